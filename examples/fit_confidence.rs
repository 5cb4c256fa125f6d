//! Fits the weights of confidence (`assets/lexicon/confidence.ron`) to annotated articles.
//!
//! `cargo run --example fit_confidence -- GOLD_DIR AGENDA ARTICLE… [-- AGENDA ARTICLE…]`
//!
//! `AGENDA` is the name of a built-in agenda or a file. `GOLD_DIR` holds a JSON file for each
//! article, with its name and `.json`: `{"statements": [{"party", "issue", "proposal" or null,
//! "attitude", "evidence": the words in the article}]}`. The new file is written to standard
//! output; figures go to standard error, each article judged by weights that were fitted
//! without it.
//!
//! A candidate is right by a sixth for its party, a sixth for its issue, a third for its
//! attitude and a third for its proposal, where its sentence and the annotated words overlap
//! by half of the shorter and a fifth of the longer. The weights are those of a logistic
//! regression with a ridge, found by Newton's method.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use standpoint::agenda;
use standpoint::extract::{Extractor, Sign};
use standpoint::import;
use standpoint::model::{Agenda, Date, IssueId, ProposalId, Span, Statement};

/// How strongly weights are held near zero.
const RIDGE: f64 = 20.0;
/// Rounds of Newton's method; it settles after five or six.
const ROUNDS: usize = 12;
/// The shares that the parts of a statement have in its being right: see above.
const PARTS: [f64; 4] = [1.0 / 6.0, 1.0 / 6.0, 1.0 / 3.0, 1.0 / 3.0];
/// The shares from which a candidate becomes a statement: the first of a party in a sentence,
/// another, another on the same issue.
const ENOUGH: [f64; 3] = [0.38, 0.51, 0.58];

#[derive(Deserialize)]
struct Gold {
    statements: Vec<Annotated>,
}

#[derive(Deserialize)]
struct Annotated {
    party: String,
    issue: String,
    proposal: Option<String>,
    attitude: String,
    evidence: String,
}

/// A candidate with its signs, and how far it is right.
struct Row {
    signs: Vec<(usize, f64)>,
    right: f64,
    /// Whether party, issue and attitude are right.
    stance: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let gold = args.next().ok_or("give a folder of annotations")?;
    let rest: Vec<String> = args.collect();
    let mut articles: Vec<Vec<Row>> = Vec::new();
    for group in rest.split(|arg| arg == "--") {
        let (name, paths) = group.split_first().ok_or("give an agenda and articles")?;
        let extractor = Extractor::new(&read_agenda(name)?);
        for path in paths {
            articles.push(rows(&extractor, Path::new(&gold), Path::new(path))?);
        }
    }
    let every: Vec<&Row> = articles.iter().flatten().collect();
    report(&articles, &every);
    println!("{}", written(&fit(&every)));
    Ok(())
}

fn read_agenda(name: &str) -> Result<Agenda, Box<dyn Error>> {
    if let Some(agenda) = agenda::built_in(name) {
        return Ok(agenda);
    }
    agenda::read(Path::new(name)).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.join("\n").into()
    })
}

/// Reads an article and its annotations, and judges its candidates.
fn rows(extractor: &Extractor, gold: &Path, path: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let today = Date::new(2026, 1, 1)?;
    let article = import::read(path, today).map_err(|problem| problem.to_string())?;
    let stem = path.file_stem().unwrap_or_default();
    let file = gold.join(stem).with_extension("json");
    let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let gold: Gold = serde_json::from_str(&text)?;
    let placed: Vec<(Span, &Annotated)> = gold
        .statements
        .iter()
        .filter_map(|one| {
            let start = article.text.find(&one.evidence)?;
            Some((Span::new(start, start + one.evidence.len()), one))
        })
        .collect();
    let candidates = extractor.candidates(&article);
    Ok(candidates
        .into_iter()
        .map(|(statement, signs)| {
            let parts = judged(&statement, &placed);
            Row {
                signs: signs.iter().map(|(s, n)| (*s as usize, *n)).collect(),
                right: parts
                    .iter()
                    .zip(PARTS)
                    .filter(|(ok, _)| **ok)
                    .map(|(_, p)| p)
                    .sum(),
                stance: parts[2],
            }
        })
        .collect())
}

/// Whether party, issue, attitude and proposal are right, each with those before it.
fn judged(statement: &Statement, placed: &[(Span, &Annotated)]) -> [bool; 4] {
    let mut best = [false; 4];
    for (span, one) in placed {
        if !overlap(*span, statement.evidence.span) || one.party != statement.party.as_str() {
            continue;
        }
        let issue = statement.issue.as_ref().map_or("other", IssueId::as_str) == one.issue;
        let attitude = issue && statement.attitude.key() == one.attitude;
        let proposal = statement.proposal.as_ref().map(ProposalId::as_str);
        let all = [
            true,
            issue,
            attitude,
            attitude && proposal == one.proposal.as_deref(),
        ];
        for (known, new) in best.iter_mut().zip(all) {
            *known |= new;
        }
    }
    best
}

fn overlap(a: Span, b: Span) -> bool {
    let common = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    common > 0 && common * 2 >= short && common * 5 >= long
}

/// Returns the weight of each sign.
fn fit(rows: &[&Row]) -> Vec<f64> {
    let size = Sign::ALL.len();
    let mut weights = vec![0.0; size];
    for _ in 0..ROUNDS {
        let mut slope: Vec<f64> = weights.iter().map(|w| -RIDGE * w).collect();
        let mut bend = vec![vec![0.0; size]; size];
        for (i, row) in bend.iter_mut().enumerate() {
            row[i] = RIDGE;
        }
        for row in rows {
            let share = share(&weights, row);
            let spread = share * (1.0 - share);
            for &(i, a) in &row.signs {
                slope[i] += (row.right - share) * a;
                for &(j, b) in &row.signs {
                    bend[i][j] += spread * a * b;
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(bend, slope)) {
            *weight += step;
        }
    }
    weights
}

fn share(weights: &[f64], row: &Row) -> f64 {
    let sum: f64 = row.signs.iter().map(|&(i, a)| weights[i] * a).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Solves a system of linear equations by elimination; the ridge keeps it well posed.
fn solve(mut left: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for i in 0..size {
        let pivot = (i..size)
            .max_by(|&a, &b| left[a][i].abs().total_cmp(&left[b][i].abs()))
            .unwrap_or(i);
        left.swap(i, pivot);
        right.swap(i, pivot);
        for j in i + 1..size {
            let factor = left[j][i] / left[i][i];
            let (upper, lower) = left.split_at_mut(j);
            for (value, above) in lower[0].iter_mut().zip(&upper[i]).skip(i) {
                *value -= factor * above;
            }
            right[j] -= factor * right[i];
        }
    }
    for i in (0..size).rev() {
        let known: f64 = (i + 1..size).map(|j| left[i][j] * right[j]).sum();
        right[i] = (right[i] - known) / left[i][i];
    }
    right
}

/// Says how often the likely third and the unlikely third are right, each article judged
/// without itself, among the candidates that are likely enough.
fn report(articles: &[Vec<Row>], every: &[&Row]) {
    let mut judged: Vec<(f64, bool)> = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        let others: Vec<&Row> = articles
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != number)
            .flat_map(|(_, rows)| rows)
            .collect();
        let weights = fit(&others);
        let likely = article.iter().map(|row| (share(&weights, row), row.stance));
        judged.extend(likely.filter(|(share, _)| *share >= ENOUGH[0]));
    }
    judged.sort_by(|a, b| b.0.total_cmp(&a.0));
    let third = judged.len().div_ceil(3).max(1);
    let right = |part: &[(f64, bool)]| {
        part.iter().filter(|(_, ok)| *ok).count() as f64 / part.len().max(1) as f64
    };
    eprintln!(
        "{} articles, {} candidates, {} likely; right party, issue and attitude: {:.2} of all \
         likely, {:.2} of the most likely third, {:.2} of the least",
        articles.len(),
        every.len(),
        judged.len(),
        right(&judged),
        right(&judged[..third.min(judged.len())]),
        right(&judged[judged.len().saturating_sub(third)..]),
    );
}

fn written(weights: &[f64]) -> String {
    let named: BTreeMap<&str, f64> = Sign::ALL
        .iter()
        .map(|sign| (sign.name(), weights[*sign as usize]))
        .filter(|(_, weight)| weight.abs() >= 0.005)
        .collect();
    let lines: Vec<String> = named
        .iter()
        .map(|(name, weight)| format!("        \"{name}\": {weight:.2},"))
        .collect();
    format!(
        "// What the signs of a candidate weigh; what each sign is, says\n\
         // `src/extract/statement/sign.rs`. Fitted by the example `fit_confidence`: do not edit the\n\
         // weights by hand.\n(\n    \
         // The share from which a candidate becomes a statement: the first of a party in a\n    \
         // sentence, another on another issue, another on the same issue.\n    \
         enough: {:.2},\n    enough_beside: {:.2},\n    enough_on_it: {:.2},\n    \
         weights: {{\n{}\n    }},\n)",
        ENOUGH[0],
        ENOUGH[1],
        ENOUGH[2],
        lines.join("\n")
    )
}
