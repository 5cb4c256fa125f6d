use dom_query::Document;
use proptest::prelude::*;

use super::super::blocks;
use super::*;

#[track_caller]
fn check(html: &str, kept: &str) {
    assert_eq!(trim(html).html, kept, "{html}");
}

#[test]
fn what_is_not_read_is_cut() {
    check("<p>a <script>x<y</script> b</p>", "<p>a  b</p>");
    check(
        "<p>a\n<!-- <p> --> b <!--><b>c <!--->d",
        "<p>a\n b <b>c <!---->d",
    );
    check("<p>a<!-- b -->c<<!---->/d", "<p>a<!---->c<<!---->/d");
    check("<STYLE media=x>p>a{}</sTyle >b", "b");
    check("<noscript><img></noscript>b", "b");
    check(
        "<p><svg viewBox='0 0'><title>x</title><g><path d=1/></g></svg>b<svg/>c",
        "<p>b<svg/>c",
    );
    check("<p><math><mi>x</mi><mo>+</mo></math>b", "<p>b");
    check(
        "a < b <3 </> <? x> <!doctype html>",
        "a < b <3 </> <? x> <!doctype html>",
    );
}

#[test]
fn attributes_that_nothing_reads_are_cut() {
    check(
        "<div data-x=\"a > b\"class=c onclick='x()' ID=d>e",
        "<div class=c  ID=d>e",
    );
    check(
        "<p style='color:red'><p STYLE='Display:None'><td align=left colspan=2>",
        "<p ><p STYLE='Display:None'><td  colspan=2>",
    );
    check("<p style='color:red' style='display:none'>a", "<p  >a");
    let long = "z".repeat(200);
    check(
        &format!("<img src='data:x,y{long}'><p data-src='é'><link href=\"{long}\">"),
        &format!(
            "<img src='data:x,y{}'><p data-src='é'><link href=\"{long}\">",
            "z".repeat(92)
        ),
    );
}

#[test]
fn white_space_between_blocks_is_cut() {
    check(
        "<ul>\n  <li> <a> <b>b</b> </a>\n </li>\n <li>c \n</li> </ul>\n<p>d",
        "<ul><li><a> <b>b</b> </a>\n </li><li>c \n</li> </ul><p>d",
    );
    check("<div> <script>a</script>\n<!-- b --> <p>c", "<div><p>c");
    check(
        "<div>\n<img hidden> <p>a</p> <p>b",
        "<div><img hidden> <p>a</p><p>b",
    );
    check("<p>a <b> <i>b</i> </b> <i>c", "<p>a <b> <i>b</i> </b> <i>c");
    check("<p>1 <  </p>", "<p>1 <  </p>");
    check("é<table>\n <!--><!---->lt;", "é<table>\n <!---->lt;");
}

#[test]
fn white_space_that_may_show_is_kept() {
    for html in [
        "a<tr> <b>b",
        "a<body> <b>b",
        "a</ul> <b>b",
        "a<select><p> </p></select> <b>b",
        "a<select><select><p> </select> <b>b",
        "a<i hidden><p> </p></i> <b>b",
        "a<i aria-hidden=true><p> </p></i> <b>b",
        "a</ul> <p hidden>b</p> <p hidden>c</p>d",
        "<li><b>a</b> <div></div> <b>c</b>",
        "<h1><b>a</b> <div>b</div></h1>",
        "<pre> <b>a</b>\n<p>b</pre>",
        "<PRE> <b>a</b>\n<p>b</pre>",
        "<DIV> <b>a",
    ] {
        check(html, html);
    }
}

#[test]
fn data_of_a_page_are_kept_apart() {
    let html = "<script type='Application/LD+JSON'>{\"a\":1}</script><script>b</script>\
                <script async type=application/ld+json>[]</script>c";
    let trimmed = trim(html);
    assert_eq!(trimmed.html, "c");
    assert_eq!(trimmed.data, ["{\"a\":1}", "[]"]);
}

#[test]
fn a_script_ends_where_a_browser_ends_it() {
    check("<script><!-- <script></script> --></script>a", "a");
    check("<script><!-- <script></script>a</script>b", "b");
    check("<script><!-- </script>a", "a");
    check("<script><!--> <script></script>a", "a");
    check("<script></scripts></script/>a", "a");
    check(
        "<script><!-- document.write('<script>'+'<\\/script>') //--></script>a",
        "a",
    );
}

#[test]
fn what_is_text_stays() {
    for html in [
        "<title><script>a</script></title>b",
        "<textarea><!-- a --></textarea>b",
        "<plaintext><script>a</script>",
        "<p id='<script>a</script>'>b",
        "<!x <script>a",
    ] {
        check(html, html);
    }
}

#[test]
fn what_may_end_elsewhere_is_left_as_it_is() {
    for html in [
        "a<script>b",
        "a<!-- b",
        "a<style>b</styl",
        "a<p title=\"b",
        "a<svg><path>",
        "a<",
        "a</",
        "a<p",
        "a<title>b",
        "a<!-- b --",
        "<script></script",
        "<svg><p data-a=1>b</p></svg><p data-a=1>",
        "<svg><title><path></svg><p data-a=1>",
        "<svg><g><svg></g></svg>b<a title=c>d</a></svg><p data-a=1>",
        "<svg><![CDATA[</svg>]]><foreignObject><p data-a=1>b",
    ] {
        check(html, html);
    }
}

/// Pieces of which pages are made that are built well, badly and with ill will.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "word ",
        "\n ",
        "<p>",
        "</p>",
        "<div class=a data-b='x>y'>",
        "</div>",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "--!>",
        "<!-->",
        "<script>",
        "</script>",
        "<script type=\"a\">",
        "<style>",
        "</style>",
        "<svg>",
        "</svg>",
        "<svg/>",
        "<path d=1 />",
        "<g>",
        "</g>",
        "<title>",
        "</title>",
        "<textarea>",
        "</textarea>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "\"",
        "'",
        "<a href=\"b\">",
        "</a>",
        "<",
        ">",
        "</",
        "<!",
        "<?",
        "<img src=x>",
        "=",
        "/",
        "<math>",
        "</math>",
        "<li onclick=a>",
        "<ul>",
        "</ul>",
        "<select>",
        "</select>",
        "é",
        "<iframe>",
        "</iframe>",
        "<h1>",
        "</h1>",
        "<br>",
        "<body>",
        "</body>",
        "<head>",
        "</head>",
        "<p hidden>",
        "<![CDATA[",
        "]]>",
        "<template>",
        "</template>",
        "&",
        "lt;",
        "<mi>",
        "</mi>",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_that_is_read_is_cut(html in pieces()) {
        let read = |html: &str| blocks::body(&Document::from(html)).text;
        prop_assert_eq!(read(&trim(&html).html), read(&html));
    }

    #[test]
    fn no_two_words_become_one(html in pages()) {
        let draft = super::super::read_here(&html);
        let title = draft.title.unwrap_or_default();
        prop_assert_eq!(title, "Envoys agree on a toll");
        for word in draft.text.split_whitespace().map(|word| word.trim_matches(['.', ','])) {
            let known = WORDS.contains(&word) || "Envoys agree on a toll and so • Share Print none".contains(word);
            prop_assert!(known, "{}", word);
        }
    }
}

/// The words of the articles that are made.
const WORDS: [&str; 6] = ["talks", "envoys", "harbour", "toll", "agreed", "pilots"];

/// Articles as sites build them: what stands in lines and in blocks side by side, blocks with
/// and without white space between, among boxes that are no part of the text.
fn pages() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS.to_vec());
    let words = prop::collection::vec(word, 12..30).prop_map(|words| words.join(" "));
    let part = (0..12_usize, words).prop_map(|(kind, words)| match kind {
        0 | 1 => format!("<p>{words}.</p>"),
        2 => format!("\n<span>{words}.</span>\n"),
        3 => format!("<p>{words}, <b>{words}</b> <i>and</i> so.</p>"),
        4 => "<div class=\"ad-slot\"></div>".to_owned(),
        5 => format!("<aside>\n<p>{words}</p>\n</aside>"),
        6 => "<div hidden> <p>none</p> </div>".to_owned(),
        7 => format!("<h2>\n<span>{words}</span></h2>"),
        8 => format!(
            "<ul>\n<li> {words}.</li>\n<li><a href=\"javascript:void(0)\">{words}</a></li>\n</ul>"
        ),
        9 => "<div class=share>\n<ul><li><a href=/a>Share</a></li> <li>Print</li></ul></div>"
            .to_owned(),
        10 => format!("<blockquote>\n<p>{words}.</p>\n</blockquote>"),
        _ => format!(" {words}. "),
    });
    let between = prop::sample::select(vec!["", "\n", " ", "\n<!-- x -->\n"]);
    let parts = prop::collection::vec((part, between), 4..16);
    let holder = prop::sample::select(vec![
        "div",
        "article",
        "section",
        "main",
        "blockquote",
        "td",
        "li",
    ]);
    (parts, holder).prop_map(|(parts, holder)| {
        let body: String = parts
            .into_iter()
            .map(|(part, between)| part + between)
            .collect();
        let (before, behind) = match holder {
            "td" => ("<table>\n<tr>", "</tr>\n</table>"),
            "li" => ("<ul>\n", "</ul>"),
            _ => ("", ""),
        };
        format!(
            "<html>\n<head>\n<title>Envoys agree on a toll</title>\n</head>\n<body>\n<div>\n\
             <h1>\n<span>Envoys agree</span>\n<div>on a toll</div>\n</h1>\n\
             {before}<{holder}>\n{body}\n</{holder}>{behind}</div>\n</body>\n</html>"
        )
    })
}
