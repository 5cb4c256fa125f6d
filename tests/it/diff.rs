//! What has changed between two moments, by the program as it is run.

use std::fs;

use serde_json::{Value, json};

use crate::cli::{failed, misused, run_well};

const BEFORE: &str = "issue,proposal,text,A,B\nwater,dam,The dam is opened,+,-\n\
                      water,share,The water is shared,c,.\nwater,gate,The gate is kept,+,+\n";
const AFTER: &str = "issue,proposal,text,A,B\nwater,dam,The dam is opened,-,-\n\
                     water,share,All water is shared,c,?\nwater,gate,The gate is kept,.,+\n";

fn tables() -> (tempfile::TempDir, [String; 2]) {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    let paths = [write("monday.csv", BEFORE), write("friday.csv", AFTER)];
    (folder, paths)
}

#[test]
fn two_tables_are_told_apart_in_words() {
    let (_folder, [monday, friday]) = tables();
    assert_eq!(
        run_well(&["diff", &monday, &friday]),
        "What has changed from monday.csv to friday.csv\n\
         4 cells differ: 1 new, 1 dropped, 1 reversed, 1 reworded; 2 by our coding, 2 by another \
         wording of
the agenda.\n\n\
         The dam is opened\n  A opposes it (before: supports it): reversed. Our coding changed, \
         not what was said.\n\n\
         All water is shared\n  A supports it on a condition: reworded. The proposal or the \
         agenda changed, not what was said.\n  B is unclear (before: silent): new. The proposal \
         or the agenda changed, not what was said.\n\n\
         The gate is kept\n  A is silent (before: supports it): dropped. Our coding changed, not \
         what was said.\n"
    );
    let coding = run_well(&[
        "diff", "--only", "coding", "--format", "markdown", &monday, &friday,
    ]);
    assert!(coding.contains("(only: coding)"), "{coding}");
    assert!(
        coding.contains("\n## The gate is kept\n\n- A is silent"),
        "{coding}"
    );
    assert!(!coding.contains("All water"), "{coding}");
    let json = run_well(&["diff", "--format", "json", &monday, &friday]);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let first = &json["changes"][0];
    assert_eq!(
        (
            &first["proposal"],
            &first["kind"],
            &first["cause"],
            &first["step"]
        ),
        (
            &json!("dam"),
            &json!("reversed"),
            &json!("coding"),
            &json!(-2.0)
        )
    );
    assert_eq!(json["changes"][2]["before"], Value::Null);
    assert_eq!(
        run_well(&["diff", &monday, &monday]).lines().last(),
        Some("No stance differs.")
    );
}

#[test]
fn a_case_is_compared_with_its_last_snapshot() {
    let case = "positions/ukraine-talks";
    let told = run_well(&["diff", case]);
    assert!(
        told.starts_with(
            "What has changed from Before the latest articles (2025-11-24 18:00) to now\n"
        ),
        "{told}"
    );
    assert!(told.contains("(--details lists them)"), "{told}");
    let details = run_well(&["diff", "--details", case]);
    assert!(details.contains("more evidence."), "{details}");
    assert!(details.len() > told.len());
    // The same by the file of the snapshot.
    let snapshots = fs::read_dir(format!("{case}/snapshots")).expect("snapshots");
    let path = snapshots.last().expect("one").expect("a file").path();
    let by_file = run_well(&["diff", &path.display().to_string(), case]);
    assert_eq!(
        by_file.lines().skip(1).collect::<Vec<_>>(),
        told.lines().skip(1).collect::<Vec<_>>()
    );
}

#[test]
fn what_cannot_be_compared_is_told() {
    let (_folder, [monday, _]) = tables();
    failed(
        &["diff", "tests/fixtures/harbour-talks"],
        "has no snapshot to compare with",
    );
    failed(
        &["diff", &monday, "tests/fixtures/articles/ceasefire.txt"],
        "no case, no snapshot",
    );
    failed(
        &["diff", &monday, "tests/fixtures/agendas/arms.ron"],
        "arms.ron:",
    );
    misused(&["diff"], "required");
    misused(&["diff", "--only", "luck", &monday, &monday], "position");
}
