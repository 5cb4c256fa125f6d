//! The Overview: from what is seen at a glance to what is behind it, and pictures of it.

use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT, Queryable};

use super::Window;

fn on_overview() -> Window {
    let mut window = Window::on_case();
    window.click("Overview");
    window
}

/// Takes the picture of a card: opens its menu and clicks an entry.
fn picture(window: &mut Window, card: &str, entry: &str) {
    let button = format!("Picture of {card}");
    window.scroll_to(&button);
    window.click(&button);
    window.click(entry);
}

/// Answers the question for a path.
fn save_at(window: &mut Window, name: &str) -> std::path::PathBuf {
    let path = window.path(name);
    window.type_into("Path", &path.display().to_string());
    window.click("Save here");
    path
}

#[test]
fn a_bar_leads_to_its_rows() {
    let mut window = on_overview();
    window.click_like("Harbour and islands: conflict");
    window.must_see("The present buoy line is the starting point of talks / Southland");
    // And back again.
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.must_see("Harbour and islands: conflict");
}

#[test]
fn a_cell_of_the_matrix_opens_the_pair() {
    let mut window = on_overview();
    window.click("Southland and Isle Union: agreement 75 %, over 3 proposals, which is few");
    window.must_see("They clash");
    window.must_see("Southland and Isle Union: agreement 75 %");
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.must_see("Conflict by issue");
}

#[test]
fn a_cell_of_the_coverage_leads_to_its_rows() {
    let mut window = on_overview();
    // What is far below the window's end is not painted yet.
    window.scroll_to("Picture of Coverage");
    window.scroll_to("Harbour and islands: Northland has");
    window.click_like("Harbour and islands: Northland has a stance on");
    window.must_see("The present buoy line is the starting point of talks / Southland");
}

#[test]
fn spots_are_reached_and_followed_by_keyboard() {
    let mut window = on_overview();
    let bar = |window: &Window| {
        let mut bars = window
            .harness
            .query_all_by_label_contains("Harbour and islands: conflict");
        bars.next().map(|node| node.is_focused())
    };
    for _ in 0..120 {
        if bar(&window) == Some(true) {
            break;
        }
        window.key(Key::Tab);
    }
    assert_eq!(bar(&window), Some(true), "Tab reaches the bar");
    window.key(Key::Enter);
    window.must_see("The present buoy line is the starting point of talks / Southland");
}

#[test]
fn bars_are_sorted_by_conflict() {
    let mut window = Window::on_sample();
    window.click("Overview");
    let bars = |window: &Window| {
        let bars = window.harness.query_all_by_label_contains(", over ");
        let mut bars: Vec<(i32, String)> = bars
            .filter_map(|bar| {
                let name = bar.accesskit_node().label()?;
                name.contains(": conflict ")
                    .then(|| (bar.rect().top() as i32, name))
            })
            .collect();
        bars.sort();
        let told = bars.into_iter().filter_map(|(_, name)| {
            let (title, rest) = name.split_once(": conflict ")?;
            let index = rest.split(',').next()?.parse().ok()?;
            Some((title.to_owned(), index))
        });
        told.collect::<Vec<(String, f64)>>()
    };
    let session = window.harness.state().session();
    let agenda: Vec<(String, f64)> = session
        .dossier()
        .agenda
        .issues
        .iter()
        .filter_map(|issue| {
            let verdicts = &session.comparison().issues;
            let verdict = verdicts.iter().find(|v| v.issue == issue.id)?;
            let index = (verdict.conflict? * 100.0).round() / 100.0;
            Some((issue.title.clone(), index))
        })
        .collect();
    let mut sorted = agenda.clone();
    sorted.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    // Only what is on the screen is told.
    let check = |window: &Window, expected: &[(String, f64)]| {
        let shown = bars(window);
        assert!(shown.len() > 3, "{shown:?}");
        assert_eq!(shown, expected[..shown.len()]);
    };
    assert_ne!(
        sorted[..4],
        agenda[..4],
        "the order of the agenda is another"
    );
    check(&window, &agenda);
    window.click("Most conflict first");
    check(&window, &sorted);
    window.click("Agenda’s order");
    check(&window, &agenda);
}

#[test]
fn a_card_is_saved_as_svg() {
    let mut window = on_overview();
    picture(&mut window, "Agreement", "Save picture as SVG…");
    let path = save_at(&mut window, "agreement");
    window.must_see("Picture saved");
    let svg = std::fs::read_to_string(path.with_extension("svg")).expect("a file");
    let options = resvg::usvg::Options::default();
    let tree = resvg::usvg::Tree::from_str(&svg, &options).expect("valid SVG");
    assert!(tree.size().width() >= 720.0);
    for part in [
        ">Agreement</text>",
        "Harbour talks · 20 Dec 2026 · 2 articles",
        "machine-coded unless reviewed",
        "<title>Northland and Southland: agreement",
    ] {
        assert!(svg.contains(part), "{part}");
    }
}

#[test]
fn a_card_is_saved_as_png_and_never_over_another_file() {
    let mut window = on_overview();
    picture(&mut window, "Coverage", "Save picture as PNG…");
    let path = save_at(&mut window, "coverage.png");
    let bytes = std::fs::read(&path).expect("a file");
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    let width = u32::from_be_bytes(bytes[16..20].try_into().expect("four bytes"));
    assert_eq!(width, 2 * (720 + 2 * 24), "two pixels a point");
    picture(&mut window, "Conflict by issue", "Save picture as PNG…");
    save_at(&mut window, "coverage.png");
    window.must_see("There is a file of that name already.");
    assert_eq!(std::fs::read(&path).expect("a file"), bytes);
}

#[test]
fn a_card_is_copied_as_an_image() {
    let mut window = on_overview();
    window.click("Picture of Agreement");
    let entry = window.harness.get_by_label("Copy picture");
    entry.click();
    let mut copied = None;
    for _ in 0..4 {
        window.harness.step();
        let commands = &window.harness.output().platform_output.commands;
        copied = copied.or(commands.iter().find_map(|command| match command {
            OutputCommand::CopyImage(image) => Some(image.size),
            _ => None,
        }));
    }
    let [width, height] = copied.expect("an image is copied");
    assert_eq!(width, 2 * (720 + 2 * 24));
    assert!(height > 300, "{height}");
    window.must_see("copied as an image");
}

#[test]
fn commands_make_a_picture_of_the_chosen_card() {
    let mut window = on_overview();
    window.click("Most conflict first");
    window.menu("File", "Save picture as SVG…");
    let path = save_at(&mut window, "chosen.svg");
    let svg = std::fs::read_to_string(path).expect("a file");
    assert!(svg.contains("<title id=\"title\">Conflict by issue</title>"));
}

#[test]
fn a_proposal_in_time_is_saved_too() {
    let mut window = Window::on_case();
    window.click("Timeline");
    window.menu("File", "Save picture as SVG…");
    let path = save_at(&mut window, "time.svg");
    let svg = std::fs::read_to_string(path).expect("a file");
    let options = resvg::usvg::Options::default();
    assert!(resvg::usvg::Tree::from_str(&svg, &options).is_ok());
    assert!(svg.contains("Silence is empty."), "{svg}");
    assert!(svg.contains(">Northland</text>"), "{svg}");
}

#[test]
fn the_ranges_say_that_nobody_has_named_an_amount() {
    let window = on_overview();
    window.must_see("No issue of this agenda has a scale");
}
