//! A comparison as JSON: every proposal of the agenda, every pair, every issue.

use std::collections::BTreeMap;

use serde::Serialize;

use super::sheet::{Cell, Quote, Sheet};
use crate::model::{Act, Agenda, Basis, Firmness, Lean, PairAgreement, Row};

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
    let silent = BTreeMap::new();
    let json = Json {
        title: &sheet.title,
        agenda: &agenda.id,
        parties: sheet.parties.iter().map(|(id, _)| id.as_str()).collect(),
        articles: sheet.articles,
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
    pairs: Vec<JsonPair<'a>>,
    proposals: Vec<JsonProposal<'a>>,
    issues: Vec<JsonIssue<'a>>,
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
    sentence: &'a str,
    stances: &'a BTreeMap<&'a str, JsonStance<'a>>,
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
}

#[derive(Serialize)]
struct JsonIssue<'a> {
    id: &'a str,
    verdict: &'static str,
    counts: BTreeMap<&'static str, usize>,
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
) -> JsonProposal<'a> {
    JsonProposal {
        id: row.proposal.as_str(),
        issue: row.issue.as_str(),
        text: agenda.proposal(&row.proposal).map_or("", |(_, p)| &p.text),
        relation: row.relation.key(),
        n: row.n,
        conflict_index: row.conflict_index,
        sentence: &row.sentence,
        stances,
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
