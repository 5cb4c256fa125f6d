//! Tests of the whole program.

mod agendas;
mod architecture;
mod cli;
mod docs;
mod extract;
mod hostile;
mod import;
mod many;
mod matrix;
mod network;
mod report;
mod samples;
#[cfg(feature = "gui")]
mod window;
