//! What the head of a page says of its article.

use dom_query::Document;
use serde_json::Value;

use super::super::draft::{Draft, Place, Stated, tidy};
use super::super::headline;
use super::super::origin::{self, is_address};

/// Names of metadata that hold the day of publication, after those of Open Graph.
const DAYS: &[&str] = &[
    "meta[property='article:published_time']",
    "meta[property='og:published_time']",
    "meta[itemprop='datePublished']",
    "meta[name='article:published_time']",
    "meta[name='parsely-pub-date']",
    "meta[name='sailthru.date']",
    "meta[name='pubdate']",
    "meta[name='publish-date']",
    "meta[name='publication_date']",
    "meta[name='DC.date.issued']",
    "meta[name='dc.date']",
    "meta[name='dcterms.created']",
    "meta[name='date']",
];

/// The longest name of a person or an outlet.
const LONGEST_NAME: usize = 120;

/// Reads what `page`, made of `html`, says of its article; the draft has no text yet.
pub(super) fn read(page: &Document, html: &str) -> Draft {
    let data = Data::of(page);
    let saved = Saved::of(html);
    let content = |selector: &str| {
        let found = page.try_select(selector)?;
        let value = found.iter().find_map(|node| node.attr("content"))?;
        let value = tidy(&value);
        (!value.is_empty()).then_some(value)
    };
    let address = page
        .try_select("link[rel='canonical']")
        .and_then(|link| link.attr("href"))
        .map(|address| address.trim().to_owned())
        .filter(|address| is_address(address))
        .or_else(|| content("meta[property='og:url']").filter(|address| is_address(address)))
        .or(saved.address)
        .or_else(|| data.address.clone().filter(|address| is_address(address)));
    let (title, of_title) = title(page, &content, data.headline.as_deref());
    let outlet = content("meta[property='og:site_name']")
        .or(data.outlet)
        .or_else(|| content("meta[name='application-name']"))
        .filter(|name| name.len() <= LONGEST_NAME && !name.contains("://"))
        .map(|name| origin::known(&name).map_or(name.clone(), str::to_owned))
        .or(of_title)
        .or_else(|| address.as_deref().and_then(origin::outlet_at));
    let author = data
        .author
        .or_else(|| content("meta[name='author']"))
        .or_else(|| content("meta[property='article:author']"))
        .or_else(|| content("meta[name='parsely-author']"))
        .or_else(|| {
            first_text(
                page,
                "[rel='author'], [itemprop='author'] [itemprop='name'], .byline .author",
            )
        })
        .and_then(|name| person(&name));
    let language = page
        .try_select("html")
        .and_then(|root| root.attr("lang"))
        .map(|language| language.to_string());
    Draft {
        title,
        outlet,
        author,
        address,
        language,
        published: days(page, data.published),
        retrieved: saved.day,
        ..Draft::default()
    }
}

/// Returns the headline and the outlet that stands behind it in the page's title. The one
/// that is shown goes before those of the metadata if they are alike.
fn title(
    page: &Document,
    content: &impl Fn(&str) -> Option<String>,
    of_data: Option<&str>,
) -> (Option<String>, Option<String>) {
    let whole = first_text(page, "head title").or_else(|| first_text(page, "title"));
    let (of_page, outlet) = whole
        .as_deref()
        .map(headline::without_outlet)
        .unwrap_or_default();
    let stated = of_data
        .map(str::to_owned)
        .or_else(|| content("meta[property='og:title']"))
        .or_else(|| content("meta[name='twitter:title']"))
        .map(|title| headline::without_outlet(&title).0.to_owned());
    let shown: Vec<String> = page
        .try_select("h1")
        .map(|found| {
            let texts = found.iter().map(|node| tidy(&node.text()));
            texts.filter(|text| !text.is_empty()).collect()
        })
        .unwrap_or_default();
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
        let behind = whole.as_deref()?.strip_prefix(chosen.as_deref()?)?.trim();
        let name = behind.strip_prefix(['-', '–', '—', '|', ':', '·'])?.trim();
        let words = name.split_whitespace().count();
        let plain = !name.contains(" - ") && !name.contains('|');
        ((1..=5).contains(&words) && plain).then(|| name.to_owned())
    });
    (chosen.filter(|title| title.len() <= 400), outlet)
}

/// Returns the days of publication, the most trusted first.
fn days(page: &Document, of_data: Option<String>) -> Vec<Stated> {
    let mut days = Vec::new();
    let mut add = |words: String, place: Place| days.push(Stated { words, place });
    if let Some(words) = of_data {
        add(words, Place::Data);
    }
    let first = DAYS.iter().find_map(|selector| {
        let found = page.try_select(selector)?;
        let node = found.iter().next()?;
        node.attr("content").map(|words| tidy(&words))
    });
    if let Some(words) = first.filter(|words| !words.is_empty()) {
        add(words, Place::Head);
    }
    // Of several times, those marked as that of publication; else the first in the article.
    let times = [
        "time[pubdate]",
        "time[itemprop='datePublished']",
        "article time[datetime]",
        "main time[datetime]",
        "time[datetime]",
    ];
    let time = times.iter().find_map(|selector| {
        let found = page.try_select(selector)?;
        let node = found.iter().next()?;
        node.attr("datetime")
            .map(|words| tidy(&words))
            .filter(|words| !words.is_empty())
    });
    if let Some(words) = time {
        add(words, Place::Time);
    }
    days
}

fn first_text(page: &Document, selector: &str) -> Option<String> {
    let found = page.try_select(selector)?;
    let text = tidy(&found.iter().next()?.text());
    (!text.is_empty()).then_some(text)
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
    fn of(page: &Document) -> Self {
        let Some(scripts) = page.try_select("script[type='application/ld+json']") else {
            return Self::default();
        };
        for script in &scripts {
            let text = script.text();
            let bare = text
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
