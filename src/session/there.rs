//! What is known of the articles that are in a dossier, to tell what of new ones is there
//! already: their texts, what copies of them share with them, where they came from. It is made
//! once and follows the dossier, so that a portion of an import costs no more the more there
//! are.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::adopt::Shelf;
use super::pending::Versions;
use crate::model::text::hash;
use crate::model::{Article, ArticleId, CodedArticle};
use crate::settle::reprint::{Reprints, Shingles};

/// What is known of some articles; the numbers are their places.
#[derive(Debug, Default)]
pub(super) struct There {
    articles: Vec<Arc<CodedArticle>>,
    /// The articles by the hashes of their texts.
    pub(super) by_hash: BTreeMap<String, ArticleId>,
    /// The places of articles whose text is not the one that was read, by the hash of that.
    pub(super) lost: BTreeMap<String, usize>,
    pub(super) reprints: Reprints<usize>,
    pub(super) versions: Versions,
}

impl There {
    /// Makes this what is known of `articles`: where it was of the first of them, only the
    /// others are looked at. `on` is the shelf on which their shingles are.
    pub(super) fn follow(mut self, articles: &[Arc<CodedArticle>], on: &mut Shelf) -> Self {
        let known = self.articles.len();
        let pairs = self.articles.iter().zip(articles);
        let same = known <= articles.len() && { pairs }.all(|(a, b)| is_same(a, b));
        if !same {
            self = Self::default();
        }
        for coded in &articles[self.articles.len()..] {
            // What counts is the text that is there, not what the dossier says of it.
            let held = hash(&coded.article.text);
            let shingles = on.shingles(&coded.article);
            self.add(coded, held, shingles);
        }
        articles.clone_into(&mut self.articles);
        self
    }

    /// Adds the article behind the last; `held` is the hash of its text.
    pub(super) fn add(&mut self, coded: &Arc<CodedArticle>, held: String, shingles: Shingles) {
        let at = self.articles.len();
        let article = &coded.article;
        if held != article.hash {
            self.lost.insert(article.hash.clone(), at);
        }
        self.by_hash.insert(held, article.id.clone());
        self.reprints.add(at, shingles);
        self.versions.add(at, article);
        self.articles.push(Arc::clone(coded));
    }
}

/// Says whether the same is known of both.
fn is_same(a: &Arc<CodedArticle>, b: &Arc<CodedArticle>) -> bool {
    let same = |a: &Article, b: &Article| {
        a.id == b.id
            && a.hash == b.hash
            && a.address == b.address
            && a.source == b.source
            && a.text == b.text
    };
    Arc::ptr_eq(a, b) || same(&a.article, &b.article)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(id: &str, text: &str, read: &str) -> Arc<CodedArticle> {
        Arc::new(CodedArticle {
            article: Article {
                id: id.into(),
                hash: hash(read),
                text: text.to_owned(),
                source: format!("{id}.txt"),
                ..Article::default()
            },
            ..CodedArticle::default()
        })
    }

    /// Says how much of it differs from what is made at once.
    fn check(there: &There, articles: &[Arc<CodedArticle>]) {
        let new = There::default().follow(articles, &mut Shelf::default());
        assert_eq!(there.by_hash, new.by_hash);
        assert_eq!(there.lost, new.lost);
        assert_eq!(there.versions, new.versions);
        assert_eq!(there.articles.len(), articles.len());
    }

    #[test]
    fn it_follows_what_is_added_changed_and_taken_out() {
        let mut shelf = Shelf::default();
        let mut articles = vec![coded("a", "one", "one")];
        let mut there = There::default().follow(&articles, &mut shelf);
        articles.push(coded("b", "another", "two"));
        there = there.follow(&articles, &mut shelf);
        check(&there, &articles);
        assert_eq!(there.lost.len(), 1);
        articles[1] = coded("b", "two", "two");
        there = there.follow(&articles, &mut shelf);
        check(&there, &articles);
        // What is said of an article otherwise changes nothing.
        Arc::make_mut(&mut articles[0]).article.title = "One".to_owned();
        articles.push(coded("c", "three", "three"));
        there = there.follow(&articles, &mut shelf);
        check(&there, &articles);
        articles.remove(0);
        there = there.follow(&articles, &mut shelf);
        check(&there, &articles);
        assert_eq!(there.by_hash.len(), 2);
    }
}
