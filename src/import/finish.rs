//! A draft becomes an article: its lines are told apart, and what its file says of itself is
//! joined with what stands in its text.

use super::draft::{self, Draft};
use super::{language, layout, slug, stated, stem as named};
use crate::model::text::hash;
use crate::model::{Article, Date, Note, NoteKind};

/// Makes the article of a draft, which came from `source`; `stem` is the stem of its file's
/// name.
pub(super) fn article(source: &str, stem: Option<&str>, draft: Draft, today: Date) -> Article {
    let layout = layout::read(&draft.text, draft.headline, today);
    let spare = draft.spare_title.filter(|_| layout.headline.is_none());
    let stated = draft.title.or(spare).map(|title| draft::tidy(&title));
    let stated = stated.filter(|title| !title.is_empty());
    let has_title = stated.is_some() || layout.headline.is_some();
    let title = stated.unwrap_or(layout.title);
    // A headline names an article better than its file; first words do not.
    let names: Vec<&str> = if has_title {
        vec![&title, stem.unwrap_or_default()]
    } else {
        vec![stem.unwrap_or_default(), &title]
    };
    let published = stated::choose(&draft.published, layout.published, today);
    let mut notes = published.notes;
    named::offer(&mut notes, stem, today);
    let language = language::foreign(&draft.text, draft.language.as_deref());
    if let Some(language) = &language {
        notes.push(Note::new(
            NoteKind::Language,
            format!(
                "The text is in {}, not in English.",
                language::name(language)
            ),
            "Read it, and set stances by hand.",
        ));
    }
    notes.extend(draft.notes);
    let told = layout
        .notes
        .into_iter()
        .filter(|note| !(has_title && note.kind == NoteKind::NoTitle));
    notes.extend(told);
    Article {
        id: slug::id(&names),
        title,
        outlet: draft.outlet.or(layout.outlet),
        author: draft.author,
        dated_by: None,
        address: draft.address.or(layout.address),
        published: published.date,
        date_disputed: published.disputed,
        retrieved: draft.retrieved.as_deref().and_then(stated::day),
        language,
        source: source.to_owned(),
        hash: hash(&draft.text),
        headline: layout.headline,
        furniture: layout.furniture,
        blocks: draft.blocks,
        copies: Vec::new(),
        notes,
        text: draft.text,
    }
}
