//! What the head of a page says of its article.

use std::sync::LazyLock;

use dom_query::{Document, Matcher, NodeRef};
use serde_json::Value;

use super::super::draft::{Draft, Place, Stated, tidy};
use super::super::headline;
use super::super::origin::{self, is_address};
use super::blocks;

/// Metadata that hold the day of publication, by attribute and name.
const DAYS: &[(&str, &str)] = &[
    ("property", "article:published_time"),
    ("property", "og:published_time"),
    ("itemprop", "datePublished"),
    ("name", "article:published_time"),
    ("name", "parsely-pub-date"),
    ("name", "sailthru.date"),
    ("name", "pubdate"),
    ("name", "publish-date"),
    ("name", "publication_date"),
    ("name", "DC.date.issued"),
    ("name", "dc.date"),
    ("name", "dcterms.created"),
    ("name", "date"),
];

/// What names the author on the page itself.
static AUTHOR: LazyLock<Matcher> = LazyLock::new(|| {
    Matcher::new("[rel='author'], [itemprop='author'] [itemprop='name'], .byline .author")
        .expect("the selector is fixed, and a test runs it")
});

/// The longest name of a person or an outlet.
const LONGEST_NAME: usize = 120;

/// Reads what `page`, made of `html`, says of its article, `data` being what it tells machines
/// of itself; the draft has no text yet.
pub(super) fn read(page: &Document, html: &str, data: &[&str]) -> Draft {
    let saved = Saved::of(html);
    let marks = Marks::of(page);
    let left = marks.data.iter().map(String::as_str);
    let data = Data::of(data.iter().copied().chain(left));
    let address = marks
        .canonical
        .clone()
        .or_else(|| marks.meta("property", "og:url"))
        .filter(|address| is_address(address))
        .or(saved.address)
        .or_else(|| data.address.clone().filter(|address| is_address(address)));
    let (title, of_title) = title(&marks, data.headline.as_deref());
    let outlet = marks
        .meta("property", "og:site_name")
        .or(data.outlet)
        .or_else(|| marks.meta("name", "application-name"))
        .filter(|name| name.len() <= LONGEST_NAME && !name.contains("://"))
        .map(|name| origin::known(&name).map_or(name.clone(), str::to_owned))
        .or(of_title)
        .or_else(|| address.as_deref().and_then(origin::outlet_at));
    let author = data
        .author
        .or_else(|| marks.meta("name", "author"))
        .or_else(|| marks.meta("property", "article:author"))
        .or_else(|| marks.meta("name", "parsely-author"))
        .or_else(|| {
            let found = page.select_single_matcher(&AUTHOR);
            text_of(found.nodes().first()?)
        })
        .and_then(|name| person(&name));
    Draft {
        title,
        outlet,
        author,
        address,
        published: days(&marks, data.published),
        language: marks.language,
        retrieved: saved.day,
        ..Draft::default()
    }
}

/// The elements of a page that say something of it, gathered in one walk.
#[derive(Default)]
struct Marks<'p> {
    language: Option<String>,
    /// The address that the page calls its own.
    canonical: Option<String>,
    title: Option<String>,
    /// Each with its content, those without left out.
    metas: Vec<(NodeRef<'p>, String)>,
    headings: Vec<String>,
    times: Vec<NodeRef<'p>>,
    /// What the page tells machines of itself, where its scripts were not cut out.
    data: Vec<String>,
}

impl<'p> Marks<'p> {
    fn of(page: &'p Document) -> Self {
        let mut marks = Self::default();
        let mut in_head = false;
        for node in page.root().descendants_it() {
            let Some(element) = node.element_ref() else {
                continue;
            };
            match &*element.name.local {
                "html" => {
                    let language = node.attr("lang").map(|language| language.to_string());
                    marks.language = marks.language.or(language);
                }
                "meta" => {
                    if let Some(content) = node.attr("content") {
                        marks.metas.push((node, tidy(&content)));
                    }
                }
                "link" if marks.canonical.is_none() => {
                    let own = node.attr("rel").is_some_and(|rel| &*rel == "canonical");
                    marks.canonical = node
                        .attr("href")
                        .filter(|_| own)
                        .map(|address| address.trim().to_owned())
                        .filter(|address| is_address(address));
                }
                // Drawings and forms have titles of their own: that of the head goes before.
                "title" if !in_head => {
                    in_head = node.parent().is_some_and(|parent| parent.has_name("head"));
                    if in_head || marks.title.is_none() {
                        marks.title = text_of(&node);
                    }
                }
                "h1" => marks.headings.extend(text_of(&node)),
                "time" => marks.times.push(node),
                "script" => {
                    let kind = node.attr("type").unwrap_or_default();
                    if kind.trim().eq_ignore_ascii_case("application/ld+json") {
                        marks.data.push(node.text().to_string());
                    }
                }
                _ => {}
            }
        }
        marks
    }

    /// Returns the content of the first piece of metadata whose attribute has the value `name`,
    /// if there is any.
    fn meta(&self, attribute: &str, name: &str) -> Option<String> {
        let is = |node: &NodeRef<'_>| node.attr(attribute).is_some_and(|value| &*value == name);
        let (_, content) = self.metas.iter().find(|(node, _)| is(node))?;
        (!content.is_empty()).then(|| content.clone())
    }
}

/// Returns the headline and the outlet that stands behind it in the page's title. The one
/// that is shown goes before those of the metadata if they are alike.
fn title(marks: &Marks<'_>, of_data: Option<&str>) -> (Option<String>, Option<String>) {
    let whole = marks.title.as_deref();
    let (of_page, outlet) = whole.map(headline::without_outlet).unwrap_or_default();
    let stated = of_data
        .map(str::to_owned)
        .or_else(|| marks.meta("property", "og:title"))
        .or_else(|| marks.meta("name", "twitter:title"))
        .map(|title| headline::without_outlet(&title).0.to_owned());
    let shown = &marks.headings;
    let near = |heading: &&String| {
        let others = [stated.as_deref(), Some(of_page)];
        let mut others = others.into_iter().flatten();
        others.any(|other| headline::alike(heading, other))
    };
    let only = match shown.as_slice() {
        [only] if only.split(' ').count() >= 3 => Some(only.clone()),
        _ => None,
    };
    let chosen = shown
        .iter()
        .find(near)
        .cloned()
        .or(stated)
        .or(only)
        .or_else(|| (!of_page.is_empty()).then(|| of_page.to_owned()))
        .or_else(|| (shown.len() == 1).then(|| shown[0].clone()));
    let outlet = outlet.or_else(|| {
        let behind = whole?.strip_prefix(chosen.as_deref()?)?.trim();
        let name = behind.strip_prefix(['-', '–', '—', '|', ':', '·'])?.trim();
        let words = name.split_whitespace().count();
        let plain = !name.contains(" - ") && !name.contains('|');
        ((1..=5).contains(&words) && plain).then(|| name.to_owned())
    });
    (chosen.filter(|title| title.len() <= 400), outlet)
}

/// Returns the days of publication, the most trusted first.
fn days(marks: &Marks<'_>, of_data: Option<String>) -> Vec<Stated> {
    let mut days = Vec::new();
    let mut add = |words: String, place: Place| days.push(Stated { words, place });
    if let Some(words) = of_data {
        add(words, Place::Data);
    }
    let mut named = DAYS.iter();
    if let Some(words) = named.find_map(|(attribute, name)| marks.meta(attribute, name)) {
        add(words, Place::Head);
    }
    // Of several times, those marked as that of publication; else the first in the article.
    let within = |node: &NodeRef<'_>, name: &str| {
        let mut around = node.ancestors_it(None);
        around.any(|part| part.has_name(name))
    };
    let wanted: [&dyn Fn(&NodeRef<'_>) -> bool; 5] = [
        &|time| time.has_attr("pubdate"),
        &|time| {
            time.attr("itemprop")
                .is_some_and(|of| &*of == "datePublished")
        },
        &|time| within(time, "article"),
        &|time| within(time, "main"),
        &|_| true,
    ];
    let stated: Vec<(&NodeRef<'_>, String)> = marks
        .times
        .iter()
        .filter_map(|time| Some((time, tidy(&time.attr("datetime")?))))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    let mut wanted = wanted.iter();
    let time = wanted.find_map(|is| stated.iter().find(|(time, _)| is(time)));
    if let Some((_, words)) = time {
        add(words.clone(), Place::Time);
    }
    days
}

/// Returns what stands in an element, if anything does.
fn text_of(node: &NodeRef<'_>) -> Option<String> {
    Some(blocks::text(node)).filter(|text| !text.is_empty())
}

/// Returns a name without "By", if it can be that of a person.
fn person(name: &str) -> Option<String> {
    let name = tidy(name);
    let bare = ["By ", "by ", "BY "]
        .iter()
        .find_map(|by| name.strip_prefix(by));
    let bare = bare.unwrap_or(&name).trim_matches([',', ' ', '|']);
    let fits = !bare.is_empty() && bare.len() <= LONGEST_NAME && !bare.contains("://");
    fits.then(|| bare.to_owned())
}

/// What the page's data for search engines (JSON-LD) say.
#[derive(Debug, Default)]
struct Data {
    headline: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
    published: Option<String>,
    address: Option<String>,
}

impl Data {
    /// Reads the first of `scripts` that tells of an article.
    fn of<'s>(scripts: impl Iterator<Item = &'s str>) -> Self {
        for script in scripts {
            let bare = script
                .trim()
                .trim_start_matches("<![CDATA[")
                .trim_end_matches("]]>");
            let Ok(value) = serde_json::from_str::<Value>(bare) else {
                continue;
            };
            if let Some(article) = article_in(&value, 0) {
                return Self::read(article);
            }
        }
        Self::default()
    }

    fn read(article: &Value) -> Self {
        let text = |key: &str| {
            let text = tidy(article.get(key)?.as_str()?);
            (!text.is_empty()).then_some(text)
        };
        Self {
            headline: text("headline").or_else(|| text("name")),
            outlet: article.get("publisher").and_then(names),
            author: article.get("author").and_then(names),
            published: text("datePublished"),
            address: text("url").or_else(|| text("mainEntityOfPage")),
        }
    }
}

/// Returns the first article in a value of JSON-LD.
fn article_in(value: &Value, depth: usize) -> Option<&Value> {
    if depth > 4 {
        return None;
    }
    match value {
        Value::Array(items) => items.iter().find_map(|item| article_in(item, depth + 1)),
        Value::Object(fields) => {
            let kind = |kind: &Value| {
                kind.as_str().is_some_and(|kind| {
                    kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
                })
            };
            let is_one = match fields.get("@type") {
                Some(Value::Array(kinds)) => kinds.iter().any(kind),
                Some(one) => kind(one),
                None => false,
            };
            if is_one {
                return Some(value);
            }
            let graph = fields.get("@graph").or_else(|| fields.get("mainEntity"))?;
            article_in(graph, depth + 1)
        }
        _ => None,
    }
}

/// Returns the name of a person or an organisation, or the names of several.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(tidy(name)),
        Value::Object(fields) => fields.get("name").and_then(names),
        Value::Array(several) => {
            let several: Vec<String> = several.iter().take(6).filter_map(names).collect();
            (!several.is_empty()).then(|| several.join(", "))
        }
        _ => None,
    }
    .filter(|name| !name.is_empty() && name.len() <= 4 * LONGEST_NAME)
}

/// What browsers write into a page when they save it.
#[derive(Debug, Default)]
struct Saved {
    address: Option<String>,
    day: Option<String>,
}

impl Saved {
    /// Reads `<!-- saved from url=(0042)https://… -->` of browsers and the comment of
    /// `SingleFile`, with its lines `url:` and `saved date:`.
    fn of(html: &str) -> Self {
        let start = &html[..html.floor_char_boundary(4096)];
        let mut saved = Self::default();
        if let Some((_, rest)) = start.split_once("saved from url=(")
            && let Some((_, rest)) = rest.split_once(')')
        {
            let end = rest.find([' ', '\n', '\r', '<']).unwrap_or(rest.len());
            saved.address = Some(rest[..end].to_owned()).filter(|address| is_address(address));
        }
        if let Some((_, comment)) = start.split_once("Page saved with SingleFile") {
            let comment = comment.split("-->").next().unwrap_or_default();
            for line in comment.lines() {
                if let Some((label, value)) = line.split_once(": ") {
                    match label.trim() {
                        "url" => {
                            saved.address =
                                Some(value.trim().to_owned()).filter(|address| is_address(address));
                        }
                        "saved date" => saved.day = Some(value.trim().to_owned()),
                        _ => {}
                    }
                }
            }
        }
        saved
    }
}
