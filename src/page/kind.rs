//! What kind of bytes a page is: HTML, plain text, or something that holds no readable text.

/// What kind of bytes a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    Html,
    Text,
    /// Not a text; `what` names the format where it is known, as words that follow "this is".
    Binary {
        what: &'static str,
    },
}

/// Bytes at the start of a page that are looked at.
const LOOK: usize = 64 << 10;

/// Of the bytes looked at, the share of control characters from which a page is no text. Real texts have next to none;
/// a text with a few stray NULs is still one.
const BINARY_SHARE: f64 = 0.05;

/// Tags that, twice within the bytes looked at, make a page HTML whatever it is called.
const TAGS: [&str; 12] = ["head", "body", "title", "meta", "div", "p", "article", "script", "span", "table", "a", "br"];

pub fn of(bytes: &[u8], location: &str) -> PageKind {
    let start = &bytes[..bytes.len().min(LOOK)];
    if let Some(what) = format(start) {
        return PageKind::Binary { what };
    }
    if is_utf16(start) {
        return if html_evidence(&without_nuls(start)) { PageKind::Html } else { PageKind::Text };
    }
    let control = start.iter().filter(|&&byte| byte < 0x20 && !byte.is_ascii_whitespace() && byte != 0x1b).count();
    if control as f64 > start.len() as f64 * BINARY_SHARE {
        return PageKind::Binary { what: "a binary file" };
    }
    if declares_html(start) {
        return PageKind::Html;
    }
    match ending(location).as_str() {
        "txt" | "text" | "md" => PageKind::Text,
        "html" | "htm" | "xhtml" | "shtml" | "php" | "asp" | "aspx" if start.contains(&b'<') => PageKind::Html,
        _ if html_evidence(start) => PageKind::Html,
        _ => PageKind::Text,
    }
}

/// Formats that are recognised by their first bytes.
const FORMATS: [(&[u8], &str); 12] = [
    (b"%PDF-", "a PDF file, which is not read yet"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, sound or film"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "an SQLite file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"OggS", "a sound file"),
];

fn format(start: &[u8]) -> Option<&'static str> {
    FORMATS.iter().find(|(magic, _)| start.starts_with(magic)).map(|&(_, what)| what)
}

/// UTF-16, by its byte order mark or, in European text without one, by a NUL in most byte pairs.
pub fn is_utf16(start: &[u8]) -> bool {
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        return true;
    }
    let pairs = start.len() / 2;
    let nuls = |offset: usize| start.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    pairs >= 8 && ((nuls(1) > pairs * 7 / 10 && nuls(0) == 0) || (nuls(0) > pairs * 7 / 10 && nuls(1) == 0))
}

fn without_nuls(start: &[u8]) -> Vec<u8> {
    start.iter().copied().filter(|&byte| byte != 0).collect()
}

fn declares_html(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let begins = |mark: &str| start.get(..mark.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(mark.as_bytes()));
    begins("<!doctype html") || begins("<html") || (begins("<?xml") && html_evidence(start))
}

fn html_evidence(start: &[u8]) -> bool {
    let mut tags = 0;
    for (at, _) in start.iter().enumerate().filter(|&(_, &byte)| byte == b'<') {
        let name = start[at + 1..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let closes = start.get(at + 1 + name).is_some_and(|&byte| byte == b'>' || byte == b'/' || byte == b' ');
        let known = |tag: &&str| start[at + 1..at + 1 + name].eq_ignore_ascii_case(tag.as_bytes());
        if closes && TAGS.iter().any(known) {
            tags += 1;
            if tags == 2 {
                return true;
            }
        }
    }
    false
}

/// The ending of the last part of a path or address, in lower case.
fn ending(location: &str) -> String {
    let location = location.split(['?', '#']).next().unwrap_or("");
    let name = location.rsplit(['/', '\\']).next().unwrap_or("");
    name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], location: &str, expect: PageKind) {
        assert_eq!(of(bytes, location), expect);
    }

    #[test]
    fn content_goes_before_the_name() {
        check(b"\xef\xbb\xbf \n<!DOCTYPE html><p>Ten", "page.txt", PageKind::Html);
        check(b"<div><p>Ten soldiers</p></div>", "-", PageKind::Html);
        check(b"<div><p>Ten soldiers</p></div>", "page.txt", PageKind::Text);
        check(b"Ten soldiers <b>died</b>", "page.html", PageKind::Html);
        check(b"Ten soldiers died", "page.html", PageKind::Text);
        check(b"Prices < 10, wages > 20 and <5 others", "-", PageKind::Text);
        check(b"", "page.html", PageKind::Text);
    }

    #[test]
    fn bytes_that_are_no_text() {
        check(b"%PDF-1.4\n", "page.html", PageKind::Binary { what: "a PDF file, which is not read yet" });
        check(&[0, 1, 2, 3, 4, 5, 6, 7, 200, 201], "page.txt", PageKind::Binary { what: "a binary file" });
        let strays = ["Ten soldiers were killed near the border.".as_bytes(), b"\0", &[b'a'; 60]].concat();
        check(&strays, "page.txt", PageKind::Text);
    }

    #[test]
    fn utf16_is_text() {
        let wide: Vec<u8> = "<p>Ten</p><p>soldiers</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, "-", PageKind::Html);
        check(b"\xff\xfeT\0e\0n\0", "-", PageKind::Text);
    }
}
