//! Extraction of any text: no panic, evidence that stands at its span, the same twice.

use std::sync::LazyLock;

use proptest::prelude::*;
use standpoint::agenda;
use standpoint::extract::Extractor;
use standpoint::import;
use standpoint::model::{Article, Date};

static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::new(&agenda::built_in("ukraine-talks").expect("built in")));

/// A sentence with a name, a cue and a matter, so that more than noise is read.
const SENTENCE: &str = "Zelensky said Ukraine would never withdraw its troops from Donetsk. ";

/// Extracts `article` and checks what holds of every extraction; returns how many
/// statements there are.
#[track_caller]
fn check_article(article: &Article) -> usize {
    let found = EXTRACTOR.extract(article);
    let text = article.text.as_str();
    for statement in &found.statements {
        let evidence = &statement.evidence;
        let (start, end) = (evidence.span.start, evidence.span.end);
        assert_eq!(text.get(start..end), Some(evidence.quote.as_str()));
        assert!(!evidence.quote.is_empty(), "evidence has words");
    }
    assert_eq!(EXTRACTOR.extract(article), found, "the same twice");
    found.statements.len()
}

/// The same for a text as it is, and as import hands it on where it takes it.
#[track_caller]
fn check(text: &str) -> usize {
    let raw = Article {
        text: text.to_owned(),
        ..Article::default()
    };
    let today = Date::constant(2026, 1, 1);
    if let Ok(article) = import::from_bytes("any.txt", text.as_bytes(), today) {
        check_article(&article);
    }
    check_article(&raw)
}

/// Pieces of news English and what breaks careless code.
fn piece() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Ukraine",
        "Russia",
        "Moscow",
        "the U.S.",
        "Zelensky",
        "Putin",
        "he",
        "they",
        "who",
        "said",
        "rejected",
        "demands",
        "demand",
        "refusal",
        "by",
        "to",
        "that",
        "if",
        "not",
        "according to",
        "ready to",
        "unacceptable",
        "ceasefire",
        "troops",
        "withdraw",
        "Donbas",
        "sanctions",
        "“",
        "”",
        "\"",
        "'",
        "’",
        "'s",
        "’s",
        "(",
        ")",
        ",",
        ".",
        ":",
        "—",
        "-",
        "?",
        "\n",
        "\n\n",
        "\r\n",
        "\u{feff}",
        "\u{301}",
        "\u{200d}",
        "\0",
        "\u{85}",
        "İ",
        "ß",
        "5",
        "…",
    ]);
    prop_oneof![
        6 => words.prop_map(str::to_owned),
        1 => any::<String>(),
        1 => any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_run_of_pieces_is_read(pieces in prop::collection::vec(piece(), 0..120), glue in "[ ]{0,1}") {
        check(&pieces.join(&glue));
    }
}

#[test]
fn extremes_are_read() {
    assert!(
        check(SENTENCE) > 0,
        "the sentence is one that tells something"
    );
    check(&"“".repeat(5_000));
    check(&format!("{}{SENTENCE}", "\"' ".repeat(5_000)));
    check(&SENTENCE.replace(". ", ", and ").repeat(2_500));
    check(&"said ".repeat(4_000));
    check(&"a".repeat(200_000));
    check(&SENTENCE.replace(' ', " \u{301}\u{feff}\0"));
    check(&format!("\u{feff}{SENTENCE}\u{feff}"));
    check("\u{feff}");
    check("");
}
