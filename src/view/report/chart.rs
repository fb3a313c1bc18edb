//! The chart of a question: a table whose last column is drawn. One row a position, in the order they were taken; all
//! rows share an axis. Read aloud or without styles it is still the table of who said what.

use maud::{Markup, html};

use crate::claim::Stance;
use crate::quantity::Value;
use crate::view::report::axis::{Axis, Scale, label};
use crate::view::report::mark::{self, HEIGHT, Weight, extent, mark, percent};
use crate::view::report::words;

/// What one row shows.
pub struct Row {
    pub sayer: String,
    /// When it was said, and through whom it came.
    pub below: String,
    /// The link to the position's evidence, and its number as a link.
    pub link: String,
    pub number: Markup,
    /// As written.
    pub figure: String,
    pub value: Value,
    pub stance: Stance,
    /// Other values that the statement was told with, and their evidence.
    pub tellings: Vec<Telling>,
}

pub struct Telling {
    pub link: String,
    pub figure: String,
    pub value: Value,
    pub stance: Stance,
}

/// Low, best and high of the question, drawn behind all rows.
#[derive(Clone, Copy, Default)]
pub struct Band {
    pub low: Option<f64>,
    pub best: Option<f64>,
    pub high: Option<f64>,
}

/// The chart; `unit` says what the axis counts in.
pub fn chart(title: &str, unit: &str, rows: &[Row], band: Band) -> Markup {
    let told = rows.iter().flat_map(|row| row.tellings.iter().map(|telling| telling.value).chain([row.value]));
    let axis = Axis::over(told.flat_map(extent).chain([band.low, band.best, band.high].into_iter().flatten()));
    html! {
        table class="chart" {
            caption class="hidden" { "Who says how many: " (title) }
            thead {
                tr {
                    th class="who" scope="col" { "Who" }
                    th class="figure" scope="col" { "Says" }
                    th scope="col" { "How many" @if !unit.is_empty() { ", in " (unit) } (step(axis.scale())) }
                }
            }
            tbody { @for row in rows { (drawn_row(&axis, row, band)) } }
            tfoot aria-hidden="true" {
                tr {
                    td class="who" {}
                    td class="figure" {}
                    td class="strip" {
                        svg class="strip" { @for tick in &axis.ticks { text x=(percent(axis.place(*tick))) y="15" { (label(*tick)) } } }
                    }
                }
            }
        }
    }
}

fn step(scale: Scale) -> &'static str {
    match scale {
        Scale::Linear => "",
        Scale::Logarithmic => " (logarithmic: steps to the right multiply)",
    }
}

fn drawn_row(axis: &Axis, row: &Row, band: Band) -> Markup {
    html! {
        tr {
            th class="who" scope="row" {
                a href=(row.link) { (row.sayer) }
                @if !row.below.is_empty() { small { (row.below) } }
            }
            td class="figure" {
                (row.figure) " " (row.number)
                @if let Some(stance) = words::stance(row.stance) { " " span class={ "tag " (stance) } { (stance) } }
            }
            td class="strip" {
                svg class="strip" role="img" {
                    title { (row.sayer) ": " (row.figure) @if let Some(stance) = words::stance(row.stance) { ", " (stance) } }
                    (background(axis, band))
                    svg y="50%" overflow="visible" {
                        g transform={ "translate(0 -" (HEIGHT / 2) ")" } {
                            @for telling in &row.tellings {
                                (link(&telling.link, &format!("Also told as {}", telling.figure), mark(axis, telling.value, telling.stance, Weight::Telling)))
                            }
                            (link(&row.link, &format!("{}: {}", row.sayer, row.figure), mark(axis, row.value, row.stance, Weight::Statement)))
                        }
                    }
                }
            }
        }
    }
}

fn link(target: &str, title: &str, drawing: Markup) -> Markup {
    html! { a href=(target) { title { (title) } (drawing) } }
}

/// The lines of the ticks and the estimate, behind the marks.
fn background(axis: &Axis, band: Band) -> Markup {
    html! {
        @if let (Some(low), Some(high)) = (band.low, band.high) {
            @let (from, to) = (axis.place(low), axis.place(high));
            rect class="band" x=(percent(from)) y="0" width=(percent((to - from).max(0.0))) height="100%" {}
        }
        @for tick in &axis.ticks {
            @let place = percent(axis.place(*tick));
            line class="grid" x1=(place) x2=(place) y1="0" y2="100%" {}
        }
        @if let Some(best) = band.best {
            @let place = percent(axis.place(best));
            line class="bestline" x1=(place) x2=(place) y1="0" y2="100%" {}
        }
    }
}

/// How to read the marks, drawn by what draws them.
pub fn legend() -> Markup {
    let axis = Axis::over([0.0, 100.0]);
    let samples = [
        (Value::Exact(50.0), Stance::Asserted, "exactly so many"),
        (Value::About(50.0), Stance::Asserted, "about so many"),
        (Value::Range(20.0, 80.0), Stance::Asserted, "between the two"),
        (Value::UpTo(70.0), Stance::Asserted, "up to, fewer than"),
        (Value::MoreThan(30.0), Stance::Asserted, "more than, at least"),
        (Value::Vague { low: 20.0, high: None }, Stance::Asserted, "“hundreds”: no end was given"),
        (Value::Exact(50.0), Stance::Hypothetical, "forecast, plan, condition"),
        (Value::Exact(50.0), Stance::Doubted, "doubted"),
        (Value::Exact(50.0), Stance::Denied, "denied"),
    ];
    html! {
        ul class="legend" {
            @for (value, stance, words) in samples {
                li { svg aria-hidden="true" { (mark(&axis, value, stance, Weight::Statement)) } (words) }
            }
            li { svg aria-hidden="true" { (mark(&axis, Value::Exact(50.0), Stance::Asserted, Weight::Telling)) } "told otherwise elsewhere" }
        }
    }
}

const _: () = assert!(mark::HEIGHT.is_multiple_of(2), "a mark sits in the middle of its strip");
