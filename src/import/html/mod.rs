//! A saved web page: its main text, and what its head says of it.
//!
//! [`trim`] leaves out what no reader of the tree has a use for, and `dom_smoothie` finds the
//! main text. The whole tree is built first, which takes longer than in proportion where tags
//! are nested deeply, so that such a page is read by [`strip`] instead.

mod blocks;
mod boxes;
mod meta;
mod strip;
mod tags;
mod trim;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

pub(super) use self::strip::text as stripped;
use self::trim::{Trimmed, trim};
use super::draft::{self, Draft, Writer};
use super::worker::{self, Sort, Trouble};
use crate::model::{Block, BlockKind, Note, NoteKind};

/// Tags nested deeper than this are not made a tree.
const DEEPEST: usize = 256;

/// More tags than this are not made a tree.
const MOST_TAGS: usize = 400_000;

/// More marks that are open at other tags are not made a tree.
const MOST_MARKS: usize = 3_000_000;

/// The id of the element in which Readability leaves the main text.
const MAIN: &str = "readability-page-1";

/// A page above this size is large, in bytes without what its tree has no use for. Pages that
/// are built to take long take longer than in proportion to their size, and this much is done
/// in a second.
const LARGE: usize = 200_000;

/// A main text shorter than this, in bytes, is told: perhaps more of the article is missing.
const SHORT: usize = 600;

/// Reads the page in `html`. A large one is read in a process of its own, which is stopped
/// if it takes too long.
pub(super) fn read(html: &str) -> Draft {
    let page = trim(html);
    if is_unsafe(&page) {
        return plain(html);
    }
    if page.html.len() <= LARGE {
        return of_tree(html, &page);
    }
    match worker::ask(Sort::Page, html.as_bytes()) {
        Ok(draft) => draft,
        Err(Trouble::NoProgram | Trouble::NotStarted) => of_tree(html, &page),
        Err(_) => plain(html),
    }
}

/// Says whether a tree should not be made of a page.
fn is_unsafe(page: &Trimmed<'_>) -> bool {
    let shape = strip::shape(&page.html);
    shape.depth > DEEPEST || shape.tags > MOST_TAGS || shape.marks > MOST_MARKS
}

/// Reads all text of a page that no tree can be made of.
fn plain(html: &str) -> Draft {
    let note = Note::new(
        NoteKind::Text,
        "The page is built in an unusual way, so that all of its text was read.",
        "If that is not the article, copy its text and paste it.",
    );
    Draft {
        notes: vec![note],
        ..strip::text(html)
    }
}

/// The most of a pasted page that is read, in bytes: browsers write out the style of every word.
const LARGEST_PASTED: usize = 2_000_000;

/// Reads what was copied from a page, all of it: a person has chosen it. `None` where it is
/// built so that its plain text is the better choice.
pub(super) fn pasted(html: &str) -> Option<Draft> {
    let trimmed = trim(html);
    if html.len() > LARGEST_PASTED || is_unsafe(&trimmed) {
        return None;
    }
    let page = Document::from(trimmed.html.as_str());
    if is_deep(&page) {
        return None;
    }
    let known = meta::read(&page, html, &trimmed.data);
    let whole = blocks::body(&page);
    let title = known.title.as_deref().map(draft::words);
    let headline = whole.blocks.iter().find(|block| {
        let words = draft::words(block.span.of(&whole.text));
        block.kind == BlockKind::Heading && title.as_ref().is_none_or(|title| *title == words)
    });
    let headline = headline.map(|block| block.span);
    Some(Draft {
        // What names itself in words that were not copied is the site, not the article.
        title: headline.map(|span| draft::tidy(span.of(&whole.text))),
        headline,
        text: whole.text,
        blocks: whole.blocks,
        ..known
    })
}

/// Reads the page in `html`, in this process.
pub(super) fn read_here(html: &str) -> Draft {
    of_tree(html, &trim(html))
}

/// Reads the page in `html`, which was made shorter, by making a tree of it.
fn of_tree(html: &str, trimmed: &Trimmed<'_>) -> Draft {
    let page = Document::from(trimmed.html.as_str());
    // Its shape does not tell all: in a drawing, and where they mean nothing, tags nest that
    // do not elsewhere. What reads the tree calls itself for each level.
    if is_deep(&page) {
        return plain(html);
    }
    let known = meta::read(&page, html, &trimmed.data);
    let (main, notes) = main_text(page, &trimmed.html);
    Draft {
        text: main.text,
        blocks: main.blocks,
        notes,
        ..known
    }
    .with_headline()
}

/// Says whether the tree of `page` is deeper than [`DEEPEST`], without calling itself.
fn is_deep(page: &Document) -> bool {
    let mut depth = 0_usize;
    let mut node = page.root();
    loop {
        if let Some(child) = node.first_child() {
            depth += 1;
            if depth > DEEPEST {
                return true;
            }
            node = child;
            continue;
        }
        // The next beside it, or beside the nearest above it.
        node = loop {
            if let Some(next) = node.next_sibling() {
                break next;
            }
            let Some(parent) = node.parent() else {
                return false;
            };
            depth = depth.saturating_sub(1);
            node = parent;
        };
    }
}

/// Returns the main text of `page`, which was made of `html`, and what is to be told of it.
fn main_text(page: Document, html: &str) -> (Draft, Vec<Note>) {
    let all = blocks::words(&page);
    let main = grab(page).filter(|main| {
        // A page that is nothing but its article is one; a scrap of a long page is none.
        let found = words(main);
        found > 0 && (main.text.len() >= SHORT || found * 10 >= all)
    });
    let Some(main) = main else {
        let note = Note::new(
            NoteKind::Text,
            "No main text was found on the page, so that all of its text was read.",
            "If that is not the article, copy its text and paste it.",
        );
        // The tree was changed while it was looked for.
        return (blocks::body(&Document::from(html)), vec![note]);
    };
    let mut notes = Vec::new();
    let found = words(&main);
    if main.text.len() < SHORT {
        notes.push(Note::new(
            NoteKind::Text,
            format!("The page holds little text ({found} words)."),
            "Look whether the article is whole; some sites show only its beginning before one signs in.",
        ));
    }
    let left = all.saturating_sub(found);
    if left > 0 {
        notes.push(Note::new(
            NoteKind::Furniture,
            format!("Around the article, {left} words of the page were left out: menus, captions, links."),
            "If part of the article is missing, copy its text and paste it.",
        ));
    }
    (main, notes)
}

fn grab(page: Document) -> Option<Draft> {
    boxes::remove(&page);
    boxes::unname(&page);
    let config = Config {
        disable_json_ld: true,
        // The names of boxes tell what is no part of the article.
        keep_classes: true,
        ..Config::default()
    };
    let mut reader = Readability::with_document(page, None, Some(config)).ok()?;
    reader.parse().ok()?;
    let is_main = |node: &NodeRef<'_>| node.id_attr().is_some_and(|id| &*id == MAIN);
    let content = reader.doc.root().descendants_it().find(is_main)?;
    Some(blocks::main(&content))
}

/// Returns how many words `draft` has, the marks of its items not counted.
fn words(draft: &Draft) -> usize {
    let is_item = |block: &&Block| block.kind == BlockKind::Item;
    let marks = draft.blocks.iter().filter(is_item).count();
    draft.text.split_whitespace().count().saturating_sub(marks)
}

/// Returns `text`, or its words if it holds tags, as paragraphs: what tables of articles have
/// in a field.
pub(super) fn field(text: &str) -> Draft {
    let tags = [
        "<p>",
        "<p ",
        "<br",
        "</p>",
        "</div>",
        "</a>",
        "</b>",
        "</em>",
        "</strong>",
    ];
    if tags.iter().any(|tag| text.contains(tag)) {
        strip::text(text)
    } else {
        let mut writer = Writer::default();
        for paragraph in text.split("\n\n") {
            writer.push(&super::draft::Piece::Paragraph, paragraph);
        }
        writer.finish()
    }
}
