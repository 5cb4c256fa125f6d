//! The sheets that only tell: shortcuts and signs.

use egui::{Label, Ui, vec2};

use crate::model::{Firmness, Relation, StanceAttitude, Status};

use super::command;
use super::dialogs::heading;
use super::theme::palette;
use super::views::{compare, review, statement};
use super::widgets::{self, Mark, caption};

/// Lists all shortcuts.
pub(super) fn shortcuts(ui: &mut Ui) {
    heading(ui, "Keyboard shortcuts");
    let commands: Vec<(String, &str)> = command::all()
        .map(|command| {
            let told = command.label().trim_end_matches('…');
            (command.all_keys(ui), told)
        })
        .filter(|(keys, _)| !keys.is_empty())
        .collect();
    let own: [(&str, &[(&str, &str)]); 3] = [
        ("In the table", &compare::KEYS),
        ("In Review", &review::KEYS),
        ("In an article", &statement::KEYS),
    ];
    scrolled(ui, "all shortcuts", |ui| {
        caption(ui, "Everywhere");
        let commands = commands.iter().map(|(keys, told)| (keys.as_str(), *told));
        grid(ui, "Everywhere", commands);
        for (head, keys) in own {
            ui.add_space(8.0);
            caption(ui, head);
            grid(ui, head, keys.iter().copied());
        }
    });
    widgets::close(ui);
}

fn grid<'a>(ui: &mut Ui, id: &str, lines: impl Iterator<Item = (&'a str, &'a str)>) {
    egui::Grid::new(id)
        .num_columns(2)
        .min_col_width(130.0)
        .spacing([24.0, 5.0])
        .show(ui, |ui| {
            for (keys, told) in lines {
                ui.label(keys);
                ui.label(told);
                ui.end_row();
            }
        });
}

/// Tells what shapes, bars and ticks of the table mean.
pub(super) fn signs(ui: &mut Ui) {
    heading(ui, "Signs of the table");
    scrolled(ui, "all signs", |ui| {
        caption(ui, "What a party says of a proposal");
        for attitude in StanceAttitude::ALL {
            let told = match attitude {
                StanceAttitude::Support => "for it; the word is the party's own verb",
                StanceAttitude::Conditional => "for it or against it under a condition",
                StanceAttitude::Unclear => "undecided or vague",
                StanceAttitude::Oppose => "against it",
                StanceAttitude::Mixed => "its statements contradict one another",
            };
            stance(ui, Mark::Own(*attitude), attitude.word(), told);
        }
        stance(
            ui,
            Mark::Others,
            "according to …",
            "known only from others, not counted unless asked for",
        );
        let ink = palette(ui).ink.into();
        line(
            ui,
            "silent",
            "no statement was found; never a number",
            |_, _| {},
        );
        line(
            ui,
            "implied: …",
            "silent, but it follows from another stance of the party; counted only on demand",
            |_, _| {},
        );
        line(
            ui,
            "but implied: …",
            "what it says contradicts what follows from another stance",
            |ui, at| {
                let ink = palette(ui).warn.into();
                widgets::warning(ui.painter(), at + vec2(6.0, 0.0), ink);
            },
        );
        ui.add_space(8.0);
        caption(ui, "How firmly");
        for level in Firmness::ALL {
            line(ui, level.word(), level.meaning(), |ui, at| {
                let off = palette(ui).line.into();
                widgets::firmness(ui.painter(), at, *level, ink, off);
            });
        }
        ui.add_space(8.0);
        caption(ui, "What it rests on");
        line(
            ui,
            "number at the right",
            "how often it was said; the same words in several articles count once",
            |_, _| {},
        );
        line(
            ui,
            "settles the cell",
            "marks the statement from which the cell has its verb, firmness and day: of all that \
             agree with the cell’s attitude the firmest, then quoted before told, then the latest",
            |_, _| {},
        );
        ui.add_space(8.0);
        caption(ui, "How far a person stands behind it");
        for status in Status::ALL {
            let told = match status {
                Status::Machine => format!("no tick: {}", status.meaning()),
                Status::Reviewed | Status::Verified => status.meaning().to_owned(),
            };
            line(ui, status.word(), &told, |ui, at| {
                let ink = palette(ui).accent.into();
                widgets::status(ui.painter(), at, widgets::ticks(*status), ink);
            });
        }
        line(
            ui,
            "changed by hand",
            "or a statement was discarded",
            |ui, at| {
                widgets::pencil(ui.painter(), at + vec2(6.0, 0.0), ink);
            },
        );
        ui.add_space(8.0);
        caption(ui, "How the parties stand to each other");
        for relation in Relation::ALL {
            self::relation(ui, *relation);
        }
    });
    widgets::close(ui);
}

fn stance(ui: &mut Ui, mark: Mark, word: &str, told: &str) {
    line(ui, word, told, |ui, at| {
        let ink = palette(ui).ink.into();
        widgets::attitude(ui.painter(), at + vec2(6.0, 0.0), mark, ink);
    });
}

fn relation(ui: &mut Ui, relation: Relation) {
    line(ui, relation.word(), relation.meaning(), |ui, at| {
        let colour = palette(ui).relation(relation);
        widgets::relation(ui.painter(), at + vec2(6.0, 0.0), relation, colour);
    });
}

/// Shows a sign, its word and what it means; `paint` gets the middle of the sign's left edge.
fn line(ui: &mut Ui, word: &str, told: &str, paint: impl FnOnce(&Ui, egui::Pos2)) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(26.0, 18.0), egui::Sense::hover());
        paint(ui, rect.left_center());
        ui.allocate_ui(vec2(118.0, 18.0), |ui| {
            ui.set_min_width(118.0);
            ui.label(word);
        });
        ui.add(Label::new(egui::RichText::new(told).weak()).wrap());
    });
}

/// Shows what may be higher than the window.
/// Shows lines of text that scroll in what room a dialog has.
pub(super) fn scrolled(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let height = (ui.content_rect().height() - 170.0).max(120.0);
    // Lines of text need no room for a click.
    ui.spacing_mut().interact_size.y = 18.0;
    widgets::scrolled(ui, name, height, add);
}
