//! What is refused, in which words, and that nothing is changed then.

use super::*;

const RESTORE: &str =
    "Correct the file at that place or restore it from a copy; it was not changed.";
const CORRECT: &str = "Correct it or restore the file from a copy; it was not changed.";

/// Changes one file of a saved dossier and expects that it is refused in these words, that
/// nothing is changed by trying, and that nothing is written over it.
fn check(file: &str, from: &str, to: &str, expected: &str) {
    let (folder, mut disk, dossier) = saved();
    edit_file(&folder.path().join(file), from, to);
    let before = bytes(folder.path());
    let problem = load(folder.path()).map(|_| ()).expect_err(to);
    let root = format!("{}/", folder.path().display());
    let expected = expected
        .replace("{RESTORE}", RESTORE)
        .replace("{CORRECT}", CORRECT);
    assert_eq!(problem.to_string().replace(&root, ""), expected);
    assert_eq!(bytes(folder.path()), before, "reading changes nothing");

    let mut next = with_more(&dossier, "c-third");
    next.title = "Other".to_owned();
    let problem = save(&mut disk, &next, &dossier, None).expect_err("changed meanwhile");
    assert_eq!(
        problem.to_string().replace(&root, ""),
        format!(
            "{file}: The file was changed by another program since it was opened. Save to \
             another folder with “Save as”, or open the case again; nothing was written."
        )
    );
    assert_eq!(bytes(folder.path()), before, "nothing is written over it");
}

#[test]
fn newer_files_are_refused() {
    let newer = "The file was written by a newer Standpoint (format 99; this one reads up to \
                 1). Install the newer version to open it; nothing was changed.";
    for (file, more) in [
        ("dossier.ron", "version: 99,"),
        (
            "dossier.ron",
            "version: 99, later: New(of: [1, (2, \"x\"), {3: 'c'}], odd: Odd),",
        ),
        ("articles/b-first.ron", "version: 99,"),
    ] {
        check(file, "version: 1,", more, &format!("{file}: {newer}"));
    }
}

#[test]
fn broken_files_name_the_place_and_what_to_do() {
    let check = |from: &str, to: &str, expected: &str| check("dossier.ron", from, to, expected);
    check(
        "title: \"River\",",
        "title: 12,",
        "dossier.ron:3:11: The file cannot be read: expected string. {RESTORE}",
    );
    check(
        "    title: \"River\",\n",
        "",
        "dossier.ron:89:1: The file cannot be read: the field `title` is missing. {RESTORE}",
    );
    check(
        "\"River\",\n",
        "“River”,\n",
        "dossier.ron:3:11: The file cannot be read: unexpected char '“'. Quotation marks around \
         texts must be straight (\"); the file was not changed.",
    );
    check(
        "    title: \"River\",\n",
        "<<<<<<< ours\n    title: \"River\",\n",
        "dossier.ron:3:1: The file cannot be read: expected identifier. It holds the marks of an \
         unfinished merge: choose one side of each; the file was not changed.",
    );
    check(
        "    title: \"River\",\n",
        "    title: \"River\",\n    titel: \"River\",\n",
        "dossier.ron:4:5: The field `titel` is not known here and would be lost on saving. \
         Correct its spelling or take it out; the file was not changed.",
    );
    check(
        "window_days: 14",
        "window_days: 99999999999999999999",
        "dossier.ron:4:61: The file cannot be read: the number is too large. {RESTORE}",
    );
    check(
        "status: verified",
        "status: sure",
        "dossier.ron:14:25: The file cannot be read: unexpected variant named `sure` in enum \
         `Status`, expected one of `machine`, `reviewed`, or `verified` instead. {RESTORE}",
    );
    check(
        "version: 1,",
        "version: 0,",
        "dossier.ron:2:5: There is no format version 0. {RESTORE}",
    );
    let deep = format!("version: 1, deep: {}{},", "[".repeat(100), "]".repeat(100));
    check(
        "version: 1,",
        &deep,
        "dossier.ron:2:86: The file cannot be read: it is nested too deeply. {RESTORE}",
    );
}

#[test]
fn what_cannot_be_is_refused() {
    for (from, to, expected) in [
        (
            "threshold: 0.2",
            "threshold: NaN",
            "dossier.ron:4:65: The threshold is NaN, it must be a number from 0 to 0.5. {CORRECT}",
        ),
        (
            "high: 99.5",
            "high: 1e999",
            "dossier.ron:81:25: The scale of the proposal `water.dam` needs two numbers, the \
             lower one first. {CORRECT}",
        ),
        (
            "\"b-first\"",
            "\"../b-first\"",
            "dossier.ron:5:16: The article id `../b-first` cannot be the name of a file. Use \
             letters a to z, digits, - and _ only; nothing was changed.",
        ),
        (
            "\"a-second\"",
            "\"B-first\"",
            "dossier.ron:5:27: The article `B-first` stands twice. {CORRECT}",
        ),
        (
            "party: \"MID\"",
            "party: \"DOWN\"",
            "dossier.ron:17:14: The cell of `DOWN` on `water.share` stands twice. {CORRECT}",
        ),
        (
            "id: \"MID\"",
            "id: \"UP\"",
            "dossier.ron:58:17: The agenda has the party `UP` twice. {CORRECT}",
        ),
        (
            "parties: [\"MID\"",
            "parties: [\"SEA\"",
            "dossier.ron:4:24: The settings choose the party `SEA`, which the agenda does not \
             have. {CORRECT}",
        ),
    ] {
        check("dossier.ron", from, to, expected);
    }
    for (from, to, expected) in [
        (
            "confidence: 0.8",
            "confidence: inf",
            "articles/b-first.ron:16:13: The confidence of statement 1 must be a number from 0 \
             to 1. {CORRECT}",
        ),
        (
            "furniture: [Span(start: 0, end: 7)]",
            "furniture: [Span(start: 0, end: 1000)]",
            "articles/b-first.ron:11:26: The span 0..1000 does not fit: it lies beyond the text \
             or inside a character. {CORRECT}",
        ),
        (
            "id: \"b-first\"",
            "id: \"c\"",
            "articles/b-first.ron:4:9: The file is named after the article `b-first` and holds \
             `c`. Make the two the same; nothing was changed.",
        ),
    ] {
        check("articles/b-first.ron", from, to, expected);
    }
}

#[test]
fn missing_files_are_named() {
    for (file, id) in [
        ("articles/b-first.txt", "b-first"),
        ("articles/a-second.ron", "a-second"),
    ] {
        let (folder, ..) = saved();
        fs::remove_file(folder.path().join(file)).expect("removed");
        let problem = load(folder.path()).map(|_| ()).expect_err(file);
        assert_eq!(
            problem.to_string(),
            format!(
                "{}: The file is missing, though the case lists the article `{id}`. Restore \
                 it, or take `{id}` out of the list of articles in dossier.ron.",
                folder.path().join(file).display()
            )
        );
    }
}

#[test]
fn what_holds_no_dossier_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let check = |name: &str, expected: &str| {
        let problem = load(&folder.path().join(name))
            .map(|_| ())
            .expect_err(expected);
        let root = format!("{}/", folder.path().display());
        assert_eq!(problem.to_string().replace(&root, ""), expected);
    };
    check(
        "",
        "dossier.ron: The folder holds no case: this file is not in it. Choose a folder that \
         Standpoint saved, or start a new case.",
    );
    check(
        "nowhere",
        "nowhere: There is no such folder. Choose a folder that Standpoint saved.",
    );
    fs::write(folder.path().join("file.txt"), "text").expect("written");
    check(
        "file.txt",
        "file.txt: It is a file, not the folder of a case. Choose a folder that Standpoint \
         saved.",
    );
    let dossier = folder.path().join(DOSSIER_FILE);
    fs::write(&dossier, b"Dossier(title: \"\xff").expect("written");
    check(
        "",
        "dossier.ron: It is not text in UTF-8. Restore it from a copy; it was not changed.",
    );
    fs::remove_file(&dossier).expect("removed");
    fs::create_dir(&dossier).expect("made");
    check(
        "",
        "dossier.ron: It is a folder, where a file is expected. Move that folder away, or choose \
         another one.",
    );
}

#[test]
fn a_new_dossier_goes_only_where_nothing_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let check = |path: &Path, expected: &str| {
        let before = bytes(folder.path());
        let problem = save_new(path, &example(), None)
            .map(|_| ())
            .expect_err(expected);
        assert_eq!(
            problem.to_string(),
            format!("{}: {expected}", path.display())
        );
        assert_eq!(bytes(folder.path()), before);
    };
    fs::write(folder.path().join("thesis.doc"), "mine").expect("written");
    check(
        folder.path(),
        "The folder holds other files, so no case is saved in it. Choose an empty folder or a \
         new name.",
    );
    check(
        &folder.path().join("thesis.doc"),
        "It is a file, and a case is a folder. Choose another name.",
    );
    let inner = folder.path().join("deep/case");
    fs::create_dir_all(inner.join(".git")).expect("made");
    save_new(&inner, &example(), None).expect("hidden files do not count");
    check(
        &inner,
        "The folder already holds a case, which is not written over. Choose another folder, \
         or open that case.",
    );
}

#[test]
fn what_was_not_read_is_never_written_over_nor_anything_outside() {
    let (folder, mut disk, dossier) = saved();
    for name in ["articles/c-third.txt", "articles/d-fourth.ron"] {
        fs::write(folder.path().join(name), "else").expect("written");
    }
    let before = bytes(folder.path());
    let mut check = |id: &str, expected: &str| {
        let next = with_more(&dossier, id);
        let problem = save(&mut disk, &next, &dossier, None).expect_err(expected);
        assert_eq!(problem.sentence, expected);
        assert_eq!(bytes(folder.path()), before);
    };
    let other = "The file holds something else and is not written over.";
    check("c-third", other);
    check("d-fourth", other);
    check(
        "../up",
        "The article id `../up` cannot be the name of a file.",
    );
}

#[test]
fn a_save_that_cannot_be_finished_changes_nothing() {
    let (folder, mut disk, dossier) = saved();
    // The last of the files to be written is refused; the others are not there either.
    let path = folder.path().join(DOSSIER_FILE);
    let mut permissions = fs::metadata(&path).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("read-only");
    let before = bytes(folder.path());
    let next = with_more(&dossier, "c-third");
    let problem = save(&mut disk, &next, &dossier, None).expect_err("read-only");
    assert_eq!(
        problem.to_string(),
        format!(
            "{}: The file is read-only. Allow writing to it, or save to another folder with \
             “Save as”.",
            path.display()
        )
    );
    assert_eq!(bytes(folder.path()), before, "not a file more or less");
}

/// A folder that may not be read or written stops an ordinary user, not the
/// administrator; there it says that it was skipped.
#[cfg(unix)]
#[test]
fn folders_without_permission_are_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, mut disk, dossier) = saved();
    let mode = |path: &Path, mode: u32| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("mode");
    };
    let articles = folder.path().join(ARTICLES);
    mode(&articles, 0o555);
    if fs::write(articles.join("probe"), "x").is_ok() {
        mode(&articles, 0o755);
        eprintln!("skipped: this user may write anywhere");
        return;
    }
    let before = bytes(folder.path());
    let next = with_more(&dossier, "c-third");
    let problem = save(&mut disk, &next, &dossier, None).expect_err("no permission");
    assert_eq!(
        problem.sentence,
        "It cannot be written: the system denies permission."
    );
    mode(&articles, 0o000);
    let problem = load(folder.path()).map(|_| ()).expect_err("no permission");
    mode(&articles, 0o755);
    assert_eq!(
        problem.sentence,
        "It cannot be read: the system denies permission."
    );
    assert_eq!(bytes(folder.path()), before);
}

#[test]
fn a_new_dossier_that_cannot_be_saved_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut dossier = example();
    Arc::make_mut(&mut dossier.articles[1]).article.id = "../up".into();
    let deep = folder.path().join("deep/case");
    save_new(&deep, &dossier, None).expect_err("no such name");
    assert!(!folder.path().join("deep").exists());

    let mine = folder.path().join("mine");
    for part in [ARTICLES, SNAPSHOTS, HISTORIES, ".git"] {
        fs::create_dir_all(mine.join(part)).expect("made");
    }
    save_new(&mine, &dossier, None).expect_err("no such name");
    assert!(mine.join(ARTICLES).is_dir(), "it was there before");
    save_new(&mine, &example(), None).expect("empty folders do not count");
    assert_eq!(load(&mine).expect("loads").0.dossier, example());
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_of_the_folder_are_not_followed() {
    use std::os::unix::fs::symlink;
    const SENTENCE: &str = "A link leads from here out of the case's folder and is not followed.";
    let outside = tempfile::tempdir().expect("a folder");
    for name in [
        "articles/b-first.ron",
        "articles/a-second.txt",
        "snapshots/2026-03-02T1800_before-the-round.ron",
        ARTICLES,
    ] {
        let (folder, mut disk, dossier) = saved();
        let path = folder.path().join(name);
        let there = outside.path().join(name.replace('/', "-"));
        fs::rename(&path, &there).expect("moved out");
        symlink(&there, &path).expect("linked");
        let before = bytes(outside.path());
        match load(folder.path()) {
            Ok((loaded, _)) => {
                assert_eq!(loaded.warnings[0].sentence, SENTENCE, "{name}");
                assert!(name.starts_with(SNAPSHOTS));
            }
            Err(problem) => {
                assert_eq!(problem.sentence, SENTENCE, "{name}");
                let mut next = dossier.clone();
                for coded in &mut next.articles {
                    let coded = Arc::make_mut(coded);
                    coded.article.text.push('.');
                    coded.statements.clear();
                }
                let problem = save(&mut disk, &next, &dossier, None).expect_err("outside");
                assert_eq!(problem.sentence, SENTENCE, "{name}");
            }
        }
        assert_eq!(bytes(outside.path()), before, "{name}");
    }
    let (folder, ..) = saved();
    let within = folder.path().join("elsewhere.ron");
    let path = folder.path().join("articles/b-first.ron");
    fs::rename(&path, &within).expect("moved");
    symlink(&within, &path).expect("linked");
    assert_eq!(load(folder.path()).expect("inside").0.dossier, example());
}
