//! The article as text: furniture in brackets, marked words between guillemets.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::super::demo;
use super::about::About;
use super::data::{self, ArticleData, Kind, MarkState};
use super::select::{Step, step};
use crate::model::{
    Article, Block, BlockKind, CodedArticle, Dossier, EvidenceFilter, Note, NoteKind, Reprint,
    Span, StatementId, Voice,
};

/// Builds an article with all of its furniture shown.
fn build(dossier: &Dossier, filter: &EvidenceFilter, coded: &CodedArticle) -> ArticleData {
    let open = coded.article.furniture.iter().map(|span| span.start);
    data::build(dossier, filter, coded, &open.collect())
}

fn draw(data: &ArticleData) -> String {
    let mut lines = Vec::new();
    for paragraph in &data.paragraphs {
        let mut line = String::new();
        for piece in &paragraph.pieces {
            let words = piece.span.of(&paragraph.text);
            if piece.marks.is_empty() {
                line.push_str(words);
            } else {
                let _ = write!(line, "«{words}»{:?}", piece.marks);
            }
        }
        lines.push(match paragraph.kind {
            Kind::Folded => {
                let fold = paragraph.fold.expect("it stands for a stretch");
                format!("[+ {}]", fold.told())
            }
            Kind::Furniture if paragraph.fold.is_some() => format!("[- {line}]"),
            Kind::Furniture => format!("[{line}]"),
            Kind::Headline => format!("# {line}"),
            Kind::Heading => format!("## {line}"),
            Kind::Item => format!("{}> {line}", paragraph.lead),
            Kind::Quote => format!("| {line}"),
            Kind::Body => line,
        });
    }
    lines.join("\n")
}

fn ferries() -> ArticleData {
    let session = demo::session();
    let coded = session
        .dossier()
        .article(&"ferries".into())
        .expect("it is there");
    build(session.dossier(), session.filter(), coded)
}

#[test]
fn furniture_headline_and_marks_are_told_apart() {
    let drawn = draw(&ferries());
    let expected = "\
[- Menu | Home | Contact]
# Ferries wait for a signal
On the second day of the meeting the delegates came back to the table. “«The talks go on, and \
that is good»[0],” said Olaf Berg, before the doors were closed again.";
    assert!(drawn.starts_with(expected), "{drawn}");
}

#[test]
fn a_mark_tells_who_and_what_and_is_found_under_the_pointer() {
    let data = ferries();
    let paragraph = data.paragraph_of(StatementId(8)).expect("it is marked");
    let text = &data.paragraphs[paragraph].text;
    let at = text.find("winter").expect("its last word");
    let told: Vec<&str> = data
        .marks_at(paragraph, at)
        .iter()
        .map(|mark| mark.told.as_str())
        .collect();
    assert_eq!(told, ["Southland demands: The ferries sail again"]);
    assert!(data.marks_at(paragraph, 0).is_empty());
}

#[test]
fn other_words_are_never_marked_as_the_quote() {
    let session = demo::session();
    let coded = session.dossier().article(&"ferries".into());
    let mut coded = coded.expect("it is there").as_ref().clone();
    let whole = build(session.dossier(), session.filter(), &coded)
        .marks
        .len();
    // As long as before, so that every span still fits.
    coded.article.text = coded
        .article
        .text
        .replace("before the winter", "after the summer!");
    let data = build(session.dossier(), session.filter(), &coded);
    assert_eq!(data.marks.len(), whole - 1);
    assert_eq!(data.paragraph_of(StatementId(8)), None);
    assert!(!draw(&data).contains("«The ferries must sail again after"));
}

#[test]
fn marks_follow_the_evidence_that_is_looked_at() {
    let session = demo::session();
    let dossier = session.dossier();
    let coded = dossier.article(&"ferries".into()).expect("it is there");
    let told = |filter: &EvidenceFilter| {
        let data = build(dossier, filter, coded);
        let shown = data.marks.iter();
        let shown = shown.filter(|mark| mark.state == MarkState::Shown).count();
        let outside = data.marks.iter();
        let outside = outside.filter(|mark| mark.state == MarkState::Outside);
        for mark in outside.clone() {
            assert!(mark.told.ends_with(" (outside the chosen evidence)"));
        }
        (shown, outside.count(), data.outside)
    };
    assert_eq!(told(&EvidenceFilter::default()), (8, 0, String::new()));
    let quoted = EvidenceFilter {
        voices: [Voice::Quoted].into(),
        ..EvidenceFilter::default()
    };
    let all = coded.statements.iter();
    let others = all.filter(|s| s.voice != Voice::Quoted).count();
    assert_eq!(others, 1);
    let line = "1 of 8 statements is outside the chosen evidence".to_owned();
    assert_eq!(told(&quoted), (8 - others, others, line));
    let before = EvidenceFilter {
        as_of: Some(jiff::civil::date(2026, 12, 1)),
        ..EvidenceFilter::default()
    };
    let line = "All its 8 statements are outside the chosen evidence".to_owned();
    assert_eq!(told(&before), (0, 8, line));
}

#[test]
fn the_byline_and_what_speaks_against_the_date() {
    let session = demo::session();
    let coded = session
        .dossier()
        .article(&"envoys".into())
        .expect("it is there");
    let data = build(session.dossier(), session.filter(), coded);
    assert_eq!(
        data.about.byline,
        "Harbour Gazette · 4 Dec 2026 (date disputed) · envoys.txt"
    );
    let doubt = data.about.doubt.expect("it is doubtful");
    let problem = "The text says Thursday, but 4 December 2026 is a Friday.";
    assert_eq!(doubt.told, [problem]);
    assert_eq!(doubt.days, [jiff::civil::date(2026, 12, 4)]);
    assert!(data.notes.is_empty(), "it is told once");
}

#[test]
fn long_lines_are_cut_and_nothing_is_lost() {
    for (name, text) in [
        ("words", "Київ каже ні. ".repeat(3000)),
        ("no spaces", "я".repeat(30_000)),
        ("empty lines", "\n\n a \n\r\n b\n".to_owned()),
    ] {
        let coded = CodedArticle {
            article: Article {
                text: text.clone(),
                ..Article::default()
            },
            ..CodedArticle::default()
        };
        let data = build(&Dossier::default(), &EvidenceFilter::default(), &coded);
        let joined: String = data.paragraphs.iter().map(|p| p.text.as_str()).collect();
        let without = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(without(&joined), without(&text), "{name}");
        assert!(
            data.paragraphs.iter().all(|p| p.text.len() <= 4000),
            "{name}"
        );
        for pair in data.paragraphs.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{name}");
        }
    }
}

#[test]
fn the_cursor_goes_by_words_and_paragraphs() {
    let data = ferries();
    let body = data
        .paragraphs
        .iter()
        .find(|p| p.kind == Kind::Body)
        .expect("a text");
    let start = body.span.start;
    let go = |from: usize, ways: &[Step]| ways.iter().fold(from, |at, way| step(&data, at, *way));
    let two = go(start, &[Step::WordOn, Step::WordOn]);
    assert_eq!(data.text_of(Span::new(start, two)), "On the");
    assert_eq!(go(two, &[Step::WordBack, Step::WordBack]), start);
    assert_eq!(go(two, &[Step::ParagraphBack]), start);
    assert_eq!(go(two, &[Step::ParagraphOn]), body.span.end);
    // Beyond the end of a paragraph begins the next one, and the text has two ends.
    let next = go(two, &[Step::ParagraphOn, Step::WordOn]);
    assert!(next > body.span.end);
    assert_eq!(go(next, &[Step::WordBack]), body.span.end);
    let (mut first, mut last) = (start, start);
    for _ in 0..400 {
        first = go(first, &[Step::WordBack]);
        last = go(last, &[Step::WordOn]);
    }
    assert_eq!(first, data.paragraphs[0].span.start);
    assert_eq!(last, data.paragraphs.last().expect("some").span.end);
}

#[test]
fn a_cursor_inside_a_character_steps_from_its_start() {
    // Where the text has changed since, a place may fall into a character.
    let data = ferries();
    let quote = data.paragraphs.iter().find_map(|paragraph| {
        let at = paragraph.text.find('“')?;
        Some((paragraph, paragraph.span.start + at))
    });
    let (paragraph, at) = quote.expect("a quotation");
    for inside in [at + 1, at + 2] {
        for way in [Step::WordOn, Step::WordBack] {
            assert_eq!(step(&data, inside, way), step(&data, at, way));
        }
    }
    assert!(step(&data, at + 1, Step::ParagraphBack) == paragraph.span.start);
}

#[test]
fn words_over_two_paragraphs_are_copied_with_a_line_break() {
    let data = ferries();
    let all = Span::new(
        data.paragraphs[0].span.start,
        data.paragraphs[1].span.start + 7,
    );
    let text = data.text_of(all);
    assert_eq!(text, "Menu | Home | Contact\nFerries");
}

#[test]
fn edited_evidence_is_marked_as_such() {
    let session = demo::session();
    let dossier = session.dossier();
    let found = dossier.article(&"ferries".into());
    let mut coded: CodedArticle = (**found.expect("it is there")).clone();
    let at = coded.statements[0].id;
    "Other words".clone_into(&mut coded.statements[0].evidence.quote);
    let state = |coded: &CodedArticle| {
        let data = build(dossier, &EvidenceFilter::default(), coded);
        let found = data.marks.iter().find(|mark| mark.at.statement == at);
        found.map(|mark| (mark.state, mark.told.clone()))
    };
    assert!(state(&coded).is_none(), "other words are no proof");
    coded.statements[0].evidence.found = crate::model::Found::Edited;
    let (state, told) = state(&coded).expect("it has a place");
    assert_eq!(state, MarkState::Edited);
    assert!(told.ends_with("(the words were edited since)"), "{told}");
}

const LISTED: &str = "Home\nShare\n\nEnvoys meet\n\nThe plan\n\nIt has two\npoints:\n\n\u{2022} A truce\n\u{2022} Talks\nin Havn\n\nWe will see.\n\nHe left.\n\nPrivacy";

/// An article with blocks and two stretches of furniture.
fn listed() -> CodedArticle {
    let at = |words: &str| {
        let start = LISTED.find(words).expect("it is there");
        Span::new(start, start + words.len())
    };
    let block = |kind, words| Block {
        kind,
        span: at(words),
    };
    CodedArticle {
        article: Article {
            headline: Some(at("Envoys meet")),
            furniture: vec![at("Home\nShare"), at("Privacy")],
            blocks: vec![
                block(BlockKind::Heading, "Envoys meet"),
                block(BlockKind::Heading, "The plan"),
                block(BlockKind::Item, "A truce"),
                block(BlockKind::Item, "Talks\nin Havn"),
                block(BlockKind::Quote, "We will see."),
            ],
            hash: crate::model::text::hash(LISTED),
            text: LISTED.to_owned(),
            ..Article::default()
        },
        ..CodedArticle::default()
    }
}

#[test]
fn blocks_stand_as_in_the_source_and_furniture_is_folded() {
    let coded = listed();
    let show = |open: &[usize]| {
        let (dossier, filter) = (Dossier::default(), EvidenceFilter::default());
        data::build(&dossier, &filter, &coded, &open.iter().copied().collect())
    };
    let rest = "# Envoys meet\n## The plan\nIt has two\npoints:\n\u{2022}> A truce\n\u{2022}> Talks\n> in Havn\n\
                | We will see.\nHe left.";
    assert_eq!(
        draw(&show(&[])),
        format!(
            "[+ 2 lines left out as site furniture]\n{rest}\n[+ 1 line left out as site furniture]"
        )
    );
    let data = show(&[0]);
    assert_eq!(
        draw(&data),
        format!("[- Home]\n[Share]\n{rest}\n[+ 1 line left out as site furniture]")
    );
    assert!(data.paragraphs[8].same_block && !data.paragraphs[7].same_block);

    // What is copied across a list has its marks.
    let whole = Span::new(0, LISTED.len());
    let copied = show(&[]).text_of(whole);
    assert!(
        copied.contains("\n\u{2022} A truce\n\u{2022} Talks\nin Havn\n"),
        "{copied}"
    );
    assert!(
        copied.starts_with("Home\nShare\n"),
        "as it stands in the text"
    );
}

#[test]
fn furniture_in_which_a_statement_stands_is_never_folded() {
    let session = demo::session();
    let found = session.dossier().article(&"ferries".into());
    let mut coded: CodedArticle = (**found.expect("it is there")).clone();
    let span = coded.statements[0].evidence.span;
    coded.article.furniture = vec![span];
    let (dossier, filter) = (session.dossier(), session.filter());
    let data = data::build(dossier, filter, &coded, &BTreeSet::new());
    let mut folds = data.paragraphs.iter().filter_map(|p| p.fold);
    let fold = folds.next().expect("a stretch");
    assert!(fold.open && fold.pinned);
    assert!(data.paragraphs.iter().all(|p| p.kind != Kind::Folded));
}

#[test]
fn what_is_folded_is_one_step_of_the_cursor() {
    let coded = listed();
    let (dossier, filter) = (Dossier::default(), EvidenceFilter::default());
    let data = data::build(&dossier, &filter, &coded, &BTreeSet::new());
    let end = "Home\nShare".len();
    assert_eq!(step(&data, 0, Step::WordOn), end);
    assert_eq!(step(&data, end, Step::WordBack), 0);
    assert_eq!(
        data.lines_in(Span::new(0, 4)),
        (None, Some(Span::new(0, 4)))
    );
    let across = Span::new(0, LISTED.find("The plan").expect("it is there"));
    assert_eq!(data.lines_in(across), (Some(across), Some(across)));
}

#[test]
fn what_is_known_of_an_article_is_told_in_a_line_and_its_doubts_apart() {
    let mut coded = listed();
    let about = |coded: &CodedArticle| About::of(coded);
    assert_eq!(about(&coded).byline, "no date");
    let doubt = about(&coded).doubt.expect("no date");
    assert_eq!(
        (doubt.told, doubt.days.len()),
        (vec!["No date is known.".to_owned()], 0)
    );

    let day = |text: &str| -> crate::model::Date { text.parse().expect("a date") };
    let article = &mut coded.article;
    article.outlet = Some("Gazette".to_owned());
    article.author = Some("Ada Berg".to_owned());
    article.source = "a.html".to_owned();
    article.published = Some(day("2026-12-04"));
    article.date_disputed = true;
    let note = Note::new(NoteKind::WeekdayMismatch, "It is a Friday.", "Correct it.");
    article.notes = vec![
        note.with_days([day("2025-12-04"), day("2026-12-04")]),
        Note::new(NoteKind::FutureDate, "It lies after today.", "Correct it."),
    ];
    let told = about(&coded);
    assert_eq!(
        told.byline,
        "Gazette \u{b7} by Ada Berg \u{b7} 4 Dec 2026 (date disputed) \u{b7} a.html"
    );
    let doubt = told.doubt.expect("it is doubtful");
    assert_eq!(doubt.told, ["It is a Friday.", "It lies after today."]);
    assert_eq!(doubt.days, [day("2025-12-04"), day("2026-12-04")]);

    coded.article.date_disputed = false;
    coded.article.dated_by = Some("Ann".to_owned());
    let told = about(&coded);
    assert_eq!(told.doubt, None);
    assert!(
        told.byline.contains("4 Dec 2026 (set by hand)"),
        "{}",
        told.byline
    );
    assert_eq!(told.dated_by.as_deref(), Some("The date was set by Ann"));
}

#[test]
fn another_language_and_other_copies_are_told() {
    let mut coded = listed();
    assert!(About::of(&coded).foreign.is_empty());
    coded.article.language = Some("uk".to_owned());
    coded.outdated = true;
    coded.article.copies = vec![
        Reprint {
            title: "Envoys meet again".to_owned(),
            outlet: Some("River Post".to_owned()),
            published: "2026-12-05".parse().ok(),
            address: Some("https://example.org/2".to_owned()),
            source: "b.html".to_owned(),
        },
        Reprint {
            source: "c.txt".to_owned(),
            ..Reprint::default()
        },
    ];
    let about = About::of(&coded);
    assert_eq!(
        about.foreign,
        "This text is in Ukrainian. Extraction reads English only, so it was not tried. To code \
         it by hand, select words and press N."
    );
    assert!(!about.outdated, "there is nothing to extract again");
    assert_eq!(
        about.copies,
        [
            "River Post \u{b7} \u{201c}Envoys meet again\u{201d} \u{b7} 5 Dec 2026 \u{b7} https://example.org/2",
            "no date \u{b7} c.txt"
        ]
    );
}

#[test]
fn a_title_that_the_text_begins_with_is_not_said_above_it() {
    let session = demo::session();
    let article = |id: &str| {
        let coded = session.dossier().article(&id.into());
        (**coded.expect("it is there")).clone()
    };
    let begins = |coded: &CodedArticle| {
        let folded = BTreeSet::new();
        data::build(session.dossier(), session.filter(), coded, &folded).begins_with_title
    };
    let mut ferries = article("ferries");
    assert!(begins(&ferries), "below lines that are folded too");
    ferries.article.title.push('!');
    assert!(begins(&ferries));
    "Another title".clone_into(&mut ferries.article.title);
    assert!(!begins(&ferries));
    ferries.article.headline = None;
    assert!(!begins(&ferries));
}
