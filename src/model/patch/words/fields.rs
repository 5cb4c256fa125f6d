//! The fields of one thing that differ, each as it was and as it is.

use std::collections::BTreeSet;

use super::{NOTHING, Told, quoted};

/// The most characters of a text that differs.
const LONGEST: usize = 60;
/// How many characters that both have stand before the first that differs.
const LEAD: usize = 12;

/// What is told of the fields that differ.
#[derive(Debug, Default)]
pub(super) struct Fields {
    before: Vec<String>,
    after: Vec<String>,
}

impl Fields {
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty()
    }

    /// Adds a field whose values tell by themselves what they are of.
    pub(super) fn value<T: PartialEq>(&mut self, a: &T, b: &T, word: impl Fn(&T) -> String) {
        if a != b {
            self.before.push(word(a));
            self.after.push(word(b));
        }
    }

    /// Adds one of two states.
    pub(super) fn state(&mut self, a: bool, b: bool, (on, off): (&str, &str)) {
        self.value(&a, &b, |it| if *it { on } else { off }.to_owned());
    }

    /// Adds a text; an empty one is none.
    pub(super) fn text(&mut self, name: &str, a: &str, b: &str) {
        if a == b {
            return;
        }
        let (old, new) = pair(a, b);
        for (side, text) in [(&mut self.before, old), (&mut self.after, new)] {
            side.push(if text.is_empty() {
                format!("no {name}")
            } else {
                format!("{name} “{text}”")
            });
        }
    }

    /// Adds a text that may be missing.
    pub(super) fn maybe(&mut self, name: &str, a: Option<&String>, b: Option<&String>) {
        let text = |text: Option<&String>| text.cloned().unwrap_or_default();
        self.text(name, &text(a), &text(b));
    }

    /// Adds something that may be missing, in its own words.
    pub(super) fn option<T: PartialEq>(
        &mut self,
        name: &str,
        (a, b): (Option<&T>, Option<&T>),
        word: impl Fn(&T) -> String,
    ) {
        self.value(&a, &b, |it| {
            it.map_or_else(|| format!("no {name}"), |it| format!("{name} {}", word(it)))
        });
    }

    /// Adds a list: what only one side has or, where both have the same, its order.
    pub(super) fn list(&mut self, name: &str, a: &[String], b: &[String]) {
        if a == b {
            return;
        }
        let (gone, come) = (only(a, b), only(b, a));
        let (old, new) = match (gone.is_empty(), come.is_empty()) {
            // Names that are there already come or go.
            (true, true) if a.len() != b.len() => (a.len().to_string(), b.len().to_string()),
            (true, true) => {
                let (old, new) = order(a, b);
                (format!("in the order {old}"), format!("in the order {new}"))
            }
            (true, false) => (format!("without {come}"), format!("with {come}")),
            (false, true) => (format!("with {gone}"), format!("without {gone}")),
            (false, false) => (format!("with {gone}"), format!("with {come}")),
        };
        self.before.push(format!("{name} {old}"));
        self.after.push(format!("{name} {new}"));
    }

    /// Adds fields of something inside.
    pub(super) fn inside(&mut self, name: &str, fields: &Self) {
        if !fields.is_empty() {
            self.before
                .push(format!("{name}: {}", fields.before.join(", ")));
            self.after
                .push(format!("{name}: {}", fields.after.join(", ")));
        }
    }

    /// Tells that something `differs` of which no field tells.
    pub(super) fn rest(&mut self, differs: bool) {
        if self.is_empty() && differs {
            self.before.push("details as they were".to_owned());
            self.after.push("details changed".to_owned());
        }
    }

    /// Returns what differs in words; `None` where nothing does.
    pub(super) fn told(self, of: String) -> Option<Told> {
        (!self.is_empty()).then(|| Told {
            of,
            before: self.before.join(", "),
            after: self.after.join(", "),
        })
    }

    /// Returns what is there on one side alone; `is` tells it where no field is set.
    pub(super) fn told_alone(self, of: String, comes: bool, is: &str) -> Told {
        let all = self.after.join(", ");
        let is = if all.is_empty() { is.to_owned() } else { all };
        let nothing = NOTHING.to_owned();
        let (before, after) = if comes { (nothing, is) } else { (is, nothing) };
        Told { of, before, after }
    }
}

/// Returns what of a list another one has not: the first entries, and how many more.
fn only(list: &[String], other: &[String]) -> String {
    const MOST: usize = 4;
    let known: BTreeSet<&String> = other.iter().collect();
    let entries: Vec<&String> = list.iter().filter(|it| !known.contains(it)).collect();
    let first: Vec<String> = entries.iter().take(MOST).map(|it| quoted(it)).collect();
    let more = entries.len().saturating_sub(MOST);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    format!("{}{more}", first.join(", "))
}

/// Returns two texts, shortened so that their first difference is seen.
pub(super) fn pair(a: &str, b: &str) -> (String, String) {
    let short = |text: &str| crate::model::text::shortened(text, LONGEST);
    let (old, new) = (short(a), short(b));
    if old != new {
        return (old, new);
    }
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let rest = |text: &str| -> String {
        let rest: String = text.chars().skip(shared.saturating_sub(LEAD)).collect();
        short(&format!("…{rest}"))
    };
    (rest(a), rest(b))
}

/// Returns two orders of the same names, from the first place where they differ.
pub(super) fn order(a: &[String], b: &[String]) -> (String, String) {
    const MOST: usize = 3;
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let told = |names: &[String]| {
        let first: Vec<String> = names
            .iter()
            .skip(same)
            .take(MOST)
            .map(|it| quoted(it))
            .collect();
        let lead = if same > 0 { "…, " } else { "" };
        let more = if names.len() > same + MOST {
            ", …"
        } else {
            ""
        };
        format!("{lead}{}{more}", first.join(", "))
    };
    (told(a), told(b))
}
