//! One figure: sign, number, scale, unit, and the number that a range adds, read from left to right; then its bound.

use std::ops::Range;

use crate::document::Tag;
use crate::quantity::bound::{self, Bound};
use crate::quantity::line::Line;
use crate::quantity::measured::{self, Measured, Unit};
use crate::quantity::money::Cues;
use crate::quantity::number::{self, Amount, over_hyphen};
use crate::quantity::{Kind, Value, change, phrase, range};

/// A figure in the pieces `start..end` of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub start: usize,
    pub end: usize,
    pub value: Value,
    pub unit: &'static str,
    pub dimension: &'static str,
    /// What one of its number is in its unit: a cent is 0.01 dollars.
    pub factor: f64,
    pub kind: Kind,
}

/// Reads the figure whose number starts at piece `at`; bound words are looked for from `limit` on. `told` are the
/// figures before it in the sentence.
pub fn read(line: &Line, at: usize, limit: usize, told: &[Figure], cues: &Cues) -> Option<Figure> {
    if let Some(figure) = ratio(line, at, limit) {
        return Some(figure);
    }
    let first = measured::read(line, at, cues)?;
    let range = range::read(line, &first, cues);
    let (low, high, mut end, unit, scale) = match &range {
        Some(range) => (range.low, Some(range.high), range.end, range.unit, first.number.factor),
        None => {
            let (unit, scale) = range::shared(line, &first, cues);
            (amount_of(first.number.amount) * scale, None, first.end, unit, first.number.factor.max(scale))
        }
    };
    // "14from 8 to 144": the word before may belong to the number before.
    let opener = range.as_ref().map(|range| range.start).filter(|&start| start >= limit);
    let mut start = opener.unwrap_or(first.start);
    let sign = sign(line, first.start, unit).filter(|&sign| sign >= limit);
    let mut outer = None;
    if let Some((bound, begin)) = bound::before(&line.pieces, start, limit) {
        let near = unit.is_some_and(|unit| matches!(unit.dimension, "time" | "money" | "length"));
        if line.word(begin) != "within" || near {
            let bound = if bound::is_negated(&line.pieces, begin) { bound.negated() } else { bound };
            (outer, start) = (Some(bound), begin);
        }
    }
    if start > limit && line.word_before(start, 1) == "+" {
        start -= 1;
    }
    start = sign.map_or(start, |sign| sign.min(start));
    start = over_tolerance(line, start, limit);
    if let Some((bound, stop)) = bound::after(&line.pieces, end) {
        outer = outer.or(Some(bound));
        end = stop;
    }
    outer = outer.or_else(|| converted(line, first.start, unit, told.last()?));
    let (low, high) = if sign.is_some() { (-low, high.map(|high| -high)) } else { (low, high) };
    let unit = unit.or_else(|| inherited(line, &first, start..end, told));
    let factor = unit.map_or(1.0, |unit| unit.factor);
    let value = value(low, high, first.number.amount, outer, factor);
    let one = first.number.amount == Amount::Exact(1.0) && line.word(at) == "one";
    // "skeptical about one of the options", "tripping over one another": no bound, but a preposition.
    let preposition = matches!(line.word_before(at, 1), "about" | "around" | "over" | "under");
    let certain = one && preposition && matches!(line.word(end), "of" | "another" | "or");
    let decade = matches!(first.number.amount, Amount::Span(..));
    let aged = decade && line.before(first.start, 1).is_some_and(|before| before.tag == Tag::PRPS);
    let mut kind = match first.number.amount {
        _ if aged => Kind::Age,
        _ if unit.is_some_and(|unit| unit.dimension == "time") => Kind::Duration,
        Amount::Idle(_) if unit.is_none() => Kind::Idle,
        _ if one && unit.is_none() && (outer.is_none() || certain) && range.is_none() => Kind::Idle,
        _ => Kind::Figure,
    };
    if kind == Kind::Duration
        && let Some(stop) = old(line, end)
    {
        (kind, end) = (Kind::Age, stop);
    }
    // "in her mid-30s"
    let (unit, dimension) = if aged { ("year", "time") } else { unit_of(line, unit, &first, scale) };
    Some(Figure { start, end, value, unit, dimension, factor, kind })
}

/// Symbol and dimension; words may tell the unit by themselves ("half", "double-digit", an index level).
fn unit_of(line: &Line, unit: Option<Unit>, first: &Measured, scale: f64) -> (&'static str, &'static str) {
    let level = scale <= 1.0 && first.end == first.start + 1 && measured::is_level(line, first.start);
    match (unit, first.number.amount) {
        (Some(unit), _) => (unit.symbol, unit.dimension),
        // "double-digit" growth is a share, a "six-figure" sum is not.
        (None, Amount::Span(low, _)) if low >= 1000.0 => ("count", "count"),
        (None, Amount::Share(_) | Amount::Span(..)) => ("%", "share"),
        (None, _) if level => (measured::level_unit(line, first.start), "index"),
        (None, _) => ("count", "count"),
    }
}

/// The unit of a bare number that ends a move, or stands for a level, which a figure before tells: "rose 64 points to
/// 4,577", "from 21 mpg to 23", "the highest is 84.75 cents, the lowest 74.07".
fn inherited(line: &Line, first: &Measured, span: Range<usize>, told: &[Figure]) -> Option<Unit> {
    let bare = matches!(first.number.amount, Amount::Exact(_));
    let next = phrase::after(line, span.end).filter(|found| !phrase::is_time(&line.pieces[found.head]));
    let counts = next.is_some_and(|found| found.start == span.end);
    let last = told.iter().rev().take(3).find(|figure| !matches!(figure.dimension, "share" | "time" | "ratio"))?;
    if !bare || counts || last.dimension == "count" {
        return None;
    }
    let joint = line.word_before(span.start, 1);
    let follows = joint == "to" && told.last().is_some_and(|last| last.end + 1 == span.start);
    let moved = follows || matches!(joint, "to" | "from") && change::near(line, span.start, span.end);
    let level = last.value.low().map(|low| low.abs() / last.factor);
    let near = level.is_some_and(|low| (low / 10.0..low * 10.0).contains(&amount_of(first.number.amount)));
    let unit = Unit { symbol: last.unit, dimension: last.dimension, factor: last.factor };
    (moved || near && measured::is_level(line, first.start)).then_some(unit)
}

fn amount_of(amount: Amount) -> f64 {
    match amount {
        Amount::Exact(value) | Amount::Vague(value) | Amount::Share(value) | Amount::Idle(value) => value,
        Amount::Span(low, _) => low,
    }
}

fn value(low: f64, high: Option<f64>, amount: Amount, bound: Option<Bound>, factor: f64) -> Value {
    let scaled = |value: f64| number::exact(value * factor);
    let low = scaled(low);
    if let Some(high) = high.map(scaled) {
        // "over 30-40": no more is known than the first; "up to 30-40" than the last.
        return match bound {
            Some(Bound::MoreThan) => Value::MoreThan(low),
            Some(Bound::LessThan) => Value::LessThan(high),
            Some(Bound::UpTo) => Value::UpTo(high),
            _ => Value::Range(low.min(high), low.max(high)),
        };
    }
    match (amount, bound) {
        (Amount::Span(_, high), _) => Value::Vague { low, high: Some(scaled(high)) },
        (Amount::Vague(_) | Amount::Idle(2.0), _) => Value::Vague { low, high: None },
        (_, None) => Value::Exact(low),
        (_, Some(Bound::About)) => Value::About(low),
        (_, Some(Bound::MoreThan)) => Value::MoreThan(low),
        (_, Some(Bound::LessThan)) => Value::LessThan(low),
        (_, Some(Bound::UpTo)) => Value::UpTo(low),
    }
}

/// The start of "plus or minus", "+/-" or "±" before a figure.
fn over_tolerance(line: &Line, start: usize, limit: usize) -> usize {
    let words = |back: usize| start.checked_sub(back).filter(|&at| at >= limit);
    if let Some(at) = words(3)
        && matches!((line.word(at), line.word(at + 1), line.word(at + 2)), ("plus", "or", "minus") | ("+", "/", "-"))
    {
        return at;
    }
    words(1).filter(|&at| line.word(at) == "±").unwrap_or(start)
}

/// The start of a minus before a share, temperature or index that has nothing before it: "-8%", "(-30 points",
/// "minus 12 degrees", "a minus-1.4 degree angle".
fn sign(line: &Line, start: usize, unit: Option<Unit>) -> Option<usize> {
    let sign = line.before(start, 1)?;
    let glued = line.pieces[start].glued;
    let signed = unit.is_some_and(|unit| matches!(unit.dimension, "share" | "temperature" | "index" | "angle"));
    let word = if sign.is_hyphen() && glued { start.checked_sub(2)? } else { start - 1 };
    if signed && matches!(line.word(word), "minus" | "negative") {
        let tolerance = word > 0 && matches!(line.word(word - 1), "or" | "/");
        return (!tolerance).then_some(word);
    }
    let free = !sign.glued || line.before(start, 2).is_some_and(|before| before.is("("));
    (signed && free && glued && (sign.is_hyphen() || sign.is("−"))).then_some(start - 1)
}

/// The bound of the figure that one in brackets converts: "about 80 kilometres (50 miles)".
fn converted(line: &Line, start: usize, unit: Option<Unit>, last: &Figure) -> Option<Bound> {
    let bracket = start.checked_sub(1).filter(|&at| matches!(line.word(at), "(" | "/") && last.end == at)?;
    let same = unit.is_some_and(|unit| unit.dimension == last.dimension && unit.symbol != last.unit);
    if !same || bracket == 0 {
        return None;
    }
    match last.value {
        Value::About(_) => Some(Bound::About),
        Value::MoreThan(_) => Some(Bound::MoreThan),
        Value::LessThan(_) => Some(Bound::LessThan),
        Value::UpTo(_) => Some(Bound::UpTo),
        _ => None,
    }
}

/// "by 2-1", "a 3 to 1 margin", "more than 2-1": how many to one.
fn ratio(line: &Line, at: usize, limit: usize) -> Option<Figure> {
    let [over, joint, one] = line.pieces.get(at..at + 3)? else { return None };
    let to = joint.is("to") || joint.is_hyphen() || joint.is("–");
    let value = number::grouped(&over.lower).filter(|&value| over.is_number() && value > 1.0)?;
    if !to || !one.is("1") {
        return None;
    }
    let bound = bound::before(&line.pieces, at, limit);
    let told = bound.is_some()
        || line.word_before(at, 1) == "by"
        || line.pieces.get(at + 3).is_some_and(|next| next.is_any(&["margin", "ratio", "majority"]))
        || matches!(line.word_before(at, 2), "ratio" | "margin");
    let (outer, start) = bound.map_or((None, at), |(bound, start)| (Some(bound), start));
    let value = self::value(value, None, Amount::Exact(value), outer, 1.0);
    told.then_some(Figure {
        start,
        end: at + 3,
        value,
        unit: "ratio",
        dimension: "ratio",
        factor: 1.0,
        kind: Kind::Figure,
    })
}

/// The end of "old", "-old", "of age" after years.
fn old(line: &Line, end: usize) -> Option<usize> {
    let next = over_hyphen(&line.pieces, end);
    match line.word(next) {
        "old" | "olds" => Some(next + 1),
        "of" if line.word(next + 1) == "age" => Some(next + 2),
        _ => None,
    }
}

/// Whether a figure could start at this piece: a sign, a digit, or a word of number.
pub fn may_start(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    piece.is_number() || piece.is_word() || !piece.lower.is_ascii() || piece.is("$")
}

/// A number with its unit, where it is a figure of its own.
pub fn is_plain(measured: &Measured) -> bool {
    matches!(measured.number.amount, Amount::Exact(_)) && measured.unit.is_none()
}
