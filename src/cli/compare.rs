//! `standpoint compare`: the parties' positions side by side, of a dossier or of articles.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::output::{Output, say};
use super::reading::read;
use super::{Threads, choice};
use crate::model::{Agenda, Date, Dossier, EvidenceFilter, PartyId, Voice};
use crate::session::Session;
use crate::session::batch;
use crate::session::reader::{Reader, is_dossier};
use crate::session::report::{self, Format};
use crate::session::tables::{is_table, matrix};

/// The agenda that is used where none is named.
pub(super) const AGENDA: &str = "ukraine-talks";

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    standpoint compare article.txt\n  \
    standpoint compare --parties RU,UA,US,EU --format html articles/ > comparison.html\n  \
    standpoint compare --as-of 2025-11-30 --voice quoted,reported my-case/\n  \
    standpoint compare matrix.csv      a table of stances: columns issue, proposal, text\n  \
                                       and one a party; cells + c ? - and . for silent")]
pub(super) struct Args {
    /// Agenda: the name of a built-in one, or a file; a case has its own
    #[arg(long, value_name = "FILE|NAME")]
    agenda: Option<String>,

    /// Parties to compare, in order of columns; the main ones if none are named
    #[arg(long, value_delimiter = ',', value_name = "RU,UA,US")]
    parties: Vec<String>,

    /// Let stances that are known only from others take part in relations
    #[arg(long)]
    count_others: bool,

    /// Let stances that follow from others of the same party take part in relations
    #[arg(long)]
    count_implied: bool,

    /// Only what was said by that day: positions as they stood then
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    as_of: Option<Date>,

    /// Only what was said on that day or later
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    since: Option<Date>,

    /// Only what these outlets have published; "" for articles that name none
    #[arg(long, value_name = "NAME")]
    outlet: Vec<String>,

    /// Only what comes in these voices
    #[arg(long, value_delimiter = ',', value_name = "quoted,reported", value_parser = choice(VOICES))]
    voice: Vec<Voice>,

    /// Format of the output
    #[arg(long, default_value = "text", value_parser = choice(Format::ALL))]
    format: Format,

    /// Count copies of an article (reprints, other versions) as articles of their own
    #[arg(long)]
    keep_copies: bool,

    #[command(flatten)]
    threads: Threads,

    /// A case folder; or a table of stances; or articles (see `standpoint --help`),
    /// folders or .zip archives of them, - for standard input
    #[arg(required = true, value_name = "CASE|FILES|MATRIX.csv")]
    inputs: Vec<PathBuf>,
}

pub(super) fn run(args: &Args, today: Date, out: &mut Output) {
    let Some(mut dossier) = case(
        args.agenda.as_deref(),
        &args.inputs,
        args.keep_copies,
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
    dossier.settings.count_implied |= args.count_implied;
    match filter(args, &dossier) {
        Ok(filter) => {
            if let Some(sentence) = beside(&dossier) {
                say(sentence);
            }
            out.write(&report::comparison(&dossier, &filter, args.format));
        }
        Err(sentence) => out.misused(sentence),
    }
}

/// Where no column has a statement: says which parties have some, and how to show them.
fn beside(dossier: &Dossier) -> Option<String> {
    let shown = dossier.parties();
    let holds = |party: &PartyId| {
        let all = dossier.articles.iter().flat_map(|coded| &coded.statements);
        all.filter(|s| s.party == *party && !s.discarded).count()
    };
    let parties = dossier.agenda.parties_in_use().map(|party| &party.id);
    let beside: Vec<(&PartyId, usize)> = parties
        .filter(|id| !shown.contains(id))
        .map(|id| (id, holds(id)))
        .filter(|&(_, statements)| statements > 0)
        .collect();
    if beside.is_empty() || shown.iter().any(|id| holds(id) > 0) {
        return None;
    }
    let told: Vec<String> = beside.iter().map(|(id, n)| format!("{id} ({n})")).collect();
    let all: Vec<&str> = shown
        .iter()
        .chain(beside.iter().map(|(id, _)| *id))
        .map(PartyId::as_str)
        .collect();
    Some(format!(
        "note: only parties without a column have statements: {}. To show them: --parties {}",
        told.join(", "),
        all.join(",")
    ))
}

/// The voices by their names.
const VOICES: &[(&str, Voice)] = &[
    (Voice::Quoted.key(), Voice::Quoted),
    (Voice::Reported.key(), Voice::Reported),
    (Voice::Narrated.key(), Voice::Narrated),
    (Voice::Other.key(), Voice::Other),
];

/// Returns which evidence is asked for, or what is wrong with that.
fn filter(args: &Args, dossier: &Dossier) -> Result<EvidenceFilter, String> {
    let known: BTreeSet<&str> = dossier
        .articles
        .iter()
        .map(|coded| coded.article.outlet.as_deref().unwrap_or_default())
        .collect();
    let outlet = |name: &String| {
        let found = known
            .iter()
            .find(|known| known.eq_ignore_ascii_case(name.trim()));
        found.map(|&known| known.to_owned()).ok_or_else(|| {
            let listed: Vec<String> = known.iter().map(|name| format!("“{name}”")).collect();
            format!(
                "No article is of the outlet “{}”. There are {}.",
                name.trim(),
                listed.join(", ")
            )
        })
    };
    if let (Some(since), Some(as_of)) = (args.since, args.as_of)
        && since > as_of
    {
        return Err(format!("Nothing was said since {since} and by {as_of}."));
    }
    Ok(EvidenceFilter {
        since: args.since,
        as_of: args.as_of,
        outlets: args.outlet.iter().map(outlet).collect::<Result<_, _>>()?,
        voices: args.voice.iter().copied().collect(),
    })
}

/// Opens the dossier, or makes a case of the articles, that `inputs` name. Failures are
/// named; `None` if nothing is left.
pub(super) fn case(
    agenda_name: Option<&str>,
    inputs: &[PathBuf],
    keep_copies: bool,
    threads: &Threads,
    today: Date,
    out: &mut Output,
) -> Option<Dossier> {
    let alone = |path: &Path| {
        let kind = if is_dossier(path) {
            "a case"
        } else {
            "a table"
        };
        if inputs.len() > 1 {
            Some(format!(
                "{} is {kind}, which is compared alone. Name it without other inputs.",
                path.display()
            ))
        } else if agenda_name.is_some() {
            Some(format!(
                "{} is {kind}, which has its own agenda. Leave out --agenda.",
                path.display()
            ))
        } else {
            None
        }
    };
    let whole = inputs
        .iter()
        .find(|path| is_dossier(path) || is_table(path));
    if let Some(sentence) = whole.and_then(|path| alone(path)) {
        out.misused(sentence);
        return None;
    }
    if let Some(table) = inputs.iter().find(|path| is_table(path)) {
        return matrix(table).map_err(|problem| out.failed(&problem)).ok();
    }
    if let Some(dossier) = inputs.iter().find(|path| is_dossier(path)) {
        return match Session::read(dossier, today) {
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
    let reader = Reader::new(agenda(agenda_name.unwrap_or(AGENDA), out)?);
    let mut articles = Vec::new();
    let keep = |coded, _: &mut Output| articles.push(coded);
    let done = read(
        inputs,
        threads,
        today,
        out,
        |article| reader.code(article),
        keep,
    );
    let case = (done.complete && !articles.is_empty()).then(|| reader.case(articles, keep_copies));
    let (there, copies) = case
        .as_ref()
        .map_or((0, 0), |case| (case.already_there, case.copies));
    done.tell(there, copies, out);
    case.map(|case| case.dossier)
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
