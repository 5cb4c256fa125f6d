//! Which parties are shown and which others speak: the line that says so, and the list on
//! which they are ticked.

use std::collections::BTreeMap;

use egui::containers::menu::MenuConfig;
use egui::{Button, Checkbox, CornerRadius, Popup, PopupCloseBehavior, RichText, ScrollArea, Ui};

use crate::model::{Basis, Dossier, PartyId, Stance, StanceTable};
use crate::session::Session;

use super::super::state::Action;
use super::super::theme::{self, palette};
use super::words;

/// The parties of the agenda, shown or not.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Parties {
    /// In the agenda's order.
    pub(crate) lines: Vec<PartyLine>,
}

/// A party of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PartyLine {
    pub(crate) party: PartyId,
    pub(crate) name: String,
    pub(crate) shown: bool,
    /// On how many proposals it has a stance of its own, or one that is counted.
    pub(crate) stances: usize,
    /// On how many more it has one that only others tell, which is not counted.
    pub(crate) others: usize,
}

impl Parties {
    /// Collects the parties and counts their stances, over the evidence that is looked at.
    pub(crate) fn of(session: &Session) -> Self {
        Self::in_table(session.dossier(), session.table())
    }

    /// Collects the parties of a dossier and counts their stances in its table.
    pub(crate) fn in_table(dossier: &Dossier, table: &StanceTable) -> Self {
        let others = dossier.settings.count_others;
        let counts = |stance: &Stance| stance.basis != Basis::Others || others;
        let mut stances: BTreeMap<&PartyId, (usize, usize)> = BTreeMap::new();
        for stance in table.iter() {
            let (counted, others) = stances.entry(&stance.party).or_default();
            *if counts(stance) { counted } else { others } += 1;
        }
        let of = |party: &PartyId| stances.get(party).copied().unwrap_or_default();
        let shown = dossier.parties();
        let lines = dossier.agenda.parties_in_use().map(|party| PartyLine {
            party: party.id.clone(),
            name: party.name.clone(),
            shown: shown.contains(&party.id),
            stances: of(&party.id).0,
            others: of(&party.id).1,
        });
        Self {
            lines: lines.collect(),
        }
    }

    /// Returns how many are shown and how many of the others speak: "3 of 12 parties · 6
    /// others speak".
    pub(crate) fn in_words(&self) -> String {
        let shown = self.lines.iter().filter(|line| line.shown).count();
        let all = self.lines.len();
        if shown == all {
            return format!("All {all} parties");
        }
        let speaking = self.lines.iter().filter(|line| !line.shown);
        let told = match speaking.filter(|line| line.stances > 0).count() {
            0 => "no other speaks".to_owned(),
            1 => "1 other speaks".to_owned(),
            n => format!("{n} others speak"),
        };
        format!("{shown} of {all} parties · {told}")
    }
}

impl PartyLine {
    /// Returns its name with the number of its stances: "Russia · 21 stances, 1 more by
    /// others".
    fn in_words(&self) -> String {
        let told = match self.stances {
            0 => "silent".to_owned(),
            n => words::count(n, "stance"),
        };
        let more = match self.others {
            0 => String::new(),
            n => format!(", {n} more by others"),
        };
        format!("{} · {told}{more}", self.name)
    }
}

/// Returns how a menu behaves in which several things are ticked: it stays open.
pub(crate) fn stays_open() -> MenuConfig {
    MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside)
}

/// Shows who is shown as a quiet line; a click opens the list.
pub(crate) fn button(ui: &mut Ui, parties: &Parties, actions: &mut Vec<Action>) {
    let told = parties.in_words();
    let text = RichText::new(&told).font(theme::small_font());
    let button = Button::new(text.color(palette(ui).soft))
        .fill(egui::Color32::TRANSPARENT)
        .stroke(palette(ui).hairline())
        .corner_radius(CornerRadius::same(6));
    let response = ui.add(button).on_hover_text(
        "Relations, agreement and sentences are those of the parties that are shown. Click to \
         choose them",
    );
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| list(ui, parties, actions));
}

/// Shows the list; the last party that is shown stays.
pub(crate) fn list(ui: &mut Ui, parties: &Parties, actions: &mut Vec<Action>) {
    let last = parties.lines.iter().filter(|line| line.shown).count() == 1;
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for line in &parties.lines {
            let mut on = line.shown;
            let mut text = RichText::new(line.in_words());
            if line.stances == 0 {
                text = text.color(palette(ui).soft);
            }
            let ticked = ui.add_enabled(!(on && last), Checkbox::new(&mut on, text));
            if ticked.changed() {
                actions.push(Action::ToggleColumn(line.party.clone()));
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::super::demo;
    use super::*;
    use crate::session::Edit;

    fn told(parties: &[&str]) -> String {
        let mut session = demo::session();
        let parties = parties.iter().map(|id| PartyId::from(*id)).collect();
        session
            .apply(Edit::SetParties(parties))
            .expect("the agenda has them");
        Parties::of(&session).in_words()
    }

    #[test]
    fn who_is_hidden_and_speaks_is_counted() {
        assert_eq!(
            told(&["NO", "SO", "IS"]),
            "3 of 4 parties · no other speaks"
        );
        assert_eq!(told(&["NO"]), "1 of 4 parties · 2 others speak");
        assert_eq!(told(&["NO", "IS"]), "2 of 4 parties · 1 other speaks");
        assert_eq!(told(&["NO", "SO", "IS", "OB"]), "All 4 parties");
    }

    #[test]
    fn stances_are_counted_as_far_as_they_are_the_partys_own() {
        let lines = Parties::of(&demo::session()).lines;
        let told: Vec<String> = lines.iter().map(PartyLine::in_words).collect();
        assert_eq!(
            told,
            [
                "Northland · 6 stances, 1 more by others",
                "Southland · 6 stances",
                "Isle Union · 4 stances",
                "Observer · silent"
            ]
        );
    }
}
