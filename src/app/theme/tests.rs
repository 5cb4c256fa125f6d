//! What the colours must hold: they can be read, weigh the same and differ for all eyes.

use super::*;

fn luminance(colour: Color32) -> f32 {
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}

fn linear(part: u8) -> f32 {
    let part = f32::from(part) / 255.0;
    if part <= 0.040_45 {
        part / 12.92
    } else {
        ((part + 0.055) / 1.055).powf(2.4)
    }
}

fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_can_be_read_on_every_ground() {
    for palette in [&THEME.light, &THEME.dark] {
        let grounds = [palette.ground, palette.panel, palette.card];
        let mut inks: Vec<Color32> = [palette.ink, palette.soft, palette.warn, palette.error]
            .map(Color32::from)
            .into();
        inks.extend(Relation::ALL.iter().map(|r| palette.relation(*r)));
        for ink in inks {
            for ground in grounds {
                let found = contrast(ink, ground.into());
                assert!(found >= 4.5, "{ink:?} on {ground:?} has {found:.2}");
            }
        }
        assert!(contrast(palette.faint.into(), palette.card.into()) >= 4.0);
        for quote in [palette.quote, palette.quote_strong] {
            assert!(contrast(palette.ink.into(), quote.into()) >= 4.5);
        }
    }
}

#[test]
fn parties_weigh_the_same() {
    for palette in [&THEME.light, &THEME.dark] {
        let seen: Vec<f32> = palette
            .parties
            .iter()
            .map(|colour| contrast(colour.0, palette.card.into()))
            .collect();
        let (low, high) = seen.iter().fold((f32::MAX, 0.0_f32), |(low, high), c| {
            (low.min(*c), high.max(*c))
        });
        assert!(low >= 4.0 && high / low <= 1.6, "contrasts {seen:?}");
        for (index, _) in palette.parties.iter().enumerate() {
            let tint = palette.party_tint(index);
            assert!(contrast(palette.ink.into(), tint) >= 4.5);
        }
    }
}

/// What eyes without one of the three kinds of cones see of linear red, green and blue:
/// protanopia, deuteranopia, tritanopia. Source: Machado, Oliveira and Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
const BLIND: [[[f32; 3]; 3]; 3] = [
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

fn times(matrix: [[f32; 3]; 3], v: [f32; 3]) -> [f32; 3] {
    matrix.map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum())
}

/// Returns a colour in Oklab, where distances are about those that eyes see. Source: Björn
/// Ottosson, "A perceptual color space for image processing" (2020).
fn oklab(linear: [f32; 3]) -> [f32; 3] {
    let cones = times(
        [
            [0.412_221_46, 0.536_332_55, 0.051_445_995],
            [0.211_903_5, 0.680_699_5, 0.107_396_96],
            [0.088_302_46, 0.281_718_85, 0.629_978_7],
        ],
        linear,
    );
    times(
        [
            [0.210_454_26, 0.793_617_8, -0.004_072_047],
            [1.977_998_5, -2.428_592_2, 0.450_593_7],
            [0.025_904_037, 0.782_771_77, -0.808_675_77],
        ],
        cones.map(f32::cbrt),
    )
}

/// Returns how far two colours are from each other for eyes that see by `matrix`, as
/// hundredths of the way from black to white.
fn distance(a: Color32, b: Color32, matrix: [[f32; 3]; 3]) -> f32 {
    let seen = |colour: Color32| {
        let linear = [colour.r(), colour.g(), colour.b()].map(linear);
        oklab(times(matrix, linear).map(|part| part.clamp(0.0, 1.0)))
    };
    let squares = seen(a)
        .into_iter()
        .zip(seen(b))
        .map(|(a, b)| (a - b).powi(2));
    100.0 * squares.sum::<f32>().sqrt()
}

#[test]
fn parties_differ_for_colour_blind_eyes() {
    for palette in [&THEME.light, &THEME.dark] {
        for matrix in BLIND {
            for (first, least) in [(3, 9.0), (6, 4.0), (12, 2.5)] {
                for (at, a) in palette.parties.iter().take(first).enumerate() {
                    for b in &palette.parties[..at] {
                        let found = distance(a.0, b.0, matrix);
                        assert!(
                            found >= least,
                            "{a:?} and {b:?} of the first {first}: {found}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn distances_are_the_known_ones() {
    let same = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    let whole = distance(Color32::BLACK, Color32::WHITE, same);
    assert!((whole - 100.0).abs() < 0.1, "{whole}");
    // Red and green of one lightness are far apart for most eyes, near for some.
    let (red, green) = (
        Color32::from_rgb(178, 60, 50),
        Color32::from_rgb(90, 120, 40),
    );
    assert!(distance(red, green, BLIND[1]) < 0.5 * distance(red, green, same));
}
