//! Times that are told from the day of the page, or by their length: "last year", "the past five years", "three months
//! ago", "yesterday". Without that day they are found and stay unknown.

use crate::time::calendar::{self, Days};
use crate::time::grammar::{Core, Grammar};
use crate::time::word::{self, Kind};

impl Grammar<'_> {
    /// "last year", "this month", "the same period last year", "next week", "last November", "each year".
    pub(super) fn relative(&self, at: usize) -> Option<Core> {
        let word = self.lower(at);
        if word == "the" && matches!(self.lower(at + 1).as_str(), "same" | "previous" | "following" | "current") {
            return self.relative(at + 1).map(|core| Core { alone: false, ..core });
        }
        let offset = match word.as_str() {
            "last" | "previous" | "past" => Some(-1),
            "this" | "current" => Some(0),
            "next" | "coming" | "following" => Some(1),
            "same" | "that" | "each" | "every" => None,
            _ => return None,
        };
        let fiscal =
            matches!(self.lower(at + 1).as_str(), "fiscal" | "financial" | "calendar" | "single" | "coffee" | "same");
        let start = at + 1 + usize::from(fiscal);
        if let Some((month, end)) = self.month(start).filter(|_| offset.is_some()) {
            let days = match offset {
                Some(-1) => calendar::last_month_of_name(self.published, month),
                _ => self.published.map_or(Days::UNKNOWN, |today| calendar::month(today.year(), month)),
            };
            return Some(Core { end, days, alone: true });
        }
        let unit = self.lower(start);
        let known = word::value(&unit, Kind::Unit).or_else(|| word::value(&unit, Kind::Season));
        let Some(unit) = known.filter(|unit| !matches!(*unit, "second" | "minute")) else {
            // "the same period", "at that time".
            let vague = matches!((word.as_str(), unit.as_str()), ("same" | "that", "period" | "time"));
            let alone = word == "same" && unit == "period";
            return vague.then_some(Core { end: start + 1, days: Days::UNKNOWN, alone });
        };
        let days = offset.map_or(Days::UNKNOWN, |offset| calendar::whole_unit(self.published, unit, offset));
        // "This election cycle".
        let named = unit == "election" && matches!(self.lower(start + 1).as_str(), "cycle" | "season" | "year");
        let end = start + 1 + usize::from(named);
        Some(Core { end, days, alone: !matches!(word.as_str(), "same" | "past" | "current" | "coming") })
    }

    /// "the past five years", "the first six months of 2022", "three months ago", "last two weeks", "24 hours".
    pub(super) fn counted(&self, at: usize) -> Option<Core> {
        let mut start = at + usize::from(matches!(self.lower(at).as_str(), "the" | "these"));
        let direction = self.lower(start);
        let directed = matches!(
            direction.as_str(),
            "past" | "last" | "next" | "previous" | "first" | "coming" | "recent" | "final" | "latest"
        );
        start += usize::from(directed);
        let (count, after) = self.count(start).or_else(|| directed.then_some((None, start)))?;
        let (unit, mut end) = match word::value(&self.lower(after), Kind::Units)
            .or_else(|| word::value(&self.lower(after), Kind::Unit))
        {
            Some(unit) => (unit, after + 1),
            None => return None,
        };
        if directed
            && after == start
            && word::value(&self.lower(after), Kind::Units).is_none()
            && self.lower(at) != "the"
        {
            return None;
        }
        let number = count.unwrap_or(1);
        match self.lower(end).as_str() {
            "ago" | "earlier" | "before" | "previously" | "prior" if !directed => {
                let known = count.is_some() && self.lower(end) == "ago";
                let days = if known { calendar::ago(self.published, unit, number) } else { Days::UNKNOWN };
                return Some(Core { end: end + 1, days, alone: true });
            }
            "later" | "after" if !directed => return Some(Core { end: end + 1, days: Days::UNKNOWN, alone: true }),
            _ => {}
        }
        if !directed {
            return Some(Core { end, days: Days::UNKNOWN, alone: false });
        }
        let forward = matches!(direction.as_str(), "next" | "coming");
        let days = match direction.as_str() {
            "first" => Days::UNKNOWN,
            _ if count.is_some() || after == start => calendar::units_around(self.published, unit, number, forward),
            // "The past few months" end with the page; how many they are is not said.
            "past" | "last" | "recent" | "latest" => Days::of(None, self.published),
            _ => Days::UNKNOWN,
        };
        if direction == "first" {
            let of = self.lower(end) == "of" || self.lower(end) == "in";
            let inner = end + usize::from(of) + usize::from(of && self.lower(end + 1) == "the");
            if let Some(year) =
                self.year_core(inner).or_else(|| self.relative(inner)).filter(|_| of || self.lower(end) == "this")
            {
                end = year.end;
                let first = year.days.from;
                let last = first.and_then(|first| calendar::units_around(Some(first), unit, number, true).to);
                let last = last.and_then(|last| calendar::from_today(Some(last), -1));
                return Some(Core { end, days: Days::of(first, last), alone: false });
            }
            // "The first seven months of the year": which year is not said.
            end = self.whole(end + 1).filter(|_| of).map_or(end, |whole| whole.end);
        }
        let whole = count.is_some() || self.lower(at) == "the";
        Some(Core { end, days, alone: matches!(direction.as_str(), "past" | "last" | "next") && whole })
    }

    /// "five", "5", "a couple of", "few": how many (none where vague), and the token after.
    fn count(&self, at: usize) -> Option<(Option<i16>, usize)> {
        let start = at + usize::from(matches!(self.lower(at).as_str(), "a" | "an"));
        let word = self.lower(start);
        if word::value(&word, Kind::Some).is_some() {
            return Some((None, start + 1 + usize::from(self.lower(start + 1) == "of")));
        }
        if start > at {
            return Some((Some(1), start));
        }
        let number =
            word::number(&word, Kind::Number).or_else(|| word.parse().ok().filter(|number| (1..=999).contains(number)));
        let number = number?;
        // "Five or ten years": the longer.
        let other = self.word(at + 2);
        let other =
            word::number(other, Kind::Number).or_else(|| other.parse().ok()).filter(|_| self.lower(at + 1) == "or");
        Some(
            other
                .filter(|other| (number..=999).contains(other))
                .map_or((Some(number), at + 1), |other| (Some(other), at + 3)),
        )
    }

    /// "yesterday", "today", "so far", "to date".
    pub(super) fn adverb(&self, at: usize) -> Option<Core> {
        let word = self.lower(at);
        if let Some(days) = word::number(&word, Kind::Day) {
            let mut end = at + 1;
            if word::value(self.word(end), Kind::Daypart).is_some() {
                end += 1;
            }
            return Some(self.on(end, calendar::from_today(self.published, days)));
        }
        let pair = matches!(
            (word.as_str(), self.lower(at + 1).as_str()),
            ("so", "far") | ("to", "date") | ("year", "end") | ("that", "day")
        );
        // "Chicago weekend shootings", "over the weekend" is read with its preposition.
        if word == "weekend" || word == "the" && self.lower(at + 1) == "weekend" {
            let end = at + if word == "the" { 2 } else { 1 };
            // On a Monday it is the one before.
            let begun = self.published.is_some_and(|today| today.weekday().to_monday_zero_offset() >= 5);
            let days = calendar::whole_unit(self.published, "weekend", if begun { 0 } else { -1 });
            return Some(Core { end, days, alone: word == "weekend" });
        }
        let single = matches!(
            word.as_str(),
            "currently"
                | "recently"
                | "previously"
                | "year-end"
                | "nowadays"
                | "now"
                | "annually"
                | "overnight"
                | "initially"
                | "thereafter"
        );
        let end = at + if pair { 2 } else { 1 };
        let to_date = Days::of(None, self.published.filter(|_| pair && word != "that"));
        (pair || single).then_some(Core {
            end,
            days: if word == "year" { Days::UNKNOWN } else { to_date },
            alone: true,
        })
    }

    /// "in the past", "in the long run", "in the near future".
    pub(super) fn vague(&self, at: usize) -> Option<usize> {
        let opens = self.lower(at) == "in" && self.lower(at + 1) == "the";
        let (first, second) = (self.lower(at + 2), self.lower(at + 3));
        let counts = word::value(&second, Kind::Units).or_else(|| word::value(&second, Kind::Unit)).is_some()
            || self.count(at + 3).is_some();
        match (first.as_str(), second.as_str()) {
            ("long" | "short", "run" | "term") | ("near", "term" | "future") if opens => Some(at + 4),
            ("past" | "future", _) if opens && !counts => Some(at + 3),
            _ => self.point(at),
        }
    }

    /// "at present", "at one point", "this time around".
    fn point(&self, at: usize) -> Option<usize> {
        match (self.lower(at).as_str(), self.lower(at + 1).as_str(), self.lower(at + 2).as_str()) {
            ("at", "present", _) => Some(at + 2),
            ("at", "one", "point") | ("at", "the", "moment") | ("this", "time", "around") => Some(at + 3),
            _ => None,
        }
    }
}
