//! The table as it is shown, as texts for the clipboard.

use crate::session::Session;
use crate::session::report::{Grid, GridGroup};

use super::super::evidence;
use super::super::words;
use super::data::{CellData, CompareData, Line, RowData};
use super::detail;

/// Returns the rows that are shown, in their order, with the columns that are shown.
pub(super) fn grid(session: &Session, data: &CompareData) -> Grid {
    let mut heads = vec!["Proposal".to_owned()];
    heads.extend(data.columns.iter().map(|column| column.name.clone()));
    heads.push("Relation".to_owned());
    let mut groups: Vec<GridGroup> = Vec::new();
    for line in &data.lines {
        match line {
            Line::Head(head) => groups.push(GridGroup {
                title: head.title.clone(),
                rows: Vec::new(),
            }),
            Line::Row(row) => {
                if let Some(group) = groups.last_mut() {
                    group.rows.push(self::row(row));
                }
            }
        }
    }
    groups.retain(|group| !group.rows.is_empty());
    let read = words::read(session);
    let filter = evidence::data::told(session.filter());
    let scope = [filter, format!("{read} read")];
    let scope: Vec<String> = scope.into_iter().filter(|part| !part.is_empty()).collect();
    Grid {
        title: session.dossier().title.clone(),
        scope: scope.join(" · "),
        heads,
        groups,
    }
}

fn row(row: &RowData) -> Vec<String> {
    let relation = match row.detail.as_str() {
        "" => row.relation.word().to_owned(),
        detail => format!("{}: {detail}", row.relation.word()),
    };
    let mut cells = vec![row.text.clone()];
    cells.extend(row.cells.iter().map(cell));
    cells.push(relation);
    cells
}

/// Returns a cell in words: "rejects, red line, 2 utterances, reviewed".
fn cell(cell: &CellData) -> String {
    let mut told = match &cell.stance {
        Some(stance) => {
            let status = stance.status.word();
            format!("{}, {status}", detail::stance_in_words(stance))
        }
        None => "silent".to_owned(),
    };
    if let Some(follows) = &cell.follows {
        told = format!("{told} ({})", follows.short());
    }
    if let Some(clash) = &cell.clash {
        told = format!("{told} ({})", clash.short);
    }
    told
}
