//! Statements as CSV, coded here or in other programs: what discourse networks are made of.

use super::table::{Kind, Record, STATEMENT, Table};
use crate::compare::network::{Coded, Scale};
use crate::model::{Attitude, Problem, Standing, Voice};

/// Which columns hold what, where they are not called as usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Whose the statement is; usually `organization` or `party`.
    pub parties: Option<String>,
    /// What it is on; usually `concept` or `proposal`.
    pub proposals: Option<String>,
    /// The level of agreement; usually `agreement` or `attitude`.
    pub levels: Option<String>,
}

/// Reads statements. A level is a whole number of `scale`; or a word: `support`,
/// `conditional`, `yes` and `true` are the highest, `oppose`, `no` and `false` the lowest,
/// and statements that are `unclear` are left out. So are, as those of a case are, statements
/// of others on the party (`voice` is `other`), of people who do not speak for it (`standing`
/// is `listed`), and what it has given up since (`superseded` is `true`). Columns `doc` (or `document`, `article`),
/// `date`, `start`, `stop` (or `end`) and `id` tell which statement is the first.
///
/// # Errors
///
/// A column is missing, or a level is none.
pub fn read(
    place: &str,
    text: &str,
    columns: &Columns,
    scale: Scale,
) -> Result<Vec<Coded>, Problem> {
    let table = Table::read(place, text)?;
    if *columns == Columns::default() && table.kind() == Some(Kind::Stances) {
        return Err(table.problem_at_head(
            0,
            "This is a table of stances: a row a proposal, a column a party.",
            "On the command line `standpoint compare` reads it. A network is made of statements: columns party, \
             proposal, attitude.",
        ));
    }
    let needed = |named: Option<&String>, usual: &[&str], what: &str| {
        let column = match named {
            Some(name) => table.column(name),
            None => table.any_column(usual),
        };
        let wanted = named.map_or_else(|| usual.join("` or `"), Clone::clone);
        column.ok_or_else(|| {
            let sentence = format!("The table has no column `{wanted}`, which tells the {what}.");
            let hint = format!("It has {}.", table.head.join(", "));
            table.problem_at_head(0, sentence, hint)
        })
    };
    let [parties, proposals, levels] = STATEMENT;
    let party = needed(columns.parties.as_ref(), parties, "party")?;
    let proposal = needed(columns.proposals.as_ref(), proposals, "proposal")?;
    let level = needed(columns.levels.as_ref(), levels, "level")?;
    let other = |names: &[&str]| table.any_column(names);
    let document = other(&["doc", "document", "article"]);
    let (date, start) = (other(&["date"]), other(&["start"]));
    let (stop, id) = (other(&["stop", "end"]), other(&["id"]));
    let apart = [
        (other(&["voice"]), Voice::Other.key()),
        (other(&["standing"]), Standing::Listed.key()),
        (other(&["superseded"]), "true"),
    ];
    let mut statements = Vec::new();
    for (at, record) in table.rows.iter().enumerate() {
        let text = |column: Option<usize>| column.map_or("", |column| record.cell(column));
        let number = |column: Option<usize>| text(column).parse().unwrap_or(0);
        if apart
            .iter()
            .any(|(column, key)| text(*column).eq_ignore_ascii_case(key))
        {
            continue;
        }
        let Some(level) = read_level(&table, record, level, scale)? else {
            continue;
        };
        statements.push(Coded {
            party: record.cell(party).to_owned(),
            proposal: record.cell(proposal).to_owned(),
            level,
            date: text(date).to_owned(),
            document: text(document).to_owned(),
            start: number(start),
            stop: number(stop),
            // Without a number, the order of the rows is that of the statements.
            id: text(id).parse().unwrap_or(at as u64),
        });
    }
    Ok(statements)
}

fn read_level(
    table: &Table<'_>,
    record: &Record,
    column: usize,
    scale: Scale,
) -> Result<Option<i32>, Problem> {
    let cell = record.cell(column).trim_start_matches('\'');
    let word = cell.to_lowercase();
    let level = match (
        cell.parse::<i32>(),
        Attitude::from_key(&word),
        word.as_str(),
    ) {
        (Ok(level), ..) => Some(level),
        (_, Some(Attitude::Unclear), _) => return Ok(None),
        (_, Some(Attitude::Support | Attitude::Conditional), _) | (.., "yes" | "true") => {
            Some(scale.high)
        }
        (_, Some(Attitude::Oppose), _) | (.., "no" | "false") => Some(scale.low),
        _ => None,
    };
    match level.filter(|level| (scale.low..=scale.high).contains(level)) {
        Some(level) => Ok(Some(level)),
        None => Err(table.problem_at(
            record,
            column,
            format!("`{cell}` is no level from {} to {}.", scale.low, scale.high),
            "Correct the cell, or name the lowest and the highest level.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, columns: &Columns, scale: Scale) -> Result<Vec<String>, String> {
        let statements = read("s.csv", text, columns, scale).map_err(|p| p.to_string())?;
        let told = statements.iter().map(|s| {
            let place = format!("{}:{}-{}#{}", s.document, s.start, s.stop, s.id);
            format!(
                "{} on {} {} {} {place}",
                s.party, s.proposal, s.level, s.date
            )
        });
        Ok(told.collect())
    }

    #[track_caller]
    fn check(text: &str, expected: Result<&[&str], &str>) {
        let found = told(text, &Columns::default(), Scale::default());
        let expected = expected
            .map(|lines| lines.iter().map(|&line| line.to_owned()).collect())
            .map_err(str::to_owned);
        assert_eq!(found, expected);
    }

    #[test]
    fn statements_of_others_and_our_own() {
        check(
            "id,doc,start,stop,date,organization,concept,agreement\n\
             7,2,10,20,2026-01-02,A,dam,1\n8,2,30,40,2026-01-02,,dam,false\n",
            Ok(&[
                "A on dam 1 2026-01-02 2:10-20#7",
                " on dam 0 2026-01-02 2:30-40#8",
            ]),
        );
        check(
            "article,date,party,proposal,attitude,start,end\n\
             a.txt,2026-01-02,A,dam,conditional,1,5\na.txt,2026-01-02,A,dam,unclear,6,9\n\
             a.txt,2026-01-02,B,dam,oppose,10,12\n",
            Ok(&[
                "A on dam 1 2026-01-02 a.txt:1-5#0",
                "B on dam 0 2026-01-02 a.txt:10-12#2",
            ]),
        );
    }

    #[test]
    fn what_settles_nothing_is_not_counted() {
        check(
            "article,party,proposal,attitude,voice,standing,superseded\n\
             a,A,dam,support,quoted,speaks,false\na,A,dam,oppose,other,speaks,false\n\
             a,B,dam,oppose,reported,listed,false\na,B,dam,oppose,reported,speaks,true\n",
            Ok(&["A on dam 1  a:0-0#0"]),
        );
    }

    #[test]
    fn columns_and_levels_are_named() {
        let columns = Columns {
            parties: Some("who".to_owned()),
            proposals: Some("What".to_owned()),
            levels: Some("tone".to_owned()),
        };
        let scale = Scale { low: -2, high: 3 };
        assert_eq!(
            told("who,what,tone\nA,dam,-2\n", &columns, scale),
            Ok(vec!["A on dam -2  :0-0#0".to_owned()])
        );
        assert_eq!(
            told("who,what,tone\nA,dam,4\n", &columns, scale),
            Err(
                "s.csv:2:3: `4` is no level from -2 to 3. Correct the cell, or name the lowest and \
                 the highest level."
                    .to_owned()
            )
        );
        check(
            "issue,proposal,text,A,B\nwater,dam,,+,-\n",
            Err(
                "s.csv:1:1: This is a table of stances: a row a proposal, a column a party. \
                 On the command line `standpoint compare` reads it. A network is made of \
                 statements: columns party, proposal, attitude.",
            ),
        );
        check(
            "who,what,tone\nA,dam,1\n",
            Err(
                "s.csv:1:1: The table has no column `organization` or `party`, which tells the \
                 party. It has who, what, tone.",
            ),
        );
    }
}
