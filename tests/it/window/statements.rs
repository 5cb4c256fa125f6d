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
    // The same words have a statement: its holder is a guess that is told as one.
    window.must_see("A guess: holds another statement in this sentence");
    window.must_see("A guess, as the holder is");
    window.must_see("Choose an attitude");
    window.key(Key::Enter);
    assert_eq!(of_article(&window, "envoys").len(), before);

    for key in [Key::Num1, Key::O, Key::P] {
        window.key(key);
    }
    let field = Role::TextInput;
    assert!(!window.sees("A guess"), "somebody chose");
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
    assert_eq!(made.voice, Voice::Quoted, "it stands in quotation marks");
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

#[test]
fn a_statement_that_is_being_made_stays_until_it_is_added_or_left() {
    let mut window = with_words(5);
    let before = of_article(&window, "envoys").len();
    // On other words it begins anew, as long as nothing was chosen.
    window.key(Key::N);
    window.keys(Modifiers::SHIFT, Key::ArrowLeft);
    window.key(Key::N);
    window.must_see("“We stand where we”");
    for key in [Key::Num1, Key::O] {
        window.key(key);
    }
    // Neither another one nor another cell or statement drops it.
    for _ in 0..2 {
        window.keys(Modifiers::SHIFT, Key::ArrowRight);
    }
    window.key(Key::N);
    window.must_see("A statement is still being made");
    window.keys(Modifiers::COMMAND, page::COMPARE);
    window.click(cell::ISLANDS_NORTH);
    window.keys(Modifiers::COMMAND, page::REVIEW);
    window.key(Key::ArrowRight);
    window.key(Key::C);
    window.must_see("NEW STATEMENT");
    window.must_see("“We stand where we”");
    window.click("Add");
    let made = newest(&window);
    assert_eq!(of_article(&window, "envoys").len(), before + 1);
    assert_eq!(
        (made.party.as_str(), made.attitude),
        ("NO", Attitude::Oppose)
    );
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
    // It stays, marked, until it is typed over.
    window.must_see("No certain date, so not set");
    let typed = |window: &Window| {
        let role = Role::TextInput;
        let field = window.harness.get_by_role_and_label(role, "Said on");
        field.value()
    };
    assert_eq!(typed(&window).as_deref(), Some("last week"));
    window.type_into("Said on", "2026-12-01");
    window.key(Key::Enter);
    assert!(!window.sees("No certain date, so not set"));
    assert_eq!(at(&window).said_on, "2026-12-01".parse().ok());
}

/// Opens the case with the evidence of Southland on the buoys as `found` says.
fn with_evidence(found: &str) -> Window {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let case = folder.path().join("case");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    crate::copy(&root.join("tests/fixtures/harbour-talks"), &case);
    let file = case.join("articles/envoys.ron");
    let text = std::fs::read_to_string(&file).expect("the article's statements");
    let start = text.find("We stand where we stand").expect("the quote");
    let hash = start + text[start..].find("hash:").expect("its hash");
    let changed = format!("{}found: {found}, {}", &text[..hash], &text[hash..]);
    let changed = match found {
        "moved" => changed,
        _ => changed.replace("We stand where we stand", "We stay where we stay"),
    };
    std::fs::write(&file, changed).expect("a folder of the test");
    Window::open(folder, vec![case])
}

#[test]
fn edited_evidence_says_how_it_reads_now_and_takes_selected_words() {
    let mut window = with_evidence("edited");
    window.click(cell::BUOYS_SOUTH);
    window.must_see("Edited since: now reads “We stand where we stand, and talks begin there”");
    window.click_like("Show in article: We stay where we stay");
    for _ in 0..5 {
        window.keys(Modifiers::SHIFT, Key::ArrowRight);
    }
    window.click("Use the selection as evidence");
    let repaired = of_article(&window, "envoys");
    let repaired = repaired
        .iter()
        .find(|s| s.evidence.quote.starts_with("We stand where"))
        .expect("it has other words now");
    assert_eq!(repaired.evidence.quote, "We stand where we stand,");
    assert!(!window.sees("Edited since"));
    window.keys(Modifiers::COMMAND, Key::Z);
    window.must_see("Edited since");
}

#[test]
fn lost_and_ambiguous_evidence_says_so() {
    for (found, told) in [
        ("lost", "No longer in the text"),
        ("ambiguous", "In several places now"),
        ("moved", "Moved: the same words"),
    ] {
        let mut window = with_evidence(found);
        window.click(cell::BUOYS_SOUTH);
        window.must_see(told);
    }
}

#[test]
fn a_statement_is_split_where_the_cursor_stands() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    window.click("Correct");
    window.click("Show in article");
    let before = of_article(&window, "envoys").len();
    // Without a cursor in its words there is no place to cut.
    window.click("Split at the cursor");
    assert_eq!(of_article(&window, "envoys").len(), before);
    let mut nodes = window
        .harness
        .query_all_by_label_contains("We stand where we stand");
    let text = nodes
        .find(|node| node.rect().width() > 300.0 && node.rect().left() > 200.0)
        .expect("the paragraph")
        .rect();
    drop(nodes);
    // The quote ends the paragraph's first line, or begins the next: a click finds it.
    let mut y = text.top() + 8.0;
    while y < text.bottom() && of_article(&window, "envoys").len() == before {
        for share in [0.1, 0.3, 0.5, 0.7] {
            window.click_at(text.left() + text.width() * share, y);
            if window.sees("Split at the cursor") {
                window.click("Split at the cursor");
            }
            if of_article(&window, "envoys").len() > before {
                break;
            }
        }
        y += 20.0;
    }
    let all = of_article(&window, "envoys");
    assert_eq!(all.len(), before + 1);
    let halves: Vec<&Statement> = all.iter().filter(|s| s.coder.is_some()).collect();
    assert_eq!(halves.len(), 2);
    assert_eq!(halves[0].proposal, halves[1].proposal);
    assert!(halves[0].evidence.span.end <= halves[1].evidence.span.start);
}

#[test]
fn a_secondary_click_on_a_mark_offers_what_can_be_done_with_it() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    window.click_like("Show in article: We stand where we stand");
    let mut nodes = window
        .harness
        .query_all_by_label_contains("Our islands are not for sale");
    let text = nodes
        .find(|node| node.rect().width() > 300.0)
        .expect("the paragraph")
        .rect();
    drop(nodes);
    let secondary = |window: &mut Window, at: Pos2| {
        window.harness.event(egui::Event::PointerMoved(at));
        window.run();
        for pressed in [true, false] {
            window.harness.event(egui::Event::PointerButton {
                pos: at,
                button: PointerButton::Secondary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            window.run();
        }
    };
    let mut found = false;
    'places: for line in 0..4 {
        for share in [0.1, 0.4, 0.7] {
            let at = text.left_top() + egui::vec2(text.width() * share, 8.0 + 20.0 * line as f32);
            secondary(&mut window, at);
            if window.sees("Move to another proposal…") {
                found = true;
                break 'places;
            }
            window.key(Key::Escape);
        }
    }
    assert!(found, "one of the places is a mark");
    window.click("Move to another proposal…");
    let field = Role::TextInput;
    let find = window
        .harness
        .get_by_role_and_label(field, "Find a proposal");
    assert!(find.is_focused());
    window.must_see("Coded by: extractor");
}

#[test]
fn a_new_statement_is_on_nothing_until_it_is_said_and_the_selected_cell_is_offered() {
    let mut window = with_words(5);
    window.key(Key::N);
    window.must_see("Proposal: No issue of the agenda");
    let offered = "On the selected cell's: The present buoy line";
    let right = |window: &Window| {
        let link = window.harness.get_by_label_contains(offered);
        (link.rect().left(), link.rect().right())
    };
    let (left, end) = right(&window);
    assert!(left > 970.0 && end <= 1280.0, "the panel keeps its width");
    window.click_like(offered);
    window.must_see("Proposal: The present buoy line");
    assert!(!window.sees("On the selected cell's"));
    for key in [Key::Num2, Key::S, Key::Enter] {
        window.key(key);
    }
    let made = newest(&window);
    assert_eq!(made.proposal, Some("harbour.4".into()));
}

#[test]
fn an_act_that_goes_another_way_than_the_attitude_is_told_and_mended() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    window.click("Correct");
    super::editing::choose(&mut window, "Attitude", "opposes");
    window.must_see("“demands” goes another way than the attitude “opposes”.");
    window.click("Set act “rejects”");
    assert!(!window.sees("goes another way"));
    let changed = of_article(&window, "envoys");
    let changed = changed.iter().find(|s| s.coder.is_some()).expect("one");
    assert_eq!(changed.attitude, Attitude::Oppose);
    assert_eq!(changed.act.word(), "rejects");
}

#[test]
fn the_new_words_of_an_edited_quote_are_taken_with_one_click() {
    let Window { harness, folder } = Window::on_case();
    drop(harness);
    let case = folder.path().join("case");
    let path = case.join("articles/envoys.txt");
    let text = std::fs::read_to_string(&path).expect("readable");
    let text = text.replace(
        "We stand where we stand, and",
        "We stand where we stood, and",
    );
    std::fs::write(&path, text).expect("written");
    let mut window = Window::open(folder, vec![case]);
    window.click(cell::BUOYS_SOUTH);
    window.must_see("Edited since: now reads “We stand where we stood, and talks begin there");
    window.click("Take the new words");
    assert!(!window.sees("Edited since"));
    window.must_see("Show in article: We stand where we stood");
}
