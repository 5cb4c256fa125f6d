//! Completing: the words that a shortened word of an agenda stands for.
//!
//! People type "negotiat" or "relocat" and mean every word that begins so. In: an agenda.
//! Out: the same agenda with the whole words in place of those.

use std::collections::BTreeSet;

use crate::extract::token::{Vocabulary, is_word};
use crate::model::Agenda;

/// What follows a shortened word.
const ENDINGS: &[&str] = &[
    "e", "er", "or", "y", "ing", "ion", "ation", "ment", "al", "ance", "ence", "ise", "ised",
    "isation",
];
/// A shorter word is a name or a short form, not the beginning of a word.
const SHORTEST: usize = 5;

/// Returns `agenda` with its shortened keywords and cues of one word completed.
pub(super) fn completed(agenda: &Agenda, vocabulary: &Vocabulary) -> Agenda {
    let mut agenda = agenda.clone();
    for issue in &mut agenda.issues {
        complete(&mut issue.keywords, vocabulary);
        for proposal in &mut issue.proposals {
            complete(&mut proposal.cues, vocabulary);
        }
    }
    agenda
}

fn complete(phrases: &mut Vec<String>, vocabulary: &Vocabulary) {
    let mut out = Vec::with_capacity(phrases.len());
    for phrase in phrases.drain(..) {
        let whole = wholes(&phrase, vocabulary);
        if whole.is_empty() {
            out.push(phrase);
        } else {
            out.extend(whole);
        }
    }
    *phrases = out;
}

/// The words that begin with a shortened word, one for each stem.
fn wholes(phrase: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let short = phrase.len() >= SHORTEST
        && phrase.bytes().all(|byte| byte.is_ascii_lowercase())
        && !is_word(phrase)
        && !vocabulary.knows(phrase);
    if !short {
        return Vec::new();
    }
    let mut stems = BTreeSet::new();
    let words = ENDINGS.iter().map(|end| format!("{phrase}{end}"));
    words
        .filter(|word| is_word(word) || vocabulary.knows(word))
        .filter(|word| stems.insert(Vocabulary::stem_of(word)))
        .collect()
}
