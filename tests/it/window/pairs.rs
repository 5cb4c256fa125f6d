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

#[test]
fn on_what_two_agree_that_a_third_rejects_is_one_click() {
    let mut window = Window::on_sample();
    let agree = |window: &mut Window, party: &str, attitude: &str| {
        window.keys(Modifiers::COMMAND, Key::F);
        window.type_into("Find in table", "Ukraine receives security guarantees");
        window.click_like(&format!(
            "Ukraine receives security guarantees from its partners / {party}"
        ));
        super::editing::choose(window, "Attitude", attitude);
    };
    agree(&mut window, "Russia", "      opposes");
    window.keys(Modifiers::COMMAND, Key::K);
    let role = egui::accesskit::Role::TextInput;
    let field = window
        .harness
        .get_by_role_and_label(role, "Command or place");
    field.type_text("ukraine and united states");
    window.run();
    window.key(Key::Enter);
    window.must_see("Talks on a settlement continue");
    window.click("Both for, Russia against 1");
    window.must_see("They agree, 1 of 3 proposals, open");
    window.must_see("Ukraine receives security guarantees from its partners / Russia opposes");
    assert!(!window.sees("Talks on a settlement continue"));
    // Again: all proposals are back.
    window.click("Both for, Russia against 1");
    window.must_see("Talks on a settlement continue");
}

#[test]
fn a_trade_is_told_in_a_sentence_and_leads_to_its_rows() {
    let mut window = on_pairs();
    assert!(!window.sees("Trades"));
    window.click("Compare");
    window.click_like("parts of the bay they hold / Southland: yes, if");
    window.type_into("Condition", "if the ferries sail again");
    window.key(Key::Enter);
    window.click("The ferries sail again / Northland: silent in 2 articles read");
    super::editing::choose(&mut window, "Attitude", "      supports");
    let sentence = "if “The ferries sail again”; Northland is for it: possible trade.";
    window.click("Overview");
    window.must_see(sentence);
    window.must_see("In its own words: “if the ferries sail again”");
    window.click("Pairs");
    window.click_like("Trades 1");
    window.must_see(sentence);
    window.must_see("In its own words: “if the ferries sail again”");
    window.click("Shows the row: The ferries sail again");
    window.must_see("Find in table");
    window.must_see("NORTHLAND ON");
}
