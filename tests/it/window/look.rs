//! Every glyph exists (the harness fails where one is missing), in both modes, at every
//! size, and nothing is without a name.

use egui::{Key, Modifiers};

use super::{Window, cell};

#[test]
fn all_pages_in_light_and_dark_and_at_all_sizes() {
    for mode in ["Light", "Dark"] {
        let mut window = Window::on_case();
        window.menu("View", mode);
        window.click(cell::BUOYS_SOUTH);
        for size in [[1280.0, 800.0], [660.0, 440.0], [2400.0, 1400.0]] {
            window.harness.set_size(size.into());
            for page in [Key::Num1, Key::Num2, Key::Num3] {
                window.keys(Modifiers::COMMAND, page);
            }
        }
        window.harness.set_size([1280.0, 800.0].into());
        for _ in 0..6 {
            window.keys(Modifiers::COMMAND, Key::Plus);
        }
        window.must_see("160 %");
        window.keys(Modifiers::COMMAND, Key::Num0);
        window.must_see("100 %");
    }
}

#[test]
fn the_sample_is_never_empty() {
    let window = Window::on_sample();
    window.must_see("This is the sample case");
    assert!(!window.app().session().table().is_empty());
}

#[test]
fn an_idle_window_asks_for_no_frame() {
    let mut window = Window::on_case();
    window.run();
    let output = window.harness.output();
    let root = &output.viewport_output[&egui::ViewportId::ROOT];
    assert!(
        root.repaint_delay > std::time::Duration::from_mins(1),
        "{:?}",
        root.repaint_delay
    );
}
