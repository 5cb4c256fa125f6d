//! The table as a spreadsheet: the keys of the selected cell.

use egui::{Context, Event, EventFilter, FocusDirection, Id, Key, Modifiers};

use crate::model::{Firmness, HandEdit, Problem, Stance, StanceAttitude};
use crate::session::{Edit, Session};

use super::super::super::state::{Action, CellRef, View};
use super::super::hand;
use super::super::words;
use super::{Compare, block, cell, top};

const NONE: Modifiers = Modifiers::NONE;

/// How many rows a page is.
const PAGE: isize = 8;

/// The letters that set an attitude.
const ATTITUDES: [(Key, StanceAttitude); 4] = [
    (Key::S, StanceAttitude::Support),
    (Key::C, StanceAttitude::Conditional),
    (Key::U, StanceAttitude::Unclear),
    (Key::O, StanceAttitude::Oppose),
];

/// The keys that set how firmly a stance is held.
const LEVELS: [Key; 4] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];

/// What the keys do, for the sheet of shortcuts.
pub(crate) const KEYS: [(&str, &str); 13] = [
    ("Arrow keys", "Move from cell to cell"),
    ("Tab, Shift+Tab", "Next and previous cell"),
    (
        "Home, End",
        "First and last cell of the row, with Ctrl of the table",
    ),
    ("Page up, page down", "Move by eight rows"),
    ("Shift and arrow keys", "Select several cells"),
    ("Enter", "Edit the selected cell"),
    ("S, C, U, O", "Set supports, conditional, unclear, opposes"),
    ("F", "Set the next firmness"),
    ("1 to 4", "Set tentative, plain, firm, red line"),
    ("Delete", "Hand cells back to their statements"),
    ("Ctrl+C", "Copy cells"),
    ("Ctrl+V", "Paste cells, or an article"),
    ("Esc", "Back to the table"),
];

impl Compare {
    /// Takes the keys of the selected cell, unless something else has the focus; `before` had
    /// it when the last frame ended.
    pub(crate) fn keys(
        &self,
        ctx: &Context,
        session: &Session,
        view: &View,
        before: Option<Id>,
    ) -> Vec<Action> {
        let focused = ctx.memory(egui::Memory::focused);
        let on_cell = view.cell().map(cell::id);
        let elsewhere = |id: Option<Id>| id.is_some() && id != on_cell;
        if before == Some(top::search_id()) && focused.is_none() {
            // Esc in the field of the search is the field's own.
            return Vec::new();
        }
        if elsewhere(before) && pressed(ctx, NONE, Key::Escape) {
            // From wherever the focus was, Esc first leads back to the selected cell.
            return view
                .cell()
                .cloned()
                .map(Action::SelectCell)
                .into_iter()
                .collect();
        }
        if elsewhere(focused) {
            return Vec::new();
        }
        let mut actions = Vec::new();
        self.moves(ctx, view, focused, &mut actions);
        if let Some(at) = view.cell() {
            self.edits(ctx, session, view, at, &mut actions);
            if pressed(ctx, NONE, Key::Enter) {
                actions.push(Action::EditCell);
            }
        }
        if view.at.selection.is_some() && pressed(ctx, NONE, Key::Escape) {
            actions.push(Action::ClearSelection);
        }
        actions
    }

    /// Takes the keys that move the selected cell.
    fn moves(&self, ctx: &Context, view: &View, focused: Option<Id>, actions: &mut Vec<Action>) {
        if let Some(id) = focused {
            // Arrows and Tab move from cell to cell here, not from widget to widget.
            let filter = EventFilter {
                tab: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            ctx.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        let moves = [
            (Key::ArrowLeft, -1, 0),
            (Key::ArrowRight, 1, 0),
            (Key::ArrowUp, 0, -1),
            (Key::ArrowDown, 0, 1),
            (Key::PageUp, 0, -PAGE),
            (Key::PageDown, 0, PAGE),
        ];
        for modifiers in [Modifiers::SHIFT, NONE] {
            // Keys that were pressed within one frame all count.
            let mut by = (0, 0);
            for (key, right, down) in moves {
                let times = ctx.input_mut(|input| input.count_and_consume_key(modifiers, key));
                let times = isize::try_from(times).unwrap_or_default();
                by = (by.0 + right * times, by.1 + down * times);
            }
            if by != (0, 0) {
                let next = self.data.neighbour(view.cell(), by.0, by.1);
                actions.extend(next.map(|to| {
                    if modifiers == NONE {
                        Action::SelectCell(to)
                    } else {
                        Action::ExtendTo(to)
                    }
                }));
            }
        }
        if let Some(at) = view.cell().filter(|_| focused.is_some()) {
            let ways = [
                (Modifiers::SHIFT, -1, FocusDirection::Previous),
                (NONE, 1, FocusDirection::Next),
            ];
            for (modifiers, by, out) in ways {
                if pressed(ctx, modifiers, Key::Tab) {
                    match self.data.along(at, by) {
                        Some(next) => actions.push(Action::SelectCell(next)),
                        // Beyond the first and the last cell it leaves the table.
                        None => ctx.memory_mut(|memory| memory.move_focus(out)),
                    }
                }
            }
        }
        for (key, last) in [(Key::Home, false), (Key::End, true)] {
            for (modifiers, of_table) in [(Modifiers::COMMAND, true), (NONE, false)] {
                if let Some(at) = view.cell().filter(|_| pressed(ctx, modifiers, key)) {
                    let to = self.data.edge(at, last, of_table);
                    actions.extend(to.map(Action::SelectCell));
                }
            }
        }
    }

    /// Takes the keys that change cells.
    fn edits(
        &self,
        ctx: &Context,
        session: &Session,
        view: &View,
        at: &CellRef,
        actions: &mut Vec<Action>,
    ) {
        let cell = Cell::of(session, at);
        for (key, attitude) in ATTITUDES {
            if pressed(ctx, NONE, key) {
                let hand = hand::with_attitude(&cell.hand, cell.stance, attitude);
                actions.push(Action::SetHand(at.clone(), hand));
            }
        }
        let shown = cell.stance.and_then(|stance| stance.firmness);
        let chosen = LEVELS.iter().position(|key| pressed(ctx, NONE, *key));
        let mut level = chosen.map(|at| Firmness::ALL[at]);
        if pressed(ctx, NONE, Key::F) {
            level = Some(hand::next_firmness(shown));
        }
        // A silent cell has nothing to be firm about.
        if let Some(level) = level.filter(|_| cell.stance.is_some()) {
            let hand = HandEdit {
                firmness: Some(level),
                ..cell.hand.clone()
            };
            actions.push(Action::SetHand(at.clone(), hand));
        }
        let mut cells = self.data.block(view.anchor.as_ref(), Some(at));
        if cells.is_empty() {
            cells = vec![vec![at.clone()]];
        }
        if pressed(ctx, NONE, Key::Delete) || pressed(ctx, NONE, Key::Backspace) {
            let each = cells.iter().flatten().map(|at| {
                let before = Cell::of(session, at).hand;
                (at.clone(), hand::handed_back(&before))
            });
            actions.extend(set(each.collect(), "Reset"));
        }
        let copied = |event: &Event| matches!(event, Event::Copy);
        if ctx.input(|input| input.events.iter().any(copied)) && !selects_text(ctx) {
            actions.push(copy(session, &cells));
        }
    }

    /// Returns what pasting a text over the selected cells does; `None` where it is no block
    /// of cells.
    pub(crate) fn paste(&self, session: &Session, view: &View, text: &str) -> Option<Action> {
        let at = view.cell()?;
        let pasted = match block::read(text) {
            Ok(pasted) => pasted,
            Err(None) => return None,
            Err(Some(wrong)) => {
                return Some(Action::Tell(Problem::new(
                    "",
                    format!("“{wrong}” is no stance, so nothing was pasted."),
                    "Write supports, conditional, unclear, opposes or silent.",
                )));
            }
        };
        let block = self.data.block(view.anchor.as_ref(), Some(at));
        let first = block.first().and_then(|row| row.first()).unwrap_or(at);
        let one = pasted.len() == 1 && pasted[0].len() == 1;
        let mut edits = Vec::new();
        let mut put = |at: &CellRef, cell: &block::Pasted| {
            let before = Cell::of(session, at).hand;
            edits.push((at.clone(), cell.over(&before)));
        };
        if one && !block.is_empty() {
            // One cell fills all that are selected.
            for at in block.iter().flatten() {
                put(at, &pasted[0][0]);
            }
        } else {
            for (down, row) in pasted.iter().enumerate() {
                for (right, cell) in row.iter().enumerate() {
                    // What would stand beyond the table is left out.
                    if let Some(at) = self.data.offset(first, right, down) {
                        put(&at, cell);
                    }
                }
            }
        }
        set(edits, "Paste")
    }
}

/// A cell as it is shown and what is set by hand on it.
struct Cell<'a> {
    stance: Option<&'a Stance>,
    hand: HandEdit,
}

impl<'a> Cell<'a> {
    fn of(session: &'a Session, at: &CellRef) -> Self {
        let set = &session.dossier().hand;
        Self {
            stance: session.table().get(&at.proposal, &at.party),
            hand: set
                .get(&(at.proposal.clone(), at.party.clone()))
                .cloned()
                .unwrap_or_default(),
        }
    }
}

/// Sets what is set by hand on cells, as one step.
fn set(cells: Vec<(CellRef, HandEdit)>, verb: &str) -> Option<Action> {
    let label = format!("{verb} {}", words::count(cells.len(), "cell"));
    let edits: Vec<Edit> = cells
        .into_iter()
        .map(|(at, hand)| Edit::SetStance {
            proposal: at.proposal,
            party: at.party,
            hand,
        })
        .collect();
    (!edits.is_empty()).then_some(Action::Edit(Edit::Several { label, edits }))
}

fn copy(session: &Session, cells: &[Vec<CellRef>]) -> Action {
    let rows = cells.iter().map(|row| {
        let texts = row
            .iter()
            .map(|at| block::text(Cell::of(session, at).stance));
        texts.collect::<Vec<_>>().join("\t")
    });
    let text = rows.collect::<Vec<_>>().join("\n");
    let one = cells.len() == 1 && cells[0].len() == 1;
    Action::Copy(text, if one { "Cell copied" } else { "Cells copied" })
}

fn selects_text(ctx: &Context) -> bool {
    ctx.plugin::<egui::text_selection::LabelSelectionState>()
        .lock()
        .has_selection()
}

fn pressed(ctx: &Context, modifiers: Modifiers, key: Key) -> bool {
    ctx.input_mut(|input| input.consume_key(modifiers, key))
}
