//! The lines of a text told apart: headline, date and source lines, furniture, article.

use std::collections::BTreeSet;

use super::dated::{self, DateLine, Published};
use super::furniture::{self, Kinds};
use super::headline::{self, Headline};
use super::line::{Line, lines, starts_text};
use super::{date, origin};
use crate::model::{Date, Note, NoteKind, Span};

/// What the lines of a text are.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) title: String,
    pub(super) headline: Option<Span>,
    pub(super) outlet: Option<String>,
    pub(super) address: Option<String>,
    pub(super) published: Published,
    pub(super) furniture: Vec<Span>,
    pub(super) notes: Vec<Note>,
}

/// How many filled lines from the top may be date lines, bylines and the like, even
/// where the running text has begun with a standfirst.
const HEAD: usize = 6;

/// How many filled lines at the end may name the source.
const FOOT: usize = 5;

/// Reads the layout of `text`, of which the headline may be known.
pub(super) fn read(text: &str, known: Option<Span>, today: Date) -> Layout {
    let lines = lines(text);
    let mut page = Page::new(&lines);
    page.mark_dates();
    page.mark_sources();
    let headline = known
        .and_then(|span| headline::known(&lines, span))
        .or_else(|| headline::find(&lines, page.first, |at| page.marks[at].is_none()));
    if let Some(headline) = &headline {
        // What the file itself calls the headline is nothing else.
        page.marks[headline.line] = None;
        page.mark_repeats(headline);
    }
    page.outlets_of_paragraphs();
    let published = dated::choose(page.candidates(), today);
    let mut notes = Vec::new();
    if headline.is_none() {
        notes.push(Note::new(
            NoteKind::NoTitle,
            "No headline was found; the first words stand for it.",
            "Add a headline as the first line.",
        ));
    }
    notes.extend(page.furniture_note());
    let of_headline = headline
        .as_ref()
        .and_then(|headline| headline.outlet.clone());
    Layout {
        title: headline
            .as_ref()
            .map_or_else(|| page.first_words(), |headline| headline.title.clone()),
        headline: headline.map(|headline| headline.span),
        outlet: page.outlets.best(of_headline),
        address: page.address.take(),
        published,
        furniture: page.furniture(),
        notes,
    }
}

/// Outlets by where they are named; the first that is there is believed.
#[derive(Default)]
struct Outlets {
    source_line: Option<String>,
    site_name: Option<String>,
    date_line: Option<String>,
    dateline: Option<String>,
    byline: Option<String>,
    address: Option<String>,
}

impl Outlets {
    fn best(&mut self, of_headline: Option<String>) -> Option<String> {
        [
            self.source_line.take(),
            of_headline,
            self.site_name.take(),
            self.date_line.take(),
            self.dateline.take(),
            self.byline.take(),
            self.address.take(),
        ]
        .into_iter()
        .flatten()
        .next()
    }
}

/// The lines while they are told apart.
struct Page<'l, 't> {
    lines: &'l [Line<'t>],
    kinds: Kinds,
    /// Why a line is kept out of extraction.
    marks: Vec<Option<&'static str>>,
    /// The line in which the running text starts; the number of lines if in none.
    first: usize,
    dates: Vec<DateLine>,
    /// Those that count where no other day is printed.
    dates_elsewhere: Vec<DateLine>,
    outlets: Outlets,
    address: Option<String>,
}

impl<'l, 't> Page<'l, 't> {
    fn new(lines: &'l [Line<'t>]) -> Self {
        let kinds = furniture::kinds(lines);
        let marks = furniture::mark(lines, &kinds);
        let first = (0..lines.len())
            .find(|&at| marks[at].is_none() && starts_text(lines, at))
            .unwrap_or(lines.len());
        Self {
            lines,
            kinds,
            marks,
            first,
            dates: Vec::new(),
            dates_elsewhere: Vec::new(),
            outlets: Outlets::default(),
            address: None,
        }
    }

    /// Returns the filled lines that are not furniture.
    fn free(&self) -> Vec<usize> {
        (0..self.lines.len())
            .filter(|&at| {
                matches!(self.marks[at], None | Some("byline")) && !self.lines[at].is_blank()
            })
            .collect()
    }

    /// Returns those above the running text, and the first few of it.
    fn head(&self) -> BTreeSet<usize> {
        self.free()
            .into_iter()
            .enumerate()
            .filter(|&(rank, at)| at < self.first || rank < HEAD)
            .map(|(_, at)| at)
            .collect()
    }

    /// Marks date lines. Those above the text and in the first lines of it tell the day of
    /// the article, and labelled ones in the last lines; a labelled one elsewhere does where
    /// no other day is printed. What stands among comments and links to other articles tells
    /// of something else.
    fn mark_dates(&mut self) {
        let head = self.head();
        let end_of_head = head.last().copied().unwrap_or_default();
        let filled = self.filled();
        let foot = filled.get(filled.len().saturating_sub(FOOT)).copied();
        let foreign = furniture::foreign(self.lines, &self.kinds);
        for (at, foreign) in foreign.into_iter().enumerate() {
            // A line such as "Posted at 10:31" is furniture by its words and may hold a
            // date all the same.
            let Some(found) = dated::read(&self.lines[at]) else {
                continue;
            };
            if !(head.contains(&at) || found.is_labelled()) {
                continue;
            }
            self.marks[at] = Some("date line");
            if foreign {
                continue;
            }
            if at > end_of_head && foot.is_some_and(|foot| at < foot) {
                self.dates_elsewhere.push(found);
                continue;
            }
            if self.outlets.date_line.is_none() {
                self.outlets.date_line.clone_from(&found.outlet);
            }
            self.dates.push(if at > end_of_head {
                found.below_text()
            } else {
                found
            });
        }
    }

    /// Returns the date lines of which the article's date is one, once its dateline is read.
    fn candidates(&mut self) -> &[DateLine] {
        if !self.dates.iter().any(DateLine::has_day) {
            self.dates.append(&mut self.dates_elsewhere);
        }
        &self.dates
    }

    /// Returns the lines that are not blank.
    fn filled(&self) -> Vec<usize> {
        (0..self.lines.len())
            .filter(|&at| !self.lines[at].is_blank())
            .collect()
    }

    fn mark_sources(&mut self) {
        let head = self.head();
        for (rank, &at) in head.iter().enumerate() {
            let line = &self.lines[at];
            if rank > 0 && origin::is_byline(line) {
                self.marks[at] = Some("byline");
                self.outlets.byline = origin::byline_outlet(line);
            } else if at < self.first && head.len() > 2 && line.words() <= 4 {
                // The name of the site above the headline.
                if let Some(name) = origin::named(line.text) {
                    self.marks[at] = Some("site name");
                    self.outlets.site_name.get_or_insert(name);
                }
            }
        }
        let filled = self.filled();
        let foot = filled.len().saturating_sub(FOOT);
        for (rank, &at) in filled.iter().enumerate() {
            let line = &self.lines[at];
            if rank >= HEAD + 2 && rank < foot {
                continue;
            }
            if let Some(outlet) = origin::source_line(line) {
                self.marks[at] = Some("source line");
                self.outlets.source_line.get_or_insert(outlet);
            } else if let Some((address, outlet)) = origin::address(line)
                && self.address.is_none()
            {
                self.marks[at] = Some("address");
                self.outlets.address = Some(outlet);
                self.address = Some(address);
            }
        }
    }

    fn mark_repeats(&mut self, headline: &Headline) {
        for at in self.free() {
            let line = &self.lines[at];
            let again = if at < self.first {
                headline::repeats(&headline.title, line)
            } else {
                headline::is_same(&headline.title, line)
            };
            if again && at != headline.line {
                self.marks[at] = Some("repeated headline");
            }
        }
    }

    /// Takes outlet and date of a dateline at the head of the first paragraphs.
    fn outlets_of_paragraphs(&mut self) {
        let start = self
            .free()
            .into_iter()
            .take(HEAD + 2)
            .find_map(|at| Some((at, origin::dateline(&self.lines[at])?)));
        if let Some((at, (outlet, length))) = start {
            self.outlets.dateline = Some(outlet);
            self.dates
                .push(DateLine::of_dateline(&self.lines[at], length));
        }
    }

    /// Returns the first words of the text, for an article without a headline.
    fn first_words(&self) -> String {
        const MOST: usize = 8;
        let Some(&at) = self.free().first() else {
            return "Untitled".to_owned();
        };
        let words: Vec<&str> = self.lines[at].text.split_whitespace().collect();
        let shown = words[..words.len().min(MOST)].join(" ");
        let short: String = shown.chars().take(60).collect();
        if words.len() > MOST || short.len() < shown.len() {
            format!("{short} …")
        } else {
            short
        }
    }

    /// Returns the stretches of marked lines, each from the first to the last of them in
    /// a row, blank lines between them included.
    fn furniture(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut open = false;
        for (line, mark) in self.lines.iter().zip(&self.marks) {
            if line.is_blank() {
                continue;
            }
            match (mark, open, spans.last_mut()) {
                (Some(_), true, Some(last)) => last.end = line.span.end,
                (Some(_), ..) => spans.push(line.span),
                (None, ..) => {}
            }
            open = mark.is_some();
        }
        spans
    }

    fn furniture_note(&self) -> Option<Note> {
        let mut kinds: Vec<String> = Vec::new();
        let mut count = 0;
        for mark in self.marks.iter().flatten() {
            count += 1;
            if !kinds.iter().any(|kind| kind == mark) {
                kinds.push((*mark).to_owned());
            }
        }
        let kinds = date::listed(&kinds);
        let sentence = match count {
            0 => return None,
            1 => format!("1 line was left out of extraction: {kinds}."),
            _ => format!("{count} lines were left out of extraction: {kinds}."),
        };
        let hint = "They stay in the text, where they can be read.";
        let note = Note::new(NoteKind::Furniture, sentence, hint);
        Some(match self.furniture().first() {
            Some(first) => note.at(*first),
            None => note,
        })
    }
}
