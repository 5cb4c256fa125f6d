//! What conditions ask for: the proposal that their words name, found by the same words that
//! find it in an article.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::{Condition, Trade, trades};
use crate::extract::Extractor;
use crate::model::{
    Agenda, Article, Comparison, Dossier, ProposalId, Stance, StanceAttitude, StanceTable,
};

/// From this score on, words tell a proposal without any other sign.
const SURE: f64 = 0.95;

/// Words that turn a condition around.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "without", "nobody", "nothing", "neither",
];

/// Finds what conditions ask for, and keeps what was found: reading the same words again
/// costs nothing.
#[derive(Debug, Default)]
pub struct Conditions {
    prepared: Option<(Arc<Agenda>, Extractor)>,
    known: BTreeMap<String, Vec<(ProposalId, bool)>>,
}

impl Conditions {
    /// Returns the trades of a comparison, in the order of its rows and columns.
    pub fn trades(
        &mut self,
        dossier: &Dossier,
        table: &StanceTable,
        comparison: &Comparison,
    ) -> Vec<Trade> {
        let conditional = |stance: &&Stance| stance.attitude == StanceAttitude::Conditional;
        let mut conditions = Vec::new();
        for row in &comparison.rows {
            let stances = comparison
                .parties
                .iter()
                .filter_map(|party| table.get(&row.proposal, party));
            for stance in stances.filter(conditional) {
                let words = stance.condition.as_deref().unwrap_or_default();
                let named = self.named(&dossier.agenda, words);
                // A condition on the proposal itself says how, not what for.
                let other = named.into_iter().find(|(on, _)| *on != stance.proposal);
                conditions.extend(other.map(|(on, happens)| Condition {
                    party: stance.party.clone(),
                    proposal: stance.proposal.clone(),
                    on,
                    happens,
                }));
            }
        }
        trades(
            &dossier.agenda,
            table,
            comparison,
            &dossier.settings,
            &conditions,
        )
    }

    /// Returns the proposals that words surely name, the surest first, and whether the words
    /// want each to happen.
    fn named(&mut self, agenda: &Arc<Agenda>, words: &str) -> Vec<(ProposalId, bool)> {
        if words.trim().is_empty() {
            return Vec::new();
        }
        let other = |of: &Arc<Agenda>| !Arc::ptr_eq(of, agenda) && of != agenda;
        if self.prepared.as_ref().is_none_or(|(of, _)| other(of)) {
            self.prepared = Some((Arc::clone(agenda), Extractor::new(agenda)));
            self.known.clear();
        }
        if let (None, Some((_, extractor))) = (self.known.get(words), &self.prepared) {
            self.known.insert(words.to_owned(), named(extractor, words));
        }
        self.known.get(words).cloned().unwrap_or_default()
    }
}

fn named(extractor: &Extractor, words: &str) -> Vec<(ProposalId, bool)> {
    let article = Article {
        text: words.to_owned(),
        ..Article::default()
    };
    let negations = words
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| NEGATIONS.contains(word) || word.ends_with("n't") || word.ends_with("n’t"))
        .count();
    let trials = extractor.trial(&article);
    let hits = trials.iter().flat_map(|trial| &trial.hits);
    hits.filter(|hit| hit.score >= SURE && !hit.guessed)
        .filter_map(|hit| {
            let happens = hit.contrary == (negations % 2 == 1);
            Some((hit.proposal.clone()?, happens))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::batch;

    #[test]
    fn conditions_name_proposals() {
        let agenda = batch::agenda("ukraine-talks").expect("it is built in");
        let extractor = Extractor::new(&agenda);
        let check = |words: &str, expected: Option<(&str, bool)>| {
            let found = named(&extractor, words);
            let first = found.first().map(|(on, happens)| (on.as_str(), *happens));
            assert_eq!(first, expected, "{words}");
        };
        check("if sanctions on Russia are lifted", Some(("sa.lift", true)));
        check(
            "if sanctions on Russia are not lifted",
            Some(("sa.lift", false)),
        );
        check(
            "unless Ukraine gets security guarantees",
            Some(("sg.any", true)),
        );
        check(
            "once Ukrainian troops leave the Donetsk region",
            Some(("donbas.ua_withdraw", true)),
        );
        check("if the weather allows it", None);
    }
}
