//! Files dropped on the window, and texts pasted into it.

use egui::{Align2, Area, Event, Id, Label, LayerId, Order, RichText, Ui, Vec2};

use crate::model::Problem;
use crate::session::Source;

use super::clip::OnClipboard;
use super::state::Tab;
use super::theme::{self, palette};
use super::window::App;

/// Takes dropped files and, unless a text field has the focus, pasted text; nothing while
/// a question is open.
pub(super) fn take(ui: &Ui, app: &mut App) {
    let dropped = ui.input(|input| input.raw.dropped_files.clone());
    if app.dialog.is_some() {
        if !dropped.is_empty() {
            app.notices.warning(&Problem::new(
                "",
                "The files were not taken: a question is open.",
                "Answer it, then drop them again.",
            ));
        }
        return;
    }
    let mut sources = Vec::new();
    for file in dropped {
        let path = file.path().to_owned();
        if path.is_absolute() && path.exists() {
            sources.push(Source::Path(path));
            continue;
        }
        // A drop from another program may carry bytes and only a name.
        let name = path.display().to_string();
        match file.bytes() {
            Ok(content) => sources.push(Source::Bytes(name, content)),
            Err(why) => app
                .notices
                .error(format!("{name}: The file cannot be read: {why}.")),
        }
    }
    app.open(ui, sources);
    let in_vain = ui.input(|input| app.clip.was_asked_in_vain(input));
    if ui.text_edit_focused() {
        return;
    }
    if in_vain {
        let held = app.on_clipboard();
        if held.files.is_empty() {
            let html = held.html.iter();
            let pages = html.map(|html| source(String::new(), Some(html)));
            let pages = pages.filter(|source| matches!(source, Source::PastedPage { .. }));
            app.import(ui, pages.collect());
        } else {
            app.open(ui, held.files.into_iter().map(Source::Path).collect());
        }
    }
    let mut pasted: Vec<String> = ui.input(|input| {
        let texts = input.events.iter().filter_map(|event| match event {
            Event::Paste(text) => Some(text.clone()),
            _ => None,
        });
        texts.collect()
    });
    pasted.retain(|text| !paste_cells(ui, app, text));
    if pasted.is_empty() {
        return;
    }
    let held = app.on_clipboard();
    if held.files.is_empty() {
        let html = held.html.as_deref();
        let sources = pasted.into_iter().map(|text| source(text, html));
        app.import(ui, sources.collect());
    } else {
        // What file managers give as the text is the paths.
        app.open(ui, held.files.into_iter().map(Source::Path).collect());
    }
}

/// Tags of pages in which more stands than plain text tells.
const BLOCKS: [&str; 8] = [
    "<p",
    "<h1",
    "<h2",
    "<h3",
    "<li",
    "<div",
    "<blockquote",
    "<article",
];

/// Returns a pasted text, with its HTML where that tells paragraphs.
fn source(text: String, html: Option<&str>) -> Source {
    let tells = |html: &&str| {
        let html = html.to_ascii_lowercase();
        BLOCKS.iter().any(|tag| html.contains(tag))
    };
    match html.filter(tells) {
        Some(html) => Source::PastedPage {
            html: html.to_owned(),
            text,
        },
        None => Source::Pasted(text),
    }
}

impl App {
    /// Returns what is on the clipboard beside a text.
    fn on_clipboard(&mut self) -> OnClipboard {
        match self.launch.clipboard {
            Some(clipboard) => clipboard(),
            None => self.clip.held(),
        }
    }

    /// Pastes what is on the clipboard.
    pub(super) fn paste(&mut self, ctx: &egui::Context) {
        let files = self.on_clipboard().files;
        if files.is_empty() {
            // The text comes back as an event, as if Ctrl+V had been pressed.
            ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        } else {
            self.open(ctx, files.into_iter().map(Source::Path).collect());
        }
    }
}

/// Pastes a block of cells over the selected ones; says whether the text is one.
fn paste_cells(ui: &Ui, app: &mut App, text: &str) -> bool {
    if app.view.at.tab != Tab::Compare {
        return false;
    }
    let pasted = app.compare.paste(&app.session, &app.view, text);
    let is_block = pasted.is_some();
    if let Some(action) = pasted {
        app.act(ui, action);
    }
    is_block
}

/// Says what happens to files that are held over the window.
pub(super) fn hint(ui: &Ui) {
    let hovered = ui.input(|input| input.raw.hovered_files.len());
    if hovered == 0 {
        return;
    }
    let palette = palette(ui);
    let layer = LayerId::new(Order::Foreground, Id::unique("drop hint"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.content_rect();
    let veil = egui::Color32::from(palette.ground).gamma_multiply(0.86);
    painter.rect_filled(rect, 0.0, veil);
    let inside = rect.shrink(18.0);
    let stroke = egui::Stroke::new(2.0, egui::Color32::from(palette.accent));
    painter.rect_stroke(inside, 12.0, stroke, egui::StrokeKind::Inside);
    let told = RichText::new("Drop articles, folders, a case or a table")
        .font(theme::strong_font(20.0))
        .color(palette.accent);
    Area::new(Id::unique("drop text"))
        .order(Order::Tooltip)
        .anchor(Align2::CENTER_CENTER, Vec2::ZERO)
        .show(ui, |ui| ui.add(Label::new(told).extend()));
}
