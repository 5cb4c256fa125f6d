//! A row in one plain sentence, for screens, exports and screen readers alike: "Russia
//! demands it as a red line, Ukraine rejects it, the United States is silent: conflict."

use std::fmt::Write as _;

use super::Cell;
use crate::model::{
    Act, Agenda, Attitude, Basis, Change, ChangeCause, Contradiction, Firmness, Implied, Lean,
    Link, PartyId, ProposalId, Relation, Settings, Stance, StanceAttitude,
};

/// Returns the row in one sentence: who does what, who is silent, and the relation.
pub(super) fn sentence(
    agenda: &Agenda,
    cells: &[Cell<'_>],
    relation: Relation,
    settings: &Settings,
) -> String {
    let mut parts: Vec<String> = cells
        .iter()
        .filter_map(|cell| {
            let name = party_name(agenda, cell.party);
            let Some(stance) = cell.stance else {
                // Silence is told as silence, unless what follows is counted.
                cell.value?;
                let does = agreed(&name, side(cell.implied?));
                return Some(format!("{does} by implication"));
            };
            let aside = if stance.basis == Basis::Others && !settings.count_others {
                " (not counted)"
            } else {
                ""
            };
            Some(format!("{}{aside}", agreed(&name, &clause(stance))))
        })
        .collect();
    let silent: Vec<String> = cells
        .iter()
        .filter(|cell| cell.stance.is_none() && cell.value.is_none())
        .map(|cell| party_name(agenda, cell.party))
        .collect();
    if parts.is_empty() && silent.len() > 1 {
        parts.push("all are silent".to_owned());
    } else if !silent.is_empty() {
        parts.push(match silent.as_slice() {
            [name] => agreed(name, "is silent"),
            names => format!("{} are silent", listed(names)),
        });
    }
    let end = format!("{}.", relation.word().to_lowercase());
    if parts.is_empty() {
        return capital(&end);
    }
    capital(&format!("{}: {end}", parts.join(", ")))
}

/// Returns what has changed in a cell, in one sentence: "Russia was silent, now demands it as a
/// red line: new." `names` is the agenda that has the party. Where the party itself has not
/// moved, the sentence says so.
#[must_use]
pub fn changed(names: &Agenda, change: &Change) -> String {
    let party = party_name(names, &change.party);
    let told = |stance: &Option<Stance>, silent: &str| match stance {
        Some(stance) => clause(stance),
        None => silent.to_owned(),
    };
    let before = told(&change.before, "silent");
    let after = told(&change.after, "is silent");
    let moved = if before == after {
        agreed(&party, &after)
    } else {
        format!("{} (before: {before})", agreed(&party, &after))
    };
    let why = match change.cause {
        ChangeCause::Position => "",
        ChangeCause::Coding => " Our coding changed, not what was said.",
        ChangeCause::Wording => " The proposal or the agenda changed, not what was said.",
    };
    format!("{}: {}.{why}", capital(&moved), change.kind.word())
}

/// Returns a party's name with what it does, the verb in the plural where the name asks for
/// it: "European leaders reject it". `clause` begins with a verb in the singular.
#[must_use]
pub fn agreed(name: &str, clause: &str) -> String {
    let (verb, rest) = clause.split_at(clause.find(' ').unwrap_or(clause.len()));
    let verb = match verb {
        _ if !is_plural(name) => verb,
        "is" => "are",
        verb => verb.strip_suffix('s').unwrap_or(verb),
    };
    format!("{name} {verb}{rest}")
}

/// Says whether a name ends in a common noun in the plural: "European leaders", but neither
/// "Trinidad and Tobago" nor "the United States".
fn is_plural(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    last.starts_with(char::is_lowercase) && last.ends_with('s') && !last.ends_with("ss")
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

fn side(implied: &Implied) -> &'static str {
    if implied.supports {
        "supports it"
    } else {
        "opposes it"
    }
}

/// Returns the way on which an implied stance follows, as a sentence: "It supports “A”, which
/// implies “B”, which excludes this."
#[must_use]
pub fn way(agenda: &Agenda, implied: &Implied) -> String {
    let text = |proposal: &ProposalId| {
        let found = agenda.proposal(proposal);
        found.map_or_else(
            || proposal.to_string(),
            |(_, proposal)| proposal.text.clone(),
        )
    };
    let Some(((_, first), rest)) = implied.way.split_first() else {
        return String::new();
    };
    let verb = if *first == Link::FollowsFrom {
        "opposes"
    } else {
        "supports"
    };
    let mut sentence = format!("It {verb} “{}”, which {first}", text(implied.source()));
    for (proposal, link) in rest {
        // Writing to a String cannot fail.
        let _ = write!(sentence, " “{}”, which {link}", text(proposal));
    }
    sentence + " this."
}

/// Returns a contradiction as a sentence: "Ukraine opposes “B” and supports what implies it:
/// it supports “A”, which implies this."
#[must_use]
pub fn contradiction(agenda: &Agenda, contradiction: &Contradiction) -> String {
    let name = party_name(agenda, &contradiction.party);
    let ways: Vec<String> = contradiction
        .implied
        .iter()
        .map(|implied| way(agenda, implied))
        .collect();
    let proposal = agenda.proposal(&contradiction.proposal);
    let text = proposal.map_or(contradiction.proposal.as_str(), |(_, p)| &p.text);
    let start = match (contradiction.stated, contradiction.implied.first()) {
        (Some(stated), Some(implied)) => {
            let otherwise = if implied.supports {
                "supports"
            } else {
                "opposes"
            };
            format!("{name} {stated} “{text}”, but by implication {otherwise} it.")
        }
        _ => format!("{name} by implication both supports and opposes “{text}”."),
    };
    capital(&format!("{start} {}", ways.join(" ")))
}

/// Returns the verb of a stance: the party's own where it agrees with the attitude, else
/// the attitude's word.
#[must_use]
pub fn verb(stance: &Stance) -> &'static str {
    let attitude = match stance.attitude {
        StanceAttitude::Support => Some(Attitude::Support),
        StanceAttitude::Oppose => Some(Attitude::Oppose),
        StanceAttitude::Conditional | StanceAttitude::Unclear | StanceAttitude::Mixed => None,
    };
    let fits = |act: Act| attitude.is_some() && act.attitude() == attitude;
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

/// Returns names in a row: "A", "A and B", "A, B and C".
pub(super) fn listed(names: &[String]) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// Returns the text with its first letter as a capital.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
