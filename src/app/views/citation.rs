//! Where a statement comes from, in words: for cards, tooltips and to be pasted elsewhere.

use crate::model::{Article, CodedArticle, Date, Dossier, Stance, Statement, StatementRef, Voice};

use super::words;

/// Returns the day of a statement: when it was said or, where that is not told, the
/// article's.
pub(crate) fn said_on(coded: &CodedArticle, statement: &Statement) -> Option<Date> {
    statement.said_on.or(coded.article.published)
}

/// Returns the statement that speaks best for a stance: the one that settled it or, where a
/// person did, the latest of those counted.
pub(crate) fn best(stance: &Stance) -> Option<&StatementRef> {
    let counted = stance.statements.first();
    stance.settled_by.as_ref().or(counted)
}

/// Returns the quote of the statement that speaks best for a stance, in quotation marks, and
/// its source.
pub(crate) fn proof(dossier: &Dossier, stance: &Stance) -> Option<(String, String)> {
    let (coded, statement) = dossier.statement(best(stance)?)?;
    Some((quoted(&statement.evidence.quote), source(coded, statement)))
}

/// Returns where a statement comes from, in the order of the chain: speaker, voice, venue,
/// relay, outlet, day.
pub(crate) fn source(coded: &CodedArticle, statement: &Statement) -> String {
    let article = &coded.article;
    let mut parts = Vec::new();
    parts.extend(words::speaker(statement).map(str::to_owned));
    parts.push(statement.voice.word().to_owned());
    parts.extend(statement.venue.as_ref().map(|venue| format!("to {venue}")));
    parts.extend(statement.via.as_ref().map(|via| format!("via {via}")));
    parts.extend(article.outlet.clone());
    let day = said_on(coded, statement);
    parts.extend(day.map(|day| words::day(day, article.date_disputed)));
    parts.join(" · ")
}

/// Returns a statement as a citation: “quote” – speaker (quoted, to venue, via relay).
/// Outlet, “title”, date. Address. What is not known is left out.
pub(crate) fn citation(dossier: &Dossier, at: &StatementRef) -> Option<String> {
    let (coded, statement) = dossier.statement(at)?;
    let holder = words::party(&dossier.agenda, &statement.party);
    let quote = quoted(&statement.evidence.quote);
    let said = said(statement, holder);
    let published = published(&coded.article);
    Some(format!("{quote} – {said}. {published}"))
}

/// Returns who said it, and how it came into the article. What others say of the holder
/// names the holder too.
fn said(statement: &Statement, holder: &str) -> String {
    let mut way = Vec::new();
    way.push(match statement.voice {
        Voice::Quoted => "quoted".to_owned(),
        Voice::Reported => "reported".to_owned(),
        Voice::Narrated => "in the article's own words".to_owned(),
        Voice::Other => "said by others".to_owned(),
    });
    way.extend(statement.venue.as_ref().map(|venue| format!("to {venue}")));
    way.extend(statement.via.as_ref().map(|via| format!("via {via}")));
    way.extend(
        statement
            .said_on
            .map(|day| format!("said on {}", words::date(day))),
    );
    let way = way.join(", ");
    match words::speaker(statement) {
        Some(speaker) => format!("{speaker} on the position of {holder} ({way})"),
        None => format!("On the position of {holder} ({way})"),
    }
}

fn published(article: &Article) -> String {
    let mut parts = Vec::new();
    parts.extend(article.outlet.clone());
    if !article.title.is_empty() {
        parts.push(quoted(&article.title));
    }
    let day = article
        .published
        .map(|day| words::day(day, article.date_disputed));
    parts.push(day.unwrap_or_else(|| "no date".to_owned()));
    let parts = parts.join(", ");
    match &article.address {
        Some(address) => format!("{parts}. {address}"),
        None => format!("{parts}."),
    }
}

/// Returns a text on one line in quotation marks; those inside become single ones.
pub(crate) fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = line
        .strip_prefix('“')
        .and_then(|rest| rest.strip_suffix('”'))
        .filter(|inner| !inner.contains(['“', '”']))
        .unwrap_or(&line);
    let mut open = false;
    let inner: String = bare
        .chars()
        .map(|c| match c {
            '“' | '„' => '‘',
            '”' => '’',
            '"' => {
                open = !open;
                if open { '‘' } else { '’' }
            }
            other => other,
        })
        .collect();
    format!("“{inner}”")
}

#[cfg(test)]
mod tests {
    use super::super::demo;
    use super::*;

    #[test]
    fn quotes_have_one_pair_of_marks() {
        for (text, expected) in [
            ("a non-starter", "“a non-starter”"),
            ("“a non-starter”", "“a non-starter”"),
            ("he said “no”\nand left", "“he said ‘no’ and left”"),
            ("“No,” he said, “never”", "“‘No,’ he said, ‘never’”"),
            ("a \"yes\" and", "“a ‘yes’ and”"),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }

    #[test]
    fn a_citation_names_the_whole_chain() {
        let mut dossier = demo::session().dossier().clone();
        let coded = std::sync::Arc::make_mut(&mut dossier.articles[0]);
        coded.article.outlet = Some("Harbour Gazette".to_owned());
        coded.article.title = "Envoys “meet”".to_owned();
        coded.article.published = Some(jiff::civil::date(2026, 12, 4));
        coded.article.date_disputed = true;
        coded.article.address = Some("https://example.org/1".to_owned());
        let at = StatementRef {
            article: coded.article.id.clone(),
            statement: coded.statements[0].id,
        };
        let statement = &mut coded.statements[0];
        statement.party = "NO".into();
        statement.speaker = Some("Mira Sand".to_owned());
        statement.voice = Voice::Quoted;
        statement.venue = Some("Isle Radio".to_owned());
        statement.via = Some("ANS".to_owned());
        statement.said_on = Some(jiff::civil::date(2026, 12, 3));
        statement.evidence.quote = "We stand\nwhere we stand".to_owned();
        assert_eq!(
            citation(&dossier, &at).as_deref(),
            Some(
                "“We stand where we stand” – Mira Sand on the position of Northland (quoted, to \
                 Isle Radio, via ANS, said on 3 Dec 2026). Harbour Gazette, “Envoys ‘meet’”, \
                 4 Dec 2026 (date disputed). https://example.org/1"
            )
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let mut dossier = demo::session().dossier().clone();
        let coded = std::sync::Arc::make_mut(&mut dossier.articles[0]);
        coded.article = Article {
            id: coded.article.id.clone(),
            title: "Envoys meet".to_owned(),
            ..Article::default()
        };
        let at = StatementRef {
            article: coded.article.id.clone(),
            statement: coded.statements[0].id,
        };
        let statement = &mut coded.statements[0];
        statement.party = "NO".into();
        (statement.speaker, statement.unnamed) = (None, None);
        (statement.venue, statement.via, statement.said_on) = (None, None, None);
        statement.voice = Voice::Narrated;
        statement.evidence.quote = "the envoys left".to_owned();
        assert_eq!(
            citation(&dossier, &at).as_deref(),
            Some(
                "“the envoys left” – On the position of Northland (in the article's own words). \
                 “Envoys meet”, no date."
            )
        );
    }
}
