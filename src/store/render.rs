//! A dossier as the texts of its files.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::files::Texts;
use super::format::{ArticleFile, Cell, DossierFile, SnapshotFile};
use super::{DOSSIER_FILE, SNAPSHOTS, VERSION, article_files, ron_text};
use crate::model::text::slug;
use crate::model::{CodedArticle, Dossier, Snapshot};

/// The most characters that a snapshot's name takes in the name of its file.
const LONGEST_NAME: usize = 48;

/// Returns all files of `dossier` as they would be written to an empty folder.
#[must_use]
pub fn render(dossier: &Dossier) -> Texts {
    let mut texts = BTreeMap::from([(DOSSIER_FILE.to_owned(), dossier_text(dossier))]);
    for coded in &dossier.articles {
        let (text, ron) = article_files(&coded.article.id);
        texts.insert(text, coded.article.text.clone());
        texts.insert(ron, article_text(coded));
    }
    for snapshot in &dossier.snapshots {
        let mut number = 1;
        while texts.contains_key(&snapshot_name(snapshot, number)) {
            number += 1;
        }
        let name = snapshot_name(snapshot, number);
        texts.insert(name, snapshot_text(snapshot));
    }
    Texts { texts }
}

pub(super) fn dossier_text(dossier: &Dossier) -> String {
    ron_text::write(&DossierFile {
        version: VERSION,
        title: Cow::Borrowed(&dossier.title),
        settings: Cow::Borrowed(&dossier.settings),
        articles: dossier
            .articles
            .iter()
            .map(|coded| coded.article.id.clone())
            .collect(),
        cells: cells(dossier),
        agenda: Cow::Borrowed(&*dossier.agenda),
    })
}

/// Returns the cells set by hand in the agenda's order; cells that the agenda no longer
/// has come last, so that they are not lost.
fn cells(dossier: &Dossier) -> Vec<Cell> {
    let agenda = &dossier.agenda;
    let rows: BTreeMap<_, _> = agenda
        .proposals()
        .map(|(_, p)| &p.id)
        .zip(0_usize..)
        .collect();
    let columns: BTreeMap<_, _> = agenda
        .parties
        .iter()
        .map(|p| &p.id)
        .zip(0_usize..)
        .collect();
    let mut cells: Vec<Cell> = dossier
        .hand
        .iter()
        .map(|((proposal, party), set)| Cell {
            proposal: proposal.clone(),
            party: party.clone(),
            set: set.clone(),
        })
        .collect();
    let place = |cell: &Cell| {
        let row = rows.get(&cell.proposal).copied().unwrap_or(usize::MAX);
        let column = columns.get(&cell.party).copied().unwrap_or(usize::MAX);
        (row, column)
    };
    cells.sort_by_key(place);
    cells
}

pub(super) fn article_text(coded: &CodedArticle) -> String {
    ron_text::write(&ArticleFile {
        version: VERSION,
        article: Cow::Borrowed(&coded.article),
        statements: Cow::Borrowed(&coded.statements),
        notes: Cow::Borrowed(&coded.notes),
        outdated: coded.outdated,
    })
}

pub(super) fn snapshot_text(snapshot: &Snapshot) -> String {
    ron_text::write(&SnapshotFile {
        version: VERSION,
        snapshot: Cow::Borrowed(snapshot),
    })
}

/// Returns the name of a snapshot's file: its moment and its name; `number` tells apart
/// those that share both.
pub(super) fn snapshot_name(snapshot: &Snapshot, number: usize) -> String {
    let moment: String = snapshot
        .taken
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .take(24)
        .collect();
    let mut stem = format!("{moment}_{}", slug(&snapshot.name, LONGEST_NAME));
    if stem.ends_with('_') {
        stem.push_str("snapshot");
    }
    match number {
        1 => format!("{SNAPSHOTS}/{stem}.ron"),
        _ => format!("{SNAPSHOTS}/{stem}_{number}.ron"),
    }
}
