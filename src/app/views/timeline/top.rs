//! The choice of an issue and one of its proposals.

use egui::{ComboBox, Layout, RichText, Ui, vec2};

use crate::model::Agenda;

use super::super::super::state::{Action, Subject};
use super::super::super::theme;

const ALL: &str = "All its proposals";

/// Shows both lists.
pub(super) fn show(ui: &mut Ui, subject: &Subject, agenda: &Agenda, actions: &mut Vec<Action>) {
    let found = match subject {
        Subject::Issue(id) => agenda.issue(id).map(|issue| (issue, None)),
        Subject::Proposal(id) => agenda.proposal(id).map(|(issue, p)| (issue, Some(p))),
    };
    let Some((issue, proposal)) = found else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let room = ui.available_width();
        let first = (room * 0.38).clamp(120.0, 300.0);
        let mut picked = list(ui, "Issue", &issue.title, first, |ui| {
            let mut clicked = None;
            for each in agenda.issues_in_use() {
                let chosen = each.id == issue.id;
                if ui.selectable_label(chosen, &each.title).clicked() {
                    clicked = Some(Subject::Issue(each.id.clone()));
                }
            }
            clicked
        });
        let second = (room - first - 9.0).max(120.0);
        let shown = proposal.map_or(ALL, |proposal| &proposal.text);
        let other = list(ui, "Proposal", shown, second, |ui| {
            let mut other = ui
                .selectable_label(proposal.is_none(), ALL)
                .clicked()
                .then(|| Subject::Issue(issue.id.clone()));
            ui.separator();
            for each in issue.in_use() {
                let chosen = proposal.is_some_and(|chosen| chosen.id == each.id);
                if ui.selectable_label(chosen, &each.text).clicked() {
                    other = Some(Subject::Proposal(each.id.clone()));
                }
            }
            other
        });
        picked = picked.or(other);
        actions.extend(picked.map(Action::ShowTimeline));
    });
    ui.add_space(2.0);
}

fn list(
    ui: &mut Ui,
    label: &str,
    shown: &str,
    width: f32,
    entries: impl FnOnce(&mut Ui) -> Option<Subject>,
) -> Option<Subject> {
    let text = RichText::new(shown).font(theme::body_strong());
    let list = ComboBox::from_id_salt(("timeline", label))
        .width(width)
        .height(420.0)
        .selected_text(text)
        .truncate();
    // A list takes all the room there is for its text.
    let room = vec2(width, ui.spacing().interact_size.y);
    let row = Layout::left_to_right(egui::Align::Center);
    let listed = ui.allocate_ui_with_layout(room, row, |ui| {
        list.show_ui(ui, |ui| {
            let picked = entries(ui);
            if picked.is_some() {
                ui.close();
            }
            picked
        })
    });
    let shown_list = listed.inner;
    let name = format!("{label}: {shown}");
    shown_list
        .response
        .accessible_name(name)
        .on_hover_text(shown);
    shown_list.inner.flatten()
}
