//! A network as CSV: a matrix with the names of its rows and columns.

use super::escape::{csv_records, spreadsheet};
use crate::compare::network::Matrix;

/// Writes a matrix: whole numbers as such, others with six digits after the point.
#[must_use]
pub fn write(matrix: &Matrix) -> String {
    let named = |name: &String| spreadsheet(name);
    let mut head = vec![String::new()];
    head.extend(matrix.columns.iter().map(named));
    let rows = matrix
        .rows
        .iter()
        .zip(&matrix.values)
        .map(|(name, values)| {
            let mut record = vec![named(name)];
            record.extend(values.iter().map(|value| number(*value)));
            record
        });
    csv_records(std::iter::once(head).chain(rows))
}

fn number(value: f64) -> String {
    if value.fract() == 0.0 {
        // Adding zero makes one zero of the two that there are.
        format!("{:.0}", value + 0.0)
    } else {
        format!("{value:.6}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_harmless_and_numbers_left_alone() {
        let matrix = Matrix {
            rows: vec!["=A".to_owned(), "B, C".to_owned()],
            columns: vec!["p".to_owned(), "q".to_owned()],
            values: vec![vec![-1.0, -0.0], vec![2.0 / 3.0, -0.5]],
        };
        assert_eq!(
            write(&matrix),
            ",p,q\r\n'=A,-1,0\r\n\"B, C\",0.666667,-0.500000\r\n"
        );
    }
}
