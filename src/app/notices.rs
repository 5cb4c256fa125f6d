//! Messages in the window: what was done, and what went wrong. Errors and warnings stay until
//! they are dismissed, as text that can be copied; what was done goes by itself, at a click or
//! with Esc. All of it can be read by screen readers, and none of it covers anything.

use egui::{
    Align, CollapsingHeader, Color32, Frame, Label, Layout, Margin, Panel, RichText, ScrollArea,
    Sense, Stroke, Ui, UiBuilder, vec2,
};

use crate::model::Problem;

use super::command::Command;
use super::state::Action;
use super::theme::{self, palette};
use super::views::words::count;
use super::window::settle;

/// How long a message that is no error stays, in seconds.
const STAYS: f64 = 5.0;
/// More of these at once would cover the window; the oldest go. Errors and warnings never do.
const MOST: usize = 3;
/// So many errors and warnings are kept to be copied.
const LOGGED: usize = 500;
/// Room for the list of files that a stopped import has left.
const LEFT: f32 = 130.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    /// Something ended before its end, as it was told to.
    Stopped,
    /// Something ended before its end, and nobody had told it to.
    BrokenOff,
    Warning,
    Error,
}

impl Sort {
    fn head(self) -> &'static str {
        match self {
            Self::Stopped => "Stopped",
            Self::BrokenOff => "Broke off",
            Self::Warning => "Please check",
            Self::Error => "Not done",
        }
    }

    fn colour(self, ui: &Ui) -> Color32 {
        let palette = palette(ui);
        match self {
            Self::Stopped => palette.accent.into(),
            Self::BrokenOff | Self::Warning => palette.warn.into(),
            Self::Error => palette.error.into(),
        }
    }
}

/// A message that stays until it is dismissed.
#[derive(Debug)]
struct Kept {
    sort: Sort,
    text: String,
    /// The files that a stopped import has left.
    left: Vec<String>,
}

/// Where something was typed that could not be taken: told until something there is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The details of an article.
    Article,
    /// The form of a statement.
    Statement,
    /// The cell in the inspector.
    Cell,
}

impl Kept {
    /// Returns all that it tells.
    fn whole(&self) -> String {
        let text = std::iter::once(self.text.as_str());
        let lines: Vec<&str> = text.chain(self.left.iter().map(String::as_str)).collect();
        lines.join("\n")
    }
}

/// A message that goes by itself.
#[derive(Debug)]
struct Told {
    text: String,
    /// When it goes, once it was shown.
    until: Option<f64>,
}

/// The messages that are shown.
#[derive(Debug, Default)]
pub(crate) struct Notices {
    done: Vec<Told>,
    /// What stays until it is dismissed, the oldest first.
    kept: Vec<Kept>,
    /// What of it was refused where.
    refused: Vec<(Refused, String)>,
    /// All that went wrong, with the time where it is known, the oldest first.
    log: Vec<String>,
    /// How high the strip was painted last.
    height: f32,
    /// Returns the local time as `YYYY-MM-DDTHH:MM`.
    pub(crate) clock: Option<fn() -> String>,
}

impl Notices {
    /// Tells what was done.
    pub(crate) fn done(&mut self, text: impl Into<String>) {
        let text = text.into();
        self.done.retain(|told| told.text != text);
        self.done.push(Told { text, until: None });
        let surplus = self.done.len().saturating_sub(MOST);
        self.done.drain(..surplus);
    }

    /// Tells what went wrong, until it is dismissed.
    pub(crate) fn error(&mut self, text: impl Into<String>) {
        self.keep(Sort::Error, text.into(), Vec::new());
    }

    /// Tells why something that was typed could not be taken, until it is dismissed or settled.
    pub(crate) fn refused(&mut self, place: Refused, why: String) {
        self.settled(place);
        self.refused.push((place, why.clone()));
        self.error(why);
    }

    /// What was typed there is taken now: it is no longer told that it could not be.
    pub(crate) fn settled(&mut self, place: Refused) {
        let gone = self.refused.extract_if(.., |(at, _)| *at == place);
        let gone: Vec<String> = gone.map(|(_, why)| why).collect();
        self.kept.retain(|kept| !gone.contains(&kept.text));
    }

    /// Tells what an import has done that was stopped, and which files it has left.
    pub(crate) fn stopped(&mut self, text: String, left: Vec<String>) {
        self.go_on();
        self.keep(Sort::Stopped, text, left);
    }

    /// Tells what an import has done that broke off, and which files it has left.
    pub(crate) fn broke_off(&mut self, text: String, left: Vec<String>) {
        self.go_on();
        self.keep(Sort::BrokenOff, text, left);
    }

    /// What was left is being read: it is no longer told.
    pub(crate) fn go_on(&mut self) {
        let is_of_rest = |sort| matches!(sort, Sort::Stopped | Sort::BrokenOff);
        self.kept.retain(|kept| !is_of_rest(kept.sort));
    }

    /// Tells a problem, until it is dismissed.
    pub(crate) fn problem(&mut self, problem: &Problem) {
        self.error(problem.to_string());
    }

    /// Tells what a person should look at, until it is dismissed.
    pub(crate) fn warning(&mut self, problem: &Problem) {
        self.keep(Sort::Warning, problem.to_string(), Vec::new());
    }

    fn keep(&mut self, sort: Sort, text: String, left: Vec<String>) {
        self.log(sort, &text);
        self.kept.retain(|kept| kept.text != text);
        self.kept.push(Kept { sort, text, left });
    }

    /// Puts an error into the log that is told elsewhere.
    pub(crate) fn told_elsewhere(&mut self, text: &str) {
        self.log(Sort::Error, text);
    }

    fn log(&mut self, sort: Sort, text: &str) {
        let when = self.clock.map(|clock| clock().replace('T', " "));
        let when = when.map_or_else(String::new, |when| format!("{when} "));
        self.log.push(format!("{when}{}: {text}", sort.head()));
        let surplus = self.log.len().saturating_sub(LOGGED);
        self.log.drain(..surplus);
    }

    /// Returns the shown texts, what stays first, the oldest of each first.
    #[must_use]
    pub(crate) fn texts(&self) -> Vec<&str> {
        let kept = self.kept.iter().map(|kept| kept.text.as_str());
        let done = self.done.iter().map(|told| told.text.as_str());
        kept.chain(done).collect()
    }

    /// Returns all that went wrong so far, dismissed or not, the oldest first.
    pub(crate) fn logged(&self) -> &[String] {
        &self.log
    }

    /// Says whether there is anything to show.
    fn is_empty(&self) -> bool {
        self.done.is_empty() && self.kept.is_empty()
    }

    /// Lets go what goes by itself anyway.
    pub(crate) fn dismiss_done(&mut self) {
        self.done.clear();
    }

    /// Shows the messages in a strip of their own below the page, which gets lower for them:
    /// what goes by itself first, then what stays. They cover nothing.
    pub(crate) fn show(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let now = ui.input(|input| input.time);
        for told in &mut self.done {
            let until = *told.until.get_or_insert(now + STAYS);
            let left = (until - now).max(0.0);
            ui.request_repaint_after(std::time::Duration::from_secs_f64(left + 0.05));
        }
        self.done
            .retain(|told| told.until.is_none_or(|until| now < until));
        if self.is_empty() {
            self.height = 0.0;
            return;
        }
        let strip = Frame::new()
            .fill(palette(ui).ground.into())
            .inner_margin(Margin::symmetric(14, 4));
        let shown = Panel::bottom("notices")
            .resizable(false)
            .show_separator_line(false)
            .frame(strip)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                let mut dismissed = None;
                for (index, told) in self.done.iter().enumerate() {
                    if done(ui, &told.text) {
                        dismissed = Some(index);
                    }
                }
                if let Some(index) = dismissed {
                    self.done.remove(index);
                }
                if !self.kept.is_empty() {
                    self.kept(ui, actions);
                }
            });
        settle(ui, &mut self.height, &shown.response);
    }

    /// Shows what stays: the latest first, in a height that leaves the window usable.
    fn kept(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let most = (ui.content_rect().height() * 0.35).clamp(80.0, 280.0);
        let sorts = self.kept.iter().map(|kept| kept.sort);
        let edge = sorts.max().unwrap_or(Sort::Stopped).colour(ui);
        let several = self.kept.len() > 1;
        let mut dismissed = None;
        frame(ui, edge, |ui| {
            if several {
                let head = count(self.kept.len(), "message");
                ui.label(RichText::new(head).font(theme::body_strong()));
            }
            ScrollArea::vertical()
                .max_height(most)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for (index, kept) in self.kept.iter().enumerate().rev() {
                        if several && index + 1 < self.kept.len() {
                            ui.separator();
                        }
                        if message(ui, kept, several, actions) {
                            dismissed = Some(index);
                        }
                    }
                });
            ui.horizontal(|ui| {
                if ui.button("Copy").clicked() {
                    let texts: Vec<String> = self.kept.iter().map(Kept::whole).collect();
                    ui.copy_text(texts.join("\n\n"));
                }
                let all = if several { "Dismiss all" } else { "Dismiss" };
                if ui.button(all).clicked() {
                    self.kept.clear();
                    dismissed = None;
                }
            });
        });
        if let Some(index) = dismissed {
            self.kept.remove(index);
        }
    }
}

fn frame<R>(ui: &mut Ui, edge: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::popup(ui.style())
        .stroke(Stroke::new(1.0, edge))
        .shadow(egui::Shadow::NONE)
        .inner_margin(Margin::symmetric(12, 5))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// Shows a message of the list; returns whether it alone is dismissed.
fn message(ui: &mut Ui, kept: &Kept, several: bool, actions: &mut Vec<Action>) -> bool {
    let head = RichText::new(kept.sort.head()).font(theme::body_strong());
    let dismissed = ui
        .horizontal(|ui| {
            ui.label(head.color(kept.sort.colour(ui)));
            let layout = Layout::right_to_left(Align::Min);
            ui.with_layout(layout, |ui| several && ui.small_button("Dismiss").clicked())
                .inner
        })
        .inner;
    ui.add(Label::new(&kept.text).wrap().selectable(true));
    if !kept.left.is_empty() {
        left(ui, &kept.left, actions);
    }
    dismissed
}

/// Shows the files that a stopped import has left, folded, and offers to read them.
fn left(ui: &mut Ui, files: &[String], actions: &mut Vec<Action>) {
    let command = Command::OpenRest;
    let open = ui.button(command.label());
    if open.on_hover_text(command.tooltip()).clicked() {
        actions.push(Action::Command(command));
    }
    let head = format!("{} not read", count(files.len(), "file"));
    CollapsingHeader::new(head)
        .id_salt("files not read")
        .show(ui, |ui| {
            let height = ui.text_style_height(&egui::TextStyle::Body);
            ScrollArea::vertical()
                .id_salt("files not read")
                .max_height(LEFT)
                .auto_shrink([false, true])
                .show_rows(ui, height, files.len(), |ui, range| {
                    for file in &files[range] {
                        ui.add(Label::new(file).truncate().selectable(true));
                    }
                });
        });
}

/// Shows what was done, short and soon gone: one line with its button. A click anywhere on it
/// dismisses it; returns whether it is.
fn done(ui: &mut Ui, text: &str) -> bool {
    let edge = palette(ui).accent.into();
    let place = UiBuilder::new()
        .id_salt(("notice", text))
        .sense(Sense::CLICK);
    let shown = ui.scope_builder(place, |ui| {
        frame(ui, edge, |ui| {
            let row = vec2(ui.available_width(), ui.spacing().interact_size.y);
            let layout = Layout::right_to_left(Align::Min);
            ui.allocate_ui_with_layout(row, layout, |ui| {
                let dismissed = ui.button("Dismiss").clicked();
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.add_space(3.0);
                    ui.add(Label::new(text).wrap().selectable(false));
                });
                dismissed
            })
            .inner
        })
    });
    shown.inner || shown.response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_and_warnings_stay_and_what_was_done_makes_room() {
        let mut notices = Notices::default();
        for n in 0..30 {
            notices.error(format!("e{n}"));
            notices.done(format!("d{n}"));
        }
        // The same text is told once, as the latest.
        notices.error("e0");
        notices.problem(&Problem::new(
            "one.txt",
            "The file is empty.",
            "Choose another.",
        ));
        notices.warning(&Problem::new("", "Look at it.", ""));
        let texts = notices.texts();
        assert_eq!(texts.len(), 30 + 2 + MOST);
        assert_eq!(texts[0], "e1");
        assert_eq!(
            texts[29..],
            [
                "e0",
                "one.txt: The file is empty. Choose another.",
                "Look at it.",
                "d27",
                "d28",
                "d29"
            ]
        );
    }

    #[test]
    fn what_failed_stays_when_the_rest_of_an_import_is_opened() {
        for broke_off in [false, true] {
            let mut notices = Notices::default();
            notices.error("1 failed:\na.txt: The file is empty.");
            let (told, left) = ("1 article read".to_owned(), vec!["b.txt".to_owned()]);
            if broke_off {
                notices.broke_off(told, left);
            } else {
                notices.stopped(told, left);
            }
            assert_eq!(notices.texts().len(), 2);
            notices.go_on();
            assert_eq!(notices.texts(), ["1 failed:\na.txt: The file is empty."]);
        }
    }
}
