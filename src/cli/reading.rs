//! Reading the articles that a subcommand names: on all cores, in order, with progress,
//! until all are done, the reader of the output has gone, or Ctrl+C was pressed.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use super::output::Output;
use super::{STOPPED, Threads};
use crate::model::{Article, Date};
use crate::session::reader::{Item, Listing, each};

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// Whether it came to the end.
    pub(super) complete: bool,
    /// How many articles were read.
    pub(super) read: usize,
    /// How many were not, or how many files.
    pub(super) failed: usize,
    /// How many files in folders and archives are no articles by their names.
    left_out: usize,
    /// Whether a folder or an archive was read, so that a sum is of use.
    several: bool,
}

impl Done {
    /// Says on standard error what became of folders and archives, if not all of it was read.
    pub(super) fn tell(&self, already_there: usize, copies: usize, out: &mut Output) {
        let parts = [(self.failed, "not read"), (already_there, "already there")];
        let told = parts.iter().filter(|(count, _)| *count > 0);
        let mut told: Vec<String> = told
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        match copies {
            0 => {}
            1 => told.push("1 copy left out (--keep-copies keeps it)".to_owned()),
            n => told.push(format!("{n} copies left out (--keep-copies keeps them)")),
        }
        let skipped = already_there + self.failed + self.left_out;
        let of_use = self.several && skipped > 0 && self.read + skipped > 1;
        if copies == 0 && !of_use {
            return;
        }
        match self.left_out {
            0 => {}
            1 => told.push("1 other file".to_owned()),
            count => told.push(format!("{count} other files")),
        }
        let read = match self.read {
            1 => "1 article read".to_owned(),
            count => format!("{count} articles read"),
        };
        out.note(format_args!("{read}, {}.", told.join(", ")));
    }
}

/// Reads the articles that `inputs` mean. `make` is called on each in some thread, `take`
/// in this one with what it made, in the order of the inputs. Failures are named.
pub(super) fn read<T: Send>(
    inputs: &[PathBuf],
    threads: &Threads,
    today: Date,
    out: &mut Output,
    make: impl Fn(Article) -> T + Sync,
    mut take: impl FnMut(T, &mut Output),
) -> Done {
    let Listing {
        items,
        left_out,
        several,
    } = Listing::of(inputs);
    let stop = stop_on_interrupt(&items);
    let stopped = || stop.load(Ordering::Relaxed);
    let mut result = Done {
        left_out,
        several,
        ..Done::default()
    };
    let mut done = 0;
    let threads = threads.threads.map(usize::from);
    each(&items, threads, today, make, |outcomes| {
        if stopped() || out.is_closed() {
            return ControlFlow::Break(());
        }
        for outcome in outcomes {
            match outcome {
                Ok(output) => {
                    result.read += 1;
                    take(output, out);
                }
                Err(problem) => {
                    result.failed += 1;
                    out.failed(&problem);
                }
            }
        }
        done += 1;
        out.progress(done, items.len());
        ControlFlow::Continue(())
    });
    if stopped() && done < items.len() {
        out.stopped(done, items.len());
    }
    result.complete = done == items.len();
    result
}

/// Returns a flag that Ctrl+C sets; pressed once more, it ends the program at once. What
/// waits for standard input would never see the flag, so that it is left alone.
fn stop_on_interrupt(items: &[Item]) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    if !items.iter().any(|item| matches!(item, Item::Stdin)) {
        // In this order: the second must not see what the first has just set. Without a
        // handler, Ctrl+C does what it always does.
        let _ = flag::register_conditional_shutdown(SIGINT, STOPPED.into(), Arc::clone(&stop))
            .and_then(|_| flag::register(SIGINT, Arc::clone(&stop)));
    }
    stop
}
