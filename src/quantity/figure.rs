//! One figure: sign, number, scale, unit, and the number that a range adds, read from left to right; then its bound.

use crate::quantity::bound::{self, Bound};
use crate::quantity::kind::Line;
use crate::quantity::money::{self, Cues, Size};
use crate::quantity::number::{self, Amount, Form, Money, Number, over_hyphen};
use crate::quantity::unit;
use crate::quantity::{Kind, Value, change};

/// A figure in the pieces `start..end` of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub start: usize,
    pub end: usize,
    /// The pieces without bound words: where the number stands, and what follows it.
    pub number: (usize, usize),
    pub value: Value,
    pub unit: &'static str,
    pub kind: Kind,
}

/// A number with its unit, before ranges and bounds.
#[derive(Clone, Copy, Debug)]
struct Measured {
    start: usize,
    end: usize,
    number: Number,
    unit: Option<Unit>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Unit {
    symbol: &'static str,
    dimension: &'static str,
    factor: f64,
}

/// Reads the figure whose number starts at piece `at`; bound words are looked for from `limit` on.
pub fn read(line: &Line, at: usize, limit: usize, cues: &Cues) -> Option<Figure> {
    let first = measured(line, at, cues)?;
    let range = range(line, &first, cues);
    let (low, high, end, unit) = match &range {
        Some(range) => (range.low, Some(range.high), range.end, range.unit),
        None => (amount_of(first.number.amount), None, first.end, first.unit),
    };
    let mut start = range.as_ref().map_or(first.start, |range| range.start);
    let mut end = end;
    let mut outer = None;
    if let Some((bound, begin)) = bound::before(&line.pieces, start, limit) {
        let within = line.word(begin) == "within"
            && !unit.is_some_and(|unit| matches!(unit.dimension, "time" | "money" | "length"));
        if !within {
            (outer, start) = (Some(bound), begin);
        }
    }
    if let Some((bound, stop)) = bound::after(&line.pieces, end) {
        outer = outer.or(Some(bound));
        end = stop;
    }
    let factor = unit.map_or(1.0, |unit| unit.factor);
    let value = value(low, high, first.number.amount, outer, factor);
    let symbol = match (unit, first.number.amount) {
        (Some(unit), _) => unit.symbol,
        (None, Amount::Share(_)) => "%",
        (None, _) => "count",
    };
    let mut kind = match first.number.amount {
        Amount::Idle(_) => Kind::Idle,
        _ if unit.is_some_and(|unit| unit.dimension == "time") => Kind::Duration,
        _ if first.number.amount == Amount::Exact(1.0)
            && unit.is_none()
            && outer.is_none()
            && line.word(at) == "one" =>
        {
            Kind::Idle
        }
        _ => Kind::Figure,
    };
    if kind == Kind::Duration
        && let Some(stop) = old(line, end)
    {
        (kind, end) = (Kind::Age, stop);
    }
    Some(Figure { start, end, number: (at, end), value, unit: symbol, kind })
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
    if let Some(high) = high {
        return Value::Range(low, scaled(high));
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

/// The number at `at` with its currency sign or unit.
fn measured(line: &Line, at: usize, cues: &Cues) -> Option<Measured> {
    let pieces = &line.pieces;
    if pieces.get(at)?.opaque {
        return None;
    }
    if let Some((code, index)) = money::sign(pieces, at, cues) {
        let number = number::read(pieces, index, Money::Yes)?;
        let again = money::name(pieces, number.end, cues, Size::Large);
        let end = again.map_or(number.end, |(_, _, end)| end);
        let unit = Some(Unit { symbol: code, dimension: "money", factor: 1.0 });
        return Some(Measured { start: at, end, number, unit });
    }
    let number = number::read(pieces, at, Money::No)?;
    if let Amount::Share(_) | Amount::Idle(_) = number.amount {
        return Some(small_unit(line, at, number, cues));
    }
    let bare = Measured { start: at, end: number.end, number, unit: None };
    let plain = matches!(number.amount, Amount::Exact(_)) && number.form == Form::Plain;
    let size = if plain
        || matches!(number.form, Form::Words) && number.factor < 1e6 && !matches!(number.amount, Amount::Vague(_))
    {
        Size::Small
    } else {
        Size::Large
    };
    // "hundreds of millions of dollars", "thousands of kilometres".
    let of = line.word(number.end) == "of" && matches!(number.amount, Amount::Vague(_));
    let after = if of { number.end + 1 } else { number.end };
    if let Some((code, factor, end)) = money::name(pieces, after, cues, size) {
        let unit = Some(Unit { symbol: code, dimension: "money", factor });
        return Some(Measured { end, unit, ..bare });
    }
    let Some((measure, end)) = unit::read(pieces, after) else { return glued(line, bare) };
    let symbol = match measure.symbol {
        "ratio" if !compares(line, at, end) => return Some(bare),
        "point" => points(line, at),
        "second" if line.word(end - 1) == "second" && over_hyphen(pieces, after) == after => return Some(bare),
        "mu" if cues.has("CNY") => "mu",
        "mu" => return Some(bare),
        "°" if number.form == Form::Words => return Some(bare),
        symbol => symbol,
    };
    let end = per(line, symbol, end);
    let unit = Some(Unit { symbol, dimension: measure.dimension, factor: measure.factor });
    Some(Measured { end, unit, ..bare })
}

/// "half an hour", "a few days", "one-half of 1 percent": a share or idle amount of a unit.
fn small_unit(line: &Line, at: usize, number: Number, _cues: &Cues) -> Measured {
    let bare = Measured { start: at, end: number.end, number, unit: None };
    if let Amount::Share(share) = number.amount {
        if line.word(number.end) == "of"
            && let Some(Number { amount: Amount::Exact(of), end, .. }) =
                number::read(&line.pieces, number.end + 1, Money::No)
            && let Some((measure, end)) = unit::read(&line.pieces, end)
        {
            let amount = Amount::Exact(number::exact(share / 100.0 * of));
            let unit = Some(Unit { symbol: measure.symbol, dimension: measure.dimension, factor: measure.factor });
            return Measured { start: at, end, number: Number { amount, ..number }, unit };
        }
        return bare;
    }
    let of = usize::from(line.word(number.end) == "of");
    match unit::read(&line.pieces, number.end + of).filter(|(measure, _)| measure.dimension == "time") {
        Some((measure, end)) => {
            let unit = Some(Unit { symbol: measure.symbol, dimension: measure.dimension, factor: measure.factor });
            Measured { end, unit, ..bare }
        }
        None => bare,
    }
}

/// A number with letters glued to it that are no unit is a code ("4G", "737s").
fn glued(line: &Line, measured: Measured) -> Option<Measured> {
    let next = line.pieces.get(measured.end);
    let code = next.is_some_and(|next| next.glued && next.is_word() && !next.lower.starts_with('\''));
    (!code || measured.number.form != Form::Plain).then_some(measured)
}

/// Whether "five times" compares ("five times more", "four times the average", "by five times") and does not count.
fn compares(line: &Line, at: usize, end: usize) -> bool {
    let next = line.word(end);
    matches!(
        next,
        "more"
            | "less"
            | "fewer"
            | "as"
            | "the"
            | "that"
            | "than"
            | "worse"
            | "better"
            | "its"
            | "their"
            | "higher"
            | "lower"
            | "larger"
    ) || next.len() > 4 && next.ends_with("er") && !matches!(next, "over" | "after" | "under" | "ever")
        || line.word_before(at, 1) == "by"
        || line.word_before(at, 2) == "by"
}

/// Points of an index, or of percent: polls and shares speak of points too.
fn points(line: &Line, _at: usize) -> &'static str {
    let index = line.pieces.iter().any(|piece| {
        piece.is_any(&[
            "index",
            "dow",
            "nasdaq",
            "composite",
            "nikkei",
            "iq",
            "scored",
            "scoring",
            "rebounds",
            "goals",
            "table",
            "league",
            "s&p",
            "kospi",
            "ftse",
            "season",
            "game",
            "games",
        ])
    });
    if index { "point" } else { "%" }
}

/// The end of "per 1,000 people" or "per cent of" after a figure: the base of a rate is no figure of its own.
fn per(line: &Line, _symbol: &str, end: usize) -> usize {
    if line.word(end) == "per" && line.pieces.get(end + 1).is_some_and(|piece| piece.is_number()) {
        end + 2
    } else {
        end
    }
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

struct Range {
    low: f64,
    high: f64,
    start: usize,
    end: usize,
    unit: Option<Unit>,
}

/// "between A and B", "A to B", "A-B", "A or B", "one, possibly two", "from A to B" where it is no change.
fn range(line: &Line, first: &Measured, cues: &Cues) -> Option<Range> {
    let Amount::Exact(mut low) = first.number.amount else { return None };
    let before = bound::before(&line.pieces, first.start, 0).map_or(first.start, |(_, start)| start);
    let between = line.word_before(before, 1) == "between" || line.word_before(first.start, 1) == "between";
    let from = line.word_before(before, 1) == "from";
    let joint = line.pieces.get(first.end)?;
    let joint_word = joint.lower.as_str();
    let (joins, next) = if joint.is_dash() {
        (Joint::Dash, first.end + 1)
    } else {
        match joint_word {
            "and" if between => (Joint::And, first.end + 1),
            "to" => (Joint::To, first.end + 1),
            "or" => (Joint::Or, first.end + 1),
            "," if matches!(line.word(first.end + 1), "possibly" | "maybe" | "perhaps") => (Joint::Or, first.end + 2),
            _ => return None,
        }
    };
    if super::kind::no_figure(line, next).is_some() && joins != Joint::Dash {
        return None;
    }
    let second = measured(line, next, cues)?;
    let Amount::Exact(high) = second.number.amount else { return None };
    let unit = match (first.unit, second.unit) {
        (None, unit) => unit,
        (Some(one), Some(other)) if one.symbol == other.symbol => Some(other),
        (Some(one), None) if one.dimension == "money" && joins != Joint::Or => Some(one),
        _ => return None,
    };
    if second.number.factor > 1.0 && first.number.factor <= 1.0 && low <= high / second.number.factor {
        low *= second.number.factor;
    }
    if low >= high {
        return None;
    }
    let changed = match joins {
        Joint::To if from => !change::is_range(line, before) && change::near(line, before),
        Joint::To if first.unit.is_some() => change::right_before(line, before),
        Joint::Dash if joint.glued && !line.pieces[next].glued => return None,
        _ => false,
    };
    if changed {
        return None;
    }
    let start =
        if (between && before == first.start) || (from && joins == Joint::To) { before - 1 } else { first.start };
    Some(Range { low, high, start, end: second.end, unit })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Dash,
    And,
    To,
    Or,
}

/// Whether a figure could start at this piece: a sign, a digit, or a word of number.
pub fn may_start(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    piece.is_number() || piece.is_word() || !piece.lower.is_ascii() || piece.is("$")
}
