//! Ids of articles: readable, short, and safe as file names on every system.

use crate::model::ArticleId;
use crate::model::text::{is_device, slug};

/// The most characters of an id before a number is put behind it.
const LONGEST: usize = 40;

/// Returns the id made of the first of `names` that has letters to make one of.
pub(super) fn id(names: &[&str]) -> ArticleId {
    let mut id = names
        .iter()
        .map(|name| slug(name, LONGEST))
        .find(|slug| !slug.is_empty())
        .unwrap_or_else(|| "article".to_owned());
    if is_device(&id) {
        id.push_str("-article");
    }
    ArticleId(id)
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
}
