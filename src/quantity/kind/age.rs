//! Ages that no unit tells: "aged 34", "Michael Mata, 26, said".

use crate::quantity::Kind;
use crate::quantity::kind::date::{is_day_word, is_month_word};
use crate::quantity::kind::whole;
use crate::quantity::line::Line;
use crate::quantity::number::{self, Amount, Money, Number};
use crate::quantity::phrase;
use crate::quantity::piece::Piece;

/// "aged 34", "ages 3, 7 and 11", "between the ages of eight and 14", "the age group 5 to 9".
pub fn aged(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let back = if matches!(line.word_before(at, 1), "group" | "groups" | "of" | "between") { 2 } else { 1 };
    if !matches!(line.word_before(at, back), "aged" | "age" | "ages") {
        return None;
    }
    match number::read(&line.pieces, at, Money::No)? {
        Number { amount: Amount::Exact(value), end, .. } if value <= OLDEST => Some((Kind::Age, age_list(line, end))),
        _ => None,
    }
}

/// Years of the oldest people.
const OLDEST: f64 = 115.0;

/// "Michael Mata, 26, said", "Mata (26)".
pub fn age(line: &Line, at: usize) -> Option<(Kind, usize)> {
    whole(line, at).filter(|value| (0.0..=OLDEST).contains(value))?;
    // "Blackshell Jr., 21, of Chili".
    let junior = line.word_before(at, 2) == "." && matches!(line.word_before(at, 3), "jr" | "sr");
    let named = |back: usize| {
        line.before(at, back + usize::from(junior)).is_some_and(|piece| {
            piece.is_word() && piece.is_capitalised() && !is_month_word(piece) && !is_day_word(piece)
        })
    };
    let close = line.word(at + 1);
    let comma = line.word_before(at, 1) == "," && matches!(close, "," | "." | ";" | "" | ")" | "—" | "–");
    let followed = comma || (line.word_before(at, 1) == "," && close == "and" && line.is_name(at + 2));
    // "Another woman, 26, was hurt".
    let person = comma
        && close == ","
        && line.before(at, 2).is_some_and(|piece| piece.is_any(&PERSONS) || piece.is_any(&OTHERS));
    let opens = at == 2 && close == "," && line.pieces[0].tag.is_proper_noun();
    let named_before = named(2) && (line.title_case || at >= 3 || opens) || person;
    if followed && named_before && !is_listed(line, at) || was(line, at) {
        return Some((Kind::Age, at + 1));
    }
    let round = line.word_before(at, 1) == "(" && close == ")";
    let capitals =
        line.before(at, 2).is_some_and(|piece| piece.text.len() > 1 && piece.text == piece.text.to_uppercase());
    (round && named(2) && (named(3) || capitals || line.word_before(at, 3) == "of")).then_some((Kind::Age, at + 1))
}

/// Who has an age: "a girl of nine", and "another woman, 26, was hurt".
const PERSONS: [&str; 14] = [
    "boy", "girl", "man", "woman", "child", "baby", "infant", "toddler", "teenager", "youth", "lad", "son", "daughter",
    "widow",
];
/// Likewise, but "a mother of nine" has nine children.
const OTHERS: [&str; 14] = [
    "sister", "brother", "mother", "father", "victim", "suspect", "driver", "officer", "wife", "husband", "teen",
    "student", "male", "female",
];

/// "a girl of nine": a number in words or digits right behind a person.
pub fn of_person(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let person = line.word_before(at, 1) == "of" && line.before(at, 2).is_some_and(|piece| piece.is_any(&PERSONS));
    let counts = |next: &Piece| {
        let noun = next.is_word() && (next.tag.is_noun() || next.tag.is_adjective());
        noun || next.is_number() || next.is_dash() || number::is_number_word(next)
    };
    let ends = !line.pieces.get(at + 1).is_some_and(counts);
    (person && ends).then_some((Kind::Age, at + 1))
}

/// "Maria, who was 10.", "She is 34.": a bare number at the end of a clause on who somebody was.
fn was(line: &Line, at: usize) -> bool {
    let verb = matches!(line.word_before(at, 1), "was" | "is" | "turned");
    let who = verb && matches!(line.word_before(at, 2), "who" | "he" | "she");
    who && matches!(line.word(at + 1), "," | "." | ";" | "" | "when" | ")")
}

/// A number among numbers: "rooms 3, 7, 11".
fn is_listed(line: &Line, at: usize) -> bool {
    line.word(at + 1) == "," && line.pieces.get(at + 2).is_some_and(|piece| piece.is_number())
}

/// The end of "3, 7, 11, and 14" or "15 to 29", whose first ends at `end`.
fn age_list(line: &Line, mut end: usize) -> usize {
    loop {
        let mut next = end;
        if line.word(next) == "," {
            next += 1;
        }
        if line.pieces.get(next).is_some_and(|piece| piece.is_any(&["and", "to", "or"]) || piece.is_dash()) {
            next += 1;
        }
        if next == end
            || !whole(line, next).is_some_and(|value| value <= OLDEST)
            || next + 1 < line.pieces.len() && phrase::is_noun(line, next + 1)
        {
            return end;
        }
        end = next + 1;
    }
}
