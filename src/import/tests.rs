//! Whole texts, and what becomes of them.

use super::*;
use crate::model::text::hash;
use crate::model::{NoteKind, Span};

const TODAY: Date = Date::constant(2026, 11, 23);

const BODY: &str = "\
The two delegations met for five hours on Tuesday and agreed to meet again next week, an official of the host said.

“We will not leave,” the envoy said.

A second round was planned";

fn paste(text: &str) -> Article {
    from_paste(text, TODAY).expect("a text")
}

/// Checks title, outlet and date of a text, and the lines taken for furniture.
#[track_caller]
fn check(text: &str, title: &str, outlet: Option<&str>, date: Option<&str>, furniture: &[&str]) {
    let article = paste(text);
    assert_eq!(article.title, title);
    assert_eq!(article.outlet.as_deref(), outlet);
    assert_eq!(
        article.published.map(|date| date.to_string()).as_deref(),
        date
    );
    let taken: Vec<&str> = article
        .furniture
        .iter()
        .flat_map(|span| span.of(&article.text).lines())
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(taken, furniture);
    if let Some(headline) = article.headline {
        assert_eq!(headline.of(&article.text), title);
    }
    let quote = article.text.find("“We will not leave,”").expect("the body");
    assert!(
        !article.furniture.iter().any(|span| span.holds(quote)),
        "the body was taken"
    );
}

#[test]
fn title_date_and_outlet_stand_where_pages_put_them() {
    check(
        &format!(
            "Envoys meet in Geneva, as both sides prepare for more talks\n\nEnvoys meet in Geneva\n\nThursday | 4th December 2025\n\n{BODY}\n\nLeave a Comment\n\nRequired fields are marked *\n\nYour email address will not be published.\n\nScroll to Top\nScroll to Top"
        ),
        "Envoys meet in Geneva, as both sides prepare for more talks",
        None,
        Some("2025-12-04"),
        &[
            "Envoys meet in Geneva",
            "Thursday | 4th December 2025",
            "Leave a Comment",
            "Required fields are marked *",
            "Your email address will not be published.",
            "Scroll to Top",
            "Scroll to Top",
        ],
    );
    check(
        &format!(
            "Example News\nEnvoys meet in Geneva\nBy Jane Doe, Sample Wire\n5 Feb 2026 10:31 GMT\nBoth sides speak of progress after a long day of talks in the city on the lake, and of hard questions ahead.\n{BODY}"
        ),
        "Envoys meet in Geneva",
        Some("Example News"),
        Some("2026-02-05"),
        &[
            "Example News",
            "By Jane Doe, Sample Wire",
            "5 Feb 2026 10:31 GMT",
        ],
    );
    check(
        &format!(
            "# Envoys meet in Geneva | World | Model Gazette\nPublished: February 5, 2026\nUpdated: February 6, 2026\n\n{BODY}"
        ),
        "Envoys meet in Geneva",
        Some("Model Gazette"),
        Some("2026-02-05"),
        &["Published: February 5, 2026", "Updated: February 6, 2026"],
    );
    check(
        &format!(
            "Envoys meet in Geneva\nGENEVA, Nov. 23, 2025 (Sample Wire) — {BODY}\nhttps://www.reuters.com/world/a-1"
        ),
        "Envoys meet in Geneva",
        Some("Sample Wire"),
        Some("2025-11-23"),
        &["https://www.reuters.com/world/a-1"],
    );
    check(
        &format!("https://www.bbc.co.uk/news/a-1\r\nEnvoys meet in Geneva\r\n2026-02-05\r\n{BODY}"),
        "Envoys meet in Geneva",
        Some("BBC"),
        Some("2026-02-05"),
        &["https://www.bbc.co.uk/news/a-1", "2026-02-05"],
    );
    check(
        &format!("\u{feff}Envoys meet in Geneva\n\n{BODY}\n\nSource: Model Gazette"),
        "Envoys meet in Geneva",
        Some("Model Gazette"),
        None,
        &["Source: Model Gazette"],
    );
    check(
        BODY,
        "The two delegations met for five hours on …",
        None,
        None,
        &[],
    );
}

#[test]
fn dates_of_other_articles_and_of_comments_are_not_its_own() {
    let check = |text: &str, date: Option<&str>, notes: &[NoteKind]| {
        let article = paste(text);
        let published = article.published.map(|date| date.to_string());
        assert_eq!(published.as_deref(), date, "{text}");
        let kinds = article.notes.iter().map(|note| note.kind);
        let told: Vec<NoteKind> = kinds.filter(|kind| *kind != NoteKind::Furniture).collect();
        assert_eq!(told, notes, "{text}");
        let disputed = notes.contains(&NoteKind::SeveralDates);
        assert_eq!(article.date_disputed, disputed, "{text}");
    };
    let head = "Envoys meet in Geneva\n5 February 2026";
    let related = "Related articles\nOld talks fail\nPublished: 3 January 2020";
    let comments =
        format!("Leave a Comment\nA reader\nPosted: 3 January 2020\n{BODY} by all who came.");
    let own = Some("2026-02-05");
    check(&format!("{head}\n{BODY}\n{related}"), own, &[]);
    check(&format!("{head}\n{BODY}\n{comments}"), own, &[]);
    check(
        &format!("Envoys meet in Geneva\n{BODY}\n{related}"),
        None,
        &[NoteKind::NoDate],
    );
    // In the text it counts where nothing else is dated.
    let long = [BODY; 4].join("\n");
    let amid = format!("{long}\nPublished: 3 January 2020\n{long}");
    check(&format!("{head}\n{amid}"), own, &[]);
    check(
        &format!("Envoys meet in Geneva\n{amid}"),
        Some("2020-01-03"),
        &[],
    );
    check(
        &format!("Envoys meet in Geneva\nGENEVA, Feb. 5, 2026 (Sample Wire) — {amid}"),
        own,
        &[],
    );
    // At the foot it counts, and what stands below the headline is believed first.
    check(
        &format!("Envoys meet in Geneva\n{long}\nPublished: 5 February 2026"),
        own,
        &[],
    );
    check(
        &format!("{head}\n{long}\nPublished: 6 February 2026"),
        own,
        &[NoteKind::SeveralDates],
    );
    check(
        &format!("{head}\n{long}\nUpdated: 6 February 2026"),
        own,
        &[],
    );
    check(
        &format!("Envoys meet in Geneva\n3–5 March 2026\n{BODY}"),
        None,
        &[NoteKind::NoDate],
    );
}

#[track_caller]
fn noted(text: &str, expected: &[(NoteKind, &str)]) {
    let article = paste(text);
    let notes: Vec<(NoteKind, &str)> = article
        .notes
        .iter()
        .map(|note| (note.kind, note.sentence.as_str()))
        .collect();
    assert_eq!(notes, expected);
    let disputed = expected
        .iter()
        .any(|(kind, _)| [NoteKind::WeekdayMismatch, NoteKind::FutureDate].contains(kind));
    assert_eq!(article.date_disputed, disputed);
}

#[test]
fn what_was_noticed_is_told() {
    noted(
        &format!("Envoys meet in Geneva\nThursday | 4th December 2026\n{BODY}"),
        &[
            (
                NoteKind::WeekdayMismatch,
                "4 December 2026 is a Friday; Thursday fits 2025 and 2031.",
            ),
            (
                NoteKind::FutureDate,
                "4 December 2026 lies after today, 23 November 2026.",
            ),
            (
                NoteKind::Furniture,
                "1 line was left out of extraction: date line.",
            ),
        ],
    );
    noted(
        &format!("Envoys meet in Geneva\nKYIV, Feb 5 (Reuters) - {BODY}"),
        &[(
            NoteKind::NoDate,
            "The date 5 February is printed without its year, so none was taken.",
        )],
    );
    noted(
        &format!("Envoys meet in Geneva\n04/12/2025\n{BODY}\nShare this\nRead more"),
        &[
            (
                NoteKind::NoDate,
                "The date can be 4 December 2025 or 12 April 2025, so none was taken.",
            ),
            (
                NoteKind::Furniture,
                "3 lines were left out of extraction: date line, sharing and link to another text.",
            ),
        ],
    );
    noted(
        BODY,
        &[
            (NoteKind::NoDate, "No date was found."),
            (
                NoteKind::NoTitle,
                "No headline was found; the first words stand for it.",
            ),
        ],
    );
    noted(
        &format!("Envoys meet in Geneva\n31 September 2025\n{BODY}"),
        &[
            (
                NoteKind::ImpossibleDate,
                "31 September 2025 is a day that does not exist.",
            ),
            (
                NoteKind::Furniture,
                "1 line was left out of extraction: date line.",
            ),
        ],
    );
}

#[test]
fn ids_come_from_headlines_then_from_file_names() {
    let named = |source: &str, text: &str| {
        let article = from_bytes(source, text.as_bytes(), TODAY).expect("a text");
        assert_eq!(article.source, source);
        article.id.0
    };
    let with_headline = format!("Envoys meet in Geneva\n{BODY}");
    assert_eq!(named("in/a.txt", &with_headline), "envoys-meet-in-geneva");
    assert_eq!(named("in/talks_1.txt", BODY), "talks-1");
    assert_eq!(
        paste(BODY).id.as_str(),
        "the-two-delegations-met-for-five-hours"
    );
}

#[test]
fn the_text_and_its_hash_are_those_of_the_file() {
    let text = format!("\u{feff}Envoys meet in Geneva\r\n{BODY}");
    let article = from_bytes("a.txt", text.as_bytes(), TODAY).expect("a text");
    assert_eq!(article.text, text);
    assert_eq!(article.headline, Some(Span::new(3, 24)));
    assert_eq!(
        hash("abc"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(article.hash, hash(&text));
}

#[test]
fn pasted_nothing_is_refused() {
    let told = |text: &str| from_paste(text, TODAY).expect_err("no text").to_string();
    assert_eq!(
        told(""),
        "pasted: There is no text to paste. Copy the article's text first."
    );
    assert_eq!(
        told(" \n"),
        "pasted: The pasted text holds only white space. Choose one that holds the article's text."
    );
}

mod any_bytes {
    use proptest::prelude::*;

    use super::*;

    fn holds(bytes: &[u8]) {
        let Ok(article) = from_bytes("a.txt", bytes, TODAY) else {
            return;
        };
        let text = &article.text;
        if std::str::from_utf8(bytes).is_ok() && article.blocks.is_empty() {
            assert_eq!(text.as_bytes(), bytes, "a text stays as it is");
        }
        let mut end = 0;
        for span in &article.furniture {
            assert!(span.start >= end && !span.is_empty(), "{span:?}");
            assert!(text.get(span.range()).is_some(), "{span:?}");
            end = span.end;
        }
        let mut end = 0;
        for block in &article.blocks {
            assert!(
                block.span.start >= end && !block.span.is_empty(),
                "{block:?}"
            );
            assert!(text.get(block.span.range()).is_some(), "{block:?}");
            end = block.span.end;
        }
        for span in article
            .headline
            .iter()
            .chain(article.notes.iter().filter_map(|note| note.place.as_ref()))
        {
            assert!(text.get(span.range()).is_some(), "{span:?}");
        }
        assert!(!article.title.is_empty() && article.id.as_str().len() <= 48);
    }

    /// Pieces of which pages are made.
    const PIECES: &[&str] = &[
        "\n",
        "\r\n",
        "\r",
        " ",
        "\u{feff}",
        "é",
        "Envoys meet in Geneva | Example News",
        "Thursday | 4th December 2026",
        "31 Sept. 2025",
        "04/12/2025",
        "- ",
        "# ",
        "**",
        "KYIV, Feb 5 (Reuters) - ",
        "By Jane Doe, Reuters",
        "Source: Model Gazette",
        "https://example.org/a",
        "Related articles",
        "Home",
        "News",
        "World",
        "Sport",
        "Menu",
        "Envoys meet in Geneva",
        BODY,
        "—",
        "“",
        "Wed",
        "'",
        "2025-12-04",
    ];

    proptest! {
        #[test]
        fn are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            holds(&bytes);
        }

        #[test]
        fn of_any_page_keep_their_places(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
            holds(pieces.concat().as_bytes());
        }
    }
}

#[test]
fn what_a_page_tells_machines_is_read_behind_a_drawing_that_stays() {
    let text = "The envoys met for five hours and will meet again next week. ".repeat(20);
    let page = format!(
        "<!doctype html><title>Envoys meet</title><svg><foreignObject></foreignObject></svg>\
         <script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\
         \"datePublished\":\"2025-12-04\",\"author\":{{\"name\":\"Ada Sample\"}}}}</script>\
         <article><h1>Envoys meet again in Westport</h1><p>{text}</p></article>"
    );
    let article = from_bytes("page.html", page.as_bytes(), Date::constant(2026, 1, 1));
    let article = article.expect("a page");
    assert_eq!(article.published, Some(Date::constant(2025, 12, 4)));
    assert_eq!(article.author.as_deref(), Some("Ada Sample"));
}
