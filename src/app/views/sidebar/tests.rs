//! The lists as text.

use super::super::demo;
use super::{articles, data};
use crate::session::Session;

fn build(session: &Session) -> data::SidebarData {
    let mut data = data::SidebarData::default();
    data.follow(session);
    data
}

#[test]
fn articles_say_their_day_and_what_is_wrong_with_it() {
    let session = demo::session();
    let data = build(&session);
    let drawn: Vec<String> = data
        .articles()
        .iter()
        .zip(&session.counts().by_article)
        .map(|(line, statements)| {
            let problem = line.date_problem.as_deref().unwrap_or("-");
            format!(
                "{} | {} | {} | {problem}",
                line.title,
                line.below,
                statements.expect("all evidence is looked at"),
            )
        })
        .collect();
    assert_eq!(
        drawn,
        [
            "Envoys meet over the harbour | 4 Dec 2026 (date disputed) · Harbour Gazette | 9 \
             | The text says Thursday, but 4 December 2026 is a Friday.",
            "Ferries wait for a signal | 6 Dec 2026 · Harbour Gazette | 8 | -",
        ]
    );
}

#[test]
fn issues_show_the_worst_relation() {
    let session = demo::session();
    let data = build(&session);
    let drawn: Vec<String> = data
        .issues
        .iter()
        .map(|line| format!("{}: {}", line.title, line.verdict.key()))
        .collect();
    assert_eq!(
        drawn,
        [
            "Harbour and islands: deadlock",
            "Concessions and format: soft_gap",
            "Ferries: untested"
        ]
    );
}

#[test]
fn statements_on_no_proposal_are_counted_by_issue() {
    let session = demo::session();
    let mut dossier = session.dossier().clone();
    assert!(build(&session).unsorted.is_empty());
    let articles = &mut dossier.articles;
    let statements = &mut std::sync::Arc::make_mut(&mut articles[0]).statements;
    for statement in &mut statements[..4] {
        statement.proposal = None;
    }
    statements[2].issue = None;
    statements[3].discarded = true;
    let data = build(&Session::from_dossier(
        dossier,
        jiff::civil::date(2026, 12, 20),
    ));
    let drawn: Vec<String> = data
        .unsorted
        .iter()
        .map(|line| format!("{}: {}", line.title, line.statements))
        .collect();
    assert_eq!(drawn, ["Harbour and islands: 2", "No issue: 1"]);
}

/// Shows `count` articles, scrolled to the `end` or not at all; returns the numbers of the lines
/// that are there, and the height of all.
fn lines(count: usize, end: bool) -> (Vec<usize>, f32) {
    let line = |n: usize| data::ArticleLine {
        id: format!("n{n}").as_str().into(),
        title: match n % 3 {
            0 => format!("Round {n} of the talks, told at such a length that it takes two rows"),
            _ => format!("Round {n}"),
        },
        below: "4 Dec 2026".to_owned(),
        date_problem: None,
        searched: String::new(),
        day: None,
        outlet: None,
    };
    let all: Vec<_> = (0..count).map(line).collect();
    let counts = vec![Some(7); count];
    let listed: Vec<usize> = (0..count).collect();
    let lines = articles::Lines {
        all: &all,
        counts: &counts,
        shown: &listed,
    };
    let ctx = egui::Context::default();
    crate::app::theme::install(&ctx);
    ctx.enable_accesskit();
    let mut heights = super::Heights::default();
    let (mut numbers, mut height) = (Vec::new(), 0.0_f32);
    for _ in 0..20 {
        let size = egui::vec2(220.0, 600.0);
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
            ..egui::RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            let down = if end { (height - 600.0).max(0.0) } else { 0.0 };
            let area = egui::ScrollArea::vertical().vertical_scroll_offset(down);
            let shown = area.show(ui, |ui| {
                let (shows, mut actions) = (articles::Shows::default(), Vec::new());
                articles::show(ui, &lines, &mut heights, shows, &mut actions);
            });
            height = shown.content_size.y;
        });
        output.textures_delta.clear();
        let update = output.platform_output.accesskit_update.expect("enabled");
        let nodes = update.nodes.iter();
        numbers = nodes
            .filter(|(_, node)| node.role() == egui::accesskit::Role::ListBoxOption)
            .filter_map(|(_, node)| node.label()?.split([' ', ',']).nth(1)?.parse().ok())
            .collect();
        numbers.sort_unstable();
    }
    (numbers, height)
}

#[test]
fn of_a_thousand_articles_those_lines_are_there_that_can_be_seen() {
    let (few, height) = lines(3, false);
    assert_eq!(few, [0, 1, 2]);
    let (first, whole) = lines(1_000, false);
    assert_eq!(first[0], 0);
    assert!((10..25).contains(&first.len()), "{first:?}");
    let each = whole / 1_000.0;
    assert!((each - height / 3.0).abs() < 2.0, "{each}, {height}");
    let (last, _) = lines(1_000, true);
    assert_eq!(last.last(), Some(&999));
    assert!((10..25).contains(&last.len()), "{last:?}");
}
