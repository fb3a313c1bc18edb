//! What a figure counts: the words that the quantity stage finds by rules, those that the reader takes, or another noun
//! phrase of the sentence. A conditional logit over where they stand decides; its weights, `models/subjects.tsv`, are learnt
//! by `train/weigh.py`, which describes the reader's words in the same way.

use std::sync::LazyLock;

use crate::claim::Findings;
use crate::claim::phrase;
use crate::claim::weights::{Features, Weights, bit, features, log_odds};
use crate::document::Part;
use crate::quantity::Quantity;
use crate::reader::Likely;
use crate::text::{Span, Words};

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::of(include_str!("../../models/subjects.tsv")));

/// What a figure may count.
pub struct WeighedSubject {
    pub words: Words,
    /// The reader takes it, not the rules.
    pub read: bool,
    /// Its share of all.
    pub share: f32,
    pub features: Features,
}

/// The words of the subject; of several for one thing the longest: "the price of rice", "price".
pub fn of(findings: &Findings, quantity: &Quantity) -> Option<Words> {
    let weighed = weigh(findings, quantity);
    let words = &weighed.iter().max_by(|left, right| left.share.total_cmp(&right.share))?.words;
    let longer = |other: &&Words| {
        let (span, other) = (words.span, other.span);
        other.contains(span) && other.end > span.end && is_article(&findings.document.text[other.start..span.start])
    };
    weighed
        .iter()
        .map(|weighed| &weighed.words)
        .filter(longer)
        .max_by_key(|other| other.span.end)
        .or(Some(words))
        .cloned()
}

fn is_article(text: &str) -> bool {
    matches!(text.trim_end().to_lowercase().as_str(), "" | "the" | "a" | "an")
}

/// The rules' subject, the reader's where it is another, and the other phrases of the sentence; last those within the
/// reader's words, without a share.
pub fn weigh(findings: &Findings, quantity: &Quantity) -> Vec<WeighedSubject> {
    let text = findings.document.text;
    let rules = quantity.counted.as_ref();
    let roles = findings.readout.roles_of(quantity.words.span);
    let read = roles.and_then(|roles| roles.subject).map(|subject| Words::of(text, subject.span));
    let read = read.filter(|read| rules.is_none_or(|rules| rules.span != read.span));
    let settled = quantity.certain || is_told_below(findings, quantity);
    let read = read.filter(|read| !settled && !is_step(findings, quantity, read.span));
    let likely = roles.map(|roles| &roles.likely_subject);
    let weighed = |words: &Words, read: bool| {
        let rules = rules.filter(|_| read).map(|rules| rules.span);
        let features = known(quantity, words, read, rules, likely);
        WeighedSubject { words: words.clone(), read, share: 0.0, features }
    };
    let beside = if settled { Vec::new() } else { phrase::beside(findings, quantity) };
    let beside = beside.into_iter().filter(|phrase| rules.is_none_or(|rules| !rules.span.overlaps(phrase.span)));
    let beside = beside.map(|phrase| {
        let features = [phrase.features, beside_others(quantity, phrase.words.span, rules.is_some(), likely)].concat();
        WeighedSubject { words: phrase.words, read: false, share: 0.0, features }
    });
    // What the reader takes stands for the phrases in it.
    let is_read = |weighed: &WeighedSubject| read.as_ref().is_some_and(|read| read.span.overlaps(weighed.words.span));
    let (within, beside): (Vec<_>, Vec<_>) = beside.partition(is_read);
    let (rules, read) = (rules.map(|words| weighed(words, false)), read.as_ref().map(|words| weighed(words, true)));
    let mut all: Vec<WeighedSubject> = rules.into_iter().chain(read).chain(beside).collect();
    let shares = WEIGHTS.shares(all.iter().map(|weighed| &weighed.features));
    all.iter_mut().zip(shares).for_each(|(weighed, share)| weighed.share = share);
    all.extend(within);
    all
}

/// "Moss lost by 13 points": the points are the measure, not what is measured.
fn is_step(findings: &Findings, quantity: &Quantity, read: Span) -> bool {
    let words = quantity.words.span;
    let before = &findings.document.text[..words.start];
    quantity.unit.0 == "%" && words.contains(read) && before.trim_end().ends_with(" by")
}

/// Whether the figure stands in a headline and the rules found in the body what it counts: of "1 dead" the reader takes "dead",
/// the body tells that one person was killed.
fn is_told_below(findings: &Findings, quantity: &Quantity) -> bool {
    let document = findings.document;
    let part = |span: Span| document.sentence_at(span.start).map(|at| document.part_of(at));
    let below = quantity.counted.as_ref().is_some_and(|rules| part(rules.span) == Some(Part::Body));
    below && part(quantity.words.span) == Some(Part::Headline)
}

/// What is known of the words, with their names for the rules' and for the reader's.
fn known(quantity: &Quantity, words: &Words, read: bool, rules: Option<Span>, likely: Option<&Likely>) -> Features {
    let (figure, span) = (quantity.words.span, words.span);
    let before = span.start < figure.end;
    let (percent, money) = (quantity.unit.0 == "%", quantity.unit.is_money());
    let blanks = words.text.matches(' ').count();
    let name = |names: [&'static str; 2]| names[usize::from(read)];
    let overlaps = |rules: Span| rules.overlaps(span);
    let known = features(&[
        (name(["rules: after", "role: after"]), bit(!before)),
        (name(["rules: adjacent", "role: adjacent"]), bit(span.gap(figure) <= ADJACENT)),
        (name(["rules: far", "role: far"]), bit(span.gap(figure) > FAR)),
        (name(["rules: before, percent", "role: before, percent"]), bit(before && percent)),
        (name(["rules: before, money", "role: before, money"]), bit(before && money)),
        (name(["rules: before, others", "role: before, others"]), bit(before && !percent && !money)),
        (name(["rules: capital", "role: capital"]), bit(words.text.starts_with(char::is_uppercase))),
        (name(["rules: one word", "role: one word"]), bit(blanks == 0)),
        (name(["rules: many words", "role: many words"]), bit(blanks > MANY)),
        (name(["rules: odds", "role: odds"]), odds(likely, span)),
    ]);
    let both = features(&[
        ("role", bit(read)),
        ("role, percent", bit(read && percent)),
        ("role, money", bit(read && money)),
        ("role, overlaps", bit(rules.is_some_and(overlaps))),
        ("role, within the rules'", bit(rules.is_some_and(|rules| rules.contains(span)))),
        ("role, holds the rules'", bit(rules.is_some_and(|rules| span.contains(rules)))),
    ]);
    [known, both].concat()
}

/// What is known of a phrase of the sentence beside where it stands: of the figure, and of what the rules and the reader take.
fn beside_others(quantity: &Quantity, phrase: Span, rules: bool, likely: Option<&Likely>) -> Features {
    features(&[
        ("phrase: percent", bit(quantity.unit.0 == "%")),
        ("phrase: money", bit(quantity.unit.is_money())),
        ("phrase: count", bit(quantity.unit.0 == "count")),
        ("phrase: rules", bit(rules)),
        ("phrase: odds", odds(likely, phrase)),
    ])
}

/// How likely the reader finds one of the words, as log odds.
fn odds(likely: Option<&Likely>, span: Span) -> f32 {
    likely.map_or(0.0, |likely| log_odds(likely.best(|word| word.overlaps(span))))
}

/// Bytes between a figure and what it counts: beside it, and far from it.
const ADJACENT: usize = 2;
const FAR: usize = 60;
/// Blanks of a subject of many words, more than these.
const MANY: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_is_of_something_known() {
        for name in WEIGHTS.names() {
            let sources = [include_str!("subject.rs"), include_str!("phrase.rs")];
            let known = sources.iter().any(|source| source.contains(&format!("\"{name}\"")));
            assert!(known, "nothing is known by the name {name}");
        }
    }

    #[test]
    fn one_opinion_needs_no_weighing() {
        let subjects = |text: &str| {
            crate::inspect(&crate::article::raw(text), |findings, _| {
                let all = findings.quantities.iter().map(|quantity| of(findings, quantity).map(|words| words.text));
                all.collect::<Vec<_>>()
            })
        };
        assert_eq!(subjects("The flood took 40 houses on Monday."), [Some("houses".to_owned())]);
        assert_eq!(subjects("Ana Moss lost by 13 points."), [Some("Ana Moss".to_owned())]);
        assert_eq!(subjects(""), []);
    }
}
