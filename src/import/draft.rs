//! What a format gives: a text in paragraphs, and what its file says of itself.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::{Block, BlockKind, Note, Span};

/// An article before its lines are told apart. Also what the process that reads PDFs hands
/// back, so that it can be written as JSON.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    /// The headline that the file names.
    pub(super) title: Option<String>,
    /// What the file calls itself, often by its name: taken where no headline is found.
    pub(super) spare_title: Option<String>,
    /// Where it stands in the text, if it does.
    pub(super) headline: Option<Span>,
    pub(super) outlet: Option<String>,
    pub(super) author: Option<String>,
    pub(super) address: Option<String>,
    /// The language that the file declares.
    pub(super) language: Option<String>,
    /// The days of publication that the file names, as written, the most trusted first.
    pub(super) published: Vec<Stated>,
    /// The day on which the file was saved from the web, as written.
    pub(super) retrieved: Option<String>,
    pub(super) notes: Vec<Note>,
}

/// Something that a file says of itself, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stated {
    pub(super) words: String,
    pub(super) place: Place,
}

/// Where a file says something of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Place {
    /// What a page tells machines of its article.
    #[default]
    Data,
    /// The head of a page.
    Head,
    /// A time that is shown on a page; it may be that of another article.
    Time,
    /// The head of a mail.
    Mail,
    /// The lines before a Markdown text.
    Front,
    /// The column of a table with that name.
    Column(String),
    /// What is printed in the text itself.
    Text,
}

impl fmt::Display for Place {
    /// As a note calls it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data => f.write_str("the page's data"),
            Self::Head => f.write_str("the page's head"),
            Self::Time => f.write_str("a time on the page"),
            Self::Mail => f.write_str("the mail's head"),
            Self::Front => f.write_str("the file's head"),
            Self::Column(name) => write!(f, "the column “{name}”"),
            Self::Text => f.write_str("the text"),
        }
    }
}

impl Draft {
    /// Returns a draft of a text as it is.
    pub(super) fn of_text(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// Takes the heading with which the text begins for the headline, if it begins with one and
    /// no title is named elsewhere.
    pub(super) fn titled_by_heading(mut self) -> Self {
        let heading = self
            .blocks
            .first()
            .filter(|block| block.kind == BlockKind::Heading && block.span.start == 0);
        if let Some(block) = heading.filter(|_| self.title.is_none()) {
            self.title = Some(tidy(block.span.of(&self.text)));
            self.headline = Some(block.span);
        }
        self
    }

    /// Puts the title above the text, unless the text begins with it.
    pub(super) fn with_headline(mut self) -> Self {
        let Some(title) = self
            .title
            .as_deref()
            .map(tidy)
            .filter(|title| !title.is_empty())
        else {
            return self;
        };
        let first = self.text.lines().find(|line| !line.trim().is_empty());
        if first.is_some_and(|first| same_words(first, &title)) {
            let start = self.text.find(first.unwrap_or_default()).unwrap_or(0);
            let end = start + first.unwrap_or_default().len();
            self.headline = Some(Span::new(start, end));
            self.title = Some(title);
            return self;
        }
        let shift = title.len() + 2;
        self.text = format!("{title}\n\n{}", self.text);
        for block in &mut self.blocks {
            block.span = Span::new(block.span.start + shift, block.span.end + shift);
        }
        let headline = Span::new(0, title.len());
        let kind = BlockKind::Heading;
        self.blocks.insert(
            0,
            Block {
                kind,
                span: headline,
            },
        );
        self.headline = Some(headline);
        self.title = Some(title);
        self
    }
}

/// Returns the words of `text` in small letters, without what stands between them.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Says whether two texts have the same [`words`].
pub(super) fn same_words(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// Returns the letters of the words of `text`, small, and a space behind each word.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .flat_map(|word| word.chars().flat_map(char::to_lowercase).chain([' ']))
}

/// Returns `text` on one line with single spaces.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

/// Writes paragraphs one below the other, and keeps what they are.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    blocks: Vec<Block>,
    /// Whether the last paragraph was an item: items stand line below line.
    after_item: bool,
}

/// What is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Paragraph,
    Heading,
    Quote,
    /// An item, with what stands before it: "•", "3.".
    Item(String),
}

impl Piece {
    /// Returns what a paragraph is: a heading, else an item if a `mark` stands before it, which
    /// is taken, else a quotation or plain.
    pub(super) fn of(heading: bool, mark: &mut Option<String>, quote: bool) -> Self {
        if heading {
            Self::Heading
        } else if let Some(mark) = mark.take() {
            Self::Item(mark)
        } else if quote {
            Self::Quote
        } else {
            Self::Paragraph
        }
    }
}

impl Writer {
    /// Writes a paragraph. Line breaks in it stay; other white space is made one space. What
    /// has no words is left out.
    pub(super) fn push(&mut self, piece: &Piece, words: &str) {
        let lines: Vec<String> = words
            .lines()
            .map(tidy)
            .filter(|line| !line.is_empty())
            .collect();
        if lines.is_empty() {
            return;
        }
        let is_item = matches!(piece, Piece::Item(_));
        if !self.text.is_empty() {
            let apart = if is_item && self.after_item {
                "\n"
            } else {
                "\n\n"
            };
            self.text.push_str(apart);
        }
        self.after_item = is_item;
        if let Piece::Item(mark) = piece {
            self.text.push_str(mark);
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(&lines.join("\n"));
        let kind = match piece {
            Piece::Paragraph => return,
            Piece::Heading => BlockKind::Heading,
            Piece::Quote => BlockKind::Quote,
            Piece::Item(_) => BlockKind::Item,
        };
        let span = Span::new(start, self.text.len());
        self.blocks.push(Block { kind, span });
    }

    /// Returns how many bytes are written.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Returns what was written as a draft.
    pub(super) fn finish(self) -> Draft {
        Draft {
            text: self.text,
            blocks: self.blocks,
            ..Draft::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_stand_apart_and_blocks_know_their_words() {
        let mut writer = Writer::default();
        for (piece, words) in [
            (Piece::Heading, " The  plan "),
            (Piece::Paragraph, "It has\n two   points:"),
            (Piece::Item("•".to_owned()), "A truce"),
            (Piece::Item("•".to_owned()), "Talks"),
            (Piece::Paragraph, " \n "),
            (Piece::Quote, "We will see."),
        ] {
            writer.push(&piece, words);
        }
        let draft = Draft {
            title: Some("Envoys meet".to_owned()),
            ..writer.finish()
        }
        .with_headline();
        assert_eq!(
            draft.text,
            "Envoys meet\n\nThe plan\n\nIt has\ntwo points:\n\n• A truce\n• Talks\n\nWe will see."
        );
        let told: Vec<(BlockKind, &str)> = draft
            .blocks
            .iter()
            .map(|block| (block.kind, block.span.of(&draft.text)))
            .collect();
        assert_eq!(
            told,
            [
                (BlockKind::Heading, "Envoys meet"),
                (BlockKind::Heading, "The plan"),
                (BlockKind::Item, "A truce"),
                (BlockKind::Item, "Talks"),
                (BlockKind::Quote, "We will see."),
            ]
        );
        let again = Draft {
            title: Some("Envoys meet!".to_owned()),
            ..Draft::of_text("\nEnvoys  Meet\nThey met.".to_owned())
        }
        .with_headline();
        assert_eq!(again.text, "\nEnvoys  Meet\nThey met.");
        assert_eq!(again.headline, Some(Span::new(1, 13)));
    }
}
