//! What the tagger sees of a token: its word, shape, class and endings, those of its neighbours, and the tags before.
//! `train/tagger.py` computes the same features: change both or neither. What they weigh is in [`super::weights`].

use super::Tag;
use super::weights::Model;
use crate::document::{Token, TokenKind};

/// What is known of one token before any tag is given. Strings are kept as their hashes.
#[derive(Clone, Copy)]
pub struct Row {
    word: u32,
    shape: u32,
    /// Shape, how the sentence is set, and whether the token begins it.
    look: u32,
    class: u32,
    case: u32,
    endings: [u32; 3],
    prefix: u32,
    /// What follows the last hyphen.
    tail: u32,
    /// The tag of a word that has one tag only, or is a figure like "½".
    pub certain: Option<Tag>,
    pub apostrophe: bool,
}

/// Beyond the ends of the sentence.
const EDGE: Row = Row {
    word: EMPTY,
    shape: EMPTY,
    look: EMPTY,
    class: EMPTY,
    case: EMPTY,
    endings: [EMPTY; 3],
    prefix: EMPTY,
    tail: EMPTY,
    certain: None,
    apostrophe: false,
};

/// Where the tagger stands: at a token, with the two tags given before it.
#[derive(Clone, Copy)]
pub struct Context {
    pub index: usize,
    pub last: Option<Tag>,
    pub before: Option<Tag>,
}

pub fn rows(text: &str, tokens: &[Token], model: &Model) -> Vec<Row> {
    let setting = setting(text, tokens);
    let mut first = true;
    let mut word = String::new();
    let row = |token: &Token| {
        let written = token.text(text);
        normalise(token.kind, written, &mut word);
        let shape = shape(token.kind, written);
        let look = push(push(shape, setting), if first { b'^' } else { 0 });
        first = match token.kind {
            TokenKind::Mark => first || matches!(written, ":" | "\"" | "“"),
            _ => false,
        };
        let hash = hash(&word);
        let (class, certain) = match token.kind {
            TokenKind::Word => model.word(hash),
            TokenKind::Number | TokenKind::Mark => (Some((hash, EMPTY)), None),
        };
        let (class, case) = class.unwrap_or((EMPTY, EMPTY));
        Row {
            word: hash,
            shape,
            look,
            class,
            case,
            endings: [ending(&word, 2), ending(&word, 3), ending(&word, 4)],
            prefix: self::hash(word.char_indices().nth(3).map_or(&word, |(end, _)| &word[..end])),
            tail: match word.rsplit_once('-') {
                Some((_, tail)) if token.kind == TokenKind::Word => self::hash(tail),
                _ => EMPTY,
            },
            certain: match token.kind {
                TokenKind::Word if written.chars().all(char::is_numeric) => Some(Tag::CD),
                _ => certain,
            },
            apostrophe: token.kind == TokenKind::Mark && matches!(written, "'" | "’"),
        }
    };
    tokens.iter().map(row).collect()
}

/// Features of one token.
pub const COUNT: usize = 32;

/// The hash of each feature at `context`.
pub fn of(rows: &[Row], context: Context) -> [u32; COUNT] {
    let Context { index, last, before } = context;
    let row = &rows[index];
    let left = index.checked_sub(1).map_or(&EDGE, |index| &rows[index]);
    let second_left = index.checked_sub(2).map_or(&EDGE, |index| &rows[index]);
    let right = rows.get(index + 1).unwrap_or(&EDGE);
    let second_right = rows.get(index + 2).unwrap_or(&EDGE);
    let (last, before) = (tag_hash(last), tag_hash(before));
    let [ending2, ending3, ending4] = row.endings;
    let features = [
        (1, EMPTY, EMPTY),
        (2, row.word, EMPTY),
        (3, ending4, EMPTY),
        (4, ending3, EMPTY),
        (5, ending2, EMPTY),
        (6, row.prefix, EMPTY),
        (7, row.look, row.case),
        (8, row.class, row.case),
        (9, row.class, row.look),
        (10, row.tail, EMPTY),
        (11, left.word, EMPTY),
        (12, right.word, EMPTY),
        (13, second_left.word, EMPTY),
        (14, second_right.word, EMPTY),
        (15, left.word, row.word),
        (16, row.word, right.word),
        (17, row.class, right.class),
        (18, right.class, EMPTY),
        (19, right.endings[1], EMPTY),
        (20, right.class, second_right.class),
        (21, row.look, right.shape),
        (22, left.shape, row.look),
        (23, ending3, row.look),
        (24, left.word, right.class),
        (31, last, EMPTY),
        (32, last, before),
        (33, last, row.word),
        (34, last, row.class),
        (35, last, right.class),
        (36, last, ending3),
        (37, last, right.word),
        (38, before, row.class),
    ];
    features.map(|(template, a, b)| combine(template, a, b))
}

/// How a sentence is set: `n` as usual, `t` in Title Case, `c` in capitals, judged by its words of four letters and more.
fn setting(text: &str, tokens: &[Token]) -> u8 {
    let (mut words, mut capital, mut whole) = (0, 0, 0);
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        let word = token.text(text);
        if word.chars().nth(3).is_none() {
            continue;
        }
        words += 1;
        if word.starts_with(char::is_uppercase) {
            capital += 1;
        }
        if word.contains(char::is_uppercase) && !word.contains(char::is_lowercase) {
            whole += 1;
        }
    }
    match words {
        3.. if whole * 10 >= words * 8 => b'c',
        3.. if capital * 10 >= words * 8 => b't',
        _ => b'n',
    }
}

/// Writes the form of a token that is compared into `word`.
fn normalise(kind: TokenKind, written: &str, word: &mut String) {
    word.clear();
    match kind {
        TokenKind::Number if written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit()) => {
            word.push_str("<year>");
        }
        TokenKind::Number => word.push_str("<number>"),
        TokenKind::Mark => word.push_str(match written {
            "“" | "”" | "„" | "«" | "»" => "\"",
            "‘" | "’" => "'",
            _ => written,
        }),
        TokenKind::Word if written.is_ascii() => {
            word.push_str(written);
            word.make_ascii_lowercase();
        }
        TokenKind::Word => {
            word.extend(written.to_lowercase().chars().map(|char| match char {
                '’' => '\'',
                '‑' => '-',
                _ => char,
            }));
        }
    }
    let address = ["http://", "https://", "www."].into_iter().any(|scheme| word.starts_with(scheme));
    if kind == TokenKind::Word && address {
        word.clear();
        word.push_str("<address>");
    }
}

/// How a token is written: `a` small, `T` with a capital, `A` capitals, `I` one capital, `m` mixed; with digits, hyphens
/// and dots noted.
fn shape(kind: TokenKind, written: &str) -> u32 {
    match kind {
        TokenKind::Number => return push(EMPTY, b'0'),
        TokenKind::Mark => return push(EMPTY, b'.'),
        TokenKind::Word => {}
    }
    let upper = written.chars().filter(|char| char.is_uppercase()).count();
    let lower = written.chars().any(char::is_lowercase);
    let kind = match upper {
        0 => b'a',
        1 if !lower => b'I',
        _ if !lower => b'A',
        1 if written.starts_with(char::is_uppercase) => b'T',
        _ => b'm',
    };
    let has = |mark: fn(&u8) -> bool, sign| if written.bytes().any(|byte| mark(&byte)) { sign } else { 0 };
    let marks = [has(u8::is_ascii_digit, b'0'), has(|&byte| byte == b'-', b'-'), has(|&byte| byte == b'.', b'.')];
    marks.into_iter().fold(push(EMPTY, kind), push)
}

fn ending(word: &str, length: usize) -> u32 {
    hash(word.char_indices().rev().nth(length - 1).map_or(word, |(start, _)| &word[start..]))
}

/// The hash of the empty string (32-bit FNV-1a).
const EMPTY: u32 = 0x811C_9DC5;

pub fn hash(string: &str) -> u32 {
    string.bytes().fold(EMPTY, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The hash with one more byte; 0 adds nothing.
fn push(hash: u32, byte: u8) -> u32 {
    if byte == 0 { hash } else { (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193) }
}

fn combine(template: u32, a: u32, b: u32) -> u32 {
    let mut value = (template.wrapping_mul(0x9E37_79B1) ^ a).wrapping_mul(0x85EB_CA6B);
    value ^= value >> 15;
    value = (value ^ b).wrapping_mul(0xC2B2_AE35);
    value ^ (value >> 13)
}

/// The hash of a tag's name, or of the sentence's beginning.
fn tag_hash(tag: Option<Tag>) -> u32 {
    const START: u32 = (EMPTY ^ b'^' as u32).wrapping_mul(0x0100_0193);
    tag.map_or(START, |tag| super::weights::TAG_HASHES[tag as usize])
}
