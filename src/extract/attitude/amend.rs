//! Changes to a text: who wants a draft changed takes it neither as it is nor not at all.
//!
//! In: a question. Out: whether what is asked for is a change to the plan or draft that the
//! matter names: "lobbied Norland to amend its draft", "proposed changes to the plan", "wants
//! the plan to be changed". Who opposes any change is for the text.

use super::{Question, Sum};
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, WordKey, words};

/// How many words before the matter the word for a change may stand.
const REACH: usize = 6;

/// Words for changing a text, and for such changes.
const EDITS: &[WordKey] = words![
    "amend",
    "amends",
    "amended",
    "amending",
    "amendment",
    "amendments",
    "revise",
    "revises",
    "revising",
    "revision",
    "revisions",
    "rework",
    "reworks",
    "reworking",
    "rewrite",
    "rewrites",
    "rewriting",
    "redraft",
    "redrafting",
    "modify",
    "modifies",
    "modifying",
    "modifications",
    "adjust",
    "adjusting",
    "adjustments",
    "tweak",
    "tweaking",
    "tweaks",
    "alter",
    "altering",
    "alterations",
    "refine",
    "refining",
    "change",
    "changing",
    "changes",
    "renegotiate",
    "renegotiating",
];

/// Participles of them.
const EDITED: &[WordKey] = words![
    "amended",
    "revised",
    "reworked",
    "rewritten",
    "redrafted",
    "modified",
    "adjusted",
    "tweaked",
    "altered",
    "refined",
    "changed",
    "renegotiated",
];

/// Says whether a change is asked for to the text that the matter names; who turns any change
/// down is for the text as it is.
pub(super) fn amended(doc: &Doc, question: &Question, sum: &mut Sum) -> bool {
    let Some(&text) = question.matter.iter().find(|&&i| doc.is_text(i)) else {
        return false;
    };
    let before = edits_before(doc, question, text);
    if !before && !edited_behind(doc, question, text) {
        return false;
    }
    if sum.sign < 0 {
        sum.turn("no change to it is wanted");
        return false;
    }
    true
}

/// "changes to the plan", "rework its draft".
fn edits_before(doc: &Doc, question: &Question, text: usize) -> bool {
    let floor = question.region.start.max(text.saturating_sub(REACH));
    let leads = Traits::DET.with(Traits::POSSESSIVE).with(Traits::PREP);
    let ends = Traits::PUNCT.with(Traits::CONJ);
    (floor..text)
        .rev()
        .take_while(|&i| !doc.is(i, ends) || doc.marks(i, &['-']))
        .any(|i| {
            // "the revised plan" is a plan.
            doc.reads(i, EDITS) && (i + 1..text).any(|k| doc.is(k, leads))
        })
}

/// "wants the plan to be changed", "said the draft must be reworked".
fn edited_behind(doc: &Doc, question: &Question, text: usize) -> bool {
    let ends = Traits::PUNCT.with(Traits::CONJ);
    let end = question.region.end.min(text + 1 + REACH);
    // "the Norlandic plan" as a stance of Norland's is not what it wants changed.
    question.at.end <= text
        && (text + 1..end)
            .take_while(|&i| !doc.is(i, ends))
            .any(|i| doc.reads(i, EDITED) && doc.reads(i - 1, words!["be"]))
}
