//! What differs between two agendas, in words: one line for each party, issue and proposal.

use std::collections::BTreeMap;

use super::fields::{Fields, order};
use super::{Told, quoted};
use crate::model::patch::agenda::{Item, ItemChange, changes, common, under};
use crate::model::{
    Agenda, Issue, IssueId, PartialDate, Party, Person, Proposal, ProposalId, ScaleSpec, Term,
};

pub(super) fn told(before: &Agenda, after: &Agenda) -> Vec<Told> {
    let sides = Sides { before, after };
    let mut told: Vec<Told> = changes(before, after)
        .iter()
        .filter_map(|change| sides.item(change))
        .collect();
    sides.orders(&mut told);
    told
}

/// The agenda as it was and as it is, each of which has names.
struct Sides<'a> {
    before: &'a Agenda,
    after: &'a Agenda,
}

impl Sides<'_> {
    fn item(&self, change: &ItemChange) -> Option<Told> {
        let (old, new) = (change.before.as_ref(), change.after.as_ref());
        let of = name(old.or(new)?);
        let told = match (old, new) {
            (Some(old), Some(new)) => {
                let mut fields = self.fields(old, new);
                fields.rest(old != new);
                return fields.told(of);
            }
            (None, Some(new)) => (new, true),
            (Some(old), None) => (old, false),
            (None, None) => return None,
        };
        let (item, comes) = told;
        let fields = self.fields(&nothing_of(item), item);
        Some(fields.told_alone(of, comes, "there"))
    }

    fn fields(&self, old: &Item, new: &Item) -> Fields {
        let mut fields = Fields::default();
        match (old, new) {
            (Item::About(a), Item::About(b)) => {
                fields.text("title", &a.title, &b.title);
                fields.text("short name", &a.id, &b.id);
                let days = (a.as_of.as_ref(), b.as_of.as_ref());
                fields.option("day of the last check", days, ToString::to_string);
            }
            (Item::Party(a), Item::Party(b)) => party(&mut fields, a, b),
            (Item::Issue(a), Item::Issue(b)) => {
                fields.text("title", &a.title, &b.title);
                fields.text("scope", &a.scope, &b.scope);
                fields.list("keywords", &a.keywords, &b.keywords);
                fields.state(a.retired, b.retired, RETIRED);
            }
            (Item::Proposal(under, a), Item::Proposal(now_under, b)) => {
                fields.value(under, now_under, |id| format!("issue {}", self.issue(id)));
                self.proposal(&mut fields, a, b);
            }
            _ => {}
        }
        fields
    }

    fn proposal(&self, fields: &mut Fields, a: &Proposal, b: &Proposal) {
        let texts = |ids: &[ProposalId]| -> Vec<String> {
            let text = |id: &ProposalId| {
                let find = |agenda: &Agenda| Some(agenda.proposal(id)?.1.text.clone());
                find(self.after)
                    .or_else(|| find(self.before))
                    .unwrap_or_else(|| id.to_string())
            };
            ids.iter().map(text).collect()
        };
        let scale = |it: &ScaleSpec| format!("from {} to {} {}", it.low, it.high, it.unit);
        fields.text("text", &a.text, &b.text);
        fields.list("cues", &a.cues, &b.cues);
        fields.option("scale", (a.scale.as_ref(), b.scale.as_ref()), scale);
        fields.list("implied proposals", &texts(&a.implies), &texts(&b.implies));
        fields.list(
            "excluded proposals",
            &texts(&a.excludes),
            &texts(&b.excludes),
        );
        fields.text("coding rule", &a.rule, &b.rule);
        fields.text("memo", &a.memo, &b.memo);
        fields.state(a.retired, b.retired, RETIRED);
    }

    fn issue(&self, id: &IssueId) -> String {
        let issue = self.after.issue(id).or_else(|| self.before.issue(id));
        issue.map_or_else(|| id.to_string(), |issue| quoted(&issue.title))
    }

    /// Tells what stands in another order than it did.
    fn orders(&self, told: &mut Vec<Told>) {
        let names: BTreeMap<&str, &str> = [self.before, self.after]
            .iter()
            .flat_map(|agenda| {
                let parties = agenda.parties.iter();
                let issues = agenda.issues.iter();
                let parties = parties.map(|it| (it.id.as_str(), it.name.as_str()));
                let issues = issues.map(|it| (it.id.as_str(), it.title.as_str()));
                let proposals = agenda.all_proposals();
                let proposals = proposals.map(|(_, it)| (it.id.as_str(), it.text.as_str()));
                parties.chain(issues).chain(proposals)
            })
            .collect();
        let mut add = |of: String, before: Vec<&str>, after: Vec<&str>| {
            let (old, new) = (common(&before, &after), common(&after, &before));
            if old != new {
                let in_words = |ids: Vec<&str>| -> Vec<String> {
                    let name = |id| names.get(id).copied().unwrap_or(id).to_owned();
                    ids.into_iter().map(name).collect()
                };
                let (before, after) = order(&in_words(old), &in_words(new));
                told.push(Told { of, before, after });
            }
        };
        add(
            "Order of parties".to_owned(),
            self.before
                .parties
                .iter()
                .map(|it| it.id.as_str())
                .collect(),
            self.after.parties.iter().map(|it| it.id.as_str()).collect(),
        );
        add(
            "Order of issues".to_owned(),
            self.before.issues.iter().map(|it| it.id.as_str()).collect(),
            self.after.issues.iter().map(|it| it.id.as_str()).collect(),
        );
        for issue in &self.before.issues {
            let (old, new) = (under(self.before, &issue.id), under(self.after, &issue.id));
            add(
                format!("Order of proposals on {}", quoted(&issue.title)),
                old.iter().map(ProposalId::as_str).collect(),
                new.iter().map(ProposalId::as_str).collect(),
            );
        }
    }
}

/// What a part in use and a retired one are called.
const RETIRED: (&str, &str) = ("retired", "in use");

fn name(item: &Item) -> String {
    match item {
        Item::About(_) => "Agenda".to_owned(),
        Item::Party(it) => format!("Party {}", quoted(&it.name)),
        Item::Issue(it) => format!("Issue {}", quoted(&it.title)),
        Item::Proposal(_, it) => format!("Proposal {}", quoted(&it.text)),
    }
}

/// Returns what is compared with a part that comes or goes: the same without any field but its
/// name.
fn nothing_of(item: &Item) -> Item {
    match item {
        Item::About(_) => Item::About(Agenda::default()),
        Item::Party(it) => Item::Party(Party {
            name: it.name.clone(),
            ..Party::default()
        }),
        Item::Issue(it) => Item::Issue(Issue {
            title: it.title.clone(),
            ..Issue::default()
        }),
        Item::Proposal(_, it) => {
            let text = it.text.clone();
            let nowhere = IssueId::from("");
            Item::Proposal(
                nowhere,
                Proposal {
                    text,
                    ..Proposal::default()
                },
            )
        }
    }
}

fn party(fields: &mut Fields, a: &Party, b: &Party) {
    fields.text("name", &a.name, &b.name);
    let column = ("a column from the start", "no column from the start");
    fields.state(a.main, b.main, column);
    fields.list("names", &a.names, &b.names);
    fields.list("demonyms", &a.demonyms, &b.demonyms);
    fields.list("phrases with it", &a.adjective_heads, &b.adjective_heads);
    fields.list("places for it", &a.metonyms, &b.metonyms);
    fields.list("institutions", &a.institutions, &b.institutions);
    fields.list("titles", &a.role_titles, &b.role_titles);
    people(fields, &a.people, &b.people);
    fields.list("phrases that are not the party", &a.not_party, &b.not_party);
    fields.state(a.retired, b.retired, RETIRED);
}

fn people(fields: &mut Fields, a: &[Person], b: &[Person]) {
    let names = |people: &[Person]| -> Vec<String> {
        people.iter().map(|it| it.name().to_owned()).collect()
    };
    fields.list("people", &names(a), &names(b));
    for old in a {
        let Some(new) = b.iter().find(|new| new.name() == old.name()) else {
            continue;
        };
        let date = |it: &PartialDate| it.to_string();
        let term = |Term(since, until): &Term| match until {
            Some(until) => format!("{since} to {until}"),
            None => format!("from {since}"),
        };
        let terms = |it: &Person| -> Vec<String> { it.terms.iter().map(term).collect() };
        let mut inside = Fields::default();
        inside.list("names", &old.names, &new.names);
        inside.text("role", &old.role, &new.role);
        inside.option("since", (old.since.as_ref(), new.since.as_ref()), date);
        inside.option("until", (old.until.as_ref(), new.until.as_ref()), date);
        inside.list("times in office", &terms(old), &terms(new));
        inside.maybe("reason not to decide", old.rank.as_ref(), new.rank.as_ref());
        fields.inside(old.name(), &inside);
    }
}
