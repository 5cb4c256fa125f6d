//! Articles that were read join the dossier: each text once, each under an id of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::text::{hash, slug};
use crate::model::{Article, ArticleId, CodedArticle, Dossier};

/// The most characters of an id that is made of a title.
const LONGEST: usize = 48;

/// What joined and what did not.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Adopted {
    /// Ids of the articles that joined, in order.
    pub(super) added: Vec<ArticleId>,
    /// Ids of the articles that have the text of one that did not join.
    pub(super) already_there: Vec<ArticleId>,
    /// Ids of the articles that have got their text back: their file had held another.
    pub(super) restored: Vec<ArticleId>,
}

/// Adds `articles` to `dossier` in their order. `taken` holds every id that was ever used
/// here, in lower case, and grows: the files of an article that was removed may still lie
/// on disk, and undo may bring it back.
pub(super) fn adopt(
    dossier: &mut Dossier,
    taken: &mut BTreeSet<String>,
    articles: Vec<CodedArticle>,
) -> Adopted {
    // What counts is the text that is there, not what the dossier says of it.
    let mut by_hash = BTreeMap::new();
    let mut lost = BTreeMap::new();
    for (at, coded) in dossier.articles.iter().enumerate() {
        let Article {
            id,
            hash: read,
            text,
            ..
        } = &coded.article;
        let held = hash(text);
        if held != *read {
            lost.insert(read.clone(), at);
        }
        by_hash.insert(held, id.clone());
    }
    let mut adopted = Adopted::default();
    for mut coded in articles {
        if let Some(id) = by_hash.get(&coded.article.hash) {
            adopted.already_there.push(id.clone());
            continue;
        }
        if let Some(at) = lost.remove(&coded.article.hash) {
            let changed = Arc::make_mut(&mut dossier.articles[at]);
            let id = changed.article.id.clone();
            by_hash.insert(coded.article.hash.clone(), id.clone());
            adopted.restored.push(id);
            put_back(changed, coded);
            continue;
        }
        let id = free_id(&coded.article, taken);
        by_hash.insert(coded.article.hash.clone(), id.clone());
        adopted.added.push(id.clone());
        coded.article.id = id;
        for statement in &mut coded.statements {
            // A file with a share out of range would not be read again.
            statement.confidence = match statement.confidence {
                c if c.is_nan() => 0.0,
                c => c.clamp(0.0, 1.0),
            };
        }
        dossier.articles.push(Arc::new(coded));
    }
    adopted
}

/// Gives an article the text back that was read, and the places in it, with what was noticed
/// there. Its statements, and what a person said of them, stay.
fn put_back(changed: &mut CodedArticle, read: CodedArticle) {
    changed.article.text = read.article.text;
    changed.article.headline = read.article.headline;
    changed.article.furniture = read.article.furniture;
    changed.article.notes = read.article.notes;
    changed.notes = read.notes;
    changed.fit_spans();
}

/// Returns the id that import gave or, where it is taken, the first free one that begins
/// with it, and takes it. An article without one is named after its title.
fn free_id(article: &Article, taken: &mut BTreeSet<String>) -> ArticleId {
    let stem = match (article.id.as_str(), slug(&article.title, LONGEST)) {
        ("", title) if title.is_empty() => "article".to_owned(),
        ("", title) => format!("article-{title}"),
        (id, _) => id.to_owned(),
    };
    let mut id = stem.clone();
    let mut number = 1;
    while taken.contains(&id.to_lowercase()) {
        number += 1;
        id = format!("{stem}-{number}");
    }
    taken.insert(id.to_lowercase());
    ArticleId(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(id: &str, title: &str, text: &str) -> CodedArticle {
        let article = Article {
            id: id.into(),
            title: title.to_owned(),
            hash: hash(text),
            text: text.to_owned(),
            ..Article::default()
        };
        CodedArticle {
            article,
            ..CodedArticle::default()
        }
    }

    fn ids(ids: &[ArticleId]) -> Vec<&str> {
        ids.iter().map(ArticleId::as_str).collect()
    }

    #[test]
    fn every_article_gets_an_id_of_its_own_and_every_text_joins_once() {
        let mut dossier = Dossier::default();
        let mut taken = BTreeSet::new();
        let adopted = adopt(
            &mut dossier,
            &mut taken,
            vec![
                coded("talks-go-on", "Talks go on", "1"),
                coded("Talks-go-on", "Talks go on!", "2"),
                coded("", "Київ", "3"),
                coded("other", "Another title", "1"),
                coded("", "Con", "4"),
            ],
        );
        assert_eq!(
            ids(&adopted.added),
            ["talks-go-on", "Talks-go-on-2", "article", "article-con"]
        );
        assert_eq!(ids(&adopted.already_there), ["talks-go-on"]);

        dossier.articles.clear();
        let again = adopt(&mut dossier, &mut taken, vec![coded("", "Con", "4")]);
        assert_eq!(
            ids(&again.added),
            ["article-con-2"],
            "an id is never used twice"
        );
    }
}
