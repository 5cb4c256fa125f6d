//! What a file may not say even where it can be read: two cells in one place, numbers that
//! are none, spans beyond the text. And what it may say, but a person should know: cells of
//! a party that the agenda does not have, texts that were changed.

use std::collections::BTreeSet;

use super::format::Cell;
use super::name::is_safe;
use super::ron_text::{located, located_nth};
use crate::model::{Agenda, ArticleId, CodedArticle, Problem, Settings, Span};

/// A file whose values are checked, to name the place of a fault in it.
#[derive(Clone, Copy)]
pub(super) struct Source<'s> {
    pub(super) place: &'s str,
    pub(super) text: &'s str,
}

impl Source<'_> {
    /// Returns the problem at the first place where `needle` stands in the file.
    fn fault(&self, needle: &str, sentence: String, hint: &str) -> Problem {
        located(Problem::new(self.place, sentence, hint), self.text, needle)
    }
}

const CORRECT: &str = "Correct it or restore the file from a copy; it was not changed.";

/// Checks that the agenda's ids are there and unique, and its scales are numbers.
pub(super) fn agenda(source: Source<'_>, agenda: &Agenda) -> Result<(), Problem> {
    let unique = |what: &str, ids: &mut dyn Iterator<Item = &str>| {
        let mut seen = BTreeSet::new();
        for id in ids {
            if id.trim().is_empty() {
                let sentence = format!("A {what} of the agenda has no id.");
                return Err(source.fault("id: \"\"", sentence, CORRECT));
            }
            if !seen.insert(id) {
                let sentence = format!("The agenda has the {what} `{id}` twice.");
                let problem = Problem::new(source.place, sentence, CORRECT);
                return Err(located_nth(
                    problem,
                    source.text,
                    &format!("id: \"{id}\""),
                    1,
                ));
            }
        }
        Ok(())
    };
    unique("party", &mut agenda.parties.iter().map(|p| p.id.as_str()))?;
    unique("issue", &mut agenda.issues.iter().map(|i| i.id.as_str()))?;
    unique(
        "proposal",
        &mut agenda.all_proposals().map(|(_, p)| p.id.as_str()),
    )?;
    for (_, proposal) in agenda.all_proposals() {
        if let Some(scale) = &proposal.scale
            && !(scale.low.is_finite() && scale.high.is_finite() && scale.low <= scale.high)
        {
            return Err(source.fault(
                &format!("id: \"{}\"", proposal.id),
                format!(
                    "The scale of the proposal `{}` needs two numbers, the lower one first.",
                    proposal.id
                ),
                CORRECT,
            ));
        }
    }
    Ok(())
}

/// Checks that the settings are in their ranges and name parties of the agenda.
pub(super) fn settings(
    source: Source<'_>,
    agenda: &Agenda,
    settings: &Settings,
) -> Result<(), Problem> {
    match settings.fault(agenda) {
        None => Ok(()),
        Some((field, sentence)) => Err(source.fault(&format!("{field}:"), sentence, CORRECT)),
    }
}

/// Checks that each cell is set by hand once. Returns the cells that the agenda does not
/// have: they are kept.
pub(super) fn cells(
    source: Source<'_>,
    agenda: &Agenda,
    cells: &[Cell],
) -> Result<Vec<Problem>, Problem> {
    const KEPT: &str = "It is kept and not shown: put that back into the agenda, or take the cell \
                        out of the file.";
    let mut seen = BTreeSet::new();
    let mut unknown = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let (proposal, party) = (&cell.proposal, &cell.party);
        // Only cells have a field of that name.
        let problem = |sentence: String, hint: &str| {
            let problem = Problem::new(source.place, sentence, hint);
            located_nth(problem, source.text, "proposal:", at)
        };
        if !seen.insert((proposal, party)) {
            let twice = format!("The cell of `{party}` on `{proposal}` stands twice.");
            return Err(problem(twice, CORRECT));
        }
        let missing = if agenda.proposal(proposal).is_none() {
            format!("the proposal `{proposal}`")
        } else if agenda.party(party).is_none() {
            format!("the party `{party}`")
        } else {
            continue;
        };
        let sentence = format!("A cell names {missing}, which the agenda does not have.");
        unknown.push(problem(sentence, KEPT));
    }
    Ok(unknown)
}

/// Checks that the articles' ids can be names of files, and each is there once. Names that
/// differ only in case are one file on some systems.
pub(super) fn article_ids(source: Source<'_>, ids: &[ArticleId]) -> Result<(), Problem> {
    let mut seen = BTreeSet::new();
    for id in ids {
        let needle = format!("\"{}\"", id.as_str().escape_debug());
        if !is_safe(id.as_str()) {
            return Err(source.fault(
                &needle,
                format!(
                    "The article id `{}` cannot be the name of a file.",
                    id.as_str().escape_debug()
                ),
                "Use letters a to z, digits, - and _ only; nothing was changed.",
            ));
        }
        if !seen.insert(id.as_str().to_lowercase()) {
            let sentence = format!("The article `{id}` stands twice.");
            return Err(source.fault(&needle, sentence, CORRECT));
        }
    }
    Ok(())
}

/// Checks an article's numbers, ids and spans, its text already in place. Returns what
/// can be lived with: a text that was changed, parties and proposals that are not there.
pub(super) fn article(
    source: Source<'_>,
    agenda: &Agenda,
    coded: &CodedArticle,
    text_changed: bool,
) -> Result<Option<Problem>, Problem> {
    let article = &coded.article;
    let beyond = |span: Span| {
        let fits = span.start <= span.end && article.text.get(span.range()).is_some();
        (!fits).then(|| {
            source.fault(
                &format!("start: {}, end: {}", span.start, span.end),
                format!(
                    "The span {}..{} does not fit: it lies beyond the text or inside a character.",
                    span.start, span.end
                ),
                CORRECT,
            )
        })
    };
    let notes = article.notes.iter().chain(&coded.notes);
    let spans = article
        .headline
        .into_iter()
        .chain(article.furniture.iter().copied())
        .chain(notes.filter_map(|note| note.place))
        .chain(coded.statements.iter().map(|s| s.evidence.span));
    if let Some(problem) = spans.into_iter().find_map(beyond) {
        return Err(problem);
    }
    let mut seen = BTreeSet::new();
    let mut strange = 0;
    for statement in &coded.statements {
        if !seen.insert(statement.id) {
            let sentence = format!("Two statements have the number {}.", statement.id.0);
            return Err(source.fault(&format!("id: {},", statement.id.0), sentence, CORRECT));
        }
        if !(0.0..=1.0).contains(&statement.confidence) {
            return Err(source.fault(
                &format!("id: {},", statement.id.0),
                format!(
                    "The confidence of statement {} must be a number from 0 to 1.",
                    statement.id.0
                ),
                CORRECT,
            ));
        }
        let known = agenda.party(&statement.party).is_some()
            && statement
                .proposal
                .as_ref()
                .is_none_or(|id| agenda.proposal(id).is_some());
        strange += usize::from(!known);
    }
    Ok(remarks(source.place, text_changed, strange))
}

fn remarks(place: &str, text_changed: bool, strange: usize) -> Option<Problem> {
    let mut sentences = Vec::new();
    let mut hints = Vec::new();
    if text_changed {
        sentences.push("The article's text is not the one that was read.".to_owned());
        hints.push("Restore the text from a copy, or add the article again.");
    }
    if strange > 0 {
        sentences.push(match strange {
            1 => {
                "One statement names a party or proposal that the agenda does not have.".to_owned()
            }
            n => format!("{n} statements name parties or proposals that the agenda does not have."),
        });
        hints.push("Put those back into the agenda, or discard the statements.");
    }
    (!sentences.is_empty()).then(|| Problem::new(place, sentences.join(" "), hints.join(" ")))
}
