//! The sample case that is built into the program: the dossier `positions/ukraine-talks`,
//! read by the same code as one on disk.
//!
//! Its texts are written by hand; all its other files are what import and extraction give
//! of them. A test compares, and rewrites them when it is told to:
//! `STANDPOINT_UPDATE_SAMPLE=1 cargo test sample`.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::{batch, snapshot};
use crate::agenda;
use crate::import;
use crate::model::{Agenda, ArticleId, CodedArticle, Date, Dossier, Problem};
use crate::settle::settle;
use crate::store::{self, Loaded, Texts};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/positions/ukraine-talks");

/// The agenda of the sample.
const AGENDA: &str = "ukraine-talks";

/// The day on which the sample is read, so that it is the same on every day.
const READ_ON: Date = jiff::civil::date(2026, 12, 31);

/// Returns the sample case. Should its files not be readable, it is made anew from its
/// texts, and a warning says so.
pub(super) fn sample() -> Loaded {
    let mut texts = built_in();
    store::parse(&mut texts).unwrap_or_else(|problem| {
        let (dossier, mut warnings) = build(&texts);
        warnings.insert(0, problem);
        Loaded {
            dossier,
            warnings,
            ..Loaded::default()
        }
    })
}

/// Returns the files that are built into the program.
fn built_in() -> Texts {
    fn add(dir: &Dir<'_>, texts: &mut BTreeMap<String, String>) {
        for file in dir.files() {
            if let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
                texts.insert(name.replace('\\', "/"), text.to_owned());
            }
        }
        dir.dirs().for_each(|dir| add(dir, texts));
    }
    let mut texts = BTreeMap::new();
    add(&FILES, &mut texts);
    Texts { texts }
}

/// Makes the sample from the texts `articles/*.txt`, oldest article first, with a snapshot
/// from the time when half of them had appeared.
fn build(files: &Texts) -> (Dossier, Vec<Problem>) {
    let agenda = agenda::built_in(AGENDA).unwrap_or_default();
    let (articles, problems) = read(files, &agenda);
    let mut dossier = Dossier {
        title: "Ukraine talks (sample)".to_owned(),
        agenda: Arc::new(agenda),
        ..Dossier::default()
    };
    let half = articles.len() / 2;
    dossier.articles = articles[..half].to_vec();
    if let Some(last) = dossier.articles.last() {
        let day = last.article.published.unwrap_or(READ_ON);
        let taken = snapshot::take(
            &dossier,
            &settle(&dossier),
            "Before the latest articles",
            "",
            &format!("{day}T18:00"),
        );
        dossier.snapshots.extend(taken.ok().map(Arc::new));
    }
    dossier.articles = articles;
    (dossier, problems)
}

fn read(files: &Texts, agenda: &Agenda) -> (Vec<Arc<CodedArticle>>, Vec<Problem>) {
    let extractor = batch::extractor(agenda);
    let mut articles = Vec::new();
    let mut problems = Vec::new();
    for (name, text) in &files.texts {
        let stem = name
            .strip_prefix("articles/")
            .and_then(|name| name.strip_suffix(".txt"));
        let Some(stem) = stem else { continue };
        match import::from_bytes(&format!("{stem}.txt"), text.as_bytes(), READ_ON) {
            Ok(mut article) => {
                article.id = ArticleId::from(stem);
                articles.push(Arc::new(batch::code(&extractor, article)));
            }
            Err(problem) => problems.push(problem),
        }
    }
    articles.sort_by_key(|coded| coded.article.published);
    (articles, problems)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("positions/ukraine-talks")
    }

    /// Returns the files of the folder that the store names: texts and RON.
    fn on_disk() -> Texts {
        let mut texts = BTreeMap::new();
        for part in ["", "articles", "snapshots"] {
            let Ok(entries) = fs::read_dir(folder().join(part)) else {
                continue;
            };
            for path in entries.flatten().map(|entry| entry.path()) {
                if path
                    .extension()
                    .is_some_and(|end| end == "ron" || end == "txt")
                {
                    let name = path.strip_prefix(folder()).expect("inside");
                    let name = name.to_str().expect("plain names").replace('\\', "/");
                    let text = fs::read_to_string(&path).expect("readable");
                    texts.insert(name, text.replace("\r\n", "\n"));
                }
            }
        }
        Texts { texts }
    }

    #[test]
    fn the_sample_is_what_its_texts_give_now() {
        let (dossier, problems) = build(&on_disk());
        assert_eq!(problems, [], "all texts are articles");
        let expected = store::render(&dossier);
        if std::env::var_os("STANDPOINT_UPDATE_SAMPLE").is_some() {
            for name in on_disk().texts.keys() {
                let path = folder().join(name);
                if path.extension().is_some_and(|end| end == "ron") {
                    fs::remove_file(path).expect("removed");
                }
            }
            for (name, text) in &expected.texts {
                let path = folder().join(name);
                fs::create_dir_all(path.parent().expect("in a folder")).expect("made");
                fs::write(path, text).expect("written");
            }
        }
        let present = on_disk();
        let names = |texts: &Texts| texts.texts.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&present), names(&expected), "{UPDATE}");
        for (name, text) in &expected.texts {
            assert!(
                present.texts[name] == *text,
                "{name} is out of date. {UPDATE}"
            );
        }
    }

    const UPDATE: &str = "Run: STANDPOINT_UPDATE_SAMPLE=1 cargo test sample";

    #[test]
    fn the_sample_opens_without_warnings() {
        let loaded = sample();
        assert_eq!(loaded.warnings, []);
        assert_eq!(loaded.dossier.title, "Ukraine talks (sample)");
    }
}
