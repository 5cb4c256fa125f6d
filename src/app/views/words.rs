//! How stances, dates and parties are put into words on screen.

use crate::compare;
use crate::model::{
    Agenda, Attitude, Basis, Change, ChangeCause, ChangeKind, Date, Dossier, Evidence, Firmness,
    Lean, PartyId, Stance, StanceAttitude, Statement,
};
use crate::session::Session;

use super::super::widgets::Mark;

/// Returns the party's name for people, or its id where the agenda has none.
pub(crate) fn party<'a>(agenda: &'a Agenda, id: &'a PartyId) -> &'a str {
    agenda.party(id).map_or(id.as_str(), |party| &party.name)
}

/// Returns the party's place in the agenda, which chooses its colour.
pub(crate) fn party_index(agenda: &Agenda, id: &PartyId) -> usize {
    agenda
        .parties
        .iter()
        .position(|party| party.id == *id)
        .unwrap_or(0)
}

/// Returns the names of parties, "Russia, Ukraine".
pub(crate) fn parties(agenda: &Agenda, ids: &[PartyId]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| party(agenda, id)).collect();
    names.join(", ")
}

/// Returns the short word of a stance: the party's own verb where it fits the attitude.
pub(crate) fn stance(stance: &Stance) -> String {
    match stance.attitude {
        StanceAttitude::Conditional => stance.lean.map_or("yes, if", crate::model::Lean::word),
        _ => compare::verb(stance),
    }
    .to_owned()
}

/// Returns a party's name with the short word of its stance: "Russia rejects".
pub(crate) fn does(name: &str, stance: &Stance) -> String {
    match stance.attitude {
        StanceAttitude::Support | StanceAttitude::Oppose => {
            compare::agreed(name, &self::stance(stance))
        }
        _ => format!("{name} {}", self::stance(stance)),
    }
}

/// Says whether a person corrected which way a statement goes.
pub(crate) fn is_corrected(statement: &Statement) -> bool {
    let before = statement.extracted.as_ref();
    before.is_some_and(|it| (it.attitude, it.lean) != (statement.attitude, statement.lean))
}

/// Returns which way a statement goes, and what a person corrected there: "opposes (corrected from
/// “supports”)", "conditional (yes, if)".
pub(crate) fn attitude(statement: &Statement) -> String {
    let told = |attitude: Attitude, lean: Option<Lean>| match lean {
        Some(lean) => format!("{} ({})", attitude.word(), lean.word()),
        None => attitude.word().to_owned(),
    };
    let now = told(statement.attitude, statement.lean);
    let before = statement.extracted.as_ref();
    match before.filter(|_| is_corrected(statement)) {
        Some(before) => {
            let before = told(before.attitude, before.lean);
            format!("{now} (corrected from “{before}”)")
        }
        None => now,
    }
}

/// Returns a stance with its condition, its firmness and whether only others tell of it:
/// "rejects, firm", "accepts, plain, according to others".
pub(crate) fn stance_and_firmness(stance: &Stance) -> String {
    let mut told = self::stance(stance);
    if let Some(condition) = stance.condition.as_deref().filter(|c| !c.is_empty()) {
        told = conditioned(&told, condition);
    }
    if let Some(firmness) = stance.firmness {
        told = format!("{told}, {}", firmness.word());
    }
    if stance.basis == Basis::Others {
        told.push_str(", according to others");
    }
    told
}

/// How a condition begins that brings a conjunction of its own.
const CONJUNCTIONS: [&str; 14] = [
    "if", "only", "once", "until", "till", "unless", "when", "after", "before", "provided", "as",
    "on", "in", "without",
];

/// Puts a condition behind the word of a stance: "yes, if" takes one that is a sentence, but is
/// not said twice of one that begins with a conjunction: "yes, only if the work is done".
fn conditioned(word: &str, condition: &str) -> String {
    let first = condition.split_whitespace().next().unwrap_or_default();
    let own = CONJUNCTIONS
        .iter()
        .any(|word| first.eq_ignore_ascii_case(word));
    match word.rsplit_once(' ') {
        Some((answer, _)) if own => format!("{answer} {condition}"),
        _ => format!("{word} {condition}"),
    }
}

/// Returns how a cell has changed, and why where the party itself has not moved: "new
/// (coding)".
pub(crate) fn change(change: &Change) -> String {
    match (change.kind, change.cause) {
        (kind @ ChangeKind::Reworded, _) | (kind, ChangeCause::Position) => kind.word().to_owned(),
        (kind, cause) => format!("{} ({})", kind.word(), cause.word()),
    }
}

/// Returns the shape of a stance.
pub(crate) fn mark(stance: &Stance) -> Mark {
    match stance.basis {
        Basis::Others => Mark::Others,
        Basis::Own | Basis::Hand => Mark::Own(stance.attitude),
    }
}

/// Returns how firmly a party says it itself; what others say of it has no firmness of its
/// own.
pub(crate) fn firmness(stance: &Stance) -> Option<Firmness> {
    stance.firmness.filter(|_| stance.basis != Basis::Others)
}

/// Says whether a person changed the stance; a note or a priority changes nothing of it.
pub(crate) fn is_edited(stance: &Stance) -> bool {
    let hand = stance.hand.as_ref();
    hand.is_some_and(|hand| !hand.of_stance().is_empty())
}

/// Says whether a quote still stands where it was found: texts can be changed outside the
/// program, and other words must never pass for the proof.
pub(crate) fn stands_in(evidence: &Evidence, text: &str) -> bool {
    !evidence.quote.is_empty() && evidence.span.of(text) == evidence.quote
}

/// Returns who uttered a statement, or `None` for the journalist's own words.
pub(crate) fn speaker(statement: &Statement) -> Option<&str> {
    statement
        .speaker
        .as_deref()
        .or(statement.unnamed.as_deref())
}

/// What is said where a party is for or against something under a condition of which nothing
/// is known.
pub(crate) const UNSTATED: &str = "condition not stated";

/// Returns the second line of a cell: source, condition, or the summary as in the inspector.
pub(crate) fn second_line(dossier: &Dossier, stance: &Stance) -> String {
    if stance.basis == Basis::Others {
        let settling = stance.settled_by.as_ref();
        let who = settling
            .and_then(|at| dossier.statement(at))
            .and_then(|(_, s)| speaker(s));
        return format!("according to {}", who.unwrap_or("others"));
    }
    let written = stance.hand.as_ref().and_then(|h| h.summary.as_deref());
    if let Some(summary) = written.filter(|text| !text.is_empty()) {
        return summary.to_owned();
    }
    if let Some(condition) = stance.condition.as_deref().filter(|text| !text.is_empty()) {
        return condition.to_owned();
    }
    if stance.attitude == StanceAttitude::Conditional {
        return UNSTATED.to_owned();
    }
    if stance.basis == Basis::Hand && stance.summary.is_empty() {
        return "set by hand".to_owned();
    }
    stance.summary.clone()
}

/// The months as dates have them, the first one first.
pub(crate) const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Returns a date as "4 Dec 2026".
pub(crate) fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// Returns a date's month as "Dec".
pub(crate) fn month(date: Date) -> &'static str {
    let month = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    MONTHS.get(month).unwrap_or(&"")
}

/// Returns the day of an article or of what was said in it, with the word of all exports
/// where something speaks against it.
pub(crate) fn day(day: Date, disputed: bool) -> String {
    let disputed = if disputed { " (date disputed)" } else { "" };
    format!("{}{disputed}", date(day))
}

/// Returns how much was read of what is looked at: "4 articles".
pub(crate) fn read(session: &Session) -> String {
    count(session.counts().looked_at.articles, "article")
}

/// Returns a text with its first letter as a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// Returns a count with its noun, "1 article", "4 articles".
pub(crate) fn count(n: usize, noun: &str) -> String {
    if n == 1 {
        format!("1 {noun}")
    } else {
        format!("{n} {noun}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conjunction_is_said_once() {
        for (word, condition, told) in [
            (
                "yes, if",
                "only if the work is done",
                "yes, only if the work is done",
            ),
            (
                "yes, if",
                "once a treaty is signed",
                "yes, once a treaty is signed",
            ),
            (
                "yes, if",
                "the guns are silent",
                "yes, if the guns are silent",
            ),
            ("no, unless", "unless all sign", "no, unless all sign"),
            ("no, unless", "all sign", "no, unless all sign"),
        ] {
            assert_eq!(conditioned(word, condition), told);
        }
    }

    #[test]
    fn dates_and_counts() {
        assert_eq!(date(jiff::civil::date(2026, 12, 4)), "4 Dec 2026");
        assert_eq!(count(1, "article"), "1 article");
        assert_eq!(count(0, "article"), "0 articles");
    }
}
