//! Messages in the window: what was done, and what went wrong. Errors stay until they are
//! dismissed; all of it is text that can be copied and read by screen readers.

use egui::{
    Align, Align2, Area, Color32, Frame, Id, Label, Layout, Margin, Order, RichText, Stroke, Ui,
    vec2,
};

use crate::model::Problem;

use super::theme::{self, palette};

/// How long a message that is no error stays, in seconds.
const STAYS: f64 = 8.0;
/// More than this many at once would cover the window; the oldest go.
const MOST: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Done,
    Warning,
    Error,
}

#[derive(Debug)]
struct Notice {
    sort: Sort,
    text: String,
    /// When it goes by itself, once it was shown.
    until: Option<f64>,
}

/// The messages that are shown.
#[derive(Debug, Default)]
pub(crate) struct Notices {
    list: Vec<Notice>,
}

impl Notices {
    /// Tells what was done.
    pub(crate) fn done(&mut self, text: impl Into<String>) {
        self.push(Sort::Done, text.into());
    }

    /// Tells what went wrong, until it is dismissed.
    pub(crate) fn error(&mut self, text: impl Into<String>) {
        self.push(Sort::Error, text.into());
    }

    /// Tells a problem, until it is dismissed.
    pub(crate) fn problem(&mut self, problem: &Problem) {
        self.error(problem.to_string());
    }

    /// Tells what a person should look at, until it is dismissed.
    pub(crate) fn warning(&mut self, problem: &Problem) {
        self.push(Sort::Warning, problem.to_string());
    }

    fn push(&mut self, sort: Sort, text: String) {
        self.list.retain(|notice| notice.text != text);
        self.list.push(Notice {
            sort,
            text,
            until: None,
        });
        let surplus = self.list.len().saturating_sub(MOST);
        self.list.drain(..surplus);
    }

    /// Returns the shown texts, the oldest first.
    #[must_use]
    pub(crate) fn texts(&self) -> Vec<&str> {
        self.list
            .iter()
            .map(|notice| notice.text.as_str())
            .collect()
    }

    /// Shows the messages above the lower right corner.
    pub(crate) fn show(&mut self, ui: &mut Ui) {
        let now = ui.input(|input| input.time);
        for notice in &mut self.list {
            if notice.sort == Sort::Done {
                let until = *notice.until.get_or_insert(now + STAYS);
                let left = (until - now).max(0.0);
                ui.request_repaint_after(std::time::Duration::from_secs_f64(left + 0.05));
            }
        }
        self.list
            .retain(|notice| notice.until.is_none_or(|until| now < until));
        let mut dismissed = None;
        for (index, notice) in self.list.iter().rev().enumerate() {
            let above: f32 = self.heights(ui, index);
            Area::new(Id::unique(("notice", &notice.text)))
                .order(Order::Foreground)
                .anchor(Align2::RIGHT_BOTTOM, vec2(-14.0, -34.0 - above))
                .show(ui, |ui| {
                    if one(ui, notice) {
                        dismissed = Some(self.list.len() - 1 - index);
                    }
                });
        }
        if let Some(index) = dismissed {
            self.list.remove(index);
        }
    }

    /// Returns how high the `count` latest messages are together, as painted before.
    fn heights(&self, ui: &Ui, count: usize) -> f32 {
        self.list
            .iter()
            .rev()
            .take(count)
            .filter_map(|notice| {
                let id = Id::unique(("notice", &notice.text));
                ui.memory(|memory| memory.area_rect(id))
            })
            .map(|rect| rect.height() + 8.0)
            .sum()
    }
}

/// Shows one message; returns whether it is dismissed.
fn one(ui: &mut Ui, notice: &Notice) -> bool {
    let palette = palette(ui);
    let edge: Color32 = match notice.sort {
        Sort::Done => palette.accent.into(),
        Sort::Warning => palette.warn.into(),
        Sort::Error => palette.error.into(),
    };
    Frame::popup(ui.style())
        .stroke(Stroke::new(1.0, edge))
        .inner_margin(Margin::symmetric(12, 9))
        .show(ui, |ui| {
            ui.set_width(380.0);
            let head = match notice.sort {
                Sort::Done => None,
                Sort::Warning => Some("Please check"),
                Sort::Error => Some("Not done"),
            };
            if let Some(head) = head {
                ui.label(RichText::new(head).font(theme::body_strong()).color(edge));
            }
            let text = Label::new(&notice.text).wrap().selectable(true);
            if notice.sort == Sort::Done {
                // Short and soon gone: one line with its button.
                return ui
                    .with_layout(Layout::right_to_left(Align::Min), |ui| {
                        let dismissed = ui.button("Dismiss").clicked();
                        ui.with_layout(Layout::top_down(Align::Min), |ui| ui.add(text));
                        dismissed
                    })
                    .inner;
            }
            ui.add(text);
            ui.horizontal(|ui| {
                if ui.button("Copy").clicked() {
                    ui.copy_text(notice.text.clone());
                }
                ui.button("Dismiss").clicked()
            })
            .inner
        })
        .inner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_is_told_once_and_old_ones_go() {
        let mut notices = Notices::default();
        for text in ["a", "b", "a", "c", "d", "e"] {
            notices.error(text);
        }
        assert_eq!(notices.texts(), ["a", "c", "d", "e"]);
        notices.problem(&Problem::new(
            "one.txt",
            "The file is empty.",
            "Choose another.",
        ));
        assert_eq!(
            notices.texts().last(),
            Some(&"one.txt: The file is empty. Choose another.")
        );
    }
}
