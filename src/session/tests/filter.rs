//! Looking at part of the evidence.

use super::*;
use crate::session::timeline::tracks;

fn as_of(day: Date) -> EvidenceFilter {
    EvidenceFilter {
        as_of: Some(day),
        ..EvidenceFilter::default()
    }
}

#[test]
fn the_table_follows_and_the_dossier_does_not() {
    let mut session = session();
    let whole = session.table().clone();
    assert!(whole.get(&"water.share".into(), &"UP".into()).is_some());
    let start = session.generation();
    session.set_filter(as_of(jiff::civil::date(2026, 2, 1)));
    assert!(session.generation() > start && !session.is_dirty());
    assert_eq!(
        session.table().get(&"water.share".into(), &"UP".into()),
        None
    );
    // What has been set by hand on a silent cell, on a day since, is not yet there either.
    assert_eq!(
        session.table().get(&"water.share".into(), &"DOWN".into()),
        None
    );

    session
        .take_snapshot("Whole", "", "2026-12-04T12:00")
        .expect("a snapshot");
    assert_eq!(session.dossier().snapshots[1].table, whole);

    session.set_filter(as_of(jiff::civil::date(2026, 3, 1)));
    assert!(
        session
            .table()
            .get(&"water.share".into(), &"UP".into())
            .is_some()
    );
    let before = session.generation();
    session.set_filter(session.filter().clone());
    assert_eq!(
        session.generation(),
        before,
        "the same filter changes nothing"
    );
    session.set_filter(EvidenceFilter::default());
    assert_eq!(*session.table(), whole);
}

/// Counts what is looked at, one after another.
fn counted(session: &Session) -> Counts {
    let (dossier, filter) = (session.dossier(), session.filter());
    let looked_at = || session.statements_looked_at();
    let mut counts = Counts::default();
    counts.all.articles = dossier.articles.len();
    counts.looked_at.statements = looked_at().count();
    for coded in &dossier.articles {
        counts.all.statements += coded.statements.iter().filter(|s| !s.discarded).count();
        let of = |(of, _): &(&crate::model::CodedArticle, _)| of.article.id == coded.article.id;
        let here = looked_at().filter(of).count();
        let read = filter.admits_article(coded);
        counts.by_article.push(read.then_some(here));
    }
    counts.looked_at.articles = counts.by_article.iter().flatten().count();
    for (_, statement) in looked_at() {
        *counts.by_party.entry(statement.party.clone()).or_default() += 1;
        if statement.proposal.is_none() {
            let issue = statement.issue.clone();
            *counts.unsorted.entry(issue).or_default() += 1;
        }
    }
    counts
}

#[test]
fn what_is_counted_is_what_is_looked_at_and_never_older() {
    let mut session = session();
    assert_eq!(*session.counts(), counted(&session));
    assert!(session.counts().all.statements > 0);
    session.set_filter(as_of(jiff::civil::date(2026, 2, 1)));
    assert_eq!(*session.counts(), counted(&session));
    assert!(session.counts().looked_at.statements < session.counts().all.statements);
    session.set_filter(EvidenceFilter::default());
    let article = session.dossier().articles[0].article.id.clone();
    session
        .apply(Edit::Discard {
            statement: statement(article.as_str(), 1),
            discarded: true,
        })
        .expect("discarded");
    assert_eq!(*session.counts(), counted(&session));
    session
        .apply(Edit::RemoveArticle(article))
        .expect("removed");
    assert_eq!(*session.counts(), counted(&session));
    session.undo();
    assert_eq!(*session.counts(), counted(&session));
}

#[test]
fn nothing_is_judged_while_part_of_the_evidence_is_shown() {
    let mut session = session();
    session.set_filter(as_of(jiff::civil::date(2026, 3, 1)));
    let judged = [
        set("water.share", "UP", StanceAttitude::Oppose),
        Edit::Discard {
            statement: statement("talks-go-on", 1),
            discarded: true,
        },
        Edit::SetStatus {
            statement: statement("talks-go-on", 1),
            status: Status::Verified,
        },
    ];
    for edit in judged {
        let refused = session.apply(edit).expect_err("it is refused");
        assert_eq!(
            refused.to_string(),
            "Only part of the evidence is shown, so no cell and no statement is edited. Show \
             all evidence first."
        );
    }
    assert!(!session.is_dirty());
    // What judges nothing is safe.
    let title = Edit::SetTitle("Other".to_owned());
    session.apply(title).expect("a title");
    assert_eq!(session.undo().as_deref(), Some("Rename to “Other”"));
    session.set_filter(EvidenceFilter::default());
    session
        .apply(set("water.share", "UP", StanceAttitude::Oppose))
        .expect("all evidence is shown");
}

#[test]
fn tracks_tell_what_was_said_and_what_has_changed() {
    let session = session();
    let parties: Vec<PartyId> = ["UP", "DOWN", "MID"].map(PartyId::from).to_vec();
    let found = tracks(
        session.dossier(),
        session.filter(),
        &["water.share".into()],
        &parties,
    );
    let told: Vec<String> = found
        .iter()
        .map(|track| {
            let steps: Vec<String> = track
                .steps
                .iter()
                .map(|step| format!("{} {}", step.day, step.kind))
                .collect();
            format!(
                "{}: {}; {}",
                track.party,
                track.points.len(),
                steps.join(", ")
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "UP: 1; 2026-03-01 new",
            "DOWN: 0; 2026-03-02 new",
            "MID: 0; "
        ]
    );
}
