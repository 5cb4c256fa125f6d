//! XML as starts, ends and words, with entities resolved and a cap on depth.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::draft::tidy;
use super::super::encoding;

/// Elements nested deeper than this are no document.
const DEEPEST: usize = 256;

/// What stands in an XML file.
pub(super) enum Step<'x> {
    Start(&'x Element),
    End(&'x str),
    Words(&'x str),
}

/// An element as it begins.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without a prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// Returns the value of the attribute with that name, whatever its prefix.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    fn of(start: &BytesStart<'_>) -> Self {
        let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
        let attributes = start
            .attributes()
            .flatten()
            .take(50)
            .map(|attribute| {
                let name = attribute.key.local_name();
                let name = String::from_utf8_lossy(name.as_ref()).into_owned();
                let value = String::from_utf8_lossy(&attribute.value);
                let value = quick_xml::escape::unescape(&value)
                    .map_or_else(|_| value.to_string(), std::borrow::Cow::into_owned);
                (name, value)
            })
            .collect();
        Self { name, attributes }
    }
}

/// Calls `take` on each step of the XML in `bytes`, but for elements called as in `hidden` and
/// all that stands in them. Returns whether it was read to its end.
pub(super) fn walk(bytes: &[u8], hidden: &[&str], mut take: impl FnMut(Step<'_>)) -> bool {
    let mut inside = 0_usize;
    steps(bytes, |step| match step {
        Step::Start(element) if hidden.contains(&element.name.as_str()) => inside += 1,
        Step::End(name) if hidden.contains(&name) => inside = inside.saturating_sub(1),
        _ if inside > 0 => {}
        step => take(step),
    })
}

/// Returns what stands in the elements called `title`: a document's name for itself.
pub(super) fn title(bytes: &[u8]) -> Option<String> {
    let mut title = String::new();
    let mut inside = false;
    walk(bytes, &[], |step| match step {
        Step::Start(element) => inside = element.name == "title",
        Step::End(_) => inside = false,
        Step::Words(words) if inside => title.push_str(words),
        Step::Words(_) => {}
    });
    Some(tidy(&title)).filter(|title| !title.is_empty())
}

fn steps(bytes: &[u8], mut take: impl FnMut(Step<'_>)) -> bool {
    let label = encoding::label_of_page(bytes);
    let Ok(decoded) = encoding::decode("", bytes, label.as_deref()) else {
        return false;
    };
    let text = decoded.text.trim_start_matches('\u{feff}');
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                if depth > DEEPEST {
                    return false;
                }
                take(Step::Start(&Element::of(&start)));
            }
            Ok(Event::End(end)) => {
                depth = depth.saturating_sub(1);
                take(Step::End(&String::from_utf8_lossy(
                    end.local_name().as_ref(),
                )));
            }
            Ok(Event::Text(words)) => match words.decode() {
                Ok(words) => take(Step::Words(&words)),
                Err(_) => return false,
            },
            Ok(Event::CData(words)) => match words.decode() {
                Ok(words) => take(Step::Words(&words)),
                Err(_) => return false,
            },
            Ok(Event::GeneralRef(name)) => {
                if let Ok(Some(c)) = name.resolve_char_ref() {
                    take(Step::Words(c.encode_utf8(&mut [0; 4])));
                } else if let Ok(name) = name.decode()
                    && let Some(words) = quick_xml::escape::resolve_predefined_entity(&name)
                {
                    // Entities that the file defines itself are not followed: they may be
                    // a bomb.
                    take(Step::Words(words));
                }
            }
            Ok(Event::Eof) => return depth == 0,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}
