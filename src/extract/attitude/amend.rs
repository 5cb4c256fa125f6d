//! Changes to a text: who wants a draft changed takes it neither as it is nor not at all.
//!
//! In: a question. Out: whether what is asked for is a change to the plan or draft that the
//! matter names: "lobbied Norland to amend its draft", "proposed changes to the plan".

use super::Question;
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, WordKey, words};

/// How many words before the matter the word for a change may stand.
const REACH: usize = 6;

/// Words for changing a text, and for such changes.
const CHANGES: &[WordKey] = words![
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

/// Whether a change is asked for to the text that the matter names.
pub(super) fn is_amended(doc: &Doc, question: &Question) -> bool {
    let Some(&first) = question.matter.iter().find(|&&i| doc.is_text(i)) else {
        return false;
    };
    let floor = question.region.start.max(first.saturating_sub(REACH));
    let leads = Traits::DET.with(Traits::POSSESSIVE).with(Traits::PREP);
    let ends = Traits::PUNCT.with(Traits::CONJ);
    (floor..first)
        .rev()
        .take_while(|&i| !doc.is(i, ends) || doc.marks(i, &['-']))
        .any(|i| {
            // "the revised plan" is a plan.
            doc.reads(i, CHANGES) && (i + 1..first).any(|k| doc.is(k, leads))
        })
}
