//! Tests of the whole program.

mod architecture;
mod cli;
mod extract;
mod hostile;
mod report;
mod samples;
