//! How far coders agree beyond chance: Krippendorff's alpha.
//!
//! alpha = 1 - observed / expected, with the disagreement that is observed and the one that is
//! expected by chance. Both are over the coincidence matrix: a unit that m coders have rated gives each
//! ordered pair of its ratings the weight 1 / (m - 1), so that a unit rated once, and a
//! rating that is missing, drop out. With o(c, k) the coincidences, n(c) their sums and n the
//! sum of all:
//!
//! alpha = 1 - (n - 1) sum o(c, k) d(c, k) / sum n(c) n(k) d(c, k)
//!
//! where the distance d is, by the level of measurement: nominal 0 or 1; interval (c - k)²;
//! ordinal the square of how many ratings lie between the two, each of them counted half.
//!
//! Source: Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011. His thresholds:
//! from .800 reliable, from .667 enough for tentative conclusions.

/// The level on which ratings are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Ratings are alike or not.
    Nominal,
    /// Ratings have an order.
    Ordinal,
    /// Ratings have distances.
    Interval,
}

/// Returns alpha, at most 1, of ratings: one list a coder, with one place a unit, `None`
/// where the coder has not rated it. `None` where there is nothing to agree on: no unit that
/// two have rated, or all ratings alike.
#[must_use]
pub fn alpha(coders: &[Vec<Option<f64>>], measure: Measure) -> Option<f64> {
    let units = coders.iter().map(Vec::len).max().unwrap_or(0);
    let rated: Vec<Vec<f64>> = (0..units)
        .map(|unit| {
            let ratings = coders.iter().filter_map(|coder| *coder.get(unit)?);
            ratings.filter(|rating| rating.is_finite()).collect()
        })
        .filter(|ratings: &Vec<f64>| ratings.len() > 1)
        .collect();
    let values = distinct(rated.iter().flatten().copied());
    let coincidences = coincidences(&rated, &values);
    let sums: Vec<f64> = coincidences.iter().map(|row| row.iter().sum()).collect();
    let all: f64 = sums.iter().sum();
    let (mut observed, mut expected) = (0.0, 0.0);
    for (c, row) in coincidences.iter().enumerate() {
        for (k, together) in row.iter().enumerate() {
            let distance = distance(measure, &values, &sums, c.min(k), c.max(k));
            observed += together * distance;
            expected += sums[c] * sums[k] * distance;
        }
    }
    (expected > 0.0).then(|| 1.0 - (all - 1.0) * observed / expected)
}

/// Returns every value once, in order.
fn distinct(values: impl Iterator<Item = f64>) -> Vec<f64> {
    // Adding zero makes one zero of the two that there are.
    let mut values: Vec<f64> = values.map(|value| value + 0.0).collect();
    values.sort_by(f64::total_cmp);
    values.dedup_by(|a, b| a.total_cmp(b).is_eq());
    values
}

/// Returns how often two values stand together in a unit, by their places in `values`.
fn coincidences(rated: &[Vec<f64>], values: &[f64]) -> Vec<Vec<f64>> {
    let mut together = vec![vec![0.0; values.len()]; values.len()];
    for ratings in rated {
        let weight = 1.0 / (ratings.len() - 1) as f64;
        let places: Vec<usize> = ratings
            .iter()
            .map(|rating| values.partition_point(|value| value < rating))
            .collect();
        for (at, &c) in places.iter().enumerate() {
            for (beyond, &k) in places.iter().enumerate() {
                if at != beyond {
                    together[c][k] += weight;
                }
            }
        }
    }
    together
}

/// Returns the distance of two values, the lower one first, by their places.
fn distance(measure: Measure, values: &[f64], sums: &[f64], c: usize, k: usize) -> f64 {
    match measure {
        Measure::Nominal => f64::from(u8::from(c != k)),
        Measure::Interval => (values[c] - values[k]).powi(2),
        Measure::Ordinal => {
            let between: f64 = sums[c..=k].iter().sum();
            (between - f64::midpoint(sums[c], sums[k])).powi(2)
        }
    }
}
