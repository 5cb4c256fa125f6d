//! The palette, and the way back.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::{Window, cell, page};

/// Opens the palette and types into it.
fn palette(window: &mut Window, text: &str) {
    window.keys(Modifiers::COMMAND, Key::K);
    let role = egui::accesskit::Role::TextInput;
    let field = window
        .harness
        .get_by_role_and_label(role, "Command or place");
    assert!(field.is_focused());
    field.type_text(text);
    window.run();
}

#[test]
fn a_command_is_found_by_its_name_and_run() {
    let mut window = Window::on_case();
    palette(&mut window, "take snap");
    window.key(Key::Enter);
    window.must_see("Take a snapshot");
    assert!(!window.sees("Command or place"));
}

#[test]
fn a_card_a_speaker_and_what_a_party_insists_on_are_gone_to() {
    let mut window = Window::on_case();
    palette(&mut window, "ranges");
    window.key(Key::Enter);
    let heading = window.harness.get_all_by_label("Ranges").next();
    let top = heading.expect("the card is shown").rect().top();
    assert!((0.0..880.0).contains(&top), "it stands at {top}");
    palette(&mut window, "firmest southland");
    window.key(Key::Enter);
    window.must_see(cell::ISLANDS_NORTH);
    palette(&mut window, "ada quay");
    window.key(Key::Enter);
    window.must_see(cell::BUOYS_SOUTH);
    assert!(!window.sees(cell::ISLANDS_NORTH));
}

#[test]
fn arrows_choose_and_esc_closes() {
    let mut window = Window::on_case();
    palette(&mut window, "zoom");
    // First what is called so, as in the menu: in, out.
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    window.must_see("90 %");
    palette(&mut window, "ferries");
    window.key(Key::Escape);
    assert!(!window.sees("Command or place"));
    palette(&mut window, "no such thing at all");
    window.must_see("Nothing of this name");
    window.key(Key::Enter);
    window.must_see("Nothing of this name");
}

#[test]
fn a_list_that_was_short_shows_a_dozen_again() {
    let mut window = Window::on_case();
    palette(&mut window, "no such thing at all");
    window.must_see("Nothing of this name");
    window.keys(Modifiers::COMMAND, Key::A);
    window.key(Key::Backspace);
    let options = window
        .harness
        .query_all_by_role(egui::accesskit::Role::ListBoxOption);
    let palette = options.filter(|node| node.rect().width() > 400.0);
    assert!(palette.count() >= 12);
    // In a low window as many as find room.
    window.harness.set_size([1280.0, 300.0].into());
    window.run();
    let options = window
        .harness
        .query_all_by_role(egui::accesskit::Role::ListBoxOption);
    let bottom = options
        .filter(|node| node.rect().width() > 400.0)
        .map(|node| node.rect().top())
        .fold(0.0, f32::max);
    assert!(bottom < 300.0, "{bottom}");
}

#[test]
fn what_cannot_be_done_now_stays_in_sight_and_does_nothing() {
    let mut window = Window::on_case();
    palette(&mut window, "redo");
    window.must_see("Redo, Takes the last undone step again");
    window.key(Key::Enter);
    window.must_see("Redo, Takes the last undone step again");
}

#[test]
fn proposals_articles_and_columns_are_places() {
    let mut window = Window::on_case();
    // Silent for all, so hidden until it is asked for.
    palette(&mut window, "night ferries");
    window.key(Key::Enter);
    window.must_see("Night ferries return / Northland: silent");
    window.must_see("NORTHLAND ON");
    palette(&mut window, "signal");
    window.key(Key::Enter);
    window.must_see("Harbour Gazette · 6 Dec 2026 · ferries.txt");
    palette(&mut window, "show column observer");
    window.key(Key::Enter);
    assert_eq!(window.app().session().comparison().parties.len(), 4);
}

#[test]
fn back_and_forward_lead_through_the_places_visited() {
    let mut window = Window::on_case();
    let (back, forward) = (Key::ArrowLeft, Key::ArrowRight);
    window.click(cell::BUOYS_SOUTH);
    window.click_like("Show in article: We stand where we stand");
    window.click_like("Ferries wait for a signal, 6 Dec 2026");
    window.keys(Modifiers::COMMAND, page::SNAPSHOTS);
    window.must_see("No snapshots yet");

    window.keys(Modifiers::ALT, back);
    window.must_see("Harbour Gazette · 6 Dec 2026 · ferries.txt");
    window.keys(Modifiers::ALT, back);
    window.must_see("The text says Thursday");
    window.keys(Modifiers::ALT, back);
    window.must_see("Relation");
    assert!(window.harness.get_by_label(cell::BUOYS_SOUTH).is_focused());
    let button = |window: &Window, name: &str| {
        use egui_kittest::kittest::NodeT;
        let node = window.harness.get_by_label(name);
        !node.accesskit_node().is_disabled()
    };
    assert!(!button(&window, "Back"));
    window.keys(Modifiers::ALT, forward);
    window.must_see("The text says Thursday");
    window.click("Forward");
    window.must_see("Harbour Gazette · 6 Dec 2026 · ferries.txt");
    // A step to the side: what lay ahead is forgotten.
    window.keys(Modifiers::COMMAND, page::COMPARE);
    assert!(!button(&window, "Forward") && button(&window, "Back"));
}

#[test]
fn cells_of_one_page_are_one_place() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    for _ in 0..3 {
        window.key(Key::ArrowDown);
    }
    window.keys(Modifiers::COMMAND, page::SNAPSHOTS);
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.must_see("Relation");
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.must_see("Relation");
}

#[test]
fn an_article_that_was_removed_is_passed_over() {
    let mut window = Window::on_case();
    window.click_like("Ferries wait for a signal, 6 Dec 2026");
    window.keys(Modifiers::COMMAND, page::SNAPSHOTS);
    window.keys(Modifiers::COMMAND, page::ARTICLE);
    window.menu("Case", "Remove article…");
    window.click("Remove");
    window.keys(Modifiers::COMMAND, page::SNAPSHOTS);
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert!(!window.sees("ferries.txt"));
}

#[test]
fn a_question_mark_opens_the_sheet_and_the_signs_are_told() {
    let mut window = Window::on_case();
    window.key(Key::Questionmark);
    window.must_see("Keyboard shortcuts");
    window.must_see("Search or run a command");
    window.key(Key::Escape);
    window.menu("Help", "Signs of the table");
    window.must_see("not open to talks, as the party says");
}

#[test]
fn the_list_scrolls_to_an_article_that_is_gone_to() {
    let mut window = Window::on_case();
    let letters = (10..60).map(|n| {
        let text = format!("Letter {n}\n\n4 December 2026\n\nThe port of berth {n} was quiet.\n");
        (window.path(&format!("{n}.txt")), &*text.leak())
    });
    let letters: Vec<_> = letters.collect();
    super::files::drop_all_on(&mut window, letters);
    assert!(
        !window.sees("Letter 59"),
        "it stands below what can be seen"
    );
    palette(&mut window, "letter 59");
    window.key(Key::Enter);
    let mut lines = window.harness.get_all_by_label_contains("Letter 59, ");
    let line = lines.find(|node| node.rect().left() < 300.0);
    let rect = line.expect("the line is there").rect();
    assert!(rect.top() > 0.0 && rect.bottom() < 880.0, "{rect}");
}
