//! The text cut into paragraphs: what each of them is, which marks cover it, and which stretches
//! of furniture are folded into one line.

use std::collections::BTreeSet;

use crate::model::{BlockKind, CodedArticle, Span};

use super::data::{Fold, Kind, Mark, Paragraph, Piece};

/// Longest stretch that is laid out at once, in bytes.
const LONGEST: usize = 4000;

/// Cuts an article's text into paragraphs. Stretches of furniture that begin at one of `open`
/// are not folded.
pub(super) fn paragraphs(
    coded: &CodedArticle,
    marks: &[Mark],
    open: &BTreeSet<usize>,
) -> Vec<Paragraph> {
    let article = &coded.article;
    let text = article.text.as_str();
    let mut found: Vec<Paragraph> = Vec::new();
    let mut blocks = article.blocks.iter().peekable();
    let mut furniture = article.furniture.iter().peekable();
    // The stretch of furniture and the block to which the line before belongs.
    let (mut stretch, mut block) = (None, None);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let whole = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if whole.of(text).trim().is_empty() {
            continue;
        }
        while furniture.next_if(|f| f.end <= whole.start).is_some() {}
        while blocks.next_if(|b| b.span.end <= whole.start).is_some() {}
        if let Some(span) = furniture.peek().filter(|f| f.overlaps(whole)).copied() {
            let fold = (stretch != Some(*span)).then(|| fold(text, *span, marks, open));
            stretch = Some(*span);
            match fold {
                Some(fold) if !fold.open => found.push(folded(text, fold)),
                None if is_folded(&found) => {}
                fold => furniture_line(&mut found, (text, whole), marks, fold),
            }
            continue;
        }
        let here = blocks.peek().filter(|b| b.span.overlaps(whole)).copied();
        let same_block = here.is_some() && here == block;
        block = here;
        let kind = match here.map(|block| block.kind) {
            _ if article.headline.is_some_and(|h| h.overlaps(whole)) => Kind::Headline,
            Some(BlockKind::Heading) => Kind::Heading,
            Some(BlockKind::Item) => Kind::Item,
            Some(BlockKind::Quote) => Kind::Quote,
            None => Kind::Body,
        };
        // Of an item the words begin behind the mark.
        let words = here.filter(|_| kind == Kind::Item).map_or(whole, |block| {
            Span::new(block.span.start.clamp(whole.start, whole.end), whole.end)
        });
        for (n, span) in chunks(text, words).into_iter().enumerate() {
            let lead = Span::new(whole.start, words.start).of(text).trim();
            found.push(Paragraph {
                kind,
                same_block,
                goes_on: n > 0,
                lead: if n == 0 {
                    lead.to_owned()
                } else {
                    String::new()
                },
                ..paragraph(text, span, marks)
            });
        }
    }
    found
}

/// Returns a plain paragraph.
fn paragraph(text: &str, span: Span, marks: &[Mark]) -> Paragraph {
    Paragraph {
        kind: Kind::Body,
        span,
        text: span.of(text).to_owned(),
        lead: String::new(),
        goes_on: false,
        same_block: false,
        fold: None,
        pieces: pieces(span, marks),
    }
}

fn fold(text: &str, span: Span, marks: &[Mark], open: &BTreeSet<usize>) -> Fold {
    let lines = span.of(text).lines();
    let pinned = marks.iter().any(|mark| mark.span.overlaps(span));
    Fold {
        span,
        lines: lines.filter(|line| !line.trim().is_empty()).count(),
        open: pinned || open.contains(&span.start),
        pinned,
    }
}

/// Returns what stands for a stretch of furniture. It holds all of its text: words are found in
/// it, and what is selected across it is what is copied.
fn folded(text: &str, fold: Fold) -> Paragraph {
    Paragraph {
        kind: Kind::Folded,
        fold: Some(fold),
        ..paragraph(text, fold.span, &[])
    }
}

fn is_folded(found: &[Paragraph]) -> bool {
    found.last().is_some_and(|last| last.kind == Kind::Folded)
}

fn furniture_line(
    found: &mut Vec<Paragraph>,
    (text, whole): (&str, Span),
    marks: &[Mark],
    fold: Option<Fold>,
) {
    for (n, span) in chunks(text, whole).into_iter().enumerate() {
        found.push(Paragraph {
            kind: Kind::Furniture,
            goes_on: n > 0,
            fold: fold.filter(|_| n == 0),
            ..paragraph(text, span, marks)
        });
    }
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
