//! Two parties side by side: chosen, read, followed to a cell, a row and a quote.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::Window;

const ISLANDS: &str = "Northland gives up the outer islands as part of a settlement";

fn on_pairs() -> Window {
    let mut window = Window::on_case();
    window.click("Pairs");
    window
}

/// Chooses a party in one of the two lists.
fn choose(window: &mut Window, list: &str, party: &str) {
    let role = egui::accesskit::Role::ComboBox;
    let found = window
        .harness
        .query_all_by_role(role)
        .find(|node| format!("{node:?}").contains(list));
    found.expect("the list is there").click();
    window.run();
    let entries = window.harness.query_all_by_label(party);
    let entry = entries.last().expect("the party is listed");
    entry.click();
    window.run();
}

#[test]
fn a_pair_is_read_with_its_agreement_and_groups() {
    let window = on_pairs();
    window.must_see("Northland and Southland: agreement 45 %, over 5 proposals");
    window.must_see("They clash, 2 proposals, open");
    window.must_see(&format!("{ISLANDS} / Northland: rejects, red line"));
    window.must_see("Show in article: “Without the outer islands we see no settlement”");
}

#[test]
fn what_neither_speaks_of_is_counted_and_folded() {
    let mut window = on_pairs();
    window.click_like("Neither speaks 3");
    window.must_see("Neither speaks, 3 proposals, open");
    window.must_see("Night ferries return");
    window.click_like("Neither speaks, 3 proposals, open");
    assert!(!window.sees("Night ferries return"));
}

#[test]
fn other_parties_are_chosen_and_the_way_leads_back() {
    let mut window = on_pairs();
    choose(&mut window, "Second party", "Isle Union");
    window.must_see("Northland and Isle Union: agreement");
    window.click("Swap the two parties");
    window.must_see("Isle Union and Northland: agreement");
    // The party of the other list: the two change places.
    choose(&mut window, "First party", "Northland");
    window.must_see("Northland and Isle Union: agreement");
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.must_see("Isle Union and Northland: agreement");
}

#[test]
fn a_stance_leads_to_its_cell_a_quote_to_its_article_a_title_to_its_row() {
    let mut window = on_pairs();
    window.click_like(&format!("{ISLANDS} / Southland: demands, firm"));
    window.must_see("SOUTHLAND ON");
    window.click_like("Show in article: “Our islands are not for sale, today or ever” Olaf Berg");
    window.must_see("Envoys meet over the harbour");
    assert!(!window.sees("They clash"));
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.click_like(&format!("{ISLANDS}. Harbour and islands"));
    window.must_see("Find in table");
    assert!(!window.sees("They clash"));
}
