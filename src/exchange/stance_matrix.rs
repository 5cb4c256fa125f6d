//! A matrix of stances coded by hand, as CSV: columns `issue`, `proposal` and `text`, then one
//! a party; a row a proposal.
//!
//! | cell | stance |
//! |---|---|
//! | `+` | support |
//! | `c` | conditional: yes, if |
//! | `n` | conditional: no, unless |
//! | `?` | unclear |
//! | `-` | oppose |
//! | `.` or empty | silent |
//!
//! The words of the attitudes ("support", "oppose", "mixed", "silent") are understood too,
//! and the longer signs that spreadsheets make of `-`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::table::{Kind, Record, STANCES, Table};
use crate::model::text::slug;
use crate::model::{
    Agenda, Dossier, HandEdit, Issue, Lean, Party, PartyId, Problem, Proposal, ProposalId,
    StanceAttitude,
};

/// The columns that are no party.
const ISSUE: &str = STANCES[0];
const PROPOSAL: &str = STANCES[1];
const TEXT: &str = "text";

/// Reads a matrix as a case: its agenda is made of the rows and columns, its cells are set by
/// hand. `title` names it, `place` is the file's name in what is found.
///
/// # Errors
///
/// A column is missing or there twice, a proposal is there twice or has no id, or a cell
/// holds none of the signs.
pub fn read(place: &str, title: &str, text: &str) -> Result<Dossier, Problem> {
    let table = Table::read(place, text)?;
    let columns = Columns::of(&table)?;
    let mut issues: Vec<Issue> = Vec::new();
    let mut seen: BTreeMap<ProposalId, usize> = BTreeMap::new();
    let mut hand = BTreeMap::new();
    for record in &table.rows {
        let proposal = proposal(&table, &columns, record)?;
        if let Some(line) = seen.insert(proposal.id.clone(), record.line) {
            return Err(table.problem_at(
                record,
                columns.proposal,
                format!(
                    "The proposal `{}` stands on line {line} already.",
                    proposal.id
                ),
                "Give each row an id of its own.",
            ));
        }
        for (party, column) in &columns.parties {
            if let Some(edit) = stance(&table, record, *column)? {
                hand.insert((proposal.id.clone(), party.clone()), edit);
            }
        }
        let name = record.cell(columns.issue);
        if name.is_empty() {
            return Err(table.problem_at(
                record,
                columns.issue,
                "The row has no issue.",
                "Name the issue that the proposal belongs to.",
            ));
        }
        let place = issues.iter().position(|issue| issue.id.as_str() == name);
        let at = place.unwrap_or_else(|| {
            issues.push(Issue {
                id: name.into(),
                title: name.to_owned(),
                ..Issue::default()
            });
            issues.len() - 1
        });
        issues[at].proposals.push(proposal);
    }
    let parties = columns.parties.into_iter().map(|(id, _)| Party {
        name: id.to_string(),
        names: vec![id.to_string()],
        id,
        ..Party::default()
    });
    let agenda = Agenda {
        // A title in another script has no such name.
        id: Some(slug(title, 48))
            .filter(|id| !id.is_empty())
            .unwrap_or_else(|| "matrix".to_owned()),
        title: title.to_owned(),
        parties: parties.collect(),
        issues,
        ..Agenda::default()
    };
    Ok(Dossier {
        title: title.to_owned(),
        agenda: Arc::new(agenda),
        hand,
        ..Dossier::default()
    })
}

/// Where things stand.
struct Columns {
    issue: usize,
    proposal: usize,
    text: Option<usize>,
    parties: Vec<(PartyId, usize)>,
}

impl Columns {
    fn of(table: &Table<'_>) -> Result<Self, Problem> {
        if table.kind() == Some(Kind::Statements) {
            return Err(table.problem_at_head(
                0,
                "This is a table of statements: a row a statement.",
                "On the command line `standpoint network` reads it. A table of stances has the columns issue, \
                 proposal, text and one a party.",
            ));
        }
        let needed = |name: &str| {
            table.column(name).ok_or_else(|| {
                table.problem_at_head(
                    0,
                    format!("This is no table of stances: it has no column `{name}`."),
                    "Its columns are issue, proposal, text and one a party.",
                )
            })
        };
        let (issue, proposal, text) = (needed(ISSUE)?, needed(PROPOSAL)?, table.column(TEXT));
        let mut parties: Vec<(PartyId, usize)> = Vec::new();
        for (column, name) in table.head.iter().enumerate() {
            if [Some(issue), Some(proposal), text].contains(&Some(column)) {
                continue;
            }
            if name.is_empty() {
                // Spreadsheets leave columns behind; one that holds something has lost its name.
                if let Some(record) = table.rows.iter().find(|r| !r.cell(column).is_empty()) {
                    return Err(table.problem_at(
                        record,
                        column,
                        "The column of this cell has no name.",
                        "Write the party's name on the first line.",
                    ));
                }
                continue;
            }
            parties.push((PartyId::from(name.as_str()), column));
        }
        if parties.is_empty() {
            return Err(table.problem(
                "The table has no column of a party.",
                "Its columns are issue, proposal, text and one a party.",
            ));
        }
        Ok(Self {
            issue,
            proposal,
            text,
            parties,
        })
    }
}

fn proposal(table: &Table<'_>, columns: &Columns, record: &Record) -> Result<Proposal, Problem> {
    let id = record.cell(columns.proposal);
    if id.is_empty() {
        return Err(table.problem_at(
            record,
            columns.proposal,
            "The row has no proposal.",
            "Give it a short id of its own.",
        ));
    }
    let text = columns.text.map_or("", |column| record.cell(column));
    Ok(Proposal {
        id: id.into(),
        // A row without a text is known by its id.
        text: if text.is_empty() { id } else { text }.to_owned(),
        ..Proposal::default()
    })
}

/// Returns what a cell sets; `None` where it is silent.
fn stance(table: &Table<'_>, record: &Record, column: usize) -> Result<Option<HandEdit>, Problem> {
    let cell = record.cell(column).to_lowercase();
    // An apostrophe keeps spreadsheets from reading a sign as a formula.
    let (attitude, lean) = match cell.trim_start_matches('\'') {
        "" | "." | "·" | "silent" => return Ok(None),
        "+" => (StanceAttitude::Support, None),
        "c" => (StanceAttitude::Conditional, Some(Lean::YesIf)),
        "n" => (StanceAttitude::Conditional, Some(Lean::NoUnless)),
        "?" => (StanceAttitude::Unclear, None),
        "-" | "−" | "–" | "—" => (StanceAttitude::Oppose, None),
        word => match StanceAttitude::from_key(word) {
            Some(StanceAttitude::Conditional) => (StanceAttitude::Conditional, Some(Lean::YesIf)),
            Some(attitude) => (attitude, None),
            None => {
                return Err(table.problem_at(
                    record,
                    column,
                    format!("`{}` is no stance.", record.cell(column)),
                    "Write + for support, c (yes, if) or n (no, unless) for conditional, ? unclear, \
                     - oppose, . silent.",
                ));
            }
        },
    };
    Ok(Some(HandEdit {
        attitude: Some(attitude),
        lean,
        ..HandEdit::default()
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let dossier = read("m.csv", "Matrix", text).expect("a matrix");
        let mut told = Vec::new();
        for (issue, proposal) in dossier.agenda.proposals() {
            let mut line = format!("{} {} “{}”:", issue.id, proposal.id, proposal.text);
            for party in &dossier.agenda.parties {
                let cell = (proposal.id.clone(), party.id.clone());
                let sign = dossier.hand.get(&cell).map_or("silent", |edit| {
                    edit.lean
                        .map_or_else(|| edit.attitude.expect("set").key(), Lean::key)
                });
                line = format!("{line} {} {sign}", party.id);
            }
            told.push(line);
        }
        assert_eq!(told, expected);
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let problem = read("m.csv", "Matrix", text).expect_err("refused");
        assert_eq!(problem.to_string(), expected);
    }

    #[test]
    fn signs_become_stances() {
        check(
            "issue,proposal,text,A,B\ni,i.p,It opens,+,c\n\ni,i.q,,-,?\nj,j.p,It stays,.,\n",
            &[
                "i i.p “It opens”: A support B yes_if",
                "i i.q “i.q”: A oppose B unclear",
                "j j.p “It stays”: A silent B silent",
            ],
        );
        // As spreadsheets write it: a mark in front, semicolons, columns left behind.
        check(
            "\u{feff}Issue;Proposal;Text;A;B;\r\ni;p;\"One; two\";'-;−;\r\ni;q;T;N;mixed\r\nj;r;T\r\n",
            &[
                "i p “One; two”: A oppose B oppose",
                "i q “T”: A no_unless B mixed",
                "j r “T”: A silent B silent",
            ],
        );
    }

    #[test]
    fn what_is_no_matrix_is_refused() {
        refused(
            "",
            "m.csv: The table is empty. Its first line names the columns.",
        );
        refused(
            "article,party,issue,proposal,attitude\na.txt,A,water,dam,support\n",
            "m.csv:1:1: This is a table of statements: a row a statement. On the command line \
             `standpoint network` reads it. A table of stances has the columns issue, proposal, \
             text and one a party.",
        );
        refused(
            "issue,text,A\n",
            "m.csv:1:1: This is no table of stances: it has no column `proposal`. Its columns are \
             issue, proposal, text and one a party.",
        );
        refused(
            "issue,proposal,text\ni,p,T\n",
            "m.csv: The table has no column of a party. Its columns are issue, proposal, text and \
             one a party.",
        );
        refused(
            "issue,proposal,text,A,A\n",
            "m.csv:1:5: Two columns are called `A`. Give each column a name of its own; capitals do \
             not matter.",
        );
        refused(
            "issue,proposal,text,A\ni,p,T,+\ni,p,T,+\n",
            "m.csv:3:2: The proposal `p` stands on line 2 already. Give each row an id of its own.",
        );
        refused(
            "issue,proposal,text,A\ni,,T,+\n",
            "m.csv:2:2: The row has no proposal. Give it a short id of its own.",
        );
        refused(
            "issue,proposal,text,A\n,p,T,+\n",
            "m.csv:2:1: The row has no issue. Name the issue that the proposal belongs to.",
        );
        refused(
            "issue,proposal,text,A\ni,p,T,yes\n",
            "m.csv:2:4: `yes` is no stance. Write + for support, c (yes, if) or n (no, \
             unless) for conditional, ? unclear, - oppose, . silent.",
        );
        refused(
            "issue,proposal,text,A\ni,p,One, two,+,-\n",
            "m.csv:2:5: This cell stands beyond the last column. Quote cells that hold the sign \
             between cells, or name the column.",
        );
        refused(
            "issue,proposal,text,A,issue\n",
            "m.csv:1:5: Two columns are called `issue`. Give each column a name of its own; \
             capitals do not matter.",
        );
        refused(
            "issue,proposal,text,A,\ni,p,T,+,-\n",
            "m.csv:2:5: The column of this cell has no name. Write the party's name on the first \
             line.",
        );
    }
}
