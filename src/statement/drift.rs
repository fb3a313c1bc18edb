//! Drift: what changed between two tellings of one statement, or between a headline and its body.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::claim::{Claim, ClaimId, Stance};
use crate::document::Part;
use crate::page::PageId;
use crate::quantity::Value;
use crate::question::QuestionId;
use crate::statement::Telling;
use crate::statement::position::{bare, compatible};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drift {
    pub kind: DriftKind,
    pub question: QuestionId,
    /// The more careful telling.
    pub from: ClaimId,
    /// The harder telling.
    pub to: ClaimId,
    /// For people.
    pub sentence: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DriftKind {
    /// "up to 4,000" became "4000".
    HedgeDropped,
    /// "about 4,000" became "up to 4,000".
    BoundChanged,
    /// "4,000" became "6,500".
    FigureMoved,
    /// "around 4,000" stands over "between 2,500 and 4,000".
    HeadlineHarder,
}

/// The drift among the tellings of one statement, each pair of different values once, sorted.
pub fn find(tellings: &[Telling]) -> Vec<Drift> {
    let mut questions: BTreeMap<(&QuestionId, Stance), Vec<&Telling>> = BTreeMap::new();
    for telling in tellings {
        let told = questions.entry((telling.question, telling.claim.stance)).or_default();
        if told.len() < MOST_TELLINGS && !told.iter().any(|other| side(other) == side(telling) && same(other, telling))
        {
            told.push(telling);
        }
    }
    let mut drift: Vec<Drift> = questions.into_values().flat_map(|told| among(&told)).collect();
    drift.sort_by(|one, other| (one.kind, &one.from, &one.to).cmp(&(other.kind, &other.from, &other.to)));
    drift
}

/// Different tellings of one question that are compared with each other: every pair is looked at.
const MOST_TELLINGS: usize = 48;

/// Where a figure was told: the headline of an article is another place than its text.
fn side<'a>(telling: &Telling<'a>) -> (&'a PageId, Part) {
    (&telling.publication.page, telling.claim.part)
}

fn same(one: &Telling, other: &Telling) -> bool {
    let (one, other) = (&one.claim.quantity, &other.claim.quantity);
    one.value == other.value && one.unit == other.unit
}

fn among(told: &[&Telling]) -> Vec<Drift> {
    let mut drift = Vec::new();
    let mut seen: Vec<(DriftKind, Value, Value)> = Vec::new();
    for (index, one) in told.iter().enumerate() {
        for other in &told[index + 1..] {
            let Some((kind, from, to)) = between(one, other) else { continue };
            // A figure moved only where neither side tells both: an article that gives two figures gives two figures.
            let both =
                |of: &Telling, figure: &Telling| told.iter().any(|each| side(each) == side(of) && same(each, figure));
            if kind == DriftKind::FigureMoved && (side(one) == side(other) || both(from, to) || both(to, from)) {
                continue;
            }
            let pair = (kind, from.claim.quantity.value, to.claim.quantity.value);
            if seen.contains(&pair) {
                continue;
            }
            seen.push(pair);
            let (question, sentence) = (from.question.clone(), sentence(kind, from, to));
            drift.push(Drift { kind, question, from: from.claim.id.clone(), to: to.claim.id.clone(), sentence });
        }
    }
    drift
}

fn between<'a, 'b>(
    one: &'b Telling<'a>,
    other: &'b Telling<'a>,
) -> Option<(DriftKind, &'b Telling<'a>, &'b Telling<'a>)> {
    let (first, second) = (&one.claim.quantity, &other.claim.quantity);
    if first.value == second.value || first.unit != second.unit {
        return None;
    }
    // "rose from 3,000 to 6,500" is one telling of two figures, not one figure told twice.
    if one.claim.page == other.claim.page && one.claim.evidence == other.claim.evidence {
        return None;
    }
    let (from, to) = if careful_first(first.value, second.value) { (one, other) } else { (other, one) };
    let (soft, hard) = (from.claim.quantity.value, to.claim.quantity.value);
    let over = one.publication.page == other.publication.page
        && to.claim.part == Part::Headline
        && from.claim.part == Part::Body;
    let kind = match (number(soft), number(hard)) {
        _ if !compatible(soft, hard) => DriftKind::FigureMoved,
        _ if over && harder(hard, soft) => DriftKind::HeadlineHarder,
        (Some(soft_number), Some(hard_number)) if soft_number == hard_number => {
            if bare(hard) {
                DriftKind::HedgeDropped
            } else {
                DriftKind::BoundChanged
            }
        }
        // A vague word and a number that fits it are no drift.
        _ if matches!(soft, Value::Vague { .. }) || matches!(hard, Value::Vague { .. }) => return None,
        _ => DriftKind::FigureMoved,
    };
    Some((kind, from, to))
}

/// The one number that a value names.
fn number(value: Value) -> Option<f64> {
    match value {
        Value::Exact(number) | Value::About(number) => Some(number),
        Value::MoreThan(number) | Value::LessThan(number) | Value::UpTo(number) => Some(number),
        Value::Range(..) | Value::Vague { .. } => None,
    }
}

/// Whether `headline` says more than `body`: its values lie within the body's, and are fewer or bare.
fn harder(headline: Value, body: Value) -> bool {
    let low = |value: Value| value.low().unwrap_or(f64::NEG_INFINITY);
    let high = |value: Value| value.high().unwrap_or(f64::INFINITY);
    let within = low(body) <= low(headline) && high(headline) <= high(body);
    let narrower = low(body) < low(headline) || high(headline) < high(body);
    within && (narrower || bare(headline) && !bare(body))
}

/// Whether `one` is the more careful of two values: it leaves more open, or is hedged; of equals, the smaller.
fn careful_first(one: Value, other: Value) -> bool {
    let rank = |value: Value| {
        let width = value.high().zip(value.low()).map_or(f64::INFINITY, |(high, low)| high - low);
        (width, !bare(value))
    };
    let (first, second) = (rank(one), rank(other));
    if first != second {
        return first.partial_cmp(&second).is_some_and(std::cmp::Ordering::is_gt);
    }
    let edges = |value: Value| (value.low().unwrap_or(f64::NEG_INFINITY), value.high().unwrap_or(f64::INFINITY));
    edges(one) <= edges(other)
}

fn sentence(kind: DriftKind, from: &Telling, to: &Telling) -> String {
    let figure = |claim: &Claim| format!("“{}”", claim.quantity.words.text);
    let (soft, hard) = (figure(from.claim), figure(to.claim));
    let place = |telling: &Telling| {
        let part = if telling.claim.part == Part::Headline { "the headline" } else { "the text" };
        match &telling.publication.outlet {
            Some(outlet) => format!("{part} of {outlet}"),
            None => format!("{part} of {}", telling.publication.page.0),
        }
    };
    let same = from.publication.page == to.publication.page;
    match kind {
        DriftKind::HeadlineHarder => format!("The headline says {hard} where the text says {soft}."),
        DriftKind::HedgeDropped if same => {
            format!("{soft} stands as {hard} elsewhere in the same article: the hedge is gone.")
        }
        DriftKind::HedgeDropped => {
            format!("{soft} in {} stands as {hard} in {}: the hedge is gone.", place(from), place(to))
        }
        DriftKind::BoundChanged if same => {
            format!("{soft} stands as {hard} elsewhere in the same article: another bound.")
        }
        DriftKind::BoundChanged => {
            format!("{soft} in {} stands as {hard} in {}: another bound.", place(from), place(to))
        }
        DriftKind::FigureMoved if same => format!("The same article says {soft} and {hard}."),
        DriftKind::FigureMoved => format!("{soft} in {}, {hard} in {}: another figure.", place(from), place(to)),
    }
}
