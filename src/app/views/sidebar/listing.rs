//! Which articles the list shows and in what order: those that hold the words looked for. In: the
//! lines with their counts. Out: their places, and what was asked for.

use std::cmp::Reverse;

use egui::{Id, Key, TextEdit, Ui};

use super::super::super::search::Words;
use super::super::super::state::Action;
use super::super::words::count;
use super::data::ArticleLine;

/// So few articles are overlooked at a glance: nothing is to be found or sorted.
const FEW: usize = 8;
/// Room for the button beside the field.
const BUTTON: f32 = 48.0;

/// Returns the id of the field in which articles are looked for.
pub(super) fn find_id() -> Id {
    Id::unique("find an article")
}

/// In what order articles are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// As they were added.
    #[default]
    Added,
    Newest,
    Oldest,
    Title,
    Outlet,
    /// Those with most statements first.
    Statements,
}

impl Order {
    const ALL: [Self; 6] = [
        Self::Added,
        Self::Newest,
        Self::Oldest,
        Self::Title,
        Self::Outlet,
        Self::Statements,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Added => "As added",
            Self::Newest => "Newest first",
            Self::Oldest => "Oldest first",
            Self::Title => "By title",
            Self::Outlet => "By outlet",
            Self::Statements => "Most statements first",
        }
    }
}

/// Which articles are listed.
#[derive(Debug, Default)]
pub(super) struct Listing {
    typed: String,
    order: Order,
    shown: Vec<usize>,
}

impl Listing {
    /// Returns the places of the articles that are listed, in the order of the list.
    pub(super) fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// Says whether articles are left out that hold no words that are looked for.
    pub(super) fn leaves_out(&self) -> bool {
        !self.typed.trim().is_empty()
    }

    /// Chooses the articles anew, of which the first `same` are as before. Returns how many at the
    /// head of the list are as they were.
    pub(super) fn follow(
        &mut self,
        lines: &[ArticleLine],
        counts: &[Option<usize>],
        same: usize,
    ) -> usize {
        let words = Words::of(&self.typed);
        let mut shown: Vec<usize> = (0..lines.len())
            .filter(|&at| words.are_in(&lines[at].searched))
            .collect();
        let statements = |at: &usize| counts.get(*at).copied().flatten();
        // What has no date or outlet comes last; else the order of adding decides.
        match self.order {
            Order::Added => {}
            Order::Newest => shown.sort_by_key(|&at| Reverse(lines[at].day)),
            Order::Oldest => shown.sort_by_key(|&at| (lines[at].day.is_none(), lines[at].day)),
            Order::Title => shown.sort_by(|&a, &b| lines[a].searched.cmp(&lines[b].searched)),
            Order::Outlet => shown.sort_by_key(|&at| {
                let outlet = lines[at].outlet.as_ref();
                (outlet.is_none(), outlet)
            }),
            Order::Statements => shown.sort_by_key(|at| Reverse(statements(at))),
        }
        let kept = shown
            .iter()
            .zip(&self.shown)
            .take_while(|(now, before)| now == before && **now < same)
            .count();
        self.shown = shown;
        kept
    }

    /// Shows the field and the choice of an order, where there are many articles. Returns whether
    /// another list was asked for.
    pub(super) fn tools(
        &mut self,
        ui: &mut Ui,
        lines: &[ArticleLine],
        actions: &mut Vec<Action>,
    ) -> bool {
        let choosing = self.leaves_out() || self.order != Order::Added;
        if lines.len() < FEW && !choosing {
            return false;
        }
        let mut other = false;
        ui.horizontal(|ui| {
            other |= self.field(ui);
            ui.menu_button("Sort", |ui| {
                for order in Order::ALL {
                    if ui
                        .selectable_label(self.order == order, order.label())
                        .clicked()
                    {
                        other |= self.order != order;
                        self.order = order;
                        ui.close();
                    }
                }
            })
            .response
            .on_hover_text("Puts the articles in another order");
        });
        self.removal(ui, lines, actions);
        ui.add_space(2.0);
        other
    }

    fn field(&mut self, ui: &mut Ui) -> bool {
        let width = (ui.available_width() - BUTTON - ui.spacing().item_spacing.x).max(60.0);
        let edit = TextEdit::singleline(&mut self.typed)
            .id(find_id())
            .hint_text("Find an article")
            .margin(egui::Margin::symmetric(8, 3))
            .desired_width(width);
        let response = ui.add(edit).accessible_name("Find an article");
        let mut other = response.changed();
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
            other |= !self.typed.is_empty();
            self.typed.clear();
        }
        response.on_hover_text(
            "Finds words of titles, outlets, dates and file names; Esc shows all again",
        );
        other
    }

    /// Offers to remove what was found, where words were typed.
    fn removal(&self, ui: &mut Ui, lines: &[ArticleLine], actions: &mut Vec<Action>) {
        if !self.leaves_out() || self.shown.is_empty() {
            return;
        }
        let label = format!("Remove the {} found…", count(self.shown.len(), "article"));
        let tip = "Tells first what goes with them; one step of undo";
        if ui.link(label).on_hover_text(tip).clicked() {
            let found = self.shown.iter().map(|&at| lines[at].id.clone());
            actions.push(Action::AskRemove(found.collect()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::super::search::plain;
    use super::*;

    fn line(title: &str, day: Option<&str>, outlet: Option<&str>) -> ArticleLine {
        let below = format!("{} {}", day.unwrap_or_default(), outlet.unwrap_or_default());
        ArticleLine {
            id: title.into(),
            title: title.to_owned(),
            searched: plain(&format!("{title} {below}")),
            day: day.map(|day| day.parse().expect("a date")),
            outlet: outlet.map(plain),
            date_problem: None,
            below,
        }
    }

    fn lines() -> Vec<ArticleLine> {
        vec![
            line("Ferries wait", Some("2026-12-06"), Some("Harbour Gazette")),
            line("A letter", None, None),
            line("Boats", Some("2026-12-04"), Some("Evening Post")),
        ]
    }

    fn listed(typed: &str, order: Order) -> Vec<usize> {
        let mut listing = Listing {
            typed: typed.to_owned(),
            order,
            ..Listing::default()
        };
        listing.follow(&lines(), &[Some(1), None, Some(5)], 3);
        listing.shown
    }

    #[test]
    fn articles_are_found_by_what_their_line_says() {
        for (typed, found) in [
            ("", vec![0, 1, 2]),
            ("FERRIES", vec![0]),
            ("post", vec![2]),
            ("2026-12", vec![0, 2]),
            ("gazette boats", vec![]),
        ] {
            assert_eq!(listed(typed, Order::Added), found, "{typed}");
        }
    }

    #[test]
    fn what_lacks_a_date_or_an_outlet_comes_last() {
        assert_eq!(listed("", Order::Newest), [0, 2, 1]);
        assert_eq!(listed("", Order::Oldest), [2, 0, 1]);
        assert_eq!(listed("", Order::Title), [1, 2, 0]);
        assert_eq!(listed("", Order::Outlet), [2, 0, 1]);
        assert_eq!(listed("", Order::Statements), [2, 0, 1]);
    }

    #[test]
    fn what_stays_at_the_head_is_not_measured_again() {
        let mut listing = Listing::default();
        assert_eq!(listing.follow(&lines(), &[], 3), 0);
        assert_eq!(listing.follow(&lines(), &[], 3), 3);
        assert_eq!(listing.follow(&lines(), &[], 1), 1);
        listing.typed = "boats".to_owned();
        assert_eq!(listing.follow(&lines(), &[], 3), 0);
        assert_eq!(listing.shown(), [2]);
    }
}
