//! What the inspector shows of the selected cell, as plain data.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Amount, Basis, CodedArticle, Date, Dossier, HandEdit, Reprint, Span, Stance, StanceAttitude,
    Statement, StatementRef, Status, printed,
};
use crate::session::Session;

use super::super::super::state::{CellRef, UnsortedRef};
use super::super::super::widgets::Mark;
use super::super::citation::{said_on, source};
use super::super::implied::{Clash, Follows, Implications};

use super::super::statement::data::{coder, edited, evidence_state};
use super::super::statement::fits;
use super::super::words;

/// A cell with all that is known of it.
#[derive(Debug)]
pub(crate) struct CellInfo {
    pub(crate) cell: CellRef,
    pub(crate) party: String,
    /// The party's place in the agenda.
    pub(crate) index: usize,
    pub(crate) proposal: String,
    /// The stance; `None` is silence.
    pub(crate) stance: Option<Stance>,
    pub(crate) mark: Option<Mark>,
    /// The word of the attitude: "supports (demands)", "silent".
    pub(crate) word: String,
    /// What a person set so far.
    pub(crate) hand: HandEdit,
    /// Whether the statements alone would give a stance.
    pub(crate) has_statements: bool,
    /// On what grounds it stands, where that is not the party's own word.
    pub(crate) basis: Option<&'static str>,
    /// The day of a later statement that counts, where the cell's own day is not the newest.
    pub(crate) later: Option<Date>,
    /// What follows for the party from its other stances, where it is silent.
    pub(crate) follows: Option<Follows>,
    /// Where what it says and what follows contradict each other.
    pub(crate) clash: Option<Clash>,
    /// Counted statements, the settling one first, then the latest.
    pub(crate) counted: Vec<Evidence>,
    /// Statements on the cell that were not counted.
    pub(crate) left_out: Vec<Evidence>,
    /// How many statements on the cell are not looked at.
    pub(crate) outside: usize,
    /// How many articles are looked at.
    pub(crate) read: usize,
    /// Whether it can be edited: not while only part of the evidence is looked at.
    pub(crate) editable: bool,
}

/// A statement as evidence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Evidence {
    pub(crate) at: StatementRef,
    pub(crate) before: String,
    pub(crate) quote: String,
    pub(crate) after: String,
    /// "Yuri Ushakov · quoted · to India Today · via TASS · Reuters · 4 Dec 2026".
    pub(crate) source: String,
    /// Where else its words are carried, each outlet once, with its day or how often: by other statements of the
    /// same utterance, and by copies that were left out.
    pub(crate) carriers: Vec<String>,
    /// "demands, firm, at least 15 years"; "opposes (corrected from “supports”), demands, firm".
    pub(crate) told: String,
    pub(crate) settles: bool,
    /// How the quote stands in a text that has become another: "Edited since: now reads …".
    pub(crate) state: Option<String>,
    /// Where the words stand into which the quote was edited, if it was.
    pub(crate) edited: Option<Span>,
    /// Who made the statement or last changed it, where that is a person.
    pub(crate) coder: Option<String>,
    /// How sure the extractor is: "fair confidence".
    pub(crate) confidence: &'static str,
    /// Why each field was set, a line each.
    pub(crate) why: Vec<String>,
    pub(crate) discarded: bool,
    /// Why it was not counted, if it was not.
    pub(crate) reason: Option<String>,
    pub(crate) status: Status,
}

/// Collects what is known of a cell; `None` where party or proposal is not in the agenda.
pub(crate) fn build(session: &Session, cell: &CellRef) -> Option<CellInfo> {
    let dossier = session.dossier();
    let agenda = &dossier.agenda;
    let party = agenda.party(&cell.party)?;
    let (_, proposal) = agenda.proposal(&cell.proposal)?;
    let stance = session.table().get(&cell.proposal, &cell.party);
    let hand = dossier
        .hand
        .get(&(cell.proposal.clone(), cell.party.clone()));
    let (counted, left_out, outside) = evidence(session, stance, cell);
    let implications = Implications::of(session.comparison());
    Some(CellInfo {
        cell: cell.clone(),
        party: party.name.clone(),
        index: words::party_index(agenda, &cell.party),
        proposal: proposal.text.clone(),
        mark: stance.map(words::mark),
        word: stance.map_or_else(|| "silent".to_owned(), attitude_word),
        has_statements: counted.iter().chain(&left_out).any(|e| !e.discarded),
        basis: stance.and_then(basis),
        later: stance.and_then(|stance| later(dossier, stance)),
        stance: stance.cloned(),
        hand: hand.cloned().unwrap_or_default(),
        follows: implications.follows(agenda, cell, dossier.settings.count_implied),
        clash: implications.clash(agenda, cell),
        counted,
        left_out,
        outside,
        read: session.counts().looked_at.articles,
        editable: session.filter().is_empty(),
    })
}

impl CellInfo {
    /// Returns the head of the evidence and, where that alone would mislead, a sentence on
    /// it.
    pub(super) fn evidence_in_words(&self) -> (String, Option<String>) {
        let head = "Evidence".to_owned();
        let read = words::count(self.read, "article");
        match &self.stance {
            Some(stance) if stance.is_against_statements() => {
                (head, Some("The statements say otherwise".to_owned()))
            }
            Some(stance) if !self.counted.is_empty() => {
                let mut count = words::count(stance.utterances, "utterance");
                if stance.utterances != self.counted.len() {
                    // What is reprinted or repeated has several cards below.
                    let cards = words::count(self.counted.len(), "statement");
                    count = format!("{count} in {cards}");
                }
                (format!("{head} · {count}"), None)
            }
            _ if !self.left_out.is_empty() => (head, Some("No statement counts".to_owned())),
            None => (head, Some(format!("Silent on this in {read} read"))),
            Some(_) => (head, Some(format!("No statement in {read} read"))),
        }
    }
}

fn attitude_word(stance: &Stance) -> String {
    let (word, own) = (stance.attitude.word(), words::stance(stance));
    if own == word || stance.attitude == StanceAttitude::Conditional {
        word.to_owned()
    } else {
        format!("{word} ({own})")
    }
}

fn basis(stance: &Stance) -> Option<&'static str> {
    match stance.basis {
        Basis::Own => None,
        Basis::Hand if stance.is_against_statements() => Some(
            "Attitude set by hand. No statement agrees with it, so none gives it a day or a \
             summary; write your own",
        ),
        Basis::Hand => Some("Attitude set by hand"),
        Basis::Others => Some("Known only from what others say"),
    }
}

/// Returns the latest day of what counts, where the statement that settled the stance gave it
/// an earlier one.
fn later(dossier: &Dossier, stance: &Stance) -> Option<Date> {
    if stance
        .hand
        .as_ref()
        .is_some_and(|hand| hand.as_of.is_some())
    {
        return None;
    }
    let statements = dossier.statements(&stance.statements).into_iter();
    let days = statements.filter_map(|(coded, statement)| said_on(coded, statement));
    days.max()
        .filter(|latest| stance.as_of.is_some_and(|day| day < *latest))
}

/// Returns the statements on a cell: those counted, those not, and how many are not looked
/// at.
fn evidence(
    session: &Session,
    stance: Option<&Stance>,
    cell: &CellRef,
) -> (Vec<Evidence>, Vec<Evidence>, usize) {
    let utterances = stance.map(|stance| session.carriers(stance));
    let utterances = utterances.unwrap_or_default();
    let mut carried: BTreeMap<&StatementRef, &[StatementRef]> = BTreeMap::new();
    for group in &utterances {
        carried.extend(group.iter().map(|at| (at, group.as_slice())));
    }
    let counts: BTreeSet<&StatementRef> = stance.iter().flat_map(|s| &s.statements).collect();
    let mut outside = 0;
    let mut counted = Vec::new();
    let mut left_out = Vec::new();
    for coded in &session.dossier().articles {
        for statement in &coded.statements {
            if statement.party != cell.party || statement.proposal.as_ref() != Some(&cell.proposal)
            {
                continue;
            }
            if !session.filter().admits(&coded.article, statement) {
                outside += 1;
                continue;
            }
            let at = coded.reference(statement);
            let is_counted = counts.contains(&at);
            let settles = stance.is_some_and(|s| s.settled_by.as_ref() == Some(&at));
            let same = carried.get(&at).copied().unwrap_or_default();
            let item = Evidence {
                carriers: carriers(session.dossier(), coded, same),
                settles,
                reason: (!is_counted).then(|| reason(stance, statement, &at)),
                ..item(session.dossier(), coded, statement)
            };
            let list = if is_counted {
                &mut counted
            } else {
                &mut left_out
            };
            let day = said_on(coded, statement);
            list.push((Reverse((settles, day)), item));
        }
    }
    let sorted = |mut list: Vec<(_, Evidence)>| {
        list.sort_by(|(a, _), (b, _)| Ord::cmp(a, b));
        list.into_iter().map(|(_, item)| item).collect()
    };
    (sorted(counted), sorted(left_out), outside)
}

/// Returns where the words of a statement in `coded` are carried beside it: by articles with a
/// statement of the same utterance, and by all copies that were left out.
fn carriers(dossier: &Dossier, coded: &CodedArticle, same: &[StatementRef]) -> Vec<String> {
    let of = |outlet: Option<&str>, title: &str, day: Option<Date>, disputed: bool| {
        let day = day.map(|day| words::day(day, disputed));
        let day = day.unwrap_or_else(|| "no date".to_owned());
        let name = outlet.map_or_else(|| format!("“{title}”"), str::to_owned);
        let alone = format!("{name}, {day}");
        (name, alone)
    };
    let mut articles: Vec<&CodedArticle> = vec![coded];
    for at in same.iter().filter(|at| at.article != coded.article.id) {
        let other = dossier.article(&at.article);
        let new = other.filter(|other| articles.iter().all(|a| a.article.id != other.article.id));
        articles.extend(new.map(AsRef::as_ref));
    }
    let others = articles.iter().skip(1).map(|other| {
        let a = &other.article;
        of(a.outlet.as_deref(), &a.title, a.published, a.date_disputed)
    });
    // Several of the articles may note the same copy.
    let mut copies: Vec<&Reprint> = Vec::new();
    for copy in articles.iter().flat_map(|coded| &coded.article.copies) {
        if !copies.contains(&copy) {
            copies.push(copy);
        }
    }
    let copies = copies.into_iter();
    let copies = copies.map(|copy| of(copy.outlet.as_deref(), &copy.title, copy.published, false));
    printed::places(others.chain(copies))
}

/// Returns a statement as evidence that settles nothing.
fn item(dossier: &Dossier, coded: &CodedArticle, statement: &Statement) -> Evidence {
    Evidence {
        at: coded.reference(statement),
        before: statement.evidence.before.clone(),
        quote: statement.evidence.quote.clone(),
        after: statement.evidence.after.clone(),
        source: source(coded, statement),
        carriers: carriers(dossier, coded, &[]),
        told: told(statement),
        settles: false,
        state: evidence_state(&statement.evidence, &coded.article.text),
        edited: edited(&statement.evidence, &coded.article.text),
        coder: statement.coder.is_some().then(|| coder(statement)),
        confidence: confidence(statement),
        why: why(statement),
        discarded: statement.discarded,
        reason: statement.discarded.then(|| "discarded".to_owned()),
        status: statement.status,
    }
}

/// Statements that stand in no cell, for a person to sort.
#[derive(Debug)]
pub(crate) struct UnsortedInfo {
    /// What they are on: an issue's title, or that they fit none.
    pub(crate) title: String,
    /// Each with its party's place in the agenda, in the order of the articles; discarded
    /// ones last.
    pub(crate) statements: Vec<(usize, Evidence)>,
}

/// Collects the statements of an issue that are on none of its proposals, or those that fit
/// no issue.
pub(crate) fn unsorted(session: &Session, which: &UnsortedRef) -> UnsortedInfo {
    let dossier = session.dossier();
    let agenda = &dossier.agenda;
    let title = match &which.0 {
        Some(issue) => agenda
            .issue(issue)
            .map_or_else(|| issue.to_string(), |issue| issue.title.clone()),
        None => "No issue of the agenda".to_owned(),
    };
    let mut statements = Vec::new();
    for coded in &dossier.articles {
        for statement in &coded.statements {
            let looked_at = session.filter().admits(&coded.article, statement);
            if !looked_at || statement.proposal.is_some() || statement.issue != which.0 {
                continue;
            }
            let evidence = item(dossier, coded, statement);
            let party = words::party(agenda, &statement.party);
            let source = format!("{party} · {}", evidence.source);
            let index = words::party_index(agenda, &statement.party);
            statements.push((index, Evidence { source, ..evidence }));
        }
    }
    statements.sort_by_key(|(_, evidence)| evidence.discarded);
    UnsortedInfo { title, statements }
}

fn confidence(statement: &Statement) -> &'static str {
    match statement.confidence {
        c if c >= 0.75 => "high confidence",
        c if c >= 0.5 => "fair confidence",
        _ => "low confidence",
    }
}

/// Returns why each field of a statement was set.
fn why(statement: &Statement) -> Vec<String> {
    let reasons = statement.reasons.iter();
    let mut why: Vec<String> = reasons.map(|reason| words::capital(reason)).collect();
    if why.is_empty() {
        why.push("No reasons were recorded".to_owned());
    }
    why
}

fn reason(stance: Option<&Stance>, statement: &Statement, at: &StatementRef) -> String {
    if statement.discarded {
        return "discarded".to_owned();
    }
    if statement.superseded {
        return "earlier position, given up since".to_owned();
    }
    stance
        .and_then(|s| s.left_out.iter().find(|left| left.statement == *at))
        .map_or_else(
            || "does not settle the cell".to_owned(),
            |left| left.reason.clone(),
        )
}

/// "demands, firm, at least 15 years"; before it the attitude where a person corrected it or the
/// act does not tell it.
fn told(statement: &Statement) -> String {
    let is_told = words::is_corrected(statement) || !fits(statement.act, statement.attitude);
    let mut told = Vec::new();
    told.extend(is_told.then(|| words::attitude(statement)));
    told.push(statement.act.word().to_owned());
    told.push(statement.firmness.word().to_owned());
    told.extend(statement.value.as_ref().map(Amount::told));
    told.join(", ")
}
