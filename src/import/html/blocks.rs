//! The tree of a page as paragraphs, headings, items and quotations.

use dom_query::{Document, NodeData, NodeRef};

use super::super::draft::{Draft, Piece, Writer, tidy};
use super::tags::{is_inline, is_silent};

/// Elements that in the main text are no part of the article.
const ASIDE: &[&str] = &["figcaption", "aside", "nav", "form", "footer"];

/// Words in the names of boxes that stand among the paragraphs of an article and are no part
/// of it.
const BOXES: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "caption",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "gdpr",
    "mostread",
    "newsletter",
    "outbrain",
    "promo",
    "readmore",
    "recommended",
    "related",
    "share",
    "sharing",
    "signup",
    "social",
    "sponsored",
    "subscribe",
    "taboola",
    "teaser",
    "teasers",
];

/// Returns the paragraphs of the main text in `content`, without captions, boxes and lone
/// links. Where that would be a large part of it, the names of boxes mean something else, and
/// all stays.
pub(super) fn main(content: &NodeRef<'_>) -> Draft {
    let size = content.text().len();
    let mut some = found(content, size, true);
    some.drop_links();
    let is_most = |of: usize| some.len() * 10 >= of * 6;
    if is_most(size) {
        return some.finish();
    }
    let whole = found(content, size, false);
    if is_most(whole.len()) {
        some.finish()
    } else {
        whole.finish()
    }
}

/// Returns the paragraphs in `content`, which has text of `size` bytes.
fn found(content: &NodeRef<'_>, size: usize, main: bool) -> Walk {
    let mut walk = Walk {
        main,
        size,
        ..Walk::default()
    };
    walk.visit(content);
    walk.flush();
    walk
}

/// Returns all paragraphs of a page's body.
pub(super) fn body(page: &Document) -> Draft {
    let mut walk = Walk::default();
    if let Some(body) = page.body() {
        walk.visit(&body);
    }
    walk.flush();
    walk.finish()
}

/// Returns what stands in an element, on one line.
pub(super) fn text(node: &NodeRef<'_>) -> String {
    let mut walk = Walk::default();
    walk.children(node);
    walk.flush();
    let pieces: Vec<&str> = walk
        .found
        .iter()
        .map(|found| found.words.as_str())
        .collect();
    tidy(&pieces.join(" "))
}

/// Returns how many words [`body`] has.
pub(super) fn words(page: &Document) -> usize {
    let mut count = Count::default();
    if let Some(body) = page.body() {
        count.visit(&body);
    }
    count.words
}

/// Words while they are counted: one may go on from one part of a line to the next.
#[derive(Default)]
struct Count {
    words: usize,
    within: bool,
}

impl Count {
    fn visit(&mut self, node: &NodeRef<'_>) {
        if read_text(node, |text| self.count(text)) {
            return;
        }
        let Some(name) = node.qual_name_ref() else {
            return;
        };
        let name = &*name.local;
        if is_silent(name) || is_hidden(node) {
            return;
        }
        let apart = !is_inline(name);
        self.within &= !apart;
        for child in node.children_it(false) {
            self.visit(&child);
        }
        self.within &= !apart;
    }

    fn count(&mut self, text: &str) {
        for letter in text.chars() {
            let within = !letter.is_whitespace();
            self.words += usize::from(within && !self.within);
            self.within = within;
        }
    }
}

/// Reads the text of `node`; says whether it is a piece of text.
fn read_text(node: &NodeRef<'_>, read: impl FnOnce(&str)) -> bool {
    node.query_or(false, |part| match &part.data {
        NodeData::Text { contents } => {
            read(contents);
            true
        }
        _ => false,
    })
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden")
        || node
            .attr("aria-hidden")
            .is_some_and(|hidden| &*hidden == "true")
}

#[derive(Debug)]
struct Found {
    piece: Piece,
    words: String,
    /// Whether all of it is a link.
    linked: bool,
}

#[derive(Default)]
struct Walk {
    main: bool,
    /// How long the main text is, in bytes.
    size: usize,
    found: Vec<Found>,
    words: String,
    /// How many letters of the words stand in links.
    linked: usize,
    link: usize,
    quote: usize,
    heading: bool,
    pre: usize,
    /// What stands before the next words of an item.
    mark: Option<String>,
}

impl Walk {
    fn visit(&mut self, node: &NodeRef<'_>) {
        if read_text(node, |text| self.text(text)) {
            return;
        }
        let name = node.node_name().unwrap_or_default();
        let name = name.as_ref();
        let left = is_silent(name)
            || self.main && (ASIDE.contains(&name) || self.is_box(node, name))
            || is_hidden(node);
        if left {
            return;
        }
        match name {
            "br" => self.words.push('\n'),
            "td" | "th" => {
                self.words.push(' ');
                self.children(node);
                self.words.push(' ');
            }
            "a" => {
                self.link += 1;
                self.children(node);
                self.link -= 1;
            }
            _ if is_inline(name) => self.children(node),
            _ => self.block(node, name),
        }
    }

    fn text(&mut self, text: &str) {
        if self.link > 0 {
            self.linked += letters(text);
        }
        if self.pre > 0 {
            self.words.push_str(text);
            return;
        }
        let mut parts = text.split(['\n', '\r']);
        self.words.push_str(parts.next().unwrap_or_default());
        for part in parts {
            self.words.push(' ');
            self.words.push_str(part);
        }
    }

    /// Says whether an element is a box by its name, and not a large part of the text.
    fn is_box(&self, node: &NodeRef<'_>, name: &str) -> bool {
        let named = |attribute: &str| {
            let names = node.attr_or(attribute, "").to_lowercase();
            let mut words = names.split(|c: char| !c.is_ascii_alphanumeric());
            words.any(|word| BOXES.contains(&word))
        };
        ["div", "section", "ul", "p", "span"].contains(&name)
            && (named("class") || named("id"))
            && node.text().len() * 4 < self.size
    }

    fn children(&mut self, node: &NodeRef<'_>) {
        for child in node.children_it(false) {
            if child.is_text() || child.is_element() {
                self.visit(&child);
            }
        }
    }

    fn block(&mut self, node: &NodeRef<'_>, name: &str) {
        self.flush();
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let before = std::mem::replace(&mut self.heading, true);
                self.children(node);
                self.flush();
                self.heading = before;
            }
            "blockquote" => {
                self.quote += 1;
                self.children(node);
                self.flush();
                self.quote -= 1;
            }
            "pre" => {
                self.pre += 1;
                self.children(node);
                self.flush();
                self.pre -= 1;
            }
            "ol" | "ul" => self.list(node, name == "ol"),
            _ => {
                self.children(node);
                self.flush();
            }
        }
    }

    fn list(&mut self, node: &NodeRef<'_>, numbered: bool) {
        let mut number: usize = node
            .attr("start")
            .and_then(|start| start.parse().ok())
            .unwrap_or(1);
        for child in node.children_it(false) {
            if child.node_name().is_some_and(|name| name.as_ref() == "li") {
                self.flush();
                self.mark = Some(if numbered {
                    format!("{number}.")
                } else {
                    "•".to_owned()
                });
                number = number.saturating_add(1);
                self.visit(&child);
                self.flush();
                self.mark = None;
            } else if child.is_text() || child.is_element() {
                self.visit(&child);
            }
        }
        self.flush();
    }

    /// Returns how much was found, in bytes.
    fn len(&self) -> usize {
        self.found.iter().map(|found| found.words.len()).sum()
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let linked = std::mem::take(&mut self.linked);
        if words.chars().all(char::is_whitespace) {
            return;
        }
        let piece = Piece::of(self.heading, &mut self.mark, self.quote > 0);
        self.found.push(Found {
            piece,
            linked: linked > 0 && linked * 10 >= letters(&words) * 9,
            words,
        });
    }

    /// Takes out links to other articles: paragraphs that are nothing but a link, and lists
    /// of such, unless most of the text is links.
    fn drop_links(&mut self) {
        let size = |found: &Found| found.words.len();
        let all: usize = self.found.iter().map(size).sum();
        let links: usize = self
            .found
            .iter()
            .filter(|found| found.linked)
            .map(size)
            .sum();
        if links * 2 > all {
            return;
        }
        let is_item = |found: &Found| matches!(found.piece, Piece::Item(_));
        let mut kept = Vec::with_capacity(self.found.len());
        let mut found = std::mem::take(&mut self.found).into_iter().peekable();
        while let Some(first) = found.next() {
            if !is_item(&first) {
                let ends = first.words.trim_end().ends_with(['.', '!', '?', '”', '"']);
                if !first.linked || ends && first.piece != Piece::Heading {
                    kept.push(first);
                }
                continue;
            }
            let mut list = vec![first];
            while let Some(item) = found.next_if(is_item) {
                list.push(item);
            }
            if !list.iter().all(|item| item.linked) {
                kept.extend(list);
            }
        }
        self.found = kept;
    }

    fn finish(self) -> Draft {
        let mut writer = Writer::default();
        for found in self.found {
            writer.push(&found.piece, &found.words);
        }
        writer.finish()
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_the_items_of_a_list_stay() {
        let page =
            Document::from("<ul>Points:<li>A truce <b>of a month</b></li>and<li>talks</ul>.");
        assert_eq!(
            body(&page).text,
            "Points:\n\n• A truce of a month\n\nand\n\n• talks\n\n."
        );
    }

    #[test]
    fn what_is_hidden_leaves_its_line_whole() {
        let page =
            Document::from("<div>One<div hidden>two</div> three<i hidden>four</i>, five</div>");
        assert_eq!(body(&page).text, "One three, five");
        assert_eq!(words(&page), 3);
    }

    #[test]
    fn the_text_of_a_node_keeps_its_blocks_apart() {
        let page =
            Document::from("<h1>Ta<b>lks</b><div>go on</div><ul><li>Jane</li><li>John</li></ul>");
        assert_eq!(text(&page.root()), "Talks go on Jane John");
    }
}
