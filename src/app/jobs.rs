//! The running job in the status bar: how far it is, how fast, how long yet; to pause and stop.
//! And what one that has ended did, in words.

use std::collections::BTreeSet;
use std::time::Duration;

use egui::{Button, Color32, Label, RichText, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::command::Command;
use super::state::{Action, Tab};
use super::theme::{self, palette};
use super::views::words::count;
use super::window::App;
use crate::model::{ArticleId, Dossier};
use crate::session::{JobState, Summary};

/// While a job runs the window looks at it so often at least.
pub(super) const OFTEN: Duration = Duration::from_millis(100);

/// Room for the bar.
const BAR: Vec2 = vec2(90.0, 6.0);
/// Room for each button: its place and width stay, whatever it says.
const BUTTON: f32 = 56.0;

/// Shows the running job, if there is one, from right to left: the buttons stand still while the
/// words beside them change.
pub(super) fn show(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let Some(job) = app.session.job() else {
        return;
    };
    let soft: Color32 = palette(ui).soft.into();
    let small = |text: String| RichText::new(text).font(theme::small_font()).color(soft);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let pause = if job.paused { "Go on" } else { "Pause" };
        for (command, name) in [(Command::StopJob, "Stop"), (Command::PauseJob, pause)] {
            let button = Button::new(small(name.to_owned())).small();
            let button = button.min_size(vec2(BUTTON, 0.0));
            let response = ui.add_enabled(!job.stopped, button);
            if response.on_hover_text(command.tooltip()).clicked() {
                actions.push(Action::Command(command));
            }
        }
    });
    let told = in_words(job);
    bar(ui, shares(job), &told);
    ui.add(Label::new(small(told)).selectable(false).truncate());
}

/// Returns the share that has been read, and the share that is in the case, from 0 to 1.
fn shares(job: &JobState) -> (f32, f32) {
    let read = job.done as f32 / job.total.max(1) as f32;
    let joined = (job.read - job.waiting.min(job.read)) as f32 / job.read.max(1) as f32;
    (read, if job.read == 0 { read } else { read * joined })
}

/// Shows how far a job is: pale what has been read, full what is done with.
fn bar(ui: &mut Ui, (read, joined): (f32, f32), told: &str) {
    let (rect, response) = ui.allocate_exact_size(BAR, Sense::hover());
    let info = || WidgetInfo::labeled(Role::ProgressIndicator, true, told);
    response.widget_info(info);
    let accent: Color32 = palette(ui).accent.into();
    let track = ui.visuals().extreme_bg_color;
    for (share, colour) in [
        (1.0, track),
        (read, accent.gamma_multiply(0.4)),
        (joined, accent),
    ] {
        let part = rect.with_max_x(rect.left() + rect.width() * share.clamp(0.0, 1.0));
        ui.painter().rect_filled(part, 3.0, colour);
    }
    response.on_hover_text("Pale: read. Full: in the case");
}

/// Returns a job in words: "Reading articles 312 of 1000, 180 a second, about 4 s left", and
/// once all are read "Adding articles 880 of 1000".
fn in_words(job: &JobState) -> String {
    let adds = job.done >= job.total && job.waiting > 0;
    let mut told = vec![if adds {
        let joined = job.read.saturating_sub(job.waiting);
        format!("Adding articles {joined} of {}", job.read)
    } else {
        format!("{} {} of {}", job.name, job.done, job.total)
    }];
    if job.stopped {
        told.push("stopping".to_owned());
    } else if job.paused {
        told.push("paused".to_owned());
    } else if !adds {
        told.extend(job.rate.map(|rate| match rate {
            few if few < 9.5 => format!("{few:.1} a second"),
            many => format!("{many:.0} a second"),
        }));
        let left = job.left.filter(|_| job.done < job.total);
        told.extend(left.map(|left| format!("about {} left", long(left))));
    }
    told.join(", ")
}

/// Returns a time as exactly as an estimate is: "5 s", "40 s", "3 min".
fn long(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..10 => format!("{} s", seconds.max(1)),
        seconds @ 10..90 => format!("{} s", seconds.next_multiple_of(5)),
        seconds => format!("{} min", seconds.div_ceil(60)),
    }
}

impl App {
    /// Tells what a job has done. An article that was opened alone is shown; the first of
    /// several only where nobody reads another.
    pub(super) fn tell(&mut self, summary: &Summary) {
        let mut told = summed_up(self.session.dossier(), summary);
        let failed = failed(summary);
        if summary.unread.is_empty() && summary.broken_off.is_none() {
            match failed {
                Some(failed) => self.notices.error(format!("{told}; {failed}")),
                None => self.notices.done(told),
            }
        } else {
            // What failed is told by itself: the rest may be opened, which ends the other message.
            if let Some(failed) = failed {
                self.notices.error(failed);
            }
            self.rest.extend(summary.unread.clone());
            let rest = self.rest.places();
            match &summary.broken_off {
                Some(why) => {
                    told = format!("{told}\n{why}");
                    self.notices.broke_off(told, rest);
                }
                None => self.notices.stopped(told, rest),
            }
        }
        self.due.pending |= summary.asked > 0;
        let reads = self.view.at.tab == Tab::Article && self.shown_article().is_some();
        if let Some(first) = summary.added.first()
            && (summary.added.len() == 1 || !reads)
        {
            self.view.at.article = Some(first.clone());
        }
    }
}

/// Returns what failed in a job, "1 failed:", and below it one line for each; `None` if nothing did.
fn failed(summary: &Summary) -> Option<String> {
    let told: Vec<String> = summary.failed.iter().map(ToString::to_string).collect();
    (!told.is_empty()).then(|| format!("{} failed:\n{}", told.len(), told.join("\n")))
}

/// Returns a job's summary but for what failed: "3 articles read, 21 statements; 1 already there".
fn summed_up(dossier: &Dossier, summary: &Summary) -> String {
    let added: BTreeSet<&ArticleId> = summary.added.iter().collect();
    let read = dossier.articles.iter();
    let statements: usize = read
        .filter(|coded| added.contains(&coded.article.id))
        .map(|coded| coded.statements.len())
        .sum();
    let read = count(summary.added.len(), "article");
    let kept = if summary.stopped { " and kept" } else { "" };
    let statements = count(statements, "statement");
    let mut parts = vec![format!("{read} read{kept}, {statements}")];
    match summary.taken_back {
        0 => {}
        1 => parts.push("1 that was taken back comes again with Redo".to_owned()),
        n => parts.push(format!("{n} that were taken back come again with Redo")),
    }
    if !summary.already_there.is_empty() {
        parts.push(format!("{} already there", summary.already_there.len()));
    }
    match summary.copies.len() {
        0 => {}
        1 => parts.push("1 copy of an article that is there, left out".to_owned()),
        copies => parts.push(format!(
            "{copies} copies of articles that are there, left out"
        )),
    }
    match summary.asked {
        0 => {}
        1 => parts.push("1 waits for your answer".to_owned()),
        asked => parts.push(format!("{asked} wait for your answer")),
    }
    if summary.left_out > 0 {
        parts.push(format!(
            "{} left out",
            count(summary.left_out, "other file")
        ));
    }
    if summary.stopped {
        let stopped = match summary.unread.len() {
            0 => "stopped before the end".to_owned(),
            1 => "stopped before the end: 1 file was not read".to_owned(),
            n => format!("stopped before the end: {} were not read", count(n, "file")),
        };
        parts.push(stopped);
    }
    if summary.broken_off.is_some() {
        parts.push(match summary.unread.len() {
            0 => "it broke off".to_owned(),
            1 => "it broke off: 1 file was not read".to_owned(),
            n => format!("it broke off: {} were not read", count(n, "file")),
        });
    }
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Problem;

    #[test]
    fn a_job_says_how_far_it_is_how_fast_and_how_long_yet() {
        let mut job = JobState {
            name: "Reading articles".to_owned(),
            done: 12,
            total: 100,
            ..JobState::default()
        };
        assert_eq!(in_words(&job), "Reading articles 12 of 100");
        job.rate = Some(182.4);
        job.left = Some(Duration::from_millis(200));
        assert_eq!(
            in_words(&job),
            "Reading articles 12 of 100, 182 a second, about 1 s left"
        );
        job.rate = Some(0.52);
        job.left = Some(Duration::from_secs(169));
        assert_eq!(
            in_words(&job),
            "Reading articles 12 of 100, 0.5 a second, about 3 min left"
        );
        job.left = Some(Duration::from_secs(41));
        assert!(in_words(&job).ends_with("about 45 s left"));
        job.paused = true;
        assert_eq!(in_words(&job), "Reading articles 12 of 100, paused");
        job.stopped = true;
        assert_eq!(in_words(&job), "Reading articles 12 of 100, stopping");
    }

    #[test]
    fn what_is_read_and_what_has_joined_are_told_apart() {
        let mut job = JobState {
            name: "Reading articles".to_owned(),
            done: 50,
            total: 100,
            read: 40,
            waiting: 10,
            ..JobState::default()
        };
        assert_eq!(shares(&job), (0.5, 0.375));
        assert_eq!(in_words(&job), "Reading articles 50 of 100");
        job.done = 100;
        job.read = 80;
        assert_eq!(in_words(&job), "Adding articles 70 of 80");
        job.waiting = 0;
        assert_eq!(shares(&job), (1.0, 1.0));
        // Nothing joins of itself where articles are extracted again.
        job.read = 0;
        job.done = 25;
        assert_eq!(shares(&job), (0.25, 0.25));
    }

    #[test]
    fn a_summary_counts_everything() {
        let dossier = Dossier::default();
        let mut summary = Summary {
            added: vec!["a".into(), "b".into()],
            ..Summary::default()
        };
        assert_eq!(
            summed_up(&dossier, &summary),
            "2 articles read, 0 statements"
        );
        summary.already_there.push("c".into());
        for name in ["d.txt", "e.txt"] {
            let problem = Problem::new(name, "The file is empty.", "");
            summary.failed.push(problem);
        }
        summary.copies.push("a".into());
        summary.asked = 1;
        summary.left_out = 2;
        summary.stopped = true;
        summary.taken_back = 3;
        assert_eq!(
            summed_up(&dossier, &summary),
            "2 articles read and kept, 0 statements; 3 that were taken back come again with Redo; \
             1 already there; 1 copy of an article that is there, left out; 1 waits for your answer; \
             2 other files left out; stopped before the end"
        );
        assert_eq!(
            failed(&summary).as_deref(),
            Some("2 failed:\nd.txt: The file is empty.\ne.txt: The file is empty.")
        );
        assert_eq!(failed(&Summary::default()), None);
    }
}
