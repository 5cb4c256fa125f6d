//! What the palette lists, as plain data: commands first, then everything of the case that
//! has a name.

use std::cmp::Reverse;

use crate::model::{Dossier, PartyId};

use super::super::search::{Words, plain};
use super::super::state::Action;
use super::super::views::words;

/// Of more parties than this, pairs are not listed.
const FEW: usize = 8;

/// Something that can be done or gone to.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) label: String,
    /// What it is: "Issue", "Article, 4 Dec 2026"; for a command, what it does.
    pub(crate) aside: String,
    /// Its shortcut.
    pub(crate) keys: String,
    /// What cannot be done now stays in sight, but faint.
    pub(crate) enabled: bool,
    pub(crate) action: Action,
    /// Its label and its other words as they are searched.
    plain: (String, String),
}

impl Entry {
    /// Returns an entry that is found by `label` and, less well, by `aside`.
    pub(crate) fn new(label: impl Into<String>, aside: impl Into<String>, action: Action) -> Self {
        let (label, aside) = (label.into(), aside.into());
        Self {
            plain: (plain(&label), plain(&aside)),
            label,
            aside,
            keys: String::new(),
            enabled: true,
            action,
        }
    }
}

/// Lists the places of a case: issues, articles, snapshots, columns, pairs, proposals.
pub(crate) fn places(dossier: &Dossier) -> Vec<Entry> {
    let agenda = &dossier.agenda;
    let issues = agenda.issues.iter().map(|issue| {
        let action = Action::ShowIssue(issue.id.clone());
        Entry::new(&issue.title, "Issue", action)
    });
    let proposals = agenda.proposals().map(|(issue, proposal)| {
        let action = Action::ShowProposal(proposal.id.clone());
        Entry::new(
            &proposal.text,
            format!("Proposal on {}", issue.title),
            action,
        )
    });
    let articles = dossier.articles.iter().map(|coded| {
        let article = &coded.article;
        let mut aside = vec!["Article".to_owned()];
        aside.extend(article.outlet.clone());
        aside.extend(
            article
                .published
                .map(|day| words::day(day, article.date_disputed)),
        );
        let action = Action::ShowArticle(article.id.clone());
        Entry::new(&article.title, aside.join(" · "), action)
    });
    let snapshots = dossier
        .snapshots
        .iter()
        .enumerate()
        .map(|(at, snapshot)| Entry::new(&snapshot.name, "Snapshot", Action::ShowSnapshot(at)));
    let shown = dossier.parties();
    let pairs = pairs(dossier, &shown);
    let columns = agenda.parties.iter().map(|party| {
        let on = shown.contains(&party.id);
        let verb = if on { "Hide" } else { "Show" };
        let action = Action::ToggleColumn(party.id.clone());
        let mut entry = Entry::new(format!("{verb} column {}", party.name), "Party", action);
        entry.enabled = !on || shown.len() > 1;
        entry
    });
    issues
        .chain(articles)
        .chain(snapshots)
        .chain(columns)
        .chain(pairs)
        .chain(proposals)
        .collect()
}

/// Lists every two of the parties that are shown, as far as they are not too many to choose
/// from.
fn pairs(dossier: &Dossier, shown: &[PartyId]) -> Vec<Entry> {
    let few = if shown.len() <= FEW { shown } else { &[] };
    let agenda = &dossier.agenda;
    let pair = |a: &PartyId, b: &PartyId| {
        let action = Action::ShowPair(a.clone(), b.clone());
        let label = format!(
            "{} and {}",
            words::party(agenda, a),
            words::party(agenda, b)
        );
        Entry::new(label, "Pair: where they agree and where they clash", action)
    };
    few.iter()
        .enumerate()
        .flat_map(|(at, a)| few[at + 1..].iter().map(move |b| pair(a, b)))
        .collect()
}

/// Returns the places in `entries` of those that fit what was typed, the best first. What
/// fits equally well keeps its order, what can be done first.
pub(crate) fn found(entries: &[Entry], typed: &str) -> Vec<usize> {
    let words = Words::of(typed);
    let mut found: Vec<(usize, Reverse<bool>, usize)> = entries
        .iter()
        .enumerate()
        .filter_map(|(at, entry)| {
            let (label, aside) = &entry.plain;
            let by_label = words.rank(label);
            // Not by the label alone: the words may be spread over both.
            let by_both = || {
                words
                    .rank(&format!("{label} {aside}"))
                    .map(|rank| rank + 20)
            };
            Some((by_label.or_else(by_both)?, Reverse(entry.enabled), at))
        })
        .collect();
    if !words.is_empty() {
        found.sort_unstable();
    }
    found.into_iter().map(|(_, _, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::views::demo;
    use super::*;

    fn labels(typed: &str) -> Vec<String> {
        let entries = places(demo::session().dossier());
        let found = found(&entries, typed);
        found.iter().map(|at| entries[*at].label.clone()).collect()
    }

    #[test]
    fn names_come_before_what_only_mentions() {
        assert_eq!(labels("ferries")[0], "Ferries");
        let found = labels("ferries");
        assert!(
            found.contains(&"Ferries wait for a signal".to_owned()),
            "{found:?}"
        );
        assert!(
            found.contains(&"The ferries sail again".to_owned()),
            "{found:?}"
        );
    }

    #[test]
    fn words_may_stand_in_the_aside_too() {
        assert_eq!(labels("article signal"), ["Ferries wait for a signal"]);
        assert_eq!(labels("column observer"), ["Show column Observer"]);
        assert_eq!(labels("no such thing"), [""; 0]);
    }

    #[test]
    fn without_words_all_are_listed_in_their_order() {
        let entries = places(demo::session().dossier());
        let all: Vec<usize> = (0..entries.len()).collect();
        assert_eq!(found(&entries, "  "), all);
    }
}
