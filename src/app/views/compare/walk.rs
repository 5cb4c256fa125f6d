//! The way from cell to cell, over the rows and columns that are shown.

use super::super::super::state::CellRef;
use super::data::{CompareData, RowData};

impl CompareData {
    /// Returns the shown cell that is `right` columns and `down` rows away, or the first
    /// one where none is selected; `None` where the table has no cell.
    pub(crate) fn neighbour(
        &self,
        from: Option<&CellRef>,
        right: isize,
        down: isize,
    ) -> Option<CellRef> {
        let rows: Vec<&RowData> = self.rows().collect();
        let place = from.and_then(|from| self.place(from));
        let (row, column) = place.map_or((0, 0), |(row, column)| {
            let step = |at: usize, by: isize, len: usize| {
                at.saturating_add_signed(by).min(len.saturating_sub(1))
            };
            (
                step(row, down, rows.len()),
                step(column, right, self.columns.len()),
            )
        });
        Some(rows.get(row)?.cells.get(column)?.cell.clone())
    }

    /// Returns the cell that stands `by` cells further in reading order; `None` beyond the
    /// first and the last.
    pub(crate) fn along(&self, from: &CellRef, by: isize) -> Option<CellRef> {
        let rows: Vec<&RowData> = self.rows().collect();
        let (row, column) = self.place(from)?;
        let width = self.columns.len();
        let at = (row * width + column).checked_add_signed(by)?;
        Some(rows.get(at / width)?.cells.get(at % width)?.cell.clone())
    }

    /// Returns the cell so many columns to the right of another and so many rows below it, if
    /// the table has it.
    pub(crate) fn offset(&self, from: &CellRef, right: usize, down: usize) -> Option<CellRef> {
        let (row, column) = self.place(from)?;
        let row = self.rows().nth(row + down)?;
        Some(row.cells.get(column + right)?.cell.clone())
    }

    /// Returns the first or the last cell of the row of `from`, or of the whole table.
    pub(crate) fn edge(&self, from: &CellRef, last: bool, of_table: bool) -> Option<CellRef> {
        let row = if of_table {
            let mut rows = self.rows();
            if last { rows.last() } else { rows.next() }
        } else {
            self.rows().find(|row| row.proposal == from.proposal)
        };
        let cells = &row?.cells;
        let cell = if last { cells.last() } else { cells.first() };
        Some(cell?.cell.clone())
    }

    /// Returns the cells between two corners, row by row: of the selected cell alone where it
    /// is both, none where a corner is not shown.
    pub(crate) fn block(
        &self,
        anchor: Option<&CellRef>,
        selected: Option<&CellRef>,
    ) -> Vec<Vec<CellRef>> {
        let Some((anchor, selected)) = anchor.zip(selected) else {
            return Vec::new();
        };
        let (Some(a), Some(b)) = (self.place(anchor), self.place(selected)) else {
            return Vec::new();
        };
        let (top, bottom) = (a.0.min(b.0), a.0.max(b.0));
        let (left, right) = (a.1.min(b.1), a.1.max(b.1));
        let rows = self.rows().skip(top).take(bottom + 1 - top);
        rows.map(|row| {
            let cells = row.cells.iter().skip(left).take(right + 1 - left);
            cells.map(|cell| cell.cell.clone()).collect()
        })
        .collect()
    }

    /// Returns row and column of a cell that is shown.
    fn place(&self, cell: &CellRef) -> Option<(usize, usize)> {
        let row = self.rows().position(|row| row.proposal == cell.proposal)?;
        let column = self.columns.iter().position(|c| c.party == cell.party)?;
        Some((row, column))
    }
}
