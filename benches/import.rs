//! How fast a folder of mixed files is imported, beside reading the same bytes and doing
//! nothing with them.
//!
//! The files are made as those of the tests are: text, web pages, Markdown, Word, `LibreOffice`
//! and PDF in turn, each an article of some 5 KB. For each kind and for all of them together it
//! prints milliseconds for a thousand files: reading the bytes, importing on one thread, on
//! all cores, and importing with extraction on all cores.
//!
//! `STANDPOINT_BENCH_PAGES=FOLDER` takes the files of a folder instead, such as saved pages of
//! publishers, and prints for each its size, how long it takes on one thread at best, and how
//! many words its main text has: to be held beside another reader on the same files.

#[path = "../tests/it/import/make.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod make;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use make::Part;
use standpoint::import;
use standpoint::model::{Article, Date};
use standpoint::session::batch;
use standpoint::session::reader::{self, Listing, Reader};

const TODAY: Date = Date::constant(2026, 11, 23);

const KINDS: [&str; 6] = ["txt", "html", "md", "docx", "odt", "pdf"];

fn main() {
    reader::use_program(PathBuf::from(env!("CARGO_BIN_EXE_standpoint")));
    if let Some(folder) = std::env::var_os("STANDPOINT_BENCH_PAGES") {
        return pages(Path::new(&folder));
    }
    // `cargo test --benches` and `--list` only want to know that it runs.
    let whole = std::env::args().any(|argument| argument == "--bench");
    let count = if whole { 1000 } else { KINDS.len() };
    let folder = tempfile::tempdir().expect("a folder");
    write_files(folder.path(), count);
    let agenda = batch::agenda("ukraine-talks").expect("it is built in");
    let reader = Reader::new(agenda);
    let titles = [
        "files", "KB", "bytes", "1 thread", "import", "extract", "first",
    ];
    println!(
        "{:>8}{}",
        "kind",
        titles.map(|title| format!("{title:>10}")).concat()
    );
    for kind in KINDS.into_iter().map(Some).chain([None]) {
        let paths: Vec<PathBuf> = (0..count)
            .filter(|number| kind.is_none_or(|kind| kind == KINDS[number % KINDS.len()]))
            .map(|number| folder.path().join(name(number)))
            .collect();
        row(kind.unwrap_or("all"), &paths, &reader);
    }
}

/// How often each page is read.
const TIMES: usize = 10;

/// Prints a row for each file of `folder`, and the mean of all.
fn pages(folder: &Path) {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let mut sum = Duration::ZERO;
    for path in &paths {
        let bytes = fs::read(path).expect("a file");
        let mut best = Duration::MAX;
        let mut words = 0;
        for _ in 0..TIMES {
            let begun = Instant::now();
            let article = import::from_bytes("page.html", &bytes, TODAY);
            best = best.min(begun.elapsed());
            words = article.map_or(0, |article| article.text.split_whitespace().count());
        }
        sum += best;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let (size, time) = (bytes.len() / 1000, best.as_secs_f64() * 1e3);
        println!("{size:>6} KB {time:>8.2} ms {words:>7} words  {name}");
    }
    let mean = sum.as_secs_f64() * 1e3 / paths.len().max(1) as f64;
    println!("{} pages, {mean:.2} ms a page", paths.len());
}

/// Prints one row of the table.
fn row(kind: &str, paths: &[PathBuf], reader: &Reader) {
    let begun = Instant::now();
    let bytes: usize = paths
        .iter()
        .map(|path| fs::read(path).expect("a file").len())
        .sum();
    let read = begun.elapsed();
    let (one, _) = import(paths, Some(1), |article| article.text.len());
    let (all, first) = import(paths, None, |article| article.text.len());
    let (coded, _) = import(paths, None, |article| reader.code(article).statements.len());
    let thousand = |time: Duration| time.as_secs_f64() * 1e6 / paths.len() as f64;
    println!(
        "{kind:>8}{:>10}{:>10}{:>10.1}{:>10.1}{:>10.1}{:>10.1}{:>10.1}",
        paths.len(),
        bytes / 1000,
        thousand(read),
        thousand(one),
        thousand(all),
        thousand(coded),
        first.as_secs_f64() * 1e3
    );
}

/// Imports files; returns how long it took, and how long until the first article was there.
fn import<T: Send>(
    paths: &[PathBuf],
    threads: Option<usize>,
    make: impl Fn(Article) -> T + Sync,
) -> (Duration, Duration) {
    let begun = Instant::now();
    let listing = Listing::of(paths);
    let mut first = None;
    reader::each(&listing.items, threads, TODAY, make, |outcomes| {
        assert!(outcomes.iter().all(Result::is_ok), "all are sound");
        first.get_or_insert_with(|| begun.elapsed());
        ControlFlow::Continue(())
    });
    (begun.elapsed(), first.unwrap_or_default())
}

fn name(number: usize) -> String {
    format!("{number}.{}", KINDS[number % KINDS.len()])
}

fn write_files(folder: &Path, count: usize) {
    for number in 0..count {
        let story = make::story();
        let mut parts = vec![Part::Heading(format!("Harbour talks, day {number}"))];
        parts.extend(story[1..2].iter().cloned());
        parts.extend((0..6).flat_map(|_| story[2..].iter().cloned()));
        let bytes = match KINDS[number % KINDS.len()] {
            "html" => make::page(&parts).into_bytes(),
            "docx" => make::docx(&parts),
            "odt" => make::odt(&parts),
            "pdf" => make::pdf(&parts),
            _ => make::text(&parts).into_bytes(),
        };
        fs::write(folder.join(name(number)), bytes).expect("written");
    }
}
