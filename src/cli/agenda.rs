//! `standpoint agenda`: work with agenda files.

use std::path::PathBuf;

use super::output::{Output, say};
use super::reading::read;
use super::{Threads, choice};
use crate::model::{Article, Date};
use crate::session::batch;
use crate::session::reader::Reader;
use crate::session::report::{self, TrialFormat};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Print what is wrong with agenda files
    #[command(after_help = "Example:\n  standpoint agenda check my-agenda.ron")]
    Check {
        /// Agenda files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print what the words of an agenda find in articles, and which words tell nothing
    #[command(
        after_help = "Words that tell something stand in brackets; below each sentence, \
        what they tell and how well it fits.\n\nExamples:\n  \
        standpoint agenda try my-agenda.ron article.txt\n  \
        standpoint agenda try --format jsonl ukraine-talks articles/"
    )]
    Try {
        /// Agenda: a file, or the name of a built-in one
        #[arg(value_name = "FILE|NAME")]
        agenda: String,

        /// Format of the output
        #[arg(long, value_parser = choice(TrialFormat::ALL), default_value = "text")]
        format: TrialFormat,

        /// Articles, folders of articles, or - for standard input
        #[arg(required = true, value_name = "ARTICLE")]
        articles: Vec<PathBuf>,
    },
}

pub(super) fn run(args: &Args, today: Date, out: &mut Output) {
    match &args.command {
        Command::Check { files } => check(files, out),
        Command::Try {
            agenda,
            format,
            articles,
        } => attempt(agenda, articles, *format, today, out),
    }
}

/// Shows what the words of an agenda find in articles.
fn attempt(name: &str, articles: &[PathBuf], format: TrialFormat, today: Date, out: &mut Output) {
    let Some(agenda) = super::compare::agenda(name, out) else {
        return;
    };
    let reader = Reader::new(agenda);
    let tried = |article: Article| {
        let trials = reader.trial(&article);
        report::trial(reader.agenda(), &article, &trials, format)
    };
    let write = |text: String, out: &mut Output| out.write(&text);
    read(articles, &Threads::default(), today, out, tried, write).tell(0, 0, out);
}

fn check(files: &[PathBuf], out: &mut Output) {
    for path in files {
        let checked = batch::check_agenda(path);
        for problem in &checked.errors {
            out.failed(problem);
        }
        for problem in &checked.warnings {
            say(format_args!("warning: {problem}"));
        }
        if let (Some(agenda), true) = (&checked.agenda, checked.errors.is_empty()) {
            let proposals = agenda.proposals().count();
            out.write(&format!(
                "{}: agenda `{}` can be used: {} parties, {} issues, {proposals} proposals\n",
                path.display(),
                agenda.id,
                agenda.parties.len(),
                agenda.issues.len(),
            ));
        }
    }
}
