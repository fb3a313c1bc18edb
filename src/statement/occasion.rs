//! Occasions: whether two tellings can be of one act of saying.

use jiff::civil::Date;

use crate::claim::Occasion;

/// Whether two named occasions can be one: the same kind, no different partners, no different times.
pub fn same(one: &Occasion, other: &Occasion) -> bool {
    let partners = match (&one.with, &other.with) {
        (Some(one), Some(other)) => one == other || one.contains(other.as_str()) || other.contains(one.as_str()),
        _ => true,
    };
    one.kind == other.kind && partners && same_time(one, other)
}

fn same_time(one: &Occasion, other: &Occasion) -> bool {
    let (Some(one), Some(other)) = (&one.time, &other.time) else { return true };
    match (one.from.zip(one.to), other.from.zip(other.to)) {
        (Some(one), Some(other)) => overlap(one, other),
        // Without dates, two different weekdays still are two days.
        _ => match (weekday(&one.words.text), weekday(&other.words.text)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        },
    }
}

pub fn overlap(one: (Date, Date), other: (Date, Date)) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

fn weekday(words: &str) -> Option<&'static str> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let words = words.to_lowercase();
    DAYS.into_iter().find(|day| words.contains(day))
}
