//! Questions that the window asks in its own modal boxes.

use std::path::{Path, PathBuf};

use egui::{Id, Label, Modal, RichText, Sense, TextEdit, Ui};

use crate::model::{Agenda, Dossier};
use crate::session::report::Format;

use super::files::Purpose;
use super::lost::Lost;
use super::recover::{Answers, Left, Outside};
use super::sheets::{Sheet, Wanted};
use super::theme::palette;
use super::views::words::count;
use super::{about, brief, help};

/// What is done after a question about unsaved work was answered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Then {
    Quit,
    OpenCase(PathBuf),
    Sample,
    NewCase {
        title: String,
        agenda: Box<Agenda>,
    },
    /// A case that was read from a table of stances.
    Start(Box<Dossier>),
    /// A case as a backup has it.
    Copy(Box<Dossier>),
}

/// An open question.
#[derive(Clone, Debug)]
pub(crate) enum Dialog {
    /// Something would be lost if the case were left.
    Leave {
        then: Then,
        lost: Lost,
    },
    Snapshot {
        name: String,
        note: String,
    },
    NewCase {
        title: String,
        agenda: String,
        own: bool,
        /// The built-in agendas with their titles.
        agendas: Vec<(String, String)>,
        /// Why the file that was named could not be taken.
        refused: Option<String>,
    },
    Rename {
        title: String,
    },
    /// A path, where no dialog of the system can ask for it.
    Path {
        purpose: Purpose,
        text: String,
        /// Why the one that was typed could not be taken.
        refused: Option<String>,
    },
    /// In what format the comparison is written, and how much of it.
    Export {
        format: Format,
        /// Whether only the rows that are shown are written.
        only: bool,
        /// How many rows are shown, of how many.
        shown: usize,
        all: usize,
    },
    /// Whether a file that is there already is written over.
    Overwrite {
        path: PathBuf,
        format: Format,
    },
    /// What a crash left: taken over or left out.
    Recover(Left),
    /// What another program changed.
    Outside(Outside),
    Sheet(Box<Sheet>),
    Shortcuts,
    Signs,
    About,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Reply {
    Save(Then),
    Discard(Then),
    Snapshot {
        name: String,
        note: String,
    },
    NewCase {
        title: String,
        agenda: String,
    },
    /// Choose a file with an agenda for the new case.
    BrowseAgenda,
    Rename(String),
    Path(Purpose, String),
    /// In this format; only what is shown, or all.
    Export(Format, bool),
    Overwrite(Format, PathBuf),
    /// Whether what a crash left is taken over.
    Recover(bool),
    Sheet(Wanted),
    /// The articles that wait for an answer are looked at.
    Pending,
    /// Whose side stays of each thing that another program changed and that was changed here.
    Outside(Answers),
}

impl Dialog {
    /// Says whether the question is whether or where to save the case.
    pub(crate) fn is_about_saving(&self) -> bool {
        let purpose = Purpose::SaveAs;
        matches!(self, Self::Leave { .. })
            || matches!(self, Self::Path { purpose: p, .. } if *p == purpose)
    }

    /// Says below what was typed why it cannot be taken. Returns whether it is a question to
    /// which something is typed that may not be.
    pub(crate) fn refuse(&mut self, why: String) -> bool {
        match self {
            Self::Path { refused, .. } | Self::NewCase { refused, .. } => {
                *refused = Some(why);
                true
            }
            _ => false,
        }
    }

    /// Says whether it asks nothing.
    fn only_tells(&self) -> bool {
        match self {
            Self::Sheet(sheet) => sheet.only_tells(),
            _ => matches!(self, Self::Shortcuts | Self::Signs | Self::About),
        }
    }

    /// Shows the question. Returns whether it stays open, and the answer.
    pub(crate) fn show(&mut self, ui: &Ui) -> (bool, Option<Reply>) {
        let mut reply = None;
        let frame = egui::Frame::popup(ui.style()).inner_margin(18);
        let modal = Modal::new(Id::unique("dialog")).frame(frame);
        let modal = modal.show(ui.ctx(), |ui| {
            let width = match self {
                Self::Sheet(sheet) => sheet.width(),
                Self::Outside(_) | Self::Recover(_) => 560.0,
                _ => 420.0,
            };
            ui.set_width(width.min(ui.content_rect().width() - 60.0));
            match self {
                Self::Leave { then, lost } => lost.show(ui, then, &mut reply),
                Self::Snapshot { name, note } => snapshot(ui, name, note, &mut reply),
                Self::NewCase { .. } => self.new_case(ui, &mut reply),
                Self::Rename { title } => rename(ui, title, &mut reply),
                Self::Path {
                    purpose,
                    text,
                    refused,
                } => path(ui, *purpose, text, refused, &mut reply),
                Self::Export {
                    format,
                    only,
                    shown,
                    all,
                } => export(ui, format, only, (*shown, *all), &mut reply),
                Self::Overwrite { path, format } => overwrite(ui, path, *format, &mut reply),
                Self::Recover(left) => left.show(ui, &mut reply),
                Self::Outside(outside) => outside.show(ui, &mut reply),
                Self::Sheet(sheet) => reply = sheet.show(ui).map(Reply::Sheet),
                Self::Shortcuts => help::shortcuts(ui),
                Self::Signs => help::signs(ui),
                Self::About => about::show(ui),
            }
        });
        // What only tells goes with a click beside it; what asks waits for its answer, so that
        // nothing typed is lost and nothing is decided by a slip.
        let closes = if self.only_tells() {
            modal.should_close()
        } else {
            let on_top = modal.is_top_modal && !modal.any_popup_open;
            let escape = |input: &mut egui::InputState| {
                input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)
            };
            let closes = modal.response.should_close() || (on_top && ui.input_mut(escape));
            // Without an answer to this one nothing can be done.
            closes && !matches!(self, Self::Recover(_))
        };
        let stays = reply.is_none() && !closes;
        // Browsing for a file leaves the question open behind the system's dialog.
        (stays || reply == Some(Reply::BrowseAgenda), reply)
    }
}

pub(super) fn heading(ui: &mut Ui, text: &str) {
    ui.heading(text);
    ui.add_space(6.0);
}

/// Shows a named text field with its label above; returns whether Enter was pressed in it.
pub(super) fn field(ui: &mut Ui, label: &str, text: &mut String, hint: &str, first: bool) -> bool {
    let name = ui.label(label);
    let id = Id::unique(("dialog field", label));
    let edit = TextEdit::singleline(text)
        .id(id)
        .hint_text(hint)
        .margin(egui::Margin::symmetric(8, 5))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).labelled_by(name.id);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    // The first field has the focus as soon as the question is asked.
    if first && !entered && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    ui.add_space(4.0);
    entered
}

/// Shows the buttons at the foot: the one that acts, then Cancel. Returns whether the first
/// was clicked.
pub(super) fn buttons(ui: &mut Ui, act: &str, enabled: bool) -> bool {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let clicked = ui.add_enabled(enabled, egui::Button::new(act)).clicked();
        if ui.button("Cancel").clicked() {
            ui.close();
        }
        clicked
    })
    .inner
}

fn snapshot(ui: &mut Ui, name: &mut String, note: &mut String, reply: &mut Option<Reply>) {
    heading(ui, "Take a snapshot");
    ui.weak(
        "Keeps the table as it is now, settled from all evidence. It never changes afterwards.",
    );
    ui.add_space(4.0);
    let first = field(ui, "Name", name, "e.g. before the Geneva round", true);
    let second = field(ui, "Note", note, "optional", false);
    let ready = !name.trim().is_empty();
    let enter = first || second;
    if buttons(ui, "Take snapshot", ready) || (enter && ready) {
        *reply = Some(Reply::Snapshot {
            name: name.trim().to_owned(),
            note: note.trim().to_owned(),
        });
    }
}

/// Shows why what was typed could not be taken, until it is `changed`.
fn why_refused(ui: &mut Ui, changed: bool, refused: &mut Option<String>) {
    if changed {
        *refused = None;
    }
    if let Some(why) = refused {
        let error: egui::Color32 = palette(ui).error.into();
        let why = RichText::new(why.as_str()).color(error);
        ui.add(Label::new(why).wrap().selectable(true));
    }
}

impl Dialog {
    fn new_case(&mut self, ui: &mut Ui, reply: &mut Option<Reply>) {
        let Self::NewCase {
            title,
            agenda,
            own,
            agendas,
            refused,
        } = self
        else {
            return;
        };
        let before = agenda.clone();
        heading(ui, "New case");
        let mut enter = field(ui, "Title", title, "e.g. Talks in December", true);
        ui.label("Agenda: whose positions, on what");
        for (name, told) in &*agendas {
            if ui.radio(!*own && agenda == name, told).clicked() {
                *own = false;
                agenda.clone_from(name);
            }
        }
        if ui.radio(*own, "A file of my own").clicked() {
            *own = true;
            agenda.clear();
        }
        if *own {
            enter |= field(ui, "File", agenda, "e.g. /home/me/agenda.ron", false);
            if ui.button("Browse…").clicked() {
                *reply = Some(Reply::BrowseAgenda);
            }
        }
        why_refused(ui, *agenda != before, refused);
        let ready = !agenda.trim().is_empty();
        if buttons(ui, "Start case", ready) || (enter && ready) {
            let title = if title.trim().is_empty() {
                "New case"
            } else {
                title.trim()
            };
            *reply = Some(Reply::NewCase {
                title: title.to_owned(),
                agenda: agenda.trim().to_owned(),
            });
        }
    }
}

fn rename(ui: &mut Ui, title: &mut String, reply: &mut Option<Reply>) {
    heading(ui, "Rename the case");
    let enter = field(ui, "Title", title, "", true);
    let ready = !title.trim().is_empty();
    if buttons(ui, "Rename", ready) || (enter && ready) {
        *reply = Some(Reply::Rename(title.trim().to_owned()));
    }
}

fn export(
    ui: &mut Ui,
    format: &mut Format,
    only: &mut bool,
    (shown, all): (usize, usize),
    reply: &mut Option<Reply>,
) {
    heading(ui, "Export the comparison");
    for offered in brief::FORMATS {
        let (name, told) = brief::words(offered);
        ui.horizontal(|ui| {
            ui.radio_value(format, offered, name);
            let told = Label::new(RichText::new(told).weak()).selectable(false);
            if ui.add(told.sense(Sense::CLICK)).clicked() {
                *format = offered;
            }
        });
    }
    ui.add_space(8.0);
    ui.radio_value(only, false, format!("All {}", count(all, "proposal")));
    ui.add_enabled_ui(shown > 0, |ui| {
        let label = format!(
            "Only what the table shows now: {}",
            count(shown, "proposal")
        );
        ui.radio_value(only, true, label);
    });
    ui.add_space(4.0);
    let told = "Both contain only the parties shown and the evidence chosen. Every quote keeps its \
                source.";
    ui.add(Label::new(RichText::new(told).weak()).wrap());
    if buttons(ui, "Choose a file…", true) {
        *reply = Some(Reply::Export(*format, *only));
    }
}

fn overwrite(ui: &mut Ui, path: &Path, format: Format, reply: &mut Option<Reply>) {
    heading(ui, "Replace this file?");
    ui.add(Label::new(path.display().to_string()).wrap());
    ui.weak("Its present contents will be lost.");
    if buttons(ui, "Replace", true) {
        *reply = Some(Reply::Overwrite(format, path.to_owned()));
    }
}

/// Returns a path such as is asked for.
fn example(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Files => "e.g. /home/me/articles/talks.html",
        Purpose::Folder => "e.g. /home/me/articles",
        Purpose::SaveAs => "e.g. /home/me/talks",
        Purpose::Agenda => "e.g. /home/me/agenda.ron",
        Purpose::Export(_) => "e.g. /home/me/comparison",
        Purpose::Picture(_) => "e.g. /home/me/picture",
        Purpose::Snapshot => "e.g. /home/me/talks/snapshots/2026-12-04T1200_before.ron",
    }
}

fn path(
    ui: &mut Ui,
    purpose: Purpose,
    text: &mut String,
    refused: &mut Option<String>,
    reply: &mut Option<Reply>,
) {
    heading(ui, purpose.title());
    let told = match purpose {
        Purpose::Files | Purpose::Folder => {
            "The system has no file dialog to offer. Type or paste the path of an article, \
             a folder with articles or a case. Files can also be dropped on the window."
        }
        Purpose::SaveAs => {
            "The system has no file dialog to offer. Type or paste the path of a new or \
             empty folder."
        }
        Purpose::Export(_) | Purpose::Picture(_) => {
            "The system has no file dialog to offer. Type or paste the path of a new file."
        }
        Purpose::Snapshot => {
            "The system has no file dialog to offer. Type or paste the path of a snapshot."
        }
        Purpose::Agenda => {
            "The system has no file dialog to offer. Type or paste the path of an agenda."
        }
    };
    ui.add(Label::new(RichText::new(told).weak()).wrap());
    ui.add_space(4.0);
    let before = text.clone();
    let enter = field(ui, "Path", text, example(purpose), true);
    why_refused(ui, *text != before, refused);
    let ready = !text.trim().is_empty();
    let act = match purpose {
        Purpose::SaveAs | Purpose::Picture(_) => "Save here",
        Purpose::Export(_) => "Export",
        Purpose::Files | Purpose::Folder | Purpose::Agenda | Purpose::Snapshot => "Open",
    };
    if buttons(ui, act, ready) || (enter && ready) {
        *reply = Some(Reply::Path(purpose, text.trim().to_owned()));
    }
}
