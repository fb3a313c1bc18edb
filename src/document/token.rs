//! Tokens: words, numbers and single punctuation marks. A number keeps its grouping ("2,500", "1.2") together; a
//! clitic ("'s", "n't") is a token of its own; a hyphenated word is one token.

use crate::document::Tag;
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    pub tag: Tag,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    Number,
    /// Any other character, alone: punctuation, currency signs, symbols.
    Mark,
}

impl Token {
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        self.span.slice(text)
    }
}

pub fn find(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let rest = &text[start..];
        let (kind, len) = if first.is_ascii_digit() {
            (TokenKind::Number, number(rest))
        } else if first.is_alphanumeric() {
            (TokenKind::Word, word(rest))
        } else if let Some(len) = clitic(rest) {
            (TokenKind::Word, len)
        } else {
            (TokenKind::Mark, first.len_utf8())
        };
        let end = start + len;
        tokens.push(Token { span: Span::new(start, end), kind, tag: Tag::Other });
        while chars.peek().is_some_and(|&(at, _)| at < end) {
            chars.next();
        }
    }
    tokens
}

/// The length of the number at the start of `rest`: digits with grouping or decimal marks between digits.
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

/// The length of the word at the start of `rest`: letters and digits, with inner hyphens, dots in abbreviations
/// ("U.S.") and apostrophes in names ("O'Brien"), without a clitic at its end.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inner = match char {
            '-' | '‑' => next.is_some_and(char::is_alphanumeric),
            '.' => {
                let single = at == end && rest[..at].rsplit('.').next().is_some_and(|part| part.chars().count() == 1);
                single && (next.is_some_and(char::is_alphabetic) || rest[..at].contains('.'))
            }
            '\'' | '’' => clitic(&rest[at..]).is_none() && at > 0 && next.is_some_and(char::is_alphabetic),
            _ => char.is_alphanumeric() || is_combining(char),
        };
        if !inner {
            break;
        }
        if char == 'n' && at > 0 && negation(&rest[at..]) {
            break;
        }
        end = at + char.len_utf8();
    }
    // "n't" begins its own token; where the whole word is that, take it whole.
    if end == 0 { clitic(rest).unwrap_or_else(|| rest.chars().next().map_or(0, char::len_utf8)) } else { end }
}

fn is_combining(char: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&char)
}

/// Whether `rest` starts with "n't" as the end of a word.
fn negation(rest: &str) -> bool {
    let mut chars = rest.chars();
    let ends = |char: Option<char>| !char.is_some_and(char::is_alphanumeric);
    matches!(chars.next(), Some('n' | 'N'))
        && matches!(chars.next(), Some('\'' | '’'))
        && matches!(chars.next(), Some('t' | 'T'))
        && ends(chars.next())
}

/// The length of a clitic at the start of `rest`: "'s", "'re", "'ve", "'ll", "'d", "'m" with either apostrophe.
fn clitic(rest: &str) -> Option<usize> {
    if negation(rest) {
        return Some(rest.char_indices().nth(2).map_or(0, |(at, _)| at + 1));
    }
    let mark = rest.chars().next().filter(|char| matches!(char, '\'' | '’'))?.len_utf8();
    let tail = &rest[mark..];
    ["s", "re", "ve", "ll", "d", "m", "S"]
        .into_iter()
        .find(|ending| {
            tail.starts_with(ending) && !tail[ending.len()..].chars().next().is_some_and(char::is_alphanumeric)
        })
        .map(|ending| mark + ending.len())
}
