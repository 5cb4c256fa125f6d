//! What the palette lists, as plain data: commands first, then everything of the case that
//! has a name.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{Dossier, PartyId};

use super::super::search::{Words, plain};
use super::super::state::Action;
use super::super::views::compare::Order;
use super::super::views::overview::Card;
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

    /// Also finds it by words that are not shown: what others call the same.
    pub(crate) fn also(mut self, words: &str) -> Self {
        if !words.is_empty() {
            self.plain.1 = format!("{} {}", self.plain.1, plain(words));
        }
        self
    }
}

/// Lists the places of a case: issues, articles, snapshots, columns, pairs, what each party
/// insists on, cards of Overview, proposals, speakers.
pub(crate) fn places(dossier: &Dossier) -> Vec<Entry> {
    let agenda = &dossier.agenda;
    let issues = agenda.issues_in_use().map(|issue| {
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
    let columns = agenda.parties_in_use().map(|party| {
        let on = shown.contains(&party.id);
        let verb = if on { "Hide" } else { "Show" };
        let action = Action::ToggleColumn(party.id.clone());
        let mut entry = Entry::new(format!("{verb} column {}", party.name), "Party", action);
        entry.enabled = !on || shown.len() > 1;
        entry
    });
    let few = if shown.len() <= FEW { &shown[..] } else { &[] };
    let firmest = few.iter().map(|party| {
        let action = Action::SetOrder(Order::FirmestOf(party.clone()));
        let label = format!("Firmest first: {}", words::party(agenda, party));
        Entry::new(label, "Puts what it insists on at the top", action)
            .also("sort by firmness red lines demands strongest")
    });
    let cards = Card::ALL.into_iter().map(|card| {
        let action = Action::ShowCard(card);
        Entry::new(card.title(), "Card of Overview", action)
    });
    issues
        .chain(articles)
        .chain(snapshots)
        .chain(cards)
        .chain(columns)
        .chain(pairs)
        .chain(firmest)
        .chain(proposals)
        .chain(speakers(dossier))
        .collect()
}

/// Lists who is quoted by name on a proposal, in the order of the alphabet.
fn speakers(dossier: &Dossier) -> Vec<Entry> {
    let statements = dossier.articles.iter().flat_map(|coded| &coded.statements);
    let mut speakers: BTreeMap<&str, usize> = BTreeMap::new();
    for statement in statements.filter(|s| !s.discarded && s.proposal.is_some()) {
        if let Some(speaker) = &statement.speaker {
            *speakers.entry(speaker).or_default() += 1;
        }
    }
    let entry = |(speaker, n): (&str, usize)| {
        let told = words::count(n, "statement");
        let aside = format!("Speaker of {told}: shows the rows");
        Entry::new(speaker, aside, Action::ShowWords(speaker.to_owned()))
    };
    speakers.into_iter().map(entry).collect()
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
    fn questions_find_what_answers_them() {
        assert_eq!(labels("trade"), ["Trades"]);
        assert_eq!(labels("firmest northland")[0], "Firmest first: Northland");
        assert_eq!(labels("red lines isle")[0], "Firmest first: Isle Union");
    }

    #[test]
    fn who_is_quoted_is_found_by_name() {
        let dossier = demo::session();
        let dossier = dossier.dossier();
        let statements = dossier.articles.iter().flat_map(|coded| &coded.statements);
        let quoted = statements.filter(|s| !s.discarded && s.proposal.is_some());
        let names: Vec<&String> = quoted.filter_map(|s| s.speaker.as_ref()).collect();
        assert!(!names.is_empty());
        for name in names {
            assert!(labels(name).contains(name), "{name}");
        }
    }

    #[test]
    fn without_words_all_are_listed_in_their_order() {
        let entries = places(demo::session().dossier());
        let all: Vec<usize> = (0..entries.len()).collect();
        assert_eq!(found(&entries, "  "), all);
    }
}
