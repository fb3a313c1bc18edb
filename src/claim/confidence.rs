//! Confidence: how likely subject, source and stance of a claim are all right, as a logistic regression over how clearly
//! they were found. Its weights, `models/confidence.tsv`, are learnt by `train/weigh.py`; docs/accuracy.md shows how
//! often claims of each confidence are right.

use std::sync::LazyLock;

use crate::claim::weights::{Features, Weights, bit, features, log_odds};
use crate::claim::{Claim, Findings, Stance, Weighed};
use crate::document::Part;
use crate::lexicon;
use crate::text::Span;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::of(include_str!("../../models/confidence.tsv")));

/// From 0 to 1.
pub fn of(grounds: &Features) -> f32 {
    1.0 / (1.0 + (-WEIGHTS.sum(grounds)).exp())
}

/// What is known of how a claim was found; `weighed` are its voices.
pub fn grounds(findings: &Findings, claim: &Claim, weighed: &[Weighed]) -> Features {
    let document = findings.document;
    let figure = claim.quantity.words.span;
    let mut shares: Vec<f32> = weighed.iter().map(|weighed| weighed.share).collect();
    shares.sort_by(|left, right| right.total_cmp(left));
    let best = shares.first().copied().unwrap_or(0.0);
    let second = shares.get(1).copied().unwrap_or(0.0);
    let own = claim.source.is_none();
    let subject = claim.subject.as_ref().map(|subject| &subject.words);
    let counted = claim.quantity.counted.as_ref();
    let read = findings.readout.roles_of(figure).and_then(|roles| roles.subject);
    let agree = counted.zip(read).is_some_and(|(counted, read)| counted.span.overlaps(read.span));
    let between = |span: Span| {
        let (start, end) = if span.start >= figure.end { (figure.end, span.start) } else { (span.end, figure.start) };
        document.tokens_in(Span::new(start.min(end), end)).len()
    };
    let gap = subject.map_or(20, |words| between(words.span));
    let words = subject.map_or(0, |words| document.tokens_in(words.span).len());
    let sentence = document.sentence_at(figure.start);
    let here = sentence.map_or(figure, |index| document.sentences[index].span);
    let first = |at: usize| findings.quantities.partition_point(|quantity| quantity.words.span.start < at);
    let figures = first(here.end) - first(here.start);
    let unit = claim.quantity.unit.0.as_str();
    let known = claim.subject.as_ref().is_some_and(|subject| lexicon::subject_class(&subject.words.text).is_some());
    features(&[
        ("always", 1.0),
        ("share", best),
        ("share, log odds", log_odds(best)),
        ("second share", second),
        ("own voice", bit(own)),
        ("own voice, share", if own { best } else { 0.0 }),
        ("headline", bit(claim.part == Part::Headline)),
        ("no subject", bit(subject.is_none())),
        ("subject by the reader", bit(counted.is_none() && subject.is_some())),
        ("subjects agree", bit(agree)),
        ("subject unread", bit(read.is_none())),
        ("subject next", bit(gap == 0)),
        ("subject far", bit(gap > 4)),
        ("subject before", bit(subject.is_some_and(|words| words.span.end <= figure.start))),
        ("subject of one word", bit(words == 1)),
        ("subject long", bit(words > 4)),
        ("subject known", bit(known)),
        ("percent", bit(unit == "%")),
        ("money", bit(claim.quantity.unit.is_money())),
        ("count", bit(unit == "count")),
        ("not asserted", bit(claim.stance != Stance::Asserted)),
        ("denial", bit(claim.rejects.is_some())),
        ("figures in the sentence", figures.min(6) as f32 / 6.0),
        ("length of the sentence", here.len().min(400) as f32 / 400.0),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_is_of_something_known() {
        for name in WEIGHTS.names() {
            assert!(
                include_str!("confidence.rs").contains(&format!("(\"{name}\",")),
                "nothing is known by the name {name}"
            );
        }
    }

    #[test]
    fn a_confidence_is_a_share() {
        assert_eq!(of(&Vec::new()), 0.5);
        let sure = vec![("always", 1.0), ("share", 1.0), ("share, log odds", 4.0)];
        let unsure = vec![("always", 1.0), ("share", 0.3), ("second share", 0.3), ("no subject", 1.0)];
        assert!((0.0..1.0).contains(&of(&unsure)) && of(&unsure) < of(&sure) && of(&sure) < 1.0);
    }
}
