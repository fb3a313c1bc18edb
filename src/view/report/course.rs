//! The course of a question: its figures over the days on which they were said. It is drawn where there is a course to
//! see; positions without a day stand in the chart of sayers alone.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maud::{Markup, html};

use crate::ledger::QuestionView;
use crate::statement::Position;
use crate::view::report::axis::{Axis, label};
use crate::view::report::mark::{extent, percent, upright};
use crate::view::report::{Index, evidence, words};

/// Different days from where a course is drawn: two figures are compared more easily in a table.
const FEWEST_DAYS: usize = 3;
/// Days that are named below the axis.
const MOST_NAMED: usize = 5;
/// Percent of the width that are left of the first day, for the figures' labels, and right of the last one.
const LEFT: f64 = 13.0;
const RIGHT: f64 = 8.0;

/// The drawing, or nothing.
pub fn course(view: &QuestionView, index: &Index) -> Markup {
    let dated: Vec<(&Position, Date)> = view
        .positions
        .iter()
        .filter(|position| position.unit == view.estimate.unit)
        .filter_map(|position| position.said.date().map(|day| (position, day)))
        .collect();
    let mut days: Vec<Date> = dated.iter().map(|(_, day)| *day).collect();
    days.sort();
    days.dedup();
    if days.len() < FEWEST_DAYS {
        return html! {};
    }
    let axis = Axis::over(dated.iter().flat_map(|(position, _)| extent(position.value)));
    let calendar = Calendar { first: days[0], last: days[days.len() - 1] };
    html! {
        figure class="course" {
            figcaption { "Over time, by the day it was said, or else first reported" }
            svg role="img" {
                title { (view.question.title) " from " (words::date(calendar.first)) " to " (words::date(calendar.last)) }
                @for tick in &axis.ticks {
                    @let place = percent(100.0 - axis.place(*tick));
                    line class="grid" x1=(percent(LEFT - 2.0)) x2="100%" y1=(place) y2=(place) {}
                    text class="tick" x="0" y=(place) dy="4" { (label(*tick)) }
                }
                @for day in named(&days) {
                    text class="tick day" x=(percent(calendar.place(day))) y="100%" dy="-4" { (day.strftime("%-d %b")) }
                }
                (threads(&axis, &calendar, &dated))
                @for (position, day) in &dated {
                    a href=(evidence::link(&position.claim)) {
                        title { (position.speaker) ", " (words::date(*day)) ": " (position.figure) }
                        (upright(&axis, calendar.place(*day), position.value, position.stance))
                    }
                }
                @for (position, day) in &dated {
                    @let figures: Vec<f64> = extent(position.value).collect();
                    @let height = figures.iter().map(|figure| axis.place(*figure)).sum::<f64>() / figures.len().max(1) as f64;
                    text class="tick number" x=(percent(calendar.place(*day))) dx="11" y=(percent(100.0 - height)) dy="4" {
                        @if let Some(number) = index.numbers.get(&position.claim) { "[" (number) "]" }
                    }
                }
            }
        }
    }
}

/// Days on the horizontal axis.
struct Calendar {
    first: Date,
    last: Date,
}

impl Calendar {
    fn place(&self, day: Date) -> f64 {
        let days = |to: Date| f64::from(self.first.until(to).map_or(0, |span| span.get_days()));
        let share = days(day) / days(self.last).max(1.0);
        LEFT + share.clamp(0.0, 1.0) * (100.0 - LEFT - RIGHT)
    }
}

/// The days that are named: all of a few, else the first, the last and some between.
fn named(days: &[Date]) -> Vec<Date> {
    if days.len() <= MOST_NAMED {
        return days.to_vec();
    }
    (0..MOST_NAMED).map(|step| days[step * (days.len() - 1) / (MOST_NAMED - 1)]).collect()
}

/// Lines that join the words of one origin in the order they were said.
fn threads(axis: &Axis, calendar: &Calendar, dated: &[(&Position, Date)]) -> Markup {
    let mut origins: BTreeMap<(&str, _), Vec<(f64, f64)>> = BTreeMap::new();
    let mut sorted: Vec<&(&Position, Date)> = dated.iter().collect();
    sorted.sort_by_key(|(_, day)| *day);
    for (position, day) in sorted {
        let Some(figure) = position.value.high().or(position.value.low()) else { continue };
        let points = origins.entry((position.origin.as_str(), position.stance)).or_default();
        points.push((calendar.place(*day), 100.0 - axis.place(figure)));
    }
    html! {
        @for points in origins.values() {
            @for pair in points.windows(2) {
                line class="thread" x1=(percent(pair[0].0)) y1=(percent(pair[0].1)) x2=(percent(pair[1].0)) y2=(percent(pair[1].1)) {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_stand_in_order_between_the_margins() {
        let day = |day| Date::constant(2022, 4, day);
        let calendar = Calendar { first: day(2), last: day(8) };
        assert_eq!((calendar.place(day(2)), calendar.place(day(5)), calendar.place(day(8))), (13.0, 52.5, 92.0));
        let year = Calendar { first: Date::constant(2021, 1, 1), last: Date::constant(2022, 1, 1) };
        assert!((year.place(Date::constant(2021, 7, 2)) - 52.5).abs() < 1.0);
    }

    #[test]
    fn a_few_days_are_named() {
        let days: Vec<Date> = (1..=28).map(|day| Date::constant(2022, 2, day)).collect();
        let named = named(&days);
        assert_eq!((named.len(), named[0], named[4]), (5, days[0], days[27]));
    }
}
