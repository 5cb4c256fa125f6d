//! What predicates a sentence has: pattern, cue, subject and content.

use super::predicates;
use crate::agenda::lexicon::Lexicon;
use crate::extract::fixture;

/// Compares the predicates of `sentence` with lines `pattern | cue | subject | content`.
#[track_caller]
fn check(sentence: &str, expected: &[&str]) {
    fixture::with_doc(sentence, |doc| {
        let found: Vec<String> = doc
            .sentences
            .iter()
            .flat_map(|part| predicates(doc, Lexicon::built_in(), part))
            .map(|p| {
                format!(
                    "{} | {} | {} | {}",
                    p.pattern.words(),
                    doc.slice(&p.at),
                    fixture::source(doc, &p.subject),
                    doc.slice(&p.content)
                )
            })
            .collect();
        assert_eq!(found, expected, "{sentence}");
    });
}

#[test]
fn a_subject_stands_before_its_verb() {
    check(
        "Norland rejects the fee.",
        &["subject before verb | rejects | N | the fee."],
    );
    check(
        "Norland, a small country, rejects the fee.",
        &["subject before verb | rejects | N | the fee."],
    );
    check(
        "Norland on Tuesday rejected the fee.",
        &["subject before verb | rejected | N | the fee."],
    );
    check(
        "Norland has repeatedly rejected the fee.",
        &["subject before verb | rejected | N | the fee."],
    );
    check(
        "Norland continues to reject the fee.",
        &["subject before verb | reject | N | the fee."],
    );
}

#[test]
fn clauses_share_and_name_their_subject() {
    check(
        "Norland accepts a truce but rejects the fee.",
        &[
            "subject before verb | accepts | N | a truce but",
            "coordination | rejects | N | the fee.",
        ],
    );
    check(
        "Ada Berg, who rejects the fee, left early.",
        &["relative clause | rejects | N/person | the fee, left early."],
    );
    check(
        "The fee, which Sudria rejects, is small.",
        &["object relative | rejects | S | The fee"],
    );
    check(
        "Ada Berg spoke for an hour, demanding a lower fee.",
        &[
            "subject before verb | spoke | N/person | for an hour,",
            "participial tail | demanding | N/person | a lower fee.",
        ],
    );
    check(
        "The fee was rejected by Sudria.",
        &["passive with an agent | rejected | S | The fee"],
    );
    check(
        "Norland accepts the fee, but Sudria rejects it.",
        &[
            "subject before verb | accepts | N | the fee, but",
            "subject before verb | rejects | S | it.",
        ],
    );
}

#[test]
fn speech_has_its_source_before_or_after() {
    check(
        "“The fee is too high,” said Ada Berg.",
        &["inversion | said | N/person | “The fee is too high,”"],
    );
    check(
        "“The fee is too high,” Ada Berg said.",
        &["fronted content | said | N/person | “The fee is too high,”"],
    );
    // What joins verbs within the quotation is not joined to the one behind it.
    check(
        "“We accept the fee,” the Norlandic envoy, Ada Berg, said.",
        &[
            "subject before verb | accept | speaker | the fee,” the Norlandic envoy,",
            "fronted content | said | N/person | “We accept the fee,”",
        ],
    );
    check(
        "“We accept the fee,” Ada Berg, the envoy, said on Monday.",
        &[
            "subject before verb | accept | speaker | the fee,”",
            "fronted content | said | N/person | “We accept the fee,”",
        ],
    );
    check(
        "According to Sudria, the dam is safe.",
        &["according to | According to | S | , the dam is safe."],
    );
    check(
        "The dam is safe, according to Sudria.",
        &["according to | according to | S | The dam is safe,"],
    );
    check(
        "Sudria said Norland would pay the fee.",
        &[
            "subject before verb | said | S | Norland would pay the fee.",
            "subject before verb | pay | N | pay the fee.",
        ],
    );
    check(
        "No dam without a fee: Ada Berg",
        &["headline | : | N/person | No dam without a fee"],
    );
    check(
        "Ada Berg: no dam without a fee",
        &["headline | : | N/person | no dam without a fee"],
    );
}

#[test]
fn nouns_belong_to_their_owner() {
    check(
        "Norland's demand that boats pay upset many.",
        &["noun of stance | demand | N | that boats pay upset many."],
    );
    check(
        "Sudrian insistence on a fee upset many.",
        &["noun of stance | insistence | S | on a fee upset many."],
    );
    check(
        "A demand from Sudria for the fee upset many.",
        &["noun of stance | demand | S | for the fee upset many."],
    );
    check(
        "His refusal to open the dam upset many.",
        &["noun of stance | refusal | person | to open the dam upset many."],
    );
    check("The demand upset many.", &[]);
    check("It would end their Norland bid for good.", &[]);
}

#[test]
fn judgements_are_held_by_whom_they_name_or_who_speaks() {
    check(
        "The fee is unacceptable for Sudria.",
        &["judging predicate | unacceptable | S | The fee"],
    );
    check(
        "The fee is unacceptable.",
        &["judging predicate | unacceptable | speaker | The fee"],
    );
    check(
        "Norland is ready to pay the fee.",
        &["ready to | ready | N | to pay the fee."],
    );
}

#[test]
fn what_a_party_will_do_needs_no_cue() {
    check(
        "Sudria will not flood the meadows.",
        &["subject before verb | flood | S | flood the meadows."],
    );
    check(
        "Ada Berg is to flood the meadows.",
        &["subject before verb | flood | N/person | flood the meadows."],
    );
    check(
        "Under the treaty, Norland would flood the meadows.",
        &["subject before verb | flood | N | flood the meadows."],
    );
    // A headline, which the first block is.
    check(
        "Norland to flood the meadows",
        &["subject before verb | flood | N | flood the meadows"],
    );
    // What is only supposed, what befalls somebody, and what is done to them.
    check("Norland would flood the meadows.", &[]);
    check("Norland will lose the meadows.", &[]);
    check("Norland will elect a new council.", &[]);
    check("Since Norland will flood the meadows, cows are cheap.", &[]);
    check("Norland will be flooded.", &[]);
    check("Norland will have flooded the meadows.", &[]);
    check("The river will flood the meadows.", &[]);
}

#[test]
fn verbs_lend_themselves_to_nouns_of_stance() {
    check(
        "Sudria has strong objections to the fee.",
        &["noun of stance | objections | S | to the fee."],
    );
    check(
        "Objections to the fee were raised by Sudria.",
        &["noun of stance | Objections | S | to the fee"],
    );
    check(
        "Opposition in Havn to the fee is strong.",
        &["noun of stance | Opposition | N | to the fee is strong."],
    );
    check("The paper printed opposition to the fee.", &[]);
    check(
        "Sudria renewed its call for the fee.",
        &["noun of stance | call | S | for the fee."],
    );
    check("Sudria had a call with Norland about the fee.", &[]);
    check("Sudria made a phone call to ask about the fee.", &[]);
}

#[test]
fn views_belong_to_whom_they_are_ascribed() {
    check(
        "The reaction in Havn was negative.",
        &["judging predicate | negative | N | "],
    );
    check(
        "The reaction in Havn to the fee was negative.",
        &["judging predicate | negative | N | to the fee"],
    );
    check(
        "Sudria's response was constructive.",
        &["judging predicate | constructive | S | "],
    );
}

#[test]
fn a_noun_between_a_name_and_a_verb_is_no_verb() {
    check("The Norland plan would flood the meadows.", &[]);
    check(
        "The next phase of Norland's plan demands a fee.",
        &["subject before verb | demands | document of N | a fee."],
    );
    check(
        "Norland kept demanding a fee.",
        &["subject before verb | demanding | N | a fee."],
    );
    check(
        "A truce was agreed between Norland and Sudria.",
        &["passive with an agent | agreed | N+S | A truce"],
    );
}

#[test]
fn words_that_are_no_verbs_where_they_stand() {
    check("The ferry that brings them back is late.", &[]);
    check("Norland has found a way out of the lease.", &[]);
    check("Norland's Secretary of State Ada Berg in the hall", &[]);
}

#[test]
fn what_is_agreed_ends_where_another_clause_is_told() {
    check(
        "Norland agrees not to sell the reef and that the ferry stops.",
        &["subject before verb | agrees not to | N | sell the reef"],
    );
}

#[test]
fn leaving_a_place_is_no_refusal() {
    check("Norlandic troops withdrew from the islands.", &[]);
    check("Norland withdrew from the islands.", &[]);
    check(
        "Norland withdrew from the treaty.",
        &["subject before verb | withdrew from | N | the treaty."],
    );
}

#[test]
fn what_is_only_spoken_of_is_nobodys_deed() {
    check("The lease depends on Sudria demanding a fee.", &[]);
    check("The reef is a zone, widely recognised as a park.", &[]);
}

#[test]
fn captions_and_impersonal_words_have_no_subject() {
    check("Ada Berg seen in the harbour on Monday.", &[]);
    check("It seems that the ferry is late.", &[]);
}

#[test]
fn what_is_wanted_may_stand_before_what() {
    check(
        "A lower fee is what Norland has in mind.",
        &["object relative | has in mind | N | A lower fee"],
    );
    check(
        "It is a vote that Norland wants held.",
        &["object relative | wants | N | a vote"],
    );
}

#[test]
fn a_view_is_somebodys() {
    check(
        "The fee harms trade, in Havn's view.",
        &["according to | in Havn's view | N | The fee harms trade,"],
    );
    check(
        "In the Sudrian reading, the fee is due.",
        &["according to | In the Sudrian reading | S | , the fee is due."],
    );
}

#[test]
fn a_modal_may_stand_before_its_subject() {
    check(
        "Only once the toll falls will Norland pay the fee.",
        &["subject before verb | pay | N | pay the fee."],
    );
    check(
        "Norland would have Sudria open the dam.",
        &["subject before verb | have | N | Sudria open the dam."],
    );
    check(
        "Norland could open the dam if the fee falls.",
        &["subject before verb | open | N | open the dam if the fee falls."],
    );
    check("Norland could open the dam.", &[]);
}

#[test]
fn a_people_and_officials_of_a_place_are_many() {
    check(
        "The Sudrians want a lower fee.",
        &["subject before verb | want | S | a lower fee."],
    );
    check(
        "The Sudrian oppose a lower fee.",
        &["subject before verb | oppose | S | a lower fee."],
    );
    check(
        "Officials in Havn want a lower fee.",
        &["subject before verb | want | N/Officials in Havn | a lower fee."],
    );
    check(
        "Sudrian demands for a lower fee grew.",
        &["noun of stance | demands | S | for a lower fee grew."],
    );
}

#[test]
fn a_relative_clause_is_about_what_stands_before_it() {
    check(
        "Norland pays because the lease, which Sudria signed, is old.",
        &["object relative | signed | S | the lease"],
    );
}

#[test]
fn what_is_refused_in_a_capital_is_refused_there() {
    check(
        "The fee was condemned in Marest.",
        &["passive with an agent | condemned | S | The fee"],
    );
    check("The fee was signed in Marest.", &[]);
}
