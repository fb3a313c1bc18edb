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
            "{} said “{}”, in {}: not counted, the rest is in {}.",
            position.speaker, position.figure, position.unit.0, unit.0
        ));
    }
    let votes = one_per_origin(&votes, &mut steps);
    for position in &votes {
        steps.push(format!("{}: “{}”, read as {}.", position.speaker, position.figure, value(position.value)));
    }
    for (stance, why) in
        [(Stance::Doubted, "doubted it"), (Stance::Hypothetical, "said so as a plan, forecast or condition")]
    {
        for position in of_stance(positions, stance) {
            steps.push(format!("{} {why} (“{}”): not counted.", position.speaker, position.figure));
        }
    }
    let denials = of_stance(positions, Stance::Denied);
    for position in &denials {
        steps.push(format!("{} denied it (“{}”): listed, not counted.", position.speaker, position.figure));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::ClaimId;
    use crate::question::QuestionId;
    use crate::statement::{Said, StatementId};

    fn said(origin: &str, stance: Stance, value: Value) -> Position {
        Position {
            statement: StatementId(format!("s-{origin}-{value:?}")),
            question: QuestionId("q-fighters".to_owned()),
            stance,
            value,
            unit: Unit("count".to_owned()),
            figure: format!("{value:?}"),
            claim: ClaimId(format!("c-{origin}-{value:?}")),
            speaker: origin.to_owned(),
            origin: origin.to_owned(),
            said: Said::Unknown,
        }
    }

    fn asserted(origin: &str, value: Value) -> Position {
        said(origin, Stance::Asserted, value)
    }

    #[track_caller]
    fn check(positions: &[Position], low: &str, best: &str, high: &str, origins: usize) -> Estimate {
        let estimate = estimate(&positions.iter().collect::<Vec<_>>());
        let found = (estimate.low_text(), estimate.best_text(), estimate.high_text(), estimate.origins);
        assert_eq!(found, (low.to_owned(), best.to_owned(), high.to_owned(), origins), "{:#?}", estimate.steps);
        estimate
    }

    #[test]
    fn the_lowest_low_the_highest_high_and_what_most_hold() {
        let range = asserted("a", Value::Range(2500.0, 4000.0));
        let about = asserted("b", Value::About(6500.0));
        let many = asserted("c", Value::MoreThan(10_000.0));
        let exact = asserted("d", Value::Exact(10_000.0));
        check(&[range.clone(), about.clone()], "2,500", "2,500", "6,500", 2);
        check(&[range, about, many, exact], "2,500", "10,000", "≥10,000", 4);
    }

    #[test]
    fn open_bounds_stay_open() {
        check(&[asserted("a", Value::MoreThan(1500.0))], "1,500", "1,500", "≥1,500", 1);
        check(&[asserted("a", Value::UpTo(4000.0))], "≤4,000", "4,000", "4,000", 1);
        // A closed figure above an open one closes it: nobody says more than that.
        check(
            &[asserted("a", Value::MoreThan(1500.0)), asserted("b", Value::Exact(1800.0))],
            "1,500",
            "1,800",
            "1,800",
            2,
        );
    }

    #[test]
    fn one_origin_has_one_vote() {
        let many = [
            asserted("a", Value::Exact(300.0)),
            asserted("a", Value::Range(200.0, 400.0)),
            asserted("b", Value::Exact(500.0)),
        ];
        check(&many, "200", "200", "500", 2);
    }

    #[test]
    fn denials_doubts_and_plans_are_listed_and_not_counted() {
        let positions = [
            asserted("a", Value::Exact(300.0)),
            said("b", Stance::Denied, Value::Exact(300.0)),
            said("c", Stance::Doubted, Value::Exact(900.0)),
            said("d", Stance::Hypothetical, Value::Exact(5.0)),
        ];
        let estimate = check(&positions, "300", "300", "300", 1);
        assert_eq!(estimate.denials, 1);
        assert_eq!(estimate.steps.iter().filter(|step| step.contains("not counted")).count(), 3);
    }

    #[test]
    fn a_denial_alone_gives_no_figure() {
        let estimate = check(&[said("b", Stance::Denied, Value::Exact(300.0))], "–", "–", "–", 0);
        assert_eq!(estimate.denials, 1);
        check(&[], "–", "–", "–", 0);
    }

    #[test]
    fn another_unit_is_not_counted() {
        let euros = Position { unit: Unit("EUR".to_owned()), ..asserted("a", Value::Exact(5.0)) };
        check(&[euros, asserted("b", Value::Exact(300.0)), asserted("c", Value::Exact(310.0))], "300", "300", "310", 2);
    }

    #[test]
    fn a_range_turned_around_does_no_harm() {
        check(&[asserted("a", Value::Range(9.0, 3.0))], "9", "3", "3", 1);
    }
}
