//! What the Article tab shows, as plain data: the text cut into paragraphs, with the
//! stretches that statements quote.

use crate::model::{
    CodedArticle, Dossier, Evidence, EvidenceFilter, Found, Note, NoteKind, Span, Statement,
    StatementId, StatementRef,
};

use super::super::words;

/// An article ready to be painted.
#[derive(Debug, Default)]
pub(crate) struct ArticleData {
    pub(crate) title: String,
    /// "Reuters · 4 Dec 2026 · letters/one.txt".
    pub(crate) byline: String,
    /// What speaks against the date, if something does.
    pub(crate) date_problem: Option<String>,
    /// Everything noticed, as sentences with their hints.
    pub(crate) notes: Vec<String>,
    /// How many of its statements are not looked at, if any: "2 of 9 statements are outside
    /// the chosen evidence"; else empty.
    pub(crate) outside: String,
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) marks: Vec<Mark>,
}

/// What sort of paragraph it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Headline,
    Body,
    /// Site furniture, kept out of extraction.
    Furniture,
}

/// A paragraph of the text.
#[derive(Debug)]
pub(crate) struct Paragraph {
    pub(crate) kind: Kind,
    /// Where it stands in the article's text.
    pub(crate) span: Span,
    pub(crate) text: String,
    /// Whether it goes on from the paragraph above, which was too long to be laid out whole.
    pub(crate) goes_on: bool,
    /// Its text in stretches that the same marks cover, in order and without gaps.
    pub(crate) pieces: Vec<Piece>,
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
    /// "Russia demands: Talks continue", for the tooltip; with its state, unless it counts.
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

/// Longest stretch that is laid out at once, in bytes.
const LONGEST: usize = 4000;

/// Builds the article's paragraphs and marks, over the evidence that `filter` admits.
pub(crate) fn build(
    dossier: &Dossier,
    filter: &EvidenceFilter,
    coded: &CodedArticle,
) -> ArticleData {
    let article = &coded.article;
    let marks: Vec<Mark> = coded
        .statements
        .iter()
        .filter(|statement| has_place(&statement.evidence, &article.text))
        .map(|statement| mark(dossier, filter, coded, statement))
        .collect();
    let mut parts = Vec::new();
    parts.extend(article.outlet.clone());
    let day = |day| words::day(day, article.date_disputed);
    parts.extend(article.published.map(day));
    parts.push(article.source.clone());
    let all_notes = || article.notes.iter().chain(&coded.notes);
    ArticleData {
        title: article.title.clone(),
        byline: parts.join(" · "),
        date_problem: all_notes()
            .find(|note| is_about_date(note.kind))
            .map(in_words),
        notes: all_notes().map(in_words).collect(),
        outside: outside(filter, coded),
        paragraphs: paragraphs(coded, &marks),
        marks,
    }
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

/// Says whether a note speaks against the article's date.
pub(crate) fn is_about_date(kind: NoteKind) -> bool {
    matches!(
        kind,
        NoteKind::WeekdayMismatch | NoteKind::FutureDate | NoteKind::ImpossibleDate
    )
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
    let act = statement.act.word();
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

fn paragraphs(coded: &CodedArticle, marks: &[Mark]) -> Vec<Paragraph> {
    let article = &coded.article;
    let text = article.text.as_str();
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let whole = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if whole.of(text).trim().is_empty() {
            continue;
        }
        let kind = if article.furniture.iter().any(|f| f.overlaps(whole)) {
            Kind::Furniture
        } else if article.headline.is_some_and(|h| h.overlaps(whole)) {
            Kind::Headline
        } else {
            Kind::Body
        };
        for (n, span) in chunks(text, whole).into_iter().enumerate() {
            found.push(Paragraph {
                kind,
                span,
                text: span.of(text).to_owned(),
                goes_on: n > 0,
                pieces: pieces(span, marks),
            });
        }
    }
    found
}

/// Cuts a line that is too long to be laid out whole, at spaces where there are some.
fn chunks(text: &str, whole: Span) -> Vec<Span> {
    let mut chunks = Vec::new();
    let mut start = whole.start;
    while whole.end - start > LONGEST {
        let limit = crate::model::span::floor_boundary(text, start + LONGEST);
        let cut = text[start..limit]
            .rfind(' ')
            .map_or(limit, |space| start + space + 1);
        chunks.push(Span::new(start, cut));
        start = cut;
    }
    chunks.push(Span::new(start, whole.end));
    chunks
}

fn pieces(span: Span, marks: &[Mark]) -> Vec<Piece> {
    let here: Vec<(usize, Span)> = marks
        .iter()
        .enumerate()
        .map(|(n, mark)| (n, mark.span))
        .filter(|(_, mark)| mark.overlaps(span))
        .collect();
    let mut cuts: Vec<usize> = here
        .iter()
        .flat_map(|(_, mark)| [mark.start.max(span.start), mark.end.min(span.end)])
        .chain([span.start, span.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|cut| {
            let piece = Span::new(cut[0], cut[1]);
            let mut covering: Vec<(usize, usize)> = here
                .iter()
                .filter(|(_, mark)| mark.contains(piece))
                .map(|(n, mark)| (mark.len(), *n))
                .collect();
            covering.sort_unstable();
            Piece {
                span: Span::new(piece.start - span.start, piece.end - span.start),
                marks: covering.into_iter().map(|(_, n)| n).collect(),
            }
        })
        .collect()
}

/// Returns the part of `span` within `whole`, in bytes from the start of `whole`.
fn inside(span: Span, whole: Span) -> Span {
    let start = span.start.clamp(whole.start, whole.end);
    let end = span.end.clamp(start, whole.end);
    Span::new(start - whole.start, end - whole.start)
}

impl ArticleData {
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
