//! Letters of names: capitals that make none, and small ones that belong to one.
//!
//! In: the tokens of a sentence. Out: whether its capitals are those of a headline, and whether
//! a small word is the second half of a given name.

use std::ops::Range;

use super::{Token, Traits};

/// How many letters the second half of a given name has at most.
const SYLLABLE: usize = 6;

/// "Park Mi-rae", "Cho Il-dong": the second half of a given name of two syllables, which is
/// written small behind a surname. "Marest Port-based" ends in no name.
pub(super) fn ends_given_name(
    text: &str,
    tokens: &[Token],
    sentence: &Range<usize>,
    at: usize,
) -> bool {
    let token = &tokens[at];
    if at < sentence.start + 2 || !tokens[at - 1].is(Traits::JOINED) || token.is(Traits::CAPITAL) {
        return false;
    }
    let name = |i: usize| tokens[i].is(Traits::NAME) && tokens[i].is(Traits::CAPITAL);
    let word = token.span.of(text);
    let compound = [
        "led", "run", "born", "made", "held", "era", "style", "wide", "type", "like", "only",
        "free", "old", "linked", "bound",
    ];
    name(at - 1)
        && name(at - 2)
        && !tokens[at - 1].is(Traits::UPPER)
        && !tokens[at - 2].is(Traits::JOINED)
        && (2..=SYLLABLE).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_lowercase())
        && !word.ends_with("ed")
        && !compound.contains(&word)
}

/// Whether most words are capitalised, as in the headlines of some outlets: there a capital
/// makes no name.
pub(super) fn is_titled(tokens: &[Token], sentence: &Range<usize>) -> bool {
    let long = |token: &&Token| token.span.len() > 3 && !token.is(Traits::PUNCT);
    let words = tokens[sentence.clone()].iter().filter(long).count();
    let capitals = tokens[sentence.clone()]
        .iter()
        .filter(long)
        .filter(|t| t.is(Traits::CAPITAL))
        .count();
    words > 3 && capitals * 4 > words * 3
}
