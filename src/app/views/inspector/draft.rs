//! Text fields of the inspector while they are typed in: what they hold becomes an edit
//! when the field is left, so that each edit is one step of undo.

use crate::model::{Date, HandEdit};

use super::super::super::state::CellRef;
use super::data::CellInfo;

/// A text field of the inspector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Condition,
    Summary,
    Note,
    AsOf,
}

impl Field {
    /// Returns what stands before the field.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Condition => "Condition",
            Self::Summary => "Summary",
            Self::Note => "Note",
            Self::AsOf => "As of",
        }
    }

    /// Returns what the field holds while nothing is typed.
    pub(super) fn value(self, info: &CellInfo) -> String {
        let stance = info.stance.as_ref();
        match self {
            Self::Condition => stance.and_then(|s| s.condition.clone()).unwrap_or_default(),
            Self::Summary => stance.map(|s| s.summary.clone()).unwrap_or_default(),
            Self::Note => stance
                .map(|s| s.note.clone())
                .or_else(|| info.hand.note.clone())
                .unwrap_or_default(),
            Self::AsOf => stance
                .and_then(|s| s.as_of)
                .map(|day| day.to_string())
                .unwrap_or_default(),
        }
    }

    fn put(self, text: &str, hand: &mut HandEdit) -> Result<(), String> {
        let text = text.trim();
        let some = Some(text.to_owned());
        match self {
            Self::Condition => hand.condition = some,
            Self::Summary => hand.summary = some.filter(|text| !text.is_empty()),
            Self::Note => hand.note = some.filter(|text| !text.is_empty()),
            Self::AsOf if text.is_empty() => hand.as_of = None,
            Self::AsOf => {
                let day: Result<Date, _> = text.parse();
                hand.as_of =
                    Some(day.map_err(|_| format!("“{text}” is no date. Write it as 2026-12-03."))?);
            }
        }
        Ok(())
    }
}

/// A text that is being typed and is not yet an edit.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(super) cell: CellRef,
    pub(super) field: Field,
    pub(super) text: String,
    /// What was set by hand on the cell when typing began.
    hand: HandEdit,
    /// What the field held then.
    before: String,
}

impl Draft {
    pub(super) fn new(info: &CellInfo, field: Field, text: String) -> Self {
        Self {
            cell: info.cell.clone(),
            field,
            text,
            hand: info.hand.clone(),
            before: field.value(info),
        }
    }

    /// Returns the edit that the text stands for, `None` if it changes nothing.
    ///
    /// # Errors
    ///
    /// The text is no date where one is asked for; the sentence says so.
    pub(crate) fn finish(self) -> Result<Option<(CellRef, HandEdit)>, String> {
        if self.text.trim() == self.before.trim() {
            return Ok(None);
        }
        let mut hand = self.hand;
        self.field.put(&self.text, &mut hand)?;
        Ok(Some((self.cell, hand)))
    }
}
