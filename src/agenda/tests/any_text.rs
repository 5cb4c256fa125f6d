//! Any text at all, and an agenda damaged anywhere: told of, never a panic.

use proptest::prelude::*;

use super::*;

fn bounded(text: &str) {
    let checked = check("a.ron", text);
    assert_eq!(checked.agenda.is_some(), checked.errors.is_empty());
    assert!(checked.errors.len() <= 101 && checked.warnings.len() <= 101);
}

proptest! {
    #[test]
    fn is_told_of_without_panic(text in r#"[(\[{]?([a-z"“:,()\[\]{}/*\\r#'é0-9 \n]|id: |"x"|Some\(){0,60}"#) {
        bounded(&text);
    }

    #[test]
    fn a_damaged_agenda_is_told_of(cut in 0..SOUND.len(), length in 0..40_usize, put in r#"[(){}\[\],:"“#'/*\\ré]{0,3}"#) {
        let end = (cut + length).min(SOUND.len());
        let text = format!("{}{put}{}", &SOUND[..cut], &SOUND[end..]);
        bounded(&text);
    }
}
