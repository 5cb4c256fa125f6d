//! Ways in and out: opening, dropping, pasting, saving, closing.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use standpoint::session::Session;

use super::{Window, cell};

const LETTER: &str = "Harbour letter\n\n4 December 2026\n\n“We will never withdraw our troops from \
    Donbas,” President Volodymyr Zelensky said on Friday. Russia demanded that Ukraine withdraw \
    its troops from Donbas, Kremlin spokesman Dmitry Peskov said.\n";

#[derive(Debug)]
struct Dropped(PathBuf, &'static str);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Ok(self.1.as_bytes().to_vec())
    }
}

pub(super) fn drop_on(window: &mut Window, path: PathBuf, bytes: &'static str) {
    drop_all_on(window, vec![(path, bytes)]);
}

/// Drops several files at once.
pub(super) fn drop_all_on(window: &mut Window, files: Vec<(PathBuf, &'static str)>) {
    begin_drop(window, files);
    window.wait_for_job();
}

/// Drops several files at once, and does not wait until they are read.
pub(super) fn begin_drop(window: &mut Window, files: Vec<(PathBuf, &'static str)>) {
    for (path, bytes) in files {
        let file = Arc::new(Dropped(path, bytes));
        window.harness.input_mut().dropped_files.push(file);
    }
    window.harness.step();
}

/// Writes an article that is read last in a folder, and for so many frames that reading can be
/// stopped before its end on any machine.
pub(super) fn write_a_long_last(folder: &Path) {
    let mut text = "A long letter\n\n4 December 2026\n\n".to_owned();
    for n in 0..40_000 {
        write!(text, "The quay {n} was quiet in the morning of day {n}. ").expect("a string");
    }
    std::fs::write(folder.join("the long one.txt"), text).expect("a file");
}

pub(super) fn titles(window: &Window) -> Vec<String> {
    let dossier = window.app().session().dossier();
    dossier
        .articles
        .iter()
        .map(|a| a.article.title.clone())
        .collect()
}

#[test]
fn a_dropped_file_is_read() {
    let mut window = Window::on_case();
    let path = window.path("letter.txt");
    std::fs::write(&path, LETTER).expect("a file");
    drop_on(&mut window, path, "");
    assert_eq!(titles(&window).len(), 3);
    assert_eq!(titles(&window)[2], "Harbour letter");
    window.must_see("1 article read");
    window.must_see("Saving in a moment");
}

#[test]
fn a_drop_without_a_path_is_read_from_its_bytes() {
    let mut window = Window::on_case();
    drop_on(&mut window, PathBuf::from("letter.txt"), LETTER);
    assert_eq!(titles(&window).len(), 3);
}

#[test]
fn files_with_and_without_a_path_are_read_together() {
    let mut window = Window::on_case();
    let path = window.path("letter.txt");
    std::fs::write(&path, LETTER).expect("a file");
    let other = "Another letter\n\nThe mayor said the ferry would sail again in spring.\n";
    drop_all_on(&mut window, vec![(path, ""), ("other.txt".into(), other)]);
    assert_eq!(titles(&window).len(), 4);
    window.must_see("2 articles read");
}

#[test]
fn what_is_dropped_beside_a_case_is_named() {
    let mut window = Window::on_sample();
    let (case, second) = (window.path("harbour"), window.path("second"));
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/harbour-talks");
    crate::copy(&fixture, &case);
    crate::copy(&fixture, &second);
    let files = vec![
        ("letter.txt".into(), LETTER),
        (case.clone(), ""),
        (second, ""),
    ];
    drop_all_on(&mut window, files);
    assert_eq!(window.app().session().folder(), Some(case.as_path()));
    assert_eq!(titles(&window).len(), 2);
    window.must_see(
        "A case is opened alone, so this was left aside: letter.txt, second. Open it once the \
         case is there.",
    );
}

#[test]
fn files_dropped_on_a_question_are_not_lost_in_silence() {
    let mut window = Window::on_case();
    window.key(Key::F1);
    drop_on(&mut window, PathBuf::from("letter.txt"), LETTER);
    window.must_see("The files were not taken: a question is open.");
    assert_eq!(titles(&window).len(), 2);
}

#[test]
fn the_same_article_twice_is_told() {
    let mut window = Window::on_case();
    for _ in 0..2 {
        drop_on(&mut window, PathBuf::from("letter.txt"), LETTER);
    }
    assert_eq!(titles(&window).len(), 3);
    window.must_see("0 articles read, 0 statements; 1 already there");
}

#[test]
fn what_cannot_be_read_is_told_until_dismissed() {
    let mut window = Window::on_case();
    drop_on(&mut window, PathBuf::from("empty.txt"), "");
    assert_eq!(titles(&window).len(), 2);
    window.must_see("1 failed:\nempty.txt: ");
    window.must_see("Not done");
}

#[test]
fn errors_stay_until_they_are_dismissed_however_many_there_are() {
    let mut window = Window::on_case();
    let empty = window.path("empty");
    std::fs::create_dir(&empty).expect("a folder");
    for n in 0..40 {
        std::fs::write(empty.join(format!("{n:02}.txt")), "").expect("a file");
    }
    drop_on(&mut window, empty, "");
    for n in 0..6 {
        drop_on(&mut window, format!("empty-{n}.txt").into(), "");
    }
    window.must_see("7 messages");
    let messages = window.app().messages().join("\n");
    for name in ["00.txt", "39.txt", "empty-0.txt", "empty-5.txt"] {
        assert!(messages.contains(name), "{messages}");
    }
    let list = window.harness.get_by_label_contains("7 messages").rect();
    let button = window.harness.get_by_label("Dismiss all").rect();
    assert!(button.bottom() - list.top() < 450.0, "the list is bounded");
    let first = window.harness.get_all_by_label("Dismiss").next();
    first.expect("one button a message").click();
    window.run();
    window.must_see("6 messages");
    assert!(!window.app().messages().concat().contains("empty-5.txt"));
    window.click("Dismiss all");
    assert!(window.app().messages().is_empty());
}

#[test]
fn a_pasted_text_is_an_article_unless_it_is_typed_somewhere() {
    let mut window = Window::on_case();
    window.harness.event(egui::Event::Paste(LETTER.to_owned()));
    window.harness.step();
    window.wait_for_job();
    assert_eq!(titles(&window).len(), 3);

    window.click(cell::ISLANDS_NORTH);
    window.type_into("Note", "");
    window
        .harness
        .event(egui::Event::Paste("a word".to_owned()));
    window.harness.step();
    window.wait_for_job();
    assert_eq!(titles(&window).len(), 3);
}

#[test]
fn an_opened_file_becomes_a_table() {
    let mut window = Window::on_sample();
    let path = window.path("letter.txt");
    std::fs::write(&path, LETTER).expect("a file");
    window.keys(Modifiers::COMMAND, Key::O);
    window.type_into("Path", &path.display().to_string());
    window.click("Open");
    window.wait_for_job();
    assert_eq!(
        titles(&window),
        ["Harbour letter"],
        "it begins a case of its own"
    );
    assert!(
        !window.app().session().table().is_empty(),
        "nothing was found in it"
    );
    window.must_see("/ Ukraine: ");
}

#[test]
fn what_was_done_to_the_sample_is_kept_when_a_file_is_dropped() {
    type Change = (&'static str, fn(&mut Window));
    let keep: [Change; 3] = [
        ("a snapshot", |window| {
            window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
            window.type_into("Name", "mine");
            window.key(Key::Enter);
        }),
        ("a title", |window| {
            window.menu("Case", "Rename case…");
            window.type_into("Title", "My talks");
            window.key(Key::Enter);
        }),
        ("a step that can be done again", |window| {
            window.menu("Case", "Rename case…");
            window.type_into("Title", "My talks");
            window.key(Key::Enter);
            window.keys(Modifiers::COMMAND, Key::Z);
        }),
    ];
    for (what, change) in keep {
        let mut window = Window::on_sample();
        let before = titles(&window).len();
        change(&mut window);
        drop_on(&mut window, PathBuf::from("letter.txt"), LETTER);
        assert_eq!(titles(&window).len(), before + 1, "{what}");
        let dossier = window.app().session().dossier();
        let kept = match what {
            "a snapshot" => dossier.snapshots.iter().any(|s| s.name == "mine"),
            "a title" => dossier.title == "My talks",
            _ => dossier.title != "New case",
        };
        assert!(kept, "{what}");
    }
}

#[test]
fn saved_and_opened_again_the_table_is_the_same() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    window.type_into("Summary", "The islands stay");
    window.keys(Modifiers::COMMAND, Key::S);
    window.must_see("Saved 12:04");
    let again = Session::read(&window.path("case"), "2026-12-20".parse().expect("a date"));
    let again = again.expect("it was just saved");
    assert_eq!(again.table(), window.app().session().table());
    assert_eq!(again.dossier(), window.app().session().dossier());
    let summary = window.stance("harbour.1", "NO").map(|s| s.summary);
    assert_eq!(summary.as_deref(), Some("The islands stay"));
}

#[test]
fn save_as_asks_where_and_goes_on_from_there() {
    let mut window = Window::on_case();
    window.menu("File", "Save as…");
    let target = window.path("elsewhere");
    window.type_into("Path", &target.display().to_string());
    window.click("Save here");
    assert!(target.join("dossier.ron").is_file());
    assert_eq!(window.app().session().folder(), Some(target.as_path()));
}

#[test]
fn a_folder_without_a_case_and_a_broken_one_are_told() {
    let mut window = Window::on_case();
    let broken = window.path("broken");
    std::fs::create_dir(&broken).expect("a folder");
    std::fs::write(broken.join("dossier.ron"), "Dossier(version: 99)").expect("a file");
    window.menu("File", "Open folder…");
    window.type_into("Path", &broken.display().to_string());
    window.click("Open");
    window.must_see("newer");
    assert_eq!(titles(&window).len(), 2, "the open case stays");
}

#[test]
fn a_path_that_cannot_be_taken_stays_to_be_corrected() {
    let mut window = Window::on_case();
    let broken = window.path("broken");
    std::fs::create_dir(&broken).expect("a folder");
    std::fs::write(broken.join("dossier.ron"), "Dossier(version: 99)").expect("a file");
    let right = window.path("letter.txt");
    std::fs::write(&right, LETTER).expect("a file");
    let nowhere = window.path("no such folder/letter.txt");
    let [broken, right, nowhere] = [broken, right, nowhere].map(|path| path.display().to_string());
    let cases: [(&str, &str, &str, &str); 5] = [
        ("Open folder…", "Open", &broken, "newer"),
        (
            "Open articles…",
            "Open",
            &nowhere,
            "Nothing is at this path.",
        ),
        ("Save as…", "Save here", &right, "It is a file"),
        ("Import a snapshot…", "Open", &nowhere, "no such folder"),
        ("Open articles…", "Open", &right, ""),
    ];
    for (entry, act, path, why) in cases {
        let menu = if entry.starts_with("Import") {
            "Case"
        } else {
            "File"
        };
        window.menu(menu, entry);
        window.type_into("Path", path);
        window.click(act);
        if why.is_empty() {
            break;
        }
        window.must_see(why);
        assert!(
            window.app().messages().is_empty(),
            "{entry}: it is told once"
        );
        let typed = window
            .harness
            .get_by_role_and_label(Role::TextInput, "Path");
        assert_eq!(typed.value().as_deref(), Some(path), "{entry}");
        window.type_into("Path", "other");
        assert!(!window.sees(why), "{entry}: it is about what was typed");
        window.key(Key::Escape);
    }
    window.wait_for_job();
    assert_eq!(titles(&window).len(), 3);

    window.menu("File", "New case…");
    window.type_into("Title", "Mine");
    window.click("A file of my own");
    window.type_into("File", &nowhere);
    window.click("Start case");
    window.must_see("letter.txt: ");
    let typed = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Title");
    assert_eq!(typed.value().as_deref(), Some("Mine"));
}

#[test]
fn a_new_case_is_empty_and_has_the_chosen_agenda() {
    let mut window = Window::on_sample();
    window.must_see("This is the sample case");
    window.click("Start an empty case");
    window.type_into("Title", "Talks in December");
    window.click("Start case");
    let dossier = window.app().session().dossier();
    assert_eq!(dossier.title, "Talks in December");
    assert!(dossier.articles.is_empty());
    assert!(!dossier.agenda.parties.is_empty());
    window.must_see("No positions yet");
    assert!(!window.sees("This is the sample case"));
}

#[test]
fn closing_without_changes_does_not_ask() {
    let mut window = Window::on_case();
    window.close();
    assert!(window.app().is_closing());
}

#[test]
fn a_running_job_can_be_cancelled_and_is_asked_about() {
    let mut window = Window::on_case();
    let many = window.path("many");
    std::fs::create_dir(&many).expect("a folder");
    for n in 0..300 {
        let text = format!("{LETTER}\nThis is copy number {n}.\n").repeat(3);
        std::fs::write(many.join(format!("{n:03}.txt")), text).expect("a file");
    }
    write_a_long_last(&many);
    let file = Arc::new(Dropped(many, ""));
    window.harness.input_mut().dropped_files.push(file);
    window.harness.step();
    window.harness.step();
    window.must_see("Reading articles");
    let root = egui::ViewportId::ROOT;
    let viewport = window.harness.input_mut().viewports.get_mut(&root);
    let viewport = viewport.expect("the window has a viewport");
    viewport.events.push(egui::ViewportEvent::Close);
    window.harness.run_steps(3);
    window.must_see("Articles are still being read");
    window.harness.get_by_label("Cancel").click();
    window.harness.run_steps(3);
    assert!(!window.app().is_closing());
    window.harness.get_by_label("Stop").click();
    window.harness.run_steps(2);
    window.wait_for_job();
    window.must_see("stopped before the end");
    let read = titles(&window).len();
    assert!((2..=302).contains(&read), "{read} articles");
}

#[test]
fn an_article_that_is_read_stays_while_several_come_and_one_opened_alone_is_shown() {
    let mut window = Window::on_case();
    window.click_like("Ferries wait for a signal, ");
    let letter = |n| {
        let text = format!("Letter {n}\n\n4 December 2026\n\nThe port of berth {n} was quiet.\n");
        &*text.leak()
    };
    let (a, b, c) = (
        window.path("a.txt"),
        window.path("b.txt"),
        window.path("c.txt"),
    );
    drop_all_on(&mut window, vec![(a, letter(1)), (b, letter(2))]);
    let shows = |window: &Window, words: &str| {
        let mut found = window.harness.query_all_by_value(words);
        found.next().is_some()
    };
    assert!(shows(&window, "Ferries wait for a signal"));
    drop_all_on(&mut window, vec![(c, letter(3))]);
    assert!(!shows(&window, "Ferries wait for a signal"));
    assert!(shows(&window, "The port of berth 3 was quiet."));
}

#[test]
fn what_a_stopped_import_has_left_is_listed_and_opened_later() {
    let mut window = Window::on_case();
    let many = window.path("many");
    std::fs::create_dir(&many).expect("a folder");
    let names: Vec<String> = (0..200).map(|n| format!("letter {n:03}.txt")).collect();
    for (n, name) in names.iter().enumerate() {
        let words: Vec<String> = (0..60).map(|w| format!("word{}", n * 100 + w)).collect();
        let text = format!("Letter {n}\n\n4 December 2026\n\n{}.\n", words.join(" "));
        std::fs::write(many.join(name), text).expect("a file");
    }
    write_a_long_last(&many);
    begin_drop(&mut window, vec![(many, "")]);
    window.harness.step();
    window.harness.get_by_label("Stop").click();
    window.harness.step();
    window.wait_for_job();
    let kept = titles(&window).len() - 2;
    assert!(kept <= 200, "it was stopped");
    window.must_see("read and kept, 0 statements; stopped before the end: ");
    let left = match 201 - kept {
        1 => "1 file not read".to_owned(),
        more => format!("{more} files not read"),
    };
    assert!(!window.sees("the long one.txt"), "the list is folded");
    window.click(&left);
    window.must_see(names.get(kept).map_or("the long one.txt", |name| name));
    window.click("Open the rest");
    window.wait_for_job();
    assert_eq!(titles(&window).len(), 203);
    assert!(!window.sees("not read"), "nothing is left");
}

#[test]
fn what_failed_is_told_beside_what_a_stopped_import_has_left() {
    let mut window = Window::on_case();
    let many = window.path("many");
    std::fs::create_dir(&many).expect("a folder");
    std::fs::write(many.join("a.pdf"), "%PDF-1.7 that breaks off").expect("a file");
    for n in 0..200 {
        let words: Vec<String> = (0..60).map(|w| format!("word{}", n * 100 + w)).collect();
        let text = format!("Letter {n}\n\n4 December 2026\n\n{}.\n", words.join(" "));
        std::fs::write(many.join(format!("letter {n:03}.txt")), text).expect("a file");
    }
    write_a_long_last(&many);
    begin_drop(&mut window, vec![(many, "")]);
    while window
        .app()
        .session()
        .job()
        .is_some_and(|job| job.done == 0)
    {
        window.harness.step();
    }
    window.harness.get_by_label("Stop").click();
    window.harness.step();
    window.wait_for_job();
    assert!(titles(&window).len() < 203, "it was stopped");
    window.must_see("1 failed:");
    window.must_see("a.pdf");
    window.must_see("stopped before the end: ");
    window.click("Open the rest");
    window.wait_for_job();
    assert_eq!(titles(&window).len(), 203);
    // What failed is told until it is dismissed.
    window.must_see("1 failed:");
    assert!(!window.sees("not read"), "nothing is left");
}

#[test]
fn files_held_over_the_window_are_told_where_they_go() {
    let mut window = Window::on_case();
    let held = egui::HoveredFile::default();
    window.harness.input_mut().hovered_files.push(held);
    window.harness.run_steps(2);
    window.must_see("Drop articles, folders, a case or a table");
}
