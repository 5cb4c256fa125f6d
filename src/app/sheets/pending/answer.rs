//! What is done with what was asked for on the sheet.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Fitting;
use crate::session::Session;
use crate::session::edit::typed_date;
use crate::session::pending::Answer;

use super::super::super::dialogs::Dialog;
use super::super::super::jobs;
use super::super::super::window::App;
use super::super::Sheet;
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
        self.ask_pending(Asked {
            rows,
            chosen: 0,
            reading,
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
            Ask::Answer if !self.take_typed_days(&mut asked) => {}
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

    /// Takes the days that were typed and not set yet. Where one cannot be taken, its row is
    /// shown and says why, and false is returned.
    fn take_typed_days(&mut self, asked: &mut Asked) -> bool {
        for at in 0..asked.rows.len() {
            if !asked.rows[at].has_typed_day() {
                continue;
            }
            let shown = std::mem::replace(&mut asked.chosen, at);
            self.date_pending(asked);
            if asked.rows[at].has_typed_day() {
                return false;
            }
            asked.chosen = shown;
        }
        true
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
                row.day = day.map(|day| day.to_string()).unwrap_or_default();
                row.day_problem = None;
                self.session.date_pending(at, day);
                follow(&self.session, asked, &[at].into());
                if let Some(row) = asked.rows.get_mut(at)
                    && day.is_some_and(|day| day > today)
                {
                    row.day_problem = Some("It lies after today, and was set.".to_owned());
                }
            }
            Err(problem) => row.day_problem = Some(problem),
        }
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
        if let Some(Dialog::Sheet(sheet)) = &mut self.dialog
            && let Sheet::Pending(asked) = sheet.as_mut()
        {
            asked.reading = false;
            for at in &reread.changed {
                if let Some(row) = asked.rows.get_mut(*at) {
                    row.read_as = Some(reread.encoding.clone());
                    // Which of them it is read in is asked anew.
                    row.encodings = None;
                }
            }
            follow(&self.session, asked, &reread.changed);
            if let Some(row) = asked.rows.get_mut(asked.chosen) {
                row.encoding_problem = told;
            }
        } else if let Some(problem) = &reread.refused {
            self.notices.problem(problem);
        }
    }
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
