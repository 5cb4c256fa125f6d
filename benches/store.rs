//! How long a large dossier takes to be opened, and an edit to be on disk, beside reading and
//! writing the same bytes.
//!
//! The case has 1,000 articles and 10,000 statements. `open` is a session ready to work, with
//! everything settled and compared; `read_bytes` reads the same files and drops them.
//! `edit_in_journal` is an edit until it is safe from a crash, `edit_in_files` until the files
//! hold it too; `write_bytes` writes and synchronises as many bytes as the two files that
//! change have.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use divan::{Bencher, black_box};
use standpoint::model::{ArticleId, Date, StatementId, StatementRef};
use standpoint::session::{Edit, Session};
use tempfile::TempDir;

mod large;

const TODAY: Date = Date::constant(2026, 12, 4);

fn main() {
    divan::main();
}

/// Saves the case to a folder.
fn saved() -> TempDir {
    let size = large::Size {
        issues: 20,
        proposals: 200,
        parties: 10,
        articles: 1_000,
        statements: 10_000,
    };
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = Session::from_dossier(large::dossier(size), TODAY);
    session.save_as(&folder.path().join("case")).expect("saved");
    folder
}

/// Turns a statement of the last article over.
fn edit(session: &mut Session, discarded: bool) {
    let statement = StatementRef {
        article: ArticleId("article-999".to_owned()),
        statement: StatementId(1),
    };
    let edit = Edit::Discard {
        statement,
        discarded,
    };
    session.apply(edit).expect("it is there");
}

fn read_all(folder: &Path) -> usize {
    let mut total = 0;
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        total += if path.is_dir() {
            read_all(&path)
        } else {
            black_box(fs::read(&path).expect("readable")).len()
        };
    }
    total
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn open(bencher: Bencher) {
    let folder = saved();
    let case = folder.path().join("case");
    bencher.bench_local(|| Session::open(&case, TODAY).expect("opens"));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn read_bytes(bencher: Bencher) {
    let folder = saved();
    bencher.bench_local(|| read_all(folder.path()));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn edit_in_journal(bencher: Bencher) {
    let folder = saved();
    let mut session = Session::open(&folder.path().join("case"), TODAY).expect("opens");
    let mut discarded = false;
    bencher.bench_local(|| {
        discarded = !discarded;
        edit(&mut session, discarded);
    });
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn edit_in_files(bencher: Bencher) {
    let folder = saved();
    let mut session = Session::open(&folder.path().join("case"), TODAY).expect("opens");
    let mut discarded = true;
    edit(&mut session, discarded);
    // The first save makes a copy of the case as it was opened.
    session.save().expect("saved");
    bencher.bench_local(|| {
        discarded = !discarded;
        edit(&mut session, discarded);
        session.save().expect("saved");
    });
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn first_save_with_backup(bencher: Bencher) {
    bencher
        .with_inputs(|| {
            let folder = saved();
            let session = Session::open(&folder.path().join("case"), TODAY).expect("opens");
            (folder, session)
        })
        .bench_local_values(|(folder, mut session)| {
            edit(&mut session, true);
            session.save().expect("saved");
            (folder, session)
        });
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn write_bytes(bencher: Bencher) {
    let folder = saved();
    let case = folder.path().join("case");
    let bytes = ["articles/article-999.ron", "history.ron"]
        .map(|name| fs::read(case.join(name)).unwrap_or_else(|_| vec![b' '; 8_000]));
    bencher.bench_local(|| {
        for (number, bytes) in bytes.iter().enumerate() {
            let path = case.join(format!("plain-{number}"));
            let mut file = File::create(path).expect("made");
            file.write_all(bytes).expect("written");
            file.sync_all().expect("synchronised");
        }
    });
}
