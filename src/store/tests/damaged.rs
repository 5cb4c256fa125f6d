//! Files with damage of any sort: they are read or refused with a place and a hint, and
//! never bring the program down.

use proptest::prelude::*;

use super::*;

/// Replaces a stretch of `text`, given in thousandths, by `with`.
fn damage(text: &str, from: usize, length: usize, with: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let from = from * chars.len() / 1000;
    let to = (from + length).min(chars.len());
    let (before, after) = (&chars[..from], &chars[to..]);
    before
        .iter()
        .chain(&with.chars().collect::<Vec<_>>())
        .chain(after)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 100,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn damaged_files_are_read_or_refused(
        file in 0..6_usize,
        from in 0..1000_usize,
        length in 0..60_usize,
        with in prop_oneof![
            any::<String>(),
            "[0-9a-z:,\"()\\[\\]{}. -]{0,12}",
            prop::sample::select(vec!["NaN", "-1", "1e999", "None", "Some(", "..", "/*", "r#\""])
                .prop_map(str::to_owned),
        ],
    ) {
        let mut files = render(&example());
        let (name, text) = files.texts.iter().nth(file).expect("there are six");
        let (name, text) = (name.clone(), damage(text, from, length, &with));
        files.texts.insert(name, text);
        match parse(&mut files) {
            // What can be read can be written and read again.
            Ok(loaded) => {
                let again = parse(&mut render(&loaded.dossier)).expect("it was read before");
                prop_assert_eq!(again.dossier, loaded.dossier);
            }
            Err(problem) => {
                prop_assert!(problem.sentence.ends_with('.'), "{}", problem);
                prop_assert!(problem.sentence.chars().count() < 400, "{}", problem);
                prop_assert!(!problem.hint.is_empty() && files.texts.contains_key(&problem.place));
            }
        }
    }
}
