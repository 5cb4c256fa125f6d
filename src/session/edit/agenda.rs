//! Edits of the agenda: parties, issues and proposals are added, changed, moved, merged and
//! retired, and what refers to them follows. Nothing that a person said is lost on the way.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::merge::merge;
use super::{gone, refusal};
use crate::agenda;
use crate::model::{
    Agenda, CodedArticle, Dossier, Issue, IssueId, Party, PartyId, Problem, Proposal, ProposalId,
    Statement,
};

/// A part of an agenda.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgendaPart {
    /// A party.
    Party(PartyId),
    /// An issue with its proposals.
    Issue(IssueId),
    /// A proposal.
    Proposal(ProposalId),
}

/// One change of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub enum AgendaEdit {
    /// Adds a party as the last one.
    AddParty(Party),
    /// Adds an issue as the last one.
    AddIssue(Issue),
    /// Adds a proposal as the last one of an issue.
    AddProposal(IssueId, Proposal),
    /// Replaces all of a party but its id: its name, aliases, people.
    ChangeParty(Party),
    /// Replaces all of an issue but its id and its proposals.
    ChangeIssue(Issue),
    /// Replaces all of a proposal but its id and its issue.
    ChangeProposal(Proposal),
    /// Moves a part before the one that stands at that place among its like, counted from 0
    /// without it; beyond the end it becomes the last one.
    Move(AgendaPart, usize),
    /// Gives a proposal to another issue, as its last one.
    MoveToIssue(ProposalId, IssueId),
    /// Lets the second take the place of the first in everything that refers to it; the first
    /// is then gone.
    Merge(AgendaPart, AgendaPart),
    /// Retires a part, or brings it back: what is retired is no longer looked for nor
    /// compared, and everything that refers to it stays.
    Retire(AgendaPart, bool),
    /// Takes a part out to which nothing refers.
    Remove(AgendaPart),
}

/// How much of a case an edit of the agenda touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Statements that are of it.
    pub statements: usize,
    /// Cells of it that a person has set.
    pub cells: usize,
}

impl Touched {
    /// Returns how much of `dossier` is of a part.
    #[must_use]
    pub fn by(part: &AgendaPart, dossier: &Dossier) -> Self {
        let agenda = &dossier.agenda;
        let of_issue = |proposal: &ProposalId, id: &IssueId| {
            let found = agenda.proposal(proposal);
            found.is_some_and(|(issue, _)| issue.id == *id)
        };
        let all = dossier.articles.iter().flat_map(|coded| &coded.statements);
        let statements = all.filter(|s| match part {
            AgendaPart::Party(id) => s.party == *id,
            AgendaPart::Issue(id) => s.issue.as_ref() == Some(id),
            AgendaPart::Proposal(id) => s.proposal.as_ref() == Some(id),
        });
        let cells = dossier.hand.keys().filter(|(proposal, party)| match part {
            AgendaPart::Party(id) => party == id,
            AgendaPart::Issue(id) => of_issue(proposal, id),
            AgendaPart::Proposal(id) => proposal == id,
        });
        Self {
            statements: statements.count(),
            cells: cells.count(),
        }
    }

    fn nothing(self) -> bool {
        self == Self::default()
    }
}

impl AgendaEdit {
    /// Makes the change.
    pub(super) fn apply(&self, dossier: &mut Dossier) -> Result<(), Problem> {
        let before = Arc::clone(&dossier.agenda);
        self.change(dossier)?;
        match new_fault(&before, &dossier.agenda) {
            Some(problem) => Err(problem),
            None => Ok(()),
        }
    }

    fn change(&self, dossier: &mut Dossier) -> Result<(), Problem> {
        let agenda = Arc::make_mut(&mut dossier.agenda);
        match self {
            Self::AddParty(party) => agenda.parties.push(party.clone()),
            Self::AddIssue(issue) => agenda.issues.push(issue.clone()),
            Self::AddProposal(issue, proposal) => {
                issue_mut(agenda, issue)?.proposals.push(proposal.clone());
            }
            Self::ChangeParty(to) => *party_mut(agenda, &to.id)? = to.clone(),
            Self::ChangeIssue(to) => {
                let issue = issue_mut(agenda, &to.id)?;
                let proposals = std::mem::take(&mut issue.proposals);
                *issue = Issue {
                    proposals,
                    ..to.clone()
                };
            }
            Self::ChangeProposal(to) => *proposal_mut(agenda, &to.id)? = to.clone(),
            Self::Move(part, to) => move_part(agenda, part, *to)?,
            Self::MoveToIssue(proposal, issue) => {
                issue_mut(agenda, issue)?;
                let taken = take_proposal(agenda, proposal)?;
                issue_mut(agenda, issue)?.proposals.push(taken);
                let of_it = |s: &Statement| s.proposal.as_ref() == Some(proposal);
                each_statement(dossier, of_it, |s| s.issue = Some(issue.clone()));
            }
            Self::Merge(from, into) => merge(dossier, from, into)?,
            Self::Retire(part, retired) => match part {
                AgendaPart::Party(id) => party_mut(agenda, id)?.retired = *retired,
                AgendaPart::Issue(id) => issue_mut(agenda, id)?.retired = *retired,
                AgendaPart::Proposal(id) => proposal_mut(agenda, id)?.retired = *retired,
            },
            Self::Remove(part) => {
                if !Touched::by(part, dossier).nothing() {
                    return Err(refusal(
                        "Statements or cells refer to it, so it cannot be taken out.",
                        "Retire it, or merge it with another.",
                    ));
                }
                remove(dossier, part)?;
            }
        }
        Ok(())
    }

    /// Returns the change in a few words, as the menu shows it after “Undo”.
    pub(super) fn label(&self, agenda: &Agenda) -> String {
        let named = |part: &AgendaPart| part.named(agenda);
        match self {
            Self::AddParty(party) => format!("Add the party {}", party.name),
            Self::AddIssue(issue) => format!("Add the issue {}", issue.title),
            Self::AddProposal(_, proposal) => {
                format!("Add the proposal “{}”", super::short(&proposal.text))
            }
            Self::ChangeParty(to) => format!("Change {}", named(&AgendaPart::Party(to.id.clone()))),
            Self::ChangeIssue(to) => format!("Change {}", named(&AgendaPart::Issue(to.id.clone()))),
            Self::ChangeProposal(to) => {
                format!("Change {}", named(&AgendaPart::Proposal(to.id.clone())))
            }
            Self::Move(part, _) => format!("Move {}", named(part)),
            Self::MoveToIssue(proposal, _) => {
                format!("Move {}", named(&AgendaPart::Proposal(proposal.clone())))
            }
            Self::Merge(from, into) => format!("Merge {} into {}", named(from), named(into)),
            Self::Retire(part, true) => format!("Retire {}", named(part)),
            Self::Retire(part, false) => format!("Bring back {}", named(part)),
            Self::Remove(part) => format!("Remove {}", named(part)),
        }
    }
}

impl AgendaPart {
    /// Returns its name for people: “A proposal”, a party's name, an issue's title.
    #[must_use]
    pub fn named(&self, agenda: &Agenda) -> String {
        match self {
            Self::Party(id) => {
                let party = agenda.party(id);
                party.map_or_else(|| id.to_string(), |party| party.name.clone())
            }
            Self::Issue(id) => {
                let issue = agenda.issue(id);
                issue.map_or_else(|| id.to_string(), |issue| issue.title.clone())
            }
            Self::Proposal(id) => {
                let text = agenda.proposal(id).map(|(_, proposal)| &*proposal.text);
                format!("“{}”", super::short(text.unwrap_or(id.as_str())))
            }
        }
    }
}

/// Returns an error of the agenda that it did not have before, if there is one.
fn new_fault(before: &Agenda, now: &Agenda) -> Option<Problem> {
    let told = |problem: &Problem| problem.sentence.clone();
    let known: BTreeSet<String> = agenda::faults(before).iter().map(told).collect();
    let new = agenda::faults(now);
    let mut new = new
        .into_iter()
        .filter(|problem| !known.contains(&problem.sentence));
    new.next()
        .map(|problem| refusal(problem.sentence, &problem.hint))
}

pub(super) fn party_mut<'a>(
    agenda: &'a mut Agenda,
    id: &PartyId,
) -> Result<&'a mut Party, Problem> {
    let found = agenda.parties.iter_mut().find(|party| party.id == *id);
    found.ok_or_else(|| gone(format!("The agenda has no party `{id}`.")))
}

pub(super) fn issue_mut<'a>(
    agenda: &'a mut Agenda,
    id: &IssueId,
) -> Result<&'a mut Issue, Problem> {
    let found = agenda.issues.iter_mut().find(|issue| issue.id == *id);
    found.ok_or_else(|| gone(format!("The agenda has no issue `{id}`.")))
}

pub(super) fn proposal_mut<'a>(
    agenda: &'a mut Agenda,
    id: &ProposalId,
) -> Result<&'a mut Proposal, Problem> {
    let mut all = agenda
        .issues
        .iter_mut()
        .flat_map(|issue| &mut issue.proposals);
    let found = all.find(|proposal| proposal.id == *id);
    found.ok_or_else(|| gone(format!("The agenda has no proposal `{id}`.")))
}

pub(super) fn take_proposal(agenda: &mut Agenda, id: &ProposalId) -> Result<Proposal, Problem> {
    proposal_mut(agenda, id)?;
    let place = agenda.issues.iter_mut().find_map(|issue| {
        let at = issue
            .proposals
            .iter()
            .position(|proposal| proposal.id == *id)?;
        Some((issue, at))
    });
    let missing = || gone(format!("The agenda has no proposal `{id}`."));
    place
        .map(|(issue, at)| issue.proposals.remove(at))
        .ok_or_else(missing)
}

fn move_part(agenda: &mut Agenda, part: &AgendaPart, to: usize) -> Result<(), Problem> {
    match part {
        AgendaPart::Party(id) => {
            party_mut(agenda, id)?;
            shift(&mut agenda.parties, |party| party.id == *id, to);
        }
        AgendaPart::Issue(id) => {
            issue_mut(agenda, id)?;
            shift(&mut agenda.issues, |issue| issue.id == *id, to);
        }
        AgendaPart::Proposal(id) => {
            proposal_mut(agenda, id)?;
            for issue in &mut agenda.issues {
                shift(&mut issue.proposals, |proposal| proposal.id == *id, to);
            }
        }
    }
    Ok(())
}

fn shift<T>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool, to: usize) {
    if let Some(at) = list.iter().position(is_it) {
        let item = list.remove(at);
        list.insert(to.min(list.len()), item);
    }
}

fn remove(dossier: &mut Dossier, part: &AgendaPart) -> Result<(), Problem> {
    let agenda = Arc::make_mut(&mut dossier.agenda);
    match part {
        AgendaPart::Party(id) => {
            party_mut(agenda, id)?;
            agenda.parties.retain(|party| party.id != *id);
            dossier.settings.parties.retain(|party| party != id);
        }
        AgendaPart::Issue(id) => {
            issue_mut(agenda, id)?;
            let own = agenda
                .issue(id)
                .into_iter()
                .flat_map(|issue| &issue.proposals);
            let own: Vec<ProposalId> = own.map(|proposal| proposal.id.clone()).collect();
            agenda.issues.retain(|issue| issue.id != *id);
            for proposal in own {
                forget(dossier, &proposal);
            }
        }
        AgendaPart::Proposal(id) => {
            take_proposal(agenda, id)?;
            forget(dossier, id);
        }
    }
    Ok(())
}

/// Takes out what refers to a proposal that is no longer there.
fn forget(dossier: &mut Dossier, id: &ProposalId) {
    dossier.settings.weights.remove(id);
    let agenda = Arc::make_mut(&mut dossier.agenda);
    for proposal in agenda
        .issues
        .iter_mut()
        .flat_map(|issue| &mut issue.proposals)
    {
        proposal.implies.retain(|other| other != id);
        proposal.excludes.retain(|other| other != id);
    }
}

/// Changes every statement that is of something.
pub(super) fn each_statement(
    dossier: &mut Dossier,
    of_it: impl Fn(&Statement) -> bool,
    mut set: impl FnMut(&mut Statement),
) {
    for coded in &mut dossier.articles {
        if coded.statements.iter().any(&of_it) {
            let coded: &mut CodedArticle = Arc::make_mut(coded);
            coded
                .statements
                .iter_mut()
                .filter(|s| of_it(s))
                .for_each(&mut set);
        }
    }
}
