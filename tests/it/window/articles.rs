//! Articles as they come, and what a person sets right in them.

use std::path::PathBuf;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use standpoint::app::OnClipboard;
use standpoint::model::{Article, BlockKind, CodedArticle};
use standpoint::session::Session;

use super::files::{begin_drop, drop_all_on, drop_on, titles, write_a_long_last};
use super::{Window, page};

const LETTER: &str = "Harbour letter\n\nThe ferries stay in port, the mayor of Northport said on \
    Friday, and nobody could say for how long that would be so.\n";

fn paste(window: &mut Window, text: &str) {
    window.harness.event(egui::Event::Paste(text.to_owned()));
    window.harness.step();
    window.wait_for_job();
}

fn last(window: &Window) -> CodedArticle {
    let articles = &window.app().session().dossier().articles;
    articles.last().expect("an article").as_ref().clone()
}

/// Opens the last article of the case.
fn open_last(window: &mut Window) -> Article {
    let article = last(window).article;
    window.keys(Modifiers::COMMAND, page::ARTICLE);
    window.click_like(&format!("{}, ", article.title));
    article
}

#[test]
fn three_files_and_a_folder_are_read_together() {
    let mut window = Window::on_case();
    let folder = window.path("more");
    std::fs::create_dir_all(folder.join("deeper")).expect("a folder");
    let write = |path: PathBuf, n: usize| {
        let text = format!("Letter number {n}\n\n{n} boats of the {n} towns sailed on day {n}.\n");
        std::fs::write(&path, text).expect("a file");
        path
    };
    let mut files: Vec<(PathBuf, &'static str)> = (1..4)
        .map(|n| (write(window.path(&format!("{n}.txt")), n), ""))
        .collect();
    write(folder.join("4.txt"), 4);
    write(folder.join("deeper/5.md"), 5);
    std::fs::write(folder.join("picture.png"), "none").expect("a file");
    files.push((folder.clone(), ""));
    drop_all_on(&mut window, files);
    let expected: Vec<String> = (1..6).map(|n| format!("Letter number {n}")).collect();
    assert_eq!(titles(&window)[2..], expected);
    window.must_see("5 articles read");

    // They are offered again, and what is gone is told.
    std::fs::remove_file(window.path("1.txt")).expect("it is there");
    window.click("File");
    window.click("Open recent");
    window.click_like("1.txt");
    window.must_see("This is no longer there. It was taken off the list.");
    while window.sees("Dismiss") {
        let first = window.harness.get_all_by_label("Dismiss").next();
        first.expect("one a message").click();
        window.run();
    }
    window.click("File");
    window.click("Open recent");
    assert!(!window.sees("1.txt"));
    window.click_like("more");
    window.wait_for_job();
    window.must_see("0 articles read, 0 statements; 2 already there");
}

#[test]
fn a_pasted_article_is_dated_by_hand() {
    let mut window = Window::on_case();
    paste(&mut window, LETTER);
    open_last(&mut window);
    window.must_see("No date was found.");
    window.click("Set date…");
    let role = egui::accesskit::Role::TextInput;
    let field = window.harness.get_by_role_and_label(role, "Date");
    assert!(field.is_focused());

    // A bad one stays in its field and says why; nothing else is changed.
    window.type_into("Date", "04/12/2026");
    window.key(Key::Enter);
    let told = "This can be 4 December 2026 or 12 April 2026. Write the month as a word.";
    window.must_see(told);
    assert_eq!(last(&window).article.published, None);
    let field = window.harness.get_by_role_and_label(role, "Date");
    assert_eq!(field.value().as_deref(), Some("04/12/2026"));
    assert!(window.app().messages().contains(&told));

    window.type_into("Date", "Fri, 4 Dec 2026");
    window.key(Key::Enter);
    assert!(!window.sees(told) && !window.sees("No date was found."));
    assert!(
        !window.app().messages().contains(&told),
        "it is no longer so"
    );
    let field = window.harness.get_by_role_and_label(role, "Date");
    assert_eq!(field.value().as_deref(), Some("2026-12-04"));
    let article = last(&window).article;
    assert_eq!(article.published, "2026-12-04".parse().ok());
    assert!(article.dated_by.is_some());
    window.must_see("Its statements were found before its date");
    window.click("Done");
    window.must_see("4 Dec 2026 (set by hand)");

    // It is one step, logged and saved.
    let step = window.app().session().undo_label().map(str::to_owned);
    assert_eq!(step.as_deref(), Some("Set date of “Harbour letter”"));
    window.keys(Modifiers::COMMAND, Key::S);
    let again = Session::read(&window.path("case"), "2026-12-20".parse().expect("a date"));
    let again = again.expect("it was just saved");
    assert_eq!(again.dossier(), window.app().session().dossier());
    window.keys(Modifiers::COMMAND, Key::Z);
    window.must_see("No date was found.");
}

#[test]
fn a_date_in_doubt_is_set_with_one_click() {
    let mut window = Window::on_case();
    let text = LETTER.replacen("\n\n", "\n\nThursday | 4th December 2026\n\n", 1);
    paste(&mut window, &text);
    window.click("Add 1");
    open_last(&mut window);
    window.must_see("4 December 2026 is a Friday; Thursday fits 2025 and 2031.");
    window.must_see("Keep 4 Dec 2026");
    window.click("Set 4 Dec 2025");
    let article = last(&window).article;
    assert_eq!(article.published, "2025-12-04".parse().ok());
    assert!(!article.date_disputed);
    assert!(!window.sees("is a Friday"));
    // The machine's statements follow it, and can be found anew by it.
    window.click("Extract again");
    window.wait_for_job();
}

#[test]
fn a_typed_date_after_today_is_taken_and_told() {
    let mut window = Window::on_case();
    paste(&mut window, LETTER);
    open_last(&mut window);
    window.click("Edit details");
    window.type_into("Date", "4 Dec 2062");
    window.key(Key::Enter);
    window.must_see("4 Dec 2062 lies after today, and was set.");
    assert_eq!(last(&window).article.published, "2062-12-04".parse().ok());
}

#[test]
fn the_sidebar_leads_to_the_date() {
    let mut window = Window::on_case();
    let first = format!("{}, ", titles(&window)[0]);
    let line = window.harness.get_by_label_contains(&first);
    line.click_secondary();
    window.run();
    window.click("Set date…");
    let role = egui::accesskit::Role::TextInput;
    let field = window.harness.get_by_role_and_label(role, "Date");
    assert!(field.is_focused());
    window.must_see("The text says Thursday, but 4 December 2026 is a Friday.");
    window.click("Keep 4 Dec 2026");
    assert!(!window.sees("The text says Thursday"));
    let article = window.app().session().dossier().articles[0].article.clone();
    assert_eq!(article.published, "2026-12-04".parse().ok());
    assert!(!article.date_disputed && article.dated_by.is_some());
}

#[test]
fn what_is_known_of_an_article_is_changed_in_its_head() {
    let mut window = Window::on_case();
    paste(&mut window, LETTER);
    open_last(&mut window);
    window.click("Edit details");
    for (field, text) in [
        ("Outlet", "Harbour Gazette"),
        ("Author", "Ada Berg"),
        ("Address", "https://example.org/1"),
        ("Language", "Norwegan"),
    ] {
        window.type_into(field, text);
    }
    window.key(Key::Enter);
    window.must_see("“Norwegan” is no language known here");
    window.click("Dismiss");
    window.type_into("Language", "Polish");
    window.type_into("Title", " ");
    window.key(Key::Enter);
    window.must_see("An article needs a title.");
    window.type_into("Title", "A letter");
    window.key(Key::Enter);
    let article = last(&window).article;
    assert_eq!(article.title, "A letter");
    assert_eq!(article.outlet.as_deref(), Some("Harbour Gazette"));
    assert_eq!(article.author.as_deref(), Some("Ada Berg"));
    assert_eq!(article.address.as_deref(), Some("https://example.org/1"));
    assert_eq!(article.language.as_deref(), Some("pl"));
    window.must_see("This text is in Polish. Extraction reads English only");
    window.click("Done");
    window.must_see("Harbour Gazette · by Ada Berg · no date · https://example.org/1 · pasted");
}

const PAGE: &str = "<meta charset='utf-8'><h1>Ferries in port</h1><p>By the quay stood \
    <b>forty</b> people on the morning of the meeting.</p><h2>The plan</h2><ul><li>The ferries \
    sail again.</li><li>The buoys stay.</li></ul><blockquote><p>Nobody asked us.</p></blockquote>";

const PAGE_TEXT: &str = "Ferries in port\n\nBy the quay stood forty people on the morning of the \
    meeting.\n\nThe plan\n\n    The ferries sail again.\n    The buoys stay.\n\nNobody asked us.";

fn window_where(clipboard: fn() -> OnClipboard) -> Window {
    let window = Window::on_case();
    let case = window.path("case");
    let Window { folder, harness } = window;
    drop(harness);
    Window::open_with(folder, vec![case], clipboard)
}

#[test]
fn a_pasted_page_keeps_what_its_paragraphs_are() {
    let mut window = window_where(|| OnClipboard {
        html: Some(PAGE.to_owned()),
        files: Vec::new(),
    });
    paste(&mut window, PAGE_TEXT);
    let article = open_last(&mut window);
    assert_eq!(
        (article.title.as_str(), article.source.as_str()),
        ("Ferries in port", "pasted")
    );
    let blocks: Vec<(BlockKind, &str)> = article
        .blocks
        .iter()
        .map(|block| (block.kind, block.span.of(&article.text)))
        .collect();
    assert_eq!(
        blocks,
        [
            (BlockKind::Heading, "Ferries in port"),
            (BlockKind::Heading, "The plan"),
            (BlockKind::Item, "The ferries sail again."),
            (BlockKind::Item, "The buoys stay."),
            (BlockKind::Quote, "Nobody asked us."),
        ]
    );
    assert!(article.text.contains("By the quay stood forty people"));
    window.must_see("The buoys stay.");
}

#[test]
fn html_that_holds_less_than_the_text_is_not_taken_for_it() {
    let mut window = window_where(|| OnClipboard {
        html: Some("<p>Ferries in port</p>".to_owned()),
        files: Vec::new(),
    });
    paste(&mut window, LETTER);
    assert_eq!(last(&window).article.text, LETTER);
}

#[test]
fn pasted_files_are_read_and_their_paths_are_no_article() {
    use std::sync::LazyLock;
    static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("letter.txt"), LETTER).expect("a file");
        folder
    });
    let mut window = window_where(|| OnClipboard {
        html: None,
        files: vec![FOLDER.path().join("letter.txt")],
    });
    paste(&mut window, "file:///somewhere/letter.txt");
    assert_eq!(titles(&window)[2..], ["Harbour letter"]);

    // A clipboard that holds no text but files is seen when the keys are let go of.
    let again = window.app().session().dossier().articles[2]
        .article
        .id
        .clone();
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(titles(&window).len(), 2);
    let release = egui::Event::Key {
        key: Key::V,
        physical_key: None,
        pressed: false,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    };
    for _ in 0..2 {
        // The first ends the paste above.
        window.harness.event(release.clone());
        window.harness.step();
        window.wait_for_job();
    }
    assert_eq!(titles(&window)[2..], ["Harbour letter"]);
    assert_ne!(last(&window).article.id, again, "an id is never used twice");
}

const FURNISHED: &str = "Home | News | Sport\n\nHarbour letter\n\n4 December 2026\n\nThe ferries \
    stay in port, the mayor of Northport said on Friday, and nobody could say for how long that \
    would be so.\n\nShare this article\n\nSubscribe to our newsletter\n";

#[test]
fn furniture_is_folded_restored_and_left_out_again() {
    let mut window = Window::on_case();
    paste(&mut window, FURNISHED);
    let article = open_last(&mut window);
    let stretches = article.furniture.len();
    assert!(stretches >= 2, "{:?}", article.furniture);
    assert!(!window.sees("Subscribe to our newsletter"));
    window.click("2 lines left out as site furniture");
    window.must_see("Subscribe to our newsletter");

    window.click("This is part of the text");
    let coded = last(&window);
    assert_eq!(coded.article.furniture.len(), stretches - 1);
    assert!(coded.outdated);
    window.must_see("Subscribe to our newsletter");
    window.must_see("Extract again");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(last(&window).article, article);
    assert!(!window.sees("Extract again"));

    // What is selected is left out, from the keyboard too.
    window.click_like("The ferries stay in port");
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
    window.menu("Edit", "Leave out as furniture");
    let left_out = last(&window).article;
    let words: Vec<&str> = left_out
        .furniture
        .iter()
        .map(|span| span.of(&left_out.text))
        .collect();
    assert!(
        words.iter().any(|words| words.contains("The ferries stay")),
        "{words:?}"
    );
    assert_eq!(
        window.app().session().undo_label(),
        Some("Leave out lines of “Harbour letter”")
    );
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(last(&window).article, article);
}

#[test]
fn what_is_looked_for_is_found_in_folded_lines() {
    let mut window = Window::on_case();
    paste(&mut window, FURNISHED);
    open_last(&mut window);
    window.keys(Modifiers::COMMAND, Key::F);
    window.type_into("Find in article", "newsletter");
    window.must_see("1 of 1");
    window.must_see("Subscribe to our newsletter");
    assert!(!window.sees("Home | News | Sport"));
}

#[test]
fn a_text_in_another_language_says_so_and_is_coded_by_hand() {
    let mut window = Window::on_case();
    let text = "Пороми стоять у порту\n\nДелегації двох країн зустрілися у вівторок і говорили \
        п’ять годин, сказав речник порту. Вони домовилися зустрітися знову наступного тижня.\n";
    paste(&mut window, text);
    window.click("Add 1");
    open_last(&mut window);
    window.must_see(
        "This text is in Ukrainian. Extraction reads English only, so it was not tried. To code \
         it by hand, select words and press N.",
    );
    assert!(last(&window).statements.is_empty());
    window.click_like("Делегації двох країн");
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
    window.key(Key::N);
    window.must_see("NEW STATEMENT");
    window.key(Key::Num1);
    window.key(Key::S);
    window.key(Key::Enter);
    assert_eq!(last(&window).statements.len(), 1);
    window.must_see("This text is in Ukrainian. Extraction reads English only, so it was not");
}

#[test]
fn an_import_that_is_cancelled_leaves_nothing_half_read() {
    let mut window = Window::on_case();
    let many = window.path("many");
    std::fs::create_dir(&many).expect("a folder");
    let text = |n: usize| {
        format!(
            "Letter {n}\n\n{}",
            format!("Boat {n} of {n} sailed. ").repeat(400 + n)
        )
    };
    for n in 0..200 {
        std::fs::write(many.join(format!("{n:03}.txt")), text(n)).expect("a file");
    }
    write_a_long_last(&many);
    let before = titles(&window).len();
    let dropped = vec![(many, "")];
    begin_drop(&mut window, dropped);
    window.harness.step();
    window.harness.get_by_label("Stop").click();
    window.harness.run_steps(2);
    window.wait_for_job();
    window.must_see("stopped before the end");
    let articles = window.app().session().dossier().articles.clone();
    assert!(
        (before..=before + 200).contains(&articles.len()),
        "{}",
        articles.len()
    );
    // What was read is whole and in order; the rest is not there.
    for (n, coded) in articles[before..].iter().enumerate() {
        assert_eq!(coded.article.text, text(n), "letter {n}");
        assert_eq!(coded.article.title, format!("Letter {n}"));
    }
    // What was left can be read afterwards.
    let rest = window.path("many");
    drop_on(&mut window, rest, "");
    assert_eq!(titles(&window).len(), before + 201);
}
