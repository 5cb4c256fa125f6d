//! What a text speaks of.
