//! The examples of the cue words: each `hits` sentence in `assets/lexicon/cues.ron` must
//! give a predicate of its cue that somebody is the subject of, each `misses` sentence
//! none.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

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

/// The sources of the extraction that stand beside this file or in a folder there.
fn sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract");
    let mut folders = vec![root];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                texts.push(fs::read_to_string(path).expect("a text"));
            }
        }
    }
    texts
}

#[test]
fn cues_that_rules_name_are_in_the_lexicon() {
    let cues = &Lexicon::built_in().cues;
    let mut named = vec![super::predicate::WILL.to_owned()];
    for text in sources() {
        for opener in ["cue == \"", "lexicon.verb(\""] {
            let parts = text.split(opener).skip(1);
            named.extend(parts.filter_map(|part| Some(part.split_once('"')?.0.to_owned())));
        }
    }
    // Those of this test are no names.
    named.retain(|name| name.starts_with(char::is_alphabetic));
    assert!(named.len() > 5, "{named:?}");
    named.retain(|name| cues.iter().all(|cue| cue.cue != *name));
    assert_eq!(named, [""; 0]);
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
