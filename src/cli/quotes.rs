//! `standpoint quotes`: who said what in articles, whatever it is about.

use std::path::PathBuf;

use super::choice;
use super::compare::agenda;
use super::output::Output;
use crate::model::{Agenda, Date};
use crate::session::reader::{Reader, files};
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
    for file in files(&args.inputs) {
        if out.is_closed() {
            return;
        }
        match file.and_then(|path| reader.quotes(&path)) {
            Ok((article, found)) => out.write(&report::quotes(&article, &found, args.format)),
            Err(problem) => out.failed(&problem),
        }
    }
}
