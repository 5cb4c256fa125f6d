//! Turning: words around a matter that turn it into its opposite.
//!
//! In: a match with its document. Out: whether a reversing word stands before it ("scrap the
//! fee"), whether it is said behind it that it is to end ("the fee must be scrapped", "the
//! sanctions have to go"), and whether it is said to stay as it is where the proposal would
//! change it ("the troops will stay" against "the troops leave").

use std::ops::Range;

use super::freed::frees;
use super::{Concepts, Match, Topic, Topics};
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, WordKey, words};

/// Up to how many words before a matter a reversing word stands.
const REVERSER_REACH: usize = 4;
/// Up to how many words, if they are all of one noun phrase.
const PHRASE_REACH: usize = 16;
/// Up to how many words behind a matter it is said to end, or to stay.
const BEHIND: usize = 6;

/// Verbs of ending that need no object.
const ENDS: &[WordKey] = words![
    "go",
    "end",
    "cease",
    "stop",
    "disappear",
    "vanish",
    "lapse",
    "expire",
    "die",
    "evaporate",
];

/// Verbs of staying, of the thing that stays.
pub(super) const STAYS: &[WordKey] = words![
    "stay", "stays", "stayed", "staying", "remain", "remains", "remained", "persist", "persists",
];

/// Verbs of keeping, whose object stays.
const KEEPS: &[WordKey] = words![
    "continue",
    "continues",
    "continued",
    "continuing",
    "keep",
    "keeps",
    "kept",
    "keeping",
    "maintain",
    "maintains",
    "maintained",
    "maintaining",
    "retain",
    "retains",
    "retained",
    "retaining",
];

/// Verbs of beginning and of doing, of what a proposal would end.
const STARTS: &[WordKey] = words![
    "start",
    "starts",
    "started",
    "starting",
    "begin",
    "begins",
    "began",
    "beginning",
    "resume",
    "resumes",
    "resumed",
    "resuming",
    "restart",
    "restarts",
    "restarted",
    "restarting",
    "launch",
    "launches",
    "launched",
    "launching",
    "conduct",
    "conducts",
    "conducted",
    "conducting",
];

impl Topics {
    /// Says whether the words around a match turn it into its opposite: a reversing verb
    /// that the proposal does not hold itself, or one of staying where it would change.
    ///
    /// A `deed` is the verb of whoever did the thing itself, told apart from other words: see
    /// [`Self::ends`].
    pub(in crate::extract) fn is_reversed(
        &self,
        doc: &Doc,
        concepts: &Concepts,
        region: &Range<usize>,
        found: &Match,
        deed: Option<usize>,
    ) -> bool {
        let (Some(topic), Some(&first)) = (self.topic(found), found.tokens.first()) else {
            return false;
        };
        let deed = deed.filter(|&at| self.ends_at(doc, at));
        let floor = region.start.max(first.saturating_sub(PHRASE_REACH));
        let from = concepts.reversed.partition_point(|&at| at < floor);
        let before = concepts.reversed[from..]
            .iter()
            .copied()
            .take_while(|&at| at < first)
            .filter(|&at| Some(at) != deed)
            .filter(|&at| first - at <= REVERSER_REACH || is_one_phrase(doc, at, first))
            .filter(|&at| !is_listed_apart(doc, at, first) && !opens_anew(doc, at, first))
            // "the ban will be lifted and the boats freed": a passive has no object behind it.
            .filter(|&at| !doc.is(at, Traits::PARTICIPLE) || !doc.is(at - 1, Traits::BE));
        let told = if found.core.is_empty() {
            &found.tokens
        } else {
            &found.core
        };
        let behind = is_undone(doc, concepts, region, told);
        let mut reversers = 0;
        let mut own = 0;
        for at in before.chain(behind) {
            reversers += 1;
            let token = &doc.tokens[at];
            let mut word = self.classes.of(token).chain([token.stem]);
            // "give up" stands for what it says as a whole.
            let phrase = self.light.contains(&token.stem)
                && concepts.any_at(at, |concept| topic.own.contains(&concept));
            own += usize::from(phrase || word.any(|concept| topic.own.contains(&concept)));
        }
        // "scrap the fee" tells "the fee is dropped", in another word for it; "avoid dropping the
        // fee" does not.
        let said = self.ends_at(doc, first) && doc.is(first, Traits::GERUND);
        // "the relief will be revoked": what ends is an end itself.
        let relief = behind.is_some()
            && found
                .tokens
                .iter()
                .any(|&at| doc.is(at, Traits::NOUN) && self.ends_at(doc, at));
        let own = if relief { 0 } else { own };
        let said = said || relief;
        let about = |at: usize| concepts.any_at(at, |c| topic.reversed.contains(&c));
        let same = own == 0 && reversers > 0 && !said && found.tokens.iter().any(|&at| about(at));
        let turned = (reversers - own - usize::from(same)) % 2 == 1;
        let ended = deed.is_some_and(|at| self.ends(doc, concepts, topic, at, found));
        let freed = topic.limits && !found.contrary && frees(doc, region, found);
        ((turned != ended) != self.stays(doc, concepts, topic, region, found)) != freed
    }

    /// "suspended the truce", "eased the pressure": whether the deed at `at`, which ends or lets
    /// go, is done to the matter, and neither a cue of the proposal says so nor does the
    /// proposal end the same thing. Of "the fighting stops by a truce" the end of the fighting
    /// is told, not of the truce.
    fn ends(
        &self,
        doc: &Doc,
        concepts: &Concepts,
        topic: &Topic,
        at: usize,
        found: &Match,
    ) -> bool {
        let Some(&first) = found.tokens.iter().find(|&&i| i > at) else {
            return false;
        };
        let done = first - at <= REVERSER_REACH
            || is_one_phrase(doc, at, first)
            || is_part(doc, at, first);
        let about = |i: usize| concepts.any_at(i, |c| topic.reversed.contains(&c));
        let others = || found.tokens.iter().copied().filter(|&i| i != at);
        // "suspended the withdrawal" ends what the proposal says, though that ends something too.
        let same = || others().any(about) && !others().any(|i| self.ends_at(doc, i));
        done && !opens_anew(doc, at, first) && !found.core.contains(&at) && !same()
    }

    /// Whether a word for what ends, leaves or is let go begins at `at`.
    fn ends_at(&self, doc: &Doc, at: usize) -> bool {
        let stem = |i: usize| doc.tokens[i].stem;
        let mut found = false;
        self.endings
            .at(at, doc.tokens.len(), stem, |_, ()| found = true);
        found
    }

    /// "the troops will stay in the valley", "keep the sanctions": whether it is said to go on of
    /// a matter that the proposal would end, by no word of the proposal.
    fn stays(
        &self,
        doc: &Doc,
        concepts: &Concepts,
        topic: &Topic,
        region: &Range<usize>,
        found: &Match,
    ) -> bool {
        let (Some(&first), Some(&last)) = (found.tokens.first(), found.tokens.last()) else {
            return false;
        };
        // "keep the truce", of fighting that stops by a truce, keeps no fighting.
        let about = |&at: &usize| concepts.any_at(at, |c| topic.reversed.contains(&c));
        let other = !topic.reversed.is_empty() && !found.tokens.iter().any(about);
        if !topic.endings || found.contrary || other {
            return false;
        }
        let floor = region.start.max(first.saturating_sub(REVERSER_REACH));
        let from = concepts.lasting.partition_point(|&at| at < floor);
        let end = region.end.min(last + 1 + BEHIND);
        let endings = |at: usize| self.ends_at(doc, at);
        let lasts = |at: usize| {
            let own = || concepts.any_at(at, |concept| topic.own.contains(&concept));
            // Between what stays and what tells it no other verb of the proposal stands.
            let (one, other) = if at < first { (at, first) } else { (last, at) };
            let apart = (one + 1..other).any(|i| {
                doc.is(i, Traits::PUNCT.with(Traits::CONJ).with(Traits::CONTRAST)) || endings(i)
            });
            let begins = doc.reads(at, STARTS) && !found.tokens.iter().any(about);
            !apart && !begins && !own() && lasting_of(doc, at, first)
        };
        concepts.lasting[from..]
            .iter()
            .take_while(|&&at| at < end)
            .any(|&at| lasts(at))
            && !found.tokens.iter().any(|&at| endings(at))
    }
}

/// Whether the verb at `at` says that the matter which begins at `first` stays: "keep the
/// sanctions", "the sanctions stay", "be kept"; not "the rest stays" before it.
fn lasting_of(doc: &Doc, at: usize, first: usize) -> bool {
    let next = at + 1;
    let passive = doc.is(at.wrapping_sub(1), Traits::BE)
        || doc.is(at, Traits::PARTICIPLE)
            && (next >= doc.tokens.len() || doc.is(next, Traits::PUNCT.with(Traits::PREP)));
    if doc.reads(at, STARTS) {
        // "resume the strikes", "the strikes will resume".
        let object = Traits::DET.with(Traits::NOUN).with(Traits::NAME);
        at < first || passive || !doc.is(next, object)
    } else if doc.reads(at, KEEPS) {
        at < first || passive
    } else {
        at > first
    }
}

/// Says whether a word that tells of ending stands behind a matter: "must be scrapped", "has
/// to go".
fn is_undone(
    doc: &Doc,
    concepts: &Concepts,
    region: &Range<usize>,
    tokens: &[usize],
) -> Option<usize> {
    let &last = tokens.last()?;
    let end = region.end.min(last + 1 + BEHIND);
    let from = concepts.undone.partition_point(|&at| at <= last);
    let at = concepts.undone[from..].first().copied()?;
    if at >= end {
        return None;
    }
    let ends = Traits::PUNCT.with(Traits::CONJ).with(Traits::CONTRAST);
    let open = !(last + 1..at).any(|i| {
        doc.is(i, ends) || doc.reads(i, words!["that", "which", "who", "until", "before", "when"])
    });
    open.then_some(at)
}

/// Whether the word at `at` says that what stands before it is to end: "be lifted", "should
/// go".
pub(super) fn ends_it(doc: &Doc, at: usize, reverses: bool) -> bool {
    if doc.reads(at, ENDS) {
        let bidden = doc.is(at.wrapping_sub(1), Traits::MUST)
            || doc.reads(at.wrapping_sub(1), words!["to"])
                && doc.is(at.wrapping_sub(2), Traits::MUST);
        let object = Traits::DET
            .with(Traits::NOUN)
            .with(Traits::NAME)
            .with(Traits::ADJECTIVE)
            .with(Traits::GERUND);
        let on = words![
            "into", "ahead", "on", "forward", "through", "to", "up", "further", "beyond", "hand",
            "well", "via",
        ];
        let next = at + 1;
        return bidden && (closes(doc, at) || !doc.is(next, object) && !doc.reads(next, on));
    }
    // "ease concerns about it" ends nothing; "is to be eased" does.
    let eases = || doc.reads(at, words!["eased", "relaxed", "loosened"]);
    doc.reads(at.wrapping_sub(1), words!["be"])
        && (reverses && doc.is(at, Traits::PARTICIPLE) || eases())
}

/// Whether the verb at `at` ends what stands behind it: "must stop the war", "to end the siege".
pub(super) fn acts_on(doc: &Doc, at: usize) -> bool {
    let adverb = usize::from(doc.is(at.wrapping_sub(1), Traits::ADV));
    let before = at.wrapping_sub(1 + adverb);
    let bidden =
        doc.is(before, Traits::MODAL.with(Traits::MUST)) || doc.reads(before, words!["to"]);
    let object = Traits::DET.with(Traits::NAME).with(Traits::NOUN);
    doc.is(at, Traits::BARE)
        && bidden
        && (doc.is_named(at + 1) || doc.is(at + 1, object) && !doc.is(at + 1, Traits::TIME))
}

/// "the sanctions must stop the war": whether the verb among the words of a cue ends another thing
/// than the cue's, which all stands before it.
pub(super) fn ends_another(concepts: &Concepts, core: &[usize]) -> bool {
    core.len() > 1
        && core.iter().any(|at| {
            concepts.acting.binary_search(at).is_ok() && core.iter().all(|other| other <= at)
        })
}

/// Whether the verb at `at` says of its object that it stays, or begins: "keep", "resume".
pub(in crate::extract) fn goes_on(doc: &Doc, at: usize) -> bool {
    doc.reads(at, KEEPS) || doc.reads(at, STARTS)
}

/// Whether nothing follows the word at `at` in its paragraph: a headline has no full stop.
fn closes(doc: &Doc, at: usize) -> bool {
    at + 1 >= doc.tokens.len() || !doc.is_same_block(at, at + 1)
}

/// Whether the word at `at` tells that something stays as it is.
pub(super) fn lasts(doc: &Doc, at: usize) -> bool {
    if goes_on(doc, at) {
        return true;
    }
    // "remains ready", "stay out of" say something else.
    let open = Traits::PUNCT.with(Traits::CONJ).with(Traits::TIME);
    let next = at + 1;
    let place = words![
        "in", "on", "at", "under", "within", "inside", "there", "put", "until", "as", "whatever",
        "behind", "for", "here",
    ];
    doc.reads(at, STAYS) && (closes(doc, at) || doc.is(next, open) || doc.reads(next, place))
}

/// "scrap the 240 million euro ($272 million) fee", "scrap the hated, costly fee", "end
/// cooperation with the inspectors": whether all words between a verb and the matter are of one
/// noun phrase.
fn is_one_phrase(doc: &Doc, verb: usize, first: usize) -> bool {
    let nominal = Traits::DET
        .with(Traits::ADJECTIVE)
        .with(Traits::NOUN)
        .with(Traits::NAME)
        .with(Traits::NUMBER)
        .with(Traits::POSSESSIVE)
        .with(Traits::ADV)
        .with(Traits::PARTICIPLE);
    let quality = Traits::ADJECTIVE.with(Traits::PARTICIPLE);
    (verb + 1..first).all(|i| {
        // "hated, costly and old"; not "the war, a withdrawal".
        let listed = (doc.marks(i, &[',']) || doc.reads(i, words!["and"]))
            && doc.is(i - 1, quality)
            && doc.is(i + 1, quality);
        let mark = doc.marks(i, &['(', ')', '$', '€', '£', '-', '“', '”', '"']);
        let tail = doc.reads(i, words!["of", "with"]);
        let opens =
            !doc.is(i, Traits::DET) || i == verb + 1 || doc.reads(i - 1, words!["of", "with"]);
        listed || mark || tail || opens && doc.is(i, nominal) || doc.is_named(i)
    })
}

/// "suspended its part in the truce": whether a verb is done to a share in the matter.
fn is_part(doc: &Doc, verb: usize, first: usize) -> bool {
    let shares = words![
        "participation",
        "part",
        "role",
        "membership",
        "involvement",
        "share",
    ];
    (verb + 2..first).any(|i| {
        doc.reads(i, words!["in"])
            && doc.reads(i - 1, shares)
            && is_one_phrase(doc, verb, i)
            && is_one_phrase(doc, i, first)
    })
}

/// "wants the shooting to stop before the talks turn to borders": what a clause of time or
/// of a condition between `at` and `first` speaks of is no object of the verb at `at`.
fn opens_anew(doc: &Doc, at: usize, first: usize) -> bool {
    let openers = words![
        "before", "until", "till", "after", "when", "once", "while", "if", "unless", "because",
        "so", "whether",
    ];
    (at + 1..first).any(|i| doc.reads(i, openers))
}

/// Whether a verb of its own begins behind a comma or an "and" between `at` and `first`:
/// "renounce the lease, cut the fleet".
fn is_listed_apart(doc: &Doc, at: usize, first: usize) -> bool {
    let verb = Traits::BARE.with(Traits::GERUND).with(Traits::VERBAL);
    (at + 1..first).any(|i| {
        (doc.marks(i, &[',', ';']) || doc.reads(i, words!["and", "or", "but"]))
            && doc.is(i + 1, verb.with(Traits::MOSTLY_VERB))
    })
}

/// Whether what stands around the words of an issue says that it ends or stays: before one of
/// them a reversing word, behind them one of ending or of staying.
pub(super) fn turns(concepts: &Concepts, region: &Range<usize>, tokens: &[usize]) -> bool {
    let near = |list: &[usize], range: Range<usize>| {
        let range = range.start.max(region.start)..range.end.min(region.end);
        let from = list.partition_point(|&at| at < range.start);
        list.get(from).is_some_and(|&at| at < range.end)
    };
    tokens.iter().any(|&at| {
        near(&concepts.reversed, at.saturating_sub(REVERSER_REACH)..at)
            || near(&concepts.undone, at + 1..at + 1 + BEHIND)
            || near(&concepts.lasting, at + 1..at + 1 + BEHIND)
    })
}
