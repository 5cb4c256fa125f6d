//! The table as a spreadsheet, from the keyboard alone.

use egui::{Key, Modifiers};
use standpoint::model::{Firmness, HandEdit, Lean, StanceAttitude};

use super::Window;
use super::table::copied;

fn hand(window: &Window, proposal: &str, party: &str) -> HandEdit {
    let set = &window.app().session().dossier().hand;
    let cell = (proposal.into(), party.into());
    set.get(&cell).cloned().unwrap_or_default()
}

fn attitude(window: &Window, proposal: &str, party: &str) -> Option<StanceAttitude> {
    window.stance(proposal, party).map(|s| s.attitude)
}

fn keys(window: &mut Window, keys: &[Key]) {
    for key in keys {
        window.key(*key);
    }
}

#[test]
fn letters_set_attitudes_and_digits_firmness() {
    let mut window = Window::on_case();
    // The first arrow selects the first cell.
    keys(&mut window, &[Key::ArrowDown, Key::S]);
    assert_eq!(
        attitude(&window, "harbour.1", "NO"),
        Some(StanceAttitude::Support)
    );
    assert_eq!(window.relation("harbour.1"), "Overlap");
    keys(&mut window, &[Key::Num2, Key::F]);
    let now = hand(&window, "harbour.1", "NO");
    assert_eq!(now.firmness, Some(Firmness::Firm));
    // One key, one step.
    for expected in [Some(Firmness::Plain), Some(Firmness::RedLine)] {
        window.keys(Modifiers::COMMAND, Key::Z);
        let stance = window.stance("harbour.1", "NO").expect("a stance");
        assert_eq!(stance.firmness, expected);
    }
    keys(&mut window, &[Key::C]);
    let now = hand(&window, "harbour.1", "NO");
    assert_eq!(
        (now.attitude, now.lean),
        (Some(StanceAttitude::Conditional), Some(Lean::YesIf))
    );
    keys(&mut window, &[Key::O]);
    assert_eq!(
        attitude(&window, "harbour.1", "NO"),
        Some(StanceAttitude::Oppose)
    );
    keys(&mut window, &[Key::Delete]);
    assert_eq!(hand(&window, "harbour.1", "NO"), HandEdit::default());
    assert_eq!(window.relation("harbour.1"), "Conflict");
    let step = window.app().session().undo_label().map(str::to_owned);
    assert_eq!(
        step.as_deref(),
        Some("Reset Northland on “Northland gives up the outer islands as part of…”")
    );
}

#[test]
fn a_silent_cell_takes_an_attitude_but_no_firmness() {
    let mut window = Window::on_case();
    window.click("Both sides make concessions / Southland: silent in 2 articles read");
    keys(&mut window, &[Key::Num4, Key::F]);
    assert_eq!(hand(&window, "format.2", "SO"), HandEdit::default());
    keys(&mut window, &[Key::U]);
    assert_eq!(
        attitude(&window, "format.2", "SO"),
        Some(StanceAttitude::Unclear)
    );
}

#[test]
fn tab_goes_through_every_cell_and_leaves_at_the_end() {
    let mut window = Window::on_case();
    keys(&mut window, &[Key::ArrowDown, Key::Tab]);
    window.must_see("SOUTHLAND ON");
    keys(&mut window, &[Key::Tab, Key::Tab, Key::S]);
    // The row's end leads to the next row.
    assert_eq!(
        hand(&window, "harbour.2", "NO").attitude,
        Some(StanceAttitude::Support)
    );
    window.keys(Modifiers::SHIFT, Key::Tab);
    window.must_see("ISLE UNION ON");
    window.keys(Modifiers::COMMAND, Key::End);
    window.key(Key::U);
    let last = window.app().session().dossier().hand.keys().last().cloned();
    assert_eq!(last.map(|(_, party)| party.to_string()), Some("NO".into()));
    let set = &window.app().session().dossier().hand;
    assert_eq!(set.len(), 2);
    assert!(set.keys().any(|(_, party)| party.as_str() == "IS"));
    window.key(Key::Tab);
    // Beyond the last cell letters are no longer the table's.
    window.key(Key::O);
    let set = &window.app().session().dossier().hand;
    assert!(
        set.values()
            .all(|hand| hand.attitude != Some(StanceAttitude::Oppose))
    );
}

#[test]
fn cells_are_copied_as_words_and_pasted_as_one_step() {
    let mut window = Window::on_case();
    window.key(Key::ArrowDown);
    for key in [Key::ArrowRight, Key::ArrowDown, Key::ArrowDown] {
        window.keys(Modifiers::SHIFT, key);
    }
    let text = copied(&mut window, egui::Event::Copy).expect("cells");
    let rows: Vec<&str> = text.lines().collect();
    assert_eq!(rows[0], "opposes; red line\tsupports; firm");
    assert_eq!(
        rows[2],
        "supports; firm\tconditional; plain; yes, if the withdrawal is mutual and watched"
    );

    // Two rows of two cells over two others; the note there stays.
    let before = window.app().session().dossier().hand.clone();
    keys(&mut window, &[Key::Home, Key::ArrowDown]);
    window.harness.event(egui::Event::Paste(text.clone()));
    window.run();
    let step = window.app().session().undo_label().map(str::to_owned);
    assert_eq!(step.as_deref(), Some("Paste 6 cells"));
    let now = hand(&window, "format.2", "SO");
    assert_eq!(now.lean, Some(Lean::YesIf));
    assert_eq!(
        now.condition.as_deref(),
        Some("the withdrawal is mutual and watched")
    );
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().session().dossier().hand, before);

    // One cell fills all that are selected.
    window.keys(Modifiers::SHIFT, Key::ArrowRight);
    window
        .harness
        .event(egui::Event::Paste("opposes".to_owned()));
    window.run();
    let set = &window.app().session().dossier().hand;
    assert_eq!(set.len(), 2);
}

#[test]
fn what_is_no_stance_is_not_pasted() {
    let mut window = Window::on_case();
    window.key(Key::ArrowDown);
    window
        .harness
        .event(egui::Event::Paste("supports\tperhaps".to_owned()));
    window.run();
    window.must_see("“perhaps” is no stance, so nothing was pasted.");
    assert!(!window.app().session().is_dirty());
}

#[test]
fn letters_belong_to_the_table_only_while_it_has_the_focus() {
    let mut window = Window::on_case();
    keys(&mut window, &[Key::ArrowDown, Key::Enter, Key::O, Key::S]);
    assert!(!window.app().session().is_dirty());
    keys(&mut window, &[Key::Escape, Key::S]);
    assert!(window.app().session().is_dirty());
}

#[test]
fn no_key_is_lost_however_fast_they_come() {
    let mut window = Window::on_case();
    window.key(Key::ArrowDown);
    // One a frame, before anything has settled, and several within one.
    for key in [Key::ArrowDown, Key::ArrowRight, Key::ArrowDown, Key::U] {
        window.harness.key_press(key);
        window.harness.step();
    }
    window.run();
    assert_eq!(
        attitude(&window, "harbour.3", "SO"),
        Some(StanceAttitude::Unclear)
    );
    for key in [Key::Home, Key::Tab, Key::ArrowDown, Key::S, Key::Num1] {
        window.harness.key_press(key);
    }
    window.run();
    let now = hand(&window, "harbour.4", "SO");
    assert_eq!(
        (now.attitude, now.firmness),
        (Some(StanceAttitude::Support), Some(Firmness::Tentative))
    );
}
