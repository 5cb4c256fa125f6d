//! Where each value of a RON or JSON text stands.
//!
//! The parsers proper tell a line only for what they refuse themselves. This small reader
//! keeps the place of every value, so that a duplicate id or an unknown reference can be
//! shown where it was written. It is tolerant: what it does not understand ends it, and
//! the places found so far are lost, never the agenda.

/// A value with its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Byte at which the value starts.
    pub(super) at: usize,
    pub(super) kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// A string, unescaped as far as the common escapes go.
    Text(String),
    /// A number, a truth value, a bare word.
    Atom,
    /// A list or a tuple.
    List(Vec<Node>),
    /// A struct or a map.
    Fields(Vec<Field>),
}

/// A field with its place.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) key: String,
    /// Byte at which the key starts.
    pub(super) at: usize,
    pub(super) value: Node,
}

/// One step from a value to one inside it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'s> {
    Key(&'s str),
    Index(usize),
}

impl Node {
    /// Returns the field called `key`, the last one where there are several.
    pub(super) fn field(&self, key: &str) -> Option<&Field> {
        match &self.kind {
            Kind::Fields(fields) => fields.iter().rev().find(|field| field.key == key),
            _ => None,
        }
    }

    /// Returns the values of the list in the field `key`; none if there is no such list.
    pub(super) fn list(&self, key: &str) -> &[Node] {
        match self.field(key).map(|field| &field.value.kind) {
            Some(Kind::List(nodes)) => nodes,
            _ => &[],
        }
    }

    /// Returns the string, if the value is one.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns where the value at the end of `steps` stands, or the last one on the way
    /// that does exist.
    pub(super) fn place(&self, steps: &[Step<'_>]) -> usize {
        let mut node = self;
        for step in steps {
            let next = match (step, &node.kind) {
                (Step::Key(key), _) => node.field(key).map(|field| &field.value),
                (Step::Index(index), Kind::List(nodes)) => nodes.get(*index),
                (Step::Index(_), _) => None,
            };
            let Some(next) = next else { break };
            node = next;
        }
        node.at
    }
}

/// What the reader found.
#[derive(Debug, Default)]
pub(super) struct Located {
    /// The whole value, if the text could be followed to its end.
    pub(super) root: Option<Node>,
    /// The first curly quotation mark that stands where a value should start.
    pub(super) curly: Option<usize>,
}

/// Finds the places of all values of `text`.
pub(super) fn locate(text: &str) -> Located {
    let mut reader = Reader {
        text,
        at: 0,
        curly: None,
    };
    reader.skip_attributes();
    let root = reader.value(DEEPEST);
    Located {
        root,
        curly: reader.curly,
    }
}

/// How deep values may lie in one another; the parsers proper refuse earlier.
const DEEPEST: usize = 128;

const CURLY: &[char] = &['“', '”', '„', '‟', '‘', '’', '«', '»'];

struct Reader<'t> {
    text: &'t str,
    at: usize,
    curly: Option<usize>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Skips white space and comments of both formats.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                self.skip_block_comment();
            } else {
                return;
            }
        }
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0_usize;
        while !self.rest().is_empty() {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.at += self.peek().map_or(0, char::len_utf8);
            }
        }
    }

    /// Skips lines such as `#![enable(implicit_some)]`.
    fn skip_attributes(&mut self) {
        self.skip();
        while self.rest().starts_with("#!") {
            self.at += self
                .rest()
                .find(']')
                .map_or(self.rest().len(), |end| end + 1);
            self.skip();
        }
    }

    fn eat(&mut self, wanted: char) -> bool {
        self.skip();
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        self.skip();
        let at = self.at;
        let deeper = depth.checked_sub(1)?;
        let kind = match self.peek()? {
            '[' => {
                self.at += 1;
                Kind::List(self.items(']', deeper)?)
            }
            '{' => {
                self.at += 1;
                Kind::Fields(self.fields('}', deeper)?)
            }
            '(' => self.parens(deeper)?,
            '"' => Kind::Text(self.string()?),
            'r' if self.raw_string_starts() => Kind::Text(self.raw_string()?),
            '\'' => {
                self.character()?;
                Kind::Atom
            }
            found if CURLY.contains(&found) => {
                self.curly.get_or_insert(at);
                return None;
            }
            _ => {
                let word = self.word()?;
                let end = self.at;
                self.skip();
                if self.peek() == Some('(') {
                    let inner = self.parens(deeper)?;
                    match inner {
                        // An option is its content.
                        Kind::List(mut nodes) if word == "Some" && nodes.len() == 1 => {
                            return nodes.pop();
                        }
                        other => other,
                    }
                } else {
                    self.at = end;
                    Kind::Atom
                }
            }
        };
        Some(Node { at, kind })
    }

    /// Reads a struct or a tuple, from its opening parenthesis.
    fn parens(&mut self, depth: usize) -> Option<Kind> {
        self.at += 1;
        self.skip();
        let start = self.at;
        let named = self.word().is_some() && self.eat(':');
        self.at = start;
        if named {
            Some(Kind::Fields(self.fields(')', depth)?))
        } else {
            Some(Kind::List(self.items(')', depth)?))
        }
    }

    fn items(&mut self, close: char, depth: usize) -> Option<Vec<Node>> {
        let mut items = Vec::new();
        while !self.eat(close) {
            items.push(self.value(depth)?);
            if !self.eat(',') {
                return self.eat(close).then_some(items);
            }
        }
        Some(items)
    }

    fn fields(&mut self, close: char, depth: usize) -> Option<Vec<Field>> {
        let mut fields = Vec::new();
        while !self.eat(close) {
            self.skip();
            let at = self.at;
            let key = match self.peek()? {
                '"' => self.string()?,
                found if CURLY.contains(&found) => {
                    self.curly.get_or_insert(at);
                    return None;
                }
                _ => self.word()?.to_owned(),
            };
            if !self.eat(':') {
                return None;
            }
            let value = self.value(depth)?;
            fields.push(Field { key, at, value });
            if !self.eat(',') {
                return self.eat(close).then_some(fields);
            }
        }
        Some(fields)
    }

    /// Reads a bare word or a number.
    fn word(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || "_+-.#".contains(c)))
            .unwrap_or(rest.len());
        self.at += end;
        (end > 0).then(|| &rest[..end])
    }

    fn string(&mut self) -> Option<String> {
        let mut out = String::new();
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.at += at + 1;
                    return Some(out);
                }
                '\\' => match chars.next()?.1 {
                    'n' => out.push('\n'),
                    't' => out.push('\t'),
                    'r' => out.push('\r'),
                    // An escape by number stays as written: places need no more.
                    'u' => out.push_str("\\u"),
                    'x' => out.push_str("\\x"),
                    other => out.push(other),
                },
                _ => out.push(c),
            }
        }
        None
    }

    fn raw_string_starts(&self) -> bool {
        self.rest()[1..].trim_start_matches('#').starts_with('"')
    }

    fn raw_string(&mut self) -> Option<String> {
        let rest = &self.rest()[1..];
        let marks = rest.len() - rest.trim_start_matches('#').len();
        let body = &rest[marks + 1..];
        let close = format!("\"{}", "#".repeat(marks));
        let end = body.find(&close)?;
        self.at += 1 + marks + 1 + end + close.len();
        Some(body[..end].to_owned())
    }

    /// Reads a character such as `'x'` or `'\n'`.
    fn character(&mut self) -> Option<()> {
        let rest = self.rest();
        let from = if rest[1..].starts_with('\\') { 3 } else { 2 };
        let end = rest.char_indices().skip(from).find(|&(_, c)| c == '\'')?.0;
        self.at += end + 1;
        Some(())
    }
}
