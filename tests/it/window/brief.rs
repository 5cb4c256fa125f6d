//! Sending on: the table on the clipboard, the comparison in a file; and a table of others
//! that becomes a case.

use std::path::Path;
use std::time::{Duration, Instant};

use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable;

use super::files::drop_on;
use super::{Window, cell};

const ISLANDS: &str = "Northland gives up the outer islands as part of a settlement";
const TALKS: &str = "Talks on a settlement continue";

/// Gives a command from a menu and returns what was copied on it.
fn copied(window: &mut Window, menu: &str, entry: &str) -> Option<String> {
    window.click(menu);
    window.harness.get_by_label_contains(entry).click();
    let mut text = None;
    for _ in 0..6 {
        window.harness.step();
        for command in &window.harness.output().platform_output.commands {
            if let OutputCommand::CopyText(copied) = command {
                text = Some(copied.clone());
            }
        }
    }
    text
}

/// Asks for an export and answers with a path.
fn export(window: &mut Window, choices: &[&str], path: &Path) {
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    for choice in choices {
        window.click(choice);
    }
    window.click("Choose a file…");
    window.type_into("Path", &path.display().to_string());
    window.click("Export");
}

fn wait(window: &mut Window) {
    let begun = Instant::now();
    while window.app().is_exporting() {
        assert!(begun.elapsed() < Duration::from_mins(1), "it does not end");
        std::thread::sleep(Duration::from_millis(5));
        window.harness.step();
    }
    window.run();
}

#[test]
fn the_visible_table_is_copied_as_text() {
    let mut window = Window::on_case();
    window.click("Conflicts 2");
    let text = copied(&mut window, "Edit", "Copy table as text").expect("a text");
    let heads = text.lines().next();
    let expected = "Issue\tProposal\tNorthland\tSouthland\tIsle Union\tRelation";
    assert_eq!(heads, Some(expected));
    let cells = "rejects, red line, 1 utterance, machine\tdemands, firm, 1 utterance, machine";
    let row = format!("\t{ISLANDS}\t{cells}\tsilent\tConflict: Northland against Southland\n");
    assert!(text.contains(&row), "{text}");
    assert!(!text.contains(TALKS), "{text}");
    window.must_see("2 rows copied as text");
    let text = copied(&mut window, "Edit", "Copy table as Markdown").expect("a text");
    assert!(
        text.contains("| Proposal | Northland | Southland | Isle Union | Relation |"),
        "{text}"
    );
    let row = format!(
        "| {ISLANDS} | rejects, red line, 1 utterance, machine | demands, firm, 1 utterance, \
         machine | silent | Conflict: Northland against Southland |"
    );
    assert!(text.contains(&row), "{text}");
    window.must_see("2 rows copied as Markdown");
}

#[test]
fn without_html_on_the_clipboard_text_is_copied_and_that_is_said() {
    let mut window = Window::on_case();
    let text = copied(&mut window, "Edit", "Copy table as HTML").expect("a text");
    assert!(text.contains(TALKS), "{text}");
    window.must_see("copied as text: the clipboard takes no HTML here");
}

#[test]
fn the_case_is_exported_and_nothing_is_written_over_unasked() {
    let mut window = Window::on_case();
    let path = window.path("briefing.html");
    export(&mut window, &[], &path);
    wait(&mut window);
    let html = std::fs::read_to_string(&path).expect("a file");
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains(TALKS));
    window.must_see("Written: ");

    // The same name without its ending, in another format: a file of its own.
    let (bare, markdown) = (window.path("briefing"), window.path("briefing.md"));
    export(&mut window, &["Markdown"], &bare);
    wait(&mut window);
    let text = std::fs::read_to_string(&markdown).expect("a file");
    assert!(text.contains(TALKS), "{text}");

    // A spreadsheet knows by the mark that its letters are UTF-8.
    let table = window.path("briefing.csv");
    export(&mut window, &["CSV"], &table);
    wait(&mut window);
    let text = std::fs::read_to_string(&table).expect("a file");
    assert!(
        text.starts_with("\u{feff}") && text.contains(TALKS),
        "{text}"
    );

    std::fs::write(&markdown, "mine").expect("written");
    export(&mut window, &["Markdown"], &markdown);
    window.must_see("Replace this file?");
    window.click("Cancel");
    wait(&mut window);
    assert_eq!(std::fs::read_to_string(&markdown).expect("a file"), "mine");

    window.click("Conflicts 2");
    let only = "Only what the table shows now: 2 proposals";
    export(&mut window, &["Markdown", only], &markdown);
    window.click("Replace");
    wait(&mut window);
    let text = std::fs::read_to_string(&markdown).expect("a file");
    assert!(text.contains(ISLANDS) && !text.contains(TALKS), "{text}");
}

#[test]
fn what_cannot_be_written_is_told() {
    let mut window = Window::on_case();
    let path = window.path("no/such/folder/a.html");
    export(&mut window, &[], &path);
    window.must_see("There is no folder for this file.");
    window.key(egui::Key::Escape);
    let path = window.path("a.html");
    std::fs::create_dir(&path).expect("a folder");
    export(&mut window, &[], &path);
    window.click("Replace");
    wait(&mut window);
    window.must_see("Not done");
    assert!(window.app().messages().concat().contains("a.html"));
}

#[test]
fn a_table_of_stances_becomes_a_case() {
    let mut window = Window::on_sample();
    let fixture = "tests/fixtures/checks/stance_matrix.csv";
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join(fixture);
    window.keys(Modifiers::COMMAND, Key::O);
    window.type_into("Path", &fixture.display().to_string());
    window.click("Open");
    let session = window.app().session();
    assert_eq!(session.dossier().title, "stance_matrix");
    assert_eq!(session.table().len(), 192);
    assert!(!session.is_dirty() && session.folder().is_none());
    window.must_see("192 stances read from the table “stance_matrix”");
    window.must_see(
        "Ukrainian forces withdraw from the parts of Donetsk region they hold / RU: supports",
    );
}

#[test]
fn a_table_given_on_start_or_dropped_is_opened() {
    let text = "issue,proposal,text,North,South\nwater,share,The water is shared,+,-\n";
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("talks.csv");
    std::fs::write(&path, text).expect("written");
    let window = Window::open(folder, vec![path]);
    window.must_see("The water is shared: Conflict");

    let mut window = Window::on_case();
    drop_on(&mut window, "other.csv".into(), text);
    window.must_see("The water is shared: Conflict");
    assert_eq!(window.app().session().dossier().title, "other");
    // What is not saved is asked about first.
    window.click_like("The water is shared / South:");
    window.type_into("Note", "mine");
    drop_on(&mut window, "third.csv".into(), text);
    window.must_see("Save the changes first?");
}

#[test]
fn what_is_wrong_with_a_table_is_told_with_its_place() {
    let mut window = Window::on_case();
    let text = "issue,proposal,text,North\nwater,share,The water is shared,maybe\n";
    drop_on(&mut window, "talks.csv".into(), text);
    let told = window.app().messages().concat();
    assert!(
        told.starts_with("talks.csv:2:4: `maybe` is no stance."),
        "{told}"
    );
    assert_eq!(window.app().session().dossier().articles.len(), 2);
    window.must_see(cell::ISLANDS_NORTH);
}
