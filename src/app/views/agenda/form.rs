//! A part of the agenda as the fields that a person types in, and back.

use crate::model::{
    Agenda, Issue, PartialDate, Party, PartyId, Person, Proposal, ProposalId, ScaleSpec, Term,
};
use crate::session::edit::{AgendaEdit, AgendaPart};

use super::data::Target;

/// Where a field stands: in which person, if in one, and the how manieth it is.
pub(crate) type Place = (Option<usize>, usize);

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) label: &'static str,
    pub(crate) hint: &'static str,
    /// Whether it holds a list, one entry a line.
    pub(crate) lines: bool,
    pub(crate) text: String,
}

/// The fields of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) own: Vec<Field>,
    /// The people of a party.
    pub(crate) people: Vec<Vec<Field>>,
}

/// Why what was typed cannot be: at which field, and a sentence.
pub(crate) type Fault = (Place, String);

/// Returns the form of what is chosen; `None` if the agenda has no such part.
pub(crate) fn of(agenda: &Agenda, target: &Target) -> Option<Form> {
    Some(match target {
        Target::Part(AgendaPart::Party(id)) => party(agenda.party(id)?),
        Target::Part(AgendaPart::Issue(id)) => issue(agenda.issue(id)?),
        Target::Part(AgendaPart::Proposal(id)) => proposal(agenda.proposal(id)?.1),
        Target::NewParty => party(&Party::default()),
        Target::NewIssue => issue(&Issue::default()),
        Target::NewProposal(_) => proposal(&Proposal::default()),
    })
}

impl Form {
    /// Returns the edit that makes the agenda what was typed; `None` if it is that already.
    pub(crate) fn edit(
        &self,
        agenda: &Agenda,
        target: &Target,
    ) -> Result<Option<AgendaEdit>, Fault> {
        if of(agenda, target).as_ref() == Some(self) {
            return Ok(None);
        }
        let edit = match target {
            Target::Part(AgendaPart::Party(id)) => agenda
                .party(id)
                .map(|old| self.party(old).map(AgendaEdit::ChangeParty)),
            Target::Part(AgendaPart::Issue(id)) => agenda
                .issue(id)
                .map(|old| self.issue(old).map(AgendaEdit::ChangeIssue)),
            Target::Part(AgendaPart::Proposal(id)) => agenda
                .proposal(id)
                .map(|(_, old)| self.proposal(old).map(AgendaEdit::ChangeProposal)),
            Target::NewParty => Some(self.new_party(agenda).map(AgendaEdit::AddParty)),
            Target::NewIssue => Some(self.new_issue(agenda).map(AgendaEdit::AddIssue)),
            Target::NewProposal(issue) => Some(
                self.new_proposal(agenda, issue.as_str())
                    .map(|proposal| AgendaEdit::AddProposal(issue.clone(), proposal)),
            ),
        };
        let edit = edit.transpose()?;
        Ok(edit.filter(|edit| !is_there(agenda, edit)))
    }

    /// Adds a person without a name; once it has one, it is kept.
    pub(crate) fn add_person(&mut self) {
        self.people.push(person(&Person::default()));
    }

    fn party(&self, old: &Party) -> Result<Party, Fault> {
        let people = (0..self.people.len()).map(|at| self.person(at));
        let people: Result<Vec<Option<Person>>, Fault> = people.collect();
        Ok(Party {
            name: self.filled(0, "A party needs a name.")?,
            names: self.list(1),
            demonyms: self.list(2),
            adjective_heads: self.list(3),
            metonyms: self.list(4),
            institutions: self.list(5),
            role_titles: self.list(6),
            not_party: self.list(7),
            people: people?.into_iter().flatten().collect(),
            ..old.clone()
        })
    }

    /// Returns a person as typed; `None` for one on whom nothing was typed.
    fn person(&self, at: usize) -> Result<Option<Person>, Fault> {
        let fields = &self.people[at];
        if fields.iter().all(|field| field.text.trim().is_empty()) {
            return Ok(None);
        }
        let names = lines(&fields[0].text);
        if names.is_empty() {
            let sentence = "A person needs a name; the first is the one shown.";
            return Err(((Some(at), 0), sentence.to_owned()));
        }
        let date = |field: usize| partial(&fields[field].text).map_err(|s| ((Some(at), field), s));
        let terms: Result<Vec<Term>, String> = lines(&fields[4].text)
            .iter()
            .map(|line| term(line))
            .collect();
        let rank = fields[5].text.trim();
        Ok(Some(Person {
            names,
            role: fields[1].text.trim().to_owned(),
            since: date(2)?,
            until: date(3)?,
            terms: terms.map_err(|sentence| ((Some(at), 4), sentence))?,
            rank: (!rank.is_empty()).then(|| rank.to_owned()),
        }))
    }

    fn new_party(&self, agenda: &Agenda) -> Result<Party, Fault> {
        let mut party = self.party(&Party::default())?;
        let taken = |id: &str| agenda.parties.iter().any(|party| party.id.as_str() == id);
        party.id = PartyId::from(id_of(&party.name, taken).as_str());
        if party.names.is_empty() {
            // An article can mention it from the start.
            party.names = vec![party.name.clone()];
        }
        Ok(party)
    }

    fn issue(&self, old: &Issue) -> Result<Issue, Fault> {
        Ok(Issue {
            title: self.filled(0, "An issue needs a title.")?,
            scope: self.line(1),
            keywords: self.list(2),
            ..old.clone()
        })
    }

    fn new_issue(&self, agenda: &Agenda) -> Result<Issue, Fault> {
        let mut issue = self.issue(&Issue::default())?;
        let taken = |id: &str| agenda.issues.iter().any(|issue| issue.id.as_str() == id);
        issue.id = id_of(&issue.title, taken).as_str().into();
        Ok(issue)
    }

    fn proposal(&self, old: &Proposal) -> Result<Proposal, Fault> {
        Ok(Proposal {
            text: self.filled(0, "A proposal needs its text.")?,
            cues: self.list(1),
            scale: self.scale()?,
            ..old.clone()
        })
    }

    fn new_proposal(&self, agenda: &Agenda, issue: &str) -> Result<Proposal, Fault> {
        let mut proposal = self.proposal(&Proposal::default())?;
        proposal.id = proposal_id(agenda, issue, &proposal.text);
        Ok(proposal)
    }

    fn scale(&self) -> Result<Option<ScaleSpec>, Fault> {
        let texts = [2, 3, 4].map(|at| self.line(at));
        if texts.iter().all(String::is_empty) {
            return Ok(None);
        }
        let number = |at: usize| {
            let number = self.line(at).replace(',', "").parse::<f64>().ok();
            number
                .filter(|number| number.is_finite())
                .ok_or_else(|| ((None, at), "Write a number, such as 0 or 20.".to_owned()))
        };
        let unit = self.filled(2, "A scale needs a unit, such as years.")?;
        let (low, high) = (number(3)?, number(4)?);
        if low >= high {
            let sentence = "The highest value must be above the lowest.";
            return Err(((None, 4), sentence.to_owned()));
        }
        Ok(Some(ScaleSpec { unit, low, high }))
    }

    fn line(&self, at: usize) -> String {
        self.own[at].text.trim().to_owned()
    }

    fn filled(&self, at: usize, sentence: &str) -> Result<String, Fault> {
        let text = self.line(at);
        if text.is_empty() {
            return Err(((None, at), sentence.to_owned()));
        }
        Ok(text)
    }

    fn list(&self, at: usize) -> Vec<String> {
        lines(&self.own[at].text)
    }
}

/// Says whether the agenda has just what an edit makes of a part.
fn is_there(agenda: &Agenda, edit: &AgendaEdit) -> bool {
    match edit {
        AgendaEdit::ChangeParty(to) => agenda.party(&to.id) == Some(to),
        AgendaEdit::ChangeIssue(to) => agenda.issue(&to.id) == Some(to),
        AgendaEdit::ChangeProposal(to) => agenda.proposal(&to.id).is_some_and(|(_, p)| p == to),
        _ => false,
    }
}

/// Returns an id for a new proposal of an issue, made of its first words.
pub(crate) fn proposal_id(agenda: &Agenda, issue: &str, text: &str) -> ProposalId {
    let words: Vec<&str> = text.split_whitespace().take(4).collect();
    let taken = |id: &str| {
        let full = format!("{issue}.{id}");
        agenda.all_proposals().any(|(_, p)| p.id.as_str() == full)
    };
    format!("{issue}.{}", id_of(&words.join(" "), taken))
        .as_str()
        .into()
}

/// Returns an id made of a name, with a number where it is taken.
fn id_of(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut id = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('_') {
            id.push('_');
        }
    }
    let id = id.trim_end_matches('_');
    let id = if id.is_empty() { "new" } else { id };
    let numbered = (2_usize..).map(|n| format!("{id}_{n}"));
    std::iter::once(id.to_owned())
        .chain(numbered)
        .find(|id| !taken(id))
        .unwrap_or_default()
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn partial(text: &str) -> Result<Option<PartialDate>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || format!("“{text}” is no date. Write 2022, 2026-01 or 2025-11-28.");
    PartialDate::parse(text).map(Some).ok_or_else(wrong)
}

/// Reads "2017-01 to 2021-01", or "2025-01" for a time in office that goes on.
fn term(line: &str) -> Result<Term, String> {
    let (since, until) = line.split_once(" to ").unwrap_or((line, ""));
    let since = partial(since)?.ok_or("A time in office begins with a date.")?;
    Ok(Term(since, partial(until)?))
}

fn field(label: &'static str, hint: &'static str, text: &str) -> Field {
    Field {
        label,
        hint,
        lines: false,
        text: text.to_owned(),
    }
}

fn list(label: &'static str, hint: &'static str, entries: &[String]) -> Field {
    Field {
        label,
        hint,
        lines: true,
        text: entries.join("\n"),
    }
}

fn party(party: &Party) -> Form {
    Form {
        own: vec![
            field("Name", "as people know it", &party.name),
            list("Names", "as articles write it, one a line", &party.names),
            list("Demonyms", "Northern, Northerners", &party.demonyms),
            list("Phrases with it", "Northern side", &party.adjective_heads),
            list("Places for it", "its capital, its palace", &party.metonyms),
            list(
                "Institutions",
                "its ministries and bodies",
                &party.institutions,
            ),
            list("Titles", "titles of its people", &party.role_titles),
            list(
                "Not the party",
                "phrases that only sound like it",
                &party.not_party,
            ),
        ],
        people: party.people.iter().map(person).collect(),
    }
}

fn person(person: &Person) -> Vec<Field> {
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let terms = person.terms.iter().map(|Term(since, until)| match until {
        Some(until) => format!("{since} to {until}"),
        None => since.to_string(),
    });
    let terms: Vec<String> = terms.collect();
    let rank = person.rank.as_deref().unwrap_or_default();
    vec![
        list(
            "Person",
            "full name first, then other spellings",
            &person.names,
        ),
        field("Role", "office", &person.role),
        field("Since", "2022, 2026-01 or 2025-11-28", &date(person.since)),
        field("Until", "in office", &date(person.until)),
        list("Times in office", "2017-01 to 2021-01", &terms),
        field("Does not decide", "why, such as legislator", rank),
    ]
}

fn issue(issue: &Issue) -> Form {
    Form {
        own: vec![
            field("Title", "a matter to be settled", &issue.title),
            field("Scope", "what belongs to it", &issue.scope),
            list(
                "Keywords",
                "words that tell it, one a line",
                &issue.keywords,
            ),
        ],
        people: Vec::new(),
    }
}

fn proposal(proposal: &Proposal) -> Form {
    let scale = proposal.scale.as_ref();
    let text = |of: fn(&ScaleSpec) -> String| scale.map(of).unwrap_or_default();
    Form {
        own: vec![
            field(
                "Text",
                "one neutral claim, a whole sentence",
                &proposal.text,
            ),
            list(
                "Cues",
                "words that tell it; ! before the opposite",
                &proposal.cues,
            ),
            field(
                "Unit",
                "for a scale, such as years",
                &text(|s| s.unit.clone()),
            ),
            field("Lowest", "", &text(|s| s.low.to_string())),
            field("Highest", "", &text(|s| s.high.to_string())),
        ],
        people: Vec::new(),
    }
}
