//! A row in one plain sentence, for screens, exports and screen readers alike: "Russia
//! demands it as a red line, Ukraine rejects it, the United States is silent: conflict."

use crate::model::{
    Act, Agenda, Basis, Firmness, Lean, PartyId, Relation, Settings, Stance, StanceAttitude,
};

/// Returns the row in one sentence: who does what, who is silent, and the relation.
pub(super) fn sentence(
    agenda: &Agenda,
    stances: &[(&PartyId, Option<&Stance>)],
    relation: Relation,
    settings: &Settings,
) -> String {
    let mut parts: Vec<String> = stances
        .iter()
        .filter_map(|(party, stance)| {
            let stance = (*stance)?;
            let aside = if stance.basis == Basis::Others && !settings.count_others {
                " (not counted)"
            } else {
                ""
            };
            Some(format!(
                "{} {}{aside}",
                party_name(agenda, party),
                clause(stance)
            ))
        })
        .collect();
    let silent: Vec<String> = stances
        .iter()
        .filter(|(_, stance)| stance.is_none())
        .map(|(party, _)| party_name(agenda, party))
        .collect();
    if parts.is_empty() && silent.len() > 1 {
        parts.push("all are silent".to_owned());
    } else if let Some((last, rest)) = silent.split_last() {
        parts.push(if rest.is_empty() {
            format!("{last} is silent")
        } else {
            format!("{} and {last} are silent", rest.join(", "))
        });
    }
    let end = format!("{}.", relation.word().to_lowercase());
    if parts.is_empty() {
        return capital(&end);
    }
    capital(&format!("{}: {end}", parts.join(", ")))
}

/// Returns what a party does with the proposal, to follow its name: "demands it as a red
/// line".
#[must_use]
pub fn clause(stance: &Stance) -> String {
    let firm = stance.firmness.map_or("", firmly);
    let clause = match stance.attitude {
        StanceAttitude::Support | StanceAttitude::Oppose => {
            let verb = verb(stance);
            match verb.split_once(' ') {
                // "rules out" takes its object in between.
                Some((verb, particle)) => format!("{verb} it {particle}{firm}"),
                None => format!("{verb} it{firm}"),
            }
        }
        StanceAttitude::Conditional => {
            let verb = if stance.lean == Some(Lean::NoUnless) {
                "opposes it unless a condition is met"
            } else {
                "supports it on a condition"
            };
            match &stance.condition {
                Some(condition) => format!("{verb} (“{}”){firm}", condition.trim()),
                None => format!("{verb}{firm}"),
            }
        }
        StanceAttitude::Unclear => "is unclear".to_owned(),
        StanceAttitude::Mixed => "is mixed".to_owned(),
    };
    if stance.basis == Basis::Others {
        format!("{clause} according to others")
    } else {
        clause
    }
}

/// Returns the verb of a stance: the party's own where it agrees with the attitude, else
/// the attitude's word.
#[must_use]
pub fn verb(stance: &Stance) -> &'static str {
    let fits = |act: Act| match stance.attitude {
        StanceAttitude::Support => matches!(
            act,
            Act::Demands
                | Act::Proposes
                | Act::Offers
                | Act::Pledges
                | Act::Wants
                | Act::Supports
                | Act::Accepts
                | Act::Concedes
        ),
        StanceAttitude::Oppose => matches!(
            act,
            Act::Rejects | Act::Refuses | Act::RulesOut | Act::Criticises
        ),
        StanceAttitude::Conditional | StanceAttitude::Unclear | StanceAttitude::Mixed => false,
    };
    match stance.act {
        Some(act) if fits(act) => act.word(),
        _ => stance.attitude.word(),
    }
}

/// Returns how firmly, to follow a clause; what is plain needs no word.
#[must_use]
pub const fn firmly(firmness: Firmness) -> &'static str {
    match firmness {
        Firmness::Tentative => " tentatively",
        Firmness::Plain => "",
        Firmness::Firm => " firmly",
        Firmness::RedLine => " as a red line",
    }
}

/// Names that end in one of these nouns take an article in English.
const COMMON_NOUNS: &[&str] = &[
    "Alliance",
    "Emirates",
    "Federation",
    "Kingdom",
    "Nations",
    "Netherlands",
    "Republic",
    "States",
    "Union",
];

/// Returns a party's name inside a sentence: with its article where the agenda lists the
/// name that way ("the United States") or English asks for it ("the European Union"); the id
/// where the agenda has no such party.
#[must_use]
pub fn party_name(agenda: &Agenda, party: &PartyId) -> String {
    let Some(party) = agenda.party(party) else {
        return party.to_string();
    };
    let with_article = format!("the {}", party.name);
    let last = party.name.rsplit(' ').next().unwrap_or_default();
    if party.names.contains(&with_article) || COMMON_NOUNS.contains(&last) {
        with_article
    } else {
        party.name.clone()
    }
}

/// Returns the text with its first letter as a capital.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
