//! What is worked out of the whole case, or of each of its articles, kept for as long as it stays
//! what it was worked out of.

use std::sync::Arc;

use crate::model::CodedArticle;

/// A value with what it was worked out for.
#[derive(Clone, Debug)]
pub(crate) struct Kept<K, V>(Option<(K, V)>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq, V> Kept<K, V> {
    /// Returns the value for `key`, made anew where it was kept for another one.
    pub(crate) fn get(&mut self, key: K, make: impl FnOnce() -> V) -> &V {
        let kept = self.0.take().filter(|(of, _)| *of == key);
        &self.0.insert(kept.unwrap_or_else(|| (key, make()))).1
    }
}

/// A value for each article of a list, kept while the article is the very same, so that adding
/// articles to a thousand costs no more than the new ones do.
#[derive(Clone, Debug)]
pub(crate) struct KeptEach<V> {
    of: Vec<Arc<CodedArticle>>,
    values: Vec<V>,
}

impl<V> Default for KeptEach<V> {
    fn default() -> Self {
        Self {
            of: Vec::new(),
            values: Vec::new(),
        }
    }
}

impl<V> KeptEach<V> {
    /// Makes a value for each of `articles` that is another than the one in its place before.
    /// Returns the first place where one is.
    pub(crate) fn follow(
        &mut self,
        articles: &[Arc<CodedArticle>],
        make: impl Fn(&CodedArticle) -> V,
    ) -> usize {
        self.of.truncate(articles.len());
        self.values.truncate(articles.len());
        let mut first = self.of.len();
        for (at, coded) in articles.iter().enumerate() {
            match self.of.get(at) {
                Some(known) if Arc::ptr_eq(known, coded) => {}
                Some(_) => {
                    first = first.min(at);
                    self.of[at] = Arc::clone(coded);
                    self.values[at] = make(coded);
                }
                None => {
                    self.of.push(Arc::clone(coded));
                    self.values.push(make(coded));
                }
            }
        }
        first
    }

    /// Returns the values in the order of the articles.
    pub(crate) fn values(&self) -> &[V] {
        &self.values
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::sync::Arc;

    use super::{Kept, KeptEach};
    use crate::model::{Article, CodedArticle};

    fn titled(title: &str) -> Arc<CodedArticle> {
        let article = Article {
            title: title.to_owned(),
            ..Article::default()
        };
        Arc::new(CodedArticle {
            article,
            ..CodedArticle::default()
        })
    }

    #[test]
    fn each_article_is_looked_at_once_while_it_stays_the_same() {
        let made = Cell::new(0);
        let title = |coded: &CodedArticle| {
            made.set(made.get() + 1);
            coded.article.title.clone()
        };
        let mut kept = KeptEach::default();
        let mut articles = vec![titled("a"), titled("b")];
        assert_eq!(kept.follow(&articles, title), 0);
        articles.push(titled("c"));
        assert_eq!(kept.follow(&articles, title), 2, "those before stay");
        assert_eq!(
            (kept.values(), made.get()),
            (&["a", "b", "c"].map(String::from)[..], 3)
        );
        articles[1] = titled("d");
        assert_eq!(kept.follow(&articles, title), 1);
        assert_eq!(
            (kept.values(), made.get()),
            (&["a", "d", "c"].map(String::from)[..], 4)
        );
        articles.remove(0);
        assert_eq!(kept.follow(&articles, title), 0);
        assert_eq!(kept.values(), ["d", "c"]);
        assert_eq!(kept.follow(&articles, title), 2, "nothing is another");
    }

    #[test]
    fn a_value_is_made_once_for_each_key() {
        let mut kept = Kept::default();
        let mut made = 0;
        for key in [1, 1, 2, 2, 1] {
            let value = *kept.get(key, || {
                made += 1;
                key * 10
            });
            assert_eq!(value, key * 10);
        }
        assert_eq!(made, 3);
    }
}
