//! The scales on which a statement is coded: attitude, act, firmness, voice, status.
//!
//! Every scale has one word for a person ([`Attitude::word`] and its like), used on screen,
//! on the command line and in exports, and the same word in snake case in files.

use serde::{Deserialize, Serialize};

/// Declares a scale: an enum whose variants each have one word for people and one key for
/// files and command lines.
macro_rules! scale {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal, $word:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $key)] $variant,)+
        }

        impl $name {
            /// All values, in their stated order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the name used in files, JSON lines and CSV.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// Returns the word shown to people.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Returns the value whose [`Self::key`] is `key`.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.key() == key)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}
pub(crate) use scale;

scale! {
    /// What a statement says of a proposal. No statement at all is silence, which is no
    /// attitude and never a number.
    Attitude {
        /// For it, without reservation.
        Support = "support", "supports";
        /// For it or against it under a condition; see [`Lean`].
        Conditional = "conditional", "conditional";
        /// Explicitly undecided, deliberately vague, or partly yes and partly no.
        Unclear = "unclear", "unclear";
        /// Against it.
        Oppose = "oppose", "opposes";
    }
}

scale! {
    /// Which way a conditional attitude leans.
    Lean {
        /// "Yes, if …": counts +0.5.
        YesIf = "yes_if", "yes, if";
        /// "No, unless …": counts -0.5.
        NoUnless = "no_unless", "no, unless";
    }
}

scale! {
    /// What the party does with the proposal, in its own verb.
    Act {
        /// Makes it a demand of others.
        Demands = "demands", "demands";
        /// Puts it forward.
        Proposes = "proposes", "proposes";
        /// Offers it as its own contribution.
        Offers = "offers", "offers";
        /// Promises or intends to do it.
        Pledges = "pledges", "pledges";
        /// Wants or hopes for it.
        Wants = "wants", "wants";
        /// Speaks for it.
        Supports = "supports", "supports";
        /// Takes what another side put forward.
        Accepts = "accepts", "accepts";
        /// Gives way to another side's demand.
        Concedes = "concedes", "concedes";
        /// Is weighing it.
        Considers = "considers", "considers";
        /// Says something of it that no stronger verb fits.
        Says = "says", "says";
        /// Announces harm should it (not) happen.
        Threatens = "threatens", "threatens";
        /// Speaks against it.
        Criticises = "criticises", "criticises";
        /// Turns it down.
        Rejects = "rejects", "rejects";
        /// Will not do it.
        Refuses = "refuses", "refuses";
        /// Excludes it for any future.
        RulesOut = "rules_out", "rules out";
    }
}

impl Act {
    /// Returns the attitude that goes with it; `None` for one that goes with any.
    #[must_use]
    pub const fn attitude(self) -> Option<Attitude> {
        match self {
            Self::Demands
            | Self::Proposes
            | Self::Offers
            | Self::Pledges
            | Self::Wants
            | Self::Supports
            | Self::Accepts
            | Self::Concedes => Some(Attitude::Support),
            Self::Criticises | Self::Rejects | Self::Refuses | Self::RulesOut => {
                Some(Attitude::Oppose)
            }
            Self::Considers | Self::Says | Self::Threatens => None,
        }
    }
}

scale! {
    /// How firmly a stance is held, from weakest to strongest.
    Firmness {
        /// Could, may, would consider, hinted.
        Tentative = "tentative", "tentative";
        /// Said, wants, agreed.
        Plain = "plain", "plain";
        /// Demands, insists, must, vows, rejects.
        Firm = "firm", "firm";
        /// Never, non-negotiable, in any case.
        RedLine = "red_line", "red line";
    }
}

scale! {
    /// Whether an amount is all that is meant, or the least or the most.
    Bound {
        /// That amount.
        Exactly = "exactly", "exactly";
        /// That much or more.
        AtLeast = "at_least", "at least";
        /// That much or less.
        AtMost = "at_most", "at most";
    }
}

scale! {
    /// In whose words a statement comes to us.
    Voice {
        /// The holder's side, in quotation marks.
        Quoted = "quoted", "quoted";
        /// The holder's side, paraphrased with attribution.
        Reported = "reported", "reported";
        /// The journalist's own words.
        Narrated = "narrated", "narrated";
        /// A rival or a third party says it of the holder.
        Other = "other", "according to others";
    }
}

scale! {
    /// How much a matter weighs for a party, as a person judges it; no statement says so. It is
    /// no part of the stance: what a party would give last need not be what it says most firmly.
    Priority {
        /// It could be given away.
        Low = "low", "low";
        /// It counts among others.
        Medium = "medium", "medium";
        /// It would be given up last.
        High = "high", "high";
    }
}

scale! {
    /// How far a person stands behind a statement or a cell.
    Status {
        /// As extracted; nobody has looked.
        Machine = "machine", "machine";
        /// A person has looked and let it stand or corrected it.
        Reviewed = "reviewed", "reviewed";
        /// A person vouches for it.
        Verified = "verified", "verified";
    }
}

impl Firmness {
    /// Returns what it means, in a few words for people.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Tentative => "with reservations",
            Self::Plain => "said without stress",
            Self::Firm => "insisted on",
            Self::RedLine => "not open to talks, as the party says",
        }
    }
}

impl Status {
    /// Returns what it means, in a few words for people.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Machine => "read by the machine, nobody has looked",
            Self::Reviewed => "a person has looked",
            Self::Verified => "a person vouches for it",
        }
    }
}

impl Attitude {
    /// Returns the number that stands for the attitude in arithmetic: support +1,
    /// conditional +0.5 (no-unless -0.5), unclear 0, oppose -1.
    #[must_use]
    pub fn value(self, lean: Option<Lean>) -> f64 {
        match (self, lean) {
            (Self::Support, _) => 1.0,
            (Self::Conditional, Some(Lean::NoUnless)) => -0.5,
            (Self::Conditional, _) => 0.5,
            (Self::Unclear, _) => 0.0,
            (Self::Oppose, _) => -1.0,
        }
    }
}
