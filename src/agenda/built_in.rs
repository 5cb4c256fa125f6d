//! The agendas that come with the program.

use std::sync::LazyLock;

use super::check;
use crate::model::Agenda;

/// Names of the built-in agendas.
pub const BUILT_IN: &[&str] = &["ukraine-talks"];

/// Their texts, in the same order.
const TEXTS: &[&str] = &[include_str!("../../assets/agendas/ukraine-talks.ron")];

/// The agendas, parsed once, when the first is asked for. A test holds that all of them
/// load.
static PARSED: LazyLock<Vec<Agenda>> = LazyLock::new(|| {
    TEXTS
        .iter()
        .zip(BUILT_IN)
        .filter_map(|(text, name)| check(name, text).agenda)
        .collect()
});

/// Returns a built-in agenda by name.
#[must_use]
pub fn built_in(name: &str) -> Option<Agenda> {
    PARSED.iter().find(|agenda| agenda.id == name).cloned()
}
