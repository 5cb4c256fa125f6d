//! A scene on the screen: its shapes painted, its spots to be followed by mouse or keyboard.

use egui::{
    Align2, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::model::scene::{Anchor, Frame, Letters, Measure, Paint, Pen, Scene, Shape, Weight};

use super::super::theme::{self, Palette, palette};

/// What became of a scene that was shown.
#[derive(Debug)]
pub(crate) struct ShownScene {
    /// The whole picture; it takes secondary clicks, for a menu.
    pub(crate) response: Response,
    /// The place of the spot that was clicked, in the scene's list.
    pub(crate) clicked: Option<usize>,
}

/// Shows a scene in its size. Only what can be seen is laid out. Spots can be followed
/// where `follows` says so; the others tell their name under the pointer. `name` says what
/// the picture shows, and tells the scenes of one view apart.
pub(crate) fn scene(
    ui: &mut Ui,
    name: &str,
    scene: &Scene,
    follows: impl Fn(usize) -> bool,
) -> ShownScene {
    let size = vec2(scene.width, scene.height);
    // It takes clicks for its menu, but the keyboard stops only at its spots.
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let mut shown = ShownScene {
        response,
        clicked: None,
    };
    // What lies just beyond what is seen can be gone to by keyboard, and is then scrolled to.
    let near = ui.clip_rect().expand2(vec2(600.0, 300.0));
    if !near.intersects(rect) {
        return shown;
    }
    let origin = rect.min;
    let colours = |paint: Paint| palette(ui).paint(paint);
    for shape in &scene.shapes {
        paint_shape(ui.painter(), origin, shape, &colours);
    }
    let base = shown.response.id.with(name);
    for (index, spot) in scene.spots.iter().enumerate() {
        let area = on_screen(&spot.frame, origin);
        if !near.intersects(area) {
            continue;
        }
        let can = follows(index);
        let sense = if can { Sense::click() } else { Sense::hover() };
        let response = ui.interact(area, base.with(index), sense);
        let role = if can { Role::Button } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, true, &spot.name));
        if response.has_focus() || (can && response.hovered()) {
            let accent: Color32 = palette(ui).accent.into();
            let width = if response.has_focus() { 2.0 } else { 1.0 };
            let stroke = Stroke::new(width, accent);
            let corner = CornerRadius::same(3);
            ui.painter()
                .rect_stroke(area, corner, stroke, StrokeKind::Inside);
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        let response = response.on_hover_text_at_pointer(&spot.name);
        if response.clicked() {
            shown.clicked = Some(index);
        }
    }
    shown
}

/// Shows a scene as [`scene`] does; one that is wider than the room is scrolled sideways,
/// while the first `head` points of it stay.
pub(crate) fn wide_scene(
    ui: &mut Ui,
    name: &str,
    picture: &Scene,
    head: f32,
    follows: impl Fn(usize) -> bool,
) -> ShownScene {
    if picture.width <= ui.available_width() + 0.5 {
        return scene(ui, name, picture, follows);
    }
    let shown = egui::ScrollArea::horizontal()
        .id_salt(name)
        .show(ui, |ui| scene(ui, name, picture, follows));
    if shown.state.clamped_offset().x > 0.0 {
        // As high as the picture, as wide as what is seen of it.
        let whole = shown.inner.response.rect;
        let rect = shown
            .inner_rect
            .with_min_y(whole.top())
            .with_max_y(whole.bottom());
        let frozen = rect.with_max_x(rect.left() + head.min(rect.width()));
        let painter = ui.painter_at(frozen.intersect(ui.clip_rect()));
        let palette = palette(ui);
        painter.rect_filled(frozen, 0.0, palette.card);
        let colours = |paint: Paint| palette.paint(paint);
        for shape in &picture.shapes {
            paint_shape(&painter, rect.min, shape, &colours);
        }
        let edge = egui::Rangef::new(frozen.top(), frozen.bottom());
        // What lies beneath is not clicked by mistake.
        ui.interact(frozen, ui.scope_id().with((name, "frozen")), Sense::CLICK);
        painter.vline(frozen.right() - 0.5, edge, palette.hairline());
    }
    shown.inner
}

/// Calls `with` with what tells how wide text comes out in the window.
pub(crate) fn measured<R>(ctx: &egui::Context, with: impl FnOnce(Measure<'_>) -> R) -> R {
    let points = |text: &str, size: f32, weight: Weight| {
        let galley = ctx.fonts_mut(|fonts| {
            fonts.layout_no_wrap(text.to_owned(), font(size, weight), Color32::PLACEHOLDER)
        });
        galley.size().x
    };
    with(Measure(&points))
}

/// Paints a shape whose scene has its top left at `origin`.
pub(super) fn paint_shape(
    painter: &Painter,
    origin: Pos2,
    shape: &Shape,
    colours: &dyn Fn(Paint) -> Color32,
) {
    if !painter.clip_rect().intersects(reach(shape, origin)) {
        return;
    }
    let fill = |fill: &Option<Paint>| fill.map_or(Color32::TRANSPARENT, colours);
    let stroke = |pen: &Pen| Stroke::new(pen.width, colours(pen.paint));
    let at = |points: &[crate::model::scene::Point]| -> Vec<Pos2> {
        points.iter().map(|p| origin + vec2(p.x, p.y)).collect()
    };
    match shape {
        Shape::Rect {
            frame,
            radius,
            fill: inside,
            pen,
        } => {
            let rect = on_screen(frame, origin);
            if inside.is_some() {
                painter.rect_filled(rect, *radius, fill(inside));
            }
            match pen {
                Some(pen) if pen.dashed => {
                    let corners = [
                        rect.left_top(),
                        rect.right_top(),
                        rect.right_bottom(),
                        rect.left_bottom(),
                        rect.left_top(),
                    ];
                    paint_line(painter, corners.to_vec(), stroke(pen), true);
                }
                Some(pen) => {
                    painter.rect_stroke(rect, *radius, stroke(pen), StrokeKind::Middle);
                }
                None => {}
            }
        }
        Shape::Circle {
            centre,
            radius,
            fill: inside,
            pen,
        } => {
            let centre = origin + vec2(centre.x, centre.y);
            let stroke = pen.as_ref().map_or(Stroke::NONE, stroke);
            painter.circle(centre, *radius, fill(inside), stroke);
        }
        Shape::Line { points, pen } => {
            paint_line(painter, at(points), stroke(pen), pen.dashed);
        }
        Shape::Polygon {
            points,
            fill: inside,
            pen,
        } => {
            let stroke = pen.as_ref().map_or(Stroke::NONE, stroke);
            let points = at(points);
            let polygon = egui::Shape::convex_polygon(points, fill(inside), stroke);
            painter.add(polygon);
        }
        Shape::Text {
            at,
            text,
            letters,
            anchor,
        } => paint_text(
            painter,
            origin + vec2(at.x, at.y),
            text,
            letters,
            *anchor,
            colours,
        ),
    }
}

/// Returns the area on the screen beyond which a shape leaves no trace, found without laying
/// anything out: no letter is wider than its size for each byte of it.
fn reach(shape: &Shape, origin: Pos2) -> Rect {
    let around = |points: &[crate::model::scene::Point], pen: Option<&Pen>| {
        let mut area = Rect::NOTHING;
        for at in points {
            area.extend_with(origin + vec2(at.x, at.y));
        }
        area.expand(pen.map_or(0.0, |pen| pen.width))
    };
    match shape {
        Shape::Rect { frame, pen, .. } => {
            let area = on_screen(frame, origin);
            area.expand(pen.as_ref().map_or(0.0, |pen| pen.width))
        }
        Shape::Circle {
            centre,
            radius,
            pen,
            ..
        } => {
            let centre = origin + vec2(centre.x, centre.y);
            let pen = pen.as_ref().map_or(0.0, |pen| pen.width);
            Rect::from_center_size(centre, egui::Vec2::splat(2.0 * (radius + pen)))
        }
        Shape::Line { points, pen } => around(points, Some(pen)),
        Shape::Polygon { points, pen, .. } => around(points, pen.as_ref()),
        Shape::Text {
            at,
            text,
            letters,
            anchor,
        } => {
            let width = letters.size * text.len() as f32;
            let left = match anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => width / 2.0,
                Anchor::End => width,
            };
            let corner = origin + vec2(at.x - left, at.y - letters.size);
            Rect::from_min_size(corner, vec2(width, 2.0 * letters.size))
        }
    }
}

fn paint_line(painter: &Painter, points: Vec<Pos2>, stroke: Stroke, dashed: bool) {
    if dashed {
        painter.extend(egui::Shape::dashed_line(
            &points,
            stroke,
            Pen::DASH,
            Pen::DASH,
        ));
    } else {
        painter.add(egui::Shape::line(points, stroke));
    }
}

fn paint_text(
    painter: &Painter,
    at: Pos2,
    text: &str,
    letters: &Letters,
    anchor: Anchor,
    colours: &dyn Fn(Paint) -> Color32,
) {
    let anchor = match anchor {
        Anchor::Start => Align2::LEFT_CENTER,
        Anchor::Middle => Align2::CENTER_CENTER,
        Anchor::End => Align2::RIGHT_CENTER,
    };
    let font = font(letters.size, letters.weight);
    painter.text(at, anchor, text, font, colours(letters.paint));
}

fn font(size: f32, weight: Weight) -> FontId {
    match weight {
        Weight::Regular => FontId::proportional(size),
        Weight::Strong => theme::strong_font(size),
    }
}

fn on_screen(frame: &Frame, origin: Pos2) -> Rect {
    Rect::from_min_max(
        origin + vec2(frame.min.x, frame.min.y),
        origin + vec2(frame.max.x, frame.max.y),
    )
}

impl Palette {
    /// Returns how a paint of a scene looks.
    pub(crate) fn paint(&self, paint: Paint) -> Color32 {
        let tone = self.tone(paint.tone);
        if paint.strength >= 1.0 {
            tone
        } else {
            theme::mix(self.card.into(), tone, paint.strength)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scene::{Tone, point};

    /// Returns how many shapes egui gets of a scene of which `clip` is seen.
    fn painted(scene: &Scene, clip: Rect) -> usize {
        let ctx = egui::Context::default();
        let mut count = 0;
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let painter = ui.painter_at(clip);
            let layer = painter.layer_id();
            let all = || {
                ui.ctx()
                    .graphics_mut(|g| g.entry(layer).all_entries().count())
            };
            let before = all();
            for shape in &scene.shapes {
                paint_shape(&painter, Pos2::ZERO, shape, &|_| Color32::BLACK);
            }
            count = all() - before;
        });
        output.textures_delta.clear();
        count
    }

    #[test]
    fn only_what_can_be_seen_is_painted() {
        let mut scene = Scene::new(1000.0, 1000.0);
        let pen = Pen::new(Tone::Ink, 1.0);
        let letters = Letters::plain(10.0, Tone::Ink);
        for at in [50.0, 500.0] {
            scene.fill(Frame::new(at, 50.0, 10.0, 10.0), 0.0, Tone::Ink);
            scene.line(&[point(at, 50.0), point(at, 60.0)], pen);
            scene.text(point(at, 50.0), Anchor::Middle, letters, "abc");
            let points = vec![point(at, 50.0), point(at + 5.0, 50.0), point(at, 55.0)];
            scene.shapes.push(Shape::Polygon {
                points,
                fill: Some(Tone::Ink.into()),
                pen: None,
            });
            scene.shapes.push(Shape::Circle {
                centre: point(at, 50.0),
                radius: 4.0,
                fill: Some(Tone::Ink.into()),
                pen: None,
            });
        }
        let see = |x: f32, y: f32| Rect::from_min_size(Pos2::new(x, y), vec2(100.0, 100.0));
        assert_eq!(painted(&scene, see(0.0, 0.0)), 5);
        assert_eq!(painted(&scene, see(450.0, 0.0)), 5);
        assert_eq!(painted(&scene, see(200.0, 0.0)), 0);
        assert_eq!(painted(&scene, see(0.0, 200.0)), 0);
        // What only reaches into what is seen is painted too.
        assert_eq!(painted(&scene, see(52.0, 0.0)), 4);
    }
}
