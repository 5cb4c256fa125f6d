//! What waits for a decision, and what is shown of it, as plain data.

use std::cmp::Reverse;

use crate::model::{
    Agenda, Attitude, CodedArticle, ProposalId, Span, Statement, StatementRef, span,
};
use crate::session::Session;

use super::super::citation;
use super::super::statement::About;
use super::super::statement::data::evidence_state;
use super::super::words;

/// Which statement comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// That of which the extractor is least sure.
    #[default]
    LeastCertain,
    /// That of the latest day.
    Newest,
}

impl Order {
    pub(super) const ALL: [Self; 2] = [Self::LeastCertain, Self::Newest];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::LeastCertain => "Least certain first",
            Self::Newest => "Newest first",
        }
    }
}

/// The statements that nobody has decided on, in the order in which they are asked about.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Queue {
    pub(crate) waiting: Vec<StatementRef>,
    /// How many of them come again later; they are the last ones.
    pub(crate) later: usize,
    /// How many statements somebody has decided on.
    pub(crate) decided: usize,
}

impl Queue {
    /// Returns how far the work is: "12 of 57 decided · 3 later".
    pub(super) fn progress(&self) -> String {
        let all = self.waiting.len() + self.decided;
        let told = format!("{} of {all} decided", self.decided);
        match self.later {
            0 => told,
            later => format!("{told} · {later} later"),
        }
    }
}

/// Collects what waits; those in `later` come last, in its order.
pub(crate) fn queue(session: &Session, order: Order, later: &[StatementRef]) -> Queue {
    let mut decided = 0;
    let mut waiting = Vec::new();
    let mut deferred = Vec::new();
    for (coded, statement) in all(session) {
        if statement.is_decided() {
            decided += 1;
            continue;
        }
        let at = coded.reference(statement);
        if let Some(n) = later.iter().position(|other| *other == at) {
            deferred.push((n, at));
            continue;
        }
        let day = Reverse(citation::said_on(coded, statement));
        let sure = (statement.confidence * 1000.0).round() as i64;
        let rank = match order {
            Order::LeastCertain => (sure, day),
            Order::Newest => (0, day),
        };
        waiting.push((rank, at));
    }
    waiting.sort_by_key(|(rank, _)| *rank);
    deferred.sort();
    let later = deferred.len();
    let first = waiting.into_iter().map(|(_, at)| at);
    Queue {
        waiting: first
            .chain(deferred.into_iter().map(|(_, at)| at))
            .collect(),
        later,
        decided,
    }
}

/// Returns the undecided statements of which the extractor is at least as sure as `least`
/// percent.
pub(crate) fn surer(
    session: &Session,
    least: u8,
) -> impl Iterator<Item = (&CodedArticle, &Statement)> {
    let sure = move |statement: &Statement| percent(statement) >= least;
    all(session).filter(move |(_, statement)| !statement.is_decided() && sure(statement))
}

fn all(session: &Session) -> impl Iterator<Item = (&CodedArticle, &Statement)> {
    let articles = session.dossier().articles.iter();
    articles.flat_map(|coded| coded.statements.iter().map(|s| (&**coded, s)))
}

/// Returns how sure the extractor is, from 0 to 100.
fn percent(statement: &Statement) -> u8 {
    (statement.confidence.clamp(0.0, 1.0) * 100.0).round() as u8
}

/// A statement with what it takes to decide on it.
#[derive(Debug)]
pub(crate) struct Card {
    /// "Reuters · 4 Dec 2026 · Envoys meet over the harbour".
    pub(super) article: String,
    pub(super) before: String,
    pub(super) quote: String,
    pub(super) after: String,
    /// How its evidence stands in a text that has become another.
    pub(super) state: Option<String>,
    /// The holder's place in the agenda.
    pub(super) index: usize,
    pub(super) holder: String,
    pub(super) about: String,
    /// The proposal, whose rule and memo stand beside.
    pub(super) proposal: Option<ProposalId>,
    pub(super) attitude: Attitude,
    /// What is taken to be so, each with its name.
    pub(super) facts: Vec<(&'static str, String)>,
    pub(super) reasons: Vec<String>,
    /// How sure the extractor is, from 0 to 100.
    pub(super) percent: u8,
}

/// Collects what is shown of a statement.
pub(crate) fn card(session: &Session, at: &StatementRef) -> Option<Card> {
    let dossier = session.dossier();
    let (coded, statement) = dossier.statement(at)?;
    let agenda = &dossier.agenda;
    let (before, quote, after) = around(coded, statement);
    let mut article = Vec::new();
    article.extend(coded.article.outlet.clone());
    let day = |day| words::day(day, coded.article.date_disputed);
    article.extend(coded.article.published.map(day));
    article.push(coded.article.title.clone());
    let reasons = statement.reasons.iter();
    Some(Card {
        article: article.join(" · "),
        before,
        quote,
        after,
        state: evidence_state(&statement.evidence, &coded.article.text),
        index: words::party_index(agenda, &statement.party),
        holder: words::party(agenda, &statement.party).to_owned(),
        about: About::of(statement).told(agenda),
        proposal: statement.proposal.clone(),
        attitude: statement.attitude,
        facts: facts(session, agenda, statement),
        reasons: reasons.map(|reason| words::capital(reason)).collect(),
        percent: percent(statement),
    })
}

fn facts(session: &Session, agenda: &Agenda, s: &Statement) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("Attitude", words::attitude(s)),
        ("Act", s.act.word().to_owned()),
        ("Firmness", s.firmness.word().to_owned()),
    ];
    facts.extend(s.condition.clone().map(|told| ("Condition", told)));
    facts.extend(s.value.as_ref().map(|value| ("Amount", value.told())));
    let speaker = words::speaker(s).unwrap_or("nobody is named").to_owned();
    facts.push(("Speaker", speaker));
    facts.push(("Voice", s.voice.word().to_owned()));
    facts.extend(s.venue.clone().map(|venue| ("Said to", venue)));
    facts.extend(s.via.clone().map(|via| ("Via", via)));
    facts.extend(s.said_on.map(|day| ("Said on", words::date(day))));
    if let Some(proposal) = &s.proposal {
        let stance = session.table().get(proposal, &s.party);
        let told = stance.map_or_else(|| "silent".to_owned(), words::stance_and_firmness);
        let holder = words::party(agenda, &s.party);
        facts.push(("Cell now", format!("{holder}: {told}")));
    }
    facts
}

/// How much text is shown on either side of a quote, in bytes.
const AROUND: usize = 420;

/// Returns the words with what stands around them: the line that they stand in, and the text
/// beside it as far as there is room.
fn around(coded: &CodedArticle, statement: &Statement) -> (String, String, String) {
    let (evidence, text) = (&statement.evidence, &coded.article.text);
    if !words::stands_in(evidence, text) {
        let kept = |text: &String| text.clone();
        return (
            kept(&evidence.before),
            kept(&evidence.quote),
            kept(&evidence.after),
        );
    }
    let Span { start, end } = evidence.span;
    let from = span::floor_boundary(text, start.saturating_sub(AROUND));
    let to = span::floor_boundary(text, (end + AROUND).min(text.len()));
    // Words that are cut through are left out, and so is the site's furniture.
    let whole = |at: usize, back: bool| {
        let cut = at > 0 && at < text.len();
        let space = if back {
            text[..at].rfind(char::is_whitespace)
        } else {
            text[at..].find(char::is_whitespace).map(|n| at + n)
        };
        space.filter(|_| cut).unwrap_or(at)
    };
    let before = lines(coded, Span::new(whole(from, false).min(start), start));
    let after = lines(coded, Span::new(end, whole(to, true).max(end)));
    (
        before.trim_start().to_owned(),
        evidence.quote.clone(),
        after.trim_end().to_owned(),
    )
}

/// Returns a stretch of the text without furniture and empty lines.
fn lines(coded: &CodedArticle, stretch: Span) -> String {
    let article = &coded.article;
    let mut kept = String::new();
    let mut at = stretch.start;
    for line in stretch.of(&article.text).split_inclusive('\n') {
        let here = Span::new(at, at + line.trim_end().len());
        at += line.len();
        let furniture = article.furniture.iter().any(|f| f.overlaps(here));
        let blank = line.trim().is_empty() && kept.ends_with('\n');
        if !furniture && !blank {
            kept.push_str(line);
        }
    }
    kept
}
