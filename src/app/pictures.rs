//! Pictures of cards: copied, or saved to a file that is asked for.

use std::path::{Path, PathBuf};

use crate::model::Problem;
use crate::model::scene::{Measure, Paint, Weight};
use crate::model::text::slug;
use crate::session::picture::{Caption, FOOT_SIZE, Picture, PictureFormat, TITLE_SIZE, TOLD_SIZE};

use super::files::Purpose;
use super::state::{PictureOf, Tab};
use super::theme;
use super::views::overview::{Card, FILE_WIDTH};
use super::views::words::{date, read};
use super::widgets::{PictureTask, measured};
use super::window::App;

impl App {
    /// Returns what commands for pictures are about, on the page that is shown.
    pub(super) fn picture_subject(&self) -> Option<PictureOf> {
        match self.view.at.tab {
            Tab::Overview => {
                let card = self.view.overview.card.unwrap_or(Card::ALL[0]);
                Some(PictureOf::Overview(card))
            }
            Tab::Timeline => {
                let chosen = self.view.timeline_card.clone();
                let card = chosen.filter(|card| self.timeline.shows(card));
                let card = card.or_else(|| self.timeline.first_card())?;
                Some(PictureOf::Timeline(card))
            }
            Tab::Compare
            | Tab::Article
            | Tab::Review
            | Tab::Pairs
            | Tab::Snapshots
            | Tab::Agenda => None,
        }
    }

    /// Makes the picture that commands are about.
    pub(super) fn take_shown_picture(&mut self, ctx: &egui::Context, task: PictureTask) {
        if let Some(subject) = self.picture_subject() {
            self.take_picture(ctx, &subject, task);
        }
    }

    /// Copies something as an image, or asks where to save it.
    pub(super) fn take_picture(
        &mut self,
        ctx: &egui::Context,
        subject: &PictureOf,
        task: PictureTask,
    ) {
        let picture = measured(ctx, |measure| self.picture(subject, measure));
        let Some(picture) = picture else {
            let problem = Problem::new(
                "",
                "There is nothing to make a picture of.",
                "Choose a card that shows something.",
            );
            self.notices.problem(&problem);
            return;
        };
        match task {
            PictureTask::Copy => self.copy_picture(ctx, &picture),
            PictureTask::SavePng => self.ask_for_picture(ctx, picture, PictureFormat::Png),
            PictureTask::SaveSvg => self.ask_for_picture(ctx, picture, PictureFormat::Svg),
        }
    }

    fn picture(&mut self, subject: &PictureOf, measure: Measure<'_>) -> Option<Picture> {
        let shown = self.view.at.subject.as_ref();
        let (title, drawing) = match subject {
            PictureOf::Overview(card) => {
                let (session, choice) = (&self.session, self.view.overview);
                let drawing = self.overview.picture(session, choice, *card, measure);
                (card.title().to_owned(), drawing)
            }
            PictureOf::Timeline(proposal) => {
                let found = self.session.dossier().agenda.proposal(proposal);
                let title = found.map_or_else(String::new, |(_, found)| found.text.clone());
                self.timeline.catch_up(&self.session, shown);
                (title, self.timeline.picture(proposal, FILE_WIDTH, measure))
            }
        };
        let (scene, told) = drawing?;
        let caption = caption(title, &told, &self.source(), scene.width, measure);
        Some(Picture::new(&scene, &caption, on_paper))
    }

    /// Returns from what a picture is made: "Harbour talks · 20 Dec 2026 · 2 articles".
    fn source(&self) -> String {
        let dossier = self.session.dossier();
        let mut parts = vec![
            dossier.title.clone(),
            date(self.launch.today),
            read(&self.session),
        ];
        let filter = self.session.filter().told_with(date);
        parts.extend((!filter.is_empty()).then_some(filter));
        parts.join(" · ")
    }

    fn copy_picture(&mut self, ctx: &egui::Context, picture: &Picture) {
        match picture.pixels() {
            Ok((width, height, rgba)) => {
                let size = [width as usize, height as usize];
                let image = egui::ColorImage::from_rgba_unmultiplied(size, &rgba);
                ctx.copy_image(image);
                let told = format!("“{}” copied as an image", picture.title());
                self.notices.done(told);
            }
            Err(problem) => self.notices.problem(&problem),
        }
    }

    fn ask_for_picture(&mut self, ctx: &egui::Context, picture: Picture, format: PictureFormat) {
        self.pending_picture = Some(picture);
        self.ask_path(ctx, Purpose::Picture(format));
    }

    /// Returns the name that is suggested for the picture that is to be saved.
    pub(super) fn picture_name(&self, format: PictureFormat) -> String {
        let title = self.pending_picture.as_ref().map_or("", Picture::title);
        let name = format!("{} {title}", self.session.dossier().title);
        let name = match slug(&name, 60) {
            name if name.is_empty() => "picture".to_owned(),
            name => name,
        };
        format!("{name}.{}", format.ending())
    }

    /// Returns the path that is suggested where no dialog asks for one: beside the case, or
    /// where the person is at home.
    pub(super) fn picture_path(&self, format: PictureFormat) -> String {
        let beside = self.session.folder().and_then(Path::parent);
        let folder = beside.map(Path::to_owned).or_else(std::env::home_dir);
        let folder = folder.unwrap_or_default();
        folder.join(self.picture_name(format)).display().to_string()
    }

    /// Saves the picture that waits for its path. A file that is there is only replaced if
    /// the system's dialog has asked for that. It goes on waiting where it cannot be saved.
    pub(super) fn save_picture(
        &mut self,
        path: &Path,
        format: PictureFormat,
        may_replace: bool,
    ) -> Result<(), Problem> {
        let Some(picture) = &self.pending_picture else {
            return Ok(());
        };
        let (whole, replace) = destination(path, format.ending(), may_replace);
        picture.save(&whole, format, replace)?;
        self.pending_picture = None;
        self.notices
            .done(format!("Picture saved: {}", whole.display()));
        Ok(())
    }
}

/// What every picture says at its foot.
const NOTE: &str = "Positions are machine-coded unless reviewed. Description, not forecast. Made \
    with Standpoint.";

/// Returns what stands around a picture whose scene is `width` points wide, broken into lines.
fn caption(title: String, told: &str, source: &str, width: f32, measure: Measure<'_>) -> Caption {
    let lines = |text: &str, size: f32| measure.wrap(text, size, Weight::Regular, width, 6);
    let mut foot = lines(source, FOOT_SIZE);
    foot.extend(lines(NOTE, FOOT_SIZE));
    Caption {
        head: measure.wrap(&title, TITLE_SIZE, Weight::Strong, width, 6),
        title,
        told: lines(told, TOLD_SIZE),
        foot,
    }
}

fn on_paper(paint: Paint) -> [u8; 3] {
    let colour = theme::paper().paint(paint);
    [colour.r(), colour.g(), colour.b()]
}

/// Returns the file that is written where `path` was chosen for a format, and whether one
/// that is there may be replaced: only if `agreed` says that a person was asked, and was asked
/// about this very file rather than one whose name lacks the format's ending.
pub(super) fn destination(path: &Path, ending: &str, agreed: bool) -> (PathBuf, bool) {
    let has = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(ending));
    if has {
        return (path.to_owned(), agreed);
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    (path.with_file_name(name), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_wrapped() {
        let half = |text: &str, size: f32, _: Weight| size * 0.5 * text.chars().count() as f32;
        let measure = Measure(&half);
        let title = "Northland gives up the outer islands as part of a settlement".to_owned();
        let caption = caption(title.clone(), "told", "source", 200.0, measure);
        assert_eq!(caption.head.join(" "), title);
        assert_eq!(caption.head.len(), 3);
        for line in &caption.head {
            let width = measure.width(line, TITLE_SIZE, Weight::Strong);
            assert!(width <= 200.0, "{line}");
        }
    }

    #[test]
    fn only_the_file_that_was_asked_about_is_replaced() {
        for (path, expected, replace) in [
            ("a/b", "a/b.png", false),
            ("a/b.png", "a/b.png", true),
            ("a/b.PNG", "a/b.PNG", true),
            ("a/b v1.2", "a/b v1.2.png", false),
            ("a/b.svg", "a/b.svg.png", false),
        ] {
            let found = destination(Path::new(path), "png", true);
            assert_eq!(found, (PathBuf::from(expected), replace), "{path}");
            let not_asked = destination(Path::new(path), "png", false);
            assert_eq!(not_asked, (PathBuf::from(expected), false), "{path}");
        }
    }
}
