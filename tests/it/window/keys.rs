//! The window from the keyboard alone.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::{Window, cell, page};

#[test]
fn arrows_move_from_cell_to_cell_and_enter_edits() {
    let mut window = Window::on_case();
    window.key(Key::ArrowDown);
    window.must_see("NORTHLAND ON");
    window.key(Key::ArrowRight);
    window.must_see("SOUTHLAND ON");
    for _ in 0..3 {
        window.key(Key::ArrowDown);
    }
    let selected = window.harness.get_by_label(cell::BUOYS_SOUTH);
    assert!(selected.is_focused());

    window.key(Key::Enter);
    let lists = egui::accesskit::Role::ComboBox;
    assert!(
        window
            .harness
            .get_by_role_and_label(lists, "Attitude")
            .is_focused()
    );
    window.key(Key::Escape);
    assert!(
        !window
            .harness
            .get_by_role_and_label(lists, "Attitude")
            .is_focused()
    );
    window.key(Key::Escape);
    window.must_see("Choose a cell of the table");
}

#[test]
fn esc_closes_what_is_open_before_it_leaves_the_cell() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    for (role, open, inside) in [
        (Role::Button, "Edit", "Redo"),
        (Role::ComboBox, "Attitude", "      opposes"),
    ] {
        window.harness.get_by_role_and_label(role, open).click();
        window.run();
        window.must_see(inside);
        window.key(Key::Escape);
        assert!(!window.sees(inside), "{open} is closed");
        window.must_see("SOUTHLAND ON");
        assert!(window.harness.get_by_label(cell::BUOYS_SOUTH).is_focused());
    }
    window.key(Key::Escape);
    window.must_see("Choose a cell of the table");
}

#[test]
fn a_list_is_opened_chosen_from_and_closed_by_keys() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    for key in [Key::Enter, Key::Space] {
        window.key(key);
    }
    window.must_see("      opposes");
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        window.key(key);
    }
    let hand = window.stance("harbour.1", "NO").and_then(|s| s.hand);
    assert!(hand.is_some_and(|hand| hand.attitude.is_some()));
    assert!(!window.sees("      opposes"), "the list is closed");
    let lists = egui::accesskit::Role::ComboBox;
    let list = window.harness.get_by_role_and_label(lists, "Attitude");
    assert!(list.is_focused());
}

#[test]
fn esc_leads_from_a_quote_back_to_its_cell() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    window.click_like("Show in article: We stand where we stand");
    window.must_see("Envoys meet over the harbour");
    window.key(Key::Escape);
    window.must_see("SOUTHLAND ON");
    assert!(window.harness.get_by_label(cell::BUOYS_SOUTH).is_focused());
    window.key(Key::ArrowLeft);
    window.must_see("NORTHLAND ON");
}

#[test]
fn tabs_of_the_middle_have_keys() {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND, page::SNAPSHOTS);
    window.must_see("No snapshots yet");
    window.keys(Modifiers::COMMAND, page::ARTICLE);
    // Of the articles the first, where none was chosen.
    assert!(window.sees("Edit details"));
    window.keys(Modifiers::COMMAND, page::OVERVIEW);
    window.must_see("Conflict by issue");
    window.keys(Modifiers::COMMAND, page::PAIRS);
    window.must_see("They clash");
    window.keys(Modifiers::COMMAND, page::COMPARE);
    window.must_see("Relation");
}

#[test]
fn the_sheet_lists_the_shortcuts() {
    let mut window = Window::on_case();
    window.key(Key::F1);
    for line in ["Take snapshot", "Ctrl+Shift+S", "Move from cell to cell"] {
        window.must_see(line);
    }
    window.key(Key::Escape);
    assert!(!window.sees("Move from cell to cell"));
}

#[test]
fn panels_can_be_hidden_and_enter_brings_the_inspector_back() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    window.key(Key::F9);
    assert!(!window.sees("SOUTHLAND ON"));
    window.key(Key::F8);
    assert!(!window.sees("ARTICLES · 2"));
    window.key(Key::Enter);
    window.must_see("SOUTHLAND ON");
    window.key(Key::F8);
    window.must_see("ARTICLES · 2");
}
