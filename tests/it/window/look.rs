//! Every glyph exists (the harness fails where one is missing), in both modes, at every
//! size, and nothing is without a name.

use egui::accesskit::Toggled;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::{Window, cell, page};

#[test]
fn all_pages_in_light_and_dark_and_at_all_sizes() {
    for mode in ["Light", "Dark"] {
        let mut window = Window::on_case();
        window.submenu("View", "Theme", mode);
        window.click(cell::BUOYS_SOUTH);
        for size in [[1280.0, 800.0], [660.0, 440.0], [2400.0, 1400.0]] {
            window.harness.set_size(size.into());
            for key in page::ALL {
                window.keys(Modifiers::COMMAND, key);
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
fn the_side_panels_keep_their_widths_through_a_narrow_window() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    let widths = |window: &Window| {
        let lists = egui::accesskit::Role::ComboBox;
        let list = window.harness.get_by_role_and_label(lists, "Attitude");
        let article = window.harness.get_by_label_contains("Envoys meet");
        (article.rect().width(), list.rect().width())
    };
    let before = widths(&window);
    for width in [950.0, 1600.0, 900.0, 1280.0] {
        window.harness.set_size([width, 900.0].into());
        window.run();
        let now = widths(&window);
        assert_eq!(width < 1000.0, now != before, "{now:?} at {width}");
    }
    assert_eq!(widths(&window), before);
}

#[test]
fn long_titles_on_the_left_take_two_lines() {
    let window = Window::on_sample();
    let heights = |part: &str| {
        let mut nodes = window.harness.query_all_by_label_contains(part);
        nodes.next().map(|node| node.rect().height())
    };
    let issue = heights("Control of Donetsk and Luhansk (Donbas):");
    assert!(issue.is_some_and(|height| height > 40.0), "{issue:?}");
}

#[test]
fn what_is_on_has_a_tick() {
    let mut window = Window::on_case();
    window.click("View");
    let toggled = |window: &Window, name: &str| {
        let role = egui::accesskit::Role::MenuItemCheckBox;
        let node = window.harness.get_by_role_and_label(role, name);
        node.accesskit_node().toggled()
    };

    assert_eq!(toggled(&window, "Inspector"), Some(Toggled::True));
    window.click("Rows");
    assert_eq!(toggled(&window, "Show silent rows"), Some(Toggled::False));
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

#[test]
fn a_small_window_gives_the_left_panels_room_to_the_table() {
    let mut window = Window::on_case();
    window.click(cell::BUOYS_SOUTH);
    window.must_see("ARTICLES · 2");
    // Twice as large: 640 points wide.
    for _ in 0..12 {
        window.keys(Modifiers::COMMAND, Key::Plus);
    }
    window.must_see("200 %");
    assert!(!window.sees("ARTICLES · 2"));
    window.must_see(cell::ISLANDS_NORTH);
    // The filters are a list now.
    assert!(!window.sees("Overlaps 1"));
    window.click("Filter");
    window.click("Overlaps 1");
    window.must_see("Talks on a settlement continue");
    assert!(!window.sees(cell::ISLANDS_NORTH));
    window.key(Key::F8);
    window.must_see("ARTICLES · 2");
    window.key(Key::F8);
    assert!(!window.sees("ARTICLES · 2"));
    for _ in 0..20 {
        window.keys(Modifiers::COMMAND, Key::Minus);
    }
    window.must_see("80 %");
}

#[test]
fn every_menu_fits_a_small_window_at_150_percent() {
    let mut window = Window::on_case();
    window.harness.set_size([1280.0 / 1.5, 800.0 / 1.5].into());
    window.run();
    for menu in ["File", "Edit", "Case", "View", "Help"] {
        window.click(menu);
        let role = egui::accesskit::Role::Button;
        let entries = window.harness.query_all_by_role(role);
        let bottom = entries.map(|node| node.rect().bottom()).fold(0.0, f32::max);
        assert!(bottom < 800.0 / 1.5, "{menu} ends at {bottom}");
        window.key(Key::Escape);
    }
}
