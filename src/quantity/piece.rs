//! Pieces: what the grammar of numbers reads. Finer than tokens, because a figure may be half a token ("US$4.2bn",
//! "R67.6", "five-year", "13km"): runs of letters, numbers with their grouping, single marks. Each knows its token's
//! tag, and whether it stands glued to the piece before.

use crate::document::{Document, Sentence, Tag};
use crate::quantity::number::{self, Role};
use crate::text::Span;

#[derive(Clone, Debug)]
pub struct Piece<'a> {
    pub span: Span,
    pub text: &'a str,
    /// In lower case, with a plain apostrophe.
    pub lower: String,
    pub kind: PieceKind,
    /// What the word does in a number: asked for at every step of the grammar, so looked up once.
    pub role: Option<Role>,
    pub tag: Tag,
    /// No white space between this piece and the one before.
    pub glued: bool,
    /// Part of an address or identifier, in which no number counts anything.
    pub opaque: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    Word,
    /// Digits with grouping and decimal marks, or a fraction sign ("½").
    Number,
    Mark,
}

impl Piece<'_> {
    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    pub fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }

    pub fn is_number(&self) -> bool {
        self.kind == PieceKind::Number
    }

    pub fn is_word(&self) -> bool {
        self.kind == PieceKind::Word
    }

    pub fn is_dash(&self) -> bool {
        matches!(self.text, "-" | "‐" | "‑" | "–" | "—" | "−")
    }

    pub fn is_hyphen(&self) -> bool {
        matches!(self.text, "-" | "‐" | "‑")
    }

    pub fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The pieces around `at`, at most so many on either side.
pub fn around<'p, 'a>(pieces: &'p [Piece<'a>], at: usize, reach: usize) -> &'p [Piece<'a>] {
    &pieces[at.saturating_sub(reach)..(at + reach).min(pieces.len())]
}

/// The pieces of one sentence.
pub fn of<'a>(document: &Document<'a>, sentence: &Sentence) -> Vec<Piece<'a>> {
    let text = document.text;
    let end = sentence.span.end;
    let tokens = &document.tokens[sentence.tokens.clone()];
    let mut pieces: Vec<Piece> = Vec::with_capacity(tokens.len() + 8);
    let mut token = 0;
    let mut at = sentence.span.start;
    let mut glued = false;
    let mut chunk = at;
    let mut opaque = false;
    while let Some(first) = text[at..end].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            (chunk, glued) = (at, false);
            continue;
        }
        if at == chunk {
            opaque = is_address(text[at..end].split(char::is_whitespace).next().unwrap_or(""));
        }
        let (kind, len) = if first == '.' && !glued { leading_dot(&text[at..end]) } else { lex(&text[at..end], first) };
        let span = Span::new(at, at + len);
        while token + 1 < tokens.len() && tokens[token].span.end <= at {
            token += 1;
        }
        let tag =
            tokens.get(token).filter(|token| token.span.contains(Span::new(at, at))).map_or(Tag::Other, |t| t.tag);
        let words = span.slice(text);
        let lower =
            if words.is_ascii() { words.to_ascii_lowercase() } else { words.to_lowercase().replace('’', "'") };
        let role = if kind == PieceKind::Word { number::role_of(&lower) } else { None };
        pieces.push(Piece { span, text: words, lower, kind, role, tag, glued, opaque });
        (at, glued) = (span.end, true);
    }
    pieces
}

/// ".500": decimals without their nought, where a blank or a bracket stands before.
fn leading_dot(rest: &str) -> (PieceKind, usize) {
    match number(&rest[1..]) {
        0 => (PieceKind::Mark, 1),
        digits => (PieceKind::Number, 1 + digits),
    }
}

/// Kind and length of the piece at the start of `rest`.
fn lex(rest: &str, first: char) -> (PieceKind, usize) {
    if first.is_ascii_digit() {
        return (PieceKind::Number, number(rest));
    }
    if is_fraction_sign(first) {
        return (PieceKind::Number, first.len_utf8());
    }
    if first.is_alphabetic() {
        return (PieceKind::Word, word(rest));
    }
    if matches!(first, '\'' | '’') {
        let mark = first.len_utf8();
        let letters: usize = rest[mark..].chars().take_while(|char| char.is_alphabetic()).map(char::len_utf8).sum();
        if (1..=2).contains(&letters) {
            return (PieceKind::Word, mark + letters);
        }
    }
    (PieceKind::Mark, first.len_utf8())
}

fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    while end < bytes.len() {
        let mark = matches!(bytes[end], b',' | b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[end].is_ascii_digit() && !mark {
            break;
        }
        end += 1;
    }
    end
}

/// A run of letters, or an abbreviation with dots ("U.S.", "p.m.").
fn word(rest: &str) -> usize {
    let run = |from: usize| -> usize {
        let inner = |char: &char| char.is_alphabetic() || ('\u{300}'..='\u{36F}').contains(char);
        rest[from..].chars().take_while(inner).map(char::len_utf8).sum()
    };
    let mut end = run(0);
    let single = |from: usize, len: usize| rest[from..from + len].chars().count() == 1;
    if !single(0, end) {
        return end;
    }
    while rest[end..].starts_with('.') {
        let letters = run(end + 1);
        if letters == 0 || !single(end + 1, letters) {
            break;
        }
        end += 1 + letters;
    }
    // The last dot belongs to an abbreviation that has one inside.
    if rest[..end].contains('.') && rest[end..].starts_with('.') { end + 1 } else { end }
}

pub fn is_fraction_sign(char: char) -> bool {
    matches!(char, '½' | '⅓' | '⅔' | '¼' | '¾' | '⅕' | '⅖' | '⅗' | '⅘' | '⅙' | '⅚' | '⅛' | '⅜' | '⅝' | '⅞')
}

/// The longest run without white space that is looked at for an address: keeps one endless line linear.
const CHUNK: usize = 400;

/// Whether a run without white space is a web or mail address, or a path.
fn is_address(chunk: &str) -> bool {
    let head = chunk.char_indices().nth(CHUNK).map_or(chunk, |(at, _)| &chunk[..at]);
    head.contains("://") || head.contains("www.") || head.contains('@') || head.contains(".com/")
}
