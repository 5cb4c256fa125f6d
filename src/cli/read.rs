//! `standpoint read`: articles as they are read from files of any kind.

use std::path::PathBuf;

use super::output::Output;
use super::reading::read;
use super::{Threads, choice};
use crate::model::{Article, Date};
use crate::session::report::{self, ArticleFormat};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    standpoint read page.html\n  \
    standpoint read --format jsonl saved/ > articles.jsonl")]
pub(super) struct Args {
    /// Format of the output
    #[arg(long, value_parser = choice(ArticleFormat::ALL), default_value = "text")]
    format: ArticleFormat,

    #[command(flatten)]
    threads: Threads,

    /// Articles (see `standpoint --help`), folders or .zip archives of them, or - for
    /// standard input
    #[arg(required = true, value_name = "FILES|DIR|-")]
    inputs: Vec<PathBuf>,
}

pub(super) fn run(args: &Args, today: Date, out: &mut Output) {
    let written = |article: Article| report::article(&article, args.format);
    let write = |text: String, out: &mut Output| out.write(&text);
    read(&args.inputs, &args.threads, today, out, written, write).tell(0, 0, out);
}
