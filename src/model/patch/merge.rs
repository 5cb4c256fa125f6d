//! Two changes of one dossier become one, part by part.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::agenda::{self, ItemKey};
use super::{Held, Key, Part, Patch};
use crate::model::{Agenda, ArticleId, Dossier, Settings, StatementId};

/// Whose part is taken where both changed it otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What was changed here.
    Ours,
    /// What was changed elsewhere.
    Theirs,
}

/// Parts that both sides changed, each otherwise: only those of one side can stay.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// What was changed here; of an agenda or the settings one part alone.
    pub ours: Vec<Part>,
    /// What was changed elsewhere.
    pub theirs: Vec<Part>,
}

/// What two sides made of one dossier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merge {
    /// What was changed here.
    pub ours: Patch,
    /// What was changed elsewhere.
    pub theirs: Patch,
    /// Where only one can stay.
    pub clashes: Vec<Clash>,
}

impl Merge {
    /// Compares what became of `base` here and elsewhere. Articles that both added under one
    /// id with different texts do not clash: ours gets another id.
    #[must_use]
    pub fn of(base: &Dossier, ours: &Dossier, theirs: &Dossier) -> Self {
        let mut mine = Patch::between(base, ours);
        let other = Patch::between(base, theirs);
        rename_new(&mut mine, &[base, ours, theirs]);
        renumber_new(&mut mine, base, ours, theirs);
        Self {
            clashes: clashes(&mine, &other, theirs),
            ours: mine,
            theirs: other,
        }
    }

    /// Returns what both made of it: `theirs` with our changes, and for each clash the side
    /// that is chosen. What one side took out of the agenda stays in it where the other side
    /// set a cell or coded a statement with it.
    #[must_use]
    pub fn merged(&self, theirs: &Dossier, choose: impl Fn(&Clash) -> Side) -> Dossier {
        let mut merged = theirs.clone();
        let (ours_stay, theirs_stay): (Vec<&Clash>, Vec<&Clash>) = self
            .clashes
            .iter()
            .partition(|clash| choose(clash) == Side::Ours);
        for part in ours_stay.iter().flat_map(|clash| &clash.theirs) {
            if matches!(part, Part::Article { after: None, .. }) {
                // An article that they took out comes back before it is changed.
                let back = Patch {
                    parts: vec![part.clone()],
                };
                back.reversed().apply(&mut merged);
            }
        }
        let dropped: BTreeSet<Key<'_>> = theirs_stay
            .iter()
            .flat_map(|clash| clash.ours.iter().map(Part::key))
            .collect();
        let mut kept = Patch::default();
        for part in &self.ours.parts {
            match part {
                Part::Settings { before, after } => {
                    merged.settings = settings(before, after, &theirs.settings, Side::Theirs);
                }
                Part::Agenda { .. } => {}
                part if dropped.contains(&part.key()) => {}
                // Set again it might stand in another place than they have it.
                Part::Article { .. } | Part::Statement { .. } if part.is_in(&merged) => {}
                part => kept.parts.push(part.clone()),
            }
        }
        for part in ours_stay.iter().flat_map(|clash| &clash.ours) {
            if let Part::Settings { before, after } = part {
                merged.settings = settings(before, after, &merged.settings, Side::Ours);
            }
        }
        if let Some(agenda) = self.agenda(&theirs.agenda, &ours_stay) {
            merged.agenda = Arc::new(agenda);
        }
        kept.apply(&mut merged);
        // The settings of one side may name what the agenda of the other no longer has.
        let agenda = Arc::clone(&merged.agenda);
        let settings = &mut merged.settings;
        settings
            .parties
            .retain(|party| agenda.party(party).is_some());
        settings
            .weights
            .retain(|proposal, _| agenda.proposal(proposal).is_some());
        merged
    }

    /// Returns what both made of the agenda; `None` where neither changed it.
    fn agenda(&self, theirs: &Agenda, ours_stay: &[&Clash]) -> Option<Agenda> {
        let of_agenda = |patch: &'_ Patch| {
            patch.parts.iter().find_map(|part| match part {
                Part::Agenda { before, after } => Some((Arc::clone(before), Arc::clone(after))),
                _ => None,
            })
        };
        let (mine, other) = (of_agenda(&self.ours), of_agenda(&self.theirs));
        let base = Arc::clone(&mine.as_ref().or(other.as_ref())?.0);
        let ours = mine.map_or_else(|| Arc::clone(&base), |(_, after)| after);
        let mut chosen: BTreeSet<ItemKey> = BTreeSet::new();
        for part in ours_stay.iter().flat_map(|clash| &clash.ours) {
            if let Part::Agenda { before, after } = part {
                let changes = agenda::changes(before, after).into_iter();
                chosen.extend(changes.map(|change| change.key));
            }
        }
        let names = |patch: &Patch| patch.parts.iter().flat_map(agenda::named).collect();
        let (our_names, their_names) = (names(&self.ours), names(&self.theirs));
        let choose = |key: &ItemKey| {
            if chosen.contains(key) {
                Side::Ours
            } else {
                Side::Theirs
            }
        };
        Some(agenda::merged(
            [&base, &ours, theirs],
            choose,
            [&our_names, &their_names],
        ))
    }
}

/// Returns where only the parts of one side can stay.
fn clashes(mine: &Patch, other: &Patch, theirs_now: &Dossier) -> Vec<Clash> {
    // What is told of an article as a whole meets all of its statements.
    let both = mine.parts.iter().chain(&other.parts);
    let whole: BTreeSet<&ArticleId> = both
        .filter_map(|part| match part {
            Part::Article { id, .. } => Some(id),
            _ => None,
        })
        .collect();
    let mut met: BTreeMap<Key<'_>, [Vec<&Part>; 2]> = BTreeMap::new();
    for (side, patch) in [mine, other].into_iter().enumerate() {
        for part in &patch.parts {
            let key = match part.key() {
                Key::Statement(article, _) if whole.contains(article) => Key::Article(article),
                key => key,
            };
            met.entry(key).or_default()[side].push(part);
        }
    }
    let mut clashes = Vec::new();
    for (key, [ours, theirs]) in met {
        match (&ours[..], &theirs[..]) {
            ([], _) | (_, []) => {}
            // An order of a list that has become another list says nothing any more.
            _ if key == Key::Order => {}
            (
                [Part::Agenda { before, after }],
                [
                    Part::Agenda {
                        after: elsewhere, ..
                    },
                ],
            ) => clashes.extend(in_agenda(before, after, elsewhere)),
            (
                [Part::Settings { before, after }],
                [
                    Part::Settings {
                        after: elsewhere, ..
                    },
                ],
            ) => clashes.extend(in_settings(before, after, elsewhere)),
            // They made the same of it.
            _ if ours.iter().all(|part| part.is_in(theirs_now)) => {}
            _ => clashes.push(Clash {
                ours: ours.into_iter().cloned().collect(),
                theirs: theirs.into_iter().cloned().collect(),
            }),
        }
    }
    clashes
}

/// Returns the clashes of an agenda, each with that part of it alone.
fn in_agenda(base: &Arc<Agenda>, ours: &Agenda, theirs: &Agenda) -> Vec<Clash> {
    let part = |side: &Agenda, key: &ItemKey| {
        vec![Part::Agenda {
            before: Arc::clone(base),
            after: Arc::new(agenda::with(base, side, key)),
        }]
    };
    let keys = agenda::clashes(base, ours, theirs).into_iter();
    keys.map(|key| Clash {
        ours: part(ours, &key),
        theirs: part(theirs, &key),
    })
    .collect()
}

/// A field of the settings: says whether two have the same, and copies it.
type SettingsField = (
    fn(&Settings, &Settings) -> bool,
    fn(&mut Settings, &Settings),
);

macro_rules! settings_fields {
    ($($name:ident),+) => {
        [$((
            |a, b| same(&a.$name, &b.$name),
            |to, from| to.$name.clone_from(&from.$name),
        )),+]
    };
}

const SETTINGS: [SettingsField; 6] = settings_fields!(
    parties,
    window_days,
    threshold,
    count_others,
    count_implied,
    weights
);

fn same<T: PartialEq>(a: &T, b: &T) -> bool {
    a == b
}

/// Merges settings field by field; `chosen` decides on fields that both changed otherwise.
fn settings(base: &Settings, ours: &Settings, theirs: &Settings, chosen: Side) -> Settings {
    let mut merged = theirs.clone();
    for (same, copy) in SETTINGS {
        if !same(ours, base) && (chosen == Side::Ours || same(theirs, base)) {
            copy(&mut merged, ours);
        }
    }
    merged
}

/// Returns the clashes of settings, each with that field alone.
fn in_settings(base: &Settings, ours: &Settings, theirs: &Settings) -> Vec<Clash> {
    let clashing = SETTINGS
        .into_iter()
        .filter(|(same, _)| !same(ours, base) && !same(theirs, base) && !same(ours, theirs));
    let part = |side: &Settings, copy: fn(&mut Settings, &Settings)| {
        let mut after = base.clone();
        copy(&mut after, side);
        vec![Part::Settings {
            before: base.clone(),
            after,
        }]
    };
    clashing
        .map(|(_, copy)| Clash {
            ours: part(ours, copy),
            theirs: part(theirs, copy),
        })
        .collect()
}

/// Gives new statements of ours whose number another side uses for another one a free one.
fn renumber_new(mine: &mut Patch, base: &Dossier, ours: &Dossier, theirs: &Dossier) {
    let find = |dossier: &Dossier, article: &ArticleId, id: StatementId| {
        let coded = dossier.article(article)?;
        coded.statements.iter().find(|s| s.id == id).cloned()
    };
    let mut given: BTreeMap<ArticleId, u32> = BTreeMap::new();
    for part in &mut mine.parts {
        let Part::Statement {
            article,
            id,
            before: None,
            after: Some(placed),
        } = part
        else {
            continue;
        };
        let other = find(theirs, article, *id).filter(|other| *other != placed.it);
        if find(base, article, *id).is_some() || other.is_none() {
            continue;
        }
        let last = given.entry(article.clone()).or_insert_with(|| {
            let all = [base, ours, theirs].into_iter();
            let all = all.filter_map(|dossier| dossier.article(article));
            let ids = all.flat_map(|coded| coded.statements.iter().map(|s| s.id.0));
            ids.max().unwrap_or(0)
        });
        *last = last.saturating_add(1);
        *id = StatementId(*last);
        placed.it.id = *id;
    }
}

/// Gives new articles of ours whose id another side uses for another text a free one.
fn rename_new(mine: &mut Patch, all: &[&Dossier]) {
    let theirs = all.last().copied();
    let taken = |id: &ArticleId| {
        let lower = id.as_str().to_lowercase();
        let ids = all.iter().flat_map(|dossier| &dossier.articles);
        ids.map(|coded| coded.article.id.as_str().to_lowercase())
            .any(|other| other == lower)
    };
    for part in &mut mine.parts {
        let Part::Article {
            id,
            before: None,
            after: Some(placed),
        } = part
        else {
            continue;
        };
        let other = theirs.and_then(|theirs| theirs.article(id));
        if other.is_none_or(|other| other.article.text == placed.it.0.article.text) {
            continue;
        }
        let numbered = (2_u32..).map(|number| ArticleId(format!("{id}-{number}")));
        if let Some(free) = numbered.into_iter().find(|id| !taken(id)) {
            let mut coded = (*placed.it.0).clone();
            coded.article.id = free.clone();
            placed.it = Held(Arc::new(coded));
            *id = free;
        }
    }
}
