//! Tests of the whole program.

mod architecture;
mod cli;
mod docs;
mod report;
mod samples;
