//! A comparison as JSON: every proposal of the agenda, every pair, every issue.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cell::{Cell, Quote};
use super::sheet::{Sheet, SheetImplied};
use crate::compare::{PartyRange, Rail, Trade};
use crate::model::{
    Act, Agenda, Basis, Firmness, Implied, Lean, PairAgreement, PartyId, Priority, ProposalId,
    Reprint, Row, StanceAttitude,
};

/// Writes a comparison as JSON. Silence is a missing key among a proposal's stances; a
/// stance that is not counted in relations and agreement has no value.
#[must_use]
#[allow(
    clippy::missing_panics_doc,
    reason = "plain values with text keys can always be written as JSON"
)]
pub fn write(agenda: &Agenda, sheet: &Sheet<'_>) -> String {
    let cells: BTreeMap<&str, BTreeMap<&str, JsonStance<'_>>> = sheet
        .issues
        .iter()
        .flat_map(|issue| &issue.rows)
        .map(|row| {
            let stances = sheet
                .parties
                .iter()
                .zip(&row.cells)
                .filter_map(|((party, _), cell)| Some((party.as_str(), stance(cell.as_ref()?))))
                .collect();
            (row.id.as_str(), stances)
        })
        .collect();
    let mut implied: BTreeMap<&str, BTreeMap<&str, JsonImplied<'_>>> = BTreeMap::new();
    for found in &sheet.implied {
        let of_row = implied.entry(found.implied.proposal.as_str()).or_default();
        of_row.insert(found.implied.party.as_str(), follows(found));
    }
    let (silent, nothing) = (BTreeMap::new(), BTreeMap::new());
    let json = Json {
        title: &sheet.title,
        agenda: &agenda.id,
        parties: sheet.parties.iter().map(|(id, _)| id.as_str()).collect(),
        articles: sheet.articles,
        filter: &sheet.filter,
        pairs: sheet.pairs.iter().map(pair).collect(),
        proposals: sheet
            .comparison
            .rows
            .iter()
            .map(|row| {
                proposal(
                    agenda,
                    row,
                    cells.get(row.proposal.as_str()).unwrap_or(&silent),
                    implied.get(row.proposal.as_str()).unwrap_or(&nothing),
                )
            })
            .collect(),
        issues: sheet
            .comparison
            .issues
            .iter()
            .map(|issue| JsonIssue {
                id: issue.issue.as_str(),
                verdict: issue.verdict.key(),
                counts: issue.counts.iter().map(|(r, n)| (r.key(), *n)).collect(),
                conflict_index: issue.conflict,
                n: issue.n,
            })
            .collect(),
        trades: sheet.trades.iter().map(|found| trade(found)).collect(),
        ranges: sheet.rails.iter().map(|(_, rail)| range(rail)).collect(),
        contradictions: sheet
            .comparison
            .contradictions
            .iter()
            .zip(&sheet.contradictions)
            .map(|(found, sentence)| JsonContradiction {
                party: found.party.as_str(),
                proposal: found.proposal.as_str(),
                sentence,
            })
            .collect(),
        notes: sheet
            .notes
            .iter()
            .map(|(article, note)| JsonNote { article, note })
            .collect(),
    };
    let mut out = serde_json::to_string_pretty(&json).expect("plain values with text keys");
    out.push('\n');
    out
}

#[derive(Serialize)]
struct Json<'a> {
    title: &'a str,
    agenda: &'a str,
    parties: Vec<&'a str>,
    articles: usize,
    filter: &'a str,
    pairs: Vec<JsonPair<'a>>,
    proposals: Vec<JsonProposal<'a>>,
    issues: Vec<JsonIssue<'a>>,
    trades: Vec<JsonTrade<'a>>,
    ranges: Vec<JsonRange<'a>>,
    contradictions: Vec<JsonContradiction<'a>>,
    notes: Vec<JsonNote<'a>>,
}

#[derive(Serialize)]
struct JsonPair<'a> {
    a: &'a str,
    b: &'a str,
    n: usize,
    city_block: Option<f64>,
    identical: Option<f64>,
    directional: Option<f64>,
    both_support: usize,
    both_oppose: usize,
    support_vs_oppose: usize,
}

#[derive(Serialize)]
struct JsonProposal<'a> {
    id: &'a str,
    issue: &'a str,
    text: &'a str,
    relation: &'static str,
    n: usize,
    conflict_index: Option<f64>,
    variance: Option<f64>,
    sentence: &'a str,
    stances: &'a BTreeMap<&'a str, JsonStance<'a>>,
    implied: &'a BTreeMap<&'a str, JsonImplied<'a>>,
}

#[derive(Serialize)]
struct JsonImplied<'a> {
    attitude: &'static str,
    counted: bool,
    from: &'a str,
    way: &'a str,
}

#[derive(Serialize)]
struct JsonTrade<'a> {
    party: &'a str,
    proposal: &'a str,
    lean: &'static str,
    condition: &'a str,
    on: &'a str,
    happens: bool,
    state: &'static str,
    ready: Vec<&'a str>,
    on_condition: Vec<&'a str>,
    against_unless: Vec<&'a str>,
    unclear: Vec<&'a str>,
    against: Vec<&'a str>,
    sentence: &'a str,
}

#[derive(Serialize)]
struct JsonRange<'a> {
    issue: &'a str,
    unit: &'a str,
    low: f64,
    high: f64,
    proposals: Vec<&'a str>,
    parties: BTreeMap<&'a str, JsonPartyRange>,
    overlap: Option<(Option<f64>, Option<f64>)>,
    gap: Option<f64>,
    above: Vec<&'a str>,
    below: Vec<&'a str>,
    bargaining: Option<(f64, f64)>,
    sentence: &'a str,
}

#[derive(Serialize)]
struct JsonPartyRange {
    least: Option<f64>,
    most: Option<f64>,
    target: Option<f64>,
}

#[derive(Serialize)]
struct JsonContradiction<'a> {
    party: &'a str,
    proposal: &'a str,
    sentence: &'a str,
}

#[derive(Serialize)]
struct JsonStance<'a> {
    attitude: &'static str,
    lean: Option<&'static str>,
    condition: Option<&'a str>,
    firmness: Option<&'static str>,
    counted: bool,
    value: Option<f64>,
    act: Option<&'static str>,
    basis: &'static str,
    status: &'static str,
    edited: bool,
    utterances: usize,
    as_of: Option<String>,
    summary: &'a str,
    note: &'a str,
    priority: Option<&'static str>,
    statements_say_otherwise: bool,
    evidence: Vec<JsonQuote<'a>>,
}

#[derive(Serialize)]
struct JsonQuote<'a> {
    quote: &'a str,
    speaker: Option<&'a str>,
    voice: &'static str,
    venue: Option<&'a str>,
    via: Option<&'a str>,
    outlet: Option<&'a str>,
    date: Option<String>,
    date_disputed: bool,
    title: &'a str,
    source: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also_printed_in: Vec<JsonCopy<'a>>,
}

#[derive(Serialize)]
struct JsonCopy<'a> {
    outlet: Option<&'a str>,
    date: Option<String>,
    title: &'a str,
    source: &'a str,
}

#[derive(Serialize)]
struct JsonIssue<'a> {
    id: &'a str,
    verdict: &'static str,
    counts: BTreeMap<&'static str, usize>,
    conflict_index: Option<f64>,
    n: usize,
}

#[derive(Serialize)]
struct JsonNote<'a> {
    article: &'a str,
    note: &'a str,
}

fn proposal<'a>(
    agenda: &'a Agenda,
    row: &'a Row,
    stances: &'a BTreeMap<&'a str, JsonStance<'a>>,
    implied: &'a BTreeMap<&'a str, JsonImplied<'a>>,
) -> JsonProposal<'a> {
    JsonProposal {
        id: row.proposal.as_str(),
        issue: row.issue.as_str(),
        text: agenda.proposal(&row.proposal).map_or("", |(_, p)| &p.text),
        relation: row.relation.key(),
        n: row.n,
        conflict_index: row.conflict_index,
        variance: row.variance,
        sentence: &row.sentence,
        stances,
        implied,
    }
}

fn follows<'a>(found: &'a SheetImplied<'a>) -> JsonImplied<'a> {
    JsonImplied {
        attitude: attitude(found.implied),
        counted: found.counted,
        from: found.implied.source().as_str(),
        way: &found.way,
    }
}

fn ids(parties: &[PartyId]) -> Vec<&str> {
    parties.iter().map(PartyId::as_str).collect()
}

fn trade(trade: &Trade) -> JsonTrade<'_> {
    JsonTrade {
        party: trade.condition.party.as_str(),
        proposal: trade.condition.proposal.as_str(),
        lean: trade.lean.key(),
        condition: &trade.words,
        on: trade.condition.on.as_str(),
        happens: trade.condition.happens,
        state: trade.state.word(),
        ready: ids(&trade.ready),
        on_condition: ids(&trade.on_condition),
        against_unless: ids(&trade.against_unless),
        unclear: ids(&trade.unclear),
        against: ids(&trade.against),
        sentence: &trade.sentence,
    }
}

fn range(rail: &Rail) -> JsonRange<'_> {
    let party = |range: &PartyRange| JsonPartyRange {
        least: range.least,
        most: range.most,
        target: range.target,
    };
    let parties = rail.parties.iter();
    JsonRange {
        issue: rail.issue.as_str(),
        unit: &rail.scale.unit,
        low: rail.scale.low,
        high: rail.scale.high,
        proposals: rail.proposals.iter().map(ProposalId::as_str).collect(),
        parties: parties
            .map(|range| (range.party.as_str(), party(range)))
            .collect(),
        overlap: rail.overlap,
        gap: rail.gap,
        above: ids(&rail.above),
        below: ids(&rail.below),
        bargaining: rail.bargaining,
        sentence: &rail.sentence,
    }
}

fn pair(pair: &PairAgreement) -> JsonPair<'_> {
    JsonPair {
        a: pair.a.as_str(),
        b: pair.b.as_str(),
        n: pair.n,
        city_block: pair.city_block,
        identical: pair.identical,
        directional: pair.directional,
        both_support: pair.both_support.len(),
        both_oppose: pair.both_oppose.len(),
        support_vs_oppose: pair.support_vs_oppose.len(),
    }
}

fn stance<'a>(cell: &'a Cell<'a>) -> JsonStance<'a> {
    let stance = cell.stance;
    JsonStance {
        attitude: stance.attitude.key(),
        lean: stance.lean.map(Lean::key),
        condition: stance.condition.as_deref(),
        firmness: stance.firmness.map(Firmness::key),
        counted: cell.value.is_some(),
        value: cell.value,
        act: stance.act.map(Act::key),
        basis: basis(stance.basis),
        status: stance.status.key(),
        edited: stance.hand.is_some(),
        utterances: stance.utterances,
        as_of: stance.as_of.map(|day| day.to_string()),
        summary: &stance.summary,
        note: &stance.note,
        priority: stance.priority.map(Priority::key),
        statements_say_otherwise: stance.is_against_statements(),
        evidence: cell.quotes.iter().map(quote).collect(),
    }
}

fn quote<'a>(quote: &'a Quote<'a>) -> JsonQuote<'a> {
    JsonQuote {
        quote: quote.words,
        speaker: quote.speaker,
        voice: quote.voice.key(),
        venue: quote.venue,
        via: quote.via,
        outlet: quote.outlet,
        date: quote.date.map(|day| day.to_string()),
        date_disputed: quote.disputed,
        title: quote.title,
        source: quote.source,
        also_printed_in: quote.copies.iter().map(copy).collect(),
    }
}

fn copy(copy: &Reprint) -> JsonCopy<'_> {
    JsonCopy {
        outlet: copy.outlet.as_deref(),
        date: copy.published.map(|day| day.to_string()),
        title: &copy.title,
        source: copy.address.as_deref().unwrap_or(&copy.source),
    }
}

/// Returns the attitude that follows, as files of others call it.
pub(super) fn attitude(implied: &Implied) -> &'static str {
    if implied.supports {
        StanceAttitude::Support.key()
    } else {
        StanceAttitude::Oppose.key()
    }
}

/// Returns the name of a stance's ground in files of others.
pub(super) const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Hand => "hand",
        Basis::Own => "own",
        Basis::Others => "others",
    }
}
