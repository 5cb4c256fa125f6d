//! What the Agenda tab shows, as plain data: the tree of parts, and how much a change touches.

use crate::compare;
use crate::model::{Agenda, Change, IssueId, Party, PartyId, Proposal, ProposalId};
use crate::session::edit::{AgendaEdit, AgendaPart, Touched};
use crate::session::{Edit, Session};

use super::words;

/// The most cells that are told one by one.
const MOST: usize = 12;

/// What the form is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Target {
    /// A part that the agenda has.
    Part(AgendaPart),
    /// A party that is being added.
    NewParty,
    /// An issue that is being added.
    NewIssue,
    /// A proposal that is being added to an issue.
    NewProposal(IssueId),
}

/// How proposals are tied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tie {
    Implies,
    Excludes,
}

impl Tie {
    /// Returns its title and a sentence on it.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Implies => ("Implies", "Whoever supports it supports these too"),
            Self::Excludes => ("Excludes", "Nobody can support these together with it"),
        }
    }

    /// Returns what a proposal is tied to so.
    pub(crate) fn of(self, proposal: &Proposal) -> &[ProposalId] {
        match self {
            Self::Implies => &proposal.implies,
            Self::Excludes => &proposal.excludes,
        }
    }
}

/// What is chosen on a part rather than typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    /// Whether a party is a column from the start.
    Main(PartyId, bool),
    /// Whether the first proposal is tied to the second.
    Tied(ProposalId, Tie, ProposalId, bool),
}

impl Set {
    /// Returns the edit that sets it on the part as the agenda has it; `None` where it has no
    /// such part.
    pub(crate) fn edit(&self, agenda: &Agenda) -> Option<AgendaEdit> {
        Some(match self {
            Self::Main(party, main) => AgendaEdit::ChangeParty(Party {
                main: *main,
                ..agenda.party(party)?.clone()
            }),
            Self::Tied(proposal, tie, other, tied) => {
                let mut to = agenda.proposal(proposal)?.1.clone();
                let all = match tie {
                    Tie::Implies => &mut to.implies,
                    Tie::Excludes => &mut to.excludes,
                };
                all.retain(|one| one != other);
                if *tied {
                    all.push(other.clone());
                }
                AgendaEdit::ChangeProposal(to)
            }
        })
    }
}

/// A line of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TreeLine {
    pub(crate) part: AgendaPart,
    pub(crate) text: String,
    /// Whether it is retired, by itself or with its issue.
    pub(crate) retired: bool,
    /// The party's place in the agenda.
    pub(crate) index: Option<usize>,
}

/// Lists the parties.
pub(crate) fn parties(agenda: &Agenda) -> Vec<TreeLine> {
    let parties = agenda.parties.iter().enumerate();
    parties
        .map(|(index, party)| TreeLine {
            part: AgendaPart::Party(party.id.clone()),
            text: party.name.clone(),
            retired: party.retired,
            index: Some(index),
        })
        .collect()
}

/// Lists the issues, each before its proposals.
pub(crate) fn issues(agenda: &Agenda) -> Vec<TreeLine> {
    let mut lines = Vec::new();
    for issue in &agenda.issues {
        lines.push(TreeLine {
            part: AgendaPart::Issue(issue.id.clone()),
            text: issue.title.clone(),
            retired: issue.retired,
            index: None,
        });
        lines.extend(issue.proposals.iter().map(|proposal| TreeLine {
            part: AgendaPart::Proposal(proposal.id.clone()),
            text: proposal.text.clone(),
            retired: issue.retired || proposal.retired,
            index: None,
        }));
    }
    lines
}

/// Says whether an agenda has a part.
pub(crate) fn has(agenda: &Agenda, part: &AgendaPart) -> bool {
    match part {
        AgendaPart::Party(id) => agenda.party(id).is_some(),
        AgendaPart::Issue(id) => agenda.issue(id).is_some(),
        AgendaPart::Proposal(id) => agenda.proposal(id).is_some(),
    }
}

/// Says whether a part itself is retired.
pub(crate) fn is_retired(agenda: &Agenda, part: &AgendaPart) -> bool {
    match part {
        AgendaPart::Party(id) => agenda.party(id).is_some_and(|party| party.retired),
        AgendaPart::Issue(id) => agenda.issue(id).is_some_and(|issue| issue.retired),
        AgendaPart::Proposal(id) => agenda.proposal(id).is_some_and(|(_, p)| p.retired),
    }
}

/// Returns the place of a part among its like, counted from 0, and how many there are.
pub(crate) fn place(agenda: &Agenda, part: &AgendaPart) -> Option<(usize, usize)> {
    let (at, all) = match part {
        AgendaPart::Party(id) => {
            let all = &agenda.parties;
            (all.iter().position(|party| party.id == *id), all.len())
        }
        AgendaPart::Issue(id) => {
            let all = &agenda.issues;
            (all.iter().position(|issue| issue.id == *id), all.len())
        }
        AgendaPart::Proposal(id) => {
            let all = &agenda.proposal(id)?.0.proposals;
            (all.iter().position(|p| p.id == *id), all.len())
        }
    };
    Some((at?, all))
}

/// Lists the other parts of the same kind, with their names: those with which it can be merged.
pub(crate) fn others(agenda: &Agenda, part: &AgendaPart) -> Vec<(AgendaPart, String)> {
    let all: Vec<TreeLine> = match part {
        AgendaPart::Party(_) => parties(agenda),
        AgendaPart::Issue(_) | AgendaPart::Proposal(_) => issues(agenda),
    };
    let alike =
        |line: &TreeLine| std::mem::discriminant(&line.part) == std::mem::discriminant(part);
    all.into_iter()
        .filter(|line| alike(line) && line.part != *part)
        .map(|line| (line.part, line.text))
        .collect()
}

/// Lists the proposals that another may name as implied or excluded, with their texts.
pub(crate) fn proposals_beside(agenda: &Agenda, id: &ProposalId) -> Vec<(ProposalId, String)> {
    let others = agenda.proposals().filter(|(_, other)| other.id != *id);
    others
        .map(|(_, other)| (other.id.clone(), other.text.clone()))
        .collect()
}

/// A change of much at once, told before it is made.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    pub(crate) edit: AgendaEdit,
    /// What the button says.
    pub(crate) act: &'static str,
    /// What happens to statements and to cells set by hand.
    pub(crate) told: String,
    /// The cells of the table that change, each in words.
    pub(crate) changes: Vec<String>,
}

/// Returns what a change of much at once would do, or why it cannot be made.
pub(crate) fn ask(session: &Session, edit: AgendaEdit) -> Result<Asked, String> {
    let changes = session.preview(&Edit::Agenda(Box::new(edit.clone())));
    let changes = changes.map_err(|problem| problem.to_string())?;
    let (act, told) = effect(session, &edit);
    Ok(Asked {
        act,
        told,
        changes: in_words(&session.dossier().agenda, &changes),
        edit,
    })
}

/// Returns what the button of a change says, and what the change does to what is there.
fn effect(session: &Session, edit: &AgendaEdit) -> (&'static str, String) {
    let dossier = session.dossier();
    let agenda = &dossier.agenda;
    match edit {
        AgendaEdit::Merge(from, into) => {
            let touched = Touched::by(from, dossier);
            let verb = if alone(touched) { "moves" } else { "move" };
            let into = into.named(agenda);
            let into = into.trim_matches(['“', '”']);
            let told = format!(
                "{} {verb} to “{into}”. {} is then gone.",
                touched_in_words(touched),
                from.named(agenda)
            );
            ("Merge", told)
        }
        AgendaEdit::Retire(part, true) => {
            let touched = Touched::by(part, dossier);
            let verb = if alone(touched) { "stays" } else { "stay" };
            let told = format!(
                "{} {verb}, but {} is no longer looked for nor compared.",
                touched_in_words(touched),
                part.named(agenda)
            );
            ("Retire", told)
        }
        AgendaEdit::Retire(part, false) => {
            let told = format!("{} is looked for and compared again.", part.named(agenda));
            ("Bring back", told)
        }
        AgendaEdit::Remove(part) => {
            let told = format!("No statement and no cell refers to {}.", part.named(agenda));
            ("Remove", told)
        }
        _ => ("Change", String::new()),
    }
}

fn alone(touched: Touched) -> bool {
    touched.statements + touched.cells == 1
}

/// Returns "12 statements and 3 cells set by hand".
pub(super) fn touched(session: &Session, part: &AgendaPart) -> String {
    touched_in_words(Touched::by(part, session.dossier()))
}

fn touched_in_words(touched: Touched) -> String {
    let cells = |n| format!("{} set by hand", words::count(n, "cell"));
    match (touched.statements, touched.cells) {
        (0, 0) => "No statements".to_owned(),
        (statements, 0) => words::count(statements, "statement"),
        (0, n) => cells(n),
        (statements, n) => format!("{} and {}", words::count(statements, "statement"), cells(n)),
    }
}

/// Returns changes of cells in words; of many, the first ones and how many more there are.
fn in_words(agenda: &Agenda, changes: &[Change]) -> Vec<String> {
    let mut lines = all_in_words(agenda, changes);
    let more = lines.len().saturating_sub(MOST);
    if more > 0 {
        lines.truncate(MOST);
        lines.push(format!("and {more} more"));
    }
    lines
}

/// Returns the changes of cells that become others, each in words.
pub(crate) fn all_in_words(agenda: &Agenda, changes: &[Change]) -> Vec<String> {
    let told = |change: &Change| {
        let text = agenda.proposal(&change.proposal);
        let text = text.map_or(change.proposal.as_str(), |(_, p)| p.text.as_str());
        format!("{text}: {}", compare::changed(agenda, change))
    };
    let counted = changes.iter().filter(|change| !change.kind.keeps_stance());
    counted.map(told).collect()
}
