//! The faces: Inter in two weights, with egui's own as fallbacks.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

/// The family of the semibold weight.
pub(crate) const SEMIBOLD: &str = "semibold";

/// Returns all faces: Inter first, then what has arrows and shapes.
pub(crate) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let regular = include_bytes!("../../assets/fonts/Inter-Regular.otf");
    let semibold = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");
    for (name, bytes) in [
        ("Inter", regular.as_slice()),
        ("Inter SemiBold", semibold.as_slice()),
    ] {
        let face = Arc::new(FontData::from_static(bytes));
        fonts.font_data.insert(name.to_owned(), face);
    }
    let fallbacks = ["Hack", "Ubuntu-Light", "egui-icons"];
    for (family, first) in [
        (FontFamily::Proportional, "Inter"),
        (FontFamily::Name(SEMIBOLD.into()), "Inter SemiBold"),
    ] {
        let names = std::iter::once(first).chain(fallbacks);
        fonts
            .families
            .insert(family, names.map(str::to_owned).collect());
    }
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::FontId;

    #[test]
    fn every_glyph_that_is_used_exists_in_both_weights() {
        let ctx = egui::Context::default();
        ctx.set_fonts(definitions());
        // Fonts are loaded with the first frame.
        let output = ctx.run_ui(egui::RawInput::default(), |_| {});
        output.drop_without_applying_deltas();
        let used = "=≈–—·•…→“”‘’«»„№₴€ ґєії ҐЄІЇ ёъыэ äöüß łćżń 0123456789 %";
        for family in [FontFamily::Proportional, FontFamily::Name(SEMIBOLD.into())] {
            let font = FontId::new(13.0, family);
            for c in used.chars() {
                assert!(ctx.fonts_mut(|f| f.has_glyph(&font, c)), "{c} in {font:?}");
            }
            assert!(!ctx.fonts_mut(|f| f.has_glyph(&font, '漢')));
        }
    }
}
