//! What would be lost if a case were left now, and the question about it: all of it in one.

use egui::{Label, Ui};

use crate::session::Session;

use super::dialogs::{Reply, Then, heading};
use super::views::words::count;

/// What would be lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lost {
    /// Whether there are changes that are not saved.
    pub(super) unsaved: bool,
    /// How far the running job is, in words.
    pub(super) running: Option<String>,
    /// How many articles wait for an answer.
    pub(super) undecided: usize,
}

impl Lost {
    /// Returns what would be lost with a session. Copies that were left out are noted in its case.
    pub(super) fn of(session: &Session) -> Self {
        let running = session
            .job()
            .map(|job| format!("{}: {} of {} done", job.name, job.done, job.total));
        let pending = session.pending().iter();
        Self {
            unsaved: session.is_dirty(),
            running,
            undecided: pending.filter(|one| one.is_asked()).count(),
        }
    }

    /// Says whether nothing would be.
    pub(super) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the head of the question, and a sentence or two for each thing.
    fn in_words(&self) -> (String, Vec<String>) {
        let mut told = Vec::new();
        if let Some(running) = &self.running {
            told.push(format!(
                "{running}. Going on stops it. Saving keeps what it has read so far; in a case \
                 with a folder that is kept in any case."
            ));
        }
        if self.unsaved {
            told.push(
                "This case has unsaved changes. They are lost unless you save them.".to_owned(),
            );
        }
        match self.undecided {
            0 => {}
            1 => told.push(
                "1 article waits to be looked at. It is not in the case, and is lost if you go on."
                    .to_owned(),
            ),
            n => told.push(format!(
                "{} wait to be looked at. They are not in the case, and are lost if you go on.",
                count(n, "article")
            )),
        }
        let head = if self.running.is_some() {
            "Articles are still being read".to_owned()
        } else if self.unsaved {
            "Save the changes first?".to_owned()
        } else {
            format!("Go on without {}?", count(self.undecided, "article"))
        };
        (head, told)
    }

    /// Asks.
    pub(super) fn show(&self, ui: &mut Ui, then: &Then, reply: &mut Option<Reply>) {
        let (head, told) = self.in_words();
        heading(ui, &head);
        for told in told {
            ui.add(Label::new(told).wrap());
            ui.add_space(4.0);
        }
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            let saves = self.unsaved || self.running.is_some();
            if saves && ui.button("Save").clicked() {
                *reply = Some(Reply::Save(then.clone()));
            }
            if self.undecided > 0 && ui.button("Look at them").clicked() {
                *reply = Some(Reply::Pending);
            }
            let without = if saves { "Don’t save" } else { "Go on" };
            if ui.button(without).clicked() {
                *reply = Some(Reply::Discard(then.clone()));
            }
            if ui.button("Cancel").clicked() {
                ui.close();
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_would_be_lost_is_told_at_once() {
        let check = |lost: &Lost, head: &str, told: &[&str]| {
            let (is, says) = lost.in_words();
            assert_eq!(is, head);
            assert_eq!(says.len(), told.len(), "{says:?}");
            for (says, begins) in says.iter().zip(told) {
                assert!(says.starts_with(begins), "{says}");
            }
        };
        let mut lost = Lost {
            undecided: 1,
            ..Lost::default()
        };
        let waits = "1 article waits to be looked at. It is not in the case";
        check(&lost, "Go on without 1 article?", &[waits]);
        lost.undecided = 3;
        lost.unsaved = true;
        let (changes, wait) = ("This case has unsaved", "3 articles wait to be looked at.");
        check(&lost, "Save the changes first?", &[changes, wait]);
        lost.running = Some("Reading articles: 4 of 9 done".to_owned());
        let runs = "Reading articles: 4 of 9 done. Going on stops it.";
        check(
            &lost,
            "Articles are still being read",
            &[runs, changes, wait],
        );
    }
}
