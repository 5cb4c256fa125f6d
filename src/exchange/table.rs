//! Tables as spreadsheets write them: CSV with commas, semicolons or tabs.

use crate::model::Problem;

/// A table with the names of its columns.
#[derive(Debug)]
pub(super) struct Table<'p> {
    place: &'p str,
    /// The names of the columns as they stand there, without space around them.
    pub(super) head: Vec<String>,
    /// The rows in which anything stands.
    pub(super) rows: Vec<Record>,
}

/// A row of a table.
#[derive(Debug)]
pub(super) struct Record {
    /// The line of the file on which it starts, from 1.
    pub(super) line: usize,
    cells: Vec<String>,
}

impl Record {
    /// Returns the cell of a column, without space around it; empty where the row is short.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }
}

impl<'p> Table<'p> {
    /// Reads `text`, which came from `place`. Which sign stands between cells is told by the
    /// first line.
    pub(super) fn read(place: &'p str, text: &str) -> Result<Self, Problem> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter(text))
            .from_reader(text.as_bytes());
        let mut table = Self {
            place,
            head: Vec::new(),
            rows: Vec::new(),
        };
        for record in reader.records() {
            let record = record.map_err(|error| {
                Problem::new(
                    place,
                    format!("The table cannot be read: {error}."),
                    "Save it as CSV once more.",
                )
            })?;
            let line = record
                .position()
                .map_or(0, |position| position.line() as usize);
            let cells: Vec<String> = record.iter().map(str::to_owned).collect();
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if table.head.is_empty() {
                table.head = cells.iter().map(|cell| cell.trim().to_owned()).collect();
            } else {
                table.rows.push(Record { line, cells });
            }
        }
        if table.head.is_empty() {
            return Err(Problem::new(
                place,
                "The table is empty.",
                "Its first line names the columns.",
            ));
        }
        Ok(table)
    }

    /// Returns the column called `name`; capitals do not matter.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        let wanted = name.trim().to_lowercase();
        self.head
            .iter()
            .position(|head| head.to_lowercase() == wanted)
    }

    /// Returns a problem with the whole table.
    pub(super) fn problem(&self, sentence: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem::new(self.place, sentence, hint)
    }

    /// Returns a problem with the cell of a column, counted from 0.
    pub(super) fn problem_at(
        &self,
        record: &Record,
        column: usize,
        sentence: impl Into<String>,
        hint: impl Into<String>,
    ) -> Problem {
        self.problem(sentence, hint).at(record.line, column + 1)
    }
}

/// Returns the sign between cells: the one that stands most often in the first line, outside
/// quotation marks.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in first.unwrap_or_default().bytes() {
        quoted ^= byte == b'"';
        for (sign, count) in &mut counts {
            *count += usize::from(!quoted && byte == *sign);
        }
    }
    let mut most = counts[0];
    for candidate in counts {
        if candidate.1 > most.1 {
            most = candidate;
        }
    }
    most.0
}
