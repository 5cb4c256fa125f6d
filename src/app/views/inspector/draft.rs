//! Text fields of the inspector while they are typed in: what they hold becomes an edit
//! when the field is left, so that each edit is one step of undo.

use crate::model::HandEdit;
use crate::session::edit::typed_date;

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
            Self::AsOf => hand.as_of = Some(typed_date(text)?),
        }
        Ok(())
    }
}

/// A text that is being typed and is not yet an edit.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    cell: CellRef,
    field: Field,
    text: String,
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

    fn is_in(&self, cell: &CellRef, field: Field) -> bool {
        self.cell == *cell && self.field == field
    }

    /// Puts the text into what else is set by hand on `cell`, if it was typed there.
    pub(crate) fn add_to(&self, cell: &CellRef, hand: &mut HandEdit) {
        if self.cell == *cell {
            // It was made an edit, so it can be put.
            let _ = self.field.put(&self.text, hand);
        }
    }

    /// Returns the edit that the text stands for, `None` if it changes nothing.
    ///
    /// # Errors
    ///
    /// The text is no date where one is asked for; the sentence says so.
    pub(crate) fn finish(&self) -> Result<Option<(CellRef, HandEdit)>, String> {
        if self.text.trim() == self.before.trim() {
            return Ok(None);
        }
        let mut hand = self.hand.clone();
        self.field.put(&self.text, &mut hand)?;
        Ok(Some((self.cell.clone(), hand)))
    }
}

/// What is typed in the fields: one text at a time, and the last that could not be taken.
#[derive(Debug, Default)]
pub(crate) struct Typing {
    draft: Option<Draft>,
    /// Stays in its field, marked, until it is typed over.
    refused: Option<Draft>,
}

impl Typing {
    /// Returns what a field shows.
    pub(super) fn text(&self, info: &CellInfo, field: Field) -> String {
        let typed = [&self.draft, &self.refused]
            .into_iter()
            .flatten()
            .find(|draft| draft.is_in(&info.cell, field));
        typed.map_or_else(|| field.value(info), |draft| draft.text.clone())
    }

    /// Takes what is typed in a field.
    pub(super) fn typed(&mut self, info: &CellInfo, field: Field, text: String) {
        if self.is_refused(&info.cell, field) {
            self.refused = None;
        }
        match &mut self.draft {
            Some(draft) if draft.is_in(&info.cell, field) => draft.text = text,
            draft => *draft = Some(Draft::new(info, field, text)),
        }
    }

    /// Says whether a field is being typed in.
    pub(super) fn is_open(&self, cell: &CellRef, field: Field) -> bool {
        self.draft.as_ref().is_some_and(|d| d.is_in(cell, field))
    }

    /// Says whether a field shows a text that could not be taken.
    pub(super) fn is_refused(&self, cell: &CellRef, field: Field) -> bool {
        self.refused.as_ref().is_some_and(|d| d.is_in(cell, field))
    }

    /// Forgets what could not be taken on a cell.
    pub(super) fn forget(&mut self, cell: &CellRef) {
        self.refused.take_if(|draft| draft.cell == *cell);
    }

    /// Takes the text that is being typed, to make it an edit.
    pub(super) fn take(&mut self) -> Option<Draft> {
        self.draft.take()
    }

    /// Keeps a text that could not be taken in its field.
    pub(super) fn refuse(&mut self, draft: Draft) {
        self.refused = Some(draft);
    }
}
