//! What a person sets on a statement, one field at a time.

use crate::model::{
    Act, Agenda, Attitude, Evidence, Firmness, IssueId, Lean, PartyId, Problem, ProposalId, Span,
    Statement, Status, Voice,
};

use crate::session::edit::typed_date;

/// On what a statement is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Proposal(ProposalId),
    /// An issue, and none of its proposals.
    Issue(IssueId),
    /// No issue of the agenda.
    Nothing,
}

impl About {
    /// Returns on what a statement is.
    pub(crate) fn of(statement: &Statement) -> Self {
        match (&statement.proposal, &statement.issue) {
            (Some(proposal), _) => Self::Proposal(proposal.clone()),
            (None, Some(issue)) => Self::Issue(issue.clone()),
            (None, None) => Self::Nothing,
        }
    }

    /// Returns it in words.
    pub(crate) fn told(&self, agenda: &Agenda) -> String {
        match self {
            Self::Proposal(id) => agenda
                .proposal(id)
                .map_or_else(|| id.to_string(), |(_, proposal)| proposal.text.clone()),
            Self::Issue(id) => {
                let title = agenda.issue(id).map_or(id.as_str(), |issue| &issue.title);
                format!("{title}, no proposal")
            }
            Self::Nothing => "No issue of the agenda".to_owned(),
        }
    }
}

/// A field of a statement that is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Condition,
    Speaker,
    Venue,
    Via,
    SaidOn,
}

impl Field {
    /// Returns what stands before the field.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Condition => "Condition",
            Self::Speaker => "Speaker",
            Self::Venue => "Said to",
            Self::Via => "Via",
            Self::SaidOn => "Said on",
        }
    }

    /// Returns what the field holds.
    pub(crate) fn value(self, statement: &Statement) -> String {
        let text = match self {
            Self::Condition => &statement.condition,
            Self::Speaker => &statement.speaker,
            Self::Venue => &statement.venue,
            Self::Via => &statement.via,
            Self::SaidOn => {
                return statement
                    .said_on
                    .map_or_else(String::new, |d| d.to_string());
            }
        };
        text.clone().unwrap_or_default()
    }
}

/// One field with what it is from now on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Set {
    Holder(PartyId),
    About(About),
    Attitude(Attitude),
    Lean(Lean),
    Firmness(Firmness),
    Act(Act),
    Voice(Voice),
    Status(Status),
    /// The words that prove it, in bytes of the article's text.
    Evidence(Span),
    Text(Field, String),
}

impl Set {
    /// Puts it into a statement.
    ///
    /// # Errors
    ///
    /// The text is no date where one is asked for.
    pub(crate) fn put(&self, statement: &mut Statement) -> Result<(), Problem> {
        match self {
            Self::Holder(party) => statement.party.clone_from(party),
            Self::About(about) => {
                (statement.issue, statement.proposal) = match about {
                    // The issue of a proposal is the agenda's to say.
                    About::Proposal(id) => (statement.issue.take(), Some(id.clone())),
                    About::Issue(id) => (Some(id.clone()), None),
                    About::Nothing => (None, None),
                };
            }
            Self::Attitude(attitude) => {
                if statement.act == usual_act(statement.attitude) {
                    statement.act = usual_act(*attitude);
                }
                statement.attitude = *attitude;
                statement.lean = (*attitude == Attitude::Conditional)
                    .then_some(statement.lean.unwrap_or(Lean::YesIf));
            }
            Self::Lean(lean) => statement.lean = Some(*lean),
            Self::Firmness(level) => statement.firmness = *level,
            Self::Act(act) => statement.act = *act,
            Self::Voice(voice) => statement.voice = *voice,
            Self::Status(status) => statement.status = *status,
            Self::Evidence(span) => {
                statement.evidence = Evidence {
                    span: *span,
                    ..Evidence::default()
                };
            }
            Self::Text(field, text) => put_text(*field, text.trim(), statement)?,
        }
        Ok(())
    }
}

fn put_text(field: Field, text: &str, statement: &mut Statement) -> Result<(), Problem> {
    let some = (!text.is_empty()).then(|| text.to_owned());
    match field {
        Field::Condition => statement.condition = some,
        Field::Speaker => {
            if some.is_some() {
                statement.unnamed = None;
            }
            statement.speaker = some;
        }
        Field::Venue => statement.venue = some,
        Field::Via => statement.via = some,
        Field::SaidOn if text.is_empty() => statement.said_on = None,
        Field::SaidOn => {
            let day = typed_date(text).map_err(|why| Problem::new("", why, ""))?;
            statement.said_on = Some(day);
        }
    }
    Ok(())
}

/// Says whether an act and an attitude can go together: no act of one side stands with an
/// attitude of the other.
pub(crate) fn fits(act: Act, attitude: Attitude) -> bool {
    let contrary = match attitude {
        Attitude::Support => Attitude::Oppose,
        Attitude::Oppose => Attitude::Support,
        Attitude::Conditional | Attitude::Unclear => return true,
    };
    act.attitude() != Some(contrary)
}

/// Returns the verb that says no more than the attitude.
pub(crate) fn usual_act(attitude: Attitude) -> Act {
    match attitude {
        Attitude::Support => Act::Supports,
        Attitude::Conditional => Act::Considers,
        Attitude::Unclear => Act::Says,
        Attitude::Oppose => Act::Rejects,
    }
}
