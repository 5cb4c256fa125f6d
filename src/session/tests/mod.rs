//! Tests of a session: edits and their undo, saving, jobs.

mod again;
mod agenda;
mod anchored;
mod articles;
mod beside;
mod faults;
mod filter;
mod jobs;
mod keeping;
mod meanwhile;
mod pending;
mod portions;
mod properties;
mod refusing;
mod rereading;
mod saving;
mod snapshots;
mod statements;
mod steps;
mod stopping;

use super::*;
use crate::model::{
    ArticleId, HandEdit, PartyId, ProposalId, Settings, StanceAttitude, StatementId, StatementRef,
    Status,
};
use crate::store::tests::{example, example_article};

const TODAY: Date = jiff::civil::date(2026, 12, 4);

fn session() -> Session {
    Session::from_dossier(example(), TODAY)
}

/// Sets one party on one proposal by hand.
fn set(proposal: &str, party: &str, attitude: StanceAttitude) -> Edit {
    Edit::SetStance {
        proposal: ProposalId::from(proposal),
        party: PartyId::from(party),
        hand: HandEdit {
            attitude: Some(attitude),
            ..HandEdit::default()
        },
    }
}

/// Names a statement of the example.
fn statement(article: &str, number: u32) -> StatementRef {
    StatementRef {
        article: ArticleId::from(article),
        statement: StatementId(number),
    }
}
