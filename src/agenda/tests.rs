//! Agendas that are wrong in one way each, and what is said of them.

use super::*;

mod any_text;

/// A small agenda without fault, into which the cases put one.
const SOUND: &str = r#"(
    id: "river",
    title: "The river talks",
    parties: [
        (id: "A", name: "Aland", names: ["Aland"], people: [(names: ["Ann Ames"], role: "Envoy")]),
        (id: "B", name: "Bland", names: ["Bland"]),
    ],
    issues: [
        (
            id: "dam",
            title: "The dam",
            keywords: ["dam"],
            proposals: [
                (id: "dam.build", text: "The dam is built", cues: ["build"]),
                (id: "dam.lower", text: "The dam is lower", cues: ["lower"]),
            ],
        ),
    ],
)
"#;

/// Checks [`SOUND`] with `from` replaced by `to`, and expects these errors and warnings,
/// each as displayed.
#[track_caller]
fn check_with(from: &str, to: &str, expected: &[&str]) {
    assert!(SOUND.contains(from), "the case changes nothing: {from}");
    check_text(&SOUND.replacen(from, to, 1), expected);
}

#[track_caller]
fn check_text(text: &str, expected: &[&str]) {
    let checked = check("a.ron", text);
    let told: Vec<String> = checked
        .errors
        .iter()
        .map(|problem| format!("error {problem}"))
        .chain(
            checked
                .warnings
                .iter()
                .map(|problem| format!("warning {problem}")),
        )
        .collect();
    assert_eq!(told, expected);
    assert_eq!(checked.agenda.is_some(), checked.errors.is_empty());
}

#[test]
fn a_sound_agenda_has_no_findings() {
    check_text(SOUND, &[]);
    check_text(&format!("\u{feff}{SOUND}"), &[]);
    check_text(&SOUND.replace('\n', "\r\n"), &[]);
    check_text(
        &format!("#![enable(implicit_some)]\n/* a /* note */ */{SOUND}"),
        &[],
    );
    check_text(&SOUND.replacen('(', "Agenda(", 1), &[]);
}

#[test]
fn options_may_be_written_plainly_or_in_full() {
    for rank in ["\"adviser\"", "Some(\"adviser\")"] {
        let text = SOUND.replace(
            r#"role: "Envoy""#,
            &format!(
                r#"since: "2024", terms: [("2020", None), ("2021-02", "2022-03-04")], rank: {rank}"#
            ),
        );
        let agenda = check("a.ron", &text).agenda.expect("a sound agenda");
        let person = &agenda.parties[0].people[0];
        assert_eq!(person.rank.as_deref(), Some("adviser"));
        assert_eq!(person.terms.len(), 2);
    }
}

#[test]
fn json_of_the_same_shape_is_the_same_agenda() {
    let agenda = check("a", SOUND).agenda.expect("a sound agenda");
    let json = serde_json::to_string_pretty(&agenda).expect("an agenda is plain data");
    assert_eq!(check("a", &json).agenda, Some(agenda.clone()));
    assert_eq!(
        check("a", &format!("\u{feff}  {json}")).agenda,
        Some(agenda)
    );
    check_text(
        "{\n \"id\": \"x\",\n \"title\": \"X\",\n \"parties\": [\n  {\"id\": \"A\", \"name\": \"Aland\", \"names\": [\"Aland\"]},\n  {\"id\": \"A\", \"name\": \"\", \"names\": [\"Bland\"]}\n ]\n}",
        &[
            "error a.ron:6:10: Two parties have the id `A`. Give one of them another id.",
            "error a.ron:6:23: The party `A` has an empty name. Write it between the quotation marks.",
            "warning a.ron:1:1: The agenda has no issues. Every statement stays unsorted without them; see whether `issues` is spelt so.",
        ],
    );
    check_text(
        "{\n \"id\": \"x\",\n \"title\" \"X\"}",
        &[
            "error a.ron:3:10: This cannot be read as an agenda: expected `:`. Look there, and just before, for a comma, bracket, quotation mark or name that is missing or wrong.",
        ],
    );
}

#[test]
fn ids_are_one_of_a_kind() {
    check_with(
        r#"id: "B""#,
        r#"id: "A""#,
        &["error a.ron:6:14: Two parties have the id `A`. Give one of them another id."],
    );
    check_with(
        "dam.lower",
        "dam.build",
        &["error a.ron:15:22: Two proposals have the id `dam.build`. Give one of them another id."],
    );
    check_with(
        "    ],\n)",
        r#"(id: "dam", title: "Again", keywords: ["x"], proposals: [(id: "dam.build", text: "T", cues: ["t"])])])"#,
        &[
            "error a.ron:18:6: Two issues have the id `dam`. Give one of them another id.",
            "error a.ron:18:63: Two proposals have the id `dam.build`. Give one of them another id.",
        ],
    );
    check_with(
        r#"id: "B""#,
        r#"id: """#,
        &["error a.ron:6:14: A party has an empty id. Give it a short id of its own."],
    );
}

#[test]
fn names_and_texts_are_filled() {
    check_with(
        r#"title: "The river talks""#,
        r#"title: " ""#,
        &["error a.ron:3:12: The agenda has an empty title. Write it between the quotation marks."],
    );
    check_with(
        r#"title: "The dam""#,
        r#"title: """#,
        &[
            "error a.ron:11:20: The issue `dam` has an empty title. Write it between the quotation marks.",
        ],
    );
    check_with(
        r#"text: "The dam is lower""#,
        r#"text: """#,
        &[
            "error a.ron:15:41: The proposal `dam.lower` has no text. Write it between the quotation marks.",
        ],
    );
    check_with(
        r#"text: "The dam is lower", "#,
        "",
        &["error a.ron:15:17: A proposal has no `text`. Add the field."],
    );
    check_with(
        r#"names: ["Ann Ames"]"#,
        "names: []",
        &[
            "error a.ron:5:69: A person of the party `A` has no names. Write the full name first, then other spellings.",
        ],
    );
    check_with(
        r#"["Ann Ames"]"#,
        r#"["Ann Ames", ""]"#,
        &["error a.ron:5:82: An empty text stands in `names`. Remove it."],
    );
}

#[test]
fn times_and_scales_run_forward() {
    check_with(
        r#"role: "Envoy""#,
        r#"since: "2025-01", until: "2024""#,
        &[
            "error a.ron:5:90: Ann Ames is in office since 2025-01, which lies after 2024. Exchange the two dates, or correct one.",
        ],
    );
    check_with(
        r#"role: "Envoy""#,
        r#"since: "2025-02-30", until: "soon""#,
        &[
            "error a.ron:5:90: `2025-02-30` is no date. Write 2022, 2026-01 or 2025-11-28.",
            "error a.ron:5:111: `soon` is no date. Write 2022, 2026-01 or 2025-11-28.",
        ],
    );
    check_with(
        r#"title: "The river talks""#,
        r#"title: "The river talks", as_of: "2025-11-31""#,
        &["error a.ron:3:38: `2025-11-31` is no date. Write 2025-11-28."],
    );
    check_with(
        r#"cues: ["lower"]"#,
        r#"cues: ["lower"], scale: (unit: "m", low: 9, high: 3)"#,
        &[
            "error a.ron:15:85: The scale of `dam.lower` runs from 9 to 3. Write the smaller number as `low`.",
        ],
    );
    check_with(
        r#"cues: ["lower"]"#,
        r#"cues: ["lower"], scale: (unit: "m", low: 0, high: inf)"#,
        &[
            "error a.ron:15:85: The scale of `dam.lower` has no finite ends. Write both ends as plain numbers.",
        ],
    );
}

#[test]
fn references_lead_somewhere_and_not_in_circles() {
    check_with(
        r#"cues: ["lower"]"#,
        r#"cues: ["lower"], implies: ["dam.build"], excludes: ["dam.gone"]"#,
        &[
            "error a.ron:15:113: `dam.lower` excludes `dam.gone`, which is no proposal of this agenda. Correct the id, or add the proposal.",
        ],
    );
    check_with(
        r#"cues: ["build"]"#,
        r#"cues: ["build"], implies: ["dam.lower"]"#,
        &[],
    );
    check_text(
        &SOUND
            .replace(
                r#"cues: ["build"]"#,
                r#"cues: ["build"], implies: ["dam.lower"]"#,
            )
            .replace(
                r#"cues: ["lower"]"#,
                r#"cues: ["lower"], implies: ["dam.build"], excludes: ["dam.build"]"#,
            ),
        &[
            "error a.ron:15:88: The implications of `dam.build` lead back to it. Remove one of them.",
            "error a.ron:15:113: `dam.lower` excludes what it holds: `dam.build`. Remove one of the references.",
        ],
    );
}

#[test]
fn what_excludes_each_other_cannot_follow_together() {
    let text = |references: &[&str]| {
        let proposals: Vec<String> = references
            .iter()
            .enumerate()
            .map(|(i, more)| format!(r#"(id: "p{i}", text: "T", cues: ["c"]{more})"#))
            .collect();
        format!(
            "(id: \"x\", title: \"X\", parties: [(id: \"A\", name: \"A\", names: [\"A\"])], issues: \
             [(id: \"i\", title: \"I\", keywords: [\"k\"], proposals: [\n{}])])",
            proposals.join(",\n")
        )
    };
    let alone = ["", "", r#", excludes: ["p1"]"#];
    check_text(&text(&alone), &[]);
    let chain = r#", implies: ["p1"]"#;
    check_text(
        &text(&[chain, r#", implies: ["p2"]"#, "", r#", excludes: ["p2"]"#]),
        &[],
    );
    check_text(
        &text(&[chain, r#", implies: ["p2"]"#, r#", excludes: ["p0"]"#]),
        &["error a.ron:4:47: `p2` excludes `p0`, which holds it. Remove one of the references."],
    );
    check_text(
        &text(&[
            r#", implies: ["p1"], excludes: ["p2"]"#,
            r#", implies: ["p2"]"#,
            "",
        ]),
        &["error a.ron:2:64: `p0` excludes what it holds: `p2`. Remove one of the references."],
    );
    check_text(
        &text(&[
            r#", implies: ["p1", "p3"]"#,
            r#", implies: ["p2"]"#,
            r#", excludes: ["p3"]"#,
            "",
        ]),
        &[
            "error a.ron:4:47: `p0` implies `p2` and `p3`, which exclude each other. Remove one of the references.",
        ],
    );
}

#[test]
fn what_can_be_lived_with_is_a_warning() {
    check_with(
        r#"role: "Envoy""#,
        r#"rolle: "Envoy""#,
        &[
            "warning a.ron:5:90: The field `rolle` is not known and is left out. Check its spelling.",
        ],
    );
    check_with(
        r#"names: ["Bland"]"#,
        r#"names: ["Bland", "aland"], people: [(names: ["Ann Ames", "Ames"])]"#,
        &[
            "warning a.ron:6:51: `aland` stands for two parties, `A` and `B`. Keep it with the one that is meant when nothing else is said.",
            "warning a.ron:6:79: `Ann Ames` stands for two parties, `A` and `B`. Keep it with the one that is meant when nothing else is said.",
        ],
    );
    check_with(
        r#", cues: ["lower"]"#,
        "",
        &[
            "warning a.ron:15:17: The proposal `dam.lower` has no cues. Add words that tell it in a text.",
        ],
    );
    check_with(
        r#"            keywords: ["dam"],"#,
        "",
        &["warning a.ron:9:9: The issue `dam` has no keywords. Add words that tell it in a text."],
    );
    check_with(
        "    issues: [",
        r#"    issues: [(id: "e", title: "Empty", keywords: ["e"]),"#,
        &[
            "warning a.ron:8:14: The issue `e` has no proposals. Parties can only be compared on proposals.",
        ],
    );
}

#[test]
fn what_cannot_be_read_is_shown_where_it_stands() {
    check_text(
        " \n",
        &[
            r#"error a.ron:1:1: The agenda is empty. Begin with (id: "talks", title: "Talks", parties: [], issues: []) and fill the lists."#,
        ],
    );
    // What the hint says to begin with can be read.
    check_text(
        r#"(id: "talks", title: "Talks", parties: [], issues: [])"#,
        &[
            "warning a.ron:1:40: The agenda has no parties. Nothing can be found without them.",
            "warning a.ron:1:52: The agenda has no issues. Every statement stays unsorted without them; see whether `issues` is spelt so.",
        ],
    );
    check_with(
        r#"title: "The dam""#,
        "title: “The dam”",
        &[
            "error a.ron:11:20: A curly quotation mark stands where a straight one is needed. Replace it by \", and switch off “smart quotes” in the editor.",
        ],
    );
    check_with(
        r#"id: "B", name"#,
        r#"id: "B", id: "C", name"#,
        &["error a.ron:6:19: The field `id` stands here for the second time. Keep one of the two."],
    );
    check_with(
        r#"name: "Bland""#,
        "name: 5",
        &[
            "error a.ron:6:25: This cannot be read as an agenda: Expected string. Look there, and just before, for a comma, bracket, quotation mark or name that is missing or wrong.",
        ],
    );
    check_with(
        "    parties",
        "    party: 1, parties",
        &[
            "warning a.ron:4:12: The field `party` is not known and is left out. Check its spelling.",
        ],
    );
    check_text(
        "Ceasefire talks go on",
        &[
            "error a.ron:1:1: This cannot be read as an agenda: Expected struct `Agenda` but found `Ceasefire`. Look there, and just before, for a comma, bracket, quotation mark or name that is missing or wrong.",
        ],
    );
    let broken = check("a.ron", &SOUND.replacen("\"dam\"],", "\"dam\",", 1));
    assert_eq!(broken.errors.len(), 1, "{:?}", broken.errors);
    assert!(broken.errors[0].to_string().starts_with("a.ron:1"));
    let nested = format!("(id: {}", "[".repeat(100_000));
    assert_eq!(check("a.ron", &nested).errors.len(), 1);
}

#[test]
fn thousands_of_errors_stay_bounded() {
    let proposals: String = (0..5000)
        .map(|_| r#"(id: "same", text: "", cues: ["c"]),"#)
        .collect();
    let text = format!(
        r#"(id: "x", title: "X", parties: [(id: "A", name: "A", names: ["A"])], issues: [(id: "i", title: "I", keywords: ["k"], proposals: [{proposals}])])"#
    );
    let errors = check("a.ron", &text).errors;
    assert_eq!(errors.len(), 101);
    assert_eq!(
        errors[100].to_string(),
        "a.ron: There are 9899 more errors. Correct these first and check again."
    );
}

#[test]
fn a_chain_as_long_as_the_agenda_is_followed() {
    let proposals: Vec<String> = (0..20_000)
        .map(|i| {
            let next = (i + 1) % 20_000;
            format!(r#"(id: "p{i}", text: "T", cues: ["c"], implies: ["p{next}"])"#)
        })
        .collect();
    let proposals = proposals.join(",");
    let text = format!(
        r#"(id: "x", title: "X", parties: [(id: "A", name: "A", names: ["A"])], issues: [(id: "i", title: "I", keywords: ["k"], proposals: [{proposals}])])"#
    );
    assert_eq!(check("a.ron", &text).errors.len(), 1);
}

#[test]
fn the_built_in_agenda_is_sound() {
    let text = include_str!("../../assets/agendas/ukraine-talks.ron");
    check_text(text, &[]);
    let agenda = built_in("ukraine-talks").expect("it is built in");
    assert_eq!(agenda.parties.len(), 12);
    assert_eq!(agenda.issues.len(), 19);
    assert_eq!(agenda.proposals().count(), 105);
    let main: Vec<String> = agenda
        .main_parties()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(main, ["RU", "UA", "US"]);
    for name in BUILT_IN {
        assert_eq!(
            built_in(name).map(|agenda| agenda.id).as_deref(),
            Some(*name)
        );
    }
    assert_eq!(built_in("moon"), None);
}
