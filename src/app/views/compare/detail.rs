//! The short words beside a relation, and a cell in words.

use crate::compare;
use crate::model::{Agenda, Dossier, Firmness, PartyId, Relation, Row, Stance, StanceAttitude};

use super::super::super::widgets::Mark;
use super::super::words;
use super::data::{ColumnHead, StanceData};

/// Returns the line under a relation's name: who stands against whom, on what condition,
/// what is missing. Only stances that take part in the relation are told.
pub(super) fn relation(
    dossier: &Dossier,
    row: &Row,
    columns: &[ColumnHead],
    stances: &[Option<&Stance>],
) -> String {
    let agenda = dossier.agenda.as_ref();
    let counted: Vec<(&ColumnHead, &Stance)> = columns
        .iter()
        .zip(stances)
        .filter_map(|(column, stance)| Some((column, (*stance)?)))
        .filter(|(_, stance)| compare::number(stance, &dossier.settings).is_some())
        .collect();
    let implied = if dossier.settings.count_implied {
        row.implied.as_slice()
    } else {
        &[]
    };
    let told = match row.relation {
        Relation::Deadlock => {
            format!("red lines: {}", against(agenda, &red_lines(row, &counted)))
        }
        Relation::Conflict => against(agenda, &row.opposed),
        Relation::Bridgeable => conditions(agenda, &row.conditions, &counted),
        Relation::Consensus | Relation::CommonRejection => everybody(&counted, implied, columns),
        Relation::Open => unclear(&counted),
        Relation::SoftGap => [
            unclear(&counted),
            conditions(agenda, &row.conditions, &counted),
        ]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("; "),
        Relation::Untested => match row.n {
            0 if !row.by_others.is_empty() => "known only from others".to_owned(),
            0 if row.mixed.is_empty() => "all silent".to_owned(),
            0 => String::new(),
            _ => "one party only".to_owned(),
        },
    };
    let mut parts = vec![told];
    if !row.mixed.is_empty() {
        parts.push(format!("{} mixed", words::parties(agenda, &row.mixed)));
    }
    if !implied.is_empty() {
        parts.push(format!("{} implied", words::parties(agenda, implied)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("; ")
}

/// Returns the opposed pairs in which both hold a red line.
fn red_lines(row: &Row, counted: &[(&ColumnHead, &Stance)]) -> Vec<(PartyId, PartyId)> {
    let red = |id: &PartyId| {
        counted
            .iter()
            .any(|(column, s)| column.party == *id && s.firmness == Some(Firmness::RedLine))
    };
    let pairs = row.opposed.iter().filter(|(a, b)| red(a) && red(b));
    pairs.cloned().collect()
}

fn against(agenda: &Agenda, opposed: &[(PartyId, PartyId)]) -> String {
    let Some((first, _)) = opposed.first() else {
        return String::new();
    };
    let name = |id| words::party(agenda, id);
    // "Russia against Ukraine, United States" where one party stands in every pair.
    if opposed.iter().all(|(a, _)| a == first) {
        let others: Vec<PartyId> = opposed.iter().map(|(_, b)| b.clone()).collect();
        return format!(
            "{} against {}",
            name(first),
            words::parties(agenda, &others)
        );
    }
    let pairs: Vec<String> = opposed
        .iter()
        .map(|(a, b)| format!("{} against {}", name(a), name(b)))
        .collect();
    pairs.join(", ")
}

fn conditions(
    agenda: &Agenda,
    conditions: &[(PartyId, String)],
    counted: &[(&ColumnHead, &Stance)],
) -> String {
    let told = conditions
        .iter()
        .map(|(party, text)| format!("{}: {text}", words::party(agenda, party)));
    let known = |party: &PartyId| conditions.iter().any(|(of, _)| of == party);
    let unstated = counted.iter().filter(|(column, stance)| {
        stance.attitude == StanceAttitude::Conditional && !known(&column.party)
    });
    let unstated = unstated.map(|(column, _)| format!("{}: {}", column.name, words::UNSTATED));
    told.chain(unstated).collect::<Vec<_>>().join("; ")
}

fn everybody(
    counted: &[(&ColumnHead, &Stance)],
    implied: &[PartyId],
    columns: &[ColumnHead],
) -> String {
    let takes_part = |column: &&ColumnHead| {
        let party = &column.party;
        counted.iter().any(|(c, _)| c.party == *party) || implied.contains(party)
    };
    let with = columns.iter().filter(takes_part);
    let with: Vec<&str> = with.map(|c| c.name.as_str()).collect();
    if with.len() == columns.len() && with.len() > 2 {
        return match with.len() {
            3 => "all three".to_owned(),
            n => format!("all {n}"),
        };
    }
    with.join(", ")
}

fn unclear(counted: &[(&ColumnHead, &Stance)]) -> String {
    let names: Vec<&str> = counted
        .iter()
        .filter(|(_, stance)| stance.attitude == StanceAttitude::Unclear)
        .map(|(column, _)| column.name.as_str())
        .collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("{} unclear", names.join(", "))
    }
}

/// Returns a stance in words: "rejects, firm, 2 utterances, set by hand".
pub(super) fn stance_in_words(stance: &StanceData) -> String {
    let mut parts = vec![stance.word.clone()];
    parts.extend(stance.firmness.map(|f: Firmness| f.word().to_owned()));
    if stance.utterances > 0 {
        parts.push(words::count(stance.utterances, "utterance"));
    }
    if stance.mark == Mark::Others || stance.second == words::UNSTATED {
        parts.push(stance.second.clone());
    }
    if stance.edited {
        parts.push("set by hand".to_owned());
    }
    parts.join(", ")
}
