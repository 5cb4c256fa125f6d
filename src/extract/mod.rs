//! An article and an agenda become statements and notes.
//!
//! In: an [`Article`] and an [`Agenda`]. Out: an [`Extraction`]. No file is opened, no clock
//! is read, nothing can fail, and the same input gives the same output. The stages, one file
//! each, in reading order:
//!
//! 1. `clean`: the lines that are read, as blocks; `part`: a long text in parts;
//! 2. `token`, `sentence`: words and sentences;
//! 3. `quotes`: what stands inside quotation marks;
//! 4. `mention`: who is named; `people`: whom the text itself introduces;
//!    `turn`: who has the floor in a transcript or a speech;
//! 5. `predicate` with `source`: cue words with their subject and content;
//! 6. `attribution`: who said what, whatever it is about;
//! 7. `memory`: who "he", "they" and "the draft" are;
//! 8. `topic`: which proposals a content speaks of;
//! 9. `attitude`: for or against, under which condition, how firmly;
//!    `amount`: the numbers and dates it names;
//! 10. `statement`: all of it put together.

mod amount;
mod attitude;
mod attribution;
mod clean;
mod doc;
mod memory;
mod mention;
mod part;
mod people;
mod phrase;
mod predicate;
mod quotes;
mod sentence;
mod source;
mod statement;
mod token;
mod topic;
mod turn;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests_again;
#[cfg(test)]
mod tests_cues;
#[cfg(test)]
mod tests_forms;
#[cfg(test)]
mod tests_stance;
#[cfg(test)]
mod tests_who;

use self::attitude::Tones;
use self::clean::Block;
use self::doc::{CueHit, Doc, Office, Sentence};
use self::mention::{Aliases, Kind, Mention};
use self::phrase::Phrases;
use self::statement::Weights;
pub use self::statement::{Sign, Signs};
use self::token::{Token, Traits, Vocabulary};
use self::topic::Topics;
use crate::agenda::lexicon::{Form, Lexicon, Pos, Sign as CueSign};
use crate::model::{Agenda, Article, Attribution, Note, NoteKind, Statement, Trial};

/// How many tokens a cue with its gaps may take up.
const LONGEST_CUE: usize = 10;

/// What was found in an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// Statements in the order of the text, numbered from 1.
    pub statements: Vec<Statement>,
    /// What was noticed.
    pub notes: Vec<Note>,
}

/// Extracts statements on one agenda; made once, used for many articles, from any thread.
#[derive(Debug)]
pub struct Extractor {
    agenda: Agenda,
    vocabulary: Vocabulary,
    aliases: Aliases,
    /// The offices of the agenda's people.
    offices: Vec<Office>,
    cues: Phrases<(usize, Form)>,
    tones: Tones,
    weights: Weights,
    topics: Topics,
}

impl Extractor {
    /// Prepares the words of `agenda`.
    #[must_use]
    pub fn new(agenda: &Agenda) -> Self {
        let agenda = agenda.in_use();
        let lexicon = Lexicon::built_in();
        let mut vocabulary = Vocabulary::new(lexicon);
        let mut cues = Phrases::default();
        for (index, cue) in lexicon.cues.iter().enumerate() {
            for (form, kind) in cue.inflected() {
                let ids = vocabulary.learn_gapped(&form);
                cues.add(&ids, (index, kind));
                if cue.pos == Pos::Verb {
                    vocabulary.learn_verb(&form, kind);
                }
            }
        }
        cues.finish();
        let tones = Tones::new(lexicon, &mut vocabulary);
        let aliases = Aliases::new(&agenda, &mut vocabulary);
        let topics = Topics::new(&agenda, lexicon, &mut vocabulary, &aliases);
        vocabulary.finish();
        Self {
            offices: mention::offices(&agenda),
            agenda,
            vocabulary,
            aliases,
            cues,
            tones,
            weights: Weights::new(&lexicon.confidence),
            topics,
        }
    }

    /// Extracts the statements of `article`; of a text that is not English none, with a note
    /// that says so. Cannot fail.
    #[must_use]
    pub fn extract(&self, article: &Article) -> Extraction {
        if article.is_foreign() {
            return Extraction {
                statements: Vec::new(),
                notes: vec![Note::new(
                    NoteKind::Language,
                    "The text is not in English, so that no statements were looked for.",
                    "Read it, and set stances by hand.",
                )],
            };
        }
        let context = self.context(article);
        let mut statements = Vec::new();
        for doc in self.docs(article) {
            let concepts = self.topics.concepts(&doc);
            statements.extend(statement::statements(&doc, &concepts, &context));
        }
        let notes = statement::finish(&mut statements);
        Extraction { statements, notes }
    }

    /// Returns whatever may be a statement of `article`, likely or not, with its signs: what
    /// the weights of confidence are fitted to.
    #[must_use]
    pub fn candidates(&self, article: &Article) -> Vec<(Statement, Signs)> {
        let context = self.context(article);
        self.docs(article)
            .flat_map(|doc| {
                let concepts = self.topics.concepts(&doc);
                statement::weighed(&doc, &concepts, &context)
            })
            .collect()
    }

    /// Says what the words of the agenda find in each sentence of `article`, whoever says it.
    #[must_use]
    pub fn trial(&self, article: &Article) -> Vec<Trial> {
        let mut trials = Vec::new();
        for doc in self.docs(article) {
            let concepts = self.topics.concepts(&doc);
            trials.extend(
                doc.sentences
                    .iter()
                    .map(|sentence| self.topics.trial(&self.agenda, &doc, &concepts, sentence)),
            );
        }
        trials
    }

    fn context<'a>(&'a self, article: &'a Article) -> statement::Context<'a> {
        statement::Context {
            agenda: &self.agenda,
            lexicon: Lexicon::built_in(),
            topics: &self.topics,
            tones: &self.tones,
            weights: &self.weights,
            article,
        }
    }

    /// Finds who said what in `article`, whatever it is about. Cannot fail.
    #[must_use]
    pub fn attributions(&self, article: &Article) -> Vec<Attribution> {
        self.docs(article)
            .flat_map(|doc| attribution::attributions(&doc, Lexicon::built_in()))
            .collect()
    }

    /// Runs the first stages on each part of an article, one part at a time.
    fn docs<'a>(&self, article: &'a Article) -> impl Iterator<Item = Doc<'a>> {
        let text = article.text.as_str();
        part::parts(text, clean::blocks(article))
            .into_iter()
            .map(move |blocks| self.read(text, &blocks))
    }

    /// Reads one part: words, sentences, quotations, mentions, cues.
    fn read<'a>(&self, text: &'a str, blocks: &[Block]) -> Doc<'a> {
        // English has a token for about every five bytes.
        let bytes: usize = blocks.iter().map(|block| block.span.len()).sum();
        let mut tokens = Vec::with_capacity(bytes / 4);
        let mut seen = token::Seen::default();
        let mut ranges = Vec::with_capacity(blocks.len());
        for block in blocks {
            let from = tokens.len();
            token::tokenize(text, block.span, &self.vocabulary, &mut seen, &mut tokens);
            ranges.push(from..tokens.len());
        }
        let mut sentences = Vec::new();
        for (block, range) in ranges.iter().enumerate() {
            sentences.extend(
                sentence::sentences(text, &tokens, range.clone())
                    .into_iter()
                    .map(|tokens| Sentence {
                        tokens,
                        block,
                        headline: blocks[block].headline,
                        label: false,
                    }),
            );
        }
        for sentence in &sentences {
            token::tag(text, &mut tokens, &sentence.tokens);
        }
        let inside = quotes::quotations(&tokens, &ranges);
        let mut mentions = self.aliases.find(&tokens);
        mention::resolve_offices(&self.agenda, text, &tokens, &mut mentions);
        let mut offices = self.offices.clone();
        mention::count_named(&mut offices, &mentions);
        let mut doc = Doc {
            text,
            tokens,
            sentences,
            inside,
            mentions,
            offices,
            mention_at: Vec::new(),
            cues: Vec::new(),
            turns: Vec::new(),
        };
        doc.index_mentions();
        people::learn(&self.agenda, &mut doc);
        doc.cues = self.cue_hits(&doc.tokens, &doc.mentions, &doc.mention_at);
        turn::take(&mut doc);
        doc
    }

    /// Finds the cue words outside names, longest first at each place.
    fn cue_hits(&self, tokens: &[Token], mentions: &[Mention], mention_at: &[u32]) -> Vec<CueHit> {
        let lexicon = Lexicon::built_in();
        let mut hits: Vec<CueHit> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let named = (mention_at[at] as usize)
                .checked_sub(1)
                .is_some_and(|number| mentions[number].kind != Kind::Nobody);
            if token.word == 0 || named {
                continue;
            }
            let end = tokens.len().min(at + LONGEST_CUE);
            self.cues.at(
                at,
                end,
                |i| tokens[i].word,
                |range, (cue, form)| {
                    let inner = &tokens[range.start + 1..range.end];
                    // A gap holds objects, not another phrase ("set the table before …").
                    let gapped = lexicon.cues[cue].cue.contains('…');
                    let held = inner.split_last().map_or(inner, |(_, before)| before);
                    // "a lower toll a condition": no second noun phrase in "a … condition".
                    let phrase = gapped && lexicon.cues[cue].pos == Pos::Adjective;
                    // "an empty gesture", "absolutely no problem with".
                    let turning = match lexicon.cues[cue].sign {
                        CueSign::For if phrase => Traits::BAD.with(Traits::NEG),
                        CueSign::Against if gapped => Traits::NEG,
                        _ => Traits::default(),
                    };
                    let bars = inner.iter().any(|token| token.is(Traits::PUNCT))
                        || gapped && held.iter().any(|token| token.is(Traits::PREP))
                        || held.iter().any(|token| token.is(turning))
                        || phrase
                            && inner
                                .iter()
                                .any(|token| token.is(Traits::DET.with(Traits::AUX)));
                    if !bars {
                        hits.push(CueHit {
                            tokens: range,
                            cue,
                            form,
                        });
                    }
                },
            );
        }
        hits
    }
}
