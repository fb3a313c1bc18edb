//! Times: when, as written ("in November", "this year"), and as an interval of days where the page allows that. A
//! relative time on a page without a date stays relative: nothing here reads the clock.

mod calendar;
mod date;
mod grammar;
mod part;
mod range;
mod relative;
mod tense;
mod word;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::{Document, Tag};
use crate::entity::{Entities, Mention};
use crate::text::{Span, Words};
use crate::time::calendar::Days;
use crate::time::grammar::Grammar;
pub use crate::time::word::is_any as is_word_of_time;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// As written, with its preposition: "in November", "on Tuesday", "this year".
    pub words: Words,
    /// First and last day, where they can be known.
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// Whether the words count from the day of the page.
    #[serde(default)]
    pub relative: bool,
    /// Of a relative time on a page without a date: the last day that the page tells of as past. The page, and with it what
    /// its words count from, is not older.
    #[serde(default)]
    pub page_not_before: Option<Date>,
}

/// How long a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    Day,
    /// Up to a week.
    Week,
    Month,
    /// Up to a year.
    Year,
    /// More than a year.
    Longer,
    /// One end is open or unknown.
    Open,
}

impl Time {
    /// Words of which no more is known.
    pub fn vague(words: Words) -> Time {
        Time { words, from: None, to: None, relative: false, page_not_before: None }
    }

    /// How exactly the days are known; none where neither is.
    pub fn precision(&self) -> Option<Precision> {
        let (from, to) = match (self.from, self.to) {
            (None, None) => return None,
            (Some(from), Some(to)) => (from, to),
            _ => return Some(Precision::Open),
        };
        Some(match (to - from).get_days() + 1 {
            ..=1 => Precision::Day,
            2..=7 => Precision::Week,
            8..=31 => Precision::Month,
            32..=366 => Precision::Year,
            _ => Precision::Longer,
        })
    }
}

/// Finds the times of a document, sorted by position; no two overlap, and none stands within a name ("USA TODAY").
/// `published` anchors relative times.
pub fn find(document: &Document, entities: &Entities, published: Option<Date>) -> Vec<Time> {
    let mut times = Vec::new();
    let mut told: Option<Date> = None;
    for sentence in &document.sentences {
        let tokens = &document.tokens[sentence.tokens.clone()];
        let grammar = |published| Grammar { text: document.text, tokens, published };
        let past = tokens.iter().any(|token| token.tag == Tag::VBD) && tokens.iter().all(|token| token.tag != Tag::MD);
        let mut at = 0;
        while at < tokens.len() {
            let found = grammar(published).expression(at).filter(|_| grammar::may_begin(&tokens[at]));
            let Some((end, days)) = found.filter(|(end, _)| *end > at && *end <= tokens.len()) else {
                at += 1;
                continue;
            };
            let days_on = |day| grammar(day).expression(at).map_or(Days::UNKNOWN, |(_, days)| days);
            let relative = days_on(published.or(SOME_DAY)) != days_on(None);
            if past && !relative && days.from == days.to {
                told = told.max(days.from);
            }
            let span = Span::new(tokens[at].span.start, tokens[end - 1].span.end);
            let longer = |mention: &Mention| mention.words.span.len() > span.len();
            if entities.mention_at(span.start).is_some_and(longer) {
                at = end;
                continue;
            }
            let (words, Days { from, to }) = (Words::of(document.text, span), days);
            times.push(Time { words, from, to, relative, page_not_before: None });
            at = end;
        }
    }
    if published.is_none() {
        times.iter_mut().filter(|time| time.relative).for_each(|time| time.page_not_before = told);
    }
    times
}

/// A day to try whether words count from one.
const SOME_DAY: Option<Date> = Some(jiff::civil::date(2020, 1, 1));

#[cfg(test)]
mod tests;
