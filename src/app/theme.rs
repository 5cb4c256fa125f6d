//! The look: colours and sizes from `assets/theme.ron`, and egui's visuals made of them.

use std::sync::LazyLock;

use egui::{Color32, CornerRadius, FontFamily, FontId, Stroke, TextStyle, Theme as Mode, Visuals};
use serde::Deserialize;

use crate::model::Relation;
use crate::model::scene::Tone;

/// Everything that the look is made of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Theme {
    /// Size of ordinary text, in points.
    body: f32,
    /// Size of secondary text.
    small: f32,
    /// Size of headings.
    heading: f32,
    light: Palette,
    dark: Palette,
}

/// The colours of one mode.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Palette {
    /// Behind everything.
    pub(crate) ground: Colour,
    /// Behind the side panels and bars.
    pub(crate) panel: Colour,
    /// Behind the table and fields.
    pub(crate) card: Colour,
    /// Hairlines.
    pub(crate) line: Colour,
    /// Text.
    pub(crate) ink: Colour,
    /// Secondary text.
    pub(crate) soft: Colour,
    /// Text of what is not there (silence).
    pub(crate) faint: Colour,
    /// What is selected or can be acted on.
    pub(crate) accent: Colour,
    /// Behind what is selected.
    pub(crate) accent_ground: Colour,
    /// Behind quoted words.
    pub(crate) quote: Colour,
    /// Behind the quoted words that are looked at.
    pub(crate) quote_strong: Colour,
    /// What needs a look.
    pub(crate) warn: Colour,
    /// What went wrong.
    pub(crate) error: Colour,
    /// How strongly a party's colour tints words in an article, in percent.
    tint: u8,
    relations: Relations,
    parties: Vec<Colour>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Relations {
    deadlock: Colour,
    conflict: Colour,
    soft_gap: Colour,
    open: Colour,
    bridgeable: Colour,
    common_rejection: Colour,
    consensus: Colour,
    untested: Colour,
}

/// A colour as `RRGGBB`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Colour(Color32);

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Color32::from_hex(&format!("#{text}"))
            .map(Self)
            .map_err(|_| format!("`{text}` is no colour; write RRGGBB"))
    }
}

impl From<Colour> for Color32 {
    fn from(colour: Colour) -> Self {
        colour.0
    }
}

impl From<&Colour> for Color32 {
    fn from(colour: &Colour) -> Self {
        colour.0
    }
}

static THEME: LazyLock<Theme> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/theme.ron"))
        .expect("the bundled theme is read by a test")
});

/// Returns the colours of the mode in which `ui` is shown.
pub(crate) fn palette(ui: &egui::Ui) -> &'static Palette {
    if ui.visuals().dark_mode {
        &THEME.dark
    } else {
        &THEME.light
    }
}

/// Returns the colours of files: those of the light mode.
pub(crate) fn paper() -> &'static Palette {
    &THEME.light
}

/// Returns the size of secondary text, in points.
pub(crate) fn small() -> f32 {
    THEME.small
}

/// Returns the face of ordinary text.
pub(crate) fn body_font() -> FontId {
    FontId::proportional(THEME.body)
}

/// Returns the face of secondary text.
pub(crate) fn small_font() -> FontId {
    FontId::proportional(THEME.small)
}

/// Returns the semibold face at `size` points.
pub(crate) fn strong_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(super::fonts::SEMIBOLD.into()))
}

/// Returns the semibold face of ordinary size.
pub(crate) fn body_strong() -> FontId {
    strong_font(THEME.body)
}

impl Palette {
    /// Returns the colour of the party at `index` of the agenda.
    pub(crate) fn party(&self, index: usize) -> Color32 {
        self.parties
            .get(index % self.parties.len().max(1))
            .map_or(self.ink.0, |colour| colour.0)
    }

    /// Returns the ground of words that the party at `index` holds.
    pub(crate) fn party_tint(&self, index: usize) -> Color32 {
        mix(
            self.ground.0,
            self.party(index),
            f32::from(self.tint) / 100.0,
        )
    }

    /// Returns the colour that repeats a relation's shape.
    pub(crate) fn relation(&self, relation: Relation) -> Color32 {
        let r = &self.relations;
        match relation {
            Relation::Deadlock => r.deadlock.0,
            Relation::Conflict => r.conflict.0,
            Relation::SoftGap => r.soft_gap.0,
            Relation::Open => r.open.0,
            Relation::Bridgeable => r.bridgeable.0,
            Relation::CommonRejection => r.common_rejection.0,
            Relation::Consensus => r.consensus.0,
            Relation::Untested => r.untested.0,
        }
    }

    /// Returns the colour of a tone.
    pub(crate) fn tone(&self, tone: Tone) -> Color32 {
        match tone {
            Tone::Card => self.card.0,
            Tone::Ground => self.ground.0,
            Tone::Line => self.line.0,
            Tone::Ink => self.ink.0,
            Tone::Soft => self.soft.0,
            Tone::Faint => self.faint.0,
            Tone::Accent => self.accent.0,
            Tone::Warn => self.warn.0,
            Tone::Party(index) => self.party(index),
            Tone::Relation(relation) => self.relation(relation),
        }
    }

    /// Returns a hairline.
    pub(crate) fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.line.0)
    }
}

/// Returns `share` of `b` over `a`.
pub(crate) fn mix(a: Color32, b: Color32, share: f32) -> Color32 {
    let part = |a: u8, b: u8| {
        (f32::from(a) + (f32::from(b) - f32::from(a)) * share.clamp(0.0, 1.0)).round() as u8
    };
    Color32::from_rgb(part(a.r(), b.r()), part(a.g(), b.g()), part(a.b(), b.b()))
}

/// Sets fonts, sizes, spacing and the colours of both modes.
pub(crate) fn install(ctx: &egui::Context) {
    ctx.set_fonts(super::fonts::definitions());
    for (mode, palette) in [(Mode::Light, &THEME.light), (Mode::Dark, &THEME.dark)] {
        ctx.style_mut_of(mode, |style| {
            style.visuals = visuals(palette, mode == Mode::Dark);
            style.text_styles = [
                (TextStyle::Small, small_font()),
                (TextStyle::Body, body_font()),
                (TextStyle::Button, body_font()),
                (TextStyle::Heading, strong_font(THEME.heading)),
                (TextStyle::Monospace, FontId::monospace(THEME.small)),
            ]
            .into();
            style.spacing.item_spacing = egui::vec2(8.0, 6.0);
            style.spacing.button_padding = egui::vec2(10.0, 4.0);
            style.spacing.interact_size.y = 26.0;
            style.spacing.scroll = egui::style::ScrollStyle::thin();
            style.spacing.scroll.fade.strength = 0.0;
            style.spacing.scroll.foreground_color = true;
            style.spacing.scroll.dormant_handle_opacity = 0.22;
            style.spacing.scroll.active_handle_opacity = 0.4;
            // A table that glides to a row is slower to read than one that is there.
            style.scroll_animation = egui::style::ScrollAnimation::none();
            style.animation_time = 0.0;
        });
    }
}

fn visuals(palette: &Palette, dark: bool) -> Visuals {
    let mut v = if dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let ink: Color32 = palette.ink.into();
    let corner = CornerRadius::same(6);
    v.override_text_color = None;
    v.weak_text_color = Some(palette.soft.into());
    v.hyperlink_color = palette.accent.into();
    v.faint_bg_color = palette.panel.into();
    v.extreme_bg_color = palette.card.into();
    v.text_edit_bg_color = Some(palette.card.into());
    v.code_bg_color = palette.panel.into();
    v.warn_fg_color = palette.warn.into();
    v.error_fg_color = palette.error.into();
    v.window_fill = palette.card.into();
    v.window_stroke = palette.hairline();
    v.panel_fill = palette.panel.into();
    v.window_corner_radius = CornerRadius::same(10);
    v.menu_corner_radius = CornerRadius::same(8);
    v.selection.bg_fill = palette.accent_ground.into();
    v.selection.stroke = Stroke::new(1.0, Color32::from(palette.accent));
    v.button_frame = true;

    let w = &mut v.widgets;
    for state in [
        &mut w.noninteractive,
        &mut w.inactive,
        &mut w.hovered,
        &mut w.active,
        &mut w.open,
    ] {
        state.corner_radius = corner;
        state.expansion = 0.0;
        state.fg_stroke = Stroke::new(1.0, ink);
        state.bg_stroke = palette.hairline();
        // Of ticks and radio buttons, which also stand on cards.
        state.bg_fill = palette.ground.into();
        state.weak_bg_fill = palette.card.into();
    }
    w.noninteractive.bg_fill = palette.panel.into();
    for state in [&mut w.hovered, &mut w.active] {
        state.bg_stroke = Stroke::new(1.0, Color32::from(palette.accent));
    }
    w.active.weak_bg_fill = palette.accent_ground.into();
    v
}

#[cfg(test)]
mod tests;
