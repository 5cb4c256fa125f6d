use super::*;

/// Returns title, text, date as written and address of each row, or why there is none.
fn told(read: Result<Vec<Numbered>, Problem>) -> Vec<String> {
    let read = match read {
        Ok(read) => read,
        Err(problem) => return vec![problem.to_string()],
    };
    read.into_iter()
        .map(|(number, draft)| match draft {
            Ok(draft) => format!(
                "{number} | {} | {} | {} | {}",
                draft.title.unwrap_or_default(),
                draft.text.replace('\n', "/"),
                draft
                    .published
                    .first()
                    .map_or("", |stated| stated.words.as_str()),
                draft.address.unwrap_or_default()
            ),
            Err(problem) => format!("{number} | {problem}"),
        })
        .collect()
}

#[test]
fn columns_are_known_by_their_names() {
    assert_eq!(
        told(table(
            "a.csv",
            "\u{feff}Headline;Published at;URL;Body\nTalks;2025-12-04;https://example.org/1;\"They met.\n\nThey left.\"\nMore;;x;\n"
        )),
        [
            "1 | Talks | Talks//They met.//They left. | 2025-12-04 | https://example.org/1",
            "2 | a.csv: The row has nothing under “Body”. The other rows are read.",
        ]
    );
    assert_eq!(
        told(json(
            "a.json",
            r#"{"status": "ok", "articles": [{"title": "Talks", "source": {"id": 1, "name": "Gazette"}, "content": "<p>They met.</p><p>They left.</p>", "timestamp": 1764806400}]}"#
        )),
        ["1 | Talks | Talks//They met.//They left. | 2025-12-04T00:00:00Z | "]
    );
    assert_eq!(
        told(json_lines(
            "a.jsonl",
            "{\"text\": \"One\"}\n\n{broken\n{\"text\": [\"Two\", \"three\"]}\n"
        )),
        [
            "1 |  | One |  | ",
            "2 |  | Two, three |  | ",
            "3 | a.jsonl:3:2: The line is no JSON: key must be a string. The other lines are read.",
        ]
    );
    // Lines in a file that is called .json.
    assert_eq!(
        told(json("a.json", "{\"text\": \"One\"}\n{\"text\": \"Two\"}\n")),
        ["1 |  | One |  | ", "2 |  | Two |  | "]
    );
}

#[test]
fn a_column_without_a_name_for_it_is_guessed_and_noted() {
    let long = "They met in the morning. ".repeat(20);
    let read = table("a.csv", &format!("no,stuff\n1,\"{long}\"\n")).expect("read");
    let draft = read[0].1.as_ref().expect("an article");
    assert_eq!(
        draft.notes[0].sentence,
        "No column is called “text”; “stuff” was taken for it."
    );
}

#[test]
fn other_rows_tell_how_a_date_is_written() {
    let read = table("a.csv", "text,date\nOne,04/12/2025\nTwo,25/12/2025\n").expect("read");
    let draft = read[0].1.as_ref().expect("an article");
    assert_eq!(draft.published[0].words, "2025-12-04");
    assert_eq!(
        draft.notes[0].sentence,
        "The date 04/12/2025 was read with the day first, as in other rows of the table."
    );
}

#[test]
fn what_is_no_table_of_articles_says_so() {
    for (read, expected) in [
        (
            table("a.csv", "a,b\n1,2\n"),
            "a.csv: No column holds the text of articles; there are “a”, “b”. Name the column with the article `text`; `title`, `date` and `url` are read too.",
        ),
        (
            table("a.csv", "title,text\n"),
            "a.csv: The table holds no articles. Choose one that has rows.",
        ),
        (
            json("a.json", "[1, 2"),
            "a.json:1:5: The JSON is broken: EOF while parsing a list. Have the program that wrote it write it anew.",
        ),
        (
            json("a.json", "{\"a\": 1}"),
            "a.json: The JSON holds no list of articles. Each article is an object with `text`; `title`, `date` and `url` are read too.",
        ),
        (
            json("a.json", "[1, 2]"),
            "a.json: No column holds the text of articles; there are none. Name the column with the article `text`; `title`, `date` and `url` are read too.",
        ),
        (
            json_lines("a.jsonl", "{no\n"),
            "a.jsonl:1:2: The line is no JSON: key must be a string. Have the program that wrote it write it anew.",
        ),
    ] {
        assert_eq!(told(read), [expected]);
    }
}

/// A wide table takes no longer than in proportion, and a wider one is refused.
#[test]
fn wide_tables_are_read_in_little_time_or_refused() {
    let table_of = |columns: usize, rows: usize| {
        let head: Vec<String> = (0..columns).map(|n| format!("c{n}")).collect();
        let row = vec!["a"; columns].join(",");
        format!("{}\n{}", head.join(","), format!("{row}\n").repeat(rows))
    };
    let started = std::time::Instant::now();
    let read = told(table("a.csv", &table_of(1_000, 800)));
    assert!(
        read[0].starts_with("a.csv: No column holds the text of articles; there are “c0”"),
        "{read:?}"
    );
    // Names that are those of a field, over and over, with nothing under them but once.
    let names = vec!["text"; 1_000].join(",");
    let empty = format!("{}\n", ",".repeat(999)).repeat(799);
    let last = format!("{}They met.\n", ",".repeat(999));
    let read = told(table("a.csv", &format!("{names}\n{empty}{last}")));
    assert_eq!(read.len(), 800);
    assert_eq!(read[799], "800 |  | They met. |  | ");
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    assert_eq!(
        told(table("a.csv", &table_of(1_001, 1))),
        [
            "a.csv: The table has 1001 columns; 1000 are the most that are read. Keep the columns with text, title, date and address, and open it again."
        ]
    );
}

/// Of fields in JSON whose names are never the same, so many are told apart.
#[test]
fn objects_with_many_names_are_read() {
    let fields: Vec<String> = (0..5_000).map(|n| format!("\"n{n}\": \"a\"")).collect();
    let object = format!("{{\"text\": \"They met.\", {}}}", fields.join(", "));
    let read = told(json_lines("a.jsonl", &format!("{object}\n").repeat(20)));
    assert_eq!(read.len(), 20);
    assert_eq!(read[19], "20 |  | They met. |  | ");
}

#[test]
fn tables_of_articles_are_told_from_coded_ones() {
    for (names, expected) in [
        (&["title", "text", "date"][..], true),
        (&["issue", "proposal", "text", "RU", "UA"], false),
        (&["organization", "concept", "agreement"], false),
        (&["article", "title", "date", "party", "quote"], false),
        (&["Headline", "Full text"], true),
        (&["a", "b"], false),
    ] {
        assert_eq!(is_of_articles(names), expected, "{names:?}");
    }
}
