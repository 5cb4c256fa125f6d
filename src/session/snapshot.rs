//! A snapshot of the table as it is.

use crate::model::{Dossier, Problem, Snapshot, StanceTable};

/// Returns a snapshot named `name` of `table`, the settled stances of `dossier`.
///
/// # Errors
///
/// The name is empty, or `taken` is no local time `YYYY-MM-DDTHH:MM`.
pub(super) fn take(
    dossier: &Dossier,
    table: &StanceTable,
    name: &str,
    note: &str,
    taken: &str,
) -> Result<Snapshot, Problem> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Problem::new(
            "",
            "A snapshot needs a name.",
            "Type one that says what the moment is, such as “Before the second round”.",
        ));
    }
    if !is_minute(taken) {
        return Err(Problem::new(
            "",
            format!("`{taken}` is no local time."),
            "Write it as 2026-12-04T12:00.",
        ));
    }
    Ok(Snapshot {
        name: name.to_owned(),
        taken: taken.to_owned(),
        note: note.trim().to_owned(),
        agenda: (*dossier.agenda).clone(),
        articles: dossier.articles.len(),
        statements: table.iter().map(|stance| stance.statements.len()).sum(),
        table: table.clone(),
    })
}

fn is_minute(text: &str) -> bool {
    // The parser takes shorter and longer forms too.
    text.len() == "2026-12-04T12:00".len()
        && text.contains('T')
        && text.parse::<jiff::civil::DateTime>().is_ok()
}
