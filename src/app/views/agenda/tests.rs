//! The tree, the forms and what changes touch, as text.

use super::super::demo;
use super::data::{self, Target};
use super::form;
use crate::model::Agenda;
use crate::session::edit::{AgendaEdit, AgendaPart};

fn agenda() -> Agenda {
    demo::session().dossier().agenda.as_ref().clone()
}

fn party(id: &str) -> Target {
    Target::Part(AgendaPart::Party(id.into()))
}

fn proposal(id: &str) -> AgendaPart {
    AgendaPart::Proposal(id.into())
}

#[test]
fn the_tree_lists_every_part_and_what_is_retired() {
    let mut agenda = agenda();
    agenda.issues[0].retired = true;
    let told = |lines: Vec<data::TreeLine>| -> Vec<(String, bool)> {
        lines.into_iter().map(|l| (l.text, l.retired)).collect()
    };
    let parties = told(data::parties(&agenda));
    assert_eq!(parties[0], ("Northland".to_owned(), false));
    assert_eq!(parties.len(), agenda.parties.len());
    let issues = told(data::issues(&agenda));
    assert_eq!(issues[0], ("Harbour and islands".to_owned(), true));
    assert!(issues[1].1, "its proposals are retired with it");
    assert_eq!(
        issues.len(),
        agenda.issues.len() + agenda.all_proposals().count()
    );
}

#[test]
fn a_form_left_as_it_is_changes_nothing() {
    let agenda = agenda();
    let lines = data::parties(&agenda)
        .into_iter()
        .chain(data::issues(&agenda));
    for line in lines {
        let target = Target::Part(line.part);
        let mut form = form::of(&agenda, &target).expect("the part is there");
        assert_eq!(form.edit(&agenda, &target), Ok(None), "{target:?}");
        // Nothing but spaces at the end of every list is no change either.
        for field in form.own.iter_mut().filter(|field| field.lines) {
            field.text.push_str("\n  \n");
        }
        form.add_person();
        assert!(
            !matches!(target, Target::Part(AgendaPart::Party(_)))
                || form.edit(&agenda, &target) == Ok(None),
            "{target:?}"
        );
    }
}

#[test]
fn what_is_typed_becomes_the_part() {
    let agenda = agenda();
    let target = party("NO");
    let mut form = form::of(&agenda, &target).expect("a party");
    form.own[0].text = " Highland ".to_owned();
    form.own[4].text = "the Hill\n\nHighcastle ".to_owned();
    form.add_person();
    let new = form.people.len() - 1;
    let typed = [
        "Ada Fjord\nA. Fjord",
        "envoy",
        "2026-02",
        "",
        "2020 to 2021-05\n2026-02",
        "legislator",
    ];
    for (field, text) in form.people[new].iter_mut().zip(typed) {
        field.text = text.to_owned();
    }
    let Ok(Some(AgendaEdit::ChangeParty(to))) = form.edit(&agenda, &target) else {
        panic!("{:?}", form.edit(&agenda, &target));
    };
    assert_eq!((to.id.as_str(), to.name.as_str()), ("NO", "Highland"));
    assert_eq!(to.metonyms, ["the Hill", "Highcastle"]);
    let person = to.people.last().expect("the new one");
    assert_eq!(person.names, ["Ada Fjord", "A. Fjord"]);
    assert_eq!(
        person.since.map(|d| d.to_string()).as_deref(),
        Some("2026-02")
    );
    assert_eq!(person.terms.len(), 2);
    assert_eq!(person.rank.as_deref(), Some("legislator"));
}

#[test]
fn what_cannot_be_is_told_at_its_field() {
    let agenda = agenda();
    let target = party("NO");
    let mut form = form::of(&agenda, &target).expect("a party");
    form.add_person();
    let at = form.people.len() - 1;
    form.people[at][2].text = "last year".to_owned();
    let (place, _) = form.edit(&agenda, &target).expect_err("no name");
    assert_eq!(place, (Some(at), 0));
    form.people[at][0].text = "Ada Fjord".to_owned();
    let (place, sentence) = form.edit(&agenda, &target).expect_err("no date");
    assert_eq!(place, (Some(at), 2));
    assert_eq!(
        sentence,
        "“last year” is no date. Write 2022, 2026-01 or 2025-11-28."
    );
    form.own[0].text.clear();
    let (place, _) = form.edit(&agenda, &target).expect_err("nameless");
    assert_eq!(place.1, 0);

    let target = Target::Part(proposal("harbour.1"));
    let mut form = form::of(&agenda, &target).expect("a proposal");
    for (at, text) in [(2, "years"), (3, "20"), (4, "5")] {
        form.own[at].text = text.to_owned();
    }
    let (place, _) = form.edit(&agenda, &target).expect_err("runs backward");
    assert_eq!(place, (None, 4));
    form.own[3].text = "few".to_owned();
    assert_eq!(
        form.edit(&agenda, &target).expect_err("no number").0,
        (None, 3)
    );
}

#[test]
fn new_parts_get_ids_of_their_own() {
    let mut agenda = agenda();
    let target = Target::NewProposal("harbour".into());
    let mut form = form::of(&agenda, &target).expect("a form");
    form.own[0].text = "Fishing is free for all, always".to_owned();
    for expected in [
        "harbour.fishing_is_free_for",
        "harbour.fishing_is_free_for_2",
    ] {
        let Ok(Some(AgendaEdit::AddProposal(issue, new))) = form.edit(&agenda, &target) else {
            panic!("no proposal");
        };
        assert_eq!((issue.as_str(), new.id.as_str()), ("harbour", expected));
        agenda.issues[0].proposals.push(new);
    }
}

#[test]
fn a_merge_tells_what_moves() {
    let session = demo::session();
    let edit = AgendaEdit::Merge(proposal("harbour.2"), proposal("harbour.1"));
    let asked = data::ask(&session, edit).expect("it can be");
    assert!(
        asked
            .told
            .starts_with("1 statement moves to “Northland gives up the outer islands"),
        "{}",
        asked.told
    );
    assert!(!asked.changes.is_empty());
    let refused = data::ask(&session, AgendaEdit::Remove(proposal("harbour.1")));
    let sentence = refused.expect_err("statements refer to it");
    assert!(sentence.contains("cannot be taken out"), "{sentence}");
}
