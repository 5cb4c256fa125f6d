//! Titles that say whose words follow: "Remarks by President Berg", "Norland's plan in full".

use std::ops::Range;

use super::label::openers;
use super::{Turn, says_me, told_from};
use crate::extract::doc::{Doc, Sentence};
use crate::extract::memory::author;
use crate::extract::source::{Holder, Source, identify};
use crate::extract::token::{Traits, WordKey, words};

/// How many points a text that follows whole has at least.
const POINTS: usize = 3;
/// Up to how many words a title has.
const TITLE: usize = 60;
/// Up to how many words stand before the noun of a title.
const TITLE_OPENS: usize = 5;
/// Within how many words a speech greets those it is for.
const GREETING: usize = 12;
/// How often a speech at least says "I" or "we" outside quotation marks.
const FIRST_PERSON: usize = 3;

/// What a person gives in words of their own.
const SPEECHES: &[WordKey] = words![
    "remarks",
    "address",
    "speech",
    "statement",
    "briefing",
    "gaggle",
    "testimony",
];

/// "Remarks by President Berg at the lock": the turn of a text that is one speech.
pub(super) fn speech(doc: &Doc) -> Option<Turn> {
    let title = titles(doc).find_map(|s| Some((titled(doc, s)?, s.tokens.end)));
    let ((noun, named), end) = title?;
    let who = match identify(doc, &named) {
        Source::Parties(holders) => Source::Parties(holders),
        who => greeted(doc, end).map_or(who, |party| Source::Parties(vec![Holder::of(party)])),
    };
    let one = match &who {
        Source::Parties(holders) => {
            let mut named = doc.mentions_in(named.clone());
            named.all(|m| holders.iter().all(|h| h.party == m.party))
        }
        who => matches!(who, Source::Outsider(_)),
    };
    let words = end..doc.tokens.len();
    let upto = told_from(doc, &words, &who, true);
    let turn = Turn {
        words: words.start..upto,
        who,
        named,
        cue: noun..noun + 1,
    };
    one.then_some(turn)
}

/// "Dear Norlanders!", "My fellow Norlanders": whose people the words that begin at `from` greet.
fn greeted(doc: &Doc, from: usize) -> Option<usize> {
    let end = doc.tokens.len().min(from + GREETING);
    let greets = |&i: &usize| doc.reads(i, words!["dear", "fellow"]);
    let at = (from..end).find(greets)?;
    doc.mention(at + 1).map(|mention| mention.party)
}

/// The lines that may be the title of a document.
fn titles<'a>(doc: &'a Doc) -> impl Iterator<Item = &'a Sentence> {
    let headings = doc.sentences.iter().take_while(|s| s.headline);
    headings.chain(doc.sentences.first())
}

/// "Full text of Norland's draft": a turn for each of its points, behind its number.
pub(super) fn points(doc: &Doc) -> Vec<Turn> {
    let Some((noun, author)) = titles(doc).find_map(|s| whole(doc, s)) else {
        return Vec::new();
    };
    let mut turns = Vec::new();
    let ends = openers(doc).skip(1).map(|s| s.tokens.start);
    let last = doc.tokens.len();
    for (sentence, end) in openers(doc).zip(ends.chain(std::iter::once(last))) {
        let number = sentence.tokens.start;
        let from = number + 2;
        // "9.", and "a." below it.
        let letter = doc.slice(&(number..number + 1)).len() == 1
            && !doc.is(number, Traits::CAPITAL.with(Traits::PUNCT));
        let item = (letter || doc.is(number, Traits::NUMBER))
            && doc.marks(number + 1, &['.', ')', ':'])
            && from < end;
        if item {
            turns.push(Turn {
                words: from..end,
                who: Source::Document(author),
                named: noun..noun + 1,
                cue: number..from,
            });
        }
    }
    if turns.len() < POINTS {
        turns.clear();
    }
    turns
}

/// "Norland's plan in full", "Full text of the draft": the noun of a text that follows whole,
/// and who wrote it.
fn whole(doc: &Doc, sentence: &Sentence) -> Option<(usize, Option<usize>)> {
    let bounds = &sentence.tokens;
    let noun = bounds.clone().find(|&i| doc.is_text(i))?;
    let full = bounds.clone().any(|i| {
        doc.reads(i, words!["full"]) && doc.reads(i + 1, words!["text"])
            || i + 2 == bounds.end && doc.reads(i, words!["in"]) && doc.reads(i + 1, words!["full"])
    });
    // "What we know of the full text": about it.
    let about = words![
        "what",
        "why",
        "how",
        "who",
        "takeaways",
        "answer",
        "response",
        "reply",
        "reaction",
        "analysis",
        "explained",
    ];
    let follows = full && !bounds.clone().any(|i| doc.reads(i, about));
    follows.then(|| (noun, author(doc, bounds, noun)))
}

/// The noun of a speech's title, and the words that name who speaks.
fn titled(doc: &Doc, sentence: &Sentence) -> Option<(usize, Range<usize>)> {
    let bounds = &sentence.tokens;
    // "The lock stays shut - address by the President"
    let dash = (bounds.start + 1..bounds.end)
        .rev()
        .find(|&i| doc.marks(i, &['-', '–', '—', '|']) && !doc.is(i - 1, Traits::JOINED));
    let behind = dash.and_then(|i| titled_from(doc, bounds, i + 1));
    behind.or_else(|| titled_from(doc, bounds, bounds.start))
}

/// The same, where the title begins at `from`.
fn titled_from(doc: &Doc, bounds: &Range<usize>, from: usize) -> Option<(usize, Range<usize>)> {
    let press = words!["call", "conference", "appearance"];
    let noun = announced(doc, bounds, from, |i| {
        doc.reads(i, SPEECHES)
            || i > from && doc.reads(i, press) && doc.reads(i - 1, words!["press"])
    })?;
    let by = noun + 1;
    let about = words![
        "on",
        "about",
        "at",
        "to",
        "in",
        "after",
        "before",
        "during",
        "following"
    ];
    let end = (by + 1..bounds.end)
        .take_while(|&i| !doc.reads(i, about) && !doc.marks(i, &[':']))
        .last()?;
    let names = by + 1..end + 1;
    // "Remarks by Berg raise hopes" tells of them.
    let tells = (names.start..bounds.end)
        .any(|i| doc.is(i, Traits::VERB.with(Traits::HELPING)) && !doc.is_named(i));
    (!tells).then_some((noun, names))
}

/// "Joint statement by": the noun of a title that begins at `from` and says by whom the text is;
/// `is_text` tells which nouns do.
pub(in crate::extract) fn announced(
    doc: &Doc,
    bounds: &Range<usize>,
    from: usize,
    is_text: impl Fn(usize) -> bool,
) -> Option<usize> {
    let noun = (from..bounds.end).take(TITLE_OPENS).find(|&i| is_text(i))?;
    let modifier = Traits::ADJECTIVE.with(Traits::CAPITAL);
    let titled = bounds.len() <= TITLE
        && !doc.is(from, Traits::DET)
        && (from..noun).all(|i| doc.is(i, modifier))
        && (from > bounds.start || doc.is(from, Traits::CAPITAL))
        && doc.reads(noun + 1, words!["by", "of", "from"])
        && !doc.marks(bounds.end - 1, &['.', '?', '!']);
    titled.then_some(noun)
}

/// Whether a speech speaks in the first person, oftener than it tells of "him" or "her".
pub(super) fn is_first_person(doc: &Doc, turn: &Turn) -> bool {
    let words = || turn.words.clone();
    let first = words().filter(|&i| says_me(doc, i)).count();
    let third = words!["he", "she", "his", "her"];
    let told = |&i: &usize| doc.inside[i] == 0 && doc.reads(i, third);
    first >= FIRST_PERSON && first > words().filter(told).count()
}
