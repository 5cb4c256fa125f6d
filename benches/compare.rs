//! How fast a large case is settled and compared, beside copying its statements.
//!
//! 200 proposals, 10 parties, 10,000 statements in 500 articles: what every edit of a
//! large dossier costs.

mod large;

use std::sync::Arc;

use divan::Bencher;
use divan::counter::ItemsCount;
use standpoint::compare::compare;
use standpoint::compare::network::{Duplicates, Normalise, Options, of_dossier, one_mode};
use standpoint::model::{CodedArticle, PartyId};
use standpoint::settle::settle;

use large::{Size, dossier};

const SIZE: Size = Size {
    issues: 20,
    proposals: 200,
    parties: 10,
    articles: 500,
    statements: 10_000,
};

fn main() {
    divan::main();
}

/// Statements to stances.
#[divan::bench]
fn settle_case(bencher: Bencher) {
    let dossier = dossier(SIZE);
    bencher
        .counter(ItemsCount::new(SIZE.statements))
        .bench(|| settle(&dossier));
}

/// Stances to the comparison.
#[divan::bench]
fn compare_case(bencher: Bencher) {
    let dossier = dossier(SIZE);
    let table = settle(&dossier);
    let parties: Vec<PartyId> = dossier
        .agenda
        .parties
        .iter()
        .map(|p| p.id.clone())
        .collect();
    bencher
        .counter(ItemsCount::new(SIZE.proposals * SIZE.parties))
        .bench(|| compare(&dossier.agenda, &table, &parties, &dossier.settings));
}

/// The same with stances that follow: each proposal of an issue implies the one before it.
#[divan::bench]
fn compare_with_implications(bencher: Bencher) {
    let mut dossier = dossier(SIZE);
    let table = settle(&dossier);
    for issue in &mut Arc::make_mut(&mut dossier.agenda).issues {
        for at in 1..issue.proposals.len() {
            let before = issue.proposals[at - 1].id.clone();
            issue.proposals[at].implies.push(before);
        }
    }
    dossier.settings.count_implied = true;
    let parties = dossier.parties();
    bencher
        .counter(ItemsCount::new(SIZE.proposals * SIZE.parties))
        .bench(|| compare(&dossier.agenda, &table, &parties, &dossier.settings));
}

/// Statements to a network of parties.
#[divan::bench]
fn network_case(bencher: Bencher) {
    let dossier = dossier(SIZE);
    bencher.counter(ItemsCount::new(SIZE.statements)).bench(|| {
        let options = Options {
            normalise: Normalise::Jaccard,
            duplicates: Duplicates::Document,
            ..Options::default()
        };
        one_mode(&of_dossier(&dossier), options)
    });
}

/// The yardstick: a copy of every statement.
#[divan::bench]
fn copy_statements(bencher: Bencher) {
    let dossier = dossier(SIZE);
    bencher.counter(ItemsCount::new(SIZE.statements)).bench(|| {
        let copy = |coded: &Arc<CodedArticle>| coded.statements.clone();
        dossier.articles.iter().flat_map(copy).collect::<Vec<_>>()
    });
}
