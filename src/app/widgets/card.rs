//! A card: a heading, a sentence that says what one is looking at, and what is shown; in its
//! corner the menu that makes a picture of it.

use egui::{Button, Color32, CornerRadius, Frame, Label, Layout, Margin, Response, RichText, Ui};

use super::super::theme::{self, palette};

/// What is done with a card's picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum PictureTask {
    /// Puts it on the clipboard.
    Copy,
    /// Writes its pixels to a file.
    SavePng,
    /// Writes its shapes and text to a file.
    SaveSvg,
}

impl PictureTask {
    /// All of them, as menus list them.
    pub(crate) const ALL: [Self; 3] = [Self::Copy, Self::SavePng, Self::SaveSvg];

    /// Returns what menus call it, and one sentence on it.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Copy => ("Copy picture", "Copies the chosen card as an image"),
            Self::SavePng => ("Save picture as PNG…", "Saves the chosen card as pixels"),
            Self::SaveSvg => (
                "Save picture as SVG…",
                "Saves the chosen card as shapes and text",
            ),
        }
    }
}

/// What is said about a card before it is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CardHead<'a> {
    pub(crate) title: &'a str,
    /// What one is looking at; empty if nothing need be said.
    pub(crate) told: &'a str,
    /// Whether commands for pictures are about this card.
    pub(crate) chosen: bool,
    /// Whether there is anything to make a picture of.
    pub(crate) picture: bool,
}

/// What became of a card that was shown.
#[derive(Debug)]
pub(crate) struct ShownCard {
    /// What is to be done with its picture.
    pub(crate) task: Option<PictureTask>,
    /// Whether it was clicked, or something on it has the focus.
    pub(crate) taken: bool,
}

/// Shows a card as wide as there is room. `extra` stands beside the title; `body` returns
/// what takes secondary clicks, for the menu.
pub(crate) fn card(
    ui: &mut Ui,
    head: CardHead<'_>,
    extra: impl FnOnce(&mut Ui),
    body: impl FnOnce(&mut Ui) -> Option<Response>,
) -> ShownCard {
    let colours = palette(ui);
    let edge = if head.chosen {
        egui::Stroke::new(1.0, Color32::from(colours.accent))
    } else {
        colours.hairline()
    };
    let frame = Frame::new()
        .fill(colours.card.into())
        .stroke(edge)
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(16, 12));
    let mut task = None;
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            // The buttons first: the title takes what room they leave, on as many lines as
            // it needs.
            let room = ui.available_width();
            let layout = Layout::right_to_left(egui::Align::Min);
            ui.allocate_ui_with_layout(egui::vec2(room, 24.0), layout, |ui| {
                let buttons = Layout::right_to_left(egui::Align::Center);
                ui.allocate_ui_with_layout(egui::vec2(room, 24.0), buttons, |ui| {
                    if head.picture {
                        task = picture_button(ui, head.title);
                    }
                    extra(ui);
                });
                let left = Layout::top_down(egui::Align::Min);
                ui.with_layout(left, |ui| {
                    ui.add_space(3.0);
                    let title = RichText::new(head.title).font(theme::strong_font(15.0));
                    ui.add(Label::new(title).wrap().selectable(false));
                });
            });
        });
        if !head.told.is_empty() {
            let soft: Color32 = palette(ui).soft.into();
            ui.add(Label::new(RichText::new(head.told).color(soft)).wrap());
        }
        ui.add_space(4.0);
        if let Some(picture) = body(ui) {
            picture.context_menu(|ui| task = task.or(entries(ui)));
        }
    });
    let inside = shown.response.rect;
    let clicked = ui.input(|input| {
        let pressed = input.pointer.any_pressed();
        pressed.then(|| input.pointer.interact_pos()).flatten()
    });
    let taken = clicked.is_some_and(|at| {
        // What lies over the card, such as a menu, is not the card.
        let on_top = ui
            .layer_id_at(at)
            .is_none_or(|layer| layer == ui.layer_id());
        on_top && inside.contains(at) && ui.clip_rect().contains(at)
    });
    ui.add_space(10.0);
    ShownCard { task, taken }
}

fn picture_button(ui: &mut Ui, title: &str) -> Option<PictureTask> {
    let soft: Color32 = palette(ui).soft.into();
    let text = RichText::new("Picture")
        .font(theme::small_font())
        .color(soft);
    let mut task = None;
    let shown = egui::containers::menu::MenuButton::from_button(
        Button::new(text).min_size(egui::vec2(0.0, 24.0)),
    )
    .ui(ui, |ui| task = entries(ui));
    shown
        .0
        .on_hover_text("Copies this card as an image, or saves it")
        .accessible_name(format!("Picture of {title}"));
    task
}

fn entries(ui: &mut Ui) -> Option<PictureTask> {
    ui.set_min_width(170.0);
    let mut task = None;
    for each in PictureTask::ALL {
        if ui.button(each.words().0).clicked() {
            task = Some(each);
            ui.close();
        }
    }
    task
}
