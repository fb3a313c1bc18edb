//! The grammar of time expressions over the tokens of one sentence: a core ("November 18", "the past five years",
//! "last week"), what goes on with it ("of 2021", ", Nov. 13", "at 8:36 am"), and a preposition before it. The cores are
//! read in [`super::date`], [`super::relative`] and [`super::part`].

use jiff::civil::Date;

use crate::document::{Token, TokenKind};
use crate::time::SOME_DAY;
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
pub(super) struct Core {
    pub(super) end: usize,
    pub(super) days: Days,
    /// Whether it is a time without a preposition: "Wednesday", not "2019".
    pub(super) alone: bool,
}

/// Parts that an expression is put together from, at most: "at 9 p.m. on Sunday, March 3, 2019".
const PARTS: usize = 5;

impl Grammar<'_> {
    /// The expression that begins with token `at`: the token after it, and its days.
    pub fn expression(&self, at: usize) -> Option<(usize, Days)> {
        self.phrase(at).or_else(|| self.since(at))
    }

    /// "Since the talks began in 2009": up to the time of what began.
    fn since(&self, at: usize) -> Option<(usize, Days)> {
        /// Tokens between "since" and that time.
        const REACH: usize = 12;
        if self.lower(at) != "since" {
            return None;
        }
        // "Since they are now" has no day on any page: it tells why.
        let dated = Grammar { published: self.published.or(SOME_DAY), ..*self };
        let is_time = |index: usize| dated.phrase(index).is_some_and(|(_, days)| days.is_known());
        let is_word = |index: usize| self.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word);
        let begun = (at + 2..at + 2 + REACH).find(|&index| is_time(index) || !is_word(index))?;
        let (end, days) = self.phrase(begun).filter(|_| is_time(begun))?;
        Some((end, bounded("since", days)))
    }

    fn phrase(&self, at: usize) -> Option<(usize, Days)> {
        if let Some(found) = self.range(at) {
            return Some(found);
        }
        if let Some(end) = self.vague(at) {
            return Some((end, Days::UNKNOWN));
        }
        let (start, preposition) = self.preposition(at);
        let core = self.chain(start)?;
        if start == at && !core.alone {
            return None;
        }
        let preposition = if start == at { "" } else { preposition };
        // "For several years", "over at least five years".
        if matches!(preposition, "for" | "over") && self.lasting(start, core.end) {
            return Some((core.end, Days::UNKNOWN));
        }
        if matches!(preposition, "for" | "about" | "around" | "over" | "into") && !core.days.is_known() && !core.alone {
            return None;
        }
        Some((core.end, bounded(preposition, core.days)))
    }

    /// Whether the tokens are a stretch of years, and no age: "several years", "five decades".
    fn lasting(&self, start: usize, end: usize) -> bool {
        let unit = word::value(&self.lower(end - 1), Kind::Units);
        end <= start + 3 && unit.is_some_and(|unit| matches!(unit, "year" | "decade")) && self.lower(end) != "old"
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
            ("more" | "less", "than") => at + 3,
            ("nearly" | "almost", _) => at + 2,
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

    pub(super) fn core(&self, at: usize) -> Option<Core> {
        self.date(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.clock(at))
            .or_else(|| self.adverb(at))
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    pub(super) fn lower(&self, at: usize) -> String {
        self.word(at).to_lowercase()
    }

    /// Whether no space stands before the token.
    pub(super) fn glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.tokens.get(at)).is_some_and(|(before, token)| before.span.end == token.span.start)
    }
}

/// The days after a preposition: "since" has no last day, "until" no first.
pub(super) fn bounded(preposition: &str, days: Days) -> Days {
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
