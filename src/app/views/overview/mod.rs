//! The Overview tab: the whole case at a glance, in cards. In: the session. Out: where a
//! click leads. Changes nothing.
//!
//! `data` computes what the cards say; one file a card draws it as a scene, which is shown
//! here and from which files are made.

mod agreement;
mod conflict;
mod coverage;
mod data;
mod draw;
mod ranges;
mod statements;
#[cfg(test)]
mod tests;
mod trades;

use egui::{ScrollArea, Ui};

use crate::model::scene::{Measure, Scene};
use crate::session::{Look, Session};

use super::super::behind::Behind;
use super::super::state::{Action, Once, PictureOf, View, Wish};
use super::super::widgets::{self, CardHead};
use super::parties;
use super::words::count;

use data::Data;
use draw::Drawn;

/// A card of the tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Card {
    Agreement,
    Trades,
    Conflict,
    Statements,
    Coverage,
    Ranges,
}

impl Card {
    /// All cards, from top to bottom.
    pub(crate) const ALL: [Self; 6] = [
        Self::Agreement,
        Self::Trades,
        Self::Conflict,
        Self::Statements,
        Self::Coverage,
        Self::Ranges,
    ];

    /// Returns its heading.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Agreement => "Agreement",
            Self::Conflict => "Conflict by issue",
            Self::Trades => "Trades",
            Self::Statements => "Same and opposite statements",
            Self::Coverage => "Coverage",
            Self::Ranges => "Ranges",
        }
    }
}

/// How the tab is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The card that commands for pictures are about; the first if none was chosen.
    pub(crate) card: Option<Card>,
    /// Whether issues are sorted by conflict, else as in the agenda.
    pub(crate) by_conflict: bool,
    /// Whether all pairs are listed, however many.
    pub(crate) all_pairs: bool,
}

/// What the card of trades tells.
const TRADES: &str = "Where a party’s stance on one proposal depends on another, and how the \
                      others stand to that one. Possible: somebody is for it and nobody leans \
                      against it. Blocked: somebody is against it. This describes what was \
                      said, and forecasts nothing.";

/// More pairs than this are listed on demand.
const PAIRS: usize = 20;
/// How wide a picture for a file is, in points, unless what it shows needs more.
pub(crate) const FILE_WIDTH: f32 = 720.0;

/// The Overview tab with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct Overview {
    made: Behind<bool, Data>,
    data: Data,
    drawn: Vec<(Card, Drawn)>,
    /// For what the drawings were made.
    fits: Option<(u32, bool)>,
}

impl Overview {
    /// Shows the cards.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        view: &View,
        once: &mut Once,
    ) -> Vec<Action> {
        let choice = view.overview;
        let by_conflict = choice.by_conflict;
        let make = move |look: &Look| Data::new(look, by_conflict);
        if let Some(data) = self.made.follow(ui, session, &by_conflict, make) {
            self.data = data;
            self.fits = None;
        }
        let mut actions = Vec::new();
        let goal = choice.card.filter(|_| once.take(Wish::ScrollToCard));
        ScrollArea::vertical()
            .id_salt("overview")
            .auto_shrink(false)
            .show(ui, |ui| {
                // The scroll bar floats; cards keep clear of it.
                let width = (ui.available_width() - 6.0).max(240.0);
                self.draw(ui, width - 34.0, choice);
                ui.set_max_width(width);
                parties::button(ui, &self.data.shown, &mut actions);
                ui.add_space(2.0);
                for (card, drawn) in &self.drawn {
                    let top = ui.cursor().top();
                    self.card(ui, *card, drawn, choice, &mut actions);
                    if goal == Some(*card) {
                        let below = ui.cursor().top();
                        let whole = ui.max_rect().x_range();
                        let rect = egui::Rect::from_x_y_ranges(whole, top..=below);
                        ui.scroll_to_rect(rect, Some(egui::Align::Min));
                    }
                }
            });
        actions
    }

    /// Returns a card's drawing for a file, with what is said above it; `None` if it has
    /// nothing to show. A file shows all pairs: nobody can ask it for the others.
    pub(crate) fn picture(
        &mut self,
        session: &Session,
        choice: Choice,
        card: Card,
        measure: Measure<'_>,
    ) -> Option<(Scene, String)> {
        self.refresh(session, choice);
        let told = self.told(card);
        let whole = Choice {
            all_pairs: true,
            ..choice
        };
        self.has(card).then(|| {
            let drawn = self.drawing(card, FILE_WIDTH, whole, measure);
            (drawn.scene, told)
        })
    }

    /// Sees to it that the cards are those of this moment.
    fn refresh(&mut self, session: &Session, choice: Choice) {
        let by_conflict = choice.by_conflict;
        let make = |look: &Look| Data::new(look, by_conflict);
        if let Some(data) = self.made.at_once(session, &by_conflict, make) {
            self.data = data;
            self.fits = None;
        }
    }

    fn draw(&mut self, ui: &Ui, width: f32, choice: Choice) {
        let key = Some((width.to_bits(), choice.all_pairs));
        if self.fits == key {
            return;
        }
        self.drawn = widgets::measured(ui, |measure| {
            Card::ALL
                .into_iter()
                .map(|card| {
                    let drawn = if self.has(card) {
                        self.drawing(card, width, choice, measure)
                    } else {
                        Drawn::default()
                    };
                    (card, drawn)
                })
                .collect()
        });
        self.fits = key;
    }

    fn drawing(&self, card: Card, width: f32, choice: Choice, measure: Measure<'_>) -> Drawn {
        let data = &self.data;
        match card {
            Card::Agreement => agreement::draw(data, width, measure),
            Card::Conflict => conflict::draw(data, width, measure),
            Card::Trades => trades::draw(data, width, measure),
            Card::Statements => {
                let most = if choice.all_pairs { usize::MAX } else { PAIRS };
                statements::draw(data, width, most, measure)
            }
            Card::Coverage => coverage::draw(data, width, measure),
            Card::Ranges => ranges::draw(data, width, measure),
        }
    }

    /// Says whether a card has anything to draw.
    fn has(&self, card: Card) -> bool {
        let data = &self.data;
        match card {
            Card::Agreement => data.parties.len() > 1,
            Card::Conflict => !data.conflict.is_empty(),
            Card::Trades => !data.trades.is_empty(),
            Card::Statements => !data.ties.is_empty(),
            Card::Coverage => data.coverage.len() > 1 && !data.parties.is_empty(),
            Card::Ranges => !data.rails.is_empty(),
        }
    }

    /// Returns the sentence that says what a card shows, or why it shows nothing.
    fn told(&self, card: Card) -> String {
        let data = &self.data;
        let known = self.has(card);
        match card {
            Card::Agreement if known => {
                "How near two parties stand to each other, over the n proposals on which both \
                 have a stance. Grey below 5. Silence is not counted."
                    .to_owned()
            }
            Card::Agreement => "Agreement takes two parties.".to_owned(),
            Card::Conflict if known => {
                "How far apart the parties stand on an issue, on the mean of the n proposals on \
                 which two or more have a stance. 0: all say the same; 1: one half is fully for \
                 it, the other fully against. Pale where n is below 5."
                    .to_owned()
            }
            Card::Conflict => "The agenda has no issue yet.".to_owned(),
            Card::Trades if known => TRADES.to_owned(),
            Card::Trades => "No party has made its stance on one proposal depend on another on \
                             which others speak."
                .to_owned(),
            Card::Statements => {
                let nothing = match data.untied {
                    0 => String::new(),
                    n if known => format!(
                        " {} never spoke on the same proposal.",
                        count(n, "other pair")
                    ),
                    _ => " No two parties have spoken on the same proposal yet.".to_owned(),
                };
                format!(
                    "Pairs of utterances on the same proposal, one of each party: in how many \
                     both say the same, and in how many the opposite. What is reprinted or \
                     repeated on one occasion counts once.{nothing}"
                )
            }
            Card::Coverage if known => {
                "Who has a stance on how many of an issue’s proposals, and who is silent where; \
                 one square a proposal."
                    .to_owned()
            }
            Card::Coverage => "There is no issue, or no party, to be silent on.".to_owned(),
            Card::Ranges if known => {
                let bare = match data.bare.len() {
                    0 => String::new(),
                    n => format!(
                        " {} without an amount: {}.",
                        words_of(n),
                        data.bare.join(", ")
                    ),
                };
                format!("What each party accepts where an issue is a matter of how much.{bare}")
            }
            Card::Ranges if data.bare.is_empty() => {
                "No issue of this agenda has a scale, such as years or a number of troops."
                    .to_owned()
            }
            Card::Ranges => format!(
                "No party has named an amount yet on any of these: {}.",
                data.bare.join(", ")
            ),
        }
    }

    fn card(
        &self,
        ui: &mut Ui,
        card: Card,
        drawn: &Drawn,
        choice: Choice,
        actions: &mut Vec<Action>,
    ) {
        let told = self.told(card);
        let head = CardHead {
            title: card.title(),
            told: &told,
            chosen: choice.card == Some(card),
            picture: self.has(card),
        };
        let mut chosen = choice;
        let mut by_conflict = choice.by_conflict;
        let shown = widgets::card(
            ui,
            head,
            |ui| {
                if card == Card::Conflict && self.has(card) {
                    sorts(ui, &mut by_conflict);
                }
            },
            |ui| {
                if !self.has(card) {
                    return None;
                }
                let follows = |spot: usize| drawn.leads.get(spot).is_some_and(Option::is_some);
                let shown =
                    widgets::wide_scene(ui, card.title(), &drawn.scene, drawn.head, follows);
                if let Some(Some(action)) = shown.clicked.and_then(|at| drawn.leads.get(at)) {
                    actions.push(action.clone());
                }
                let more = self.data.ties.len() > PAIRS;
                if card == Card::Statements && more && !choice.all_pairs {
                    let all = format!("Show all {} pairs", self.data.ties.len());
                    chosen.all_pairs |= ui.button(all).clicked();
                }
                Some(shown.response)
            },
        );
        chosen.by_conflict = by_conflict;
        if shown.taken || shown.task.is_some() {
            chosen.card = Some(card);
        }
        if chosen != choice {
            actions.push(Action::ChooseOverview(chosen));
        }
        if let Some(task) = shown.task {
            actions.push(Action::Picture(PictureOf::Overview(card), task));
        }
    }
}

fn words_of(scales: usize) -> String {
    count(scales, "scale")
}

fn sorts(ui: &mut Ui, by_conflict: &mut bool) {
    // From right to left.
    ui.spacing_mut().item_spacing.x = 6.0;
    for (value, name) in [(true, "Most conflict first"), (false, "Agenda’s order")] {
        if widgets::chip(ui, name, None, *by_conflict == value).clicked() {
            *by_conflict = value;
        }
    }
}
