//! Articles of the dossier extracted again, as after a change of the agenda: what comes of it is
//! shown first, and taken over as one step. What a person decided stays.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Session;
use super::edit::is_read_otherwise;
use super::job::Task;
use super::worker::Stages;
use crate::compare;
use crate::model::{
    Agenda, ArticleId, Change, CodedArticle, Dossier, EvidenceFilter, Found, HandEdit, Problem,
    Stance, StanceTable, Status,
};
use crate::settle::{carry, settle, settle_after};

/// What came of extracting articles again, before it is taken over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Again {
    /// How many articles were extracted.
    pub articles: usize,
    /// Statements on which a person had decided: all of them stay.
    pub kept: usize,
    /// Statements that were found as before.
    pub same: usize,
    /// Statements that are new.
    pub new: usize,
    /// Statements that are no longer found, and on which nobody had decided.
    pub gone: usize,
    /// How the quotes of the kept statements stand in a text that is another now.
    pub quotes: BTreeMap<Found, usize>,
    /// The cells that change.
    pub changes: Vec<Change>,
    /// What could not be extracted; those articles stay as they are.
    pub failed: Vec<Problem>,
    /// Whether it was stopped before the end.
    pub stopped: bool,
}

impl Session {
    /// Starts extracting `articles` again, by the agenda as it is now; with none, all of them.
    /// When [`Session::poll`] has ended the job, [`Session::again`] tells what would change.
    ///
    /// # Errors
    ///
    /// Another job is running, or the dossier has no such article.
    pub fn start_again(
        &mut self,
        articles: &[ArticleId],
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<(), Problem> {
        if let Some(id) = articles
            .iter()
            .find(|id| self.dossier.article(id).is_none())
        {
            return Err(Problem::new(
                "",
                format!("The case has no article `{id}`."),
                "It may have been taken out.",
            ));
        }
        let wanted = |coded: &&Arc<CodedArticle>| {
            articles.is_empty() || articles.contains(&coded.article.id)
        };
        let wanted = self.dossier.articles.iter().filter(wanted);
        let task = Task::Again(wanted.cloned().collect());
        let (agenda, today) = (Arc::clone(&self.dossier.agenda), self.today);
        self.start_task(task, move || Stages::new(&agenda, today), wake)?;
        self.fresh = None;
        Ok(())
    }

    /// Returns what would change if the articles that were extracted again were taken over;
    /// `None` if there are none.
    #[must_use]
    pub fn again(&self) -> Option<Again> {
        let fresh = self.fresh.as_ref()?;
        let (next, mut told) = self.with_fresh(&self.as_they_are(&fresh.articles));
        told.changes = self.changes_to(&next);
        told.failed.clone_from(&fresh.failed);
        told.stopped = fresh.stopped;
        Some(told)
    }

    /// Takes over what was extracted again, as one step of undo.
    ///
    /// # Errors
    ///
    /// The dossier cannot be changed now.
    pub fn take_again(&mut self) -> Result<(), Problem> {
        self.check_writable()?;
        if let Some(fresh) = &self.fresh
            && fresh.agenda != self.dossier.agenda
        {
            return Err(Problem::new(
                "",
                "The agenda was changed since these articles were extracted.",
                "Extract them once more.",
            ));
        }
        if let Some(fresh) = self.fresh.take() {
            let (next, told) = self.with_fresh(&self.as_they_are(&fresh.articles));
            if !super::edit::same(&next, &self.dossier) {
                self.back_up_first();
                let label = match told.articles {
                    1 => "Extract 1 article again".to_owned(),
                    n => format!("Extract {n} articles again"),
                };
                self.step(label, next);
            }
        }
        Ok(())
    }

    /// Forgets what was extracted again.
    pub fn drop_again(&mut self) {
        self.fresh = None;
    }

    /// Returns the cells that an edit would change, without making it.
    ///
    /// # Errors
    ///
    /// As [`Session::apply`].
    pub fn preview(&self, edit: &super::Edit) -> Result<Vec<Change>, Problem> {
        let next = edit.apply(&self.dossier, &self.who)?;
        Ok(self.changes_to(&next))
    }

    /// Returns the cells that are others in `next`.
    pub(super) fn changes_to(&self, next: &Dossier) -> Vec<Change> {
        let then = self.whole_table();
        let now = settle_after(&self.dossier, &then, next, &EvidenceFilter::default());
        compare::diff((&self.dossier.agenda, &then), (&next.agenda, &now))
    }

    /// Returns the table over all evidence, whatever is looked at.
    fn whole_table(&self) -> Cow<'_, StanceTable> {
        if self.filter.is_empty() {
            Cow::Borrowed(&self.table)
        } else {
            Cow::Owned(settle(&self.dossier))
        }
    }

    /// Returns articles that were extracted again with what the dossier says of them: only
    /// their statements are new.
    fn as_they_are(&self, fresh: &[CodedArticle]) -> Vec<CodedArticle> {
        let known = |new: &CodedArticle| self.dossier.article(&new.article.id);
        let known = fresh.iter().filter_map(|new| Some((new, known(new)?)));
        known
            .map(|(new, coded)| CodedArticle {
                article: coded.article.clone(),
                // Somebody may have changed it while it was extracted.
                outdated: is_read_otherwise(&new.article, &coded.article),
                ..new.clone()
            })
            .collect()
    }

    /// Returns the dossier with `fresh` in place of the articles of the same ids. What a person
    /// decided stays.
    pub(super) fn with_fresh(&self, fresh: &[CodedArticle]) -> (Dossier, Again) {
        let mut told = Again::default();
        let mut next = self.dossier.clone();
        let held = held(&self.dossier);
        for coded in &mut next.articles {
            let Some(new) = fresh.iter().find(|new| new.article.id == coded.article.id) else {
                continue;
            };
            let carried = carry(coded, new.clone(), &|proposal, party| {
                held.contains(&(proposal.clone(), party.clone()))
            });
            told.articles += 1;
            told.kept += carried.kept;
            told.same += carried.same;
            told.new += carried.new;
            told.gone += carried.gone;
            for (found, n) in carried.quotes {
                *told.quotes.entry(found).or_default() += n;
            }
            if **coded != carried.coded {
                *coded = Arc::new(carried.coded);
            }
        }
        pin((&self.dossier, &self.whole_table()), &mut next);
        (next, told)
    }
}

/// What was extracted again and waits to be taken over.
#[derive(Debug, Default)]
pub(super) struct Fresh {
    /// By which agenda.
    pub(super) agenda: Arc<Agenda>,
    pub(super) articles: Vec<CodedArticle>,
    pub(super) failed: Vec<Problem>,
    pub(super) stopped: bool,
}

/// Returns the cells that a person has in hand.
fn held(dossier: &Dossier) -> BTreeSet<(crate::model::ProposalId, crate::model::PartyId)> {
    let held = dossier.hand.iter().filter(|(_, edit)| !edit.is_empty());
    held.map(|(cell, _)| cell.clone()).collect()
}

/// Sets by hand what a person had let stand on a cell and what would now become another: a
/// cell that was reviewed, as everything but a note makes it, keeps its stance until somebody
/// changes it.
fn pin((before, then): (&Dossier, &StanceTable), next: &mut Dossier) {
    let now = settle_after(before, then, next, &EvidenceFilter::default());
    for ((proposal, party), edit) in &mut next.hand {
        let stance = |table: &StanceTable| table.get(proposal, party).map(position);
        if edit.attitude.is_some() || stance(then) == stance(&now) {
            continue;
        }
        let reviewed = then.get(proposal, party);
        if let Some(stance) = reviewed.filter(|stance| stance.status != Status::Machine) {
            *edit = HandEdit {
                attitude: Some(stance.attitude),
                lean: stance.lean,
                condition: Some(stance.condition.clone().unwrap_or_default()),
                firmness: stance.firmness,
                ..edit.clone()
            };
        }
    }
}

/// Returns what makes a stance the one it is.
fn position(stance: &Stance) -> impl PartialEq + use<> {
    (
        stance.attitude,
        stance.lean,
        stance.condition.clone(),
        stance.firmness,
    )
}
