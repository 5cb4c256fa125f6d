//! The agenda of one negotiation: its parties, issues and proposals, as data.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::id::{IssueId, PartyId, ProposalId};

/// Parties, issues and proposals of one negotiation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Agenda")]
pub struct Agenda {
    /// Short name, such as `ukraine-talks`.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// Day on which the data was last checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// Parties in their stated order, which is the order of columns.
    #[serde(default)]
    pub parties: Vec<Party>,
    /// Issues in their stated order, which is the order of rows.
    #[serde(default)]
    pub issues: Vec<Issue>,
}

/// Who can accept or refuse; speaks through people, offices and metonyms.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Party")]
pub struct Party {
    /// Unique in the agenda.
    pub id: PartyId,
    /// Name for people.
    pub name: String,
    /// Whether the party is one of the main ones, shown as a column from the start.
    /// Where no party of an agenda says so, all are.
    #[serde(default, rename = "default", skip_serializing_if = "is_false")]
    pub main: bool,
    /// Names of the party itself, as articles write them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Adjectives and nouns of belonging ("Russian", "Britons").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub demonyms: Vec<String>,
    /// Phrases in which the adjective stands for the party ("Russian side").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjective_heads: Vec<String>,
    /// Places and buildings that stand for it ("Moscow", "the Kremlin").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub metonyms: Vec<String>,
    /// Offices, ministries and bodies that speak for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub institutions: Vec<String>,
    /// Titles that name one of its people ("Russian president").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub role_titles: Vec<String>,
    /// People who speak for it, or are listed with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// Phrases that hold one of its names and do not mean it ("Kyiv Post", "pro-Russian").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_party: Vec<String>,
    /// Whether it is no longer looked for nor compared. What refers to it stays.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

/// A person of a party.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Person")]
pub struct Person {
    /// Spellings; the first is the full name shown to people.
    pub names: Vec<String>,
    /// Office, for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// First day in office, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<PartialDate>,
    /// Last day in office, if over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// Several times in office, where there was more than one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Term>,
    /// Why the person neither decides nor speaks for the party (legislator, opposition,
    /// dissenter). Such people are listed and never settle a stance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<String>,
}

/// One time in office: first day and, where it is over, last day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term(pub PartialDate, pub Option<PartialDate>);

/// A matter to be settled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Issue")]
pub struct Issue {
    /// Unique in the agenda.
    pub id: IssueId,
    /// Title for people.
    pub title: String,
    /// What belongs to it, in one sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub scope: String,
    /// Words and phrases that tell it in a text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Proposals in their stated order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<Proposal>,
    /// Whether it is no longer looked for nor compared. What refers to it stays.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

/// One neutral, single-claim proposition that a party can support or oppose.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Proposal")]
pub struct Proposal {
    /// Unique in the agenda.
    pub id: ProposalId,
    /// The proposition, as a whole sentence without its full stop.
    pub text: String,
    /// Words and phrases that tell it in a text; one that begins with `!` tells the
    /// opposite.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cues: Vec<String>,
    /// The scale on which parties may name values, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<ScaleSpec>,
    /// Proposals that whoever supports this one supports with it. No chain of them leads
    /// back to its start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub implies: Vec<ProposalId>,
    /// Proposals that nobody can support together with this one; said on either side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<ProposalId>,
    /// By what rule statements are coded as on it: for people who code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// What a person notes on it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub memo: String,
    /// Whether it is no longer looked for nor compared. What refers to it stays.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

/// The scale of a proposal that can be had in amounts (years, personnel).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Scale")]
pub struct ScaleSpec {
    /// What is counted ("years").
    pub unit: String,
    /// Smallest value shown.
    pub low: f64,
    /// Largest value shown.
    pub high: f64,
}

impl ScaleSpec {
    /// Says whether both ends are finite numbers, the lower one first.
    #[must_use]
    pub fn runs_forward(&self) -> bool {
        self.low.is_finite() && self.high.is_finite() && self.low < self.high
    }
}

/// A date of which only the year, or the year and month, may be known; written
/// `2022`, `2026-01` or `2025-11-28`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    first: Date,
    known: Known,
}

/// Down to what a partial date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Known {
    Year,
    Month,
    Day,
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else and for days
    /// that do not exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let (known, month, day) = match parts[1..] {
            [] => (Known::Year, 1, 1),
            [month] => (Known::Month, two_digits(month)?, 1),
            [month, day] => (Known::Day, two_digits(month)?, two_digits(day)?),
            _ => return None,
        };
        let year = Some(parts[0])
            .filter(|year| year.len() == 4)?
            .parse()
            .ok()?;
        Some(Self {
            first: Date::new(year, month, day).ok()?,
            known,
        })
    }

    /// Returns the first day that the date can mean.
    #[must_use]
    pub const fn first_day(self) -> Date {
        self.first
    }

    /// Returns the last day that the date can mean.
    #[must_use]
    pub fn last_day(self) -> Date {
        match self.known {
            Known::Day => self.first,
            Known::Month => self.first.last_of_month(),
            Known::Year => self.first.last_of_year(),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.known {
            Known::Year => write!(f, "{year:04}"),
            Known::Month => write!(f, "{year:04}-{month:02}"),
            Known::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "`{text}` is no date; write 2022, 2026-01 or 2025-11-28"
            ))
        })
    }
}

impl Agenda {
    /// Returns the party with that id.
    #[must_use]
    pub fn party(&self, id: &PartyId) -> Option<&Party> {
        self.parties.iter().find(|party| party.id == *id)
    }

    /// Returns the issue with that id.
    #[must_use]
    pub fn issue(&self, id: &IssueId) -> Option<&Issue> {
        self.issues.iter().find(|issue| issue.id == *id)
    }

    /// Returns the proposal with that id, and its issue.
    #[must_use]
    pub fn proposal(&self, id: &ProposalId) -> Option<(&Issue, &Proposal)> {
        self.all_proposals()
            .find(|(_, proposal)| proposal.id == *id)
    }

    /// Iterates over the parties in use, in the agenda's order.
    pub fn parties_in_use(&self) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(|party| !party.retired)
    }

    /// Iterates over the issues in use, in the agenda's order.
    pub fn issues_in_use(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| !issue.retired)
    }

    /// Iterates over the proposals in use with their issues, in the agenda's order.
    pub fn proposals(&self) -> impl Iterator<Item = (&Issue, &Proposal)> {
        let issues = self.issues_in_use();
        issues.flat_map(|issue| issue.in_use().map(move |proposal| (issue, proposal)))
    }

    /// Iterates over all proposals, retired ones too, with their issues, in the agenda's order.
    pub fn all_proposals(&self) -> impl Iterator<Item = (&Issue, &Proposal)> {
        self.issues.iter().flat_map(|issue| {
            issue
                .proposals
                .iter()
                .map(move |proposal| (issue, proposal))
        })
    }

    /// Returns the main parties in the agenda's order: those in use marked so or, where none
    /// is, all in use.
    #[must_use]
    pub fn main_parties(&self) -> Vec<PartyId> {
        let marked = self.parties_in_use().any(|party| party.main);
        self.parties_in_use()
            .filter(|party| party.main || !marked)
            .map(|party| party.id.clone())
            .collect()
    }

    /// Returns the agenda without what is retired.
    #[must_use]
    pub fn in_use(&self) -> Self {
        let mut agenda = self.clone();
        agenda.parties.retain(|party| !party.retired);
        agenda.issues.retain(|issue| !issue.retired);
        for issue in &mut agenda.issues {
            issue.proposals.retain(|proposal| !proposal.retired);
        }
        agenda
    }
}

impl Issue {
    /// Iterates over the proposals of it that are in use, in their order; none where the issue
    /// itself is retired.
    pub fn in_use(&self) -> impl Iterator<Item = &Proposal> {
        let proposals = self.proposals.iter();
        proposals.filter(|proposal| !self.retired && !proposal.retired)
    }
}

impl Person {
    /// Returns the full name shown to people.
    #[must_use]
    pub fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// Says whether the person held the office on `day`. Without a date of the day, or
    /// without dates of office, the answer is yes.
    #[must_use]
    pub fn in_office(&self, day: Option<Date>) -> bool {
        let Some(day) = day else { return true };
        let within = |since: Option<PartialDate>, until: Option<PartialDate>| {
            since.is_none_or(|s| s.first_day() <= day) && until.is_none_or(|u| day <= u.last_day())
        };
        if self.terms.is_empty() {
            within(self.since, self.until)
        } else {
            self.terms
                .iter()
                .any(|Term(since, until)| within(Some(*since), *until))
        }
    }
}

fn two_digits(part: &str) -> Option<i8> {
    (part.len() == 2).then(|| part.parse().ok()).flatten()
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the form that serde calls"
)]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_dates_round_trip_and_refuse_nonsense() {
        for text in ["2022", "2026-01", "2025-11-28"] {
            assert_eq!(
                PartialDate::parse(text).map(|d| d.to_string()).as_deref(),
                Some(text)
            );
        }
        for text in [
            "",
            "22",
            "2026-13",
            "2026-02-30",
            "2026-1",
            "2026-01-01-01",
            "later",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn office_is_honoured_by_date() {
        let day = |text: &str| Some(text.parse::<Date>().expect("a date"));
        let term = |a: &str, b: Option<&str>| {
            Term(
                PartialDate::parse(a).expect("a date"),
                b.and_then(PartialDate::parse),
            )
        };
        let twice = Person {
            terms: vec![
                term("2017-01-20", Some("2021-01-20")),
                term("2025-01-20", None),
            ],
            ..Person::default()
        };
        assert!(twice.in_office(day("2018-05-01")));
        assert!(!twice.in_office(day("2022-05-01")));
        assert!(twice.in_office(day("2026-05-01")));
        let until = Person {
            until: PartialDate::parse("2025-11"),
            ..Person::default()
        };
        assert!(until.in_office(day("2025-11-30")));
        assert!(!until.in_office(day("2025-12-01")));
        assert!(until.in_office(None));
    }
}
