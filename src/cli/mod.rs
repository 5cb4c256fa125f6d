//! The command line: one file a subcommand.
//!
//! In go arguments; out come text on standard output, one line a failure on standard error
//! and an exit code: 0 done, 1 some input failed (the rest is done), 2 wrong usage, 130
//! stopped by Ctrl+C. A reader that closes the pipe early ends the program quietly. Nothing here extracts, settles or
//! compares: [`crate::session`] does.

mod agenda;
mod compare;
mod diff;
mod extract;
mod network;
mod output;
mod progress;
mod quotes;
mod read;
mod reading;
mod reliability;
mod window;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::model::Date;
use crate::session::{clock, reader};
use output::Output;

pub use window::instead;

/// Done.
pub const DONE: u8 = 0;
/// Some input failed; the rest is done.
pub const FAILED: u8 = 1;
/// Wrong usage.
pub const USAGE: u8 = 2;
/// Stopped by Ctrl+C, as shells count it.
pub const STOPPED: u8 = 130;

/// How to say how many articles are read at the same time.
#[derive(Debug, Default, clap::Args)]
struct Threads {
    /// How many articles to read at the same time; as many as there are cores if not said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
}

/// What the arguments ask of the program.
#[derive(Debug)]
pub enum Outcome {
    /// All is done; this is the exit code.
    Done(u8),
    /// The window is to open on these inputs.
    Window {
        /// A case, or articles; the sample case if there are none.
        inputs: Vec<PathBuf>,
        /// The day that counts as today.
        today: Date,
    },
}

/// Reads articles about a negotiation and lays the parties' positions side by side.
#[derive(Debug, Parser)]
#[command(
    name = "standpoint",
    version,
    after_help = "Examples:\n  \
        standpoint                          open the window on the sample case\n  \
        standpoint my-case/                 open a dossier\n  \
        standpoint compare article.txt      print the comparison of an article\n  \
        standpoint extract articles/        print every statement, one JSON object a line\n\n\
        Articles are .txt, .html, .mhtml, .md, .pdf (with text, not pictures of it), .docx and\n\
        .odt files; tables of them as .json, .jsonl or .csv with a column `text` (and `title`,\n\
        `date`, `url`); and .zip archives of all these. What a file is is told by its content."
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    /// A case folder, a table of stances (CSV), or articles to open in a new case
    #[arg(value_name = "CASE|ARTICLES")]
    inputs: Vec<PathBuf>,

    /// The day that counts as today, for output that can be repeated
    #[arg(long, global = true, hide = true, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<Date>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print articles as they are read from files of any kind
    Read(read::Args),
    /// Print the statements found in articles
    Extract(extract::Args),
    /// Print who said what in articles, whatever it is about
    Quotes(quotes::Args),
    /// Print the parties' positions side by side
    Compare(compare::Args),
    /// Print who says the same as whom, or the opposite, as a matrix
    Network(network::Args),
    /// Print what has changed between two moments
    Diff(diff::Args),
    /// Print how far several codings of one case agree: percent, and Krippendorff's alpha
    Reliability(reliability::Args),
    /// Work with agenda files
    Agenda(agenda::Args),
}

/// Does the work of the process that reads a file for another one of this program, if it was
/// started for that; returns its exit code. Else says that this program can be started so.
#[must_use]
pub fn worker() -> Option<u8> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments
        .next()
        .is_some_and(|first| first == reader::WORKER)
    {
        let sort = arguments.next().unwrap_or_default();
        return Some(if reader::work(&sort) { DONE } else { FAILED });
    }
    if let Ok(program) = std::env::current_exe() {
        reader::use_program(program);
    }
    None
}

/// Does what the arguments say, except for opening the window, which is left to the caller.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too. That nobody reads them is no failure.
            let _ = error.print();
            return Outcome::Done(error.exit_code().try_into().unwrap_or(USAGE));
        }
    };
    let today = cli.today.unwrap_or_else(clock::today);
    let Some(command) = cli.command else {
        return window::open(cli.inputs, today);
    };
    let mut out = Output::new();
    match command {
        Command::Read(args) => read::run(&args, today, &mut out),
        Command::Extract(args) => extract::run(&args, today, &mut out),
        Command::Quotes(args) => quotes::run(&args, today, &mut out),
        Command::Compare(args) => compare::run(&args, today, &mut out),
        Command::Network(args) => network::run(&args, today, &mut out),
        Command::Diff(args) => diff::run(&args, &mut out),
        Command::Reliability(args) => reliability::run(&args, &mut out),
        Command::Agenda(args) => agenda::run(&args, today, &mut out),
    }
    Outcome::Done(out.finish())
}

fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "write the day as YYYY-MM-DD".to_owned())
}

/// Returns a parser of the names in `all`, so that help and errors list them.
fn choice<F: Copy + Send + Sync + 'static>(
    all: &'static [(&'static str, F)],
) -> impl clap::builder::TypedValueParser<Value = F> {
    use clap::builder::{PossibleValuesParser, TypedValueParser as _};
    PossibleValuesParser::new(all.iter().map(|(name, _)| *name)).try_map(move |name| {
        all.iter()
            .find(|(known, _)| *known == name)
            .map(|(_, format)| *format)
            .ok_or("no such format")
    })
}
