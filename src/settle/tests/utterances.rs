//! What is one utterance and what is two.

use super::{check, dossier};
use crate::model::{EvidenceFilter, HandEdit};
use crate::settle::utterances;

#[test]
fn utterances_count_once() {
    let one = |lines, by: &str| check(lines, &format!("support plain x1 by {by}"));
    let two = |lines, by: &str| check(lines, &format!("support plain x2 by {by}"));
    // A headline and two paragraphs, one of them to an outlet by way of another.
    one(
        "a@04?: narrated by=Putin
         a@04?: quoted by=Putin on=03
         a@04?: quoted by=Putin to=India_Today via=TASS",
        "a.s3",
    );
    // Another speaker is another utterance, as is nobody named.
    two("a@04: by=Putin\na@04: by=Ushakov", "a.s1");
    two("a@04: by=Putin\na@04: ", "a.s1");
    one("a@04:\na@04:", "a.s1");
    two("a@04: of=an_official\na@04: of=a_source", "a.s1");
    one("a@04: of=An_official\nb@05: of=an_official", "b.s1");
    // Two venues, or told days apart, are two occasions even in one article.
    two("a@04: by=K to=India_Today\na@04: by=K to=Fox_News", "a.s1");
    two("a@04: by=K on=01\na@04: by=K on=04", "a.s2");
    // Another outlet on the next day tells the same; two days later it is said again.
    one("a@04: by=K\nb@05: by=K", "b.s1");
    two("a@04: by=K\nb@06: by=K", "b.s1");
    // Saying so every day is not one utterance.
    two("a@04: by=K\nb@05: by=K\nc@06: by=K", "c.s1");
    // The same words need no day; other words do.
    one(
        "a: by=K says=we_will_never_leave_this_land\nb@20: by=K says=“We_will_never_leave_this_land”,_he_said",
        "b.s1",
    );
    two(
        "a: by=K says=we_will_never_leave_this_land\nb@20: by=K says=we_will_always_stay_on_this_land",
        "b.s1",
    );
    two("a: by=K says=never\nb@20: by=K says=never", "b.s1");
    // A disputed day ties no two articles together.
    two("a@04?: by=K\nb@04: by=K", "a.s1");
    // The two sides of a matter are never one utterance.
    check("a@04: by=K support\na@04: by=K oppose", "mixed x2");
}

#[test]
fn what_was_said_long_ago_is_an_utterance_too() {
    // What is outdated, a reprint, a later word, what others say of the party.
    let lines = "old@-01: by=K
         new@04: by=K says=we_will_never_leave_this_land
         reprint@09: by=K says=we_will_never_leave_this_land
         later@20: by=K
         later@20: other";
    check(
        lines,
        "support plain x2 by later.s1 without later.s2 (said by others) \
         without old.s1 (older than 30 days before the latest)",
    );
    let found = utterances(
        &dossier(lines, HandEdit::default()),
        &EvidenceFilter::default(),
    );
    let told = found
        .iter()
        .map(|at| format!("{}.{}", at.article, at.statement));
    assert_eq!(told.collect::<Vec<_>>(), ["later.s1", "new.s1", "old.s1"],);
}
