//! Text made safe for the format it goes into.

/// Escapes text for HTML, between tags and inside quoted attributes.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && !c.is_whitespace() => {}
            c => out.push(c),
        }
    }
    out
}

/// Escapes text for Markdown, also inside a table: one line, every character that could
/// start markup behind a backslash.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in super::layout::one_line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '|' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Makes a cell of a CSV file harmless in a spreadsheet: text that begins like a formula
/// gets an apostrophe in front, which spreadsheets do not show.
pub(super) fn spreadsheet(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Writes records as CSV (RFC 4180), every cell made harmless.
pub(super) fn csv_table(records: impl IntoIterator<Item = Vec<String>>) -> String {
    let harmless = |record: Vec<String>| record.iter().map(|cell| spreadsheet(cell)).collect();
    csv_records(records.into_iter().map(harmless))
}

/// Writes records as CSV (RFC 4180), every cell as it is.
pub(super) fn csv_records(records: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for record in records {
        writer
            .write_record(&record)
            .expect("records of one length, written to memory");
    }
    let bytes = writer.into_inner().expect("flushing to memory");
    String::from_utf8(bytes).expect("made of text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_through() {
        assert_eq!(
            html("<b a='x'>\"&\u{1b}"),
            "&lt;b a=&#39;x&#39;&gt;&quot;&amp;"
        );
        assert_eq!(
            markdown("a|b\n*c* <d> [e](f)"),
            "a\\|b \\*c\\* &lt;d\\> \\[e\\](f)"
        );
        for (text, expected) in [
            ("=SUM(A1)", "'=SUM(A1)"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("plain = 1", "plain = 1"),
        ] {
            assert_eq!(spreadsheet(text), expected);
        }
        assert_eq!(
            csv_table([vec![
                "a,b".to_owned(),
                "say \"no\"".to_owned(),
                "=x".to_owned()
            ]]),
            "\"a,b\",\"say \"\"no\"\"\",'=x\r\n"
        );
    }
}
