//! Files of every kind, made of our own words.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A paragraph of a made article.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    Text(String),
    Heading(String),
    Item(String),
    Quote(String),
}

/// The article of which most files are made.
pub(crate) fn story() -> Vec<Part> {
    let own = str::to_owned;
    vec![
        Part::Heading(own("Harbour talks resume after a week of silence")),
        Part::Text(own("4 December 2025")),
        Part::Text(own(
            "The delegations of Northland and Southland met again in Westport on Thursday, a week after the last round had ended without a word to the press.",
        )),
        Part::Text(own(
            "“We will not give up the harbour,” said the Northlandic envoy, Ada Berg, “but we can talk about who runs the ferries & the customs house.”",
        )),
        Part::Heading(own("What is on the table")),
        Part::Item(own("Northland keeps the harbour.")),
        Part::Item(own("Southland runs the ferries for ten years.")),
        Part::Quote(own(
            "Nobody leaves this table before the boats can sail again.",
        )),
        Part::Text(own(
            "The words are those of the host, the mayor of Westport, who has offered both sides her town hall for as long as they need it. The next round is planned for Monday.",
        )),
    ]
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// An archive of these files, packed.
pub(crate) fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("begun");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

/// A Word document, with a deletion, an insertion, a link, a table and a text box in it.
pub(crate) fn docx(parts: &[Part]) -> Vec<u8> {
    let mut body = String::new();
    for (at, part) in parts.iter().enumerate() {
        let (style, text) = match part {
            Part::Heading(text) if at == 0 => ("<w:pStyle w:val=\"Titel\"/>", text),
            Part::Heading(text) => ("<w:pStyle w:val=\"berschrift1\"/>", text),
            Part::Item(text) => (
                "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>",
                text,
            ),
            Part::Quote(text) => ("<w:pStyle w:val=\"Zitat\"/>", text),
            Part::Text(text) => ("", text),
        };
        let (first, last) = text.split_at(text.find(' ').unwrap_or(0));
        let _ = write!(
            body,
            "<w:p><w:pPr>{style}</w:pPr><w:r><w:t>{}</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>\
             <w:ins><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:ins></w:p>",
            escape(first),
            escape(last)
        );
    }
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}\
         <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Side</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Says</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
         <w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:hyperlink><w:r><w:t>A box</w:t></w:r></w:hyperlink></w:p></w:txbxContent></mc:Choice>\
         <mc:Fallback><w:txbxContent><w:p><w:r><w:t>A box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>\
         </w:body></w:document>"
    );
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>\
        <w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:styleId=\"Zitat\"><w:name w:val=\"Quote\"/></w:style></w:styles>";
    zip(&[
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("word/document.xml", document.into_bytes()),
        ("word/styles.xml", styles.as_bytes().to_vec()),
    ])
}

/// A document of `LibreOffice`, with a note and tracked changes in it.
pub(crate) fn odt(parts: &[Part]) -> Vec<u8> {
    let mut body = String::new();
    for (at, part) in parts.iter().enumerate() {
        let _ = match part {
            Part::Heading(text) if at == 0 => {
                write!(
                    body,
                    "<text:p text:style-name=\"P1\">{}</text:p>",
                    escape(text)
                )
            }
            Part::Heading(text) => write!(
                body,
                "<text:h text:outline-level=\"1\">{}</text:h>",
                escape(text)
            ),
            Part::Item(text) => write!(
                body,
                "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
                escape(text)
            ),
            Part::Quote(text) => write!(
                body,
                "<text:p text:style-name=\"Quotations\">{}</text:p>",
                escape(text)
            ),
            Part::Text(text) => write!(
                body,
                "<text:p>{}<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note></text:p>",
                escape(text).replacen(' ', "<text:s text:c=\"1\"/>", 1)
            ),
        };
    }
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\">\
         <office:automatic-styles><style:style style:name=\"P1\" style:parent-style-name=\"Title\"/></office:automatic-styles>\
         <office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>{body}</office:text></office:body></office:document-content>"
    );
    zip(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.text".to_vec(),
        ),
        ("content.xml", content.into_bytes()),
        ("META-INF/manifest.xml", b"<manifest/>".to_vec()),
    ])
}

/// A PDF in a standard font of PDF, set in lines of some 80 letters, with a running head and
/// page numbers.
pub(crate) fn pdf(parts: &[Part]) -> Vec<u8> {
    let mut pages: Vec<String> = vec![String::new()];
    let mut down = 740;
    for part in parts {
        let (size, text) = match part {
            Part::Heading(text) => (16, text.clone()),
            Part::Item(text) => (10, format!("• {text}")),
            Part::Quote(text) | Part::Text(text) => (10, text.clone()),
        };
        down -= size;
        for line in wrapped(&text, 80) {
            if down < 100 {
                pages.push(String::new());
                down = 740;
            }
            let page = pages.last_mut().expect("one page");
            let _ = writeln!(
                page,
                "BT /F1 {size} Tf 72 {down} Td ({}) Tj ET",
                octal(&line)
            );
            down -= size + 2;
        }
    }
    let count = pages.len();
    let contents: Vec<String> = pages
        .iter()
        .enumerate()
        .map(|(at, page)| {
            format!(
                "BT /F1 8 Tf 72 780 Td (Model Gazette) Tj ET\n{page}BT /F1 8 Tf 300 40 Td (Page {} of {count}) Tj ET\n",
                at + 1
            )
        })
        .collect();
    pdf_of(&contents, "")
}

/// A PDF with these contents of pages, and more in the resources of each.
pub(crate) fn pdf_of(contents: &[String], resources: &str) -> Vec<u8> {
    let first = 4;
    let kids: Vec<String> = (0..contents.len())
        .map(|at| format!("{} 0 R", first + 2 * at))
        .collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Kids [{}] /Count {} >>",
            kids.join(" "),
            kids.len()
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    for (at, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> {resources} >> /Contents {} 0 R >>",
            first + 2 * at + 1
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len() + 1
        ));
    }
    assemble(&objects, "")
}

/// A PDF of these objects, numbered from 1, the first of which is the catalogue.
pub(crate) fn assemble(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        let _ = writeln!(out, "{} 0 obj\n{object}\nendobj", at + 1);
    }
    let start = out.len();
    let _ = writeln!(out, "xref\n0 {}\n0000000000 65535 f ", places.len() + 1);
    for place in places {
        let _ = writeln!(out, "{place:010} 00000 n ");
    }
    let _ = writeln!(
        out,
        "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF",
        objects.len() + 1
    );
    out.into_bytes()
}

/// Writes a text as a string of a PDF in the encoding of Windows.
fn octal(text: &str) -> String {
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    bytes
        .iter()
        .map(|&byte| match byte {
            b'(' | b')' | b'\\' => format!("\\{}", byte as char),
            32..=126 => (byte as char).to_string(),
            byte => format!("\\{byte:03o}"),
        })
        .collect()
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("one line");
        if !line.is_empty() && line.len() + word.len() >= width {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// A small web page of the parts.
pub(crate) fn page(parts: &[Part]) -> String {
    let mut body = String::new();
    for (at, part) in parts.iter().enumerate() {
        let _ = match part {
            Part::Heading(text) if at == 0 => writeln!(body, "<h1>{}</h1>", escape(text)),
            Part::Heading(text) => writeln!(body, "<h2>{}</h2>", escape(text)),
            Part::Item(text) => writeln!(body, "<ul><li>{}</li></ul>", escape(text)),
            Part::Quote(text) => writeln!(body, "<blockquote>{}</blockquote>", escape(text)),
            Part::Text(text) => writeln!(body, "<p>{}</p>", escape(text)),
        };
    }
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Made</title></head><body><nav><a href=\"/\">Home</a></nav><article>{body}</article></body></html>"
    )
}

/// The parts as plain text.
pub(crate) fn text(parts: &[Part]) -> String {
    let lines: Vec<String> = parts
        .iter()
        .map(|part| match part {
            Part::Heading(text) | Part::Text(text) | Part::Quote(text) => text.clone(),
            Part::Item(text) => format!("- {text}"),
        })
        .collect();
    lines.join("\n\n")
}
