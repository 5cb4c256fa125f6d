//! `standpoint reliability`: how far codings of one case agree.

use std::path::{Path, PathBuf};

use super::choice;
use super::output::Output;
use crate::model::Date;
use crate::session::codings;
use crate::session::report::{self, ReliabilityFormat};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    standpoint reliability mine.csv hers.csv     two tables of stances\n  \
    standpoint reliability my-case/ hers/        two dossiers on the same agenda\n  \
    standpoint reliability my-case/              what you decided against what was extracted")]
pub(super) struct Args {
    /// Format of the output
    #[arg(long, value_parser = choice(ReliabilityFormat::ALL), default_value = "text")]
    format: ReliabilityFormat,

    /// Codings: dossier folders, or tables of stances. One dossier alone: the cells that a
    /// person has decided against what was extracted
    #[arg(required = true, value_name = "DOSSIER|MATRIX.csv")]
    inputs: Vec<PathBuf>,
}

pub(super) fn run(args: &Args, today: Date, out: &mut Output) {
    let mut read = Vec::new();
    for (name, path) in names(&args.inputs).into_iter().zip(&args.inputs) {
        match codings::read(path, today) {
            Ok(dossier) => read.push((name, dossier)),
            Err(problem) => out.failed(&problem),
        }
    }
    if read.len() < args.inputs.len() {
        return;
    }
    let found = match read.as_slice() {
        [(_, alone)] => codings::person_and_extractor(alone),
        _ => codings::compare(&read),
    };
    match found {
        Ok(found) => {
            let agenda = &read[0].1.agenda;
            out.write(&report::reliability(agenda, &found, args.format));
        }
        Err(problem) => out.failed(&problem),
    }
}

/// Returns the last part of each path or, where two are the same, the whole.
fn names(paths: &[PathBuf]) -> Vec<String> {
    let last = |path: &Path| {
        let name = path.file_name().unwrap_or(path.as_os_str());
        name.to_string_lossy().into_owned()
    };
    let all: Vec<String> = paths.iter().map(|path| last(path)).collect();
    paths
        .iter()
        .zip(&all)
        .map(|(path, name)| {
            let same = all.iter().filter(|other| *other == name).count();
            if same > 1 {
                path.display().to_string()
            } else {
                name.clone()
            }
        })
        .collect()
}
