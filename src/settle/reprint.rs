//! Which articles are copies of one another: an agency's text in two outlets, another version
//! of the same page.
//!
//! Two articles are compared by their shingles: every four words in a row, without
//! punctuation and capitals, headlines and site furniture left out. One is a copy of another
//! that is there when most of its shingles stand in that one and neither is just a part of
//! the other. That share is what "containment" means in Broder, "On the resemblance and
//! containment of documents" (1997): it does not fall when paragraphs are cut, as the share of
//! both together would. It is asked of the article that would be left out, since its own text
//! is what would be lost: a report that quotes a whole statement and goes on is no copy of the
//! statement, whichever comes first. Where it is not sure, both are kept. Two reports of one
//! event share quotations, which are far less.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hasher as _};

use foldhash::fast::FixedState;

use crate::model::Article;

/// How many words in a row are compared.
const WORDS: usize = 4;

/// The share of the newer article's shingles that stand in the one that is there: what would
/// be lost with it is less than the rest.
const SHARE: f64 = 0.7;

/// Articles with fewer shingles are not compared: little text is alike by chance.
const FEWEST: usize = 25;

/// An article that has more than this many times the shingles of the other quotes it, or is
/// summed up by it; they are no copies.
const TIMES: f64 = 2.5;

/// One shingle in this many is looked up to find the articles that may be copies.
const SAMPLE: u64 = 4;

/// So many of the likeliest are compared as a whole.
const CANDIDATES: usize = 8;

/// A shingle that stands in more articles than this is a phrase of everybody.
const COMMON: usize = 200;

/// The shingles of a text, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingles(Vec<u64>);

impl Shingles {
    /// Returns those of an article.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let text = article.text.as_str();
        let mut words: Vec<u64> = Vec::with_capacity(text.len() / 6);
        let mut from = 0;
        let headline = article.headline.iter();
        let mut left_out: Vec<_> = article.furniture.iter().chain(headline).copied().collect();
        left_out.sort_unstable();
        for span in left_out {
            if let Some(part) = text.get(from..span.start) {
                add_words(part, &mut words);
            }
            from = from.max(span.end);
        }
        add_words(text.get(from..).unwrap_or_default(), &mut words);
        let mut shingles: Vec<u64> = words
            .windows(WORDS)
            .map(|words| {
                let mut hasher = STATE.build_hasher();
                for word in words {
                    hasher.write_u64(*word);
                }
                hasher.finish()
            })
            .collect();
        shingles.sort_unstable();
        shingles.dedup();
        Self(shingles)
    }

    /// Says whether this is a copy of `known`, an article that is there already.
    #[must_use]
    pub fn is_copy_of(&self, known: &Self) -> bool {
        let (own, other) = (self.0.len(), known.0.len());
        let (short, long) = (own.min(other), own.max(other));
        short >= FEWEST
            && long as f64 <= TIMES * short as f64
            && self.shared(known) as f64 >= SHARE * own as f64
    }

    /// Returns how many shingles both have.
    fn shared(&self, other: &Self) -> usize {
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut shared = 0;
        while let (Some(a), Some(b)) = (one.peek(), two.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => one.next(),
                std::cmp::Ordering::Greater => two.next(),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    one.next();
                    two.next()
                }
            };
        }
        shared
    }

    /// Returns those that are looked up. All articles sample alike, so that copies meet.
    fn sample(&self) -> impl Iterator<Item = u64> {
        self.0
            .iter()
            .copied()
            .filter(|shingle| shingle % SAMPLE == 0)
    }
}

/// Returns the part in which a shingle is.
fn part(shingle: u64) -> usize {
    (shingle >> (u64::BITS - PART_BITS)) as usize
}

const STATE: FixedState = FixedState::with_seed(6);

fn add_words(text: &str, words: &mut Vec<u64>) {
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        let mut hasher = STATE.build_hasher();
        for c in word.chars().flat_map(char::to_lowercase) {
            hasher.write_u32(u32::from(c));
        }
        words.push(hasher.finish());
    }
}

/// The articles that are there, to find the one that another is a copy of.
#[derive(Debug)]
pub struct Reprints<K> {
    known: Vec<(K, Shingles)>,
    /// Where each shingle stands, in parts by its first bits: a part grows quickly, which the
    /// whole would do seldom and slowly.
    by_shingle: Vec<Places>,
}

/// So many bits of a shingle tell its part.
const PART_BITS: u32 = 6;

/// The articles in which shingles stand, by their numbers. Most stand in one.
#[derive(Debug, Default)]
struct Places {
    first: HashMap<u64, u32, FixedState>,
    more: HashMap<u64, Vec<u32>, FixedState>,
}

impl Places {
    fn add(&mut self, shingle: u64, number: u32) {
        match self.first.entry(shingle) {
            Entry::Vacant(place) => {
                place.insert(number);
            }
            Entry::Occupied(_) => self.more.entry(shingle).or_default().push(number),
        }
    }

    /// Returns the articles in which a shingle stands, unless it is a phrase of everybody.
    fn of(&self, shingle: u64) -> impl Iterator<Item = u32> {
        let first = self.first.get(&shingle).copied();
        let more = first.and_then(|_| self.more.get(&shingle));
        let more = more.map_or(&[][..], Vec::as_slice);
        let first = first.filter(|_| more.len() < COMMON);
        let more = more.iter().copied().filter(move |_| first.is_some());
        first.into_iter().chain(more)
    }
}

impl<K: Clone> Default for Reprints<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Clone> Reprints<K> {
    /// Returns an empty collection.
    #[must_use]
    pub fn new() -> Self {
        Self {
            known: Vec::new(),
            by_shingle: (0..1 << PART_BITS).map(|_| Places::default()).collect(),
        }
    }

    /// Adds an article under a key.
    pub fn add(&mut self, key: K, shingles: Shingles) {
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        for shingle in shingles.sample() {
            if let Some(part) = self.by_shingle.get_mut(part(shingle)) {
                part.add(shingle, number);
            }
        }
        self.known.push((key, shingles));
    }

    /// Returns the key of the article of which `shingles` are a copy: of several the one with
    /// the most in common, then the first.
    #[must_use]
    pub fn find(&self, shingles: &Shingles) -> Option<K> {
        let mut hits: BTreeMap<u32, usize> = BTreeMap::new();
        for shingle in shingles.sample() {
            let places = self.by_shingle.get(part(shingle));
            for number in places.into_iter().flat_map(|part| part.of(shingle)) {
                *hits.entry(number).or_default() += 1;
            }
        }
        let mut likely: Vec<(u32, usize)> = hits.into_iter().collect();
        // The sort is stable: of as likely ones the first comes first.
        likely.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        likely
            .into_iter()
            .take(CANDIDATES)
            .filter_map(|(number, _)| self.known.get(number as usize))
            .find(|(_, known)| shingles.is_copy_of(known))
            .map(|(key, _)| key.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn article(text: &str) -> Article {
        Article {
            text: text.to_owned(),
            ..Article::default()
        }
    }

    fn numbered(words: std::ops::Range<usize>) -> String {
        words.fold(String::new(), |text, n| format!("{text}word{n} "))
    }

    #[test]
    fn a_cut_text_is_a_copy_and_a_note_is_none() {
        let whole = Shingles::of(&article(&numbered(0..200)));
        let copies = |text: &str| Shingles::of(&article(text)).is_copy_of(&whole);
        assert!(copies(&numbered(0..200).to_uppercase()));
        assert!(copies(&numbered(80..180)));
        assert!(copies(&format!(
            "{} {}",
            numbered(500..530),
            numbered(80..180)
        )));
        assert!(!copies(&numbered(100..130)), "a note");
        assert!(!copies(&numbered(150..300)), "a quarter is shared");
        assert!(!copies(""), "nothing is like nothing");
    }

    #[test]
    fn a_text_with_much_of_its_own_is_no_copy() {
        let half = Shingles::of(&article(&numbered(0..100)));
        let of_half = |end| Shingles::of(&article(&numbered(0..end))).is_copy_of(&half);
        assert!(of_half(120), "lines were added");
        assert!(!of_half(160), "a third is new");
        assert!(!of_half(200), "half is new");
    }

    #[test]
    fn headline_and_furniture_do_not_count() {
        let body = numbered(0..60);
        let text = format!("A headline of its own here {body}share this with all your friends");
        let framed = Article {
            headline: Some(Span::new(0, 26)),
            furniture: vec![Span::new(27 + body.len(), text.len())],
            ..article(&text)
        };
        assert_eq!(Shingles::of(&framed), Shingles::of(&article(&body)));
    }

    #[test]
    fn the_most_alike_is_found() {
        let mut known = Reprints::new();
        for (key, words) in [("a", 0..100), ("b", 300..420), ("c", 310..420)] {
            known.add(key, Shingles::of(&article(&numbered(words))));
        }
        let find = |words| known.find(&Shingles::of(&article(&numbered(words))));
        assert_eq!(find(300..420), Some("b"));
        assert_eq!(find(0..90), Some("a"));
        assert_eq!(find(1000..1100), None);
    }
}
