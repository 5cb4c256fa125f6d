//! A trial of an agenda for the terminal: every sentence with the words that tell something
//! in brackets, what they tell, and which words tell nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::hanging;
use super::sheet::count;
use crate::model::{Agenda, Article, Trial, TrialHit};

const WIDTH: usize = 100;
/// How many words that tell nothing are listed at the end.
const MOST_MISSED: usize = 20;

/// Writes what an agenda's words find in an article.
#[must_use]
pub fn write(agenda: &Agenda, article: &Article, trials: &[Trial]) -> String {
    let mut out = String::new();
    let hit = trials.iter().filter(|trial| !trial.hits.is_empty()).count();
    let line = format!(
        "{}: agenda `{}` finds something in {hit} of {}",
        article.source,
        agenda.id,
        count(trials.len(), "sentence"),
    );
    out.push_str(&hanging("", &line, WIDTH));
    for trial in trials {
        out.push('\n');
        out.push_str(&hanging("", &marked(article, trial), WIDTH));
        for hit in &trial.hits {
            out.push_str(&hanging("    + ", &told(article, hit), WIDTH));
        }
        if !trial.missed.is_empty() {
            let words = trial.missed.iter().map(|span| span.of(&article.text));
            let words: Vec<&str> = words.collect();
            out.push_str(&hanging("    - nothing: ", &words.join(", "), WIDTH));
        }
    }
    out.push('\n');
    out.push_str(&summary(agenda, article, trials));
    out
}

/// The sentence on one line, with the words of its hits in brackets.
fn marked(article: &Article, trial: &Trial) -> String {
    let words: BTreeSet<_> = trial.hits.iter().flat_map(|hit| &hit.words).collect();
    let mut out = String::new();
    let mut at = trial.span.start;
    for word in words {
        out.push_str(article.text.get(at..word.start).unwrap_or_default());
        out.push('[');
        out.push_str(word.of(&article.text));
        out.push(']');
        at = word.end;
    }
    out.push_str(article.text.get(at..trial.span.end).unwrap_or_default());
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "river.dam 1.85: open, dam".
fn told(article: &Article, hit: &TrialHit) -> String {
    let words: Vec<&str> = hit
        .words
        .iter()
        .map(|span| span.of(&article.text))
        .collect();
    let what = match &hit.proposal {
        Some(id) if hit.contrary => format!("the opposite of {id}"),
        Some(id) if hit.guessed => format!("{id} (guessed from {})", hit.issue),
        Some(id) => id.to_string(),
        None => format!("{} (no proposal)", hit.issue),
    };
    format!("{what} {:.2}: {}", hit.score, words.join(", "))
}

/// How often each proposal is found, which are not, and the words that tell nothing most
/// often.
fn summary(agenda: &Agenda, article: &Article, trials: &[Trial]) -> String {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for hit in trials.iter().flat_map(|trial| &trial.hits) {
        if let Some(id) = &hit.proposal {
            *found.entry(id.as_str()).or_default() += 1;
        }
    }
    let all = agenda.proposals().map(|(_, proposal)| proposal.id.as_str());
    let (hit, never): (Vec<&str>, Vec<&str>) = all.partition(|id| found.contains_key(id));
    let hit: Vec<String> = hit.iter().map(|id| format!("{id} {}", found[id])).collect();
    let mut missed: BTreeMap<String, usize> = BTreeMap::new();
    for span in trials.iter().flat_map(|trial| &trial.missed) {
        *missed
            .entry(span.of(&article.text).to_lowercase())
            .or_default() += 1;
    }
    let mut missed: Vec<(String, usize)> = missed.into_iter().filter(|(_, n)| *n > 1).collect();
    missed.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let missed: Vec<String> = missed
        .iter()
        .take(MOST_MISSED)
        .map(|(word, n)| format!("{word} {n}"))
        .collect();
    let mut out = String::new();
    for (head, list) in [
        ("Found: ", hit.join(", ")),
        ("Not found: ", never.join(", ")),
        ("Words that often tell nothing: ", missed.join(", ")),
    ] {
        if !list.is_empty() {
            out.push_str(&hanging(head, &list, WIDTH));
        }
    }
    out
}
