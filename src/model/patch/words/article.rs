//! What differs between two versions of an article, in words: a line for what is told of the
//! article, and one for each statement.

use super::fields::Fields;
use super::{NOTHING, Told, quoted, statement};
use crate::model::patch::difference::all_statements;
use crate::model::patch::{Part, it};
use crate::model::{Article, ArticleId, CodedArticle, Dossier, Reprint};

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
    let parts = all_statements(id, old, new);
    let about = old.article != new.article || old.notes != new.notes;
    // Without any of these the statements stand in another order.
    fields.rest(about || parts.is_empty());
    let mut told: Vec<Told> = fields.told(of).into_iter().collect();
    told.extend(parts.iter().filter_map(|part| match part {
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
    let days = (a.retrieved.as_ref(), b.retrieved.as_ref());
    fields.option("day of retrieval", days, ToString::to_string);
    fields.maybe("language", a.language.as_ref(), b.language.as_ref());
    fields.text("source", &a.source, &b.source);
    fields.text("text", &a.text, &b.text);
    fields.value(&left_out(a), &left_out(b), |lines| {
        format!("{} left out", counted(lines.len(), "line"))
    });
    let copy = |it: &Reprint| it.outlet.clone().unwrap_or_else(|| it.source.clone());
    let copies = |it: &Article| -> Vec<String> { it.copies.iter().map(copy).collect() };
    fields.list("copies", &copies(a), &copies(b));
}

/// Returns the lines that are left out as site furniture.
fn left_out(article: &Article) -> Vec<&str> {
    let furniture = article.furniture.iter();
    let lines = furniture.flat_map(|span| span.of(&article.text).lines());
    lines.filter(|line| !line.trim().is_empty()).collect()
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
