//! The agenda is changed in its tab.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::{Window, page};

fn on_agenda() -> Window {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND, page::AGENDA);
    window
}

/// Clicks a line of the tree.
fn pick(window: &mut Window, name: &str) {
    let role = egui::accesskit::Role::TreeItem;
    window.harness.get_by_role_and_label(role, name).click();
    window.run();
}

/// Chooses an entry of a list, whose name stands elsewhere too.
fn choose_in(window: &mut Window, list: &str, entry: &str) {
    let lists = egui::accesskit::Role::ComboBox;
    window.harness.get_by_role_and_label(lists, list).click();
    window.run();
    let role = egui::accesskit::Role::Button;
    window.harness.get_by_role_and_label(role, entry).click();
    window.run();
}

#[test]
fn a_party_is_renamed_as_one_step() {
    let mut window = on_agenda();
    pick(&mut window, "Northland");
    window.type_into("Name", "Highland");
    window.key(Key::Enter);
    let name = |w: &Window| w.app().session().dossier().agenda.parties[0].name.clone();
    assert_eq!(name(&window), "Highland");
    assert_eq!(
        window.app().session().undo_label(),
        Some("Change Northland")
    );
    window.keys(Modifiers::COMMAND, page::COMPARE);
    window.must_see("/ Highland: rejects, red line");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(name(&window), "Northland");
    window.keys(Modifiers::COMMAND, page::AGENDA);
    let role = egui::accesskit::Role::TextInput;
    let field = window.harness.get_by_role_and_label(role, "Name");
    assert_eq!(field.value().as_deref(), Some("Northland"));
}

#[test]
fn a_name_that_cannot_be_is_told_at_its_field_and_kept() {
    let mut window = on_agenda();
    pick(&mut window, "Northland");
    window.type_into("Name", " ");
    pick(&mut window, "Southland");
    assert!(!window.sees("A party needs a name."));
    pick(&mut window, "Northland");
    window.must_see("A party needs a name.");
    assert!(!window.app().session().is_dirty());
}

#[test]
fn what_was_refused_is_not_brought_back_over_a_part_that_changed() {
    let mut window = on_agenda();
    let north = |w: &Window| w.app().session().dossier().agenda.parties[0].clone();
    pick(&mut window, "Northland");
    window.type_into("Name", "Highland");
    window.key(Key::Enter);
    window.type_into("Name", " ");
    pick(&mut window, "Southland");
    // The step before is taken back while another part is shown.
    window.keys(Modifiers::COMMAND, Key::Z);
    pick(&mut window, "Northland");
    assert!(!window.sees("A party needs a name."));
    let role = egui::accesskit::Role::TextInput;
    let field = window.harness.get_by_role_and_label(role, "Name");
    assert_eq!(field.value().as_deref(), Some("Northland"));
    assert_eq!(north(&window).name, "Northland");
}

#[test]
fn a_checkbox_and_a_tie_keep_what_was_just_typed() {
    let mut window = on_agenda();
    pick(&mut window, "Northland");
    let party = |w: &Window| w.app().session().dossier().agenda.parties[0].clone();
    let main = party(&window).main;
    window.type_into("Name", "Highland");
    window.click("A column from the start");
    assert_eq!(party(&window).name, "Highland");
    assert_eq!(party(&window).main, !main);

    let of_first_issue = |w: &Window| {
        let agenda = &w.app().session().dossier().agenda;
        agenda.issues[0].proposals.clone()
    };
    let [before, beside, ..] = &of_first_issue(&window)[..] else {
        panic!("two proposals of one issue");
    };
    pick(&mut window, &before.text);
    window.type_into("Text", "The outer islands change hands");
    choose_in(&mut window, "Implies: add", &beside.text);
    let after = &of_first_issue(&window)[0];
    assert_eq!(after.text, "The outer islands change hands");
    assert_eq!(after.implies, std::slice::from_ref(&beside.id));
}

#[test]
fn two_proposals_are_merged_after_the_effect_was_told() {
    let mut window = on_agenda();
    let agenda = window.app().session().dossier().agenda.clone();
    let texts: Vec<String> = agenda.issues[0]
        .proposals
        .iter()
        .map(|p| p.text.clone())
        .collect();
    pick(&mut window, &texts[1]);
    choose_in(&mut window, "Merge into…", &texts[0]);
    window.must_see("1 statement moves to “Northland gives up the outer islands");
    assert_eq!(window.app().session().undo_label(), None);
    window.click("Merge now");
    let merged = window.app().session().dossier().agenda.clone();
    assert!(merged.proposal(&agenda.issues[0].proposals[1].id).is_none());
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.app().session().dossier().agenda, *agenda);
}

#[test]
fn a_party_is_added_once_it_has_a_name_and_moved_up() {
    let mut window = on_agenda();
    window.click("Add party");
    window.type_into("Name", "Seaside");
    window.key(Key::Enter);
    let last = |w: &Window| {
        let parties = &w.app().session().dossier().agenda.parties;
        parties.last().map(|p| p.name.clone())
    };
    assert_eq!(last(&window).as_deref(), Some("Seaside"));
    window.must_see("Party · No statements");
    window.click("Move up");
    assert_ne!(last(&window).as_deref(), Some("Seaside"));
    window.click("Remove…");
    window.must_see("No statement and no cell refers to Seaside.");
    window.click("Remove now");
    assert!(!window.sees("Seaside"));
}

#[test]
fn a_retired_party_is_no_longer_a_column() {
    let mut window = on_agenda();
    pick(&mut window, "Southland");
    window.click("Retire…");
    window.must_see("is no longer looked for nor compared");
    window.click("Retire now");
    window.must_see("Southland, retired");
    window.keys(Modifiers::COMMAND, page::COMPARE);
    assert!(!window.sees("/ Southland:"));
}

#[test]
fn the_menu_of_a_part_that_is_not_open_asks_too() {
    let mut window = on_agenda();
    pick(&mut window, "Northland");
    let role = egui::accesskit::Role::TreeItem;
    let line = window.harness.get_by_role_and_label(role, "Southland");
    line.click_secondary();
    window.run();
    // The open part, on the right, has such a button too.
    let buttons = window.harness.query_all_by_label("Retire…");
    let left = |node: &egui_kittest::Node<'_>| node.rect().left();
    let entry = buttons.min_by(|a, b| left(a).total_cmp(&left(b)));
    entry.expect("the menu's entry").click();
    window.run();
    window.must_see("Southland is no longer looked for nor compared");
    window.must_see("Retire now");
}

#[test]
fn a_proposal_moves_to_another_issue_and_is_tied() {
    let mut window = on_agenda();
    let agenda = window.app().session().dossier().agenda.clone();
    let first = &agenda.issues[0].proposals[0];
    pick(&mut window, &first.text);
    choose_in(&mut window, "Issue", "Ferries");
    let now = window.app().session().dossier().agenda.clone();
    let issue = now
        .proposal(&first.id)
        .map(|(issue, _)| issue.title.clone());
    assert_eq!(issue.as_deref(), Some("Ferries"));
}
