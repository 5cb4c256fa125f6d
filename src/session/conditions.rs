//! What conditions ask for: the proposal that their words name, found by the same words that
//! find it in an article.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::{Condition, Trade, trades};
use crate::extract::Extractor;
use crate::model::{
    Agenda, Article, Comparison, Dossier, ProposalId, Stance, StanceAttitude, StanceTable, TrialHit,
};

/// From this score on, words tell a proposal without any other sign.
const SURE: f64 = 0.95;

/// Words that turn a condition around.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "without", "nobody", "nothing", "neither",
];

/// Words that open a condition and deny no part of it: "without guarantees" asks for them.
const OPENERS: &[&str] = &["without", "before", "until", "till", "unless"];

/// Beginnings of words that tell the end of any negotiation: "once a settlement is signed" says
/// when, and asks for nothing that another party could grant.
const OF_ANY_END: &[&str] = &[
    "settle", "agree", "deal", "peace", "accord", "treat", "pact", "talk", "negotia", "sign",
    "reach", "conclu", "war", "end",
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
    let negations = negations(words);
    let trials = extractor.trial(&article);
    let hits = trials.iter().flat_map(|trial| &trial.hits);
    hits.filter(|hit| hit.score >= SURE && !hit.guessed && !is_of_any_end(hit, words))
        .filter_map(|hit| {
            let happens = hit.contrary == (negations % 2 == 1);
            Some((hit.proposal.clone()?, happens))
        })
        .collect()
}

/// Says whether nothing but the end of a negotiation tells the hit.
fn is_of_any_end(hit: &TrialHit, words: &str) -> bool {
    let is_of_it = |word: &str| OF_ANY_END.iter().any(|start| word.starts_with(start));
    let told = hit.words.iter();
    told.map(|span| span.of(words).to_lowercase())
        .all(|word| word.split_whitespace().all(is_of_it))
}

/// Returns how often words are turned around, past the opener: "not until it is not lifted"
/// once.
fn negations(words: &str) -> usize {
    let words = words.to_lowercase();
    let words: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .collect();
    let negates =
        |word: &str| NEGATIONS.contains(&word) || word.ends_with("n't") || word.ends_with("n’t");
    let rest = match words[..] {
        [opener, ref rest @ ..] if OPENERS.contains(&opener) => rest,
        [not, opener, ref rest @ ..] if negates(not) && OPENERS.contains(&opener) => rest,
        ref all => all,
    };
    rest.iter().filter(|word| negates(word)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{TradeState, compare};
    use crate::model::{HandEdit, Lean};
    use crate::session::batch;
    use crate::settle::settle;

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
        for opener in [
            "without",
            "not without",
            "before it has",
            "not before",
            "not until",
            "unless",
        ] {
            check(
                &format!("{opener} security guarantees"),
                Some(("sg.any", true)),
            );
        }
        check(
            "until sanctions on Russia are lifted",
            Some(("sa.lift", true)),
        );
        check(
            "not until sanctions on Russia are not lifted",
            Some(("sa.lift", false)),
        );
        check("if the weather allows it", None);
        check("once a settlement is signed", None);
        check("if both sides reach an agreement", None);
    }

    /// A party that is conditional, whichever way it leans, and another that supports what
    /// the condition asks for.
    #[test]
    fn what_is_asked_for_without_it_is_no_can_be_had_from_who_supports_it() {
        for lean in [Lean::YesIf, Lean::NoUnless] {
            for words in [
                "without security guarantees",
                "not before security guarantees",
            ] {
                let mut dossier = Dossier {
                    agenda: batch::agenda("ukraine-talks")
                        .expect("it is built in")
                        .into(),
                    ..Dossier::default()
                };
                let conditional = HandEdit {
                    attitude: Some(StanceAttitude::Conditional),
                    lean: Some(lean),
                    condition: Some(words.to_owned()),
                    ..HandEdit::default()
                };
                let support = HandEdit {
                    attitude: Some(StanceAttitude::Support),
                    ..HandEdit::default()
                };
                dossier
                    .hand
                    .insert(("sa.lift".into(), "UA".into()), conditional);
                dossier.hand.insert(("sg.any".into(), "US".into()), support);
                let table = settle(&dossier);
                let parties = ["UA".into(), "US".into()];
                let comparison = compare(&dossier.agenda, &table, &parties, &dossier.settings);
                let found = Conditions::default().trades(&dossier, &table, &comparison);
                let states: Vec<_> = found.iter().map(|trade| trade.state).collect();
                assert_eq!(states, [TradeState::Possible], "{lean:?} {words}");
            }
        }
    }
}
