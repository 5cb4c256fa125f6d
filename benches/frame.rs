//! What a frame of the window costs: CPU time of painting and tessellating it without a
//! screen, while a large table is scrolled, hovered and walked through, beside a plain
//! table of labels of the same size and movement; and the same of Overview and Timeline.
//!
//! `cargo bench --bench frame` prints the median and the 95th percentile, and whether the
//! window asks for frames while nothing happens.

mod large;

use std::time::Duration;

use cpu_time::ThreadTime;
use eframe::App as _;
use egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};
use standpoint::app::{App, Launch};
use standpoint::session::Session;

use large::{Size, dossier};

const SCREEN: Vec2 = vec2(1400.0, 900.0);
const FRAMES: usize = 400;

fn main() {
    // Cargo also runs benches as tests, with this flag: then one small size must do.
    let test = !std::env::args().any(|arg| arg == "--bench");
    println!(
        "{:<34} {:>9} {:>9} {:>9}",
        "CPU ms of a frame", "first", "p50", "p95"
    );
    let sizes: &[(usize, usize)] = if test {
        &[(20, 3)]
    } else {
        &[(200, 10), (500, 30)]
    };
    for (proposals, parties) in sizes.iter().copied() {
        let size = Size {
            issues: proposals / 10,
            proposals,
            parties,
            articles: 500,
            statements: 10_000,
        };
        window(size, Page::Compare, false);
        window(size, Page::Compare, true);
        window(size, Page::Overview, false);
        window(size, Page::Timeline, false);
        yardstick(size);
    }
}

/// A page of the window, with the key that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Compare,
    Overview,
    Timeline,
}

impl Page {
    fn key(self) -> Key {
        match self {
            Self::Compare => Key::Num1,
            Self::Overview => Key::Num5,
            Self::Timeline => Key::Num4,
        }
    }
}

/// Measures a page of the window on a case of `size`, and with what a screen reader is told
/// if one listens.
fn window(size: Size, page: Page, read_aloud: bool) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let case = folder.path().join("case");
    let launch = Launch::new(vec![case.clone()]);
    let mut session = Session::from_dossier(dossier(size), launch.today);
    session.save_as(&case).expect("the case is saved");
    let ctx = egui::Context::default();
    let cc = eframe::CreationContext::_new_kittest(ctx.clone());
    let mut app = App::new(&cc, launch);
    let opened = app.session().dossier().articles.len();
    assert_eq!(opened, size.articles, "the case is open");
    let mut frame = eframe::Frame::_new_kittest();
    let read = if read_aloud { ", read aloud" } else { "" };
    if read_aloud {
        ctx.enable_accesskit();
    }
    let name = format!("{page:?}, {} x {}{read}", size.proposals, size.parties);
    let mut show = |ui: &mut egui::Ui| {
        app.logic(ui, &mut frame);
        app.ui(ui, &mut frame);
    };
    if page != Page::Compare {
        go_to(&ctx, page, &mut show);
    }
    let idle = measure(&ctx, &name, show);
    println!("{:<34} {}", "  idle: next frame", idle_in_words(idle));
}

/// Shows a page by its key.
fn go_to(ctx: &egui::Context, page: Page, mut show: impl FnMut(&mut egui::Ui)) {
    let modifiers = Modifiers::COMMAND;
    let press = |pressed| Event::Key {
        key: page.key(),
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    for events in [Vec::new(), vec![press(true), press(false)]] {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SCREEN)),
            focused: true,
            events,
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, &mut show);
        output.textures_delta.clear();
    }
}

fn idle_in_words(idle: Duration) -> &'static str {
    if idle > Duration::from_mins(1) {
        "none"
    } else {
        "ASKED FOR, though nothing happens"
    }
}

/// Measures a table of plain labels of `size`.
fn yardstick(size: Size) {
    let ctx = egui::Context::default();
    let mut labels = Labels {
        rows: (0..size.proposals)
            .map(|n| format!("Point {n} of matter"))
            .collect(),
    };
    let name = format!("labels, {} x {}", size.proposals, size.parties);
    measure(&ctx, &name, |ui| {
        egui::CentralPanel::default().show(ui, |ui| {
            Table::new()
                .num_rows(labels.rows.len() as u64)
                .columns(vec![Column::new(136.0); size.parties + 2])
                .num_sticky_cols(1)
                .headers([HeaderRow::new(34.0)])
                .show(ui, &mut labels);
        });
    });
}

/// The plain table: three labels in a cell, as much text as a cell of the window has.
struct Labels {
    rows: Vec<String>,
}

impl TableDelegate for Labels {
    fn header_cell_ui(&mut self, ui: &mut egui::Ui, cell: &HeaderCellInfo) {
        ui.label(format!("Party {}", cell.col_range.start));
    }

    fn cell_ui(&mut self, ui: &mut egui::Ui, cell: &CellInfo) {
        if let Some(text) = self.rows.get(cell.row_nr as usize) {
            ui.label(text);
            ui.label("words of a statement");
        }
    }

    fn default_row_height(&self) -> f32 {
        50.0
    }
}

/// Runs frames with scripted input and prints what they cost; returns in what time the next
/// frame is asked for once nothing happens any more.
fn measure(ctx: &egui::Context, name: &str, mut show: impl FnMut(&mut egui::Ui)) -> Duration {
    let mut time = 0.0;
    let mut run = |events: Vec<Event>| {
        time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SCREEN)),
            time: Some(time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let begun = ThreadTime::now();
        let mut output = ctx.run_ui(input, &mut show);
        let shapes = std::mem::take(&mut output.shapes);
        let primitives = ctx.tessellate(shapes, output.pixels_per_point);
        let took = begun.elapsed();
        std::hint::black_box(primitives);
        output.textures_delta.clear();
        let delay = output.viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        (took, delay)
    };
    let (first, _) = run(Vec::new());
    for _ in 0..10 {
        run(Vec::new());
    }
    let mut took: Vec<Duration> = (0..FRAMES).map(|n| run(events(n)).0).collect();
    took.sort_unstable();
    let mut delay = Duration::ZERO;
    for _ in 0..120 {
        delay = run(Vec::new()).1;
    }
    let ms = |took: Duration| took.as_secs_f64() * 1e3;
    let at = |share: f64| ms(took[(took.len() as f64 * share) as usize]);
    println!(
        "{name:<34} {:>9.2} {:>9.2} {:>9.2}",
        ms(first),
        at(0.5),
        at(0.95)
    );
    delay
}

/// What happens in frame `n`: the pointer moves, and by turns the wheel scrolls down, right,
/// up and the arrows walk.
fn events(n: usize) -> Vec<Event> {
    let along = (n % 100) as f32;
    let mut events = vec![Event::PointerMoved(pos2(
        450.0 + 4.0 * along,
        300.0 + 3.0 * along,
    ))];
    let wheel = |x: f32, y: f32| Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(x, y),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: egui::MouseWheelSource::Wheel,
    };
    match n / 25 % 4 {
        0 => events.push(wheel(0.0, -120.0)),
        1 => events.push(wheel(-60.0, 0.0)),
        2 => events.push(wheel(0.0, 40.0)),
        _ => events.extend([true, false].map(|pressed| Event::Key {
            key: if n.is_multiple_of(2) {
                Key::ArrowDown
            } else {
                Key::ArrowRight
            },
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        })),
    }
    events
}
