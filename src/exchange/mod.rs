//! Other people's formats, one file each.
//!
//! In go values: a case with its settled table and its comparison (`sheet` holds what every
//! format shows of it, `cell` what it shows of one stance), or articles with their statements. Out comes text in one format,
//! the same for the same values. Nothing here computes a stance, reads a file or a clock.
//!
//! | format | of a comparison | of statements |
//! |---|---|---|
//! | for the terminal | [`comparison_text`] | [`statements_text`] |
//! | Markdown | [`comparison_markdown`] | |
//! | HTML, one file | [`comparison_html`] | |
//! | JSON, JSON lines | [`comparison_json`] | [`statements_jsonl`] |
//! | CSV | [`comparison_csv`] | [`statements_csv`] |
//!
//! Attributions, who said what, are written by [`attributions`].
//! A [`picture`] is written as SVG by [`picture_svg`] and, with the window, as PNG by
//! `picture_png`.
//! [`trial_text`] and [`trial_jsonl`] tell what an agenda's words find in an article.

pub mod attributions;
pub mod cell;
pub mod comparison_csv;
pub mod comparison_html;
pub mod comparison_json;
pub mod comparison_markdown;
pub mod comparison_text;
mod escape;
mod layout;
pub mod picture;
#[cfg(feature = "gui")]
pub mod picture_png;
pub mod picture_svg;
pub mod sheet;
pub mod statements_csv;
pub mod statements_jsonl;
pub mod statements_text;
pub mod trial_jsonl;
pub mod trial_text;
