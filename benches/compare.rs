//! How fast a large case is settled and compared, beside copying its statements.
//!
//! 200 proposals, 10 parties, 10,000 statements in 500 articles: what every edit of a
//! large dossier costs.

mod large;

use std::sync::Arc;

use divan::Bencher;
use divan::counter::ItemsCount;
use standpoint::compare::compare;
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

/// The yardstick: a copy of every statement.
#[divan::bench]
fn copy_statements(bencher: Bencher) {
    let dossier = dossier(SIZE);
    bencher.counter(ItemsCount::new(SIZE.statements)).bench(|| {
        let copy = |coded: &Arc<CodedArticle>| coded.statements.clone();
        dossier.articles.iter().flat_map(copy).collect::<Vec<_>>()
    });
}
