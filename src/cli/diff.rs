//! `standpoint diff`: what has changed between two moments, or between two dossiers.

use std::path::PathBuf;

use super::choice;
use super::output::Output;
use crate::model::ChangeCause;
use crate::session::positions::{read_all, since_last_snapshot};
use crate::session::report::{self, DiffFormat, DiffOptions};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    standpoint diff my-case/                       since its last snapshot\n  \
    standpoint diff my-case/snapshots/2026-12-04T1200_before.ron my-case/\n  \
    standpoint diff --only position --format markdown monday/ friday/ > changes.md")]
pub(super) struct Args {
    /// Only what has changed for these reasons: the party moved, we coded otherwise, the
    /// proposal reads otherwise
    #[arg(long, value_delimiter = ',', value_name = "position,coding,wording", value_parser = choice(CAUSES))]
    only: Vec<ChangeCause>,

    /// Also list cells whose stance is the same and whose evidence, summary, note, date or
    /// status is not
    #[arg(long)]
    details: bool,

    /// Format of the output
    #[arg(long, value_parser = choice(DiffFormat::ALL), default_value = "text")]
    format: DiffFormat,

    /// Before and after: case folders, files of snapshots, or tables of stances. One
    /// case alone: its last snapshot and now
    #[arg(required = true, num_args = 1..=2, value_name = "SNAPSHOT_OR_CASE")]
    inputs: Vec<PathBuf>,
}

/// The causes by their names.
const CAUSES: &[(&str, ChangeCause)] = &[
    (ChangeCause::Position.key(), ChangeCause::Position),
    (ChangeCause::Coding.key(), ChangeCause::Coding),
    (ChangeCause::Wording.key(), ChangeCause::Wording),
];

pub(super) fn run(args: &Args, out: &mut Output) {
    let both = match args.inputs.as_slice() {
        [case] => since_last_snapshot(case).map_err(|problem| vec![problem]),
        paths => read_all(paths).and_then(|all| {
            <[_; 2]>::try_from(all)
                .map(|[before, after]| (before, after))
                .map_err(|_| Vec::new())
        }),
    };
    match both {
        Ok((before, after)) => {
            let options = DiffOptions {
                only: args.only.iter().copied().collect(),
                details: args.details,
            };
            out.write(&report::diff(&before, &after, &options, args.format));
        }
        Err(problems) => problems.iter().for_each(|problem| out.failed(problem)),
    }
}
