//! Cells as text, as spreadsheets copy and paste them: a line a row, a tab between cells. A
//! cell is its attitude, firmness and condition in words, "conditional; firm; yes, if talks
//! go on"; the signs of a table of stances (`+ c n ? - .`) are read too.

use crate::model::{Firmness, HandEdit, Lean, Stance, StanceAttitude};

/// What a cell is without a stance.
const SILENT: &str = "silent";

/// Returns a cell as text.
pub(super) fn text(stance: Option<&Stance>) -> String {
    let Some(stance) = stance else {
        return SILENT.to_owned();
    };
    let mut parts = vec![stance.attitude.word().to_owned()];
    parts.extend(stance.firmness.map(|level| level.word().to_owned()));
    if stance.attitude == StanceAttitude::Conditional {
        let lean = stance.lean.unwrap_or(Lean::YesIf).word();
        let condition = stance.condition.as_deref().unwrap_or_default();
        let words: Vec<&str> = condition.split_whitespace().collect();
        parts.push(format!("{lean} {}", words.join(" ")).trim_end().to_owned());
    }
    parts.join("; ")
}

/// What a pasted cell says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pasted {
    /// Nothing is set by hand: the statements speak, or nobody.
    HandedBack,
    /// What is set; note, priority and summary of the cell it goes to stay.
    Set(HandEdit),
}

impl Pasted {
    /// Returns what is set by hand on a cell once this is pasted over it.
    pub(super) fn over(&self, before: &HandEdit) -> HandEdit {
        match self {
            Self::HandedBack => before.beside(),
            Self::Set(hand) => HandEdit {
                summary: before.summary.clone(),
                note: before.note.clone(),
                priority: before.priority,
                as_of: before.as_of,
                status: before.status,
                ..hand.clone()
            },
        }
    }
}

/// Reads a block of cells, row by row.
///
/// # Errors
///
/// The first words that are no stance, or nothing where not even the first words are one, or
/// there are none: the text is then no block of cells at all.
pub(super) fn read(text: &str) -> Result<Vec<Vec<Pasted>>, Option<String>> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let mut rows = Vec::new();
    let mut any = false;
    for line in text.split('\n') {
        let mut cells = Vec::new();
        for field in line.trim_end_matches('\r').split('\t') {
            match cell(field) {
                Some(cell) => cells.push(cell),
                None if any => return Err(Some(field.trim().to_owned())),
                None => return Err(None),
            }
            any |= !field.trim().is_empty();
        }
        rows.push(cells);
    }
    if any { Ok(rows) } else { Err(None) }
}

fn cell(field: &str) -> Option<Pasted> {
    let mut parts = field.split(';').map(str::trim);
    let first = parts.next().unwrap_or_default();
    let (attitude, lean) = match first {
        "" | "." | SILENT => return Some(Pasted::HandedBack),
        "+" => (StanceAttitude::Support, None),
        "c" => (StanceAttitude::Conditional, Some(Lean::YesIf)),
        "n" => (StanceAttitude::Conditional, Some(Lean::NoUnless)),
        "?" => (StanceAttitude::Unclear, None),
        "-" | "–" | "−" => (StanceAttitude::Oppose, None),
        word => (attitude(word)?, None),
    };
    let mut hand = HandEdit {
        attitude: Some(attitude),
        lean,
        ..HandEdit::default()
    };
    let rest: Vec<&str> = parts.collect();
    let mut rest = rest.as_slice();
    if let Some((level, after)) = rest
        .split_first()
        .and_then(|(word, after)| Some((firmness(word)?, after)))
    {
        hand.firmness = Some(level);
        rest = after;
    }
    if attitude == StanceAttitude::Conditional {
        let told = rest.join("; ");
        let found = Lean::ALL
            .iter()
            .find_map(|lean| Some((*lean, told.strip_prefix(lean.word())?)));
        hand.lean = found.map(|(lean, _)| lean).or(lean).or(Some(Lean::YesIf));
        let condition = found.map_or(told.as_str(), |(_, condition)| condition);
        hand.condition = Some(condition.trim().to_owned());
    } else if !rest.is_empty() {
        return None;
    }
    Some(Pasted::Set(hand))
}

fn attitude(word: &str) -> Option<StanceAttitude> {
    let same = |one: &StanceAttitude| {
        word.eq_ignore_ascii_case(one.word()) || word.eq_ignore_ascii_case(one.key())
    };
    StanceAttitude::ALL.iter().copied().find(same)
}

fn firmness(word: &str) -> Option<Firmness> {
    let same = |one: &Firmness| {
        word.eq_ignore_ascii_case(one.word()) || word.eq_ignore_ascii_case(one.key())
    };
    Firmness::ALL.iter().copied().find(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> HandEdit {
        match cell(text) {
            Some(Pasted::Set(hand)) => hand,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn words_and_signs_are_read() {
        assert_eq!(set("supports").attitude, Some(StanceAttitude::Support));
        assert_eq!(set("-").attitude, Some(StanceAttitude::Oppose));
        assert_eq!(set("n").lean, Some(Lean::NoUnless));
        assert_eq!(set("Oppose; red line").firmness, Some(Firmness::RedLine));
        let hand = set("conditional; firm; no, unless the north goes first; and stays");
        assert_eq!(hand.lean, Some(Lean::NoUnless));
        assert_eq!(
            hand.condition.as_deref(),
            Some("the north goes first; and stays")
        );
        assert_eq!(cell(" . "), Some(Pasted::HandedBack));
        assert_eq!(cell("the envoys met"), None);
        assert_eq!(cell("supports; perhaps"), None);
    }

    #[test]
    fn a_block_is_told_from_an_article() {
        assert_eq!(read("+\t-\n?\t.").map(|rows| rows.len()), Ok(2));
        assert_eq!(read("Envoys meet\tover the harbour"), Err(None));
        let article = "\n\nEnvoys meet over the harbour\n\nThey met.";
        assert_eq!(read(article), Err(None), "it begins with blank lines");
        assert_eq!(read("\tEnvoys meet"), Err(None));
        for blank in ["", " ", "\n \n", "\t\r\n"] {
            assert_eq!(read(blank), Err(None), "{blank:?} resets no cell");
        }
        assert_eq!(read("\t+").map(|rows| rows[0].len()), Ok(2));
        assert_eq!(read("+\tperhaps"), Err(Some("perhaps".to_owned())));
    }

    #[test]
    fn what_is_written_on_the_cell_stays() {
        let before = HandEdit {
            note: Some("ask".to_owned()),
            firmness: Some(Firmness::Firm),
            ..HandEdit::default()
        };
        let after = Pasted::Set(set("+")).over(&before);
        assert_eq!((after.note.as_deref(), after.firmness), (Some("ask"), None));
        let back = Pasted::HandedBack.over(&before);
        assert_eq!((back.note.as_deref(), back.firmness), (Some("ask"), None));
    }
}
