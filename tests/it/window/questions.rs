//! The window's own questions: what answers them, and what does not.

use super::Window;

#[test]
fn enter_in_the_title_starts_the_case() {
    let mut window = Window::on_sample();
    window.click("Start an empty case");
    window.type_into("Title", "Talks in December");
    window.key(egui::Key::Enter);
    assert_eq!(window.app().session().dossier().title, "Talks in December");
    assert!(!window.sees("Start case"));
}

#[test]
fn a_question_stays_when_something_beside_it_is_clicked() {
    let mut window = Window::on_sample();
    window.menu("Case", "Rename case…");
    window.type_into("Title", "Mine");
    window.key(egui::Key::Enter);
    window.close();
    window.click_at(30.0, 860.0);
    window.must_see("Save the changes first?");
    window.key(egui::Key::Escape);
    assert!(!window.sees("Save the changes first?"));
    assert!(!window.app().is_closing());
    // What only tells goes away.
    window.key(egui::Key::F1);
    window.must_see("Move from cell to cell");
    window.click_at(30.0, 860.0);
    assert!(!window.sees("Move from cell to cell"));
}
