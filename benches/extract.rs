//! How fast articles are read: import and extraction, on one thread, beside two passes over
//! the same text that do nothing else: one for the same names and cue words, and one that
//! only cuts sentences.
//!
//! The texts are made of the paragraphs of the sample case. `STANDPOINT_BENCH_ARTICLES`
//! names a folder whose .txt files are read instead:
//! `STANDPOINT_BENCH_ARTICLES=folder cargo bench --bench extract`.
//!
//! First comes a table: each article, and long texts of three sizes, in milliseconds for a
//! megabyte, each the best of some runs, so that other work on the machine counts little;
//! `times` is extraction by the pass for names and cue words. Then the rows of divan; one
//! that counts items counts articles.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, MatchKind};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use regex::Regex;
use standpoint::agenda;
use standpoint::agenda::lexicon::Lexicon;
use standpoint::extract::Extractor;
use standpoint::import;
use standpoint::model::{Agenda, Article, Date};

/// Bytes of an article of common length.
const COMMON: usize = 5_400;
/// How many articles are made where no folder is named.
const MADE: usize = 40;
/// Sizes of single long texts, in bytes.
const LONG: [usize; 3] = [100_000, 1_000_000, 10_000_000];

const TODAY: Date = Date::constant(2026, 11, 23);

static AGENDA: LazyLock<Agenda> =
    LazyLock::new(|| agenda::built_in("ukraine-talks").expect("the agenda is built in"));
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(&AGENDA));
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(texts);

fn main() {
    // `cargo test --benches` and `--list` only want to know that it runs.
    if std::env::args().any(|argument| argument == "--bench") {
        table();
    }
    divan::main();
}

/// Prints how long each text takes, in milliseconds for a megabyte.
fn table() {
    let (words, ends) = (words(), sentence_ends());
    let titles = ["bytes", "extract", "words", "sentences", "times"];
    println!("{}", titles.map(|title| format!("{title:>10}")).concat());
    let row = |name: &str, articles: &[Article]| {
        let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
        let each =
            |pass: &dyn Fn(&Article) -> usize| best(bytes, || articles.iter().map(&pass).sum());
        let full = each(&|article| EXTRACTOR.extract(article).statements.len());
        let words = each(&|article| words.find_iter(&article.text).count());
        let ends = each(&|article| ends.find_iter(&article.text).count());
        let times = full / words;
        println!("{bytes:>10}{full:>10.1}{words:>10.1}{ends:>10.1}{times:>10.1}  {name}");
    };
    let articles: Vec<Article> = TEXTS.iter().map(|text| imported(text)).collect();
    for (number, article) in articles.iter().enumerate() {
        row(
            &format!("article {}", number + 1),
            std::slice::from_ref(article),
        );
    }
    row("all articles", &articles);
    for size in LONG {
        row("one long text", &[long(size)]);
    }
}

/// Returns the shortest of some runs, in milliseconds for a megabyte.
fn best(bytes: usize, run: impl Fn() -> usize) -> f64 {
    let mut shortest = Duration::MAX;
    let (began, mut runs) = (Instant::now(), 0);
    while runs < 3 || (runs < 200 && began.elapsed() < Duration::from_millis(400)) {
        let start = Instant::now();
        black_box(run());
        shortest = shortest.min(start.elapsed());
        runs += 1;
    }
    shortest.as_secs_f64() * 1e9 / bytes as f64
}

/// Files to statements.
#[divan::bench]
fn import_and_extract(bencher: Bencher) {
    let extractor = &*EXTRACTOR;
    bencher.counter(ItemsCount::new(TEXTS.len())).bench(|| {
        let count = |text: &String| extractor.extract(&imported(text)).statements.len();
        TEXTS.iter().map(count).sum::<usize>()
    });
}

/// Articles to statements.
#[divan::bench]
fn extract(bencher: Bencher) {
    let extractor = &*EXTRACTOR;
    let articles: Vec<Article> = TEXTS.iter().map(|text| imported(text)).collect();
    bencher.counter(ItemsCount::new(articles.len())).bench(|| {
        let count = |article: &Article| extractor.extract(article).statements.len();
        articles.iter().map(count).sum::<usize>()
    });
}

/// The yardstick: the least that finding names and cue words can cost.
#[divan::bench]
fn plain_pass(bencher: Bencher) {
    let words = words();
    bencher.counter(ItemsCount::new(TEXTS.len())).bench(|| {
        let count = |text: &String| words.find_iter(black_box(text)).count();
        TEXTS.iter().map(count).sum::<usize>()
    });
}

/// The other yardstick: a regular expression that finds where sentences end.
#[divan::bench]
fn plain_sentences(bencher: Bencher) {
    let ends = sentence_ends();
    bencher.counter(ItemsCount::new(TEXTS.len())).bench(|| {
        let count = |text: &String| ends.find_iter(black_box(text)).count();
        TEXTS.iter().map(count).sum::<usize>()
    });
}

/// One long text to statements.
#[divan::bench(args = LONG, sample_count = 3, sample_size = 1)]
fn extract_long(bencher: Bencher, size: usize) {
    let extractor = &*EXTRACTOR;
    let article = long(size);
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench(|| extractor.extract(&article).statements.len());
}

/// The yardstick over the same long text.
#[divan::bench(args = LONG, sample_count = 3, sample_size = 1)]
fn plain_pass_long(bencher: Bencher, size: usize) {
    let words = words();
    let text = made(0, size);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| words.find_iter(black_box(&text)).count());
}

/// Returns one long text as an article. Import refuses one over 5 MB.
fn long(size: usize) -> Article {
    Article {
        text: made(0, size),
        ..Article::default()
    }
}

fn imported(text: &str) -> Article {
    import::from_bytes("article.txt", text.as_bytes(), TODAY).expect("an article")
}

/// Returns the texts of the folder that is named, or texts made of the sample's paragraphs.
fn texts() -> Vec<String> {
    match std::env::var_os("STANDPOINT_BENCH_ARTICLES") {
        Some(folder) => files(Path::new(&folder)),
        None => (0..MADE).map(|number| made(number, COMMON)).collect(),
    }
}

fn files(folder: &Path) -> Vec<String> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder that can be read")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    let read = |path: &PathBuf| fs::read_to_string(path).expect("a text in UTF-8");
    paths.iter().map(read).collect()
}

/// Makes a text of about `size` bytes: paragraphs of the sample case in an order that
/// depends on `number`, the sentences of each turned by some places.
fn made(number: usize, size: usize) -> String {
    static PARAGRAPHS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("positions/ukraine-talks/articles");
        files(&folder)
            .iter()
            .flat_map(|text| text.lines())
            .filter(|line| line.len() > 120)
            .map(str::to_owned)
            .collect()
    });
    let mut text = format!("Round {number} of the talks\n\nSample Wire\nDecember 5, 2025\n");
    let mut turn = number;
    while text.len() < size {
        let paragraph = &PARAGRAPHS[(number * 7 + turn * 11) % PARAGRAPHS.len()];
        let mut sentences: Vec<&str> = paragraph.split_inclusive(". ").collect();
        let places = turn % sentences.len();
        sentences.rotate_left(places);
        text.push('\n');
        for sentence in sentences {
            text.push_str(sentence.trim_end());
            text.push(' ');
        }
        text.push('\n');
        turn += 1;
    }
    text
}

/// Returns an expression for the end of a sentence and the white space behind it.
fn sentence_ends() -> Regex {
    Regex::new(r#"[.!?…]["”’')\]]*\s+"#).expect("an expression")
}

/// Returns an automaton of all names of the agenda and all forms of all cue words.
fn words() -> AhoCorasick {
    let mut words: Vec<String> = Vec::new();
    for party in &AGENDA.parties {
        let lists = [
            &party.names,
            &party.demonyms,
            &party.adjective_heads,
            &party.metonyms,
            &party.institutions,
            &party.role_titles,
            &party.not_party,
        ];
        words.extend(lists.into_iter().flatten().cloned());
        words.extend(party.people.iter().flat_map(|p| p.names.iter().cloned()));
    }
    for issue in &AGENDA.issues {
        words.extend(issue.keywords.iter().cloned());
        words.extend(issue.proposals.iter().flat_map(|p| p.cues.iter().cloned()));
    }
    for cue in &Lexicon::built_in().cues {
        words.extend(cue.inflected().into_iter().map(|(form, _)| form));
    }
    words.sort();
    words.dedup();
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(&words)
        .expect("an automaton of some thousand words")
}
