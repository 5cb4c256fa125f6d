//! The program `standpoint`: arguments lead to the command line or to the window.

use std::process::ExitCode;

use standpoint::cli::{self, Outcome};

fn main() -> ExitCode {
    if let Some(code) = cli::worker() {
        return ExitCode::from(code);
    }
    let code = match cli::run(std::env::args_os()) {
        Outcome::Done(code) => code,
        Outcome::Window { inputs, today } => {
            #[cfg(feature = "gui")]
            let result = standpoint::app::run(inputs.clone(), today);
            #[cfg(not(feature = "gui"))]
            let result = Err("This program was built without its window.".to_owned());
            match result {
                Ok(()) => cli::DONE,
                Err(reason) => cli::instead(&reason, &inputs, today),
            }
        }
    };
    ExitCode::from(code)
}
