//! Opening whatever people have: files of every kind, broken ones, hostile ones, copies.

mod broken;
mod copies;
mod folders;
mod golden;
mod make;
mod mutated;
mod quality;
mod random;
