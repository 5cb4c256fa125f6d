//! The telling words of a statement's quote: what a person would copy into a cell.
//!
//! Of a quoted statement these are the words inside the quotation marks; of any other, the
//! words from the cue on ("ruled out freezing the war …"), unless the cue stands at the end
//! ("…, Moscow said"), where the sentence is told from its beginning.

use crate::model::{Statement, Voice};

/// Fewest words that tell something.
const FEWEST: usize = 3;

/// Returns the telling words of `statement`; `…` stands where something is left out before.
pub(super) fn excerpt(statement: &Statement) -> String {
    let quote = statement.evidence.quote.trim();
    if statement.voice == Voice::Quoted
        && let Some(inside) = longest_quotation(quote)
    {
        return format!("“{}”", inside.trim_end_matches([',', ';', ' ']));
    }
    if let Some(at) = quote
        .find(statement.cue.as_str())
        .filter(|&at| at > 0 && !statement.cue.is_empty())
    {
        let rest = &quote[at..];
        // "…, he said, because …": the cue stands behind what it tells.
        let behind = rest[statement.cue.len()..].starts_with(',') || names_source(&statement.cue);
        if words(rest) > FEWEST + words(&statement.cue) && is_word_start(quote, at) && !behind {
            return format!("… {rest}");
        }
    }
    quote.to_owned()
}

/// "according to", "in the words of": only the name of the source follows.
fn names_source(cue: &str) -> bool {
    let cue = cue.to_lowercase();
    cue == "according to" || cue.starts_with("in the ") && cue.ends_with(" of")
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn is_word_start(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric())
}

/// Returns what stands between the quotation marks that hold the most.
fn longest_quotation(text: &str) -> Option<&str> {
    let mut best: Option<&str> = None;
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match open {
            None => open = closer(c).map(|closer| (at + c.len_utf8(), closer)),
            Some((from, closer)) if c == closer => {
                let inside = &text[from..at];
                if words(inside) >= 2 && best.is_none_or(|kept| kept.len() < inside.len()) {
                    best = Some(inside);
                }
                open = None;
            }
            Some(_) => {}
        }
    }
    // A quotation that goes on behind the evidence.
    if let Some((from, _)) = open
        && words(&text[from..]) > FEWEST
        && best.is_none_or(|kept| kept.len() < text.len() - from)
    {
        best = Some(&text[from..]);
    }
    best
}

const fn closer(opener: char) -> Option<char> {
    match opener {
        '“' | '„' => Some('”'),
        '«' => Some('»'),
        '"' => Some('"'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settle::tests::statement;

    #[test]
    fn tells_what_was_said() {
        let check = |voice, cue: &str, quote: &str, expected: &str| {
            let mut statement = statement(1, "");
            statement.voice = voice;
            cue.clone_into(&mut statement.cue);
            quote.clone_into(&mut statement.evidence.quote);
            assert_eq!(excerpt(&statement), expected);
        };
        check(
            Voice::Quoted,
            "said",
            "“Without a bridge, no deal,” the mayor said, “and that is that.”",
            "“Without a bridge, no deal”",
        );
        check(
            Voice::Quoted,
            "said",
            "\"We shall wait for the ferry",
            "“We shall wait for the ferry”",
        );
        check(
            Voice::Narrated,
            "rejects",
            "The harbour town rejects any toll on the bridge.",
            "… rejects any toll on the bridge.",
        );
        check(
            Voice::Reported,
            "said",
            "The toll goes, the mayor said.",
            "The toll goes, the mayor said.",
        );
        check(
            Voice::Quoted,
            "called",
            "The mayor called it “unfair” to pay for lorries.",
            "… called it “unfair” to pay for lorries.",
        );
        check(
            Voice::Reported,
            "in the words of",
            "The toll goes, in the words of the old mayor.",
            "The toll goes, in the words of the old mayor.",
        );
        check(
            Voice::Narrated,
            "",
            "No cue at all here.",
            "No cue at all here.",
        );
    }
}
