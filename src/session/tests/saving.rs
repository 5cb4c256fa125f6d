//! A session and its folder.

use std::fs;

use super::*;

#[test]
fn a_case_is_saved_where_it_is_told_and_opens_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case");
    let mut session = session();
    let problem = session.save().expect_err("no folder yet");
    assert_eq!(
        problem.to_string(),
        "The case has no folder yet. Choose one with “Save as”."
    );
    session.save_as(&path).expect("saved");
    assert_eq!(session.folder(), Some(path.as_path()));
    assert!(!session.is_dirty());

    let edit = set("water.dam", "DOWN", StanceAttitude::Support);
    session.apply(edit).expect("applied");
    assert!(session.is_dirty());
    session.save().expect("saved");
    assert!(!session.is_dirty());
    let opened = Session::open(&path, TODAY).expect("opens");
    assert_eq!(opened.dossier(), session.dossier());
    assert_eq!(opened.table(), session.table());
    assert_eq!(opened.comparison(), session.comparison());
    assert_eq!(opened.warnings(), []);

    session.undo();
    assert!(session.is_dirty(), "behind what was saved");
    session.redo();
    assert!(!session.is_dirty(), "at what was saved");
    session.save_as(&path).expect("its own folder is no other");
}

#[test]
fn a_snapshot_of_a_saved_case_is_on_disk_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = session();
    session.save_as(folder.path()).expect("saved");
    let edit = set("water.dam", "DOWN", StanceAttitude::Support);
    session.apply(edit).expect("applied");
    session
        .take_snapshot("Second round", "with a note", "2026-12-04T12:00")
        .expect("taken");
    let file = folder
        .path()
        .join("snapshots/2026-12-04T1200_second-round.ron");
    assert!(file.is_file());
    assert!(session.is_dirty(), "the edit is not saved by it");
    session.undo();
    assert!(!session.is_dirty(), "the snapshot is");
    let opened = Session::open(folder.path(), TODAY).expect("opens");
    assert_eq!(opened.dossier(), session.dossier());

    fs::remove_dir_all(folder.path().join("snapshots")).expect("removed");
    fs::write(folder.path().join("snapshots"), "in the way").expect("written");
    let problem = session
        .take_snapshot("Third", "", "2026-12-04T12:00")
        .expect_err("in the way");
    assert_eq!(
        problem.sentence,
        "It is a file, where the case needs a folder."
    );
    assert_eq!(session.dossier().snapshots.len(), 2, "it was not taken");
}

#[test]
fn a_save_that_fails_leaves_the_session_dirty_and_the_folder_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = session();
    session.save_as(folder.path()).expect("saved");
    let edit = Edit::SetTitle("Other".to_owned());
    session.apply(edit).expect("applied");
    let file = folder.path().join("dossier.ron");
    let theirs = fs::read_to_string(&file).expect("there");
    let theirs = theirs.replace("window_days: 14", "window_days: 15");
    fs::write(&file, &theirs).expect("written");
    let problem = session.save().expect_err("changed by another program");
    assert_eq!(
        problem.sentence,
        "The case was changed by another program since it was opened."
    );
    assert!(session.is_dirty());
    assert_eq!(fs::read_to_string(&file).expect("there"), theirs);
    let elsewhere = folder.path().join("elsewhere");
    session.save_as(&elsewhere).expect("the way out");
    assert_eq!(session.folder(), Some(elsewhere.as_path()));
}

#[test]
fn a_new_case_is_empty_and_clean() {
    let agenda = (*example().agenda).clone();
    let session = Session::new_case(agenda.clone(), " Mine ", TODAY);
    assert_eq!(session.dossier().title, "Mine");
    assert_eq!(*session.dossier().agenda, agenda);
    assert!(!session.is_dirty());
    assert_eq!((session.folder(), session.job()), (None, None));
}

#[test]
fn an_article_never_takes_the_files_of_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = session();
    session.save_as(folder.path()).expect("saved");
    let path = |name: &str| folder.path().join(name);
    let theirs = fs::read_to_string(path("articles/b-first.ron")).expect("there");
    let dossier = fs::read_to_string(path("dossier.ron")).expect("there");
    fs::write(
        path("dossier.ron"),
        dossier.replace("\"b-first\", \"a-second\"", "\"a-second\""),
    )
    .expect("taken out of the list");
    fs::remove_file(path("articles/b-first.txt")).expect("removed");

    drop(session);
    let mut session = Session::open(folder.path(), TODAY).expect("opens");
    let again = example_article("b-first", "Élan. ", "“We share”", "UP", "water.share");
    let adopted = session.adopt(vec![again]);
    assert_eq!(adopted.added, [ArticleId::from("b-first-2")]);
    session.save().expect("saved");
    let present = fs::read_to_string(path("articles/b-first.ron")).expect("there");
    assert_eq!(present, theirs);
}

#[test]
fn an_article_that_is_added_again_gets_its_text_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = session();
    session.save_as(folder.path()).expect("saved");
    let path = folder.path().join("articles/b-first.txt");
    let whole = fs::read_to_string(&path).expect("there");
    fs::write(&path, "cut").expect("written");

    drop(session);
    let mut session = Session::open(folder.path(), TODAY).expect("opens");
    let again = example_article("new", "Élan. ", "“We share”", "UP", "water.share");
    let adopted = session.adopt(vec![again.clone(), again]);
    assert_eq!(adopted.restored, [ArticleId::from("b-first")]);
    assert_eq!(adopted.already_there, [ArticleId::from("b-first")]);
    assert_eq!(session.undo_label(), Some("Put a text back"));
    assert_eq!(session.dossier().articles, example().articles);
    session.save().expect("saved");
    assert_eq!(fs::read_to_string(&path).expect("there"), whole);
    let opened = Session::open(folder.path(), TODAY).expect("opens");
    assert_eq!(opened.warnings(), []);
    assert_eq!(
        opened.dossier().articles[0].statements,
        example().articles[0].statements
    );

    session.undo();
    session.save().expect("saved");
    assert_eq!(fs::read_to_string(&path).expect("there"), "cut");
}

#[test]
fn save_as_takes_along_what_could_not_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = session();
    session.save_as(folder.path()).expect("saved");
    let name = "snapshots/2026-03-02T1800_before-the-round.ron";
    fs::write(folder.path().join(name), "Snapshot(").expect("written");
    let mut session = Session::open(folder.path(), TODAY).expect("opens");
    let copy = folder.path().join("copy");
    session.save_as(&copy).expect("saved");
    let again = folder.path().join("again");
    session.save_as(&again).expect("saved");
    for to in [copy, again] {
        assert_eq!(
            fs::read_to_string(to.join(name)).expect("copied"),
            "Snapshot("
        );
    }
}

#[test]
fn steps_before_the_first_save_are_in_the_log_once_it_is_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = folder.path().join("case");
    let mut session = Session::sample(TODAY);
    let gone = session.dossier().articles[0].article.clone();
    session.set_who("Ann");
    session
        .apply(Edit::SetTitle("River".to_owned()))
        .expect("renamed");
    session
        .apply(Edit::RemoveArticle(gone.id.clone()))
        .expect("removed");
    session.undo();
    session.redo();
    let told = |log: &crate::model::Log| -> Vec<String> {
        let steps = log.steps.iter();
        steps
            .map(|step| format!("{} {} {}", step.number, step.who, step.what))
            .collect()
    };
    let before = told(&session.log());
    assert_eq!(before.len(), 4, "{before:?}");
    assert!(before[0].starts_with("1 Ann Rename"), "{before:?}");
    session.save_as(&case).expect("saved");
    assert_eq!(told(&session.log()), before);
    session
        .apply(Edit::SetTitle("Lake".to_owned()))
        .expect("renamed");
    session.save().expect("saved");
    drop(session);
    let mut session = Session::open(&case, TODAY).expect("opens");
    assert_eq!(told(&session.log())[..4], before);
    assert_eq!(session.log().steps[4].number, 5);
    let removed = session.log().removed;
    assert_eq!(removed.len(), 1);
    session.restore(&removed[0]).expect("it is in the trash");
    assert!(session.dossier().article(&gone.id).is_some());
}
