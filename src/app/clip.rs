//! The clipboard for what egui does not put there: HTML with its plain text.

use std::fmt;

/// The system's clipboard, opened when it is first needed and then kept: some systems forget
/// what a program has copied once it lets go.
#[derive(Default)]
pub(crate) struct Clip(Option<arboard::Clipboard>);

impl fmt::Debug for Clip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clip").field(&self.0.is_some()).finish()
    }
}

impl Clip {
    /// Copies HTML, and `text` for programs that take no HTML. Returns whether the system took
    /// it.
    pub(crate) fn html(&mut self, html: &str, text: &str) -> bool {
        if self.0.is_none() {
            self.0 = arboard::Clipboard::new().ok();
        }
        let clipboard = self.0.as_mut();
        clipboard.is_some_and(|clipboard| clipboard.set_html(html, Some(text)).is_ok())
    }
}
