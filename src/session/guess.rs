//! Whose words a person has probably selected: a default for a statement that is made by hand,
//! to be corrected as everything in its form is.
//!
//! In: an article and a stretch of its text. Out: a [`Guess`]. The statements found there tell
//! first; else whom the agenda names in the same sentence, before and behind the words rather
//! than in them.

use super::Session;
use crate::model::{Agenda, ArticleId, Date, Party, PartyId, Span, Standing, Voice};

/// What is probably so of selected words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// Whose they are, and why that is thought; `None` where nothing tells.
    pub holder: Option<(PartyId, Reason)>,
    /// Who says them, by name.
    pub speaker: Option<String>,
    /// In whose voice they are said of that holder; `None` where nothing tells.
    pub voice: Option<Voice>,
    /// Whether that speaker speaks for the holder.
    pub standing: Standing,
    /// Whether they stand in quotation marks, whoever holds them.
    pub is_quoted: bool,
}

/// Why a party is thought to hold what selected words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It holds a statement in the same sentence.
    Statement,
    /// It, or one who speaks for it, is named in the same sentence.
    Named,
}

impl Session {
    /// Guesses whose the words of an article at `span` are.
    #[must_use]
    pub fn guess(&self, article: &ArticleId, span: Span) -> Guess {
        let Some(coded) = self.dossier.article(article) else {
            return Guess::default();
        };
        let (text, agenda) = (coded.article.text.as_str(), &self.dossier.agenda);
        let Some(words) = text.get(span.range()) else {
            return Guess::default();
        };
        let place = Sentence::around(text, span);
        let is_quoted = place.is_quoted || opens(words);
        let in_sentence = |at: Span| at.start < place.span.end && place.span.start < at.end;
        let takes_part = |party| agenda.party(party).is_some_and(|party| !party.retired);
        let statements = coded.statements.iter().filter(|s| !s.discarded);
        let beside = statements.filter(|s| in_sentence(s.evidence.span) && takes_part(&s.party));
        if let Some(near) = beside.min_by_key(|s| (apart(s.evidence.span, span), s.id)) {
            return Guess {
                holder: Some((near.party.clone(), Reason::Statement)),
                speaker: near.speaker.clone(),
                voice: voice_beside(near.voice, is_quoted),
                standing: near.standing,
                is_quoted,
            };
        }
        let named = named(agenda, text, place.span, coded.article.published);
        let is_outside = |at: Span| at.end <= span.start || span.end <= at.start;
        let outside = named.iter().filter(|name| is_outside(name.at));
        let nearest = outside.min_by_key(|name| (apart(name.at, span), name.at.start));
        // Of a whole sentence whoever is named first says, or does, what it tells.
        let chosen = nearest.or_else(|| named.iter().min_by_key(|name| name.at.start));
        Guess {
            holder: chosen.map(|name| (name.party.id.clone(), Reason::Named)),
            speaker: chosen.and_then(|name| name.speaker.clone()),
            voice: is_quoted.then_some(Voice::Quoted),
            standing: Standing::Speaks,
            is_quoted,
        }
    }
}

/// Returns the voice of words that stand beside a statement in that voice. What another says of a
/// holder stays another's, in quotation marks too.
fn voice_beside(near: Voice, is_quoted: bool) -> Option<Voice> {
    match near {
        Voice::Other => Some(near),
        _ if is_quoted => Some(Voice::Quoted),
        Voice::Quoted => None,
        Voice::Reported | Voice::Narrated => Some(near),
    }
}

/// Returns how many bytes lie between two stretches; 0 where they touch.
fn apart(a: Span, b: Span) -> usize {
    let gap = a.start.saturating_sub(b.end);
    gap.max(b.start.saturating_sub(a.end))
}

fn opens(words: &str) -> bool {
    words.trim_start().starts_with(['“', '„', '«', '"'])
}

/// The sentence in which words stand; what is quoted does not end it.
struct Sentence {
    span: Span,
    /// Whether the words stand within quotation marks.
    is_quoted: bool,
}

impl Sentence {
    fn around(text: &str, span: Span) -> Self {
        let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[span.end..]
            .find('\n')
            .map_or(text.len(), |at| span.end + at);
        let mut place = Self {
            span: Span::new(start, end),
            is_quoted: false,
        };
        let (mut quoted, mut ends) = (false, false);
        for (at, c) in text[start..end].char_indices() {
            let at = start + at;
            if ends && c.is_whitespace() && !quoted {
                if at >= span.end {
                    place.span.end = at;
                    break;
                } else if at < span.start {
                    place.span.start = at;
                }
            }
            if at == span.start {
                place.is_quoted = quoted;
            }
            match c {
                '“' | '„' | '«' => quoted = true,
                '”' | '»' => quoted = false,
                '"' => quoted = !quoted,
                _ => {}
            }
            // Closing marks and brackets belong to the sentence before them.
            let closes = matches!(c, '”' | '»' | '"' | '’' | ')' | ']');
            ends = matches!(c, '.' | '!' | '?' | '…') || (ends && closes);
        }
        place
    }
}

/// A party that is named.
struct Named<'a> {
    at: Span,
    party: &'a Party,
    speaker: Option<String>,
}

/// Returns whom a stretch of a text names, by the longest of the names that begin at a place.
/// Who is out of office on `day`, or does not speak for a party, is nobody's voice.
fn named<'a>(agenda: &'a Agenda, text: &str, within: Span, day: Option<Date>) -> Vec<Named<'a>> {
    let words = within.of(text);
    let mut found: Vec<(Span, Option<Named<'a>>)> = Vec::new();
    for party in agenda.parties.iter().filter(|party| !party.retired) {
        let lists = [
            &party.names,
            &party.metonyms,
            &party.institutions,
            &party.adjective_heads,
            &party.role_titles,
        ];
        let own = std::iter::once(&party.name).chain(lists.into_iter().flatten());
        let mut take = |name: &str, speaker: Option<&str>, speaks: bool| {
            let name = name.strip_prefix("the ").unwrap_or(name);
            for at in places(words, name) {
                let at = Span::new(within.start + at, within.start + at + name.len());
                let speaker = speaker.map(str::to_owned);
                found.push((at, speaks.then_some(Named { at, party, speaker })));
            }
        };
        own.for_each(|name| take(name, None, true));
        for name in &party.not_party {
            take(name, None, false);
        }
        for person in &party.people {
            let speaks = person.rank.is_none() && person.in_office(day);
            for name in &person.names {
                take(name, person.names.first().map(String::as_str), speaks);
            }
        }
    }
    found.sort_by_key(|(at, _)| (at.start, std::cmp::Reverse(at.end)));
    let mut end = 0;
    found.retain(|(at, _)| {
        let free = at.start >= end;
        end = if free { at.end } else { end };
        free
    });
    found.into_iter().filter_map(|(_, named)| named).collect()
}

/// Returns where a name stands as words of its own.
fn places<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = usize> + 't {
    let in_word = char::is_alphanumeric;
    let found = text.match_indices(name).filter(|_| !name.is_empty());
    found.map(|(at, _)| at).filter(move |at| {
        !text[..*at].ends_with(in_word) && !text[at + name.len()..].starts_with(in_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, CodedArticle, Dossier, Person};
    use crate::store::tests::{example, example_article};

    /// Guesses whose the words between the brackets of `marked` are.
    fn guess(marked: &str, statements: bool) -> String {
        let found = guess_in(marked, statements, |_| {});
        let holder = found.holder.map_or("nobody".to_owned(), |(party, why)| {
            format!("{party} {why:?}")
        });
        let voice = found.voice.map_or("", |_| ", quoted");
        format!("{holder}, {}{voice}", found.speaker.unwrap_or_default())
    }

    /// The same in a case that `change` has changed.
    fn guess_in(marked: &str, statements: bool, change: impl FnOnce(&mut Dossier)) -> Guess {
        let (before, rest) = marked.split_once('[').expect("a bracket");
        let (words, after) = rest.split_once(']').expect("another");
        let text = format!("{before}{words}{after}");
        let span = Span::new(before.len(), before.len() + words.len());
        let mut dossier = example();
        let agenda = std::sync::Arc::make_mut(&mut dossier.agenda);
        let [up, down] = &mut agenda.parties[..2] else {
            panic!("two parties");
        };
        up.names = vec!["Upland".to_owned()];
        up.metonyms = vec!["the High Court".to_owned()];
        up.people = vec![Person {
            names: vec!["Ada Berg".to_owned(), "Berg".to_owned()],
            until: crate::model::PartialDate::parse("2020"),
            ..Person::default()
        }];
        down.names = vec!["Lowland".to_owned()];
        down.not_party = vec!["Lowland Post".to_owned()];
        down.people = vec![Person {
            names: vec!["Cato Lund".to_owned(), "Lund".to_owned()],
            ..Person::default()
        }];
        let mut coded = example_article("x", &text, words, "DOWN", "water.share");
        coded.statements.retain(|_| statements);
        coded.article = Article {
            id: "x".into(),
            text,
            published: Some("2026-12-04".parse().expect("a day")),
            ..Article::default()
        };
        for statement in &mut coded.statements {
            statement.evidence.span = span;
        }
        dossier.articles = vec![std::sync::Arc::new(CodedArticle { ..coded })];
        change(&mut dossier);
        let session = Session::from_dossier(dossier, jiff::civil::date(2026, 12, 4));
        session.guess(&"x".into(), span)
    }

    #[test]
    fn the_party_that_is_named_in_the_sentence_holds_its_words() {
        let check = |marked: &str, expected: &str| {
            assert_eq!(guess(marked, false), expected, "{marked}");
        };
        let lund = "DOWN Named, Cato Lund, quoted";
        check("Upland came. “[We share. We do],” said Lund.", lund);
        check("“We [share],” said Lund. Upland was silent.", lund);
        check("[“We share,”] said Lund in Upland.", lund);
        check("[Upland asks Lowland for water.]", "UP Named, ");
        check("Upland asked that [the dam stays].", "UP Named, ");
        check("The High Court said [the dam stays].", "UP Named, ");
        check(
            "It was the High Court that said [the dam stays].",
            "UP Named, ",
        );
        // One who left office, an outlet, another paragraph, part of a word.
        check("“[We share],” said Berg.", "nobody, , quoted");
        check("[It rained], wrote the Lowland Post.", "nobody, ");
        check("Upland came.\n[It rained].", "nobody, ");
        check("[It rained] on the Uplanders.", "nobody, ");
        check("[It rained].", "nobody, ");
    }

    #[test]
    fn a_statement_of_the_same_sentence_tells_first() {
        let told = guess("“[We share],” said Upland.", true);
        assert!(told.starts_with("DOWN Statement, "), "{told}");
    }

    #[test]
    fn what_another_says_of_a_party_stays_in_anothers_voice() {
        let beside = |marked: &str, voice: Voice, standing: Standing| {
            let guess = guess_in(marked, true, |dossier| {
                let coded = std::sync::Arc::make_mut(&mut dossier.articles[0]);
                for statement in &mut coded.statements {
                    (statement.voice, statement.standing) = (voice, standing);
                }
            });
            (guess.voice, guess.standing)
        };
        let (plain, quoted) = (
            "Upland said [Lowland wants the dam].",
            "“[We share],” said one.",
        );
        let speaks = Standing::Speaks;
        for marked in [plain, quoted] {
            let other = (Some(Voice::Other), speaks);
            assert_eq!(beside(marked, Voice::Other, speaks), other, "{marked}");
        }
        let narrated = (Some(Voice::Narrated), Standing::Listed);
        assert_eq!(beside(plain, Voice::Narrated, Standing::Listed), narrated);
        // The marks of the words themselves tell.
        assert_eq!(beside(plain, Voice::Quoted, speaks).0, None);
        assert_eq!(
            beside(quoted, Voice::Reported, speaks).0,
            Some(Voice::Quoted)
        );
    }

    #[test]
    fn a_party_that_takes_no_part_any_more_is_no_guess() {
        let guess = guess_in("[We share], said Upland.", true, |dossier| {
            std::sync::Arc::make_mut(&mut dossier.agenda).parties[1].retired = true;
        });
        assert_eq!(guess.holder, Some(("UP".into(), Reason::Named)));
    }
}
