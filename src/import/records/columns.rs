//! What columns are called.

use jiff::Timestamp;

/// A guessed column holds texts of this length, in bytes, on average.
const LONG: usize = 200;

/// What a column of a table of articles holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Text,
    Title,
    Date,
    Address,
    Outlet,
    Author,
    Language,
}

impl Field {
    pub(super) const ALL: &[Self] = &[
        Self::Text,
        Self::Title,
        Self::Date,
        Self::Address,
        Self::Outlet,
        Self::Author,
        Self::Language,
    ];

    /// Returns the names of such a column, as [`plain`] writes them, the plainest first.
    pub(super) const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Text => &[
                "text",
                "fulltext",
                "body",
                "content",
                "articletext",
                "articlebody",
                "article",
                "maintext",
                "bodytext",
                "textcontent",
                "plaintext",
                "contenttext",
                "contenthtml",
                "story",
                "html",
                "bodyhtml",
            ],
            Self::Title => &[
                "title",
                "headline",
                "heading",
                "articletitle",
                "name",
                "webtitle",
            ],
            Self::Date => &[
                "date",
                "published",
                "publishedat",
                "datepublished",
                "publicationdate",
                "publishdate",
                "pubdate",
                "publishedon",
                "publisheddate",
                "publishedtime",
                "webpublicationdate",
                "datetime",
                "timestamp",
                "time",
                "day",
                "createdat",
                "created",
            ],
            Self::Address => &[
                "url",
                "link",
                "address",
                "href",
                "weburl",
                "articleurl",
                "sourceurl",
                "canonical",
                "permalink",
                "externalurl",
            ],
            Self::Outlet => &[
                "outlet",
                "source",
                "publisher",
                "sitename",
                "site",
                "newspaper",
                "publication",
                "medium",
                "media",
                "sourcename",
                "domain",
            ],
            Self::Author => &["author", "authors", "byline", "writer", "creator"],
            Self::Language => &["language", "lang", "languagecode"],
        }
    }

    /// Returns what a column of that name holds.
    pub(super) fn named(name: &str) -> Option<Self> {
        let plain = plain(name);
        let mut all = Self::ALL.iter().copied();
        all.find(|field| field.names().contains(&plain.as_str()))
    }
}

/// Returns a name in lower-case letters and digits alone.
pub(super) fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Returns the column that is named for a field, the plainest name first, if any row has
/// something in it: `sizes` are the bytes in each column.
pub(super) fn of(field: Field, names: &[String], sizes: &[usize]) -> Option<usize> {
    let filled = names
        .iter()
        .zip(sizes)
        .enumerate()
        .filter(|(_, (_, size))| **size > 0);
    filled
        .filter_map(|(column, (name, _))| {
            let plain = plain(name);
            let rank = field.names().iter().position(|known| *known == plain)?;
            Some((rank, column))
        })
        .min()
        .map(|(_, column)| column)
}

/// Returns the column with the longest texts in so many rows: on average at least [`LONG`].
pub(super) fn guess(sizes: &[usize], rows: usize) -> Option<usize> {
    sizes
        .iter()
        .enumerate()
        .filter(|(_, size)| **size / rows.max(1) >= LONG)
        .max_by_key(|(_, size)| **size)
        .map(|(column, _)| column)
}

/// Returns a point in time that is given in seconds or milliseconds since 1970 as a day;
/// other words as they are.
pub(super) fn day(words: &str) -> String {
    let whole = words.split('.').next().unwrap_or(words);
    let time = match (whole.len(), whole.parse::<i64>()) {
        (9 | 10, Ok(seconds)) => Timestamp::from_second(seconds).ok(),
        (12 | 13, Ok(millis)) => Timestamp::from_millisecond(millis).ok(),
        _ => None,
    };
    time.map_or_else(|| words.to_owned(), |time| time.to_string())
}

/// Says whether a table with these column names is one of articles, rather than of stances
/// or of statements.
#[must_use]
pub fn is_of_articles(names: &[&str]) -> bool {
    let plain: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let has = |name: &str| plain.iter().any(|known| known == name);
    let coded = has("proposal")
        || has("issue")
        || has("concept")
        || has("organization")
        || has("party") && has("quote");
    !coded
        && names
            .iter()
            .any(|name| Field::named(name) == Some(Field::Text))
}
