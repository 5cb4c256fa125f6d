//! A patch as a person reads it.

use serde::{Deserialize, Serialize};

use super::{Part, Patch};
use crate::model::text::shortened;
use crate::model::{
    Agenda, ArticleId, CodedArticle, Dossier, HandEdit, PartyId, ProposalId, Settings, Statement,
};

/// The most characters of a name or a quote.
const LONGEST: usize = 60;
/// What is not there.
const NOTHING: &str = "nothing";

/// A part in words: of what it is, and what it was and is.
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
    /// Returns the parts in words; `dossier`, on either side of the patch, has the names.
    #[must_use]
    pub fn told(&self, dossier: &Dossier) -> Vec<Told> {
        self.parts.iter().map(|part| part.told(dossier)).collect()
    }
}

impl Part {
    /// Returns the part in words; `dossier`, on either side of it, has the names.
    #[must_use]
    pub fn told(&self, dossier: &Dossier) -> Told {
        let told = |of: String, before: String, after: String| Told { of, before, after };
        match self {
            Self::Title { before, after } => {
                told("Title".to_owned(), quoted(before), quoted(after))
            }
            Self::Agenda { before, after } => {
                told("Agenda".to_owned(), agenda(before), agenda(after))
            }
            Self::Settings { before, after } => told(
                "Settings".to_owned(),
                settings(dossier, before, after),
                settings(dossier, after, before),
            ),
            Self::Cell {
                proposal,
                party,
                before,
                after,
            } => told(
                cell(dossier, proposal, party),
                before.as_ref().map_or_else(|| NOTHING.to_owned(), hand),
                after.as_ref().map_or_else(|| NOTHING.to_owned(), hand),
            ),
            Self::Article { id, before, after } => {
                let (old, new) = (
                    before.as_ref().map(|placed| &*placed.it.0),
                    after.as_ref().map(|placed| &*placed.it.0),
                );
                let name = new.or(old).map_or_else(
                    || format!("Article {id}"),
                    |coded| format!("Article {}", quoted(&coded.article.title)),
                );
                told(name, article(old, new), article(new, old))
            }
            Self::Statement {
                article,
                before,
                after,
                ..
            } => {
                let (old, new) = (
                    before.as_ref().map(|placed| &placed.it),
                    after.as_ref().map(|placed| &placed.it),
                );
                let mut of = "Statement".to_owned();
                if let Some(statement) = new.or(old) {
                    of = format!(
                        "{} of {} in {}",
                        quoted(&statement.evidence.quote),
                        party(dossier, &statement.party),
                        title(dossier, article)
                    );
                }
                told(of, statement(old, new), statement(new, old))
            }
            Self::Order { before, after } => told(
                "Order of articles".to_owned(),
                order(dossier, before),
                order(dossier, after),
            ),
        }
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
    let coded = dossier.article(id);
    quoted(coded.map_or(id.as_str(), |coded| &coded.article.title))
}

fn cell(dossier: &Dossier, proposal: &ProposalId, holder: &PartyId) -> String {
    let found = dossier.agenda.proposal(proposal);
    let text = found.map_or(proposal.as_str(), |(_, proposal)| &proposal.text);
    format!("{} on {}", party(dossier, holder), quoted(text))
}

fn agenda(agenda: &Agenda) -> String {
    format!(
        "{}, {} parties, {} proposals",
        quoted(&agenda.title),
        agenda.parties.len(),
        agenda.proposals().count()
    )
}

/// Returns the settings that are not as in `other`.
fn settings(dossier: &Dossier, settings: &Settings, other: &Settings) -> String {
    let yes = |on: bool| if on { "yes" } else { "no" };
    let parties = settings.parties.iter().map(|id| party(dossier, id));
    let parties: Vec<&str> = parties.collect();
    let parties = if parties.is_empty() {
        "the main ones".to_owned()
    } else {
        parties.join(", ")
    };
    let weights: Vec<String> = settings
        .weights
        .iter()
        .map(|(proposal, weight)| format!("{proposal} {weight}"))
        .collect();
    let weights = if weights.is_empty() {
        "all 1".to_owned()
    } else {
        weights.join(", ")
    };
    let fields = [
        (settings.parties != other.parties, "parties", parties),
        (
            settings.window_days != other.window_days,
            "days",
            settings.window_days.to_string(),
        ),
        (
            settings.threshold.to_bits() != other.threshold.to_bits(),
            "threshold",
            settings.threshold.to_string(),
        ),
        (
            settings.count_others != other.count_others,
            "count what others say",
            yes(settings.count_others).to_owned(),
        ),
        (
            settings.count_implied != other.count_implied,
            "count what follows",
            yes(settings.count_implied).to_owned(),
        ),
        (settings.weights != other.weights, "weights", weights),
    ];
    let differing = fields.into_iter().filter(|(differs, ..)| *differs);
    let told: Vec<String> = differing
        .map(|(_, name, value)| format!("{name}: {value}"))
        .collect();
    told.join("; ")
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
        hand.as_of.map(|day| format!("as of {day}")),
        hand.status.map(|it| it.word().to_owned()),
    ];
    let told: Vec<String> = fields.into_iter().flatten().collect();
    told.join(", ")
}

/// Returns what an article has that `other` has not; its statements, where that is all.
fn article(coded: Option<&CodedArticle>, other: Option<&CodedArticle>) -> String {
    let Some(coded) = coded else {
        return NOTHING.to_owned();
    };
    let statements = match coded.statements.len() {
        1 => "1 statement".to_owned(),
        n => format!("{n} statements"),
    };
    let Some(other) = other.map(|other| &other.article) else {
        return statements;
    };
    let article = &coded.article;
    let text = |name: &str, text: &Option<String>| match text {
        Some(text) => format!("{name} {}", quoted(text)),
        None => format!("no {name}"),
    };
    let published = article.published.map(|day| day.to_string());
    let doubt = if article.date_disputed {
        " (disputed)"
    } else {
        ""
    };
    let date = published.map_or_else(|| "no date".to_owned(), |day| format!("{day}{doubt}"));
    let language = article.language.as_deref().unwrap_or("en");
    let left_out: usize = article
        .furniture
        .iter()
        .map(|span| {
            let lines = span.of(&article.text).lines();
            lines.filter(|line| !line.trim().is_empty()).count()
        })
        .sum();
    let fields = [
        (article.title != other.title, quoted(&article.title)),
        (
            article.outlet != other.outlet,
            text("outlet", &article.outlet),
        ),
        (
            article.author != other.author,
            text("author", &article.author),
        ),
        (
            article.address != other.address,
            text("address", &article.address),
        ),
        (
            (article.published, article.date_disputed) != (other.published, other.date_disputed),
            date,
        ),
        (
            article.language != other.language,
            format!("language {language}"),
        ),
        (
            article.furniture != other.furniture,
            format!("{left_out} lines left out"),
        ),
    ];
    let differing = fields.into_iter().filter(|(differs, _)| *differs);
    let told: Vec<String> = differing.map(|(_, told)| told).collect();
    if told.is_empty() {
        statements
    } else {
        told.join(", ")
    }
}

/// Returns what a statement says that `other` does not.
fn statement(one: Option<&Statement>, other: Option<&Statement>) -> String {
    let Some(it) = one else {
        return NOTHING.to_owned();
    };
    let mut told = Vec::new();
    let mut add = |differs: bool, text: String| {
        if differs && !text.is_empty() {
            told.push(text);
        }
    };
    let new = |same: fn(&Statement, &Statement) -> bool| other.is_none_or(|other| !same(it, other));
    let proposal = it.proposal.as_ref().map_or("no proposal", |id| id.as_str());
    add(new(|a, b| a.party == b.party), it.party.to_string());
    add(new(|a, b| a.proposal == b.proposal), proposal.to_owned());
    add(
        new(|a, b| a.attitude == b.attitude),
        it.attitude.word().to_owned(),
    );
    add(
        new(|a, b| a.lean == b.lean),
        it.lean.map_or("no lean", |lean| lean.word()).to_owned(),
    );
    add(
        new(|a, b| a.condition == b.condition),
        it.condition
            .as_ref()
            .map_or_else(|| "no condition".to_owned(), |text| quoted(text)),
    );
    add(
        new(|a, b| a.firmness == b.firmness),
        it.firmness.word().to_owned(),
    );
    add(
        new(|a, b| a.status == b.status),
        it.status.word().to_owned(),
    );
    let discarded = if it.discarded {
        "discarded"
    } else {
        "not discarded"
    };
    add(
        other.is_some_and(|other| other.discarded != it.discarded),
        discarded.to_owned(),
    );
    if told.is_empty() {
        return "told otherwise".to_owned();
    }
    told.join(", ")
}

fn order(dossier: &Dossier, ids: &[ArticleId]) -> String {
    const MOST: usize = 3;
    let first: Vec<String> = ids.iter().take(MOST).map(|id| title(dossier, id)).collect();
    let more = if ids.len() > MOST { ", …" } else { "" };
    format!("{}{more}", first.join(", "))
}
