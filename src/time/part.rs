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
        if matches!(word.as_str(), "end" | "start" | "beginning" | "middle" | "close" | "turn")
            && self.lower(start + 1) == "of"
        {
            let inner = start + 2 + usize::from(self.lower(start + 2) == "the");
            let core = self.core(inner).or_else(|| self.year_core(inner))?;
            return Some(Core { alone: false, ..core });
        }
        if matches!(word.as_str(), "early" | "late" | "mid" | "earlier" | "later") {
            if self.lower(start + 1) == "hours" {
                let inner = start + 2 + usize::from(self.lower(start + 2) == "of");
                return self.core(inner + usize::from(self.lower(inner) == "the"));
            }
            let core = self.core(start + 1).or_else(|| self.year_core(start + 1))?;
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
}
