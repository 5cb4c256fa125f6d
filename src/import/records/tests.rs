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
