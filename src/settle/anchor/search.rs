//! Words found in a text, exactly or with errors.
//!
//! An error is a character too much, too little or another one (Levenshtein). The search for a
//! pattern anywhere in a text is that of Sellers: the table of edit distances with a first row
//! of noughts, column by column, of which only the cells with at most so many errors as are
//! allowed are computed (Ukkonen's cut).
//!
//! Sources: Sellers, The theory and computation of evolutionary distances, 1980; Ukkonen,
//! Finding approximate patterns in strings, 1985.

/// Returns where `pattern` stands in `text` exactly, at most `most` times.
pub(super) fn exact(pattern: &[char], text: &[char], most: usize) -> Vec<usize> {
    let Some(first) = pattern.first() else {
        return Vec::new();
    };
    let starts = text.iter().enumerate().filter(|(_, c)| *c == first);
    starts
        .map(|(at, _)| at)
        .filter(|&at| text[at..].starts_with(pattern))
        .take(most)
        .collect()
}

/// Returns the places at which a stretch of `text` ends that is `pattern` with at most `most`
/// errors, with the number of errors: the best place of each run, in the order of the text.
pub(super) fn ends(pattern: &[char], text: &[char], most: usize) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    if pattern.is_empty() || most >= pattern.len() {
        return found;
    }
    // column[i]: the fewest errors of pattern[..i] against what ends here.
    let mut column: Vec<usize> = (0..=pattern.len()).collect();
    // Beyond `last`, every cell has more errors than are allowed.
    let mut last = most + 1;
    for (at, c) in text.iter().enumerate() {
        let mut diagonal = column[0];
        for i in 1..=last {
            let above = column[i - 1] + 1;
            let left = column[i] + 1;
            let through = diagonal + usize::from(pattern[i - 1] != *c);
            diagonal = column[i];
            column[i] = through.min(above).min(left);
        }
        while column[last] > most {
            last -= 1;
        }
        if last == pattern.len() {
            let errors = column[last];
            match found.last_mut() {
                // Ends so near each other are those of one stretch.
                Some((end, fewest)) if at + 1 - *end <= pattern.len() / 2 => {
                    if errors < *fewest {
                        (*end, *fewest) = (at + 1, errors);
                    }
                }
                _ => found.push((at + 1, errors)),
            }
        } else {
            last += 1;
            column[last] = most + 1;
        }
    }
    found
}

/// Returns the fewest errors between the whole of `a` and the whole of `b`.
pub(super) fn distance(a: &[char], b: &[char]) -> usize {
    *table(a, b, false).last().unwrap_or(&0)
}

/// Returns the fewest errors of `pattern` against any stretch of `text`.
pub(super) fn distance_within(pattern: &[char], text: &[char]) -> usize {
    let table = table(pattern, text, true);
    let row = &table[table.len() - text.len() - 1..];
    row.iter().copied().min().unwrap_or(0)
}

/// Aligns `pattern` with the stretch of `text` that ends with it and has the fewest errors;
/// returns the stretch to which `pattern[part]` corresponds.
pub(super) fn part(
    pattern: &[char],
    text: &[char],
    part: std::ops::Range<usize>,
) -> std::ops::Range<usize> {
    let table = table(pattern, text, true);
    let width = text.len() + 1;
    let cell = |i: usize, j: usize| table[i * width + j];
    let (mut i, mut j) = (pattern.len(), text.len());
    let mut found = j..j;
    // From the end back: where the part ends, and where it starts.
    while i > 0 {
        if i == part.end {
            found.end = j;
        }
        if i == part.start {
            found.start = j;
        }
        let through =
            j > 0 && cell(i, j) == cell(i - 1, j - 1) + usize::from(pattern[i - 1] != text[j - 1]);
        if through {
            (i, j) = (i - 1, j - 1);
        } else if cell(i, j) == cell(i - 1, j) + 1 {
            i -= 1;
        } else {
            // Characters between the part and what follows belong to neither.
            if i == part.end && found.end == j {
                found.end = j - 1;
            }
            j -= 1;
        }
    }
    if part.start == 0 {
        found.start = j;
    }
    found
}

/// Returns the edit distances of every beginning of `pattern` to every beginning of `text`,
/// row by row; `anywhere` lets it start anywhere.
fn table(pattern: &[char], text: &[char], anywhere: bool) -> Vec<usize> {
    let width = text.len() + 1;
    let mut table = vec![0; (pattern.len() + 1) * width];
    if !anywhere {
        for (j, cell) in table[..width].iter_mut().enumerate() {
            *cell = j;
        }
    }
    for (i, c) in pattern.iter().enumerate() {
        let row = (i + 1) * width;
        table[row] = i + 1;
        for (j, d) in text.iter().enumerate() {
            let through = table[row - width + j] + usize::from(c != d);
            let above = table[row - width + j + 1] + 1;
            table[row + j + 1] = through.min(above).min(table[row + j] + 1);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn exact_places() {
        let check = |pattern: &str, text: &str, expected: &[usize]| {
            assert_eq!(exact(&chars(pattern), &chars(text), 9), expected);
        };
        check("aa", "aaab aa", &[0, 1, 5]);
        check("", "a", &[]);
        check("ab", "a", &[]);
        assert_eq!(exact(&chars("a"), &chars("aaaa"), 2), [0, 1]);
    }

    #[test]
    fn places_with_errors() {
        let check = |pattern: &str, text: &str, most, expected: &[(usize, usize)]| {
            assert_eq!(ends(&chars(pattern), &chars(text), most), expected);
        };
        check(
            "the harbour is open",
            "we say the harbor is opened.",
            3,
            &[(25, 1)],
        );
        check(
            "never again",
            "never again and never agin",
            2,
            &[(11, 0), (26, 1)],
        );
        check("never again", "always", 2, &[]);
        check("ab", "xxab", 2, &[]);
    }

    #[test]
    fn the_part_of_a_pattern() {
        let (before, quote, after) = ("he said: ", "we will never leave", ", and left");
        let pattern = chars(&[before, quote, after].concat());
        let part = |text: &str| {
            let text = chars(text);
            let from = before.len();
            let found = part(&pattern, &text, from..from + quote.len());
            text[found].iter().collect::<String>()
        };
        assert_eq!(part("So he said: we will never leave, and left"), quote);
        assert_eq!(
            part("he said: we shall never ever leave, and left"),
            "we shall never ever leave"
        );
        assert_eq!(part("he told: we will leave, and left"), "we will leave");
    }

    fn any_text(longest: usize) -> impl Strategy<Value = Vec<char>> {
        prop::collection::vec(prop::sample::select(vec!['a', 'b', ' ']), 0..longest)
    }

    proptest! {
        #[test]
        fn the_search_finds_what_the_table_holds(
            pattern in any_text(12), text in any_text(40), most in 0_usize..4,
        ) {
            let found = ends(&pattern, &text, most);
            for (end, errors) in &found {
                let whole = table(&pattern, &text[..*end], true);
                prop_assert_eq!(whole.last(), Some(errors));
            }
            if !pattern.is_empty() && most < pattern.len() {
                let fewest = distance_within(&pattern, &text);
                let best = found.iter().map(|(_, errors)| *errors).min();
                prop_assert_eq!(best, (fewest <= most).then_some(fewest));
            }
        }

        #[test]
        fn a_distance_is_one(a in any_text(12), b in any_text(12)) {
            let found = distance(&a, &b);
            prop_assert_eq!(found, distance(&b, &a));
            prop_assert_eq!(found == 0, a == b);
            prop_assert!(found >= a.len().abs_diff(b.len()) && found <= a.len().max(b.len()));
            prop_assert!(distance_within(&a, &b) <= found);
        }
    }
}
