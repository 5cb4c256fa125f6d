//! Tables of articles: CSV, JSON and JSON lines, an article in each row. Columns are known by
//! their names; where none is named for the text, the one with the longest is taken, and that
//! is noted.

mod columns;
mod order;

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};
use serde_json::Value;

pub use columns::is_of_articles;

use self::columns::Field;
use self::order::Order;
use super::draft::{Draft, Place, Stated, tidy};
use super::html;
use super::origin::is_address;
use crate::model::{Note, NoteKind, Problem};

/// The most articles that a table may hold.
const MOST: usize = 100_000;

/// The most columns that a table may have.
const MOST_COLUMNS: usize = 1_000;

/// The most names of fields that are told apart in JSON; what has another is not read.
const MOST_NAMES: usize = 200;

/// A row of a table: what stands in which column, in any order, without what is blank.
type Row = Vec<(usize, String)>;

/// What becomes of a row: its number from 1, and the article or why there is none.
pub(super) type Numbered = (usize, Result<Draft, Problem>);

/// Reads the articles in a table with separated values.
pub(super) fn table(place: &str, text: &str) -> Result<Vec<Numbered>, Problem> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let head = reader
        .headers()
        .map_err(|error| broken(place, &error.to_string()))?;
    if head.len() > MOST_COLUMNS {
        return Err(Problem::new(
            place,
            format!(
                "The table has {} columns; {MOST_COLUMNS} are the most that are read.",
                head.len()
            ),
            "Keep the columns with text, title, date and address, and open it again.",
        ));
    }
    let names: Vec<String> = head.iter().map(tidy).collect();
    let mut rows: Vec<Row> = Vec::new();
    let mut record = StringRecord::new();
    while rows.len() <= MOST
        && reader
            .read_record(&mut record)
            .map_err(|error| broken(place, &error.to_string()))?
    {
        let fields = record.iter().take(names.len()).enumerate();
        rows.push(
            fields
                .filter(|(_, value)| !value.trim().is_empty())
                .map(|(column, value)| (column, value.to_owned()))
                .collect(),
        );
    }
    articles(place, &names, rows)
}

/// Returns what separates the values: what stands most often in the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: &u8| first.bytes().filter(|byte| byte == mark).count();
    // Of several with the same count the last wins: the comma.
    *[b'|', b';', b'\t', b',']
        .iter()
        .max_by_key(|mark| count(mark))
        .unwrap_or(&b',')
}

/// Reads the articles in JSON: an object, a list of them, or an object that holds one.
pub(super) fn json(place: &str, text: &str) -> Result<Vec<Numbered>, Problem> {
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        // Objects one below the other are lines, whatever the file's name.
        Err(error) if error.line() > 1 && lines_of_objects(text) => return json_lines(place, text),
        Err(error) => {
            return Err(Problem::new(
                place,
                format!("The JSON is broken: {}.", reason(&error)),
                "Have the program that wrote it write it anew.",
            )
            .at(error.line(), error.column()));
        }
    };
    let rows = list(&value).ok_or_else(|| {
        Problem::new(
            place,
            "The JSON holds no list of articles.",
            "Each article is an object with `text`; `title`, `date` and `url` are read too.",
        )
    })?;
    named(place, rows)
}

/// Reads the articles in JSON lines. A line that is broken is a problem of its own.
pub(super) fn json_lines(place: &str, text: &str) -> Result<Vec<Numbered>, Problem> {
    let text = text.trim_start_matches('\u{feff}');
    let mut rows = Vec::new();
    let mut failed = Vec::new();
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    for (number, line) in lines.take(MOST + 1) {
        match serde_json::from_str::<Value>(line) {
            Ok(value) => rows.push(value),
            Err(error) => {
                let problem = Problem::new(
                    place,
                    format!("The line is no JSON: {}.", reason(&error)),
                    "The other lines are read.",
                );
                failed.push((number + 1, Err(problem.at(number + 1, error.column()))));
            }
        }
    }
    if rows.is_empty()
        && let Some((_, Err(problem))) = failed.first()
    {
        return Err(Problem {
            hint: "Have the program that wrote it write it anew.".to_owned(),
            ..problem.clone()
        });
    }
    let mut read = named(place, rows.iter().collect())?;
    read.extend(failed);
    Ok(read)
}

fn reason(error: &serde_json::Error) -> String {
    let told = error.to_string();
    let end = told.rfind(" at line").unwrap_or(told.len());
    told[..end].to_owned()
}

fn lines_of_objects(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let object =
        |line: &str| serde_json::from_str::<Value>(line).is_ok_and(|value| value.is_object());
    lines.next().is_some_and(object)
}

/// Returns the objects that are articles.
fn list(value: &Value) -> Option<Vec<&Value>> {
    match value {
        Value::Array(items) => Some(items.iter().collect()),
        Value::Object(fields) => {
            let has_text = fields
                .iter()
                .any(|(name, value)| Field::named(name) == Some(Field::Text) && value.is_string());
            if has_text {
                return Some(vec![value]);
            }
            let lists = fields.values().filter_map(Value::as_array);
            let longest = lists.max_by_key(|items| items.len())?;
            longest
                .iter()
                .any(Value::is_object)
                .then(|| longest.iter().collect())
        }
        _ => None,
    }
}

fn named(place: &str, values: Vec<&Value>) -> Result<Vec<Numbered>, Problem> {
    let mut names: Vec<String> = Vec::new();
    let mut columns: HashMap<&str, usize> = HashMap::new();
    // Those that say what they hold are not crowded out.
    let most = |name: &str| match Field::named(name) {
        Some(_) => MOST_COLUMNS,
        None => MOST_NAMES,
    };
    let mut rows = Vec::new();
    for value in values.into_iter().take(MOST + 1) {
        let mut row = Row::new();
        for (name, value) in value.as_object().into_iter().flatten() {
            let Some(words) = words(value, 0) else {
                continue;
            };
            let known = columns.get(name.as_str()).copied();
            let column = match known {
                Some(column) => column,
                None if names.len() < most(name) => {
                    columns.insert(name, names.len());
                    names.push(name.clone());
                    names.len() - 1
                }
                None => continue,
            };
            if !words.trim().is_empty() {
                row.push((column, words));
            }
        }
        rows.push(row);
    }
    articles(place, &names, rows)
}

/// Returns a value as words: lists joined, of an object its name.
fn words(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) if depth < 3 => {
            let items: Vec<String> = items
                .iter()
                .filter_map(|item| words(item, depth + 1))
                .collect();
            let apart = if items.iter().any(|item| item.len() > 100) {
                "\n\n"
            } else {
                ", "
            };
            (!items.is_empty()).then(|| items.join(apart))
        }
        Value::Object(fields) if depth < 3 => {
            let name = ["name", "title", "rendered", "text", "id"]
                .iter()
                .find_map(|name| fields.get(*name))?;
            words(name, depth + 1)
        }
        _ => None,
    }
}

/// Makes articles of rows.
fn articles(place: &str, names: &[String], rows: Vec<Row>) -> Result<Vec<Numbered>, Problem> {
    if rows.is_empty() {
        return Err(Problem::new(
            place,
            "The table holds no articles.",
            "Choose one that has rows.",
        ));
    }
    if rows.len() > MOST {
        return Err(Problem::new(
            place,
            format!("The table holds more than {MOST} articles, the most that are read."),
            "Split it.",
        ));
    }
    let sizes = sizes(names.len(), &rows);
    let (text, note) = if let Some(column) = columns::of(Field::Text, names, &sizes) {
        (column, None)
    } else {
        let Some(column) = columns::guess(&sizes, rows.len()) else {
            return Err(no_text(place, names));
        };
        let note = Note::new(
            NoteKind::Text,
            format!(
                "No column is called “text”; “{}” was taken for it.",
                names[column]
            ),
            "If that is wrong, name the column with the article “text” and open the table anew.",
        );
        (column, Some(note))
    };
    let fields: Vec<(Field, usize)> = Field::ALL
        .iter()
        .filter_map(|&field| Some((field, columns::of(field, names, &sizes)?)))
        .filter(|&(field, column)| field != Field::Text && column != text)
        .collect();
    let dates = fields.iter().find(|(field, _)| *field == Field::Date);
    let order = dates.and_then(|&(_, column)| {
        let values = rows.iter().filter_map(|row| value_in(row, column));
        order::of(values)
    });
    let read = rows.into_iter().enumerate().map(|(at, row)| {
        let draft = article(place, &row, names, text, &fields).map(|mut draft| {
            draft.notes.extend(note.clone());
            if let Some(order) = order {
                in_order(&mut draft, order);
            }
            draft
        });
        (at + 1, draft)
    });
    Ok(read.collect())
}

/// Reads the date of a row in the order in which the other rows must be read.
fn in_order(draft: &mut Draft, order: Order) {
    for stated in &mut draft.published {
        let Some(day) = order.apply(&stated.words) else {
            continue;
        };
        draft.notes.push(Note::new(
            NoteKind::Text,
            format!(
                "The date {} was read with {}, as in other rows of the table.",
                stated.words,
                order.told()
            ),
            "If that is wrong, write the dates as 2025-12-04 and open the table anew.",
        ));
        stated.words = day;
    }
}

/// Returns what stands in a column of a row.
fn value_in(row: &Row, column: usize) -> Option<&str> {
    let found = row.iter().find(|(known, _)| *known == column);
    found.map(|(_, value)| value.trim())
}

fn article(
    place: &str,
    row: &Row,
    names: &[String],
    text: usize,
    fields: &[(Field, usize)],
) -> Result<Draft, Problem> {
    let Some(words) = value_in(row, text) else {
        return Err(Problem::new(
            place,
            format!("The row has nothing under “{}”.", names[text]),
            "The other rows are read.",
        ));
    };
    let mut draft = html::field(words);
    for &(field, column) in fields {
        let Some(value) = value_in(row, column) else {
            continue;
        };
        match field {
            Field::Title => {
                draft.title = Some(html::field(value).text).filter(|title| title.len() <= 400);
            }
            Field::Outlet => draft.outlet = Some(tidy(value)),
            Field::Author => draft.author = Some(tidy(value)),
            Field::Address => {
                draft.address = Some(value.to_owned()).filter(|address| is_address(address));
            }
            Field::Language => draft.language = Some(value.to_owned()),
            Field::Date => draft.published.push(Stated {
                words: columns::day(value),
                place: Place::Column(names[column].clone()),
            }),
            Field::Text => {}
        }
    }
    Ok(draft.with_headline())
}

/// Returns how many bytes stand in each column in all rows together.
fn sizes(columns: usize, rows: &[Row]) -> Vec<usize> {
    let mut sizes = vec![0; columns];
    for (column, value) in rows.iter().flatten() {
        sizes[*column] += value.len();
    }
    sizes
}

fn no_text(place: &str, names: &[String]) -> Problem {
    let mut listed: Vec<String> = names
        .iter()
        .take(12)
        .map(|name| format!("“{name}”"))
        .collect();
    if names.len() > listed.len() {
        listed.push("…".to_owned());
    }
    let there = if listed.is_empty() {
        "none".to_owned()
    } else {
        listed.join(", ")
    };
    Problem::new(
        place,
        format!("No column holds the text of articles; there are {there}."),
        "Name the column with the article `text`; `title`, `date` and `url` are read too.",
    )
}

fn broken(place: &str, reason: &str) -> Problem {
    Problem::new(
        place,
        format!("The table is broken: {reason}."),
        "Save it anew as CSV in UTF-8.",
    )
}

#[cfg(test)]
mod tests;
