//! The table: search, order, columns, density, status, citations.

use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable;

use super::{Window, cell};
use standpoint::model::PartyId;

const ISLANDS: &str = "Northland gives up the outer islands as part of a settlement";
const TALKS: &str = "Talks on a settlement continue";

/// Returns the top of the first row whose relation is told so.
fn top(window: &Window, name: &str) -> f32 {
    let mut nodes = window.harness.query_all_by_label_contains(name);
    nodes.next().expect("it is to be seen").rect().top()
}

/// Presses a key and returns what was copied on it.
pub(super) fn copied(window: &mut Window, event: egui::Event) -> Option<String> {
    window.harness.event(event);
    let mut text = None;
    for _ in 0..4 {
        window.harness.step();
        for command in &window.harness.output().platform_output.commands {
            if let OutputCommand::CopyText(copied) = command {
                text = Some(copied.clone());
            }
        }
    }
    text
}

fn press(key: Key) -> egui::Event {
    press_with(Modifiers::NONE, key)
}

fn press_with(modifiers: Modifiers, key: Key) -> egui::Event {
    egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    }
}

/// The keys that copy a citation.
fn cite() -> egui::Event {
    press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::C)
}

#[test]
fn words_are_found_in_the_table_and_enter_leads_to_the_row() {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND, Key::F);
    let role = egui::accesskit::Role::TextInput;
    let field = window.harness.get_by_role_and_label(role, "Find in table");
    assert!(field.is_focused());
    field.type_text("stand where");
    window.run();
    window.must_see(cell::BUOYS_SOUTH);
    assert!(!window.sees(TALKS));
    window.must_see("All 1");
    window.key(Key::Enter);
    window.must_see("NORTHLAND ON");
    // Esc in the field brings all rows back.
    window.keys(Modifiers::COMMAND, Key::F);
    window.key(Key::Escape);
    window.must_see(TALKS);
}

#[test]
fn letters_typed_into_a_field_are_no_shortcuts() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    window.keys(Modifiers::COMMAND, Key::F);
    assert_eq!(copied(&mut window, press(Key::C)), None);
    assert_eq!(copied(&mut window, press(Key::Questionmark)), None);
    assert!(!window.sees("Keyboard shortcuts"));
}

#[test]
fn a_click_on_the_head_sorts_by_conflict_and_back() {
    let mut window = Window::on_case();
    let deadlock = format!(
        "{}: Deadlock",
        "The present buoy line is the starting point of talks"
    );
    let conflict = format!("{ISLANDS}: Conflict");
    assert!(top(&window, &deadlock) > top(&window, &conflict));
    window.click("Relation");
    assert!(top(&window, &deadlock) < top(&window, &conflict));
    window.click("Proposal");
    assert!(top(&window, &deadlock) > top(&window, &conflict));
}

#[test]
fn what_a_party_insists_on_most_comes_first() {
    let mut window = Window::on_case();
    let harbour = "The whole harbour";
    let row = |window: &Window, part: &str| {
        let mut nodes = window.harness.query_all_by_label_contains(part);
        nodes.next().expect("it is to be seen").rect().top()
    };
    let buoys = "The present buoy line is the starting point of talks / Southland";
    let islands = "gives up the outer islands as part of a settlement / Southland";
    assert!(row(&window, islands) < row(&window, buoys), "{harbour}");
    window.click_like("Southland, ");
    window.click("Firmest first");
    assert!(row(&window, buoys) < row(&window, islands));
    window.click_like("Southland, ");
    window.click("Rows in the agenda’s order");
    assert!(row(&window, islands) < row(&window, buoys));
    // Of all parties: the first red line of Northland is that of the islands.
    window.submenu("View", "Rows", "Sort by firmness");
    window.submenu("View", "Rows", "Sort by firmness");
    assert!(row(&window, islands) < row(&window, buoys));
}

#[test]
fn red_lines_are_a_filter() {
    let mut window = Window::on_case();
    window.click("Red lines 3");
    window.must_see(cell::BUOYS_SOUTH);
    window.must_see(cell::ISLANDS_NORTH);
    assert!(!window.sees(TALKS));
}

#[test]
fn a_jump_scrolls_no_further_than_needed_and_relations_stay_in_view() {
    let mut window = Window::on_case();
    window.click_like("3 of 4 parties");
    window.click("Observer · silent");
    window.harness.set_size([900.0, 620.0].into());
    window.key(Key::Escape);
    let left = |window: &Window, part: &str| {
        let mut nodes = window.harness.query_all_by_label_contains(part);
        nodes.next().map(|node| node.rect().left())
    };
    let relation = left(&window, "Relation").expect("the head is shown");
    let north = left(&window, "Northland, ").expect("the head is shown");
    assert!(relation < 900.0);
    window.click("Ferries: untested");
    assert_eq!(left(&window, "Northland, "), Some(north));
    assert_eq!(left(&window, "Relation"), Some(relation));
    // To the last column, which lies behind the relations, and back to the first.
    let role = egui::accesskit::Role::Cell;
    window.keys(Modifiers::COMMAND, Key::F);
    window.key(Key::Enter);
    for _ in 0..3 {
        window.key(Key::ArrowRight);
    }
    let cells = window.harness.query_all_by_role(role);
    let seen = cells.filter(|node| format!("{node:?}").contains("/ Observer"));
    let right = seen.map(|node| node.rect().right()).fold(0.0, f32::max);
    assert!(
        right > relation - 3.0 && right < relation + 1.0,
        "{right} {relation}"
    );
    assert_eq!(left(&window, "Relation"), Some(relation));
    for _ in 0..3 {
        window.key(Key::ArrowLeft);
    }
    assert_eq!(left(&window, "Northland, "), Some(north));
}

#[test]
fn columns_are_moved_and_hidden_from_their_heads_and_by_keys() {
    let mut window = Window::on_case();
    let parties = |window: &Window| {
        let parties = &window.app().session().comparison().parties;
        parties.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    window.click_like("Northland, ");
    window.click("Move right");
    assert_eq!(parties(&window), ["SO", "NO", "IS"]);
    window.click(cell::ISLANDS_NORTH);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(parties(&window), ["SO", "IS", "NO"]);
    window.click_like("Isle Union, ");
    window.click("Hide");
    assert_eq!(parties(&window), ["SO", "NO"]);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(parties(&window), ["SO", "IS", "NO"]);
    window.click_like("Isle Union, ");
    window.click("Columns as in the agenda");
    assert_eq!(parties(&window), ["NO", "SO", "IS"]);
}

#[test]
fn a_dragged_head_takes_its_column_along() {
    let mut window = Window::on_case();
    let heads = |window: &Window, name: &str| {
        let mut nodes = window.harness.query_all_by_label_contains(name);
        nodes.next().map(|node| node.rect()).expect("a head")
    };
    let (from, to) = (
        heads(&window, "Northland, "),
        heads(&window, "Isle Union, "),
    );
    window.harness.drag_at(from.center());
    window.run();
    window
        .harness
        .hover_at(from.center() + egui::vec2(40.0, 0.0));
    window.run();
    window.harness.hover_at(to.center());
    window.run();
    window.harness.drop_at(to.center());
    window.run();
    let parties = &window.app().session().comparison().parties;
    let parties: Vec<&str> = parties.iter().map(PartyId::as_str).collect();
    assert_eq!(parties, ["SO", "IS", "NO"]);
}

#[test]
fn compact_rows_are_lower_and_keep_what_they_say() {
    let mut window = Window::on_case();
    let height = |window: &Window| {
        let cell = window.harness.get_by_label(cell::BUOYS_SOUTH);
        cell.rect().height()
    };
    let before = height(&window);
    window.keys(Modifiers::COMMAND, Key::D);
    assert!(height(&window) < before * 0.7);
    window.must_see(TALKS);
    window.keys(Modifiers::COMMAND, Key::D);
    assert!((height(&window) - before).abs() < 0.1);
}

#[test]
fn a_shortcut_copies_a_citation() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    let expected = "“We stand where we stand, and talks begin there” – Mira Sand on the position of Southland (quoted). \
        Harbour Gazette, “Envoys meet over the harbour”, 4 Dec 2026 (date disputed).";
    let got = copied(&mut window, cite());
    assert_eq!(got.as_deref(), Some(expected));
    window.must_see("Citation copied");
    // The system's copy does the same where no cell could be meant.
    window.keys(Modifiers::COMMAND, super::page::OVERVIEW);
    let got = copied(&mut window, egui::Event::Copy);
    assert_eq!(got.as_deref(), Some(expected));
    window.keys(Modifiers::COMMAND, super::page::COMPARE);
    window.click(
        "The present buoy line is the starting point of talks / Isle Union: unclear, \
        tentative, 1 utterance",
    );
    let got = copied(&mut window, cite()).expect("a citation");
    assert!(got.contains("Isle Union"), "{got}");
}

#[test]
fn a_silent_cell_has_nothing_to_cite() {
    let mut window = Window::on_case();
    window.click("Both sides make concessions / Southland: silent in 2 articles read");
    assert_eq!(copied(&mut window, cite()), None);
    window.must_see("Nothing to cite");
}

#[test]
fn hovering_shows_the_best_quote() {
    let mut window = Window::on_case();
    window.harness.get_by_label(cell::BUOYS_SOUTH).hover();
    window.harness.run_steps(8);
    window.must_see("“We stand where we stand, and talks begin there”");
    window.must_see("Status: machine");
}

#[test]
fn a_verified_cell_says_so() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    let role = egui::accesskit::Role::ComboBox;
    window.harness.get_by_role_and_label(role, "Status").click();
    window.run();
    // Words of the same name below the table tell what ticks mean.
    let role = egui::accesskit::Role::Button;
    window
        .harness
        .get_by_role_and_label(role, "verified")
        .click();
    window.run();
    window.must_see(&format!(
        "{ISLANDS} / Northland: rejects, red line, 1 utterance, set by hand, verified"
    ));
}

#[test]
fn what_has_changed_since_the_snapshot_is_a_filter() {
    let mut window = Window::on_case();
    assert!(!window.sees("Changed since"));
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.type_into("Name", "the first round");
    window.key(Key::Enter);
    window.must_see("Changed since “the first round” 0");
    window.click(cell::ISLANDS_NORTH);
    super::editing::choose(&mut window, "Firmness", "tentative");
    window.click_like("Changed since “the first round” 1");
    window.must_see("softened (coding) · was rejects, red line in “the first round”");
    assert!(!window.sees(TALKS));
}

#[test]
fn a_right_click_offers_what_can_be_done_with_a_cell() {
    let mut window = Window::on_case();
    window
        .harness
        .get_by_label(cell::BUOYS_SOUTH)
        .click_secondary();
    window.run();
    window.click("Show in article");
    window.must_see("Envoys meet over the harbour");
    window.must_see("The text says Thursday");
}

#[test]
fn the_sentence_of_a_row_is_read_by_screen_readers() {
    let window = Window::on_case();
    let name = "The present buoy line is the starting point of talks: Deadlock. Northland rejects \
        it as a red line, Southland demands it as a red line, the Isle Union is unclear: deadlock.";
    let role = egui::accesskit::Role::Cell;
    let relation = window.harness.get_by_role_and_label(role, name);
    assert!(relation.rect().width() > 50.0);
}
