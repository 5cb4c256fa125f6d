//! The examples of the cue words: each `hits` sentence in `assets/lexicon/cues.ron` must
//! give a predicate of its cue that somebody is the subject of, each `misses` sentence
//! none.

use std::collections::BTreeMap;

use super::predicate::predicates;
use super::source::Source;
use super::{Extractor, fixture};
use crate::agenda::lexicon::{Cue, Lexicon, Pos};
use crate::model::{Agenda, Article, Party, Person};

/// Two invented countries, which the sentences speak of.
fn agenda() -> Agenda {
    let party = |name: &str, demonym: &str, capital: &str, person: &str| Party {
        id: name.into(),
        name: name.to_owned(),
        names: vec![name.to_owned()],
        demonyms: vec![demonym.to_owned()],
        metonyms: vec![capital.to_owned()],
        people: vec![Person {
            names: vec![person.to_owned()],
            ..Person::default()
        }],
        ..Party::default()
    };
    Agenda {
        parties: vec![
            party("Norland", "Norlandic", "Havn", "Ada Berg"),
            party("Sudria", "Sudrian", "Marest", "Tomas Rell"),
        ],
        ..Agenda::default()
    }
}

/// Says whether `sentence` has a predicate of that cue with a subject.
fn finds(extractor: &Extractor, cue: &Cue, sentence: &str) -> bool {
    let lexicon = Lexicon::built_in();
    let article = Article {
        text: sentence.to_owned(),
        ..Article::default()
    };
    let doc = fixture::doc(extractor, &article);
    doc.sentences.iter().any(|part| {
        predicates(&doc, lexicon, part).iter().any(|predicate| {
            let found = &lexicon.cues[predicate.cue];
            (&found.cue, found.pos) == (&cue.cue, cue.pos) && predicate.subject != Source::Nobody
        })
    })
}

/// Returns a line for each example that comes out otherwise than it says.
fn failures(pos: Pos) -> Vec<String> {
    let extractor = Extractor::new(&agenda());
    let mut failures = Vec::new();
    for cue in Lexicon::built_in().cues.iter().filter(|c| c.pos == pos) {
        let examples = [(&cue.hits, true, "missed"), (&cue.misses, false, "found")];
        for (sentences, expected, outcome) in examples {
            for sentence in sentences {
                if finds(&extractor, cue, sentence) != expected {
                    failures.push(format!("`{}` is {outcome} in: {sentence}", cue.cue));
                }
            }
        }
    }
    failures
}

#[track_caller]
fn check(pos: Pos) {
    let failures = failures(pos);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_cue_has_a_sentence_that_must_match() {
    let bare: Vec<&str> = Lexicon::built_in()
        .cues
        .iter()
        .filter(|cue| cue.hits.is_empty())
        .map(|cue| cue.cue.as_str())
        .collect();
    assert_eq!(bare, [""; 0]);
}

#[test]
fn no_form_belongs_to_two_cues_of_a_kind() {
    let mut owners = BTreeMap::new();
    for cue in &Lexicon::built_in().cues {
        for (form, _) in cue.inflected() {
            let owner = owners.entry((form, cue.pos)).or_insert(&cue.cue);
            assert_eq!(*owner, &cue.cue, "one of the two is never found");
        }
    }
}

#[test]
fn cues_that_rules_name_are_in_the_lexicon() {
    let cues = &Lexicon::built_in().cues;
    assert!(cues.iter().any(|cue| cue.cue == super::predicate::WILL));
    let mut stems = super::attitude::MILD.to_vec();
    stems.retain(|stem| cues.iter().all(|cue| !cue.cue.starts_with(stem)));
    assert_eq!(stems, [""; 0]);
}

#[test]
fn verbs_match_their_hits_and_not_their_misses() {
    check(Pos::Verb);
}

#[test]
fn nouns_match_their_hits_and_not_their_misses() {
    check(Pos::Noun);
}

#[test]
fn adjectives_match_their_hits_and_not_their_misses() {
    check(Pos::Adjective);
}
