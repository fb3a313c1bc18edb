//! Positions: what one statement says on one question, whatever its tellings made of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::claim::{ClaimId, Stance};
use crate::document::Part;
use crate::quantity::{Unit, Value};
use crate::question::QuestionId;
use crate::statement::{Said, Statement, StatementId, Telling};

/// The figure that stands for a statement's word on a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    pub statement: StatementId,
    pub question: QuestionId,
    pub stance: Stance,
    pub value: Value,
    pub unit: Unit,
    /// As written.
    pub figure: String,
    /// The claim that the figure is taken from.
    pub claim: ClaimId,
    /// Who says so.
    pub speaker: String,
    /// [`crate::statement::Origin::key`].
    pub origin: String,
    pub said: Said,
}

/// One position for each question and stance that the statement's tellings speak to, sorted by question and stance.
/// `tellings` are the statement's own.
///
/// Of several tellings the most careful one stands: the body goes before the headline, a number before a vague word,
/// the wider before the narrower ("between 2,500 and 4,000" before "around 4,000"), the hedged before the bare, the
/// more often told before the rarer. What is lost on the way makes figures harder, not softer.
pub fn positions(statement: &Statement, tellings: &[Telling]) -> Vec<Position> {
    let mut groups: BTreeMap<(&QuestionId, Stance), Vec<&Telling>> = BTreeMap::new();
    for telling in tellings {
        groups.entry((telling.question, telling.claim.stance)).or_default().push(telling);
    }
    let position = |((question, stance), told): ((&QuestionId, Stance), Vec<&Telling>)| {
        let mut times: BTreeMap<_, usize> = BTreeMap::new();
        for telling in &told {
            *times.entry(bits(telling.claim.quantity.value)).or_default() += 1;
        }
        let often = |value: Value| times.get(&bits(value)).copied().unwrap_or_default();
        let careful = |telling: &Telling| {
            let value = telling.claim.quantity.value;
            let vague = matches!(value, Value::Vague { .. });
            let headline = telling.claim.part == Part::Headline;
            (headline, vague, Width::of(value), bare(value), usize::MAX - often(value))
        };
        let telling = told.iter().min_by(|one, other| {
            careful(one)
                .partial_cmp(&careful(other))
                .expect("widths are never NaN")
                .then_with(|| one.claim.id.cmp(&other.claim.id))
        })?;
        Some(Position {
            statement: statement.id.clone(),
            question: question.clone(),
            stance,
            value: telling.claim.quantity.value,
            unit: telling.claim.quantity.unit.clone(),
            figure: telling.claim.quantity.words.text.clone(),
            claim: telling.claim.id.clone(),
            speaker: statement.speaker.name.clone(),
            origin: statement.origin.key(),
            said: statement.said,
        })
    };
    groups.into_iter().filter_map(position).collect()
}

/// Equal for equal values.
fn bits(value: Value) -> (&'static str, Option<u64>, Option<u64>) {
    (value.bound(), value.low().map(f64::to_bits), value.high().map(f64::to_bits))
}

/// How much a value leaves open; the widest first.
#[derive(PartialEq, PartialOrd)]
struct Width(f64);

impl Width {
    fn of(value: Value) -> Width {
        match (value.low(), value.high()) {
            (Some(low), Some(high)) if (high - low).is_finite() => Width(-(high - low).abs()),
            _ => Width(f64::NEG_INFINITY),
        }
    }
}

/// Whether the value is given without any hedge.
pub fn bare(value: Value) -> bool {
    matches!(value, Value::Exact(_))
}

/// Whether two values leave room for one and the same number.
pub fn compatible(one: Value, other: Value) -> bool {
    let low = |value: Value| value.low().unwrap_or(f64::NEG_INFINITY);
    let high = |value: Value| value.high().unwrap_or(f64::INFINITY);
    low(one) <= high(other) && low(other) <= high(one)
}
