//! A small case, and what the tests of saving and loading share.

mod damaged;
mod mutated;
mod refusing;
mod saving;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::system::{Real, System};
use super::*;
use crate::model::text::hash;
use crate::model::{
    Act, Agenda, Article, Attitude, CodedArticle, Dossier, Evidence, Firmness, HandEdit, Issue,
    Lean, Note, NoteKind, PartialDate, Party, PartyId, Person, Problem, Proposal, ProposalId,
    ScaleSpec, Settings, Snapshot, Span, StanceAttitude, StanceTable, Standing, Statement,
    StatementId, Status, Term, Voice,
};

/// Returns an article in which `holder` speaks about `proposal` in the words `quote`.
pub(crate) fn example_article(
    id: &str,
    before: &str,
    quote: &str,
    holder: &str,
    proposal: &str,
) -> CodedArticle {
    let text = format!("{before}{quote}, the spokesman said.\n");
    let hash = hash(&text);
    let span = Span::new(before.len(), before.len() + quote.len());
    let statement = Statement {
        id: StatementId(1),
        party: PartyId::from(holder),
        speaker: Some("Ann O'Hara".to_owned()),
        unnamed: None,
        standing: Standing::Speaks,
        issue: Some("water".into()),
        proposal: Some(ProposalId::from(proposal)),
        act: Act::Demands,
        attitude: Attitude::Conditional,
        lean: Some(Lean::NoUnless),
        condition: Some("unless “all” sign".to_owned()),
        value: None,
        firmness: Firmness::RedLine,
        voice: Voice::Quoted,
        venue: None,
        via: Some("The Wire".to_owned()),
        said_on: Some(jiff::civil::date(2026, 3, 1)),
        superseded: false,
        cue: "said".to_owned(),
        evidence: Evidence::take(&text, span, &hash),
        confidence: 0.8,
        reasons: vec!["holder: subject of \"said\"".to_owned()],
        status: Status::Machine,
        discarded: false,
        coder: None,
        extracted: None,
    };
    let no_title = Note::new(NoteKind::NoTitle, "No title was found.", "Type one.");
    CodedArticle {
        article: Article {
            id: id.into(),
            title: format!("Talks, \"{id}\""),
            outlet: Some("River Post".to_owned()),
            published: Some(jiff::civil::date(2026, 3, 2)),
            source: "/tmp/a b.txt".to_owned(),
            hash,
            furniture: vec![Span::new(0, before.len())],
            notes: vec![no_title],
            text,
            ..Article::default()
        },
        statements: vec![statement],
        notes: vec![Note::new(NoteKind::Unsorted, "A sentence fits nothing.", "").at(span)],
        outdated: false,
    }
}

fn example_party(id: &str, name: &str) -> Party {
    let date = |text| PartialDate::parse(text).expect("a date");
    Party {
        id: id.into(),
        name: name.to_owned(),
        main: id != "DOWN",
        metonyms: vec![format!("the {name} bank")],
        people: vec![Person {
            names: vec!["Ann O'Hara".to_owned()],
            terms: vec![
                Term(date("2020"), Some(date("2022-05"))),
                Term(date("2024-01-20"), None),
            ],
            ..Person::default()
        }],
        ..Party::default()
    }
}

fn example_agenda() -> Agenda {
    let proposal = |id: &str, text: &str| Proposal {
        id: id.into(),
        text: text.to_owned(),
        cues: vec!["river's flow".to_owned()],
        ..Proposal::default()
    };
    let mut dam = proposal("water.dam", "The dam is opened for a fixed time");
    dam.scale = Some(ScaleSpec {
        unit: "years".to_owned(),
        low: 0.0,
        high: 99.5,
    });
    Agenda {
        id: "river".to_owned(),
        title: "River talks".to_owned(),
        as_of: Some(jiff::civil::date(2026, 1, 1)),
        parties: vec![
            example_party("UP", "Upstream"),
            example_party("DOWN", "Downstream"),
            example_party("MID", "Київ"),
        ],
        issues: vec![Issue {
            id: "water".into(),
            title: "Water".to_owned(),
            proposals: vec![
                proposal("water.share", "The water is shared by halves"),
                dam,
            ],
            ..Issue::default()
        }],
    }
}

/// Returns a small case that uses most of what a dossier can hold.
pub(crate) fn example() -> Dossier {
    let hand = HandEdit {
        attitude: Some(StanceAttitude::Mixed),
        summary: Some("Says \"both\",\nin one breath \u{202e}".to_owned()),
        as_of: Some(jiff::civil::date(2026, 3, 2)),
        status: Some(Status::Verified),
        ..HandEdit::default()
    };
    let remark = HandEdit {
        note: Some("ask".to_owned()),
        ..HandEdit::default()
    };
    let agenda = example_agenda();
    let snapshot = Snapshot {
        name: "Before the round".to_owned(),
        taken: "2026-03-02T18:00".to_owned(),
        agenda: agenda.clone(),
        articles: 1,
        table: StanceTable::default(),
        ..Snapshot::default()
    };
    let article = |id, before, quote, holder, proposal| {
        Arc::new(example_article(id, before, quote, holder, proposal))
    };
    Dossier {
        title: "River".to_owned(),
        agenda: Arc::new(agenda),
        articles: vec![
            article("b-first", "Élan. ", "“We share”", "UP", "water.share"),
            article("a-second", "No. ", "“The dam stays”", "MID", "water.dam"),
        ],
        hand: [
            (("water.dam".into(), "UP".into()), hand.clone()),
            (("water.share".into(), "MID".into()), remark),
            (("water.share".into(), "DOWN".into()), hand),
        ]
        .into(),
        snapshots: vec![Arc::new(snapshot)],
        settings: Settings {
            parties: vec!["MID".into(), "UP".into()],
            window_days: 14,
            threshold: 0.2,
            count_others: true,
            ..Settings::default()
        },
    }
}

/// Returns the example with one article more and a statement discarded.
fn with_more(dossier: &Dossier, id: &str) -> Dossier {
    let mut next = dossier.clone();
    Arc::make_mut(&mut next.articles[0]).statements[0].discarded = true;
    next.settings.count_implied = true;
    next.settings.weights = [("water.dam".into(), 2.5)].into();
    let new = example_article(id, "Then ", "“never”", "UP", "water.share");
    next.articles.push(Arc::new(new));
    next
}

/// The folder of a case as version 1 wrote it: the example above.
fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/dossier-v1")
}

/// Saves a dossier to a new folder of the real disk.
fn save_new(folder: &Path, dossier: &Dossier, from: Option<&OnDisk>) -> Result<OnDisk, Problem> {
    let real: Arc<dyn System> = Arc::new(Real);
    super::save_new(&real, folder, dossier, from, None)
}

/// Saves a dossier to a folder.
pub(crate) fn saved_in(folder: &Path, dossier: &Dossier) -> OnDisk {
    save_new(folder, dossier, None).expect("saved")
}

/// Saves the example to a new folder.
fn saved() -> (tempfile::TempDir, OnDisk, Dossier) {
    let folder = tempfile::tempdir().expect("a folder");
    let dossier = example();
    let disk = save_new(folder.path(), &dossier, None).expect("saved");
    (folder, disk, dossier)
}

/// Returns every file of a dossier's folder with its bytes.
fn bytes(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for part in ["", ARTICLES, SNAPSHOTS] {
        let Ok(entries) = fs::read_dir(folder.join(part)) else {
            continue;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_file() {
                let name = path.strip_prefix(folder).expect("inside");
                let name = name.display().to_string().replace('\\', "/");
                found.push((name, fs::read(path).expect("readable")));
            }
        }
    }
    found.sort();
    found
}

fn names(folder: &Path) -> Vec<String> {
    bytes(folder).into_iter().map(|(name, _)| name).collect()
}

fn edit_file(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("readable");
    assert!(text.contains(from), "{from} is not in {text}");
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}
