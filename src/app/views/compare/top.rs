//! Above the table: filters with their counts, and the text search.

use egui::{Id, Key, TextEdit, Ui};

use super::super::super::state::{Action, Once, View, Wish};
use super::super::super::widgets;
use super::choice::Filter;
use super::data::CompareData;

const SEARCH: f32 = 150.0;

/// Returns the id of the field of the text search.
pub(super) fn search_id() -> Id {
    Id::unique("find in table")
}

pub(super) fn show(
    ui: &mut Ui,
    data: &CompareData,
    view: &View,
    once: &mut Once,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (filter, count) in &data.filters {
            chip(ui, data, *filter, *count, view, actions);
        }
        search(ui, data, view, once, actions);
    });
}

fn chip(
    ui: &mut Ui,
    data: &CompareData,
    filter: Filter,
    count: usize,
    view: &View,
    actions: &mut Vec<Action>,
) {
    let (name, tip) = filter.words();
    let (name, tip) = match (&data.since, filter) {
        (Some(since), Filter::Changed) => (
            format!("Changed since “{}”", short(since)),
            format!("{tip} “{since}”. Choose another in Snapshots"),
        ),
        (None, Filter::Changed) => return,
        _ => (name.to_owned(), tip.to_owned()),
    };
    let chosen = view.rows.filter == filter;
    let response = widgets::chip(ui, &name, Some(count), chosen).on_hover_text(tip);
    if response.clicked() {
        actions.push(Action::SetFilter(filter));
    }
}

/// Returns a snapshot's name cut to what a chip can hold.
fn short(name: &str) -> String {
    const LIMIT: usize = 20;
    if name.chars().count() <= LIMIT {
        return name.to_owned();
    }
    let mut cut: String = name.chars().take(LIMIT - 1).collect();
    cut.truncate(cut.trim_end().len());
    cut + "…"
}

fn search(
    ui: &mut Ui,
    data: &CompareData,
    view: &View,
    once: &mut Once,
    actions: &mut Vec<Action>,
) {
    let mut text = view.rows.search.clone();
    let edit = TextEdit::singleline(&mut text)
        .id(search_id())
        .hint_text("Find in table")
        .margin(egui::Margin::symmetric(10, 3))
        .desired_width(SEARCH);
    let response = ui.add(edit).accessible_name("Find in table");
    if once.take(Wish::FocusSearch) {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::Search(text));
    }
    if response.lost_focus() {
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        if pressed(Key::Escape) {
            actions.push(Action::Search(String::new()));
            actions.extend(view.cell().cloned().map(Action::SelectCell));
        } else if pressed(Key::Enter) {
            // On to the first row that was found.
            actions.extend(data.neighbour(None, 0, 0).map(Action::SelectCell));
        }
    }
    let tip = "Finds words in proposals, stances, quotes and speakers (Ctrl+F)";
    response.on_hover_text(tip);
}
