//! The grammar of time expressions over the tokens of one sentence: a core ("November 18", "the past five years",
//! "last week"), what goes on with it ("of 2021", ", Nov. 13", "at 8:36 am"), and a preposition before it.

use jiff::civil::Date;

use crate::document::{Token, TokenKind};
use crate::time::calendar::{self, Days};
use crate::time::word::{self, Kind};

/// Reads time expressions in one sentence.
pub struct Grammar<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub published: Option<Date>,
}

/// A part of an expression: the token after it, and its days.
#[derive(Clone, Copy, Debug)]
struct Core {
    end: usize,
    days: Days,
    /// Whether it is a time without a preposition: "Wednesday", not "2019".
    alone: bool,
}

/// Parts that an expression is put together from, at most: "at 9 p.m. on Sunday, March 3, 2019".
const PARTS: usize = 5;

impl Grammar<'_> {
    /// The expression that begins with token `at`: the token after it, and its days.
    pub fn expression(&self, at: usize) -> Option<(usize, Days)> {
        if let Some(found) = self.range(at) {
            return Some(found);
        }
        let (start, preposition) = self.preposition(at);
        let core = self.chain(start)?;
        if start == at && !core.alone {
            return None;
        }
        let preposition = if start == at { "" } else { preposition };
        if matches!(preposition, "for" | "about" | "around" | "over" | "into") && !core.days.is_known() && !core.alone {
            return None;
        }
        Some((core.end, bounded(preposition, core.days)))
    }

    /// "between X and Y", "from X to Y", "2012-2015".
    fn range(&self, at: usize) -> Option<(usize, Days)> {
        let opener = self.lower(at);
        let start = at + usize::from(matches!(opener.as_str(), "between" | "from" | "during" | "in" | "for"));
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
            self.core(skipped).or_else(|| self.year_core(skipped)).or_else(|| self.short_year(start, first.end))?;
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
        (opener != self.lower(start) || first.alone || !is_dash).then_some((second.end, from.through(to)))
    }

    /// The second year of "2021–22".
    fn short_year(&self, first: usize, join: usize) -> Option<Core> {
        let begin: i16 = self.word(first).parse().ok().filter(|year| (1000..2200).contains(year))?;
        let word = self.word(join + 1);
        let short: i16 = word.parse().ok().filter(|_| word.len() == 2)?;
        let year = begin - begin % 100 + short;
        (year > begin).then(|| Core { end: join + 2, days: calendar::year(year), alone: false })
    }

    /// The prepositions at `at`: where they end, and the one that counts.
    fn preposition(&self, at: usize) -> (usize, &'static str) {
        const PAIRS: &[(&str, &str)] = &[
            ("as", "of"),
            ("prior", "to"),
            ("up", "to"),
            ("up", "until"),
            ("back", "to"),
            ("starting", "in"),
            ("starting", "on"),
            ("starting", "from"),
            ("beginning", "in"),
            ("beginning", "on"),
            ("just", "after"),
            ("just", "before"),
            ("ever", "since"),
        ];
        const ALL: &[&str] = &[
            "in",
            "on",
            "at",
            "by",
            "since",
            "until",
            "till",
            "during",
            "from",
            "before",
            "after",
            "within",
            "over",
            "for",
            "through",
            "throughout",
            "around",
            "about",
            "starting",
            "into",
            "entering",
            "to",
            "of",
        ];
        let (first, second) = (self.lower(at), self.lower(at + 1));
        if let Some((_, second)) = PAIRS.iter().find(|pair| pair.0 == first && pair.1 == second) {
            return (at + 2, second);
        }
        let Some(preposition) = ALL[..ALL.len() - 2].iter().find(|preposition| **preposition == first) else {
            return (at, "");
        };
        // "at around 9 p.m.", "in about three months", "since at least 2012".
        let skipped = match (second.as_str(), self.lower(at + 2).as_str()) {
            ("at", "least") => at + 3,
            ("around" | "about" | "approximately" | "roughly" | "just" | "only", _) => at + 2,
            _ => at + 1,
        };
        (skipped, preposition)
    }

    /// A core and what goes on with it.
    fn chain(&self, at: usize) -> Option<Core> {
        let mut core = self.part_of(at).or_else(|| self.core(at)).or_else(|| self.year_core(at))?;
        for _ in 0..PARTS {
            let joined = match self.lower(core.end).as_str() {
                "," | "of" | "on" | "at" | "in" | "around" | "about" => core.end + 1,
                "(" => core.end + 1,
                _ => core.end,
            };
            let skipped = joined + usize::from(self.lower(joined) == "the");
            let bracket = self.lower(core.end) == "(";
            let next = self.core(skipped).filter(|next| next.alone || joined > core.end);
            let in_year = || self.year_core(skipped).filter(|_| self.lower(core.end) == "of");
            let Some(next) = next.or_else(in_year) else { break };
            if bracket && self.word(next.end) != ")" {
                break;
            }
            // "in March and on Sunday" are two; "Sunday, in March" would be one: the narrower days win.
            let narrower = match (core.days.from, next.days.from) {
                (Some(_), Some(_)) if self.lower(core.end) != "of" && core.days != next.days => {
                    if days_in(next.days) < days_in(core.days) { next.days } else { core.days }
                }
                (None, _) => next.days,
                _ => core.days,
            };
            core = Core { end: next.end + usize::from(bracket), days: narrower, alone: core.alone || next.alone };
        }
        Some(core)
    }

    /// "the end of June", "early 2019", "mid-April", "the first half of this year", "the second quarter".
    fn part_of(&self, at: usize) -> Option<Core> {
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

    fn core(&self, at: usize) -> Option<Core> {
        self.date(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.clock(at))
            .or_else(|| self.adverb(at))
    }

    /// "November 18, 2017", "18 November", "Nov. 2017", "the 25 July", "November", "2017-11-18".
    fn date(&self, at: usize) -> Option<Core> {
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
            return Some(Core { end, days: calendar::month_before(self.published, month), alone });
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

    fn on(&self, end: usize, date: Option<Date>) -> Core {
        Core { end, days: Days::day(date), alone: true }
    }

    fn month(&self, at: usize) -> Option<(i8, usize)> {
        let word = self.word(at);
        let month = word::number(word, Kind::Month)?;
        let dot = word.len() <= 4 && self.word(at + 1) == "." && self.tokens.get(at + 2).is_some();
        Some((i8::try_from(month).ok()?, at + 1 + usize::from(dot)))
    }

    /// "18", "18th", "the 18th".
    fn day(&self, at: usize) -> Option<(i8, usize)> {
        let at = at + usize::from(self.lower(at) == "the");
        let word = self.word(at);
        let day: i8 = word.parse().ok().filter(|day| (1..=31).contains(day) && word.len() <= 2)?;
        let ending = matches!(self.word(at + 1), "st" | "nd" | "rd" | "th") && self.glued(at + 1);
        let end = at + 1 + usize::from(ending);
        (!matches!(self.word(end), "%" | ":")).then_some((day, end))
    }

    fn year(&self, at: usize) -> Option<i16> {
        let word = self.word(at);
        let year: i16 = word.parse().ok().filter(|year| (1000..2200).contains(year) && word.len() == 4)?;
        let measured = matches!(self.word(at + 1), "%" | "percent" | "km" | "people")
            || matches!(self.before(at), "$" | "€" | "£");
        (!measured).then_some(year)
    }

    /// A year by itself, or "the year 2021", "fiscal year 2021".
    fn year_core(&self, at: usize) -> Option<Core> {
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

    /// "Tuesday", "Sunday morning", "last Friday", "Monday the 25 July 2022".
    fn weekday(&self, at: usize) -> Option<Core> {
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
            _ => calendar::weekday_before(self.published, weekday),
        };
        Some(self.on(end, date))
    }

    /// "last year", "this month", "the same period last year", "next week", "last November", "each year".
    fn relative(&self, at: usize) -> Option<Core> {
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
        let end = start + 1;
        Some(Core { end, days, alone: !matches!(word.as_str(), "same" | "past" | "current" | "coming") })
    }

    /// "the past five years", "the first six months of 2022", "three months ago", "last two weeks", "24 hours".
    fn counted(&self, at: usize) -> Option<Core> {
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
        }
        Some(Core { end, days, alone: matches!(direction.as_str(), "past" | "last" | "next") && count.is_some() })
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
        number.map(|number| (Some(number), at + 1))
    }

    /// "the 1990s", "1990s".
    fn decade(&self, at: usize) -> Option<Core> {
        let start = at + usize::from(self.lower(at) == "the");
        let start = start + usize::from(matches!(self.lower(start).as_str(), "early" | "late" | "mid") && start > at);
        let year: i16 = self.word(start).parse().ok().filter(|year| (1000..2100).contains(year) && year % 10 == 0)?;
        (self.word(start + 1) == "s" && self.glued(start + 1)).then(|| Core {
            end: start + 2,
            days: calendar::decade(year),
            alone: true,
        })
    }

    /// "8:36 a.m.", "9 p.m.", "12:30 p.m. local time", "noon".
    fn clock(&self, at: usize) -> Option<Core> {
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

    /// "yesterday", "today", "so far", "to date".
    fn adverb(&self, at: usize) -> Option<Core> {
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
        let single = matches!(
            word.as_str(),
            "currently" | "recently" | "previously" | "year-end" | "nowadays" | "now" | "annually" | "overnight"
        );
        let end = at + if pair { 2 } else { 1 };
        let to_date = Days::of(None, self.published.filter(|_| pair && word != "that"));
        (pair || single).then_some(Core {
            end,
            days: if word == "year" { Days::UNKNOWN } else { to_date },
            alone: true,
        })
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    fn lower(&self, at: usize) -> String {
        self.word(at).to_lowercase()
    }

    /// Whether no space stands before the token.
    fn glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.tokens.get(at)).is_some_and(|(before, token)| before.span.end == token.span.start)
    }
}

/// The days after a preposition: "since" has no last day, "until" no first.
fn bounded(preposition: &str, days: Days) -> Days {
    match preposition {
        "since" | "starting" => Days::of(days.from, None),
        "until" | "till" | "by" | "to" | "through" if days.from != days.to || preposition != "through" => {
            Days::of(None, days.to)
        }
        "before" => Days::of(None, calendar::from_today(days.from, -1)),
        "after" => Days::of(calendar::from_today(days.to, 1), None),
        _ => days,
    }
}

fn days_in(days: Days) -> i32 {
    days.from.zip(days.to).map_or(i32::MAX, |(from, to)| (to - from).get_days())
}

/// Whether the sentence's token may begin an expression: words and numbers only.
pub fn may_begin(token: &Token) -> bool {
    token.kind != TokenKind::Mark
}
