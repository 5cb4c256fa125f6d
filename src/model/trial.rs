//! A trial of an agenda: what its words find in each sentence of an article.

use super::id::{IssueId, ProposalId};
use super::span::Span;

/// One sentence with what the agenda's words find in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    /// Where the sentence stands.
    pub span: Span,
    /// What it speaks of, the surest first.
    pub hits: Vec<TrialHit>,
    /// The words that tell nothing: neither of a hit nor too common to tell anything.
    pub missed: Vec<Span>,
}

/// A proposal, or an issue alone, that a sentence speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialHit {
    /// The issue.
    pub issue: IssueId,
    /// The proposal; `None` if only the issue is told.
    pub proposal: Option<ProposalId>,
    /// Whether the words tell the opposite of the proposal.
    pub contrary: bool,
    /// Whether only the issue is told, and the proposal is the one of it that fits best.
    pub guessed: bool,
    /// How well it fits; below 1, other signs must speak for it.
    pub score: f64,
    /// The words that tell it, in the order of the text.
    pub words: Vec<Span>,
}
