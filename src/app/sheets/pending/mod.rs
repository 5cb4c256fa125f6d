//! What was read and is asked about before it joins: on the left the articles with what is done
//! with each, beside them the chosen one, its text and why it waits. One answer for all.

mod data;
mod versions;

use std::collections::BTreeMap;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, Label, Layout, Response, RichText, ScrollArea, Sense, Stroke, TextStyle, Ui,
    vec2,
};

use crate::session::edit::typed_date;
use crate::session::pending::Answer;

use super::super::dialogs::{Dialog, heading};
use super::super::theme::{self, palette};
use super::super::views::words::{self, count};
use super::super::widgets::{caption, day_field, list_line, one_line, paint_line};
use super::super::window::App;
use super::{Sheet, Wanted};
use data::Row;
use versions::{Stands, Stretch};

/// How wide the list is.
const LIST: f32 = 300.0;

/// How wide the field of a date is.
const DAY: f32 = 150.0;

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
    /// In which encodings the chosen one may be.
    Encodings,
    /// The chosen one is read in the how manieth of them.
    Encoding(usize),
    /// Others with doubtful letters are read in the encoding of the chosen one, where it fits.
    Others,
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
                            if row.answers.contains(&answer) {
                                row.answer = answer;
                            }
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
        let unread = |row: &Row| row.doubtful_text && row.encodings.is_none();
        if ask.is_none() && self.rows.get(self.chosen).is_some_and(unread) {
            ask = Some(Ask::Encodings);
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
    for doubt in row.doubts_in_words() {
        ui.add(
            Label::new(RichText::new(doubt).color(warn))
                .wrap()
                .selectable(true),
        );
    }
    ask = ask.or(encodings(ui, row));
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
    if row.differs {
        caption(ui, "What differs in its text");
        ui.weak("New words are marked, words that are gone are struck out.");
    } else {
        caption(ui, "Its text");
    }
    let text = text(ui, &row.text);
    ui.add(Label::new(text).wrap().selectable(true));
    ask
}

/// Returns a text of which some words are new, some gone.
fn text(ui: &Ui, stretches: &[Stretch]) -> LayoutJob {
    let palette = palette(ui);
    let mut job = LayoutJob::default();
    for stretch in stretches {
        let mut format = TextFormat::simple(theme::body_font(), palette.ink.into());
        match stretch.stands {
            Stands::InBoth => {}
            Stands::New => format.background = palette.quote_strong.into(),
            Stands::Gone => {
                format.color = palette.soft.into();
                format.strikethrough = Stroke::new(1.0, format.color);
            }
        }
        job.append(&stretch.words, 0.0, format);
    }
    job
}

/// Room for the name of an encoding.
const NAME: f32 = 244.0;

/// Shows the encodings in which an article may be, each with what its first lines are in it.
fn encodings(ui: &mut Ui, row: &Row) -> Option<Ask> {
    let all = row.encodings.as_ref().filter(|all| all.len() > 1)?;
    let mut ask = None;
    ui.add_space(4.0);
    caption(ui, "Read it as");
    let spacing = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 1.0);
    for (at, fitting) in all.iter().enumerate() {
        ui.horizontal(|ui| {
            let height = ui.text_style_height(&TextStyle::Body) + 4.0;
            ui.spacing_mut().interact_size.y = height;
            let room = vec2(NAME, height);
            ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(NAME);
                let radio = ui.radio(row.encoding == at, &fitting.name);
                let name = format!("{}: {}", fitting.name, fitting.preview);
                if radio.on_hover_text(name).clicked() {
                    ask = Some(Ask::Encoding(at));
                }
            });
            let preview = RichText::new(&fitting.preview)
                .font(theme::small_font())
                .weak();
            let label = ui.add(Label::new(preview).truncate().sense(Sense::click()));
            if label.clicked() {
                ask = Some(Ask::Encoding(at));
            }
        });
    }
    ui.spacing_mut().item_spacing.y = spacing;
    if row.others > 0 && row.encoding > 0 {
        let told = match row.others {
            1 => "Read the other doubtful one so too".to_owned(),
            n => format!("Read the {n} other doubtful ones so too"),
        };
        let tip = "Those whose letters are in doubt, where this encoding fits";
        if ui.small_button(told).on_hover_text(tip).clicked() {
            ask = Some(Ask::Others);
        }
    }
    if let Some(problem) = &row.encoding_problem {
        ui.colored_label(palette(ui).warn, problem);
    }
    ui.add_space(4.0);
    ask.filter(|ask| *ask != Ask::Encoding(row.encoding))
}

/// Shows the field for the day of an article.
fn published(ui: &mut Ui, row: &mut Row) -> Option<Ask> {
    let mut ask = None;
    ui.horizontal(|ui| {
        let name = "Published";
        ui.label(name);
        let wrong = row.day_problem.is_some();
        let field = day_field(ui, &mut row.day, name, wrong, DAY);
        if field.changed() {
            row.day_problem = None;
        }
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
            Ask::Encodings => {
                if let Some(row) = asked.rows.get_mut(at) {
                    // A file that is gone is told once a person would read it again.
                    row.encodings = Some(self.session.encodings(at).unwrap_or_default());
                }
            }
            Ask::Encoding(which) => self.decode_pending(&mut asked, which),
            Ask::Others => self.decode_others(&mut asked),
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
                let today = self.launch.today;
                self.session.date_pending(at, day);
                self.follow_pending(asked);
                if let Some(row) = asked.rows.get_mut(at)
                    && day.is_some_and(|day| day > today)
                {
                    row.day_problem = Some("It lies after today, and was set.".to_owned());
                }
            }
            Err(problem) => row.day_problem = Some(problem),
        }
    }

    /// Reads the chosen article in another encoding.
    fn decode_pending(&mut self, asked: &mut Asked, which: usize) {
        let at = asked.chosen;
        let Some(row) = asked.rows.get_mut(at) else {
            return;
        };
        let Some(fitting) = row.encodings.iter().flatten().nth(which) else {
            return;
        };
        match self.session.decode_pending(at, fitting.label) {
            Ok(_) => {
                let chosen = row.clone();
                for row in &mut asked.rows {
                    if row.is_of_file_of(&chosen) {
                        row.encodings.clone_from(&chosen.encodings);
                        row.encoding = which;
                    }
                }
                self.follow_pending(asked);
            }
            Err(problem) => row.encoding_problem = Some(problem.to_string()),
        }
    }

    /// Reads others with doubtful letters in the encoding of the chosen one, where it fits.
    fn decode_others(&mut self, asked: &mut Asked) {
        let Some(chosen) = asked.rows.get(asked.chosen).cloned() else {
            return;
        };
        let Some(fitting) = chosen.encodings.iter().flatten().nth(chosen.encoding) else {
            return;
        };
        let mut failed = None;
        for at in 0..asked.rows.len() {
            // Reading a file reads all rows of it, so that each is asked as it is by now.
            if !asked.rows[at].has_doubtful_letters() {
                continue;
            }
            let offered = self.session.encodings(at).unwrap_or_default();
            if offered.iter().all(|other| other.label != fitting.label) {
                continue;
            }
            match self.session.decode_pending(at, fitting.label) {
                Ok(_) => self.follow_pending(asked),
                Err(problem) => failed = Some(problem.to_string()),
            }
        }
        if let Some(row) = asked.rows.get_mut(asked.chosen) {
            row.encoding_problem = failed;
        }
    }

    /// Makes the rows anew of articles that were read otherwise; what was answered stays.
    fn follow_pending(&self, asked: &mut Asked) {
        let pending = self.session.pending().iter();
        for (row, pending) in asked.rows.iter_mut().zip(pending) {
            let fresh = data::row(self.session.dossier(), pending);
            let before = std::mem::replace(row, fresh.clone());
            *row = fresh.after(before);
        }
        let doubtful = asked.rows.iter().filter(|row| row.has_doubtful_letters());
        let doubtful = doubtful.count();
        for row in &mut asked.rows {
            row.others = doubtful - usize::from(row.has_doubtful_letters());
        }
    }
}
