//! Sentences: a block cut where one sentence ends and the next begins.
//!
//! In: the tokens of a block. Out: ranges of tokens, which together cover the block.
//!
//! A full stop ends a sentence unless it closes an abbreviation before a name, stands
//! after a single initial, or a lower-case word follows. Closing quotation marks and
//! brackets belong to the sentence before them. A question or exclamation mark inside
//! quotation marks ends nothing when a lower-case word follows ("What next?" he asked).

use std::ops::Range;

use super::token::{Token, Traits};
use crate::agenda::lexicon::Lexicon;

/// More tokens than any sentence of news has.
const LONGEST: usize = 500;

/// Returns the sentences of `tokens[within]`.
pub(super) fn sentences(text: &str, tokens: &[Token], within: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = within.start;
    let mut at = within.start;
    while at < within.end {
        let token = &tokens[at];
        at += 1;
        // A list or a table without any end mark is no sentence; it is read in parts.
        if at - start >= LONGEST {
            out.push(start..at);
            start = at;
            continue;
        }
        if !is_end(token)
            || (token.first == '.' && !ends_here(text, tokens, at - 1, within.clone()))
        {
            continue;
        }
        // More end marks, closing quotes and brackets belong to this sentence.
        while at < within.end && touches(tokens, at) && closes(&tokens[at]) {
            at += 1;
        }
        let goes_on = tokens
            .get(at)
            .is_some_and(|next| at < within.end && is_lower(text, next));
        if goes_on || (at < within.end && tokens[at].first == ',') {
            continue;
        }
        out.push(start..at);
        start = at;
    }
    if start < within.end {
        out.push(start..within.end);
    }
    out
}

const fn is_end(token: &Token) -> bool {
    token.is(Traits::PUNCT) && matches!(token.first, '.' | '!' | '?' | '…')
}

const fn closes(token: &Token) -> bool {
    token.is(Traits::PUNCT)
        && matches!(
            token.first,
            '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | '»' | ')' | ']'
        )
}

/// Says whether the token at `at` follows the one before without white space.
fn touches(tokens: &[Token], at: usize) -> bool {
    tokens[at - 1].span.end == tokens[at].span.start
}

fn is_lower(text: &str, token: &Token) -> bool {
    token.span.of(text).starts_with(char::is_lowercase)
}

/// Says whether the full stop at `at` can end a sentence.
fn ends_here(text: &str, tokens: &[Token], at: usize, within: Range<usize>) -> bool {
    if at == within.start || !touches(tokens, at) {
        return true;
    }
    let before = tokens[at - 1].span.of(text);
    let next = tokens.get(at + 1).filter(|_| at + 1 < within.end);
    // "/TASS/." and "3.5" aside, a stop without a space after it ends nothing.
    let glued =
        next.is_some_and(|n| n.span.start == tokens[at].span.end && !closes(n) && !opens(n));
    if glued {
        return false;
    }
    let initial = before.len() == 1 && before.starts_with(char::is_uppercase);
    if initial && next.is_some_and(|n| n.is(Traits::CAPITAL)) {
        return false;
    }
    let lower = before.to_lowercase();
    let title = Lexicon::built_in().words.abbreviations.contains(&lower);
    // "No." is a word of its own at the end of a sentence, and a number's sign before one.
    let number_sign = lower == "no" && !next.is_some_and(|n| n.is(Traits::NUMBER));
    !(title && !number_sign && before.starts_with(char::is_uppercase) && next.is_some())
}

const fn opens(token: &Token) -> bool {
    matches!(token.first, '"' | '“' | '‘' | '«' | '(' | '[')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::token::{Seen, Vocabulary, tokenize};
    use crate::model::Span;

    fn check(expected: &[&str]) {
        let text = expected.join(" ");
        let mut tokens = Vec::new();
        let vocabulary = Vocabulary::new(Lexicon::built_in());
        tokenize(
            &text,
            Span::new(0, text.len()),
            &vocabulary,
            &mut Seen::default(),
            &mut tokens,
        );
        let found: Vec<&str> = sentences(&text, &tokens, 0..tokens.len())
            .into_iter()
            .map(|r| &text[tokens[r.start].span.start..tokens[r.end - 1].span.end])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn news_sentences() {
        check(&["He met Gen. Petrov on Dec. 4 in Geneva.", "Talks went on."]);
        check(&["The U.S. Treasury said no.", "It would wait."]);
        check(&["“What next?” asked the envoy.", "Nobody knew."]);
        check(&["“We will wait.”", "He left."]);
        check(&["“We will wait,” he said.", "“And see.”"]);
        check(&["It cost $3.5bn. ", "He said “no”."].map(str::trim));
        check(&["J.D. Vance spoke.", "Mr. Lee did not."]);
        check(&["Is it over?", "No.", "It is not."]);
        check(&["Wait… he said it again.", "Then he left."]);
    }
}
