//! Reading the articles that a subcommand names: on all cores, in order, with progress,
//! until all are done, the reader of the output has gone, or Ctrl+C was pressed.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use super::output::Output;
use super::{STOPPED, Threads};
use crate::model::Problem;
use crate::session::reader::{STDIN, each, files};

/// Reads the articles that `inputs` mean. `make` is called on each in some thread, `take`
/// in this one with what it made, in the order of the inputs. Failures are named. Returns
/// whether it came to the end.
pub(super) fn read<T: Send>(
    inputs: &[PathBuf],
    threads: &Threads,
    out: &mut Output,
    make: impl Fn(&Path) -> Result<T, Problem> + Sync,
    mut take: impl FnMut(T, &mut Output),
) -> bool {
    let files = files(inputs);
    let stop = stop_on_interrupt(inputs);
    let stopped = || stop.load(Ordering::Relaxed);
    let mut done = 0;
    each(&files, threads.threads.map(usize::from), make, |outcome| {
        if stopped() || out.is_closed() {
            return ControlFlow::Break(());
        }
        match outcome {
            Ok(result) => take(result, out),
            Err(problem) => out.failed(&problem),
        }
        done += 1;
        out.progress(done, files.len());
        ControlFlow::Continue(())
    });
    if stopped() && done < files.len() {
        out.stopped(done, files.len());
    }
    done == files.len()
}

/// Returns a flag that Ctrl+C sets; pressed once more, it ends the program at once. What
/// waits for standard input would never see the flag, so that it is left alone.
fn stop_on_interrupt(inputs: &[PathBuf]) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    if !inputs.iter().any(|input| input == Path::new(STDIN)) {
        // In this order: the second must not see what the first has just set. Without a
        // handler, Ctrl+C does what it always does.
        let _ = flag::register_conditional_shutdown(SIGINT, STOPPED.into(), Arc::clone(&stop))
            .and_then(|_| flag::register(SIGINT, Arc::clone(&stop)));
    }
    stop
}
