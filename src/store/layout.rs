//! The layout of our RON: a group that fits on a line stands on one, every other has one
//! entry a line. So a changed cell is one changed line in git.

/// Widest line that a group may take; single long texts go over it.
const WIDTH: usize = 100;
const INDENT: usize = 4;

/// An entry of a group: `key: Name(…)`, `"text"`, `12`.
struct Item {
    /// All before the bracket, or the whole entry.
    text: String,
    /// Brackets and entries, if the entry has some.
    group: Option<(char, Vec<Item>, char)>,
    /// Characters on one line.
    width: usize,
}

/// Lays out RON without comments, whatever its white space is. The outermost group is
/// always broken.
pub(super) fn lay_out(ron: &str) -> String {
    let root = Parser {
        rest: ron.chars().peekable(),
    }
    .item();
    let mut out = String::with_capacity(ron.len() * 2);
    root.write(&mut out, 0, true);
    out.push('\n');
    out
}

struct Parser<'t> {
    rest: std::iter::Peekable<std::str::Chars<'t>>,
}

impl Parser<'_> {
    /// Reads up to the comma or bracket that ends the entry, which stays unread.
    fn item(&mut self) -> Item {
        let mut text = String::new();
        while let Some(&next) = self.rest.peek() {
            match next {
                ',' | ')' | ']' | '}' => break,
                '(' | '[' | '{' => {
                    self.rest.next();
                    let (items, close) = self.group();
                    let inner: usize = items.iter().map(|item| item.width + 2).sum();
                    return Item {
                        width: text.chars().count() + 2 + inner.saturating_sub(2),
                        text,
                        group: Some((next, items, close)),
                    };
                }
                '"' => self.string(&mut text),
                ':' => {
                    self.rest.next();
                    text.push_str(": ");
                }
                _ => {
                    self.rest.next();
                    if !next.is_whitespace() {
                        text.push(next);
                    }
                }
            }
        }
        Item {
            width: text.chars().count(),
            text,
            group: None,
        }
    }

    /// Reads the entries of a group and its closing bracket.
    fn group(&mut self) -> (Vec<Item>, char) {
        let mut items = Vec::new();
        loop {
            let item = self.item();
            if !item.text.is_empty() || item.group.is_some() {
                items.push(item);
            }
            match self.rest.next() {
                Some(',') => {}
                Some(close) => return (items, close),
                None => return (items, ')'),
            }
        }
    }

    /// Copies a text in quotation marks. An apostrophe needs no backslash in it.
    fn string(&mut self, text: &mut String) {
        text.extend(self.rest.next());
        while let Some(next) = self.rest.next() {
            match next {
                '\\' => match self.rest.next() {
                    Some('\'') => text.push('\''),
                    escaped => {
                        text.push('\\');
                        text.extend(escaped);
                    }
                },
                '"' => {
                    text.push('"');
                    return;
                }
                _ => text.push(next),
            }
        }
    }
}

impl Item {
    fn write(&self, out: &mut String, indent: usize, broken: bool) {
        out.push_str(&self.text);
        let Some((open, items, close)) = &self.group else {
            return;
        };
        out.push(*open);
        if items.is_empty() {
        } else if broken || indent + self.width + 1 > WIDTH {
            for item in items {
                new_line(out, indent + INDENT);
                item.write(out, indent + INDENT, false);
                out.push(',');
            }
            new_line(out, indent);
        } else {
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                // What is inside a group that fits, fits.
                item.write(out, 0, false);
            }
        }
        out.push(*close);
    }
}

fn new_line(out: &mut String, indent: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ron: &str, expected: &str) {
        assert_eq!(lay_out(ron), expected);
        assert_eq!(lay_out(expected), expected, "laid out twice");
    }

    #[test]
    fn small_groups_stay_on_one_line() {
        check(
            r#"A(b:[1,2,],c:{},d:B(e:"f, (g",h:()))"#,
            "A(\n    b: [1, 2],\n    c: {},\n    d: B(e: \"f, (g\", h: ()),\n)\n",
        );
    }

    #[test]
    fn wide_groups_have_one_entry_a_line() {
        let long = "x".repeat(60);
        check(
            &format!("A(b:[C(d:\"{long}\"),C(d:\"{long}\")])"),
            &format!(
                "A(\n    b: [\n        C(d: \"{long}\"),\n        C(d: \"{long}\"),\n    ],\n)\n"
            ),
        );
    }

    #[test]
    fn a_line_is_never_wider_than_its_limit() {
        for length in 60..110 {
            let text = lay_out(&format!("A(b:[\"{}\",1])", "é".repeat(length)));
            let widest = text.lines().map(|line| line.chars().count()).max();
            let alone = length + 11;
            assert!(widest <= Some(WIDTH.max(alone)), "{length}: {text}");
        }
    }

    #[test]
    fn texts_are_kept_but_for_needless_backslashes() {
        check(
            r#"A(b:"it\'s \"x\" \\ \n  y")"#,
            "A(\n    b: \"it's \\\"x\\\" \\\\ \\n  y\",\n)\n",
        );
    }
}
