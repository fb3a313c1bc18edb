//! Ranges of time: "between X and Y", "from X to Y", "2012-2015", "2021–22". Each end is a core of the grammar.

use crate::time::calendar::{self, Days};
use crate::time::grammar::{Core, Grammar, bounded};

impl Grammar<'_> {
    /// "between X and Y", "from X to Y", "2012-2015".
    pub(super) fn range(&self, at: usize) -> Option<(usize, Days)> {
        let opener = self.lower(at);
        let start =
            at + usize::from(matches!(opener.as_str(), "between" | "from" | "during" | "in" | "for" | "since" | "by"));
        let start = start + usize::from(self.lower(start) == "the" && start > at);
        let first = self.core(start).or_else(|| self.year_core(start))?;
        let joins = match self.lower(first.end).as_str() {
            "and" => opener == "between",
            "to" | "through" | "until" | "till" => opener == "from" || opener == "between" || first.alone,
            "-" | "–" | "—" | "/" => true,
            _ => false,
        };
        if !joins {
            return None;
        }
        let next = first.end + 1;
        let skipped = next + usize::from(self.lower(next) == "the");
        let second =
            self.core(skipped).or_else(|| self.year_core(skipped)).or_else(|| self.short_year(start, first.end));
        let second = second.or_else(|| self.day_of_month(start, first))?;
        let (mut from, mut to) = (first.days, second.days);
        // "from March to June 2019": the year counts for both.
        if let (Some(begin), Some(end)) = (from.from, to.from)
            && begin > end
        {
            let shifted = begin.with().year(end.year()).build().ok();
            from = if shifted.is_some_and(|shifted| shifted <= end) { Days::of(shifted, from.to) } else { from };
        }
        if from.from.is_none() && to.to.is_some_and(|_| first.days.is_known()) {
            (from, to) = (to, from);
        }
        let is_dash = matches!(self.lower(first.end).as_str(), "-" | "–" | "—" | "/");
        (opener != self.lower(start) || first.alone || !is_dash)
            .then_some((second.end, bounded(&opener, from.through(to))))
    }

    /// The second day of "March 17-20", "March 17 to 20, 2019".
    fn day_of_month(&self, start: usize, first: Core) -> Option<Core> {
        let (month, end) = self.month(start)?;
        self.day(end).filter(|(_, after)| *after == first.end)?;
        let (day, after) = self.day(first.end + 1)?;
        let comma = after + usize::from(self.word(after) == ",");
        let year = self.year(comma);
        let known = year.or_else(|| first.days.from.map(|first| first.year()));
        let date = known.and_then(|year| jiff::civil::Date::new(year, month, day).ok());
        Some(self.on(if year.is_some() { comma + 1 } else { after }, date))
    }

    /// The second year of "2021–22".
    fn short_year(&self, first: usize, join: usize) -> Option<Core> {
        let begin: i16 = self.word(first).parse().ok().filter(|year| (1000..2200).contains(year))?;
        let word = self.word(join + 1);
        let short: i16 = word.parse().ok().filter(|_| word.len() == 2)?;
        let year = begin - begin % 100 + short;
        (year > begin).then(|| Core { end: join + 2, days: calendar::year(year), alone: false })
    }
}
