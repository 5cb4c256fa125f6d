//! Subjects before or behind their verb: coordination, inversion, and the plain "Kyiv rejects …".

use std::ops::Range;

use super::{
    ADDRESSEE, Verb, announcing, clause_subject, first_subject, inherited, main_subject,
    skip_addressee,
};
use crate::agenda::lexicon::{CueClass, Form, Sign};
use crate::extract::doc::Doc;
use crate::extract::mention::Kind;
use crate::extract::predicate::attribution::inversion;
use crate::extract::predicate::bounds::{
    behind_adjuncts, clause_start, is_short, phrase_after, skip_comma,
};
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::{Source, identify, is_possessive, phrase_before};
use crate::extract::token::{Traits, WordKey, words};

/// Parts of a text.
const PARTS: &[WordKey] = words![
    "phase", "phases", "stage", "stages", "part", "parts", "section", "sections", "terms",
    "article", "articles", "clause", "clauses", "element", "elements", "chapter", "outline",
    "details",
];

/// "“…,” | the envoy, Ada Berg, said": where the title begins behind a quotation, whose holder the
/// apposition names at `named`; `named` itself where none stands there.
fn title_start(doc: &Doc, start: usize, named: usize) -> usize {
    let Some(comma) = named.checked_sub(1).filter(|&i| doc.marks(i, &[','])) else {
        return named;
    };
    let verb = Traits::PUNCT.with(Traits::HELPING);
    let title = (start..comma)
        .rev()
        .take_while(|&i| doc.is_named(i) || !doc.is(i, verb) || is_possessive(doc, i))
        .last();
    title
        .filter(|&i| i > start + 1 && doc.inside[i] == 0 && doc.inside[i - 2] != 0)
        .filter(|&i| doc.marks(i - 1, &['”', '"', '’', '\'', '»']))
        .unwrap_or(named)
}

/// How many words may follow the verb of "It is a vote that Norland wants held".
const CLEFT: usize = 3;

impl Verb<'_, '_> {
    /// "accepts a truce but rejects …".
    pub(super) fn coordination(&self) -> Option<Predicate> {
        let doc = self.site.doc;
        let prior = self.prior()?;
        let joined = doc.reads(prior, words!["and", "but", "or", "then"])
            || (doc.tokens[prior].first == ','
                && self
                    .before
                    .last()
                    .is_some_and(|p| p.content.start > p.at.start));
        // ", widely recognised as …": a participle of what stands before.
        let participle = self.hit.form == Form::Past
            && doc.tokens[prior].first == ','
            && doc.reads(self.hit.tokens.end, words!["as"]);
        if !joined || participle || self.is_of_errand(prior) || self.closes_quotation(prior) {
            return None;
        }
        if let Some(phrase) = self.own_subject(prior) {
            let subject = identify(doc, &phrase);
            return Some(self.make(subject, phrase, self.rest(), Pattern::Subject));
        }
        if let Some(phrase) = self.before_aside(prior) {
            let subject = identify(doc, &phrase);
            return Some(self.make(subject, phrase, self.rest(), Pattern::Subject));
        }
        // "insisted that Kyiv give way, and said …": who speaks goes on speaking.
        let speech = |p: &&Predicate| {
            self.site.lexicon.cues[p.cue].speech
                || p.pattern == Pattern::Subject && p.named.start == self.site.bounds.start
        };
        let cue = &self.site.lexicon.cues[self.hit.cue];
        let spoke = self
            .before
            .iter()
            .rev()
            .filter(|_| cue.speech)
            .find(speech)
            .map(|p| (p.subject.clone(), p.source.clone()))
            .filter(|(source, _)| *source != Source::Nobody);
        // "harangued the envoy and demanded …": who did the one did the other.
        let began = || {
            let finite = matches!(self.hit.form, Form::Past | Form::Third);
            (finite && self.before.is_empty())
                .then(|| first_subject(self.site, self.group.start))
                .flatten()
        };
        let behind =
            |p: &(Source, Range<usize>)| self.before.iter().all(|b| b.at.start < p.1.start);
        let subject = spoke
            .or_else(|| clause_subject(self.site, self.group.start).filter(behind))
            .or_else(|| inherited(self.before, self.group.start))
            .or_else(|| {
                main_subject(self.site, self.group.start)
                    .filter(|(source, _)| matches!(source, Source::Person | Source::It))
            })
            .or_else(began)
            .or_else(|| main_subject(self.site, self.group.start))?;
        Some(self.shared(subject, Pattern::Coordination))
    }

    /// "“We accept it,” Ada Berg, the envoy, said": whether the comma at `comma` closes an aside
    /// on who said the quotation before, so that the verb joins nothing in it.
    fn closes_quotation(&self, comma: usize) -> bool {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let speech = self.site.lexicon.cues[self.hit.cue].speech;
        let inside = |i: usize| doc.inside[i] != 0;
        if !speech || !doc.marks(comma, &[',']) || inside(comma) {
            return false;
        }
        let last = (start..comma).rev().find(|&i| inside(i));
        last.is_some_and(|last| {
            let joins = words!["and", "but", "or", "then", "while"];
            doc.marks(last, &[',', '?', '!', '—', '…'])
                && (last + 1..comma).any(|i| doc.marks(i, &[',']))
                && !(last + 1..comma).any(|i| doc.reads(i, joins))
                && self.before.iter().all(|p| p.at.start <= last)
        })
    }

    /// "its calls for Sudria to lower the dam and give up the reef": a bare verb behind the "and"
    /// at `joint`, which tells what others are to do.
    fn is_of_errand(&self, joint: usize) -> bool {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        // "and reject a toll": its sign is not that of the errand.
        let against = self.site.lexicon.cues[self.hit.cue].sign == Sign::Against;
        let bare =
            self.hit.form == Form::Base && self.group.start == self.hit.tokens.start && !against;
        let stops = Traits::PUNCT.with(Traits::HELPING);
        let mut before = (start + 1..joint)
            .rev()
            .take_while(|&i| !doc.is(i, stops))
            .filter(|_| bare);
        let to = before.find(|&i| doc.reads(i, words!["to"]) && doc.is(i + 1, Traits::BARE));
        to.and_then(|to| phrase_before(doc, start, to))
            .and_then(|named| named.start.checked_sub(1))
            .is_some_and(|i| i >= start && doc.reads(i, words!["for"]))
    }

    /// "Sudria pays, while Ada Berg, in a letter, asked …", "…, and the Norlandic envoys, who came
    /// late, want …": a party that opens a clause, where the comma at `comma` closes an aside
    /// behind it.
    fn own_subject(&self, comma: usize) -> Option<Range<usize>> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let finite = matches!(self.hit.form, Form::Past | Form::Third | Form::Base)
            || self.helped_by(Traits::HELPING);
        if !finite || !doc.marks(comma, &[',', '–', '—', ')']) {
            return None;
        }
        let phrase = phrase_before(doc, start, self.group.start)?;
        let opener = phrase.start.checked_sub(1).filter(|&i| i >= start)?;
        let opens = doc.reads(opener, words!["while", "whereas", "although", "though"])
            || doc.reads(opener, words!["and", "but"])
                && doc.marks(opener.saturating_sub(1), &[',', ';', '–', '—'])
            || doc.marks(opener, &[';']);
        let aside = phrase.end < comma && doc.marks(phrase.end, &[',', '–', '—', '(']);
        let party = || matches!(identify(doc, &phrase), Source::Parties(_));
        (opens && aside && party()).then_some(phrase)
    }

    /// "Rell, a weary Ada Berg told the press, wants …": the subject that the sentence opens
    /// with, where the comma at `comma` closes an aside of who says it.
    fn before_aside(&self, comma: usize) -> Option<Range<usize>> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let told = self.before.last()?;
        let open = told.named.start.checked_sub(1).filter(|&i| i > start)?;
        let aside = doc.marks(open, &[','])
            && doc.marks(comma, &[','])
            && self.site.lexicon.cues[told.cue].speech
            && matches!(self.hit.form, Form::Past | Form::Third)
            && !(open + 1..comma).any(|i| doc.marks(i, &[',']));
        let phrase = phrase_before(doc, start, open).filter(|_| aside)?;
        let party = matches!(identify(doc, &phrase), Source::Parties(_));
        (party && phrase.start == start && phrase.end == open).then_some(phrase)
    }

    /// `Said Ada Berg: "…"`.
    pub(super) fn opening(&self) -> Option<Predicate> {
        let (doc, end) = (self.site.doc, self.hit.tokens.end);
        let phrase = phrase_after(doc, end, self.site.bounds.end);
        let told =
            self.hit.form == Form::Past && !phrase.is_empty() && doc.marks(phrase.end, &[':']);
        told.then(|| {
            let content = phrase.end..self.site.bounds.end;
            self.make(identify(doc, &phrase), phrase, content, Pattern::Subject)
        })
    }

    /// `"…," said X`.
    pub(super) fn inversion(&self) -> Option<Predicate> {
        let cue = &self.site.lexicon.cues[self.hit.cue];
        // "Norland, says Ada Berg, wants Sudria to …": after a mere comma only speech is told.
        let quoted = self
            .prior()
            .is_some_and(|i| !self.site.doc.marks(i, &[',']));
        let tells = cue.speech || cue.sign == Sign::Content;
        let demands = cue.class == CueClass::Demand;
        let warns = matches!(
            cue.cue.as_str(),
            "warn" | "caution" | "promise" | "urge" | "ask"
        );
        if cue.addressed && !warns || !(tells || quoted || demands) {
            return None;
        }
        let phrase = inversion(self.site, &self.hit.tokens, self.group.start)?;
        // "a fee would harm the port, warned Ada Berg": told as a danger, and not asked for.
        let asked = Traits::MUST.with(Traits::NEG);
        let doc = self.site.doc;
        let danger = matches!(cue.cue.as_str(), "warn" | "caution")
            && !(self.site.bounds.start..self.group.start).any(|i| doc.is(i, asked));
        if danger && !quoted {
            return None;
        }
        // "…, insists Norland.", "…, warned the envoy": nothing of the sentence may follow.
        let ends = phrase.end >= self.site.bounds.end || doc.is(phrase.end, Traits::PUNCT);
        if (cue.addressed || demands && !tells && !quoted) && !ends {
            return None;
        }
        let content = self.site.bounds.start..self.group.start;
        let subject = identify(self.site.doc, &phrase);
        Some(self.make(subject, phrase, content, Pattern::Inversion))
    }

    /// The subject before the verb, the content after it or, where little follows, before.
    pub(super) fn plain(&self) -> Option<Predicate> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let rest = self.rest();
        let phrase = phrase_before(doc, start, self.group.start)?;
        if let Some(predicate) = self.reduced_relative(&phrase) {
            return Some(predicate);
        }
        let subject = match identify(doc, &phrase) {
            Source::Nobody => part_of_text(doc, &phrase).unwrap_or(Source::Nobody),
            subject => subject,
        };
        let cue = &self.site.lexicon.cues[self.hit.cue];
        let rest_after = skip_addressee(doc, cue, rest.start, rest.end)..rest.end;
        let short = is_short(doc, &rest)
            || (is_short(doc, &rest_after) && follows_break(doc, start, &phrase));
        // "which Kyiv rejects": the content is what "which" stands for.
        let relative = phrase
            .start
            .checked_sub(1)
            .filter(|&i| i >= start && doc.reads(i, words!["which", "that", "whom"]))
            .filter(|&i| !self.opens_content(i));
        if let Some(found) = self.cleft(&phrase, &subject) {
            return Some(found);
        }
        if let Some(i) = relative
            && (short || self.rates(&rest))
            && subject != Source::Nobody
        {
            let end = skip_comma(doc, start, i);
            let content = antecedent_start(doc, start, end)..end;
            return Some(self.make(subject, phrase, content, Pattern::ObjectRelative));
        }
        if let Some(found) = relative.and_then(|i| self.denied_relative(i, &subject, &phrase)) {
            return Some(found);
        }
        if self.is_noun_after(&subject, &phrase) {
            return None;
        }
        if self.is_bare(&subject, &phrase) || self.is_wished(&phrase) {
            return Some(self.make(subject, phrase, rest, Pattern::Told));
        }
        let fronted = start..title_start(doc, start, phrase.start);
        let tells = cue.speech || cue.sign == Sign::Content || cue.class == CueClass::Demand;
        let interrupts = tells
            && fronted.len() > 1
            && doc.marks(rest.start, &[','])
            && doc.marks(phrase.start.wrapping_sub(1), &[','])
            && !opens_adjunct(doc, start);
        let led = quotation_follows(doc, &rest) && !doc.is_quoted(&fronted);
        let quoted = tells
            && fronted.len() > 1
            && !doc.reads(rest.start, words!["that"])
            && doc.marks(fronted.end - 1, &['”', '"', '’', '\'', '»'])
            && doc.inside[fronted.end - 2] != 0
            && doc.marks(
                fronted.end - 2,
                &[',', '?', '!', '.', '’', '\'', '—', '…', '-'],
            );
        let breaks = cue.speech && subject != Source::Nobody || follows_break(doc, start, &phrase);
        let before = short && tells && breaks && fronted.len() > 3 || interrupts;
        let (content, pattern) = if before && !led || quoted {
            (fronted, Pattern::Fronted)
        } else {
            let rest = if cue.speech {
                behind_adjuncts(doc, rest)
            } else {
                rest
            };
            (rest, Pattern::Subject)
        };
        Some(self.make(subject, phrase, content, pattern))
    }

    /// "A truce is what Norland has in mind", "It is a vote that Norland wants held": what is
    /// wanted stands before.
    fn cleft(&self, phrase: &Range<usize>, subject: &Source) -> Option<Predicate> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let cue = &self.site.lexicon.cues[self.hit.cue];
        let opener = phrase.start.checked_sub(1).filter(|&i| i > start)?;
        let stance = cue.sign != Sign::Content && *subject != Source::Nobody;
        let denied =
            usize::from(doc.is(opener - 1, Traits::NEG) && !doc.is(opener - 1, Traits::BE));
        let be = (opener - 1).checked_sub(denied).filter(|&i| i >= start)?;
        if stance && doc.reads(opener, words!["what"]) && doc.is(be, Traits::BE) {
            let content = clause_start(doc, start, be)..be;
            return (content.len() > 1 || doc.reads(content.start, words!["that", "this"])).then(
                || Predicate {
                    group: be..self.group.end,
                    ..self.make(
                        subject.clone(),
                        phrase.clone(),
                        content,
                        Pattern::ObjectRelative,
                    )
                },
            );
        }
        let it = clause_start(doc, start, opener);
        let rest = self.rest();
        let ends = rest.len() <= CLEFT && !doc.is(rest.start, Traits::DET);
        (stance
            && ends
            && doc.reads(opener, words!["that"])
            && doc.reads(it, words!["it"])
            && doc.is(it + 1, Traits::BE)
            && it + 2 < opener)
            .then(|| {
                self.make(
                    subject.clone(),
                    phrase.clone(),
                    it + 2..opener,
                    Pattern::ObjectRelative,
                )
            })
    }

    /// "called unacceptable", "sees as essential": what follows only judges.
    fn rates(&self, rest: &Range<usize>) -> bool {
        let (doc, cues) = (self.site.doc, &self.site.lexicon.cues);
        let class = cues[self.hit.cue].class;
        let opens = Traits::DET.with(Traits::ADV).with(Traits::PUNCT);
        let first = rest
            .clone()
            .find(|&i| !doc.is(i, opens) && !doc.reads(i, words!["as"]));
        let judged = |i: usize| {
            doc.is(i, Traits::ADJECTIVE)
                || doc.cues_at(i).any(|hit| {
                    matches!(
                        cues[hit.cue].class,
                        CueClass::Veto | CueClass::Must | CueClass::Good
                    )
                })
        };
        matches!(class, CueClass::Evaluate | CueClass::Belief)
            && (doc.reads(rest.start, words!["as"]) || first.is_some_and(judged))
    }

    /// "Norland to reject the fee": in a headline, what is to come.
    pub(super) fn announced(&self) -> Option<Predicate> {
        let to = self.prior().filter(|_| self.site.headline)?;
        let named = announcing(self.site, to)?;
        let subject = identify(self.site.doc, &named);
        Some(self.make(subject, named, self.rest(), Pattern::Subject))
    }

    /// Whether the "that" at `at` opens what a verb before it tells ("told them that …").
    fn opens_content(&self, at: usize) -> bool {
        self.site.doc.reads(at, words!["that"])
            && self
                .before
                .iter()
                .any(|p| p.at.end <= at && at <= p.at.end + ADDRESSEE)
    }

    /// "a 28-point plan": a bare form after one thing or stranger is no verb.
    fn is_noun_after(&self, subject: &Source, named: &Range<usize>) -> bool {
        let thing = matches!(
            subject,
            Source::Document(_) | Source::Outsider(_) | Source::Office(_)
        );
        let last = named.end - 1..named.end;
        self.hit.form == Form::Base
            && self.group.start == self.hit.tokens.start
            && thing
            && !self.site.doc.is(self.hit.tokens.start, Traits::VERBAL)
            && !self.site.doc.slice(&last).ends_with('s')
    }

    /// "would prefer that they agree": a base form in what somebody wants is not what those
    /// named do.
    fn is_wished(&self, named: &Range<usize>) -> bool {
        let doc = self.site.doc;
        let that = named
            .start
            .checked_sub(1)
            .filter(|&i| doc.reads(i, words!["that"]));
        let wants = |p: &Predicate| {
            matches!(
                self.site.lexicon.cues[p.cue].class,
                CueClass::Demand | CueClass::Appeal | CueClass::Propose | CueClass::Intent
            )
        };
        let last = self.before.last();
        self.hit.form == Form::Base
            && self.group.start == self.hit.tokens.start
            && last.is_some_and(|p| that.is_some_and(|i| i <= p.at.end + ADDRESSEE) && wants(p))
    }

    /// A bare verb after one party: with "-s" missing, it is no statement of what that
    /// party does ("demands Kyiv withdraw").
    fn is_bare(&self, subject: &Source, named: &Range<usize>) -> bool {
        let doc = self.site.doc;
        // "set" is also the past of "set".
        let cue = &self.site.lexicon.cues[self.hit.cue];
        // "would welcome" has its helping word within.
        let helped = doc.is(self.hit.tokens.start, Traits::MODAL.with(Traits::AUX));
        if helped || cue.forms.get(1).is_some_and(|past| *past == cue.cue) {
            return false;
        }
        let one = matches!(subject, Source::Parties(holders) if holders.len() == 1);
        let plural = || {
            doc.mention(named.end - 1)
                .is_none_or(|m| matches!(m.kind, Kind::Demonym | Kind::Head))
                || is_of_many(doc, named)
        };
        self.hit.form == Form::Base && self.group.start == self.hit.tokens.start && one && !plural()
    }
}

/// Where what a relative clause is about begins at the earliest, if the clause begins at `end`:
/// "because the lease, which Norland signed" is about the lease.
fn antecedent_start(doc: &Doc, start: usize, end: usize) -> usize {
    let openers = words![
        "because", "since", "when", "whereas", "unless", "if", "after", "before", "though",
    ];
    let from = clause_start(doc, start, end);
    let opener = (from..end).rev().find(|&i| doc.reads(i, openers));
    opener.map_or(from, |i| i + 1)
}

/// "officials in Havn": several who speak, and where they are.
fn is_of_many(doc: &Doc, phrase: &Range<usize>) -> bool {
    let place = phrase
        .clone()
        .find(|&i| doc.reads(i, words!["in", "at", "from", "of"]));
    place.is_some_and(|i| {
        i > phrase.start && doc.is(i - 1, Traits::VOICE) && doc.slice(&(i - 1..i)).ends_with('s')
    })
}

/// "the next phase of Norland's plan", "the terms of the draft": the text itself.
fn part_of_text(doc: &Doc, phrase: &Range<usize>) -> Option<Source> {
    let of = phrase.clone().find(|&i| doc.reads(i, words!["of", "in"]))?;
    let part = of.checked_sub(1).is_some_and(|i| doc.reads(i, PARTS));
    match identify(doc, &(of + 1..phrase.end)) {
        source @ Source::Document(_) if part => Some(source),
        _ => None,
    }
}

/// Whether a sentence begins with words of when, where or why.
fn opens_adjunct(doc: &Doc, start: usize) -> bool {
    doc.is(
        start,
        Traits::PREP
            .with(Traits::OPENER)
            .with(Traits::SUPPOSED)
            .with(Traits::TIME)
            .with(Traits::ADV),
    )
}

/// Whether a quotation opens within a few words after a cue.
fn quotation_follows(doc: &Doc, rest: &Range<usize>) -> bool {
    (rest.start..rest.end.min(rest.start + 12))
        .find(|&i| doc.marks(i, &['“', '"', '‘', '\'', ':']))
        .is_some_and(|i| doc.inside.get(i + 1).is_some_and(|&q| q != 0) || doc.marks(i, &[':']))
}

/// Whether a comma or a closing mark stands before a phrase.
fn follows_break(doc: &Doc, start: usize, phrase: &Range<usize>) -> bool {
    phrase.start > start
        && doc.marks(
            phrase.start - 1,
            &[',', '”', '"', '’', '\'', '?', '!', '—', '–', '-'],
        )
}
