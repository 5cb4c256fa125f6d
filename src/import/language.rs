//! The language of a text, told by the text itself: what its file declares is often that of
//! the page around it.

use whatlang::{Lang, detect};

/// Frequent words of English, of which every text of some length has many, by their length.
const ENGLISH: &[&[&str]] = &[
    &[],
    &["a"],
    &[
        "of", "to", "in", "is", "it", "on", "as", "he", "be", "by", "at", "an", "we",
    ],
    &[
        "the", "and", "was", "for", "not", "are", "has", "his", "but",
    ],
    &[
        "that", "with", "from", "have", "said", "they", "will", "this", "were",
    ],
    &["which", "would"],
];

/// How much of a text is looked at, in bytes: some 1,300 words.
const SAMPLE: usize = 8_000;

/// Fewer words tell no language.
const FEWEST: usize = 25;

/// Returns the language of `text` where it is surely not English, as a code; `declared` is
/// what the file says of itself and decides where the text is too short to tell.
pub(super) fn foreign(text: &str, declared: Option<&str>) -> Option<String> {
    let end = text.floor_char_boundary(SAMPLE);
    let sample = &text[..end];
    let (mut letters, mut latin) = (0_usize, 0_usize);
    for letter in sample.chars() {
        letters += usize::from(letter.is_alphabetic());
        latin += usize::from(letter.is_ascii_alphabetic());
    }
    let (mut words, mut english) = (0_usize, 0_usize);
    let parts = sample.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    for word in parts.filter(|word| !word.is_empty()) {
        words += 1;
        let mut known = ENGLISH.get(word.len()).copied().unwrap_or_default().iter();
        english += usize::from(known.any(|known| known.eq_ignore_ascii_case(word)));
    }
    let other_script = letters >= 20 && latin * 2 < letters;
    let few = words < FEWEST;
    // One word in seven is plenty: lists of names in an English text have less than running
    // text, no other language comes near.
    if !other_script && english * 7 >= words {
        return None;
    }
    let declared = declared.and_then(code);
    if few && !other_script {
        return declared.filter(|code| code != "en" && english == 0 && words >= 5);
    }
    match detect(sample) {
        Some(found) if found.lang() == Lang::Eng => None,
        Some(found) if found.is_reliable() || other_script => Some(short(found.lang())),
        // Not English by its words, and no guess is sure.
        _ if english * 20 < words => declared.filter(|code| code != "en"),
        _ => None,
    }
}

/// Returns the main part of a declared language: "en" of "en-GB".
pub(super) fn code(declared: &str) -> Option<String> {
    let main = declared.trim().split(['-', '_']).next()?.to_lowercase();
    let plain = (2..=3).contains(&main.len()) && main.chars().all(|c| c.is_ascii_lowercase());
    plain.then_some(main)
}

/// Returns the code of two letters where there is one.
fn short(lang: Lang) -> String {
    const SHORT: &[(&str, &str)] = &[
        ("ukr", "uk"),
        ("rus", "ru"),
        ("deu", "de"),
        ("fra", "fr"),
        ("spa", "es"),
        ("ita", "it"),
        ("pol", "pl"),
        ("por", "pt"),
        ("nld", "nl"),
        ("tur", "tr"),
        ("ara", "ar"),
        ("heb", "he"),
        ("cmn", "zh"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("bel", "be"),
        ("ces", "cs"),
        ("slk", "sk"),
        ("hun", "hu"),
        ("ron", "ro"),
        ("bul", "bg"),
        ("srp", "sr"),
        ("hrv", "hr"),
        ("slv", "sl"),
        ("mkd", "mk"),
        ("ell", "el"),
        ("fin", "fi"),
        ("swe", "sv"),
        ("dan", "da"),
        ("nob", "nb"),
        ("est", "et"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("hin", "hi"),
        ("pes", "fa"),
        ("urd", "ur"),
        ("vie", "vi"),
        ("ind", "id"),
        ("tha", "th"),
        ("kat", "ka"),
        ("hye", "hy"),
        ("aze", "az"),
        ("cat", "ca"),
        ("afr", "af"),
        ("lat", "la"),
        ("epo", "eo"),
    ];
    let code = lang.code();
    let found = SHORT.iter().find(|(known, _)| *known == code);
    found.map_or(code, |(_, short)| short).to_owned()
}

/// Returns the name of a language for people; the code itself if none is known.
#[must_use]
pub fn name(code: &str) -> String {
    if code == "zh" {
        return "Chinese".to_owned();
    }
    let long = Lang::all().iter().find(|lang| short(**lang) == code);
    long.map_or_else(
        || format!("the language “{code}”"),
        |lang| lang.eng_name().to_owned(),
    )
}

/// Reads a language that a person typed, by its English name or its code; `None` is English.
///
/// # Errors
///
/// There is no such language; the sentence says so.
pub fn typed(words: &str) -> Result<Option<String>, String> {
    let words = words.trim();
    if words.is_empty() {
        return Ok(None);
    }
    let found = Lang::all().iter().find(|lang| {
        let known = [
            lang.eng_name(),
            lang.name(),
            lang.code(),
            short(**lang).as_str(),
        ]
        .map(str::to_lowercase);
        known.contains(&words.to_lowercase())
    });
    let code = match found {
        Some(lang) => short(*lang),
        None if words.eq_ignore_ascii_case("chinese") => "zh".to_owned(),
        None => code(words)
            .filter(|code| code.len() == words.len())
            .ok_or_else(|| format!("“{words}” is no language known here. Write its English name or its code, such as Polish or pl."))?,
    };
    Ok(Some(code).filter(|code| !["en", "eng"].contains(&code.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH_TEXT: &str = "The two delegations met for five hours on Tuesday and agreed to meet again next week, an official of the host said. “We will not leave,” the envoy said.";

    #[track_caller]
    fn check(text: &str, declared: Option<&str>, expected: Option<&str>) {
        assert_eq!(foreign(text, declared).as_deref(), expected, "{text}");
    }

    #[test]
    fn the_text_tells_its_language() {
        check(ENGLISH_TEXT, None, None);
        check(ENGLISH_TEXT, Some("uk"), None);
        check(
            "Делегації двох країн зустрілися у вівторок і говорили п’ять годин, сказав речник. Вони домовилися зустрітися знову наступного тижня.",
            Some("en"),
            Some("uk"),
        );
        check(
            "Делегации двух стран встретились во вторник и говорили пять часов, сказал представитель. Они договорились встретиться снова на следующей неделе.",
            None,
            Some("ru"),
        );
        check(
            "Die beiden Delegationen trafen sich am Dienstag für fünf Stunden und vereinbarten, sich in der nächsten Woche erneut zu treffen, sagte ein Sprecher der Gastgeber am Abend.",
            None,
            Some("de"),
        );
        check(
            "Les deux délégations se sont rencontrées mardi pendant cinq heures et ont décidé de se revoir la semaine prochaine, a déclaré un porte-parole de la ville qui les accueillait.",
            Some("fr-FR"),
            Some("fr"),
        );
    }

    #[test]
    fn little_text_tells_nothing() {
        check("Kyiv rejects plan", None, None);
        check("", Some("uk"), None);
        check("Kyiv rejects Moscow plan again today", Some("en"), None);
    }

    #[test]
    fn a_language_is_typed_by_its_name_or_its_code() {
        for (words, code) in [
            ("Ukrainian", Some("uk")),
            (" polish ", Some("pl")),
            ("de", Some("de")),
            ("deu", Some("de")),
            ("Chinese", Some("zh")),
            ("xx", Some("xx")),
            ("English", None),
            ("en", None),
            ("", None),
        ] {
            assert_eq!(typed(words), Ok(code.map(str::to_owned)), "{words}");
        }
        let told = typed("Ukranian").expect_err("it is misspelt");
        assert!(
            told.starts_with("“Ukranian” is no language known here."),
            "{told}"
        );
    }

    #[test]
    fn languages_have_names() {
        assert_eq!(name("uk"), "Ukrainian");
        assert_eq!(name("xx"), "the language “xx”");
        assert_eq!(code("en-GB").as_deref(), Some("en"));
        assert_eq!(code("English"), None);
    }
}
