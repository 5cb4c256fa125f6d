//! `standpoint agenda`: work with agenda files.

use std::path::PathBuf;

use super::output::{Output, say};
use crate::session::batch;

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
}

pub(super) fn run(args: &Args, out: &mut Output) {
    let Command::Check { files } = &args.command;
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
