//! Stances in time: followed from the table, read, and followed to the quote.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::{Window, cell, page};

const ISLANDS: &str = "Northland gives up the outer islands as part of a settlement";

#[test]
fn the_timeline_follows_the_cell_that_was_chosen_in_the_table() {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND, page::TIMELINE);
    window.must_see("Issue: Harbour and islands");
    window.must_see("Proposal: All its proposals");
    window.keys(Modifiers::COMMAND, page::COMPARE);
    window.click(cell::ISLANDS_NORTH);
    window.keys(Modifiers::COMMAND, page::TIMELINE);
    window.must_see(&format!("Proposal: {ISLANDS}"));
    window.must_see("Northland, from 4 Dec 2026 on: rejects, red line");
    window.must_see("Isle Union: silent in 2 articles read");
}

#[test]
fn a_point_leads_to_the_quote_in_its_article() {
    let mut window = Window::on_case();
    window.click("Timeline");
    window.click_like("Show in article: “Our islands are not for sale, today or ever” Northland");
    window.must_see("The text says Thursday");
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.must_see("What changed when");
}

#[test]
fn an_issue_on_the_left_is_shown_in_time() {
    let mut window = Window::on_case();
    window.click("Timeline");
    window.click("Ferries: untested");
    window.must_see("Issue: Ferries");
    window.must_see("What changed when");
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.must_see("Issue: Harbour and islands");
}

#[test]
fn a_point_of_another_party_selects_its_cell_too() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    window.must_see("NORTHLAND ON");
    window.click("Timeline");
    window
        .click_like("Show in article: “Without the outer islands we see no settlement” Southland");
    window.must_see("SOUTHLAND ON");
    window.must_see("The text says Thursday");
}

#[test]
fn who_speaks_and_is_not_shown_is_named_and_can_be_ticked() {
    let mut window = Window::on_case();
    window.click_like("3 of 4 parties");
    window.click("Southland · 6 stances");
    window.key(Key::Escape);
    window.click("Timeline");
    window.click("Ferries: untested");
    window.must_see(
        "No party that is shown has spoken on this. Not shown, though they speak here: Southland.",
    );
    window.click_like("2 of 4 parties");
    window.click("Southland · 6 stances");
    window.key(Key::Escape);
    window.must_see("All are silent on 2 other proposals");
}

#[test]
fn another_issue_is_chosen_and_the_way_leads_back() {
    let mut window = Window::on_case();
    window.click("Timeline");
    window.click_like("Issue: Harbour and islands");
    let listed = window.harness.query_all_by_label("Ferries");
    listed.last().expect("the issue is listed").click();
    window.run();
    window.must_see("Issue: Ferries");
    window.must_see("All are silent on 2 other proposals: The ferries are free");
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.must_see("Issue: Harbour and islands");
}

#[test]
fn a_change_leads_to_its_cell_and_quote() {
    let mut window = Window::on_case();
    window.click("Timeline");
    let change = "buoy line is the starting point of talks / Northland: silent → rejects";
    window.scroll_to(change);
    window.click_like(change);
    window.must_see("The text says Thursday");
    window.must_see("NORTHLAND ON");
}

#[test]
fn a_proposal_is_saved_as_a_picture_with_what_the_points_mean() {
    let mut window = Window::on_case();
    window.click("Timeline");
    window.click(&format!("Picture of {ISLANDS}"));
    window.click("Save picture as SVG…");
    let path = window.path("islands.svg");
    window.type_into("Path", &path.display().to_string());
    window.key(Key::Enter);
    let svg = std::fs::read_to_string(path).expect("a file");
    for part in [
        "<svg",
        "Northland gives up the outer islands",
        "day of its article",
        "Harbour talks · 20 Dec 2026 · 2 articles",
    ] {
        assert!(svg.contains(part), "{part}: {svg}");
    }
}
