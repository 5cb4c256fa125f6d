//! Articles that were read join the dossier: each text once, each under an id of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Article, ArticleId, CodedArticle, Dossier};
use crate::store::slug;

/// What joined and what did not.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Adopted {
    /// Ids of the articles that joined, in order.
    pub(super) added: Vec<ArticleId>,
    /// Ids of the articles that have the text of one that did not join.
    pub(super) already_there: Vec<ArticleId>,
}

/// Adds `articles` to `dossier` in their order. `taken` holds every id that was ever used
/// here, in lower case, and grows: the files of an article that was removed may still lie
/// on disk, and undo may bring it back.
pub(super) fn adopt(
    dossier: &mut Dossier,
    taken: &mut BTreeSet<String>,
    articles: Vec<CodedArticle>,
) -> Adopted {
    let mut by_hash: BTreeMap<String, ArticleId> = dossier
        .articles
        .iter()
        .map(|coded| (coded.article.hash.clone(), coded.article.id.clone()))
        .collect();
    let mut adopted = Adopted::default();
    for mut coded in articles {
        if let Some(id) = by_hash.get(&coded.article.hash) {
            adopted.already_there.push(id.clone());
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

/// Returns an id that no article has had, such as `2026-12-04-talks-go-on`, and takes it.
fn free_id(article: &Article, taken: &mut BTreeSet<String>) -> ArticleId {
    let day = article
        .published
        .map_or_else(|| "undated".to_owned(), |day| day.to_string());
    let stem = match slug(&article.title) {
        slug if slug.is_empty() => day,
        slug => format!("{day}-{slug}"),
    };
    let mut id = stem.clone();
    let mut number = 1;
    while taken.contains(&id) {
        number += 1;
        id = format!("{stem}-{number}");
    }
    taken.insert(id.clone());
    ArticleId(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(title: &str, published: Option<&str>, hash: &str) -> CodedArticle {
        let article = Article {
            title: title.to_owned(),
            published: published.map(|day| day.parse().expect("a date")),
            hash: hash.to_owned(),
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
                coded("Talks go on", Some("2026-12-04"), "1"),
                coded("Talks go on", Some("2026-12-04"), "2"),
                coded("Київ", None, "3"),
                coded("Another title", None, "1"),
                coded("Con", None, "4"),
            ],
        );
        assert_eq!(
            ids(&adopted.added),
            [
                "2026-12-04-talks-go-on",
                "2026-12-04-talks-go-on-2",
                "undated",
                "undated-con"
            ]
        );
        assert_eq!(ids(&adopted.already_there), ["2026-12-04-talks-go-on"]);

        dossier.articles.clear();
        let again = adopt(&mut dossier, &mut taken, vec![coded("Con", None, "4")]);
        assert_eq!(
            ids(&again.added),
            ["undated-con-2"],
            "an id is never used twice"
        );
    }
}
