//! Rust source as tokens, without comments and literals, and the paths in it.

/// A path that leads to a layer.
#[derive(Debug, PartialEq)]
pub(super) struct Reference {
    /// The layer's name, or `*`.
    pub(super) target: String,
    /// Whether it is handed on with `pub use`.
    pub(super) public: bool,
    /// Whether it is written with `super`.
    pub(super) by_super: bool,
}

/// Returns the words and signs of `text`; comments, strings and characters are left out.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        at += if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(length) = string(rest) {
            length
        } else if rest.starts_with('\'') {
            character(rest)
        } else if rest.starts_with("::") {
            tokens.push(&rest[..2]);
            2
        } else {
            let word = rest
                .find(|c: char| !(c.is_alphanumeric() || c == '_'))
                .unwrap_or(rest.len());
            let length = if word > 0 {
                word
            } else {
                rest.chars().next().map_or(1, char::len_utf8)
            };
            if !rest[..length].trim().is_empty() {
                tokens.push(&rest[..length]);
            }
            length
        };
    }
    tokens
}

/// Returns every path from the crate's root: `crate::…`, `standpoint::…`, or `super::…` as
/// often as the file is deep.
pub(super) fn references(tokens: &[&str], depth: usize) -> Vec<Reference> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if at > 0 && tokens[at - 1] == "::" {
            continue;
        }
        let Some(after) = root(&tokens[at..], depth) else {
            continue;
        };
        let public = is_public_use(&tokens[..at]);
        for target in heads(&tokens[at + after..]) {
            found.push(Reference {
                target: target.to_owned(),
                public,
                by_super: tokens[at] == "super",
            });
        }
    }
    found
}

/// Says whether `name` stands in `tokens` as a path or part of one.
pub(super) fn names(tokens: &[&str], name: &[&str]) -> bool {
    let mut path = Vec::new();
    for (at, part) in name.iter().enumerate() {
        if at > 0 {
            path.push("::");
        }
        path.push(part);
    }
    tokens.windows(path.len()).any(|window| window == path)
}

/// Returns the tokens without `#[cfg(test)] mod … { … }`.
pub(super) fn without_test_modules<'t>(tokens: &[&'t str]) -> Vec<&'t str> {
    const MARK: &[&str] = &["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].starts_with(MARK) && tokens.get(at + MARK.len() + 1) == Some(&"{") {
            at += MARK.len() + 1;
            at += closing(&tokens[at..]);
        } else {
            kept.push(tokens[at]);
            at += 1;
        }
    }
    kept
}

/// Returns how many tokens lead from a path's start to the crate's root.
fn root(tokens: &[&str], depth: usize) -> Option<usize> {
    if matches!(tokens, ["crate" | "standpoint", "::", ..]) {
        return Some(2);
    }
    let ups = tokens
        .chunks(2)
        .take_while(|pair| *pair == ["super", "::"])
        .count();
    (depth > 0 && ups >= depth).then_some(2 * ups)
}

/// Returns the first words of a path, or of each path in braces.
fn heads<'t>(tokens: &[&'t str]) -> Vec<&'t str> {
    match tokens.first() {
        Some(&"{") => {
            let end = closing(tokens);
            let mut heads = Vec::new();
            let mut level = 0;
            let mut fresh = true;
            for &token in &tokens[1..end - 1] {
                match token {
                    "{" => level += 1,
                    "}" => level -= 1,
                    "," if level == 0 => fresh = true,
                    word if level == 0 && fresh && word != "self" => {
                        heads.push(word);
                        fresh = false;
                    }
                    _ => {}
                }
            }
            heads
        }
        Some(&word) => vec![word],
        None => Vec::new(),
    }
}

/// Returns how many tokens stand from an opening brace to behind its closing one.
fn closing(tokens: &[&str]) -> usize {
    let mut level = 0;
    for (at, token) in tokens.iter().enumerate() {
        match *token {
            "{" => level += 1,
            "}" => level -= 1,
            _ => {}
        }
        if level == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

fn is_public_use(before: &[&str]) -> bool {
    let Some((&"use", rest)) = before.split_last() else {
        return false;
    };
    let rest = match rest.iter().rposition(|token| *token == "(") {
        Some(open) if rest.last() == Some(&")") => &rest[..open],
        _ => rest,
    };
    rest.last() == Some(&"pub")
}

fn block_comment(text: &str) -> usize {
    let mut level = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            level += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            level -= 1;
            at += 2;
            if level == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// Returns the length of a string literal that `text` starts with, of any kind.
fn string(text: &str) -> Option<usize> {
    let prefix = ["br", "cr", "r", "b", "c", ""].into_iter().find(|prefix| {
        text.strip_prefix(prefix)
            .is_some_and(|t| t.starts_with(['"', '#']))
    })?;
    let raw = prefix.ends_with('r');
    let body = &text[prefix.len()..];
    let hashes = body.len() - body.trim_start_matches('#').len();
    if !body[hashes..].starts_with('"') || hashes > 0 && !raw {
        return None;
    }
    let start = prefix.len() + hashes + 1;
    if raw {
        let end = format!("\"{}", "#".repeat(hashes));
        let length = text[start..]
            .find(&end)
            .map_or(text.len(), |at| start + at + end.len());
        return Some(length);
    }
    let mut escaped = false;
    for (at, c) in text[start..].char_indices() {
        match c {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return Some(start + at + 1),
            _ => escaped = false,
        }
    }
    Some(text.len())
}

/// Returns the length of a character literal, or of the mark before a lifetime.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => text[3..].find('\'').map_or(text.len(), |at| at + 4),
        Some(_) => match chars.next() {
            Some((end, '\'')) => end + 1,
            _ => 1,
        },
        None => 1,
    }
}
