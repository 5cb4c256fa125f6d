//! Mentions: who is named where.
//!
//! In: tokens. Out: [`Mention`]s in order, not overlapping: the longest alias at a place
//! wins, and a phrase that an agenda lists as no party ("Kyiv Post") hides what it holds.
//! Whether a mention speaks is not decided here, see [`super::source`].

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::doc::Office;
use super::phrase::Phrases;
use super::token::{Token, Traits, Vocabulary, WordId, WordKey, pieces, words};
use crate::agenda::lexicon::Lexicon;
use crate::model::Agenda;

/// What sort of alias a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A phrase that holds a party's name and does not mean it.
    Nobody,
    /// A person of a party, by index.
    Person(u16),
    /// An office held by one of its people ("Russian president").
    Role,
    /// A body that speaks for it.
    Institution,
    /// A phrase in which its adjective stands for it ("Russian side").
    Head,
    /// A capital or building that stands for it.
    Metonym,
    /// Its name.
    Name,
    /// Its adjective ("Russian").
    Demonym,
}

/// A party named at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// The tokens of the alias.
    pub(super) tokens: Range<usize>,
    /// The party, by index in the agenda; meaningless for [`Kind::Nobody`].
    pub(super) party: usize,
    /// The sort of alias.
    pub(super) kind: Kind,
    /// Whether it only qualifies what follows ("US-led", "pro-Russian", "former").
    pub(super) detached: bool,
    /// For an office, the person of the party who holds it and is named in the text.
    pub(super) holder: Option<u16>,
}

impl Mention {
    /// Says whether it names a body that acts for the party: a ministry, or a building with a
    /// name of several words; a city may be anybody's.
    pub(super) fn is_body(&self) -> bool {
        self.kind == Kind::Institution || self.kind == Kind::Metonym && self.tokens.len() > 1
    }
}

#[derive(Clone, Copy, Debug)]
struct Alias {
    party: usize,
    kind: Kind,
    /// Bit k: piece k must be capitalised.
    capitals: u32,
    /// Whether the text must write it in capitals throughout ("US" against "us").
    upper: bool,
}

/// The aliases of an agenda, ready to be found.
#[derive(Debug, Default)]
pub(super) struct Aliases {
    phrases: Phrases<Alias>,
}

impl Aliases {
    /// Learns all aliases of `agenda`.
    pub(super) fn new(agenda: &Agenda, vocabulary: &mut Vocabulary) -> Self {
        let mut aliases = Self::default();
        // Outlets come first: where a party lists one as not speaking for it, it relays.
        for outlet in &Lexicon::built_in().words.relays {
            aliases.add(outlet, usize::MAX, Kind::Nobody, vocabulary);
        }
        for (index, party) in agenda.parties.iter().enumerate() {
            let mut add = |names: &[String], kind: Kind| {
                for name in names {
                    aliases.add(name, index, kind, vocabulary);
                }
            };
            add(&party.names, Kind::Name);
            add(&party.metonyms, Kind::Metonym);
            add(&party.institutions, Kind::Institution);
            add(&party.adjective_heads, Kind::Head);
            add(&party.role_titles, Kind::Role);
            add(&party.demonyms, Kind::Demonym);
            add(&plurals(&party.demonyms), Kind::Demonym);
            add(&party.not_party, Kind::Nobody);
            for (number, person) in party.people.iter().enumerate() {
                add(
                    &person.names,
                    Kind::Person(u16::try_from(number).unwrap_or(u16::MAX)),
                );
            }
        }
        aliases.phrases.finish();
        aliases
    }

    fn add(&mut self, name: &str, party: usize, kind: Kind, vocabulary: &mut Vocabulary) {
        let name = name.strip_prefix("the ").unwrap_or(name);
        let ids: Vec<WordId> = vocabulary.learn_words(name);
        let mut capitals = 0;
        // Pieces keep the order of the name, so that their capitals can be read from it.
        let mut rest = name;
        for (number, piece) in pieces(name).iter().enumerate().take(32) {
            if let Some((at, c)) = rest.char_indices().find(|(_, c)| c.is_alphanumeric()) {
                capitals |= u32::from(c.is_uppercase()) << number;
                let skip = at
                    + rest[at..]
                        .char_indices()
                        .nth(piece.chars().count())
                        .map_or(rest.len() - at, |(n, _)| n);
                rest = rest.get(skip..).unwrap_or("");
            }
        }
        let letters: String = name.chars().filter(|c| c.is_alphabetic()).collect();
        let upper =
            letters.len() <= 4 && letters.len() >= 2 && letters.chars().all(char::is_uppercase);
        self.phrases.add(
            &ids,
            Alias {
                party,
                kind,
                capitals,
                upper,
            },
        );
    }

    /// Finds the mentions in `tokens`.
    pub(super) fn find(&self, tokens: &[Token]) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let mut best: Option<(Range<usize>, Alias)> = None;
            if tokens[at].word != 0 {
                self.phrases.at(
                    at,
                    tokens.len(),
                    |i| tokens[i].word,
                    |range, alias| {
                        let better = best.as_ref().is_none_or(|(found, other)| {
                            (range.len(), std::cmp::Reverse(alias.kind))
                                > (found.len(), std::cmp::Reverse(other.kind))
                        });
                        if better && fits(&tokens[range.clone()], alias) {
                            best = Some((range, alias));
                        }
                    },
                );
            }
            let Some((range, alias)) = best else {
                at += 1;
                continue;
            };
            at = range.end;
            // "Northern Ireland", "South Korea": another place than the one it ends with.
            let region = range
                .start
                .checked_sub(1)
                .is_some_and(|i| tokens[i].is(Traits::REGION) && tokens[i].is(Traits::CAPITAL));
            let alias = if region {
                Alias {
                    kind: Kind::Nobody,
                    ..alias
                }
            } else {
                alias
            };
            let detached = is_detached(tokens, &range, alias.kind);
            mentions.push(Mention {
                tokens: range,
                party: alias.party,
                kind: alias.kind,
                detached,
                holder: None,
            });
        }
        mentions
    }
}

/// Says who holds each office that is named ("the Russian president"): a person of the
/// party, named somewhere in the text, whose role has the same word.
pub(super) fn resolve_offices(
    agenda: &Agenda,
    text: &str,
    tokens: &[Token],
    mentions: &mut [Mention],
) {
    let named: BTreeSet<(usize, u16)> = mentions
        .iter()
        .filter_map(|mention| match mention.kind {
            Kind::Person(person) => Some((mention.party, person)),
            _ => None,
        })
        .collect();
    for mention in mentions.iter_mut().filter(|m| m.kind == Kind::Role) {
        let office = tokens[mention.tokens.end - 1].span.of(text).to_lowercase();
        let people = || {
            named
                .range((mention.party, 0)..=(mention.party, u16::MAX))
                .map(|(_, person)| *person)
        };
        let has = |person: u16, office: &str| {
            agenda
                .parties
                .get(mention.party)
                .and_then(|party| party.people.get(usize::from(person)))
                .is_some_and(|p| p.rank.is_none() && has_role(&p.role, office))
        };
        let offices: &[&str] = if office == "leader" {
            &["leader", "president", "chancellor", "premier", "prime"]
        } else {
            &[&office]
        };
        mention.holder = offices
            .iter()
            .find_map(|office| people().find(|&person| has(person, office)));
    }
}

/// Lists the words of the offices of the people of an agenda, as yet without how often the text
/// names them.
pub(super) fn offices(agenda: &Agenda) -> Vec<Office> {
    let mut out = Vec::new();
    for (party, known) in agenda.parties.iter().enumerate() {
        for (person, known) in (0..).zip(&known.people) {
            let words = known.role.split(|c: char| !c.is_alphanumeric());
            out.extend(words.filter(|word| word.len() > 2).map(|word| Office {
                word: WordKey::of(word),
                party,
                person,
                named: 0,
            }));
        }
    }
    out
}

/// Counts how often each holder of `offices` is named, and puts whoever is named most first.
pub(super) fn count_named(offices: &mut [Office], mentions: &[Mention]) {
    let mut count: BTreeMap<(usize, u16), usize> = BTreeMap::new();
    for mention in mentions {
        if let Kind::Person(person) = mention.kind {
            *count.entry((mention.party, person)).or_default() += 1;
        }
    }
    for office in offices.iter_mut() {
        let named = count.get(&(office.party, office.person));
        office.named = named.copied().unwrap_or(0);
    }
    offices.sort_by_key(|office| std::cmp::Reverse(office.named));
}

/// Whether a role has the word of an office.
fn has_role(role: &str, office: &str) -> bool {
    role.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word == office)
}

/// "Russian" gives "Russians", "Israeli" "Israelis": the people, and with "the" those who
/// speak for them. "French" and "Chinese" have no plural of their own.
fn plurals(demonyms: &[String]) -> Vec<String> {
    let takes_s = |word: &&String| {
        let endings = [
            "an", "on", "li", "ni", "ti", "qi", "ek", "er", "ot", "rb", "ab",
        ];
        word.len() > 4 && endings.iter().any(|ending| word.ends_with(ending))
    };
    let plural = |word: &String| format!("{word}s");
    let made = demonyms.iter().filter(takes_s).map(plural);
    made.filter(|word| !demonyms.contains(word)).collect()
}

fn fits(tokens: &[Token], alias: Alias) -> bool {
    tokens.iter().enumerate().all(|(number, token)| {
        let capital = number < 32 && alias.capitals & (1 << number) != 0;
        !capital || token.is(Traits::CAPITAL)
    }) && (!alias.upper
        || tokens
            .iter()
            .all(|token| token.is(Traits::UPPER.with(Traits::PUNCT))))
}

/// "US-led", "pro-Russian", "Russian-installed": the name qualifies another word.
fn is_detached(tokens: &[Token], range: &Range<usize>, kind: Kind) -> bool {
    let last = &tokens[range.end - 1];
    let before = range.start.checked_sub(1).map(|i| &tokens[i]);
    // "by then Norland had agreed": a time, where no title follows.
    let time = |token: &Token| {
        words!["then"].contains(&token.key) && matches!(kind, Kind::Name | Kind::Metonym)
    };
    let apart = |token: &Token| token.is(Traits::DETACHED) && !token.is(Traits::PREP);
    last.is(Traits::JOINED)
        || before.is_some_and(|token| token.is(Traits::JOINED))
        || before.is_some_and(|token| apart(token) && !time(token))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::token::{Seen, tokenize};
    use crate::model::{Party, Person, Span};

    fn check(text: &str, expected: &[(&str, usize, bool)]) {
        let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        let agenda = Agenda {
            parties: vec![
                Party {
                    names: words(&["United States", "US", "U.S."]),
                    demonyms: words(&["American"]),
                    ..Party::default()
                },
                Party {
                    names: words(&["Ukraine"]),
                    metonyms: words(&["Kyiv"]),
                    not_party: words(&["Kyiv Post"]),
                    people: vec![Person {
                        names: words(&["Volodymyr Zelensky", "Zelensky"]),
                        ..Person::default()
                    }],
                    ..Party::default()
                },
            ],
            ..Agenda::default()
        };
        let mut vocabulary = Vocabulary::new(Lexicon::built_in());
        let aliases = Aliases::new(&agenda, &mut vocabulary);
        let mut tokens = Vec::new();
        tokenize(
            text,
            Span::new(0, text.len()),
            &vocabulary,
            &mut Seen::default(),
            &mut tokens,
        );
        let found: Vec<(&str, usize, bool)> = aliases
            .find(&tokens)
            .iter()
            .filter(|m| m.kind != Kind::Nobody)
            .map(|m| {
                let span = tokens[m.tokens.start]
                    .span
                    .cover(tokens[m.tokens.end - 1].span);
                (span.of(text), m.party, m.detached)
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn aliases_are_found_with_their_case() {
        check(
            "The US told us that Kyiv waits.",
            &[("US", 0, false), ("Kyiv", 1, false)],
        );
        check(
            "The Kyiv Post asked Volodymyr Zelensky.",
            &[("Volodymyr Zelensky", 1, false)],
        );
        check(
            "U.S.-led talks; pro-American crowds",
            &[("U.S.", 0, true), ("American", 0, true)],
        );
        check(
            "By then Kyiv waited for the then American envoy.",
            &[("Kyiv", 1, false), ("American", 0, true)],
        );
    }
}
