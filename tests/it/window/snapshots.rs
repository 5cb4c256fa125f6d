//! Snapshots and what has changed since.

use egui::{Key, Modifiers};

use super::{Window, cell, page};

#[test]
fn a_snapshot_is_taken_listed_and_compared_with_now() {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.type_into("Name", "before the round");
    window.key(Key::Enter);
    assert_eq!(window.app().session().dossier().snapshots.len(), 1);

    window.keys(Modifiers::COMMAND, page::SNAPSHOTS);
    window.must_see("before the round, 20 Dec 2026, 12:04 · 2 articles, 17 statements counted");
    window.must_see("Nothing has changed since “before the round”");
    window.click("Its table");
    window.must_see("/ Southland: demands, red line");
    window.must_see("Concessions and format · 7");

    window.keys(Modifiers::COMMAND, page::COMPARE);
    window.click(cell::BUOYS_SOUTH);
    window.click("Discard");
    window.keys(Modifiers::COMMAND, page::SNAPSHOTS);
    window.click("Changes since");
    window.must_see("/ Southland: demands, red line → silent dropped");
    let written = std::fs::read_dir(window.path("case/snapshots")).map(Iterator::count);
    assert_eq!(written.ok(), Some(1));
}

#[test]
fn a_snapshot_without_a_name_is_not_taken() {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.must_see("Take a snapshot");
    window.key(Key::Escape);
    assert!(!window.sees("Take a snapshot"));
    assert!(window.app().session().dossier().snapshots.is_empty());
}

#[test]
fn two_snapshots_are_compared_with_each_other() {
    let mut window = Window::on_case();
    let take = |window: &mut Window, name: &str| {
        window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        window.type_into("Name", name);
        window.key(Key::Enter);
    };
    take(&mut window, "the first round");
    window.click(cell::BUOYS_SOUTH);
    window.click("Discard");
    take(&mut window, "the second round");
    window.click(cell::ISLANDS_NORTH);
    super::editing::choose(&mut window, "Firmness", "tentative");
    window.keys(Modifiers::COMMAND, page::SNAPSHOTS);
    window.click_like("the first round, 20 Dec 2026");
    window.must_see("2 changes");
    window.click("Until: now");
    window.click("the second round");
    window.must_see("1 change");
    window.must_see("/ Southland: demands, red line → silent dropped");
    assert!(!window.sees("rejects, tentative"));
    // The way back leads to the changes until now.
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.must_see("2 changes");
}
