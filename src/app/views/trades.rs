//! Trades in words, as Overview and Pairs tell them.

use crate::compare::{Trade, TradeState};
use crate::model::{Agenda, PartyId, ProposalId, Relation};

use super::words;

/// A trade as it is told.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TradeLine {
    pub(crate) state: TradeState,
    /// All of it in one plain sentence.
    pub(crate) sentence: String,
    /// The condition as the party puts it, by which a reader can judge what it asks for: "In
    /// its own words: “once the guns are silent”".
    pub(crate) words: String,
    /// The proposal on which a party is conditional, and the one that its condition names;
    /// each with its text.
    pub(crate) rows: [(ProposalId, String); 2],
    /// Who is conditional.
    pub(crate) party: PartyId,
    /// The others that speak of the condition.
    pub(crate) others: Vec<PartyId>,
}

impl TradeLine {
    /// Says whether one of two parties is conditional and the other speaks of the condition.
    pub(crate) fn is_between(&self, a: &PartyId, b: &PartyId) -> bool {
        (self.party == *a && self.others.contains(b))
            || (self.party == *b && self.others.contains(a))
    }
}

/// Returns trades in words: possible ones first, blocked ones last, else in their order.
pub(crate) fn lines(agenda: &Agenda, trades: &[Trade]) -> Vec<TradeLine> {
    let text = |id: &ProposalId| {
        let found = agenda.proposal(id);
        let text = found.map_or_else(|| id.to_string(), |(_, proposal)| proposal.text.clone());
        (id.clone(), text)
    };
    let line = |trade: &Trade| TradeLine {
        state: trade.state,
        sentence: trade.sentence.clone(),
        words: format!("In its own words: “{}”", trade.words.trim()),
        rows: [text(&trade.condition.proposal), text(&trade.condition.on)],
        party: trade.condition.party.clone(),
        others: [
            &trade.ready,
            &trade.on_condition,
            &trade.against_unless,
            &trade.unclear,
            &trade.against,
        ]
        .into_iter()
        .flatten()
        .cloned()
        .collect(),
    };
    let mut lines: Vec<TradeLine> = trades.iter().map(line).collect();
    lines.sort_by_key(|line| line.state);
    lines
}

/// Returns what a trade is called: "Possible".
pub(crate) fn name(state: TradeState) -> String {
    words::capital(state.word())
}

/// Returns the relation whose sign and colour say the same.
pub(crate) fn sign(state: TradeState) -> Relation {
    match state {
        TradeState::Possible => Relation::Bridgeable,
        TradeState::Open => Relation::Open,
        TradeState::Blocked => Relation::Conflict,
    }
}
