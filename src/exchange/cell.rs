//! What every format shows of a stance: its word and marks, the quotes behind it and where
//! they come from, what a person wrote on it.

use std::fmt::Write as _;

use super::layout::{cut, one_line};
use crate::compare::{number, verb};
use crate::model::{
    Basis, Date, Dossier, Priority, Reprint, Stance, StanceAttitude, StatementRef, Status, Voice,
    printed,
};

/// How much of an article's title tells it from others, in characters.
const TITLE: usize = 40;

/// A party's stance on a proposal.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    /// The stance.
    pub stance: &'a Stance,
    /// The party's own verb, or the attitude's word.
    pub verb: &'static str,
    /// The number with which it takes part in the comparison, if it does.
    pub value: Option<f64>,
    /// What proves it: the settling quote first, then the others, latest first.
    pub quotes: Vec<Quote<'a>>,
}

/// One quote with where it comes from.
#[derive(Clone, Debug)]
pub struct Quote<'a> {
    /// The statement.
    pub at: &'a StatementRef,
    /// The exact words.
    pub words: &'a str,
    /// Who says it: a name, the words for an unnamed speaker, or nobody.
    pub speaker: Option<&'a str>,
    /// In whose words.
    pub voice: Voice,
    /// To whom it was said.
    pub venue: Option<&'a str>,
    /// Through whom the article has it.
    pub via: Option<&'a str>,
    /// Who published it.
    pub outlet: Option<&'a str>,
    /// When it was said, or the day of the article.
    pub date: Option<Date>,
    /// Whether that day is in doubt.
    pub disputed: bool,
    /// The article's title.
    pub title: &'a str,
    /// The article's address, or the path it was read from.
    pub source: &'a str,
    /// Copies of the article, which were left out.
    pub copies: &'a [Reprint],
}

/// Returns the cell of a stance, with its quotes from the dossier.
pub(super) fn cell<'a>(dossier: &'a Dossier, stance: &'a Stance) -> Cell<'a> {
    let others = stance
        .statements
        .iter()
        .filter(|at| stance.settled_by.as_ref() != Some(at));
    Cell {
        stance,
        verb: verb(stance),
        value: number(stance, &dossier.settings),
        quotes: stance
            .settled_by
            .iter()
            .chain(others)
            .filter_map(|at| quote(dossier, at))
            .collect(),
    }
}

fn quote<'a>(dossier: &'a Dossier, at: &'a StatementRef) -> Option<Quote<'a>> {
    let (coded, statement) = dossier.statement(at)?;
    let article = &coded.article;
    Some(Quote {
        at,
        words: &statement.evidence.quote,
        speaker: statement
            .speaker
            .as_deref()
            .or(statement.unnamed.as_deref()),
        voice: statement.voice,
        venue: statement.venue.as_deref(),
        via: statement.via.as_deref(),
        outlet: article.outlet.as_deref(),
        date: statement.said_on.or(article.published),
        disputed: article.date_disputed,
        title: &article.title,
        source: article.address.as_deref().unwrap_or(&article.source),
        copies: &article.copies,
    })
}

impl Cell<'_> {
    /// Returns the verb: "demands", "unclear".
    #[must_use]
    pub fn word(&self) -> String {
        match self.stance.attitude {
            StanceAttitude::Conditional => self
                .stance
                .lean
                .map_or_else(|| self.verb.to_owned(), |lean| lean.word().to_owned()),
            _ => self.verb.to_owned(),
        }
    }

    /// Returns firmness, count and what else must be known, how far a person stands behind
    /// it last, unless nobody does: "red line · 3 · edited · reviewed".
    #[must_use]
    pub fn marks(&self) -> String {
        let mut marks = Vec::new();
        marks.extend(
            self.stance
                .firmness
                .map(|firmness| firmness.word().to_owned()),
        );
        marks.push(self.stance.utterances.to_string());
        if self.stance.basis == Basis::Others {
            marks.push("by others".to_owned());
        }
        if self.stance.hand.is_some() {
            marks.push("edited".to_owned());
        }
        if self.stance.status != Status::Machine {
            marks.push(self.stance.status.word().to_owned());
        }
        marks.join(" · ")
    }

    /// Returns the party's name as it stands before the cell's quotes: it tells where the
    /// statements say something else than a person set.
    #[must_use]
    pub fn of_quotes(&self, name: &str) -> String {
        if self.stance.is_against_statements() {
            format!("{name} (statements say otherwise)")
        } else {
            name.to_owned()
        }
    }

    /// Returns what a person wrote on the cell, each with what it is: the summary where no
    /// quote stands, the note, and the priority.
    #[must_use]
    pub fn by_hand(&self) -> Vec<(&str, &'static str)> {
        let summary = if self.quotes.is_empty() {
            self.stance.summary.trim()
        } else {
            ""
        };
        let priority = self.stance.priority.map_or("", Priority::word);
        let note = self.stance.note.trim();
        [
            (summary, "set by hand"),
            (note, "note"),
            (priority, "priority"),
        ]
        .into_iter()
        .filter(|(words, _)| !words.is_empty())
        .collect()
    }

    /// Returns the quotes to show where there is little room, at most three: the settling
    /// one, the first of each other speaker, those that tell of another venue or relay; of
    /// a mixed cell simply the first.
    #[must_use]
    pub fn best_quotes(&self) -> Vec<&Quote<'_>> {
        let mixed = self.stance.attitude == StanceAttitude::Mixed;
        let mut best: Vec<&Quote<'_>> = Vec::new();
        for quote in &self.quotes {
            let adds = |told: &&Quote<'_>| {
                let venue = quote.venue.is_none() || quote.venue == told.venue;
                let via = quote.via.is_none() || quote.via == told.via;
                !(venue && via && quote.speaker == told.speaker)
            };
            if best.len() < 3 && (mixed || best.iter().all(adds)) {
                best.push(quote);
            }
        }
        best
    }
}

/// Returns where a copy was printed, and where and when: "River Post (2025-12-05)".
fn printed_in(copy: &Reprint) -> (String, String) {
    let outlet = copy.outlet.as_deref();
    let outlet = outlet.map_or_else(|| cut(&copy.title, TITLE), one_line);
    let alone = match copy.published {
        Some(day) => format!("{outlet} ({day})"),
        None => outlet.clone(),
    };
    (outlet, alone)
}

impl Quote<'_> {
    /// Returns where the words come from: "Vladimir Putin, quoted, to India Today, via
    /// TASS; Reuters, 2025-12-04".
    #[must_use]
    pub fn origin(&self) -> String {
        let mut said = Vec::new();
        if let Some(speaker) = self.speaker {
            said.push(one_line(speaker));
        }
        said.push(self.voice.word().to_owned());
        if let Some(venue) = self.venue {
            said.push(format!("to {}", one_line(venue)));
        }
        if let Some(via) = self.via {
            said.push(format!("via {}", one_line(via)));
        }
        // Without an outlet the title tells which article; all of it stands elsewhere.
        let mut article = vec![self.outlet.map_or_else(|| cut(self.title, TITLE), one_line)];
        article.push(match (self.date, self.disputed) {
            (Some(date), true) => format!("{date} (date disputed)"),
            (Some(date), false) => date.to_string(),
            (None, _) => "undated".to_owned(),
        });
        let mut origin = format!("{}; {}", said.join(", "), article.join(", "));
        let copies = printed::places(self.copies.iter().map(printed_in));
        if !copies.is_empty() {
            let _ = write!(origin, "; also printed in {}", copies.join(", "));
        }
        origin
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_names_the_copies_that_were_left_out() {
        let copies = [
            Reprint {
                outlet: Some("River Post".to_owned()),
                published: "2026-12-05".parse().ok(),
                ..Reprint::default()
            },
            Reprint {
                title: "Ferries wait".to_owned(),
                ..Reprint::default()
            },
        ];
        let at = StatementRef {
            article: "a".into(),
            statement: crate::model::StatementId(1),
        };
        let quote = Quote {
            at: &at,
            words: "we wait",
            speaker: None,
            voice: Voice::Quoted,
            venue: None,
            via: None,
            outlet: Some("Gazette"),
            date: None,
            disputed: false,
            title: "Ferries in port",
            source: "a.txt",
            copies: &copies,
        };
        assert_eq!(
            quote.origin(),
            "quoted; Gazette, undated; also printed in River Post (2026-12-05), Ferries wait"
        );
        let mut many = vec![copies[0].clone(); 30];
        many.push(copies[1].clone());
        let often = Quote {
            copies: &many,
            ..quote
        };
        assert_eq!(
            often.origin(),
            "quoted; Gazette, undated; also printed in River Post (30 times), Ferries wait"
        );
        let alone = Quote {
            copies: &[],
            ..quote
        };
        assert_eq!(alone.origin(), "quoted; Gazette, undated");
    }
}
