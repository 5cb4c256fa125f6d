//! Articles that wait for an answer before they join.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::*;
use crate::model::{CodedArticle, Found, Note, NoteKind};
use crate::session::pending::{Answer, Why};

/// A report of which the first paragraph is enough to be known again.
const REPORT: &str = "Envoys meet again\n\nBy Ann Marsh\nRiver Post\n2 December 2026\n\n\
    The envoys of both sides met for the third time this week in the hall by the harbour, and \
    left it after nine hours without a word to those who had waited outside in the rain.\n\n\
    Russian Foreign Minister Sergei Lavrov said on Tuesday that Ukraine must withdraw its \
    forces from all of Donbas. The talks go on next week, in a place that is still to be named.\n\n\
    A spokesman for the hosts thanked both sides for their patience and spoke of a good mood, \
    though he would not say what had been written down, or whether anything had.\n";

pub(super) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

pub(super) fn asking() -> Session {
    let agenda = crate::session::batch::agenda("ukraine-talks").expect("built in");
    let mut session = Session::new_case(agenda, "New", TODAY);
    session.ask_before_joining();
    session
}

pub(super) fn read(session: &mut Session, paths: &[PathBuf]) -> Summary {
    let sources = paths.iter().cloned().map(Source::Path).collect();
    session.start_import(sources, || {}).expect("started");
    let end = Instant::now() + Duration::from_mins(1);
    loop {
        if let Some(summary) = session.poll() {
            return summary;
        }
        assert!(Instant::now() < end, "the job does not end");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Extracts anew, on days that are set and for versions that take the places of others.
pub(super) fn extract(
    session: &mut Session,
    days: &BTreeMap<usize, Option<Date>>,
    versions: &[usize],
) {
    let (send, woken) = std::sync::mpsc::channel();
    let versions = versions.iter().copied().collect();
    session.start_extracting(days, &versions, move || send.send(()).expect("waits"));
    woken.recv_timeout(Duration::from_mins(1)).expect("it ends");
    let reread = session.poll_rereading().expect("it has ended");
    assert_eq!((reread.encoding, reread.refused), (None, None));
    assert_eq!(reread.changed, days.keys().copied().collect());
}

/// Sets the day of an article that waits.
pub(super) fn date_pending(session: &mut Session, at: usize, day: Option<Date>) {
    extract(session, &BTreeMap::from([(at, day)]), &[]);
}

pub(super) fn one(at: usize, answer: Answer) -> BTreeMap<usize, Answer> {
    BTreeMap::from([(at, answer)])
}

pub(super) fn only(session: &Session) -> &CodedArticle {
    assert_eq!(session.dossier().articles.len(), 1);
    &session.dossier().articles[0]
}

/// A session with the report, on whose statement somebody decided, and another version of it
/// that waits.
fn with_version(folder: &tempfile::TempDir, change: impl Fn(&str) -> String) -> Session {
    let mut session = asking();
    let path = folder.path().join("report.txt");
    std::fs::write(&path, REPORT).expect("written");
    let summary = read(&mut session, std::slice::from_ref(&path));
    assert_eq!((summary.added.len(), summary.asked), (1, 0), "{summary:?}");
    let coded = only(&session);
    let found = coded.statements.first().expect("a statement");
    assert!(found.evidence.quote.contains("withdraw"), "{found:?}");
    let at = StatementRef {
        article: coded.article.id.clone(),
        statement: found.id,
    };
    session.set_who("Ann");
    let reviewed = Edit::SetStatus {
        statement: at,
        status: Status::Reviewed,
    };
    session.apply(reviewed).expect("reviewed");
    std::fs::write(&path, change(REPORT)).expect("written");
    let summary = read(&mut session, &[path]);
    assert_eq!((summary.added.len(), summary.asked), (0, 1), "{summary:?}");
    session
}

#[test]
fn another_version_takes_the_place_of_the_old_and_quotes_are_found_in_it() {
    let folder = folder();
    let longer = |text: &str| {
        let more = "The envoys had met twice before, and had agreed on nothing then either.";
        text.replace(
            "The envoys of both",
            &format!("{more}\n\nThe envoys of both"),
        )
    };
    let mut session = with_version(&folder, longer);
    session.save_as(&folder.path().join("case")).expect("saved");
    let before = session.dossier().clone();
    let pending = &session.pending()[0];
    let of = only(&session).article.id.clone();
    assert_eq!(pending.why, Why::Version { of, alike: true });
    assert_eq!(pending.usual(), Answer::Replace);

    let told = session.weigh(0).expect("it is a version");
    assert_eq!((told.kept, told.gone), (1, 0));
    assert_eq!(told.quotes, BTreeMap::from([(Found::InPlace, 1)]));
    assert_eq!(told.changes, [], "no cell changes");

    let done = session
        .answer_pending(&one(0, Answer::Replace))
        .expect("done");
    assert_eq!(done.replaced, [only(&session).article.id.clone()]);
    assert!(session.pending().is_empty());
    let now = only(&session);
    assert_eq!(now.article.text, longer(REPORT));
    let kept = now.statements.iter().find(|s| s.status == Status::Reviewed);
    let kept = &kept.expect("the decision stays").evidence;
    assert_eq!(kept.span.of(&now.article.text), kept.quote);
    assert_eq!(kept.hash, now.article.hash);

    session.save().expect("saved");
    let opened = Session::read(&folder.path().join("case"), TODAY).expect("reads");
    assert_eq!(opened.dossier().articles, session.dossier().articles);
    assert_eq!(opened.warnings(), []);
    let label = "Replace an article by another version".to_owned();
    assert_eq!(session.undo(), Some(label));
    assert_eq!(*session.dossier(), before);
    assert!(session.redo().is_some());
    assert_eq!(only(&session).article.text, longer(REPORT));
}

#[test]
fn a_quote_that_a_version_no_longer_has_is_told_and_stays_as_it_was() {
    let folder = folder();
    let softer = |text: &str| {
        let (before, rest) = text.split_once("Russian Foreign").expect("there");
        let (_, after) = rest.split_once("all of Donbas.").expect("there");
        format!("{before}Nobody said what was asked of whom.{after}")
    };
    let mut session = with_version(&folder, softer);
    let quote = only(&session).statements[0].evidence.quote.clone();
    let told = session.weigh(0).expect("it is a version");
    assert_eq!(told.quotes, BTreeMap::from([(Found::Lost, 1)]));
    session
        .answer_pending(&one(0, Answer::Replace))
        .expect("done");
    let kept = &only(&session).statements[0].evidence;
    assert_eq!((&kept.quote, kept.found), (&quote, Found::Lost));
    assert!(kept.span.is_empty(), "it is laid on no other words");
}

#[test]
fn a_version_joins_beside_the_old_or_stays_out() {
    let folder = folder();
    let longer = |text: &str| format!("{text}\nMore is to follow.\n");
    let mut session = with_version(&folder, longer);
    let before = session.dossier().clone();
    let left = one(0, Answer::LeaveOut);
    session.answer_pending(&left).expect("done");
    assert_eq!(*session.dossier(), before, "it is no other printing");

    let again = read(&mut session, &[folder.path().join("report.txt")]);
    assert_eq!(again.asked, 1, "it may be asked again");
    session.answer_pending(&one(0, Answer::Add)).expect("done");
    assert_eq!(session.dossier().articles.len(), 2);
}

#[test]
fn copies_stay_out_unless_wanted_and_are_no_question() {
    let folder = folder();
    let mut session = asking();
    let paths = ["post.txt", "gazette.txt"].map(|name| folder.path().join(name));
    std::fs::write(&paths[0], REPORT).expect("written");
    let reprint = REPORT
        .replace("Envoys meet again", "Talks in the harbour")
        .replace("River Post", "Model Gazette");
    std::fs::write(&paths[1], reprint).expect("written");
    let summary = read(&mut session, &paths);
    assert_eq!((summary.added.len(), summary.copies.len()), (1, 1));
    assert_eq!(summary.asked, 0);
    assert_eq!(only(&session).article.copies.len(), 1);
    assert_eq!(session.pending()[0].usual(), Answer::LeaveOut);
    let before = session.dossier().clone();
    session.answer_pending(&one(0, Answer::Add)).expect("done");
    let articles = &session.dossier().articles;
    assert_eq!(articles.len(), 2);
    assert!(articles[0].article.copies.is_empty(), "it is there itself");
    session.undo();
    assert_eq!(*session.dossier(), before);
}

#[test]
fn a_copy_that_is_dated_stays_noted_and_as_it_is_now() {
    let folder = folder();
    let mut session = asking();
    let names = ["post", "gazette", "herald"];
    let paths = names.map(|name| folder.path().join(format!("{name}.txt")));
    for (path, outlet) in paths
        .iter()
        .zip(["River Post", "Model Gazette", "The Herald"])
    {
        std::fs::write(path, REPORT.replace("River Post", outlet)).expect("written");
    }
    assert_eq!(read(&mut session, &paths).copies.len(), 2);
    let steps = |session: &Session| session.undo_label().map(str::to_owned);
    let before = session.dossier().clone();
    let read_in = steps(&session);
    let printed = only(&session).article.copies[0].published;
    date_pending(&mut session, 0, printed);
    assert_eq!(
        *session.dossier(),
        before,
        "it is what the note says already"
    );
    assert_eq!(steps(&session), read_in, "no step that changes nothing");

    let day = "2026-12-04".parse().ok();
    date_pending(&mut session, 0, day);
    assert!(matches!(session.pending()[0].why, Why::Copy(_)));
    let copies = &only(&session).article.copies;
    let told: Vec<_> = copies
        .iter()
        .map(|copy| (copy.outlet.as_deref(), copy.published))
        .collect();
    let expected = [(Some("Model Gazette"), day), (Some("The Herald"), printed)];
    assert_eq!(told, expected);
    let label = "Correct the note of a copy".to_owned();
    assert_eq!(steps(&session), Some(label));
    let noted = session.dossier().clone();
    session
        .answer_pending(&one(0, Answer::LeaveOut))
        .expect("answered");
    assert_eq!(*session.dossier(), noted, "it is noted already");
    session.undo();
    assert_eq!(*session.dossier(), before, "all of it was one step");
}

#[test]
fn what_was_read_with_doubt_waits_and_a_day_can_be_set() {
    let folder = folder();
    let mut session = asking();
    let path = folder.path().join("late.txt");
    let future = REPORT.replace("2 December 2026", "2 December 2027");
    std::fs::write(&path, future).expect("written");
    let summary = read(&mut session, &[path]);
    assert_eq!((summary.added.len(), summary.asked), (0, 1));
    let pending = &session.pending()[0];
    assert_eq!(pending.why, Why::Doubt);
    let doubts: Vec<NoteKind> = pending.doubts().map(|note| note.kind).collect();
    assert_eq!(doubts, [NoteKind::FutureDate]);
    let day = jiff::civil::date(2026, 12, 2);
    date_pending(&mut session, 0, Some(day));
    assert_eq!(session.pending()[0].doubts().count(), 0);
    session.answer_pending(&one(0, Answer::Add)).expect("done");
    let article = &only(&session).article;
    assert_eq!(article.published, Some(day));
    assert!(!article.date_disputed);
    let said = only(&session).statements[0].said_on;
    assert_eq!(said, day.yesterday().ok(), "the Tuesday before");
}

#[test]
fn a_version_says_what_it_does_on_the_day_that_it_keeps() {
    let folder = folder();
    let mut session = with_version(&folder, |text| format!("{text}\nMore is to come.\n"));
    let (article, day) = (only(&session).article.id.clone(), "2026-11-29".parse().ok());
    let edit = edit::ArticleEdit::Published(day);
    let edit = Edit::ChangeArticle { article, edit };
    session.apply(edit).expect("set");
    assert!(session.is_version_due(0), "it was extracted on another day");
    extract(&mut session, &BTreeMap::new(), &[0]);
    assert!(!session.is_version_due(0));
    session
        .answer_pending(&one(0, Answer::Replace))
        .expect("done");
    let now = only(&session);
    assert_eq!(now.article.published, day);
    assert!(now.article.text.contains("More is to come."));
    assert!(!now.outdated, "it needs no extracting again");
    let found = now.statements.iter().find(|s| s.status == Status::Machine);
    let found = found.or(now.statements.first()).expect("a statement");
    let said_on = found.said_on.expect("it says “on Tuesday”");
    assert!(Some(said_on) < day, "{said_on}");
}

#[test]
fn an_answer_to_what_is_gone_does_nothing() {
    let folder = folder();
    let mut session = with_version(&folder, |text| format!("{text}\nMore.\n"));
    let id = only(&session).article.id.clone();
    session.apply(Edit::RemoveArticle(id)).expect("removed");
    assert_eq!(session.weigh(0), None);
    let refused = session.answer_pending(&one(0, Answer::Replace));
    assert!(refused.expect_err("gone").sentence.contains("no longer"));
    assert_eq!(session.pending().len(), 1, "it goes on waiting");
    session
        .answer_pending(&one(7, Answer::Add))
        .expect("nothing");
    assert!(session.dossier().articles.is_empty());
}

#[test]
fn two_versions_never_take_one_place() {
    let mut session = session();
    let of = session.dossier().articles[0].article.id.clone();
    let version = |text: &str| {
        let mut coded = example_article("again", text, "“We share”", "UP", "water.share");
        let note = Note::new(NoteKind::Text, "It is doubtful.", "");
        coded.article.notes.push(note);
        let why = Why::Version {
            of: of.clone(),
            alike: true,
        };
        Pending::new(coded, why)
    };
    session.pend(vec![version("One. "), version("Two. "), version("Two. ")]);
    assert_eq!(session.pending().len(), 2, "each text waits once");
    let both = BTreeMap::from([(0, Answer::Replace), (1, Answer::Replace)]);
    let before = session.dossier().clone();
    assert!(session.answer_pending(&both).is_err());
    assert_eq!(*session.dossier(), before);
    let one = BTreeMap::from([(0, Answer::LeaveOut), (1, Answer::Replace)]);
    session.answer_pending(&one).expect("done");
    assert!(
        session.dossier().articles[0]
            .article
            .text
            .starts_with("Two.")
    );
}

#[test]
fn copies_of_one_another_both_join_where_both_were_asked_for() {
    let folder = folder();
    let mut session = asking();
    let paths = ["late.txt", "reprint.txt"].map(|name| folder.path().join(name));
    let late = REPORT.replace("2 December 2026", "2 December 2027");
    std::fs::write(&paths[0], &late).expect("written");
    std::fs::write(&paths[1], late.replace("Envoys meet again", "No word")).expect("written");
    assert_eq!(read(&mut session, &paths).asked, 2);
    let both = BTreeMap::from([(0, Answer::Add), (1, Answer::Add)]);
    let done = session.answer_pending(&both).expect("done");
    assert_eq!((done.added.len(), done.there), (2, 0));
    assert_eq!(session.dossier().articles.len(), 2);
}

#[test]
fn a_cut_version_takes_no_place_unless_it_is_said_so() {
    let folder = folder();
    let cut = |text: &str| {
        let end = text.find("A spokesman for the hosts").expect("there");
        text[..end].to_owned()
    };
    let session = with_version(&folder, cut);
    assert!(matches!(
        session.pending()[0].why,
        Why::Version { alike: false, .. }
    ));
    assert_eq!(session.pending()[0].usual(), Answer::Add);
}

#[test]
fn what_a_person_set_on_the_article_stays_with_another_version() {
    use crate::session::edit::ArticleEdit;
    let folder = folder();
    let mut session = with_version(&folder, |text| format!("{text}\nMore.\n"));
    let article = only(&session).article.id.clone();
    let day = jiff::civil::date(2026, 12, 1);
    for edit in [
        ArticleEdit::Title("Envoys, again".to_owned()),
        ArticleEdit::Outlet("The Post".to_owned()),
        ArticleEdit::Published(Some(day)),
    ] {
        let article = article.clone();
        let edit = Edit::ChangeArticle { article, edit };
        session.apply(edit).expect("changed");
    }
    session
        .answer_pending(&one(0, Answer::Replace))
        .expect("done");
    let now = &only(&session).article;
    assert!(now.text.ends_with("More.\n"));
    assert_eq!(now.title, "Envoys, again");
    assert_eq!(now.outlet.as_deref(), Some("The Post"));
    assert_eq!(now.published, Some(day));
    assert!(
        only(&session).outdated,
        "it can be extracted again by that day"
    );
}

#[test]
fn a_doubtful_copy_of_what_is_there_is_told_as_one() {
    let folder = folder();
    let mut session = asking();
    let paths = ["late.txt", "report.txt"].map(|name| folder.path().join(name));
    let late = REPORT.replace("2 December 2026", "2 December 2027");
    std::fs::write(&paths[0], late).expect("written");
    let other = REPORT.replace("Envoys meet again", "No word");
    std::fs::write(&paths[1], other).expect("written");
    assert_eq!(read(&mut session, &paths).asked, 1, "the other joins");
    let done = session.answer_pending(&one(0, Answer::Add)).expect("done");
    assert_eq!((done.added.len(), done.there), (0, 1));
    assert_eq!(session.undo_label(), Some("Leave out copies"));
}

#[test]
fn a_file_is_known_again_however_its_path_is_written() {
    let folder = folder();
    let mut session = asking();
    let path = folder.path().join("report.txt");
    std::fs::write(&path, REPORT).expect("written");
    let other = PathBuf::from(format!("{}/./report.txt", folder.path().display()));
    read(&mut session, &[other]);
    assert_eq!(only(&session).article.source, path.display().to_string());
    std::fs::write(&path, REPORT.replace("nine hours", "eleven hours")).expect("written");
    let summary = read(&mut session, std::slice::from_ref(&path));
    assert_eq!((summary.added.len(), summary.asked), (0, 1), "{summary:?}");
    let why = session.pending().first().map(|pending| &pending.why);
    assert!(matches!(why, Some(Why::Version { .. })), "{why:?}");
}
