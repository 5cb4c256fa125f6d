//! What cannot be opened says why, and what to do.

use std::fs;

use jiff::civil::Date;
use standpoint::import;

use super::make;
use crate::cli::program;

/// Has the program read a file with these bytes and returns what it says of it.
fn told(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), bytes).expect("written");
    let output = program(&["read", name])
        .current_dir(folder.path())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(1), "{name}");
    assert!(output.stdout.is_empty(), "{name}");
    let errors = String::from_utf8(output.stderr).expect("UTF-8");
    errors.trim().trim_start_matches("standpoint: ").to_owned()
}

#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &str) {
    assert_eq!(told(name, bytes), format!("{name}: {expected}"));
}

#[test]
fn empty_and_broken_files_say_so() {
    check(
        "a.txt",
        b"",
        "The file is empty. Choose a file that holds the article's text.",
    );
    check(
        "a.html",
        b"<!DOCTYPE html><html><body><script>show()</script></body></html>",
        "The page holds no text. Open it in a browser and save it once it is shown, or copy its text and paste it.",
    );
    check(
        "a.md",
        b"---\ntitle:\n---\n",
        "The file holds only white space. Choose one that holds the article's text.",
    );
    check(
        "a.mhtml",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\n--x--\r\n",
        "The file holds no page and no text. Save the page anew, best as HTML.",
    );
    check(
        "a.zip",
        &make::zip(&[("a.txt", b"One".to_vec())])[..40],
        "The file is broken: it begins as an archive and does not go on as one. Copy or download it again.",
    );
    check(
        "b.zip",
        &make::zip(&[("a.png", vec![1])]),
        "The archive holds no articles. Articles are files that end in .txt, .text, .html, .htm, .xhtml, .mhtml, .mht, .eml, .md, .markdown, .pdf, .docx, .odt, .json, .jsonl, .ndjson, .csv, .tsv, .zip.",
    );
    check(
        "a.docx",
        &make::zip(&[("word/document.xml", b"<w:document><w:p>".to_vec())]),
        "The document is broken: its text cannot be read to the end. Open it in its program, which may repair it, and save it anew.",
    );
    check(
        "b.docx",
        b"ab\0c",
        "This is a binary file (byte 3 is zero), not a text. Save the article as plain text, or copy its text and paste it.",
    );
    check(
        "a.odt",
        &make::odt(&[]),
        "The document holds no text. If it shows pictures of text, run OCR first and open what that gives.",
    );
    check(
        "a.pdf",
        b"%PDF-1.4\nnot really\n",
        "The PDF is broken, or built in a way that cannot be read. Open it in a viewer, print it to a new PDF or copy its text, and open that.",
    );
}

#[test]
fn what_needs_ocr_or_another_program_says_so() {
    let image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /I1 5 0 R >> >> /Contents 4 0 R >>",
        "<< /Length 26 >>\nstream\nq 9 0 0 9 0 0 cm /I1 Do Q\nendstream",
        image,
    ];
    check(
        "scan.pdf",
        &make::assemble(&objects.map(str::to_owned), ""),
        "This PDF holds pictures of text, not text. Run OCR first, and open what that gives.",
    );
    check(
        "old.doc",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0",
        "This is an old Office document (.doc) or one with a password, not an article. Open it in its program and save it as .docx without a password, or as plain text.",
    );
    check(
        "book.epub",
        &make::zip(&[("mimetype", b"application/epub+zip".to_vec())]),
        "This is an e-book (EPUB), not an article. Open it in its program and save the text as .txt, or copy it and paste it.",
    );
    check(
        "sheet.xlsx",
        &make::zip(&[("xl/workbook.xml", b"<workbook/>".to_vec())]),
        "This is an Excel workbook, not an article. Save the sheet with the articles as CSV.",
    );
    check(
        "photo.txt",
        b"\xFF\xD8\xFF\xE0\0\x10JFIF",
        "This is a JPEG image, not an article. If it shows text, run OCR first and open what that gives.",
    );
}

#[test]
fn what_is_protected_says_so() {
    const PROTECTED: &str = "The file is protected by a password. Open it in its program and save a copy without a password.";
    let manifest = b"<manifest><manifest:encryption-data/></manifest>".to_vec();
    check(
        "locked.odt",
        &make::zip(&[
            (
                "mimetype",
                b"application/vnd.oasis.opendocument.text".to_vec(),
            ),
            ("content.xml", vec![7; 50]),
            ("META-INF/manifest.xml", manifest),
        ]),
        PROTECTED,
    );
    // The bit that says so in both heads of an entry.
    let mut zip = make::zip(&[("a.txt", b"One two three".to_vec())]);
    let central = zip
        .windows(4)
        .position(|mark| mark == b"PK\x01\x02")
        .expect("a directory");
    zip[6] |= 1;
    zip[central + 8] |= 1;
    let found = told("locked.zip", &zip);
    assert_eq!(found, format!("locked.zip/a.txt: {PROTECTED}"));
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [] /Count 0 >>",
        "<< /Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) >>",
    ];
    let objects = objects.map(str::to_owned);
    let locked = make::assemble(
        &objects,
        "/Encrypt 3 0 R /ID [(0123456789abcdef) (0123456789abcdef)]",
    );
    check("locked.pdf", &locked, PROTECTED);
}

/// A file is known by its content: what its name promises beside it is noted, not believed.
#[test]
fn a_wrong_name_is_noted_and_read_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let story = make::story();
    for (name, bytes, promised) in [
        (
            "a.pdf",
            make::page(&story).into_bytes(),
            "a PDF, but it is a web page",
        ),
        ("a.html", make::pdf(&story), "a web page, but it is a PDF"),
        ("a.txt", make::docx(&story), "a text, but it is a document"),
    ] {
        fs::write(folder.path().join(name), bytes).expect("written");
        let output = program(&["read", name])
            .current_dir(folder.path())
            .output()
            .expect("the program runs");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(
            text.contains("We will not give up the harbour"),
            "{name}: {text}"
        );
        assert!(text.contains(promised), "{name}: {text}");
    }
}

/// Files that take more of everything than there is, each stopped with a sentence.
#[test]
fn bombs_are_stopped() {
    let started = std::time::Instant::now();
    let zeros = || vec![b' '; 60_000_000];
    let found = told("bomb.zip", &make::zip(&[("a.txt", zeros())]));
    assert_eq!(
        found,
        "bomb.zip/a.txt: More than 50 MB come out of this, the most that is read. If it is a real document, save its text alone as a .txt file."
    );
    let found = told("bomb.docx", &make::zip(&[("word/document.xml", zeros())]));
    assert!(found.contains("More than 50 MB"), "{found}");
    let nested = "<w:tbl>".repeat(50_000);
    let found = told(
        "deep.docx",
        &make::zip(&[(
            "word/document.xml",
            format!("<w:document>{nested}").into_bytes(),
        )]),
    );
    assert!(found.contains("The document is broken"), "{found}");
    // Marks that open something, over and over: what reads them calls itself for none.
    for (name, mark) in [
        ("deep.md", "> "),
        ("list.md", "- "),
        ("link.md", "["),
        ("deep.json", "["),
        ("deep.jsonl", "{\"a\":"),
        ("deep.csv", "\""),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(name), mark.repeat(100_000)).expect("written");
        let output = program(&["read", name])
            .current_dir(folder.path())
            .output()
            .expect("the program runs");
        let code = output.status.code();
        assert!(code == Some(0) || code == Some(1), "{name}: {code:?}");
    }
    let inner = make::zip(&[("a.txt", b"One two".to_vec())]);
    let deep = make::zip(&[("b.zip", make::zip(&[("c.zip", inner)]))]);
    let found = told("deep.zip", &deep);
    assert_eq!(
        found,
        "deep.zip/b.zip/c.zip: This is an archive in an archive in an archive. Unpack the outer ones and open the folder."
    );
    // A page that is its own parent: what reads it never ends.
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>",
        "<< /Length 2 >>\nstream\nq\nendstream",
    ];
    let objects = objects.map(str::to_owned);
    let found = told("loop.pdf", &make::assemble(&objects, ""));
    assert!(
        found.contains("took longer than 15 seconds") || found.contains("The PDF is broken"),
        "{found}"
    );
    // A picture that paints itself: what reads it runs out of stack.
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>",
        "<< /Length 5 >>\nstream\n/X Do\nendstream",
        form,
    ];
    let found = told(
        "stack.pdf",
        &make::assemble(&objects.map(str::to_owned), ""),
    );
    assert!(
        found.contains("The PDF is broken") || found.contains("pictures of text"),
        "{found}"
    );
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// Pages that are nested without end are read by another way, in little time.
#[test]
fn deep_pages_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let started = std::time::Instant::now();
    for (name, open) in [
        ("a.html", "<div>"),
        ("b.html", "<table><tr><td>"),
        ("c.html", "<b>"),
    ] {
        let words = "The two sides met again and will meet once more on Monday. ".repeat(20);
        let page = format!("<html><body>{}<p>{words}</p>", open.repeat(100_000));
        fs::write(folder.path().join(name), page).expect("written");
        let output = program(&["read", name])
            .current_dir(folder.path())
            .output()
            .expect("the program runs");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(text.contains("once more on Monday."), "{name}");
        assert!(text.contains("built in an unusual way"), "{name}");
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

/// Small pages whose tags nest only in a drawing, or where they mean nothing: a tree of them is
/// as deep as they are many, and what reads it must not run out of stack.
#[test]
fn tags_that_nest_in_a_drawing_are_read() {
    let words = "The two sides met again and will meet once more on Monday. ".repeat(20);
    let day = Date::constant(2026, 1, 1);
    for (outer, tag) in [
        ("<svg>", "<path>"),
        ("<svg>", "<tr>"),
        ("<math>", "<td>"),
        ("<svg><g>", "<option>"),
        ("<svg><p>", "<path/>"),
        ("", "<path>"),
    ] {
        let nested = tag.repeat(190_000 / tag.len());
        let page = format!("<html><body><p>{words}</p>{outer}{nested}");
        // As much stack as a thread has that asks for none.
        let read = std::thread::Builder::new()
            .stack_size(2 << 20)
            .spawn(move || {
                import::from_bytes("a.html", page.as_bytes(), day).map(|read| read.text)
            });
        let read = read.expect("a thread").join().expect("no end");
        let text = read.expect("read");
        assert!(text.contains("once more on Monday."), "{outer}{tag}");
    }
}

/// Comments that are never closed take no longer than in proportion.
#[test]
fn open_comments_are_read_in_little_time() {
    let words = "The two sides met again and will meet once more on Monday. ".repeat(20);
    let started = std::time::Instant::now();
    for comment in ["<!-- x", "<!--> ", "<!-- -- x"] {
        let page = format!(
            "<html><body><p>{words}</p>{}",
            comment.repeat(1_000_000 / comment.len())
        );
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.html"), page).expect("written");
        let output = program(&["read", "a.html"])
            .current_dir(folder.path())
            .output()
            .expect("the program runs");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(text.contains("once more on Monday."), "{comment}");
        println!("{comment}: {:?}", started.elapsed());
    }
    assert!(started.elapsed().as_secs() < 15, "{:?}", started.elapsed());
}
