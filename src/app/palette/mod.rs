//! The palette: commands and places by name, from the keyboard. In: what there is to choose
//! from. Out: what was chosen.

pub(crate) mod data;

use egui::{
    Align2, Area, Color32, Id, Key, Modal, Modifiers, Order, Role, ScrollArea, Sense, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

use super::state::Action;
use super::theme::{self, palette};
use super::widgets::{one_line, paint_line};

pub(crate) use data::Entry;

const WIDTH: f32 = 560.0;
const ROW: f32 = 30.0;
/// So many entries are seen at once, as far as the window has room for them.
const SEEN: f32 = 12.0;
/// From the top of the window to the palette.
const TOP: f32 = 60.0;
/// The field above the entries, with the palette's margins.
const FIELD: f32 = 76.0;

/// The open palette.
#[derive(Debug)]
pub(crate) struct Palette {
    typed: String,
    entries: Vec<Entry>,
    /// Places in `entries` of what fits, the best first.
    found: Vec<usize>,
    chosen: usize,
    /// Whether the chosen entry is to be scrolled to.
    follow: bool,
}

/// What becomes of the palette after a frame.
#[derive(Debug)]
pub(crate) enum Outcome {
    Open,
    Closed,
    Chosen(Box<Action>),
}

impl Palette {
    /// Opens the palette on what there is to choose from.
    pub(crate) fn new(entries: Vec<Entry>) -> Self {
        Self {
            typed: String::new(),
            found: data::found(&entries, ""),
            entries,
            chosen: 0,
            follow: true,
        }
    }

    /// Shows the palette in the upper middle of the window.
    pub(crate) fn show(&mut self, ui: &Ui) -> Outcome {
        let entered = self.keys(ui);
        let id = Id::unique("palette");
        let width = WIDTH.min(ui.content_rect().width() - 40.0);
        let area = Area::new(id)
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
        let modal = Modal::new(id).area(area).show(ui.ctx(), |ui| {
            ui.set_width(width);
            self.field(ui);
            ui.add_space(4.0);
            self.list(ui)
        });
        let clicked = modal.inner;
        let chosen = clicked.or_else(|| entered.then_some(self.chosen));
        let entry = chosen.and_then(|at| self.entries.get(*self.found.get(at)?));
        match entry {
            Some(entry) if entry.enabled => Outcome::Chosen(Box::new(entry.action.clone())),
            _ if modal.should_close() => Outcome::Closed,
            _ => Outcome::Open,
        }
    }

    /// Takes the keys that move the choice before the field gets them; says whether it is
    /// confirmed.
    fn keys(&mut self, ui: &Ui) -> bool {
        let none = Modifiers::NONE;
        let last = self.found.len().saturating_sub(1);
        for (key, by) in [
            (Key::ArrowDown, 1),
            (Key::ArrowUp, -1),
            (Key::PageDown, 10),
            (Key::PageUp, -10),
        ] {
            let times = ui.input_mut(|input| input.count_and_consume_key(none, key));
            for _ in 0..times {
                self.chosen = self.chosen.saturating_add_signed(by).min(last);
                self.follow = true;
            }
        }
        ui.input_mut(|input| input.consume_key(none, Key::Enter))
    }

    fn field(&mut self, ui: &mut Ui) {
        let edit = TextEdit::singleline(&mut self.typed)
            .hint_text("Search or run a command…")
            .margin(egui::Margin::symmetric(10, 7))
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name("Command or place");
        if !response.has_focus() {
            response.request_focus();
        }
        if response.changed() {
            self.found = data::found(&self.entries, &self.typed);
            self.chosen = 0;
            self.follow = true;
        }
    }

    /// Shows what fits; returns what was clicked.
    fn list(&mut self, ui: &mut Ui) -> Option<usize> {
        if self.found.is_empty() {
            ui.weak("Nothing of this name");
            return None;
        }
        let mut clicked = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let seen = (ui.content_rect().height() - TOP - FIELD) / ROW;
        let seen = seen.floor().clamp(2.0, SEEN).min(self.found.len() as f32);
        // The least too: else a list that was short once stays so when it has more to show.
        let mut area = ScrollArea::vertical()
            .auto_shrink([false, true])
            .min_scrolled_height(ROW * seen)
            .max_height(ROW * seen);
        if std::mem::take(&mut self.follow) {
            // No further than needed would be calmer, but the place of the list is not known
            // before it is shown; the middle always is in sight.
            let middle = (self.chosen as f32 - seen / 2.0 + 0.5).max(0.0);
            area = area.vertical_scroll_offset(middle * ROW);
        }
        area.show_rows(ui, ROW, self.found.len(), |ui, range| {
            for at in range {
                let Some(entry) = self.found.get(at).and_then(|n| self.entries.get(*n)) else {
                    continue;
                };
                if line(ui, entry, at == self.chosen) {
                    clicked = Some(at);
                }
            }
        });
        clicked
    }
}

/// Shows an entry: its name, what it is, its keys. Returns whether it was clicked.
fn line(ui: &mut Ui, entry: &Entry, chosen: bool) -> bool {
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    let name = format!("{}, {}", entry.label, entry.aside);
    let role = Role::ListBoxOption;
    response.widget_info(|| WidgetInfo::selected(role, entry.enabled, chosen, &name));
    let palette = palette(ui);
    if chosen || response.hovered() {
        let ground = if chosen {
            palette.accent_ground
        } else {
            palette.ground
        };
        ui.painter().rect_filled(rect, 6.0, ground);
    }
    let soft = Color32::from(palette.soft);
    let ink = if entry.enabled {
        palette.ink
    } else {
        palette.faint
    };
    let middle = rect.center().y;
    let mut right = rect.right() - 10.0;
    if !entry.keys.is_empty() {
        let keys = one_line(ui, &entry.keys, theme::small_font(), soft, false, 120.0);
        right -= keys.size().x;
        paint_line(
            ui.painter(),
            pos2(right, middle - keys.size().y / 2.0),
            keys,
        );
        right -= 12.0;
    }
    let left = rect.left() + 10.0;
    let label = one_line(
        ui,
        &entry.label,
        theme::body_font(),
        ink.into(),
        false,
        right - left,
    );
    let end = left + label.size().x + 12.0;
    paint_line(
        ui.painter(),
        pos2(left, middle - label.size().y / 2.0),
        label,
    );
    if end + 40.0 < right {
        let aside = one_line(
            ui,
            &entry.aside,
            theme::small_font(),
            soft,
            false,
            right - end,
        );
        paint_line(
            ui.painter(),
            pos2(end, middle - aside.size().y / 2.0 + 0.5),
            aside,
        );
    }
    response.clicked()
}
