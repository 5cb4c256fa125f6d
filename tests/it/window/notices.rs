//! Messages: they cover nothing, and go when they are done with.

use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable;

use super::{Window, cell};

/// Copies a citation, which is told.
fn told() -> Window {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    window.must_see("Citation copied");
    window
}

#[test]
fn a_message_takes_room_of_its_own_below_the_page() {
    let window = told();
    let rect = |name: &str| window.harness.get_by_label_contains(name).rect();
    let (message, legend) = (
        rect("Citation copied"),
        rect("no tick: read by the machine"),
    );
    let status = rect("2 articles · ");
    assert!(legend.bottom() <= message.top(), "{legend} {message}");
    assert!(message.bottom() <= status.top(), "{message} {status}");
    let inspector = rect("SOUTHLAND ON");
    assert!(message.right() < inspector.left());
}

#[test]
fn what_was_done_goes_at_a_click_and_with_esc() {
    let mut window = told();
    let at = window
        .harness
        .get_by_label("Citation copied")
        .rect()
        .center();
    window.click_at(at.x, at.y);
    assert!(!window.sees("Citation copied"));
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    window.must_see("Citation copied");
    window.key(Key::Escape);
    assert!(!window.sees("Citation copied"));
}

#[test]
fn a_click_counts_though_a_message_comes_between_press_and_release() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    let pos = window.harness.get_by_label("Timeline").rect().center();
    window.harness.event(Event::PointerMoved(pos));
    window.run();
    let button = |pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    // Each is a frame of its own.
    window.harness.event(button(true));
    window.harness.event(Event::Key {
        key: Key::C,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::COMMAND | Modifiers::SHIFT,
    });
    window.harness.event(button(false));
    window.run();
    window.must_see("Citation copied");
    window.must_see("Proposal: ");
}
