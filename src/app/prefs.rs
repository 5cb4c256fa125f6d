//! What is remembered from one run to the next; nothing of a case.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Under what name eframe keeps the preferences.
const KEY: &str = "standpoint";
/// How many cases, and how many articles, "Open recent" lists.
const RECENT: usize = 8;

/// From the smallest size to the largest, as factors.
const ZOOM: std::ops::RangeInclusive<f32> = 0.8..=2.0;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Mode {
    Light,
    Dark,
    #[default]
    System,
}

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Prefs {
    pub(crate) mode: Mode,
    /// Factor of the zoom; 0 stands for the original size.
    pub(crate) zoom: f32,
    /// Whether rows of the table are one line high.
    pub(crate) compact: bool,
    /// Folders of cases, the latest first.
    pub(crate) recent: Vec<PathBuf>,
    /// Files and folders of articles that were read, the latest first.
    pub(crate) recent_articles: Vec<PathBuf>,
    /// With what name edits are signed, once a person has seen it.
    pub(crate) name: Option<String>,
    /// Where new cases are offered to be saved.
    pub(crate) folder: Option<PathBuf>,
}

impl Prefs {
    /// Returns what was remembered, if anything was.
    pub(crate) fn load(storage: Option<&dyn eframe::Storage>) -> Self {
        let mut prefs: Self = storage
            .and_then(|storage| eframe::get_value(storage, KEY))
            .unwrap_or_default();
        for folder in std::mem::take(&mut prefs.recent).iter().rev() {
            prefs.opened(folder);
        }
        prefs.recent_articles.truncate(RECENT);
        prefs
    }

    /// Keeps the preferences for the next run.
    pub(crate) fn save(&self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, KEY, self);
    }

    /// Puts a case's folder on top of the recent ones, under its one full path.
    pub(crate) fn opened(&mut self, folder: &Path) {
        put_on_top(&mut self.recent, folder);
    }

    /// Puts a file or a folder of articles on top of those that were read.
    pub(crate) fn read(&mut self, path: &Path) {
        put_on_top(&mut self.recent_articles, path);
    }

    /// Forgets a path that is no longer there.
    pub(crate) fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent_articles.retain(|known| known != path);
    }

    /// Applies light or dark and the zoom.
    pub(crate) fn apply(&self, ctx: &egui::Context) {
        ctx.set_theme(match self.mode {
            Mode::Light => egui::ThemePreference::Light,
            Mode::Dark => egui::ThemePreference::Dark,
            Mode::System => egui::ThemePreference::System,
        });
        ctx.set_zoom_factor(self.zoom());
    }

    /// Returns the factor of the zoom.
    pub(crate) fn zoom(&self) -> f32 {
        if self.zoom > 0.0 {
            self.zoom.clamp(*ZOOM.start(), *ZOOM.end())
        } else {
            1.0
        }
    }

    /// Makes everything larger or smaller by tenths.
    pub(crate) fn zoom_by(&mut self, tenths: f32) {
        self.zoom =
            ((self.zoom() * 10.0 + tenths).round() / 10.0).clamp(*ZOOM.start(), *ZOOM.end());
    }
}

/// Puts a path on top of a list, under its one full name.
fn put_on_top(list: &mut Vec<PathBuf>, path: &Path) {
    let path = path
        .canonicalize()
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned());
    list.retain(|known| *known != path);
    list.insert(0, path);
    list.truncate(RECENT);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recent_cases_are_listed_once_and_the_latest_first() {
        let mut prefs = Prefs::default();
        for n in 0..12 {
            prefs.opened(Path::new(&format!("/cases/{}", n % 10)));
        }
        assert_eq!(prefs.recent.len(), RECENT);
        assert_eq!(prefs.recent[0], Path::new("/cases/1"));
        assert_eq!(prefs.recent[1], Path::new("/cases/0"));
        assert_eq!(prefs.recent[2], Path::new("/cases/9"));
    }

    #[test]
    fn a_case_is_one_whatever_its_path_looks_like() {
        let mut prefs = Prefs::default();
        let here = std::env::current_dir().expect("a folder to work in");
        for path in ["src", "./src", "src/../src"] {
            prefs.opened(Path::new(path));
        }
        prefs.opened(&here.join("src"));
        let full = here.join("src").canonicalize().expect("the folder exists");
        assert_eq!(prefs.recent, [full]);
    }

    #[test]
    fn zoom_keeps_to_tenths_and_limits() {
        let mut prefs = Prefs::default();
        prefs.zoom_by(1.0);
        assert!((prefs.zoom() - 1.1).abs() < 1e-6);
        for _ in 0..40 {
            prefs.zoom_by(1.0);
        }
        assert!((prefs.zoom() - 2.0).abs() < 1e-6);
        for _ in 0..40 {
            prefs.zoom_by(-1.0);
        }
        assert!((prefs.zoom() - 0.8).abs() < 1e-6);
    }
}
