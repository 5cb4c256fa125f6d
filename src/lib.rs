//! Standpoint reads articles about a negotiation and lays the parties' positions side by
//! side: who demands what, where demands overlap or conflict, how firmly, since when, and
//! the sentence that proves it.
//!
//! # The way of the data
//!
//! 1. [`import`] turns foreign bytes into an [`Article`](model::Article).
//! 2. [`extract`] turns an article and an [`Agenda`](model::Agenda) into
//!    [`Statement`](model::Statement)s and notes.
//! 3. [`settle`] turns statements, and what a person set by hand, into a
//!    [`StanceTable`](model::StanceTable).
//! 4. [`compare`] turns a table into a [`Comparison`](model::Comparison).
//! 5. [`store`] keeps all of it in a dossier, a folder of files that a person can read;
//!    [`exchange`] writes what other programs read.
//!
//! [`session`] holds one open dossier and is the program without a screen: `app` (the
//! window, feature `gui`) and [`cli`] both drive it.
//!
//! # Who may import whom
//!
//! | layer | may import |
//! |---|---|
//! | `model` | nothing of ours |
//! | `agenda`, `import`, `settle`, `compare`, `store` | `model` |
//! | `extract` | `model`, `agenda` |
//! | `exchange` | `model`, `compare` |
//! | `session` | all of these |
//! | `cli`, `app` | `model`, `compare`, `session` |
//!
//! A test holds the table. Further invariants: `model` knows no screen, no path and no
//! clock. `extract`, `settle` and `compare` do no I/O, read no clock ("today" is handed
//! in), never fail, and give the same output for the same input in the same order. Only
//! `store` and `exchange` write files. Only `app` names egui. Only `session` changes a
//! dossier, by an edit, and each edit is one step of undo.

pub mod agenda;
#[cfg(feature = "gui")]
pub mod app;
pub mod cli;
pub mod compare;
pub mod exchange;
pub mod extract;
pub mod import;
pub mod model;
pub mod session;
pub mod settle;
pub mod store;
