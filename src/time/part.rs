//! Parts of a time: "the end of June", "early 2019", "mid-April", "the first half of this year", "the second quarter".

use jiff::civil::Date;

use crate::time::calendar::{self, Days};
use crate::time::grammar::{Core, Grammar};
use crate::time::word::{self, Kind};

impl Grammar<'_> {
    /// "the end of June", "early 2019", "mid-April", "the first half of this year", "the second quarter".
    pub(super) fn part_of(&self, at: usize) -> Option<Core> {
        let start = at + usize::from(self.lower(at) == "the");
        let word = self.lower(start);
        if matches!(word.as_str(), "end" | "start" | "beginning" | "middle" | "close" | "turn" | "rest")
            && self.lower(start + 1) == "of"
        {
            let inner = start + 2 + usize::from(self.lower(start + 2) == "the");
            let core = self.core(inner).or_else(|| self.year_core(inner)).or_else(|| self.whole(start + 2))?;
            return Some(Core { alone: false, ..core });
        }
        if matches!(word.as_str(), "early" | "late" | "mid" | "earlier" | "later") {
            if self.lower(start + 1) == "hours" {
                let inner = start + 2 + usize::from(self.lower(start + 2) == "of");
                return self.core(inner + usize::from(self.lower(inner) == "the"));
            }
            // "mid - April" of scraped text.
            let inner = start + 1 + usize::from(word == "mid" && self.word(start + 1) == "-");
            let core = self.core(inner).or_else(|| self.year_core(inner))?;
            let alone = core.alone || word == "late" || word == "early";
            return Some(Core { alone, ..core });
        }
        let number = word::number(&word, Kind::Ordinal).or_else(|| (word == "last" || word == "final").then_some(0))?;
        let (parts, end) = match self.lower(start + 1).as_str() {
            "quarter" => (4, start + 2),
            "half" => (2, start + 2),
            "semester" => (2, start + 2),
            _ => return None,
        };
        let of = self.lower(end) == "of" || self.lower(end) == "in";
        let inner = end + usize::from(of) + usize::from(of && self.lower(end + 1) == "the");
        let whole = self.year_core(inner).or_else(|| self.core(inner).filter(|_| of));
        let whole = whole.or_else(|| self.whole(end + 1).filter(|_| of));
        let year = whole.and_then(|core| core.days.from).map(Date::year);
        let end = whole.map_or(end, |core| core.end);
        let number = i8::try_from(number).ok().filter(|number| *number <= parts)?;
        let number = if number == 0 { parts } else { number };
        let days = match (year, self.published) {
            (Some(year), _) => calendar::part(year, number, parts),
            (None, Some(today)) => {
                let this = calendar::part(today.year(), number, parts);
                let begun = this.from.is_some_and(|from| from <= today);
                if begun { this } else { calendar::part(today.year() - 1, number, parts) }
            }
            (None, None) => Days::UNKNOWN,
        };
        Some(Core { end, days, alone: false })
    }

    /// "The year" that something is a part of; which one is not said, and "the end of the day" is no time.
    pub(super) fn whole(&self, at: usize) -> Option<Core> {
        let unit = word::value(&self.lower(at + 1), Kind::Unit).filter(|_| self.lower(at) == "the")?;
        let long = matches!(unit, "week" | "month" | "quarter" | "year" | "decade" | "century");
        long.then_some(Core { end: at + 2, days: Days::UNKNOWN, alone: false })
    }
}
