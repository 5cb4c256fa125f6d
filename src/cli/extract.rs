//! `standpoint extract`: the statements of articles.

use std::path::PathBuf;

use super::compare::agenda;
use super::output::Output;
use super::reading::read;
use super::{Threads, choice};
use crate::model::Date;
use crate::session::reader::Reader;
use crate::session::report::{self, StatementFormat};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    standpoint extract article.txt > statements.jsonl\n  \
    standpoint extract --explain article.txt\n  \
    cat article.txt | standpoint extract -")]
pub(super) struct Args {
    /// Agenda: the name of a built-in one, or a file
    #[arg(long, value_name = "FILE|NAME", default_value = super::compare::AGENDA)]
    agenda: String,

    /// Format of the output; jsonl unless reasons are asked for
    #[arg(long, value_parser = choice(StatementFormat::ALL))]
    format: Option<StatementFormat>,

    /// Add why each field was set (text only)
    #[arg(long)]
    explain: bool,

    #[command(flatten)]
    threads: Threads,

    /// Articles (see `standpoint --help`), folders or .zip archives of them, or - for
    /// standard input
    #[arg(required = true, value_name = "FILES|DIR|-")]
    inputs: Vec<PathBuf>,
}

pub(super) fn run(args: &Args, today: Date, out: &mut Output) {
    let format = match (args.format, args.explain) {
        (None, true) | (Some(StatementFormat::Text), _) => StatementFormat::Text,
        (Some(_), true) => {
            out.misused("Reasons go with --format text only. Leave out --explain or --format.");
            return;
        }
        (format, false) => format.unwrap_or_default(),
    };
    let Some(agenda) = agenda(&args.agenda, out) else {
        return;
    };
    let reader = Reader::new(agenda);
    out.write(&report::statements_head(format));
    let written = |article| {
        let coded = reader.code(article);
        report::statements(reader.agenda(), &coded, format, args.explain)
    };
    let write = |text: String, out: &mut Output| out.write(&text);
    read(&args.inputs, &args.threads, today, out, written, write).tell(0, 0, out);
}
