//! Extracted statements, decided on one by one.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use standpoint::model::{Firmness, Statement, Status};

use super::{Window, page};

fn statements(window: &Window) -> Vec<Statement> {
    let articles = &window.app().session().dossier().articles;
    let all = articles.iter().flat_map(|coded| &coded.statements);
    all.cloned().collect()
}

fn decided(window: &Window) -> usize {
    statements(window).iter().filter(|s| s.is_decided()).count()
}

fn discarded(window: &Window) -> usize {
    statements(window).iter().filter(|s| s.discarded).count()
}

#[test]
fn ten_statements_are_reviewed_from_the_keyboard_alone() {
    let mut window = Window::on_case();
    let all = statements(&window).len();
    let before = decided(&window);
    window.keys(Modifiers::COMMAND, page::REVIEW);
    window.must_see(&format!("{before} of {all} decided"));
    for _ in 0..5 {
        window.key(Key::A);
    }
    for _ in 0..3 {
        window.key(Key::D);
    }
    assert_eq!(decided(&window), before + 8);
    assert_eq!(discarded(&window), 3);
    for _ in 0..2 {
        window.key(Key::L);
    }
    window.must_see(&format!("{} of {all} decided · 2 later", before + 8));
    assert_eq!(decided(&window), before + 8, "later decides nothing");

    // One step each; the statement comes back to be asked about.
    window.key(Key::U);
    assert_eq!((decided(&window), discarded(&window)), (before + 7, 2));
    window.key(Key::A);
    assert_eq!((decided(&window), discarded(&window)), (before + 8, 2));
    window.keys(Modifiers::COMMAND, page::COMPARE);
    window.keys(Modifiers::COMMAND, page::REVIEW);
    window.must_see(&format!("{} of {all} decided · 2 later", before + 8));
}

#[test]
fn what_is_corrected_stays_until_its_form_is_left() {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND, page::REVIEW);
    let before = decided(&window);
    window.key(Key::Enter);
    window.must_see("Coded by: extractor");
    super::editing::choose(&mut window, "Firmness", "tentative");
    assert_eq!(decided(&window), before + 1);
    let changed = statements(&window)
        .into_iter()
        .find(|s| s.coder.is_some())
        .expect("one was changed");
    assert_eq!(
        (changed.firmness, changed.status),
        (Firmness::Tentative, Status::Reviewed)
    );
    window.must_see(&format!("“{}”", changed.evidence.quote));
    // Esc leaves the form, and the next one is asked about.
    window.key(Key::Escape);
    assert!(!window.sees("Coded by:"));
    window.key(Key::A);
    assert_eq!(decided(&window), before + 2);
    let label = window.app().session().undo_label().map(str::to_owned);
    assert!(label.expect("a step").starts_with("Mark a statement of"));
}

#[test]
fn all_above_a_confidence_are_accepted_as_one_step() {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND, page::REVIEW);
    let at_least = |window: &Window, least: f32| {
        let all = statements(window);
        all.iter()
            .filter(|s| !s.is_decided() && s.confidence >= least)
            .count()
    };
    let sure = at_least(&window, 0.795);
    let before = decided(&window);
    assert!(sure > 0, "the case has some of which the extractor is sure");
    // The count follows the slider before anything is done.
    let told = format!("Accept {sure} statements");
    window.must_see(&told);
    let slider = egui::accesskit::Role::Slider;
    window.harness.get_by_role(slider).focus();
    window.run();
    for _ in 0..10 {
        window.key(Key::ArrowRight);
    }
    window.must_see(&format!("Accept {} statement", at_least(&window, 0.895)));
    for _ in 0..10 {
        window.key(Key::ArrowLeft);
    }
    window.click(&told);
    assert_eq!(decided(&window), before + sure);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(decided(&window), before);
    assert_eq!(window.app().session().undo_label(), None);
}

#[test]
fn a_page_without_anything_to_decide_says_so() {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND, page::REVIEW);
    for _ in 0..40 {
        window.key(Key::A);
    }
    window.must_see("Everything is decided");
}

#[test]
fn a_rule_and_a_memo_stand_beside_the_proposal() {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND, page::REVIEW);
    window.type_into("Coding rule", "Only what is said on the record");
    window.key(Key::Enter);
    let rules = |window: &Window| {
        let agenda = &window.app().session().dossier().agenda;
        let all = agenda.all_proposals().map(|(_, p)| p.rule.clone());
        all.filter(|rule| !rule.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(rules(&window), ["Only what is said on the record"]);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert!(rules(&window).is_empty());
    // What is typed is kept when another statement is decided on.
    window.type_into("Memo", "ask the envoy");
    window.click_like("Accept  A");
    let agenda = &window.app().session().dossier().agenda;
    assert!(
        agenda
            .all_proposals()
            .any(|(_, p)| p.memo == "ask the envoy")
    );
}

#[test]
fn the_cell_beside_is_that_of_the_statement_whose_turn_it_is() {
    let mut window = Window::on_case();
    window.must_see("Choose a cell of the table");
    window.keys(Modifiers::COMMAND, page::REVIEW);
    assert!(!window.sees("Choose a cell of the table"));
    let turn = |window: &Window| {
        let quotes = statements(window).into_iter().map(|s| s.evidence.quote);
        let mut shown = quotes.filter(|quote| window.sees(&format!("Show in article: {quote}")));
        shown.next().expect("one is shown beside")
    };
    let first = turn(&window);
    let mut others = 0;
    for _ in 0..4 {
        window.key(Key::ArrowRight);
        others += usize::from(turn(&window) != first);
    }
    assert!(others > 0, "it follows");
}

#[test]
fn a_low_window_keeps_its_room_for_the_words() {
    let mut window = Window::on_case();
    window.harness.set_size(egui::vec2(853.0, 500.0));
    window.keys(Modifiers::COMMAND, page::REVIEW);
    let top = |window: &Window, part: &str| {
        let node = window.harness.get_by_label_contains(part);
        egui_kittest::kittest::NodeT::accesskit_node(&node)
            .raw_bounds()
            .map(|b| b.y0)
    };
    let all = top(&window, "Accept all from").expect("it has a place");
    let words = top(&window, "Accept  A").expect("it has a place");
    assert!(all > words, "it comes last");
    // The left panel has made room, and can be brought back.
    assert!(!window.sees("ISSUES"));
    window.click("Show articles and issues");
    window.must_see("ISSUES");
    assert!(!window.sees("Show articles and issues"));
}
