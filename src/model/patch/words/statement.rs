//! What differs between two versions of a statement, in words.

use super::fields::Fields;
use super::{Told, party, quoted, title};
use crate::model::{
    Act, Amount, ArticleId, Attitude, Dossier, Evidence, Extracted, Firmness, IssueId, Lean,
    PartyId, ProposalId, Standing, Statement,
};

pub(super) fn told(
    dossier: &Dossier,
    article: &ArticleId,
    before: Option<&Statement>,
    after: Option<&Statement>,
) -> Told {
    let of = before.or(after).map_or_else(String::new, |it| {
        format!(
            "{} of {} in {}",
            quoted(&it.evidence.quote),
            party(dossier, &it.party),
            title(dossier, article)
        )
    });
    let mut fields = Fields::default();
    match (before, after) {
        (Some(a), Some(b)) => {
            all(&mut fields, dossier, a, b);
            fields.rest(a != b);
            fields.told(of).unwrap_or_default()
        }
        (one, other) => {
            let comes = one.is_none();
            let is = one.or(other).map(|it| whole(dossier, it));
            fields.told_alone(of, comes, &is.unwrap_or_default())
        }
    }
}

/// Returns what a statement says that comes or goes.
fn whole(dossier: &Dossier, it: &Statement) -> String {
    let mut told = vec![proposal(dossier, it.proposal.as_ref())];
    told.push(it.attitude.word().to_owned());
    told.extend(
        it.condition
            .as_ref()
            .map(|text| format!("condition {}", quoted(text))),
    );
    told.push(it.firmness.word().to_owned());
    told.push(it.status.word().to_owned());
    told.join(", ")
}

fn all(fields: &mut Fields, dossier: &Dossier, a: &Statement, b: &Statement) {
    coded(fields, dossier, &Coded::from(a), &Coded::from(b));
    fields.option("amount", (a.value.as_ref(), b.value.as_ref()), Amount::told);
    fields.maybe("speaker", a.speaker.as_ref(), b.speaker.as_ref());
    fields.maybe("unnamed speaker", a.unnamed.as_ref(), b.unnamed.as_ref());
    fields.value(&a.standing, &b.standing, |it| {
        let word = match it {
            Standing::Speaks => "speaks for the party",
            Standing::Listed => "does not speak for the party",
        };
        word.to_owned()
    });
    fields.value(&a.voice, &b.voice, |it| it.word().to_owned());
    fields.maybe("venue", a.venue.as_ref(), b.venue.as_ref());
    fields.maybe("relay", a.via.as_ref(), b.via.as_ref());
    let days = (a.said_on.as_ref(), b.said_on.as_ref());
    fields.option("day said", days, ToString::to_string);
    let superseded = ("superseded", "not superseded");
    fields.state(a.superseded, b.superseded, superseded);
    fields.text("cue", &a.cue, &b.cue);
    evidence(fields, &a.evidence, &b.evidence);
    fields.value(&a.status, &b.status, |it| it.word().to_owned());
    fields.state(a.discarded, b.discarded, ("discarded", "not discarded"));
    fields.value(&a.coder, &b.coder, |it| {
        let by = it.as_deref().unwrap_or("the program");
        format!("coded by {by}")
    });
    if !fields.is_empty() {
        // How sure the program was of what a person coded says no more.
        return;
    }
    fields.value(&percent(a), &percent(b), |it| format!("{it} % sure"));
    fields.list("reasons", &a.reasons, &b.reasons);
    extracted(fields, dossier, a.extracted.as_ref(), b.extracted.as_ref());
}

/// What is coded of a statement, now or as it was extracted.
struct Coded<'s> {
    party: &'s PartyId,
    issue: Option<&'s IssueId>,
    proposal: Option<&'s ProposalId>,
    act: Act,
    attitude: Attitude,
    lean: Option<Lean>,
    condition: Option<&'s String>,
    firmness: Firmness,
}

macro_rules! coded_from {
    ($($from:ident),+) => {
        $(impl<'s> From<&'s $from> for Coded<'s> {
            fn from(it: &'s $from) -> Self {
                Self {
                    party: &it.party,
                    issue: it.issue.as_ref(),
                    proposal: it.proposal.as_ref(),
                    act: it.act,
                    attitude: it.attitude,
                    lean: it.lean,
                    condition: it.condition.as_ref(),
                    firmness: it.firmness,
                }
            }
        })+
    };
}

coded_from!(Statement, Extracted);

fn coded(fields: &mut Fields, dossier: &Dossier, a: &Coded<'_>, b: &Coded<'_>) {
    fields.value(&a.party, &b.party, |id| {
        format!("holder {}", party(dossier, id))
    });
    fields.value(&a.proposal, &b.proposal, |id| proposal(dossier, *id));
    if a.proposal == b.proposal {
        // A proposal tells its issue.
        fields.option("issue", (a.issue, b.issue), |id| {
            let issue = dossier.agenda.issue(id);
            quoted(issue.map_or(id.as_str(), |issue| &issue.title))
        });
    }
    fields.value(&a.act, &b.act, |it| it.word().to_owned());
    fields.value(&a.attitude, &b.attitude, |it| it.word().to_owned());
    fields.value(&a.lean, &b.lean, |it| {
        it.map_or("no lean", |lean| lean.word()).to_owned()
    });
    fields.maybe("condition", a.condition, b.condition);
    fields.value(&a.firmness, &b.firmness, |it| it.word().to_owned());
}

fn proposal(dossier: &Dossier, id: Option<&ProposalId>) -> String {
    let Some(id) = id else {
        return "no proposal".to_owned();
    };
    let found = dossier.agenda.proposal(id);
    let text = found.map_or(id.as_str(), |(_, proposal)| &proposal.text);
    format!("on {}", quoted(text))
}

fn evidence(fields: &mut Fields, a: &Evidence, b: &Evidence) {
    fields.text("quote", &a.quote, &b.quote);
    fields.value(&a.found, &b.found, |it| format!("quote {}", it.word()));
    if a.quote == b.quote && a.found == b.found {
        fields.value(&a.span, &b.span, |it| {
            format!("quote from byte {} to {}", it.start, it.end)
        });
    }
}

fn extracted(fields: &mut Fields, dossier: &Dossier, a: Option<&Extracted>, b: Option<&Extracted>) {
    match (a, b) {
        (Some(a), Some(b)) => {
            let mut inside = Fields::default();
            coded(&mut inside, dossier, &Coded::from(a), &Coded::from(b));
            fields.inside("extracted as", &inside);
        }
        _ => fields.state(
            a.is_some(),
            b.is_some(),
            ("its extraction kept", "no extraction kept"),
        ),
    }
}

/// Returns how sure the program is, in percent.
fn percent(it: &Statement) -> String {
    format!("{:.0}", it.confidence * 100.0)
}
