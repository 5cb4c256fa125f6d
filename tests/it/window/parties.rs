//! Which parties are shown: told at the table, chosen without losing the list.

use egui_kittest::kittest::Queryable;

use super::Window;

#[test]
fn hidden_parties_that_speak_are_told_at_the_table_and_ticked_there() {
    let mut window = Window::on_case();
    let shown = |window: &Window| window.app().session().comparison().parties.len();
    window.click("3 of 4 parties · no other speaks");
    window.click("Isle Union · 4 stances");
    assert_eq!(shown(&window), 2);
    // The list stays for the next tick, and the line counts at once.
    window.must_see("2 of 4 parties · 1 other speaks");
    window.click("Southland · 6 stances");
    assert_eq!(shown(&window), 1);
    window.must_see("1 of 4 parties · 2 others speak");
    // The last one cannot be hidden.
    window.click("Northland · 6 stances, 1 more by others");
    assert_eq!(shown(&window), 1);
    window.click("Observer · silent");
    assert_eq!(shown(&window), 2);
    window.click_at(640.0, 850.0);
    assert!(!window.sees("Observer · silent"));
}

#[test]
fn the_menu_lists_the_same_and_stays_open() {
    let mut window = Window::on_case();
    window.click("Case");
    window.click_like("Parties shown");
    window.click("Isle Union · 4 stances");
    window.click("Isle Union · 4 stances");
    let parties = &window.app().session().comparison().parties;
    assert_eq!(parties.len(), 3);
    let listed = window.harness.query_all_by_label("Observer · silent");
    assert_eq!(listed.count(), 1);
}
