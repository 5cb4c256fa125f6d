//! The encoding of a text, as a person chooses it.

/// An encoding in which a text may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitting {
    /// Its name, as files name it: `windows-1251`.
    pub label: &'static str,
    /// What it is called: `Cyrillic (windows-1251)`.
    pub name: String,
    /// The first lines in which it makes a difference.
    pub preview: String,
}
