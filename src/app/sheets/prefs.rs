//! Preferences: a person's name, the look, where new cases go, and how this case is settled.

use egui::{Color32, RichText, Ui};

use crate::session::{Edit, clock};

use super::super::dialogs::{Dialog, buttons, field, heading};
use super::super::paths::typed;
use super::super::prefs::Mode;
use super::super::theme::palette;
use super::super::widgets::caption;
use super::super::window::App;
use super::{Sheet, Wanted};

/// What can be preferred, as typed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Preferences {
    name: String,
    mode: Mode,
    /// In hundredths.
    zoom: i32,
    folder: String,
    days: String,
    threshold: String,
}

impl Preferences {
    /// Returns the settling window in days and the threshold, or what is wrong with them.
    fn settling(&self) -> Result<(u32, f64), &'static str> {
        let days = self.days.trim().parse();
        let days = days.map_err(|_| "Write the days as a whole number, such as 30.")?;
        let threshold: f64 = self.threshold.trim().parse().unwrap_or(f64::NAN);
        if (0.0..=0.5).contains(&threshold) {
            Ok((days, threshold))
        } else {
            Err("Write the threshold as a number from 0 to 0.5.")
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Wanted> {
        heading(ui, "Preferences");
        let mut enter = field(
            ui,
            "Your edits are signed",
            &mut self.name,
            "your name",
            false,
        );
        ui.label("Theme");
        ui.horizontal(|ui| {
            for (mode, word) in [
                (Mode::Light, "Light"),
                (Mode::Dark, "Dark"),
                (Mode::System, "As the system"),
            ] {
                ui.radio_value(&mut self.mode, mode, word);
            }
        });
        let zoom = egui::Slider::new(&mut self.zoom, 80..=200).step_by(10.0);
        let label = ui.label("Zoom");
        ui.add(zoom.suffix(" %")).labelled_by(label.id);
        enter |= field(
            ui,
            "Folder for new cases",
            &mut self.folder,
            "wherever you choose",
            false,
        );
        ui.add_space(6.0);
        caption(ui, "This case");
        let days = "Days before a party's latest statement that still count";
        enter |= field(ui, days, &mut self.days, "30", false);
        let share = "Share of contrary statements up to which a stance is not mixed";
        enter |= field(ui, share, &mut self.threshold, "0.25", false);
        let fault = self.settling().err();
        if let Some(fault) = fault {
            let wrong: Color32 = palette(ui).error.into();
            ui.label(RichText::new(fault).color(wrong));
        }
        let ready = fault.is_none();
        (buttons(ui, "Set", ready) || (enter && ready)).then(|| Wanted::Preferences(self.clone()))
    }
}

impl App {
    /// Shows the preferences.
    pub(in crate::app) fn show_preferences(&mut self) {
        let settings = &self.session.dossier().settings;
        let folder = self.prefs.folder.as_ref();
        let sheet = Preferences {
            name: self.who(),
            mode: self.prefs.mode,
            zoom: (self.prefs.zoom() * 100.0).round() as i32,
            folder: folder.map_or_else(String::new, |folder| folder.display().to_string()),
            days: settings.window_days.to_string(),
            threshold: settings.threshold.to_string(),
        };
        self.dialog = Some(Dialog::Sheet(Box::new(Sheet::Preferences(sheet))));
    }

    pub(super) fn set_preferences(&mut self, ctx: &egui::Context, sheet: &Preferences) {
        self.sign(&sheet.name);
        self.prefs.mode = sheet.mode;
        self.prefs.zoom = sheet.zoom as f32 / 100.0;
        let folder = sheet.folder.trim();
        self.prefs.folder = (!folder.is_empty()).then(|| typed(folder));
        self.prefs.apply(ctx);
        self.files.start_in.clone_from(&self.prefs.folder);
        if let Ok((days, threshold)) = sheet.settling() {
            let mut settings = self.session.dossier().settings.clone();
            settings.window_days = days;
            settings.threshold = threshold;
            self.edit(Edit::SetSettings(settings));
        }
    }

    /// Returns with what name edits are signed.
    pub(in crate::app) fn who(&self) -> String {
        self.prefs.name.clone().unwrap_or_else(clock::user)
    }

    /// Signs edits with a name from now on.
    pub(in crate::app) fn sign(&mut self, name: &str) {
        let name = name.trim();
        self.prefs.name = Some(name.to_owned());
        self.session.set_who(name);
    }
}
