//! Files: read whole, or refused with a sentence that names the path.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::limits::{LARGEST_ARCHIVE, LARGEST_FILE, too_large_archive, too_large_file};
use crate::model::Problem;

/// Reads the bytes of the file at `path`.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let place = path.display().to_string();
    if length(path)? > LARGEST_FILE {
        return Err(too_large_file(&place));
    }
    let mut bytes = Vec::new();
    // The file may grow while it is read; the limit holds all the same.
    File::open(path)
        .and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut bytes))
        .map_err(|error| Problem::reading(&place, &error))?;
    Ok(bytes)
}

/// Returns the length of the file at `path` if it begins as a ZIP archive does; `None` if it
/// does not, or is no file.
pub(super) fn archive(path: &Path) -> Result<Option<u64>, Problem> {
    let mut start = [0; 4];
    let is_one = path.is_file()
        && File::open(path)
            .and_then(|mut file| file.read_exact(&mut start))
            .is_ok()
        && start == *b"PK\x03\x04";
    if !is_one {
        return Ok(None);
    }
    let length = length(path)?;
    if length > LARGEST_ARCHIVE {
        return Err(too_large_archive(&path.display().to_string()));
    }
    Ok(Some(length))
}

/// Returns the length of the file at `path`, which can be read.
fn length(path: &Path) -> Result<u64, Problem> {
    let place = path.display().to_string();
    // Opening a pipe or a device may wait for ever, so it is asked first what it is.
    let known = fs::metadata(path).map_err(|error| Problem::reading(&place, &error))?;
    if known.is_dir() {
        return Err(Problem::new(
            &place,
            "This is a folder, not an article.",
            "Choose the files in it.",
        ));
    }
    if !known.is_file() {
        return Err(Problem::new(
            &place,
            "This is a pipe or a device, not a file.",
            "Save its text as a file first.",
        ));
    }
    Ok(known.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(path: &Path, expected: &str) {
        let problem = bytes(path).expect_err("it cannot be read");
        assert_eq!(problem.place, path.display().to_string());
        assert_eq!(format!("{} {}", problem.sentence, problem.hint), expected);
    }

    #[test]
    fn what_is_no_readable_file_is_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        refused(
            &folder.path().join("none.txt"),
            "There is no such file. Check the path.",
        );
        refused(
            folder.path(),
            "This is a folder, not an article. Choose the files in it.",
        );
        let large = folder.path().join("large.txt");
        // A sparse file: it takes no room.
        File::create(&large)
            .and_then(|file| file.set_len(LARGEST_FILE + 1))
            .expect("a file can be made");
        refused(
            &large,
            "The file is larger than 50 MB, the most that is read. Save the article's text alone as a .txt file.",
        );
    }

    #[cfg(unix)]
    #[test]
    fn devices_and_locked_files_are_refused() {
        use std::os::unix::fs::PermissionsExt;

        refused(
            Path::new("/dev/null"),
            "This is a pipe or a device, not a file. Save its text as a file first.",
        );
        let folder = tempfile::tempdir().expect("a temporary folder");
        let locked = folder.path().join("locked.txt");
        fs::write(&locked, "text").expect("a file can be written");
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o000))
            .expect("permissions can be set");
        if File::open(&locked).is_ok() {
            eprintln!("skipped: this user may read every file");
            return;
        }
        refused(
            &locked,
            "The file may not be read. Change its permissions, or copy it to a folder of yours.",
        );
    }
}
