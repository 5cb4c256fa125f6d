//! What the form of a statement shows, as plain data; and how evidence stands, in words.

use crate::model::{Agenda, Article, Evidence, Found, Issue, PartyId, Span, Statement};
use crate::session::Session;

use super::super::super::search::{Words, plain};
use super::super::super::state::TextSelection;
use super::super::words;
use super::change::About;
use super::draft::Form;

/// Returns the statement that a form is about, with its article.
pub(crate) fn subject<'a>(
    session: &'a Session,
    form: &'a Form,
) -> Option<(&'a Article, &'a Statement)> {
    match form {
        Form::Change(at) => {
            let (coded, statement) = session.dossier().statement(at)?;
            Some((&coded.article, statement))
        }
        Form::New(new) => {
            let coded = session.dossier().article(&new.article)?;
            Some((&coded.article, &new.statement))
        }
    }
}

/// Returns who made a statement or last changed it.
pub(crate) fn coder(statement: &Statement) -> String {
    match statement.coder.as_deref() {
        None => "extractor".to_owned(),
        Some("") => "a person without a name".to_owned(),
        Some(name) => name.to_owned(),
    }
}

/// Returns how evidence stands in a text that has become another; `None` where it stands as it
/// was.
pub(crate) fn evidence_state(evidence: &Evidence, text: &str) -> Option<String> {
    let now = || text.get(evidence.span.range()).unwrap_or_default();
    match evidence.found {
        Found::InPlace if words::stands_in(evidence, text) => None,
        Found::InPlace => Some("Not found in this text: it was changed since".to_owned()),
        Found::Moved => Some("Moved: the same words, in other surroundings".to_owned()),
        Found::Edited => Some(format!("Edited since: now reads “{}”", one_line(now()))),
        Found::Ambiguous => Some("In several places now, so in none: choose one".to_owned()),
        Found::Lost => Some("No longer in the text: choose its words anew".to_owned()),
    }
}

/// Returns where the words stand into which evidence was edited, if it was.
pub(crate) fn edited(evidence: &Evidence, text: &str) -> Option<Span> {
    let words = text.get(evidence.span.range())?;
    (evidence.found == Found::Edited && !words.trim().is_empty()).then_some(evidence.span)
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// Returns the words of a selection that may become evidence in an article; words that are
/// cut through are taken whole.
pub(crate) fn selected<'a>(
    article: &'a Article,
    selection: Option<&TextSelection>,
) -> Option<(Span, &'a str)> {
    let selection = selection.filter(|selection| selection.article == article.id)?;
    let span = selection.span();
    let words = article.text.get(span.range())?;
    if words.trim().is_empty() {
        return None;
    }
    let span = whole_words(&article.text, span);
    Some((span, span.of(&article.text)))
}

/// Widens a stretch of a text to where its first and its last word begin and end.
fn whole_words(text: &str, span: Span) -> Span {
    let (before, inside, after) = (&text[..span.start], span.of(text), &text[span.end..]);
    let in_word = char::is_alphanumeric;
    let mut whole = span;
    if inside.starts_with(in_word) {
        whole.start = before.trim_end_matches(in_word).len();
    }
    if inside.ends_with(in_word) {
        whole.end += after.len() - after.trim_start_matches(in_word).len();
    }
    whole
}

/// Returns where a statement may be cut: where the cursor stands within its quote.
pub(crate) fn cut(
    article: &Article,
    statement: &Statement,
    selection: Option<&TextSelection>,
) -> Option<usize> {
    let at = selection
        .filter(|selection| selection.article == article.id)?
        .head;
    let span = statement.evidence.span;
    let halves = [Span::new(span.start, at), Span::new(at, span.end)];
    let says = |half: &Span| {
        let words = article.text.get(half.range());
        words.is_some_and(|words| !words.trim().is_empty())
    };
    (span.start < at && at < span.end && halves.iter().all(says)).then_some(at)
}

/// Returns the parties that may hold a statement, with their names: those in use and its own.
pub(crate) fn holders(agenda: &Agenda, own: &PartyId) -> Vec<(PartyId, String)> {
    let parties = agenda.parties.iter();
    parties
        .filter(|party| !party.retired || party.id == *own)
        .map(|party| (party.id.clone(), party.name.clone()))
        .collect()
}

/// A line of the list of what a statement may be on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Choice {
    /// An issue's title, above its proposals.
    Head(String),
    Entry(About, String),
}

/// Returns on what a statement may be, by issue: what holds every word that was typed.
pub(crate) fn choices(agenda: &Agenda, typed: &str) -> Vec<Choice> {
    let wanted = Words::of(typed);
    let mut lines = Vec::new();
    for issue in agenda.issues_in_use() {
        let entries = entries(issue, &wanted);
        if !entries.is_empty() {
            lines.push(Choice::Head(issue.title.clone()));
            lines.extend(entries);
        }
    }
    if wanted.is_empty() || wanted.are_in("no issue of the agenda") {
        let told = About::Nothing.told(agenda);
        lines.push(Choice::Entry(About::Nothing, told));
    }
    lines
}

fn entries(issue: &Issue, wanted: &Words) -> Vec<Choice> {
    let fits = |text: &str| wanted.are_in(&plain(&format!("{text} {}", issue.title)));
    let proposals = issue.proposals.iter().filter(|proposal| !proposal.retired);
    let mut entries: Vec<Choice> = proposals
        .filter(|proposal| fits(&proposal.text))
        .map(|proposal| {
            let about = About::Proposal(proposal.id.clone());
            Choice::Entry(about, proposal.text.clone())
        })
        .collect();
    let none = "No proposal of this issue";
    if fits(none) {
        entries.push(Choice::Entry(
            About::Issue(issue.id.clone()),
            none.to_owned(),
        ));
    }
    entries
}
