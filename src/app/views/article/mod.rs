//! The Article tab: the text as it was read, with statements marked in their party's
//! colour. In: the chosen article. Out: which statement was clicked. Changes nothing.

mod about;
mod cut;
mod data;
mod details;
mod find;
mod head;
mod heights;
mod menu;
mod paint;
mod select;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use egui::{ScrollArea, Ui, vec2};

use crate::model::{ArticleId, Span};
use crate::session::edit::ArticleEdit;
use crate::session::{Edit, Session};

use super::super::scripts;
use super::super::state::{Action, Once, TextSelection, View, Wish};
use super::super::widgets::Heights;

pub(crate) use about::Doubt;
use data::{ArticleData, Kind};
use details::Details;
pub(crate) use details::Typed;
use find::{Find, Outcome};
use select::Painted;

/// Lines longer than this are tiring to read.
const WIDEST: f32 = 720.0;
/// Room for the marks beside the text.
const MARGIN: f32 = 22.0;

/// The Article tab with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct ArticleView {
    /// Of which state of which article the data is; `None` where it must be made anew.
    key: Option<(u64, ArticleId)>,
    /// Which article is shown.
    of: Option<ArticleId>,
    data: ArticleData,
    heights: Heights,
    /// The stretches of furniture that are not folded, by where they begin.
    open: BTreeSet<usize>,
    /// The fields in which what is known of the article is changed.
    details: Details,
    /// The furniture under the last secondary click.
    line: Option<Span>,
    /// What is looked for, while that is shown.
    find: Option<Find>,
    /// Whether the place that was found is brought into view, not the highlighted quote.
    to_found: bool,
    /// Frames for which the highlighted quote is still brought into view: heights that were
    /// estimated get exact as soon as they are painted.
    settling: u8,
    /// The statements under the last secondary click.
    menu: Vec<menu::Entry>,
}

impl ArticleView {
    /// Shows the chosen article.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        view: &View,
        once: &mut Once,
    ) -> Vec<Action> {
        let mut actions = Vec::new();
        let dossier = session.dossier();
        let Some(coded) = view.at.article.as_ref().and_then(|id| dossier.article(id)) else {
            ui.add_space(24.0);
            ui.vertical_centered(|ui| {
                let (head, hint) = if dossier.articles.is_empty() {
                    ("No article yet", "Drop files here, or press Ctrl+O")
                } else {
                    (
                        "No article chosen",
                        "Choose one on the left, or click a quote in the inspector",
                    )
                };
                ui.heading(head);
                ui.weak(hint);
            });
            return actions;
        };
        let key = Some((session.generation(), coded.article.id.clone()));
        if self.key != key {
            let same = self.of.as_ref() == Some(&coded.article.id);
            if !same {
                self.open.clear();
                self.of = Some(coded.article.id.clone());
            }
            let before = std::mem::take(&mut self.data);
            self.data = data::build(dossier, session.filter(), coded, &self.open);
            if !same || !self.data.stands_as(&before) {
                self.heights.forget();
            }
            self.data.about.letters =
                scripts::told(ui, &coded.article.text, coded.article.language.as_deref());
            self.key = key;
            if let Some(find) = &mut self.find {
                find.look(&self.data.paragraphs);
            }
        }
        if once.has(Wish::FocusDate) {
            self.details.open = true;
        }
        if once.take(Wish::ShowDetails) {
            self.details.open = !self.details.open;
        }
        let margin = egui::Margin {
            left: MARGIN as i8,
            ..egui::Margin::ZERO
        };
        // The text keeps half of the room.
        let most = (ui.available_height() * 0.5).max(80.0);
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt(("head of article", &coded.article.id))
                .max_height(most)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    let (data, details) = (&self.data, &mut self.details);
                    head::show(ui, data, &coded.article, details, once, &mut actions);
                });
        });
        self.find(ui, once);
        ui.separator();
        self.text(ui, view, once, &mut actions);
        actions
    }

    /// Says whether what has the focus is a field of this page, whose Esc is its own.
    pub(crate) fn is_writing(&self, focus: Option<egui::Id>) -> bool {
        let finding = self.find.is_some() && focus == Some(find::field());
        finding
            || self
                .of
                .as_ref()
                .is_some_and(|article| Details::has_focus(focus, article))
    }

    /// Takes what is typed of the article, to make it an edit before anything else happens.
    pub(crate) fn take_typed(&mut self) -> Option<Typed> {
        self.details.take()
    }

    /// Keeps what could not be taken in its field, with the reason.
    pub(crate) fn refuse_typed(&mut self, typed: Typed, why: String) {
        self.details.refuse(typed, why);
    }

    /// Shows the line that finds words, once it was asked for.
    fn find(&mut self, ui: &mut Ui, once: &mut Once) {
        let asked = once.take(Wish::FocusSearch);
        if asked {
            self.find.get_or_insert_default();
        }
        let Some(find) = &mut self.find else {
            return;
        };
        match find.show(ui, &self.data.paragraphs, asked) {
            Outcome::Same => {}
            Outcome::Moved => {
                self.settling = 3;
                self.to_found = true;
            }
            Outcome::Closed => self.find = None,
        }
        // What is found in lines that are folded is shown.
        let folded = self
            .find
            .iter()
            .flat_map(|find| find.folded(&self.data.paragraphs));
        let found: Vec<usize> = folded.map(|paragraph| paragraph.span.start).collect();
        if !found.is_empty() {
            self.open.extend(found);
            self.key = None;
            self.settling = 3;
            ui.request_repaint();
        }
    }

    fn text(&mut self, ui: &mut Ui, view: &View, once: &mut Once, actions: &mut Vec<Action>) {
        let width = (ui.available_width() - MARGIN - 12.0).clamp(80.0, WIDEST);
        let complete = self.heights.fit(ui, &self.data, width);
        if !complete {
            ui.request_repaint();
        }
        if once.take(Wish::ScrollToQuote) {
            self.settling = 3;
            self.to_found = false;
        }
        let mut area = ScrollArea::vertical()
            .id_salt(("article", &view.at.article))
            .auto_shrink(false);
        if self.settling > 0 {
            self.settling -= 1;
            ui.request_repaint();
            let found = self.find.as_ref().and_then(Find::paragraph);
            let quote = view.at.statement.as_ref();
            let quote = quote.and_then(|at| self.data.paragraph_of(at.statement));
            let target = if self.to_found { found } else { quote };
            if let Some(paragraph) = target {
                let above = (ui.available_height() * 0.3).min(160.0);
                area = area.vertical_scroll_offset((self.heights.top(paragraph) - above).max(0.0));
            }
        }
        let selection = view.text.as_ref();
        let selection = selection.filter(|text| Some(&text.article) == view.at.article.as_ref());
        let span = selection.map(TextSelection::span);
        let mut toggle = Vec::new();
        area.show_viewport(ui, |ui, viewport| {
            ui.set_height(self.heights.whole());
            let origin = ui.max_rect().min;
            let mut painted = Vec::new();
            for paragraph in self.heights.visible(viewport) {
                let top = origin + vec2(MARGIN, self.heights.top(paragraph));
                let found = self.find.as_ref().map(|find| find.of(paragraph));
                let seen = paint::Seen {
                    looked_at: view.at.statement.as_ref(),
                    found: found.as_deref().unwrap_or_default(),
                    selected: span.and_then(|span| self.data.part_in(span, paragraph)),
                };
                let place = (top, width);
                if let Some(fold) = self.data.paragraphs[paragraph].fold {
                    let (toggled, restored) = paint::fold(ui, &fold, place);
                    if toggled {
                        toggle.push(fold);
                    }
                    if restored && let Some(article) = &view.at.article {
                        actions.push(Action::Edit(Edit::ChangeArticle {
                            article: article.clone(),
                            edit: ArticleEdit::Restore(fold.span),
                        }));
                    }
                }
                if self.data.paragraphs[paragraph].kind == Kind::Folded {
                    continue;
                }
                painted.push(paint::paragraph(ui, &self.data, paragraph, place, seen));
            }
            if let Some(at) = selection.filter(|text| text.anchor == text.head) {
                let here = |each: &&Painted| {
                    let span = self.data.paragraphs[each.index].span;
                    (span.start..=span.end).contains(&at.head)
                };
                if let Some(each) = painted.iter().find(here) {
                    let start = self.data.paragraphs[each.index].span.start;
                    paint::cursor(ui, &self.data, each, at.head - start);
                }
            }
            self.pointer(ui, view, &painted, selection, actions);
        });
        for fold in toggle {
            if !self.open.remove(&fold.span.start) {
                self.open.insert(fold.span.start);
            }
            self.key = None;
            ui.request_repaint();
        }
    }

    /// Takes what the pointer does to the text.
    fn pointer(
        &mut self,
        ui: &Ui,
        view: &View,
        painted: &[Painted],
        selection: Option<&TextSelection>,
        actions: &mut Vec<Action>,
    ) {
        let Some(article) = &view.at.article else {
            return;
        };
        let data = &self.data;
        let on_mark = |at: usize| !data.marks_under(at).is_empty();
        actions.extend(select::pointer(
            ui, data, article, painted, selection, on_mark,
        ));
        for each in painted {
            let response = &each.response;
            let under = |pos: egui::Pos2| data.marks_under(each.byte(data, pos));
            let clicked = response.interact_pointer_pos().map(under);
            let clicked = clicked.as_ref().and_then(|marks| marks.first());
            if let Some(mark) = clicked {
                if response.double_clicked() {
                    actions.push(Action::EditStatement(mark.at.clone()));
                } else if response.clicked() {
                    actions.push(Action::PickStatement(mark.at.clone()));
                }
            }
            if response.secondary_clicked() {
                let here = response.interact_pointer_pos().map(under);
                let marks = here.unwrap_or_default();
                self.menu = marks.iter().map(|mark| menu::Entry::of(mark)).collect();
                let here = &data.paragraphs[each.index];
                self.line = (here.kind == Kind::Furniture).then_some(here.span);
            }
            let hovered = response.hover_pos().map(under).unwrap_or_default();
            if !hovered.is_empty() && !response.dragged() {
                ui.set_cursor_icon(egui::CursorIcon::PointingHand);
                response.clone().on_hover_ui_at_pointer(|ui| {
                    ui.set_max_width(360.0);
                    for mark in hovered {
                        ui.label(&mark.told);
                    }
                });
            } else if response.hovered() {
                ui.set_cursor_icon(egui::CursorIcon::Text);
            }
            response.context_menu(|ui| {
                let words = selection.map(|text| data.text_of(text.span()));
                let words = words.unwrap_or_default();
                let before = view.last.is_some();
                let span = selection
                    .map(TextSelection::span)
                    .filter(|span| !span.is_empty());
                let (text, furniture) = match span {
                    Some(span) => data.lines_in(span),
                    None => (None, self.line),
                };
                let lines = menu::Lines {
                    article,
                    text,
                    furniture,
                };
                menu::show(ui, &self.menu, selection, &words, lines, before, actions);
            });
        }
    }

    /// Takes the keys that select words.
    pub(crate) fn keys(&self, ctx: &egui::Context, view: &View) -> Vec<Action> {
        let Some(article) = &view.at.article else {
            return Vec::new();
        };
        if ctx.memory(egui::Memory::focused).is_some() {
            return Vec::new();
        }
        let quote = view.at.statement.as_ref();
        let quote = quote.and_then(|at| {
            let mut marks = self.data.marks.iter();
            marks.find(|mark| mark.at == *at)
        });
        let body = self.data.paragraphs.iter().find(|p| p.kind == Kind::Body);
        let start = quote
            .map(|mark| mark.span.start)
            .or(body.map(|paragraph| paragraph.span.start));
        let now = view.text.as_ref().filter(|text| text.article == *article);
        select::keys(ctx, &self.data, article, now, start.unwrap_or_default())
    }
}
