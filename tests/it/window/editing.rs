//! Corrections by hand, and their undo.

use egui::Modifiers;
use egui_kittest::kittest::Queryable;

use super::{Window, cell};
use standpoint::model::{Firmness, Priority, StanceAttitude};

/// Chooses an entry of one of the inspector's lists.
pub(super) fn choose(window: &mut Window, list: &str, entry: &str) {
    let lists = egui::accesskit::Role::ComboBox;
    window.harness.get_by_role_and_label(lists, list).click();
    window.run();
    window.click(entry);
}

#[test]
fn an_edit_changes_the_relation_at_once_and_can_be_undone_and_redone() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    assert_eq!(window.relation("harbour.1"), "Conflict");
    choose(&mut window, "Attitude", "      supports");
    assert_eq!(window.relation("harbour.1"), "Overlap");
    window.must_see("/ Northland: supports, red line, set by hand");
    window.must_see("Saving in a moment");

    window.keys(Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(window.relation("harbour.1"), "Conflict");
    assert!(!window.sees("set by hand"));

    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, egui::Key::Z);
    assert_eq!(window.relation("harbour.1"), "Overlap");
    window.keys(Modifiers::COMMAND, egui::Key::Z);
    window.keys(Modifiers::COMMAND, egui::Key::Y);
    assert_eq!(window.relation("harbour.1"), "Overlap");

    window.click("Reset to statements");
    assert_eq!(window.relation("harbour.1"), "Conflict");
}

#[test]
fn the_menu_names_the_step() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    choose(&mut window, "Firmness", "tentative");
    let label = window.app().session().undo_label().map(str::to_owned);
    window.click("Edit");
    window.must_see(&format!("Undo: {}", label.expect("a step")));
}

#[test]
fn a_typed_summary_is_one_step_when_the_field_is_left() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    window.type_into("Summary", "The islands stay");
    let summary = |w: &Window| w.stance("harbour.1", "NO").map(|s| s.summary);
    assert_ne!(summary(&window).as_deref(), Some("The islands stay"));
    window.key(egui::Key::Enter);
    assert_eq!(summary(&window).as_deref(), Some("The islands stay"));
    window.keys(Modifiers::COMMAND, egui::Key::Z);
    assert_ne!(summary(&window).as_deref(), Some("The islands stay"));
    assert_eq!(window.app().session().undo_label(), None);
}

#[test]
fn what_is_typed_is_kept_when_another_cell_is_clicked() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    window.type_into("Note", "ask the envoy");
    window.click(cell::BUOYS_SOUTH);
    let note = window.stance("harbour.1", "NO").map(|stance| stance.note);
    assert_eq!(note.as_deref(), Some("ask the envoy"));
    let other = window.stance("harbour.4", "SO").map(|stance| stance.note);
    assert_eq!(other.as_deref(), Some(""));
}

#[test]
fn undo_in_a_text_field_belongs_to_the_field() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    choose(&mut window, "Attitude", "      supports");
    window.type_into("Note", "draft");
    window.keys(Modifiers::COMMAND, egui::Key::Z);
    let attitude = window
        .stance("harbour.1", "NO")
        .map(|stance| stance.attitude);
    assert_eq!(attitude, Some(StanceAttitude::Support));
}

#[test]
fn a_wrong_date_is_told_and_changes_nothing() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    window.type_into("As of", "last week");
    window.key(egui::Key::Enter);
    window.must_see("“last week” is no date. Write it as 2026-12-04 or 4 December 2026.");
    assert!(!window.app().session().is_dirty());
    window.click("Dismiss");
    assert!(window.app().messages().is_empty());
}

#[test]
fn a_wrong_date_stays_in_its_field_until_it_is_typed_over() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    window.type_into("As of", "last week");
    window.click(cell::BUOYS_SOUTH);
    assert!(!window.sees("No certain date, so not set"));
    window.click(cell::ISLANDS_NORTH);
    window.must_see("No certain date, so not set");
    let role = egui::accesskit::Role::TextInput;
    let field = window.harness.get_by_role_and_label(role, "As of");
    assert_eq!(field.value().as_deref(), Some("last week"));
    window.type_into("As of", "1 Dec 2026");
    window.key(egui::Key::Enter);
    assert!(!window.sees("No certain date, so not set"));
    assert!(window.app().messages().is_empty(), "it is settled");
    let stance = window.stance("harbour.1", "NO").expect("a stance");
    assert_eq!(stance.as_of, "2026-12-01".parse().ok());
}

#[test]
fn another_attitude_keeps_the_firmness_and_what_a_person_typed() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    window.type_into("Summary", "The islands stay");
    choose(&mut window, "Attitude", "      supports");
    let stance = window.stance("harbour.1", "NO").expect("a stance");
    assert_eq!(stance.summary, "The islands stay");
    assert_eq!(stance.firmness, Some(Firmness::RedLine));
    // One step: its undo takes back both.
    window.keys(Modifiers::COMMAND, egui::Key::Z);
    let hand = window.stance("harbour.1", "NO").and_then(|s| s.hand);
    let hand = hand.expect("the summary is set");
    assert_eq!((hand.attitude, hand.firmness), (None, None));

    // The machine's summary tells the other side, so it goes.
    window.keys(Modifiers::COMMAND, egui::Key::Z);
    choose(&mut window, "Attitude", "      supports");
    let stance = window.stance("harbour.1", "NO").expect("a stance");
    assert_eq!(
        (stance.summary.as_str(), stance.firmness),
        ("", Some(Firmness::RedLine))
    );
}

#[test]
fn a_reset_keeps_note_and_priority() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    assert!(!window.sees("Reset to statements"));
    window.type_into("Note", "ask the envoy");
    choose(&mut window, "Priority", "high");
    let label = window.app().session().undo_label().expect("a step");
    assert!(label.starts_with("Set priority of Northland"), "{label}");
    assert!(!window.sees("Reset to statements"), "the stance is as read");
    choose(&mut window, "Firmness", "tentative");
    window.click("Reset to statements");
    let stance = window.stance("harbour.1", "NO").expect("a stance");
    assert_eq!(stance.note, "ask the envoy");
    assert_eq!(stance.priority, Some(Priority::High));
    assert_eq!(stance.firmness, Some(Firmness::RedLine));
    assert!(!window.sees("Reset to statements"));
}

#[test]
fn a_step_names_its_field() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    let label = |window: &Window| {
        let label = window.app().session().undo_label().expect("a step");
        label.split(" on ").next().map(str::to_owned)
    };
    choose(&mut window, "Firmness", "tentative");
    assert_eq!(label(&window).as_deref(), Some("Set firmness of Northland"));
    window.type_into("As of", "2026-12-01");
    window.key(egui::Key::Enter);
    assert_eq!(label(&window).as_deref(), Some("Set date of Northland"));
    choose(&mut window, "Attitude", "      unclear");
    assert_eq!(label(&window).as_deref(), Some("Set attitude of Northland"));
    window.type_into("Note", "ask");
    window.click("Reset to statements");
    assert_eq!(label(&window).as_deref(), Some("Reset Northland"));
    let note = window.stance("harbour.1", "NO").map(|stance| stance.note);
    assert_eq!(note.as_deref(), Some("ask"), "typed just before");
}

#[test]
fn a_discarded_statement_counts_nowhere_until_it_is_restored() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    window.click("Discard");
    assert_eq!(window.stance("harbour.1", "NO"), None);
    assert_eq!(window.relation("harbour.1"), "Untested");
    window.click_like("1 statement not counted");
    window.must_see("Not counted: discarded");
    window.click("Restore");
    assert_eq!(window.relation("harbour.1"), "Conflict");
}

#[test]
fn a_condition_is_asked_for_where_none_is_known() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    choose(&mut window, "Attitude", "      conditional");
    let role = egui::accesskit::Role::MultilineTextInput;
    let field = window.harness.get_by_role_and_label(role, "Condition");
    assert!(field.is_focused());
    // Left empty, the row says so, and the attitude stays as chosen.
    window.key(egui::Key::Escape);
    let attitude = |window: &Window| window.stance("harbour.4", "SO").map(|s| s.attitude);
    assert_eq!(attitude(&window), Some(StanceAttitude::Conditional));
    window.must_see("condition not stated");
    window.type_into("Condition", "the north goes first");
    window.key(egui::Key::Enter);
    let condition = window.stance("harbour.4", "SO").and_then(|s| s.condition);
    assert_eq!(condition.as_deref(), Some("the north goes first"));
    assert!(!window.sees("condition not stated"));
}

#[test]
fn undo_shows_the_cell_that_it_changes() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    choose(&mut window, "Firmness", "tentative");
    window.click(cell::BUOYS_SOUTH);
    window.must_see("SOUTHLAND ON");
    window.submenu("View", "Rows", "Fold all issues");
    window.keys(egui::Modifiers::COMMAND, egui::Key::Z);
    window.must_see("NORTHLAND ON");
    window.must_see(cell::ISLANDS_NORTH);
    window.click(cell::BUOYS_SOUTH);
    window.keys(
        egui::Modifiers::COMMAND | egui::Modifiers::SHIFT,
        egui::Key::Z,
    );
    window.must_see("NORTHLAND ON");
    // A statement brings its cell; on the page of an article also its words.
    window.click("Discard");
    window.click(cell::BUOYS_SOUTH);
    window.click_like("Ferries wait for a signal, ");
    window.keys(egui::Modifiers::COMMAND, egui::Key::Z);
    window.must_see("NORTHLAND ON");
    window.must_see("Envoys meet over the harbour");
}
