//! `standpoint reliability`: how far codings of one case agree.

use std::path::PathBuf;

use super::choice;
use super::output::Output;
use crate::session::codings;
use crate::session::positions::read_all;
use crate::session::reader::is_dossier;
use crate::session::report::{self, ReliabilityFormat};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    standpoint reliability mine.csv hers.csv     two tables of stances\n  \
    standpoint reliability my-case/ hers/        two dossiers on the same agenda, or snapshots\n  \
    standpoint reliability my-case/              what you decided against what was extracted")]
pub(super) struct Args {
    /// Format of the output
    #[arg(long, value_parser = choice(ReliabilityFormat::ALL), default_value = "text")]
    format: ReliabilityFormat,

    /// Codings: case folders, files of snapshots, or tables of stances. One case alone:
    /// the cells that a person has decided against what was extracted
    #[arg(required = true, value_name = "CASE|SNAPSHOT|MATRIX.csv")]
    inputs: Vec<PathBuf>,
}

pub(super) fn run(args: &Args, out: &mut Output) {
    let found = match args.inputs.as_slice() {
        [case] if is_dossier(case) => codings::person_and_extractor(case).map_err(|p| vec![p]),
        [_] => {
            out.misused("Name two codings or more, or one case.");
            return;
        }
        paths => read_all(paths).and_then(|all| {
            let found = codings::compare(&all).map_err(|problem| vec![problem])?;
            Ok((all[0].agenda.clone(), found))
        }),
    };
    match found {
        Ok((agenda, found)) => out.write(&report::reliability(&agenda, &found, args.format)),
        Err(problems) => problems.iter().for_each(|problem| out.failed(problem)),
    }
}
