//! Ids of articles: readable, short, and safe as file names on every system.

use crate::model::ArticleId;

/// The most characters of an id before a number is put behind it.
const LONGEST: usize = 40;

/// Words that an id cut short does not end with.
const WEAK: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "over", "the", "to",
    "with",
];

/// Names that Windows keeps for devices, with any ending.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul"];

/// Returns the id made of the first of `names` that has letters to make one of.
pub(super) fn id(names: &[&str]) -> ArticleId {
    let slug = names
        .iter()
        .map(|name| slug(name))
        .find(|slug| !slug.is_empty())
        .unwrap_or_else(|| "article".to_owned());
    ArticleId(slug)
}

/// Returns `wanted`, or `wanted-2`, `wanted-3` … : the first that is not `taken`.
#[must_use]
pub fn unique_id(wanted: &ArticleId, taken: impl Fn(&ArticleId) -> bool) -> ArticleId {
    let mut id = wanted.clone();
    let mut number = 1_usize;
    while taken(&id) {
        number += 1;
        id = ArticleId(format!("{wanted}-{number}"));
    }
    id
}

fn slug(name: &str) -> String {
    let plain: String = name.chars().flat_map(plain).collect();
    let words = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if slug.is_empty() {
            slug.extend(word.chars().take(LONGEST));
        } else if slug.len() + 1 + word.len() <= LONGEST {
            slug.push('-');
            slug.push_str(word);
        } else {
            while let Some((start, last)) = slug.rsplit_once('-')
                && WEAK.contains(&last)
            {
                slug.truncate(start.len());
            }
            break;
        }
    }
    let port = slug.len() == 4 && (slug.starts_with("com") || slug.starts_with("lpt"));
    if port || RESERVED.contains(&slug.as_str()) {
        slug.push_str("-article");
    }
    slug
}

/// Returns the lower-case Latin letters for a character; an apostrophe joins its word.
fn plain(c: char) -> Vec<char> {
    let lower = c.to_lowercase().next().unwrap_or(c);
    let latin = match lower {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'è'..='ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì'..='ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'ş' | 'š' => "s",
        'ß' => "ss",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '\'' | '’' | '‘' => "",
        other => return vec![other],
    };
    latin.chars().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_readable_and_safe() {
        for (names, expected) in [
            (
                &["Moscow repeats its demands, envoys meet again"][..],
                "moscow-repeats-its-demands-envoys-meet",
            ),
            (&["Erdoğan’s offer: “No deal”"], "erdogans-offer-no-deal"),
            (
                &["Envoys leave the hardest questions for the presidents"],
                "envoys-leave-the-hardest-questions",
            ),
            (&["Переговори", "talks_2025.final"], "talks-2025-final"),
            (&["…", ""], "article"),
            (&["CON"], "con-article"),
            (&["com1"], "com1-article"),
            (&["../../etc/passwd"], "etc-passwd"),
            (
                &["Donaudampfschifffahrtsgesellschaftskapitänsmütze"],
                "donaudampfschifffahrtsgesellschaftskapit",
            ),
        ] {
            assert_eq!(id(names).as_str(), expected);
        }
    }

    #[test]
    fn taken_ids_get_a_number() {
        let taken = ["a", "a-2"];
        let unique = |id: &str| unique_id(&id.into(), |id| taken.contains(&id.as_str()));
        assert_eq!(unique("a").as_str(), "a-3");
        assert_eq!(unique("b").as_str(), "b");
    }
}
