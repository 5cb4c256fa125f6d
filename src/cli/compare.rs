//! `standpoint compare`: the parties' positions side by side, of a dossier or of articles.

use std::path::{Path, PathBuf};

use super::output::{Output, say};
use super::reading::read;
use super::{Threads, choice};
use crate::model::{Agenda, Date, Dossier, PartyId};
use crate::session::Session;
use crate::session::batch;
use crate::session::reader::{Reader, is_dossier};
use crate::session::report::{self, Format};

/// The agenda that is used where none is named.
pub(super) const AGENDA: &str = "ukraine-talks";

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    standpoint compare article.txt\n  \
    standpoint compare --parties RU,UA,US,EU --format html articles/ > comparison.html\n  \
    standpoint compare my-case/")]
pub(super) struct Args {
    /// Agenda: the name of a built-in one, or a file; a dossier has its own
    #[arg(long, value_name = "FILE|NAME")]
    agenda: Option<String>,

    /// Parties to compare, in order of columns; the main ones if none are named
    #[arg(long, value_delimiter = ',', value_name = "RU,UA,US")]
    parties: Vec<String>,

    /// Let stances that are known only from others take part in relations
    #[arg(long)]
    count_others: bool,

    /// Format of the output
    #[arg(long, default_value = "text", value_parser = choice(Format::ALL))]
    format: Format,

    #[command(flatten)]
    threads: Threads,

    /// A dossier folder; or articles, folders of articles, - for standard input
    #[arg(required = true, value_name = "DOSSIER|FILES")]
    inputs: Vec<PathBuf>,
}

pub(super) fn run(args: &Args, today: Date, out: &mut Output) {
    let Some(mut dossier) = case(
        args.agenda.as_deref(),
        &args.inputs,
        &args.threads,
        today,
        out,
    ) else {
        return;
    };
    if !args.parties.is_empty() {
        match columns(&dossier.agenda, &args.parties) {
            Ok(parties) => dossier.settings.parties = parties,
            Err(sentence) => {
                out.misused(sentence);
                return;
            }
        }
    }
    dossier.settings.count_others |= args.count_others;
    out.write(&report::comparison(&dossier, args.format));
}

/// Opens the dossier, or makes a case of the articles, that `inputs` name. Failures are
/// named; `None` if nothing is left.
pub(super) fn case(
    agenda_name: Option<&str>,
    inputs: &[PathBuf],
    threads: &Threads,
    today: Date,
    out: &mut Output,
) -> Option<Dossier> {
    if let Some(dossier) = inputs.iter().find(|path| is_dossier(path)) {
        if inputs.len() > 1 {
            out.misused(format!(
                "{} is a dossier, which is compared alone. Name it without other inputs.",
                dossier.display()
            ));
            return None;
        }
        if agenda_name.is_some() {
            out.misused(format!(
                "{} is a dossier, which has its own agenda. Leave out --agenda.",
                dossier.display()
            ));
            return None;
        }
        return match Session::open(dossier, today) {
            Ok(session) => {
                for problem in session.warnings() {
                    say(format_args!("warning: {problem}"));
                }
                Some(session.dossier().clone())
            }
            Err(problem) => {
                out.failed(&problem);
                None
            }
        };
    }
    let reader = Reader::new(agenda(agenda_name.unwrap_or(AGENDA), out)?, today);
    let mut articles = Vec::new();
    let keep = |coded, _: &mut Output| articles.push(coded);
    let complete = read(inputs, threads, out, |path| reader.read(path), keep);
    (complete && !articles.is_empty()).then(|| reader.case(articles))
}

/// Returns the agenda called `name`. What is wrong with it is named: a file that is broken
/// is a failed input, a name that nothing has is a mistake in the usage.
pub(super) fn agenda(name: &str, out: &mut Output) -> Option<Agenda> {
    match batch::agenda(name) {
        Ok(agenda) => Some(agenda),
        Err(problems) => {
            let exists = Path::new(name).exists();
            for problem in &problems {
                if exists {
                    out.failed(problem);
                } else {
                    out.misused(problem);
                }
            }
            None
        }
    }
}

/// Returns the parties with these ids, in this order; capitals do not matter.
fn columns(agenda: &Agenda, wanted: &[String]) -> Result<Vec<PartyId>, String> {
    wanted
        .iter()
        .map(|name| {
            agenda
                .parties
                .iter()
                .find(|party| party.id.as_str().eq_ignore_ascii_case(name.trim()))
                .map(|party| party.id.clone())
                .ok_or_else(|| {
                    let known: Vec<&str> = agenda.parties.iter().map(|p| p.id.as_str()).collect();
                    format!(
                        "The agenda has no party `{}`. Choose among {}.",
                        name.trim(),
                        known.join(", ")
                    )
                })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Party;

    #[test]
    fn parties_are_chosen_by_id() {
        let party = |id: &str| Party {
            id: id.into(),
            ..Party::default()
        };
        let agenda = Agenda {
            parties: vec![party("RU"), party("UA")],
            ..Agenda::default()
        };
        let check = |wanted: &[&str], expected: Result<&[&str], &str>| {
            let wanted: Vec<String> = wanted.iter().map(|&w| w.to_owned()).collect();
            let expected = expected
                .map(|ids| ids.iter().map(|&id| id.into()).collect())
                .map_err(str::to_owned);
            assert_eq!(columns(&agenda, &wanted), expected, "{wanted:?}");
        };
        check(&["UA", "RU"], Ok(&["UA", "RU"]));
        check(&["ru", " UA"], Ok(&["RU", "UA"]));
        let sentence = "The agenda has no party `XX`. Choose among RU, UA.";
        check(&["RU", "XX"], Err(sentence));
        check(
            &[""],
            Err("The agenda has no party ``. Choose among RU, UA."),
        );
    }
}
