//! The window. In goes a [`Session`](crate::session::Session) and what a person does; out
//! comes a picture, and edits that the session applies. This is the only layer that names
//! egui; it never changes a dossier itself, never writes a file, and never waits: reading
//! and the system's dialogs run on threads.
//!
//! `window` is the frame. `views` build plain data and paint it, and send actions; `act`
//! and, beside it, `cases`, `go`, `columns`, `statements`, `cite` and `brief` are the only places
//! that do what actions ask for; `keys` says what is pressed. `command` lists what can be asked for from menus, keys and the palette,
//! `offer` says what of it can be done now.
//!
//! A page of the middle is added in `state`: as a `Tab`, with its words, and with what is
//! worth returning to in `Place`. Its command, key, menu entry and tab follow; `window`
//! chooses what it shows.

mod about;
mod act;
mod agenda;
mod articles;
mod bars;
mod behind;
mod brief;
mod cases;
mod cite;
mod clip;
mod columns;
mod command;
mod dialogs;
mod drop;
mod files;
mod fit;
mod fonts;
mod go;
mod help;
mod jobs;
mod kept;
mod keys;
mod leave;
mod lost;
mod notices;
mod offer;
mod palette;
mod paths;
mod pictures;
mod prefs;
mod recover;
mod saving;
mod scripts;
mod search;
mod sheets;
mod sign;
mod snapshots;
mod state;
mod statements;
mod theme;
mod trail;
mod views;
mod widgets;
mod window;

use std::path::PathBuf;

use crate::model::Date;
pub use clip::OnClipboard;
pub use window::{App, Launch};

/// The name under which the system knows the window.
const APP_ID: &str = "org.standpoint.Standpoint";

/// Opens the window on articles, a case or, without inputs, the sample; `today` tells dates
/// in the future. Returns when it is closed.
///
/// # Errors
///
/// There is no display, or it cannot be drawn on; the text says why.
pub fn run(inputs: Vec<PathBuf>, today: Date) -> Result<(), String> {
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title("Standpoint")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([640.0, 420.0]);
    let icon = include_bytes!("../../assets/icon/standpoint.png");
    if let Ok(icon) = eframe::icon_data::from_png_bytes(icon) {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions {
        viewport,
        ..eframe::NativeOptions::default()
    };
    let launch = Launch {
        today,
        ..Launch::new(inputs)
    };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(|cc| Ok(Box::new(App::new(cc, launch)))),
    )
    .map_err(|error| format!("The window cannot open: {error}."))
}
