//! Dates: days, weekdays, months, years and decades of the calendar, and the time of day. What is counted from the day of
//! the page ("last week") is [`super::relative`]'s.

use jiff::civil::Date;

use crate::time::calendar::{self, Days};
use crate::time::grammar::{Core, Grammar};
use crate::time::word::{self, Kind};

impl Grammar<'_> {
    /// "November 18, 2017", "18 November", "Nov. 2017", "the 25 July", "November", "2017-11-18".
    pub(super) fn date(&self, at: usize) -> Option<Core> {
        if let Some((month, end)) = self.month(at) {
            if let Some((day, after)) = self.day(end) {
                let comma = after + usize::from(self.word(after) == ",");
                if let Some(year) = self.year(comma) {
                    return Some(self.on(comma + 1, Date::new(year, month, day).ok()));
                }
                return Some(self.on(after, calendar::day_near(self.published, month, day)));
            }
            let skipped = end + usize::from(matches!(self.word(end), "," | "of"));
            if let Some(year) = self.year(skipped) {
                return Some(Core { end: skipped + 1, days: calendar::month(year, month), alone: true });
            }
            let alone = !matches!(self.word(at), "May" | "March" | "Mar" | "Jan" | "Jun");
            let ahead = self.ahead(at);
            return Some(Core { end, days: calendar::month_near(self.published, month, ahead), alone });
        }
        let (day, end) = self.day(at)?;
        let of = end + usize::from(self.word(end) == "of");
        if let Some((month, end)) = self.month(of) {
            let comma = end + usize::from(self.word(end) == ",");
            return Some(match self.year(comma) {
                Some(year) => self.on(comma + 1, Date::new(year, month, day).ok()),
                None => self.on(end, calendar::day_near(self.published, month, day)),
            });
        }
        None
    }

    /// "Tuesday", "Sunday morning", "last Friday", "Monday the 25 July 2022".
    pub(super) fn weekday(&self, at: usize) -> Option<Core> {
        let modified = matches!(self.lower(at).as_str(), "last" | "this" | "next" | "past");
        let start = at + usize::from(modified);
        let weekday = word::number(self.word(start), Kind::Weekday)?;
        let dotted = start + 1 + usize::from(self.word(start + 1) == "." && self.word(start).len() <= 5);
        let mut end = dotted + usize::from(word::value(self.word(dotted), Kind::Daypart).is_some());
        if self.word(end) == "and" && word::value(self.word(end + 1), Kind::Daypart).is_some() {
            end += 2;
        }
        let date = match self.lower(at).as_str() {
            "next" => calendar::weekday_before(calendar::from_today(self.published, 7), weekday),
            "last" | "past" => calendar::weekday_before(self.published, weekday),
            _ if self.ahead(at) => calendar::weekday_after(self.published, weekday),
            _ => calendar::weekday_before(self.published, weekday),
        };
        Some(self.on(end, date))
    }

    /// A year by itself, or "the year 2021", "fiscal year 2021".
    pub(super) fn year_core(&self, at: usize) -> Option<Core> {
        let mut start = at + usize::from(self.lower(at) == "the");
        while matches!(
            self.lower(start).as_str(),
            "year" | "fiscal" | "financial" | "academic" | "calendar" | "summer" | "spring" | "winter" | "autumn"
        ) {
            start += 1;
        }
        start += usize::from(self.lower(start) == "of" && start > at + 1);
        let year = self.year(start)?;
        let named = start > at + 1;
        // "in 2019 dollars", "of 2019 tonnes": a year is not followed by what it counts, except by an event's name.
        Some(Core { end: start + 1, days: calendar::year(year), alone: named })
    }

    /// "the 1990s", "1990s".
    pub(super) fn decade(&self, at: usize) -> Option<Core> {
        let start = at + usize::from(self.lower(at) == "the");
        let start = start + usize::from(matches!(self.lower(start).as_str(), "early" | "late" | "mid") && start > at);
        let year: i16 = self.word(start).parse().ok().filter(|year| (1000..2100).contains(year) && year % 10 == 0)?;
        // Scraped text has "the 1990 s" too.
        (self.word(start + 1) == "s").then(|| Core { end: start + 2, days: calendar::decade(year), alone: true })
    }

    /// "8:36 a.m.", "9 p.m.", "12:30 p.m. local time", "noon".
    pub(super) fn clock(&self, at: usize) -> Option<Core> {
        if matches!(self.lower(at).as_str(), "noon" | "midnight" | "dawn") {
            return Some(Core { end: at + 1, days: Days::UNKNOWN, alone: false });
        }
        self.word(at).parse::<u8>().ok().filter(|hour| *hour <= 24)?;
        let mut end = at + 1;
        let minutes = matches!(self.word(end), ":" | ".")
            && self.word(end + 1).len() == 2
            && self.word(end + 1).parse::<u8>().is_ok();
        if minutes {
            end += 2;
        }
        let half = self.lower(end);
        let halved = matches!(half.as_str(), "a.m" | "a.m." | "am" | "p.m" | "p.m." | "pm" | "o'clock");
        if halved {
            end += 1;
            end += usize::from(matches!(half.as_str(), "a.m" | "p.m") && self.word(end) == ".");
        }
        if matches!(self.lower(end).as_str(), "local") && self.lower(end + 1) == "time" {
            end += 2;
        } else if matches!(self.word(end), "GMT" | "UTC" | "ET" | "EST" | "EDT") {
            end += 1;
        }
        (halved || minutes).then_some(Core { end, days: Days::UNKNOWN, alone: halved })
    }

    pub(super) fn on(&self, end: usize, date: Option<Date>) -> Core {
        Core { end, days: Days::day(date), alone: true }
    }

    /// "November", "Nov.", "mid-November".
    pub(super) fn month(&self, at: usize) -> Option<(i8, usize)> {
        let word = without_part(self.word(at));
        let month = word::number(word, Kind::Month)?;
        let dot = word.len() <= 4 && self.word(at + 1) == "." && self.tokens.get(at + 2).is_some();
        Some((i8::try_from(month).ok()?, at + 1 + usize::from(dot)))
    }

    /// "18", "18th", "the 18th".
    pub(super) fn day(&self, at: usize) -> Option<(i8, usize)> {
        let at = at + usize::from(self.lower(at) == "the");
        let word = self.word(at);
        let day: i8 = word.parse().ok().filter(|day| (1..=31).contains(day) && word.len() <= 2)?;
        let ending = matches!(self.word(at + 1), "st" | "nd" | "rd" | "th") && self.glued(at + 1);
        let end = at + 1 + usize::from(ending);
        (!matches!(self.word(end), "%" | ":")).then_some((day, end))
    }

    /// "2019", "mid-2019".
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        let word = without_part(self.word(at));
        let year: i16 = word.parse().ok().filter(|year| (1000..2200).contains(year) && word.len() == 4)?;
        let measured = matches!(self.word(at + 1), "%" | "percent" | "km" | "people" | "block" | "blocks")
            || matches!(self.before(at), "$" | "€" | "£");
        (!measured).then_some(year)
    }
}

/// The "April" of "mid-April".
fn without_part(word: &str) -> &str {
    let part = ["mid-", "Mid-", "early-", "late-"].iter().find_map(|part| word.strip_prefix(part));
    part.unwrap_or(word)
}
