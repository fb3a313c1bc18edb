//! Ranges: two numbers that stand for one interval, and two numbers that only look like one ("rose from 3 to 5
//! percent"), which share what the second one says of both.

use crate::quantity::bound;
use crate::quantity::change;
use crate::quantity::figure::is_plain;
use crate::quantity::kind;
use crate::quantity::line::Line;
use crate::quantity::measured::{self, Measured, Unit};
use crate::quantity::money::Cues;
use crate::quantity::number::Amount;

pub struct Range {
    pub low: f64,
    pub high: f64,
    pub start: usize,
    pub end: usize,
    pub unit: Option<Unit>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Dash,
    And,
    To,
    Or,
}

/// "between A and B", "A to B", "A-B", "A or B", "one, possibly two", "from A to B" where it is no change.
pub fn read(line: &Line, first: &Measured, cues: &Cues) -> Option<Range> {
    let Amount::Exact(mut low) = first.number.amount else { return None };
    let before = bound::before(&line.pieces, first.start, 0).map_or(first.start, |(_, start)| start);
    let between = [before, first.start].into_iter().find(|&start| opens_between(line, start));
    let from = line.word_before(before, 1) == "from";
    let (joint, next) = joint(line, first.end, between.is_some())?;
    // "$500 to more than $1,000"
    let bounded = if joint == Joint::To { bound::over(&line.pieces, next) } else { None };
    let next = bounded.unwrap_or(next);
    if joint != Joint::Dash && kind::no_figure(line, next).is_some() {
        return None;
    }
    let second = measured::read(line, next, cues)?;
    let Amount::Exact(high) = second.number.amount else { return None };
    let unit = match (first.unit, second.unit) {
        (None, unit) if bounded.is_none() || from => unit,
        (Some(one), Some(other)) if one.symbol == other.symbol => Some(other),
        (Some(one), None) if one.dimension == "money" && joint != Joint::Or && bounded.is_none() => Some(one),
        _ => return None,
    };
    if second.number.factor > 1.0 && first.number.factor <= 1.0 && low <= high / second.number.factor {
        low *= second.number.factor;
    }
    if low >= high || is_change(line, first, &second, joint, before, from) {
        return None;
    }
    let start = match between {
        Some(start) if start == first.start || start == before => start - 1,
        _ if from && joint == Joint::To => before - 1,
        _ => first.start,
    };
    Some(Range { low, high, start, end: second.end, unit })
}

/// "between", "in the range of": what makes "and" join two ends.
fn opens_between(line: &Line, start: usize) -> bool {
    line.word_before(start, 1) == "between"
        || line.word_before(start, 1) == "of" && line.word_before(start, 2) == "range"
}

fn joint(line: &Line, at: usize, between: bool) -> Option<(Joint, usize)> {
    let joint = line.pieces.get(at)?;
    if joint.is_dash() {
        let next = line.pieces.get(at + 1)?;
        // "up 6.2 per cent – 17.8 per cent higher": a dash between blanks joins nothing.
        return (joint.glued || !next.glued && joint.text == "-")
            .then_some((Joint::Dash, at + 1))
            .filter(|_| joint.glued == next.glued);
    }
    match joint.lower.as_str() {
        "and" if between => Some((Joint::And, at + 1)),
        "to" => Some((Joint::To, at + 1)),
        "or" => Some((Joint::Or, at + 1)),
        "," if matches!(line.word(at + 1), "possibly" | "maybe" | "perhaps") => Some((Joint::Or, at + 2)),
        _ => None,
    }
}

/// Whether the two numbers are the ends of a move, or two results side by side.
fn is_change(line: &Line, first: &Measured, second: &Measured, joint: Joint, before: usize, from: bool) -> bool {
    match joint {
        Joint::To if from => !change::is_range(line, before) && change::near(line, before, second.end),
        Joint::To if first.unit.is_some() => {
            change::right_before(line, before) || first.unit.is_some_and(|unit| unit.dimension == "share")
        }
        // "cases went up (1,220 to 1,551)"
        Joint::To => line.word_before(before, 1) == "(" && line.speaks_of.change,
        _ => false,
    }
}

/// Unit and scale that a plain number borrows from the next: "11 and 8 percent", "from 3 to 5 percent", "rose from 2.1
/// to 3.4 million", "from 20 to 33-35 billion euros", "20 by 30 feet".
pub fn shared(line: &Line, first: &Measured, cues: &Cues) -> (Option<Unit>, f64) {
    let joins = matches!(line.word(first.end), "and" | "to" | "or" | "against" | "versus" | "vs" | "x" | "×" | "by");
    if !joins || !is_plain(first) {
        return (first.unit, 1.0);
    }
    let Some(second) = measured::read(line, first.end + 1, cues) else { return (first.unit, 1.0) };
    let moved = line.word(first.end) == "to" && line.word_before(first.start, 1) == "from";
    let last = Some(second).filter(|second| moved && line.pieces.get(second.end).is_some_and(|next| next.is_dash()));
    let last = last.and_then(|second| measured::read(line, second.end + 1, cues)).unwrap_or(second);
    let shares = |unit: &Unit| {
        matches!(unit.dimension, "share" | "length" | "mass" | "area" | "power") || moved && unit.dimension == "money"
    };
    let scale = if moved && first.number.factor <= 1.0 { last.number.factor } else { 1.0 };
    (last.unit.filter(shares), scale.max(1.0))
}
