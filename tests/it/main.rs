//! Tests of the whole program.

mod architecture;
mod cli;
mod report;
#[cfg(feature = "gui")]
mod window;
