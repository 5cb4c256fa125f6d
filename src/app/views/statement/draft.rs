//! A statement that is being made, and which statement a form is about.

use crate::model::{
    ArticleId, Attitude, Evidence, Firmness, PartyId, Problem, ProposalId, Span, Standing,
    Statement, StatementId, StatementRef, Status, Voice,
};

use crate::session::guess::{Guess, Reason};

use super::change::{About, Field, Set, usual_act};

/// What the form of a statement is about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Form {
    /// A statement of the case; each field that is changed is an edit.
    Change(StatementRef),
    /// One that is yet to be added.
    New(Box<NewStatement>),
}

impl Form {
    /// Returns the statement of the case that it is about, if it is about one.
    pub(crate) fn of(&self) -> Option<&StatementRef> {
        match self {
            Self::Change(at) => Some(at),
            Self::New(_) => None,
        }
    }
}

/// A statement that is yet to be added.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NewStatement {
    pub(crate) article: ArticleId,
    /// What is chosen so far.
    pub(crate) statement: Statement,
    /// Whether somebody chose whose it is: nobody is first choice.
    pub(crate) has_holder: bool,
    /// What of it is a guess that nobody has chosen.
    pub(crate) guessed: Guessed,
    /// Whether somebody chose its attitude.
    pub(crate) has_attitude: bool,
    /// Whether anything was chosen or typed.
    pub(crate) is_begun: bool,
    /// The proposal of the cell that is selected, which it may be on.
    pub(crate) offered: Option<ProposalId>,
}

/// What of a statement is a guess.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Guessed {
    /// Its holder, and why.
    pub(crate) holder: Option<Reason>,
    /// Who says it.
    pub(crate) speaker: bool,
    /// Its voice is; without the guess it is this one.
    pub(crate) voice: Option<Voice>,
}

impl NewStatement {
    /// Begins a statement whose words stand at `span`.
    pub(crate) fn on(article: ArticleId, span: Span) -> Self {
        let statement = Statement {
            id: StatementId::default(),
            party: PartyId::default(),
            speaker: None,
            unnamed: None,
            standing: Standing::Speaks,
            issue: None,
            proposal: None,
            act: usual_act(Attitude::Unclear),
            attitude: Attitude::Unclear,
            lean: None,
            condition: None,
            value: None,
            firmness: Firmness::Plain,
            voice: Voice::Reported,
            venue: None,
            via: None,
            said_on: None,
            superseded: false,
            cue: String::new(),
            evidence: Evidence {
                span,
                ..Evidence::default()
            },
            confidence: 1.0,
            reasons: Vec::new(),
            status: Status::Reviewed,
            discarded: false,
            coder: None,
            extracted: None,
        };
        Self {
            article,
            statement,
            has_holder: false,
            guessed: Guessed::default(),
            has_attitude: false,
            is_begun: false,
            offered: None,
        }
    }

    /// Takes what is probably so of its words, to be corrected.
    pub(crate) fn guessed(mut self, guess: Guess) -> Self {
        if let Some((party, why)) = guess.holder {
            self.statement.party = party;
            self.has_holder = true;
            self.guessed.holder = Some(why);
        }
        let own = if guess.is_quoted {
            Voice::Quoted
        } else {
            self.statement.voice
        };
        self.guessed.speaker = guess.speaker.is_some();
        self.guessed.voice = Some(own);
        self.statement.speaker = guess.speaker;
        self.statement.standing = guess.standing;
        self.statement.voice = guess.voice.unwrap_or(own);
        self
    }

    /// Begins a statement as the one before it was: the same holder on the same proposal.
    pub(crate) fn like(self, before: &LastChoice) -> Self {
        let mut new = self;
        new.statement.party.clone_from(&before.party);
        new.has_holder = true;
        // On these, putting cannot fail.
        let _ = Set::About(before.about.clone()).put(&mut new.statement);
        let _ = Set::Attitude(before.attitude).put(&mut new.statement);
        new.statement.firmness = before.firmness;
        new.has_attitude = true;
        new
    }

    /// Sets a field.
    ///
    /// # Errors
    ///
    /// As of [`Set::put`].
    pub(crate) fn set(&mut self, set: &Set) -> Result<(), Problem> {
        self.is_begun = true;
        let before = self.statement.party.clone();
        set.put(&mut self.statement)?;
        match set {
            Set::Holder(party) => {
                self.has_holder = true;
                self.guessed.holder = None;
                if *party != before {
                    self.take_guesses_back();
                }
            }
            Set::Text(Field::Speaker, _) => {
                self.guessed.speaker = false;
                self.statement.standing = Standing::Speaks;
            }
            Set::Voice(_) => self.guessed.voice = None,
            _ => {}
        }
        self.has_attitude |= matches!(set, Set::Attitude(_));
        Ok(())
    }

    /// Takes back what is still a guess beside the holder, once that is another.
    fn take_guesses_back(&mut self) {
        let Guessed { speaker, voice, .. } = std::mem::take(&mut self.guessed);
        if speaker {
            self.statement.speaker = None;
            self.statement.standing = Standing::Speaks;
        }
        self.statement.voice = voice.unwrap_or(self.statement.voice);
    }

    /// Returns what has to be chosen before it can be added.
    pub(crate) fn missing(&self) -> Option<&'static str> {
        match (self.has_holder, self.has_attitude) {
            (false, false) => Some("Choose a party and an attitude"),
            (false, true) => Some("Choose a party"),
            (true, false) => Some("Choose an attitude"),
            (true, true) => None,
        }
    }
}

/// What was last chosen for a new statement.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LastChoice {
    pub(crate) party: PartyId,
    pub(crate) about: About,
    pub(crate) attitude: Attitude,
    pub(crate) firmness: Firmness,
}

impl LastChoice {
    /// Takes what is chosen on a statement.
    pub(crate) fn of(statement: &Statement) -> Self {
        Self {
            party: statement.party.clone(),
            about: About::of(statement),
            attitude: statement.attitude,
            firmness: statement.firmness,
        }
    }
}
