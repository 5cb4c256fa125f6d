//! Where words were printed, as a list that stays short however many copies there are.

/// So many places are named at most.
const NAMED: usize = 5;

/// Returns where something was printed, each place once in the order of its first printing: as it
/// is told alone where it printed it once, else with how often. Of more than five places the rest
/// is counted: "and 29 more" tells of so many printings. In: the name of each printing's place, and
/// the place as it is told alone.
#[must_use]
pub fn places(printings: impl IntoIterator<Item = (String, String)>) -> Vec<String> {
    let mut places: Vec<(String, String, usize)> = Vec::new();
    for (name, alone) in printings {
        match places.iter_mut().find(|(known, ..)| *known == name) {
            Some((.., times)) => *times += 1,
            None => places.push((name, alone, 1)),
        }
    }
    let rest: usize = places.iter().skip(NAMED).map(|(.., times)| times).sum();
    let named = places.into_iter().take(NAMED);
    let mut told: Vec<String> = named
        .map(|(name, alone, times)| match times {
            1 => alone,
            times => format!("{name} ({times} times)"),
        })
        .collect();
    if rest > 0 {
        told.push(format!("and {rest} more"));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(names: &[&str]) -> String {
        let printings = names.iter().enumerate();
        let printings = printings.map(|(n, name)| ((*name).to_owned(), format!("{name} #{n}")));
        places(printings).join(", ")
    }

    #[test]
    fn a_place_is_named_once_and_many_are_counted() {
        assert_eq!(told(&[]), "");
        assert_eq!(told(&["A", "B"]), "A #0, B #1");
        assert_eq!(told(&["A", "B", "A", "A"]), "A (3 times), B #1");
        assert_eq!(told(&["R"; 30]), "R (30 times)");
        let five = ["A", "B", "C", "D", "E"];
        assert_eq!(told(&five), "A #0, B #1, C #2, D #3, E #4");
        let many = ["A", "B", "C", "D", "E", "F", "G", "F", "A"];
        assert_eq!(
            told(&many),
            "A (2 times), B #1, C #2, D #3, E #4, and 3 more"
        );
    }
}
