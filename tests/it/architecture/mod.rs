//! The layers hold: who imports whom, who writes files, who names the window's library.
//!
//! The table below is the one in the docs of `src/lib.rs`.

mod source;

use std::fs;
use std::path::{Path, PathBuf};

use source::{Reference, tokens, without_test_modules};
use standpoint::agenda::lexicon::Lexicon;

/// Who may import whom; a layer may always import itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("agenda", &["model"]),
    ("import", &["model"]),
    ("settle", &["model"]),
    ("compare", &["model"]),
    ("store", &["model"]),
    ("extract", &["model", "agenda"]),
    ("exchange", &["model", "compare"]),
    (
        "session",
        &[
            "model", "agenda", "import", "settle", "compare", "store", "extract", "exchange",
        ],
    ),
    ("cli", &["model", "compare", "session"]),
    ("app", &["model", "compare", "session"]),
    // The two roots: the library declares the layers, the program starts one of two.
    ("lib.rs", &[]),
    ("main.rs", &["cli", "app"]),
];

/// Layers that do no I/O and read no clock.
const PURE: &[&str] = &["model", "extract", "settle", "compare"];

/// Layers that may write files.
const WRITERS: &[&str] = &["store", "exchange"];

/// Crates that only the window may name.
const WINDOW: &[&str] = &["egui", "eframe", "egui_table", "egui_extras", "rfd"];

/// Names that stand for writing a file.
const WRITING: &[&[&str]] = &[
    &["fs", "write"],
    &["fs", "rename"],
    &["fs", "copy"],
    &["fs", "remove_file"],
    &["fs", "remove_dir"],
    &["fs", "remove_dir_all"],
    &["fs", "create_dir"],
    &["fs", "create_dir_all"],
    &["File", "create"],
    &["File", "create_new"],
    &["OpenOptions"],
    &["NamedTempFile"],
    &["tempfile"],
];

/// Names that stand for I/O or a clock.
const IMPURE: &[&[&str]] = &[
    &["std", "fs"],
    &["std", "io"],
    &["std", "env"],
    &["std", "net"],
    &["std", "process"],
    &["std", "time"],
    &["SystemTime"],
    &["Instant", "now"],
    &["Timestamp", "now"],
    &["ZonedDateTime", "now"],
];

/// Returns what a source file does against the rules; `path` is relative to `src`.
fn violations(path: &str, text: &str) -> Vec<String> {
    let layer = path.split('/').next().unwrap_or(path);
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return vec![format!("{path} is in no layer")];
    };
    let all = tokens(text);
    let mut found = Vec::new();
    for reference in source::references(&all, depth(path)) {
        let Reference {
            target,
            public,
            by_super,
        } = reference;
        // In a module inside a file, `super` leads less far than the file's depth tells.
        if by_super && !LAYERS.iter().any(|(name, _)| *name == target) {
            continue;
        }
        if public {
            found.push(format!(
                "{path} has `pub use crate::{target}`, which only lib.rs may"
            ));
        }
        if target != layer && !allowed.contains(&target.as_str()) && layer != "lib.rs" {
            found.push(format!("{path} imports `{target}`"));
        }
    }
    let mut forbid = |tokens: &[&str], names: &[&[&str]], what: &str| {
        for name in names.iter().filter(|name| source::names(tokens, name)) {
            found.push(format!("{path} {what} (`{}`)", name.join("::")));
        }
    };
    let real = without_test_modules(&all);
    if layer != "app" {
        let window: Vec<Vec<&str>> = WINDOW.iter().map(|&name| vec![name]).collect();
        let window: Vec<&[&str]> = window.iter().map(Vec::as_slice).collect();
        forbid(&all, &window, "names the window's library");
    }
    if !is_test_file(path) {
        if !WRITERS.contains(&layer) {
            forbid(&real, WRITING, "writes files");
        }
        if PURE.contains(&layer) {
            forbid(&real, IMPURE, "does I/O or reads a clock");
        }
    }
    found
}

/// Returns how many modules deep a file is: `lib.rs` 0, `model/mod.rs` 1, `model/id.rs` 2.
fn depth(path: &str) -> usize {
    let parts = path.split('/').count();
    if path.ends_with("/mod.rs") || !path.contains('/') {
        parts - 1
    } else {
        parts
    }
}

fn is_test_file(path: &str) -> bool {
    path.split('/')
        .any(|part| part == "tests" || part == "tests.rs")
}

#[test]
fn every_file_keeps_to_its_layer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > LAYERS.len(), "the sources were found");
    let found: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(file).expect("a source file is text");
            let path = file.strip_prefix(&root).expect("found below");
            let path = path.to_string_lossy().replace('\\', "/");
            violations(&path, &text)
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_table_is_the_one_in_the_docs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs");
    let text = fs::read_to_string(path).expect("lib.rs is text");
    let mut documented = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("//! | `")) {
        let cells: Vec<Vec<&str>> = line
            .split('|')
            .map(|cell| cell.split('`').skip(1).step_by(2).collect())
            .collect();
        for layer in &cells[1] {
            documented.push((
                (*layer).to_owned(),
                cells[2].join(" "),
                line.contains("all of"),
            ));
        }
    }
    for (layer, allowed) in LAYERS.iter().filter(|(name, _)| !name.contains('.')) {
        let (_, listed, all) = documented
            .iter()
            .find(|(name, ..)| name == layer)
            .unwrap_or_else(|| panic!("`{layer}` is not in the table of lib.rs"));
        if !all {
            assert_eq!(*listed, allowed.join(" "), "what `{layer}` may import");
        }
    }
    assert_eq!(documented.len(), LAYERS.len() - 2, "layers in lib.rs");
}

/// Checks what is found in a planted source.
#[track_caller]
fn check(path: &str, text: &str, expected: &[&str]) {
    assert_eq!(violations(path, text), expected, "{path}: {text}");
}

#[test]
fn planted_imports_are_caught() {
    check("settle/mod.rs", "use crate::model::Dossier;", &[]);
    check("settle/mod.rs", "use crate::settle::rule;", &[]);
    let compare = &["settle/mod.rs imports `compare`"];
    check("settle/mod.rs", "use crate::compare::compare;", compare);
    check(
        "settle/mod.rs",
        "use crate::{model::Date, compare};",
        compare,
    );
    check(
        "settle/mod.rs",
        "use crate::{model::{a::{b}, c}, compare::{d}};",
        compare,
    );
    check(
        "settle/mod.rs",
        "use crate::{\n    model,\n    compare::x,\n};",
        compare,
    );
    check(
        "settle/mod.rs",
        "fn f() { crate::compare::compare() }",
        compare,
    );
    check(
        "settle/mod.rs",
        "fn f() -> crate :: compare :: X {}",
        compare,
    );
    check("settle/mod.rs", "use super::compare::x;", compare);
    check(
        "settle/rule.rs",
        "use super::super::compare::x;",
        &["settle/rule.rs imports `compare`"],
    );
    check("settle/rule.rs", "use super::compare::x;", &[]);
    let inner = "mod tests { use super::super::heard::x; }";
    check("settle/rule.rs", inner, &[]);
    check(
        "settle/mod.rs",
        "// use crate::compare;\n/* crate::compare /* x */ crate::compare */",
        &[],
    );
    check(
        "settle/mod.rs",
        "const A: &str = \"crate::compare\"; const B: &str = r#\"\"crate::compare\"#;",
        &[],
    );
    check(
        "settle/mod.rs",
        "fn f<'a>(c: char) { c == '\"'; crate::compare::x() }",
        compare,
    );
    check(
        "settle/mod.rs",
        "use crate::*;",
        &["settle/mod.rs imports `*`"],
    );
    check(
        "main.rs",
        "use standpoint::model::Date;",
        &["main.rs imports `model`"],
    );
    check("main.rs", "use standpoint::cli::{self, Outcome};", &[]);
}

#[test]
fn planted_misuse_is_caught() {
    check(
        "model/mod.rs",
        "pub use crate::model::id::PartyId;",
        &["model/mod.rs has `pub use crate::model`, which only lib.rs may"],
    );
    check(
        "model/mod.rs",
        "pub(crate) use crate::{model};",
        &["model/mod.rs has `pub use crate::model`, which only lib.rs may"],
    );
    check(
        "cli/mod.rs",
        "use egui::Ui;",
        &["cli/mod.rs names the window's library (`egui`)"],
    );
    check("app/mod.rs", "use egui::Ui;", &[]);
    check(
        "session/mod.rs",
        "fn f() { std::fs::write(a, b); }",
        &["session/mod.rs writes files (`fs::write`)"],
    );
    check(
        "cli/mod.rs",
        "use std::fs::{File, OpenOptions};",
        &["cli/mod.rs writes files (`OpenOptions`)"],
    );
    check("store/write.rs", "use tempfile::NamedTempFile;", &[]);
    check(
        "session/mod.rs",
        "#[cfg(test)]\nmod tests { fn f() { fs::write(a, b); } }",
        &[],
    );
    check("session/tests.rs", "fn f() { fs::write(a, b); }", &[]);
    check(
        "settle/mod.rs",
        "use std::io;",
        &["settle/mod.rs does I/O or reads a clock (`std::io`)"],
    );
    check(
        "extract/mod.rs",
        "fn f() { Instant::now() }",
        &["extract/mod.rs does I/O or reads a clock (`Instant::now`)"],
    );
    check("other/mod.rs", "", &["other/mod.rs is in no layer"]);
}

/// A rule that asks for a cue by name would be silent if the lexicon called it otherwise.
#[test]
fn cues_that_rules_name_are_in_the_lexicon() {
    let mut files = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract"),
        &mut files,
    );
    // What a test looks for is a word of its text.
    let tests = |file: &PathBuf| {
        let stem = file.file_stem().and_then(|stem| stem.to_str());
        stem.is_some_and(|stem| stem.starts_with("tests"))
    };
    files.retain(|file| !tests(file));
    let mut named: Vec<String> = Vec::new();
    for file in files {
        let text = fs::read_to_string(file).expect("a readable source");
        for opener in ["cue == \"", "lexicon.verb(\""] {
            let parts = text.split(opener).skip(1);
            named.extend(parts.filter_map(|part| Some(part.split_once('"')?.0.to_owned())));
        }
    }
    assert!(named.len() > 5, "{named:?}");
    let cues = &Lexicon::built_in().cues;
    named.retain(|name| cues.iter().all(|cue| cue.cue != *name));
    assert_eq!(named, [""; 0]);
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the sources can be listed")
        .map(|entry| entry.expect("the sources can be listed").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
