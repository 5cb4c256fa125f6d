//! Who published an article and where: outlets by headline, dateline, byline, source
//! line and address.

use std::sync::LazyLock;

use memchr::memchr2;
use regex::Regex;
use serde::Deserialize;

use super::line::Line;

#[derive(Deserialize)]
struct Lexicon {
    outlets: Vec<Outlet>,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Outlet {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    hosts: Vec<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/lexicon/outlets.ron"))
        .expect("the file is compiled in, and a test reads it")
});

/// The longest address, in bytes.
const LONGEST_ADDRESS: usize = 2000;

/// Says whether `text` is an address on the web, and nothing else.
pub(super) fn is_address(text: &str) -> bool {
    let web = ["https://", "http://"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme) && text.len() > scheme.len())
    });
    web && text.len() <= LONGEST_ADDRESS && !text.contains(char::is_whitespace)
}

/// Returns the outlet of that name, as it is shown.
pub(super) fn known(name: &str) -> Option<&'static str> {
    let name = name.trim();
    LEXICON
        .outlets
        .iter()
        .find(|outlet| {
            outlet.name.eq_ignore_ascii_case(name)
                || outlet
                    .also
                    .iter()
                    .any(|also| also.eq_ignore_ascii_case(name))
        })
        .map(|outlet| outlet.name.as_str())
}

/// Returns the outlet that `name` stands for: a known one, or a short name with a word
/// such as "News" or "Gazette" in it.
pub(super) fn named(name: &str) -> Option<String> {
    let name = name.trim().trim_end_matches('.');
    if let Some(known) = known(name) {
        return Some(known.to_owned());
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase) || ["of", "the"].contains(word)
    };
    ((2..=5).contains(&words.len())
        && words.iter().all(capital)
        && words
            .iter()
            .any(|word| LEXICON.words.iter().any(|kind| kind == word)))
    .then(|| name.to_owned())
}

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:(?i:url|link|source|from|address)\s*:\s*)?(?<url>https?://(?<host>[^\s/:?#]+)\S*)$",
    )
    .expect("the pattern is fixed, and a test runs it")
});

/// Returns the address in a line that holds nothing else, and the outlet at that host.
pub(super) fn address(line: &Line<'_>) -> Option<(String, String)> {
    let found = ADDRESS.captures(line.text)?;
    Some((found["url"].to_owned(), at_host(&found["host"])))
}

/// Returns the outlet at an address.
pub(super) fn outlet_at(address: &str) -> Option<String> {
    let found = ADDRESS.captures(address.trim())?;
    Some(at_host(&found["host"]))
}

/// Returns the outlet at that host; the host itself if it is not known.
fn at_host(host: &str) -> String {
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let belongs = |outlet: &&Outlet| {
        outlet.hosts.iter().any(|own| {
            host == own
                || host
                    .strip_suffix(own.as_str())
                    .is_some_and(|sub| sub.ends_with('.'))
        })
    };
    LEXICON
        .outlets
        .iter()
        .find(belongs)
        .map_or_else(|| host.to_owned(), |outlet| outlet.name.clone())
}

/// Returns the outlet of a line such as `Source: Example News`.
pub(super) fn source_line(line: &Line<'_>) -> Option<String> {
    let (label, name) = line.text.split_once(':')?;
    let label = ["source", "outlet", "publisher"]
        .iter()
        .any(|own| label.trim().eq_ignore_ascii_case(own));
    let name = name.trim();
    let short = (1..=6).contains(&name.split_whitespace().count());
    let name_like = name
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase) || ["of", "the", "and"].contains(&word));
    (label && short && name_like && !name.contains("://") && !line.text.ends_with('.'))
        .then(|| known(name).map_or_else(|| name.to_owned(), ToOwned::to_owned))
}

static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^[*_]* \p{Lu}[\p{L}\s.,'’/-]{1,40}? (?: ,?\s* (?: \p{Lu}\p{L}{2,8}\.?\s+\d{1,2} | \d{1,2}\s+\p{Lu}\p{L}{2,8}\.? ) (?:,?\s*\d{4})? )? [.,]? \s*
          (?: \( (?<name>[\p{Lu}\d][\p{L}\d\s.&/'’-]{1,30}) \) \s* [*_]* \s* (?: -{1,2} | – | — | : )
            | / (?<agency>[\p{L}\s]{2,20}) / )",
    )
    .expect("the pattern is fixed, and a test runs it")
});

/// Returns the outlet of a dateline such as `KYIV, Feb 5 (Reuters) -` and how many bytes
/// of the line it takes.
pub(super) fn dateline(line: &Line<'_>) -> Option<(String, usize)> {
    // One of these stands before the outlet.
    memchr2(b'(', b'/', line.text.as_bytes())?;
    let found = DATELINE.captures(line.text)?;
    let name = found
        .name("name")
        .or_else(|| found.name("agency"))?
        .as_str();
    let outlet = known(name).unwrap_or_else(|| name.trim());
    Some((outlet.to_owned(), found.get(0)?.end()))
}

static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^ (?:By|BY) \s+ (?: \p{Lu}[\p{L}.'’-]* \s+ ){1,3} \p{Lu}[\p{L}.'’-]*
          (?: (?: ,\s* | ,?\s+and\s+ | \s+\|\s+ | \s+for\s+ | \s+in\s+ | \s* [–—·-] \s* ) [\p{L}\d\s.'’/-]{2,40}? ){0,4} $",
    )
    .expect("the pattern is fixed, and a test runs it")
});

/// Says whether the line names who wrote the article, and nothing else.
pub(super) fn is_byline(line: &Line<'_>) -> bool {
    // "By Friday Moscow Must Decide" is a headline.
    let second = line.text.split_whitespace().nth(1).unwrap_or_default();
    let time = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Christmas",
        "Easter",
        "Thanksgiving",
    ];
    !time.contains(&second) && !line.text.ends_with(['.', '?', '!']) && BYLINE.is_match(line.text)
}

/// Returns the outlet at the end of a byline: `By Jane Doe, Example News`.
pub(super) fn byline_outlet(line: &Line<'_>) -> Option<String> {
    let last = line.text.rsplit([',', '|', '·', '–', '—']).next()?;
    (last.len() < line.text.len())
        .then(|| named(last))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn of<T>(text: &str, read: impl Fn(&Line<'_>) -> T) -> T {
        read(&lines(text)[0])
    }

    #[test]
    fn an_address_is_one_on_the_web_and_nothing_else() {
        for (text, is_one) in [
            ("https://example.org/a?b=c", true),
            ("HTTP://example.org", true),
            ("http://", false),
            ("httpd", false),
            ("ftp://example.org", false),
            ("javascript:open('https://example.org')", false),
            ("https://example.org and more", false),
            ("é", false),
        ] {
            assert_eq!(is_address(text), is_one, "{text}");
        }
        assert!(!is_address(&format!(
            "https://{}",
            "a".repeat(LONGEST_ADDRESS)
        )));
    }

    #[test]
    fn datelines_tell_the_outlet() {
        for (text, outlet) in [
            ("KYIV, Feb 5 (Reuters) - Ukraine said", Some("Reuters")),
            ("MOSCOW, June 3. /TASS/. The envoy is late", Some("TASS")),
            (
                "WASHINGTON (AP) — The president said",
                Some("Associated Press"),
            ),
            ("Washington (CNN) -- The president said", Some("CNN")),
            (
                "**ERBIL (Kurdistan24) —** Negotiators met",
                Some("Kurdistan24"),
            ),
            (
                "GENEVA, Nov. 23, 2025 (Sample Wire) - Talks",
                Some("Sample Wire"),
            ),
            (
                "RIYADH, 14 January 2026 (Sample Wire) - Talks",
                Some("Sample Wire"),
            ),
            ("Kremlin (again) said - no", None),
            ("The minister (left) - who spoke first - said", None),
            ("Ukraine said on Thursday", None),
        ] {
            let found = of(text, dateline).map(|(name, _)| name);
            assert_eq!(found.as_deref(), outlet, "{text}");
        }
    }

    #[test]
    fn bylines_are_told_from_text() {
        for (text, outlet) in [
            ("By Jane Doe, Reuters", Some("Reuters")),
            ("By Jane Doe and John Roe", None),
            ("By JANE DOE, Example News", Some("Example News")),
            ("By Jane Doe, Diplomatic Correspondent", None),
            ("By Jane Doe in Kyiv | Model Gazette", Some("Model Gazette")),
        ] {
            assert!(of(text, is_byline), "{text}");
            assert_eq!(of(text, byline_outlet).as_deref(), outlet, "{text}");
        }
        for text in [
            "By Friday Moscow Must Decide",
            "By any means",
            "By Putin's own account the talks were hard.",
            "By rejecting the plan, Kyiv keeps its hands free",
        ] {
            assert!(!of(text, is_byline), "{text}");
        }
    }

    #[test]
    fn addresses_and_source_lines_tell_the_outlet() {
        assert_eq!(
            of("https://www.bbc.com/news/articles/x1", address),
            Some(("https://www.bbc.com/news/articles/x1".into(), "BBC".into()))
        );
        assert_eq!(
            of("URL: http://news.example.org/a?b=c", address),
            Some((
                "http://news.example.org/a?b=c".into(),
                "news.example.org".into()
            ))
        );
        assert_eq!(of("See https://example.org for more", address), None);
        assert_eq!(
            of("Source: AP", source_line).as_deref(),
            Some("Associated Press")
        );
        assert_eq!(
            of("Source: Model Gazette", source_line).as_deref(),
            Some("Model Gazette")
        );
        assert_eq!(
            of(
                "Source: Kyiv will not agree to any of it, he said.",
                source_line
            ),
            None
        );
    }
}
