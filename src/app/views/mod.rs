//! The parts of the window. Each builds plain view data first (`data.rs`, tested as text)
//! and paints it second; none changes anything, all ask by an `Action`.

pub(crate) mod agenda;
pub(crate) mod article;
pub(crate) mod cell_line;
pub(crate) mod citation;
pub(crate) mod compare;
#[cfg(test)]
pub(crate) mod demo;
pub(crate) mod evidence;
pub(crate) mod hand;
pub(crate) mod implied;
pub(crate) mod inspector;
pub(crate) mod notes;
pub(crate) mod overview;
pub(crate) mod pairs;
pub(crate) mod parties;
pub(crate) mod review;
pub(crate) mod sidebar;
pub(crate) mod snapshots;
pub(crate) mod statement;
pub(crate) mod timeline;
pub(crate) mod trades;
pub(crate) mod words;
