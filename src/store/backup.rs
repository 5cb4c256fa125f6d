//! Dated copies of a dossier in its folder `backups/`, each one zip file that any program can
//! unpack into a dossier: `2026-12-04T1204_1f0a8c6e.zip`.
//!
//! A copy is made before the files are first rewritten after opening, so it is the dossier as
//! it was opened, and before a file of an older format version is brought up to date. Where the
//! latest copy holds the same, none is made. Kept are the ten latest, the last of each day for
//! a week, and the last of each week for two months; the rest goes. Files of other names are
//! left alone.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _, Write as _};

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::changes::Changes;
use super::error::{Doing, io_problem};
use super::files::{Files as _, OnDisk, Texts};
use super::load::{Loaded, parse};
use super::save::make_folder;
use super::{ARTICLES, BACKUPS, DOSSIER_FILE, HISTORY_FILE, SNAPSHOTS};
use crate::model::Problem;
use crate::model::text::hash;

/// So many of the latest are kept whatever their age.
const LATEST: usize = 10;
/// For so many days the last of each day is kept.
const DAYS: i64 = 7;
/// For so many days the last of each week is kept.
const WEEKS: i64 = 62;
/// How many digits of the fingerprint stand in a name.
const DIGITS: usize = 8;
/// No file in a copy is larger, so that a damaged one cannot fill the memory.
const LARGEST: u64 = 256 << 20;

/// A copy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backup {
    /// When it was made, by the local clock.
    pub made: DateTime,
    /// The name of the file within the dossier's folder.
    pub file: String,
    /// The first digits of the fingerprint of what it holds.
    print: String,
}

impl Backup {
    /// Reads a name; `None` if the file is none of ours.
    fn named(file: &str) -> Option<Self> {
        let stem = file.strip_prefix(BACKUPS)?.strip_prefix('/')?;
        let (moment, print) = stem.strip_suffix(".zip")?.split_once('_')?;
        let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
        if print.len() != DIGITS || !print.chars().all(hex) {
            return None;
        }
        Some(Self {
            made: DateTime::strptime("%Y-%m-%dT%H%M", moment).ok()?,
            file: file.to_owned(),
            print: print.to_owned(),
        })
    }
}

/// Returns the copies of a dossier, oldest first.
///
/// # Errors
///
/// Their folder cannot be read.
pub fn backups(at: &mut OnDisk) -> Result<Vec<Backup>, Problem> {
    let names = at.list(BACKUPS)?;
    let mut found: Vec<Backup> = names
        .iter()
        .filter_map(|name| Backup::named(name))
        .collect();
    found.sort();
    Ok(found)
}

/// Makes a copy of the dossier as its files are, at the local time `now`
/// (`YYYY-MM-DDTHH:MM`), and thins out the older ones. Returns the copy; `None` if the latest
/// holds the same.
///
/// # Errors
///
/// A file cannot be read, or the copy cannot be written; it is there whole or not at all.
pub fn back_up(at: &mut OnDisk, now: &str) -> Result<Option<Backup>, Problem> {
    let names = contents(at)?;
    let print = fingerprint(at, &names);
    let present = backups(at)?;
    if present.last().is_some_and(|last| last.print == print) {
        return Ok(None);
    }
    let moment: String = now.chars().filter(|c| *c != ':').collect();
    let file = format!("{BACKUPS}/{moment}_{print}.zip");
    let backup = Backup::named(&file).ok_or_else(|| {
        Problem::new(
            "",
            format!("`{now}` is no local time."),
            "No backup was made.",
        )
    })?;
    let bytes = pack(at, &names)?;
    make_folder(at, BACKUPS)?;
    let mut changes = Changes::default();
    changes.once(at, &file, &bytes, |_| true)?;
    changes.commit(at)?;
    let all: Vec<Backup> = backups(at)?;
    for old in surplus(&all) {
        // One that cannot be removed does no harm.
        let _ = at.system.remove(&at.path(&old.file));
    }
    Ok(Some(backup))
}

/// Reads a copy as the dossier that it holds.
///
/// # Errors
///
/// The copy cannot be read, or holds no whole dossier.
pub fn read_backup(at: &OnDisk, backup: &Backup) -> Result<Loaded, Problem> {
    let path = at.path(&backup.file);
    let bytes = at
        .system
        .read(&path)
        .map_err(|error| io_problem(&path, Doing::Reading, &error))?;
    let mut texts = unpack(&bytes).map_err(|reason| {
        Problem::new(
            path.display().to_string(),
            format!("The backup cannot be read: {reason}."),
            "Use another one.",
        )
    })?;
    parse(&mut texts)
}

/// Returns the names of the files of the dossier, sorted.
fn contents(at: &mut OnDisk) -> Result<Vec<String>, Problem> {
    let mut names = vec![DOSSIER_FILE.to_owned(), HISTORY_FILE.to_owned()];
    for folder in [ARTICLES, SNAPSHOTS] {
        let files = at.list(folder)?.into_iter();
        names.extend(files.filter(|name| at.knows(name)));
    }
    names.retain(|name| at.exists(name));
    Ok(names)
}

/// Returns the fingerprint of the dossier; the log alone makes no other dossier.
fn fingerprint(at: &OnDisk, names: &[String]) -> String {
    let lines: Vec<String> = names
        .iter()
        .filter(|name| *name != HISTORY_FILE)
        .map(|name| format!("{name} {}\n", at.seen_hash(name).unwrap_or_default()))
        .collect();
    hash(lines.concat())[..DIGITS].to_owned()
}

fn pack(at: &OnDisk, names: &[String]) -> Result<Vec<u8>, Problem> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    for name in names {
        let path = at.path(name);
        let refuse = |error: std::io::Error| io_problem(&path, Doing::Reading, &error);
        at.check_inside(name)?;
        let bytes = at.system.read(&path).map_err(refuse)?;
        zip.start_file(name.as_str(), options)
            .map_err(std::io::Error::other)
            .and_then(|()| zip.write_all(&bytes))
            .map_err(refuse)?;
    }
    let packed = zip.finish().map_err(|error| {
        let place = at.path(BACKUPS).display().to_string();
        Problem::new(
            place,
            format!("No backup can be packed: {error}."),
            "Try again.",
        )
    })?;
    Ok(packed.into_inner())
}

/// Returns the texts in a copy; the reason, in few words, if it is damaged.
fn unpack(bytes: &[u8]) -> Result<Texts, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut texts = Texts::default();
    for index in 0..zip.len() {
        let file = zip.by_index(index).map_err(|error| error.to_string())?;
        let name = file.name().map_err(|error| error.to_string())?.into_owned();
        let mut text = String::new();
        file.take(LARGEST)
            .read_to_string(&mut text)
            .map_err(|error| error.to_string())?;
        texts.texts.insert(name, text);
    }
    Ok(texts)
}

/// Returns those of `all`, oldest first, that are not kept. What counts as now is the latest.
fn surplus(all: &[Backup]) -> Vec<&Backup> {
    let Some(now) = all.last().map(|last| last.made.date()) else {
        return Vec::new();
    };
    let since = |days: i64| now.checked_sub(days.days()).unwrap_or(Date::MIN);
    let (day_limit, week_limit) = (since(DAYS), since(WEEKS));
    let mut days = BTreeSet::new();
    let mut weeks = BTreeSet::new();
    let mut surplus = Vec::new();
    for (age, backup) in all.iter().rev().enumerate() {
        let day = backup.made.date();
        let week = day.iso_week_date();
        let first_of_day = days.insert(day);
        let first_of_week = weeks.insert((week.year(), week.week()));
        let kept = age < LATEST
            || (day > day_limit && first_of_day)
            || (day > week_limit && first_of_week);
        if !kept {
            surplus.push(backup);
        }
    }
    surplus
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::{example, saved_in};
    use crate::store::{load, save};

    #[test]
    fn a_copy_holds_the_whole_dossier_and_an_unchanged_one_is_not_copied_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let dossier = example();
        saved_in(folder.path(), &dossier);
        let (_, mut disk) = load(folder.path()).expect("loads");
        let first = back_up(&mut disk, "2026-12-04T12:04").expect("made");
        let first = first.expect("there was none");
        assert!(
            first.file.starts_with("backups/2026-12-04T1204_"),
            "{first:?}"
        );
        assert_eq!(
            back_up(&mut disk, "2026-12-05T12:04"),
            Ok(None),
            "nothing is new"
        );

        let mut next = dossier.clone();
        next.title.push('!');
        save(&mut disk, &next, &dossier, None).expect("saved");
        let second = back_up(&mut disk, "2026-12-05T12:04").expect("made");
        let second = second.expect("the title is new");
        assert_eq!(
            backups(&mut disk).expect("listed"),
            [first.clone(), second.clone()]
        );
        let held = |backup| read_backup(&disk, backup).expect("reads").dossier;
        assert_eq!((held(&first), held(&second)), (dossier, next));
    }

    #[test]
    fn a_damaged_copy_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut disk = saved_in(folder.path(), &example());
        let backup = back_up(&mut disk, "2026-12-04T12:04")
            .expect("made")
            .expect("new");
        let path = folder.path().join(&backup.file);
        let whole = std::fs::read(&path).expect("there");
        for cut in (0..whole.len()).step_by(97) {
            std::fs::write(&path, &whole[..cut]).expect("cut");
            let problem = read_backup(&disk, &backup).expect_err("cut");
            assert!(problem.hint.ends_with("Use another one."), "{problem}");
        }
    }

    #[test]
    fn copies_never_grow_without_bounds() {
        // Three a day for a year, each thinned out when it is made.
        let mut kept: Vec<Backup> = Vec::new();
        let first = Date::constant(2026, 1, 1);
        for number in 0..365 * 3_i64 {
            let day = first.checked_add((number / 3).days()).expect("a day");
            let file = format!("backups/{day}T{:02}00_{number:08x}.zip", 8 + number % 3 * 4);
            kept.push(Backup::named(&file).expect("one of ours"));
            let gone: Vec<Backup> = surplus(&kept).into_iter().cloned().collect();
            kept.retain(|backup| !gone.contains(backup));
            assert!(kept.len() <= 10 + 7 + 10, "{}", kept.len());
        }
        let days: Vec<String> = kept.iter().map(|it| it.made.to_string()).collect();
        assert_eq!(
            days,
            [
                "2026-11-01T16:00:00",
                "2026-11-08T16:00:00",
                "2026-11-15T16:00:00",
                "2026-11-22T16:00:00",
                "2026-11-29T16:00:00",
                "2026-12-06T16:00:00",
                "2026-12-13T16:00:00",
                "2026-12-20T16:00:00",
                "2026-12-25T16:00:00",
                "2026-12-26T16:00:00",
                "2026-12-27T16:00:00",
                "2026-12-28T16:00:00",
                "2026-12-29T08:00:00",
                "2026-12-29T12:00:00",
                "2026-12-29T16:00:00",
                "2026-12-30T08:00:00",
                "2026-12-30T12:00:00",
                "2026-12-30T16:00:00",
                "2026-12-31T08:00:00",
                "2026-12-31T12:00:00",
                "2026-12-31T16:00:00",
            ]
        );
    }

    #[test]
    fn only_files_of_our_names_are_copies() {
        for name in [
            "backups/mine.zip",
            "backups/2026-12-04T1204_mine.zip",
            "backups/2026-12-04T1204_0123456.zip",
            "backups/2026-13-04T1204_01234567.zip",
            "other/2026-12-04T1204_01234567.zip",
        ] {
            assert_eq!(Backup::named(name), None, "{name}");
        }
        assert!(Backup::named("backups/2026-12-04T1204_01234567.zip").is_some());
    }
}
