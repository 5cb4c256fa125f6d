//! Above the table: filters with their counts, the text search, and which parties are shown.

use egui::{Id, Key, TextEdit, Ui};

use super::super::super::state::{Action, Once, View, Wish};
use super::super::super::widgets;
use super::super::parties;
use super::choice::Filter;
use super::data::CompareData;

const SEARCH: f32 = 150.0;
/// Below this width, chips give way to a list.
const NARROW: f32 = 600.0;

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
        if ui.available_width() < NARROW {
            list(ui, data, view, actions);
        } else {
            chips(ui, data, view, actions);
        }
        search(ui, data, view, once, actions);
        parties::button(ui, &data.parties, actions);
    });
}

/// A filter with its name, what it shows and how many rows that are.
struct Choice {
    filter: Filter,
    name: String,
    tip: String,
    count: usize,
}

/// Returns the filters that there are now: those of which there is something to show, and
/// the chosen one.
fn choices(data: &CompareData, chosen: Filter) -> impl Iterator<Item = Choice> {
    data.filters.iter().filter_map(move |(filter, count)| {
        let (name, tip) = filter.words();
        let (name, tip) = match (&data.since, *filter) {
            (Some(since), Filter::Changed) => (
                format!("Changed since “{}”", short(since)),
                format!("{tip} “{since}”. Choose another in Snapshots"),
            ),
            (None, Filter::Changed) => return None,
            (_, Filter::Contradictions) if *count == 0 && chosen != *filter => return None,
            _ => (name.to_owned(), tip.to_owned()),
        };
        Some(Choice {
            filter: *filter,
            name,
            tip,
            count: *count,
        })
    })
}

fn chips(ui: &mut Ui, data: &CompareData, view: &View, actions: &mut Vec<Action>) {
    for choice in choices(data, view.rows.filter) {
        let chosen = view.rows.filter == choice.filter;
        let response = widgets::chip(ui, &choice.name, Some(choice.count), chosen);
        if response.on_hover_text(choice.tip).clicked() {
            actions.push(Action::SetFilter(choice.filter));
        }
    }
}

/// Shows the filters as a list that drops down, where chips would take many lines.
fn list(ui: &mut Ui, data: &CompareData, view: &View, actions: &mut Vec<Action>) {
    let told = |choice: &Choice| format!("{} {}", choice.name, choice.count);
    let now = choices(data, view.rows.filter).find(|choice| choice.filter == view.rows.filter);
    let room = ui.available_width() - SEARCH - 40.0;
    egui::ComboBox::from_id_salt("filter")
        .width(room.clamp(90.0, 200.0))
        .selected_text(now.as_ref().map(told).unwrap_or_default())
        .truncate()
        .show_ui(ui, |ui| {
            for choice in choices(data, view.rows.filter) {
                let chosen = view.rows.filter == choice.filter;
                let response = ui.selectable_label(chosen, told(&choice));
                if response.on_hover_text(choice.tip).clicked() {
                    actions.push(Action::SetFilter(choice.filter));
                    ui.close();
                }
            }
        })
        .response
        .accessible_name("Filter");
}

/// Returns a snapshot's name cut to what a chip can hold.
fn short(name: &str) -> String {
    const LIMIT: usize = 16;
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
        .margin(egui::Margin::symmetric(10, 4))
        .align(egui::Align2::LEFT_CENTER)
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
