//! Statements for the terminal: what was found in each article, and on demand why.

use super::layout::{hanging, quoted};
use super::sheet::count;
use super::statements_jsonl::hundredths;
use crate::model::{Agenda, CodedArticle, Standing, Statement};

const WIDTH: usize = 100;

/// Writes the statements and notes of one article; with `explain`, why each field was set.
#[must_use]
pub fn write(agenda: &Agenda, coded: &CodedArticle, explain: bool) -> String {
    let article = &coded.article;
    let date = match (article.published, article.date_disputed) {
        (Some(date), true) => format!("{date} (date disputed)"),
        (Some(date), false) => date.to_string(),
        (None, _) => "undated".to_owned(),
    };
    let mut out = hanging("", &article.title, WIDTH);
    let found = count(coded.statements.len(), "statement");
    let line = format!("{} · {date} · {found}", article.source);
    out.push_str(&hanging("", &line, WIDTH));
    for note in article.notes.iter().chain(&coded.notes) {
        let line = format!("{} {}", note.sentence, note.hint);
        out.push_str(&hanging("  Note: ", &line, WIDTH));
    }
    for statement in &coded.statements {
        out.push('\n');
        out.push_str(&one(agenda, statement, explain));
    }
    out.push('\n');
    out
}

fn one(agenda: &Agenda, statement: &Statement, explain: bool) -> String {
    let party = agenda
        .party(&statement.party)
        .map_or(statement.party.as_str(), |party| &party.name);
    let about = statement.proposal.as_ref().map_or_else(
        || {
            let issue = statement.issue.as_ref();
            let title = issue
                .and_then(|id| agenda.issue(id))
                .map(|i| i.title.as_str());
            format!("{} (no proposal)", title.unwrap_or("other"))
        },
        |id| {
            let text = agenda.proposal(id).map_or("", |(_, p)| p.text.as_str());
            format!("{text} ({id})")
        },
    );
    let act = statement.act.word();
    let attitude = statement.attitude.word();
    let stance = if act == attitude {
        act.to_owned()
    } else {
        format!("{act} [{attitude}]")
    };
    let mut out = hanging("  ", &format!("{party} {stance}: {about}"), WIDTH);
    if let Some(condition) = &statement.condition {
        let lean = statement.lean.map_or("condition", |lean| lean.word());
        out.push_str(&hanging("    ", &format!("{lean}: {condition}"), WIDTH));
    }
    if let Some(value) = &statement.value {
        out.push_str(&hanging("    ", &format!("value: {}", value.told()), WIDTH));
    }
    out.push_str(&hanging("    ", &quoted(&statement.evidence.quote), WIDTH));
    out.push_str(&hanging("    ", &facts(statement), WIDTH));
    if explain {
        for reason in &statement.reasons {
            out.push_str(&hanging("    - ", reason, WIDTH));
        }
    }
    out
}

/// Returns how, by whom and through whom it was said.
fn facts(statement: &Statement) -> String {
    let mut facts = vec![
        statement.firmness.word().to_owned(),
        statement.voice.word().to_owned(),
    ];
    if let Some(speaker) = statement.speaker.as_ref().or(statement.unnamed.as_ref()) {
        let listed = if statement.standing == Standing::Listed {
            " (listed, settles nothing)"
        } else {
            ""
        };
        facts.push(format!("{speaker}{listed}"));
    }
    facts.extend(statement.venue.iter().map(|venue| format!("to {venue}")));
    facts.extend(statement.via.iter().map(|via| format!("via {via}")));
    facts.extend(statement.said_on.iter().map(|day| format!("on {day}")));
    if statement.superseded {
        facts.push("earlier position, given up since".to_owned());
    }
    if !statement.cue.is_empty() {
        facts.push(format!("cue “{}”", statement.cue));
    }
    facts.push(format!(
        "confidence {:.2}",
        hundredths(statement.confidence)
    ));
    facts.join(", ")
}
