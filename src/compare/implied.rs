//! Stances that follow from others by what the agenda says of its proposals.
//!
//! Who supports a proposal supports what it implies, and opposes what it excludes; who
//! opposes a proposal opposes all that implies it. Consequences have consequences: the
//! shortest way is kept, in the agenda's order among equal ones. Only plain support and plain
//! opposition have any: a yes under a condition, or one among several, binds nobody.
//!
//! A consequence stands, and has consequences of its own, only where the party itself is
//! silent. Where it says the opposite, or two consequences are opposite, that is a
//! contradiction: nothing is implied there, nor by way of it. Two stances that do not go
//! together contradict each other in many places; the first in the agenda is told.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::number;
use crate::model::{
    Agenda, Contradiction, Implied, Link, PartyId, ProposalId, Settings, StanceTable,
};

/// How many steps a way has at most: enough for any agenda that a person writes, and little
/// enough for one that a program has made.
const LONGEST: usize = 12;

/// A proposal by its place in the agenda, supported or opposed.
type Held = (usize, bool);

/// The steps from a stance that was taken, each with what ties it to the next.
type Way = Vec<(usize, Link)>;

/// What bears on what in an agenda, by the places of its proposals.
struct Ties<'a> {
    proposals: Vec<&'a ProposalId>,
    /// What follows from support, in the agenda's order.
    of_support: Vec<Vec<(usize, Link)>>,
    /// What implies a proposal, in the agenda's order.
    implied_by: Vec<Vec<usize>>,
}

/// Returns what follows for each of `parties`, and where it contradicts: both in the order
/// of proposals and, within, of `parties`.
#[must_use]
pub fn implied(
    agenda: &Agenda,
    table: &StanceTable,
    parties: &[PartyId],
    settings: &Settings,
) -> (Vec<Implied>, Vec<Contradiction>) {
    let ties = Ties::of(agenda);
    if ties.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let mut implied = Vec::new();
    let mut contradictions = Vec::new();
    let nowhere = BTreeSet::new();
    for (column, party) in parties.iter().enumerate() {
        let stated: Vec<_> = ties.proposals.iter().map(|p| table.get(p, party)).collect();
        let taken: Vec<Option<f64>> = stated
            .iter()
            .map(|stance| number(stance.as_ref()?, settings))
            .collect();
        let silent: Vec<bool> = stated.iter().map(Option::is_none).collect();
        let ways = ties.follow(&taken, &silent, &nowhere);
        let both = |at: &usize| {
            silent[*at] && ways.contains_key(&(*at, true)) && ways.contains_key(&(*at, false))
        };
        let contradicted: BTreeSet<usize> = (0..ties.proposals.len()).filter(both).collect();
        // Less follows than before, so nothing new is contradicted.
        let standing = ties.follow(&taken, &silent, &contradicted);
        let mut clashes = Vec::new();
        for (at, proposal) in ties.proposals.iter().enumerate() {
            let place = (at, column);
            let follows = |supports, way: &Way| Implied {
                party: party.clone(),
                proposal: (*proposal).clone(),
                supports,
                way: ties.named(way),
            };
            if silent[at] && !contradicted.contains(&at) {
                let one = [true, false]
                    .into_iter()
                    .find_map(|supports| Some(follows(supports, standing.get(&(at, supports))?)));
                implied.extend(one.map(|one| (place, one)));
                continue;
            }
            let opposite: &[bool] = match taken[at] {
                None if silent[at] => &[true, false],
                Some(1.0..) => &[false],
                Some(..=-1.0) => &[true],
                _ => &[],
            };
            let against: Vec<(bool, &Way)> = opposite
                .iter()
                .filter_map(|&supports| Some((supports, ways.get(&(at, supports))?)))
                .collect();
            // The stances that do not go together: those that the ways start from and, where
            // there is one, that on the proposal itself.
            let stances: BTreeSet<usize> = against
                .iter()
                .filter_map(|(_, way)| way.first().map(|(first, _)| *first))
                .chain((!silent[at]).then_some(at))
                .collect();
            if !against.is_empty() {
                let back = |(_, link): &(usize, Link)| *link == Link::FollowsFrom;
                let backwards = against.iter().any(|(_, way)| way.iter().any(back));
                let contradiction = Contradiction {
                    party: party.clone(),
                    proposal: (*proposal).clone(),
                    stated: stated[at].map(|stance| stance.attitude),
                    implied: against
                        .iter()
                        .map(|(pro, way)| follows(*pro, way))
                        .collect(),
                };
                clashes.push((backwards, stances, (place, contradiction)));
            }
        }
        // The same stances clash once: told where what follows from one meets the other.
        clashes.sort_by_key(|(backwards, _, _)| *backwards);
        let mut told = BTreeSet::new();
        clashes.retain(|(_, stances, _)| told.insert(stances.clone()));
        contradictions.extend(clashes.into_iter().map(|(_, _, placed)| placed));
    }
    (in_order(implied), in_order(contradictions))
}

fn in_order<T>(mut placed: Vec<((usize, usize), T)>) -> Vec<T> {
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, value)| value).collect()
}

impl<'a> Ties<'a> {
    fn of(agenda: &'a Agenda) -> Self {
        let proposals: Vec<&ProposalId> = agenda.proposals().map(|(_, p)| &p.id).collect();
        let places: BTreeMap<&ProposalId, usize> = proposals
            .iter()
            .enumerate()
            .map(|(at, p)| (*p, at))
            .collect();
        let mut of_support = vec![BTreeSet::new(); proposals.len()];
        let mut implied_by = vec![BTreeSet::new(); proposals.len()];
        for (at, (_, proposal)) in agenda.proposals().enumerate() {
            for other in proposal.implies.iter().filter_map(|id| places.get(id)) {
                of_support[at].insert((*other, Link::Implies));
                implied_by[*other].insert(at);
            }
            for other in proposal.excludes.iter().filter_map(|id| places.get(id)) {
                of_support[at].insert((*other, Link::Excludes));
                of_support[*other].insert((at, Link::Excludes));
            }
        }
        let listed = |sets: Vec<BTreeSet<_>>| sets.into_iter().map(|s| s.into_iter().collect());
        Self {
            proposals,
            of_support: listed(of_support).collect(),
            implied_by: implied_by
                .into_iter()
                .map(|set| set.into_iter().collect())
                .collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.of_support.iter().all(Vec::is_empty)
    }

    /// Returns all that follows from the numbers of one party, with the way: a walk in
    /// breadth, so that the first way found is the shortest. It goes on from proposals on
    /// which the party is silent, but not from the `contradicted`; what is taken is no
    /// consequence of itself.
    fn follow(
        &self,
        taken: &[Option<f64>],
        silent: &[bool],
        contradicted: &BTreeSet<usize>,
    ) -> BTreeMap<Held, Way> {
        let mut ways: BTreeMap<Held, Way> = BTreeMap::new();
        let mut queue: VecDeque<(Held, Way)> = VecDeque::new();
        for (at, number) in taken.iter().enumerate() {
            match number {
                Some(1.0..) => queue.push_back(((at, true), Vec::new())),
                Some(..=-1.0) => queue.push_back(((at, false), Vec::new())),
                _ => {}
            }
        }
        while let Some(((at, supports), way)) = queue.pop_front() {
            for (other, link, supports) in self.next(at, supports) {
                // The stance itself is not told as following from others as well.
                let is_source = way.first().is_some_and(|(first, _)| *first == other);
                if is_source || other == at || ways.contains_key(&(other, supports)) {
                    continue;
                }
                let mut way = way.clone();
                way.push((at, link));
                ways.insert((other, supports), way.clone());
                // A stance that was taken has its own consequences.
                if silent[other] && !contradicted.contains(&other) && way.len() < LONGEST {
                    queue.push_back(((other, supports), way));
                }
            }
        }
        ways
    }

    /// Returns what follows at once from a stance on the proposal at `at`.
    fn next(&self, at: usize, supports: bool) -> Vec<(usize, Link, bool)> {
        if supports {
            let of_support = self.of_support[at].iter();
            of_support
                .map(|&(other, link)| (other, link, link == Link::Implies))
                .collect()
        } else {
            let implied_by = self.implied_by[at].iter();
            implied_by
                .map(|&other| (other, Link::FollowsFrom, false))
                .collect()
        }
    }

    fn named(&self, way: &[(usize, Link)]) -> Vec<(ProposalId, Link)> {
        way.iter()
            .map(|&(at, link)| (self.proposals[at].clone(), link))
            .collect()
    }
}
