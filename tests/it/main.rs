//! Tests of the whole program.

mod architecture;
mod cli;
mod report;
mod samples;
#[cfg(feature = "gui")]
mod window;
