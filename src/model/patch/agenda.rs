//! The parts of an agenda, each of which is changed, told and merged on its own: what it says of
//! itself, a party, an issue without its proposals, a proposal with the issue it is of.

use std::collections::{BTreeMap, BTreeSet};

use super::{Part, Side};
use crate::model::{Agenda, Issue, IssueId, Party, PartyId, Proposal, ProposalId};

/// What a part of an agenda is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ItemKey {
    About,
    Party(PartyId),
    Issue(IssueId),
    Proposal(ProposalId),
}

/// A part of an agenda.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    /// The agenda without parties and issues.
    About(Agenda),
    Party(Party),
    /// An issue without its proposals.
    Issue(Issue),
    Proposal(IssueId, Proposal),
}

/// A part of an agenda that differs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ItemChange {
    pub(super) key: ItemKey,
    pub(super) before: Option<Item>,
    pub(super) after: Option<Item>,
}

/// Returns what differs, in the order of the agendas: what goes or changes, then what comes.
pub(super) fn changes(a: &Agenda, b: &Agenda) -> Vec<ItemChange> {
    let (old, new) = (items(a), items(b));
    let (from, to) = (by_key(&old), by_key(&new));
    let come = new.iter().filter(|(key, _)| !from.contains_key(key));
    let keys = old.iter().chain(come).map(|(key, _)| key);
    let get = |all: &BTreeMap<&ItemKey, &Item>, key| all.get(key).map(|item| (*item).clone());
    keys.filter(|key| from.get(key) != to.get(key))
        .map(|key| ItemChange {
            key: key.clone(),
            before: get(&from, key),
            after: get(&to, key),
        })
        .collect()
}

/// Returns the parts that both made other than they were, each otherwise.
pub(super) fn clashes(base: &Agenda, ours: &Agenda, theirs: &Agenda) -> Vec<ItemKey> {
    let theirs = changes(base, theirs);
    let clashing = |ours: &ItemChange| {
        let mut same = theirs.iter().filter(|theirs| theirs.key == ours.key);
        same.any(|theirs| theirs.after != ours.after)
    };
    let ours = changes(base, ours).into_iter();
    ours.filter(clashing).map(|change| change.key).collect()
}

/// Returns `base` with one part as `other` has it.
pub(super) fn with(base: &Agenda, other: &Agenda, key: &ItemKey) -> Agenda {
    let mut kept: BTreeMap<ItemKey, Item> = items(base).into_iter().collect();
    kept.remove(key);
    let mut new: BTreeMap<ItemKey, Item> = items(other).into_iter().collect();
    if let Some(item) = new.remove(key) {
        if let Item::Proposal(issue, _) = &item
            && let Some((key, issue)) = new.remove_entry(&ItemKey::Issue(issue.clone()))
        {
            kept.entry(key).or_insert(issue);
        }
        kept.insert(key.clone(), item);
    }
    // Where it stood before, the rest keeps its order.
    assembled(kept, [other, base, other])
}

/// Returns what two sides made of `base`, part by part; `choose` decides on those that clash.
/// A part that one side took out stays where the other side names it: of both, what
/// they name.
pub(super) fn merged(
    [base, ours, theirs]: [&Agenda; 3],
    choose: impl Fn(&ItemKey) -> Side,
    [our_names, their_names]: [&BTreeSet<ItemKey>; 2],
) -> Agenda {
    let sides = [base, ours, theirs].map(items);
    let [b, o, t] = [0, 1, 2].map(|side: usize| by_key(&sides[side]));
    let keys: BTreeSet<&ItemKey> = sides.iter().flatten().map(|(key, _)| key).collect();
    let mut kept = BTreeMap::new();
    for key in keys {
        let (base, ours, theirs) = (b.get(key), o.get(key), t.get(key));
        let mut stays = if ours == theirs || theirs == base {
            ours
        } else if ours == base {
            theirs
        } else {
            match choose(key) {
                Side::Ours => ours,
                Side::Theirs => theirs,
            }
        };
        if stays.is_none() {
            stays = theirs
                .filter(|_| their_names.contains(key))
                .or(ours.filter(|_| our_names.contains(key)));
        }
        if let Some(item) = stays {
            kept.insert(key.clone(), (*item).clone());
        }
    }
    // What a proposal stands under stays with it.
    let under = kept.values().filter_map(|item| match item {
        Item::Proposal(issue, _) => Some(ItemKey::Issue(issue.clone())),
        _ => None,
    });
    for key in under.collect::<BTreeSet<_>>() {
        let issue = [&o, &t, &b].into_iter().find_map(|side| side.get(&key));
        if let (false, Some(issue)) = (kept.contains_key(&key), issue) {
            kept.insert(key, (*issue).clone());
        }
    }
    assembled(kept, [base, ours, theirs])
}

/// Returns the parts of the agenda that a part of a patch names once it is done.
pub(super) fn named(part: &Part) -> Vec<ItemKey> {
    match part {
        Part::Cell {
            proposal,
            party,
            after: Some(_),
            ..
        } => vec![
            ItemKey::Proposal(proposal.clone()),
            ItemKey::Party(party.clone()),
        ],
        Part::Statement {
            after: Some(placed),
            ..
        } => of_statement(&placed.it).collect(),
        Part::Article {
            after: Some(placed),
            ..
        } => placed
            .it
            .0
            .statements
            .iter()
            .flat_map(of_statement)
            .collect(),
        _ => Vec::new(),
    }
}

fn of_statement(statement: &crate::model::Statement) -> impl Iterator<Item = ItemKey> + use<> {
    let proposal = statement.proposal.clone().map(ItemKey::Proposal);
    let issue = statement.issue.clone().map(ItemKey::Issue);
    let party = ItemKey::Party(statement.party.clone());
    proposal.into_iter().chain(issue).chain([party])
}

fn items(agenda: &Agenda) -> Vec<(ItemKey, Item)> {
    let about = Agenda {
        parties: Vec::new(),
        issues: Vec::new(),
        ..agenda.clone()
    };
    let mut items = vec![(ItemKey::About, Item::About(about))];
    for party in &agenda.parties {
        items.push((ItemKey::Party(party.id.clone()), Item::Party(party.clone())));
    }
    for issue in &agenda.issues {
        let alone = Issue {
            proposals: Vec::new(),
            ..issue.clone()
        };
        items.push((ItemKey::Issue(issue.id.clone()), Item::Issue(alone)));
        for proposal in &issue.proposals {
            let item = Item::Proposal(issue.id.clone(), proposal.clone());
            items.push((ItemKey::Proposal(proposal.id.clone()), item));
        }
    }
    items
}

fn by_key(items: &[(ItemKey, Item)]) -> BTreeMap<&ItemKey, &Item> {
    items.iter().map(|(key, item)| (key, item)).collect()
}

/// Makes an agenda of its parts, in the order of the sides.
fn assembled(mut parts: BTreeMap<ItemKey, Item>, sides: [&Agenda; 3]) -> Agenda {
    let mut agenda = match parts.remove(&ItemKey::About) {
        Some(Item::About(about)) => about,
        _ => Agenda::default(),
    };
    let ids = sides.map(|side| side.parties.iter().map(|it| it.id.clone()).collect());
    for id in in_order(ids, |id| parts.contains_key(&ItemKey::Party(id.clone()))) {
        if let Some(Item::Party(party)) = parts.remove(&ItemKey::Party(id)) {
            agenda.parties.push(party);
        }
    }
    let ids = sides.map(|side| side.issues.iter().map(|it| it.id.clone()).collect());
    for id in in_order(ids, |id| parts.contains_key(&ItemKey::Issue(id.clone()))) {
        let Some(Item::Issue(mut issue)) = parts.remove(&ItemKey::Issue(id)) else {
            continue;
        };
        let here = |proposal: &ProposalId| {
            let part = parts.get(&ItemKey::Proposal(proposal.clone()));
            matches!(part, Some(Item::Proposal(under, _)) if *under == issue.id)
        };
        for id in in_order(sides.map(|side| under(side, &issue.id)), here) {
            if let Some(Item::Proposal(_, it)) = parts.remove(&ItemKey::Proposal(id)) {
                issue.proposals.push(it);
            }
        }
        agenda.issues.push(issue);
    }
    agenda
}

/// Returns the ids of the proposals of an issue.
pub(super) fn under(agenda: &Agenda, issue: &IssueId) -> Vec<ProposalId> {
    let issue = agenda.issue(issue);
    let proposals = issue.map(|issue| issue.proposals.iter().map(|it| it.id.clone()));
    proposals.into_iter().flatten().collect()
}

/// Returns what is kept in the order of the side that changed the order; theirs where both
/// did. What only the other side has stands behind what stands before it there.
fn in_order<I: PartialEq + Clone>(
    [base, ours, theirs]: [Vec<I>; 3],
    keep: impl Fn(&I) -> bool,
) -> Vec<I> {
    let theirs_stays = common(&base, &theirs) == common(&theirs, &base);
    let (first, second) = if theirs_stays {
        (ours, theirs)
    } else {
        (theirs, ours)
    };
    let mut all: Vec<I> = first.into_iter().filter(&keep).collect();
    for list in [&second, &base] {
        for (at, id) in list.iter().enumerate() {
            if !keep(id) || all.contains(id) {
                continue;
            }
            let before = list[..at].iter().rev();
            let place = before.filter_map(|id| all.iter().position(|it| it == id));
            let behind = place.map(|at| at + 1).next().unwrap_or(0);
            all.insert(behind, id.clone());
        }
    }
    all
}

/// Returns what of a list another one has too, in the order of the first.
pub(super) fn common<I: PartialEq + Clone>(list: &[I], other: &[I]) -> Vec<I> {
    let ids = list.iter().filter(|id| other.contains(id));
    ids.cloned().collect()
}
