//! A patch as a person reads it.

mod agenda;
mod article;
mod fields;
mod settings;
mod statement;

use serde::{Deserialize, Serialize};

use self::fields::{order, pair};
use super::{Clash, Part, Patch, it};
use crate::model::text::shortened;
use crate::model::{ArticleId, Dossier, HandEdit, PartyId, ProposalId};

/// The most characters of a name or a quote.
const LONGEST: usize = 60;
/// What is not there.
const NOTHING: &str = "nothing";
/// A cell on which nothing is set by hand.
const AS_SAID: &str = "as the statements say";

/// A difference in words: of what it is, and what it was and is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Told")]
pub struct Told {
    /// Of what: "Upstream on “The water is shared by halves”".
    pub of: String,
    /// As it was.
    pub before: String,
    /// As it is.
    pub after: String,
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} → {}", self.of, self.before, self.after)
    }
}

impl Patch {
    /// Returns what differs in words; `dossier`, on either side of the patch, has the names.
    #[must_use]
    pub fn told(&self, dossier: &Dossier) -> Vec<Told> {
        let parts = self.parts.iter();
        parts.flat_map(|part| part.told(dossier)).collect()
    }
}

impl Part {
    /// Returns what differs in words: one line for each thing that does. `dossier`, on either
    /// side of the part, has the names.
    #[must_use]
    pub fn told(&self, dossier: &Dossier) -> Vec<Told> {
        let one = |of: String, before: String, after: String| vec![Told { of, before, after }];
        match self {
            Self::Title { before, after } => {
                let (old, new) = pair(before, after);
                one("Title".to_owned(), format!("“{old}”"), format!("“{new}”"))
            }
            Self::Agenda { before, after } => agenda::told(before, after),
            Self::Settings { before, after } => {
                settings::told(dossier, before, after).into_iter().collect()
            }
            Self::Cell {
                proposal,
                party,
                before,
                after,
            } => one(
                cell(dossier, proposal, party),
                before.as_ref().map_or_else(|| AS_SAID.to_owned(), hand),
                after.as_ref().map_or_else(|| AS_SAID.to_owned(), hand),
            ),
            Self::Article { id, before, after } => {
                let (old, new) = (it(before.as_ref()), it(after.as_ref()));
                article::told(dossier, id, old.map(|it| &*it.0), new.map(|it| &*it.0))
            }
            Self::Statement {
                article,
                before,
                after,
                ..
            } => vec![statement::told(
                dossier,
                article,
                it(before.as_ref()),
                it(after.as_ref()),
            )],
            Self::Order { before, after } => {
                let titles = |ids: &[ArticleId]| -> Vec<String> {
                    ids.iter().map(|id| article_title(dossier, id)).collect()
                };
                let (old, new) = order(&titles(before), &titles(after));
                one("Order of articles".to_owned(), old, new)
            }
        }
    }
}

/// A clash in words: of what it is, and what it becomes on either side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClashTold {
    /// Of what: "Party “Upstream”".
    pub of: String,
    /// What was made of it here, a line for each thing.
    pub ours: Vec<String>,
    /// What was made of it elsewhere.
    pub theirs: Vec<String>,
}

impl Clash {
    /// Returns the clash in words; `dossier`, on either side, has the names.
    #[must_use]
    pub fn told(&self, dossier: &Dossier) -> ClashTold {
        let told = |parts: &[Part]| -> Vec<Told> {
            parts.iter().flat_map(|part| part.told(dossier)).collect()
        };
        let (ours, theirs) = (told(&self.ours), told(&self.theirs));
        let mut whole = self.ours.iter().chain(&self.theirs);
        let of = whole.find_map(|part| match part {
            Part::Article { before, after, .. } => Some(article::name(
                it(before.as_ref()).or(it(after.as_ref()))?.0.as_ref(),
            )),
            _ => None,
        });
        let of = of.unwrap_or_else(|| ours.first().map(|it| it.of.clone()).unwrap_or_default());
        let lines = |told: Vec<Told>| -> Vec<String> {
            let lines = told.into_iter().map(|it| {
                if it.of == of {
                    it.after
                } else {
                    format!("{}: {}", it.of, it.after)
                }
            });
            lines.collect()
        };
        let (ours, theirs) = (lines(ours), lines(theirs));
        ClashTold { of, ours, theirs }
    }
}

fn quoted(text: &str) -> String {
    format!("“{}”", shortened(text, LONGEST))
}

fn party<'d>(dossier: &'d Dossier, id: &'d PartyId) -> &'d str {
    let party = dossier.agenda.party(id);
    party.map_or(id.as_str(), |party| &party.name)
}

fn title(dossier: &Dossier, id: &ArticleId) -> String {
    quoted(&article_title(dossier, id))
}

fn article_title(dossier: &Dossier, id: &ArticleId) -> String {
    let coded = dossier.article(id);
    coded.map_or_else(|| id.to_string(), |coded| coded.article.title.clone())
}

fn cell(dossier: &Dossier, proposal: &ProposalId, holder: &PartyId) -> String {
    let found = dossier.agenda.proposal(proposal);
    let text = found.map_or(proposal.as_str(), |(_, proposal)| &proposal.text);
    format!("{} on {}", party(dossier, holder), quoted(text))
}

/// Returns all that is set on a cell.
fn hand(hand: &HandEdit) -> String {
    let text = |name: &str, text: &Option<String>| {
        let text = text.as_ref()?;
        Some(format!("{name} {}", quoted(text)))
    };
    let fields = [
        hand.attitude.map(|it| it.word().to_owned()),
        hand.lean.map(|it| it.word().to_owned()),
        text("condition", &hand.condition),
        hand.firmness.map(|it| it.word().to_owned()),
        text("summary", &hand.summary),
        text("note", &hand.note),
        hand.priority.map(|it| format!("{it} priority")),
        hand.as_of.map(|day| format!("as of {day}")),
        hand.status.map(|it| it.word().to_owned()),
    ];
    let told: Vec<String> = fields.into_iter().flatten().collect();
    told.join(", ")
}
