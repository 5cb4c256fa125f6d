//! Two parties, issues or proposals become one: what refers to the first refers to the second,
//! which gets its names, words and ties too.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::agenda::{
    AgendaPart, each_statement, issue_mut, party_mut, proposal_mut, take_proposal,
};
use super::refusal;
use crate::model::{Dossier, HandEdit, IssueId, PartyId, Problem, ProposalId};

/// Lets `into` take the place of `from` in everything that refers to it.
pub(super) fn merge(
    dossier: &mut Dossier,
    from: &AgendaPart,
    into: &AgendaPart,
) -> Result<(), Problem> {
    if from == into {
        return Err(refusal(
            "It cannot be merged with itself.",
            "Choose another.",
        ));
    }
    match (from, into) {
        (AgendaPart::Party(from), AgendaPart::Party(into)) => merge_parties(dossier, from, into),
        (AgendaPart::Issue(from), AgendaPart::Issue(into)) => merge_issues(dossier, from, into),
        (AgendaPart::Proposal(from), AgendaPart::Proposal(into)) => {
            merge_proposals(dossier, from, into)
        }
        _ => Err(refusal(
            "Only what is of one kind can be merged.",
            "Choose two parties, two issues or two proposals.",
        )),
    }
}

fn merge_parties(dossier: &mut Dossier, from: &PartyId, into: &PartyId) -> Result<(), Problem> {
    let agenda = Arc::make_mut(&mut dossier.agenda);
    let taken = party_mut(agenda, from)?.clone();
    let party = party_mut(agenda, into)?;
    party.main |= taken.main;
    join(&mut party.names, [taken.name.clone()]);
    join(&mut party.names, taken.names);
    join(&mut party.demonyms, taken.demonyms);
    join(&mut party.adjective_heads, taken.adjective_heads);
    join(&mut party.metonyms, taken.metonyms);
    join(&mut party.institutions, taken.institutions);
    join(&mut party.role_titles, taken.role_titles);
    join(&mut party.people, taken.people);
    join(&mut party.not_party, taken.not_party);
    agenda.parties.retain(|party| party.id != *from);
    let mut seen = BTreeSet::new();
    let chosen = &mut dossier.settings.parties;
    for party in chosen.iter_mut().filter(|party| *party == from) {
        party.clone_from(into);
    }
    chosen.retain(|party| seen.insert(party.clone()));
    each_statement(
        dossier,
        |s| s.party == *from || s.extracted.as_ref().is_some_and(|e| e.party == *from),
        |s| {
            if s.party == *from {
                s.party.clone_from(into);
            }
            if let Some(extracted) = &mut s.extracted
                && extracted.party == *from
            {
                extracted.party.clone_from(into);
            }
        },
    );
    move_cells(dossier, &taken.name, |(proposal, party)| {
        (party == from).then(|| (proposal.clone(), into.clone()))
    });
    Ok(())
}

fn merge_issues(dossier: &mut Dossier, from: &IssueId, into: &IssueId) -> Result<(), Problem> {
    let agenda = Arc::make_mut(&mut dossier.agenda);
    let taken = issue_mut(agenda, from)?.clone();
    let issue = issue_mut(agenda, into)?;
    issue.proposals.extend(taken.proposals);
    join(&mut issue.keywords, taken.keywords);
    agenda.issues.retain(|issue| issue.id != *from);
    each_statement(
        dossier,
        |s| {
            let extracted = s.extracted.as_ref().and_then(|e| e.issue.as_ref());
            s.issue.as_ref() == Some(from) || extracted == Some(from)
        },
        |s| {
            let extracted = s.extracted.as_mut().map(|e| &mut e.issue);
            for issue in extracted.into_iter().chain([&mut s.issue]) {
                if issue.as_ref() == Some(from) {
                    *issue = Some(into.clone());
                }
            }
        },
    );
    Ok(())
}

fn merge_proposals(
    dossier: &mut Dossier,
    from: &ProposalId,
    into: &ProposalId,
) -> Result<(), Problem> {
    let agenda = Arc::make_mut(&mut dossier.agenda);
    proposal_mut(agenda, into)?;
    let taken = take_proposal(agenda, from)?;
    let issue = agenda.proposal(into).map(|(issue, _)| issue.id.clone());
    let proposal = proposal_mut(agenda, into)?;
    join(&mut proposal.cues, taken.cues);
    join(&mut proposal.implies, taken.implies);
    join(&mut proposal.excludes, taken.excludes);
    proposal.scale = proposal.scale.take().or(taken.scale);
    for (text, more) in [
        (&mut proposal.rule, taken.rule),
        (&mut proposal.memo, taken.memo),
    ] {
        let both = !text.is_empty() && !more.is_empty();
        text.push_str(if both { "\n" } else { "" });
        text.push_str(&more);
    }
    for proposal in agenda
        .issues
        .iter_mut()
        .flat_map(|issue| &mut issue.proposals)
    {
        for ties in [&mut proposal.implies, &mut proposal.excludes] {
            let mut seen = BTreeSet::new();
            for other in ties.iter_mut().filter(|other| *other == from) {
                other.clone_from(into);
            }
            ties.retain(|other| *other != proposal.id && seen.insert(other.clone()));
        }
    }
    if let Some(weight) = dossier.settings.weights.remove(from) {
        dossier
            .settings
            .weights
            .entry(into.clone())
            .or_insert(weight);
    }
    each_statement(
        dossier,
        |s| {
            let extracted = s.extracted.as_ref().and_then(|e| e.proposal.as_ref());
            s.proposal.as_ref() == Some(from) || extracted == Some(from)
        },
        |s| {
            if s.proposal.as_ref() == Some(from) {
                s.proposal = Some(into.clone());
                s.issue.clone_from(&issue);
            }
            if let Some(extracted) = &mut s.extracted
                && extracted.proposal.as_ref() == Some(from)
            {
                extracted.proposal = Some(into.clone());
                extracted.issue.clone_from(&issue);
            }
        },
    );
    move_cells(dossier, &taken.text, |(proposal, party)| {
        (proposal == from).then(|| (into.clone(), party.clone()))
    });
    Ok(())
}

/// Adds what is not there yet.
fn join<T: PartialEq>(list: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}

/// Moves cells that a person set to where `to` says. One that is set there already stays, with
/// what was said on the other in its note.
fn move_cells(
    dossier: &mut Dossier,
    name: &str,
    to: impl Fn(&(ProposalId, PartyId)) -> Option<(ProposalId, PartyId)>,
) {
    let moved: Vec<_> = dossier
        .hand
        .keys()
        .filter_map(|cell| Some((cell.clone(), to(cell)?)))
        .collect();
    for (from, to) in moved {
        let Some(edit) = dossier.hand.remove(&from) else {
            continue;
        };
        match dossier.hand.get_mut(&to) {
            Some(there) => {
                let mut note = there.note.take().unwrap_or_default();
                if !note.trim().is_empty() {
                    note.push('\n');
                }
                note = format!("{note}Merged from {name}: {}", in_words(&edit));
                there.note = Some(note);
            }
            None => {
                dossier.hand.insert(to, edit);
            }
        }
    }
}

/// Returns all that a person set on a cell, as a note.
fn in_words(edit: &HandEdit) -> String {
    let parts = [
        edit.attitude.map(|attitude| attitude.word().to_owned()),
        edit.lean.map(|lean| lean.word().to_owned()),
        edit.condition.clone(),
        edit.firmness.map(|firmness| firmness.word().to_owned()),
        edit.summary.clone(),
        edit.as_of.map(|day| day.to_string()),
        edit.priority.map(|priority| format!("{priority} priority")),
        edit.status.map(|status| status.word().to_owned()),
        edit.note.clone(),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("; ")
}
