//! Marks: words by which the proposals of one issue alone are known.
//!
//! An agenda written in a hurry says only in the texts of its proposals and in a few cues what
//! its issues are about, and an article in some of their words alone ("the four-way format" for
//! "four-way talks"). In: the proposals of an agenda with few cues. Out: the words that no other
//! issue holds; and, where a region names nothing else, the issue that most of them tell.

use std::collections::{BTreeMap, BTreeSet};

use super::raw::Raw;
use super::score::issue_alone;
use super::{ByConcept, COUNTED, Concept, Match, Topics};

/// What a mark tells, beside a keyword.
const SCORE: f64 = 0.6;

/// Up to how many cues a proposal has of which every word may be a mark.
const FEW: usize = 4;

/// What an agenda holds that may be a mark.
pub(super) struct Marks<'a> {
    pub(super) proposals: &'a [Raw<'a>],
    /// The concepts of keywords, each with its issue.
    pub(super) keywords: Vec<(Concept, usize)>,
    /// Stems that tell little wherever they stand.
    pub(super) light: &'a BTreeSet<Concept>,
    /// Classes whose words are said of anything.
    pub(super) general: &'a BTreeSet<Concept>,
}

impl Marks<'_> {
    /// Returns the words in the texts and cues of proposals with few cues that one issue alone
    /// holds, with that issue.
    pub(super) fn by_concept(self) -> ByConcept {
        let mut issues: BTreeMap<Concept, BTreeSet<usize>> = BTreeMap::new();
        for raw in self.proposals {
            for concept in raw.concepts() {
                issues.entry(concept).or_default().insert(raw.issue);
            }
        }
        for (concept, issue) in self.keywords {
            issues.entry(concept).or_default().insert(issue);
        }
        let plain = self.proposals.iter();
        let plain = plain.filter(|raw| raw.proposal.cues.len() <= FEW);
        let told: BTreeSet<Concept> = plain
            .flat_map(|raw| raw.text.iter().copied().chain(raw.plain_words()))
            .collect();
        let tells =
            |c: Concept| c < COUNTED && !self.light.contains(&c) && !self.general.contains(&c);
        let own = told.into_iter().filter(|&concept| tells(concept));
        let only = own.filter_map(|concept| {
            let holding = issues.get(&concept).filter(|holding| holding.len() == 1)?;
            holding.first().map(|&issue| (concept, issue))
        });
        ByConcept::new(only.collect())
    }
}

impl Topics {
    /// The issue that the words of its proposals tell, where no other word tells one.
    pub(super) fn marked(&self, here: &[(usize, Concept)]) -> Option<Match> {
        let mut found: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for &(at, concept) in here {
            for issue in self.marks.of(concept) {
                found.entry(issue).or_default().insert(at);
            }
        }
        let most = found.values().map(BTreeSet::len).max()?;
        let (issue, tokens) = found.into_iter().find(|(_, tokens)| tokens.len() == most)?;
        let tokens: Vec<usize> = tokens.into_iter().collect();
        Some(issue_alone(issue, &(SCORE * tokens.len() as f64, tokens)))
    }
}
