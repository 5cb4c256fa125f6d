//! Edits of the agenda.

use super::*;
use crate::model::{Issue, Party, Proposal};
use crate::session::edit::{AgendaEdit, AgendaPart, Touched};

fn agenda(edit: AgendaEdit) -> Edit {
    Edit::Agenda(Box::new(edit))
}

fn party(id: &str) -> AgendaPart {
    AgendaPart::Party(id.into())
}

fn proposal(id: &str) -> AgendaPart {
    AgendaPart::Proposal(id.into())
}

fn issue(id: &str) -> AgendaPart {
    AgendaPart::Issue(id.into())
}

/// Makes the edit, checks its label and the way back, and returns the session after it.
#[track_caller]
fn done(edit: AgendaEdit, label: &str) -> Session {
    let mut session = session();
    session.apply(agenda(edit)).expect(label);
    assert_eq!(session.undo_label(), Some(label));
    let after = session.dossier().clone();
    session.undo();
    assert_eq!(*session.dossier(), example());
    session.redo();
    assert_eq!(*session.dossier(), after);
    session
}

fn ids(session: &Session) -> String {
    let agenda = &session.dossier().agenda;
    let parties: Vec<&str> = agenda.parties.iter().map(|p| p.id.as_str()).collect();
    let proposals: Vec<&str> = agenda.all_proposals().map(|(_, p)| p.id.as_str()).collect();
    format!("{} | {}", parties.join(" "), proposals.join(" "))
}

#[test]
fn parts_are_added_changed_and_moved() {
    assert_eq!(ids(&session()), "UP DOWN MID | water.share water.dam");
    let sea = Party {
        id: "SEA".into(),
        name: "Seaside".to_owned(),
        names: vec!["Seaside".to_owned()],
        ..Party::default()
    };
    let added = done(AgendaEdit::AddParty(sea.clone()), "Add the party Seaside");
    assert_eq!(ids(&added), "UP DOWN MID SEA | water.share water.dam");
    let fish = Proposal {
        id: "water.fish".into(),
        text: "Fishing is free".to_owned(),
        ..Proposal::default()
    };
    let added = done(
        AgendaEdit::AddProposal("water".into(), fish.clone()),
        "Add the proposal “Fishing is free”",
    );
    assert_eq!(
        ids(&added),
        "UP DOWN MID | water.share water.dam water.fish"
    );
    let air = Issue {
        id: "air".into(),
        title: "Air".to_owned(),
        ..Issue::default()
    };
    done(AgendaEdit::AddIssue(air), "Add the issue Air");

    let moved = done(AgendaEdit::Move(party("MID"), 0), "Move Київ");
    assert_eq!(ids(&moved), "MID UP DOWN | water.share water.dam");
    let moved = done(
        AgendaEdit::Move(proposal("water.share"), 99),
        "Move “The water is shared by halves”",
    );
    assert_eq!(ids(&moved), "UP DOWN MID | water.dam water.share");

    let mut renamed = session().dossier().agenda.parties[0].clone();
    renamed.name = "Highland".to_owned();
    let renamed = done(AgendaEdit::ChangeParty(renamed), "Change Upstream");
    let table = renamed.table();
    assert!(table.get(&"water.share".into(), &"UP".into()).is_some());
}

#[test]
fn what_cannot_be_is_refused() {
    let refused = |edit: AgendaEdit, words: &str| {
        let mut session = session();
        let problem = session.apply(agenda(edit)).expect_err(words);
        assert!(problem.to_string().contains(words), "{problem}");
        assert_eq!(*session.dossier(), example());
    };
    let twice = Party {
        id: "UP".into(),
        name: "Other".to_owned(),
        ..Party::default()
    };
    refused(AgendaEdit::AddParty(twice), "Two parties have the id `UP`");
    let nameless = Party {
        id: "UP".into(),
        ..Party::default()
    };
    refused(AgendaEdit::ChangeParty(nameless), "has an empty name");
    refused(AgendaEdit::Remove(party("UP")), "cannot be taken out");
    refused(
        AgendaEdit::Remove(proposal("water.sell")),
        "no proposal `water.sell`",
    );
    refused(AgendaEdit::Move(issue("air"), 0), "no issue `air`");
    refused(AgendaEdit::Merge(party("UP"), party("UP")), "with itself");
    refused(
        AgendaEdit::Merge(party("UP"), issue("water")),
        "of one kind",
    );
    refused(
        AgendaEdit::Merge(party("UP"), party("SEA")),
        "no party `SEA`",
    );
    refused(
        AgendaEdit::AddProposal("air".into(), Proposal::default()),
        "no issue `air`",
    );
}

#[test]
fn merging_loses_nothing() {
    let touched = |part: &AgendaPart| {
        let touched = Touched::by(part, &example());
        (touched.statements, touched.cells)
    };
    assert_eq!(touched(&party("UP")), (1, 1));
    assert_eq!(touched(&proposal("water.share")), (1, 2));
    assert_eq!(touched(&issue("water")), (2, 3));

    let merged = done(
        AgendaEdit::Merge(party("UP"), party("DOWN")),
        "Merge Upstream into Downstream",
    );
    let dossier = merged.dossier();
    assert_eq!(ids(&merged), "DOWN MID | water.share water.dam");
    assert_eq!(dossier.articles[0].statements[0].party.as_str(), "DOWN");
    assert!(
        dossier.agenda.parties[0]
            .names
            .contains(&"Upstream".to_owned())
    );
    assert!(dossier.settings.parties.contains(&"DOWN".into()));
    assert!(!dossier.settings.parties.contains(&"UP".into()));
    // The cell that was set for the one that is gone is set for the other.
    let cell = |proposal: &str, party: &str| dossier.hand.get(&(proposal.into(), party.into()));
    assert_eq!(cell("water.dam", "UP"), None);
    assert!(cell("water.dam", "DOWN").is_some());

    let merged = done(
        AgendaEdit::Merge(proposal("water.dam"), proposal("water.share")),
        "Merge “The dam is opened for a fixed time” into “The water is shared by halves”",
    );
    let dossier = merged.dossier();
    assert_eq!(ids(&merged), "UP DOWN MID | water.share");
    let of_dam = &dossier.articles[1].statements[0];
    assert_eq!(
        of_dam.proposal.as_ref().map(ProposalId::as_str),
        Some("water.share")
    );
    assert!(
        dossier
            .agenda
            .all_proposals()
            .all(|(_, p)| p.scale.is_some())
    );
}

#[test]
fn a_cell_that_is_set_already_keeps_what_was_said_on_the_other() {
    let mut session = session();
    let both = [
        set("water.share", "UP", StanceAttitude::Support),
        set("water.dam", "UP", StanceAttitude::Oppose),
    ];
    for edit in both {
        session.apply(edit).expect("set");
    }
    session
        .apply(agenda(AgendaEdit::Merge(
            proposal("water.dam"),
            proposal("water.share"),
        )))
        .expect("merged");
    let edit = &session.dossier().hand[&("water.share".into(), "UP".into())];
    assert_eq!(edit.attitude, Some(StanceAttitude::Support));
    assert_eq!(
        edit.note.as_deref(),
        Some("Merged from The dam is opened for a fixed time: opposes")
    );
}

#[test]
fn what_is_retired_is_kept_and_not_compared() {
    let retired = done(
        AgendaEdit::Retire(proposal("water.share"), true),
        "Retire “The water is shared by halves”",
    );
    let rows = &retired.comparison().rows;
    assert!(
        rows.iter()
            .all(|row| row.proposal.as_str() != "water.share")
    );
    assert_eq!(retired.dossier().articles, example().articles);
    let known = &retired.dossier().agenda;
    assert!(known.proposal(&"water.share".into()).is_some());
    assert_eq!(known.in_use().all_proposals().count(), 1);

    // Neither do screens and exports know it: no cell, no verdict, no count.
    let parties = retired.dossier().parties();
    let covered = crate::compare::coverage(known, retired.table(), &parties);
    assert_eq!(covered[0].parties[0].len(), 1);
    let gone = done(AgendaEdit::Retire(issue("water"), true), "Retire Water");
    assert_eq!(gone.comparison().issues, []);
    assert_eq!(gone.table().len(), 0);

    let retired = done(AgendaEdit::Retire(party("UP"), true), "Retire Upstream");
    let of_it = |stance: &crate::model::Stance| stance.party.as_str() == "UP";
    assert!(!retired.table().iter().any(of_it));
    assert!(!retired.comparison().parties.contains(&"UP".into()));
    let mut back = retired;
    back.apply(agenda(AgendaEdit::Retire(party("UP"), false)))
        .expect("brought back");
    assert_eq!(back.undo_label(), Some("Bring back Upstream"));
    assert_eq!(*back.dossier(), example());
}

#[test]
fn several_edits_are_one_step_or_none() {
    let fish = Proposal {
        id: "water.fish".into(),
        text: "Fishing is free".to_owned(),
        ..Proposal::default()
    };
    let mut moved = example().articles[0].statements[0].clone();
    moved.proposal = Some("water.fish".into());
    let both = |proposal: Proposal| Edit::Several {
        label: "Make a proposal of a statement".to_owned(),
        edits: vec![
            agenda(AgendaEdit::AddProposal("water".into(), proposal)),
            Edit::ChangeStatement {
                statement: statement("b-first", 1),
                to: Box::new(moved.clone()),
            },
        ],
    };
    let mut session = session();
    session.apply(both(fish.clone())).expect("made");
    assert_eq!(session.undo_label(), Some("Make a proposal of a statement"));
    assert!(
        session
            .table()
            .get(&"water.fish".into(), &"UP".into())
            .is_some()
    );
    session.undo();
    assert_eq!(*session.dossier(), example());
    let other = Proposal {
        id: "water.other".into(),
        ..fish
    };
    session
        .apply(both(other))
        .expect_err("the statement goes nowhere");
    assert_eq!(*session.dossier(), example());
}
