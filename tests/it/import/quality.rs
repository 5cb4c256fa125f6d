//! The main text of pages whose text is known, since they are made here: how much of it is
//! found, and how much else.
//!
//! `STANDPOINT_PAGES=folder cargo test --test it quality -- --nocapture` writes the pages and
//! their texts there, so that other programs can be run on them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

use standpoint::import;
use standpoint::model::Date;

const PAGES: usize = 120;

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A sentence of news, of its own words.
    fn sentence(&mut self) -> String {
        let who = self.one(&[
            "The envoy",
            "A spokesman",
            "The mayor",
            "The delegation",
            "An aide",
            "The minister of the north",
            "One of the crews",
            "The board",
        ]);
        let did = self.one(&[
            "said",
            "repeated",
            "denied",
            "made clear",
            "wrote in a letter",
            "told the assembly",
            "let it be known",
        ]);
        let what = self.one(&[
            "that the harbour stays open",
            "that no paper would be signed before the boats sail",
            "that the draft needs another week",
            "that both sides had come closer on two of the four points",
            "that the customs house could be shared",
            "that nobody had asked the fishermen",
        ]);
        let more = self.one(&[
            "although the weather was against it",
            "as the hall filled with people",
            "while the other side waited next door",
            "without naming a date",
            "after a night of talks",
            "in the presence of three observers",
            "and left by the back door",
        ]);
        format!(
            "{who} {did} {what}, {more}, {} days after the last round.",
            2 + self.below(90)
        )
    }

    fn paragraph(&mut self) -> String {
        let count = 2 + self.below(4);
        let sentences: Vec<String> = (0..count).map(|_| self.sentence()).collect();
        sentences.join(" ")
    }

    fn headline(&mut self) -> String {
        format!(
            "{} {} {} {}",
            self.one(&[
                "Harbour talks",
                "Ferry dispute",
                "The northern draft",
                "Border market"
            ]),
            self.one(&["drags on", "nears an end", "stalls again", "takes a turn"]),
            self.one(&[
                "after long night",
                "as crews wait",
                "before the holidays",
                "in town hall"
            ]),
            self.below(1000)
        )
    }
}

/// Paragraphs of an article in the order of the page.
enum Part {
    Text(String),
    Heading(String),
    Items(Vec<String>),
    Quote(String),
}

fn body(random: &mut Random) -> Vec<Part> {
    let mut parts = Vec::new();
    for number in 0..4 + random.below(12) {
        if number > 1 && random.chance(15) {
            parts.push(Part::Heading(random.headline()));
        }
        parts.push(Part::Text(random.paragraph()));
        if random.chance(10) {
            let items = (0..2 + random.below(4))
                .map(|_| random.sentence())
                .collect();
            parts.push(Part::Items(items));
        }
        if random.chance(10) {
            parts.push(Part::Quote(format!("“{}”", random.sentence())));
        }
    }
    parts
}

fn text(parts: &[Part]) -> String {
    let mut out = String::new();
    for part in parts {
        let _ = match part {
            Part::Text(words) | Part::Heading(words) | Part::Quote(words) => {
                writeln!(out, "{words}")
            }
            Part::Items(items) => writeln!(out, "{}", items.join("\n")),
        };
    }
    out
}

fn links(random: &mut Random, count: usize) -> String {
    (0..count).fold(String::new(), |mut out, _| {
        let _ = write!(out, "<li><a href=\"/x\">{}</a></li>", random.headline());
        out
    })
}

/// What stands between the paragraphs of an article and is none of it.
fn between(random: &mut Random) -> String {
    match random.below(7) {
        0 => format!("<figure><img src=\"a.jpg\"><figcaption>{} Photo: Sample Pictures</figcaption></figure>", random.sentence()),
        1 => format!("<p><a href=\"/more\">Read more: {}</a></p>", random.headline()),
        2 => format!("<aside class=\"related-box\"><h4>Related</h4><ul>{}</ul></aside>", links(random, 3)),
        3 => "<div class=\"ad-slot\"><span>Advertisement</span></div>".to_owned(),
        4 => "<div class=\"newsletter-signup\"><h3>Get the morning letter</h3><p>Our best reports in your inbox every day.</p><form><input><button>Sign up</button></form></div>".to_owned(),
        5 => "<div class=\"social share\"><ul><li><a href=\"#\">Share</a></li><li><a href=\"#\">Post</a></li><li><a href=\"#\">Mail</a></li></ul></div>".to_owned(),
        _ => format!("<div class=\"video-player\"><iframe src=\"v\"></iframe><p class=\"caption\">Watch: {}</p></div>", random.headline()),
    }
}

/// Writes the paragraphs in one of the ways that pages do.
fn written(random: &mut Random, parts: &[Part], style: usize) -> String {
    let mut out = String::new();
    for part in parts {
        if random.chance(18) {
            out.push_str(&between(random));
        }
        let _ = match (part, style) {
            (Part::Text(words), 0 | 1) => writeln!(out, "<p>{words}</p>"),
            (Part::Text(words), 2) => writeln!(out, "<p class=\"css-1x\"><span>{words}</span>"),
            (Part::Text(words), 3) => writeln!(out, "{words}<br><br>"),
            (Part::Text(words), _) => writeln!(out, "<div class=\"par\"><div>{words}</div></div>"),
            (Part::Heading(words), 3) => writeln!(out, "<b>{words}</b><br><br>"),
            (Part::Heading(words), _) => writeln!(out, "<h2>{words}</h2>"),
            (Part::Items(items), _) => writeln!(
                out,
                "<ul>{}</ul>",
                items
                    .iter()
                    .fold(String::new(), |out, item| out + "<li>" + item + "</li>")
            ),
            (Part::Quote(words), _) => writeln!(out, "<blockquote><p>{words}</p></blockquote>"),
        };
    }
    out
}

/// Makes a page with menus, boxes, comments and a foot around the article.
fn page(random: &mut Random, parts: &[Part], headline: &str) -> String {
    let style = random.below(5);
    let article = written(random, parts, style);
    let entries = 6 + random.below(20);
    let menu = links(random, entries);
    let cookies = "<div id=\"consent\" class=\"cookie-notice\"><h2>We value your privacy</h2><p>We and our partners keep cookies on your device to show and measure advertisements, to keep you signed in and to learn what is read. You can change your choice at any time in the settings of your account.</p><button>Accept</button></div>";
    let teasers = (0..3 + random.below(5)).fold(String::new(), |out, _| {
        format!(
            "{out}<div class=\"teaser\"><h3><a href=\"/t\">{}</a></h3><p>{}</p></div>",
            random.headline(),
            random.sentence()
        )
    });
    let comments = (0..random.below(6)).fold(String::new(), |out, _| {
        format!(
            "{out}<div class=\"comment\"><b>Reader</b><p>{}</p></div>",
            random.sentence()
        )
    });
    let main = match style {
        0 => format!(
            "<main><article><h1>{headline}</h1><p class=\"byline\">By Ada Sample</p><time datetime=\"2025-12-04\">4 December 2025</time>{article}</article></main>"
        ),
        1 => format!(
            "<div class=\"content\"><div class=\"story\"><h1>{headline}</h1><div class=\"story-body\">{article}</div></div></div>"
        ),
        2 => format!(
            "<div id=\"app\"><section data-x><header><h1>{headline}</h1></header><section name=\"articleBody\">{article}</section></section></div>"
        ),
        3 => format!(
            "<table width=\"100%\"><tr><td width=\"20%\"><ul>{menu}</ul></td><td><h1>{headline}</h1><div class=\"text\">{article}</div></td></tr></table>"
        ),
        _ => format!(
            "<div class=\"page\"><div class=\"col-8\"><h1>{headline}</h1><div class=\"rich-text\">{article}</div></div></div>"
        ),
    };
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{headline} | Model Gazette</title>\
         <script>var x = {{\"a\": \"<p>none</p>\"}};</script><style>.a{{}}</style></head><body>{cookies}\
         <header><nav><ul>{menu}</ul></nav></header>{main}\
         <div class=\"sidebar\"><h3>Most read</h3><ol>{}</ol>{teasers}</div>\
         <div id=\"comments\"><h3>Comments</h3>{comments}</div>\
         <footer><p>© 2025 Model Gazette. All rights reserved. No part of this page may be copied.</p><ul>{menu}</ul></footer></body></html>",
        links(random, 5)
    );
    // Many pages have names that tell nothing.
    if random.chance(50) {
        [
            "related-box",
            "ad-slot",
            "newsletter-signup",
            "social share",
            "caption",
            "cookie-notice",
            "consent",
            "teaser",
            "comments",
            "comment",
            "sidebar",
            "video-player",
        ]
        .iter()
        .enumerate()
        .fold(page, |page, (at, name)| {
            page.replace(&format!("\"{name}\""), &format!("\"css-{at}\""))
        })
    } else {
        page
    }
}

/// Returns precision and recall of the words of `found`.
fn score(found: &str, expected: &str) -> (f64, f64) {
    let count = |text: &str| {
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        for word in text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            *words.entry(word.to_lowercase()).or_default() += 1;
        }
        words
    };
    let (found, expected) = (count(found), count(expected));
    let both: usize = expected
        .iter()
        .map(|(word, count)| (*count).min(found.get(word).copied().unwrap_or(0)))
        .sum();
    let size = |words: &BTreeMap<String, usize>| words.values().sum::<usize>().max(1);
    (
        both as f64 / size(&found) as f64,
        both as f64 / size(&expected) as f64,
    )
}

#[test]
fn quality_of_the_main_text_of_pages() {
    let folder = std::env::var_os("STANDPOINT_PAGES");
    let mut random = Random(1);
    let (mut f1, mut precision, mut recall, mut worst) = (0.0, 0.0, 0.0, (2.0, 0));
    let (mut titles, mut bytes, mut time) = (0, 0, std::time::Duration::ZERO);
    for number in 0..PAGES {
        let headline = random.headline();
        let parts = body(&mut random);
        let html = page(&mut random, &parts, &headline);
        let expected = text(&parts);
        if let Some(folder) = &folder {
            let folder = Path::new(folder);
            fs::write(folder.join(format!("{number}.html")), &html).expect("written");
            fs::write(folder.join(format!("{number}.txt")), &expected).expect("written");
        }
        let began = Instant::now();
        let article = import::from_bytes("page.html", html.as_bytes(), Date::constant(2026, 1, 1))
            .expect("a page");
        time += began.elapsed();
        bytes += html.len();
        let mut found = String::new();
        let mut from = 0;
        let headline_span = article.headline.into_iter();
        let mut left_out: Vec<_> = article
            .furniture
            .iter()
            .copied()
            .chain(headline_span)
            .collect();
        left_out.sort_unstable();
        for span in left_out {
            found.push_str(&article.text[from..span.start.max(from)]);
            from = from.max(span.end);
        }
        found.push_str(&article.text[from..]);
        let (p, r) = score(&found, &expected);
        let f = 2.0 * p * r / (p + r).max(f64::EPSILON);
        precision += p;
        recall += r;
        f1 += f;
        if f < worst.0 {
            worst = (f, number);
        }
        titles += usize::from(article.title == headline);
    }
    let pages = PAGES as f64;
    println!(
        "{PAGES} pages, {} KB, {:.1} ms a page: F1 {:.4}, precision {:.4}, recall {:.4}; worst {:.3} (page {}); {titles} titles",
        bytes / 1000,
        time.as_secs_f64() * 1000.0 / pages,
        f1 / pages,
        precision / pages,
        recall / pages,
        worst.0,
        worst.1
    );
    assert!(f1 / pages >= 0.97, "F1 {}", f1 / pages);
    assert_eq!(titles, PAGES);
}
