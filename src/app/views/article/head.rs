//! What stands above an article's text: its title, what is known of it and can be changed
//! there, what is doubtful, where else it was printed.

use egui::{Color32, CornerRadius, Frame, Label, Margin, RichText, ScrollArea, Sense, Ui, vec2};

use crate::model::{Article, Date};
use crate::session::Edit;
use crate::session::edit::ArticleEdit;

use super::super::super::command::Command;
use super::super::super::state::{Action, Once};
use super::super::super::theme::{self, palette};
use super::super::super::widgets;
use super::super::words;
use super::about::{About, Doubt};
use super::data::ArticleData;
use super::details::Details;

/// Notes and copies take no more room than this before they scroll.
const MOST: f32 = 140.0;

pub(super) fn show(
    ui: &mut Ui,
    data: &ArticleData,
    article: &Article,
    details: &mut Details,
    once: &mut Once,
    actions: &mut Vec<Action>,
) {
    let about = &data.about;
    ui.add_space(6.0);
    // A text that begins with its title says it itself.
    let title = (!data.begins_with_title || details.open).then_some(about.title.as_str());
    if let Some(title) = title {
        self::title(ui, title, details);
    }
    if details.open {
        ui.add_space(2.0);
        details.show(ui, article, once, actions);
        if !article.source.is_empty() {
            ui.add(Label::new(soft(ui, &format!("Read from {}", article.source))).wrap());
        }
    } else {
        let byline = |ui: &mut Ui| {
            let line = ui.add(Label::new(soft(ui, &about.byline)).wrap());
            if let Some(by) = &about.dated_by {
                line.on_hover_text(by);
            }
        };
        if title.is_some() {
            byline(ui);
        } else {
            beside_link(ui, details, byline);
        }
    }
    if let Some(doubt) = &about.doubt {
        self::doubt(ui, doubt, article, actions);
    }
    foreign(ui, about);
    outdated(ui, about, article, actions);
    if !data.outside.is_empty() {
        ui.add(Label::new(soft(ui, &data.outside)).wrap());
    }
    let places = match about.copies.len() {
        1 => "1 other place".to_owned(),
        n => format!("{n} other places"),
    };
    folded(
        ui,
        &format!("Also printed in {places}"),
        "copies",
        &about.copies,
    );
    let count = words::count(data.notes.len(), "note");
    folded(ui, &count, "notes", &data.notes);
    ui.add_space(2.0);
}

fn small(text: &str) -> RichText {
    RichText::new(text).font(theme::small_font())
}

fn soft(ui: &Ui, text: &str) -> RichText {
    small(text).color(palette(ui).soft)
}

/// Shows the title, and beside it what opens the fields.
fn title(ui: &mut Ui, title: &str, details: &mut Details) {
    beside_link(ui, details, |ui| {
        ui.add(Label::new(RichText::new(title).heading()).wrap());
    });
}

/// Shows something, and beside it what opens the fields.
fn beside_link(ui: &mut Ui, details: &mut Details, add: impl FnOnce(&mut Ui)) {
    let layout = egui::Layout::right_to_left(egui::Align::Min);
    // As high as what stands there, which may have several lines.
    ui.with_layout(layout, |ui| {
        let (word, tip) = if details.open {
            ("Done", "Hides the fields; what was typed stays")
        } else {
            let tip = Command::Details.tooltip();
            ("Edit details", tip)
        };
        if ui.link(small(word)).on_hover_text(tip).clicked() {
            details.open = !details.open;
        }
        ui.with_layout(egui::Layout::top_down(egui::Align::Min), add);
    });
}

/// Says what is doubtful of the date, and offers the days that can be meant.
fn doubt(ui: &mut Ui, doubt: &Doubt, article: &Article, actions: &mut Vec<Action>) {
    let warn: Color32 = palette(ui).warn.into();
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 15.0), Sense::hover());
        widgets::warning(ui.painter(), rect.center(), warn);
        let told = doubt.told.join(" ");
        ui.add(Label::new(small(&told).color(warn)).wrap());
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_space(14.0 + 2.0);
        let set = |day: Date| {
            Action::Edit(Edit::ChangeArticle {
                article: article.id.clone(),
                edit: ArticleEdit::Published(Some(day)),
            })
        };
        for day in &doubt.days {
            let told = words::date(*day);
            let (label, tip) = if doubt.taken == Some(*day) {
                (format!("Keep {told}"), "Says that this date is right")
            } else {
                (format!("Set {told}"), "Sets this date")
            };
            if ui.button(small(&label)).on_hover_text(tip).clicked() {
                actions.push(set(*day));
            }
        }
        let other = if doubt.days.is_empty() {
            "Set date…"
        } else {
            "Another date…"
        };
        let response = ui.button(small(other));
        if response
            .on_hover_text("Opens the field of the date")
            .clicked()
        {
            actions.push(Action::SetDate(article.id.clone()));
        }
    });
}

/// Says that the text is not English, and that its letters are not shown as they should be.
fn foreign(ui: &mut Ui, about: &About) {
    let told = [&about.foreign, &about.letters];
    let told = || told.into_iter().filter(|told| !told.is_empty());
    if told().next().is_none() {
        return;
    }
    ui.add_space(2.0);
    Frame::new()
        .fill(palette(ui).accent_ground.into())
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(10, 5))
        .show(ui, |ui| {
            for told in told() {
                ui.add(Label::new(told).wrap());
            }
        });
    ui.add_space(2.0);
}

/// Offers to extract the article again where its statements go by what it was before.
fn outdated(ui: &mut Ui, about: &About, article: &Article, actions: &mut Vec<Action>) {
    if !about.outdated {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let told = "Its statements were found before its date, language or text was changed.";
        ui.add(Label::new(soft(ui, told)).wrap());
        let tip = "Looks for statements anew, and shows what would change first";
        if ui
            .button(small("Extract again"))
            .on_hover_text(tip)
            .clicked()
        {
            actions.push(Action::ExtractAgain(article.id.clone()));
        }
    });
}

/// Shows lines under a head that folds; nothing where there are none.
fn folded(ui: &mut Ui, head: &str, salt: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    egui::CollapsingHeader::new(small(head))
        .id_salt(salt)
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt((salt, "lines"))
                .max_height(MOST)
                .show(ui, |ui| {
                    for line in lines {
                        ui.add(Label::new(small(line)).wrap());
                    }
                });
        });
}
