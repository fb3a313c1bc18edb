//! Marks: how a figure is drawn. The shape tells the bound, the fill tells the stance; no meaning hangs on a colour.
//!
//! Places are percents of the strip's width, so that a strip fits every screen; what has a size of its own (dots, caps,
//! arrows) is drawn in pixels around a percent.

use maud::{Markup, html};

use crate::claim::Stance;
use crate::quantity::Value;
use crate::view::report::axis::Axis;

/// The height of a strip in pixels; marks sit in its middle.
pub const HEIGHT: u32 = 34;
const MIDDLE: f64 = HEIGHT as f64 / 2.0;

/// Whether the mark stands for the statement, or for one telling of it that differs.
#[derive(Clone, Copy, PartialEq)]
pub enum Weight {
    Statement,
    Telling,
}

/// The mark of one figure.
pub fn mark(axis: &Axis, value: Value, stance: Stance, weight: Weight) -> Markup {
    html! {
        g class=(class(stance, weight)) {
            (shape(axis, value, weight))
            @match stance {
                Stance::Denied => (at(middle(axis, value), html! { path class="cross" d="M-8,-8 L8,8 M-8,8 L8,-8" {} })),
                Stance::Doubted => (at(middle(axis, value), html! { text class="query" x="0" y="-8" text-anchor="middle" { "?" } })),
                Stance::Asserted | Stance::Hypothetical => {}
            }
        }
    }
}

/// The mark of a figure on a standing axis, at a percent of the width: what pointed to the right points up.
pub fn upright(axis: &Axis, across: f64, value: Value, stance: Stance) -> Markup {
    let height = |figure: f64| percent(100.0 - axis.place(figure));
    let turned = |drawing: Markup, figure: f64| {
        html! { svg y=(height(figure)) overflow="visible" { g transform="rotate(-90)" { (drawing) } } }
    };
    let drawing = match (value, value.low(), value.high()) {
        (Value::Range(..) | Value::Vague { .. }, Some(low), Some(high)) => {
            let (top, bottom) = (100.0 - axis.place(low.max(high)), 100.0 - axis.place(low.min(high)));
            let cap = |figure| turned(html! { path class="cap" d="M0,-7 V7" {} }, figure);
            html! {
                rect class="bar" x="-5" width="10" rx="2" y=(percent(top)) height=(percent((bottom - top).max(0.3))) {}
                (cap(low)) (cap(high))
            }
        }
        (_, low, high) => {
            let figure = low.or(high).unwrap_or(0.0);
            turned(glyph(value, Weight::Statement), figure)
        }
    };
    let over = match stance {
        Stance::Denied => html! { path class="cross" d="M-8,-8 L8,8 M-8,8 L8,-8" {} },
        Stance::Doubted => html! { text class="query" x="0" y="-9" text-anchor="middle" { "?" } },
        Stance::Asserted | Stance::Hypothetical => html! {},
    };
    html! {
        svg x=(percent(across)) overflow="visible" {
            g class=(class(stance, Weight::Statement)) {
                (drawing)
                svg y=(percent(100.0 - middle(axis, value))) overflow="visible" { (over) }
            }
        }
    }
}

fn class(stance: Stance, weight: Weight) -> &'static str {
    match (stance, weight) {
        (Stance::Asserted, Weight::Statement) => "mark",
        (Stance::Asserted, Weight::Telling) => "mark telling",
        (Stance::Denied, _) => "mark denied",
        (Stance::Doubted, _) => "mark doubted",
        (Stance::Hypothetical, _) => "mark hypothetical",
    }
}

fn shape(axis: &Axis, value: Value, weight: Weight) -> Markup {
    match value {
        Value::Range(low, high) => bar(axis, low, high, "bar"),
        Value::Vague { low, high: Some(high) } => bar(axis, low, high, "bar vague"),
        _ => around(axis, value.low().or(value.high()).unwrap_or(0.0), glyph(value, weight)),
    }
}

/// What is drawn in pixels where a figure of one number stands.
fn glyph(value: Value, weight: Weight) -> Markup {
    let radius = if weight == Weight::Statement { "6" } else { "4" };
    let dot = html! { circle class="dot" r=(radius) {} };
    let cap = html! { path class="cap" d="M0,-8 V8" {} circle class="dot" r="3.5" {} };
    match value {
        // A dot with whiskers: somewhere here.
        Value::About(_) => html! { path class="whisker" d="M-17,0 q2.5,-5 5,0 t5,0 M7,0 q2.5,-5 5,0 t5,0" {} (dot) },
        // A cap where the figure stands and an arrow to where it is open.
        Value::MoreThan(_) => html! { (cap) path class="open" d="M0,0 H30 M23,-5.5 L30,0 L23,5.5" {} },
        Value::LessThan(_) | Value::UpTo(_) => {
            html! { (cap) path class="open" d="M0,0 H-30 M-23,-5.5 L-30,0 L-23,5.5" {} }
        }
        // A trail that fades: nobody said where it ends.
        Value::Vague { .. } => html! {
            @for (at, radius) in [(0, "6"), (13, "4.6"), (25, "3.6"), (36, "2.8"), (46, "2.1"), (55, "1.5")] {
                circle class="fuzz" cx=(at) r=(radius) {}
            }
        },
        Value::Exact(_) | Value::Range(..) => dot,
    }
}

fn bar(axis: &Axis, low: f64, high: f64, class: &str) -> Markup {
    let (from, to) = (axis.place(low.min(high)), axis.place(low.max(high)));
    html! {
        rect class=(class) x=(percent(from)) y=(MIDDLE - 5.0) width=(percent((to - from).max(0.3))) height="10" rx="2" {}
        (around(axis, low, html! { path class="cap" d="M0,-8 V8" {} }))
        (around(axis, high, html! { path class="cap" d="M0,-8 V8" {} }))
    }
}

/// Draws in pixels around the place of a figure.
fn around(axis: &Axis, figure: f64, drawing: Markup) -> Markup {
    at(axis.place(figure), drawing)
}

fn at(place: f64, drawing: Markup) -> Markup {
    html! { svg x=(percent(place)) y=(MIDDLE) overflow="visible" { (drawing) } }
}

/// The middle of a mark, in percent.
fn middle(axis: &Axis, value: Value) -> f64 {
    let places: Vec<f64> = extent(value).map(|figure| axis.place(figure)).collect();
    places.iter().sum::<f64>() / places.len().max(1) as f64
}

pub fn percent(share: f64) -> String {
    format!("{share:.2}%")
}

/// The figures that an axis has to hold for a value.
pub fn extent(value: Value) -> impl Iterator<Item = f64> {
    [value.low(), value.high()].into_iter().flatten()
}
