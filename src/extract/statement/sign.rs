//! Signs: what speaks for a candidate or against it, each with a name and a number.
//!
//! The names stand in `assets/lexicon/confidence.ron` with what each weighs. Signs say what
//! kind of words made a candidate, never which words.

use crate::agenda::lexicon::{Confidence, CueClass};
use crate::extract::predicate::Pattern;

macro_rules! signs {
    ($($sign:ident $name:literal $doc:literal,)+) => {
        /// A sign.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Sign {
            $(#[doc = $doc] $sign,)+
        }

        impl Sign {
            /// All signs.
            pub const ALL: &'static [Self] = &[$(Self::$sign),+];

            /// Returns its name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$sign => $name,)+ }
            }
        }
    };
}

signs! {
    One "one" "Every candidate has it.",
    Cue "role cue" "The holder does what a cue tells.",
    Speaker "role speaker" "The holder speaks, of whatever the sentence says.",
    Quoted "quoted" "Told in quotation marks.",
    Reported "reported" "Told in somebody's words.",
    Narrated "narrated" "Told by the journalist.",
    ToldByOthers "told by others" "Told by another party or an outsider.",
    Support "support" "The attitude is support.",
    Oppose "oppose" "The attitude is opposition.",
    Conditional "conditional" "The attitude has a condition.",
    Unclear "unclear" "The attitude is undecided.",
    RedLine "red line" "As a red line.",
    Firm "firm" "Firmly.",
    Plain "plain" "Plainly.",
    Tentative "tentative" "Tentatively.",
    Carried "carried" "The matter is that of a sentence before.",
    PointsBack "carried and points back" "And words point back to it.",
    StanceCue "stance cue in region" "A word of demand, refusal or promise stands in the content.",
    Explicit "explicit" "The cue itself says for or against.",
    Told "told of" "Somebody tells of it.",
    CuePast "cue in the past" "The cue is a verb in the simple past.",
    CuePerfect "cue in the perfect" "The cue is a verb in the present perfect.",
    FirstPerson "first person" "Whoever speaks does it: \"we reject\".",
    NounContent "noun content" "The content begins with a noun phrase.",
    Object "object" "The cue itself governs the matter.",
    Supposed "matter supposed" "An \"if\" stands between the cue and the matter.",
    MatterQuoted "matter in marks" "The matter stands in quotation marks.",
    VerbsBetween "verbs between" "How many verbs stand between the cue and the matter.",
    Near "near" "1 for a matter beside its cue, less the farther it is.",
    LongRegion "long region" "Tens of tokens of the content.",
    Words "words of the matter" "How many words tell the matter.",
    Second "second" "Another matter of the same claim is told better.",
    Lead "lead" "How much better the matter is told than any other of the claim.",
    Explained "share explained" "The share of the content's words that tell the matter.",
    OneWord "one word" "One word tells the matter.",
    Purpose "purpose" "The matter says what another thing is for.",
    Elsewhere "matter of others" "The name of somebody or a place that is no party stands behind the matter.",
    BehindOther "behind another cue" "Another word of stance stands before the matter.",
    SeveralHolders "several holders" "Several parties hold it together.",
    Must "must" "A word of obligation in the clause of the matter.",
    Will "will" "A word of intent in the clause of the matter.",
    Would "would" "A conditional word in the clause of the matter.",
    Could "could" "A word of possibility in the clause of the matter.",
    Negation "negation" "A negating word before the matter.",
    WillNot "will not" "A word of intent and a negating word before the matter.",
    Event "past event" "What is said tells of something done, with no word of stance.",
    Fact "past fact" "What is told was done or has been, and nothing is asked for.",
    Question "question" "The sentence asks.",
    Draft "draft" "The text of a draft says it.",
    Outsider "outsider" "Somebody who is no party tells it.",
    Person "person" "The holder speaks through a person.",
    Taken "pronoun" "The subject is taken over from another predicate.",
    ContentCue "content cue" "The cue leaves the attitude to its content.",
    QuotedWords "quoted words" "Words of the content stand in marks.",
    OwnClause "clause of the holder" "The clause is about the holder.",
    OtherClause "clause of another" "The clause is about another party.",
    SpeakerClause "clause of the speaker" "The clause is about whoever speaks.",
    ThirdClause "clause of a third" "The clause is about somebody named before.",
    ItClause "clause of it" "The clause begins with another pronoun.",
    ToClause "infinitive content" "The content is an infinitive.",
    IngClause "content in -ing" "The content begins with a form in -ing.",
    ThingClause "clause of something" "The clause is about something else.",
    Proposal "proposal" "The matter is a proposal.",
    Score "score" "How well the proposal fits, above 1.",
    ByCue "by cue" "A cue of the proposal was found.",
    CueWeight "cue weight" "How much that cue tells.",
    Coverage "coverage" "The share of the proposal's text that was found.",
    Keywords "keywords of the issue" "What the keywords of its issue found.",
    Spread "spread" "Tens of tokens between the words of the matter.",
    Contrary "contrary" "A cue tells the opposite of the proposal.",
    IssueOnly "issue only" "Only the issue of the matter is told.",
    Guessed "guessed" "The proposal is the one of that issue that fits best.",
    GuessShare "guess share" "How much of that proposal the words share.",
    IssueKeywords "keywords" "What the keywords of that issue found.",
    Unsorted "unsorted" "The matter fits no issue.",
    SpokenOwnCue "spoken beside own cue" "Spoken, beside a cue of the same party.",
    SpokenOtherCue "spoken beside other cue" "Spoken, beside a cue of another party.",
    SpokenOwnCueOnIt "spoken beside own cue on it" "Spoken, beside a cue of the same party on the issue.",
    SpokenOtherCueOnIt "spoken beside other cue on it" "Spoken, beside a cue of another party on the issue.",
    CueOtherCue "cue beside other cue" "A cue, beside a cue of another party.",
    CueOtherCueOnIt "cue beside other cue on it" "A cue, beside a cue of another party on the issue.",
    TellsOtherCue "telling beside other cue" "A cue that only tells, beside a cue of another party.",
    TellsOtherCueOnIt "telling beside other cue on it" "The same, on the issue.",
    SpeakerToo "speaker too" "The party also speaks in the sentence.",
    BetterMatch "better match" "The party has a better match in the sentence.",
    BetterMatchOnIt "better match on it" "The party has a better match on the issue.",
    BelowBest "below best" "How much better the best match of the sentence is.",
    IssueOfArticle "issue of the article" "The share of the issue in the article.",
    SaidAgain "said again" "How often the article says the same elsewhere.",
    SaidOtherwise "said otherwise" "How often it says the opposite elsewhere.",
    Past "past" "The clause of the matter tells of the past.",
    OwnMatter "matter of the holder" "The clause of the matter is about its holder.",
    Subordinate "subordinate" "The matter stands in a clause under another.",
    Beyond "beyond" "The clause of the matter begins behind that of the cue.",
    Named "named only" "No verb tells the matter.",
    QuotedMatter "matter quoted" "The matter is told in quotation marks.",
    Negated "negated" "The words of the matter are negated.",
    Mood "mood" "The words tell how talks go.",
    SpokenMood "spoken mood" "Whoever speaks tells how talks go.",
    NarratedProposal "narrated proposal" "The journalist tells what is proposed.",
    PatternSubject "subject before verb" "The cue was found by this pattern.",
    PatternTold "told to" "The cue was found by this pattern.",
    PatternFronted "fronted content" "The cue was found by this pattern.",
    PatternInversion "inversion" "The cue was found by this pattern.",
    PatternPassive "passive with an agent" "The cue was found by this pattern.",
    PatternRelative "relative clause" "The cue was found by this pattern.",
    PatternObjectRelative "object relative" "The cue was found by this pattern.",
    PatternCoordination "coordination" "The cue was found by this pattern.",
    PatternTail "participial tail" "The cue was found by this pattern.",
    PatternNoun "noun of stance" "The cue was found by this pattern.",
    PatternReady "ready to" "The cue was found by this pattern.",
    PatternJudging "judging predicate" "The cue was found by this pattern.",
    PatternAccording "according to" "The cue was found by this pattern.",
    PatternViewpoint "viewpoint" "The cue was found by this pattern.",
    PatternInfinitive "infinitive" "The cue was found by this pattern.",
    PatternAgentless "passive without an agent" "The cue was found by this pattern.",
    PatternHeadline "headline" "The cue was found by this pattern.",
    PatternDraft "point of a draft" "The cue was found by this pattern.",
    PatternGoesOn "quotation that goes on" "The cue was found by this pattern.",
    ClassStatement "class statement" "The cue is of this class.",
    ClassBelief "class belief" "The cue is of this class.",
    ClassDemand "class demand" "The cue is of this class.",
    ClassAppeal "class appeal" "The cue is of this class.",
    ClassPropose "class propose" "The cue is of this class.",
    ClassIntent "class intent" "The cue is of this class.",
    ClassAccept "class accept" "The cue is of this class.",
    ClassSignal "class signal" "The cue is of this class.",
    ClassConcede "class concede" "The cue is of this class.",
    ClassReject "class reject" "The cue is of this class.",
    ClassDeny "class deny" "The cue is of this class.",
    ClassDisapprove "class disapprove" "The cue is of this class.",
    ClassAccuse "class accuse" "The cue is of this class.",
    ClassWarn "class warn" "The cue is of this class.",
    ClassThreaten "class threaten" "The cue is of this class.",
    ClassDeed "class deed" "The cue is of this class.",
    ClassEvaluate "class evaluate" "The cue is of this class.",
    ClassConsult "class consult" "The cue is of this class.",
    ClassVeto "class veto" "The cue is of this class.",
    ClassMust "class must" "The cue is of this class.",
    ClassGood "class good" "The cue is of this class.",
}

impl Sign {
    /// The sign of a pattern of syntax.
    pub(super) const fn pattern(pattern: Pattern) -> Self {
        match pattern {
            Pattern::Subject => Self::PatternSubject,
            Pattern::Told => Self::PatternTold,
            Pattern::Fronted => Self::PatternFronted,
            Pattern::Inversion => Self::PatternInversion,
            Pattern::Passive => Self::PatternPassive,
            Pattern::Relative => Self::PatternRelative,
            Pattern::ObjectRelative => Self::PatternObjectRelative,
            Pattern::Coordination => Self::PatternCoordination,
            Pattern::Tail => Self::PatternTail,
            Pattern::Noun => Self::PatternNoun,
            Pattern::Ready => Self::PatternReady,
            Pattern::Judging => Self::PatternJudging,
            Pattern::According => Self::PatternAccording,
            Pattern::Viewpoint => Self::PatternViewpoint,
            Pattern::Infinitive => Self::PatternInfinitive,
            Pattern::Agentless => Self::PatternAgentless,
            Pattern::Headline => Self::PatternHeadline,
            Pattern::Draft => Self::PatternDraft,
            Pattern::GoesOn => Self::PatternGoesOn,
        }
    }

    /// The sign of a class of cues.
    pub(super) const fn class(class: CueClass) -> Self {
        match class {
            CueClass::Statement => Self::ClassStatement,
            CueClass::Belief => Self::ClassBelief,
            CueClass::Demand => Self::ClassDemand,
            CueClass::Appeal => Self::ClassAppeal,
            CueClass::Propose => Self::ClassPropose,
            CueClass::Intent => Self::ClassIntent,
            CueClass::Accept => Self::ClassAccept,
            CueClass::Signal => Self::ClassSignal,
            CueClass::Concede => Self::ClassConcede,
            CueClass::Reject => Self::ClassReject,
            CueClass::Deny => Self::ClassDeny,
            CueClass::Disapprove => Self::ClassDisapprove,
            CueClass::Accuse => Self::ClassAccuse,
            CueClass::Warn => Self::ClassWarn,
            CueClass::Threaten => Self::ClassThreaten,
            CueClass::Deed => Self::ClassDeed,
            CueClass::Evaluate => Self::ClassEvaluate,
            CueClass::Consult => Self::ClassConsult,
            CueClass::Veto => Self::ClassVeto,
            CueClass::Must => Self::ClassMust,
            CueClass::Good => Self::ClassGood,
        }
    }
}

/// Signs with their numbers.
pub type Signs = Vec<(Sign, f64)>;

/// What each sign weighs, and from where on a candidate is likely enough.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Weights {
    by_sign: Vec<f64>,
    /// See [`Confidence`].
    pub(super) enough: f64,
    pub(super) enough_beside: f64,
    pub(super) enough_on_it: f64,
}

impl Weights {
    /// Reads the weights of all signs; one without a weight weighs nothing.
    pub(in crate::extract) fn new(confidence: &Confidence) -> Self {
        let weight = |sign: &Sign| confidence.weights.get(sign.name()).copied();
        Self {
            by_sign: Sign::ALL.iter().map(|s| weight(s).unwrap_or(0.0)).collect(),
            enough: confidence.enough,
            enough_beside: confidence.enough_beside,
            enough_on_it: confidence.enough_on_it,
        }
    }

    /// Returns the share of candidates with these signs that are right, from 0 to 1: logistic
    /// regression, 1 / (1 + exp(-sum of number times weight)).
    pub(super) fn share(&self, signs: &Signs) -> f64 {
        let sum: f64 = signs
            .iter()
            .map(|(sign, number)| number * self.by_sign[*sign as usize])
            .sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::agenda::lexicon::Lexicon;

    #[test]
    fn every_weight_is_that_of_a_sign_and_no_name_stands_twice() {
        let names: BTreeSet<&str> = Sign::ALL.iter().map(|s| s.name()).collect();
        assert_eq!(names.len(), Sign::ALL.len());
        for name in Lexicon::built_in().confidence.weights.keys() {
            assert!(names.contains(name.as_str()), "{name} is no sign");
        }
    }

    #[test]
    fn a_share_is_a_half_where_nothing_weighs() {
        let weights = Weights::new(&Confidence {
            enough: 0.5,
            enough_beside: 0.5,
            enough_on_it: 0.5,
            weights: [("one".to_owned(), 2.0)].into(),
        });
        assert!((weights.share(&vec![]) - 0.5).abs() < 1e-9);
        assert!((weights.share(&vec![(Sign::One, 1.0)]) - 0.881).abs() < 1e-3);
        assert!((weights.share(&vec![(Sign::Near, 1.0)]) - 0.5).abs() < 1e-9);
    }
}
