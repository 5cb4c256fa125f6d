//! Where what is begun ends: comments, scripts, drawings, and other content that is no tree.

use memchr::{memchr, memchr2_iter, memmem};

use super::mark::{Mark, is_named};

/// Elements of a drawing in which nothing is to be read.
const SHAPES: &[&str] = &[
    "a",
    "animate",
    "animatemotion",
    "animatetransform",
    "circle",
    "clippath",
    "defs",
    "desc",
    "ellipse",
    "feblend",
    "fecolormatrix",
    "fecomposite",
    "feflood",
    "fegaussianblur",
    "femerge",
    "femergenode",
    "feoffset",
    "filter",
    "g",
    "image",
    "line",
    "lineargradient",
    "marker",
    "mask",
    "metadata",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialgradient",
    "rect",
    "set",
    "stop",
    "style",
    "switch",
    "symbol",
    "text",
    "textpath",
    "title",
    "tspan",
    "use",
    "view",
];

/// Elements of a formula.
const SIGNS: &[&str] = &[
    "annotation",
    "maction",
    "menclose",
    "merror",
    "mfenced",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
    "semantics",
];

/// Those whose content is read as that of a page: it is to be text alone.
const LABELS: &[&str] = &["desc", "title", "mi", "mn", "mo", "ms", "mtext"];

/// Returns the length of the comment at the head of `text`; `None` if it is never closed.
pub(super) fn comment_end(text: &str) -> Option<usize> {
    // `<!-->` and `<!--->` are whole comments.
    for short in ["<!-->", "<!--->"] {
        if text.starts_with(short) {
            return Some(short.len());
        }
    }
    let bytes = text.as_bytes();
    let mut from = 4;
    loop {
        let at = from + memmem::find(&bytes[from..], b"--")?;
        match &bytes[at + 2..] {
            [b'>', ..] => return Some(at + 3),
            [b'!', b'>', ..] => return Some(at + 4),
            _ => from = at + 1,
        }
    }
}

/// Returns where in `text` the element `name` is closed, whose content is text.
pub(super) fn text_end(text: &str, name: &str) -> Option<usize> {
    memmem::find_iter(text.as_bytes(), b"</").find(|&at| is_named(&text[at + 2..], name))
}

/// Returns where in `text`, which begins behind `<script>`, the script is closed: in a comment
/// in it a script that is opened hides its end.
pub(super) fn script_end(text: &str) -> Option<usize> {
    #[derive(PartialEq)]
    enum State {
        Plain,
        Comment,
        Hidden,
    }
    let mut state = State::Plain;
    for at in memchr2_iter(b'<', b'-', text.as_bytes()) {
        let rest = &text[at..];
        if rest.starts_with("-->") {
            state = State::Plain;
        } else if state == State::Plain && rest.starts_with("<!--") {
            state = State::Comment;
        } else if rest.starts_with("</") && is_named(&rest[2..], "script") {
            if state != State::Hidden {
                return Some(at);
            }
            state = State::Comment;
        } else if state == State::Comment && rest.starts_with('<') && is_named(&rest[1..], "script")
        {
            state = State::Hidden;
        }
    }
    None
}

/// Returns where the drawing or formula called `kind` ends whose content begins `text`, if
/// there is nothing in it but shapes and signs: else it may hold paragraphs, or end where one
/// begins.
pub(super) fn drawing_end(text: &str, kind: &str) -> Option<usize> {
    let known = if kind == "svg" { SHAPES } else { SIGNS };
    let mut depth = 1_usize;
    let mut label: Option<String> = None;
    let mut at = 0;
    loop {
        at += memchr(b'<', &text.as_bytes()[at..])?;
        let rest = &text[at..];
        if rest.starts_with("<!--") {
            at += comment_end(rest)?;
            continue;
        }
        let closes = rest.starts_with("</");
        let mut mark = Mark::of(rest);
        let name = mark.name.to_ascii_lowercase();
        at += mark.end()?;
        if let Some(label) = label.take() {
            if !closes || name != label {
                return None;
            }
        } else if name == kind {
            if closes {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            } else if !mark.closes_itself() {
                depth += 1;
            }
        } else if !known.contains(&name.as_str()) {
            return None;
        } else if !closes && !mark.closes_itself() && LABELS.contains(&name.as_str()) {
            label = Some(name);
        }
    }
}
