//! Quotes of a dossier that was opened, where a text is another than they were taken from: each
//! is found again, or known not to be there.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::model::text::hash;
use crate::model::{Article, CodedArticle, Dossier, Evidence, Found, Problem};
use crate::settle::Anchor;
use crate::store::{self, Loaded};

/// Reads the dossier in `folder` with its quotes found again; nothing is locked or written.
pub(super) fn load(folder: &Path) -> Result<Loaded, Problem> {
    store::load(folder).map(|(loaded, _)| anchored(loaded))
}

/// Finds the quotes again and adds to the warnings what became of them.
pub(super) fn anchored(mut loaded: Loaded) -> Loaded {
    let told = anchor_all(&mut loaded.dossier);
    loaded.warnings.extend(told);
    loaded
}

/// Finds the quotes again, and returns what became of them.
pub(super) fn anchor_all(dossier: &mut Dossier) -> Vec<Problem> {
    let mut told = Vec::new();
    for coded in &mut dossier.articles {
        // Quotes of the text that was read, all in their places: nothing to look for.
        let Article { text, hash, .. } = &coded.article;
        if coded
            .statements
            .iter()
            .any(|s| is_astray(&s.evidence, text, hash))
        {
            told.extend(find(Arc::make_mut(coded)));
        }
    }
    told
}

/// Says whether a quote is told of another text, or does not stand where it is told to stand in
/// this one, whose hash is `hash`.
fn is_astray(evidence: &Evidence, text: &str, hash: &str) -> bool {
    let kept = matches!(evidence.found, Found::InPlace | Found::Moved);
    evidence.hash != hash || kept && evidence.span.of(text) != evidence.quote
}

/// Finds the quotes of an article that are astray, and tells of those that are no longer where they were.
pub(super) fn find(coded: &mut CodedArticle) -> Option<Problem> {
    let text = &coded.article.text;
    let now = hash(text);
    let mut astray: Vec<&mut Evidence> = coded
        .statements
        .iter_mut()
        .map(|statement| &mut statement.evidence)
        .filter(|evidence| is_astray(evidence, text, &now))
        .collect();
    let found = Anchor::new(text, &now, None).find(astray.iter().map(|evidence| &**evidence));
    let mut counts: BTreeMap<Found, usize> = BTreeMap::new();
    for (evidence, found) in astray.iter_mut().zip(found) {
        if !matches!(found.found, Found::InPlace) && found.found != evidence.found {
            *counts.entry(found.found).or_default() += 1;
        }
        **evidence = found;
    }
    let told: Vec<String> = counts
        .iter()
        .map(|(found, n)| format!("{n} {}", found.word()))
        .collect();
    (!told.is_empty()).then(|| {
        Problem::new(
            format!("articles/{}.txt", coded.article.id),
            format!(
                "Some quotes are no longer where they were in this text: {}.",
                told.join(", ")
            ),
            "The coding is kept. Check these quotes, or restore the text.",
        )
    })
}
