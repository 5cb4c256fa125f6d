//! Articles that wait and are read again, in another encoding.

use std::path::PathBuf;
use std::time::Duration;

use super::pending::{asking, date_pending, folder, one, only, read};
use super::*;
use crate::session::Reread;
use crate::session::pending::{Answer, Why};

/// A report in which a few words are of another script, so that its encoding is guessed wrongly.
const MIXED: &str = "Мир\n\nRiver Post\n2 December 2026\n\n\
    The envoys of both sides met for the third time this week in the hall by the harbour, and \
    left it after nine hours without a word to those who had waited outside in the rain.\n\n\
    Russian Foreign Minister Sergei Lavrov said on Tuesday that Ukraine must withdraw its \
    forces from all of Donbas. The talks go on next week, in a place that is still to be named.\n";

fn in_windows_1251(folder: &tempfile::TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, encoding_rs::WINDOWS_1251.encode(text).0).expect("written");
    path
}

/// Returns a text in KOI8-U.
fn koi8_u(text: &str) -> Vec<u8> {
    encoding_rs::KOI8_U.encode(text).0.into_owned()
}

/// Reads articles that wait again in an encoding; nothing is changed until that has ended.
fn read_again(session: &mut Session, which: &[usize], encoding: &str) -> Reread {
    let before = session.pending().to_vec();
    let (send, woken) = std::sync::mpsc::channel();
    let which = which.iter().copied().collect();
    session.start_rereading(&which, encoding, move || send.send(()).expect("waits"));
    assert!(session.is_rereading());
    assert_eq!(session.pending(), before);
    woken.recv_timeout(Duration::from_mins(1)).expect("it ends");
    let reread = session.poll_rereading().expect("it has ended");
    assert!(!session.is_rereading());
    assert_eq!(session.poll_rereading(), None);
    reread
}

#[test]
fn an_article_is_read_again_in_another_encoding_and_all_follows() {
    let folder = folder();
    let mut session = asking();
    let path = in_windows_1251(&folder, "mixed.txt", MIXED);
    assert_eq!(read(&mut session, &[path]).asked, 1);
    let statements = session.pending()[0].coded.statements.clone();
    assert!(!statements.is_empty());
    assert_eq!(session.pending()[0].coded.article.title, "Ìèð");
    let offered = session.encodings(0).expect("its file is there");
    assert_eq!(offered[0].label, "windows-1252", "as it was read");
    assert!(
        offered
            .iter()
            .any(|fitting| fitting.label == "windows-1251")
    );

    let day = "2026-12-03".parse().ok();
    date_pending(&mut session, 0, day);
    let read = read_again(&mut session, &[0], "windows-1251");
    assert_eq!((read.changed, read.refused), ([0].into(), None));
    let pending = &session.pending()[0];
    let article = &pending.coded.article;
    assert_eq!(
        (article.title.as_str(), article.text.as_str()),
        ("Мир", MIXED)
    );
    assert_eq!(article.published, day, "what a person set stays");
    assert_eq!(pending.coded.statements.len(), statements.len());
    assert_eq!((&pending.why, pending.doubts().count()), (&Why::Doubt, 0));

    for label in ["none", "utf-16le"] {
        let read = read_again(&mut session, &[0], label);
        assert!(read.changed.is_empty());
        let told = read.refused.expect("it is not offered").to_string();
        assert!(told.contains(label), "{told}");
    }
    assert_eq!(
        session.pending()[0].coded.article.text,
        MIXED,
        "nothing was changed"
    );
    session.answer_pending(&one(0, Answer::Add)).expect("added");
    assert_eq!(only(&session).article.text, MIXED);
}

#[test]
fn a_copy_is_seen_once_the_letters_are_right() {
    let folder = folder();
    let mut session = asking();
    let first = folder.path().join("first.txt");
    std::fs::write(&first, MIXED).expect("written");
    assert_eq!(read(&mut session, &[first]).added.len(), 1);
    // The same but for its encoding, and one of another outlet.
    let same = in_windows_1251(&folder, "same.txt", MIXED);
    let copy = MIXED.replace("River Post", "Model Gazette");
    let copy = in_windows_1251(&folder, "copy.txt", &copy);
    assert_eq!(
        read(&mut session, &[same, copy]).copies.len(),
        2,
        "nearly the same"
    );
    assert_eq!(only(&session).article.copies.len(), 2);
    let at = |session: &Session, name: &str| {
        let pending = session.pending().iter();
        let mut sources = pending.map(|one| one.coded.article.source.as_str());
        sources
            .position(|source| source.ends_with(name))
            .expect("it waits")
    };
    let id = only(&session).article.id.clone();
    for (name, why) in [
        ("same.txt", Why::There(id.clone())),
        ("copy.txt", Why::Copy(id)),
    ] {
        let at = at(&session, name);
        let read = read_again(&mut session, &[at], "windows-1251");
        assert_eq!(read.refused, None);
        let pending = &session.pending()[at];
        assert_eq!(pending.why, why);
        assert_eq!(pending.usual(), Answer::LeaveOut);
        session
            .answer_pending(&one(at, Answer::LeaveOut))
            .expect("answered");
    }
    let copies = &only(&session).article.copies;
    assert_eq!(copies.len(), 1, "{copies:?}");
    assert_eq!(copies[0].outlet.as_deref(), Some("Model Gazette"));
    assert_eq!(copies[0].title, "Мир", "no note with wrong letters is left");
}

#[test]
fn many_are_read_again_in_one_go_where_the_encoding_fits() {
    let folder = folder();
    let mut session = asking();
    let names = ["a.txt", "b.txt", "c.txt", "d.txt"];
    let mut paths = Vec::new();
    for (n, name) in names.iter().enumerate() {
        let own = format!("Round {n} of the talks in hall {name} had begun late in the night. ");
        let text = MIXED.replace(
            "The envoys of both",
            &format!("{}The envoys", own.repeat(9)),
        );
        paths.push(in_windows_1251(&folder, name, &text));
    }
    assert_eq!(read(&mut session, &paths).asked, 4);
    let title = |session: &Session, at: usize| session.pending()[at].coded.article.title.clone();
    let day = "2026-12-03".parse().ok();
    date_pending(&mut session, 1, day);
    // One is gone by now, one is in no doubt any more.
    std::fs::remove_file(&paths[2]).expect("removed");
    std::fs::write(&paths[3], "Plain words.").expect("written");

    let reread = read_again(&mut session, &[0, 1, 2, 3], "windows-1251");
    assert_eq!(reread.changed, [0, 1].into());
    let told = reread.refused.expect("one is gone").to_string();
    assert!(told.contains("c.txt: The file from which"), "{told}");
    let titles: Vec<String> = (0..4).map(|at| title(&session, at)).collect();
    assert_eq!(titles, ["Мир", "Мир", "Ìèð", "Ìèð"]);
    assert_eq!(session.pending()[1].coded.article.published, day);
    assert_eq!(session.pending()[0].doubts().count(), 0);
}

#[test]
fn two_files_with_the_same_text_each_get_their_own_date() {
    let folder = folder();
    let mut session = asking();
    let first = in_windows_1251(&folder, "a.txt", MIXED);
    let second = folder.path().join("b.txt");
    std::fs::write(&second, koi8_u(MIXED)).expect("written");
    assert_eq!(read(&mut session, &[first, second]).asked, 2);
    read_again(&mut session, &[0], "windows-1251");
    read_again(&mut session, &[1], "koi8-u");
    let hash = |at: usize| session.pending()[at].coded.article.hash.clone();
    assert_eq!(hash(0), hash(1), "they hold the same text");

    let days = ["2026-12-03", "2026-12-04"].map(|day| day.parse().ok());
    let days = days.into_iter().enumerate().collect();
    super::pending::extract(&mut session, &days, &[]);
    let told: Vec<String> = session
        .pending()
        .iter()
        .map(|pending| {
            let article = &pending.coded.article;
            let name = article.source.rsplit('/').next().unwrap_or_default();
            format!("{name} {}", article.published.expect("a day"))
        })
        .collect();
    assert_eq!(told, ["a.txt 2026-12-03", "b.txt 2026-12-04"]);
}

#[test]
fn two_files_that_are_nearly_the_same_both_join_where_both_are_wanted() {
    let folder = folder();
    let mut session = asking();
    let first = in_windows_1251(&folder, "a.txt", MIXED);
    let second = MIXED.replace("in the rain", "in the snow");
    let second = in_windows_1251(&folder, "b.txt", &second);
    assert_eq!(read(&mut session, &[first]).asked, 1);
    assert_eq!(read(&mut session, &[second]).asked, 1);
    let turns: Vec<usize> = session.pending().iter().map(|one| one.turn).collect();
    assert!(turns[0] < turns[1], "they were opened one after the other");
    let both = [(0, Answer::Add), (1, Answer::Add)].into();
    let done = session.answer_pending(&both).expect("added");
    assert_eq!((done.added.len(), done.there), (2, 0));
}
