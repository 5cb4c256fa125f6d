//! The list of articles: however many there are, only the lines that can be seen are painted.

use egui::{Color32, Rect, Response, Ui, UiBuilder, pos2, vec2};

use crate::model::ArticleId;

use super::super::super::state::Action;
use super::super::super::theme::{self, palette};
use super::super::super::widgets::{self, Heights, Stacked, one_line, paint_line};
use super::super::words;
use super::data::ArticleLine;
use super::title;

/// How high a line is whose title stands on one row.
const HEIGHT: f32 = 42.0;
/// The room between two lines.
const GAP: f32 = 2.0;
/// The room for a second row of a title, where a line is scrolled to.
const ROW: f32 = 20.0;
/// Lines so far outside of what is seen are there too, for the keys that go from one to the next.
const OVERSCAN: f32 = 2.0 * HEIGHT;
/// Measuring a line costs as much as so many bytes of running text do.
const COST: usize = 500;

/// The lines that are listed, with how many statements of each are looked at.
pub(super) struct Lines<'a> {
    pub(super) all: &'a [ArticleLine],
    pub(super) counts: &'a [Option<usize>],
    /// The places of those that are listed, in the order of the list.
    pub(super) shown: &'a [usize],
}

impl Lines<'_> {
    fn line(&self, at: usize) -> &ArticleLine {
        &self.all[self.shown[at]]
    }

    fn count(&self, at: usize) -> Option<usize> {
        self.counts.get(self.shown[at]).copied().flatten()
    }

    /// Returns where in the list an article stands.
    fn place(&self, id: &ArticleId) -> Option<usize> {
        (0..self.shown.len()).find(|&at| self.line(at).id == *id)
    }
}

impl Stacked for Lines<'_> {
    const ABOVE: f32 = 0.0;
    const BELOW: f32 = 0.0;

    fn count(&self) -> usize {
        self.shown.len()
    }

    fn bytes(&self, line: usize) -> usize {
        COST + self.line(line).title.len()
    }

    fn gap(&self, _: usize) -> f32 {
        GAP
    }

    fn estimate(&self, _: usize, _: f32) -> f32 {
        HEIGHT
    }

    fn measure(&self, ui: &Ui, line: usize, width: f32) -> f32 {
        let number = Lines::count(self, line).unwrap_or_default().to_string();
        let room = room(ui, &number, width);
        HEIGHT + title(ui, &self.line(line).title, room, Color32::PLACEHOLDER).1
    }
}

/// Which article the page shows.
#[derive(Clone, Copy, Default)]
pub(super) struct Shows<'a> {
    /// The article, on the Article tab.
    pub(super) chosen: Option<&'a ArticleId>,
    /// Whether it was another before: then its line is scrolled to.
    pub(super) is_new: bool,
}

/// Shows the lines that can be seen, in the room that all of them take.
pub(super) fn show(
    ui: &mut Ui,
    lines: &Lines<'_>,
    heights: &mut Heights,
    shows: Shows<'_>,
    actions: &mut Vec<Action>,
) {
    let width = ui.available_width();
    if !heights.fit(ui, lines, width) {
        ui.request_repaint();
    }
    if lines.shown.is_empty() {
        return;
    }
    let origin = ui.cursor().min;
    let seen = ui.clip_rect().translate(-origin.to_vec2()).expand(OVERSCAN);
    let seen = heights.fit_seen(ui, lines, width, seen);
    if let Some(at) = shows
        .chosen
        .filter(|_| shows.is_new)
        .and_then(|id| lines.place(id))
    {
        let top = origin + vec2(0.0, heights.top(at));
        let line = Rect::from_min_size(top, vec2(width, HEIGHT + ROW));
        ui.scroll_to_rect(line, None);
    }
    // Ids count the lines that are not there as well, so that they stay when it is scrolled.
    ui.skip_ahead_auto_ids(seen.start);
    for at in seen.clone() {
        let line = lines.line(at);
        let chosen = shows.chosen == Some(&line.id);
        let place = Rect::from_min_size(
            origin + vec2(0.0, heights.top(at)),
            vec2(width, f32::INFINITY),
        );
        let place = UiBuilder::new().id_salt(&line.id).max_rect(place);
        let mut ui = ui.new_child(place);
        let response = article(&mut ui, line, lines.count(at), chosen);
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            actions.push(Action::ShowArticle(line.id.clone()));
        }
        menu(&response, line, actions);
    }
    ui.skip_ahead_auto_ids(lines.shown.len() - seen.end);
    ui.allocate_space(vec2(width, heights.whole()));
}

/// Returns the room for a title beside the number of statements, in a line of that width.
fn room(ui: &Ui, number: &str, width: f32) -> f32 {
    let soft = Color32::from(palette(ui).soft);
    let number = one_line(ui, number, theme::body_font(), soft, false, 99.0);
    width - 16.0 - number.size().x - 6.0
}

/// Shows a line; `count` is the number of its statements that are looked at, `None` where nothing
/// in it can be.
fn article(ui: &mut Ui, line: &ArticleLine, count: Option<usize>, chosen: bool) -> Response {
    let looked_at = count.is_some();
    let statements = count.unwrap_or_default();
    let count = words::count(statements, "statement");
    let outside = if looked_at {
        ""
    } else {
        ", outside the chosen evidence"
    };
    let name = format!("{}, {}, {count}{outside}", line.title, line.below);
    let palette = palette(ui);
    let soft: Color32 = palette.soft.into();
    let number = statements.to_string();
    let ink = if looked_at {
        palette.ink
    } else {
        palette.faint
    };
    let room = room(ui, &number, ui.available_width());
    let (title, more) = title(ui, &line.title, room, ink.into());
    let (rect, response) = widgets::list_line(ui, HEIGHT + more, chosen, &name);
    let painter = ui.painter();
    let left = rect.left() + 8.0;
    painter.text(
        pos2(rect.right() - 8.0, rect.top() + 14.0),
        egui::Align2::RIGHT_CENTER,
        number,
        theme::body_font(),
        soft,
    );
    paint_line(painter, pos2(left, rect.top() + 6.0), title);
    let below_room = rect.width()
        - 16.0
        - if line.date_problem.is_some() {
            18.0
        } else {
            0.0
        };
    let below = one_line(
        ui,
        &line.below,
        theme::small_font(),
        soft,
        false,
        below_room,
    );
    let end = left + below.size().x;
    paint_line(painter, pos2(left, rect.top() + 22.0 + more), below);
    if line.date_problem.is_some() {
        widgets::warning(
            painter,
            pos2(end + 11.0, rect.top() + 29.0 + more),
            palette.warn.into(),
        );
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(320.0);
        ui.label(&line.title);
        ui.weak(&line.below);
        if !looked_at {
            ui.weak("Outside the chosen evidence");
        }
        if let Some(problem) = &line.date_problem {
            ui.label(problem);
        }
    })
}

/// What a secondary click on an article offers.
fn menu(response: &Response, line: &ArticleLine, actions: &mut Vec<Action>) {
    response.context_menu(|ui| {
        let entries = [
            ("Open", Action::ShowArticle(line.id.clone())),
            ("Set date…", Action::SetDate(line.id.clone())),
            ("Extract again", Action::ExtractAgain(line.id.clone())),
            ("Remove…", Action::AskRemove(vec![line.id.clone()])),
        ];
        for (label, action) in entries {
            if ui.button(label).clicked() {
                actions.push(action);
                ui.close();
            }
        }
    });
}
