//! Words as they are compared: a lower-case word as one number.
//!
//! The stages ask hundreds of times a sentence whether a token reads as one of a few words.
//! Words of the source are packed when the program is built (`words!`), those of a text once
//! for each token.

/// A word, whatever its capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) struct WordKey(u128);

/// How many bytes of a word are kept as they are.
const PACKED: usize = 15;

impl WordKey {
    /// Packs a word: its bytes in lower case with its length, or a hash of them where they
    /// are too many (FNV-1a of 128 bits, Fowler, Noll and Vo).
    pub(in crate::extract) const fn of(word: &str) -> Self {
        let bytes = word.as_bytes();
        let short = bytes.len() <= PACKED;
        let mut packed: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        if short {
            packed = bytes.len() as u128;
        }
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at].to_ascii_lowercase() as u128;
            packed = if short {
                packed << 8 | byte
            } else {
                (packed ^ byte).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
            };
            at += 1;
        }
        Self(packed)
    }
}

/// A list of words to compare tokens with: `doc.reads(at, words!["if", "unless"])`.
macro_rules! words {
    ($($word:literal),+ $(,)?) => {
        &const { [$($crate::extract::token::WordKey::of($word)),+] }
    };
}
pub(in crate::extract) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_whatever_their_capitals() {
        assert_eq!(WordKey::of("If"), WordKey::of("if"));
        assert_eq!(
            WordKey::of("Counterproductively"),
            WordKey::of("counterproductively")
        );
        assert_eq!(words!["u.s."], &[WordKey::of("U.S.")]);
    }

    #[test]
    fn different_words_differ() {
        let words = [
            "",
            "a",
            "aa",
            "as",
            "sa",
            "’s",
            "'s",
            "representative",
            "representatives",
            "counterproductive",
            "counterproductively",
        ];
        for (i, one) in words.iter().enumerate() {
            for other in &words[i + 1..] {
                assert_ne!(WordKey::of(one), WordKey::of(other), "{one} {other}");
            }
        }
    }
}
