//! Stances in time, as text and as a picture.

use std::sync::Arc;

use super::super::super::state::Subject;
use super::super::{demo, words};
use super::data::{self, Band, Lane, Point, Sources, TimelineData};
use super::draw::{self, Drawn};
use crate::model::scene::{Measure, Shape};
use crate::model::{Attitude, EvidenceFilter, Firmness, Lean};
use crate::session::Session;

fn date(text: &str) -> crate::model::Date {
    text.parse().expect("a date")
}

fn timeline(session: &Session, subject: &Subject) -> TimelineData {
    let read = words::read(session);
    let sources = Sources {
        dossier: session.dossier(),
        table: session.table(),
        filter: session.filter(),
        read: &read,
    };
    data::build(sources, subject)
}

fn proposal(id: &str) -> Subject {
    Subject::Proposal(id.into())
}

/// Southland demanded the islands on 4 December, a disputed day, and turned it down on the
/// 5th; of a statement on the 8th nothing else has its day.
fn turned() -> Session {
    let mut dossier = demo::session().dossier().clone();
    let coded = Arc::make_mut(&mut dossier.articles[1]);
    let statement = &mut coded.statements[6];
    statement.issue = Some("harbour".into());
    statement.proposal = Some("harbour.1".into());
    statement.attitude = Attitude::Oppose;
    statement.firmness = Firmness::Firm;
    statement.said_on = Some(date("2026-12-05"));
    Session::from_dossier(dossier, date("2026-12-20"))
}

fn draw_band(band: &Band) -> String {
    let end = if band.now {
        "on".to_owned()
    } else {
        band.to.to_string()
    };
    let level = band
        .level
        .map_or("none".to_owned(), |level| level.to_string());
    format!("[{} {end}: {} at {level}]", band.from, band.word)
}

fn draw_point(point: &Point) -> String {
    let day = point.day.map_or("-".to_owned(), |day| day.to_string());
    let said = if point.said { "said" } else { "article" };
    let doubt = if point.disputed { "?" } else { "" };
    let out = point.left_out.as_ref().map_or("", |_| " (out)");
    format!("{said} {day}{doubt} {}{out}", point.level)
}

fn draw_lane(lane: &Lane) -> String {
    let mut parts: Vec<String> = lane.bands.iter().map(draw_band).collect();
    parts.extend(lane.points.iter().map(draw_point));
    parts.extend(Some(lane.told.clone()).filter(|told| !told.is_empty()));
    format!("{}: {}", lane.party, parts.join(" "))
}

fn draw_changes(data: &TimelineData) -> Vec<String> {
    let line = |change: &data::ChangeLine| {
        let line = &change.line;
        let (when, party) = (&line.when, &line.party);
        format!("{when} {party}: {} {}", line.told, line.change)
    };
    data.changes.iter().map(line).collect()
}

#[test]
fn a_lane_a_party_with_its_bands_and_points() {
    let data = timeline(&turned(), &proposal("harbour.1"));
    assert_eq!(data.span, Some((date("2026-12-04"), date("2026-12-06"))));
    let [section] = data.sections.as_slice() else {
        panic!("{data:?}");
    };
    let lanes: Vec<String> = section.lanes.iter().map(draw_lane).collect();
    assert_eq!(
        lanes,
        [
            "Northland: [2026-12-04 on: rejects, red line at -1] article 2026-12-04? -1",
            "Southland: [2026-12-04 2026-12-05: demands, firm at 1] [2026-12-05 on: mixed at \
             none] article 2026-12-04? 1 said 2026-12-05 -1",
            "Isle Union: silent in 2 articles read",
        ]
    );
    assert!(section.undated.is_empty() && section.silent.is_empty());
}

#[test]
fn what_changed_is_told_the_latest_first() {
    let data = timeline(&turned(), &proposal("harbour.1"));
    assert_eq!(
        draw_changes(&data),
        [
            "5 Dec 2026 Southland: demands, firm → mixed changed",
            "4 Dec 2026 (date disputed) Northland: silent → rejects, red line new",
            "4 Dec 2026 (date disputed) Southland: silent → demands, firm new",
        ]
    );
    assert!(data.changes[1].at.is_some());
}

#[test]
fn an_issue_shows_its_proposals_and_names_the_silent_ones() {
    let session = demo::session();
    let data = timeline(&session, &Subject::Issue("ferries".into()));
    let shown: Vec<&str> = data.sections.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(shown, ["The ferries sail again"]);
    assert_eq!(
        data.silent,
        ["The ferries are free", "Night ferries return"]
    );
    assert_eq!(data.changes.len(), 1);
}

#[test]
fn what_stands_now_is_what_the_table_says() {
    let mut session = turned();
    let hand = crate::model::HandEdit {
        attitude: Some(crate::model::StanceAttitude::Support),
        ..crate::model::HandEdit::default()
    };
    demo::set(&mut session, "harbour.1", "SO", hand.clone());
    demo::set(&mut session, "ferries.2", "IS", hand);
    let check = |id: &str, lane: usize, expected: Option<&str>| {
        let section = &timeline(&session, &proposal(id)).sections[0];
        let now = section.lanes[lane].now.as_ref();
        assert_eq!(now.map(|(_, word)| word.as_str()), expected, "{id}");
    };
    check("harbour.1", 0, Some("rejects, red line"));
    check("harbour.1", 1, Some("demands"));
    check("harbour.1", 2, None);
    // Set by hand, without a day: told, though nothing is drawn of it.
    check("ferries.2", 2, Some("supports"));
    let section = &timeline(&session, &proposal("ferries.2")).sections[0];
    assert_eq!(section.lanes[2].told, "set by hand, of no day");
}

#[test]
fn as_of_a_day_later_things_are_not_there() {
    let mut session = turned();
    session.set_filter(EvidenceFilter {
        as_of: Some(date("2026-12-04")),
        ..EvidenceFilter::default()
    });
    let data = timeline(&session, &proposal("harbour.1"));
    assert_eq!(data.span, Some((date("2026-12-04"), date("2026-12-04"))));
    assert_eq!(draw_changes(&data).len(), 2);
    assert_eq!(data.sections[0].lanes[1].points.len(), 1);
}

#[test]
fn statements_without_a_day_are_told_apart() {
    let mut dossier = demo::session().dossier().clone();
    for coded in &mut dossier.articles {
        Arc::make_mut(coded).article.published = None;
    }
    let session = Session::from_dossier(dossier, date("2026-12-20"));
    let data = timeline(&session, &proposal("harbour.1"));
    assert_eq!(data.span, None);
    let section = &data.sections[0];
    assert_eq!(section.undated.len(), 2);
    assert_eq!(section.lanes[0].told, "no stance of a known day");
    let now = section.lanes[0].now.as_ref().expect("it has a stance");
    assert_eq!(now.1, "rejects, red line");
    assert!(section.undated[0].told.contains("no day known"));
    assert!(data.changes.is_empty());
}

#[test]
fn with_many_parties_the_silent_ones_are_named_instead() {
    let mut dossier = demo::session().dossier().clone();
    let agenda = Arc::make_mut(&mut dossier.agenda);
    for n in 0..9 {
        let mut party = agenda.parties[3].clone();
        (party.id, party.name) = (format!("P{n}").as_str().into(), format!("Party {n}"));
        party.main = true;
        agenda.parties.push(party);
    }
    let session = Session::from_dossier(dossier, date("2026-12-20"));
    let section = &timeline(&session, &proposal("harbour.1")).sections[0];
    assert_eq!(section.lanes.len(), 2);
    assert_eq!(section.silent.len(), 10);
}

#[test]
fn the_subject_asked_for_is_shown_if_the_agenda_has_it() {
    let session = demo::session();
    let dossier = session.dossier();
    let first = Subject::Issue("harbour".into());
    assert_eq!(data::chosen(dossier, None), Some(first.clone()));
    assert_eq!(data::chosen(dossier, Some(&proposal("no.1"))), Some(first));
    let asked = proposal("ferries.2");
    assert_eq!(data::chosen(dossier, Some(&asked)), Some(asked));
}

/// Every letter is 6 points wide.
fn picture(session: &Session, id: &str, width: f32) -> Drawn {
    let data = timeline(session, &proposal(id));
    let six = |text: &str, _: f32, _| 6.0 * text.chars().count() as f32;
    let span = data.span.expect("there are days");
    draw::draw(&data.sections[0], span, width, Measure(&six))
}

#[test]
fn the_picture_stays_in_its_frame_and_every_part_leads_somewhere() {
    for width in [240.0, 500.0, 900.0] {
        let drawn = picture(&turned(), "harbour.1", width);
        let scene = &drawn.scene;
        assert_eq!(scene.spots.len(), drawn.leads.len());
        for shape in &scene.shapes {
            let inside = |x: f32, y: f32| {
                (-0.1..=scene.width + 0.1).contains(&x) && (-0.1..=scene.height + 0.1).contains(&y)
            };
            let fits = match shape {
                Shape::Rect { frame, .. } => {
                    inside(frame.min.x, frame.min.y) && inside(frame.max.x, frame.max.y)
                }
                Shape::Circle { centre: at, .. } | Shape::Text { at, .. } => inside(at.x, at.y),
                Shape::Line { points, .. } | Shape::Polygon { points, .. } => {
                    points.iter().all(|at| inside(at.x, at.y))
                }
            };
            assert!(fits, "{width}: {shape:?}");
        }
        let quotes = drawn.leads.iter();
        let quotes = quotes.filter(|lead| lead.statement.is_some());
        assert_eq!(quotes.count(), 3);
    }
}

#[test]
fn the_firmer_the_thicker_and_the_more_for_the_higher() {
    let bands = |change: &dyn Fn(&mut crate::model::Statement)| {
        let mut dossier = demo::session().dossier().clone();
        change(&mut Arc::make_mut(&mut dossier.articles[0]).statements[1]);
        let session = Session::from_dossier(dossier, date("2026-12-20"));
        let drawn = picture(&session, "harbour.1", 700.0);
        let spot = |name: &str| {
            let mut spots = drawn.scene.spots.iter();
            let found = spots.find(|spot| spot.name.starts_with(name));
            found.expect("the band has a spot").frame
        };
        spot("Northland, from")
    };
    let red = bands(&|_| {});
    let plain = bands(&|statement| statement.firmness = Firmness::Plain);
    let unless = bands(&|statement| {
        statement.attitude = Attitude::Conditional;
        statement.lean = Some(Lean::NoUnless);
    });
    assert!(red.height() > plain.height());
    assert!(unless.centre().y < red.centre().y);
    assert!((red.centre().y - plain.centre().y).abs() < 0.01);
}

#[test]
fn a_crowd_of_statements_is_counted_and_none_is_lost() {
    let mut dossier = demo::session().dossier().clone();
    let coded = Arc::make_mut(&mut dossier.articles[0]);
    let one = coded.statements[1].clone();
    for n in 0..30 {
        let mut more = one.clone();
        more.id = crate::model::StatementId(100 + n);
        coded.statements.push(more);
    }
    let session = Session::from_dossier(dossier, date("2026-12-20"));
    let drawn = picture(&session, "harbour.1", 700.0);
    let shown = drawn.scene.spots.iter();
    let shown = shown
        .filter(|spot| spot.name.contains("are not for sale"))
        .count();
    let rest = drawn.scene.texts().find(|text| text.starts_with('+'));
    let rest: usize = rest.expect("some find no room")[1..]
        .parse()
        .expect("a number");
    assert_eq!(shown + rest, 31);
    assert!(shown >= 4, "{shown}");
}

#[test]
fn who_speaks_without_being_shown_is_named() {
    let mut dossier = demo::session().dossier().clone();
    dossier.settings.parties = vec!["IS".into()];
    let session = Session::from_dossier(dossier, date("2026-12-20"));
    let silence = |id: &str| timeline(&session, &proposal(id)).silence();
    assert_eq!(
        silence("harbour.2"),
        "No party that is shown has spoken on this. Not shown, though they speak here: \
         Northland."
    );
    assert_eq!(
        silence("ferries.2"),
        "Nothing was said on this in what was read."
    );
}
