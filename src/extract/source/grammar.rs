//! Grammar around a verb: where its helping words and the noun phrase before it begin.

use std::ops::Range;

use super::occasion::occasion;
use crate::extract::doc::Doc;
use crate::extract::mention::Kind;
use crate::extract::token::{Traits, words};

/// Returns where the helping words before the verb at `verb` begin: auxiliaries, modals,
/// adverbs, negations, "is said to".
pub(in crate::extract) fn verb_group(doc: &Doc, start: usize, verb: usize) -> usize {
    let helping = Traits::HELPING.with(Traits::ADV).with(Traits::NEG);
    let mut at = verb;
    // "has in recent months softened".
    let aside = adjuncts_before(doc, start, verb);
    if aside < verb && aside > start && doc.is(aside - 1, Traits::AUX) {
        at = aside;
    }
    while at > start {
        let before = &doc.tokens[at - 1];
        let bars =
            before.is(Traits::PUNCT) || before.is(Traits::CONJ) || doc.mention_at[at - 1] != 0;
        // "has so far refused", "more than doubled".
        let pair = at >= start + 2
            && (doc.reads(at - 1, words!["far"]) && doc.reads(at - 2, words!["so"])
                || doc.reads(at - 1, words!["than"]) && doc.reads(at - 2, words!["more", "less"]));
        if pair {
            at -= 2;
        } else if doc.reads(at - 1, words!["both", "each", "all"])
            && joins_subject(doc, start, at - 1)
        {
            // "Norland and Sudria have both pushed for it".
            at -= 1;
        } else if before.is(helping) && !before.is(Traits::PREP) && !bars
            || opens_quoted_verb(doc, start, at - 1)
        {
            at -= 1;
        } else if let Some(open) = aside_within(doc, start, at) {
            at = open;
        } else if at >= start + 2
            && doc.reads(at - 1, words!["to"])
            && carries_on(doc, start, at - 2)
        {
            at -= if doc.reads(at - 2, words!["on"]) {
                3
            } else {
                2
            };
        } else if doc.reads(at - 1, words!["to"])
            && let Some(verb) = occasion(doc, start, at - 1)
        {
            at = verb;
        } else {
            break;
        }
    }
    at
}

/// How many words an aside between a helping word and its verb has at most.
const WITHIN: usize = 7;

/// "has, so far, refused", "will not, at any price, accept": where the aside that ends before `at`
/// opens, behind a helping word.
fn aside_within(doc: &Doc, start: usize, at: usize) -> Option<usize> {
    let close = at.checked_sub(1).filter(|&i| doc.marks(i, &[',']))?;
    let open = (start.max(close.saturating_sub(WITHIN + 1))..close)
        .rev()
        .find(|&i| doc.marks(i, &[',']))?;
    let helps = open.checked_sub(1).filter(|&i| i > start)?;
    let helping = doc.is(helps, Traits::HELPING) && !is_possessive(doc, helps)
        || doc.reads(helps, words!["not"]) && doc.is(helps - 1, Traits::HELPING);
    let plain = open + 1 < close
        && doc.inside[open] == doc.inside[close]
        && !doc.reads(open + 1, words!["not", "and", "or", "but", "if"]);
    (helping && plain).then_some(open)
}

/// "Norland “strongly supports” a toll", "was “seriously considering” it": a mark at `at` that
/// opens behind the subject or the helping word of a verb.
fn opens_quoted_verb(doc: &Doc, start: usize, at: usize) -> bool {
    let opens = doc.marks(at, &['“', '"', '‘', '\'', '«'])
        && doc.inside.get(at + 1).is_some_and(|&q| q != 0)
        && doc.inside[at] == 0;
    let before = at.checked_sub(1).filter(|&i| opens && i >= start);
    before.is_some_and(|i| {
        let helps = doc.is(i, Traits::HELPING.with(Traits::NEG)) && !is_possessive(doc, i);
        let subject =
            doc.is(i, Traits::PRON.with(Traits::VOICE).with(Traits::GROUP)) || doc.is_named(i);
        (helps || subject) && doc.inside[i] == 0
    })
}

/// Whether the "both" at `at` stands behind its subject or the helping word of a verb.
fn joins_subject(doc: &Doc, start: usize, at: usize) -> bool {
    at > start && (doc.is(at - 1, Traits::AUX.with(Traits::MODAL)) || doc.is_named(at - 1))
}

/// Whether the verb after the word at `at` and "to" carries the stance: "continues to",
/// "is expected to", "has yet to".
fn carries_on(doc: &Doc, start: usize, at: usize) -> bool {
    doc.is(at, Traits::ASPECT)
        || (at > start && doc.reads(at, words!["yet"]) && doc.is(at - 1, Traits::AUX))
        || (at > start
            && doc.reads(at, words!["on"])
            && doc.reads(at - 1, words!["go", "goes", "went", "going"]))
        || (at > start && doc.is(at, Traits::RAISING) && doc.is(at - 1, Traits::AUX))
}

/// Returns the noun phrase that ends just before `end`, not reaching before `start`.
pub(in crate::extract) fn phrase_before(
    doc: &Doc,
    start: usize,
    end: usize,
) -> Option<Range<usize>> {
    let mut at = adjuncts_before(doc, start, end);
    // An apposition or an aside between commas, dashes or brackets is stepped over.
    for _ in 0..5 {
        if at <= start {
            return None;
        }
        let Some(open) = aside_start(doc, start, at) else {
            // "Ada Berg, 56, said".
            if at < end && doc.marks(at - 1, &[',']) && doc.is(at, Traits::NUMBER) {
                at -= 1;
            }
            break;
        };
        if let Some(person) = person_in_apposition(doc, open + 1, at - 1) {
            return Some(person);
        }
        at = adjuncts_before(doc, start, open);
    }
    if at <= start {
        return None;
    }
    let mut from = at;
    while from > start && !bounds(doc, start, from - 1) {
        from -= 1;
        // A pronoun is a phrase of its own; so is what stands before another determiner.
        let governed = doc.is(from.wrapping_sub(1), Traits::PREP);
        if doc.is(from, Traits::PRON) && !doc.is(from, Traits::DET) && !governed {
            break;
        }
        // "the first time | the envoy has agreed": so is what an article begins.
        let noun = from.checked_sub(1).filter(|&i| i >= start);
        if doc.reads(from, words!["the", "a", "an"])
            && noun.is_some_and(|i| doc.is(i, Traits::NOUN) && !doc.is_named(i))
        {
            break;
        }
    }
    // "Ada Berg, of Havn, said".
    if from > start
        && doc.is(from, Traits::PREP)
        && !doc.is_named(from)
        && doc.marks(from - 1, &[','])
        && from - 1 > start
    {
        return phrase_before(doc, start, from - 1);
    }
    let raw = from;
    if from == at
        && let Some(noun) = interviewed(doc, start, at)
    {
        return Some(noun);
    }
    let from = (from..at)
        .find(|&i| {
            let leads = Traits::PREP.with(Traits::ADV);
            // "Sudria paid, and the Norlandic envoys, who came late, want …".
            let joins = doc.reads(i, words!["and", "or"]);
            !(doc.is(i, leads) || joins) || doc.is_named(i) || doc.is(i, Traits::DET)
        })
        .unwrap_or(at);
    // "people who know him say": the verb's subject is what "who" stands for.
    if let Some(noun) = antecedent(doc, start, raw) {
        return Some(noun);
    }
    // "a survey published by the union says".
    let participle = (from + 1..at).find(|&i| {
        doc.is(i, Traits::PARTICIPLE)
            && doc.is(i - 1, Traits::NOUN)
            && !doc.is(i + 1, Traits::NOUN.with(Traits::NAME))
    });
    let at = participle.unwrap_or(at);
    (from < at).then_some(from..at)
}

/// "the experts I asked say": where a verb with a pronoun for its subject ends at `at`,
/// returns the noun phrase before the pronoun.
fn interviewed(doc: &Doc, start: usize, at: usize) -> Option<Range<usize>> {
    let verb = at.checked_sub(1).filter(|&i| i > start)?;
    let group = verb_group(doc, start, verb);
    let pronoun = group.checked_sub(1).filter(|&i| i > start)?;
    (doc.is(verb, Traits::VERBAL)
        && doc.is(pronoun, Traits::PRON)
        && doc.is(pronoun - 1, Traits::NOUN))
    .then(|| phrase_before(doc, start, pronoun))
    .flatten()
}

/// Where the phrase that starts at `from` is the object of a relative clause, returns the
/// noun phrase that the clause belongs to.
fn antecedent(doc: &Doc, start: usize, from: usize) -> Option<Range<usize>> {
    let verb = from.checked_sub(1).filter(|&i| {
        i > start
            && doc.is(
                i,
                Traits::VERBAL.with(Traits::PARTICIPLE).with(Traits::BARE),
            )
    })?;
    let who = (start..verb)
        .rev()
        .take_while(|&i| doc.is(i, Traits::ADV.with(Traits::AUX).with(Traits::CONJ)))
        .find(|&i| doc.reads(i, words!["who", "that", "which"]))?;
    let noun = who
        .checked_sub(1)
        .filter(|&i| i > start && doc.is(i, Traits::NOUN.with(Traits::NAME)))?;
    phrase_before(doc, start, noun + 1)
}

/// Steps back over "on Wednesday", "last week", "in a statement".
pub(in crate::extract) fn adjuncts_before(doc: &Doc, start: usize, end: usize) -> usize {
    let mut at = end;
    loop {
        let mut probe = at;
        while probe > start
            && doc.tokens[probe - 1].is(Traits::TIME.with(Traits::NUMBER))
            && doc.mention_at[probe - 1] == 0
        {
            probe -= 1;
        }
        if probe == at {
            return at;
        }
        while probe > start
            && (doc.tokens[probe - 1].is(Traits::DET)
                || doc.reads(
                    probe - 1,
                    words!["early", "late", "earlier", "recent", "past", "coming"],
                ))
        {
            probe -= 1;
        }
        if probe > start && doc.tokens[probe - 1].is(Traits::PREP) {
            probe -= 1;
        }
        at = probe;
    }
}

/// Where an aside ends with the token before `end`, returns where it opens.
fn aside_start(doc: &Doc, start: usize, end: usize) -> Option<usize> {
    let close = doc.tokens[end - 1].first;
    if !doc.tokens[end - 1].is(Traits::PUNCT) {
        return None;
    }
    let opens: &[char] = match close {
        ',' => &[','],
        ')' => &['('],
        '–' => &['–'],
        '—' => &['—'],
        '-' if doc.marks(end.saturating_sub(2), &['-']) || is_dash(doc, end - 1) => &['-'],
        _ => return None,
    };
    let floor = start.max(end.saturating_sub(40));
    (floor..end - 1)
        .rev()
        .filter(|&i| doc.tokens[i].is(Traits::PUNCT) && opens.contains(&doc.tokens[i].first))
        .find(|&i| !lists_names(doc, i, end))
        .filter(|&open| {
            open > start && (!doc.tokens[open - 1].is(Traits::PUNCT) || doc.marks(open - 1, &[')']))
        })
}

/// Whether the comma at `at` stands in a list of names that ends before `end` ("who met the
/// envoys of Norland, Sudria and Ostland,").
fn lists_names(doc: &Doc, at: usize, end: usize) -> bool {
    let name = |i: usize| doc.is_named(i) || doc.is(i, Traits::NAME);
    let part = |i: usize| name(i) || doc.marks(i, &[',', '.']) || doc.is(i, Traits::DET);
    let and = (at + 1..end).find(|&i| !part(i));
    doc.marks(at, &[','])
        && at > 0
        && name(at - 1)
        && and.is_some_and(|i| doc.reads(i, words!["and"]) && name(i - 1) && name(i + 1))
}

/// Whether a hyphen stands for a dash: with blanks on both sides.
fn is_dash(doc: &Doc, at: usize) -> bool {
    let span = doc.tokens[at].span;
    let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    doc.marks(at, &['-'])
        && blank(doc.text[..span.start].chars().next_back())
        && blank(doc.text[span.end..].chars().next())
}

/// "The spokesman, Dmitry Peskov, said", "The head of the delegation, presidential aide
/// Dmitry Peskov, said": the apposition names the person.
fn person_in_apposition(doc: &Doc, from: usize, to: usize) -> Option<Range<usize>> {
    let title = Traits::VOICE.with(Traits::ADJECTIVE).with(Traits::CAPITAL);
    let name = (from..to).find(|&i| {
        doc.mention(i)
            .is_some_and(|m| matches!(m.kind, Kind::Person(_)))
            || !(doc.is(i, title) || doc.mention(i).is_some_and(|m| m.kind == Kind::Demonym))
    })?;
    let mention = doc.mention(name)?;
    (matches!(mention.kind, Kind::Person(_))
        && mention.tokens.end <= to
        && mention.tokens.end + 1 >= to)
        .then(|| mention.tokens.clone())
}

/// Says whether a noun phrase read backwards ends before the token at `at`.
fn bounds(doc: &Doc, start: usize, at: usize) -> bool {
    let token = &doc.tokens[at];
    if doc.mention_at[at] != 0 {
        return false;
    }
    if token.is(Traits::PUNCT) {
        // A comma in a list of parties ("the U.S., Ukraine and Russia") goes on.
        let listed = token.first == ','
            && at > start
            && (doc.mention_at[at - 1] != 0 || doc.is(at - 1, Traits::NAME))
            && (doc.mention_at.get(at + 1).is_some_and(|&m| m != 0)
                || doc.reads(at + 1, words!["and"]))
            && is_list(doc, start, at);
        let title = token.first == '.'
            && at > start
            && doc.is(at - 1, Traits::CAPITAL)
            && doc.tokens[at - 1].span.len() <= 4
            && doc.tokens[at - 1].span.end == token.span.start;
        return !(listed || title || matches!(token.first, '-' | '/' | '&'));
    }
    if token.is(Traits::CONJ) {
        return !(doc.reads(at, words!["and", "or", "&"]) && at > start && joins(doc, start, at));
    }
    // "after Kyiv said": the phrase begins behind the word that opens the clause.
    if token.is(Traits::OPENER) && !token.is(Traits::NAME) {
        return true;
    }
    let verb = Traits::HELPING;
    (token.is(verb) && !is_possessive(doc, at) && !token.is(Traits::NAME))
        || token.is(Traits::VERBAL.with(Traits::BARE)) && !is_voice(doc, start, at)
        || (token.is(Traits::FINITE) && !token.is(Traits::NOUN.with(Traits::NAME)))
        || is_past(doc, start, at) && !token.is(Traits::PARTICIPLE)
}

/// "a Norland source familiar with the talks": behind a name or an adjective a word for who
/// speaks is no verb, though it may read as one.
fn is_voice(doc: &Doc, start: usize, at: usize) -> bool {
    let qualifies = Traits::ADJECTIVE.with(Traits::DET);
    doc.is(at, Traits::VOICE)
        && at > start
        && (doc.is_named(at - 1) || doc.is(at - 1, qualifies))
        && !doc.is(at + 1, Traits::DET)
}

/// Says whether a comma between two names is one of a list: an "and" follows, or nothing
/// stands before ("Norland, Sudria end talks"); not "if he would meet Berg, Rell said".
fn is_list(doc: &Doc, start: usize, comma: usize) -> bool {
    let part = |i: usize| {
        doc.mention_at.get(i).is_some_and(|&m| m != 0)
            || doc.marks(i, &[',', '.'])
            || doc.is(i, Traits::DET.with(Traits::NAME))
    };
    let mut after = comma + 1;
    while part(after) {
        after += 1;
    }
    doc.reads(after, words!["and"]) || (start..comma).all(part)
}

/// Says whether the "and" at `at` joins two noun phrases: what stands before it is one back
/// to the beginning of its clause.
fn joins(doc: &Doc, start: usize, at: usize) -> bool {
    let nominal = Traits::NOUN.with(Traits::NAME);
    let named = |i: usize| doc.mention_at.get(i).is_some_and(|&m| m != 0);
    if !(doc.is(at - 1, nominal) || named(at - 1) || doc.marks(at - 1, &[',', '.'])) {
        return false;
    }
    if named(at - 1) && (named(at + 1) || doc.is(at + 1, Traits::DET) && named(at + 2)) {
        return true;
    }
    let head = Traits::NOUN
        .with(Traits::NAME)
        .with(Traits::ADJECTIVE)
        .with(Traits::DET)
        .with(Traits::NUMBER)
        .with(Traits::POSSESSIVE);
    let within = |i: usize| {
        doc.is(i, Traits::PREP) && !doc.is(i, Traits::OPENER)
            || doc.marks(i, &['.']) && doc.is(i.wrapping_sub(1), Traits::CAPITAL)
    };
    let from = (start..at)
        .rev()
        .take_while(|&i| doc.is(i, head) || named(i) || within(i))
        .last()
        .unwrap_or(at);
    from == start
        || doc.is(from - 1, Traits::PUNCT) && !doc.marks(from - 1, &['.'])
        || doc.reads(from - 1, words!["that", "as", "when", "while", "but"])
}

/// A lower-case word in -ed after a noun and before an object reads as a finite verb;
/// before a noun it is a participle ("the proposed plan").
fn is_past(doc: &Doc, start: usize, at: usize) -> bool {
    let token = &doc.tokens[at];
    let ed = token.span.len() > 4
        && !token.is(Traits::CAPITAL.with(Traits::JOINED))
        && token.span.of(doc.text).ends_with("ed");
    let after_noun = at > start
        && !doc.tokens[at - 1].is(Traits::DET
            .with(Traits::PREP)
            .with(Traits::JOINED)
            .with(Traits::PUNCT))
        && !is_possessive(doc, at - 1);
    let object = doc.tokens.get(at + 1).is_some_and(|next| {
        next.is(Traits::DET
            .with(Traits::PREP)
            .with(Traits::PRON)
            .with(Traits::NUMBER)
            .with(Traits::CONJ)
            .with(Traits::PUNCT))
            || doc.mention_at[at + 1] != 0
    });
    let named = at > start
        && doc
            .mention(at - 1)
            .is_some_and(|m| matches!(m.kind, Kind::Person(_)) && !m.detached);
    ed && after_noun && (object || named)
}

/// Says whether the token is the possessive "'s" rather than a short "is".
pub(in crate::extract) fn is_possessive(doc: &Doc, at: usize) -> bool {
    doc.is(at, Traits::POSSESSIVE)
        && at > 0
        && !doc.tokens[at - 1].is(Traits::PRON)
        && !doc.reads(
            at - 1,
            words!["who", "that", "what", "there", "here", "where"],
        )
}
