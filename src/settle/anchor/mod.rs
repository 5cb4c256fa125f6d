//! Evidence found again in a text that has become another.
//!
//! Where the text is at hand from which a quote was taken, the two are aligned word by word
//! (`align`): a quote whose words have gone on together, and [`GOES_ON`] words with them, is
//! found, and a place whose words were elsewhere before is not it. So is a whole sentence of
//! [`LONG`] characters or more that stands once in either text, between the words between which
//! it stood, with nothing like it beside: all around it may have changed. Who is quoted in it
//! is part of it; of a part of a sentence another may have said the same.
//!
//! Otherwise every place where the quote could stand is scored: where it stands exactly, and
//! where it stands with errors, looked for with what stood before and after it, since an edited
//! quote in its place is better evidence than the same words elsewhere (`search`). The score is,
//! of 92 points: 50 for the quote, 20 each for what stood before and after, 2 for the place in
//! the text, each times its likeness from 0 to 1. The best place is taken if it scores
//! [`ENOUGH`], is [`AHEAD`] of the next one, and what stands right before and right after it is
//! [`ALIKE`]. Short quotes stand exactly or not at all. Without the old text that is not
//! enough: then [`LITTLE`] must have changed beside a quote, and nothing around a short one. Nothing
//! else is ever taken: the same words of another speaker are no evidence.
//!
//! All of it is compared on a `shadow` of the texts, in which signs of one meaning are one.
//!
//! Source: W3C Web Annotation Data Model, text quote and text position selectors; the weights
//! are those of the Hypothesis client.

mod align;
mod search;
mod shadow;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::model::{Evidence, Found, Span};
use align::Alignment;
use shadow::Shadow;

/// The score from which a place is taken, as a share of all points.
const ENOUGH: f64 = 0.8;
/// How far the best place must be ahead of the next, as a share of all points.
const AHEAD: f64 = 0.05;
/// How many characters right before and right after a quote tell that it is the one, and how
/// much alike they must be.
const BESIDE: usize = 20;
const ALIKE: f64 = 0.85;
/// How many words that go on alike beside a quote tell as much.
const GOES_ON: usize = 10;
/// How long a sentence is that no two write alike.
const LONG: usize = 40;
/// How much alike an edited quote and the one that it was are at least.
const RIVAL: f64 = 0.5;
/// How much alike what stands beside a quote must be without the old text, and how much an
/// edited quote.
const LITTLE: f64 = 0.95;
const LITTLE_EDITED: f64 = 0.8;
/// Quotes of fewer characters are looked for exactly.
const SHORT: usize = 12;
/// A quote in its surroundings is looked for with one error in so many characters.
const ERRORS: usize = 4;
/// How many exact places are looked at.
const PLACES: usize = 1_000;

/// A text in which evidence is looked for again.
#[derive(Debug)]
pub struct Anchor<'t> {
    text: &'t str,
    hash: &'t str,
    shadow: Shadow,
    old: Option<(&'t str, Shadow)>,
}

impl<'t> Anchor<'t> {
    /// Prepares a text, whose hash is `hash`; `old` is the text from which the evidence was
    /// taken, if that is at hand.
    #[must_use]
    pub fn new(text: &'t str, hash: &'t str, old: Option<&'t str>) -> Self {
        Self {
            text,
            hash,
            shadow: Shadow::of(text),
            old: old.map(|old| (old, Shadow::of(old))),
        }
    }

    /// Returns each evidence as it stands in the text.
    ///
    /// Words that are found as they were, in place or moved, are taken anew from the text.
    /// Edited ones keep the quote and its surroundings as they were, with the span at which
    /// they stand now. What is ambiguous or lost has an empty span.
    #[must_use]
    pub fn find<'e>(&self, all: impl IntoIterator<Item = &'e Evidence>) -> Vec<Evidence> {
        let alignment = self
            .old
            .as_ref()
            .map(|(_, old)| Alignment::of(old, &self.shadow));
        let all = all.into_iter();
        all.map(|evidence| self.one(evidence, alignment.as_ref()))
            .collect()
    }

    fn one(&self, evidence: &Evidence, alignment: Option<&Alignment<'_>>) -> Evidence {
        let needle = Needle::of(evidence);
        let known = self
            .old
            .as_ref()
            .zip(alignment)
            .and_then(|((text, old), alignment)| {
                // The quote must be where the old text has it.
                let stood = evidence.span.of(text) == evidence.quote;
                let own = old.place(evidence.span.start)..old.place(evidence.span.end);
                (stood && !own.is_empty()).then_some(Known {
                    old,
                    own,
                    alignment,
                })
            });
        let (found, span) = needle.find(&self.shadow, known.as_ref());
        match found {
            Found::InPlace | Found::Moved => Evidence {
                found,
                ..Evidence::take(self.text, span, self.hash)
            },
            Found::Edited | Found::Ambiguous | Found::Lost => Evidence {
                span,
                hash: self.hash.to_owned(),
                found,
                ..evidence.clone()
            },
        }
    }
}

/// What the old text tells.
struct Known<'k> {
    old: &'k Shadow,
    /// Where the quote stood in it.
    own: Range<usize>,
    alignment: &'k Alignment<'k>,
}

/// What is looked for.
struct Needle {
    quote: Vec<char>,
    before: Vec<char>,
    after: Vec<char>,
    /// Where it stood, in bytes.
    span: Span,
}

/// A place where the quote could stand.
#[derive(Clone, Debug)]
struct Place {
    /// In characters of the shadow.
    stretch: Range<usize>,
    /// As a share of all points.
    score: f64,
    exact: bool,
    /// How much the words are alike, from 0 to 1.
    quote: f64,
    /// Whether all that stood around it does so still.
    whole: bool,
    /// How much what stands right before and right after it is alike.
    beside: [f64; 2],
}

impl Place {
    fn overlaps(&self, other: &Range<usize>) -> bool {
        self.stretch.start < other.end && other.start < self.stretch.end
    }

    fn found(&self) -> Found {
        match (self.exact, self.whole) {
            (true, true) => Found::InPlace,
            (true, false) => Found::Moved,
            (false, _) => Found::Edited,
        }
    }
}

impl Needle {
    fn of(evidence: &Evidence) -> Self {
        let chars = |text: &str| Shadow::of(text).chars().to_vec();
        Self {
            quote: Shadow::of(&evidence.quote).trimmed().to_vec(),
            before: chars(&evidence.before),
            after: chars(&evidence.after),
            span: evidence.span,
        }
    }

    fn find(&self, new: &Shadow, known: Option<&Known<'_>>) -> (Found, Span) {
        let nowhere = |found| (found, Span::default());
        let at = |place: &Place| new.span(place.stretch.clone());
        if self.quote.is_empty() {
            return nowhere(Found::Lost);
        }
        let from = new.place(self.span.start);
        if let Some((stretch, beside)) = known.and_then(|k| k.alignment.whole(k.own.clone())) {
            // Words have their signs with them: the quote is what lies between.
            let near = search::exact(&self.quote, &new.chars()[stretch.clone()], 1);
            if let Some(start) = near.first().map(|at| stretch.start + at) {
                let place = self.place(new.chars(), start..start + self.quote.len(), from);
                if beside >= GOES_ON || self.is_at(&place, true) {
                    return (place.found(), at(&place));
                }
            }
        }
        let mut places = self.places(new);
        if let Some(known) = known {
            let other = |place: &Place| {
                known
                    .alignment
                    .is_other(place.stretch.clone(), known.own.clone())
            };
            places.retain(|place| !other(place));
        }
        let Some(best) = places.first() else {
            return nowhere(Found::Lost);
        };
        let twins = known.map(|known| self.twins(known));
        if let Some((known, twins)) = known.zip(twins.as_ref())
            && let Some(only) = self.only(known, &places, twins)
        {
            return (only.found(), at(only));
        }
        let rivals = places.iter().filter(|place| !place.overlaps(&best.stretch));
        let next = rivals.chain(twins.iter().flatten());
        let next = next.map(|place| place.score).fold(0.0, f64::max);
        if best.score < ENOUGH {
            let exact = places.iter().filter(|place| place.exact).count();
            return nowhere(if exact > 1 {
                Found::Ambiguous
            } else {
                Found::Lost
            });
        }
        if best.score - next < AHEAD {
            return nowhere(Found::Ambiguous);
        }
        if self.is_at(best, known.is_some()) {
            (best.found(), at(best))
        } else {
            nowhere(Found::Lost)
        }
    }

    /// Says whether the quote is whole sentences: it ends as one does, and so does what stood
    /// before it.
    fn is_sentence(&self) -> bool {
        let ends = |text: &[char]| {
            let mut text = text.iter().rev();
            let last = text.find(|c| !c.is_whitespace() && !['"', '\'', ')'].contains(c));
            last.is_none_or(|c| ['.', '!', '?'].contains(c))
        };
        ends(&self.quote) && ends(&self.before)
    }

    /// Returns the place where a long sentence stands alone, if it does so where it stood: once
    /// in either text, between the words between which it was, and nothing there is like it,
    /// which could be the sentence after an edit, and these words a repetition.
    fn only<'p>(
        &self,
        known: &Known<'_>,
        places: &'p [Place],
        twins: &[Place],
    ) -> Option<&'p Place> {
        let mut exact = places.iter().filter(|place| place.exact);
        let only = exact.next()?;
        let alone = exact.next().is_none() && !twins.iter().any(|twin| twin.exact);
        let gap = known.alignment.gap(known.own.clone());
        let stays = gap.start <= only.stretch.start && only.stretch.end <= gap.end;
        let rival = |place: &Place| {
            !place.overlaps(&only.stretch) && place.overlaps(&gap) && place.quote >= RIVAL
        };
        let long = self.quote.len() >= LONG && self.is_sentence();
        let sure = long && alone && stays && !places.iter().any(rival);
        sure.then_some(only)
    }

    /// Says whether what stands beside a place speaks for it. `known`: it was nowhere else in
    /// the old text.
    fn is_at(&self, place: &Place, known: bool) -> bool {
        let beside = |alike: f64| place.beside.iter().all(|side| *side >= alike);
        if known {
            beside(ALIKE)
        } else if self.quote.len() < SHORT {
            place.whole
        } else {
            beside(LITTLE) && place.quote >= LITTLE_EDITED
        }
    }

    /// Returns the places in the old text that were not the quote: what looks like them now is
    /// not the quote either.
    fn twins(&self, known: &Known<'_>) -> Vec<Place> {
        let mut places = self.places(known.old);
        places.retain(|place| !place.overlaps(&known.own));
        places
    }

    /// Returns where the quote could stand, the best place first.
    fn places(&self, shadow: &Shadow) -> Vec<Place> {
        let text = shadow.chars();
        let mut stretches: Vec<(usize, usize)> = search::exact(&self.quote, text, PLACES)
            .into_iter()
            .map(|start| (start, start + self.quote.len()))
            .collect();
        if self.quote.len() >= SHORT {
            let whole = [self.before.as_slice(), &self.quote, &self.after].concat();
            let quote = self.before.len()..self.before.len() + self.quote.len();
            for (end, errors) in search::ends(&whole, text, whole.len() / ERRORS) {
                let start = end.saturating_sub(whole.len() + errors);
                let part = search::part(&whole, &text[start..end], quote.clone());
                stretches.push(trimmed(text, start + part.start, start + part.end));
            }
        }
        stretches.retain(|(start, end)| start < end);
        stretches.sort_unstable();
        stretches.dedup();
        let from = shadow.place(self.span.start);
        let mut places: Vec<Place> = stretches
            .into_iter()
            .map(|(start, end)| self.place(text, start..end, from))
            .collect();
        places.sort_by(|a, b| {
            let by_place = || a.stretch.start.cmp(&b.stretch.start);
            b.score.total_cmp(&a.score).then_with(by_place)
        });
        places
    }

    /// Scores a place; `from` is where the quote stood.
    fn place(&self, text: &[char], stretch: Range<usize>, from: usize) -> Place {
        let stands = &text[stretch.clone()];
        let exact = stands == self.quote;
        let quote = if exact {
            1.0
        } else {
            let longer = self.quote.len().max(stands.len());
            1.0 - search::distance(&self.quote, stands) as f64 / longer as f64
        };
        let (before, after) = (&text[..stretch.start], &text[stretch.end..]);
        let right = |context: &[char]| context.len().min(BESIDE);
        let left = |context: &[char]| context.len().saturating_sub(BESIDE);
        let beside_before = like_before(&self.before[left(&self.before)..], before);
        let beside_after = like_after(&self.after[..right(&self.after)], after);
        let before = like_before(&self.before, before);
        let after = like_after(&self.after, after);
        let apart = stretch.start.abs_diff(from) as f64 / text.len() as f64;
        let points = 50.0 * quote + 20.0 * before + 20.0 * after + 2.0 * (1.0 - apart.min(1.0));
        Place {
            stretch,
            score: points / 92.0,
            exact,
            quote,
            whole: before.min(after) >= 1.0,
            beside: [beside_before, beside_after],
        }
    }
}

/// Returns how much `context` is like the end of `text`, from 0 to 1.
fn like_before(context: &[char], text: &[char]) -> f64 {
    like(context, &text[text.len().saturating_sub(room(context))..])
}

/// Returns how much `context` is like the beginning of `text`, from 0 to 1.
fn like_after(context: &[char], text: &[char]) -> f64 {
    like(context, &text[..room(context).min(text.len())])
}

/// A little more than what stood there, since that may have grown.
fn room(context: &[char]) -> usize {
    context.len() + context.len() / ERRORS
}

fn like(context: &[char], near: &[char]) -> f64 {
    if context.is_empty() {
        return 1.0;
    }
    let errors = search::distance_within(context, near).min(context.len());
    1.0 - errors as f64 / context.len() as f64
}

/// Returns a stretch without space at its ends.
fn trimmed(text: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    while start < end && text[start] == ' ' {
        start += 1;
    }
    while start < end && text[end - 1] == ' ' {
        end -= 1;
    }
    (start, end)
}
