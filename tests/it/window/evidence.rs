//! Part of the evidence: a day, outlets, voices; and what follows from other stances.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::{Window, cell};

const TALKS: &str = "Talks on a settlement continue";
/// A cell on which Southland has spoken in the later article alone.
const FERRIES_SOUTH: &str = "ferries.1";

fn open(window: &mut Window) {
    window.keys(Modifiers::COMMAND, Key::E);
}

/// Types a day and leaves it there.
fn as_of(window: &mut Window, day: &str) {
    window.type_into("Evidence as of", day);
}

#[test]
fn the_whole_window_is_set_to_a_day_and_back() {
    let mut window = Window::on_case();
    let before = window.app().session().comparison().clone();
    assert!(window.stance(FERRIES_SOUTH, "SO").is_some());
    window.must_see("2 articles · 17 statements");
    window.click("All evidence");
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Evidence as of");
    assert!(field.is_focused());
    as_of(&mut window, "2026-12-04");
    window.must_see("As of 4 Dec 2026");
    assert_eq!(window.stance(FERRIES_SOUTH, "SO"), None);
    window.must_see("1 of 2 articles · 9 of 17 statements");
    window.must_see("ARTICLES · 1 OF 2");
    window.must_see("/ Southland: silent in 1 article read");
    window.must_see("outside the chosen evidence");
    // It says so on every page.
    window.click("Done");
    for page in [Key::Num2, Key::Num3, Key::Num1] {
        window.keys(Modifiers::COMMAND, page);
        window.must_see("As of 4 Dec 2026");
    }
    window.click("Show all");
    assert!(!window.sees("As of 4 Dec 2026"));
    assert_eq!(*window.app().session().comparison(), before);
    assert!(!window.app().session().is_dirty());
}

#[test]
fn days_are_gone_through_and_no_day_is_said_to_be_none() {
    let mut window = Window::on_case();
    open(&mut window);
    window.click("Earlier day");
    window.must_see("As of 6 Dec 2026");
    window.click("Earlier day");
    window.must_see("As of 4 Dec 2026");
    window.click("Later day");
    window.must_see("As of 6 Dec 2026");
    as_of(&mut window, "soon");
    window.click("Find in table");
    window.must_see("no day");
    // What was looked at before stays.
    window.must_see("As of 6 Dec 2026");
    as_of(&mut window, "");
    window.key(Key::Delete);
    assert!(window.app().session().filter().is_empty());
}

#[test]
fn voices_and_outlets_are_chosen_from_lists() {
    let mut window = Window::on_case();
    open(&mut window);
    window.click("All voices");
    window.click("according to others 1");
    window.must_see("Only according to others");
    assert_eq!(window.app().session().statements_looked_at().count(), 1);
    window.key(Key::Escape);
    window.click("1 voice");
    window.click("All voices");
    assert!(window.app().session().filter().is_empty());
    window.key(Key::Escape);
    window.click("All outlets");
    window.click("Harbour Gazette 17");
    window.must_see("Only Harbour Gazette");
}

#[test]
fn nothing_is_edited_while_part_of_the_evidence_is_shown() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    open(&mut window);
    as_of(&mut window, "4 Dec 2026");
    window.must_see("Only part of the evidence is shown, so nothing is edited.");
    let attitude = window
        .harness
        .get_by_role_and_label(Role::ComboBox, "Attitude");
    assert!(attitude.accesskit_node().is_disabled());
    window.click("Discard");
    window.must_see("no cell and no statement is edited. Show all evidence first.");
    assert!(!window.app().session().is_dirty());
    window.click("Dismiss");
    // The inspector leads back.
    window
        .harness
        .get_all_by_label("Show all evidence")
        .last()
        .expect("a link")
        .click();
    window.run();
    window.click("Discard");
    assert!(window.app().session().is_dirty());
}

#[test]
fn changes_since_a_snapshot_are_of_all_evidence() {
    let mut window = Window::on_case();
    open(&mut window);
    as_of(&mut window, "4 Dec 2026");
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.type_into("Name", "whole");
    window.key(Key::Enter);
    assert!(!window.sees("Changed since"));
    window.click("Snapshots");
    window.must_see("A snapshot is of all evidence, and only part of it is shown now");
    window.click("Show all evidence");
    window.must_see("Nothing has changed since “whole”");
}

/// Opens the window on the case in which giving up the islands implies that both sides make
/// concessions.
fn on_tied_case() -> Window {
    let mut window = Window::on_case();
    let path = window.path("case/dossier.ron");
    let text = std::fs::read_to_string(&path).expect("the case's file");
    let proposal = "text: \"Northland gives up the outer islands as part of a settlement\",";
    assert!(text.contains(proposal));
    let tied = text.replace(proposal, &format!("{proposal} implies: [\"format.2\"],"));
    std::fs::write(&path, tied).expect("written");
    window.keys(Modifiers::COMMAND, Key::O);
    window.type_into("Path", &path.display().to_string());
    window.click("Open");
    window
}

const IMPLIED: &str = "Both sides make concessions / Southland: silent in 2 articles read, implied: supports (not \
     counted), because it supports “Northland gives up the outer islands as part of a \
     settlement”, which implies this";

#[test]
fn what_follows_is_read_in_the_cell_and_leads_to_its_source() {
    let mut window = on_tied_case();
    window.click(IMPLIED);
    window.must_see("IMPLIED");
    window.must_see("Supports (not counted)");
    window.must_see("Because it supports “Northland gives up the outer islands");
    window.click("Show that stance");
    window.must_see("SOUTHLAND ON");
    let source = window.harness.get_by_label_contains(
        "Northland gives up the outer islands as part of a settlement / Southland: demands",
    );
    assert_eq!(source.accesskit_node().toggled(), Some(Toggled::True));
    window.harness.get_by_label(IMPLIED).hover();
    window.harness.run_steps(8);
    window.must_see("Implied: supports (not counted), because it supports");
}

#[test]
fn implied_stances_count_on_demand_and_that_can_be_undone() {
    let mut window = on_tied_case();
    assert_eq!(window.relation("format.2"), "Untested");
    window.menu("Case", "Count implied stances");
    assert_eq!(window.relation("format.2"), "Overlap");
    window.must_see("implied: supports (counted)");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.relation("format.2"), "Untested");
}

#[test]
fn a_contradiction_is_told_in_cell_inspector_and_filter() {
    let mut window = on_tied_case();
    assert!(!window.sees("Contradictions"));
    window.click(IMPLIED);
    super::editing::choose(&mut window, "Attitude", "      opposes");
    let told = "Southland opposes “Both sides make concessions”, but by implication supports it.";
    window.must_see(&format!("Contradiction: {told}"));
    window.must_see(told);
    window.must_see("Contradictions 1");
    window.keys(Modifiers::COMMAND, Key::Num2);
    window.click("1 contradiction");
    assert!(!window.sees(TALKS));
    window.click("Show that stance");
    window.must_see("SOUTHLAND ON");
}

#[test]
fn an_article_outside_the_evidence_says_so_above_its_text() {
    let mut window = Window::on_case();
    open(&mut window);
    as_of(&mut window, "2026-12-04");
    window.click("Done");
    window.click_like("Ferries wait for a signal, 6 Dec 2026");
    window.must_see("All its 8 statements are outside the chosen evidence");
    window.click_like("Envoys meet over the harbour, 4 Dec 2026");
    assert!(!window.sees("statements are outside the chosen evidence"));
}
