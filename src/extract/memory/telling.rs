//! Who was last told to speak or to want something, for the sentence right behind.

use super::{Memory, Resolved};
use crate::extract::doc::{Doc, Sentence};

impl Memory {
    /// Remembers who speaks in a sentence, if it is one party.
    pub(in crate::extract) fn tell(&mut self, who: &Resolved, sentence: &Sentence) {
        let one = who.holders.len() == 1 && !who.document;
        self.told = one.then(|| (who.clone(), sentence.block, sentence.tokens.end));
        self.in_words = true;
    }

    /// Remembers who wants something in a sentence, without a word of telling.
    pub(in crate::extract) fn wish(&mut self, who: &Resolved, sentence: &Sentence) {
        self.tell(who, sentence);
        self.in_words = false;
    }

    /// Whether whoever was last told to speak was told to by a verb of telling.
    pub(in crate::extract) fn told_in_words(&self) -> bool {
        self.in_words
    }

    /// Remembers that nobody speaks in a sentence.
    pub(in crate::extract) fn tell_nobody(&mut self) {
        self.told = None;
    }

    /// Remembers that whoever spoke goes on in a sentence.
    pub(in crate::extract) fn tell_on(&mut self, sentence: &Sentence) {
        if let Some((_, block, end)) = &mut self.told {
            *block = sentence.block;
            *end = sentence.tokens.end;
        }
    }

    /// Returns who was told to speak in the sentence right before one, in its paragraph.
    /// A bullet opens a paragraph of its own that goes on.
    pub(in crate::extract) fn told(&self, doc: &Doc, sentence: &Sentence) -> Option<&Resolved> {
        self.told
            .as_ref()
            .filter(|(_, block, end)| {
                let item = opens_item(doc, sentence);
                let near = *block == sentence.block || item && *block + 1 == sentence.block;
                near && *end == sentence.tokens.start
            })
            .map(|(who, ..)| who)
    }
}

/// Whether a sentence opens with the mark of an item of a list.
pub(in crate::extract) fn opens_item(doc: &Doc, sentence: &Sentence) -> bool {
    doc.marks(sentence.tokens.start, &['•', '*', '–', '—', '-', '·'])
}
