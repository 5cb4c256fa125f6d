//! Opening whatever people have: files of every kind, broken ones, hostile ones, copies.

mod broken;
mod golden;
mod make;
mod mutated;
