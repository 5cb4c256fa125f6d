//! What a person types of an article, read as import reads it.

use crate::import;
use crate::model::Date;

/// Reads a date in any of the forms of newspapers.
///
/// # Errors
///
/// It is no date, or no certain one; the sentence says why and what to type.
pub fn date(words: &str) -> Result<Date, String> {
    import::typed_date(words)
}

/// Reads a language by its English name or its code; `None` is English.
///
/// # Errors
///
/// There is no such language; the sentence says so.
pub fn language(words: &str) -> Result<Option<String>, String> {
    import::typed_language(words)
}

/// Returns the English name of a language; its code in words if none is known.
#[must_use]
pub fn language_name(code: &str) -> String {
    import::language_name(code)
}
