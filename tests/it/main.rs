//! Tests of the whole program.

mod architecture;
mod cli;
mod report;
