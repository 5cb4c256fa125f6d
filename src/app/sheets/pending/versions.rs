//! What differs between two versions of a text, as plain data.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    InBoth,
    /// Only in the new version.
    New,
    /// Only in the old one.
    Gone,
}

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) stands: Stands,
    pub(super) words: String,
}

impl Stretch {
    pub(super) fn same(words: String) -> Self {
        let stands = Stands::InBoth;
        Self { stands, words }
    }
}

/// The longest texts that are compared word by word, in bytes; longer ones are line by line.
const BY_WORDS: usize = 100_000;
/// After so long less exact differences are told.
const LONGEST: Duration = Duration::from_millis(150);
/// So much of what both have is shown around what differs, in characters.
const AROUND: usize = 160;
/// The most stretches that are shown.
const MOST: usize = 400;

/// Returns the new text with what is gone from the old one, as far as they differ: of what both
/// have only what stands around that.
pub(super) fn differences(old: &str, new: &str) -> Vec<Stretch> {
    let mut config = TextDiff::configure();
    let config = config.timeout(LONGEST);
    let diff = if old.len().max(new.len()) <= BY_WORDS {
        config.diff_words(old, new)
    } else {
        config.diff_lines(old, new)
    };
    let mut told = Told::default();
    for change in diff.iter_all_changes() {
        told.add(change.tag(), change.value());
    }
    let mut stretches = told.finish();
    let last = stretches.len().saturating_sub(1);
    for (at, stretch) in stretches.iter_mut().enumerate() {
        if stretch.stands == Stands::InBoth {
            let (before, after) = (at > 0, at < last);
            stretch.words = around(&stretch.words, before, after);
        }
    }
    if stretches.len() > MOST {
        stretches.truncate(MOST);
        stretches.push(Stretch::same(" …".to_owned()));
    }
    stretches
}

/// What differs, as it is collected: words that change one after another are one stretch that is
/// gone and one that is new, with the white space between them.
#[derive(Debug, Default)]
struct Told {
    stretches: Vec<Stretch>,
    gone: String,
    new: String,
}

impl Told {
    fn add(&mut self, tag: ChangeTag, words: &str) {
        let open = !self.gone.is_empty() || !self.new.is_empty();
        match tag {
            ChangeTag::Delete => self.gone.push_str(words),
            ChangeTag::Insert => self.new.push_str(words),
            ChangeTag::Equal if open && words.trim().is_empty() => {
                self.gone.push_str(words);
                self.new.push_str(words);
            }
            ChangeTag::Equal => {
                self.close();
                self.push(Stands::InBoth, words);
            }
        }
    }

    /// Ends what differs. White space at its end belongs to what follows.
    fn close(&mut self) {
        let (gone, new) = (
            std::mem::take(&mut self.gone),
            std::mem::take(&mut self.new),
        );
        let (old, words) = (gone.trim_end(), new.trim_end());
        let (after_gone, after) = (&gone[old.len()..], &new[words.len()..]);
        self.push(Stands::Gone, old);
        if !old.is_empty() && !words.is_empty() {
            self.push(Stands::InBoth, " ");
        }
        self.push(Stands::New, words);
        if words.is_empty() && after.is_empty() {
            self.push(Stands::Gone, after_gone);
        } else {
            self.push(Stands::InBoth, after);
        }
    }

    fn push(&mut self, stands: Stands, words: &str) {
        if words.is_empty() {
            return;
        }
        match self
            .stretches
            .last_mut()
            .filter(|last| last.stands == stands)
        {
            Some(last) => last.words.push_str(words),
            None => self.stretches.push(Stretch {
                stands,
                words: words.to_owned(),
            }),
        }
    }

    fn finish(mut self) -> Vec<Stretch> {
        self.close();
        self.stretches
    }
}

/// Shortens what both have to what stands behind something `before` it and ahead of something
/// `after` it.
fn around(words: &str, before: bool, after: bool) -> String {
    let ends = [before, after].iter().filter(|end| **end).count();
    let all = words.chars().count();
    if all <= AROUND * ends.max(1) + AROUND / 2 {
        return words.to_owned();
    }
    let cut = |at: usize| {
        words
            .char_indices()
            .nth(at)
            .map_or(words.len(), |(at, _)| at)
    };
    let head = &words[..cut(AROUND)];
    let tail = &words[cut(all - AROUND)..];
    let head = head
        .rsplit_once(char::is_whitespace)
        .map_or(head, |(head, _)| head);
    let tail = tail
        .split_once(char::is_whitespace)
        .map_or(tail, |(_, tail)| tail);
    match (before, after) {
        (true, true) => format!("{head} … {tail}"),
        (false, true) => format!("… {tail}"),
        _ => format!("{head} …"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> String {
        let stretches = differences(old, new).into_iter();
        let told = stretches.map(|it| match it.stands {
            Stands::InBoth => it.words,
            Stands::New => format!("+{}+", it.words),
            Stands::Gone => format!("-{}-", it.words),
        });
        told.collect()
    }

    #[test]
    fn words_that_come_and_go_are_told_with_what_stands_around_them() {
        assert_eq!(
            told(
                "The envoys met in Geneva.",
                "The envoys met in the old hall."
            ),
            "The envoys met in -Geneva.- +the old hall.+"
        );
        assert_eq!(
            told(
                "after nine hours without a word to those",
                "after ten long hours to those"
            ),
            "after -nine hours without a word- +ten long hours+ to those"
        );
        assert_eq!(
            told("It rained.", "It rained.\n\nAll day."),
            "It rained.+\n\nAll day.+"
        );
        let same = "They waited for news. ".repeat(40);
        let told = told(&format!("{same}No deal."), &format!("{same}A deal."));
        assert!(
            told.starts_with("… ") && told.ends_with("-No- +A+ deal."),
            "{told}"
        );
        assert!(told.chars().count() < 200, "{told}");
    }

    #[test]
    fn the_same_text_differs_in_nothing() {
        let text = "One line.\nAnother one.";
        assert_eq!(differences(text, text), [Stretch::same(text.to_owned())]);
        assert!(differences("", "").is_empty());
    }

    #[test]
    fn long_texts_are_compared_in_little_time() {
        let old: String = (0..40_000).fold(String::new(), |text, n| format!("{text}word {n}\n"));
        let new = old.replace("word 20000\n", "another\n");
        let found = differences(&old, &new);
        assert!(found.iter().any(|it| it.words == "another"), "{found:?}");
    }
}
