//! What is saved, what is left alone, and that it loads the same.

use super::*;
use crate::model::Problem;

#[test]
fn what_is_saved_loads_the_same() {
    let (folder, _, dossier) = saved();
    let (loaded, _) = load(folder.path()).expect("loads");
    assert_eq!(loaded.warnings, []);
    assert_eq!(loaded.dossier, dossier);
    let (by_file, _) = load(&folder.path().join(DOSSIER_FILE)).expect("loads");
    assert_eq!(by_file.dossier, dossier);
    let empty = folder.path().join("empty");
    save_new(&empty, &Dossier::default(), None).expect("saved");
    let (loaded, _) = load(&empty).expect("loads");
    assert_eq!(loaded.dossier, Dossier::default());
}

#[test]
fn a_dossier_of_version_1_loads_for_ever() {
    let (loaded, _) = load(&fixture()).expect("loads");
    assert_eq!(loaded.warnings, []);
    assert_eq!(loaded.dossier, example());
    let files = render(&loaded.dossier);
    for (name, text) in &files.texts {
        let frozen = fs::read_to_string(fixture().join(name)).expect(name);
        assert_eq!(*text, frozen.replace("\r\n", "\n"), "{name}");
    }
    assert_eq!(bytes(&fixture()).len(), files.texts.len());
}

#[test]
fn only_files_that_changed_are_written() {
    let (folder, mut disk, dossier) = saved();
    let before = bytes(folder.path());
    // A file that is written again gets another age; put all of them in the past first.
    let past = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_hours(24);
    for (name, _) in &before {
        let file = fs::File::options()
            .append(true)
            .open(folder.path().join(name));
        file.and_then(|file| file.set_modified(past)).expect("aged");
    }
    let young = || {
        let age = |name: &String| {
            let metadata = fs::metadata(folder.path().join(name)).expect("there");
            metadata.modified().expect("has an age")
        };
        let mut names = names(folder.path());
        names.retain(|name| age(name) != past);
        names
    };
    save(&mut disk, &dossier, &dossier, None).expect("saved");
    assert_eq!(young(), [""; 0]);

    let mut next = dossier.clone();
    Arc::make_mut(&mut next.articles[0]).statements[0].discarded = true;
    save(&mut disk, &next, &dossier, None).expect("saved");
    assert_eq!(young(), ["articles/b-first.ron"]);
    assert_eq!(load(folder.path()).expect("loads").0.dossier, next);
}

#[test]
fn files_of_removed_articles_go_and_come_back() {
    let (folder, mut disk, dossier) = saved();
    fs::write(folder.path().join("articles/notes.txt"), "mine").expect("written");
    let before = bytes(folder.path());
    let mut less = dossier.clone();
    less.articles.remove(0);
    save(&mut disk, &less, &dossier, None).expect("saved");
    assert_eq!(
        names(folder.path()),
        [
            "articles/a-second.ron",
            "articles/a-second.txt",
            "articles/notes.txt",
            "dossier.ron",
            "snapshots/2026-03-02T1800_before-the-round.ron",
        ]
    );
    assert_eq!(load(folder.path()).expect("loads").0.dossier, less);
    save(&mut disk, &dossier, &less, None).expect("saved");
    assert_eq!(bytes(folder.path()), before);
}

#[test]
fn snapshots_are_never_rewritten() {
    let (folder, mut disk, dossier) = saved();
    let mut other = (*dossier.snapshots[0]).clone();
    write_snapshot(&mut disk, &other).expect("is there");
    "Another of the same minute".clone_into(&mut other.note);
    write_snapshot(&mut disk, &other).expect("written");
    let mut snapshots = names(folder.path());
    snapshots.retain(|name| name.starts_with(SNAPSHOTS));
    assert_eq!(
        snapshots,
        [
            "snapshots/2026-03-02T1800_before-the-round.ron",
            "snapshots/2026-03-02T1800_before-the-round_2.ron",
        ]
    );
    let loaded = load(folder.path()).expect("loads").0.dossier;
    assert_eq!(
        loaded.snapshots,
        [dossier.snapshots[0].clone(), Arc::new(other)]
    );

    let first = folder.path().join(&snapshots[0]);
    edit_file(&first, "version: 1", "version: 99");
    let loaded = load(folder.path()).expect("the case does not need it").0;
    assert_eq!(loaded.dossier.snapshots.len(), 1);
    assert_eq!(
        loaded.warnings[0].sentence,
        "The file was written by a newer Standpoint (format 99; this one reads up to 1)."
    );
}

#[test]
fn a_text_that_was_changed_is_kept_and_reported() {
    let check = |from: &str, to: &str, expected: Option<&str>| {
        let (folder, ..) = saved();
        edit_file(&folder.path().join("articles/b-first.txt"), from, to);
        let loaded = load(folder.path()).expect("loads").0;
        let warnings: Vec<&str> = loaded.warnings.iter().map(|w| &*w.sentence).collect();
        assert_eq!(warnings, expected.into_iter().collect::<Vec<_>>(), "{to:?}");
        loaded.dossier
    };
    let changed = Some("The article's text is not the one that was read.");
    check("said", "says", changed);
    check("share", "spare", changed);
    check("Élan. ", "Élan, and more of it. ", changed);
    let dossier = check("said.\n", "said.\r\n", None);
    assert_eq!(dossier, example(), "version control may change line ends");
}

#[test]
fn a_hand_may_write_less_than_the_program_does() {
    let mut files = Texts::default();
    let text = "\u{feff}( // my case\r\n version: 1, title: \"Mine\",\r\n agenda: (id: \"a\", \
                title: \"A\", parties: [(id: \"X\", name: \"X\")], issues: [(id: \"i\", title: \
                \"I\", proposals: [(id: \"i.p\", text: \"It is so\")])]), cells: [(proposal: \
                \"i.p\", party: \"X\", set: (attitude: Some(oppose), note: \"seen\"))])";
    files.texts.insert(DOSSIER_FILE.to_owned(), text.to_owned());
    let dossier = parse(&mut files).expect("loads").dossier;
    assert_eq!(dossier.settings, Settings::default());
    let expected = HandEdit {
        attitude: Some(StanceAttitude::Oppose),
        note: Some("seen".to_owned()),
        ..HandEdit::default()
    };
    assert_eq!(dossier.hand[&("i.p".into(), "X".into())], expected);
}

#[test]
fn files_that_vanished_are_written_again_but_not_a_whole_dossier() {
    let (folder, mut disk, dossier) = saved();
    let before = bytes(folder.path());
    for name in ["articles/b-first.txt", "articles/a-second.ron"] {
        fs::remove_file(folder.path().join(name)).expect("removed");
    }
    save(&mut disk, &dossier, &dossier, None).expect("saved");
    assert_eq!(bytes(folder.path()), before);

    let moved = folder.path().with_extension("moved");
    fs::rename(folder.path(), &moved).expect("moved");
    let sentence = "The case is no longer in this folder.";
    let problem = save(&mut disk, &dossier, &dossier, None).expect_err(sentence);
    assert_eq!(problem.sentence, sentence);
    let problem = write_snapshot(&mut disk, &dossier.snapshots[0]).expect_err(sentence);
    assert_eq!(problem.sentence, sentence);
    assert!(!folder.path().exists(), "nothing is made in its place");
    fs::rename(&moved, folder.path()).expect("moved back");
}

#[test]
fn a_text_that_was_cut_keeps_its_statements() {
    let (folder, ..) = saved();
    let path = folder.path().join("articles/b-first.txt");
    fs::write(&path, "cut").expect("written");
    let loaded = load(folder.path()).expect("loads").0;
    assert_eq!(
        loaded.warnings[0].to_string(),
        format!(
            "{}: The article's text is not the one that was read. Restore the text from a copy, \
             or add the article again.",
            path.with_extension("ron").display()
        )
    );
    let coded = &loaded.dossier.articles[0];
    assert!(coded.article.furniture.is_empty());
    assert!(coded.statements[0].evidence.span.is_empty());
    assert_eq!(coded.statements[0].evidence.quote, "“We share”");
}

#[test]
fn a_text_with_other_line_ends_goes_and_comes_back() {
    let (folder, mut disk, dossier) = saved();
    let path = folder.path().join("articles/b-first.txt");
    edit_file(&path, "said.\n", "said.\r\n");
    let mut less = dossier.clone();
    less.articles.remove(0);
    save(&mut disk, &less, &dossier, None).expect("saved");
    assert!(!path.exists(), "it is ours");
    save(&mut disk, &dossier, &less, None).expect("saved");
    let mut other = dossier.clone();
    edit_file(&path, "said.\n", "said.\r\n");
    other.articles.remove(1);
    save(&mut disk, &other, &less, None).expect("the same text is there");
}

#[test]
fn cells_that_the_agenda_no_longer_has_are_kept_and_named() {
    let mut dossier = example();
    let edit = dossier.hand[&("water.dam".into(), "UP".into())].clone();
    for (proposal, party) in [("water.dam", "SEA"), ("water.sell", "UP")] {
        let cell = (proposal.into(), party.into());
        dossier.hand.insert(cell, edit.clone());
    }
    let loaded = parse(&mut render(&dossier)).expect("loads");
    assert_eq!(loaded.dossier, dossier);
    let warnings: Vec<String> = loaded.warnings.iter().map(Problem::to_string).collect();
    let hint = "It is kept and not shown: put that back into the agenda, or take the cell out of \
                the file.";
    let expected = [
        format!(
            "dossier.ron:29:13: A cell names the party `SEA`, which the agenda does not have. \
             {hint}"
        ),
        format!(
            "dossier.ron:39:13: A cell names the proposal `water.sell`, which the agenda does not \
             have. {hint}"
        ),
    ];
    assert_eq!(warnings, expected);
}

#[test]
fn a_case_that_says_the_same_is_left_as_a_person_laid_it_out() {
    let (folder, ..) = saved();
    let path = folder.path().join(DOSSIER_FILE);
    edit_file(&path, "    title", "    // mine\n\n  title");
    let (loaded, mut disk) = load(folder.path()).expect("loads");
    let warnings: Vec<String> = loaded.warnings.iter().map(Problem::to_string).collect();
    let expected = format!(
        "{}: Comments in dossier.ron are not kept when it is saved. Put them into notes.",
        path.display()
    );
    assert_eq!(warnings, [expected]);
    let before = bytes(folder.path());
    save(&mut disk, &loaded.dossier, &loaded.dossier, None).expect("saved");
    assert_eq!(bytes(folder.path()), before);

    let mut next = loaded.dossier.clone();
    next.title.push('!');
    save(&mut disk, &next, &loaded.dossier, None).expect("saved");
    let (loaded, _) = load(folder.path()).expect("loads");
    assert_eq!((loaded.dossier, loaded.warnings), (next, Vec::new()));
}

#[test]
fn a_snapshot_that_cannot_be_read_goes_along() {
    let (folder, ..) = saved();
    let name = "snapshots/2026-03-02T1800_before-the-round.ron";
    let broken = b"Snapshot(\xff".to_vec();
    fs::write(folder.path().join(name), &broken).expect("written");
    let (loaded, disk) = load(folder.path()).expect("loads");
    assert_eq!(loaded.dossier.snapshots, []);
    let to = folder.path().join("copy");
    save_new(&to, &loaded.dossier, Some(&disk)).expect("saved");
    assert_eq!(fs::read(to.join(name)).expect("copied"), broken);
}

#[test]
fn after_a_save_that_stopped_half_way_the_bytes_count() {
    let (folder, mut disk, dossier) = saved();
    let before = bytes(folder.path());
    let mut next = dossier.clone();
    next.title.push('!');
    Arc::make_mut(&mut next.articles[0]).statements[0].discarded = true;
    save(&mut disk, &next, &dossier, None).expect("saved");
    // As if the system had refused the very last step: the files are new, nobody knows.
    disk.torn = true;
    save(&mut disk, &dossier, &dossier, None).expect("saved");
    assert_eq!(bytes(folder.path()), before);
    assert!(!disk.torn);
}
