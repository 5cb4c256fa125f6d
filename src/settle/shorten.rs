//! A quote cut to a line.

/// Returns `text` on one line, cut after a whole word so that at most `length` characters
/// stand before the `…` that marks the cut.
pub(super) fn shorten(text: &str, length: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= length {
        return line;
    }
    let mut short = String::new();
    let mut count = 0;
    for word in line.split(' ') {
        let more = word.chars().count() + usize::from(count > 0);
        if count + more > length {
            break;
        }
        if count > 0 {
            short.push(' ');
        }
        short.push_str(word);
        count += more;
    }
    if short.is_empty() {
        // One word longer than the line: there is no better place to cut.
        short = line.chars().take(length).collect();
    }
    let kept = short.trim_end_matches([',', ';', ':', '-', '–', '—']).len();
    short.truncate(kept);
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_words() {
        let check = |text: &str, length, expected: &str| {
            assert_eq!(shorten(text, length), expected, "{text:?} to {length}");
        };
        check("short enough", 12, "short enough");
        check("two\n  lines", 20, "two lines");
        check("one two three", 9, "one two…");
        check("one two, three", 9, "one two…");
        check("unbreakable", 4, "unbr…");
        check("Київ каже ні", 9, "Київ каже…");
        check("", 5, "");
    }
}
