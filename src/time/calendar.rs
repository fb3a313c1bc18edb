//! Days that a time expression stands for, counted from the day of publication where the words do not say enough.
//! Every function is total: a day that no calendar has is none.

use std::cmp::Ordering;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// First and last day; a side that is open or unknown is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl Days {
    pub const UNKNOWN: Days = Days { from: None, to: None };

    pub fn of(from: Option<Date>, to: Option<Date>) -> Days {
        Days { from, to }
    }

    pub fn day(date: Option<Date>) -> Days {
        Days { from: date, to: date }
    }

    pub fn is_known(self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// From the first day of this to the last of the other.
    pub fn through(self, other: Days) -> Days {
        Days { from: self.from, to: other.to }
    }
}

pub fn year(year: i16) -> Days {
    Days::of(Date::new(year, 1, 1).ok(), Date::new(year, 12, 31).ok())
}

pub fn decade(first: i16) -> Days {
    year(first).through(year(first.saturating_add(9)))
}

pub fn month(year: i16, month: i8) -> Days {
    let first = Date::new(year, month, 1).ok();
    Days::of(first, first.map(Date::last_of_month))
}

/// The part `number` of a year cut into `parts`: the second quarter, the first half.
pub fn part(year: i16, number: i8, parts: i8) -> Days {
    let months = 12 / parts;
    month(year, (number - 1) * months + 1).through(month(year, number * months))
}

/// The month without a year: the last one that had begun by `published`, or, `ahead`, the next one to end; the month of that day in
/// either case.
pub fn month_near(published: Option<Date>, number: i8, ahead: bool) -> Days {
    published.map_or(Days::UNKNOWN, |today| {
        let year = match number.cmp(&today.month()) {
            Ordering::Less if ahead => today.year().saturating_add(1),
            Ordering::Greater if !ahead => today.year() - 1,
            _ => today.year(),
        };
        month(year, number)
    })
}

/// "last November": the last one that ended before this month began.
pub fn last_month_of_name(published: Option<Date>, number: i8) -> Days {
    published.map_or(Days::UNKNOWN, |today| {
        month(if number < today.month() { today.year() } else { today.year() - 1 }, number)
    })
}

/// The day of a month without a year: the last one, but one that comes within [`AHEAD`] days is announced, not past.
pub fn day_near(published: Option<Date>, month: i8, day: i8) -> Option<Date> {
    let today = published?;
    let years = [today.year() + 1, today.year(), today.year() - 1];
    let mut dates = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    dates.find(|date| (*date - today).get_days() <= AHEAD)
}

/// Days that a date without a year may lie ahead of publication.
const AHEAD: i32 = 60;

/// The last such weekday up to `published`, that day included.
pub fn weekday_before(published: Option<Date>, weekday: i16) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    let today = published?;
    if today.weekday() == weekday { Some(today) } else { today.nth_weekday(-1, weekday).ok() }
}

/// The first such weekday after `published`.
pub fn weekday_after(published: Option<Date>, weekday: i16) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    published?.nth_weekday(1, weekday).ok()
}

pub fn from_today(published: Option<Date>, days: i16) -> Option<Date> {
    published?.checked_add(i32::from(days).days()).ok()
}

/// "this year", "last month", "next week": the unit that lies `offset` units from the one of `published`.
pub fn whole_unit(published: Option<Date>, unit: &str, offset: i16) -> Days {
    let Some(today) = published else { return Days::UNKNOWN };
    let Some(there) = span(unit, offset).and_then(|span| today.checked_add(span).ok()) else { return Days::UNKNOWN };
    match unit {
        "year" => year(there.year()),
        "decade" => decade(there.year() - there.year().rem_euclid(10)),
        "month" => month(there.year(), there.month()),
        "quarter" => part(there.year(), (there.month() - 1) / 3 + 1, 4),
        "week" => {
            let monday = there.checked_sub((i64::from(there.weekday().to_monday_zero_offset())).days()).ok();
            Days::of(monday, monday.and_then(|monday| monday.checked_add(6.days()).ok()))
        }
        "weekend" => {
            let monday = there.checked_sub((i64::from(there.weekday().to_monday_zero_offset())).days()).ok();
            let plus = |days: i64| monday.and_then(|monday| monday.checked_add(days.days()).ok());
            Days::of(plus(5), plus(6))
        }
        "day" | "night" | "morning" | "afternoon" | "evening" => Days::day(Some(there)),
        _ => Days::UNKNOWN,
    }
}

/// The `count` units that end (or, `forward`, begin) on the day of publication.
pub fn units_around(published: Option<Date>, unit: &str, count: i16, forward: bool) -> Days {
    let Some(today) = published else { return Days::UNKNOWN };
    let there = span(unit, if forward { count } else { -count }).and_then(|span| today.checked_add(span).ok());
    if forward { Days::of(Some(today), there) } else { Days::of(there, Some(today)) }
}

/// "three months ago": that day, month or year, as exact as the unit is.
pub fn ago(published: Option<Date>, unit: &str, count: i16) -> Days {
    match unit {
        "month" | "year" | "decade" => whole_unit(published, unit, -count),
        "day" | "week" | "fortnight" | "night" => {
            Days::day(published.and_then(|today| today.checked_add(span(unit, -count)?).ok()))
        }
        _ => Days::UNKNOWN,
    }
}

fn span(unit: &str, count: i16) -> Option<Span> {
    let count = i64::from(count);
    match unit {
        "day" | "night" | "morning" | "afternoon" | "evening" => Span::new().try_days(count).ok(),
        "week" | "weekend" => Span::new().try_weeks(count).ok(),
        "fortnight" => Span::new().try_weeks(2 * count).ok(),
        "month" => Span::new().try_months(count).ok(),
        "quarter" => Span::new().try_months(3 * count).ok(),
        "year" => Span::new().try_years(count).ok(),
        "decade" => Span::new().try_years(10 * count).ok(),
        "century" => Span::new().try_years(100 * count).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn relative_days_count_from_publication() {
        let today = Some(date(2022, 7, 20)); // a Wednesday
        assert_eq!(weekday_before(today, 3), today);
        assert_eq!(weekday_before(today, 4), Some(date(2022, 7, 14)));
        assert_eq!(month_near(today, 11, false), month(2021, 11));
        assert_eq!(month_near(today, 11, true), month(2022, 11));
        assert_eq!(month_near(today, 2, true), month(2023, 2));
        assert_eq!(weekday_after(today, 3), Some(date(2022, 7, 27)));
        assert_eq!(month_near(today, 7, false), month(2022, 7));
        assert_eq!(last_month_of_name(today, 7), month(2021, 7));
        assert_eq!(day_near(today, 1, 2), Some(date(2022, 1, 2)));
        assert_eq!(day_near(today, 2, 30), None);
        assert_eq!(whole_unit(today, "week", 0), Days::of(Some(date(2022, 7, 18)), Some(date(2022, 7, 24))));
        assert_eq!(whole_unit(today, "month", -1), month(2022, 6));
        assert_eq!(units_around(today, "year", 5, false).from, Some(date(2017, 7, 20)));
        assert_eq!(ago(today, "year", 3), year(2019));
    }

    #[test]
    fn without_publication_nothing_is_known() {
        assert_eq!(weekday_before(None, 3), None);
        assert_eq!(whole_unit(None, "year", 0), Days::UNKNOWN);
        assert_eq!(units_around(None, "month", 3, false), Days::UNKNOWN);
        assert_eq!(whole_unit(Some(Date::MAX), "year", 1), Days::UNKNOWN);
    }
}
