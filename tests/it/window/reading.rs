//! From the table to the proof.

use egui_kittest::kittest::Queryable;

use super::{Window, cell};

#[test]
fn a_cell_leads_to_its_quote_and_the_quote_to_the_article() {
    let mut window = Window::on_case();
    window.must_see("Deadlock");
    window.click(cell::BUOYS_SOUTH);
    window.must_see("SOUTHLAND ON");
    window.must_see(
        "Mira Sand · quoted · Harbour Gazette · 4 Dec 2026 (date disputed) · settles the cell",
    );
    window.must_see("Northland rejects it as a red line, Southland demands it as a red line");
    window.click_like("Show in article: We stand where we stand");
    window.must_see("Envoys meet over the harbour");
    window.must_see("The text says Thursday, but 4 December 2026 is a Friday.");
    window.must_see("Olaf Berg, before the doors were closed again.");
}

#[test]
fn filters_show_only_their_rows() {
    let mut window = Window::on_case();
    window.click("Conflicts 2");
    window.must_see(cell::BUOYS_SOUTH);
    assert!(!window.sees("Talks on a settlement continue"));
    window.click("Edited 0");
    window.must_see("No row is like this");
    window.click("Show all rows");
    window.must_see("Talks on a settlement continue");
}

#[test]
fn a_row_that_is_edited_stays_until_another_is_chosen() {
    let mut window = Window::on_case();
    let row = "Northland gives up the outer islands as part of a settlement: Overlap";
    window.click("Conflicts 2");
    window.click(cell::ISLANDS_NORTH);
    super::editing::choose(&mut window, "Attitude", "      supports");
    window.must_see("Conflicts 1");
    window.must_see(row);
    window.click(cell::BUOYS_SOUTH);
    assert!(!window.sees(row));
    // It does not come back with its filter either.
    window.click("Overlaps 2");
    window.must_see(row);
    window.click("Conflicts 1");
    assert!(!window.sees(row));
}

#[test]
fn a_cell_with_a_discarded_statement_counts_as_edited() {
    let mut window = Window::on_case();
    window.must_see("Edited 0");
    window.click("The ferries sail again / Southland: demands, plain, 1 utterance");
    window.click("Discard");
    window.must_see("Edited 1");
    window.click("Edited 1");
    window.must_see("Southland: silent in 2 articles read, 1 statement discarded");
}

#[test]
fn an_issue_that_the_filter_hides_is_shown_when_it_is_clicked() {
    let mut window = Window::on_case();
    window.click("Overlaps 1");
    assert!(!window.sees("Ferries, open"));
    window.click("Ferries: untested");
    window.must_see("Ferries, open");
    window.must_see("Talks on a settlement continue");
}

#[test]
fn an_issue_on_which_all_are_silent_is_shown_when_it_is_clicked() {
    let mut window = Window::on_case();
    window.click("The ferries sail again / Southland: demands, plain, 1 utterance");
    window.click("Case");
    window.click_like("Parties shown");
    window.click("Southland · 6 stances");
    // First the menu closes, then the cell is left whose row still stood.
    window.key(egui::Key::Escape);
    window.must_see("Ferries, open");
    window.key(egui::Key::Escape);
    assert!(!window.sees("Ferries, open"));
    window.click("Ferries: untested");
    window.must_see("Ferries, open");
}

#[test]
fn issues_fold_and_the_left_panel_opens_them_again() {
    let mut window = Window::on_case();
    window.click_like("Concessions and format, open");
    assert!(!window.sees("Talks on a settlement continue"));
    window.click("Concessions and format: soft gap");
    window.must_see("Talks on a settlement continue");
}

#[test]
fn silent_rows_are_counted_and_shown_on_demand() {
    let mut window = Window::on_case();
    assert!(!window.sees("Night ferries return"));
    window.submenu("View", "Rows", "Show silent rows");
    window.must_see("Night ferries return / Northland: silent in 2 articles read");
}

#[test]
fn other_parties_can_be_shown() {
    let mut window = Window::on_case();
    assert!(!window.sees("Observer"));
    window.click("Case");
    window.click_like("Parties shown");
    window.click("Observer · silent");
    window.must_see("Observer, 0 statements");
    assert_eq!(window.app().session().comparison().parties.len(), 4);
}

#[test]
fn an_article_of_the_list_is_shown_with_its_notes() {
    let mut window = Window::on_case();
    window.click_like("Ferries wait for a signal, 6 Dec 2026");
    window.must_see("Harbour Gazette · 6 Dec 2026 · ferries.txt");
    window.must_see("The ferries must sail again before the winter");
}

#[test]
fn what_fits_no_proposal_is_listed_and_leads_to_its_article() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let letter = folder.path().join("letter.txt");
    let text = "Border letter\n\n4 December 2026\n\nPresident Volodymyr Zelensky demands \
        that Poland reopen its border to lorries.\n";
    std::fs::write(&letter, text).expect("a file");
    let mut window = Window::open(folder, vec![letter]);
    window.wait_for_job();
    window.must_see("No position on a proposal yet");
    window.must_see("UNSORTED · 1");
    window.click("Unsorted, No issue: 1 statement");
    window.must_see("No issue of the agenda");
    window.must_see("1 statement on no proposal, so in no cell of the table");
    window.must_see("Ukraine · Volodymyr Zelensky · reported");
    window.click_like("Show in article: President Volodymyr Zelensky demands");
    window.must_see("Border letter");
    window.must_see("confidence");
    window.click("Discard");
    window.must_see("Not counted: discarded");
    assert!(!window.sees("UNSORTED · 1"));
    // Esc leads back to the table, then lets go of what is selected.
    window.key(egui::Key::Escape);
    window.key(egui::Key::Escape);
    window.must_see("Choose a cell of the table");
}

#[test]
fn every_card_tells_how_sure_it_is_and_why_on_demand() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    window.must_see("demands, red line · machine · ");
    window.must_see("confidence");
    assert!(!window.sees("Why it was read so"));
    window.click("Why");
    window.must_see("Why it was read so");
    window.click("Hide why");
    assert!(!window.sees("Why it was read so"));
}

#[test]
fn a_case_that_is_opened_again_begins_at_the_top() {
    let mut window = Window::on_sample();
    window.harness.set_size([1280.0, 600.0].into());
    window.key(egui::Key::ArrowDown);
    for _ in 0..5 {
        window.key(egui::Key::PageDown);
    }
    let first = "Control of Donetsk and Luhansk (Donbas), open";
    assert!(!window.sees(first));
    window.menu("Help", "Open the sample case");
    window.must_see(first);
}

#[test]
fn words_are_found_in_the_article_one_after_the_other() {
    let mut window = Window::on_case();
    window.click_like("Ferries wait for a signal, 6 Dec 2026");
    window.keys(egui::Modifiers::COMMAND, egui::Key::F);
    let role = egui::accesskit::Role::TextInput;
    let field = |window: &Window| {
        let field = window
            .harness
            .get_by_role_and_label(role, "Find in article");
        (field.is_focused(), field.value())
    };
    assert!(field(&window).0);
    window
        .harness
        .get_by_role_and_label(role, "Find in article")
        .type_text("FERR");
    window.run();
    window.must_see("1 of ");
    window.key(egui::Key::Enter);
    window.must_see("2 of ");
    assert!(field(&window).0, "the next Enter goes on");
    window.keys(egui::Modifiers::SHIFT, egui::Key::Enter);
    window.must_see("1 of ");
    window.click("Previous");
    assert!(!window.sees("1 of "), "around the end");
    window.type_into("Find in article", "no such words");
    window.must_see("Not found");
    window.key(egui::Key::Escape);
    assert!(!window.sees("Find in article"));
    // Still in the article; the next Esc leads back.
    window.must_see("ferries.txt");
}
