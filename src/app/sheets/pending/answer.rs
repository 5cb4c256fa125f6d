//! What is done with what was asked for on the sheet.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Date, Fitting};
use crate::session::Session;
use crate::session::edit::typed_date;
use crate::session::pending::Answer;

use super::super::super::dialogs::Dialog;
use super::super::super::jobs;
use super::super::super::window::App;
use super::super::Sheet;
use super::data::Row;
use super::{Ask, Asked, data};

impl App {
    /// Shows the articles that wait for an answer.
    pub(in crate::app) fn show_pending(&mut self) {
        let rows = data::rows(&self.session);
        if rows.is_empty() {
            self.notices.done("No article waits for an answer");
            return;
        }
        let reading = self.session.is_rereading();
        let order = data::order(self.session.pending());
        self.ask_pending(Asked {
            chosen: order.first().copied().unwrap_or(0),
            rows,
            order,
            reading,
            answered: false,
        });
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

    pub(in crate::app) fn pending_wanted(
        &mut self,
        ctx: &egui::Context,
        mut asked: Asked,
        ask: Ask,
    ) {
        let at = asked.chosen;
        match ask {
            Ask::Weigh if self.session.is_version_due(at) => {
                self.extract_pending(ctx, &mut asked, &BTreeMap::new(), &[at].into());
            }
            Ask::Weigh => {
                let told = self.session.weigh(at);
                if let Some(row) = asked.rows.get_mut(at) {
                    let told = told.map(|told| data::weighed(self.session.dossier(), &told));
                    row.weighed = Some(told.unwrap_or_default());
                }
            }
            Ask::Day => {
                if let Some(Ok(day)) = asked.rows.get_mut(at).map(typed_day) {
                    self.extract_pending(ctx, &mut asked, &[(at, day)].into(), &BTreeSet::new());
                }
            }
            Ask::Encodings => {
                if let Some(row) = asked.rows.get_mut(at) {
                    // A file that is gone is told once a person would read it again.
                    let offered = self.session.encodings(at).unwrap_or_default();
                    let is_of = |fitting: &Fitting| Some(fitting.label) == row.read_as.as_deref();
                    row.encoding = offered.iter().position(is_of).unwrap_or(0);
                    row.encodings = Some(offered);
                }
            }
            Ask::Encoding(which) => {
                let these = [at].into();
                self.decode(ctx, &mut asked, which, &these);
            }
            Ask::Others => self.decode_others(ctx, &mut asked),
            Ask::Answer => {
                let Some(left) = self.answer_all(ctx, asked) else {
                    return;
                };
                asked = left;
            }
        }
        self.ask_pending(asked);
    }

    /// Carries all answers out. Returns the sheet where that has to wait, or cannot be done.
    fn answer_all(&mut self, ctx: &egui::Context, mut asked: Asked) -> Option<Asked> {
        let Some(days) = take_typed_days(&mut asked) else {
            return Some(asked);
        };
        let rows = asked.rows.iter().enumerate();
        let replace = rows.filter(|(_, row)| row.answer == Answer::Replace);
        let versions = replace.map(|(at, _)| at);
        let versions: BTreeSet<usize> = versions
            .filter(|at| days.contains_key(at) || self.session.is_version_due(*at))
            .collect();
        if !days.is_empty() || !versions.is_empty() {
            self.extract_pending(ctx, &mut asked, &days, &versions);
            asked.answered = true;
            return Some(asked);
        }
        let answers = asked.rows.iter().map(|row| row.answer).enumerate();
        let answers: BTreeMap<usize, Answer> = answers.collect();
        match self.session.answer_pending(&answers) {
            Ok(done) => {
                self.notices.done(data::done(&done));
                if let Some(first) = done.added.iter().chain(&done.replaced).next() {
                    self.view.at.article = Some(first.clone());
                }
                None
            }
            Err(problem) => {
                self.notices.problem(&problem);
                Some(asked)
            }
        }
    }

    /// Begins to set the days of articles and to extract anew what follows.
    fn extract_pending(
        &mut self,
        ctx: &egui::Context,
        asked: &mut Asked,
        days: &BTreeMap<usize, Option<Date>>,
        versions: &BTreeSet<usize>,
    ) {
        let wake = ctx.clone();
        self.session
            .start_extracting(days, versions, move || wake.request_repaint());
        asked.reading = true;
    }

    /// Reads others with doubtful letters in the encoding of the chosen one, where it fits.
    fn decode_others(&mut self, ctx: &egui::Context, asked: &mut Asked) {
        let rows = asked.rows.iter().enumerate();
        let others = rows.filter(|(at, row)| *at != asked.chosen && row.has_doubtful_letters());
        let others = others.map(|(at, _)| at).collect();
        if let Some(row) = asked.rows.get(asked.chosen) {
            let which = row.encoding;
            self.decode(ctx, asked, which, &others);
        }
    }

    /// Begins to read articles again, in the encoding with that number of those that are offered
    /// for the chosen one.
    fn decode(
        &mut self,
        ctx: &egui::Context,
        asked: &mut Asked,
        which: usize,
        articles: &BTreeSet<usize>,
    ) {
        let Some(row) = asked.rows.get_mut(asked.chosen) else {
            return;
        };
        let Some(fitting) = row.encodings.iter().flatten().nth(which) else {
            return;
        };
        row.encoding_problem = None;
        let wake = ctx.clone();
        self.session
            .start_rereading(articles, fitting.label, move || wake.request_repaint());
        asked.reading = true;
    }

    /// Takes over what was read again in another encoding.
    pub(in crate::app) fn follow_rereading(&mut self, ctx: &egui::Context) {
        if self.session.is_rereading() {
            ctx.request_repaint_after(jobs::OFTEN);
        }
        let Some(reread) = self.session.poll_rereading() else {
            return;
        };
        let told = reread.refused.as_ref().map(ToString::to_string);
        let sheet = match &mut self.dialog {
            Some(Dialog::Sheet(sheet)) => Some(sheet.as_mut()),
            _ => None,
        };
        let Some(Sheet::Pending(asked)) = sheet else {
            if let Some(problem) = &reread.refused {
                self.notices.problem(problem);
            }
            return;
        };
        asked.reading = false;
        let today = self.launch.today;
        follow(&self.session, asked, &reread.changed);
        for at in &reread.changed {
            let Some(row) = asked.rows.get_mut(*at) else {
                continue;
            };
            match &reread.encoding {
                Some(encoding) => {
                    row.read_as = Some(encoding.clone());
                    // Which of them it is read in is asked anew.
                    row.encodings = None;
                }
                None if row.published.is_some_and(|day| day > today) => {
                    row.day_problem = Some("It lies after today, and was set.".to_owned());
                }
                None => {}
            }
        }
        let was_answered = std::mem::take(&mut asked.answered);
        let goes_on = was_answered && told.is_none() && !tell_unset_days(asked);
        if reread.encoding.is_some() {
            if let Some(row) = asked.rows.get_mut(asked.chosen) {
                row.encoding_problem = told;
            }
        } else if let Some(problem) = &reread.refused {
            self.notices.problem(problem);
        }
        if goes_on {
            let asked = asked.as_ref().clone();
            self.dialog = None;
            if let Some(left) = self.answer_all(ctx, asked) {
                self.ask_pending(left);
            }
        }
    }
}

/// Returns the day that is typed on a row, `None` where none is known. Where it is no date the row
/// tells so.
fn typed_day(row: &mut Row) -> Result<Option<Date>, ()> {
    let day = match row.day.trim() {
        "" => Ok(None),
        typed => typed_date(typed).map(Some),
    };
    match day {
        Ok(day) => {
            row.day = day.map(|day| day.to_string()).unwrap_or_default();
            row.day_problem = None;
            Ok(day)
        }
        Err(problem) => {
            row.day_problem = Some(problem);
            Err(())
        }
    }
}

/// Returns the days that were typed and not set yet. Where one cannot be taken, its row is shown
/// and says why, and there are none.
fn take_typed_days(asked: &mut Asked) -> Option<BTreeMap<usize, Option<Date>>> {
    let mut days = BTreeMap::new();
    for (at, row) in asked.rows.iter_mut().enumerate() {
        if row.has_typed_day() {
            let Ok(day) = typed_day(row) else {
                asked.chosen = at;
                return None;
            };
            if row.has_typed_day() {
                days.insert(at, day);
            }
        }
    }
    Some(days)
}

/// Says on the rows with a day that was to be set, and was not, that it was not, and shows the first
/// of them. Returns whether there are any: the answers are not carried out then.
fn tell_unset_days(asked: &mut Asked) -> bool {
    let Some(first) = asked.rows.iter().position(Row::has_typed_day) else {
        return false;
    };
    for row in asked.rows.iter_mut().filter(|row| row.has_typed_day()) {
        row.day_problem = Some("It could not be set.".to_owned());
    }
    asked.chosen = first;
    true
}

/// Makes the rows with these numbers anew, whose articles were read otherwise; what was answered
/// stays.
fn follow(session: &Session, asked: &mut Asked, changed: &BTreeSet<usize>) {
    for at in changed {
        if let (Some(row), Some(pending)) = (asked.rows.get_mut(*at), session.pending().get(*at)) {
            let fresh = data::row(session.dossier(), pending);
            let before = std::mem::replace(row, fresh.clone());
            *row = fresh.after(before);
        }
    }
    let doubtful = asked.rows.iter().filter(|row| row.has_doubtful_letters());
    let doubtful = doubtful.count();
    for row in &mut asked.rows {
        row.others = doubtful - usize::from(row.has_doubtful_letters());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CodedArticle, Dossier};
    use crate::session::Pending;
    use crate::session::pending::Why;

    #[test]
    fn a_day_that_could_not_be_set_ends_the_answers_and_says_so() {
        let waits = Pending::new(CodedArticle::default(), Why::Doubt);
        let row = data::row(&Dossier::default(), &waits);
        let mut asked = Asked {
            rows: vec![row.clone(), row],
            order: vec![0, 1],
            chosen: 0,
            reading: false,
            answered: true,
        };
        assert!(!tell_unset_days(&mut asked), "none was typed");
        asked.rows[1].day = "2026-12-05".to_owned();
        assert!(tell_unset_days(&mut asked));
        assert_eq!(asked.chosen, 1);
        let told = asked.rows[1].day_problem.as_deref();
        assert_eq!(told, Some("It could not be set."));
        assert_eq!(asked.rows[0].day_problem, None);
    }
}
