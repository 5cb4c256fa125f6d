//! What was read and is asked about before it joins: on the left the articles with what is done
//! with each, beside them the chosen one, its text and why it waits. One answer for all.

mod answer;
mod data;
mod versions;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Button, Color32, Label, Layout, Response, RichText, ScrollArea, Sense, Stroke,
    TextStyle, Ui, vec2,
};

use crate::session::pending::Answer;

use super::super::dialogs::heading;
use super::super::scripts;
use super::super::theme::{self, palette};
use super::super::views::words::{self, count};
use super::super::widgets::{caption, day_field, list_line, one_line, paint_line};
use super::Wanted;
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
    /// Their order in the list: what was opened last comes first.
    order: Vec<usize>,
    chosen: usize,
    /// Whether others are being read again, until when nothing else is done with them.
    reading: bool,
    /// Whether all answers are carried out once that has ended.
    answered: bool,
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
                        if self.reading {
                            ui.disable();
                        }
                        if let Some(row) = self.rows.get_mut(self.chosen) {
                            ask = article(ui, row);
                        }
                    });
            });
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let answer = Button::new(data::sum(&self.rows));
            if ui.add_enabled(!self.reading, answer).clicked() {
                ask = Some(Ask::Answer);
            }
            if ui
                .button("Decide later")
                .on_hover_text("They wait as long as the case is open: File, Articles not added")
                .clicked()
            {
                ui.close();
            }
            if self.reading {
                ui.weak("Reading again…");
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
        let is_free = |ask: &Option<Ask>| ask.is_none() && !self.reading;
        if is_free(&ask) && self.rows.get(self.chosen).is_some_and(unweighed) {
            ask = Some(Ask::Weigh);
        }
        let unread = |row: &Row| row.doubtful_encoding && row.encodings.is_none();
        if is_free(&ask) && self.rows.get(self.chosen).is_some_and(unread) {
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
            .show_rows(ui, LINE, self.order.len(), |ui, range| {
                for &at in &self.order[range] {
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
    letters(ui, row);
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

/// Says that the letters of an article are not shown as they should be.
fn letters(ui: &mut Ui, row: &mut Row) {
    let (text, language) = (&row.text, row.language.as_deref());
    let told = row.letters.get_or_insert_with(|| {
        let words: String = text.iter().map(|stretch| stretch.words.as_str()).collect();
        scripts::told(ui, &words, language)
    });
    if !told.is_empty() {
        ui.add(Label::new(told.as_str()).wrap().selectable(true));
    }
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
            1 => "Use this encoding for the other doubtful file".to_owned(),
            n => format!("Use this encoding for the other {n} doubtful files"),
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
