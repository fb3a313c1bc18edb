//! Rates: what a figure is for one of ("$6 each", "800,000 barrels a day", "20 burglaries per week", "12 per 100,000
//! people"). The words stand after the figure, or after what it counts.

use crate::quantity::figure::Figure;
use crate::quantity::line::{CONVERSION, Line};
use crate::quantity::number::over_hyphen;
use crate::quantity::{counted, number, phrase};
use crate::text::Span;

/// The words that say for how much of what the figure holds, where `counted` is what it counts.
pub fn of(line: &Line, figure: &Figure, counted: Option<Span>) -> Option<Span> {
    let behind = counted.and_then(|counted| counted::end_behind(line, figure, counted));
    let inner = inside(line, figure).map(|start| (start, base(line, start + 1).unwrap_or(figure.end)));
    let (start, end) = inner.or_else(|| after(line, figure.end)).or_else(|| after(line, behind?))?;
    Some(Span::new(line.pieces[start].span.start, line.pieces[end - 1].span.end))
}

/// "per" inside the figure's own words: "12 per 100,000".
fn inside(line: &Line, figure: &Figure) -> Option<usize> {
    let per = figure.end.checked_sub(2).filter(|&at| at > figure.start)?;
    (line.word(per) == "per" && line.pieces[per + 1].is_number()).then_some(per)
}

/// The words of a rate that begin at piece `at`.
fn after(line: &Line, at: usize) -> Option<(usize, usize)> {
    // "C$6 (US$4.46) per share"
    let at = line.over_bracket(at, CONVERSION).unwrap_or(at);
    // "$75 US per barrel"
    let at = at + usize::from(matches!(line.word(at), "us" | "u.s." | "more" | "less"));
    match line.word(at) {
        "each" | "apiece" if !line.pieces.get(at + 1).is_some_and(|next| next.tag.is_noun() && next.is_word()) => {
            Some((at, at + 1))
        }
        "daily" | "weekly" | "monthly" | "yearly" | "annually" | "hourly" => {
            let noun = line.pieces.get(at + 1).is_some_and(|next| next.is_word() && next.tag.is_noun());
            (!noun).then_some((at, at + 1))
        }
        "each" | "every" | "a" | "an" | "/" => {
            let one = over_hyphen(&line.pieces, at + 1);
            let told = line.pieces.get(one).is_some_and(|piece| piece.is_any(&ONE));
            let past = matches!(line.word(one + 1), "ago" | "earlier" | "later" | "before" | "after" | "old");
            let square = usize::from(line.word(one) == "square");
            let end = one + 1 + square;
            (told && !past && end <= line.pieces.len()).then_some((at, end))
        }
        "per" => base(line, at + 1).map(|end| (at, end)),
        _ => None,
    }
}

/// The end of what stands after "per": "100,000 people", "square foot", "capita".
fn base(line: &Line, at: usize) -> Option<usize> {
    let mut next = over_hyphen(&line.pieces, at);
    if matches!(line.word(next), "cent" | "mille" | "") {
        return None;
    }
    while line.pieces.get(next).is_some_and(|piece| piece.is_number() || number::is_number_word(piece)) {
        next += 1;
    }
    if line.word(next) == "square" {
        return Some(next + 2).filter(|&end| end <= line.pieces.len());
    }
    let named = phrase::after(line, next).filter(|found| found.start == next).map(|found| found.end);
    let word = || line.pieces.get(next).filter(|piece| piece.is_word()).map(|_| next + 1);
    named.or_else(word).or(Some(next).filter(|_| next > at))
}

/// What "a", "an", "every" or "/" makes the base of a rate.
#[rustfmt::skip]
const ONE: [&str; 39] = [
    "second", "minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "season", "year", "decade", "century",
    "share", "unit", "piece", "person", "head", "pop", "ticket", "barrel", "gallon", "litre", "liter", "pint", "bottle", "ounce",
    "pound", "kilo", "kilogram", "kg", "ton", "tonne", "bushel", "dozen", "mile", "kilometre", "kilometer", "square",
];
