//! The text of a Word document.

use std::collections::BTreeMap;

use super::super::archive::Archive;
use super::super::draft::{Draft, Piece, Writer};
use super::super::limits::LARGEST_TEXT;
use super::broken;
use super::xml::{Element, Step, title, walk};
use crate::model::Problem;

/// Elements whose content is not shown.
const HIDDEN: &[&str] = &["del", "moveFrom", "Fallback", "instrText", "delText"];

pub(super) fn read(place: &str, archive: &Archive) -> Result<Draft, Problem> {
    let bytes = archive.part("word/document.xml")?;
    let styles = archive.whole("word/styles.xml").map(|bytes| styles(&bytes));
    let mut walker = Walker::new(styles.unwrap_or_default());
    let complete = walk(&bytes, HIDDEN, |step| walker.take(&step));
    if !complete || walker.writer.len() > LARGEST_TEXT {
        return Err(broken(place));
    }
    let mut draft = walker.writer.finish().titled_by_heading();
    draft.spare_title = archive
        .whole("docProps/core.xml")
        .and_then(|bytes| title(&bytes));
    Ok(draft)
}

/// What a style makes of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Heading,
    Quote,
    Item,
}

fn look(name: &str) -> Option<Look> {
    let name = name.to_lowercase().replace(' ', "");
    if name.starts_with("heading") || name == "title" {
        Some(Look::Heading)
    } else if ["quote", "intensequote", "blocktext"].contains(&name.as_str()) {
        Some(Look::Quote)
    } else if name.starts_with("listbullet") || name.starts_with("listnumber") {
        Some(Look::Item)
    } else {
        None
    }
}

/// Returns the looks of styles by their ids, which are in the language of the program while
/// their names are English.
fn styles(bytes: &[u8]) -> BTreeMap<String, Look> {
    let mut styles = BTreeMap::new();
    let mut id = None;
    walk(bytes, &[], |step| {
        if let Step::Start(element) = step {
            match element.name.as_str() {
                "style" => id = element.value("styleId").map(str::to_owned),
                "name" => {
                    let found = element.value("val").and_then(look);
                    if let (Some(id), Some(found)) = (id.take(), found) {
                        styles.insert(id, found);
                    }
                }
                _ => {}
            }
        }
    });
    styles
}

#[derive(Debug, Default)]
struct Paragraph {
    words: String,
    look: Option<Look>,
}

struct Walker {
    writer: Writer,
    styles: BTreeMap<String, Look>,
    /// The open paragraphs: in a text box stands one in another.
    open: Vec<Paragraph>,
    /// Whether words are text, not the name of a field or a picture.
    in_text: bool,
}

impl Walker {
    fn new(styles: BTreeMap<String, Look>) -> Self {
        Self {
            writer: Writer::default(),
            styles,
            open: Vec::new(),
            in_text: false,
        }
    }

    fn take(&mut self, step: &Step<'_>) {
        match step {
            Step::Start(element) => self.start(element),
            Step::End(name) => self.end(name),
            Step::Words(words) if self.in_text => self.write(words),
            Step::Words(_) => {}
        }
    }

    fn write(&mut self, words: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.words.push_str(words);
        }
    }

    fn start(&mut self, element: &Element) {
        match element.name.as_str() {
            "p" => self.open.push(Paragraph::default()),
            "t" => self.in_text = true,
            "tab" | "ptab" => self.write("\t"),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "pStyle" => {
                let look = element.value("val").and_then(|id| {
                    let named = self.styles.get(id).copied();
                    named.or_else(|| look(id))
                });
                if let (Some(look), Some(paragraph)) = (look, self.open.last_mut()) {
                    paragraph.look = Some(look);
                }
            }
            "numPr" => {
                if let Some(paragraph) = self.open.last_mut() {
                    // A numbered heading is a heading.
                    paragraph.look.get_or_insert(Look::Item);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => {
                let Some(paragraph) = self.open.pop() else {
                    return;
                };
                let piece = match paragraph.look {
                    Some(Look::Heading) => Piece::Heading,
                    Some(Look::Quote) => Piece::Quote,
                    Some(Look::Item) => Piece::Item("•".to_owned()),
                    None => Piece::Paragraph,
                };
                self.writer.push(&piece, &paragraph.words);
            }
            _ => {}
        }
    }
}
