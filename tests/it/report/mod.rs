//! A small case in every format, held as golden files in `tests/fixtures/report/`; run with
//! `STANDPOINT_UPDATE_GOLDEN=1` to write them anew, then read the difference.

mod case;

use std::fs;
use std::path::PathBuf;

use standpoint::model::{HandEdit, StanceAttitude};
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
            &report::comparison(&dossier, *format),
        );
    }
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
        let text = report::comparison(&dossier, Format::Text);
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
        let json = report::comparison(&dossier, Format::Json);
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
        let output = report::comparison(&dossier, *format);
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
        let output = report::comparison(&dossier, format);
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
    let html = report::comparison(&case::dossier(), Format::Html);
    assert!(
        html.contains("&lt;script&gt;"),
        "markup is shown, not meant"
    );
    for foreign in ["<script", "src=", "@import", "url("] {
        assert!(!html.contains(foreign), "{foreign}");
    }
}
