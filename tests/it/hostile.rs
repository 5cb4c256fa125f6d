//! Extraction of any text: no panic, evidence that stands at its span, the same twice.

use std::sync::LazyLock;

use proptest::prelude::*;
use standpoint::agenda;
use standpoint::agenda::lexicon::{Cue, Lexicon};
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

/// A text that is an article as it stands.
fn bare(text: &str) -> Article {
    Article {
        text: text.to_owned(),
        ..Article::default()
    }
}

/// The same for a text as it is, and as import hands it on where it takes it.
#[track_caller]
fn check(text: &str) -> usize {
    let raw = bare(text);
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

/// A word of news English: a cue in any form, a small word, a name, a matter, a mark.
fn word() -> impl Strategy<Value = String> {
    static CUES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let cues = &Lexicon::built_in().cues;
        let forms = cues.iter().flat_map(Cue::inflected);
        forms.map(|(form, _)| form).collect()
    });
    let small = "a an the this that these which who whose what it its he she they them we our \
        his her their both one no not never nothing to of in on at by for with from as than \
        before after until unless if when while once but and or so then only also too have has \
        had do does did is are was were be been being will would can could may might must should \
        two first May ready able likely according instead rather without there here";
    let names = "Russia Russian Russians Moscow Ukraine Ukrainian Kyiv Putin Zelensky Trump US \
        Washington Kremlin president minister government spokesman official officials sides \
        Rell Ada side talks deal ceasefire truce troops army sanctions Donbas Donetsk Crimea \
        NATO territory withdraw lift freeze plan draft proposal summit meeting election war peace";
    let all = |text: &'static str| -> Vec<&'static str> { text.split_whitespace().collect() };
    prop_oneof![
        4 => prop::sample::select(&**CUES),
        4 => prop::sample::select(all(small)).prop_map(str::to_owned),
        4 => prop::sample::select(all(names)).prop_map(str::to_owned),
        2 => prop::sample::select(all(", , , . : ; “ ” \" — - ( ) ? ’s 's")).prop_map(str::to_owned),
        1 => prop::sample::select(all("asked Asked Said No Under If It That By To And But")).prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var("STANDPOINT_SENTENCES").ok().and_then(|n| n.parse().ok()).unwrap_or(1_500),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Whatever stands first or last in a text.
    #[test]
    fn any_short_run_of_words_is_read(words in prop::collection::vec(word(), 1..16)) {
        check_article(&bare(&words.join(" ")));
    }
}

#[test]
fn extremes_are_read() {
    assert!(
        check(SENTENCE) > 0,
        "the sentence is one that tells something"
    );
    check(&format!("{}{SENTENCE}", "\"' ".repeat(5_000)));
    check(&SENTENCE.replace(' ', " \u{301}\u{feff}\0"));
    check(&format!("\u{feff}{SENTENCE}\u{feff}"));
    check("\u{feff}");
    check("");
}

/// Texts that are one thing over and over: `size` bytes or somewhat more of each.
fn monotonous(size: usize) -> Vec<String> {
    let over = |piece: &str| piece.repeat(size / piece.len() + 1);
    let mut texts: Vec<String> = [
        // Marks: quotation marks that open, close or may do both, brackets, stops.
        "“",
        "”",
        "\"",
        "\" ",
        "'",
        "’",
        ",",
        ", ",
        ".",
        ". ",
        "…",
        "!a ",
        "[",
        "—",
        "-",
        // Words that open something: a verb's content, a clause, a list.
        "said ",
        "said that ",
        "he said ",
        "“said ",
        "if ",
        "not ",
        "according to ",
        "who ",
        "rejects demands refuses accepts ",
        "Moscow's demand ",
        "Ukraine and ",
        "Russia, ",
        "the draft ",
        "Putin Zelensky Trump ",
        "ceasefire troops withdraw Donbas sanctions ",
        "Russia rejects the ceasefire and Ukraine demands that Putin says ",
        // No words at all, or none of English.
        "\0",
        "\n",
        "\r\n",
        "a\n",
        "a",
        "A.",
        "a'",
        "a-",
        "1,",
        "\u{301}",
        "\u{200d}",
        "\u{202e}\u{5e9}\u{5dc}\u{5d5}\u{5dd} ",
        "Путин ",
        "👩\u{200d}👧 ",
        "İ",
        "\u{fffd}",
    ]
    .iter()
    .map(|piece| over(piece))
    .collect();
    let (open, close) = ("(a ".repeat(size / 6), "a) ".repeat(size / 6));
    texts.push(format!("{open}{close}"));
    texts.push(
        SENTENCE
            .replace(". ", ", and ")
            .repeat(size / SENTENCE.len()),
    );
    texts.push(format!("“{}", SENTENCE.repeat(size / SENTENCE.len())));
    let words: Vec<String> = (0..size / 8).map(|n| format!("w{n:06} ")).collect();
    texts.push(words.concat());
    texts
}

#[test]
fn monotonous_texts_are_read() {
    for text in monotonous(6_000) {
        check(&text);
    }
}

#[test]
fn a_hundred_thousand_marks_and_openers_are_read() {
    for piece in ["“", "\"", "said ", "("] {
        let text = piece.repeat(100_000);
        let _ = EXTRACTOR.extract(&bare(&text));
    }
    let _ = EXTRACTOR.extract(&bare(&",".repeat(1_000_000)));
}

#[test]
fn ten_megabytes_on_one_line_are_read() {
    let found = EXTRACTOR.extract(&bare(&"a b ".repeat(2_500_000)));
    assert_eq!(found.statements, []);
    // What stands at the very end is read like anything before.
    let text = format!("{}. {SENTENCE}", "a b ".repeat(100_000));
    assert!(check(&text) > 0);
}

/// A long text is read in parts, one after another, to its end.
#[test]
fn a_long_text_is_read_to_its_end() {
    let text = format!("{SENTENCE}\n").repeat(600_000 / SENTENCE.len());
    let found = EXTRACTOR.extract(&bare(&text)).statements;
    let last = found.last().expect("it tells something");
    assert_eq!(last.evidence.span.end, text.trim_end().len());
    assert!(
        found.windows(2).all(|pair| pair[0].id.0 + 1 == pair[1].id.0
            && pair[0].evidence.span.start <= pair[1].evidence.span.start),
        "they are numbered in the order of the text"
    );
}

#[test]
fn any_thread_reads_the_same() {
    let texts = monotonous(1_500);
    let read = || -> Vec<_> {
        texts
            .iter()
            .map(|text| EXTRACTOR.extract(&bare(text)))
            .collect()
    };
    let here = read();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(read)).collect();
        for thread in threads {
            assert!(thread.join().expect("no panic") == here);
        }
    });
}
