//! A small case in every format, held as golden files in `tests/fixtures/report/`; run with
//! `STANDPOINT_UPDATE_GOLDEN=1` to write them anew, then read the difference.

mod case;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use standpoint::model::{EvidenceFilter, HandEdit, Snapshot, StanceAttitude, StanceTable};
use standpoint::session::report::{self, Format, StatementFormat};

/// Checks an output against its golden file.
#[track_caller]
fn golden(name: &str, output: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/report")
        .join(name);
    if std::env::var_os("STANDPOINT_UPDATE_GOLDEN").is_some() {
        fs::write(&path, output).expect("the golden file can be written");
        return;
    }
    let expected = fs::read_to_string(&path).expect("there is a golden file");
    // Git may have given the file other line ends; CSV has carriage returns of its own.
    let plain = |text: &str| text.replace("\r\n", "\n");
    assert_eq!(plain(output), plain(&expected), "{name} has changed");
}

#[test]
fn a_comparison_in_every_format() {
    let dossier = case::dossier();
    for (name, format) in Format::ALL {
        let ending = match format {
            Format::Text => "txt",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Json | Format::Csv => name,
        };
        golden(
            &format!("comparison.{ending}"),
            &report::comparison(&dossier, &EvidenceFilter::default(), *format),
        );
    }
}

#[test]
fn a_text_to_read_begins_with_what_was_found_and_what_has_changed() {
    let mut dossier = case::dossier();
    dossier.snapshots.push(Arc::new(Snapshot {
        name: "At the start".to_owned(),
        taken: "2026-12-01T12:00".to_owned(),
        note: String::new(),
        agenda: (*dossier.agenda).clone(),
        articles: 0,
        statements: 0,
        table: StanceTable::default(),
    }));
    let all = EvidenceFilter::default();
    let text = report::comparison(&dossier, &all, Format::Markdown);
    let (summary, rest) = text.split_once("\n## The bridge").expect("an issue");
    for told in [
        "| The bridge | Deadlock | 1 deadlock, 2 untested |",
        "### Conflicts\n\n- A bridge is built",
        "### Changes since “At the start”\n\n- A bridge is built",
        "Westham demands it as a red line (before: silent): new.",
    ] {
        assert!(summary.contains(told), "{told} is not in {summary}");
    }
    assert!(rest.contains("## Key"));
    // Of part of the evidence it would tell what is only not looked at.
    let part = EvidenceFilter {
        outlets: ["Model Gazette".to_owned()].into(),
        ..all
    };
    let text = report::comparison(&dossier, &part, Format::Markdown);
    assert!(!text.contains("Changes since"), "{text}");
}

#[test]
fn statements_in_every_format() {
    let dossier = case::dossier();
    for (name, format) in StatementFormat::ALL {
        let mut output = report::statements_head(*format);
        for coded in &dossier.articles {
            output += &report::statements(&dossier.agenda, coded, *format, true);
        }
        let ending = if *name == "text" { "txt" } else { name };
        golden(&format!("statements.{ending}"), &output);
    }
}

#[test]
fn text_fits_its_width_and_holds_no_control_characters() {
    let mut dossier = case::dossier();
    for parties in [3, 1, 8] {
        case::with_parties(&mut dossier, parties);
        let text = report::comparison(&dossier, &EvidenceFilter::default(), Format::Text);
        for line in text.lines() {
            assert!(line.chars().count() <= 100, "{parties} parties: {line}");
            assert!(!line.chars().any(char::is_control), "{line:?}");
        }
    }
}

#[test]
fn json_counts_offsets_in_characters() {
    let dossier = case::dossier();
    let coded = &dossier.articles[0];
    let lines = report::statements(&dossier.agenda, coded, StatementFormat::Jsonl, false);
    let text: Vec<char> = coded.article.text.chars().collect();
    let mut seen = 0;
    for line in lines.lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("a JSON object");
        let at = |key: &str| value[key].as_u64().expect("an offset") as usize;
        let quoted: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(value["quote"], quoted);
        seen += 1;
    }
    assert_eq!(seen, coded.statements.len());
}

#[test]
fn json_gives_a_value_to_what_is_counted_alone() {
    let mut dossier = case::dossier();
    let mut of_eastham = |count_others| {
        dossier.settings.count_others = count_others;
        let json = report::comparison(&dossier, &EvidenceFilter::default(), Format::Json);
        let json: serde_json::Value = serde_json::from_str(&json).expect("an object");
        let proposals = json["proposals"].as_array().expect("a list").clone();
        let ferry = proposals.into_iter().find(|p| p["id"] == "ferry.stay");
        let stance = &ferry.expect("the ferry")["stances"]["E"];
        (stance["counted"].clone(), stance["value"].clone())
    };
    assert_eq!(of_eastham(false), (false.into(), serde_json::Value::Null));
    assert_eq!(of_eastham(true), (true.into(), 1.0.into()));
}

#[test]
fn a_cell_set_by_hand_without_words_has_no_empty_quote() {
    let mut dossier = case::dossier();
    let edit = HandEdit {
        attitude: Some(StanceAttitude::Oppose),
        ..HandEdit::default()
    };
    dossier.hand = [(("bridge.name".into(), "W".into()), edit)].into();
    for (name, format) in Format::ALL {
        let output = report::comparison(&dossier, &EvidenceFilter::default(), *format);
        assert!(!output.contains("set by hand"), "{name}: {output}");
    }
}

#[test]
fn statements_that_a_person_set_aside_are_called_so() {
    let mut dossier = case::dossier();
    let edit = HandEdit {
        attitude: Some(StanceAttitude::Oppose),
        ..HandEdit::default()
    };
    dossier.hand = [(("bridge.toll".into(), "S".into()), edit)].into();
    let check = |format, expected: &str| {
        let output = report::comparison(&dossier, &EvidenceFilter::default(), format);
        assert!(output.contains(expected), "{expected}: {output}");
    };
    check(
        Format::Text,
        "    Southlea Union (statements say otherwise): “would accept a toll if lorries pay more”",
    );
    check(
        Format::Markdown,
        "- Southlea Union (statements say otherwise): “would accept",
    );
    check(
        Format::Html,
        "<footer>Southlea Union (statements say otherwise): reported",
    );
    check(Format::Json, "\"statements_say_otherwise\": true");
    check(
        Format::Csv,
        "S,oppose,,,,,hand,reviewed,yes,0,,,,yes,would accept",
    );
}

#[test]
fn html_holds_what_it_shows_and_nothing_that_runs() {
    let html = report::comparison(&case::dossier(), &EvidenceFilter::default(), Format::Html);
    assert!(
        html.contains("&lt;script&gt;"),
        "markup is shown, not meant"
    );
    for foreign in ["<script", "src=", "@import", "url("] {
        assert!(!html.contains(foreign), "{foreign}");
    }
}

#[test]
fn what_follows_and_what_could_be_traded_stands_in_every_format() {
    let mut dossier = case::full();
    let plain = |text: &str| {
        let unescaped = text.replace('\\', "");
        unescaped.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for count_implied in [false, true] {
        dossier.settings.count_implied = count_implied;
        let aside = if count_implied { "" } else { " (not counted)" };
        let follows = format!(
            "Implied: Eastham opposes it{aside}. It opposes “A bridge is built between Westham and \
             Eastham at the cost of both”, which follows from this."
        );
        let relation = if count_implied {
            "Eastham opposes it by implication"
        } else {
            "Eastham is silent"
        };
        let expected = [
            follows.as_str(),
            relation,
            "The Southlea Union supports “Whoever crosses the bridge pays a toll” if “A bridge is \
             built between Westham and Eastham at the cost of both”; Westham is for it, Eastham is \
             against it: blocked trade.",
            "The bridge: Westham names 30, the Southlea Union accepts at most 20 crowns: 10 apart, \
             between Westham and the Southlea Union.",
            "Westham supports “A bridge is built between Westham and Eastham at the cost of both”, \
             but by implication opposes it. It supports “The ferry stays”, which excludes this.",
        ];
        for format in [Format::Text, Format::Markdown, Format::Html] {
            let output = plain(&report::comparison(
                &dossier,
                &EvidenceFilter::default(),
                format,
            ));
            for words in expected {
                assert!(output.contains(words), "{words}\n{output}");
            }
        }
        let json = report::comparison(&dossier, &EvidenceFilter::default(), Format::Json);
        let json: serde_json::Value = serde_json::from_str(&json).expect("an object");
        let toll = &json["proposals"][1];
        assert_eq!(
            toll["implied"],
            serde_json::json!({"E": {
                "attitude": "oppose",
                "counted": count_implied,
                "from": "bridge.build",
                "way": "It opposes “A bridge is built between Westham and Eastham at the cost of \
                        both”, which follows from this."
            }})
        );
        assert_eq!(toll["n"], 2 + usize::from(count_implied));
        assert_eq!(json["trades"][0]["state"], "blocked");
        assert_eq!(json["trades"][0]["against"], serde_json::json!(["E"]));
        assert_eq!(json["ranges"][0]["gap"], 10.0);
        assert_eq!(json["ranges"][0]["parties"]["S"]["most"], 20.0);
        assert_eq!(json["contradictions"][0]["proposal"], "bridge.build");
        let csv = report::comparison(&dossier, &EvidenceFilter::default(), Format::Csv);
        assert!(
            csv.contains("E,silent,,,,,,,,,,,,,,,,,,,,,oppose,\"It opposes"),
            "{csv}"
        );
    }
}

#[test]
fn part_of_a_case_can_be_written() {
    let today = "2026-12-04".parse().expect("a day");
    let session = standpoint::session::Session::from_dossier(case::full(), today);
    let keep = ["ferry.stay".into()].into();
    for (name, format) in Format::ALL {
        let whole = session.export(None, *format);
        assert_eq!(
            whole,
            report::comparison(&case::full(), &EvidenceFilter::default(), *format),
            "{name}"
        );
        let part = session.export(Some(&keep), *format);
        assert!(part.contains("The ferry stays"), "{name}: {part}");
        assert!(!part.contains("pays a toll"), "{name}: {part}");
    }
}

#[test]
fn what_evidence_is_looked_at_is_told() {
    let filter = EvidenceFilter {
        as_of: "2026-12-03".parse().ok(),
        voices: [standpoint::model::Voice::Quoted].into(),
        ..EvidenceFilter::default()
    };
    let output = report::comparison(&case::dossier(), &filter, Format::Text);
    assert!(
        output.contains("Southlea Union · as of 2026-12-03 · only quoted · 0 articles read."),
        "{output}"
    );
    assert!(output.contains("Westham supports it, Eastham and the Southlea Union are silent"));
    let csv = report::comparison(&case::dossier(), &filter, Format::Csv);
    let last = |text: &str| {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let records = reader.records().map(|record| record.expect("a record"));
        let cells = records.map(|record| format!("{}|{}", &record[32], &record[33]));
        cells.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(
        last(&csv),
        ["0|as of 2026-12-03 · only quoted".to_owned()].into()
    );
    let whole = report::comparison(&case::dossier(), &EvidenceFilter::default(), Format::Csv);
    assert_eq!(last(&whole), ["1|".to_owned()].into());
}
