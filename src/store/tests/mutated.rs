//! Files with damage of every sort: each is refused with a sentence or loaded whole, fast, and
//! none is written.

use std::time::{Duration, Instant};

use super::*;
use crate::model::{Log, Logged, Patch, Step};
use crate::store::system::simulated::{Crash, Random, Simulated};

/// Journal, log and trash as version 1 wrote them, of the case that [`disk`] makes.
fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/journal-v1")
}

#[test]
fn journal_log_and_trash_of_version_1_load_for_ever() {
    let made = Arc::new(disk());
    let case = Path::new("/disk/case");
    let mut names = vec![JOURNAL.to_owned(), HISTORY_FILE.to_owned()];
    for name in made.list(&case.join(HISTORIES)).expect("listed") {
        names.push(format!("{HISTORIES}/{}", name.to_str().expect("plain")));
    }
    assert_eq!(names.len(), 3);
    for name in &names {
        let now = String::from_utf8(made.read(&case.join(name)).expect("there")).expect("text");
        let path = fixture().join(name);
        if std::env::var_os("STANDPOINT_NEW_FIXTURE").is_some() && !path.exists() {
            fs::create_dir_all(path.parent().expect("in a folder")).expect("made");
            fs::write(&path, &now).expect("written");
        }
        let frozen = fs::read_to_string(&path).expect(name).replace("\r\n", "\n");
        assert_eq!(now, frozen, "{name} is written otherwise now");
        made.append(&case.join(name), 0, frozen.as_bytes())
            .expect("written");
    }
    let system: Arc<dyn System> = made;
    let (loaded, mut disk) = load_on(system, case).expect("loads");
    let log = read_history(&mut disk).expect("loads");
    assert_eq!((log.last(), log.removed.len()), (1, 1));
    let removed = read_removed(&mut disk, &log.removed[0], &loaded.dossier.agenda).expect("loads");
    assert_eq!(removed.0, example().articles[0], "text, statements and all");
    let found = Journal::find(&disk).expect("loads");
    assert_eq!(
        (found.steps.len(), found.torn, found.broken_at),
        (2, false, None)
    );
    let mut dossier = loaded.dossier.clone();
    found.steps[0].patch.apply(&mut dossier);
    assert_eq!(
        (dossier.title.as_str(), dossier.articles.len()),
        ("River!", 1)
    );
    found.steps[1].patch.apply(&mut dossier);
    assert_eq!(dossier, loaded.dossier);
}

/// How many files are tried in every run of the tests, and where there is time.
const TRIED: usize = 2_000;
const ALL: usize = 20_000;

/// A disk with every kind of file that a dossier has: its own, a snapshot, a log with trash, a
/// journal.
fn disk() -> Simulated {
    let simulated = Arc::new(Simulated::with_folder(Path::new("/disk")));
    let system: Arc<dyn System> = simulated.clone();
    let dossier = example();
    let place = Path::new("/disk/case");
    let mut disk = super::super::save_new(&system, place, &dossier, None, None).expect("saved");
    let mut less = dossier.clone();
    let gone = less.articles.remove(0);
    less.title.push('!');
    let patch = Patch::between(&dossier, &less);
    let logged = Logged {
        number: 1,
        when: "2026-12-04T12:00".to_owned(),
        what: "Remove one".to_owned(),
        changes: patch.told(&dossier),
        ..Logged::default()
    };
    let mut archive = Archive::new(&Log::default());
    archive.log(&logged);
    archive.removed(&logged, &crate::model::patch::Held(gone));
    save(&mut disk, &dossier, &dossier, Some(&archive)).expect("saved");
    let later = Logged {
        number: 2,
        ..logged
    };
    let steps = [
        Step {
            logged: later.clone(),
            patch: patch.clone(),
        },
        Step {
            logged: later,
            patch: patch.reversed(),
        },
    ];
    Journal::default()
        .append(&disk, &steps.clone().map(std::sync::Arc::new))
        .expect("written");
    simulated.after(Crash::Killed)
}

/// Returns all files of the disk with what they hold.
fn files(disk: &Simulated) -> Vec<(PathBuf, Vec<u8>)> {
    let case = PathBuf::from("/disk/case");
    let mut found = Vec::new();
    for part in ["", ARTICLES, SNAPSHOTS, HISTORIES] {
        let folder = case.join(part);
        let names = disk.list(&folder).unwrap_or_default();
        let paths = names.into_iter().map(|name| folder.join(name));
        found.extend(paths.filter_map(|path| Some((path.clone(), disk.read(&path).ok()?))));
    }
    found
}

/// Damages bytes in one of many ways.
fn damage(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    const TOKENS: &[&str] = &[
        "NaN",
        "-1",
        "1e999",
        "99999999999999999999999999",
        "None",
        "Some(",
        "..",
        "/*",
        "r#\"",
        "version: 2",
        "version: 0",
        "\u{feff}",
        "\u{202e}",
        "\\u{110000}",
        "'",
        "}",
        "(",
        ",",
    ];
    let mut out = bytes.to_vec();
    let at = random.below(out.len());
    let to = (at + random.below(80)).min(out.len());
    match random.below(9) {
        0 => out[at] ^= 1 << random.below(8),
        1 => out.truncate(at),
        2 => drop(out.drain(at..to)),
        3 => {
            // A part twice: keys, list entries, brackets.
            let part = out[at..to].to_vec();
            out.splice(to..to, part);
        }
        4 => {
            let token = TOKENS[random.below(TOKENS.len())];
            out.splice(at..at, token.bytes());
        }
        5 => {
            let depth = 1 + random.below(20_000);
            let open = [b'[', b'(', b'{'][random.below(3)];
            out.splice(at..at, std::iter::repeat_n(open, depth));
        }
        6 => {
            let digits = 1 + random.below(5_000);
            out.splice(at..at, std::iter::repeat_n(b'9', digits));
        }
        7 => {
            // A whole line twice, or in another place.
            let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
            let line = lines[random.below(lines.len())];
            let place = random.below(lines.len());
            let (before, after) = lines.split_at(place);
            out = [before.concat(), line.to_vec(), after.concat()].concat();
        }
        _ => {
            for _ in 0..4 {
                let at = random.below(out.len());
                out[at] = (random.next() & 0xff) as u8;
            }
        }
    }
    out
}

#[test]
fn mutated_files_are_refused_or_loaded_whole() {
    let whole = disk();
    let files_before = files(&whole);
    assert_eq!(files_before.len(), 9, "{files_before:?}");
    let all = std::env::var_os("STANDPOINT_ALL_FAULTS").is_some();
    let tried = if all { ALL } else { TRIED };
    let mut random = Random(2026);
    let (mut refused, mut loaded, mut slowest) = (0, 0, Duration::ZERO);
    for number in 0..tried {
        let (path, bytes) = &files_before[number % files_before.len()];
        let damaged = damage(bytes, &mut random);
        let simulated = Arc::new(whole.after(Crash::Killed));
        simulated.append(path, 0, &damaged).expect("written");
        let before = files(&simulated);
        let begun = Instant::now();
        let told = format!("number {number}, {}", path.display());
        if read_all(&simulated, &told) {
            loaded += 1;
        } else {
            refused += 1;
        }
        slowest = slowest.max(begun.elapsed());
        assert_eq!(files(&simulated), before, "{told}: nothing is written");
    }
    assert!(slowest < Duration::from_secs(5), "{slowest:?}");
    assert!(
        refused > tried / 4 && loaded > tried / 10,
        "{refused} refused, {loaded} loaded"
    );
    eprintln!("{tried} mutated files: {refused} refused, {loaded} loaded; slowest {slowest:?}");
}

/// Reads everything; says whether nothing was refused.
fn read_all(simulated: &Arc<Simulated>, told: &str) -> bool {
    let check = |problem: &crate::model::Problem| {
        assert!(problem.sentence.ends_with('.'), "{told}: {problem}");
        assert!(problem.sentence.chars().count() < 600, "{told}: {problem}");
        assert!(!problem.hint.is_empty(), "{told}: {problem}");
    };
    let system: Arc<dyn System> = simulated.clone();
    let (loaded, mut disk) = match load_on(system, Path::new("/disk/case")) {
        Ok(loaded) => loaded,
        Err(problem) => {
            check(&problem);
            return false;
        }
    };
    // What was loaded is whole: it can be written and read again.
    let again = parse(&mut render(&loaded.dossier)).expect(told);
    assert_eq!(again.dossier, loaded.dossier, "{told}");
    loaded.warnings.iter().for_each(check);
    let mut good = true;
    match read_history(&mut disk) {
        Ok(log) => {
            for removed in &log.removed {
                if let Err(problem) = read_removed(&mut disk, removed, &loaded.dossier.agenda) {
                    check(&problem);
                    good = false;
                }
            }
        }
        Err(problem) => {
            check(&problem);
            good = false;
        }
    }
    match Journal::find(&disk) {
        Ok(found) => {
            let mut dossier = loaded.dossier;
            for step in &found.steps {
                step.patch.apply(&mut dossier);
            }
            good &= found.steps.len() == 2;
        }
        Err(problem) => {
            check(&problem);
            good = false;
        }
    }
    good
}
