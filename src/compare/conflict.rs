//! How far the numbers of a row lie apart.
//!
//! The conflict index, normalised to [0, 1]:
//!
//! C* = [sum over pairs i < j of `|x_i - x_j|` / 2] / floor(n² / 4), with n the number of
//! parties that have a number. The divisor is the largest value that the sum can take: n
//! parties split into two camps as equal as can be, one at +1 and one at -1.
//!
//! Source: van der Eijk's and Esteban and Ray's idea that conflict is greatest between two
//! equal camps, on the scale of the pairwise city-block distance; the divisor is elementary.

/// Returns the normalised conflict index; `None` below two values.
pub(super) fn index(values: &[f64]) -> Option<f64> {
    let n = values.len();
    if n < 2 {
        return None;
    }
    let sum: f64 = values
        .iter()
        .enumerate()
        .flat_map(|(at, a)| values[at + 1..].iter().map(move |b| (a - b).abs() / 2.0))
        .sum();
    Some(sum / (n * n / 4) as f64)
}

/// Returns the variance of the numbers around their mean, in [0, 1]: polarisation; `None`
/// below two values.
pub(super) fn variance(values: &[f64]) -> Option<f64> {
    let n = values.len() as f64;
    if values.len() < 2 {
        return None;
    }
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    Some(squares / n)
}

#[cfg(test)]
mod tests {
    use super::{index, variance};

    #[test]
    fn variance_is_largest_between_two_camps() {
        assert_eq!(variance(&[]), None);
        assert_eq!(variance(&[1.0]), None);
        assert_eq!(variance(&[1.0, 1.0]), Some(0.0));
        assert_eq!(variance(&[1.0, -1.0]), Some(1.0));
        assert_eq!(variance(&[1.0, 0.5]), Some(0.0625));
    }

    #[test]
    fn worked_values() {
        let check = |values: &[f64], expected: Option<f64>| {
            assert_eq!(index(values), expected, "{values:?}");
        };
        check(&[], None);
        check(&[1.0], None);
        check(&[1.0, 1.0], Some(0.0));
        check(&[1.0, -1.0], Some(1.0));
        check(&[1.0, 0.5], Some(0.25));
        check(&[1.0, 0.5, 1.0], Some(0.25));
        check(&[1.0, -1.0, 0.0], Some(1.0));
        check(&[1.0, 1.0, -1.0, -1.0], Some(1.0));
        check(&[1.0, -1.0, -1.0, -1.0], Some(0.75));
    }
}
