//! Text in lines and columns, for a terminal.

/// Returns `text` on one line, without control characters: what an article holds must not
/// steer a terminal.
pub(super) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Returns exact words in quotation marks: marks that already stand around the whole are
/// not doubled, and words that hold double ones get single ones around.
pub(super) fn quoted(words: &str) -> String {
    const DOUBLE: [char; 3] = ['“', '”', '"'];
    let words = words.trim();
    let inner = words
        .strip_prefix(DOUBLE)
        .and_then(|inner| inner.strip_suffix(DOUBLE));
    match inner {
        Some(inner) if !inner.contains(DOUBLE) => format!("“{inner}”"),
        _ if words.contains(DOUBLE) => format!("‘{words}’"),
        _ => format!("“{words}”"),
    }
}

/// Returns `text` on one line of at most `width` characters and a `…` if it was cut.
pub(super) fn cut(text: &str, width: usize) -> String {
    let lines = wrap(text, width);
    match lines.as_slice() {
        [first, _, ..] => format!("{first}…"),
        _ => lines.concat(),
    }
}

/// Breaks `text` between words into lines of at most `width` characters; a longer word has
/// a line of its own.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in one_line(text).split(' ') {
        let more = word.chars().count();
        match lines.last_mut() {
            Some(line) if length + 1 + more <= width => {
                line.push(' ');
                line.push_str(word);
                length += 1 + more;
            }
            _ => {
                lines.push(word.to_owned());
                length = more;
            }
        }
    }
    lines
}

/// Sets `text` in lines of at most `width` characters, of which the first starts with
/// `head` and the others with as many spaces.
pub(super) fn hanging(head: &str, text: &str, width: usize) -> String {
    let indent = head.chars().count();
    let mut out = String::new();
    for (at, line) in wrap(text, width.saturating_sub(indent).max(1))
        .iter()
        .enumerate()
    {
        let start = if at == 0 { head } else { &" ".repeat(indent) };
        out.push_str(format!("{start}{line}").trim_end());
        out.push('\n');
    }
    out
}

/// Sets cells of several lines side by side; each column has its width, two spaces between
/// columns, none at the end of a line.
pub(super) fn columns(cells: &[(Vec<String>, usize)]) -> String {
    let height = cells
        .iter()
        .map(|(lines, _)| lines.len())
        .max()
        .unwrap_or(0);
    let mut out = String::new();
    for at in 0..height {
        let mut line = String::new();
        for (lines, width) in cells {
            let text = lines.get(at).map_or("", String::as_str);
            line.push_str(text);
            let room = (width + 2).saturating_sub(text.chars().count());
            line.push_str(&" ".repeat(room));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_between_words() {
        let check = |text: &str, width, expected: &[&str]| {
            assert_eq!(wrap(text, width), expected, "{text:?} at {width}");
        };
        check("one two three", 7, &["one two", "three"]);
        check("one  \n two", 40, &["one two"]);
        check("unbreakable word", 4, &["unbreakable", "word"]);
        check("\u{1b}[31mred", 40, &["[31mred"]);
        check("", 4, &[""]);
    }

    #[test]
    fn quotes_are_not_doubled() {
        for (words, expected) in [
            ("never", "“never”"),
            ("“never”", "“never”"),
            ("\"never\"", "“never”"),
            ("he said “never”", "‘he said “never”’"),
            ("“never” and “no”", "‘“never” and “no”’"),
        ] {
            assert_eq!(quoted(words), expected);
        }
    }

    #[test]
    fn cuts_between_words() {
        assert_eq!(cut("one two three", 8), "one two…");
        assert_eq!(cut("one two", 8), "one two");
    }

    #[test]
    fn columns_line_up() {
        let cell = |text: &str, width| (wrap(text, width), width);
        assert_eq!(
            columns(&[cell("a b", 1), cell("c", 3), cell("d", 2)]),
            "a  c    d\nb\n"
        );
    }

    #[test]
    fn hangs() {
        assert_eq!(hanging("- ", "one two three", 9), "- one two\n  three\n");
    }
}
