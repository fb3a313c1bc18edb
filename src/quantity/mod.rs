//! Quantities: every number in the text with its value, bound, unit, kind, and what is counted. Who gives the figure,
//! where and when it holds, are not known here.

mod bound;
mod change;
mod counted;
mod figure;
mod kind;
mod line;
mod measured;
mod money;
mod number;
mod phrase;
mod piece;
mod range;
mod rate;
mod table;
mod tally;
mod unit;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::quantity::counted::{Memory, Sort};
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::money::Cues;
use crate::quantity::number::{Amount, Money};
pub use crate::quantity::tally::Tally;
use crate::text::{Span, Words};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The figure as written, with its bound words: "more than 10,000".
    pub words: Words,
    pub value: Value,
    pub unit: Unit,
    pub kind: Kind,
    pub change: Option<Change>,
    /// What is counted or measured, as written, without the figure: "Daesh fighters".
    pub counted: Option<Words>,
    /// Its sentence leaves no choice what that is.
    #[serde(skip)]
    pub certain: bool,
    /// What the figure tells of, nearest first: what is measured, and whoever has, does or holds it or those counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concept: Vec<Words>,
    /// For how much of what the figure holds: "each", "a day", "per 100,000 people".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<Words>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tally: Option<Tally>,
}

/// The numbers that a figure stands for. Money is in whole currency units, shares in percent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    Exact(f64),
    About(f64),
    /// "more than", "over", "at least".
    MoreThan(f64),
    /// "fewer than", "under".
    LessThan(f64),
    /// "up to", "as many as", "at most".
    UpTo(f64),
    Range(f64, f64),
    /// "hundreds", "several thousand": at least so many; `high` only where the words give one ("low 50s").
    Vague {
        low: f64,
        high: Option<f64>,
    },
}

impl Value {
    pub fn low(self) -> Option<f64> {
        match self {
            Value::Exact(value) | Value::About(value) | Value::MoreThan(value) => Some(value),
            Value::LessThan(_) | Value::UpTo(_) => None,
            Value::Range(low, _) | Value::Vague { low, .. } => Some(low),
        }
    }

    pub fn high(self) -> Option<f64> {
        match self {
            Value::Exact(value) | Value::About(value) | Value::LessThan(value) | Value::UpTo(value) => Some(value),
            Value::MoreThan(_) => None,
            Value::Range(_, high) => Some(high),
            Value::Vague { high, .. } => high,
        }
    }

    /// The name of the bound in JSON.
    pub fn bound(self) -> &'static str {
        match self {
            Value::Exact(_) => "exact",
            Value::About(_) => "about",
            Value::MoreThan(_) => "more_than",
            Value::LessThan(_) => "less_than",
            Value::UpTo(_) => "up_to",
            Value::Range(..) => "range",
            Value::Vague { .. } => "vague",
        }
    }
}

/// `count`, `%`, `ratio`, `point`, an ISO 4217 currency code, or a measure by its usual symbol (`km`, `kg`, `°C`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Unit(pub String);

impl Unit {
    /// The unit in UCUM (ucum.org), or the ISO 4217 code of money; `None` for counts and what UCUM does not know.
    pub fn code(&self) -> Option<&str> {
        unit::code(&self.0).or(Some(self.0.as_str()).filter(|_| self.is_money()))
    }

    /// Whether it is a currency code.
    pub fn is_money(&self) -> bool {
        self.0.len() == 3 && self.0.bytes().all(|byte| byte.is_ascii_uppercase())
    }
}

/// What sort of number it is. Only [`Kind::Figure`]s become claims; the others are recognised, marked and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Figure,
    /// "for two weeks", "a three-year sentence".
    Duration,
    /// "aged 34", "the 34-year-old".
    Age,
    /// "4-1".
    Score,
    /// "several", "a few", "both": numbers too loose or too idle to be a claim.
    Idle,
    /// Dates, years, clock times.
    Date,
    /// Ordinals and ranks.
    Ordinal,
    /// Numbers in a line so full of them that it is a table, a ticker or a list of results.
    Table,
    /// Numbers inside names and codes: "F-16", "Group of Seven", phone and section numbers.
    Name,
}

/// A figure that tells a difference, not a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Up,
    Down,
}

/// Finds the quantities of a document, sorted by position; no two overlap.
pub fn find(document: &Document) -> Vec<Quantity> {
    let cues = Cues::of(document.text);
    let mut quantities = Vec::new();
    let mut memory = Memory::default();
    for index in 0..document.sentences.len() {
        in_sentence(document, index, &cues, &mut memory, &mut quantities);
    }
    table::mark(document, &mut quantities);
    borrow_counted(&mut quantities);
    quantities
}

/// Reads one sentence from left to right: at each piece what is no figure first, then a figure.
fn in_sentence(document: &Document, index: usize, cues: &Cues, memory: &mut Memory, quantities: &mut Vec<Quantity>) {
    let line = Line::of(piece::of(document, &document.sentences[index]));
    let (mut at, mut limit) = (0, 0);
    let mut told = Vec::new();
    while at < line.pieces.len() {
        if let Some((kind, end)) = kind::no_figure(&line, at) {
            quantities.push(no_figure(document, &line, at, end, kind));
            (at, limit) = (end, end);
            continue;
        }
        let figure = if figure::may_start(&line, at) { figure::read(&line, at, limit, &told, cues) } else { None };
        let figure = figure.or_else(|| multiple(&line, at));
        let Some(figure) = figure else {
            at += 1;
            continue;
        };
        let span = Span::new(line.pieces[figure.start].span.start, line.pieces[figure.end - 1].span.end);
        let certain = counted::certain(&line, &figure, index, memory);
        let counted = certain.or_else(|| counted::find(&line, &figure, index, memory));
        // "all five" points back and is no new word for the figures behind it.
        let is_new = |counted: &Span| !counted::is_definite(&line, &figure) || counted.start > span.start;
        if let Some(span) = counted.filter(is_new).filter(|_| figure.kind == Kind::Figure) {
            memory.keep(index, Sort::of(figure.unit), span);
            if figure.unit == "count" {
                memory.keep_value(index, figure.value, span);
            }
            if counted::is_item(&line, &figure) {
                memory.keep_listed(index, Sort::of(figure.unit), span);
            }
            if counted::is_part(&line, &figure) {
                memory.keep_whole(index, span);
            }
        }
        let concept = counted::concept::of(&line, &figure, counted);
        let named = |span: Option<Span>| span.map(|span| Words::of(document.text, span));
        quantities.push(Quantity {
            words: Words::of(document.text, span),
            value: figure.value,
            unit: Unit(figure.unit.to_owned()),
            kind: figure.kind,
            change: change::of(&line, figure.start, figure.end).or_else(|| retold(&line, &figure, quantities.last())),
            counted: named(counted),
            certain: certain.is_some(),
            concept: concept.into_iter().map(|span| Words::of(document.text, span)).collect(),
            per: named(rate::of(&line, &figure, counted)),
            tally: tally::of(&line, &figure),
        });
        (at, limit) = (figure.end, figure.end);
        told.push(figure);
    }
    memory.keep_topic(index, &line);
}

/// The direction of a change told in other terms: "rose 0.25 points, or 0.01%".
fn retold(line: &Line, figure: &Figure, last: Option<&Quantity>) -> Option<Change> {
    let or = figure.start.checked_sub(1).filter(|&at| line.word(at) == "or")?;
    let before = if line.word_before(or, 1) == "," { or.checked_sub(2)? } else { or.checked_sub(1)? };
    let end = line.pieces[before].span.end;
    let last = last.filter(|last| last.unit.0 != figure.unit)?;
    let told = last.words.span.end == end || last.counted.as_ref().is_some_and(|counted| counted.span.end == end);
    last.change.filter(|_| told)
}

/// A figure that names nothing counts what a figure of the same value does: the headline's "4 injured" and the body's
/// "four people were injured".
fn borrow_counted(quantities: &mut [Quantity]) {
    let key = |quantity: &Quantity| (quantity.value.low().map(f64::to_bits), quantity.value.high().map(f64::to_bits));
    let mut named: BTreeMap<_, Words> = BTreeMap::new();
    let mut ends: BTreeMap<u64, Words> = BTreeMap::new();
    let is_count = |quantity: &Quantity| quantity.kind == Kind::Figure && quantity.unit.0 == "count";
    // "One person was hurt" is no figure by itself, but tells whom a headline's "1 hurt" means.
    let idle = |quantity: &&Quantity| quantity.kind == Kind::Idle && quantity.unit.0 == "count";
    let figures = quantities.iter().filter(|quantity| is_count(quantity));
    for quantity in figures.chain(quantities.iter().filter(idle)) {
        if let Some(counted) = &quantity.counted {
            let (low, high) = key(quantity);
            named.entry((low, high)).or_insert_with(|| counted.clone());
            for end in low.into_iter().chain(high) {
                ends.entry(end).or_insert_with(|| counted.clone());
            }
        }
    }
    for quantity in quantities.iter_mut().filter(|quantity| quantity.counted.is_none()) {
        if is_count(quantity) {
            // "5 hurt" over "at least five others were hurt".
            let (low, high) = key(quantity);
            let near = || low.into_iter().chain(high).find_map(|end| ends.get(&end));
            quantity.counted = named.get(&(low, high)).or_else(near).cloned();
        }
    }
}

/// "tripled": a ratio without a number.
fn multiple(line: &Line, at: usize) -> Option<Figure> {
    let (ratio, unit) =
        change::multiple(line, at).map(|ratio| (ratio, "ratio")).or_else(|| change::infinitive(line, at))?;
    let value = Value::Exact(ratio);
    Some(Figure { start: at, end: at + 1, value, unit, dimension: unit, factor: 1.0, kind: Kind::Figure })
}

fn no_figure(document: &Document, line: &Line, at: usize, end: usize, kind: Kind) -> Quantity {
    let span = Span::new(line.pieces[at].span.start, line.pieces[end - 1].span.end);
    let words = Words::of(document.text, span);
    let (mut value, mut unit, mut counted) = (None, "count", None);
    if kind == Kind::Age {
        // "a girl of nine"
        let spelt = number::read(&line.pieces, at, Money::No).map(|number| number.amount);
        value = spelt.and_then(|amount| if let Amount::Exact(value) = amount { Some(value) } else { None });
        unit = "year";
        counted = counted::aged(line, at).map(|span| Words::of(document.text, span));
    }
    let value = Value::Exact(value.or_else(|| number::grouped(&line.pieces[at].lower)).unwrap_or(0.0));
    let concept = counted.clone().into_iter().collect();
    Quantity {
        words,
        value,
        unit: Unit(unit.to_owned()),
        kind,
        change: None,
        counted,
        certain: false,
        concept,
        per: None,
        tally: None,
    }
}
