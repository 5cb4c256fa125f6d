//! Two changes of one dossier become one, part by part.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Held, Key, Part, Patch};
use crate::model::{ArticleId, Dossier, Settings, StatementId};

/// Whose part is taken where both changed it otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What was changed here.
    Ours,
    /// What was changed elsewhere.
    Theirs,
}

/// Parts that both sides changed, each otherwise: only one of them can stay.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// What was changed here.
    pub ours: Part,
    /// What was changed elsewhere.
    pub theirs: Part,
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
        let mut clashes = Vec::new();
        for part in &mine.parts {
            // An order of a list that has become another list says nothing any more.
            let against = other.parts.iter().filter(|other| {
                part.meets(other) && !matches!(part, Part::Order { .. }) && !part.agrees(other)
            });
            clashes.extend(against.map(|theirs| Clash {
                ours: part.clone(),
                theirs: theirs.clone(),
            }));
        }
        Self {
            ours: mine,
            theirs: other,
            clashes,
        }
    }

    /// Returns what both made of it: `theirs` with our changes, and for each clash the side
    /// that is chosen.
    #[must_use]
    pub fn merged(&self, theirs: &Dossier, choose: impl Fn(&Clash) -> Side) -> Dossier {
        let mut merged = theirs.clone();
        let mut kept = Patch::default();
        for part in &self.ours.parts {
            let clashes = self.clashes.iter().filter(|clash| clash.ours == *part);
            let sides: Vec<(&Clash, Side)> = clashes.map(|clash| (clash, choose(clash))).collect();
            // Of a part that meets several of theirs, one that is to stay is enough.
            let theirs_stays = sides.iter().any(|(_, side)| *side == Side::Theirs);
            let chosen = match (theirs_stays, sides.is_empty()) {
                (true, _) => Some(Side::Theirs),
                (false, false) => Some(Side::Ours),
                (false, true) => None,
            };
            for (clash, _) in sides.iter().filter(|_| chosen == Some(Side::Ours)) {
                if matches!(clash.theirs, Part::Article { after: None, .. }) {
                    // An article that they took out comes back before it is changed.
                    let back = Patch {
                        parts: vec![clash.theirs.clone()],
                    };
                    back.reversed().apply(&mut merged);
                }
            }
            if let Part::Settings { before, after } = part {
                merged.settings = settings(before, after, &theirs.settings, chosen);
            } else if chosen != Some(Side::Theirs) {
                kept.parts.push(part.clone());
            }
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
}

impl Part {
    /// Says whether both touch the same thing.
    pub(super) fn meets(&self, other: &Self) -> bool {
        match (self.key(), other.key()) {
            (Key::Article(a), Key::Statement(b, _)) | (Key::Statement(a, _), Key::Article(b)) => {
                a == b
            }
            (a, b) => a == b,
        }
    }

    /// Says whether both can stay: they say the same, or are settings that differ in other
    /// fields.
    fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Title { after: a, .. }, Self::Title { after: b, .. }) => a == b,
            (Self::Agenda { after: a, .. }, Self::Agenda { after: b, .. }) => a == b,
            (Self::Cell { after: a, .. }, Self::Cell { after: b, .. }) => a == b,
            (Self::Article { after: a, .. }, Self::Article { after: b, .. }) => {
                a.as_ref().map(|placed| &placed.it) == b.as_ref().map(|placed| &placed.it)
            }
            (Self::Statement { after: a, .. }, Self::Statement { after: b, .. }) => {
                a.as_ref().map(|placed| &placed.it) == b.as_ref().map(|placed| &placed.it)
            }
            (Self::Settings { before, after }, Self::Settings { after: theirs, .. }) => {
                let with = |side| settings(before, after, theirs, Some(side));
                with(Side::Ours) == with(Side::Theirs)
            }
            _ => false,
        }
    }
}

/// Merges settings field by field; `chosen` decides fields that both changed otherwise.
fn settings(base: &Settings, ours: &Settings, theirs: &Settings, chosen: Option<Side>) -> Settings {
    fn field<T: Clone + PartialEq>(base: &T, ours: &T, theirs: &T, chosen: Option<Side>) -> T {
        let both = ours != base && theirs != base;
        let mine = if both {
            chosen != Some(Side::Theirs)
        } else {
            ours != base
        };
        if mine { ours.clone() } else { theirs.clone() }
    }
    macro_rules! merged {
        ($($name:ident),+) => {
            Settings { $($name: field(&base.$name, &ours.$name, &theirs.$name, chosen)),+ }
        };
    }
    merged!(
        parties,
        window_days,
        threshold,
        count_others,
        count_implied,
        weights
    )
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
