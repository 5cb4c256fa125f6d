//! Literate cases of extraction: `tests/extract/*.md`.
//!
//! Each file is prose about a pattern of news English, with pairs of fenced blocks: an
//! `article`, and what must come out of it: `rows`, one statement a line as
//! `party matter attitude firmness voice speaker`, or `quotes`, one attribution a line as
//! `source | cue | what is told`, its stretches joined by ` … `. `STANDPOINT_UPDATE_CASES=1` rewrites the
//! rows with what comes out now; read the difference before it is kept.

use std::fmt::Write as _;
use std::path::Path;

use standpoint::agenda;
use standpoint::extract::Extractor;
use standpoint::import;
use standpoint::model::{Agenda, Statement};

#[test]
fn every_case_gives_its_rows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extract");
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of cases is there")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "md"))
        .collect();
    paths.sort();
    let extractor = Extractor::new(&agenda::built_in("ukraine-talks").expect("built in"));
    let attributor = Extractor::new(&Agenda::default());
    let update = std::env::var_os("STANDPOINT_UPDATE_CASES").is_some();
    let (mut cases, mut wrong) = (0, String::new());
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a readable case");
        let mut renewed = String::new();
        let mut rest = text.as_str();
        while let Some(case) = next_case(rest) {
            let Case {
                article,
                expected,
                before,
                after,
                ..
            } = case;
            let found = if case.quotes {
                quotes(&attributor, article)
            } else {
                rows(&extractor, article)
            };
            cases += 1;
            if found != expected {
                let name = path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                let _ = writeln!(
                    wrong,
                    "{name}:\n{article}\n- expected\n{expected}- found\n{found}"
                );
            }
            let _ = write!(renewed, "{before}{found}");
            rest = after;
        }
        renewed.push_str(rest);
        if update {
            std::fs::write(&path, renewed).expect("a writable case");
        }
    }
    assert!(cases >= 20, "only {cases} cases were found");
    assert!(update || wrong.is_empty(), "{wrong}");
}

/// A report of fighting of 1,000 words, in which nobody takes a position on the talks: what
/// is read into it would be found in every report.
#[test]
fn a_war_report_holds_next_to_no_positions() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/articles/war-report.txt");
    let text = std::fs::read_to_string(&path).expect("a readable report");
    let extractor = Extractor::new(&agenda::built_in("ukraine-talks").expect("built in"));
    let found = rows(&extractor, &text);
    assert!(found.lines().count() <= 3, "{found}");
}

/// An article and what must come out of it.
struct Case<'a> {
    article: &'a str,
    expected: &'a str,
    /// Whether attributions are expected rather than statements.
    quotes: bool,
    /// The text up to what is expected, and after it.
    before: &'a str,
    after: &'a str,
}

/// Returns the next case of a file.
fn next_case(text: &str) -> Option<Case<'_>> {
    let article = text.find("```article\n")? + "```article\n".len();
    let article_end = article + text[article..].find("```")?;
    let place = |fence: &str| {
        let at = article_end + text[article_end..].find(fence)?;
        Some(at + fence.len())
    };
    let (rows, quotes) = match (place("```rows\n"), place("```quotes\n")) {
        (Some(rows), Some(quotes)) => (rows.min(quotes), quotes < rows),
        (rows, quotes) => (rows.or(quotes)?, rows.is_none()),
    };
    let rows_end = rows + text[rows..].find("```")?;
    Some(Case {
        article: &text[article..article_end],
        expected: &text[rows..rows_end],
        quotes,
        before: &text[..rows],
        after: &text[rows_end..],
    })
}

fn quotes(extractor: &Extractor, article: &str) -> String {
    let today = "2026-01-01".parse().expect("a date");
    let article = import::from_bytes("case.txt", article.as_bytes(), today).expect("an article");
    let text = &article.text;
    let mut out = String::new();
    for found in extractor.attributions(&article) {
        let told: Vec<String> = found
            .spans
            .iter()
            .map(|span| span.of(text).replace('\n', " "))
            .collect();
        let source = found.source.map_or("-", |span| span.of(text));
        let _ = writeln!(
            out,
            "{source} | {} | {}",
            found.cue.of(text),
            told.join(" … ")
        );
    }
    out
}

fn rows(extractor: &Extractor, article: &str) -> String {
    let today = "2026-01-01".parse().expect("a date");
    let article = import::from_bytes("case.txt", article.as_bytes(), today).expect("an article");
    let found = extractor.extract(&article);
    for statement in &found.statements {
        let evidence = &statement.evidence;
        assert_eq!(
            evidence.span.of(&article.text),
            evidence.quote,
            "the quote stands at its span"
        );
    }
    found.statements.iter().map(|s| row(s) + "\n").collect()
}

fn row(s: &Statement) -> String {
    let matter = s
        .proposal
        .as_ref()
        .map(standpoint::model::ProposalId::as_str)
        .or(s.issue.as_ref().map(standpoint::model::IssueId::as_str))
        .unwrap_or("other");
    let mut row = format!(
        "{} {matter} {} {} {} {}",
        s.party,
        s.attitude.key(),
        s.firmness.key(),
        s.voice.key(),
        s.speaker.as_deref().or(s.unnamed.as_deref()).unwrap_or("-"),
    );
    if let Some(condition) = &s.condition {
        let _ = write!(row, " | {condition}");
    }
    if let Some(value) = &s.value {
        let _ = write!(row, " | value: {}", value.told());
    }
    if let Some(venue) = &s.venue {
        let _ = write!(row, " | to {venue}");
    }
    if let Some(via) = &s.via {
        let _ = write!(row, " | via {via}");
    }
    row
}
