//! What the Timeline tab shows, as plain data: for each proposal a lane a party, with how its
//! stance stood from day to day and the statements behind it, and what has changed when.

use std::cmp::Reverse;

use crate::model::{
    Attitude, Date, Dossier, EvidenceFilter, Firmness, Issue, Party, PartyId, Proposal,
    StanceAttitude, StanceTable, StatementRef, Track, TrackPoint, TrackStep,
};
use crate::session::timeline::tracks;

use super::super::super::state::{CellRef, Subject};
use super::super::super::widgets::Mark;
use super::super::cell_line::CellLine;
use super::super::{citation, words};

/// More parties than this are shown only where they say something.
const FEW_PARTIES: usize = 6;

/// An issue or a proposal in time.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct TimelineData {
    /// What is shown; `None` where the agenda has nothing.
    pub(crate) subject: Option<Subject>,
    /// The first and the last day on which anything was said, set or read; `None` where
    /// nothing has a day.
    pub(crate) span: Option<(Date, Date)>,
    /// The proposals with anything to show, in the agenda's order.
    pub(crate) sections: Vec<Section>,
    /// The texts of the proposals on which all parties are silent.
    pub(crate) silent: Vec<String>,
    /// The names of parties that are not shown and have a stance on any of the proposals.
    pub(crate) hidden: Vec<String>,
    /// What has changed, the latest first.
    pub(crate) changes: Vec<ChangeLine>,
}

/// A proposal in time.
#[derive(Debug, PartialEq)]
pub(crate) struct Section {
    pub(crate) proposal: crate::model::ProposalId,
    pub(crate) text: String,
    /// In the order of columns.
    pub(crate) lanes: Vec<Lane>,
    /// The names of parties that are silent and have no lane.
    pub(crate) silent: Vec<String>,
    /// Statements that no day is known of.
    pub(crate) undated: Vec<Point>,
}

/// A party on a proposal, in time.
#[derive(Debug, PartialEq)]
pub(crate) struct Lane {
    pub(crate) cell: CellRef,
    pub(crate) party: String,
    /// The party's place in the agenda.
    pub(crate) index: usize,
    /// How its stance stood, the earliest first; silence between them is no band.
    pub(crate) bands: Vec<Band>,
    /// The stance as it stands in the table, with its words; `None` is silence.
    pub(crate) now: Option<(Mark, String)>,
    /// Its statements that have a day, the earliest first.
    pub(crate) points: Vec<Point>,
    /// What there is to say of a lane without anything on it: that the party is silent.
    pub(crate) told: String,
}

/// A stretch of days over which a stance stood as it was.
#[derive(Debug, PartialEq)]
pub(crate) struct Band {
    pub(crate) from: Date,
    /// To the day on which it changed, or to the last of the axis.
    pub(crate) to: Date,
    pub(crate) mark: Mark,
    /// From 1, for, to -1, against; `None` where statements contradict each other.
    pub(crate) level: Option<f64>,
    pub(crate) firmness: Option<Firmness>,
    /// "rejects, red line".
    pub(crate) word: String,
    /// Whether it still stands so.
    pub(crate) now: bool,
}

/// A statement on the axis.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) at: StatementRef,
    pub(crate) day: Option<Date>,
    /// Whether that day is told of the statement; else it is its article's.
    pub(crate) said: bool,
    pub(crate) disputed: bool,
    /// From 1, for, to -1, against.
    pub(crate) level: f64,
    pub(crate) attitude: Attitude,
    /// Why it does not count for the stance as it is now.
    pub(crate) left_out: Option<String>,
    /// In quotation marks.
    pub(crate) quote: String,
    /// "3 Dec 2026, said then" with attitude and source, in words.
    pub(crate) told: String,
}

/// A day on which a stance came to stand otherwise.
#[derive(Debug, PartialEq)]
pub(crate) struct ChangeLine {
    pub(crate) line: CellLine,
    /// The statement that settled it so.
    pub(crate) at: Option<StatementRef>,
}

/// From what the tab is made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sources<'a> {
    pub(crate) dossier: &'a Dossier,
    pub(crate) table: &'a StanceTable,
    pub(crate) filter: &'a EvidenceFilter,
    /// How much was read: "4 articles".
    pub(crate) read: &'a str,
}

/// Returns what to show: what was asked for, if the agenda has it; else the first issue on
/// which anything was said, or the first of all.
pub(crate) fn chosen(dossier: &Dossier, asked: Option<&Subject>) -> Option<Subject> {
    let agenda = &dossier.agenda;
    let known = |subject: &&Subject| match subject {
        Subject::Issue(id) => agenda.issue(id).is_some(),
        Subject::Proposal(id) => agenda.proposal(id).is_some(),
    };
    if let Some(asked) = asked.filter(known) {
        return Some(asked.clone());
    }
    let said = |issue: &&Issue| {
        let statements = dossier.articles.iter().flat_map(|coded| &coded.statements);
        let mut proposals = statements.filter_map(|statement| statement.proposal.as_ref());
        proposals.any(|at| issue.in_use().any(|proposal| proposal.id == *at))
    };
    let mut issues = agenda.issues_in_use();
    let issue = issues.find(said).or(agenda.issues_in_use().next())?;
    Some(Subject::Issue(issue.id.clone()))
}

impl TimelineData {
    /// Says on what the shown parties are silent, and which others are not; empty where there
    /// is nothing to say.
    pub(crate) fn silence(&self) -> String {
        let n = || words::count(self.silent.len(), "other proposal");
        let all = if self.hidden.is_empty() {
            "All"
        } else {
            "All that are shown"
        };
        let silent = match (self.sections.is_empty(), self.hidden.is_empty()) {
            _ if self.silent.is_empty() => String::new(),
            (true, true) => "Nothing was said on this in what was read.".to_owned(),
            (true, false) => "No party that is shown has spoken on this.".to_owned(),
            (false, _) => format!("{all} are silent on {}: {}.", n(), self.silent.join("; ")),
        };
        let hidden = match self.hidden.as_slice() {
            [] => String::new(),
            hidden => format!("Not shown, though they speak here: {}.", hidden.join(", ")),
        };
        let told = [silent, hidden].into_iter();
        let told: Vec<String> = told.filter(|part| !part.is_empty()).collect();
        told.join(" ")
    }
}

/// Builds what is shown of a subject.
pub(crate) fn build(sources: Sources<'_>, subject: &Subject) -> TimelineData {
    let Sources {
        dossier, filter, ..
    } = sources;
    let proposals = proposals(dossier, subject);
    let ids: Vec<_> = proposals
        .iter()
        .map(|proposal| proposal.id.clone())
        .collect();
    let parties = dossier.parties();
    let found = tracks(dossier, filter, &ids, &parties);
    let span = span(sources, &found);
    let others = dossier.agenda.parties_in_use();
    let others = others.filter(|party| !parties.contains(&party.id));
    let speaks = |party: &&Party| {
        ids.iter()
            .any(|id| sources.table.get(id, &party.id).is_some())
    };
    let mut data = TimelineData {
        subject: Some(subject.clone()),
        span,
        hidden: others
            .filter(speaks)
            .map(|party| party.name.clone())
            .collect(),
        ..TimelineData::default()
    };
    for proposal in proposals {
        let own: Vec<&Track> = found.iter().filter(|t| t.proposal == proposal.id).collect();
        if own.is_empty() {
            data.silent.push(proposal.text.clone());
            continue;
        }
        let last = span.map(|(_, last)| last);
        data.sections
            .push(section(sources, proposal, &parties, &own, last));
    }
    data.changes = sorted(dossier, &found);
    data
}

fn proposals<'a>(dossier: &'a Dossier, subject: &Subject) -> Vec<&'a Proposal> {
    let agenda = &dossier.agenda;
    match subject {
        Subject::Issue(id) => {
            let issue = agenda.issue(id);
            issue.map_or_else(Vec::new, |issue| issue.in_use().collect())
        }
        Subject::Proposal(id) => agenda.proposal(id).map(|(_, p)| p).into_iter().collect(),
    }
}

/// Returns the first and the last day of the axis: of what was said and set and, at the end,
/// of what was read or of the day as of which the case is looked at.
fn span(sources: Sources<'_>, found: &[Track]) -> Option<(Date, Date)> {
    let Sources {
        dossier, filter, ..
    } = sources;
    let points = found.iter().flat_map(|track| &track.points);
    let steps = found.iter().flat_map(|track| &track.steps);
    let days = points.filter_map(|point| point.day);
    let days: Vec<Date> = days.chain(steps.map(|step| step.day)).collect();
    let (first, said) = (*days.iter().min()?, *days.iter().max()?);
    let read = dossier
        .articles
        .iter()
        .filter(|coded| !coded.article.date_disputed && filter.admits_article(coded))
        .filter_map(|coded| coded.article.published)
        .max();
    let last = filter.as_of.or(read).map_or(said, |day| day.max(said));
    Some((first, last))
}

fn section(
    sources: Sources<'_>,
    proposal: &Proposal,
    parties: &[PartyId],
    tracks: &[&Track],
    last: Option<Date>,
) -> Section {
    let mut section = Section {
        proposal: proposal.id.clone(),
        text: proposal.text.clone(),
        lanes: Vec::new(),
        silent: Vec::new(),
        undated: Vec::new(),
    };
    for party in parties {
        let track = tracks.iter().find(|track| track.party == *party);
        if track.is_none() && parties.len() > FEW_PARTIES {
            let name = words::party(&sources.dossier.agenda, party);
            section.silent.push(name.to_owned());
            continue;
        }
        let mut lane = lane(sources, proposal, party, track.copied(), last);
        let undated = lane.points.iter().filter(|point| point.day.is_none());
        section.undated.extend(undated.cloned());
        lane.points.retain(|point| point.day.is_some());
        section.lanes.push(lane);
    }
    section
}

fn lane(
    sources: Sources<'_>,
    proposal: &Proposal,
    party: &PartyId,
    track: Option<&Track>,
    last: Option<Date>,
) -> Lane {
    let agenda = &sources.dossier.agenda;
    let name = words::party(agenda, party).to_owned();
    let steps = track.map_or(&[][..], |track| &track.steps);
    let ends = steps.iter().skip(1).map(|step| Some(step.day));
    let bands: Vec<Band> = steps
        .iter()
        .zip(ends.chain([last]))
        .enumerate()
        .filter_map(|(nth, (step, end))| band(step, end?, nth + 1 == steps.len()))
        .collect();
    let points = track.map_or(&[][..], |track| &track.points);
    let points = points
        .iter()
        .filter_map(|point| self::point(sources.dossier, &name, point));
    let points: Vec<Point> = points.collect();
    let stance = sources.table.get(&proposal.id, party);
    let told = match (points.is_empty(), bands.is_empty()) {
        (true, true) if stance.is_some() => "set by hand, of no day".to_owned(),
        (true, true) => format!("silent in {} read", sources.read),
        (false, true) => "no stance of a known day".to_owned(),
        (_, false) => String::new(),
    };
    Lane {
        cell: CellRef {
            proposal: proposal.id.clone(),
            party: party.clone(),
        },
        index: words::party_index(agenda, party),
        party: name,
        now: stance.map(|stance| (words::mark(stance), words::stance_and_firmness(stance))),
        bands,
        points,
        told,
    }
}

/// Returns the band of a step; `None` of one that led to silence.
fn band(step: &TrackStep, end: Date, now: bool) -> Option<Band> {
    let stance = step.stance.as_ref()?;
    Some(Band {
        from: step.day,
        to: end.max(step.day),
        mark: words::mark(stance),
        level: stance.attitude.value(stance.lean),
        firmness: words::firmness(stance),
        word: words::stance_and_firmness(stance),
        now,
    })
}

fn point(dossier: &Dossier, party: &str, point: &TrackPoint) -> Option<Point> {
    let (coded, statement) = dossier.statement(&point.statement)?;
    let said = statement.said_on.is_some();
    let when = match point.day {
        None => "no day known".to_owned(),
        Some(day) if said => format!("said on {}", words::day(day, point.disputed)),
        Some(day) => format!("article of {}", words::day(day, point.disputed)),
    };
    let attitude = StanceAttitude::from(point.attitude);
    let word = point
        .lean
        .map_or_else(|| attitude.word(), |lean| lean.word());
    let mut told = vec![
        party.to_owned(),
        format!("{word}, {}", point.firmness.word()),
        when,
    ];
    told.push(citation::source(coded, statement));
    told.extend(
        point
            .left_out
            .as_ref()
            .map(|why| format!("not counted: {why}")),
    );
    Some(Point {
        at: point.statement.clone(),
        day: point.day,
        said,
        disputed: point.disputed,
        level: point.attitude.value(point.lean),
        attitude: point.attitude,
        left_out: point.left_out.clone(),
        quote: citation::quoted(&statement.evidence.quote),
        told: told.join(" · "),
    })
}

/// Returns all changes, the latest first; those of one day in the order of rows and columns.
fn sorted(dossier: &Dossier, found: &[Track]) -> Vec<ChangeLine> {
    let agenda = &dossier.agenda;
    let mut all: Vec<(Date, ChangeLine)> = found
        .iter()
        .filter_map(|track| Some((track, agenda.proposal(&track.proposal)?.1)))
        .flat_map(|(track, proposal)| changes(dossier, proposal, track))
        .collect();
    all.sort_by_key(|(day, _)| Reverse(*day));
    all.into_iter().map(|(_, line)| line).collect()
}

fn changes(dossier: &Dossier, proposal: &Proposal, track: &Track) -> Vec<(Date, ChangeLine)> {
    let agenda = &dossier.agenda;
    let mut before = "silent".to_owned();
    let line = |step: &TrackStep| {
        let stance = step.stance.as_ref();
        let after = stance.map_or_else(|| "silent".to_owned(), words::stance_and_firmness);
        let told = format!("{before} → {after}");
        before = after;
        let day = step.day;
        let same_day = track.points.iter().filter(|point| point.day == Some(day));
        // A day counts as disputed only where no statement stands on firmer ground.
        let doubts: Vec<bool> = same_day.map(|point| point.disputed).collect();
        let disputed = !doubts.is_empty() && doubts.iter().all(|doubt| *doubt);
        let line = CellLine {
            cell: CellRef {
                proposal: track.proposal.clone(),
                party: track.party.clone(),
            },
            when: words::day(day, disputed),
            proposal: proposal.text.clone(),
            party: words::party(agenda, &track.party).to_owned(),
            index: words::party_index(agenda, &track.party),
            change: step.kind.word().to_owned(),
            told,
        };
        let at = stance.and_then(|stance| stance.settled_by.clone());
        (day, ChangeLine { line, at })
    };
    track.steps.iter().map(line).collect()
}
