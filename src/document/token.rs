//! Tokens: words, numbers and single marks. What stages may rely on:
//!
//! - A **Number** is ASCII digits only, with the marks that group them: `1,234,567`, `12,34,567`, `2.5`, `12.05.2017`,
//!   `.5` after a space; also `10 000` where the space is a no-break or thin one and every later group has three digits.
//!   A comma groups only before one to three digits, so `1,2017` is `1` `,` `2017`.
//! - What is glued to a number is a token of its own, directly adjacent (no white space between the spans):
//!   `2.5m` is Number `2.5`, Word `m`; `$1.2bn` is Mark `$`, Number `1.2`, Word `bn`; `50%` is Number, Mark;
//!   `US$4.2` is Word `US`, Mark `$`, Number; `1990s` is Number `1990`, Word `s`; `3rd` is Number `3`, Word `rd`;
//!   `2½` is Number `2`, Word `½`.
//! - Between two numbers each of `-`, `–`, `:`, `/` is a Mark: `30-60`, `2,500-4,000`, `4-1`, `10:30`, `9/11` are
//!   Number Mark Number. `25-year-old` is Number `25`, Mark `-`, Word `year-old`.
//! - A **Word** begins with a letter and keeps inner hyphens, digits, apostrophes and the dots of an abbreviation:
//!   `F-16`, `COVID-19`, `A320`, `year-old`, `O'Brien`, `U.S.`, `U.S.-led`, `a.m.`. Other dots are Marks: `Mr` `.`,
//!   `J` `.`. An address (`https://…`, `www.…`) is one Word.
//! - A clitic is a Word of its own: `they` `'re`, `do` `n't`, `ca` `n't`, `Kabul` `'s`. The apostrophe of a plural
//!   possessive (`soldiers'`) is a Mark that the tagger may tag `POS`.
//! - A **Mark** is any other character, alone.
//! - No token is longer than [`LONGEST`] bytes.
//!
//! What a number means is read by [`crate::quantity`] and [`crate::time`]; which apostrophe is a quotation mark is
//! decided by the quotations.

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

/// The longest token in bytes; what is longer is no word, and comes in pieces. It is longer than any address of
/// `claims/train`.
pub const LONGEST: usize = 1000;

/// Bytes after the longest token that decide where it ends.
const LOOK_AHEAD: usize = 100;

pub fn find(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut start = 0;
    let mut before = ' ';
    while let Some(first) = text[start..].chars().next() {
        // No rule looks further than the longest token and what follows it.
        let rest = &text[start..text.floor_char_boundary(start + LONGEST + LOOK_AHEAD)];
        if first.is_whitespace() {
            start += first.len_utf8();
            before = first;
            continue;
        }
        let (kind, len) = if first.is_ascii_digit() || starts_with_point(rest, before) {
            (TokenKind::Number, number(rest))
        } else if first.is_alphanumeric() {
            (TokenKind::Word, address(rest).unwrap_or_else(|| word(rest)))
        } else if let Some(len) = clitic(rest) {
            (TokenKind::Word, len)
        } else {
            (TokenKind::Mark, first.len_utf8())
        };
        let len = rest.floor_char_boundary(len.min(LONGEST));
        tokens.push(Token { span: Span::new(start, start + len), kind, tag: Tag::Other });
        before = rest[..len].chars().next_back().unwrap_or(' ');
        start += len;
    }
    tokens
}

/// Whether `rest` begins with a decimal point that has no digits before it, as in "rose .5 percent".
fn starts_with_point(rest: &str, before: char) -> bool {
    let bytes = rest.as_bytes();
    bytes[0] == b'.' && bytes.get(1).is_some_and(u8::is_ascii_digit) && (before.is_whitespace() || before == '$')
}

/// The length of the number at the start of `rest`.
fn number(rest: &str) -> usize {
    let mut end = digits(rest);
    // Spaces group only after a short first group, and only where nothing else groups: "10 000".
    let mut spaced = (1..=3).contains(&end);
    loop {
        let tail = &rest[end..];
        let Some(mark) = tail.chars().next() else { break };
        let next = digits(&tail[mark.len_utf8()..]);
        let joins = match mark {
            ',' => (1..=3).contains(&next),
            '.' => next > 0,
            '\u{a0}' | '\u{2009}' | '\u{202f}' => spaced && next == 3,
            _ => false,
        };
        if !joins {
            break;
        }
        spaced &= !matches!(mark, ',' | '.');
        end += mark.len_utf8() + next;
    }
    end
}

/// The number of ASCII digits at the start of `rest`.
fn digits(rest: &str) -> usize {
    rest.bytes().take_while(u8::is_ascii_digit).count()
}

/// The length of the web address at the start of `rest`, without the punctuation that follows it.
fn address(rest: &str) -> Option<usize> {
    let begins = |scheme: &str| rest.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    if !["http://", "https://", "www."].into_iter().any(begins) {
        return None;
    }
    let end = rest.find(|char: char| char.is_whitespace() || matches!(char, '"' | '”' | '“' | '<' | '>' | '|' | '»'));
    let address = &rest[..end.unwrap_or(rest.len())];
    Some(address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']).len())
}

/// The length of the word at the start of `rest`, which begins with a letter, without a clitic at its end.
fn word(rest: &str) -> usize {
    let mut end = 0;
    // Characters since the last dot: only the dots after single letters belong to the word ("U.S.").
    let mut part = 0;
    let mut dotted = false;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inner = match char {
            '-' | '‑' => next.is_some_and(char::is_alphanumeric),
            '.' => part == 1 && (dotted || next.is_some_and(char::is_alphabetic)),
            '\'' | '’' => clitic(&rest[at..]).is_none() && next.is_some_and(char::is_alphabetic),
            'n' | 'N' => at == 0 || !negation(&rest[at..]),
            _ => char.is_alphanumeric() || is_combining(char),
        };
        if !inner {
            break;
        }
        dotted |= char == '.';
        part = if char == '.' { 0 } else { part + 1 };
        end = at + char.len_utf8();
    }
    end
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

/// The length of a clitic at the start of `rest`: "n't", or "'s", "'re", "'ve", "'ll", "'d", "'m" with either apostrophe.
fn clitic(rest: &str) -> Option<usize> {
    if negation(rest) {
        return Some(rest.char_indices().nth(2).map_or(0, |(at, _)| at + 1));
    }
    let mark = rest.chars().next().filter(|char| matches!(char, '\'' | '’'))?.len_utf8();
    let tail = &rest[mark..];
    ["s", "re", "ve", "ll", "d", "m"]
        .into_iter()
        .find(|ending| {
            tail.get(..ending.len()).is_some_and(|head| head.eq_ignore_ascii_case(ending))
                && !tail[ending.len()..].chars().next().is_some_and(char::is_alphanumeric)
        })
        .map(|ending| mark + ending.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expect` holds the tokens with a space between them; numbers and marks carry `#` and `_` in front.
    #[track_caller]
    fn check(text: &str, expect: &str) {
        let shown = find(text).into_iter().map(|token| match token.kind {
            TokenKind::Word => token.text(text).to_owned(),
            TokenKind::Number => format!("#{}", token.text(text)),
            TokenKind::Mark => format!("_{}", token.text(text)),
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expect);
    }

    #[test]
    fn numbers_keep_their_groups() {
        check("1,234,567 or 12,34,567.", "#1,234,567 or #12,34,567 _.");
        check("rose .5 points to 2.5", "rose #.5 points to #2.5");
        check("10\u{a0}000\u{a0}homes, 10 000", "#10\u{a0}000 homes _, #10 #000");
        check("on May 1,2017, 2017\u{a0}300", "on May #1 _, #2017 _, #2017 #300");
        check("page.5 and 3.", "page _. #5 and #3 _.");
    }

    #[test]
    fn what_is_glued_to_a_number_stands_alone() {
        check("2.5m $1.2bn US$4.2 50%", "#2.5 m _$ #1.2 bn US _$ #4.2 #50 _%");
        check("30-60 2,500-4,000 10:30 9/11", "#30 _- #60 #2,500 _- #4,000 #10 _: #30 #9 _/ #11");
        check("a 25-year-old in the 1990s, 3rd", "a #25 _- year-old in the #1990 s _, #3 rd");
        check("2½ and ½", "#2 ½ and ½");
    }

    #[test]
    fn words_keep_hyphens_codes_and_abbreviations() {
        check("An F-16, COVID-19 and the A320", "An F-16 _, COVID-19 and the A320");
        check("U.S.-led, in the U.S. at 5 a.m.", "U.S.-led _, in the U.S. at #5 a.m.");
        check("Mr. J. O’Brien’s", "Mr _. J _. O’Brien ’s");
        check("it ended.He left - alone", "it ended _. He left _- alone");
    }

    #[test]
    fn clitics_stand_alone() {
        check("They're sure he can't, WON'T: isn’t", "They 're sure he ca n't _, WO N'T _: is n’t");
        check("soldiers' 'sound' d'Ivoire", "soldiers _' _' sound _' d'Ivoire");
    }

    #[test]
    fn an_address_is_one_word() {
        check(
            "see https://a.example/2019/05?x=7, www.b.example.",
            "see https://a.example/2019/05?x=7 _, www.b.example _.",
        );
        check("the wwwonder", "the wwwonder");
    }
}
