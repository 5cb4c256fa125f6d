//! The dictionary: which parts of speech a word form can have.
//!
//! In: a lower-case word form. Out: the traits of its possible parts of speech, several for
//! a form such as "claims", and its stem. The common tag of 26,900 forms comes from the crate
//! `harper-brill`; that a noun is a verb too is read off its other forms there ("reported"
//! makes "report" and "reports" verbs). Unknown forms are guessed by their endings.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use super::Traits;
use super::vocabulary::stem;

/// Endings of unknown words, with what they make of them.
const ENDINGS: &[(&str, Traits)] = &[
    ("ing", Traits::GERUND),
    ("ed", Traits::PARTICIPLE.with(Traits::VERBAL)),
    ("ness", Traits::NOUN),
    ("ment", Traits::NOUN),
    ("tion", Traits::NOUN),
    ("ity", Traits::NOUN),
    ("ism", Traits::NOUN),
    ("ist", Traits::NOUN),
    ("ous", Traits::ADJECTIVE),
    ("ful", Traits::ADJECTIVE),
    ("able", Traits::ADJECTIVE),
    ("ible", Traits::ADJECTIVE),
    ("less", Traits::ADJECTIVE),
    ("ish", Traits::ADJECTIVE),
    ("ic", Traits::ADJECTIVE),
    ("ive", Traits::ADJECTIVE),
    ("al", Traits::ADJECTIVE),
];

/// Endings of irregular participles ("written", "known", "torn").
const PARTICIPLES: &[&str] = &["en", "wn", "rn"];

/// Verbs whose past reads as their base form.
const SAME_PAST: &[&str] = &[
    "beat", "become", "bet", "burst", "cast", "come", "cost", "cut", "hit", "hold", "hurt", "let",
    "overcome", "put", "quit", "read", "rid", "run", "set", "shed", "shut", "split", "spread",
    "thrust", "upset",
];

/// What is known of a form.
pub(super) struct Entry {
    /// The parts of speech that it can have.
    pub(super) parts: Traits,
    /// Its stem: made once, since stemming takes longer than all else that is looked up.
    pub(super) stem: Box<str>,
}

/// Returns what is known of a lower-case form, if it is a word of the dictionary.
pub(super) fn entry(word: &str) -> Option<&'static Entry> {
    TABLE.get(word)
}

/// Returns all words of the dictionary with what is known of them, in no order.
pub(super) fn words() -> impl Iterator<Item = (&'static str, &'static Entry)> {
    TABLE.iter().map(|(word, known)| (word.as_ref(), known))
}

/// Returns the parts of speech that a lower-case form can have, or may be guessed to have.
pub(super) fn parts(word: &str) -> Traits {
    entry(word).map_or_else(|| guess(word), |known| known.parts)
}

/// Guesses the parts of speech of a lower-case form that is not in the dictionary.
fn guess(word: &str) -> Traits {
    if let Some((_, guess)) = ENDINGS
        .iter()
        .find(|(end, _)| word.len() > end.len() + 2 && word.ends_with(end))
    {
        return guess.with(Traits::UNKNOWN);
    }
    if word.ends_with('s') && !word.ends_with("ss") {
        return Traits::NOUN.with(Traits::VERBAL).with(Traits::UNKNOWN);
    }
    Traits::NOUN.with(Traits::UNKNOWN)
}

static TABLE: LazyLock<HashMap<Box<str>, Entry, RandomState>> = LazyLock::new(|| {
    let with_stem = |(word, parts): (Box<str>, Traits)| {
        let stem = stem(&word).into();
        (word, Entry { parts, stem })
    };
    forms().into_iter().map(with_stem).collect()
});

/// Reads the forms of the dictionary with their parts of speech.
fn forms() -> HashMap<Box<str>, Traits> {
    // The dictionary of the crate has no list of its words; its saved form has.
    let saved = serde_json::to_value(&*harper_brill::brill_tagger()).unwrap_or_default();
    let tags = saved.pointer("/base/mapping");
    let tags = tags.and_then(serde_json::Value::as_object);
    let mut table: HashMap<Box<str>, Traits> = HashMap::new();
    for (word, tag) in tags.into_iter().flatten() {
        let traits = match tag.as_str() {
            Some("VERB") => verb(word),
            Some("NOUN") => Traits::NOUN,
            Some("PROPN") => Traits::NAME,
            Some("ADJ") => Traits::ADJECTIVE,
            Some("ADV") => Traits::ADV,
            _ => Traits::default(),
        };
        table.insert(word.as_str().into(), traits);
    }
    let verbs: Vec<Box<str>> = table
        .iter()
        .filter(|(_, traits)| traits.any(Traits::MOSTLY_VERB))
        .map(|(word, _)| word.clone())
        .collect();
    for word in &verbs {
        for base in bases(word) {
            add_forms(&mut table, &base);
        }
    }
    for word in &verbs {
        settle_base(&mut table, word);
    }
    table
}

/// The forms that a word has as a verb.
fn verb(word: &str) -> Traits {
    let form = if word.ends_with("ing") && word.len() > 5 {
        Traits::GERUND
    } else if word.ends_with("ed") && word.len() > 4 {
        Traits::PARTICIPLE.with(Traits::VERBAL)
    } else if PARTICIPLES.iter().any(|end| word.ends_with(end)) && word.len() > 4 {
        Traits::PARTICIPLE
    } else if word.ends_with('s') && !word.ends_with("ss") {
        Traits::VERBAL
    } else {
        Traits::BARE.with(Traits::VERBAL).with(Traits::PARTICIPLE)
    };
    form.with(Traits::MOSTLY_VERB)
}

/// A verb without an ending is a base form if there is a third person to it ("say"), else a
/// past ("said").
fn settle_base(table: &mut HashMap<Box<str>, Traits>, word: &str) {
    let both = Traits::PARTICIPLE.with(Traits::BARE);
    let Some(known) = table.get(word).copied().filter(|t| t.any(Traits::BARE)) else {
        return;
    };
    if !known.any(Traits::PARTICIPLE) || SAME_PAST.contains(&word) {
        return;
    }
    let third = [
        format!("{word}s"),
        format!("{word}es"),
        format!("{word}ing"),
    ];
    let base = third.iter().any(|form| {
        table
            .get(form.as_str())
            .is_some_and(|t| t.any(Traits::MOSTLY_VERB))
    });
    let settled = known.without(both).with(if base {
        Traits::BARE
    } else {
        Traits::PARTICIPLE
    });
    table.insert(word.into(), settled);
}

/// The base forms that a form in -ed or -ing can come from.
fn bases(word: &str) -> Vec<String> {
    let Some(stem) = word.strip_suffix("ed").or_else(|| word.strip_suffix("ing")) else {
        return Vec::new();
    };
    let mut bases = vec![stem.to_owned(), format!("{stem}e")];
    if let Some(y) = stem.strip_suffix('i') {
        bases.push(format!("{y}y"));
    }
    let bytes = stem.as_bytes();
    if let [.., a, b] = bytes
        && a == b
    {
        bases.push(stem[..stem.len() - 1].to_owned());
    }
    bases
}

/// Lets `base` and its third person be verbs too, if the dictionary knows the base.
fn add_forms(table: &mut HashMap<Box<str>, Traits>, base: &str) {
    let known = table.get(base).copied();
    let Some(known) = known.filter(|t| t.any(Traits::NOUN.with(Traits::MOSTLY_VERB))) else {
        return;
    };
    if base.len() < 3 {
        return;
    }
    let both = known.with(Traits::BARE).with(Traits::VERBAL);
    table.insert(base.into(), both);
    let third = if let Some(y) = base.strip_suffix('y') {
        format!("{y}ies")
    } else if base.ends_with("sh") || base.ends_with("ch") || base.ends_with('s') {
        format!("{base}es")
    } else {
        format!("{base}s")
    };
    let noun = known.any(Traits::NOUN);
    let entry = table.entry(third.into()).or_insert(if noun {
        Traits::NOUN
    } else {
        Traits::MOSTLY_VERB
    });
    *entry = entry.with(Traits::VERBAL);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_parts_that_they_can_have() {
        let noun_or_verb = Traits::NOUN;
        for word in ["report", "claims", "plan", "demands"] {
            assert!(parts(word).any(noun_or_verb), "{word}");
            assert!(parts(word).any(Traits::VERBAL), "{word}");
        }
        assert!(parts("warns").any(Traits::VERBAL));
        assert!(parts("arguing").any(Traits::GERUND));
        assert!(!parts("aide").any(Traits::VERBAL));
        assert!(parts("say").any(Traits::BARE) && !parts("say").any(Traits::PARTICIPLE));
        assert!(parts("said").any(Traits::PARTICIPLE) && !parts("said").any(Traits::BARE));
        assert!(parts("graphomaniacal").any(Traits::ADJECTIVE));
        assert!(parts("blorfing").any(Traits::GERUND));
    }
}
