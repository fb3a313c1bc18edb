//! Two asserted figures on one question: agree, conflict, update, or are not comparable.

use jiff::civil::Date;

use crate::relation::{End, Relation, RelationKind};
use crate::statement::{Position, compatible, number, value};

/// Positions on one question that are compared with each other, every pair: the first so many by statement id.
const MOST_POSITIONS: usize = 64;

/// Days after which two figures of different sources are of different times, and their difference is no conflict.
const SAME_TIME_DAYS: i64 = 366;

/// Compares asserted positions on one question, every pair.
pub fn find(positions: &[&Position]) -> Vec<Relation> {
    let positions = &positions[..positions.len().min(MOST_POSITIONS)];
    let mut relations = Vec::new();
    for (index, one) in positions.iter().enumerate() {
        relations.extend(positions[index + 1..].iter().map(|other| compare(one, other)));
    }
    relations
}

fn compare(one: &Position, other: &Position) -> Relation {
    let dates = one.said.date().zip(other.said.date());
    // The later one is what relates to the earlier one.
    let (from, to) = if dates.is_some_and(|(first, second)| first < second) { (other, one) } else { (one, other) };
    let (kind, sentence) = judge(from, to, dates);
    Relation { kind, from: End::of(from), to: End::of(to), sentence }
}

fn judge(from: &Position, to: &Position, dates: Option<(Date, Date)>) -> (RelationKind, String) {
    let (first, second) = (say(from), say(to));
    if from.unit != to.unit {
        let reason = format!("one is in {}, the other in {}", from.unit.0, to.unit.0);
        return (RelationKind::NotComparable, format!("{first} and {second} cannot be compared: {reason}."));
    }
    if from.origin == to.origin {
        return of_one_origin(from, to, dates);
    }
    if compatible(from.value, to.value) {
        return (RelationKind::Agrees, format!("{first} and {second} can both be true."));
    }
    if let Some((one, other)) = dates
        && i64::from(days_between(one, other)) > SAME_TIME_DAYS
    {
        let reason = format!("one is of {}, the other of {}", one.min(other).year(), one.max(other).year());
        return (RelationKind::NotComparable, format!("{first} and {second} cannot be compared: {reason}."));
    }
    let gap = match (from.value.low(), from.value.high(), to.value.low(), to.value.high()) {
        (_, Some(high), Some(low), _) if high < low => low - high,
        (Some(low), _, _, Some(high)) => low - high,
        _ => 0.0,
    };
    let unknown = if dates.is_none() { " When each was said is not known for both." } else { "" };
    let sentence = format!("{first} and {second} cannot both be true: they are {} apart.{unknown}", number(gap));
    (RelationKind::Conflicts, sentence)
}

/// Two statements of the same source: the later one updates the earlier one.
fn of_one_origin(from: &Position, to: &Position, dates: Option<(Date, Date)>) -> (RelationKind, String) {
    let (speaker, first, second) = (&from.speaker, value(from.value), value(to.value));
    if from.value == to.value {
        return (RelationKind::Agrees, format!("{speaker} said {first} more than once."));
    }
    if let Some((one, other)) = dates.filter(|(one, other)| one != other) {
        let (late, early) = (one.max(other), one.min(other));
        return (RelationKind::Updates, format!("{speaker} said {first} ({late}) after {second} ({early})."));
    }
    if compatible(from.value, to.value) {
        return (RelationKind::Agrees, format!("{speaker} said {first} and {second}; both can be true."));
    }
    let sentence = format!("{speaker} said {first} and {second}; which came later is not known.");
    (RelationKind::NotComparable, sentence)
}

fn say(position: &Position) -> String {
    format!("{} ({})", position.speaker, value(position.value))
}

fn days_between(one: Date, other: Date) -> i32 {
    (one.duration_until(other).as_hours().abs() / 24) as i32
}
