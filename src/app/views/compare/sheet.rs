//! The table as a spreadsheet: the keys of the selected cell.

use egui::{Context, Event, EventFilter, FocusDirection, Id, Key, Modifiers};

use crate::model::{Firmness, HandEdit, Problem, Stance, StanceAttitude};
use crate::session::{Edit, Session};

use super::super::super::state::{Action, CellRef, View};
use super::super::super::widgets;
use super::super::hand::CellChange;
use super::super::sidebar;
use super::super::words;
use super::{Compare, block, cell, top};

const NONE: Modifiers = Modifiers::NONE;

/// How many rows a page is.
const PAGE: isize = 8;

/// The selected cell, and the other corner where several are selected.
struct Corner {
    cell: Option<CellRef>,
    anchor: Option<CellRef>,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Press {
    /// Selects the cell so many columns to the right and so many rows down.
    Go(isize, isize),
    /// Selects all cells up to that one.
    Extend(isize, isize),
    /// Selects the cell so many further in reading order.
    Along(isize),
    /// Selects the first or the last cell of the row or of the table.
    Edge {
        last: bool,
        of_table: bool,
    },
    Change(CellChange),
    HandBack,
    Edit,
}

impl Press {
    fn of(modifiers: Modifiers, key: Key) -> Option<Self> {
        let shift = modifiers.shift;
        let command = modifiers.command || modifiers.ctrl;
        if modifiers.alt || (command && !matches!(key, Key::Home | Key::End)) {
            return None;
        }
        let go = |right, down| {
            Some(if shift {
                Self::Extend(right, down)
            } else {
                Self::Go(right, down)
            })
        };
        let attitude = |attitude| Some(Self::Change(CellChange::Attitude(attitude)));
        let level = |level| Some(Self::Change(CellChange::Firmness(level)));
        match key {
            Key::ArrowLeft => go(-1, 0),
            Key::ArrowRight => go(1, 0),
            Key::ArrowUp => go(0, -1),
            Key::ArrowDown => go(0, 1),
            Key::PageUp => go(0, -PAGE),
            Key::PageDown => go(0, PAGE),
            Key::Tab => Some(Self::Along(if shift { -1 } else { 1 })),
            Key::Home | Key::End => Some(Self::Edge {
                last: key == Key::End,
                of_table: command,
            }),
            Key::S => attitude(StanceAttitude::Support),
            Key::C => attitude(StanceAttitude::Conditional),
            Key::U => attitude(StanceAttitude::Unclear),
            Key::O => attitude(StanceAttitude::Oppose),
            Key::Num1 => level(Firmness::Tentative),
            Key::Num2 => level(Firmness::Plain),
            Key::Num3 => level(Firmness::Firm),
            Key::Num4 => level(Firmness::RedLine),
            Key::F => Some(Self::Change(CellChange::NextFirmness)),
            Key::Delete | Key::Backspace => Some(Self::HandBack),
            Key::Enter => Some(Self::Edit),
            _ => None,
        }
    }
}

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
        &mut self,
        ctx: &Context,
        session: &Session,
        view: &View,
        before: Option<Id>,
    ) -> Vec<Action> {
        let focused = ctx.memory(egui::Memory::focused);
        let on_cell = view.cell().map(cell::id);
        // A cell that was just selected gets the focus only when it is painted.
        let left = std::mem::replace(&mut self.focused, on_cell);
        let elsewhere = |id: Option<Id>| id.is_some() && id != on_cell && id != left;
        let finds = [top::search_id(), sidebar::find_id()];
        if before.is_some_and(|id| finds.contains(&id)) && focused.is_none() {
            // Esc in a field of a search is the field's own.
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
        let mut actions = Vec::new();
        let mut at = Corner {
            cell: view.cell().cloned(),
            anchor: view.anchor.clone(),
        };
        // Keys that were pressed within one frame all count, in their order.
        for (modifiers, key) in pressed_keys(ctx) {
            let Some(press) = Press::of(modifiers, key) else {
                continue;
            };
            if matches!(press, Press::Along(_)) && focused.is_none() {
                continue;
            }
            if let Some(action) = self.on(ctx, &mut at, press) {
                actions.push(action);
                ctx.input_mut(|input| input.consume_key(modifiers, key));
            }
        }
        let copied = |event: &Event| matches!(event, Event::Copy);
        if ctx.input(|input| input.events.iter().any(copied)) && !widgets::selects_text(ctx) {
            let cells = self.selected(&at);
            actions.extend((!cells.is_empty()).then(|| copy(session, &cells)));
        }
        if view.at.selection.is_some() && pressed(ctx, NONE, Key::Escape) {
            actions.push(Action::ClearSelection);
        }
        actions
    }

    /// Returns what a key asks for, and moves `at` along.
    fn on(&self, ctx: &Context, at: &mut Corner, press: Press) -> Option<Action> {
        let selected = at.cell.clone();
        let go = |at: &mut Corner, to: CellRef| {
            *at = Corner {
                cell: Some(to.clone()),
                anchor: None,
            };
            Some(Action::SelectCell(to))
        };
        match press {
            Press::Go(right, down) => {
                let next = self.data.neighbour(selected.as_ref(), right, down)?;
                go(at, next)
            }
            Press::Extend(right, down) => {
                let next = self.data.neighbour(selected.as_ref(), right, down)?;
                at.anchor = at.anchor.take().or(selected);
                at.cell = Some(next.clone());
                Some(Action::ExtendTo(next))
            }
            Press::Along(by) => {
                let Some(next) = self.data.along(&selected?, by) else {
                    // Beyond the first and the last cell it leaves the table.
                    let out = if by < 0 {
                        FocusDirection::Previous
                    } else {
                        FocusDirection::Next
                    };
                    ctx.memory_mut(|memory| memory.move_focus(out));
                    return None;
                };
                go(at, next)
            }
            Press::Edge { last, of_table } => {
                let to = self.data.edge(&selected?, last, of_table)?;
                go(at, to)
            }
            Press::Change(change) => Some(Action::ChangeCell(selected?, change)),
            Press::HandBack => Some(Action::HandBack(
                self.selected(at).into_iter().flatten().collect(),
            )),
            Press::Edit => selected.map(|_| Action::EditCell),
        }
    }

    /// Returns the selected cells, row by row.
    fn selected(&self, at: &Corner) -> Vec<Vec<CellRef>> {
        let block = self.data.block(at.anchor.as_ref(), at.cell.as_ref());
        if block.is_empty() {
            let one = at.cell.iter().cloned();
            return one.map(|cell| vec![cell]).collect();
        }
        block
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
    match edits.len() {
        0 => None,
        // It says itself what it does, and to whom.
        1 => edits.into_iter().next().map(Action::Edit),
        _ => Some(Action::Edit(Edit::Several { label, edits })),
    }
}

/// Returns the keys that were pressed, in their order.
fn pressed_keys(ctx: &Context) -> Vec<(Modifiers, Key)> {
    ctx.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => Some((*modifiers, *key)),
            _ => None,
        });
        keys.collect()
    })
}

/// Hands cells back to their statements, as one step.
pub(crate) fn hand_back(session: &Session, cells: Vec<CellRef>) -> Option<Action> {
    let each = cells.into_iter().map(|at| {
        let before = Cell::of(session, &at).hand;
        let after = before.beside();
        (at, after)
    });
    set(each.collect(), "Reset")
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

fn pressed(ctx: &Context, modifiers: Modifiers, key: Key) -> bool {
    ctx.input_mut(|input| input.consume_key(modifiers, key))
}
