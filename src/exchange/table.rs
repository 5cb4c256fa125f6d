//! Tables as spreadsheets write them: CSV with commas, semicolons or tabs.

use std::collections::BTreeSet;

use crate::model::Problem;

/// A line of its own behind the text, of a sign that stands in no table: where it does not
/// come back as a row, an open quotation mark has swallowed it.
const END: &str = "\u{4}";

/// A table with the names of its columns.
#[derive(Debug)]
pub(super) struct Table<'p> {
    place: &'p str,
    /// The line of the file on which the names of the columns stand, from 1.
    pub(super) head_line: usize,
    /// The names of the columns as they stand there, without space around them.
    pub(super) head: Vec<String>,
    /// The rows in which anything stands.
    pub(super) rows: Vec<Record>,
}

/// The tables that are read, known by the names of their columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Of stances: a row a proposal, a column a party.
    Stances,
    /// Of statements: a row a statement.
    Statements,
}

/// The usual names of the columns that tell a statement's party, proposal and level.
pub(super) const STATEMENT: [&[&str]; 3] = [
    &["organization", "party"],
    &["concept", "proposal"],
    &["agreement", "attitude"],
];

/// The names of the columns that a table of stances must have.
pub(super) const STANCES: [&str; 2] = ["issue", "proposal"];

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

    fn trimmed(&self) -> Vec<String> {
        self.cells.iter().map(|c| c.trim().to_owned()).collect()
    }

    /// Returns the line on which the last cell starts.
    fn last_line(&self) -> usize {
        let before = self.cells.iter().rev().skip(1);
        let breaks = before.map(|cell| cell.matches('\n').count());
        self.line + breaks.sum::<usize>()
    }
}

impl<'p> Table<'p> {
    /// Reads `text`, which came from `place`. Which sign stands between cells is told by the
    /// first line. Nothing is lost on the way: a cell whose quotation mark is never closed, a
    /// filled cell beyond the last column and two columns of one name are problems.
    pub(super) fn read(place: &'p str, text: &str) -> Result<Self, Problem> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let told = told_delimiter(text);
        let mut table = Self {
            place,
            head_line: 0,
            head: Vec::new(),
            rows: Vec::new(),
        };
        for record in records(place, text, told.unwrap_or_else(|| delimiter(text)))? {
            let is_told = told.is_some() && record.line == 1;
            if is_told || record.cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if table.head.is_empty() {
                table.head_line = record.line;
                table.head = record.trimmed();
                table.check_head()?;
            } else {
                table.check_width(&record)?;
                table.rows.push(record);
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

    /// Refuses two columns of one name: which of them is meant, nobody could tell.
    fn check_head(&self) -> Result<(), Problem> {
        let mut seen = BTreeSet::new();
        for (column, name) in self.head.iter().enumerate() {
            if !name.is_empty() && !seen.insert(name.to_lowercase()) {
                let sentence = format!("Two columns are called `{name}`.");
                let hint = "Give each column a name of its own; capitals do not matter.";
                return Err(self.problem_at_head(column, sentence, hint));
            }
        }
        Ok(())
    }

    /// Refuses a row that goes on beyond the columns that have a name.
    fn check_width(&self, record: &Record) -> Result<(), Problem> {
        let beyond = self.head.len()..record.cells.len();
        match beyond
            .into_iter()
            .find(|&column| !record.cell(column).is_empty())
        {
            Some(column) => Err(self.problem_at(
                record,
                column,
                "This cell stands beyond the last column.",
                "Quote cells that hold the sign between cells, or name the column.",
            )),
            None => Ok(()),
        }
    }

    /// Returns the column called `name`; capitals do not matter.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        let wanted = name.trim().to_lowercase();
        self.head
            .iter()
            .position(|head| head.to_lowercase() == wanted)
    }

    /// Returns the first column of the usual names that the table has.
    pub(super) fn any_column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.column(name))
    }

    /// Returns which table this is; `None` if its columns are those of neither. A table of
    /// statements may name their issues too.
    pub(super) fn kind(&self) -> Option<Kind> {
        if STATEMENT
            .iter()
            .all(|names| self.any_column(names).is_some())
        {
            Some(Kind::Statements)
        } else if STANCES.iter().all(|name| self.column(name).is_some()) {
            Some(Kind::Stances)
        } else {
            None
        }
    }

    /// Returns a problem with the whole table.
    pub(super) fn problem(&self, sentence: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem::new(self.place, sentence, hint)
    }

    /// Returns a problem with the name of a column, counted from 0.
    pub(super) fn problem_at_head(
        &self,
        column: usize,
        sentence: impl Into<String>,
        hint: impl Into<String>,
    ) -> Problem {
        self.problem(sentence, hint).at(self.head_line, column + 1)
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

/// Returns all rows, the empty ones too.
fn records(place: &str, text: &str, delimiter: u8) -> Result<Vec<Record>, Problem> {
    let text = format!("{text}\n{END}\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut lines = Lines {
        text: &text,
        at: 0,
        line: 1,
    };
    for record in reader.records() {
        let record = record.map_err(|error| {
            Problem::new(
                place,
                format!("The table cannot be read: {error}."),
                "Save it as CSV once more.",
            )
        })?;
        let byte = record.position().map_or(0, csv::Position::byte);
        records.push(Record {
            line: lines.of(byte as usize),
            cells: record.iter().map(str::to_owned).collect(),
        });
    }
    match records.pop() {
        Some(last) if last.cells != [END] => Err(Problem::new(
            place,
            "A quotation mark opens a cell here, and none closes it.",
            "Close it; write a mark within a cell twice.",
        )
        .at(last.last_line(), last.cells.len())),
        _ => Ok(records),
    }
}

/// Counts the lines of a text from its start on.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// Returns the line of a row that is read from `byte` on, past the ends of lines that
    /// stand there still.
    fn of(&mut self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        let is_end = |at: usize| matches!(bytes.get(at), Some(b'\r' | b'\n'));
        while self.at < byte.min(bytes.len()) || is_end(self.at) {
            let pair = bytes[self.at] == b'\r' && bytes.get(self.at + 1) == Some(&b'\n');
            self.line += usize::from(is_end(self.at) && !pair);
            self.at += 1;
        }
        self.line
    }
}

/// Returns the sign between cells that a first line `sep=;` tells, as spreadsheets write it.
fn told_delimiter(text: &str) -> Option<u8> {
    let first = text.lines().next()?.trim().trim_matches('"');
    let (name, sign) = first.split_at_checked(4)?;
    match sign.as_bytes() {
        [sign] if name.eq_ignore_ascii_case("sep=") => Some(*sign),
        // A tabulator at the end was taken for space.
        [] if first.eq_ignore_ascii_case("sep=") => Some(b'\t'),
        _ => None,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&[&str], &str>) {
        let found = Table::read("t.csv", text)
            .map(|table| {
                let rows = table.rows.iter();
                let rows = rows.map(|row| format!("{} {}", row.line, row.trimmed().join("|")));
                let head = format!("{} {}", table.head_line, table.head.join("|"));
                [head].into_iter().chain(rows).collect::<Vec<_>>()
            })
            .map_err(|problem| problem.to_string());
        let expected = expected
            .map(|lines| lines.iter().map(|&line| line.to_owned()).collect())
            .map_err(str::to_owned);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn rows_have_the_lines_of_the_file() {
        check(
            "\na,b\n\n\"1\n2\",\"say \"\"x\"\"\"\n3,,\n",
            Ok(&["2 a|b", "4 1\n2|say \"x\"", "6 3||"]),
        );
    }

    #[test]
    fn a_first_line_may_tell_the_sign_between_cells() {
        check("sep=;\r\na,1;b\r\n2;3\r\n", Ok(&["2 a,1|b", "3 2|3"]));
        check("\u{feff}\"sep=,\"\na,b\n", Ok(&["2 a|b"]));
        check("SEP=\t\na,1\tb\n", Ok(&["2 a,1|b"]));
        check("sep=|\na|b\n", Ok(&["2 a|b"]));
        check("sep\nx\n", Ok(&["1 sep", "2 x"]));
    }

    #[test]
    fn nothing_is_lost_in_silence() {
        check(
            "a,b\n1,2\n\"x\ny\",\"3\n4,5\n6,7\n",
            Err(
                "t.csv:4:2: A quotation mark opens a cell here, and none closes it. Close it; \
                 write a mark within a cell twice.",
            ),
        );
        check(
            "a,b\n1,2,\n3,4,,5\n",
            Err(
                "t.csv:3:4: This cell stands beyond the last column. Quote cells that hold the \
                 sign between cells, or name the column.",
            ),
        );
        check(
            "\nRU,ua,,ru,\n",
            Err(
                "t.csv:2:4: Two columns are called `ru`. Give each column a name of its own; \
                 capitals do not matter.",
            ),
        );
    }
}
