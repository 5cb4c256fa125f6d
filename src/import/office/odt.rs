//! The text of an `OpenDocument` text, as `LibreOffice` writes it.

use std::collections::BTreeMap;

use super::super::archive::{Archive, protected};
use super::super::draft::{Draft, Piece, Writer};
use super::super::limits::LARGEST_TEXT;
use super::broken;
use super::xml::{Element, Step, title, walk};
use crate::model::Problem;

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
    let complete = walk(&bytes, HIDDEN, |step| walker.take(&step));
    if !complete || walker.writer.len() > LARGEST_TEXT {
        return Err(broken(place));
    }
    let mut draft = walker.writer.finish().titled_by_heading();
    draft.spare_title = archive.whole("meta.xml").and_then(|bytes| title(&bytes));
    Ok(draft)
}

/// Returns the named styles that automatic ones are made of.
fn parents(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut parents = BTreeMap::new();
    walk(bytes, &[], |step| {
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

struct Walker {
    writer: Writer,
    parents: BTreeMap<String, String>,
    /// The open paragraphs: in a frame stands one in another.
    open: Vec<(Piece, String)>,
    /// Whether the next paragraph is the first of an item.
    item: bool,
}

impl Walker {
    fn new(parents: BTreeMap<String, String>) -> Self {
        Self {
            writer: Writer::default(),
            parents,
            open: Vec::new(),
            item: false,
        }
    }

    fn take(&mut self, step: &Step<'_>) {
        match step {
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
