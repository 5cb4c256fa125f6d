//! The text of an `OpenDocument` text, as `LibreOffice` writes it.

use std::collections::BTreeMap;

use super::super::archive::{Archive, protected};
use super::super::draft::{Draft, Piece, Writer, tidy};
use super::super::limits::LARGEST_TEXT;
use super::broken;
use super::xml::{Element, Step, walk};
use crate::model::{BlockKind, Problem};

/// Elements whose content is no running text.
const HIDDEN: &[&str] = &[
    "tracked-changes",
    "annotation",
    "note",
    "sequence-decls",
    "variable-decls",
    "forms",
    "automatic-styles",
    "font-face-decls",
    "scripts",
    "table-of-content",
];

pub(super) fn read(place: &str, archive: &Archive) -> Result<Draft, Problem> {
    let manifest = archive.whole("META-INF/manifest.xml").unwrap_or_default();
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err(protected(place));
    }
    let bytes = archive.part("content.xml")?;
    // What a paragraph looks like may stand in a style that a change of it made.
    let mut walker = Walker::new(parents(&bytes));
    let complete = walk(&bytes, |step| walker.take(&step));
    if !complete || walker.writer.len() > LARGEST_TEXT {
        return Err(broken(place));
    }
    let mut draft = walker.writer.finish();
    let first = draft.blocks.first().copied();
    if let Some(block) =
        first.filter(|block| block.kind == BlockKind::Heading && block.span.start == 0)
    {
        draft.title = Some(tidy(block.span.of(&draft.text)));
        draft.headline = Some(block.span);
    }
    draft.spare_title = archive.whole("meta.xml").and_then(|bytes| title(&bytes));
    Ok(draft)
}

/// Returns the named styles that automatic ones are made of.
fn parents(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut parents = BTreeMap::new();
    walk(bytes, |step| {
        if let Step::Start(element) = step
            && element.name == "style"
            && let (Some(name), Some(parent)) =
                (element.value("name"), element.value("parent-style-name"))
        {
            parents.insert(name.to_owned(), parent.to_owned());
        }
    });
    parents
}

fn title(bytes: &[u8]) -> Option<String> {
    let mut title = String::new();
    let mut inside = false;
    walk(bytes, |step| match step {
        Step::Start(element) => inside = element.name == "title",
        Step::End(_) => inside = false,
        Step::Words(words) if inside => title.push_str(words),
        Step::Words(_) => {}
    });
    Some(tidy(&title)).filter(|title| !title.is_empty())
}

struct Walker {
    writer: Writer,
    parents: BTreeMap<String, String>,
    /// The open paragraphs: in a frame stands one in another.
    open: Vec<(Piece, String)>,
    hidden: usize,
    /// Whether the next paragraph is the first of an item.
    item: bool,
}

impl Walker {
    fn new(parents: BTreeMap<String, String>) -> Self {
        Self {
            writer: Writer::default(),
            parents,
            open: Vec::new(),
            hidden: 0,
            item: false,
        }
    }

    fn take(&mut self, step: &Step<'_>) {
        match step {
            Step::Start(element) if HIDDEN.contains(&element.name.as_str()) => self.hidden += 1,
            Step::End(name) if HIDDEN.contains(name) => self.hidden = self.hidden.saturating_sub(1),
            _ if self.hidden > 0 => {}
            Step::Start(element) => self.start(element),
            Step::End(name) => self.end(name),
            Step::Words(words) => self.write(&words.replace(['\n', '\r'], " ")),
        }
    }

    fn write(&mut self, words: &str) {
        if let Some((_, written)) = self.open.last_mut() {
            written.push_str(words);
        }
    }

    fn start(&mut self, element: &Element) {
        match element.name.as_str() {
            "h" => self.open.push((Piece::Heading, String::new())),
            "p" => {
                let piece = self.piece(element.value("style-name").unwrap_or_default());
                self.open.push((piece, String::new()));
            }
            "list-item" => self.item = true,
            "s" => {
                let count = element.value("c").and_then(|count| count.parse().ok());
                self.write(&" ".repeat(count.unwrap_or(1).min(20)));
            }
            "tab" => self.write("\t"),
            "line-break" => self.write("\n"),
            _ => {}
        }
    }

    fn piece(&mut self, style: &str) -> Piece {
        let named = self.parents.get(style).map_or(style, String::as_str);
        if std::mem::take(&mut self.item) {
            Piece::Item("•".to_owned())
        } else if ["Title", "Subtitle"].contains(&named) || named.starts_with("Heading") {
            Piece::Heading
        } else if named.starts_with("Quot") {
            Piece::Quote
        } else {
            Piece::Paragraph
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                if let Some((piece, words)) = self.open.pop() {
                    self.writer.push(&piece, &words);
                }
            }
            "list-item" => self.item = false,
            _ => {}
        }
    }
}
