//! To come.

use std::path::PathBuf;

/// Opens the window.
///
/// # Errors
///
/// The window cannot open; the reason is a sentence.
pub fn run(_inputs: Vec<PathBuf>) -> Result<(), String> {
    Err("The window is not there yet.".to_owned())
}
