//! A file from which an article was read, read once more in an encoding that a person names.

use std::borrow::Cow;
use std::path::Path;

use encoding_rs::Encoding;

use super::encodings::fitting;
use super::kind::{self, Kind};
use super::{Known, Outcome, archive, encoding, html, mime, source, within};
use crate::model::{Date, Fitting, Problem};

/// Returns the encodings in which the article from `source` may be, first the one in which it
/// is read, if that is in doubt; none if it is not.
///
/// # Errors
///
/// Its file cannot be read any more.
pub fn encodings(source: &str) -> Result<Vec<Fitting>, Problem> {
    let (place, bytes, _) = bytes_of(source)?;
    offered(&place, &bytes)
}

fn offered(place: &str, bytes: &[u8]) -> Result<Vec<Fitting>, Problem> {
    let kind = kind::kind(place, Path::new(place), bytes)?;
    let (bytes, label, is_page) = match kind {
        Kind::Pdf | Kind::Zip => return Ok(Vec::new()),
        Kind::Mime => {
            let (part, label, is_page) = mime::text(place, bytes)?;
            (Cow::Owned(part), label, is_page)
        }
        Kind::Page => {
            let label = encoding::label_of_page(bytes);
            (Cow::Borrowed(bytes), label, true)
        }
        _ => (Cow::Borrowed(bytes), None, false),
    };
    let decoded = encoding::decode(place, &bytes, label.as_deref())?;
    let is_sure = std::str::from_utf8(&bytes).is_ok() && !bytes.contains(&0);
    if is_sure || decoded.note.is_none() {
        return Ok(Vec::new());
    }
    let plain = |text: &str| {
        if is_page {
            html::stripped(text).text
        } else {
            text.to_owned()
        }
    };
    Ok(fitting(&bytes, decoded.encoding, plain))
}

/// Reads all articles in the file from which the one at `source` came, in the encoding of that
/// name if it is one of the encodings in which the file may be; else there is no outcome.
#[must_use]
pub fn read_in(source: &str, label: &str, today: Date) -> Vec<Outcome> {
    let Some(encoding) = Encoding::for_label(label.as_bytes()) else {
        let told = format!("There is no encoding “{label}”.");
        return vec![Err(Problem::new(source, told, ""))];
    };
    let known = Known {
        today,
        encoding: Some(encoding),
    };
    let read = bytes_of(source).and_then(|(place, bytes, depth)| {
        let offered = offered(&place, &bytes)?;
        Ok(if offered.iter().any(|fitting| fitting.label == label) {
            within(&place, &bytes, depth, known)
        } else {
            Vec::new()
        })
    });
    read.unwrap_or_else(|problem| vec![Err(problem)])
}

/// Returns the file of a source that may name a row of it: "a.csv" of "a.csv#2".
#[must_use]
pub fn file_of(source: &str) -> &str {
    let row = source.rsplit_once('#');
    let row = row.filter(|(_, row)| row.bytes().all(|byte| byte.is_ascii_digit()));
    row.map_or(source, |(file, _)| file)
}

/// Returns the place of the file from which an article came, its bytes, and how deep it lies in
/// archives. A name without a folder is that of bytes that lay nowhere, and never that of a file
/// which happens to be in the current folder.
fn bytes_of(article: &str) -> Result<(String, Vec<u8>, usize), Problem> {
    let places = [article, file_of(article)].into_iter();
    for place in places.filter(|place| Path::new(place).is_absolute()) {
        let path = Path::new(place);
        if path.is_file() {
            return Ok((place.to_owned(), source::bytes(path)?, 0));
        }
        let above = path.ancestors().skip(1).find(|above| above.is_file());
        let Some(archive) = above.map(archive).transpose()?.flatten() else {
            continue;
        };
        let entry = (0..archive.len()).find(|number| archive.place(*number) == place);
        if let Some(number) = entry {
            return Ok((place.to_owned(), archive.bytes(number)?, 1));
        }
    }
    Err(Problem::new(
        article,
        "The file from which this was read is not there any more.",
        "Open it again from where it is now.",
    ))
}

#[cfg(test)]
mod tests {
    use encoding_rs::KOI8_U;

    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 23);
    const WORDS: &str = "Сторони говорять\n\n18 листопада 2025\n\nПереговори тривали довго.\n";

    #[test]
    fn a_file_is_read_again_in_the_encoding_that_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        std::fs::write(&path, KOI8_U.encode(WORDS).0).expect("written");
        let place = path.display().to_string();
        let offered = encodings(&place).expect("there is a doubt");
        assert!(offered.iter().any(|fitting| fitting.label == "KOI8-U"));
        let read = read_in(&place, "KOI8-U", TODAY).remove(0).expect("read");
        assert_eq!((read.text.as_str(), read.source), (WORDS, place.clone()));
        assert_eq!(
            read.published.map(|day| day.to_string()).as_deref(),
            Some("2025-11-18")
        );

        std::fs::write(&path, WORDS).expect("written");
        assert_eq!(encodings(&place), Ok(Vec::new()), "UTF-8 is no doubt");
        std::fs::remove_file(&path).expect("removed");
        let told = encodings(&place).expect_err("it is gone").sentence;
        assert_eq!(
            told,
            "The file from which this was read is not there any more."
        );
    }

    #[test]
    fn a_name_without_a_folder_is_no_file_of_the_current_one() {
        // The tests run in the folder of the project, which holds this file.
        let name = "Cargo.toml";
        assert!(Path::new(name).is_file());
        for source in [name, "Cargo.toml#1", "src/lib.rs"] {
            let told = encodings(source).expect_err("nobody knows where it lay");
            assert!(told.sentence.contains("not there any more"), "{told}");
            assert!(read_in(source, "KOI8-U", TODAY)[0].is_err());
        }
    }

    #[test]
    fn rows_of_tables_and_files_of_archives_are_found_again() {
        use std::io::Write as _;

        let folder = tempfile::tempdir().expect("a folder");
        let table = folder.path().join("a.csv");
        let rows = "title,text\nПерший,Сторони говорять довго.\nДругий,Сторони не говорять.\n";
        let rows = KOI8_U.encode(rows).0;
        std::fs::write(&table, &rows).expect("written");
        let titles = |outcomes: Vec<Outcome>| -> Vec<String> {
            let articles = outcomes.into_iter();
            articles.map(|it| it.expect("an article").title).collect()
        };
        let place = format!("{}#2", table.display());
        assert_eq!(
            titles(read_in(&place, "KOI8-U", TODAY)),
            ["Перший", "Другий"]
        );

        let packed = folder.path().join("a.zip");
        let file = std::fs::File::create(&packed).expect("made");
        let mut zip = zip::ZipWriter::new(file);
        let plain = zip::write::SimpleFileOptions::default();
        zip.start_file("in/a.csv", plain).expect("begun");
        zip.write_all(&rows).expect("written");
        zip.finish().expect("ended");
        let place = format!("{}/in/a.csv#1", packed.display());
        assert!(!encodings(&place).expect("found").is_empty());
        assert_eq!(
            titles(read_in(&place, "KOI8-U", TODAY)),
            ["Перший", "Другий"]
        );
    }
}
