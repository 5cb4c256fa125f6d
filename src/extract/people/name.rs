//! Names in a text that the agenda does not know: runs of capitalised words that are no titles.

use std::ops::Range;

use crate::extract::doc::Doc;
use crate::extract::token::{Traits, WordKey, words};

/// Words of offices that stand in capitals before a title and are no names.
pub(super) const OFFICES: &[WordKey] = words![
    "prime",
    "foreign",
    "finance",
    "defence",
    "defense",
    "interior",
    "economy",
    "economic",
    "economics",
    "energy",
    "trade",
    "justice",
    "labour",
    "labor",
    "home",
    "state",
    "treasury",
    "affairs",
    "vice",
    "special",
    "chief",
    "senior",
    "top",
    "lead",
    "general",
    "press",
    "security",
    "national",
    "development",
    "commerce",
    "agriculture",
    "health",
    "environment",
    "climate",
    "transport",
    "oil",
    "business",
    "intelligence",
    "policy",
    "relations",
    "court",
    "union",
];

/// The names that the agenda does not know: runs of capitalised words that are no titles.
pub(super) fn names(doc: &Doc) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for sentence in &doc.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = name_end(doc, at, sentence.tokens.end);
            let from = (at..end).find(|&i| !is_title(doc, i)).unwrap_or(end);
            let last = (from..end).rev().find(|&i| !doc.marks(i, &['.']));
            let upto = last.map_or(from, |i| i + 1);
            // "Cook Island officials": the name of something else.
            if from < upto && !doc.is(upto, Traits::VOICE) {
                out.push(from..upto);
            }
            at = end.max(at + 1);
        }
    }
    out
}

/// Where the name ends that begins at `at`; `at` itself where none does.
fn name_end(doc: &Doc, at: usize, ceiling: usize) -> usize {
    let particle = |i: usize| {
        doc.reads(
            i,
            words![
                "al", "el", "bin", "ibn", "ben", "abu", "de", "del", "der", "den", "di", "da",
                "dos", "du", "la", "le", "van", "von", "ter", "ten", "zu",
            ],
        )
    };
    let mut end = at;
    while end < ceiling {
        let led = particle(end) && is_part(doc, end + 1);
        let initial = end > at
            && doc.marks(end, &['.'])
            && doc.is(end - 1, Traits::CAPITAL)
            && (doc.tokens[end - 1].span.len() == 1 || is_title(doc, end - 1));
        if !(is_part(doc, end) || led || initial) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether the word at `at` may be part of an unknown name.
pub(super) fn is_part(doc: &Doc, at: usize) -> bool {
    let never = Traits::VOICE
        .with(Traits::OUTSIDER)
        .with(Traits::TIME)
        .with(Traits::PRON)
        .with(Traits::DET)
        .with(Traits::PREP)
        .with(Traits::CONJ)
        .with(Traits::NUMBER)
        .with(Traits::AUX)
        .with(Traits::PUNCT);
    doc.is(at, Traits::CAPITAL)
        && doc.is(at, Traits::NAME)
        && !doc.is(at, never)
        && !doc.is_named(at)
        && !doc.reads(at, OFFICES)
}

/// A form of address or a rank, which is no part of a name.
pub(super) fn is_title(doc: &Doc, at: usize) -> bool {
    let titles = words![
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "prof",
        "gen",
        "lt",
        "col",
        "maj",
        "adm",
        "capt",
        "general",
        "colonel",
        "admiral",
        "sheikh",
        "ayatollah",
        "imam",
        "monsieur",
        "madame",
        "herr",
        "frau",
        "signor",
        "rabbi",
        "prince",
        "princess",
    ];
    doc.reads(at, titles) || doc.marks(at, &['.'])
}
