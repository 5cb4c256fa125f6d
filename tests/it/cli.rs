//! The program as it is run: exit codes, what is said on standard error, closed pipes, the
//! bare command without a display.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

const ARTICLE: &str = "tests/fixtures/articles/ceasefire.txt";

/// The program, in the package's folder, on a machine without a display, on a fixed day.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standpoint"));
    command
        .args(["--today", "2026-12-06"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET");
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8")
}

/// Runs the program and checks its exit code and the lines on standard error, of which each
/// must hold the words expected at its place.
#[track_caller]
fn check(arguments: &[&str], code: i32, errors: &[&str]) -> String {
    let output = run(arguments);
    let stderr = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{stderr}");
    let lines: Vec<&str> = stderr.lines().collect();
    assert_eq!(lines.len(), errors.len(), "{arguments:?}\n{stderr}");
    for (line, expected) in lines.iter().zip(errors) {
        assert!(line.contains(expected), "{arguments:?}\n{line}\n{expected}");
    }
    text(&output.stdout)
}

/// Runs the program, which must do all without a word on standard error, and returns what it
/// prints.
#[track_caller]
pub(crate) fn run_well(arguments: &[&str]) -> String {
    check(arguments, 0, &[])
}

/// Runs the program on input that fails, and checks what is said of it.
#[track_caller]
pub(crate) fn failed(arguments: &[&str], words: &str) {
    let out = check(arguments, 1, &[words]);
    assert_eq!(out, "", "{arguments:?}");
}

/// Runs the program with a mistake in its usage and checks what is said.
#[track_caller]
pub(crate) fn misused(arguments: &[&str], words: &str) {
    let output = run(arguments);
    let stderr = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}\n{stderr}");
    assert!(stderr.contains(words), "{arguments:?}\n{stderr}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
}

#[test]
fn version_and_help_are_no_failure() {
    let version = check(&["--version"], 0, &[]);
    assert_eq!(
        version.trim(),
        concat!("standpoint ", env!("CARGO_PKG_VERSION"))
    );
    for arguments in [
        &["--help"][..],
        &["read", "--help"],
        &["extract", "--help"],
        &["quotes", "--help"],
        &["compare", "--help"],
        &["network", "--help"],
        &["agenda", "check", "--help"],
        &["agenda", "try", "--help"],
    ] {
        let help = check(arguments, 0, &[]);
        assert!(help.contains("Example"), "{arguments:?}: {help}");
        assert!(!help.contains("--today"), "{arguments:?}: {help}");
    }
}

#[test]
fn wrong_usage_is_2() {
    misused(&["compare"], "required");
    misused(&["extract"], "required");
    misused(&["quotes"], "required");
    misused(&["quotes", "--format", "csv", ARTICLE], "jsonl, text");
    misused(
        &["quotes", "--agenda", "no-such-agenda", ARTICLE],
        "no-such-agenda: There is no such agenda",
    );
    misused(&["compare", "--nonsense", ARTICLE], "--nonsense");
    misused(
        &["compare", "--format", "pdf", ARTICLE],
        "text, markdown, html, json, csv",
    );
    misused(
        &["extract", "--format", "html", ARTICLE],
        "jsonl, csv, text",
    );
    misused(
        &["extract", "--explain", "--format", "jsonl", ARTICLE],
        "--format text",
    );
    misused(&["--today", "soon"], "YYYY-MM-DD");
    misused(
        &["compare", "--parties", "RU,XX", ARTICLE],
        "The agenda has no party `XX`. Choose among RU, UA, US",
    );
    misused(
        &["compare", "--agenda", "no-such-agenda", ARTICLE],
        "no-such-agenda: There is no such agenda",
    );
    misused(
        &["compare", "tests/fixtures/dossier-v1", ARTICLE],
        "tests/fixtures/dossier-v1 is a case, which is compared alone.",
    );
    misused(
        &[
            "compare",
            "--agenda",
            "ukraine-talks",
            "tests/fixtures/dossier-v1",
        ],
        "tests/fixtures/dossier-v1 is a case, which has its own agenda.",
    );
}

#[test]
fn evidence_can_be_filtered() {
    const CASE: &str = "positions/ukraine-talks";
    let whole = run_well(&["compare", CASE]);
    let early = run_well(&["compare", "--as-of", "2025-11-22", CASE]);
    assert!(
        early.contains("as of 2025-11-22 · 1 article read."),
        "{early}"
    );
    assert!(early.len() < whole.len());
    let since = run_well(&["compare", "--since", "2025-11-22", CASE]);
    assert!(
        since.contains("since 2025-11-22 · 3 articles read."),
        "{since}"
    );
    let one = run_well(&[
        "compare",
        "--outlet",
        "model gazette",
        "--voice",
        "quoted",
        CASE,
    ]);
    assert!(
        one.contains("only Model Gazette · only quoted · 1 article read."),
        "{one}"
    );
    assert!(
        !one.contains("reported;") && !one.contains("Example News"),
        "{one}"
    );
    misused(
        &["compare", "--outlet", "The Moon", CASE],
        "No article is of the outlet “The Moon”. There are “",
    );
    misused(
        &[
            "compare",
            "--since",
            "2025-12-01",
            "--as-of",
            "2025-11-01",
            CASE,
        ],
        "Nothing was said since 2025-12-01 and by 2025-11-01.",
    );
    misused(
        &["compare", "--voice", "loud", CASE],
        "quoted, reported, narrated, other",
    );
    let implied = run_well(&["compare", "--count-implied", CASE]);
    assert!(implied.contains("it by implication"), "{implied}");
    assert!(!whole.contains("it by implication"));
}

#[test]
fn a_failed_input_is_1_and_the_rest_is_done() {
    let missing = "standpoint: no-such.txt: There is no such file.";
    let found = check(&["compare", "no-such.txt", ARTICLE], 1, &[missing]);
    assert!(found.contains("1 article read"), "{found}");
    let alone = check(&["extract", ARTICLE], 0, &[]);
    assert_eq!(
        check(&["extract", "no-such.txt", ARTICLE], 1, &[missing]),
        alone
    );
    assert_eq!(check(&["compare", "no-such.txt"], 1, &[missing]), "");
    assert_eq!(
        check(
            &["compare", "no-such.txt", "nor-this.txt"],
            1,
            &[missing, "nor-this.txt: There is no such file."]
        ),
        ""
    );
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_string_lossy().into_owned();
    check(&["extract", &path], 1, &["The folder holds no articles."]);
}

#[test]
fn extract_prints_a_json_object_a_line() {
    let keys = [
        "article",
        "title",
        "date",
        "party",
        "speaker",
        "issue",
        "proposal",
        "act",
        "attitude",
        "lean",
        "condition",
        "value",
        "firmness",
        "voice",
        "venue",
        "via",
        "cue",
        "quote",
        "start",
        "end",
        "confidence",
        "standing",
        "superseded",
    ];
    let lines = check(&["extract", ARTICLE], 0, &[]);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(ARTICLE);
    let article: Vec<char> = std::fs::read_to_string(file)
        .expect("the fixture is there")
        .chars()
        .collect();
    assert!(!lines.is_empty(), "the article has statements");
    for line in lines.lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("a JSON object");
        let object = value.as_object().expect("a JSON object");
        assert_eq!(object.len(), keys.len(), "{line}");
        for key in keys {
            assert!(object.contains_key(key), "`{key}` in {line}");
        }
        assert_eq!(value["article"], ARTICLE);
        assert_eq!(value["date"], "2026-12-04");
        let at = |key: &str| value[key].as_u64().expect("an offset") as usize;
        let quote: String = article[at("start")..at("end")].iter().collect();
        assert_eq!(value["quote"], quote);
    }
}

#[test]
fn standard_input_is_an_article() {
    let mut child = program(&["extract", "--format", "text", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(ARTICLE);
    let article = std::fs::read(file).expect("the fixture is there");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(&article).expect("the program reads");
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success());
    let found = text(&output.stdout);
    assert!(found.contains("Kremlin rejects full ceasefire"), "{found}");
}

#[test]
fn formats_of_a_comparison() {
    let json = check(
        &["compare", "--format", "json", "--parties", "us,RU", ARTICLE],
        0,
        &[],
    );
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["parties"], serde_json::json!(["US", "RU"]));
    assert_eq!(value["pairs"][0]["a"], "US");
    for (format, start) in [
        ("html", "<!DOCTYPE html>"),
        ("markdown", "# "),
        ("csv", "issue,verdict,proposal,"),
    ] {
        let output = check(&["compare", "--format", format, ARTICLE], 0, &[]);
        assert!(output.starts_with(start), "{format}: {output}");
    }
    let twice = check(&["compare", ARTICLE, ARTICLE], 0, &[]);
    assert_eq!(
        twice,
        check(&["compare", ARTICLE], 0, &[]),
        "a text read twice proves no more"
    );
}

#[test]
fn a_dossier_is_compared_by_its_folder() {
    let found = check(&["compare", "tests/fixtures/dossier-v1"], 0, &[]);
    assert!(found.contains("2 articles read"), "{found}");
}

#[test]
fn where_only_other_parties_have_statements_it_is_told_how_to_show_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("leaders.txt");
    let text = "Leaders meet in London\n\nBritain demanded new sanctions on Russia on Friday.\n";
    std::fs::write(&path, text).expect("written");
    let path = path.to_string_lossy().into_owned();
    let note = ["UK (1). To show them: --parties RU,UA,US,UK"];
    let found = check(&["compare", &path], 0, &note);
    assert!(found.contains("No party has a stance"), "{found}");
    let found = check(&["compare", "--parties", "RU,UA,US,UK", &path], 0, &[]);
    assert!(found.contains("sanctions"), "{found}");
}

#[test]
fn an_agenda_is_checked() {
    let found = check(
        &["agenda", "check", "assets/agendas/ukraine-talks.ron"],
        0,
        &[""; 0],
    );
    assert!(
        found.contains("assets/agendas/ukraine-talks.ron: agenda `ukraine-talks` can be used:"),
        "{found}"
    );
    let folder = tempfile::tempdir().expect("a folder");
    let broken = folder.path().join("broken.ron");
    std::fs::write(&broken, "(id: \"x\",\n title: \"X\",\n parties: [)").expect("written");
    let path = broken.to_string_lossy().into_owned();
    check(&["agenda", "check", &path], 1, &["broken.ron:3:"]);
    check(&["agenda", "check", "no-such.ron"], 1, &["no-such.ron: "]);
    check(
        &["extract", "--agenda", &path, ARTICLE],
        1,
        &["broken.ron:3:"],
    );
}

#[test]
fn an_agenda_is_tried_on_an_article() {
    let agenda = "tests/fixtures/agendas/fishing.ron";
    let folder = tempfile::tempdir().expect("a folder");
    let article = folder.path().join("water.txt");
    let text = "Norland will open its waters to Sudrian trawlers.\nThe painter came by train.\n";
    std::fs::write(&article, text).expect("written");
    let path = article.to_string_lossy().into_owned();
    let found = check(&["agenda", "try", agenda, &path], 0, &[]);
    for expected in [
        "agenda `fishing` finds something in 1 of 2 sentences",
        "Norland will [open] its [waters] to Sudrian [trawlers].",
        "    + fish.access",
        "    - nothing: painter, came, train",
        "Found: fish.access 1",
        "Not found: ",
    ] {
        assert!(found.contains(expected), "{expected}\n{found}");
    }
    let lines = check(
        &["agenda", "try", "--format", "jsonl", agenda, &path],
        0,
        &[],
    );
    let lines: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["hits"][0]["proposal"], "fish.access");
    assert_eq!(lines[0]["end"], 49);
    assert_eq!(lines[1]["missed"][0], "painter");

    let missing = "no-such.txt: There is no such file.";
    check(&["agenda", "try", agenda, "no-such.txt"], 1, &[missing]);
    misused(
        &["agenda", "try", "no-such-agenda", &path],
        "no-such-agenda: There is no such agenda",
    );
    misused(&["agenda", "try", agenda], "required");
    misused(
        &["agenda", "try", "--format", "csv", agenda, &path],
        "text, jsonl",
    );
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = program(&["compare", "--format", "json", ARTICLE])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let mut stderr = String::new();
    let mut pipe = child.stderr.take().expect("a pipe");
    pipe.read_to_string(&mut stderr).expect("UTF-8");
    let status = child.wait().expect("the program ends");
    assert_eq!((status.code(), stderr.as_str()), (Some(0), ""));
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn without_a_display_the_bare_command_prints_the_comparison() {
    let reason = if cfg!(feature = "gui") {
        "standpoint: There is no display to open a window on. Here is the comparison instead."
    } else {
        "standpoint: This program was built without its window. Here is the comparison instead."
    };
    let sample = check(&[], 0, &[reason]);
    assert!(sample.contains("4 articles read"), "{sample}");
    let article = check(&[ARTICLE], 0, &[reason]);
    assert_eq!(article, check(&["compare", ARTICLE], 0, &[]));
    let missing = "no-such.txt: There is no such file.";
    check(&["no-such.txt"], 1, &[reason, missing]);
}

#[test]
fn a_case_may_be_named_by_its_file() {
    let folder = check(&["compare", "positions/ukraine-talks"], 0, &[]);
    let file = check(&["compare", "positions/ukraine-talks/dossier.ron"], 0, &[]);
    assert_eq!(file, folder);
    for arguments in [&["compare", "dossier.ron"][..], &["dossier.ron"]] {
        let output = program(arguments)
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("positions/ukraine-talks"))
            .output()
            .expect("the program runs");
        assert_eq!(text(&output.stdout), folder, "{arguments:?}");
    }
}

#[test]
fn what_is_wrong_with_a_case_that_opens_is_a_warning() {
    let folder = tempfile::tempdir().expect("a folder");
    let today = "2026-12-06".parse().expect("a day");
    let mut session = standpoint::session::Session::sample(today);
    session.save_as(folder.path()).expect("saved");
    let file = folder.path().join("dossier.ron");
    let present = std::fs::read_to_string(&file).expect("there");
    std::fs::write(&file, format!("// mine\n{present}")).expect("written");
    let path = folder.path().display().to_string();
    let warning = "Comments in dossier.ron are not kept";
    check(&["compare", &path], 0, &[&format!("warning: {path}")]);
    check(&["compare", &path], 0, &[warning]);
}

#[test]
fn quotes_prints_a_json_object_an_article() {
    let folder = tempfile::tempdir().expect("a folder");
    let article = folder.path().join("harbour.txt");
    let text = "Été in Havn.\n\n“The boats stay,” said Ada Berg. She added that the toll is low.\n";
    std::fs::write(&article, text).expect("written");
    let path = article.to_string_lossy().into_owned();
    let lines = check(
        &["quotes", &path, "no-such-file.txt"],
        1,
        &["no-such-file.txt"],
    );
    let line: serde_json::Value = serde_json::from_str(&lines).expect("one line of JSON");
    assert_eq!(line["article_id"], "harbour");
    let chars: Vec<char> = text.chars().collect();
    let part = |start: &serde_json::Value, end: &serde_json::Value| {
        let at = |value: &serde_json::Value| value.as_u64().expect("a number") as usize;
        chars[at(start)..at(end)].iter().collect::<String>()
    };
    let found: Vec<String> = line["attributions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|a| {
            assert_eq!(part(&a["cue_start"], &a["cue_end"]), a["cue_text"]);
            let told = part(&a["spans"][0][0], &a["spans"][0][1]);
            assert_eq!(part(&a["start"], &a["end"]), told);
            format!(
                "{} {} {} {told}",
                a["source_text"], a["cue_text"], a["voice"]
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "\"Ada Berg\" \"said\" \"quoted\" “The boats stay,”",
            "\"She\" \"added\" \"reported\" that the toll is low",
        ]
    );
    let shown = check(&["quotes", "--format", "text", &path], 0, &[]);
    assert!(
        shown.contains("Ada Berg | said | quoted\n    “The boats stay,”"),
        "{shown}"
    );
}
