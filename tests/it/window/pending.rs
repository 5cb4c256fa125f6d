//! What is asked before an article joins: doubts, other versions, copies.

use egui::Key;

use super::Window;

const REPORT: &str = "Harbour report\n\nRiver Post\n4 December 2026\n\n\
    The ferry was late again, and those who had come to hear what was said in the hall by the \
    harbour stood in the rain until the doors were opened to them at noon.\n\n\
    “We will never withdraw our troops from Donbas,” President Volodymyr Zelensky said on \
    Friday. The hosts thanked everybody for their patience and named no day for the next round.\n";

/// A window on a new case with the report, which is another on disk now and was read again.
fn with_version(change: impl Fn(&str) -> String) -> Window {
    let mut window = Window::on_sample();
    let path = window.path("report.txt");
    for text in [REPORT.to_owned(), change(REPORT)] {
        std::fs::write(&path, text).expect("written");
        super::files::drop_on(&mut window, path.clone(), "");
        window.run();
    }
    window
}

fn articles(window: &Window) -> usize {
    window.app().session().dossier().articles.len()
}

#[test]
fn another_version_is_looked_at_and_takes_the_place() {
    let more = |text: &str| text.replace("The ferry was", "It rained all day.\n\nThe ferry was");
    let mut window = with_version(more);
    window.must_see("Before they are added");
    window.must_see("Another version of “Harbour report” (4 Dec 2026): most of its text is the");
    window.must_see("Let it take the place of the one that is there");
    window.must_see("found as before");
    window.must_see("WHAT DIFFERS IN ITS TEXT");
    window.must_see("No cell of the table becomes another.");
    window.click("Replace 1");
    assert_eq!(articles(&window), 1);
    let last = window.app().session().dossier().articles[0].clone();
    assert!(last.article.text.contains("It rained all day."));
    window.must_see("1 article replaced");
    window.keys(egui::Modifiers::COMMAND, super::page::ARTICLE);
    assert!(!window.sees("Extract again"), "it was just extracted");
    window.keys(egui::Modifiers::COMMAND, Key::Z);
    let last = &window.app().session().dossier().articles[0];
    assert!(!last.article.text.contains("It rained all day."));
}

#[test]
fn a_doubtful_date_is_set_before_the_article_joins() {
    let mut window = Window::on_case();
    let path = window.path("late.txt");
    let future = REPORT.replace("4 December 2026", "4 December 2027");
    std::fs::write(&path, future).expect("written");
    super::files::drop_on(&mut window, path, "");
    window.run();
    assert_eq!(articles(&window), 2, "it waits");
    window.must_see("It was read with doubt.");
    window.must_see("1 waits for your answer");
    window.type_into("Published", "some day");
    window.click("Set the date");
    window.must_see("“some day” is no date. Write it as 2026-12-04 or 4 December 2026.");
    window.type_into("Published", "4 Dec 2026");
    window.click("Set the date");
    assert!(!window.sees("lies after today"), "nothing is doubtful now");
    assert!(window.sees("Set the date"), "a slip can be mended");
    window.click("Add 1");
    assert_eq!(articles(&window), 3);
    let last = &window.app().session().dossier().articles[2].article;
    assert_eq!(last.published, "2026-12-04".parse().ok());
}

#[test]
fn what_waits_can_be_decided_later_and_is_not_lost_in_silence() {
    let mut window = with_version(|text| format!("{text}\nMore is to come.\n"));
    window.click("Decide later");
    assert_eq!(articles(&window), 1);
    window.keys(egui::Modifiers::COMMAND, Key::S);
    let path = window.path("saved").display().to_string();
    window.type_into("Path", &path);
    window.click("Save here");
    window.close();
    assert!(!window.app().is_closing());
    window.must_see("Go on without 1 article?");
    window.click("Look at them");
    window.must_see("Before they are added");
    window.click("Mark all: leave out");
    window.click("Leave out 1");
    assert_eq!(window.app().session().pending().len(), 0);
    let last = &window.app().session().dossier().articles[0].article;
    assert_eq!(last.copies.len(), 0, "it is no other printing");
}

#[test]
fn letters_that_no_font_has_are_told_and_kept() {
    let mut window = Window::on_case();
    // As in the window itself; what the program says is else checked letter by letter.
    let boxes = egui::MissingGlyphPolicy::Tofu;
    window.harness.ctx.set_missing_glyph_policy(boxes);
    let talks = "双方上午会面\n\n双方上午会面。部长说代表团将于星期一返回，谈判将继续进行。\n";
    super::files::drop_on(&mut window, "talks.txt".into(), talks);
    window.run();
    let told = "This system has no font for Chinese: the text is kept, and shown as boxes.";
    window.must_see("Before they are added");
    window.must_see(told);
    window.click("Add 1");
    assert_eq!(articles(&window), 3);
    window.keys(egui::Modifiers::COMMAND, super::page::ARTICLE);
    window.must_see(told);
    let last = window.app().session().dossier().articles[2].clone();
    assert_eq!(last.article.text, talks);
}

#[test]
fn what_waits_is_named_before_any_case_is_left() {
    let leave: [fn(&mut Window); 2] = [Window::close, |window| {
        window.keys(egui::Modifiers::COMMAND, Key::N);
        window.click("Start case");
    }];
    for leave in leave {
        let mut window = with_version(|text| format!("{text}\nMore is to come.\n"));
        window.click("Decide later");
        leave(&mut window);
        window.must_see("Save the changes first?");
        window.must_see("1 article waits to be looked at. It is not in the case, and is lost");
        window.click("Cancel");
        assert_eq!(window.app().session().pending().len(), 1);
        leave(&mut window);
        window.click("Save");
        let path = window.path("saved").display().to_string();
        window.type_into("Path", &path);
        window.click("Save here");
        // It was told, so it is not asked twice.
        let left = window.app().is_closing() || articles(&window) == 0;
        assert!(left, "{:#?}", window.app().messages());
    }
}

#[test]
fn a_copy_is_no_question_and_can_be_added_all_the_same() {
    let mut window = Window::on_case();
    let paths = ["report.txt", "reprint.txt"].map(|name| window.path(name));
    let reprint = REPORT
        .replace("Harbour report", "Late ferry")
        .replace("River Post", "Model Gazette");
    for (path, text) in paths.iter().zip([REPORT, &reprint]) {
        std::fs::write(path, text).expect("written");
        super::files::drop_on(&mut window, path.clone(), "");
        window.run();
    }
    assert!(!window.sees("Before they are added"));
    window.must_see("1 copy of an article that is there, left out");
    window.click("1 not added…");
    window.must_see("A copy of “Harbour report” (4 Dec 2026), which keeps a note of it.");
    window.click("Add it as an article of its own");
    window.click("Add 1");
    assert_eq!(articles(&window), 4);
}

/// A text of which few letters tell in which encoding it is.
fn in_windows_1251(words: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1251.encode(words).0.into_owned()
}

#[test]
fn another_encoding_is_chosen_before_the_article_joins() {
    let mut window = Window::on_case();
    let path = window.path("peace.txt");
    let words = REPORT.replace("Harbour report", "Мир");
    std::fs::write(&path, in_windows_1251(&words)).expect("written");
    super::files::drop_on(&mut window, path.clone(), "");
    window.run();
    window.must_see("it was read as windows-1252, which was guessed. Look whether its letters");
    window.must_see("Ìèð, Add · doubtful");
    window.click("Cyrillic (windows-1251)");
    window.must_see("Мир, Add · doubtful");
    assert!(!window.sees("which was guessed"));
    window.click("Western European (windows-1252)");
    window.must_see("Ìèð, Add · doubtful");
    window.click("Cyrillic (windows-1251)");
    std::fs::remove_file(&path).expect("removed");
    window.click("Western European (windows-1252)");
    window.must_see("The file from which this was read is not there any more.");
    window.click("Add 1");
    let last = &window.app().session().dossier().articles[2].article;
    assert_eq!(
        (last.title.as_str(), last.text.as_str()),
        ("Мир", words.as_str())
    );
    assert_eq!(last.published, "2026-12-04".parse().ok());
}

#[test]
fn an_article_without_a_date_gets_one_in_the_sheet() {
    let mut window = Window::on_case();
    let path = window.path("peace.txt");
    let words = REPORT.replace("Harbour report", "Мир");
    let words = words.replace("4 December 2026", "04/12/2026");
    std::fs::write(&path, in_windows_1251(&words)).expect("written");
    super::files::drop_on(&mut window, path, "");
    window.run();
    window.must_see("The date can be 4 December 2026 or 12 April 2026, so none was taken.");
    window.click("4 Dec 2026");
    assert!(!window.sees("so none was taken"));
    window.click("Cyrillic (windows-1251)");
    window.click("Add 1");
    let last = &window.app().session().dossier().articles[2].article;
    assert_eq!(
        (last.title.as_str(), last.dated_by.is_some()),
        ("Мир", true)
    );
    assert_eq!(last.published, "2026-12-04".parse().ok());
}

#[test]
fn a_day_that_was_only_typed_counts_when_articles_are_added() {
    let mut window = Window::on_case();
    let path = window.path("peace.txt");
    let words = REPORT.replace("4 December 2026", "04/12/2026");
    std::fs::write(&path, in_windows_1251(&words.replace("report", "Мир"))).expect("written");
    super::files::drop_on(&mut window, path, "");
    window.run();
    window.type_into("Published", "some day");
    window.click("Add 1");
    window.must_see("“some day” is no date. Write it as 2026-12-04 or 4 December 2026.");
    window.type_into("Published", "4 December 2026");
    window.click("Add 1");
    let last = &window.app().session().dossier().articles[2].article;
    assert_eq!(last.published, "2026-12-04".parse().ok());
}

#[test]
fn others_with_doubtful_letters_are_read_in_the_chosen_encoding_too() {
    let mut window = Window::on_case();
    let folder = window.path("letters");
    std::fs::create_dir(&folder).expect("made");
    for (name, title) in [("a.txt", "Мир"), ("b.txt", "Мир 2"), ("c.txt", "Мир 3")] {
        let other = format!("the {name} harbour was empty and dark for hours on end that night");
        let words = REPORT.replace("Harbour report", title);
        let words = words.replace("The ferry was late again, and those", &other);
        let words = words.replace("We will never withdraw", &format!("{other} we know"));
        std::fs::write(folder.join(name), in_windows_1251(&words)).expect("written");
    }
    super::files::drop_on(&mut window, folder, "");
    window.run();
    window.must_see("wait for your answer.");
    let waiting = window.app().session().pending().len();
    assert_eq!(waiting, 3);
    window.click("Cyrillic (windows-1251)");
    window.click("Use this encoding for the other 2 doubtful files");
    assert!(!window.sees("Use this encoding"));
    let titles: Vec<&str> = {
        let pending = window.app().session().pending().iter();
        pending
            .map(|one| one.coded.article.title.as_str())
            .collect()
    };
    assert_eq!(titles, ["Мир", "Мир 2", "Мир 3"]);
    // One that is chosen now tells in which it was read, with the others to choose from.
    window.click("Мир 2, Add · doubtful");
    window.click("Western European (windows-1252)");
    window.must_see("Ìèð 2, Add · doubtful");
}
