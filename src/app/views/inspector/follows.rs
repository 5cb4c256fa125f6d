//! What follows for the party from its other stances, and what that contradicts.

use egui::{Color32, Label, RichText, Sense, Ui, vec2};

use super::super::super::state::{Action, CellRef};
use super::super::super::theme::{self, palette};
use super::super::super::widgets::{self, caption};
use super::super::implied::{Clash, Follows};
use super::words;

/// Shows an implied stance with the way on which it follows.
pub(super) fn implied(ui: &mut Ui, follows: &Follows, actions: &mut Vec<Action>) {
    caption(ui, "Implied");
    let counted = if follows.counted {
        "counted"
    } else {
        "not counted"
    };
    let told = format!("{} ({counted})", words::capital(follows.word));
    ui.add(Label::new(RichText::new(told).italics()).wrap());
    let because = format!("{}.", words::capital(&follows.because));
    ui.add(Label::new(RichText::new(because).weak()).wrap());
    link(ui, "Show that stance", &follows.source, actions);
    ui.add_space(8.0);
}

/// Shows a contradiction with its ways.
pub(super) fn clash(ui: &mut Ui, clash: &Clash, actions: &mut Vec<Action>) {
    let warn: Color32 = palette(ui).warn.into();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
        widgets::warning(ui.painter(), rect.center(), warn);
        let head = RichText::new("Contradiction").font(theme::body_strong());
        ui.label(head.color(warn));
    });
    ui.add(Label::new(&clash.sentence).wrap());
    for (n, source) in clash.sources.iter().enumerate() {
        let name = match (n, clash.sources.len()) {
            (_, 1) => "Show that stance",
            (0, _) => "Show the first stance",
            _ => "Show the other stance",
        };
        link(ui, name, source, actions);
    }
    ui.add_space(8.0);
}

fn link(ui: &mut Ui, name: &str, to: &CellRef, actions: &mut Vec<Action>) {
    let text = RichText::new(name).font(theme::small_font());
    let tip = "Goes to the stance from which it follows";
    if ui.link(text).on_hover_text(tip).clicked() {
        // The row first, whatever hides it; then the cell.
        actions.push(Action::ShowProposal(to.proposal.clone()));
        actions.push(Action::SelectCell(to.clone()));
    }
}
