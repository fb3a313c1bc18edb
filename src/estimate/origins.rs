//! The policy `origins`: support is counted in origins, so that a story printed by a hundred papers has one vote.

use std::collections::BTreeMap;

use crate::claim::Stance;
use crate::estimate::{Edge, Estimate, Policy};
use crate::quantity::{Unit, Value};
use crate::statement::{Position, number, value};

pub fn estimate(positions: &[&Position]) -> Estimate {
    let mut steps = Vec::new();
    let asserted: Vec<&Position> = of_stance(positions, Stance::Asserted);
    let unit = most_used(if asserted.is_empty() { positions } else { &asserted });
    let (votes, elsewhere): (Vec<&Position>, Vec<&Position>) =
        asserted.iter().partition(|position| position.unit == unit);
    for position in elsewhere {
        steps.push(format!(
            "{} says “{}”, in {}: not counted, the rest is in {}.",
            position.speaker, position.figure, position.unit.0, unit.0
        ));
    }
    let votes = one_per_origin(&votes, &mut steps);
    for position in &votes {
        steps.push(format!("{}: “{}”, read as {}.", position.speaker, position.figure, value(position.value)));
    }
    for (stance, why) in
        [(Stance::Doubted, "doubts it"), (Stance::Hypothetical, "says so as a plan, forecast or condition")]
    {
        for position in of_stance(positions, stance) {
            steps.push(format!("{} {why} (“{}”): not counted.", position.speaker, position.figure));
        }
    }
    let denials = of_stance(positions, Stance::Denied);
    for position in &denials {
        steps.push(format!("{} denies it (“{}”): listed, not counted.", position.speaker, position.figure));
    }
    let values: Vec<Value> = votes.iter().map(|position| position.value).collect();
    let low =
        values.iter().map(|value| low(*value)).min_by(|one, other| order(one, other).then(other.open.cmp(&one.open)));
    let high =
        values.iter().map(|value| high(*value)).max_by(|one, other| order(one, other).then(one.open.cmp(&other.open)));
    let best = best(&values);
    match (low, high, best) {
        (Some(low), Some(high), Some((best, held))) => {
            let word = |open| if open { ", open: nobody says how far" } else { "" };
            steps.push(format!("Low is the lowest figure, {}{}.", number(low.value), word(low.open)));
            steps.push(format!("High is the highest figure, {}{}.", number(high.value), word(high.open)));
            let of = if votes.len() == 1 {
                "the one origin".to_owned()
            } else {
                format!("{held} of {} origins", votes.len())
            };
            steps.push(format!("Best is {}: {of} can be right with it; of equals, the lower.", number(best)));
        }
        _ => steps.push("No figure stands, so there is no estimate.".to_owned()),
    }
    Estimate {
        policy: Policy::Origins,
        low,
        best: best.map(|(best, _)| best),
        high,
        unit,
        origins: votes.len(),
        denials: denials.len(),
        steps,
    }
}

fn of_stance<'a>(positions: &[&'a Position], stance: Stance) -> Vec<&'a Position> {
    positions.iter().copied().filter(|position| position.stance == stance).collect()
}

fn most_used(positions: &[&Position]) -> Unit {
    let mut units: BTreeMap<&Unit, usize> = BTreeMap::new();
    for position in positions {
        *units.entry(&position.unit).or_default() += 1;
    }
    let most = units.into_iter().max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(one.0)));
    most.map_or_else(|| Unit("count".to_owned()), |(unit, _)| unit.clone())
}

/// The vote of each origin, sorted by origin: its latest word; where dates do not tell, its most careful one.
fn one_per_origin<'a>(positions: &[&'a Position], steps: &mut Vec<String>) -> Vec<&'a Position> {
    let mut origins: BTreeMap<&str, Vec<&Position>> = BTreeMap::new();
    for position in positions {
        origins.entry(&position.origin).or_default().push(position);
    }
    let vote = |positions: Vec<&'a Position>| -> Option<&'a Position> {
        let width = |position: &Position| {
            let (low, high) = (position.value.low(), position.value.high());
            low.zip(high).map_or(f64::INFINITY, |(low, high)| high - low)
        };
        let vote = positions.iter().copied().max_by(|one, other| {
            let dates = one.said.date().cmp(&other.said.date());
            dates.then(width(one).total_cmp(&width(other))).then_with(|| other.statement.cmp(&one.statement))
        })?;
        if positions.len() > 1 {
            let number = positions.len();
            steps.push(format!("{} has one vote for {number} statements: “{}”.", vote.speaker, vote.figure));
        }
        Some(vote)
    };
    origins.into_values().filter_map(vote).collect()
}

fn low(value: Value) -> Edge {
    match value.low() {
        Some(low) => Edge { value: low, open: false },
        None => Edge { value: value.high().unwrap_or_default(), open: true },
    }
}

fn high(value: Value) -> Edge {
    match value.high() {
        Some(high) => Edge { value: high, open: false },
        None => Edge { value: value.low().unwrap_or_default(), open: true },
    }
}

fn order(one: &Edge, other: &Edge) -> std::cmp::Ordering {
    one.value.total_cmp(&other.value)
}

/// The figure that most votes leave room for, and how many do; of equals the lower.
fn best(values: &[Value]) -> Option<(f64, usize)> {
    let mut lows: Vec<f64> = values.iter().map(|value| value.low().unwrap_or(f64::NEG_INFINITY)).collect();
    let mut highs: Vec<f64> = values.iter().map(|value| value.high().unwrap_or(f64::INFINITY)).collect();
    lows.sort_by(f64::total_cmp);
    highs.sort_by(f64::total_cmp);
    let mut candidates: Vec<f64> = lows.iter().chain(&highs).copied().filter(|number| number.is_finite()).collect();
    candidates.sort_by(f64::total_cmp);
    candidates.dedup();
    // The intervals that hold a number are those that have begun, less those that have ended before it.
    let held = |number: f64| {
        lows.partition_point(|low| *low <= number).saturating_sub(highs.partition_point(|high| *high < number))
    };
    let counted = candidates.into_iter().map(|number| (number, held(number)));
    counted.max_by(|one, other| one.1.cmp(&other.1).then(other.0.total_cmp(&one.0)))
}
