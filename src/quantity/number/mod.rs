//! Bare numbers: digits with any grouping, words, and both mixed, vague words and fractions. What unit they carry,
//! and whether they count anything, is not known here.

mod digits;
mod share;
mod words;

use crate::lexicon::{self, Map};
use crate::quantity::number::digits::{digits, scales};
pub use crate::quantity::number::digits::{exact, grouped};
use crate::quantity::number::share::{part, part_of_scale, proportion};
use crate::quantity::number::words::{figures, halved_scale, vague, words};
use crate::quantity::piece::Piece;
use std::sync::LazyLock;

/// What the words of a number stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    Exact(f64),
    /// "low 50s", "double-digit".
    Span(f64, f64),
    /// "dozens": at least so many.
    Vague(f64),
    /// "half", "two-thirds", "one in five": in percent.
    Share(f64),
    /// "several", "both": too loose or too idle for a claim.
    Idle(f64),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub amount: Amount,
    /// Index of the piece after the last.
    pub end: usize,
    pub form: Form,
    /// The scale it is written with (a million in "2.5 million"), which a range's first number may share.
    pub factor: f64,
}

/// How the number is written: tells years and codes from counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Digits alone: "1987", "16".
    Plain,
    /// Digits with grouping, decimals or a scale: "1,987", "2.5 million".
    Figured,
    Words,
}

/// Reads the number that starts at piece `at`. `money`: a currency sign stands before it, so that short scales may
/// follow after a space.
pub fn read(pieces: &[Piece], at: usize, money: Money) -> Option<Number> {
    proportion(pieces, at)
        .or_else(|| figures(pieces, at))
        .or_else(|| vague(pieces, at))
        .or_else(|| part_of_scale(pieces, at))
        .or_else(|| part(pieces, at))
        .or_else(|| cardinal(pieces, at, money))
        .or_else(|| amount(pieces, at))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    Yes,
    No,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Role {
    One(f64),
    Ten(f64),
    Scale(f64),
    Short(f64),
    Plural(f64),
    Part(f64),
    Amount(f64),
}

static WORDS: LazyLock<Map<&'static str, Role>> = LazyLock::new(|| {
    let rows = lexicon::rows::<3>(include_str!("../../../lexicon/number-words.tsv"));
    rows.filter_map(|[word, role, value]| {
        let value: f64 = value.parse().ok()?;
        let role = match role {
            "one" => Role::One(value),
            "ten" => Role::Ten(value),
            "scale" => Role::Scale(value),
            "short" => Role::Short(value),
            "plural" => Role::Plural(value),
            "part" => Role::Part(value),
            _ => Role::Amount(value),
        };
        Some((word, role))
    })
    .collect()
});

/// What a word in lower case does in a number.
pub fn role_of(word: &str) -> Option<Role> {
    WORDS.get(word).copied()
}

/// Whether the piece is a word of number ("seven", "million"), so that what hangs on it is no name.
pub fn is_number_word(piece: &Piece) -> bool {
    matches!(piece.role, Some(Role::One(_) | Role::Ten(_) | Role::Scale(_) | Role::Plural(_)))
}

/// The index after a glued hyphen at `at`, or `at`.
pub fn over_hyphen(pieces: &[Piece], at: usize) -> usize {
    let hyphen = pieces.get(at).is_some_and(|piece| piece.is_hyphen() && piece.glued);
    if hyphen && pieces.get(at + 1).is_some_and(|piece| piece.glued) { at + 1 } else { at }
}

/// "2,500", "1.2 million", "twenty-five hundred", "half a million", "three and a half".
fn cardinal(pieces: &[Piece], at: usize, money: Money) -> Option<Number> {
    let first = pieces.get(at)?;
    let (mut value, mut end, mut form) = if first.is_number() {
        digits(pieces, at)?
    } else if let Some((value, end)) = halved_scale(pieces, at) {
        return Some(Number { amount: Amount::Exact(value), end, form: Form::Words, factor: 1.0 });
    } else {
        words(pieces, at)?
    };
    let mut factor = scale_before(pieces, at, end).unwrap_or(1.0);
    if first.is_number() {
        let before = value;
        (value, end) = scales(pieces, value, end, money, &mut form);
        factor = if before > 0.0 { value / before } else { 1.0 };
    }
    if let Some(after) = and_a_half(pieces, end) {
        let half = scale_before(pieces, at, end).unwrap_or(1.0) / 2.0;
        value += half;
        end = after;
        (value, end) = scales(pieces, value, end, money, &mut form);
    }
    Some(Number { amount: Amount::Exact(value), end, form, factor })
}

/// "and a half" after a number: "three and a half", "2-and-a-half".
fn and_a_half(pieces: &[Piece], at: usize) -> Option<usize> {
    let mut end = at;
    for word in ["and", "a", "half"] {
        end = over_hyphen(pieces, end);
        if !pieces.get(end)?.is(word) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// The last scale word in a number: "a million and a half" adds half a million.
fn scale_before(pieces: &[Piece], at: usize, end: usize) -> Option<f64> {
    match pieces[at..end].last()?.role? {
        Role::Scale(factor) => Some(factor),
        _ => None,
    }
}

/// "several", "a few", "both", "twice".
fn amount(pieces: &[Piece], at: usize) -> Option<Number> {
    let word = |index: usize| pieces.get(index).map_or("", |piece| piece.lower.as_str());
    let (value, end) = match (word(at), word(at + 1)) {
        ("a", "few" | "couple" | "handful" | "pair") => (2.0, at + 2),
        ("a", "single" | "lone") => (1.0, at + 2),
        ("several" | "multiple" | "both" | "twice", _) => (2.0, at + 1),
        _ => return None,
    };
    let end = if word(at) == "a" && word(end) == "of" && word(end - 1) != "pair" { end + 1 } else { end };
    Some(Number { amount: Amount::Idle(value), end, form: Form::Words, factor: 1.0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::quantity::piece;

    #[track_caller]
    fn check(text: &str, expect: Option<Amount>) {
        let document = document::of(text, None);
        let pieces = piece::of(&document, &document.sentences[0]);
        assert_eq!(read(&pieces, 0, Money::No).map(|number| number.amount), expect, "{text}");
    }

    #[test]
    fn digits_with_any_grouping() {
        for text in ["1,234,567", "12,34,567", "1 234 567", "1.234.567"] {
            check(text, Some(Amount::Exact(1_234_567.0)));
        }
        check("2,25 million", Some(Amount::Exact(2_250_000.0)));
        check("1.2bn", Some(Amount::Exact(1_200_000_000.0)));
        check("3½", Some(Amount::Exact(3.5)));
        check("1.2.3", None);
    }

    #[test]
    fn words_of_number() {
        check("twenty-five hundred", Some(Amount::Exact(2500.0)));
        check("two hundred and fifty thousand", Some(Amount::Exact(250_000.0)));
        check("half a million people", Some(Amount::Exact(500_000.0)));
        check("a quarter of a million people", Some(Amount::Exact(250_000.0)));
        check("three-quarters of a million people", Some(Amount::Exact(750_000.0)));
        check("a dozen eggs", Some(Amount::Exact(12.0)));
        check("a man", None);
        check("tens of men", None);
    }

    #[test]
    fn shares_and_vague_words() {
        check("two-thirds of them", Some(Amount::Share(66.67)));
        check("one in five women", Some(Amount::Share(20.0)));
        check("one-in-five women", Some(Amount::Share(20.0)));
        check("3-in-5 men", Some(Amount::Share(60.0)));
        check("a quarter of a town", Some(Amount::Share(25.0)));
        check("3 in 10 days", Some(Amount::Exact(3.0)));
        check("tens of thousands", Some(Amount::Vague(10_000.0)));
        check("a third man", None);
        check("both sides", Some(Amount::Idle(2.0)));
    }
}
