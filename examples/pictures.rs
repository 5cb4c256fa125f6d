//! Takes the pictures in `docs/` from the sample case, in light and dark.
//!
//! `cargo run --release --example pictures [FOLDER]`
//!
//! It opens the window, drives it by keys as a person would, and needs a display of at least
//! 1280 x 800 and a frame around it. Where there is none (Debian: `apt install xvfb xauth`):
//!
//! `xvfb-run -a -s "-screen 0 1400x1000x24" cargo run --release --example pictures`
//!
//! A picture more is one more entry in [`PAGES`].

use std::collections::VecDeque;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use eframe::egui::{
    ColorImage, Context, Event, Key, Modifiers, RawInput, Ui, ViewportBuilder, ViewportCommand,
};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};
use standpoint::app::{App, Launch, OnClipboard};

/// Width and height of the window, in points.
const SIZE: [f32; 2] = [1280.0, 800.0];
/// The day on which the pictures are taken, the same every time.
const TODAY: &str = "2025-12-06";
/// Frames that a step gets before the next one: everything has settled by then.
const FRAMES: usize = 8;

/// Each picture's name and what leads to it: what is typed into the palette, a line each.
const PAGES: [(&str, &[&str]); 10] = [
    ("compare", &["Ukrainian forces withdraw"]),
    ("timeline", &["Timeline"]),
    ("overview", &["Overview"]),
    ("pairs", &["Pairs"]),
    (
        "implied",
        &["A full and unconditional ceasefire comes before"],
    ),
    ("article", &["Five hours in the Kremlin"]),
    ("review", &["Review"]),
    ("agenda", &["Agenda"]),
    ("snapshots", &["before the latest articles"]),
    ("as-of", &["Compare", "Choose evidence", "=21 Nov 2025"]),
];

/// One thing to do.
enum Step {
    /// Presses a key.
    Key(Modifiers, Key),
    /// Types a text.
    Text(String),
    /// Takes the picture of that name.
    Take(String),
}

/// The window, driven by steps.
struct Photographer {
    app: App,
    folder: PathBuf,
    steps: VecDeque<Step>,
    /// Frames until the next step.
    rest: usize,
    send: Sender<Arc<ColorImage>>,
    receive: Receiver<Arc<ColorImage>>,
    /// The name of the picture that is being taken.
    taking: Option<String>,
    outcome: Arc<std::sync::Mutex<Result<usize, String>>>,
}

impl Photographer {
    /// Does the next step when it is its turn.
    fn next(&mut self, raw: &mut RawInput) {
        if self.rest > 0 || self.taking.is_some() {
            self.rest = self.rest.saturating_sub(1);
            return;
        }
        self.rest = FRAMES;
        match self.steps.pop_front() {
            Some(Step::Key(modifiers, key)) => {
                for pressed in [true, false] {
                    raw.events.push(Event::Key {
                        key,
                        physical_key: None,
                        pressed,
                        repeat: false,
                        modifiers,
                    });
                }
            }
            Some(Step::Text(text)) => raw.events.push(Event::Text(text)),
            Some(Step::Take(name)) => self.taking = Some(name),
            None => {}
        }
    }

    /// Asks for the picture, or saves it once it is there.
    fn take(&mut self, ctx: &Context) {
        let Some(name) = &self.taking else {
            return;
        };
        if self.rest == FRAMES {
            self.rest = 0;
            let send = self.send.clone();
            ctx.request_screenshot(move |image| {
                // The program may have ended.
                let _ = send.send(image);
            });
        }
        let Ok(image) = self.receive.try_recv() else {
            return;
        };
        let saved = save(&self.folder.join(format!("{name}.png")), &image);
        self.taking = None;
        if let Ok(mut outcome) = self.outcome.lock() {
            *outcome = match (&*outcome, saved) {
                (Ok(count), Ok(())) => Ok(count + 1),
                (Ok(_), Err(reason)) => Err(reason),
                (Err(reason), _) => Err(reason.clone()),
            };
        }
    }
}

impl eframe::App for Photographer {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        self.app.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.app.ui(ui, frame);
        self.take(ui);
        if self.steps.is_empty() && self.taking.is_none() && self.rest == 0 {
            ui.send_viewport_cmd(ViewportCommand::Close);
        }
        ui.request_repaint();
    }

    fn raw_input_hook(&mut self, _: &Context, raw: &mut RawInput) {
        // The pointer is out of the picture, and the window has the focus.
        raw.events.clear();
        raw.events.push(Event::PointerGone);
        raw.focused = true;
        self.next(raw);
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// Returns all steps: every page in light, then in dark.
fn steps() -> VecDeque<Step> {
    let mut steps = VecDeque::new();
    let palette = |steps: &mut VecDeque<Step>, typed: &str| {
        if let Some(text) = typed.strip_prefix('=') {
            steps.push_back(Step::Text(text.to_owned()));
            return;
        }
        steps.push_back(Step::Key(Modifiers::COMMAND, Key::K));
        steps.push_back(Step::Text(typed.to_owned()));
        steps.push_back(Step::Key(Modifiers::NONE, Key::Enter));
    };
    for (mode, end) in [("Light", ""), ("Dark", "-dark")] {
        palette(&mut steps, mode);
        for (name, typed) in PAGES {
            for typed in typed {
                palette(&mut steps, typed);
            }
            steps.push_back(Step::Take(format!("{name}{end}")));
        }
        palette(&mut steps, "Show all evidence");
        // Once more it closes the bar.
        palette(&mut steps, "Choose evidence");
    }
    steps
}

fn save(path: &Path, image: &ColorImage) -> Result<(), String> {
    let [width, height] = image.size;
    let pixels: Vec<u8> = image
        .pixels
        .iter()
        .flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()])
        .collect();
    let size = |n: usize| u32::try_from(n).map_err(|error| error.to_string());
    let (width, height) = (size(width)?, size(height)?);
    if (width as f32) < SIZE[0] || (height as f32) < SIZE[1] {
        return Err(format!(
            "The window is {width} x {height} only. It needs a display with room for 1280 x 800 and a frame."
        ));
    }
    // As small as it gets: the pictures are kept with the source.
    let write = || -> Result<(), Box<dyn std::error::Error>> {
        let file = BufWriter::new(File::create(path)?);
        let (best, filter) = (CompressionType::Best, FilterType::Adaptive);
        PngEncoder::new_with_quality(file, best, filter).write_image(
            &pixels,
            width,
            height,
            ExtendedColorType::Rgb8,
        )?;
        Ok(())
    };
    write().map_err(|error| format!("{}: {error}", path.display()))
}

fn run(folder: PathBuf) -> Result<usize, String> {
    if !folder.is_dir() {
        return Err(format!("{}: no such folder.", folder.display()));
    }
    let outcome = Arc::new(std::sync::Mutex::new(Ok(0)));
    let shared = Arc::clone(&outcome);
    let launch = Launch {
        inputs: Vec::new(),
        today: TODAY.parse().map_err(|_| "The day is none.".to_owned())?,
        now: || format!("{TODAY}T12:00"),
        system_dialogs: false,
        clipboard: Some(OnClipboard::default),
    };
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Standpoint")
            .with_inner_size(SIZE),
        persist_window: false,
        // Flat grounds stay flat, and files small.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    let made = move |cc: &eframe::CreationContext<'_>| {
        let (send, receive) = channel();
        let app = App::new(cc, launch);
        cc.egui_ctx
            .all_styles_mut(|style| style.animation_time = 0.0);
        let photographer = Photographer {
            app,
            folder,
            steps: steps(),
            rest: 3 * FRAMES,
            send,
            receive,
            taking: None,
            outcome: shared,
        };
        Ok(Box::new(photographer) as Box<dyn eframe::App>)
    };
    eframe::run_native("standpoint-pictures", options, Box::new(made)).map_err(|error| {
        let error = error.to_string();
        let error = error.trim_end_matches('.');
        format!(
            "There is no window to take pictures of: {error}.\nWithout a display: xvfb-run -a -s \
             \"-screen 0 1400x1000x24\" cargo run --release --example pictures"
        )
    })?;
    let outcome = outcome.lock().map_err(|error| error.to_string())?;
    outcome.clone()
}

fn main() -> ExitCode {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let folder = std::env::args_os().nth(1).map_or(docs, PathBuf::from);
    match run(folder) {
        Ok(count) if count == 2 * PAGES.len() => {
            println!("{count} pictures taken");
            ExitCode::SUCCESS
        }
        Ok(count) => {
            eprintln!("Only {count} pictures were taken: the window was closed.");
            ExitCode::FAILURE
        }
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
