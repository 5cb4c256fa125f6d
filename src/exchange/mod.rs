//! Other people's formats, one file each.
//!
//! Going out: a case with its settled table and its comparison (`sheet` holds what every
//! format shows of it, `cell` what it shows of one stance), or articles with their statements,
//! become text in one format, the same for the same values. Coming in: the text of a table
//! becomes values, or a problem that names the line. Nothing here computes a stance, reads a
//! file or a clock.
//!
//! | format | of a comparison | of statements |
//! |---|---|---|
//! | for the terminal | [`comparison_text`] | [`statements_text`] |
//! | Markdown | [`comparison_markdown`] | |
//! | HTML, one file | [`comparison_html`] | |
//! | JSON, JSON lines | [`comparison_json`] | [`statements_jsonl`] |
//! | CSV | [`comparison_csv`] | [`statements_csv`] |
//!
//! What stands on a screen is written for the clipboard by [`grid`].
//! Attributions, who said what, are written by [`attributions`]; networks by [`network_csv`].
//! A [`picture`] is written as SVG by [`picture_svg`] and, with the window, as PNG by
//! `picture_png`.
//! [`changes`] tells what differs between two tables,
//! [`reliability_text`] and [`reliability_json`] tell how far codings agree,
//! [`trial_text`] and [`trial_jsonl`] what an agenda's words find in an article.
//!
//! Read are stances coded in a spreadsheet ([`stance_matrix`]) and statements coded here or
//! elsewhere ([`coded_csv`]); both are CSV, known by the names of the columns.

pub mod articles;
pub mod attributions;
pub mod cell;
pub mod changes;
pub mod coded_csv;
pub mod comparison_csv;
pub mod comparison_html;
pub mod comparison_json;
pub mod comparison_markdown;
pub mod comparison_text;
mod escape;
pub mod grid;
mod layout;
pub mod network_csv;
pub mod picture;
#[cfg(feature = "gui")]
pub mod picture_png;
pub mod picture_svg;
pub mod reliability_json;
pub mod reliability_text;
pub mod sheet;
pub mod stance_matrix;
pub mod statements_csv;
pub mod statements_jsonl;
pub mod statements_text;
mod summary;
mod table;
pub mod trial_jsonl;
pub mod trial_text;
