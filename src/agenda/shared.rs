//! Names that stand with two parties: a text that uses one cannot tell which is meant.

use std::collections::BTreeMap;

use super::locate::Node;
use super::locate::Step::{Index, Key};
use super::report::Report;
use crate::model::{Agenda, Party};

/// Warns of names that two parties share.
pub(super) fn check(agenda: &Agenda, places: &Node, report: &mut Report) {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for (p, party) in agenda.parties.iter().enumerate() {
        let mut claim = |word: &str, at: usize| {
            let owner = *owners
                .entry(word.trim().to_lowercase())
                .or_insert(party.id.as_str());
            let shared = owner != party.id.as_str();
            if shared {
                report.warn(
                    at,
                    format!(
                        "`{word}` stands for two parties, `{owner}` and `{}`.",
                        party.id
                    ),
                    "Keep it with the one that is meant when nothing else is said.",
                );
            }
            shared
        };
        for (key, words) in word_lists(party) {
            for (index, word) in words.iter().enumerate() {
                let at = [Key("parties"), Index(p), Key(key), Index(index)];
                claim(word, places.place(&at));
            }
        }
        for (m, person) in party.people.iter().enumerate() {
            for (index, name) in person.names.iter().enumerate() {
                let at = [
                    Key("parties"),
                    Index(p),
                    Key("people"),
                    Index(m),
                    Key("names"),
                    Index(index),
                ];
                // The other spellings of a shared person would say the same again.
                if claim(name, places.place(&at)) {
                    break;
                }
            }
        }
    }
}

fn word_lists(party: &Party) -> [(&'static str, &[String]); 6] {
    [
        ("names", &party.names),
        ("demonyms", &party.demonyms),
        ("adjective_heads", &party.adjective_heads),
        ("metonyms", &party.metonyms),
        ("institutions", &party.institutions),
        ("role_titles", &party.role_titles),
    ]
}
