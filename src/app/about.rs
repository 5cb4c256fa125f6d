//! Version and licences.

use egui::{Label, Ui};

use super::dialogs::heading;
use super::help::scrolled;
use super::widgets::{caption, close};

/// The libraries that the program is made with, by licence as their authors state it.
const LIBRARIES: &[(&str, &[&str])] = &[
    (
        "MIT or Apache-2.0",
        &[
            "arboard",
            "chardetng",
            "clap",
            "eframe",
            "egui",
            "egui_table",
            "regex",
            "resvg",
            "ron",
            "rustix",
            "serde",
            "serde_ignored",
            "serde_json",
            "sha2",
            "signal-hook",
            "tempfile",
        ],
    ),
    (
        "MIT",
        &[
            "dom_query",
            "dom_smoothie",
            "include_dir",
            "pdf-extract",
            "pulldown-cmark",
            "quick-xml",
            "rfd",
            "rlimit",
            "whatlang",
            "zip",
        ],
    ),
    (
        "MIT or Unlicense",
        &["aho-corasick", "csv", "jiff", "memchr"],
    ),
    ("Apache-2.0", &["harper-brill", "similar"]),
    ("MIT or BSD-3-Clause", &["rust-stemmers"]),
    ("MIT or Apache-2.0, and BSD-3-Clause", &["encoding_rs"]),
    (
        "MIT or Apache-2.0, and Unicode-3.0",
        &["unicode-normalization"],
    ),
    ("Zlib", &["foldhash"]),
    ("0BSD", &["mailparse"]),
];

/// Tells version and licences.
pub(super) fn show(ui: &mut Ui) {
    heading(ui, "Standpoint");
    ui.label(concat!("Version ", env!("CARGO_PKG_VERSION")));
    ui.add(Label::new(env!("CARGO_PKG_DESCRIPTION")).wrap());
    ui.weak("Everything stays on this computer");
    scrolled(ui, "licences", |ui| {
        ui.add_space(6.0);
        caption(ui, "Licences");
        ui.label("Program: MIT");
        ui.label("Typeface Inter: SIL Open Font License 1.1");
        ui.add_space(6.0);
        caption(ui, "Libraries");
        for (licence, names) in LIBRARIES {
            let line = format!("{licence}: {}", names.join(", "));
            ui.add(Label::new(line).wrap().selectable(true));
        }
    });
    close(ui);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::LIBRARIES;

    #[test]
    fn every_library_of_the_manifest_is_named_with_its_licence() {
        let manifest = include_str!("../../Cargo.toml");
        let mut of = "";
        let mut used = BTreeSet::new();
        for line in manifest.lines() {
            if let Some(section) = line.strip_prefix('[') {
                of = section;
            } else if of.ends_with("dependencies]")
                && !of.contains("dev-")
                && let Some((name, _)) = line.split_once(" = ").or_else(|| line.split_once('='))
                && !line.starts_with([' ', '#'])
            {
                used.insert(name.trim());
            }
        }
        let named = LIBRARIES
            .iter()
            .flat_map(|(_, names)| names.iter().copied());
        let named: BTreeSet<&str> = named.collect();
        assert!(used.contains("egui"), "{used:?}");
        assert_eq!(used, named);
    }
}
