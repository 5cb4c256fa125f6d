//! What differs between two versions of an article, in words: a line for what is told of the
//! article, and one for each statement.

use super::fields::Fields;
use super::{NOTHING, Told, quoted, statement};
use crate::model::patch::difference::all_statements;
use crate::model::patch::{Part, it};
use crate::model::{Article, ArticleId, CodedArticle, Dossier, Evidence, Found, Reprint};

pub(super) fn told(
    dossier: &Dossier,
    id: &ArticleId,
    before: Option<&CodedArticle>,
    after: Option<&CodedArticle>,
) -> Vec<Told> {
    let of = before.or(after).map_or_else(|| id.to_string(), name);
    let (Some(old), Some(new)) = (before, after) else {
        let whole = |coded: Option<&CodedArticle>| coded.map_or_else(|| NOTHING.to_owned(), whole);
        return vec![Told {
            of,
            before: whole(before),
            after: whole(after),
        }];
    };
    let mut fields = Fields::default();
    about(&mut fields, &old.article, &new.article);
    let notes = |coded: &CodedArticle| coded.article.notes.len() + coded.notes.len();
    fields.value(&notes(old), &notes(new), |n| counted(*n, "note"));
    let fresh = ("statements out of date", "statements up to date");
    fields.state(old.outdated, new.outdated, fresh);
    let parts = all_statements(id, old, new);
    let about = old.article != new.article || old.notes != new.notes;
    // Without any of these the statements stand in another order.
    fields.rest(about || parts.is_empty());
    let mut told: Vec<Told> = fields.told(of).into_iter().collect();
    let moved = parts.iter().filter(|part| only_moves(part)).count();
    if moved > 1 {
        told.push(Told {
            of: format!("{moved} quotes in {}", quoted(&new.article.title)),
            before: "in their places".to_owned(),
            after: "moved with the text".to_owned(),
        });
    }
    let alone = parts.iter().filter(|part| moved <= 1 || !only_moves(part));
    told.extend(alone.filter_map(|part| match part {
        Part::Statement { before, after, .. } => Some(statement::told(
            dossier,
            id,
            it(before.as_ref()),
            it(after.as_ref()),
        )),
        _ => None,
    }));
    told
}

/// Says whether a statement is the same but for where its quote stands.
fn only_moves(part: &Part) -> bool {
    let Part::Statement { before, after, .. } = part else {
        return false;
    };
    let (Some(old), Some(new)) = (it(before.as_ref()), it(after.as_ref())) else {
        return false;
    };
    let stays = |evidence: &Evidence| matches!(evidence.found, Found::InPlace | Found::Moved);
    let mut same = old.clone();
    same.evidence.clone_from(&new.evidence);
    same == *new
        && old.evidence.quote == new.evidence.quote
        && stays(&old.evidence)
        && stays(&new.evidence)
}

pub(super) fn name(coded: &CodedArticle) -> String {
    format!("Article {}", quoted(&coded.article.title))
}

fn about(fields: &mut Fields, a: &Article, b: &Article) {
    fields.text("title", &a.title, &b.title);
    fields.maybe("outlet", a.outlet.as_ref(), b.outlet.as_ref());
    fields.maybe("author", a.author.as_ref(), b.author.as_ref());
    fields.maybe("address", a.address.as_ref(), b.address.as_ref());
    let days = (a.published.as_ref(), b.published.as_ref());
    fields.option("date", days, ToString::to_string);
    let disputed = ("date disputed", "date not disputed");
    fields.state(a.date_disputed, b.date_disputed, disputed);
    fields.value(&a.dated_by, &b.dated_by, |by| match by.as_deref() {
        None => "date as read".to_owned(),
        Some("") => "date set by hand".to_owned(),
        Some(name) => format!("date set by {name}"),
    });
    let days = (a.retrieved.as_ref(), b.retrieved.as_ref());
    fields.option("day of retrieval", days, ToString::to_string);
    fields.maybe("language", a.language.as_ref(), b.language.as_ref());
    fields.text("source", &a.source, &b.source);
    fields.text("text", &a.text, &b.text);
    fields.list("left-out lines", &left_out(a), &left_out(b));
    let copy = |it: &Reprint| it.outlet.clone().unwrap_or_else(|| it.source.clone());
    let copies = |it: &Article| -> Vec<String> { it.copies.iter().map(copy).collect() };
    fields.list("copies", &copies(a), &copies(b));
}

/// Returns the lines that are left out as site furniture.
fn left_out(article: &Article) -> Vec<String> {
    let spans = article.furniture.iter();
    let texts = spans.filter_map(|span| article.text.get(span.range()));
    let lines = texts.flat_map(str::lines).map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn whole(coded: &CodedArticle) -> String {
    counted(coded.statements.len(), "statement")
}

fn counted(n: usize, noun: &str) -> String {
    match n {
        1 => format!("1 {noun}"),
        n => format!("{n} {noun}s"),
    }
}
