//! The bare command: the window or, where there is none, the comparison.

use std::path::PathBuf;

use super::compare::case;
use super::output::{Output, say};
use super::{Outcome, Threads};
use crate::model::{Date, EvidenceFilter};
use crate::session::Session;
use crate::session::report::{self, Format};

/// Asks for the window if there can be one; else prints the comparison.
pub(super) fn open(inputs: Vec<PathBuf>, today: Date) -> Outcome {
    match hindrance() {
        None => Outcome::Window { inputs, today },
        Some(reason) => Outcome::Done(instead(reason, &inputs, today)),
    }
}

/// Says on standard error why there is no window, prints the comparison of the inputs, or
/// of the sample case where there are none, and returns the exit code.
#[must_use]
pub fn instead(reason: &str, inputs: &[PathBuf], today: Date) -> u8 {
    say(format_args!("{reason} Here is the comparison instead."));
    let mut out = Output::new();
    let dossier = if inputs.is_empty() {
        Some(Session::sample(today).dossier().clone())
    } else {
        case(None, inputs, false, &Threads::default(), today, &mut out)
    };
    if let Some(dossier) = dossier {
        out.write(&report::comparison(
            &dossier,
            &EvidenceFilter::default(),
            Format::Text,
        ));
    }
    out.finish()
}

/// Says why no window can open, if something is known to stand against it.
fn hindrance() -> Option<&'static str> {
    if cfg!(not(feature = "gui")) {
        Some("This program was built without its window.")
    } else if cfg!(all(unix, not(target_os = "macos"))) && !has_display() {
        Some("There is no display to open a window on.")
    } else {
        None
    }
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
