//! Boxes with something to press, such as those that ask for consent or an address: taken out
//! before the main text is looked for, whatever their names are.

use std::sync::LazyLock;

use dom_query::{Document, NodeRef};
use regex::Regex;

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

/// Takes the boxes out of `page`.
pub(super) fn remove(page: &Document) {
    let Some(found) = page.try_select("form, button, input[type='email'], [role='dialog']") else {
        return;
    };
    for node in found.nodes().iter().take(MOST) {
        let mut outermost: Option<NodeRef<'_>> = None;
        let chain = std::iter::once(*node).chain(node.ancestors_it(Some(6)));
        for part in chain {
            let name = part.node_name().unwrap_or_default();
            let whole = ["body", "html", "main", "article"].contains(&name.as_ref());
            if whole || part.text().len() > LARGEST {
                break;
            }
            outermost = Some(part);
        }
        if let Some(part) = outermost
            && MATTER.is_match(&part.text())
            && !holds_headline(&part)
        {
            part.remove_from_parent();
        }
    }
}

fn holds_headline(node: &NodeRef<'_>) -> bool {
    node.descendants_it()
        .any(|part| part.node_name().is_some_and(|name| name.as_ref() == "h1"))
}
