//! The size of the window as it opens: all of it fits on the screen, its frame and the bars of the
//! system beside it included. What a person makes of it later is theirs.

use egui::{Context, Vec2, ViewportCommand, ViewportInfo, vec2};

/// How high the window's frame is where the system does not tell, in points.
const FRAME: f32 = 36.0;
/// How much of a screen the bars of a system may take, in points.
const BARS: f32 = 48.0;
/// Smaller than this the window is of no use; see the least size in [`super::run`].
const LEAST: Vec2 = vec2(640.0, 420.0);

/// Whether the window was fitted to its screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Fit {
    /// It opens for the first time, in a size that nobody chose.
    #[default]
    First,
    /// It opens in the size that it had.
    Again,
    Done,
}

impl Fit {
    /// Returns how a window is fitted that opens with what was kept, if anything was.
    pub(super) fn of(storage: Option<&dyn eframe::Storage>) -> Self {
        // Under this name eframe keeps the window's size.
        let kept = storage.and_then(|storage| storage.get_string("window"));
        if kept.is_some() {
            Self::Again
        } else {
            Self::First
        }
    }

    /// Makes the window smaller where it does not fit on its screen; once, as soon as that is
    /// known.
    pub(super) fn follow(&mut self, ctx: &Context) {
        if *self == Self::Done {
            return;
        }
        let known = |view: &ViewportInfo| Some((view.monitor_size?, view.inner_rect?));
        let Some((monitor, inner)) = ctx.input(|input| known(input.viewport())) else {
            return;
        };
        let view = ctx.input(|input| input.viewport().clone());
        let first = std::mem::replace(self, Self::Done) == Self::First;
        if view.maximized == Some(true) || view.fullscreen == Some(true) {
            return;
        }
        let frame = view.outer_rect.map(|outer| outer.size() - inner.size());
        if let Some(size) = fitting(inner.size(), frame.unwrap_or_default(), monitor, first) {
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
        }
    }
}

/// Returns the size of a window that fits on `monitor` with its frame, if it does not; one that
/// opens for the `first` time leaves room for the bars of the system.
fn fitting(inner: Vec2, frame: Vec2, monitor: Vec2, first: bool) -> Option<Vec2> {
    let beside = if first {
        vec2(frame.x, frame.y.max(FRAME) + BARS)
    } else {
        frame
    };
    let room = (monitor - beside).max(LEAST);
    let size = inner.min(room);
    (size != inner).then_some(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_fits_on_its_screen_with_all_that_is_beside_it() {
        let usual = vec2(1280.0, 800.0);
        let check = |monitor: Vec2, frame: Vec2, first: bool, expected: Option<Vec2>| {
            assert_eq!(fitting(usual, frame, monitor, first), expected, "{monitor}");
        };
        check(vec2(1920.0, 1080.0), Vec2::ZERO, true, None);
        check(usual, Vec2::ZERO, true, Some(vec2(1280.0, 716.0)));
        let frame = vec2(2.0, 40.0);
        let small = vec2(1024.0, 600.0);
        check(small, frame, true, Some(vec2(1022.0, 512.0)));
        // A size that was chosen stays unless the screen is smaller than the window.
        check(usual, Vec2::ZERO, false, None);
        check(usual, frame, false, Some(vec2(1278.0, 760.0)));
        check(vec2(320.0, 200.0), frame, true, Some(LEAST));
    }
}
