//! Small painted things that several views share. Shapes carry the meaning, colour only
//! repeats it.

mod card;
mod fields;
mod glyph;
mod heights;
mod lists;
mod scene;
mod text;

pub(crate) use card::{CardHead, PictureTask, card};
pub(crate) use fields::{DAY_HINT, combo, day_field, entry, labelled, line, text_field};
pub(crate) use glyph::{
    Mark, attitude, firmness, firmness_width, pencil, relation, relation_width, status, tick,
    ticks, ticks_width, triangle, warning,
};
pub(crate) use heights::{Heights, Stacked};
pub(crate) use lists::{close, list_line, scrolled, selects_text, text_lines};
pub(crate) use scene::{measured, scene, wide_scene};
pub(crate) use text::{caption, chip, one_line, paint_line, some_lines, tab};
