//! Tests of the whole program.

mod agendas;
mod architecture;
mod cli;
mod diff;
mod docs;
mod extract;
mod hostile;
mod import;
mod many;
mod matrix;
mod network;
mod reliability;
mod report;
mod samples;
#[cfg(feature = "gui")]
mod window;

/// Copies a folder with everything in it.
fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a new folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a copy");
        }
    }
}
