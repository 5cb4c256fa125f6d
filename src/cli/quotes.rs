//! `standpoint quotes`: who said what in articles, whatever it is about.

use std::path::PathBuf;

use super::compare::agenda;
use super::output::Output;
use super::reading::read;
use super::{Threads, choice};
use crate::model::{Agenda, Article, Date};
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

    /// Articles (see `standpoint --help`), folders or .zip archives of them, or - for
    /// standard input
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
    let reader = Reader::new(agenda);
    let written = |article: Article| {
        let found = reader.quotes(&article);
        report::quotes(&article, &found, args.format)
    };
    let write = |text: String, out: &mut Output| out.write(&text);
    read(&args.inputs, &args.threads, today, out, written, write).tell(0, 0, out);
}
