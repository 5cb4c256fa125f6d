//! What is worked out of the whole case, kept for as long as it stays what it was worked out of.

/// A value with what it was worked out for.
#[derive(Clone, Debug)]
pub(crate) struct Kept<K, V>(Option<(K, V)>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq, V> Kept<K, V> {
    /// Returns the value for `key`, made anew where it was kept for another one.
    pub(crate) fn get(&mut self, key: K, make: impl FnOnce() -> V) -> &V {
        let kept = self.0.take().filter(|(of, _)| *of == key);
        &self.0.insert(kept.unwrap_or_else(|| (key, make()))).1
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn a_value_is_made_once_for_each_key() {
        let mut kept = Kept::default();
        let mut made = 0;
        for key in [1, 1, 2, 2, 1] {
            let value = *kept.get(key, || {
                made += 1;
                key * 10
            });
            assert_eq!(value, key * 10);
        }
        assert_eq!(made, 3);
    }
}
