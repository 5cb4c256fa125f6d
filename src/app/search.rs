//! Finding by words: in the table, in the palette. Capitals and marks on letters do not
//! matter, nor does the order of the words.

use crate::model::{Span, text};

/// Returns a text as it is searched: in lower case, letters without marks.
pub(crate) fn plain(text: &str) -> String {
    text.chars().flat_map(text::plain).collect()
}

/// Returns where `typed` stands in a text, in bytes, in order and not overlapping; nowhere if
/// nothing was typed.
pub(crate) fn places(typed: &str, text: &str) -> Vec<Span> {
    let wanted: Vec<char> = plain(typed.trim()).chars().collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let chars: Vec<(char, Span)> = text
        .char_indices()
        .flat_map(|(at, c)| {
            let span = Span::new(at, at + c.len_utf8());
            text::plain(c).into_iter().map(move |c| (c, span))
        })
        .collect();
    let mut places = Vec::new();
    let mut at = 0;
    while at + wanted.len() <= chars.len() {
        let here = &chars[at..at + wanted.len()];
        if here.iter().map(|(c, _)| c).eq(&wanted) {
            let (first, last) = (here[0].1, here[wanted.len() - 1].1);
            places.push(Span::new(first.start, last.end));
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    places
}

/// Words that are looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Words(Vec<String>);

impl Words {
    /// Returns the words of what was typed.
    pub(crate) fn of(typed: &str) -> Self {
        Self(plain(typed).split_whitespace().map(str::to_owned).collect())
    }

    /// Says whether nothing is looked for.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Says whether every word stands in a text made [`plain`].
    pub(crate) fn are_in(&self, plain: &str) -> bool {
        self.0.iter().all(|word| plain.contains(word.as_str()))
    }

    /// Returns how well a name made [`plain`] fits, 0 best: words at its very beginning count
    /// most, then beginnings of words, then what stands anywhere. `None` if a word is missing.
    pub(crate) fn rank(&self, plain: &str) -> Option<usize> {
        self.0.iter().map(|word| place(word, plain)).sum()
    }
}

fn place(word: &str, plain: &str) -> Option<usize> {
    let mut best = None;
    for (at, _) in plain.match_indices(word) {
        let begins = plain[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
        let here = match (at, begins) {
            (0, _) => 0,
            (_, true) => 1,
            (_, false) => 3,
        };
        best = best.map_or(Some(here), |best: usize| Some(best.min(here)));
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_marks_and_order_do_not_matter() {
        let text = plain("Erdoğan’s offer: Kyiv keeps its Army");
        for (typed, found) in [
            ("erdogans", true),
            ("army kyiv", true),
            ("ARMY", true),
            ("", true),
            ("army moscow", false),
        ] {
            assert_eq!(Words::of(typed).are_in(&text), found, "{typed}");
        }
        assert!(Words::of("донбас").are_in(&plain("Донбас")));
    }

    #[test]
    fn a_phrase_is_found_where_it_stands() {
        let check = |typed: &str, text: &str, expected: &[&str]| {
            let found = places(typed, text);
            let found: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
            assert_eq!(found, expected, "{typed} in {text}");
        };
        check("kyivs no", "Kyiv’s “no”; Kyiv’s no.", &["Kyiv’s no"]);
        check("erdogan", "ERDOĞAN and Erdoğan", &["ERDOĞAN", "Erdoğan"]);
        check("aa", "aaaaa", &["aa", "aa"]);
        check("мир", "Мир и мир", &["Мир", "мир"]);
        check(" ", "a b", &[]);
        check("longer than it", "long", &[]);
    }

    #[test]
    fn beginnings_fit_best() {
        let rank = |typed: &str, name: &str| Words::of(typed).rank(&plain(name));
        assert_eq!(rank("save", "Save as…"), Some(0));
        assert_eq!(rank("as", "Save as…"), Some(1));
        assert_eq!(rank("ave", "Save as…"), Some(3));
        assert_eq!(rank("save as", "Save as…"), Some(1));
        assert_eq!(rank("save now", "Save as…"), None);
        assert_eq!(rank("", "Save as…"), Some(0));
    }
}
