//! What can be done with a part as a whole: moving, merging, retiring, removing, tying.

use egui::{Button, ComboBox, Label, RichText, Ui};

use crate::model::{Agenda, Party, Proposal, ProposalId};
use crate::session::edit::{AgendaEdit, AgendaPart};

use super::super::super::state::Action;
use super::super::super::theme;
use super::super::super::widgets::caption;
use super::data::{self, Set, Target, Tie};
use super::paint::line;

/// Returns what a context menu offers for a part.
pub(super) fn entries(part: &AgendaPart, retired: bool) -> Vec<(&'static str, Action)> {
    let retire = if retired {
        "Bring back…"
    } else {
        "Retire…"
    };
    let ask = |edit| Action::AskAgenda(edit);
    let mut entries = vec![
        (retire, ask(AgendaEdit::Retire(part.clone(), !retired))),
        ("Remove…", ask(AgendaEdit::Remove(part.clone()))),
    ];
    if let AgendaPart::Issue(id) = part {
        let new = Action::ShowAgenda(Target::NewProposal(id.clone()));
        entries.insert(0, ("Add proposal", new));
    }
    entries
}

/// Shows the part's name, how much is of it, and what can be done with it.
pub(super) fn show(
    ui: &mut Ui,
    agenda: &Agenda,
    (part, touched): (&AgendaPart, &str),
    actions: &mut Vec<Action>,
) {
    let name = RichText::new(part.named(agenda)).font(theme::body_strong());
    ui.add(Label::new(name).wrap());
    let kind = match part {
        AgendaPart::Party(_) => "Party",
        AgendaPart::Issue(_) => "Issue",
        AgendaPart::Proposal(_) => "Proposal",
    };
    let retired = data::is_retired(agenda, part);
    let retired_in_words = if retired { " · retired" } else { "" };
    ui.weak(format!("{kind} · {touched}{retired_in_words}"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        moves(ui, agenda, part, actions);
        merge(ui, agenda, part, actions);
        let (word, tip) = if retired {
            ("Bring back…", "Looks for it and compares it again")
        } else {
            (
                "Retire…",
                "No longer looks for it nor compares it; what refers to it stays",
            )
        };
        if ui.button(word).on_hover_text(tip).clicked() {
            let edit = AgendaEdit::Retire(part.clone(), !retired);
            actions.push(Action::AskAgenda(edit));
        }
        let tip = "Takes it out, if nothing refers to it";
        if ui.button("Remove…").on_hover_text(tip).clicked() {
            actions.push(Action::AskAgenda(AgendaEdit::Remove(part.clone())));
        }
        if let AgendaPart::Issue(id) = part
            && ui.button("Add proposal").clicked()
        {
            actions.push(Action::ShowAgenda(Target::NewProposal(id.clone())));
        }
    });
}

fn moves(ui: &mut Ui, agenda: &Agenda, part: &AgendaPart, actions: &mut Vec<Action>) {
    let Some((at, all)) = data::place(agenda, part) else {
        return;
    };
    let places = [
        ("Move up", at.checked_sub(1)),
        ("Move down", Some(at + 1).filter(|to| *to < all)),
    ];
    for (name, to) in places {
        let clicked = ui.add_enabled(to.is_some(), Button::new(name)).clicked();
        if let Some(to) = to.filter(|_| clicked) {
            actions.push(Action::Agenda(AgendaEdit::Move(part.clone(), to)));
        }
    }
}

fn merge(ui: &mut Ui, agenda: &Agenda, part: &AgendaPart, actions: &mut Vec<Action>) {
    let others = data::others(agenda, part);
    ui.add_enabled_ui(!others.is_empty(), |ui| {
        let list = ComboBox::from_id_salt("merge into")
            .width(110.0)
            .selected_text("Merge into…");
        let shown = list.show_ui(ui, |ui| {
            ui.set_max_width(420.0);
            for (other, name) in others {
                if ui.selectable_label(false, name).clicked() {
                    let edit = AgendaEdit::Merge(part.clone(), other);
                    actions.push(Action::AskAgenda(edit));
                    ui.close();
                }
            }
        });
        shown.response.accessible_name("Merge into…");
    });
}

/// Shows what is chosen rather than typed.
pub(super) fn below(ui: &mut Ui, agenda: &Agenda, part: &AgendaPart, actions: &mut Vec<Action>) {
    match part {
        AgendaPart::Party(id) => {
            if let Some(party) = agenda.party(id) {
                main(ui, party, actions);
            }
        }
        AgendaPart::Issue(_) => {}
        AgendaPart::Proposal(id) => {
            if let Some((issue, proposal)) = agenda.proposal(id) {
                let current = issue.title.as_str();
                line(ui, "Issue", |ui, width| {
                    let list = ComboBox::from_id_salt("issue of it").width(width.min(320.0));
                    let shown = list.selected_text(current).truncate().show_ui(ui, |ui| {
                        for other in &agenda.issues {
                            let chosen = other.id == issue.id;
                            if ui.selectable_label(chosen, &other.title).clicked() && !chosen {
                                let edit = AgendaEdit::MoveToIssue(id.clone(), other.id.clone());
                                actions.push(Action::Agenda(edit));
                                ui.close();
                            }
                        }
                    });
                    shown.response.accessible_name("Issue");
                });
                for tie in [Tie::Implies, Tie::Excludes] {
                    ties(ui, agenda, proposal, tie, actions);
                }
            }
        }
    }
}

fn main(ui: &mut Ui, party: &Party, actions: &mut Vec<Action>) {
    ui.add_space(8.0);
    let mut main = party.main;
    let tip = "Where no party is marked so, all are columns from the start";
    if ui
        .checkbox(&mut main, "A column from the start")
        .on_hover_text(tip)
        .changed()
    {
        actions.push(Action::SetOnPart(Set::Main(party.id.clone(), main)));
    }
}

/// Shows the proposals that one is tied to, each of which can be taken out, and adds more.
fn ties(ui: &mut Ui, agenda: &Agenda, proposal: &Proposal, tie: Tie, actions: &mut Vec<Action>) {
    ui.add_space(8.0);
    let (title, told) = tie.words();
    caption(ui, title).on_hover_text(told);
    let tied = tie.of(proposal);
    let set = |other: &ProposalId, tied| {
        Action::SetOnPart(Set::Tied(proposal.id.clone(), tie, other.clone(), tied))
    };
    for id in tied {
        let text = agenda.proposal(id).map_or(id.as_str(), |(_, p)| &p.text);
        ui.horizontal(|ui| {
            let out = ui.small_button("×").on_hover_text("Takes it out");
            if out.accessible_name(format!("Take out: {text}")).clicked() {
                actions.push(set(id, false));
            }
            ui.add(Label::new(text).wrap());
        });
    }
    let shown = ComboBox::from_id_salt(title)
        .selected_text("Add…")
        .show_ui(ui, |ui| {
            ui.set_max_width(420.0);
            for (other, text) in data::proposals_beside(agenda, &proposal.id) {
                if !tied.contains(&other) && ui.selectable_label(false, text).clicked() {
                    actions.push(set(&other, true));
                    ui.close();
                }
            }
        });
    shown.response.accessible_name(format!("{title}: add"));
}
