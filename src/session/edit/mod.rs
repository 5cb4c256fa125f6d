//! The edits of a dossier: the only way in which one changes.

mod agenda;
mod article;
mod merge;
mod statement;

use std::sync::Arc;

use crate::model::text::shortened;
use crate::model::{
    ArticleId, Dossier, HandEdit, PartyId, Problem, ProposalId, Settings, Statement, StatementRef,
    Status,
};
pub use agenda::{AgendaEdit, AgendaPart, Touched};
pub(super) use article::is_read_otherwise;
pub use article::{ArticleEdit, language_name, typed_date, typed_language};

/// So many edits in one step are backed up before.
const MANY: usize = 20;

/// One change of a dossier by a person.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Replaces what is set by hand on a cell; an empty [`HandEdit`] hands the cell back
    /// to its statements.
    SetStance {
        /// The row.
        proposal: ProposalId,
        /// The column.
        party: PartyId,
        /// All that is set by hand from now on.
        hand: HandEdit,
    },
    /// Discards a statement, or brings it back.
    Discard {
        /// The statement.
        statement: StatementRef,
        /// Whether it is discarded from now on.
        discarded: bool,
    },
    /// Says how far a person stands behind a statement.
    SetStatus {
        /// The statement.
        statement: StatementRef,
        /// Its status from now on.
        status: Status,
    },
    /// Adds a statement to an article. Its number, confidence and reasons do not count.
    AddStatement {
        /// The article in whose text its words stand.
        article: ArticleId,
        /// What it says; its evidence needs a span only.
        statement: Box<Statement>,
    },
    /// Changes a statement: any field but its number.
    ChangeStatement {
        /// The statement.
        statement: StatementRef,
        /// What it says from now on; for other evidence a span is enough.
        to: Box<Statement>,
    },
    /// Cuts a statement in two, which both say what it said.
    SplitStatement {
        /// The statement.
        statement: StatementRef,
        /// Where, in bytes of the article's text.
        at: usize,
    },
    /// Changes the agenda.
    Agenda(Box<AgendaEdit>),
    /// Makes several edits as one step, or none of them.
    Several {
        /// What they are together, in a few words.
        label: String,
        /// The edits, in order.
        edits: Vec<Edit>,
    },
    /// Changes what is said of an article.
    ChangeArticle {
        /// The article.
        article: ArticleId,
        /// What is said of it from now on.
        edit: ArticleEdit,
    },
    /// Takes an article and its statements out of the dossier.
    RemoveArticle(ArticleId),
    /// Chooses the parties shown as columns, in order.
    SetParties(Vec<PartyId>),
    /// Renames the dossier.
    SetTitle(String),
    /// Changes how stances are settled and compared.
    SetSettings(Settings),
}

impl Edit {
    /// Says whether it judges evidence: a cell or a statement. That takes all of it.
    pub(super) fn judges(&self) -> bool {
        match self {
            Self::SetStance { .. }
            | Self::Discard { .. }
            | Self::SetStatus { .. }
            | Self::AddStatement { .. }
            | Self::ChangeStatement { .. }
            | Self::SplitStatement { .. } => true,
            Self::Several { edits, .. } => edits.iter().any(Self::judges),
            Self::Agenda(_)
            | Self::ChangeArticle { .. }
            | Self::RemoveArticle(_)
            | Self::SetParties(_)
            | Self::SetTitle(_)
            | Self::SetSettings(_) => false,
        }
    }

    /// Says whether it changes many things at once: parts of the agenda are merged, or
    /// more than [`MANY`] cells or statements change.
    pub(super) fn changes_much(&self) -> bool {
        match self {
            Self::Agenda(edit) => matches!(**edit, AgendaEdit::Merge(..)),
            Self::Several { edits, .. } => {
                edits.len() > MANY || edits.iter().any(Self::changes_much)
            }
            _ => false,
        }
    }

    /// Returns the dossier after the edit by `coder`, a person's name or nothing.
    ///
    /// # Errors
    ///
    /// The edit names something that `dossier` does not have, or a value out of range.
    pub(super) fn apply(&self, dossier: &Dossier, coder: &str) -> Result<Dossier, Problem> {
        let mut next = dossier.clone();
        match self {
            Self::SetStance {
                proposal,
                party,
                hand,
            } => {
                known_proposal(dossier, proposal)?;
                known_party(dossier, party)?;
                let cell = (proposal.clone(), party.clone());
                if hand.is_empty() {
                    next.hand.remove(&cell);
                } else {
                    next.hand.insert(cell, hand.clone());
                }
            }
            Self::Discard {
                statement,
                discarded,
            } => change(&mut next, statement, |s| s.discarded = *discarded)?,
            Self::SetStatus { statement, status } => {
                change(&mut next, statement, |s| s.status = *status)?;
            }
            Self::AddStatement { article, statement } => {
                statement::add(&mut next, article, statement, coder)?;
            }
            Self::ChangeStatement { statement, to } => {
                statement::replace(&mut next, statement, to, coder)?;
            }
            Self::SplitStatement { statement, at } => {
                statement::split(&mut next, statement, *at, coder)?;
            }
            Self::Agenda(edit) => edit.apply(&mut next)?,
            Self::Several { edits, .. } => {
                for edit in edits {
                    next = edit.apply(&next, coder)?;
                }
            }
            Self::ChangeArticle { article, edit } => edit.apply(&mut next, article, coder)?,
            Self::RemoveArticle(id) => {
                known_article(dossier, id)?;
                next.articles.retain(|coded| coded.article.id != *id);
            }
            Self::SetParties(parties) => {
                next.settings.parties.clone_from(parties);
                check_settings(&next)?;
            }
            Self::SetTitle(title) => {
                let title = title.trim();
                if title.is_empty() {
                    return Err(refusal("A case needs a title.", "Type one."));
                }
                title.clone_into(&mut next.title);
            }
            Self::SetSettings(settings) => {
                next.settings = settings.clone();
                check_settings(&next)?;
            }
        }
        Ok(next)
    }

    /// Returns the edit in a few words, as the menu shows it after “Undo”. Names are those
    /// of the dossier before the edit.
    #[must_use]
    pub fn label(&self, dossier: &Dossier) -> String {
        match self {
            Self::SetStance {
                proposal,
                party,
                hand,
            } => {
                let before = dossier.hand.get(&(proposal.clone(), party.clone()));
                let what = in_words(before.unwrap_or(&HandEdit::default()), hand);
                let text = dossier
                    .agenda
                    .proposal(proposal)
                    .map_or(proposal.as_str(), |(_, proposal)| &proposal.text);
                format!("{what} {} on “{}”", name(dossier, party), short(text))
            }
            Self::Discard {
                statement,
                discarded,
            } => {
                let verb = if *discarded { "Discard" } else { "Bring back" };
                format!("{verb} a statement of {}", holder(dossier, statement))
            }
            Self::SetStatus { statement, status } => {
                format!(
                    "Mark a statement of {} as {status}",
                    holder(dossier, statement)
                )
            }
            Self::AddStatement { statement, .. } => {
                format!("Add a statement of {}", name(dossier, &statement.party))
            }
            Self::ChangeStatement { statement, to } => {
                let holder = holder(dossier, statement);
                match dossier.statement(statement) {
                    Some((_, before)) if before.party != to.party => {
                        let to = name(dossier, &to.party);
                        format!("Give a statement of {holder} to {to}")
                    }
                    Some((_, before)) if before.proposal != to.proposal => {
                        format!("Move a statement of {holder} to another proposal")
                    }
                    _ => format!("Change a statement of {holder}"),
                }
            }
            Self::SplitStatement { statement, .. } => {
                format!("Split a statement of {}", holder(dossier, statement))
            }
            Self::Agenda(edit) => edit.label(&dossier.agenda),
            Self::Several { label, .. } => label.clone(),
            Self::ChangeArticle { article, edit } => edit.label(dossier, article),
            Self::RemoveArticle(id) => format!("Remove “{}”", short(name_of_article(dossier, id))),
            Self::SetParties(_) => "Choose parties".to_owned(),
            Self::SetTitle(title) => format!("Rename to “{}”", short(title.trim())),
            Self::SetSettings(_) => "Change settings".to_owned(),
        }
    }
}

/// Returns what an edit of a cell does, up to the party's name: "Set firmness of". The
/// attitude stands for all that is set along with it.
fn in_words(before: &HandEdit, after: &HandEdit) -> String {
    if after.is_empty() || (after.of_stance().is_empty() && before.beside() == after.beside()) {
        return "Reset".to_owned();
    }
    let fields = [
        ("attitude", before.attitude != after.attitude),
        ("lean", before.lean != after.lean),
        ("condition", before.condition != after.condition),
        ("firmness", before.firmness != after.firmness),
        ("summary", before.summary != after.summary),
        ("date", before.as_of != after.as_of),
        ("status", before.status != after.status),
        ("priority", before.priority != after.priority),
        ("note", before.note != after.note),
    ];
    match fields.into_iter().find(|(_, changed)| *changed) {
        Some((field, _)) => format!("Set {field} of"),
        None => "Set".to_owned(),
    }
}

/// Says whether two dossiers are equal, quickly where they share their parts.
pub(super) fn same(a: &Dossier, b: &Dossier) -> bool {
    fn shared<T: PartialEq>(a: &[Arc<T>], b: &[Arc<T>]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b) || a == b)
    }
    a.title == b.title
        && a.settings == b.settings
        && a.hand == b.hand
        && (Arc::ptr_eq(&a.agenda, &b.agenda) || a.agenda == b.agenda)
        && shared(&a.articles, &b.articles)
        && shared(&a.snapshots, &b.snapshots)
}

fn change(
    dossier: &mut Dossier,
    at: &StatementRef,
    set: impl FnOnce(&mut Statement),
) -> Result<(), Problem> {
    known_article(dossier, &at.article)?;
    let statement = dossier
        .articles
        .iter_mut()
        .find(|coded| coded.article.id == at.article)
        .and_then(|coded| {
            // Others hold the article too: history, and what was last saved.
            let coded = Arc::make_mut(coded);
            coded.statements.iter_mut().find(|s| s.id == at.statement)
        });
    match statement {
        Some(statement) => {
            set(statement);
            Ok(())
        }
        None => Err(gone(format!(
            "The article `{}` has no statement {}.",
            at.article, at.statement.0
        ))),
    }
}

fn known_article(dossier: &Dossier, id: &ArticleId) -> Result<(), Problem> {
    match dossier.article(id) {
        Some(_) => Ok(()),
        None => Err(gone(format!("The case has no article `{id}`."))),
    }
}

fn known_party(dossier: &Dossier, id: &PartyId) -> Result<(), Problem> {
    match dossier.agenda.party(id) {
        Some(_) => Ok(()),
        None => Err(gone(format!("The agenda has no party `{id}`."))),
    }
}

fn known_proposal(dossier: &Dossier, id: &ProposalId) -> Result<(), Problem> {
    match dossier.agenda.proposal(id) {
        Some(_) => Ok(()),
        None => Err(gone(format!("The agenda has no proposal `{id}`."))),
    }
}

fn check_settings(dossier: &Dossier) -> Result<(), Problem> {
    match dossier.settings.fault(&dossier.agenda) {
        None => Ok(()),
        Some(("threshold", sentence)) => Err(refusal(sentence, "Choose one in that range.")),
        Some((_, sentence)) => Err(refusal(
            sentence,
            "Choose parties of the agenda, each once.",
        )),
    }
}

fn refusal(sentence: impl Into<String>, hint: &str) -> Problem {
    Problem::new("", sentence, hint)
}

fn gone(sentence: String) -> Problem {
    refusal(sentence, "It may have been taken out; nothing was changed.")
}

fn name<'d>(dossier: &'d Dossier, party: &'d PartyId) -> &'d str {
    dossier
        .agenda
        .party(party)
        .map_or(party.as_str(), |party| &party.name)
}

fn name_of_article<'d>(dossier: &'d Dossier, id: &'d ArticleId) -> &'d str {
    let coded = dossier.article(id);
    coded.map_or(id.as_str(), |coded| &coded.article.title)
}

fn holder<'d>(dossier: &'d Dossier, at: &StatementRef) -> &'d str {
    dossier
        .statement(at)
        .map_or("nobody", |(_, statement)| name(dossier, &statement.party))
}

/// Returns `text` cut to what a menu can hold.
fn short(text: &str) -> String {
    const LIMIT: usize = 48;
    shortened(text, LIMIT)
}
