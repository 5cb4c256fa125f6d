//! What is set on a statement, what may be chosen, and how evidence is told.

use super::super::super::state::TextSelection;
use super::super::demo;
use super::change::{About, Field, Set};
use super::data::{Choice, choices, cut, evidence_state, selected};
use super::draft::{LastChoice, NewStatement};
use crate::model::{
    Act, Attitude, Evidence, Found, Lean, Span, Standing, Statement, StatementRef, Voice,
};
use crate::session::guess::{Guess, Reason};

fn statement() -> Statement {
    let at = StatementRef {
        article: "envoys".into(),
        statement: crate::model::StatementId(2),
    };
    let session = demo::session();
    let (_, statement) = session.dossier().statement(&at).expect("it is there");
    statement.clone()
}

#[test]
fn the_verb_follows_the_attitude_unless_somebody_chose_it() {
    let mut new = NewStatement::on("envoys".into(), Span::new(0, 4));
    assert_eq!(new.missing(), Some("Choose a party and an attitude"));
    new.set(&Set::Attitude(Attitude::Conditional)).expect("set");
    assert_eq!(new.statement.lean, Some(Lean::YesIf));
    assert_eq!(new.statement.act, Act::Considers);
    new.set(&Set::Act(Act::Demands)).expect("set");
    new.set(&Set::Attitude(Attitude::Support)).expect("set");
    assert_eq!(
        (new.statement.act, new.statement.lean),
        (Act::Demands, None)
    );
    assert_eq!(new.missing(), Some("Choose a party"));
    let again = NewStatement::on("envoys".into(), Span::new(9, 12));
    let again = again.like(&LastChoice::of(&new.statement));
    assert_eq!(again.missing(), None);
    assert_eq!(again.statement.attitude, Attitude::Support);
    assert_eq!(again.statement.evidence.span, Span::new(9, 12));
}

#[test]
fn another_holder_takes_back_what_was_guessed_with_the_first() {
    let guess = || Guess {
        holder: Some(("RU".into(), Reason::Named)),
        speaker: Some("Sergei Lavrov".to_owned()),
        voice: Some(Voice::Other),
        standing: Standing::Listed,
        is_quoted: true,
    };
    let new = || NewStatement::on("envoys".into(), Span::new(0, 4)).guessed(guess());
    let of = |new: &NewStatement| {
        let statement = &new.statement;
        (
            statement.speaker.clone(),
            statement.voice,
            statement.standing,
        )
    };
    let holder = |party: &str| Set::Holder(party.into());
    let lavrov = (
        Some("Sergei Lavrov".to_owned()),
        Voice::Other,
        Standing::Listed,
    );

    let mut same = new();
    same.set(&holder("RU")).expect("set");
    assert_eq!(of(&same), lavrov, "the guess was right");
    assert!(same.guessed.speaker, "of the speaker nobody said so");
    same.set(&holder("UA")).expect("set");
    assert_eq!(of(&same), (None, Voice::Quoted, Standing::Speaks));

    // What somebody set stays.
    let mut own = new();
    let name = Set::Text(Field::Speaker, "Yulia".to_owned());
    own.set(&name).expect("set");
    own.set(&Set::Voice(Voice::Narrated)).expect("set");
    own.set(&holder("UA")).expect("set");
    let yulia = (Some("Yulia".to_owned()), Voice::Narrated, Standing::Speaks);
    assert_eq!(of(&own), yulia);
    own.set(&holder("RU")).expect("set");
    assert_eq!(of(&own), yulia);
}

#[test]
fn a_date_is_a_date_and_an_empty_text_is_nothing() {
    let mut statement = statement();
    let day = |text: &str| Set::Text(Field::SaidOn, text.to_owned());
    assert!(day("last week").put(&mut statement).is_err());
    day("2026-12-01").put(&mut statement).expect("a date");
    assert_eq!(Field::SaidOn.value(&statement), "2026-12-01");
    day("  ").put(&mut statement).expect("none");
    assert_eq!(statement.said_on, None);
    Set::Text(Field::Speaker, " ".to_owned())
        .put(&mut statement)
        .expect("none");
    assert_eq!(statement.speaker, None);
}

#[test]
fn proposals_are_found_by_words_and_by_their_issue() {
    let session = demo::session();
    let agenda = &session.dossier().agenda;
    let texts = |typed: &str| -> Vec<String> {
        let lines = choices(agenda, typed).into_iter();
        let told = lines.map(|line| match line {
            Choice::Head(title) => format!("# {title}"),
            Choice::Entry(_, text) => text,
        });
        told.collect()
    };
    assert_eq!(texts("ferries free"), ["# Ferries", "The ferries are free"]);
    // Every issue has its proposals, and what is on none of them.
    let all = texts("");
    assert_eq!(all.iter().filter(|line| line.starts_with('#')).count(), 3);
    assert_eq!(all.len(), 3 + 10 + 3 + 1);
    assert!(texts("zeppelin").is_empty());
    let none = choices(agenda, "format no proposal of");
    let expected = Choice::Entry(
        About::Issue("format".into()),
        "No proposal of this issue".to_owned(),
    );
    assert!(none.contains(&expected), "{none:?}");
}

#[test]
fn evidence_says_what_became_of_it() {
    let text = "The ferries sail again.";
    let quote = Evidence::take(text, Span::new(4, 11), "h");
    let told = |found: Found, span: Span, quote: &str| {
        let evidence = Evidence {
            found,
            span,
            quote: quote.to_owned(),
            ..Evidence::default()
        };
        evidence_state(&evidence, text).unwrap_or_default()
    };
    assert_eq!(evidence_state(&quote, text), None);
    let span = Span::new(4, 11);
    assert!(told(Found::InPlace, span, "ships").starts_with("Not found"));
    assert!(told(Found::Moved, span, "ferries").starts_with("Moved"));
    assert_eq!(
        told(Found::Edited, span, "ships"),
        "Edited since: now reads “ferries”"
    );
    let none = Span::default();
    assert!(told(Found::Ambiguous, none, "ships").contains("several places"));
    assert!(told(Found::Lost, none, "ships").contains("No longer"));
}

#[test]
fn a_cut_needs_words_on_both_sides_and_a_selection_its_article() {
    let session = demo::session();
    let coded = session.dossier().article(&"envoys".into()).expect("there");
    let statement = statement();
    let Span { start, end } = statement.evidence.span;
    let at = |anchor: usize, head: usize| TextSelection {
        article: "envoys".into(),
        anchor,
        head,
    };
    let place = |head: usize| cut(&coded.article, &statement, Some(&at(head, head)));
    assert_eq!(place(start + 12), Some(start + 12));
    for outside in [start, end, start - 1, end + 1] {
        assert_eq!(place(outside), None);
    }
    let chosen = |selection: &TextSelection| selected(&coded.article, Some(selection)).is_some();
    assert!(chosen(&at(end, start)), "backwards too");
    assert!(!chosen(&at(start, start)));
    // “Our islands are …”: what is cut through is taken whole.
    let part = at(start + 1, start + 6);
    let (span, words) = selected(&coded.article, Some(&part)).expect("words");
    assert_eq!((span, words), (Span::new(start, start + 11), "Our islands"));
    let elsewhere = TextSelection {
        article: "ferries".into(),
        ..at(start, end)
    };
    assert!(!chosen(&elsewhere));
}
