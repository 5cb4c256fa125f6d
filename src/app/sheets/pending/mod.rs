//! What was read and is asked about before it joins: on the left the articles with what is done
//! with each, beside them the chosen one, its text and why it waits. One answer for all.

mod data;

use std::collections::BTreeMap;

use egui::{Align, Color32, Label, Layout, Response, RichText, ScrollArea, TextEdit, Ui, vec2};

use crate::session::edit::typed_date;
use crate::session::pending::Answer;

use super::super::dialogs::{Dialog, heading};
use super::super::theme::{self, palette};
use super::super::views::words::{self, count};
use super::super::widgets::{caption, list_line, one_line, paint_line};
use super::super::window::App;
use super::{Sheet, Wanted};
use data::Row;

/// How wide the list is.
const LIST: f32 = 300.0;

/// How high one article in it is.
const LINE: f32 = 44.0;

/// The articles that wait for an answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    rows: Vec<Row>,
    chosen: usize,
}

/// What is asked for on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// What would change if the chosen one took the place of the one that is there.
    Weigh,
    /// The day in the field of the chosen one is its day.
    Day,
    /// All answers are carried out.
    Answer,
}

impl Asked {
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Wanted> {
        heading(ui, "Before they are added");
        let told = match self.rows.len() {
            1 => "1 article was read and waits for your answer.".to_owned(),
            n => format!(
                "{} were read and wait for your answer.",
                count(n, "article")
            ),
        };
        ui.weak(told);
        ui.add_space(6.0);
        let height = (ui.content_rect().height() - 250.0).clamp(160.0, 460.0);
        let mut ask = None;
        let room = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Min), |ui| {
            let list = vec2(LIST, height);
            ui.allocate_ui_with_layout(list, Layout::top_down(Align::Min), |ui| {
                self.list(ui, height);
            });
            ui.separator();
            let room = vec2(ui.available_width(), height);
            ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
                ScrollArea::vertical()
                    .id_salt(("pending article", self.chosen))
                    .max_height(height)
                    .min_scrolled_height(height)
                    .auto_shrink(false)
                    .show(ui, |ui| {
                        if let Some(row) = self.rows.get_mut(self.chosen) {
                            ask = article(ui, row);
                        }
                    });
            });
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if ui.button(data::sum(&self.rows)).clicked() {
                ask = Some(Ask::Answer);
            }
            if ui
                .button("Decide later")
                .on_hover_text("They wait as long as the case is open: File, Articles not added")
                .clicked()
            {
                ui.close();
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                for answer in [Answer::LeaveOut, Answer::Add] {
                    let name = format!("Mark all: {}", data::called(answer).to_lowercase());
                    if ui.small_button(name).clicked() {
                        for row in &mut self.rows {
                            row.answer = answer;
                        }
                    }
                }
            });
        });
        // A version that is chosen tells what it would change.
        let unweighed = |row: &Row| row.weighed.is_none() && row.answers.contains(&Answer::Replace);
        if ask.is_none() && self.rows.get(self.chosen).is_some_and(unweighed) {
            ask = Some(Ask::Weigh);
        }
        ask.map(|ask| Wanted::Pending(Box::new(self.clone()), ask))
    }

    fn list(&mut self, ui: &mut Ui, height: f32) {
        ScrollArea::vertical()
            .id_salt("pending list")
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink(false)
            .show_rows(ui, LINE, self.rows.len(), |ui, range| {
                for at in range {
                    if line(ui, &self.rows[at], at == self.chosen).clicked() {
                        self.chosen = at;
                    }
                }
            });
    }
}

/// Shows an article in the list: its title, and below it what is done with it and why it waits.
fn line(ui: &mut Ui, row: &Row, chosen: bool) -> Response {
    let below = format!("{} · {}", data::called(row.answer), row.short);
    let name = format!("{}, {below}", row.title);
    let (rect, response) = list_line(ui, LINE, chosen, &name);
    let palette = palette(ui);
    let room = rect.width() - 16.0;
    let at = rect.left_top() + vec2(8.0, 5.0);
    let ink = palette.ink.into();
    let title = one_line(ui, &row.title, theme::body_font(), ink, false, room);
    paint_line(ui.painter(), at, title);
    let soft = palette.soft.into();
    let below = one_line(ui, &below, theme::small_font(), soft, false, room);
    paint_line(ui.painter(), at + vec2(0.0, 19.0), below);
    response
}

/// Shows an article that waits, and what can be answered.
fn article(ui: &mut Ui, row: &mut Row) -> Option<Ask> {
    let mut ask = None;
    ui.add(Label::new(RichText::new(&row.title).font(theme::strong_font(15.0))).wrap());
    ui.weak(format!("{} · {}", row.below, row.statements));
    ui.add(Label::new(RichText::new(&row.source).font(theme::small_font()).weak()).truncate());
    ui.add_space(6.0);
    let warn: Color32 = palette(ui).warn.into();
    ui.add(Label::new(format!("{}.", row.what)).wrap());
    for doubt in &row.doubts {
        ui.add(
            Label::new(RichText::new(doubt).color(warn))
                .wrap()
                .selectable(true),
        );
    }
    if row.dated {
        ask = ask.or(published(ui, row));
    }
    ui.add_space(6.0);
    for answer in row.answers.clone() {
        ui.radio_value(&mut row.answer, answer, data::meaning(answer));
    }
    if let (Answer::Replace, Some((told, cells))) = (row.answer, &row.weighed) {
        ui.add_space(4.0);
        for line in told.iter().chain(cells) {
            let line = RichText::new(line).font(theme::small_font());
            ui.add(Label::new(line).wrap().selectable(true));
        }
    }
    ui.add_space(8.0);
    caption(ui, "Its text");
    ui.add(Label::new(&row.text).wrap().selectable(true));
    ask
}

/// Shows the field for the day of an article.
fn published(ui: &mut Ui, row: &mut Row) -> Option<Ask> {
    let mut ask = None;
    ui.horizontal(|ui| {
        let name = ui.label("Published");
        let edit = TextEdit::singleline(&mut row.day).desired_width(110.0);
        let field = ui.add(edit).labelled_by(name.id);
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if ui.button("Set the date").clicked() || enter {
            ask = Some(Ask::Day);
        }
    });
    if !row.days.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.weak("It may be");
            for day in &row.days {
                if ui.small_button(words::date(*day)).clicked() {
                    row.day = day.to_string();
                    ask = Some(Ask::Day);
                }
            }
        });
    }
    if let Some(problem) = &row.day_problem {
        ui.colored_label(palette(ui).warn, problem);
    }
    ask
}

impl App {
    /// Shows the articles that wait for an answer.
    pub(in crate::app) fn show_pending(&mut self) {
        let rows = data::rows(&self.session);
        if rows.is_empty() {
            self.notices.done("No article waits for an answer");
            return;
        }
        self.ask_pending(Asked { rows, chosen: 0 });
    }

    /// Asks about them once nothing else is asked.
    pub(in crate::app) fn tell_pending(&mut self) {
        if self.due.pending && self.dialog.is_none() {
            self.due.pending = false;
            self.show_pending();
        }
    }

    fn ask_pending(&mut self, asked: Asked) {
        let sheet = Sheet::Pending(Box::new(asked));
        self.dialog = Some(Dialog::Sheet(Box::new(sheet)));
    }

    pub(super) fn pending_wanted(&mut self, mut asked: Asked, ask: Ask) {
        let at = asked.chosen;
        match ask {
            Ask::Weigh => {
                let told = self.session.weigh(at);
                if let Some(row) = asked.rows.get_mut(at) {
                    let told = told.map(|told| data::weighed(self.session.dossier(), &told));
                    row.weighed = Some(told.unwrap_or_default());
                }
            }
            Ask::Day => self.date_pending(&mut asked),
            Ask::Answer => {
                let answers = asked.rows.iter().map(|row| row.answer).enumerate();
                let answers: BTreeMap<usize, Answer> = answers.collect();
                match self.session.answer_pending(&answers) {
                    Ok(done) => {
                        self.notices.done(data::done(&done));
                        if let Some(first) = done.added.iter().chain(&done.replaced).next() {
                            self.view.at.article = Some(first.clone());
                        }
                        return;
                    }
                    Err(problem) => self.notices.problem(&problem),
                }
            }
        }
        self.ask_pending(asked);
    }

    /// Takes the day that was typed.
    fn date_pending(&mut self, asked: &mut Asked) {
        let at = asked.chosen;
        let Some(row) = asked.rows.get_mut(at) else {
            return;
        };
        let typed = row.day.trim();
        let day = match typed {
            "" => Ok(None),
            typed => typed_date(typed).map(Some),
        };
        match day {
            Ok(day) => {
                self.session.date_pending(at, day);
                if let Some(pending) = self.session.pending().get(at) {
                    let answer = row.answer;
                    *row = data::row(self.session.dossier(), pending);
                    row.answer = answer;
                }
            }
            Err(problem) => row.day_problem = Some(problem),
        }
    }
}
