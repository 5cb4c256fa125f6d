//! Letters that the window cannot show as they should be: those for which neither the program nor
//! the system has a font, and those that are written from right to left. The text itself is kept
//! whatever they look like.

use std::collections::BTreeSet;

use egui::Context;

use crate::session::edit::language_name;

use super::theme;

/// So many characters of a text are looked at.
const MOST: usize = 4_000;

/// Returns what a person should know of how `text`, in the language of that code, is shown; empty
/// where nothing is amiss.
pub(crate) fn told(ctx: &Context, text: &str, language: Option<&str>) -> String {
    let letters = text.chars().take(MOST).filter(|c| c.is_alphabetic());
    let letters: Vec<char> = letters.collect();
    let different: BTreeSet<char> = letters.iter().copied().collect();
    let font = theme::body_font();
    // Where the program's fonts lack a letter, those of the system are asked for it.
    let missing = ctx.fonts_mut(|fonts| {
        let missing = different.iter().filter(|c| !fonts.has_glyph(&font, **c));
        missing.count()
    });
    let mut told = Vec::new();
    if missing > 0 {
        let what = match language {
            Some(code) if missing * 2 > different.len() => language_name(code),
            _ => "some letters of this text".to_owned(),
        };
        told.push(format!(
            "This system has no font for {what}: the text is kept, and shown as boxes."
        ));
    }
    let leftwards = letters.iter().filter(|c| is_leftwards(**c)).count();
    if leftwards * 2 > letters.len() {
        told.push(
            "It is written from right to left: around punctuation, words may be shown in another \
             order than in its source."
                .to_owned(),
        );
    }
    told.join(" ")
}

/// Says whether a letter is of a script that is written from right to left, as Hebrew and Arabic.
fn is_leftwards(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_font_has_and_what_goes_leftwards_is_told() {
        let ctx = Context::default();
        ctx.set_fonts(super::super::fonts::definitions());
        // Fonts are loaded with the first frame.
        let output = ctx.run_ui(egui::RawInput::default(), |_| {});
        output.drop_without_applying_deltas();
        let check = |text: &str, code: Option<&str>, expected: &[&str]| {
            let told = told(&ctx, text, code);
            assert_eq!(told.is_empty(), expected.is_empty(), "{text}: {told}");
            for part in expected {
                assert!(told.contains(part), "{text}: {told}");
            }
        };
        check("Kyiv, Київ, Straße, 4 Δ", None, &[]);
        check("", None, &[]);
        let chinese = "has no font for Chinese: the text is kept, and shown as boxes.";
        check("双方上午会面", Some("zh"), &[chinese]);
        check(
            "The word 会 means to meet",
            None,
            &["some letters of this text"],
        );
        let leftwards = "It is written from right to left";
        check(
            "הצדדים נפגשו",
            Some("he"),
            &["no font for Hebrew", leftwards],
        );
    }
}
