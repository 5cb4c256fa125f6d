//! Files become a dossier.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::check::{self, Source};
use super::error::brief;
use super::files::{Files, OnDisk};
use super::format::{ArticleFile, DossierFile, SnapshotFile};
use super::line_ends;
use super::system::{Kind, Real, System};
use super::{ARTICLES, DOSSIER_FILE, SNAPSHOTS, article_files, ron_text};
use crate::model::{Agenda, Article, ArticleId, CodedArticle, Dossier, Problem, Snapshot};

const NO_DOSSIER: &str = "The folder holds no case: this file is not in it.";
const CHOOSE: &str = "Choose a folder that Standpoint saved, or start a new case.";

/// A dossier as its files gave it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The dossier.
    pub dossier: Dossier,
    /// What a person should know though the dossier could be read: texts that were
    /// changed, snapshots that could not be read.
    pub warnings: Vec<Problem>,
    /// The stems of all files beside the articles, listed or not, in lower case: no new
    /// article can have one of them as its id.
    pub stems: BTreeSet<String>,
    /// The names of the snapshots that could not be read.
    pub unread: Vec<String>,
    /// Whether a file is of an older format version: a copy is made before it is rewritten.
    pub older: bool,
}

/// Reads the dossier in `folder`, which may also be given by its `dossier.ron`.
///
/// # Errors
///
/// There is no dossier, a file of it is missing, broken or of a newer version, or says
/// what cannot be. Nothing is changed on disk.
pub fn load(folder: &Path) -> Result<(Loaded, OnDisk), Problem> {
    load_on(Arc::new(Real), folder)
}

/// As [`load`], from a disk.
pub(crate) fn load_on(system: Arc<dyn System>, folder: &Path) -> Result<(Loaded, OnDisk), Problem> {
    let mut files = find_on(system, folder)?;
    let loaded = read_dossier(&mut files)?;
    Ok((loaded, files))
}

/// Reads the dossier in a folder that was found.
pub(crate) fn read_dossier(files: &mut OnDisk) -> Result<Loaded, Problem> {
    let loaded = parse(files)?;
    files.unread.clone_from(&loaded.unread);
    Ok(loaded)
}

/// Finds the folder of a dossier, which may also be given by its `dossier.ron`; nothing but
/// that it is one is known of it yet.
pub(crate) fn find_on(system: Arc<dyn System>, folder: &Path) -> Result<OnDisk, Problem> {
    let kind = |path: &Path| system.stat(path).ok().flatten().map(|stat| stat.kind);
    let folder = match folder.file_name() {
        Some(name) if name == DOSSIER_FILE && kind(folder) == Some(Kind::File) => {
            // The parent of a mere name is empty, which is no folder to work with.
            folder
                .parent()
                .filter(|parent| !parent.as_os_str().is_empty())
                .unwrap_or(Path::new("."))
        }
        _ => folder,
    };
    let present = kind(folder);
    if present != Some(Kind::Folder) {
        let sentence = if present.is_some() {
            "It is a file, not the folder of a case."
        } else {
            "There is no such folder."
        };
        return Err(Problem::new(
            folder.display().to_string(),
            sentence,
            "Choose a folder that Standpoint saved.",
        ));
    }
    let files = OnDisk::on(system, folder.to_owned());
    let dossier = files.path(DOSSIER_FILE);
    if files.system.stat(&dossier).is_ok_and(|stat| stat.is_none()) {
        return Err(Problem::new(
            dossier.display().to_string(),
            NO_DOSSIER,
            CHOOSE,
        ));
    }
    Ok(files)
}

/// Reads a snapshot from its file, in a dossier or by itself.
///
/// # Errors
///
/// There is no such file, or it holds no snapshot, a broken one or one of a newer version.
pub fn load_snapshot(path: &Path) -> Result<Snapshot, Problem> {
    let missing = || Problem::new(path.display().to_string(), "There is no such file.", "");
    let name = path.file_name().ok_or_else(missing)?;
    let folder = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut files = OnDisk::on(Arc::new(Real), folder.to_owned());
    snapshot(&mut files, &name.to_string_lossy())?.ok_or_else(missing)
}

/// Reads a dossier from its files, wherever these are.
///
/// # Errors
///
/// As [`load`].
pub fn parse(files: &mut dyn Files) -> Result<Loaded, Problem> {
    let mut loaded = parse_whole(files).map_err(brief)?;
    loaded.warnings = loaded.warnings.into_iter().map(brief).collect();
    Ok(loaded)
}

fn parse_whole(files: &mut dyn Files) -> Result<Loaded, Problem> {
    let place = files.place(DOSSIER_FILE);
    let Some(text) = files.read(DOSSIER_FILE)? else {
        return Err(Problem::new(place, NO_DOSSIER, CHOOSE));
    };
    let file: DossierFile<'static> = ron_text::read(&place, &text)?;
    let source = Source {
        place: &place,
        text: &text,
    };
    check::agenda(source, &file.agenda)?;
    check::settings(source, &file.agenda, &file.settings)?;
    check::article_ids(source, &file.articles)?;

    let mut warnings = check::cells(source, &file.agenda, &file.cells)?;
    if ron_text::has_comments(&text) {
        warnings.push(Problem::new(
            &place,
            format!("Comments in {DOSSIER_FILE} are not kept when it is saved."),
            "Put them into notes.",
        ));
    }
    let agenda = file.agenda.into_owned();
    let mut articles = Vec::with_capacity(file.articles.len());
    let mut older = ron_text::is_older::<DossierFile<'static>>(&text);
    for id in &file.articles {
        let coded = article(files, &agenda, id, &mut warnings, &mut older)?;
        articles.push(Arc::new(coded));
    }
    let mut unread = Vec::new();
    let snapshots = snapshots(files, &mut warnings, &mut unread)?;
    let hand: BTreeMap<_, _> = file
        .cells
        .into_iter()
        .filter(|cell| !cell.set.is_empty())
        .map(|cell| ((cell.proposal, cell.party), cell.set))
        .collect();
    let dossier = Dossier {
        title: file.title.into_owned(),
        agenda: Arc::new(agenda),
        articles,
        hand,
        snapshots,
        settings: file.settings.into_owned(),
    };
    let stems = stems(files)?;
    Ok(Loaded {
        dossier,
        warnings,
        stems,
        unread,
        older,
    })
}

fn stems(files: &mut dyn Files) -> Result<BTreeSet<String>, Problem> {
    let names = files.list(ARTICLES)?;
    let stem = |name: &String| {
        let stem = Path::new(name).file_stem()?;
        Some(stem.to_string_lossy().to_lowercase())
    };
    Ok(names.iter().filter_map(stem).collect())
}

fn article(
    files: &mut dyn Files,
    agenda: &Agenda,
    id: &ArticleId,
    warnings: &mut Vec<Problem>,
    older: &mut bool,
) -> Result<CodedArticle, Problem> {
    let (text_name, name) = article_files(id);
    let mut needed = |name: &str| {
        files.read(name)?.ok_or_else(|| {
            Problem::new(
                files.place(name),
                format!("The file is missing, though the case lists the article `{id}`."),
                format!(
                    "Restore it, or take `{id}` out of the list of articles in {DOSSIER_FILE}."
                ),
            )
        })
    };
    let ron = needed(&name)?;
    let text = needed(&text_name)?;
    let place = files.place(&name);
    let file: ArticleFile<'static> = ron_text::read(&place, &ron)?;
    *older |= ron_text::is_older::<ArticleFile<'static>>(&ron);
    let source = Source {
        place: &place,
        text: &ron,
    };
    let article = file.article.into_owned();
    if article.id != *id {
        return Err(ron_text::located(
            Problem::new(
                &place,
                format!(
                    "The file is named after the article `{id}` and holds `{}`.",
                    article.id
                ),
                "Make the two the same; nothing was changed.",
            ),
            &ron,
            "id:",
        ));
    }
    let as_read = line_ends::with_hash(text.as_bytes(), &article.hash);
    let text_changed = as_read.is_none();
    let text = as_read.unwrap_or(text);
    let mut coded = CodedArticle {
        article: Article { text, ..article },
        statements: file.statements.into_owned(),
        notes: file.notes.into_owned(),
        outdated: file.outdated,
    };
    if text_changed {
        coded.fit_spans();
    }
    warnings.extend(check::article(source, agenda, &coded, text_changed)?);
    Ok(coded)
}

/// Reads the snapshots, oldest first. One that cannot be read is left where it is and
/// reported: it is a copy, the case does not need it.
fn snapshots(
    files: &mut dyn Files,
    warnings: &mut Vec<Problem>,
    unread: &mut Vec<String>,
) -> Result<Vec<Arc<Snapshot>>, Problem> {
    let mut snapshots = Vec::new();
    for name in files.list(SNAPSHOTS)? {
        if Path::new(&name).extension().is_none_or(|end| end != "ron") {
            continue;
        }
        match snapshot(files, &name) {
            Ok(Some(snapshot)) => snapshots.push(Arc::new(snapshot)),
            Ok(None) => {}
            Err(problem) => {
                warnings.push(problem);
                unread.push(name);
            }
        }
    }
    // Names of files begin with the moment, but a suffix may sort before another name.
    snapshots.sort_by(|a: &Arc<Snapshot>, b| a.taken.cmp(&b.taken));
    Ok(snapshots)
}

fn snapshot(files: &mut dyn Files, name: &str) -> Result<Option<Snapshot>, Problem> {
    let Some(text) = files.read(name)? else {
        return Ok(None);
    };
    let place = files.place(name);
    let file: SnapshotFile<'static> = ron_text::read(&place, &text)?;
    let source = Source {
        place: &place,
        text: &text,
    };
    check::agenda(source, &file.snapshot.agenda)?;
    Ok(Some(file.snapshot.into_owned()))
}
