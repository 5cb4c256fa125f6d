//! Jumps of the table: an issue to the top, a cell into view, and no further than that takes.

use egui::{Rect, Vec2, vec2};

use super::layout::{HEADER, Layout};

/// To what the table jumps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// The head of an issue comes to the top.
    Head(usize),
    /// A cell comes into view: its line and its party's place among the columns.
    Cell(usize, usize),
}

/// Returns by how much the contents must move for a goal to be seen: right and down are
/// positive. `row` is where the line `at` stands now, in a table that takes `inside`.
pub(super) fn way(goal: Goal, layout: &Layout, inside: Rect, at: u64, row: Rect) -> Vec2 {
    let body = inside.top() + HEADER;
    // What is scrolled away now, above and on the left.
    let away = vec2(
        inside.left() - row.left(),
        layout.top(at) - (row.top() - body),
    );
    let wanted = match goal {
        Goal::Head(line) => vec2(away.x, layout.top(line as u64)),
        Goal::Cell(line, column) => {
            let (top, bottom) = (layout.top(line as u64), layout.top(line as u64 + 1));
            let first = layout.widths.first().copied().unwrap_or_default();
            let before = layout.widths.iter().skip(1).take(column).sum::<f32>();
            let width = layout.widths.get(column + 1).copied().unwrap_or_default();
            let across = layout.pinned(inside).left() - inside.left() - first;
            vec2(
                into_view(away.x, across, before, before + width),
                into_view(away.y, layout.body(inside), top, bottom),
            )
        }
    };
    away - wanted
}

/// Returns what is to be scrolled away so that all from `start` to `end` is seen in a space
/// of `room`, or its start where it is larger.
fn into_view(away: f32, room: f32, start: f32, end: f32) -> f32 {
    away.max(end - room).min(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_stays_and_what_is_not_comes_as_near_as_needed() {
        let check = |away: f32, start: f32, end: f32, expected: f32| {
            let found = into_view(away, 100.0, start, end);
            assert!((found - expected).abs() < 1e-3, "{start} to {end}: {found}");
        };
        check(50.0, 60.0, 90.0, 50.0);
        check(50.0, 40.0, 70.0, 40.0);
        check(50.0, 140.0, 170.0, 70.0);
        // Larger than the room: its start.
        check(0.0, 20.0, 200.0, 20.0);
    }
}
