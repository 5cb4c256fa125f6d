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
