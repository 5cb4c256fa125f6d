//! Freed: what is freed against a proposal that limits it.
//!
//! "Norland limits exports of herring" is asked for by nobody who wants "herring exports to
//! resume". In: a proposal that limits, and a match of it in a document. Out: whether the words
//! around the match free what it limits, and none of them limits.

use std::ops::Range;

use super::Match;
use crate::extract::doc::Doc;
use crate::extract::token::{Token, Traits, WordKey, words};

/// Up to how many words before or behind a match it is freed.
const REACH: usize = 5;

/// Verbs of proposals that limit.
const LIMITS: &[WordKey] = words![
    "limits",
    "limit",
    "restricts",
    "restrict",
    "caps",
    "curbs",
    "curb"
];

/// Participles of them, which limit behind a form of "be".
const LIMITED: &[WordKey] = words!["limited", "restricted", "capped", "curbed"];

/// Words that limit, wherever they stand.
const LIMITING: &[WordKey] = words![
    "limits",
    "limit",
    "limited",
    "limiting",
    "limitation",
    "limitations",
    "restricts",
    "restrict",
    "restricted",
    "restricting",
    "restriction",
    "restrictions",
    "cap",
    "caps",
    "capped",
    "capping",
    "curb",
    "curbs",
    "curbed",
    "curbing",
    "control",
    "controls",
    "ban",
    "bans",
    "banned",
    "ceiling",
    "ceilings",
    "freeze",
    "frozen",
    "quota",
    "quotas",
    "constraints",
    "measures",
    "reduce",
    "reduced",
    "reducing",
    "cut",
    "cuts",
    "cutting",
    "halt",
    "halted",
    "stop",
    "stopped",
    "block",
    "blocked",
    "blocking",
    "withhold",
    "withheld",
    "choke",
    "squeeze",
    "tighten",
    "tightened",
    "slow",
    "slowed",
];

/// Words that free what was limited, or let it grow.
const FREES: &[WordKey] = words![
    "resume",
    "resumes",
    "resumed",
    "resuming",
    "resumption",
    "restart",
    "restarts",
    "restarted",
    "restarting",
    "reopen",
    "reopened",
    "release",
    "releases",
    "released",
    "releasing",
    "approve",
    "approves",
    "approved",
    "approval",
    "approvals",
    "allow",
    "allows",
    "allowed",
    "allowing",
    "permit",
    "permits",
    "permitted",
    "permitting",
    "ease",
    "eases",
    "eased",
    "easing",
    "free",
    "freed",
    "freely",
    "unrestricted",
    "unlimited",
    "unhindered",
    "unfettered",
    "licence",
    "licences",
    "license",
    "licenses",
    "licensed",
    "increase",
    "increases",
    "increased",
    "increasing",
    "expand",
    "expands",
    "expanded",
    "expanding",
    "boost",
    "boosted",
    "double",
    "doubled",
    "triple",
    "raise",
    "raised",
    "raising",
    "accelerate",
    "accelerated",
    "flow",
    "flows",
    "flowing",
    "restore",
    "restored",
    "normalise",
    "normalize",
    "grow",
    "speed",
];

/// Whether a text says that something is limited: not "for a limited time".
pub(super) fn limits(tokens: &[Token]) -> bool {
    let passive = |pair: &[Token]| pair[0].is(Traits::BE) && LIMITED.contains(&pair[1].key);
    tokens.iter().any(|token| LIMITS.contains(&token.key)) || tokens.windows(2).any(passive)
}

/// "the exports will resume", "approved licences for the exports": whether what a match speaks of
/// is freed.
pub(super) fn frees(doc: &Doc, region: &Range<usize>, found: &Match) -> bool {
    let (Some(&first), Some(&last)) = (found.tokens.first(), found.tokens.last()) else {
        return false;
    };
    let ends = Traits::PUNCT.with(Traits::CONTRAST);
    let near = |i: &usize| !doc.is(*i, ends) || doc.marks(*i, &['-', '“', '”', '"', '\'']);
    let before = (region.start.max(first.saturating_sub(REACH))..first)
        .rev()
        .take_while(|i| near(i) && !doc.reads(*i, words!["and"]));
    let behind = (last + 1..region.end.min(last + 1 + REACH)).take_while(near);
    let mut free = false;
    for at in before.chain(first..=last).chain(behind) {
        if doc.reads(at, LIMITING) {
            return false;
        }
        free |= doc.reads(at, FREES);
    }
    free
}
