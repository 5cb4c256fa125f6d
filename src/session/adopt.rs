//! Articles that were read join the dossier: each text once, each under an id of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::anchored::find;
use super::pending::{Pending, Why};
use super::there::There;
use crate::model::text::slug;
use crate::model::{
    Agenda, Article, ArticleId, CodedArticle, Dossier, IssueId, ProposalId, Reprint,
};
use crate::settle::reprint::Shingles;

/// The most characters of an id that is made of a title.
const LONGEST: usize = 48;

/// What is remembered of the articles of a dossier from one import to the next.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    /// Every id that was ever used here, in lower case: the files of an article that was
    /// removed may still lie on disk, and undo may bring it back.
    taken_ids: BTreeSet<String>,
    /// The shingles of texts by their hashes.
    shingles: BTreeMap<String, Shingles>,
    /// What is known of the articles of the dossier.
    there: There,
}

/// What becomes of articles that do not simply join.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Joining {
    /// Copies are noted with the article that is there; everything else joins.
    #[default]
    Once,
    /// All of them join.
    All,
    /// A person is asked: about copies, other versions of an article that is there, and what
    /// was read with doubt.
    Asked,
}

/// What joined and what did not.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Adopted {
    /// How many articles were looked at.
    pub(super) read: usize,
    /// Ids of the articles that joined, in order.
    pub(super) added: Vec<ArticleId>,
    /// Ids of the articles that have the text of one that did not join.
    pub(super) already_there: Vec<ArticleId>,
    /// Ids of the articles of which one that did not join is a copy.
    pub(super) copies: Vec<ArticleId>,
    /// How many of those copies are new to their articles.
    pub(super) noted: usize,
    /// Ids of the articles that have got their text back: their file had held another.
    pub(super) restored: Vec<ArticleId>,
    /// Articles about which a person is asked.
    pub(super) pending: Vec<Pending>,
    /// Which of those that were looked at they are.
    pub(super) asked: Vec<usize>,
}

impl Adopted {
    /// Adds what came of more articles.
    pub(super) fn add(&mut self, more: Self) {
        let Self {
            read,
            added,
            already_there,
            copies,
            noted,
            restored,
            pending,
            asked,
        } = more;
        self.asked.extend(asked.iter().map(|at| self.read + at));
        self.read += read;
        self.added.extend(added);
        self.already_there.extend(already_there);
        self.copies.extend(copies);
        self.noted += noted;
        self.restored.extend(restored);
        self.pending.extend(pending);
    }

    /// Returns what undo calls it; `None` if nothing was changed.
    pub(super) fn label(&self) -> Option<String> {
        Some(match (self.added.len(), self.restored.len()) {
            (0, 0) if self.noted == 0 => return None,
            (0, 0) if self.noted == 1 => "Leave out a copy".to_owned(),
            (0, 0) => format!("Leave out {} copies", self.noted),
            (0, 1) => "Put a text back".to_owned(),
            (0, n) => format!("Put {n} texts back"),
            (1, _) => "Add 1 article".to_owned(),
            (n, _) => format!("Add {n} articles"),
        })
    }
}

/// Adds `articles` to `dossier` in their order. A text that is there already does not join
/// again; what becomes of copies and of doubtful articles, `joining` says. An article remembers
/// its copies.
pub(super) fn adopt(
    dossier: &mut Dossier,
    shelf: &mut Shelf,
    articles: Vec<CodedArticle>,
    joining: Joining,
) -> Adopted {
    let there = std::mem::take(&mut shelf.there);
    let mut there = there.follow(&dossier.articles, shelf);
    let mut adopted = Adopted {
        read: articles.len(),
        ..Adopted::default()
    };
    for (at, coded) in articles.into_iter().enumerate() {
        if let Some(id) = there.by_hash.get(&coded.article.hash) {
            adopted.already_there.push(id.clone());
            continue;
        }
        if let Some(at) = there.lost.remove(&coded.article.hash) {
            let changed = Arc::make_mut(&mut dossier.articles[at]);
            let id = changed.article.id.clone();
            there.by_hash.insert(coded.article.hash.clone(), id.clone());
            adopted.restored.push(id);
            put_back(changed, coded);
            continue;
        }
        let shingles = shelf.shingles(&coded.article);
        let copied = match joining {
            Joining::All => None,
            Joining::Once | Joining::Asked => there.reprints.find(&shingles),
        };
        if joining == Joining::Asked
            && let Some(why) =
                there
                    .versions
                    .why(&dossier.articles, &coded.article, copied, |old| {
                        shelf.shingles(old).is_copy_of(&shingles)
                    })
        {
            if let Why::Copy(id) = &why {
                adopted.copies.push(id.clone());
                let kept = copied.map(|at| &mut dossier.articles[at]);
                let noted = kept.is_some_and(|kept| note_copy(kept, &coded.article));
                adopted.noted += usize::from(noted);
            }
            adopted.pending.push(Pending::new(coded, why));
            adopted.asked.push(at);
            continue;
        }
        if let Some(at) = copied {
            let kept = &mut dossier.articles[at];
            adopted.copies.push(kept.article.id.clone());
            adopted.noted += usize::from(note_copy(kept, &coded.article));
            continue;
        }
        let id = join(dossier, shelf, coded);
        if let Some(coded) = dossier.articles.last() {
            // Its text was just read.
            there.add(coded, coded.article.hash.clone(), shingles);
        }
        adopted.added.push(id);
    }
    if adopted.restored.is_empty() {
        shelf.there = there;
    }
    adopted
}

/// Returns why a person is asked about an article that waits and was read otherwise than before.
pub(super) fn question(dossier: &Dossier, shelf: &mut Shelf, article: &Article) -> Why {
    let there = std::mem::take(&mut shelf.there);
    let there = there.follow(&dossier.articles, shelf);
    let why = if let Some(id) = there.by_hash.get(&article.hash) {
        Why::There(id.clone())
    } else {
        let shingles = shelf.shingles(article);
        let copied = there.reprints.find(&shingles);
        let is_in_it = |old: &Article| shelf.shingles(old).is_copy_of(&shingles);
        let articles = &dossier.articles;
        let why = there.versions.why(articles, article, copied, is_in_it);
        why.unwrap_or(Why::Doubt)
    };
    shelf.there = there;
    why
}

/// Adds an article under an id of its own, which is returned.
pub(super) fn join(dossier: &mut Dossier, shelf: &mut Shelf, mut coded: CodedArticle) -> ArticleId {
    let id = free_id(&coded.article, &mut shelf.taken_ids);
    coded.article.id = id.clone();
    fit_agenda(&mut coded, &dossier.agenda);
    dossier.articles.push(Arc::new(coded));
    id
}

/// Makes the statements of an article fit the agenda, which may have been edited while it was
/// read, and the file, which holds no share out of range.
pub(super) fn fit_agenda(coded: &mut CodedArticle, agenda: &Agenda) {
    coded
        .statements
        .retain(|s| agenda.party(&s.party).is_some());
    for statement in &mut coded.statements {
        let is_there = |id: &ProposalId| agenda.proposal(id).is_some();
        statement.proposal = statement.proposal.take().filter(is_there);
        let is_there = |id: &IssueId| agenda.issue(id).is_some();
        statement.issue = statement.issue.take().filter(is_there);
        statement.confidence = match statement.confidence {
            c if c.is_nan() => 0.0,
            c => c.clamp(0.0, 1.0),
        };
    }
}

impl Shelf {
    /// Takes the ids of all articles, and those of files beside them.
    pub(super) fn take_ids(&mut self, stems: BTreeSet<String>, articles: &[Arc<CodedArticle>]) {
        let ids = articles.iter().map(|coded| &coded.article.id);
        self.taken_ids.extend(stems);
        self.taken_ids
            .extend(ids.map(|id| id.as_str().to_lowercase()));
    }

    /// Keeps the shingles of the text with that hash, which were made where it was read.
    pub(super) fn learn(&mut self, hash: &str, shingles: Shingles) {
        self.shingles.insert(hash.to_owned(), shingles);
    }

    /// Returns the shingles of an article, made once.
    pub(super) fn shingles(&mut self, article: &Article) -> Shingles {
        let made = self.shingles.entry(article.hash.clone());
        made.or_insert_with(|| Shingles::of(article)).clone()
    }
}

/// Notes a copy with the article that is kept. Returns whether it is new to it.
pub(super) fn note_copy(kept: &mut Arc<CodedArticle>, copy: &Article) -> bool {
    let reprint = reprint(copy);
    let is_new = !kept.article.copies.contains(&reprint);
    if is_new {
        Arc::make_mut(kept).article.copies.push(reprint);
    }
    is_new
}

/// Returns what an article remembers of a copy.
pub(super) fn reprint(copy: &Article) -> Reprint {
    Reprint {
        title: copy.title.clone(),
        outlet: copy.outlet.clone(),
        address: copy.address.clone(),
        published: copy.published,
        source: copy.source.clone(),
    }
}

/// Gives an article the text back that was read, and the places in it, with what was noticed
/// there. Its statements, and what a person said of them, stay.
pub(super) fn put_back(changed: &mut CodedArticle, read: CodedArticle) {
    changed.article.text = read.article.text;
    changed.article.headline = read.article.headline;
    changed.article.furniture = read.article.furniture;
    changed.article.blocks = read.article.blocks;
    changed.article.notes = read.article.notes;
    changed.notes = read.notes;
    changed.fit_spans();
    // What became of the quotes is seen at them.
    let _ = find(changed);
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
    use crate::model::text::hash;

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
        let mut shelf = Shelf::default();
        let adopted = adopt(
            &mut dossier,
            &mut shelf,
            vec![
                coded("talks-go-on", "Talks go on", "1"),
                coded("Talks-go-on", "Talks go on!", "2"),
                coded("", "Київ", "3"),
                coded("other", "Another title", "1"),
                coded("", "Con", "4"),
            ],
            Joining::Once,
        );
        assert_eq!(
            ids(&adopted.added),
            ["talks-go-on", "Talks-go-on-2", "article", "article-con"]
        );
        assert_eq!(ids(&adopted.already_there), ["talks-go-on"]);

        dossier.articles.clear();
        let again = adopt(
            &mut dossier,
            &mut shelf,
            vec![coded("", "Con", "4")],
            Joining::Once,
        );
        assert_eq!(
            ids(&again.added),
            ["article-con-2"],
            "an id is never used twice"
        );
    }

    #[test]
    fn copies_are_noted_once_and_join_only_if_wanted() {
        let text = (0..80).fold(String::new(), |text, n| format!("{text}word{n} "));
        let first = || vec![coded("talks", "Talks", &text)];
        let copy = || {
            let mut copy = coded("again", "Talks again", &format!("{text} and more of it"));
            copy.article.outlet = Some("Model Gazette".to_owned());
            vec![copy]
        };
        let mut dossier = Dossier::default();
        let mut shelf = Shelf::default();
        adopt(&mut dossier, &mut shelf, first(), Joining::Once);
        for noted in [1, 0] {
            let adopted = adopt(&mut dossier, &mut shelf, copy(), Joining::Once);
            assert_eq!(ids(&adopted.copies), ["talks"]);
            assert_eq!((adopted.noted, adopted.added.len()), (noted, 0));
        }
        let copies = &dossier.articles[0].article.copies;
        assert_eq!(copies.len(), 1);
        assert_eq!(copies[0].outlet.as_deref(), Some("Model Gazette"));
        let adopted = adopt(&mut dossier, &mut shelf, copy(), Joining::All);
        assert_eq!(ids(&adopted.added), ["again"]);
    }
}
