//! Possible trades: a party makes its stance on one proposal depend on another, on which
//! others have a stance too.
//!
//! A party is conditional on q where its condition names the proposal q; which one that is
//! must be told from outside, for a condition is words ([`Condition`]). What the others think
//! of q says whether the condition can be had: somebody opposes it plainly, and the trade is
//! blocked; else somebody supports it, plainly or under a condition of its own, nobody leans
//! against it, and the trade is possible; else it is open. This describes what was said, and forecasts nothing.

use super::sentence::{capital, listed};
use super::{number, party_name};
use crate::model::{
    Agenda, Comparison, Implied, Lean, PartyId, ProposalId, Settings, StanceAttitude, StanceTable,
};

/// What the condition of a stance asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The party whose condition it is.
    pub party: PartyId,
    /// The proposal on which its stance is conditional.
    pub proposal: ProposalId,
    /// The proposal that the condition names.
    pub on: ProposalId,
    /// Whether the condition is that this happens; else, that it does not.
    pub happens: bool,
}

/// A condition, with how others stand to what it asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Trade {
    /// The condition.
    pub condition: Condition,
    /// The condition in the party's words.
    pub words: String,
    /// Which way the party leans: yes, if; or no, unless.
    pub lean: Lean,
    /// Whether it can be had.
    pub state: TradeState,
    /// Who is for what it asks, in order of columns.
    pub ready: Vec<PartyId>,
    /// Who is so under a condition.
    pub on_condition: Vec<PartyId>,
    /// Who is against it unless a condition is met.
    pub against_unless: Vec<PartyId>,
    /// Who is unclear on it.
    pub unclear: Vec<PartyId>,
    /// Who is against it.
    pub against: Vec<PartyId>,
    /// All that in one plain sentence.
    pub sentence: String,
}

/// Whether a condition can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TradeState {
    /// Others are for it, nobody is against it, under a condition or not.
    Possible,
    /// Others speak of it, nobody is plainly against it, but it is not to be had as things
    /// stand.
    Open,
    /// Somebody is against it.
    Blocked,
}

impl TradeState {
    /// Returns the word for people and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Open => "open",
            Self::Blocked => "blocked",
        }
    }
}

/// Returns a trade for each condition of a compared party's conditional stance that takes
/// part in the arithmetic, on which another compared party has a number; in the order of
/// `conditions`.
#[must_use]
pub fn trades(
    agenda: &Agenda,
    table: &StanceTable,
    comparison: &Comparison,
    settings: &Settings,
    conditions: &[Condition],
) -> Vec<Trade> {
    conditions
        .iter()
        .filter_map(|condition| trade(agenda, table, comparison, settings, condition))
        .collect()
}

fn trade(
    agenda: &Agenda,
    table: &StanceTable,
    comparison: &Comparison,
    settings: &Settings,
    condition: &Condition,
) -> Option<Trade> {
    let Condition { party, on, .. } = condition;
    let stance = table.get(&condition.proposal, party)?;
    number(stance, settings)?;
    if stance.attitude != StanceAttitude::Conditional || !comparison.parties.contains(party) {
        return None;
    }
    let sign = if condition.happens { 1.0 } else { -1.0 };
    let value = |other: &PartyId| match table.get(on, other) {
        Some(stance) => number(stance, settings),
        None if settings.count_implied => comparison.implied(on, other).map(Implied::value),
        None => None,
    };
    let others: Vec<(&PartyId, f64)> = comparison
        .parties
        .iter()
        .filter(|other| *other != party)
        .filter_map(|other| Some((other, sign * value(other)?)))
        .collect();
    if others.is_empty() {
        return None;
    }
    let those = |fits: &dyn Fn(f64) -> bool| -> Vec<PartyId> {
        let fitting = others.iter().filter(|(_, value)| fits(*value));
        fitting.map(|(party, _)| (*party).clone()).collect()
    };
    let mut trade = Trade {
        condition: condition.clone(),
        words: stance.condition.clone().unwrap_or_default(),
        lean: stance.lean.unwrap_or(Lean::YesIf),
        state: TradeState::Open,
        ready: those(&|value| value >= 1.0),
        on_condition: those(&|value| value > 0.0 && value < 1.0),
        against_unless: those(&|value| value < 0.0 && value > -1.0),
        unclear: those(&|value| value == 0.0),
        against: those(&|value| value <= -1.0),
        sentence: String::new(),
    };
    trade.state = if !trade.against.is_empty() {
        TradeState::Blocked
    } else if trade.against_unless.is_empty()
        && !(trade.ready.is_empty() && trade.on_condition.is_empty())
    {
        TradeState::Possible
    } else {
        TradeState::Open
    };
    trade.sentence = sentence(agenda, &trade);
    Some(trade)
}

/// "Ukraine supports “A” if “B”; the United States is for it, Russia is against it: blocked
/// trade." Where the condition is that B does not happen, the sentence tells what others think
/// of B itself: "supports “A” unless “B”; Russia is for it".
fn sentence(agenda: &Agenda, trade: &Trade) -> String {
    let text = |id: &ProposalId| {
        let found = agenda.proposal(id);
        found.map_or_else(|| id.to_string(), |(_, proposal)| proposal.text.clone())
    };
    // No, unless not B, is plainly: no, if B.
    let (verb, link) = match (trade.lean, trade.condition.happens) {
        (Lean::YesIf, true) => ("supports", "if"),
        (Lean::YesIf, false) => ("supports", "unless"),
        (Lean::NoUnless, true) => ("opposes", "unless"),
        (Lean::NoUnless, false) => ("opposes", "if"),
    };
    let mut words = [
        "for it",
        "for it on a condition",
        "unclear on it",
        "against it unless a condition is met",
        "against it",
    ];
    if !trade.condition.happens {
        words.reverse();
    }
    let parties = [
        &trade.ready,
        &trade.on_condition,
        &trade.unclear,
        &trade.against_unless,
        &trade.against,
    ];
    let sides = parties.into_iter().zip(words);
    let sides: Vec<String> = sides
        .filter(|(parties, _)| !parties.is_empty())
        .map(|(parties, words)| {
            let names: Vec<String> = parties.iter().map(|p| party_name(agenda, p)).collect();
            let verb = if names.len() == 1 { "is" } else { "are" };
            format!("{} {verb} {words}", listed(&names))
        })
        .collect();
    let sentence = format!(
        "{} {verb} “{}” {link} “{}”; {}: {} trade.",
        party_name(agenda, &trade.condition.party),
        text(&trade.condition.proposal),
        text(&trade.condition.on),
        sides.join(", "),
        trade.state.word()
    );
    capital(&sentence)
}
