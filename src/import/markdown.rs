//! Markdown: its words, with headings, items and quotations; its front matter is metadata.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::draft::{Draft, Piece, Place, Stated, Writer, tidy};
use super::html;
use super::origin::is_address;

/// Reads the Markdown in `text`.
pub(super) fn read(text: &str) -> Draft {
    let text = text.trim_start_matches('\u{feff}');
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut walk = Walk::default();
    for event in Parser::new_ext(text, options) {
        walk.take(event);
    }
    walk.flush();
    let mut draft = walk.writer.finish();
    front(&walk.front, &mut draft);
    draft.titled_by_heading().with_headline()
}

/// Reads the lines of front matter that name what an article has.
fn front(lines: &str, draft: &mut Draft) {
    for line in lines.lines() {
        let Some((label, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim().trim_matches(['"', '\'']).trim();
        if value.is_empty() {
            continue;
        }
        let text = || Some(value.to_owned());
        match label.trim().to_lowercase().as_str() {
            "title" => draft.title = text(),
            "date" | "published" | "publication_date" => draft.published.push(Stated {
                words: value.to_owned(),
                place: Place::Front,
            }),
            "author" | "authors" | "byline" => {
                draft.author = Some(value.trim_matches(['[', ']']).to_owned());
            }
            "url" | "link" | "canonical" | "source_url" | "source" if is_address(value) => {
                draft.address = text();
            }
            "source" | "outlet" | "publisher" | "site" if !value.contains("://") => {
                draft.outlet = text();
            }
            "lang" | "language" => draft.language = text(),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Walk {
    writer: Writer,
    words: String,
    heading: bool,
    quote: usize,
    /// For each open list the number of its next item, if it counts.
    lists: Vec<Option<u64>>,
    /// What stands before the next words of an item.
    mark: Option<String>,
    /// How many pictures are open: what they are called is no text.
    picture: usize,
    in_front: bool,
    front: String,
    markup: String,
}

impl Walk {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_front => self.front.push_str(&text),
            Event::Text(text) | Event::Code(text) if self.picture == 0 => {
                self.words.push_str(&text);
            }
            Event::SoftBreak => self.words.push(' '),
            Event::HardBreak => self.words.push('\n'),
            Event::Html(markup) => self.markup.push_str(&markup),
            Event::InlineHtml(markup) if markup.starts_with("<br") => self.words.push('\n'),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::MetadataBlock(_) => self.in_front = true,
            Tag::Heading { .. } => {
                self.flush();
                self.heading = true;
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quote += 1;
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.flush();
                self.mark = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let mark = format!("{number}.");
                        *number = number.saturating_add(1);
                        mark
                    }
                    _ => "•".to_owned(),
                });
            }
            Tag::Image { .. } => self.picture += 1,
            Tag::TableCell => self.words.push(' '),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => {}
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) => self.in_front = false,
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = false;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quote = self.quote.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.flush();
                self.mark = None;
            }
            TagEnd::Image => self.picture = self.picture.saturating_sub(1),
            TagEnd::HtmlBlock => {
                let markup = std::mem::take(&mut self.markup);
                for paragraph in html::stripped(&markup).text.split("\n\n") {
                    self.words.push_str(paragraph);
                    self.flush();
                }
            }
            TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link => {}
            _ => self.flush(),
        }
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        if tidy(&words).is_empty() {
            return;
        }
        let piece = Piece::of(self.heading, &mut self.mark, self.quote > 0);
        self.writer.push(&piece, &words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_and_gone() {
        let draft = read(
            "---\ntitle: \"Envoys meet\"\ndate: 2025-12-04\nsource: Model Gazette\nurl: https://example.org/a\n---\n\n\
             The *two* sides [met](https://example.org) in\nGeneva.\n\n## The plan\n\n1. A truce\n2. Talks\n\n> “We wait,” he said.\n\n\
             ![A hall](a.png)\n\n<div>Raw <b>words</b></div>\n\n| a | b |\n|---|---|\n| c | d |\n",
        );
        assert_eq!(
            draft.text,
            "Envoys meet\n\nThe two sides met in Geneva.\n\nThe plan\n\n1. A truce\n2. Talks\n\n\
             “We wait,” he said.\n\nRaw words\n\na b\n\nc d"
        );
        assert_eq!(draft.outlet.as_deref(), Some("Model Gazette"));
        assert_eq!(draft.address.as_deref(), Some("https://example.org/a"));
        assert_eq!(draft.published[0].words, "2025-12-04");
        let other =
            read("---\nsource: https://example.org/b\nurl: javascript:alert(1)\n---\nThey met.");
        assert_eq!(other.address.as_deref(), Some("https://example.org/b"));
        assert_eq!(other.outlet, None);
        let titled = read("# Envoys meet\n\nThey met.");
        assert_eq!(titled.title.as_deref(), Some("Envoys meet"));
        assert_eq!(titled.text, "Envoys meet\n\nThey met.");
    }
}
