//! Statements made and corrected by hand.

use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::Queryable;
use standpoint::model::{Attitude, ProposalId, Statement, Voice};

use super::{Window, cell, page};

fn of_article(window: &Window, article: &str) -> Vec<Statement> {
    let dossier = window.app().session().dossier();
    let coded = dossier.article(&article.into()).expect("it is there");
    coded.statements.clone()
}

/// Opens the article “envoys” at a quote and selects its first words from the keyboard.
fn with_words(words: usize) -> Window {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    window.click_like("Show in article: We stand where we stand");
    for _ in 0..words {
        window.keys(Modifiers::SHIFT, Key::ArrowRight);
    }
    window
}

fn newest(window: &Window) -> Statement {
    let all = of_article(window, "envoys");
    all.into_iter().max_by_key(|s| s.id).expect("some")
}

#[test]
fn a_statement_is_made_of_selected_words_from_the_keyboard_alone() {
    let mut window = with_words(5);
    let before = of_article(&window, "envoys").len();
    window.key(Key::N);
    window.must_see("NEW STATEMENT");
    window.must_see("“We stand where we stand,”");
    // Nobody is first choice.
    window.must_see("Choose a party and an attitude");
    window.key(Key::Enter);
    assert_eq!(of_article(&window, "envoys").len(), before);

    for key in [Key::Num1, Key::O, Key::P] {
        window.key(key);
    }
    let field = Role::TextInput;
    let find = window
        .harness
        .get_by_role_and_label(field, "Find a proposal");
    assert!(find.is_focused());
    find.type_text("night");
    window.run();
    window.key(Key::Enter);
    window.must_see("Proposal: Night ferries return");
    window.key(Key::Enter);
    assert!(!window.sees("NEW STATEMENT"));
    let made = newest(&window);
    assert_eq!(of_article(&window, "envoys").len(), before + 1);
    assert_eq!(made.evidence.quote, "We stand where we stand,");
    assert_eq!(made.party.as_str(), "NO");
    assert_eq!(made.attitude, Attitude::Oppose);
    assert_eq!(
        made.proposal.as_ref().map(ProposalId::as_str),
        Some("ferries.3")
    );
    assert!(made.coder.is_some(), "it is a person's");
    // Its cell is shown, and one step takes it back.
    window.must_see("NORTHLAND ON");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(of_article(&window, "envoys").len(), before);
}

#[test]
fn words_are_marked_with_the_last_choice() {
    let mut window = with_words(3);
    window.key(Key::Q);
    assert!(!window.app().session().is_dirty(), "nothing was chosen yet");
    for key in [Key::N, Key::Num2, Key::S, Key::Enter] {
        window.key(key);
    }
    let first = newest(&window);
    for _ in 0..4 {
        window.keys(Modifiers::SHIFT, Key::ArrowRight);
    }
    window.key(Key::Q);
    let second = newest(&window);
    assert_ne!(first.id, second.id);
    assert_eq!(
        (&first.party, &first.proposal, first.attitude),
        (&second.party, &second.proposal, second.attitude)
    );
    assert_ne!(first.evidence.quote, second.evidence.quote);
}

/// Drags with the pointer from one place to another.
fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.harness.event(egui::Event::PointerMoved(from));
    window.run();
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.harness.event(button(from, true));
    window.harness.step();
    for share in [0.3, 0.7, 1.0] {
        let at = from + (to - from) * share;
        window.harness.event(egui::Event::PointerMoved(at));
        window.harness.step();
    }
    window.harness.event(button(to, false));
    window.run();
}

#[test]
fn words_are_selected_with_the_pointer_over_two_paragraphs() {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND, page::ARTICLE);
    window.click_like("Envoys meet over the harbour");
    let paragraph = |window: &Window, part: &str| {
        let mut nodes = window.harness.query_all_by_label_contains(part);
        nodes
            .find(|node| node.rect().width() > 300.0)
            .expect("a paragraph")
            .rect()
    };
    let first = paragraph(&window, "Without the outer islands we see");
    let second = paragraph(&window, "Our islands are not for sale");
    drag(
        &mut window,
        first.left_top() + egui::vec2(120.0, 8.0),
        second.left_top() + egui::vec2(200.0, 8.0),
    );
    window.key(Key::N);
    window.must_see("NEW STATEMENT");
    for key in [Key::Num3, Key::U, Key::Enter] {
        window.key(key);
    }
    let made = newest(&window);
    assert!(
        made.evidence.quote.contains('\n'),
        "{}",
        made.evidence.quote
    );
    assert!(
        made.evidence
            .quote
            .contains("outer islands we see no settlement")
    );
    let dossier = window.app().session().dossier();
    let coded = dossier.article(&"envoys".into()).expect("it is there");
    let text = &coded.article.text;
    assert_eq!(made.evidence.span.of(text), made.evidence.quote);
}

#[test]
fn a_statement_is_moved_to_another_proposal_and_back() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    let of_north = |window: &Window| window.stance("harbour.1", "NO");
    let before = of_north(&window);
    window.click("Correct");
    window.must_see("Coded by: extractor");
    window.click_like("Proposal: Northland gives up");
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Find a proposal")
        .type_text("free");
    window.run();
    window.key(Key::Enter);
    assert_eq!(of_north(&window), None);
    assert!(window.stance("ferries.2", "NO").is_some());
    let label = window.app().session().undo_label().map(str::to_owned);
    assert_eq!(
        label.as_deref(),
        Some("Move a statement of Northland to another proposal")
    );
    window.must_see("Proposal: The ferries are free");
    assert!(!window.sees("Coded by: extractor"), "it is a person's now");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(of_north(&window), before);
    assert_eq!(window.stance("ferries.2", "NO"), None);
}

#[test]
fn each_field_is_a_step_and_a_typed_one_is_kept() {
    let mut window = Window::on_case();
    window.click(cell::ISLANDS_NORTH);
    window.click("Correct");
    window.type_into("Said to", "Harbour Radio");
    // Another field takes what was typed before along, as a step of its own.
    super::editing::choose(&mut window, "Voice", "reported");
    let at = |window: &Window| {
        let all = of_article(window, "envoys");
        let found = all.into_iter().find(|s| s.id.0 == 2);
        found.expect("it is there")
    };
    let now = at(&window);
    assert_eq!(now.venue.as_deref(), Some("Harbour Radio"));
    assert_eq!(now.voice, Voice::Reported);
    window.keys(Modifiers::COMMAND, Key::Z);
    let now = at(&window);
    assert_eq!(now.venue.as_deref(), Some("Harbour Radio"));
    assert_eq!(now.voice, Voice::Quoted);
    window.type_into("Said on", "last week");
    window.key(Key::Enter);
    window.must_see("“last week” is no date");
    assert_eq!(at(&window).said_on, None);
}
