//! Extracting again, removing, and putting back: told before, and undone.

use std::time::{Duration, Instant};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::{Window, cell, page};

/// Answers a question with a button whose name stands elsewhere too.
fn answer(window: &mut Window, button: &str) {
    let role = egui::accesskit::Role::Button;
    let mut all: Vec<_> = window
        .harness
        .get_all_by_role_and_label(role, button)
        .collect();
    all.pop().expect("a button").click();
    drop(all);
    window.run();
}

#[test]
fn articles_are_extracted_again_after_what_changes_was_shown() {
    let mut window = Window::on_case();
    window.menu("Case", "Extract all again");
    window.wait_for_job();
    window.must_see("2 articles read again.");
    window.must_see("Statements: ");
    let before = window.app().session().dossier().clone();
    answer(&mut window, "Leave as it is");
    assert_eq!(*window.app().session().dossier(), before);
    assert_eq!(window.app().session().undo_label(), None);

    window.menu("Case", "Extract all again");
    window.wait_for_job();
    answer(&mut window, "Take over");
    let label = window.app().session().undo_label().map(str::to_owned);
    assert_eq!(label.as_deref(), Some("Extract 2 articles again"));
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.app().session().dossier(), before);
}

#[test]
fn a_removed_article_is_put_back_from_the_trash() {
    let mut window = Window::on_case();
    window.click_like("Ferries wait for a signal, ");
    window.menu("Case", "Remove article…");
    window.must_see("with it. The trash keeps it.");
    window.must_see("cells of the table change:");
    let articles = |w: &Window| w.app().session().dossier().articles.len();
    answer(&mut window, "Cancel");
    assert_eq!(articles(&window), 2);
    window.menu("Case", "Remove article…");
    answer(&mut window, "Remove");
    assert_eq!(articles(&window), 1);

    window.menu("Case", "Trash");
    window.must_see("Ferries wait for a signal, removed 20");
    window.click_like("Put back: Ferries wait for a signal");
    assert_eq!(articles(&window), 2);
    let label = window.app().session().undo_label().map(str::to_owned);
    assert_eq!(
        label.as_deref(),
        Some("Put back “Ferries wait for a signal”")
    );
}

#[test]
fn a_discarded_statement_is_in_the_trash_and_the_log_tells_it() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    window.click("Discard");
    assert_eq!(window.stance("harbour.4", "SO"), None);
    window.menu("Case", "Trash");
    window.click_like("Put back: Southland: “");
    assert!(window.stance("harbour.4", "SO").is_some());
    window.menu("Case", "Change log");
    window.must_see("2 steps");
    window.type_into("Find in the log", "bring");
    window.must_see("1 step");
    window.must_see("Bring back a statement of Southland");
    // What is nowhere in it is told, and the rows come back.
    window.type_into("Find in the log", "bring no such words");
    assert!(!window.sees("Bring back a statement of Southland"));
    window.type_into("Find in the log", "bring");
    window.must_see("Bring back a statement of Southland");
}

#[test]
fn a_backup_is_opened_as_a_copy() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    window.click("Discard");
    window.keys(Modifiers::COMMAND, Key::S);
    window.menu("Case", "Backups");
    window.click_like("Open a copy of ");
    window.must_see("A copy of the backup is open");
    assert_eq!(window.app().session().folder(), None);
    assert!(
        window.stance("harbour.4", "SO").is_some(),
        "as it was before the edit"
    );
}

#[test]
fn a_snapshot_is_restored_after_what_changes_was_told_and_undone() {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.type_into("Name", "before");
    window.key(Key::Enter);
    window.click(cell::BUOYS_SOUTH);
    window.click("Discard");
    window.keys(Modifiers::COMMAND, page::SNAPSHOTS);
    window.must_see("Southland is silent (before: demands it as a red line): dropped.");
    window.click_like("Position 0");
    assert!(!window.sees("/ Southland: demands, red line → silent"));
    window.click_like("Coding 1");
    window.must_see("Southland is silent");
    window.click("Restore…");
    window.must_see("One cell of the table changes:");
    answer(&mut window, "Restore");
    assert!(window.stance("harbour.4", "SO").is_some());
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.stance("harbour.4", "SO"), None);
    window.click("Agreement");
    window.must_see("alpha");
    window.must_see("They differ on 1 cell.");
}

#[test]
fn a_colleagues_snapshot_is_imported_once() {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.type_into("Name", "mine");
    window.key(Key::Enter);
    let file = std::fs::read_dir(window.path("case/snapshots"))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .next()
        .expect("the snapshot");
    let text = std::fs::read_to_string(&file).expect("its text");
    let theirs = window.path("theirs.ron");
    std::fs::write(&theirs, text.replace("12:04", "11:00")).expect("written");
    for _ in 0..2 {
        window.keys(Modifiers::COMMAND, page::COMPARE);
        window.menu("Case", "Import a snapshot…");
        let path = theirs.display().to_string();
        window.type_into("Path", &path);
        window.key(Key::Enter);
    }
    assert_eq!(window.app().session().dossier().snapshots.len(), 2);
    window.must_see("The case has this snapshot already");
    window.key(Key::Escape);
    window.menu("Help", "Error log");
    window.must_see("2026-12-20 12:04 Not done: ");
}

#[test]
fn a_proposal_is_made_from_an_unsorted_statement_in_one_step() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let letter = folder.path().join("letter.txt");
    let text = "Border letter\n\n4 December 2026\n\nPresident Volodymyr Zelensky demands \
        that Poland reopen its border to lorries.\n";
    std::fs::write(&letter, text).expect("a file");
    let mut window = Window::open(folder, vec![letter]);
    window.wait_for_job();
    let unsorted = |w: &Window| {
        let articles = w.app().session().dossier().articles.clone();
        let statements = articles.iter().flat_map(|coded| coded.statements.clone());
        statements.filter(|s| s.proposal.is_none()).count()
    };
    let before = unsorted(&window);
    let mut lines = window.harness.query_all_by_label_contains("Unsorted, ");
    lines.next().expect("something is unsorted").click();
    drop(lines);
    window.run();
    let mut offers = window.harness.query_all_by_label("New proposal from it…");
    offers.next().expect("its link").click();
    drop(offers);
    window.run();
    window.type_into("Proposal", "Envoys meet every week");
    answer(&mut window, "Add proposal");
    assert_eq!(unsorted(&window), before - 1);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(unsorted(&window), before);
    let agenda = window.app().session().dossier().agenda.clone();
    assert!(
        agenda
            .all_proposals()
            .all(|(_, p)| p.text != "Envoys meet every week")
    );
}

#[test]
fn preferences_sign_edits_and_settle_the_case() {
    let mut window = Window::on_case();
    assert!(!window.sees("Your edits are"));
    window.click(cell::BUOYS_SOUTH);
    window.click("Discard");
    window.must_see("Your edits are");
    window.click("Change…");
    window.type_into("Your edits are signed", "Ada");
    let threshold = "Share of contrary statements up to which a stance is not mixed";
    window.type_into(threshold, "0.9");
    window.must_see("Write the threshold as a number from 0 to 0.5.");
    window.type_into(threshold, "0.4");
    window.click("Set");
    assert!(!window.sees("Your edits are"));
    let settings = &window.app().session().dossier().settings;
    assert!((settings.threshold - 0.4).abs() < 1e-9);
    let begun = Instant::now();
    while window.app().session().log().steps.len() < 2 {
        assert!(begun.elapsed() < Duration::from_secs(10));
        window.harness.step();
    }
    let log = window.app().session().log();
    assert_eq!(log.steps.last().map(|step| step.who.as_str()), Some("Ada"));
}

#[test]
fn steps_before_the_first_save_are_in_the_log() {
    let mut window = Window::on_sample();
    window.menu("Case", "Rename case…");
    window.type_into("Title", "River talks");
    window.key(Key::Enter);
    window.menu("Case", "Change log");
    window.must_see("Rename to “River talks”");
    window.click("Close");
    window.keys(Modifiers::COMMAND, Key::S);
    let path = window.path("saved").display().to_string();
    window.type_into("Path", &path);
    window.click("Save here");
    window.menu("Case", "Change log");
    window.must_see("Rename to “River talks”");
}

#[test]
fn articles_are_found_sorted_and_removed_together() {
    let mut window = Window::on_case();
    let folder = window.path("letters");
    std::fs::create_dir(&folder).expect("a folder");
    for n in 1..=9 {
        let harbour = if n % 3 == 0 { "lighthouse" } else { "quay" };
        let words: Vec<String> = (0..60).map(|w| format!("word{}", n * 100 + w)).collect();
        let words = words.join(" ");
        let text = format!("Letter {n} from the {harbour}\n\n{n} December 2026\n\n{words}.\n");
        std::fs::write(folder.join(format!("{n}.txt")), text).expect("a file");
    }
    super::files::drop_on(&mut window, folder, "");
    window.must_see("ARTICLES · 11");
    let heights = |window: &Window, titles: [&str; 2]| {
        titles.map(|title| {
            let mut found = window.harness.query_all_by_label_contains(title);
            let line = found.next().expect("its line");
            line.rect().top()
        })
    };
    let [first, last] = heights(&window, ["Letter 1 from", "Letter 9 from"]);
    assert!(first < last, "as added");
    window.click("Sort");
    window.click("Newest first");
    let [first, last] = heights(&window, ["Letter 1 from", "Letter 9 from"]);
    assert!(last < first, "newest first");

    window.type_into("Find an article", "LIGHTHOUSE");
    window.must_see("ARTICLES · 3 OF 11 FOUND");
    assert!(!window.sees("Letter 1 from the quay, "));
    window.click("Remove the 3 articles found…");
    window.must_see("Remove 3 articles?");
    window.must_see("They have no statements.");
    window.click("Remove");
    window.must_see("3 articles removed");
    window.must_see("No article has these words");
    let titles = || super::files::titles(&window);
    assert_eq!(titles().len(), 8);
    assert!(titles().iter().all(|title| !title.contains("lighthouse")));
    // One step takes all three back.
    window.keys(Modifiers::COMMAND, Key::Z);
    window.must_see("ARTICLES · 3 OF 11 FOUND");
    window.type_into("Find an article", "7.txt");
    window.must_see("ARTICLES · 1 OF 11 FOUND");
    window.type_into("Find an article", "zebra");
    window.must_see("No article has these words");
    window.key(Key::Escape);
    window.must_see("ARTICLES · 11");
}
