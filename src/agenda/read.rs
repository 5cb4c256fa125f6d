//! Agenda files: read whole, or refused with a sentence.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::{Checked, check};
use crate::model::{Agenda, Problem};

/// The largest agenda file that is read, in bytes.
const LARGEST: u64 = 5_000_000;

/// Reads an agenda from a file.
///
/// # Errors
///
/// The file cannot be read, or its check found errors.
pub fn read(path: &Path) -> Result<Agenda, Vec<Problem>> {
    let checked = check_file(path);
    checked.agenda.ok_or(checked.errors)
}

/// Reads and checks an agenda file; what keeps it from being read is an error of it.
#[must_use]
pub fn check_file(path: &Path) -> Checked {
    let place = path.display().to_string();
    match text(path, &place) {
        Ok(text) => check(&place, &text),
        Err(problem) => Checked {
            errors: vec![problem],
            ..Checked::default()
        },
    }
}

fn text(path: &Path, place: &str) -> Result<String, Problem> {
    // Opening a pipe or a device may wait for ever, so it is asked first what it is.
    let known = fs::metadata(path).map_err(|error| Problem::reading(place, &error))?;
    if !known.is_file() {
        let what = if known.is_dir() {
            "a folder, not an agenda file"
        } else {
            "a pipe or a device, not an agenda file"
        };
        return Err(Problem::new(
            place,
            format!("This is {what}."),
            "Give the path of a .ron or .json file.",
        ));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
        .map_err(|error| Problem::reading(place, &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::new(
            place,
            "The file is larger than 5 MB, the most that an agenda may be.",
            "Check that it is an agenda.",
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..good]
            .split(|&byte| byte == b'\n')
            .count();
        Problem::new(
            place,
            format!(
                "The file is not UTF-8 text: the first byte that does not fit is in line {line}."
            ),
            "Save it as UTF-8.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_cannot_be_read_are_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let told = |path: &std::path::Path| {
            let problem = read(path).expect_err("it cannot be read").remove(0);
            assert_eq!(problem.place, path.display().to_string());
            format!("{} {}", problem.sentence, problem.hint)
        };
        assert_eq!(
            told(&folder.path().join("none.ron")),
            "There is no such file. Check the path."
        );
        assert_eq!(
            told(folder.path()),
            "This is a folder, not an agenda file. Give the path of a .ron or .json file."
        );
        let latin = folder.path().join("latin.ron");
        std::fs::write(&latin, b"(\n id: \"\xe9\")").expect("a file can be written");
        assert_eq!(
            told(&latin),
            "The file is not UTF-8 text: the first byte that does not fit is in line 2. Save it as UTF-8."
        );
        let sound = folder.path().join("sound.ron");
        std::fs::write(
            &sound,
            "\u{feff}(id: \"river\", title: \"The river talks\")",
        )
        .expect("a file can be written");
        assert_eq!(read(&sound).map(|agenda| agenda.id).as_deref(), Ok("river"));
    }
}
