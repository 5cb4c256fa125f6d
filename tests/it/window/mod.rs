//! The window, driven without a screen: by what a person sees, clicks and types.

mod again;
mod agenda;
mod articles;
mod brief;
mod editing;
mod evidence;
mod files;
mod keys;
mod look;
mod notices;
mod overview;
mod pairs;
mod parties;
mod pending;
mod places;
mod questions;
mod reading;
mod review;
mod saving;
mod sheet;
mod snapshots;
mod statements;
mod table;
mod timeline;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use standpoint::app::{App, Launch, OnClipboard};
use standpoint::model::{ProposalId, Stance};
use tempfile::TempDir;

/// A window on a copy of the case in `tests/fixtures/harbour-talks`.
struct Window {
    harness: Harness<'static, App>,
    /// Holds the case and whatever a test writes; removed at the end.
    folder: TempDir,
}

impl Window {
    /// Opens the window on the case.
    fn on_case() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let case = folder.path().join("case");
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/harbour-talks");
        crate::copy(&fixture, &case);
        Self::open(folder, vec![case])
    }

    /// Opens the window without inputs: on the sample.
    fn on_sample() -> Self {
        Self::open(tempfile::tempdir().expect("a temporary folder"), Vec::new())
    }

    fn open(folder: TempDir, inputs: Vec<PathBuf>) -> Self {
        Self::open_with(folder, inputs, OnClipboard::default)
    }

    /// Opens the window where the clipboard holds something beside a text.
    fn open_with(folder: TempDir, inputs: Vec<PathBuf>, clipboard: fn() -> OnClipboard) -> Self {
        let launch = Launch {
            inputs,
            today: "2026-12-20".parse().expect("a date"),
            now: || "2026-12-20T12:04".to_owned(),
            system_dialogs: false,
            clipboard: Some(clipboard),
        };
        let mut harness = Harness::builder()
            .with_size([1280.0, 900.0])
            .with_max_steps(12)
            .build_eframe(|cc| App::new(cc, launch));
        harness.run();
        Self { harness, folder }
    }

    /// Returns a path in the test's folder.
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs frames until nothing moves any more and nothing that waits is read again.
    fn run(&mut self) {
        self.harness.run();
        let begun = Instant::now();
        while self.app().session().is_rereading() {
            assert!(
                begun.elapsed() < Duration::from_mins(1),
                "reading does not end"
            );
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
            if !self.app().session().is_rereading() {
                self.harness.run();
            }
        }
    }

    /// Clicks what has just this name.
    fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.run();
    }

    /// Clicks what has a name that contains this.
    fn click_like(&mut self, part: &str) {
        self.harness.get_by_label_contains(part).click();
        self.run();
    }

    /// Scrolls to what has a name that contains this.
    fn scroll_to(&mut self, part: &str) {
        let mut nodes = self.harness.query_all_by_label_contains(part);
        nodes.next().expect("it is on the page").scroll_to_me();
        drop(nodes);
        self.run();
    }

    /// Clicks with the pointer at a place of the window.
    fn click_at(&mut self, x: f32, y: f32) {
        let pos = egui::pos2(x, y);
        self.harness.event(egui::Event::PointerMoved(pos));
        self.run();
        for pressed in [true, false] {
            self.harness.event(egui::Event::PointerButton {
                pos,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: egui::Modifiers::NONE,
            });
            // A button that is held for longer than a moment is no click.
            self.harness.step();
        }
        self.run();
    }

    /// Opens a menu and clicks an entry that contains this.
    fn menu(&mut self, menu: &str, entry: &str) {
        self.click(menu);
        self.click_like(entry);
    }

    /// Opens a menu and one in it, and clicks an entry that contains this.
    fn submenu(&mut self, menu: &str, inner: &str, entry: &str) {
        self.click(menu);
        self.click(inner);
        self.click_like(entry);
    }

    fn keys(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.run();
    }

    fn key(&mut self, key: egui::Key) {
        self.keys(egui::Modifiers::NONE, key);
    }

    /// Says whether something with a name that contains this can be seen.
    fn sees(&self, part: &str) -> bool {
        self.harness
            .query_all_by_label_contains(part)
            .next()
            .is_some()
    }

    /// Fails unless something with a name that contains this can be seen.
    fn must_see(&self, part: &str) {
        assert!(
            self.sees(part),
            "“{part}” is not to be seen: {:#?}",
            self.harness.root()
        );
    }

    fn app(&self) -> &App {
        self.harness.state()
    }

    fn stance(&self, proposal: &str, party: &str) -> Option<Stance> {
        let table = self.app().session().table();
        table.get(&proposal.into(), &party.into()).cloned()
    }

    fn relation(&self, proposal: &str) -> &'static str {
        let id = ProposalId::from(proposal);
        let rows = &self.app().session().comparison().rows;
        rows.iter()
            .find(|row| row.proposal == id)
            .map_or("no row", |row| row.relation.word())
    }

    /// Types into the text field of that name, in place of what stands there.
    fn type_into(&mut self, field: &str, text: &str) {
        use egui::accesskit::Role;
        let find = |harness: &Harness<'static, App>| {
            let multi = harness.query_by_role_and_label(Role::MultilineTextInput, field);
            multi.map_or(Role::TextInput, |_| Role::MultilineTextInput)
        };
        let role = find(&self.harness);
        self.harness.get_by_role_and_label(role, field).focus();
        self.run();
        self.keys(egui::Modifiers::COMMAND, egui::Key::A);
        self.harness
            .get_by_role_and_label(role, field)
            .type_text(text);
        self.run();
    }

    /// Runs frames until the job has ended.
    fn wait_for_job(&mut self) {
        let begun = Instant::now();
        while self.app().session().job().is_some() {
            assert!(
                begun.elapsed() < Duration::from_mins(1),
                "the job does not end"
            );
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.run();
    }

    /// Asks the window to close, as a click on its cross does.
    fn close(&mut self) {
        let root = egui::ViewportId::ROOT;
        let viewport = self.harness.input_mut().viewports.get_mut(&root);
        let viewport = viewport.expect("the window has a viewport");
        viewport.events.push(egui::ViewportEvent::Close);
        self.run();
    }
}

/// The keys of the pages, with Ctrl.
mod page {
    use egui::Key;

    pub(super) const COMPARE: Key = Key::Num1;
    pub(super) const ARTICLE: Key = Key::Num2;
    pub(super) const REVIEW: Key = Key::Num3;
    pub(super) const TIMELINE: Key = Key::Num4;
    pub(super) const OVERVIEW: Key = Key::Num5;
    pub(super) const PAIRS: Key = Key::Num6;
    pub(super) const SNAPSHOTS: Key = Key::Num7;
    pub(super) const AGENDA: Key = Key::Num8;
    pub(super) const ALL: [Key; 8] = [
        COMPARE, ARTICLE, REVIEW, TIMELINE, OVERVIEW, PAIRS, SNAPSHOTS, AGENDA,
    ];
}

/// The names of cells, as screen readers say them.
mod cell {
    pub(super) const BUOYS_SOUTH: &str = "The present buoy line is the starting point of talks / Southland: demands, red line, \
         1 utterance";
    pub(super) const ISLANDS_NORTH: &str = "Northland gives up the outer islands as part of a settlement / Northland: rejects, \
         red line, 1 utterance";
}
