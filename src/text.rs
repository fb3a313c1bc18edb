//! Spans of one immutable text. Offsets are UTF-8 bytes, half-open, everywhere inside Sayso; [`CodePoints`] turns
//! them into Unicode code points once, where JSON leaves the program. What a span means is not known here.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Whether all letters are Latin ones.
pub fn is_latin(name: &str) -> bool {
    name.chars().all(|char| !char.is_alphabetic() || char < '\u{250}')
}

/// A half-open range of bytes of a text. It always lies on character boundaries of the text it was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end, "a span ends before it starts: {start}..{end}");
        Span { start, end }
    }

    pub fn len(self) -> usize {
        self.end - self.start
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words that the span covers.
    pub fn slice(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Bytes between two spans, in either order; none where they overlap.
    pub fn gap(self, other: Span) -> usize {
        self.start.saturating_sub(other.end).max(other.start.saturating_sub(self.end))
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The span without the white space at its ends.
    pub fn trim(self, text: &str) -> Span {
        let words = self.slice(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    }
}

/// A span together with the words it covered when it was made: what is stored and shown as evidence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Words {
    pub span: Span,
    pub text: String,
}

impl Words {
    pub fn of(text: &str, span: Span) -> Words {
        Words { span, text: span.slice(text).to_owned() }
    }

    /// Whether the span still covers these words: a loader refuses words that do not stand where they claim to.
    pub fn stand_in(&self, text: &str) -> bool {
        text.get(self.span.range()) == Some(self.text.as_str())
    }
}

/// Converts byte offsets of one text into Unicode code points: one count per 64 bytes, the rest counted on demand.
pub struct CodePoints<'a> {
    text: &'a str,
    before: Vec<usize>,
}

const STRIDE: usize = 64;

impl<'a> CodePoints<'a> {
    pub fn of(text: &'a str) -> CodePoints<'a> {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            before.push(count);
            count += starts(chunk);
        }
        before.push(count);
        CodePoints { text, before }
    }

    /// Code points before the byte offset `at`.
    pub fn at(&self, at: usize) -> usize {
        let whole = at / STRIDE;
        self.before[whole] + starts(&self.text.as_bytes()[whole * STRIDE..at])
    }
}

/// Bytes that begin a character.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_count_characters_not_bytes() {
        let text = "“Кабулов” said ".repeat(20);
        let points = CodePoints::of(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(at), count);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }

    #[test]
    fn trim_keeps_the_words() {
        let text = "  4,000 fighters \n";
        assert_eq!(Span::new(0, text.len()).trim(text).slice(text), "4,000 fighters");
    }
}
