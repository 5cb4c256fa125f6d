//! What the Article tab shows, as plain data: the text cut into paragraphs, with the
//! stretches that statements quote.

use std::collections::BTreeSet;

use crate::model::{
    CodedArticle, Dossier, Evidence, EvidenceFilter, Found, Note, NoteKind, Span, Statement,
    StatementId, StatementRef,
};

use super::super::words;
use super::about::About;
use super::cut::paragraphs;

/// An article ready to be painted.
#[derive(Debug, Default)]
pub(crate) struct ArticleData {
    /// What is known of it.
    pub(crate) about: About,
    /// Everything noticed but on its date and language, as sentences with their hints.
    pub(crate) notes: Vec<String>,
    /// How many of its statements are not looked at, if any: "2 of 9 statements are outside
    /// the chosen evidence"; else empty.
    pub(crate) outside: String,
    /// Whether its title is the first line of the text that is shown.
    pub(crate) begins_with_title: bool,
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) marks: Vec<Mark>,
}

/// What sort of paragraph it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Headline,
    /// A heading over what follows.
    Heading,
    Body,
    /// An item of a list.
    Item,
    /// Words set apart as a quotation.
    Quote,
    /// Site furniture, kept out of extraction.
    Furniture,
    /// A whole stretch of furniture, folded into one line.
    Folded,
}

/// A paragraph of the text.
#[derive(Debug)]
pub(crate) struct Paragraph {
    pub(crate) kind: Kind,
    /// Where it stands in the article's text.
    pub(crate) span: Span,
    pub(crate) text: String,
    /// What stands before an item: "•", "3.".
    pub(crate) lead: String,
    /// Whether it goes on from the paragraph above, which was too long to be laid out whole.
    pub(crate) goes_on: bool,
    /// Whether it is another line of the block above.
    pub(crate) same_block: bool,
    /// The stretch of furniture of which it is the first line, or which it stands for.
    pub(crate) fold: Option<Fold>,
    /// Its text in stretches that the same marks cover, in order and without gaps.
    pub(crate) pieces: Vec<Piece>,
}

/// A stretch of furniture, which can be folded into one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fold {
    pub(crate) span: Span,
    /// How many of its lines have words.
    pub(crate) lines: usize,
    /// Whether its lines are shown.
    pub(crate) open: bool,
    /// Whether it must stay open: a statement's words stand in it.
    pub(crate) pinned: bool,
}

impl Fold {
    /// Returns it in words.
    pub(crate) fn told(&self) -> String {
        let lines = words::count(self.lines, "line");
        format!("{lines} left out as site furniture")
    }
}

/// A stretch of a paragraph.
#[derive(Debug, PartialEq)]
pub(crate) struct Piece {
    /// In bytes of the paragraph's text.
    pub(crate) span: Span,
    /// The marks that cover it, the shortest first, by their place in the article's list.
    pub(crate) marks: Vec<usize>,
}

/// A statement's quote in the text; one whose words are no longer there has none.
#[derive(Debug)]
pub(crate) struct Mark {
    pub(crate) at: StatementRef,
    pub(crate) span: Span,
    /// The party's place in the agenda.
    pub(crate) index: usize,
    pub(crate) state: MarkState,
    /// "Russia demands: Talks continue", for the tooltip; with its state, unless it counts, and
    /// with the attitude where a person corrected it.
    pub(crate) told: String,
}

/// How a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkState {
    /// It is looked at.
    Shown,
    /// Its words have become others since they were coded.
    Edited,
    /// It is not among the evidence that is looked at.
    Outside,
    /// A person discarded it.
    Discarded,
}

/// Builds the article's paragraphs and marks, over the evidence that `filter` admits. Stretches
/// of furniture that begin at one of `open` are not folded.
pub(crate) fn build(
    dossier: &Dossier,
    filter: &EvidenceFilter,
    coded: &CodedArticle,
    open: &BTreeSet<usize>,
) -> ArticleData {
    let article = &coded.article;
    let marks: Vec<Mark> = coded
        .statements
        .iter()
        .filter(|statement| has_place(&statement.evidence, &article.text))
        .map(|statement| mark(dossier, filter, coded, statement))
        .collect();
    let notes = article.open_notes().chain(&coded.notes);
    // Lines that were left out are told where they stand.
    let in_place = |note: &Note| note.kind == NoteKind::Furniture && note.place.is_some();
    let notes = notes.filter(|note| !super::about::tells(note.kind) && !in_place(note));
    let paragraphs = paragraphs(coded, &marks, open);
    ArticleData {
        about: About::of(coded),
        notes: notes.map(in_words).collect(),
        outside: outside(filter, coded),
        begins_with_title: begins_with(&paragraphs, &article.title),
        paragraphs,
        marks,
    }
}

/// Says whether the first line of a text, but for folded ones, is its headline and says what the
/// title does.
fn begins_with(paragraphs: &[Paragraph], title: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        let lower = text.chars().flat_map(char::to_lowercase);
        lower.filter(|c| c.is_alphanumeric()).collect()
    };
    let first = paragraphs.iter().find(|p| p.kind != Kind::Folded);
    let first = first.filter(|first| first.kind == Kind::Headline);
    first.is_some_and(|first| letters(&first.text) == letters(title))
}

/// Says whether words of the text are marked as a statement's: its quote, or what its quote
/// has been edited into.
fn has_place(evidence: &Evidence, text: &str) -> bool {
    let edited = evidence.found == Found::Edited
        && !evidence.span.is_empty()
        && text.get(evidence.span.range()).is_some();
    edited || words::stands_in(evidence, text)
}

fn outside(filter: &EvidenceFilter, coded: &CodedArticle) -> String {
    let all = coded.statements.iter().filter(|s| !s.discarded);
    let out = all.clone().filter(|s| !filter.admits(&coded.article, s));
    match (out.count(), all.count()) {
        (0, _) => String::new(),
        (1, 1) => "Its statement is outside the chosen evidence".to_owned(),
        (out, all) if out == all => {
            format!("All its {all} statements are outside the chosen evidence")
        }
        (1, all) => format!("1 of {all} statements is outside the chosen evidence"),
        (out, all) => format!("{out} of {all} statements are outside the chosen evidence"),
    }
}

fn in_words(note: &Note) -> String {
    if note.hint.is_empty() {
        note.sentence.clone()
    } else {
        format!("{} {}", note.sentence, note.hint)
    }
}

fn mark(
    dossier: &Dossier,
    filter: &EvidenceFilter,
    coded: &CodedArticle,
    statement: &Statement,
) -> Mark {
    let agenda = &dossier.agenda;
    let about = statement
        .proposal
        .as_ref()
        .and_then(|id| agenda.proposal(id))
        .map(|(_, proposal)| proposal.text.as_str())
        .or_else(|| {
            let issue = agenda.issue(statement.issue.as_ref()?)?;
            Some(issue.title.as_str())
        });
    let party = words::party(agenda, &statement.party);
    let act = if words::is_corrected(statement) {
        words::attitude(statement)
    } else {
        statement.act.word().to_owned()
    };
    let (state, aside) = if statement.discarded {
        (MarkState::Discarded, " (discarded)")
    } else if filter.admits(&coded.article, statement) {
        if statement.evidence.found == Found::Edited {
            (MarkState::Edited, " (the words were edited since)")
        } else {
            (MarkState::Shown, "")
        }
    } else {
        (MarkState::Outside, " (outside the chosen evidence)")
    };
    Mark {
        at: StatementRef {
            article: coded.article.id.clone(),
            statement: statement.id,
        },
        span: statement.evidence.span,
        index: words::party_index(agenda, &statement.party),
        state,
        told: match about {
            Some(about) => format!("{party} {act}: {about}{aside}"),
            None => format!("{party} {act}: no issue of the agenda{aside}"),
        },
    }
}

/// Returns the part of `span` within `whole`, in bytes from the start of `whole`.
fn inside(span: Span, whole: Span) -> Span {
    let start = span.start.clamp(whole.start, whole.end);
    let end = span.end.clamp(start, whole.end);
    Span::new(start - whole.start, end - whole.start)
}

impl ArticleData {
    /// Says whether its paragraphs stand as those of another state: the same ones, set the same
    /// way.
    pub(crate) fn stands_as(&self, other: &Self) -> bool {
        let set = |p: &Paragraph| (p.kind, p.span, p.fold.is_some());
        let here = self.paragraphs.iter().map(set);
        here.eq(other.paragraphs.iter().map(set))
    }

    /// Returns a stretch of the article's text where it touches lines of the text, and where it
    /// touches lines that are left out.
    pub(crate) fn lines_in(&self, span: Span) -> (Option<Span>, Option<Span>) {
        let here = self.paragraphs.iter().filter(|p| p.span.overlaps(span));
        let (mut text, mut furniture) = (None, None);
        for paragraph in here {
            match paragraph.kind {
                Kind::Furniture | Kind::Folded => furniture = Some(span),
                _ => text = Some(span),
            }
        }
        (text, furniture)
    }

    /// Returns the paragraph in which a statement's quote begins.
    pub(crate) fn paragraph_of(&self, id: StatementId) -> Option<usize> {
        let mark = self.marks.iter().find(|mark| mark.at.statement == id)?;
        self.paragraphs
            .iter()
            .position(|p| p.span.overlaps(mark.span))
    }

    /// Returns a stretch of the article's text, with a line break between paragraphs.
    pub(crate) fn text_of(&self, span: Span) -> String {
        let mut text = String::new();
        for paragraph in self.paragraphs.iter().filter(|p| p.span.overlaps(span)) {
            if !text.is_empty() && !paragraph.goes_on {
                text.push('\n');
                if !paragraph.lead.is_empty() {
                    text.push_str(&paragraph.lead);
                    text.push(' ');
                }
            }
            text.push_str(inside(span, paragraph.span).of(&paragraph.text));
        }
        text
    }

    /// Returns the part of a stretch of the article's text that stands in a paragraph, in bytes
    /// of the paragraph's text.
    pub(crate) fn part_in(&self, span: Span, paragraph: usize) -> Option<Span> {
        let here = self.paragraphs.get(paragraph)?.span;
        let part = inside(span, here);
        (!part.is_empty()).then_some(part)
    }

    /// Returns the marks at a place of the article's text, the shortest first.
    pub(crate) fn marks_under(&self, at: usize) -> Vec<&Mark> {
        let paragraph = self.paragraphs.iter().position(|p| p.span.holds(at));
        let found = paragraph.map(|n| self.marks_at(n, at - self.paragraphs[n].span.start));
        found.unwrap_or_default()
    }

    /// Returns the marks at a byte of a paragraph, the shortest first.
    pub(crate) fn marks_at(&self, paragraph: usize, byte: usize) -> Vec<&Mark> {
        self.paragraphs
            .get(paragraph)
            .and_then(|p| p.pieces.iter().find(|piece| piece.span.holds(byte)))
            .map(|piece| piece.marks.iter().filter_map(|n| self.marks.get(*n)))
            .into_iter()
            .flatten()
            .collect()
    }
}
