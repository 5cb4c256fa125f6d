//! The clipboard for what egui does not put there or take from it: HTML, and files.

use std::fmt;
use std::path::PathBuf;

/// What is on the clipboard beside a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnClipboard {
    /// The same text as HTML, as browsers and word processors put it there.
    pub html: Option<String>,
    /// Files, as file managers put them there; absolute paths.
    pub files: Vec<PathBuf>,
}

/// The system's clipboard, opened when it is first needed and then kept: some systems forget
/// what a program has copied once it lets go.
#[derive(Default)]
pub(crate) struct Clip {
    system: Option<arboard::Clipboard>,
    /// Whether anything was pasted since the keys that paste were last pressed.
    pasted: bool,
}

impl fmt::Debug for Clip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clip")
            .field("open", &self.system.is_some())
            .field("pasted", &self.pasted)
            .finish()
    }
}

impl Clip {
    fn system(&mut self) -> Option<&mut arboard::Clipboard> {
        if self.system.is_none() {
            self.system = arboard::Clipboard::new().ok();
        }
        self.system.as_mut()
    }

    /// Copies HTML, and `text` for programs that take no HTML. Returns whether the system took
    /// it.
    pub(crate) fn html(&mut self, html: &str, text: &str) -> bool {
        let system = self.system();
        system.is_some_and(|system| system.set_html(html, Some(text)).is_ok())
    }

    /// Returns what is there beside a text; nothing where the system tells nothing.
    pub(crate) fn held(&mut self) -> OnClipboard {
        let Some(system) = self.system() else {
            return OnClipboard::default();
        };
        OnClipboard {
            files: system.get().file_list().unwrap_or_default(),
            html: system.get().html().ok(),
        }
    }

    /// Says whether the keys that paste were let go of without anything pasted: egui tells of
    /// texts and pictures alone, and a clipboard may hold nothing but files.
    pub(crate) fn was_asked_in_vain(&mut self, input: &egui::InputState) -> bool {
        let mut in_vain = false;
        for event in &input.events {
            match event {
                egui::Event::Paste(_) | egui::Event::PasteImage(_) => self.pasted = true,
                egui::Event::Key {
                    key: egui::Key::V,
                    pressed: false,
                    modifiers,
                    ..
                } => {
                    let pasted = std::mem::take(&mut self.pasted);
                    let asked = modifiers.command && !modifiers.shift && !modifiers.alt;
                    in_vain |= asked && !pasted;
                }
                _ => {}
            }
        }
        in_vain
    }
}
