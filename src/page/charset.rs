//! The characters that a page's bytes stand for: byte order mark first, then UTF-8 if the bytes are that, then what the
//! page declares, then a guess. A guess and every byte that fits no character give a notice.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::notice::{Notice, NoticeKind};
use crate::page::kind;

/// Bytes at the start in which a page may declare its charset. HTML says 1,024; pages break that.
const DECLARATION: usize = 8 << 10;

/// Where a page calls itself UTF-8 or nothing at all, broken bytes up to this share of all non-ASCII sequences leave
/// it UTF-8; with more it was never UTF-8.
const BROKEN_SHARE: f64 = 0.1;

/// Decodes `bytes`; `is_cut` tells that the page went on after them, so that half a character at the end is no news.
pub fn decode(bytes: &[u8], is_cut: bool) -> (String, Vec<Notice>) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return finish(encoding, &bytes[length..], is_cut, Vec::new());
    }
    if kind::is_utf16(&bytes[..bytes.len().min(DECLARATION)]) {
        let encoding = if bytes.first() == Some(&0) { UTF_16BE } else { UTF_16LE };
        return finish(encoding, bytes, is_cut, vec![guessed(encoding)]);
    }
    let broken = match std::str::from_utf8(bytes) {
        Ok(text) => return (text.to_owned(), Vec::new()),
        Err(error) if error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii() => {
            return finish(UTF_8, bytes, is_cut, Vec::new());
        }
        Err(_) => broken_share(bytes),
    };
    match declared(bytes) {
        Some(encoding) if encoding != UTF_8 => finish(encoding, bytes, is_cut, Vec::new()),
        _ if broken <= BROKEN_SHARE => finish(UTF_8, bytes, is_cut, Vec::new()),
        _ => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            let encoding = detector.guess(None, Utf8Detection::Deny);
            finish(encoding, bytes, is_cut, vec![guessed(encoding)])
        }
    }
}

fn guessed(encoding: &'static Encoding) -> Notice {
    let reason = format!("the page does not say its charset; {} was guessed", encoding.name());
    Notice::new(NoticeKind::Encoding, reason, "")
}

/// Decodes with the encoding; bytes that fit no character become U+FFFD with a notice.
fn finish(encoding: &'static Encoding, bytes: &[u8], is_cut: bool, mut notices: Vec<Notice>) -> (String, Vec<Notice>) {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    let mut text = text.into_owned();
    if has_errors && text.ends_with('\u{FFFD}') && (encoding == UTF_8 || is_cut) {
        text.pop();
        if !is_cut {
            let reason = "the page ends in the middle of a character";
            notices.push(Notice::new(NoticeKind::Encoding, reason, ""));
        }
    }
    if let Some(at) = text.find('\u{FFFD}').filter(|_| has_errors) {
        let before: String = text[..at].chars().rev().take(30).collect();
        let around: String = before.chars().rev().chain(text[at..].chars().take(30)).collect();
        let reason = format!("bytes that are no character in {} were replaced", encoding.name());
        notices.push(Notice::new(NoticeKind::Encoding, reason, &around.replace('\n', " ")));
    }
    (text, notices)
}

/// Of the sequences of bytes that are not ASCII, the share that is no UTF-8.
fn broken_share(bytes: &[u8]) -> f64 {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad as f64 / (good + bad).max(1) as f64
}

/// The encoding that a `<meta charset>`, an HTTP-equiv header or an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes[..bytes.len().min(DECLARATION)].to_ascii_lowercase();
    let after = |mark: &str| {
        let at = start.windows(mark.len()).position(|window| window == mark.as_bytes())?;
        let rest = start[at + mark.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest).trim_ascii_start();
        let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte));
        Encoding::for_label(&rest[..end.unwrap_or(rest.len())])
    };
    let is_xml = start.trim_ascii_start().starts_with(b"<?xml");
    let declared = after("charset").or_else(|| after("encoding").filter(|_| is_xml));
    // A page that can be read for this declaration is not UTF-16, whatever it says.
    declared.map(|encoding| if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, reasons: &[&str]) {
        let (read, notices) = decode(bytes, false);
        assert_eq!(read, text);
        let found: Vec<&str> = notices.iter().map(|notice| notice.reason.as_str()).collect();
        assert_eq!(found, reasons);
    }

    #[test]
    fn marks_and_declarations() {
        check("\u{feff}Kabul – 4,000".as_bytes(), "Kabul – 4,000", &[]);
        check(b"\xff\xfeT\0e\0n\0", "Ten", &[]);
        check(b"<meta charset=\"iso-8859-1\">caf\xe9", "<meta charset=\"iso-8859-1\">café", &[]);
        check(b"<?xml version='1.0' encoding='koi8-r'?>\xe4\xc1", "<?xml version='1.0' encoding='koi8-r'?>Да", &[]);
        // What the page says of itself is wrong more often than bytes are UTF-8 by accident.
        check("<meta charset=latin1>Śląsk".as_bytes(), "<meta charset=latin1>Śląsk", &[]);
    }

    #[test]
    fn guesses_and_broken_bytes_are_told() {
        let text = "Le ministre a d\u{e9}clar\u{e9} que 4 000 r\u{e9}fugi\u{e9}s \u{e9}taient arriv\u{e9}s";
        let latin: Vec<u8> = text.chars().map(|char| char as u8).collect();
        check(&latin, text, &["the page does not say its charset; windows-1252 was guessed"]);
        check(
            "ten caf\u{e9}s, caf\u{e9}".as_bytes().split_last().unwrap().1,
            "ten cafés, caf",
            &["the page ends in the middle of a character"],
        );
        let broken = ["é".repeat(20).as_bytes(), b"\xff ", "é".as_bytes()].concat();
        check(
            &broken,
            &format!("{}\u{fffd} é", "é".repeat(20)),
            &["bytes that are no character in UTF-8 were replaced"],
        );
    }

    #[test]
    fn a_cut_page_has_told_already() {
        assert_eq!(decode(b"ten caf\xc3\xa9s, caf\xc3", true), ("ten cafés, caf".to_owned(), Vec::new()));
    }
}
