//! The window saves by itself, asks about what a crash left and what another program changed,
//! and says so where the disk refuses or somebody else has the case open.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use standpoint::model::Date;
use standpoint::session::{Edit, Session};

use super::{Window, cell, page};

fn today() -> Date {
    "2026-12-20".parse().expect("a date")
}

/// Opens the window again on its case, as after a crash or a new start.
fn again(window: Window) -> Window {
    let case = window.path("case");
    let Window { harness, folder } = window;
    drop(harness);
    Window::open(folder, vec![case])
}

/// Returns what the case's folder says.
fn title_on_disk(window: &Window) -> String {
    let read = Session::read(&window.path("case"), today()).expect("readable");
    read.dossier().title.clone()
}

fn rename(window: &mut Window, title: &str) {
    window.menu("Case", "Rename case…");
    window.type_into("Title", title);
    window.key(Key::Enter);
}

/// Lets the seconds pass that a save waits.
fn wait(window: &mut Window) {
    window.harness.run_steps(12);
}

#[test]
fn the_case_is_saved_by_itself() {
    let mut window = Window::on_case();
    window.must_see("Saved");
    rename(&mut window, "Renamed");
    window.must_see("Saving in a moment");
    assert_ne!(title_on_disk(&window), "Renamed");
    wait(&mut window);
    window.must_see("Saved 12:04");
    assert_eq!(title_on_disk(&window), "Renamed");
}

#[test]
fn closing_saves_and_does_not_ask() {
    let mut window = Window::on_case();
    rename(&mut window, "Renamed");
    window.close();
    assert!(window.app().is_closing());
    assert_eq!(title_on_disk(&window), "Renamed");
}

#[test]
fn a_case_without_a_folder_is_asked_about() {
    let mut window = Window::on_sample();
    rename(&mut window, "Mine");
    wait(&mut window);
    window.must_see("Not saved");
    window.close();
    window.must_see("Save the changes first?");
    window.click("Cancel");
    assert!(!window.app().is_closing());
    window.close();
    window.click("Don’t save");
    assert!(window.app().is_closing());
}

#[test]
fn what_a_crash_left_is_asked_about_at_the_start() {
    for (answer, title) in [("Take over", "Renamed"), ("Leave out", "Harbour talks")] {
        let mut window = Window::on_case();
        rename(&mut window, "Renamed");
        // Nothing is written when a session is dropped: it is as if the program was killed.
        let mut window = again(window);
        window.must_see("Take over work from before a crash?");
        window.must_see("1 step had not been saved to the files of this case.");
        window.must_see("Rename to “Renamed”");
        window.must_see("Title: “Harbour talks” → “Renamed”");
        window.must_see("Unsaved work found");
        window.key(Key::Escape);
        window.must_see("Take over work from before a crash?");
        window.click(answer);
        assert!(!window.sees("Take over work from before a crash?"));
        assert_eq!(window.app().session().dossier().title, title);
        wait(&mut window);
        assert_eq!(title_on_disk(&window), title);
        let window = again(window);
        assert!(!window.sees("before a crash"));
    }
}

#[test]
fn a_case_that_is_open_elsewhere_can_only_be_read() {
    let window = Window::on_case();
    let case = window.path("case");
    let Window { harness, folder } = window;
    drop(harness);
    let first = Session::open(&case, today()).expect("opens");
    let mut window = Window::open(folder, vec![case]);
    window.must_see("The case is open in Standpoint");
    window.must_see("Open elsewhere: read only");
    window.click("Dismiss");
    rename(&mut window, "Renamed");
    window.must_see("here it can only be read");
    assert_eq!(window.app().session().dossier().title, "Harbour talks");
    drop(first);
}

#[test]
fn the_open_case_can_be_opened_again() {
    let mut window = Window::on_case();
    rename(&mut window, "Renamed");
    let case = window.path("case").display().to_string();
    window.menu("File", "Open folder…");
    window.type_into("Path", &case);
    window.click("Open");
    window.must_see("Saved");
    assert_eq!(window.app().session().dossier().title, "Renamed");
    assert_eq!(window.app().session().read_only(), None);
}

/// Renames the case in its file, as a text editor does.
fn rename_outside(window: &Window, title: &str) {
    let file = window.path("case/dossier.ron");
    let text = std::fs::read_to_string(&file).expect("readable");
    let text = text.replacen(
        "title: \"Harbour talks\"",
        &format!("title: \"{title}\""),
        1,
    );
    std::fs::write(&file, text).expect("written");
}

#[test]
fn what_another_program_changed_is_asked_about_when_the_window_comes_to_the_front() {
    let mut window = Window::on_case();
    rename_outside(&window, "Theirs");
    window.harness.event(egui::Event::WindowFocused(true));
    window.run();
    window.must_see("Another program changed this case");
    window.must_see("Title: “Harbour talks” → “Theirs”");
    window.click("Take over");
    assert_eq!(window.app().session().dossier().title, "Theirs");
    wait(&mut window);
    window.must_see("Saved 12:04");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().session().dossier().title, "Harbour talks");
}

#[test]
fn what_both_changed_is_asked_about_and_nothing_is_written_until_then() {
    for (answer, title) in [("Mine for all", "Mine"), ("Theirs for all", "Theirs")] {
        let mut window = Window::on_case();
        window.click(cell::ISLANDS_NORTH);
        rename(&mut window, "Mine");
        rename_outside(&window, "Theirs");
        window.click("Discard");
        wait(&mut window);
        window.must_see("Title. Mine: “Mine”");
        window.must_see("Title. Theirs: “Theirs”");
        window.must_see("Changed by another program");
        window.click("Later");
        wait(&mut window);
        assert_eq!(title_on_disk(&window), "Theirs");
        window.keys(Modifiers::COMMAND, Key::S);
        window.click("Take over");
        assert_eq!(title_on_disk(&window), "Theirs", "nothing is chosen yet");
        window.click(answer);
        window.click("Take over");
        wait(&mut window);
        assert_eq!(title_on_disk(&window), title);
        window.must_see("Saved 12:04");
        let session = window.app().session();
        let statements = session
            .dossier()
            .articles
            .iter()
            .flat_map(|a| &a.statements);
        assert_eq!(
            statements.filter(|s| s.discarded).count(),
            1,
            "ours alone stays"
        );
    }
}

#[test]
fn each_of_two_clashes_is_answered_on_its_own() {
    let mut window = Window::on_case();
    window.keys(Modifiers::COMMAND, page::AGENDA);
    let role = egui::accesskit::Role::TreeItem;
    let line = window.harness.get_by_role_and_label(role, "Northland");
    line.click();
    window.run();
    rename(&mut window, "Mine");
    // Two parties are changed elsewhere, one of which was changed here too.
    let change = |from: &str, to: &str| {
        let file = window.path("case/dossier.ron");
        let text = std::fs::read_to_string(&file).expect("readable");
        assert!(text.contains(from), "{from} is not in {text}");
        std::fs::write(&file, text.replacen(from, to, 1)).expect("written");
    };
    change("title: \"Harbour talks\"", "title: \"Theirs\"");
    change("name: \"Northland\"", "name: \"The North\"");
    change("name: \"Southland\"", "name: \"The South\"");
    window.click("A column from the start");
    wait(&mut window);
    window.must_see("Party “Southland”: name “Southland” → name “The South”");
    window.must_see("You have 2 unsaved changes of your own.");
    window.click("Title. Theirs: “Theirs”");
    window.click("Take over");
    window.must_see("Another program changed this case");
    window.click("Party “Northland”. Mine: no column from the start");
    window.click("Take over");
    assert!(!window.sees("Another program changed this case"));
    let dossier = window.app().session().dossier();
    let names: Vec<&str> = dossier.agenda.parties.iter().map(|it| &*it.name).collect();
    assert_eq!(dossier.title, "Theirs");
    assert_eq!(names[..2], ["Northland", "The South"]);
    assert!(!dossier.agenda.parties[0].main);
    wait(&mut window);
    assert_eq!(title_on_disk(&window), "Theirs");
}

#[test]
fn a_disk_that_is_taken_out_is_told_and_the_work_is_kept_until_it_is_back() {
    let mut window = Window::on_case();
    let (case, away) = (window.path("case"), window.path("away"));
    std::fs::rename(&case, &away).expect("moved");
    rename(&mut window, "Renamed");
    wait(&mut window);
    window.must_see("Not saved, trying again");
    window.must_see("The case is no longer in this folder.");
    assert_eq!(window.app().session().dossier().title, "Renamed");
    window.close();
    window.must_see("Save the changes first?");
    window.click("Cancel");
    std::fs::rename(&away, &case).expect("moved back");
    window.harness.run_steps(60);
    window.must_see("Saved 12:04");
    assert_eq!(title_on_disk(&window), "Renamed");
}

#[test]
fn edits_are_in_the_change_log() {
    let mut window = Window::on_case();
    rename(&mut window, "Renamed");
    window.keys(Modifiers::COMMAND, Key::Z);
    window.keys(Modifiers::COMMAND, Key::S);
    let mut session = {
        let case = window.path("case");
        drop(window.harness);
        Session::open(&case, today()).expect("opens")
    };
    let log = session.log();
    let what: Vec<&str> = log.steps.iter().map(|step| step.what.as_str()).collect();
    assert_eq!(what, ["Rename to “Renamed”", "Undo: Rename to “Renamed”"]);
    session
        .apply(Edit::SetTitle("More".to_owned()))
        .expect("it was let go");
}
