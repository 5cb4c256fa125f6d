//! `standpoint quotes`: who said what in articles, whatever it is about.

use std::path::{Path, PathBuf};

use super::compare::agenda;
use super::output::Output;
use super::reading::read;
use super::{Threads, choice};
use crate::model::{Agenda, Date};
use crate::session::reader::Reader;
use crate::session::report::{self, QuoteFormat};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    standpoint quotes article.txt > quotes.jsonl\n  \
    standpoint quotes --format text article.txt\n  \
    cat article.txt | standpoint quotes -")]
pub(super) struct Args {
    /// Agenda whose names are known: the name of a built-in one, or a file; none needed
    #[arg(long, value_name = "FILE|NAME")]
    agenda: Option<String>,

    /// Format of the output
    #[arg(long, value_parser = choice(QuoteFormat::ALL), default_value = "jsonl")]
    format: QuoteFormat,

    #[command(flatten)]
    threads: Threads,

    /// Articles, folders of articles, or - for standard input
    #[arg(required = true, value_name = "FILES|DIR|-")]
    inputs: Vec<PathBuf>,
}

pub(super) fn run(args: &Args, today: Date, out: &mut Output) {
    let agenda = match &args.agenda {
        None => Agenda::default(),
        Some(name) => match agenda(name, out) {
            Some(agenda) => agenda,
            None => return,
        },
    };
    let reader = Reader::new(agenda, today);
    let written = |path: &Path| {
        let (article, found) = reader.quotes(path)?;
        Ok(report::quotes(&article, &found, args.format))
    };
    let write = |text: String, out: &mut Output| out.write(&text);
    read(&args.inputs, &args.threads, out, written, write);
}
