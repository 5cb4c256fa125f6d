//! How the window behaves while it imports a folder of a thousand mixed files: dropped on a
//! case that is open in a folder, so that all is saved meanwhile as well.
//!
//! `cargo bench --bench window` prints how long reading the same bytes takes, when the first
//! articles were in the case, when all were, when all were saved, and what a frame took on the
//! window's thread while articles came, in milliseconds: by the clock, and by the processor,
//! which other programs on the machine do not lengthen. `STANDPOINT_BENCH_FILES` says how many
//! files instead, `STANDPOINT_BENCH_PAGE` which page is open, a digit as in its shortcut, and
//! `STANDPOINT_BENCH_ROW` in the how manieth row of Compare a cell is chosen, so that its evidence
//! is shown, once the first articles are there.

#[path = "../tests/it/import/make.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod make;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use eframe::App as _;
use egui::{Event, Key, Modifiers, Pos2, RawInput, Rect, Vec2, vec2};
use make::Part;
use standpoint::app::{App, Launch};
use standpoint::session::{SaveState, Session, batch, reader};

const SCREEN: Vec2 = vec2(1400.0, 900.0);
const KINDS: [&str; 6] = ["txt", "html", "md", "docx", "odt", "pdf"];
/// A frame of a screen that shows sixty a second.
const FRAME: Duration = Duration::from_micros(16_667);
/// A word in so many is one that no other article has: else all would be copies.
const OWN: usize = 3;

fn main() {
    // `cargo test --benches` and `--list` only want to know that it runs.
    let whole = std::env::args().any(|argument| argument == "--bench");
    let named = std::env::var("STANDPOINT_BENCH_FILES").ok();
    let named = named.and_then(|count| count.parse().ok());
    let count = named.unwrap_or(if whole { 1000 } else { KINDS.len() });
    reader::use_program(PathBuf::from(env!("CARGO_BIN_EXE_standpoint")));
    let root = tempfile::tempdir().expect("a folder");
    let files = root.path().join("files");
    fs::create_dir(&files).expect("made");
    write_files(&files, count);
    let begun = Instant::now();
    let bytes: usize = fs::read_dir(&files)
        .expect("a folder")
        .map(|entry| fs::read(entry.expect("a file").path()).expect("read").len())
        .sum();
    println!(
        "{count} files, {} KB, read in {:.1} ms",
        bytes / 1000,
        ms(begun.elapsed())
    );
    let case = root.path().join("case");
    let launch = Launch::new(vec![case.clone()]);
    let agenda = batch::agenda("ukraine-talks").expect("it is built in");
    let mut session = Session::new_case(agenda, "Bench", launch.today);
    session.save_as(&case).expect("saved");
    drop(session);
    measure(launch, &files, count);
}

/// Drops the folder on the window and paints until all is read and saved.
fn measure(launch: Launch, files: &Path, count: usize) {
    let ctx = egui::Context::default();
    let cc = eframe::CreationContext::_new_kittest(ctx.clone());
    let mut app = App::new(&cc, launch);
    let mut frame = eframe::Frame::_new_kittest();
    let started = Instant::now();
    let mut run = |app: &mut App, drop: Option<&Path>, events: Vec<Event>| {
        let (begun, worked) = (Instant::now(), ThreadTime::now());
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SCREEN)),
            time: Some(started.elapsed().as_secs_f64()),
            focused: true,
            dropped_files: drop.map(dropped).into_iter().collect(),
            events,
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            app.logic(ui, &mut frame);
            app.ui(ui, &mut frame);
        });
        let shapes = std::mem::take(&mut output.shapes);
        std::hint::black_box(ctx.tessellate(shapes, output.pixels_per_point));
        output.textures_delta.clear();
        let took = Took {
            at: begun.duration_since(started),
            clock: begun.elapsed(),
            processor: worked.elapsed(),
        };
        std::thread::sleep(FRAME.saturating_sub(took.clock));
        took
    };
    run(&mut app, None, Vec::new());
    run(&mut app, None, page());
    for _ in 0..20 {
        run(&mut app, None, Vec::new());
    }
    let (begun, dropped_at) = (Instant::now(), started.elapsed());
    let mut frames = vec![run(&mut app, Some(files), Vec::new())];
    let (mut first, mut all) = (None, None);
    let mut walk = walk();
    let saved = loop {
        let keys = first.and_then(|_| walk.next()).map(press);
        frames.push(run(&mut app, None, keys.unwrap_or_default()));
        let there = app.session().dossier().articles.len();
        let reached = |at: &mut Option<Duration>, goal: usize| {
            if there >= goal {
                at.get_or_insert_with(|| begun.elapsed());
            }
        };
        reached(&mut first, 1);
        reached(&mut all, count);
        let over = app.session().job().is_none() && first.is_some();
        if over && app.session().save_state() == SaveState::Saved {
            break begun.elapsed();
        }
        let told = (there, app.session().save_state(), app.messages());
        assert!(
            begun.elapsed() < Duration::from_mins(3),
            "it never ends: {told:?}"
        );
    };
    assert_eq!(app.session().dossier().articles.len(), count, "no copies");
    println!(
        "first after {:.0} ms, all after {:.0} ms, saved after {:.0} ms",
        ms(first.unwrap_or_default()),
        ms(all.unwrap_or_default()),
        ms(saved)
    );
    println!("{} frames", frames.len());
    print(
        "by the clock",
        frames.iter().map(|took| took.clock).collect(),
    );
    print(
        "by the processor",
        frames.iter().map(|took| took.processor).collect(),
    );
    frames.sort_by_key(|took| std::cmp::Reverse(took.clock));
    for took in frames.iter().take(3) {
        println!(
            "{:.1} ms, {:.1} of the processor, after {:.0} ms",
            ms(took.clock),
            ms(took.processor),
            ms(took.at.saturating_sub(dropped_at))
        );
    }
}

/// What a frame took.
#[derive(Clone, Copy, Debug)]
struct Took {
    /// When it began.
    at: Duration,
    clock: Duration,
    /// What the processor did of it.
    processor: Duration,
}

fn print(name: &str, mut frames: Vec<Duration>) {
    frames.sort_unstable();
    let at = |share: f64| ms(frames[(frames.len() as f64 * share) as usize]);
    let over = frames.iter().filter(|took| **took > FRAME).count();
    println!(
        "{name}: median {:.1} ms, 95 % {:.1} ms, longest {:.1} ms, {over} over {:.1} ms",
        at(0.5),
        at(0.95),
        frames.last().copied().map(ms).unwrap_or_default(),
        ms(FRAME)
    );
}

/// Returns the keys that show the page that is asked for.
fn page() -> Vec<Event> {
    let digit = std::env::var("STANDPOINT_BENCH_PAGE").ok();
    let key = digit.and_then(|digit| Key::from_name(&digit));
    key.map(|key| press((key, Modifiers::COMMAND)))
        .unwrap_or_default()
}

/// Returns the keys that go to the cell that is asked for.
fn walk() -> impl Iterator<Item = (Key, Modifiers)> {
    let row = std::env::var("STANDPOINT_BENCH_ROW").ok();
    let rows = row.and_then(|row| row.parse().ok()).unwrap_or(0);
    std::iter::repeat_n((Key::ArrowDown, Modifiers::NONE), rows)
}

fn press((key, modifiers): (Key, Modifiers)) -> Vec<Event> {
    let press = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    vec![press(true), press(false)]
}

/// A folder that a person lets go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("it is a folder".to_owned())
    }
}

fn dropped(path: &Path) -> Arc<dyn egui::DroppedFile + Send + Sync> {
    Arc::new(Dropped(path.to_owned()))
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Writes files of all kinds in turn, each an article of some 5 KB made of the sample's.
fn write_files(folder: &Path, count: usize) {
    let paragraphs = paragraphs();
    for number in 0..count {
        // They appeared over two months.
        let after = i64::try_from(number % 60).unwrap_or(0);
        let day = jiff::civil::date(2026, 9, 20) + jiff::Span::new().days(after);
        let mut parts = vec![
            Part::Heading(format!("Round {number} of the talks")),
            Part::Text(day.strftime("%-d %B %Y").to_string()),
        ];
        let mut size = 0;
        let mut turn = number;
        while size < 5_000 {
            let paragraph = &paragraphs[(number * 7 + turn * 11) % paragraphs.len()];
            size += paragraph.len();
            parts.push(Part::Text(own(paragraph, number, turn)));
            turn += 1;
        }
        let kind = KINDS[number % KINDS.len()];
        let bytes = match kind {
            "html" => make::page(&parts).into_bytes(),
            "docx" => make::docx(&parts),
            "odt" => make::odt(&parts),
            "pdf" => make::pdf(&parts),
            _ => make::text(&parts).into_bytes(),
        };
        fs::write(folder.join(format!("{number:04}.{kind}")), bytes).expect("written");
    }
}

/// Returns a paragraph with words in it that stand in this article alone.
fn own(paragraph: &str, article: usize, turn: usize) -> String {
    let words = paragraph.split(' ').enumerate().map(|(at, word)| {
        if at % OWN == OWN - 1 && word.chars().all(char::is_lowercase) {
            format!("{word} n{article}t{turn}w{at}")
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn paragraphs() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("positions/ukraine-talks/articles");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    let read = |path: &PathBuf| fs::read_to_string(path).expect("a text in UTF-8");
    let texts: Vec<String> = paths.iter().map(read).collect();
    texts
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| line.len() > 120)
        .map(str::to_owned)
        .collect()
}
