//! Who a noun phrase stands for.

use super::identify;
use crate::extract::fixture;

#[track_caller]
fn check(phrase: &str, expected: &str) {
    fixture::with_doc(phrase, |doc| {
        let found = identify(doc, &(0..doc.tokens.len()));
        assert_eq!(fixture::source(doc, &found), expected, "{phrase}");
    });
}

#[test]
fn names_stand_for_their_party() {
    check("Norland", "N");
    check("Havn", "N");
    check("Ada Berg", "N/person");
    check("President Ada Berg", "N/person");
    check("former president Ada Berg", "N/person apart");
    check("Norland and Sudria", "N+S");
    check("Norland, Sudria and Marest", "N+S");
    check("Ada Berg and Tomas Rell", "N/person+S/person");
}

#[test]
fn offices_speak_for_the_party_named_with_them() {
    check("a senior Sudrian official", "S/a senior Sudrian official");
    check("the government in Marest", "S/the government in Marest");
    check("Norland's foreign minister", "N/Norland's foreign minister");
    check(
        "Norlandic and Sudrian envoys",
        "N/Norlandic and Sudrian envoys+S/Norlandic and Sudrian envoys",
    );
    check("Sudrian Harbour Minister Lena Holt", "S/person");
    check("some in the Havn Admiralty", "N");
    check("a Havn statement", "N");
    check("a letter from Norland and Sudria", "N+S");
    check("the statement", "it");
    check("its foreign ministry", "it");
    check("his spokesman", "person");
    check("the minister", "office minister");
    check("officials", "office officials");
}

#[test]
fn others_speak_for_no_party() {
    check("Lena Holt", "outsider Lena Holt");
    check(
        "Sudrian analyst Lena Holt",
        "outsider Sudrian analyst Lena Holt",
    );
    check("the Norlanders", "outsider the Norlanders");
    check("Norlandic voters", "outsider Norlandic voters");
    check("some in Sudria", "nobody");
    check("a fishing trip", "nobody");
    check("a Sudrian-built harbour", "nobody");
}

#[test]
fn former_and_opposing_people_are_set_apart() {
    check(
        "a former Sudrian official",
        "S/a former Sudrian official apart",
    );
    check("ex-President Tomas Rell", "S/person apart");
    check("the late Tomas Rell", "S/person apart");
    check(
        "the former Sudrian harbour minister Lena Holt",
        "S/person apart",
    );
    check(
        "Sudrian opposition leader Lena Holt",
        "outsider Sudrian opposition leader Lena Holt",
    );
    check("the Sudrian opposition", "outsider the Sudrian opposition");
}

#[test]
fn those_who_only_lean_to_a_party_are_not_it() {
    check("pro-Sudrian officials", "outsider pro-Sudrian officials");
    check("the pro-Sudrian governor", "nobody");
    check(
        "Sudrian-installed officials",
        "outsider Sudrian-installed officials",
    );
    check(
        "Sudrian-backed authorities",
        "outsider Sudrian-backed authorities",
    );
    check("a Sudrian-born envoy", "outsider a Sudrian-born envoy");
    check(
        "pro-Sudrian separatists",
        "outsider pro-Sudrian separatists",
    );
    check("Sudria's allies", "outsider Sudria's allies");
}

#[test]
fn media_and_soldiers_are_not_the_party() {
    check("Sudrian state media", "outsider Sudrian state media");
    check("a Sudrian newspaper", "outsider a Sudrian newspaper");
    check("Sudrian journalists", "outsider Sudrian journalists");
    check("Sudrian residents", "outsider Sudrian residents");
    check("Sudrian soldiers", "nobody");
}

#[test]
fn neither_is_each_of_those_named() {
    check("neither side", "sides");
    check("neither", "sides");
    check("nobody in Marest", "S/nobody in Marest");
}

#[test]
fn texts_are_held_by_their_author() {
    check("the draft", "document");
    check("Norland's draft", "document of N");
    check("the draft by Sudria", "document of S");
    check("the Sudrian proposal", "document of S");
}

#[test]
fn pronouns_wait_for_what_was_read() {
    check("she", "person");
    check("it", "it");
    check("they", "they");
    check("both sides", "sides");
    check("the two countries", "sides");
    check("we", "speaker");
    check("his spokesman", "person");
}
