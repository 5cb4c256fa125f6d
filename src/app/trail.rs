//! The places visited, for going back and forward.

/// More places than this are not remembered.
const MOST: usize = 100;

/// Places before and after the one where a person is.
#[derive(Debug)]
pub(crate) struct Trail<P> {
    past: Vec<P>,
    future: Vec<P>,
}

impl<P> Default for Trail<P> {
    fn default() -> Self {
        Self {
            past: Vec::new(),
            future: Vec::new(),
        }
    }
}

impl<P: PartialEq> Trail<P> {
    /// Remembers that `place` was left for another; what lay after it is forgotten.
    pub(crate) fn left(&mut self, place: P) {
        self.future.clear();
        if self.past.last() != Some(&place) {
            self.past.push(place);
        }
        let surplus = self.past.len().saturating_sub(MOST);
        self.past.drain(..surplus);
    }

    /// Returns the place before `now`, of those that `exists` still knows.
    pub(crate) fn back(&mut self, now: P, exists: impl Fn(&P) -> bool) -> Option<P> {
        step(&mut self.past, &mut self.future, now, exists)
    }

    /// Returns the place after `now`, of those that `exists` still knows.
    pub(crate) fn forward(&mut self, now: P, exists: impl Fn(&P) -> bool) -> Option<P> {
        step(&mut self.future, &mut self.past, now, exists)
    }

    /// Says whether there is a place before.
    pub(crate) fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    /// Says whether there is a place after.
    pub(crate) fn has_future(&self) -> bool {
        !self.future.is_empty()
    }
}

fn step<P: PartialEq>(
    from: &mut Vec<P>,
    to: &mut Vec<P>,
    now: P,
    exists: impl Fn(&P) -> bool,
) -> Option<P> {
    while let Some(place) = from.pop() {
        if exists(&place) && place != now {
            to.push(now);
            return Some(place);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_lead_along_the_way() {
        let mut trail = Trail::default();
        let all = |_: &u8| true;
        assert_eq!(trail.back(1, all), None);
        trail.left(1);
        trail.left(2);
        assert_eq!(trail.back(3, all), Some(2));
        assert_eq!(trail.back(2, all), Some(1));
        assert_eq!(trail.back(1, all), None);
        assert_eq!(trail.forward(1, all), Some(2));
        assert_eq!(trail.forward(2, all), Some(3));
        assert!(!trail.has_future());
        assert_eq!(trail.back(3, all), Some(2));
        // Another way from here: what lay ahead is forgotten.
        trail.left(2);
        assert!(!trail.has_future() && trail.has_past());
    }

    #[test]
    fn what_is_gone_is_passed_over() {
        let mut trail = Trail::default();
        for place in [1, 2, 2, 3] {
            trail.left(place);
        }
        assert_eq!(trail.back(4, |place| *place != 3), Some(2));
        assert_eq!(trail.back(2, |place| *place != 1), None);
        for place in 0..300_u16 {
            trail.left(place as u8);
        }
        assert!(trail.past.len() <= MOST);
    }
}
