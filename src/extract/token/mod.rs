//! Words: a text cut into tokens, each with what the lexicon and the agenda know of it.
//!
//! In: a stretch of text. Out: [`Token`]s in order, spans in bytes of the whole text. A
//! word that neither knows keeps its shape (capital, number) and the parts of speech that
//! the dictionary gives it; `part` says which of them it has where it stands.

mod dictionary;
mod name;
mod part;
mod traits;
mod verbal;
mod vocabulary;
mod word;

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;

pub(super) use self::part::tag;
pub(super) use self::traits::Traits;
pub(super) use self::vocabulary::{StemId, Vocabulary, WordId};
pub(super) use self::word::{WordKey, words};
use crate::model::Span;
use crate::model::text::unmarked;

/// One token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where it stands in the text.
    pub(super) span: Span,
    /// Its form as it is compared with words of the source.
    pub(super) key: WordKey,
    /// Its form, in lower case, as the lexicon and the agenda know it.
    pub(super) word: WordId,
    /// Its stem.
    pub(super) stem: StemId,
    /// Its properties.
    pub(super) traits: Traits,
    /// Its first character, which tells punctuation.
    pub(super) first: char,
}

impl Token {
    /// Says whether the token has any of the properties.
    pub(super) const fn is(&self, traits: Traits) -> bool {
        self.traits.any(traits)
    }
}

/// Says whether the dictionary knows a lower-case form.
pub(super) fn is_word(lower: &str) -> bool {
    dictionary::entry(lower).is_some()
}

/// Cuts a phrase of the lexicon or the agenda into lower-case words as [`tokenize`] would.
pub(super) fn pieces(phrase: &str) -> Vec<String> {
    let mut out = Vec::new();
    cut(phrase, |span, _| {
        out.push(normal(span.of(phrase)).into_owned());
    });
    out
}

/// The words of a text that were looked up before, by their surface.
pub(super) type Seen<'a> = HashMap<&'a str, (WordId, StemId, Traits), RandomState>;

/// Cuts `text[within]` into tokens; `seen` is handed on from one part of a text to the next.
pub(super) fn tokenize<'a>(
    text: &'a str,
    within: Span,
    vocabulary: &Vocabulary,
    seen: &mut Seen<'a>,
    tokens: &mut Vec<Token>,
) {
    let part = within.of(text);
    cut(part, |span, joined| {
        let surface = span.of(part);
        let first = surface.chars().next().unwrap_or(' ');
        let (word, stem, mut traits) = if surface.chars().any(char::is_alphanumeric) {
            *seen
                .entry(surface)
                .or_insert_with(|| vocabulary.look_up(&normal(surface)))
        } else {
            (vocabulary.mark(surface), 0, Traits::PUNCT)
        };
        if first.is_uppercase() {
            traits = traits.with(Traits::CAPITAL);
            if surface.len() > 1 && surface.chars().all(|c| !c.is_lowercase()) {
                traits = traits.with(Traits::UPPER);
            }
        }
        // "Norland and the US": a country, not "us".
        if surface == "US" {
            traits = traits.without(Traits::PRON);
        }
        if surface.bytes().any(|byte| byte.is_ascii_digit()) {
            traits = traits.with(Traits::NUMBER);
        }
        // "he's", "there's": a short "is", no owner.
        if traits.any(Traits::POSSESSIVE)
            && tokens.last().is_some_and(|last| takes_short_is(text, last))
        {
            traits = Traits::AUX.with(Traits::BE);
        }
        if joined {
            traits = traits.with(Traits::JOINED);
        }
        let span = Span::new(within.start + span.start, within.start + span.end);
        match surface {
            "to" => oblige(text, tokens),
            "with" => acquit(text, tokens, &["do", "to"]),
            _ if traits.any(Traits::PUNCT) => acquit(text, tokens, &["to"]),
            _ => {}
        }
        tokens.push(Token {
            span,
            key: WordKey::of(surface),
            word,
            stem,
            traits,
            first,
        });
    });
}

/// "has to", "would have to", "needs to": the word before a "to" that makes a duty of it; not
/// "the need to".
fn oblige(text: &str, tokens: &mut [Token]) {
    let (before, last) = match tokens {
        [.., before, last] => (Some(before), last),
        [last] => (None, last),
        [] => return,
    };
    let word = last.span.of(text);
    let duty = ["has", "have", "had", "needs", "need", "ought"].contains(&word);
    let noun = Traits::DET.with(Traits::PREP).with(Traits::POSSESSIVE);
    if duty && before.is_some_and(|token| !token.is(noun)) {
        last.traits = last.traits.with(Traits::MUST);
    }
}

/// "has to do with", "nothing that it has to,": no duty after all, behind which these words
/// stand, the last first.
fn acquit(text: &str, tokens: &mut [Token], words: &[&str]) {
    let mut before = tokens.iter_mut().rev();
    let stand = words
        .iter()
        .all(|word| before.next().is_some_and(|t| t.span.of(text) == *word));
    if stand && let Some(duty) = before.next() {
        duty.traits = duty.traits.without(Traits::MUST);
    }
}

/// Whether "'s" behind this word is a short "is" or "has".
fn takes_short_is(text: &str, token: &Token) -> bool {
    let word = token.span.of(text);
    token.is(Traits::PRON)
        || ["that", "there", "here", "what", "who", "where", "how"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
}

/// Returns a surface form in lower case with straight apostrophes.
fn normal(surface: &str) -> Cow<'_, str> {
    if surface
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    {
        return Cow::Borrowed(surface);
    }
    let lower = surface.chars().flat_map(char::to_lowercase);
    let straight = lower.map(|c| if c == '’' { '\'' } else { c });
    // "Müller" and "Muller" are one name; "resumé" is not "to resume".
    let name = !surface.is_ascii() && surface.chars().next().is_some_and(char::is_uppercase);
    if name {
        return Cow::Owned(straight.filter_map(unmarked).collect());
    }
    Cow::Owned(straight.collect())
}

/// Calls `found(span, joined to the next by a hyphen)` for every token of `text`.
///
/// Words are runs of letters and digits with inner apostrophes; "U.S." is one word;
/// "600,000" and "3.5" are one; "'s", "'ll" and their like stand alone; "n't" stays with
/// its verb; parts of a hyphenated word are tokens of their own.
fn cut(text: &str, mut found: impl FnMut(Span, bool)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < text.len() {
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        let width = c.len_utf8();
        if !c.is_alphanumeric() {
            if is_apostrophe(c)
                && is_word_before(text, at)
                && let Some(end) = clitic(text, at)
            {
                found(Span::new(at, end), false);
                at = end;
                continue;
            }
            let hyphen = c == '-' && at > 0 && is_word_before(text, at) && is_word_at(text, at + 1);
            if !c.is_whitespace() && !hyphen && c != '\u{feff}' {
                found(Span::new(at, at + width), false);
            }
            at += width;
            continue;
        }
        let end = initials(bytes, at, word_end(text, at));
        let joined = bytes.get(end) == Some(&b'-') && is_word_at(text, end + 1);
        found(Span::new(at, end), joined);
        at = end;
    }
}

/// Returns the end of the run of letters and digits that starts at `at`.
fn word_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let digits = bytes[at].is_ascii_digit();
    let mut end = at;
    while let Some(next) = text[end..].chars().next() {
        if next.is_alphanumeric()
            || (is_apostrophe(next)
                && is_word_at(text, end + next.len_utf8())
                && clitic(text, end).is_none())
        {
            end += next.len_utf8();
        } else if digits
            && matches!(next, ',' | '.')
            && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
        {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// Extends a single capital followed by dots and capitals ("U.S.") to its end.
fn initials(bytes: &[u8], at: usize, end: usize) -> usize {
    let mut stop = end;
    if end == at + 1 && bytes[at].is_ascii_uppercase() {
        let mut probe = end;
        while bytes.get(probe) == Some(&b'.')
            && bytes.get(probe + 1).is_some_and(u8::is_ascii_uppercase)
            && !bytes.get(probe + 2).is_some_and(u8::is_ascii_alphanumeric)
        {
            probe += 2;
            stop = probe;
        }
        if stop > end && bytes.get(stop) == Some(&b'.') {
            stop += 1;
        }
    }
    stop
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_word_at(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(char::is_alphanumeric)
}

fn is_word_before(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || c == '.')
}

/// Returns the end of a clitic ("'s", "'ll") whose apostrophe is at `at`.
fn clitic(text: &str, at: usize) -> Option<usize> {
    let from = at + text[at..].chars().next()?.len_utf8();
    let rest = &text[from..];
    ["s", "ll", "ve", "re", "d", "m"].iter().find_map(|tail| {
        let end = from + tail.len();
        (rest
            .get(..tail.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(tail))
            && !is_word_at(text, end))
        .then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_as_news_writes_them() {
        let check =
            |text: &str, expected: &str| assert_eq!(pieces(text).join("|"), expected, "{text}");
        check(
            "The U.S.-led plan won't do.",
            "the|u.s.|led|plan|won't|do|.",
        );
        check("Moscow’s “red line”", "moscow|'s|“|red|line|”");
        check("600,000 troops, $3.5bn", "600,000|troops|,|$|3.5bn");
        check("They’ll go; he's there", "they|'ll|go|;|he|'s|there");
        check("'Peace plan', he said", "'|peace|plan|'|,|he|said");
        check("cease-fire", "cease|fire");
        check("J.D. Vance", "j.d.|vance");
        check("O'Brien", "o'brien");
        check("Jürgen Łukasik, İlkay", "jurgen|lukasik|,|ilkay");
        check("a resumé", "a|resumé");
    }
}
