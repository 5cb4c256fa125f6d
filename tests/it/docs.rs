//! What the documents of the project promise: examples that the program understands, links
//! that lead somewhere, the commands that are checked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DOCUMENTS: &[&str] = &[
    "README.md",
    "CHANGELOG.md",
    "assets/lexicon/README.md",
    "positions/README.md",
    "tests/README.md",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).expect("the document is there")
}

/// Returns the lines of the README that call the program, without comments, redirections
/// and the prompt.
fn examples() -> Vec<String> {
    let call = |line: &str| {
        let line = line.trim().trim_start_matches("$ ");
        let end = line.find(['#', '>', '|']).unwrap_or(line.len());
        let call = line[..end].trim();
        let calls = call == "standpoint" || call.starts_with("standpoint ");
        calls.then(|| call.to_owned())
    };
    let mut inside = false;
    let mut examples = Vec::new();
    for line in read("README.md").lines() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if inside {
            examples.extend(call(line));
        }
    }
    examples
}

#[test]
fn the_examples_of_the_readme_are_understood() {
    let examples = examples();
    assert!(examples.len() >= 5, "{examples:?}");
    for example in examples {
        let words: Vec<&str> = example.split_whitespace().skip(1).collect();
        let output = Command::new(env!("CARGO_BIN_EXE_standpoint"))
            .args(&words)
            .arg("--help")
            .output()
            .expect("the program runs");
        let help = String::from_utf8_lossy(&output.stdout);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{example}\n{errors}");
        // A word that is no subcommand would be taken for a file.
        let is_name = |word: &&&str| word.chars().all(|c| c.is_ascii_lowercase());
        for word in words.iter().take_while(is_name) {
            let usage = help.lines().find(|line| line.starts_with("Usage:"));
            let named = usage.is_some_and(|usage| usage.split(' ').any(|part| part == *word));
            assert!(named, "{example}: `{word}` is no subcommand\n{help}");
        }
    }
}

/// The README shows how the comparison of the sample begins. It is written anew together
/// with the sample, see `src/session/sample.rs`.
#[test]
fn the_readme_shows_the_sample_as_the_program_prints_it() {
    const CALL: &str = "standpoint compare positions/ukraine-talks";
    let readme = read("README.md");
    let start = readme.find(&format!("$ {CALL}\n")).expect("an example") + CALL.len() + 3;
    let end = start + readme[start..].find("```").expect("its end");
    let output = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .args(CALL.split(' ').skip(1))
        .current_dir(root())
        .output()
        .expect("the program runs");
    let printed = String::from_utf8_lossy(&output.stdout);
    let blocks = readme[start..end].split("\n\n").count();
    let begins: Vec<&str> = printed.split("\n\n").take(blocks).collect();
    let begins = format!("{}\n", begins.join("\n\n"));
    if std::env::var_os("STANDPOINT_UPDATE_SAMPLE").is_some() {
        let renewed = format!("{}{begins}{}", &readme[..start], &readme[end..]);
        fs::write(root().join("README.md"), renewed).expect("written");
    } else {
        const UPDATE: &str = "Run: STANDPOINT_UPDATE_SAMPLE=1 cargo test sample";
        assert_eq!(readme[start..end], begins, "{UPDATE}");
    }
}

#[test]
fn ci_runs_the_tests_as_the_readme_says() {
    let readme = read("README.md");
    for command in ["cargo run --release", "cargo test"] {
        let line = |line: &str| line.trim() == command;
        assert!(readme.lines().any(line), "README.md: {command}");
    }
    let ci = read(".ci/run");
    assert!(ci.lines().any(|line| line.trim() == "step cargo test"));
}

#[test]
fn nothing_is_left_to_be_filled_in() {
    for document in DOCUMENTS {
        let text = read(document);
        let left: Vec<&str> = text.lines().filter(|line| line.contains("@@")).collect();
        assert_eq!(left, [""; 0], "{document}");
    }
}

#[test]
fn links_lead_to_files() {
    for document in DOCUMENTS {
        let text = read(document);
        let folder = root().join(document);
        let folder = folder.parent().expect("a document stands in a folder");
        for (at, _) in text.match_indices("](") {
            // Pictures are taken from the window, not kept up by hand.
            let picture = text[..at]
                .rfind('[')
                .is_some_and(|open| text[..open].ends_with('!'));
            if picture {
                continue;
            }
            let target = text[at + 2..].split(')').next().unwrap_or_default();
            if target.contains("://") || target.starts_with('#') {
                continue;
            }
            let path = target.split('#').next().unwrap_or_default();
            assert!(folder.join(path).exists(), "{document}: {target}");
        }
    }
}

#[test]
fn paths_that_the_readme_names_exist() {
    // Names in code marks that end in a slash are folders of the project.
    let readme = read("README.md");
    let folders: Vec<&str> = readme
        .split('`')
        .filter(|part| part.ends_with('/') && !part.contains([' ', '\n', '<']))
        .collect();
    assert!(folders.len() >= 10, "{folders:?}");
    for folder in folders {
        assert!(Path::new(&root().join(folder)).is_dir(), "{folder}");
    }
}
