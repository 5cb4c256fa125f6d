//! Forms of cues: "insist", "insists", "insisted", "insisting".

use super::{Cue, Pos};

impl Cue {
    /// Returns all forms of the cue with their grammatical form. Regular forms of verbs and
    /// plurals of nouns are made; for a phrase, its first word is inflected.
    #[must_use]
    pub fn inflected(&self) -> Vec<(String, Form)> {
        let mut all = vec![(self.cue.clone(), Form::Base)];
        match self.pos {
            Pos::Verb => {
                let forms = if self.forms.is_empty() {
                    regular(&self.cue).to_vec()
                } else {
                    self.forms.clone()
                };
                let kinds = [Form::Third, Form::Past, Form::Ing, Form::Participle];
                for (form, kind) in forms.into_iter().zip(kinds) {
                    if kind != Form::Participle || !all.iter().any(|(seen, _)| *seen == form) {
                        all.push((form, kind));
                    }
                }
            }
            Pos::Noun => {
                let plural = match self.cue.strip_suffix('y') {
                    Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
                    _ => format!("{}s", self.cue),
                };
                all.push((plural, Form::Base));
            }
            Pos::Adjective => {}
        }
        all
    }
}

/// Grammatical forms of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// "insist"; nouns and adjectives always.
    Base,
    /// "insists".
    Third,
    /// "insisted"; also the participle where it reads the same.
    Past,
    /// "insisting".
    Ing,
    /// A past participle that differs from the past ("sworn").
    Participle,
}

/// Returns third person, past, -ing and participle of a regular verb or verb phrase.
#[must_use]
pub fn regular(phrase: &str) -> [String; 4] {
    let (verb, rest) = phrase
        .find(' ')
        .map_or((phrase, ""), |at| phrase.split_at(at));
    let sibilant = verb.ends_with(['s', 'x', 'z']) || verb.ends_with("ch") || verb.ends_with("sh");
    let soft_y = verb
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    let third = match soft_y {
        Some(stem) => format!("{stem}ies"),
        None if sibilant => format!("{verb}es"),
        None => format!("{verb}s"),
    };
    let past = match (soft_y, verb.strip_suffix('e')) {
        (Some(stem), _) => format!("{stem}ied"),
        (None, Some(stem)) => format!("{stem}ed"),
        (None, None) => format!("{verb}ed"),
    };
    let ing = match verb.strip_suffix('e') {
        Some(stem) if !stem.ends_with('e') => format!("{stem}ing"),
        _ => format!("{verb}ing"),
    };
    [third, past.clone(), ing, past].map(|form| format!("{form}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected() {
        let check = |verb: &str, expected: [&str; 4]| assert_eq!(regular(verb), expected);
        check(
            "insist on",
            ["insists on", "insisted on", "insisting on", "insisted on"],
        );
        check("deny", ["denies", "denied", "denying", "denied"]);
        check("urge", ["urges", "urged", "urging", "urged"]);
        check("agree", ["agrees", "agreed", "agreeing", "agreed"]);
        check(
            "press for",
            ["presses for", "pressed for", "pressing for", "pressed for"],
        );
        check("delay", ["delays", "delayed", "delaying", "delayed"]);
    }
}
