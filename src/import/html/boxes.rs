//! Boxes of a page before the main text is looked for. Those with something to press, such as
//! those that ask for consent or an address, are taken out, whatever their names are. One that
//! holds a large part of the page's text loses a name that would tell against it: names such as
//! `elementor-widget-container` are those of a system, and say nothing of what is in a box.

use std::sync::LazyLock;

use dom_query::{Document, NodeRef};
use regex::Regex;

use super::tags::is_silent;

/// A box has no more text than this, in bytes.
const LARGEST: usize = 800;

/// So many buttons and forms are looked at.
const MOST: usize = 80;

/// What such boxes speak of.
static MATTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:cookies?|consent|privacy|newsletters?|inbox|subscri\w+|sign(?:ed)?[ -](?:up|in)|log[ -]in|register|e-?mail|advertis\w+)\b",
    )
    .expect("the pattern is fixed, and a test runs it")
});

/// A box with one part in so many of the text of a page holds a large part of it.
const LARGE: usize = 4;

/// Parts of names that Readability takes for those of boxes that are no part of an article, and
/// that only say how a box is shown. What names the matter of a box, such as `comment`, stays.
const SHOWN: &[&str] = &[
    "banner", "contact", "footer", "hidden", "masthead", "media", "meta", "promo", "scroll",
    "share", "shopping", "sidebar", "tags", "widget",
];

/// Takes from large boxes the names that say only how they are shown.
pub(super) fn unname(page: &Document) {
    let Some(body) = page.body() else {
        return;
    };
    let mut boxes = Vec::new();
    let all = size(&body, &mut boxes);
    for (node, size) in boxes {
        if size * LARGE < all {
            continue;
        }
        for attribute in ["class", "id"] {
            let name = node.attr_or(attribute, "").to_lowercase();
            if SHOWN.iter().any(|part| name.contains(part)) {
                node.remove_attr(attribute);
            }
        }
    }
}

/// Returns how much text outside of links a node has, in bytes; adds the boxes in it, with how
/// much each has.
fn size<'p>(node: &NodeRef<'p>, boxes: &mut Vec<(NodeRef<'p>, usize)>) -> usize {
    let mut sum = 0;
    for child in node.children_it(false) {
        if child.is_text() {
            sum += child.text().trim().len();
        } else if child.qual_name_ref().is_some_and(|name| {
            let name = &*name.local;
            name != "a" && !is_silent(name)
        }) {
            sum += size(&child, boxes);
        }
    }
    if node.has_attr("class") || node.has_attr("id") {
        boxes.push((*node, sum));
    }
    sum
}

/// Takes the boxes out of `page`.
pub(super) fn remove(page: &Document) {
    let root = page.root();
    let found: Vec<NodeRef<'_>> = root
        .descendants_it()
        .filter(is_pressed)
        .take(MOST)
        .collect();
    for node in found {
        let mut outermost: Option<NodeRef<'_>> = None;
        let chain = std::iter::once(node).chain(node.ancestors_it(Some(6)));
        for part in chain {
            let name = part.node_name().unwrap_or_default();
            let whole = ["body", "html", "main", "article"].contains(&name.as_ref());
            if whole || is_large(&part) {
                break;
            }
            outermost = Some(part);
        }
        if let Some(part) = outermost
            && MATTER.is_match(&words(&part))
            && !holds_headline(&part)
        {
            part.remove_from_parent();
        }
    }
}

/// Says whether a node is there to press something or to write in.
fn is_pressed(node: &NodeRef<'_>) -> bool {
    let Some(name) = node.qual_name_ref() else {
        return false;
    };
    let has = |attribute: &str, value: &str| node.attr(attribute).is_some_and(|is| &*is == value);
    match &*name.local {
        "form" | "button" => true,
        "input" if has("type", "email") => true,
        _ => has("role", "dialog"),
    }
}

/// Says whether a node has more text than a box may have.
fn is_large(node: &NodeRef<'_>) -> bool {
    let mut left = LARGEST;
    for part in node.descendants_it().filter(NodeRef::is_text) {
        let length = part.text().len();
        if length > left {
            return true;
        }
        left -= length;
    }
    false
}

/// Returns the text of a node, its pieces apart.
fn words(node: &NodeRef<'_>) -> String {
    let mut words = String::new();
    for part in node.descendants_it().filter(NodeRef::is_text) {
        words.push_str(&part.text());
        words.push(' ');
    }
    words
}

fn holds_headline(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|part| part.has_name("h1"))
}
