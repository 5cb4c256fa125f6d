//! The letters of a PDF as lines, page by page.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc_page};

use super::super::draft::Draft;
use super::super::limits::LARGEST_TEXT;
use super::super::worker::Fault;
use super::layout;
use crate::model::{Note, NoteKind};

/// The most pages that are read.
const MOST_PAGES: usize = 3000;

/// A line of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) words: String,
    /// Where it begins and ends, and its baseline from the top, in points.
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) down: f64,
    /// The size of its letters, in points.
    pub(super) size: f64,
}

/// Reads the PDF in `bytes`, in this process.
pub(in super::super) fn read(bytes: &[u8]) -> Result<Draft, Fault> {
    let mut doc = Document::load_mem(bytes).map_err(|error| {
        let told = format!("{error:?}");
        if told.contains("Decrypt") || told.contains("Password") || told.contains("Encrypt") {
            Fault::Protected
        } else {
            Fault::Broken
        }
    })?;
    // A file that only its owner may change opens without a word.
    if doc.is_encrypted() && doc.decrypt("").is_err() {
        return Err(Fault::Protected);
    }
    let numbers: Vec<u32> = doc.get_pages().into_keys().take(MOST_PAGES).collect();
    let mut pages: Vec<Vec<Line>> = Vec::new();
    let mut size = 0;
    let mut failed = 0;
    for number in &numbers {
        let mut page = Page::default();
        // One page that breaks the reader takes no other with it.
        let read = catch_unwind(AssertUnwindSafe(|| {
            output_doc_page(&doc, &mut page, *number)
        }));
        failed += usize::from(!matches!(read, Ok(Ok(()))));
        page.end_line();
        size += page
            .lines
            .iter()
            .map(|line| line.words.len())
            .sum::<usize>();
        if size > LARGEST_TEXT {
            return Err(Fault::TooLarge);
        }
        pages.push(page.lines);
    }
    if failed > 0 && size == 0 || numbers.is_empty() {
        return Err(Fault::Broken);
    }
    let mut draft = layout::draft(&pages);
    draft.spare_title = title(&doc);
    if failed > 0 {
        let pages = if failed == 1 {
            "1 page".to_owned()
        } else {
            format!("{failed} pages")
        };
        draft.notes.push(Note::new(
            NoteKind::Text,
            format!("{pages} of {} could not be read.", numbers.len()),
            "Compare the text with the PDF; what is missing can be pasted.",
        ));
    }
    Ok(draft)
}

/// Returns the title that the document gives itself.
fn title(doc: &Document) -> Option<String> {
    let info = doc.trailer.get(b"Info").ok()?;
    let info = match info.as_reference() {
        Ok(id) => doc.get_dictionary(id).ok()?,
        Err(_) => info.as_dict().ok()?,
    };
    let bytes = info.get(b"Title").ok()?.as_str().ok()?;
    let title = match bytes.strip_prefix(b"\xFE\xFF") {
        Some(wide) => encoding_rs::UTF_16BE.decode_without_bom_handling(wide).0,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => {
                encoding_rs::WINDOWS_1252
                    .decode_without_bom_handling(bytes)
                    .0
            }
        },
    };
    let title = super::super::draft::tidy(&title);
    // Titles such as "Microsoft Word - a.doc" are names of files.
    let is_name =
        title.contains(".doc") || title.contains(".indd") || title.starts_with("Microsoft ");
    (!title.is_empty() && !is_name && title.len() <= 300).then_some(title)
}

/// Takes the letters of a page and makes lines of them.
#[derive(Debug, Default)]
struct Page {
    height: f64,
    line: Line,
    lines: Vec<Line>,
    begins_word: bool,
    /// More letters than any page of text has.
    letters: usize,
}

impl Page {
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.words.trim().is_empty() {
            self.lines.push(line);
        }
    }
}

impl OutputDev for Page {
    fn begin_page(
        &mut self,
        _number: u32,
        media: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.height = media.ury - media.lly;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        transform: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        letter: &str,
    ) -> Result<(), OutputError> {
        self.letters += letter.len();
        if self.letters > LARGEST_TEXT {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let (across, down) = (transform.m31, self.height - transform.m32);
        let (wide, high) = (
            font_size.mul_add(transform.m11, font_size * transform.m21),
            font_size.mul_add(transform.m12, font_size * transform.m22),
        );
        let size = (wide * high).abs().sqrt();
        let on_line = (down - self.line.down).abs() <= size.max(self.line.size) * 0.5;
        if !self.line.words.is_empty() && (!on_line || across < self.line.right - size * 3.0) {
            self.end_line();
        }
        if self.line.words.is_empty() {
            self.line.left = across;
            self.line.down = down;
            self.line.size = size;
        } else if across > self.line.right + size * if self.begins_word { 0.1 } else { 0.25 }
            && !self.line.words.ends_with(' ')
        {
            self.line.words.push(' ');
        }
        self.line.words.push_str(letter);
        self.line.size = self.line.size.max(size);
        self.line.right = width.mul_add(size, across);
        self.begins_word = false;
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.begins_word = true;
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
