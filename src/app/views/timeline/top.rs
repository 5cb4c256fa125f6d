//! The choice of an issue and one of its proposals.

use egui::{ComboBox, RichText, Ui};

use crate::model::{Agenda, Issue};

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
        let room = ui.available_width() - 4.0;
        let first = (room * 0.38).clamp(120.0, 300.0);
        let mut picked = list(ui, "Issue", &issue.title, first, |ui| {
            let entry = |each: &Issue| {
                let chosen = each.id == issue.id;
                ui.selectable_label(chosen, &each.title).clicked()
            };
            let mut issues = agenda.issues.iter();
            let mut entry = entry;
            let clicked = issues.find(|each| entry(each));
            clicked.map(|issue| Subject::Issue(issue.id.clone()))
        });
        let second = (room - first - 8.0).max(120.0);
        let shown = proposal.map_or(ALL, |proposal| &proposal.text);
        let other = list(ui, "Proposal", shown, second, |ui| {
            let mut other = ui
                .selectable_label(proposal.is_none(), ALL)
                .clicked()
                .then(|| Subject::Issue(issue.id.clone()));
            ui.separator();
            for each in &issue.proposals {
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
    let shown_list = ComboBox::from_id_salt(("timeline", label))
        .width(width - 10.0)
        .height(420.0)
        .selected_text(text)
        .truncate()
        .show_ui(ui, |ui| {
            let picked = entries(ui);
            if picked.is_some() {
                ui.close();
            }
            picked
        });
    let name = format!("{label}: {shown}");
    shown_list
        .response
        .accessible_name(name)
        .on_hover_text(shown);
    shown_list.inner.flatten()
}
