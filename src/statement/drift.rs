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
    // A denial that rejects another claim has that claim's figure, and no words of its own for it.
    for telling in tellings.iter().filter(|telling| telling.claim.rejects.is_none()) {
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
        match (&telling.publication.outlet, &telling.publication.headline) {
            (Some(outlet), _) => format!("{part} of {outlet}"),
            (None, Some(headline)) => format!("{part} of “{headline}”"),
            (None, None) => format!("{part} of {}", telling.publication.page.0),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::sample::{Sample, tellings};

    #[track_caller]
    fn check(samples: &[Sample], expected: &[(DriftKind, &str, &str)]) {
        let drift = tellings(samples, find);
        let figure = |id: &ClaimId| {
            let mut claims = samples.iter().flat_map(|sample| &sample.claims);
            claims.find(|claim| claim.id == *id).map(|claim| claim.quantity.words.text.clone()).unwrap()
        };
        let found: Vec<(DriftKind, String, String)> =
            drift.iter().map(|drift| (drift.kind, figure(&drift.from), figure(&drift.to))).collect();
        let found: Vec<(DriftKind, &str, &str)> =
            found.iter().map(|(kind, from, to)| (*kind, from.as_str(), to.as_str())).collect();
        assert_eq!(found, expected);
    }

    fn page(text: &str, figure: &str, value: Value) -> Sample {
        Sample::new("a.txt", text).claim(figure, value).by("Ana Reyes")
    }

    #[test]
    fn a_hedge_is_dropped() {
        let soft = page("News\n\nThere are up to 4,000.", "up to 4,000", Value::UpTo(4000.0));
        let hard = page("Words\n\nThere are 4000.", "4000", Value::Exact(4000.0));
        check(&[hard, soft], &[(DriftKind::HedgeDropped, "up to 4,000", "4000")]);
    }

    #[test]
    fn a_bound_is_changed() {
        let one = page("News\n\nThere are about 4,000.", "about 4,000", Value::About(4000.0));
        let other = page("Words\n\nThere are up to 4000.", "up to 4000", Value::UpTo(4000.0));
        check(&[one, other], &[(DriftKind::BoundChanged, "up to 4000", "about 4,000")]);
    }

    #[test]
    fn a_headline_is_harder_than_its_body() {
        let sample =
            page("Around 4,000 are left\n\nBetween 2,500 and 4,000 are.", "Around 4,000", Value::About(4000.0));
        let sample = sample.claim("Between 2,500 and 4,000", Value::Range(2500.0, 4000.0)).by("Ana Reyes");
        check(&[sample], &[(DriftKind::HeadlineHarder, "Between 2,500 and 4,000", "Around 4,000")]);
    }

    #[test]
    fn a_figure_moves() {
        let one = page("News\n\nThere are 400.", "400", Value::Exact(400.0));
        let other = page("Words\n\nThere are 4000.", "4000", Value::Exact(4000.0));
        check(&[one, other], &[(DriftKind::FigureMoved, "400", "4000")]);
    }

    #[test]
    fn what_is_told_alike_or_apart_on_purpose_is_no_drift() {
        let one = page("News\n\nThere are 4,000.", "4,000", Value::Exact(4000.0));
        let same = page("Words\n\nThere are 4000.", "4000", Value::Exact(4000.0));
        check(&[one, same], &[]);
        // Two figures of one sentence, or of one text, are two figures.
        let both = page("Rise\n\nIt rose from 3,000 to 6,500.", "3,000", Value::Exact(3000.0));
        check(&[both.claim("6,500", Value::Exact(6500.0)).by("Ana Reyes")], &[]);
        let body = page("Rise\n\nIt was 3,000.\n\nNow it is 6,500.", "3,000", Value::Exact(3000.0));
        check(&[body.claim("6,500", Value::Exact(6500.0)).by("Ana Reyes")], &[]);
        let vague = page("News\n\nThere are hundreds.", "hundreds", Value::Vague { low: 100.0, high: None });
        check(&[vague, page("Words\n\nThere are 350.", "350", Value::Exact(350.0))], &[]);
        let (dollars, euros) = ("News\n\nIt cost 10 of them.", "Words\n\nIt cost 9 of those.");
        let dollars = page(dollars, "10", Value::Exact(10.0)).unit("USD");
        check(&[dollars, page(euros, "9", Value::Exact(9.0)).unit("EUR")], &[]);
    }
}
