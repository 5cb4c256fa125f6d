//! One expression of a stance in one article, with its evidence.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::id::{IssueId, PartyId, ProposalId, StatementId};
use super::scale::{Act, Attitude, Bound, Firmness, Lean, Status, Voice, scale};
use super::span::Span;

/// One expression of a stance in one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Statement")]
pub struct Statement {
    /// Number within the article.
    pub id: StatementId,
    /// The holder: whose stance it is, not who tells of it.
    pub party: PartyId,
    /// Who utters the words, by full name; `None` if nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The words for a speaker without a name ("a senior Ukrainian official").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unnamed: Option<String>,
    /// Whether the speaker decides or speaks for the party.
    #[serde(default)]
    pub standing: Standing,
    /// The issue; `None` when none fits ("other").
    pub issue: Option<IssueId>,
    /// The proposal; `None` when the issue fits but no proposal of it does.
    pub proposal: Option<ProposalId>,
    /// What the holder does, in its own verb.
    pub act: Act,
    /// The attitude toward the proposal or, without one, toward what the holder asks for.
    pub attitude: Attitude,
    /// Which way a conditional attitude leans; `None` for other attitudes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lean: Option<Lean>,
    /// The condition in the article's words, for a conditional attitude.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// The number or the date that the holder names, where the proposal has a scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Amount>,
    /// How firmly it is held.
    pub firmness: Firmness,
    /// In whose words it comes to us.
    pub voice: Voice,
    /// To whom it was said ("India Today"), if the article says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// Through whom the article has it ("TASS"), if it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// When it was said, where that differs from the article's date and is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_on: Option<Date>,
    /// Whether it tells of a position given up since.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub superseded: bool,
    /// The word that carries the act ("insisted"), as it stands in the text.
    pub cue: String,
    /// The exact words that prove it.
    pub evidence: Evidence,
    /// How likely the whole statement is right, from 0 to 1.
    pub confidence: f32,
    /// Why each field was set, one line each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    /// How far a person stands behind it.
    pub status: Status,
    /// Whether a person discarded it: kept and shown struck out, counted nowhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub discarded: bool,
    /// Who made it or last changed it: the name of a person, empty if none was given; `None`
    /// is the extractor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coder: Option<String>,
    /// What the extractor had taken it for, where a person has changed it since: by this it is
    /// known when the article is extracted again. A person's own statement has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extracted: Option<Extracted>,
}

impl Statement {
    /// Says whether a person has decided anything on it, so that it is not the extractor's to
    /// change.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.discarded || self.coder.is_some() || self.status != Status::Machine
    }

    /// Returns what the extractor takes it for.
    #[must_use]
    pub fn as_extracted(&self) -> Extracted {
        self.extracted.clone().unwrap_or_else(|| Extracted {
            party: self.party.clone(),
            issue: self.issue.clone(),
            proposal: self.proposal.clone(),
            act: self.act,
            attitude: self.attitude,
            lean: self.lean,
            condition: self.condition.clone(),
            firmness: self.firmness,
        })
    }

    /// Says whether a person made it, and the extractor had found no such thing.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.coder.is_some() && self.extracted.is_none()
    }
}

/// What a statement was taken for when it was extracted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Extracted")]
pub struct Extracted {
    /// The holder.
    pub party: PartyId,
    /// The issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<IssueId>,
    /// The proposal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalId>,
    /// The act.
    pub act: Act,
    /// The attitude.
    pub attitude: Attitude,
    /// Its lean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lean: Option<Lean>,
    /// Its condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// How firmly it is held.
    pub firmness: Firmness,
}

/// A number or a date on a proposal's scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Amount")]
pub struct Amount {
    /// As it stands in the text ("15 years", "by June").
    pub words: String,
    /// The number; `None` for a date without a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<f64>,
    /// Whether it is a least or a most.
    pub bound: Bound,
}

impl Amount {
    /// Returns it for people: "at least 15 years", "by June".
    #[must_use]
    pub fn told(&self) -> String {
        match self.bound {
            Bound::Exactly => self.words.clone(),
            bound => format!("{bound} {}", self.words),
        }
    }
}

/// Whether a speaker settles stances of the party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Standing {
    /// Decides or speaks for the party.
    #[default]
    Speaks,
    /// A legislator, adviser, dissenter or former official: listed, never settles.
    Listed,
}

impl Standing {
    /// Returns the name for files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Speaks => "speaks",
            Self::Listed => "listed",
        }
    }
}

/// The quote that proves a statement, with enough around it to be found again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Evidence")]
pub struct Evidence {
    /// The exact words: the article's text at `span`, unless `found` says otherwise.
    pub quote: String,
    /// Where they stand, in bytes of the article's text.
    pub span: Span,
    /// Some text before (at most [`Evidence::CONTEXT`] characters).
    pub before: String,
    /// Some text after (at most [`Evidence::CONTEXT`] characters).
    pub after: String,
    /// The hash of the article's text for which `span` is the place.
    pub hash: String,
    /// How it was found when the text last became another.
    #[serde(default, skip_serializing_if = "Found::is_in_place")]
    pub found: Found,
}

scale! {
    /// How evidence was found again in a text that has become another.
    #[derive(Default)]
    Found {
        /// The same words in the same place.
        #[default]
        InPlace = "in_place", "in place";
        /// The same words in other surroundings.
        Moved = "moved", "moved";
        /// Other words in the same surroundings: the span is theirs, the quote is what was
        /// coded.
        Edited = "edited", "edited since";
        /// Several places could be meant; none is taken, the span is empty.
        Ambiguous = "ambiguous", "in several places";
        /// Not there any more; the span is empty.
        Lost = "lost", "no longer in the text";
    }
}

impl Found {
    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for a reference"
    )]
    fn is_in_place(&self) -> bool {
        *self == Self::InPlace
    }

    /// Says whether the evidence has a place in the text as it is now.
    #[must_use]
    pub const fn has_place(self) -> bool {
        matches!(self, Self::InPlace | Self::Moved | Self::Edited)
    }
}

impl Evidence {
    /// How many characters of context are kept on either side.
    pub const CONTEXT: usize = 40;

    /// Takes the words at `span` of `text`, whose hash is `hash`.
    #[must_use]
    pub fn take(text: &str, span: Span, hash: &str) -> Self {
        let (before, after) = (&text[..span.start], &text[span.end..]);
        let last = Self::CONTEXT - 1;
        let start = before.char_indices().nth_back(last).map_or(0, |(at, _)| at);
        let end = after.char_indices().nth(last + 1);
        Self {
            quote: span.of(text).to_owned(),
            span,
            before: before[start..].to_owned(),
            after: after[..end.map_or(after.len(), |(at, _)| at)].to_owned(),
            hash: hash.to_owned(),
            found: Found::InPlace,
        }
    }
}
