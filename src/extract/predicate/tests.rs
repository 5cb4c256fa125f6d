//! What predicates a sentence has.
