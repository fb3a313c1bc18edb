//! Spots: the places, or the times, that an article names, weighed for one figure: which of them is it about, if any? Rules
//! and the reader each propose; a conditional logit (McFadden 1974) over what is known of the figure and the spot decides.
//! Its weights, `models/places.tsv` and `models/times.tsv`, are learnt by `train/weigh.py`.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use crate::claim::Findings;
use crate::claim::setting::Scope;
use crate::claim::weights::{Features, Weights, bit, features, log_odds};
use crate::document::{Document, Part, Sentence, Tag};
use crate::entity::EntityKind;
use crate::place::{Area, Place};
use crate::quantity::{Kind, Quantity};
use crate::reader::Likely;
use crate::text::{Span, Words};
use crate::time::Time;

/// Spots of an article that are weighed for each of its figures, beside those named near it; and sentences before a figure's
/// that are near.
const MOST: usize = 20;
const NEAR: usize = 4;

/// What a spot is: all mentions with one key are the same spot.
pub trait Named: Clone {
    type Key: Eq + Hash;
    fn words(&self) -> &Words;
    fn key(&self) -> Self::Key;
}

impl Named for Place {
    type Key = Area;

    fn words(&self) -> &Words {
        &self.words
    }

    fn key(&self) -> Area {
        self.area.clone()
    }
}

impl Named for Time {
    type Key = String;

    fn words(&self) -> &Words {
        &self.words
    }

    fn key(&self) -> String {
        self.words.text.to_lowercase()
    }
}

/// All spots of one kind.
pub struct Spots<'a, T: Named> {
    findings: &'a Findings<'a>,
    weights: &'static Weights,
    spots: Vec<Spot<T>>,
    by_key: HashMap<T::Key, usize>,
    /// All mentions with their spots, by position.
    mentions: Vec<(Span, usize)>,
    /// The spots that are named most, at most [`MOST`].
    most: Vec<usize>,
    /// The most is named more often than any other.
    clearly: bool,
}

struct Spot<T> {
    /// By position.
    mentions: Vec<T>,
    /// Only the reader takes it for one.
    read_only: bool,
    in_headline: bool,
    in_lead: bool,
    /// "A year", "every week", "daily": no time of its own.
    is_rate: bool,
}

/// A figure whose spot is sought, with what rules and reader propose, the nearest first.
pub struct Asked<'a, T> {
    pub quantity: &'a Quantity,
    /// Index of its sentence.
    pub sentence: usize,
    pub ruled: &'a [T],
    pub read: &'a [Span],
    /// How likely the words near the figure name its spot, as the reader has it.
    pub likely: Option<&'a Likely>,
    /// Mentions in its sentence that are of something else.
    pub barred: &'a [Span],
}

/// One spot weighed for one figure.
pub struct Weighed {
    /// `None`: the figure has no spot.
    pub spot: Option<usize>,
    /// Its share of all that were weighed.
    pub share: f32,
    pub features: Features,
}

/// Bytes between figure and spot, as far as they are told apart, and what that is called.
const STEPS: [usize; 5] = [0, 10, 25, 50, 100];
const BEFORE: [&str; 6] =
    ["here, before 0", "here, before 10", "here, before 25", "here, before 50", "here, before 100", "here, before far"];
const AFTER: [&str; 6] =
    ["here, after 0", "here, after 10", "here, after 25", "here, after 50", "here, after 100", "here, after far"];

/// Sentences back.
const BACK: [&str; NEAR] = ["away, back 1", "away, back 2", "away, back 3", "away, back 4"];

const PREPOSITIONS: [(&str, &str); 10] = [
    ("in", "here, in"),
    ("at", "here, at"),
    ("on", "here, on"),
    ("of", "here, of"),
    ("to", "here, to"),
    ("from", "here, from"),
    ("for", "here, for"),
    ("since", "here, since"),
    ("by", "here, by"),
    ("during", "here, during"),
];

impl<T: Named> Spot<T> {
    fn is_at(&self, span: Span) -> bool {
        let first = self.mentions.partition_point(|mention| mention.words().span.end <= span.start);
        self.mentions.get(first).is_some_and(|mention| mention.words().span.overlaps(span))
    }
}

impl<'a, T: Named> Spots<'a, T> {
    /// `known` are mentions that rules find, `read` those that the reader finds beside them, both by position.
    pub fn of(findings: &'a Findings<'a>, known: Vec<T>, read: Vec<T>, weights: &'static Weights) -> Spots<'a, T> {
        let document = findings.document;
        let known = known.into_iter().map(|mention| (false, mention));
        let mut all: Vec<(bool, T)> = known.chain(read.into_iter().map(|mention| (true, mention))).collect();
        all.sort_by_key(|(_, mention)| mention.words().span);
        let sentence = |span: Span| document.sentence_at(span.start).unwrap_or(0);
        let headline = |index: usize| document.part_of(index) == Part::Headline;
        let lead = (0..document.sentences.len()).find(|&index| !headline(index));
        let mut spots: Vec<Spot<T>> = Vec::new();
        let mut by_key = HashMap::new();
        let mut mentions = Vec::with_capacity(all.len());
        for (read, mention) in all {
            let span = mention.words().span;
            let index = *by_key.entry(mention.key()).or_insert(spots.len());
            if index == spots.len() {
                spots.push(Spot {
                    mentions: Vec::new(),
                    read_only: true,
                    in_headline: false,
                    in_lead: false,
                    is_rate: is_rate(&mention.words().text),
                });
            }
            let spot = &mut spots[index];
            spot.read_only &= read;
            spot.in_headline |= headline(sentence(span));
            spot.in_lead |= Some(sentence(span)) == lead;
            spot.mentions.push(mention);
            mentions.push((span, index));
        }
        let mut most: Vec<usize> = (0..spots.len()).collect();
        most.sort_by_key(|&spot| std::cmp::Reverse(spots[spot].mentions.len()));
        most.truncate(MOST);
        let count = |rank: usize| most.get(rank).map_or(0, |&spot| spots[spot].mentions.len());
        let clearly = count(0) > count(1);
        Spots { findings, weights, spots, by_key, mentions, most, clearly }
    }

    /// All spots with their shares, none of them first.
    pub fn weigh(&self, asked: &Asked<T>) -> Vec<Weighed> {
        let sentences = &self.findings.document.sentences;
        let near = sentences[asked.sentence.saturating_sub(NEAR)].span.cover(sentences[asked.sentence].span);
        let near = self.mentions_in(near).iter().map(|(_, spot)| *spot);
        let (sentence, figure) = (&sentences[asked.sentence], asked.quantity.words.span);
        let barred = |spot: &usize| {
            let mention = self.nearest(*spot, sentence, figure).filter(|_| !asked.barred.is_empty());
            mention.is_some_and(|mention| asked.barred.contains(&mention.words().span))
        };
        let order: BTreeSet<usize> = self.most.iter().copied().chain(near).filter(|spot| !barred(spot)).collect();
        let scene = Scene::of(self, asked);
        let mut weighed = vec![Weighed { spot: None, share: 0.0, features: scene.nowhere() }];
        let spot = |spot: usize| Weighed { spot: Some(spot), share: 0.0, features: scene.of_spot(spot) };
        weighed.extend(order.into_iter().map(spot));
        let shares = self.weights.shares(weighed.iter().map(|weighed| &weighed.features));
        weighed.iter_mut().zip(shares).for_each(|(weighed, share)| weighed.share = share);
        weighed
    }

    /// The mention of a spot that a figure is about: the nearest in its sentence, else the last before, else the first.
    pub fn mention(&self, spot: usize, asked: &Asked<T>) -> &T {
        let mentions = &self.spots[spot].mentions;
        let sentence = &self.findings.document.sentences[asked.sentence];
        self.nearest(spot, sentence, asked.quantity.words.span).unwrap_or_else(|| {
            let before = mentions.partition_point(|mention| mention.words().span.start < sentence.span.start);
            &mentions[before.saturating_sub(1)]
        })
    }

    /// The spot that a mention names.
    pub fn index(&self, mention: &T) -> Option<usize> {
        self.by_key.get(&mention.key()).copied()
    }

    /// The words that name a spot, by position; and whether only the reader takes them for one.
    pub fn named(&self, spot: usize) -> (impl Iterator<Item = &Words>, bool) {
        let spot = &self.spots[spot];
        (spot.mentions.iter().map(Named::words), spot.read_only)
    }

    fn nearest(&self, spot: usize, sentence: &Sentence, figure: Span) -> Option<&T> {
        let mentions = &self.spots[spot].mentions;
        let first = mentions.partition_point(|mention| mention.words().span.end <= sentence.span.start);
        let here = mentions[first..].iter().take_while(|mention| mention.words().span.start < sentence.span.end);
        here.min_by_key(|mention| mention.words().span.gap(figure))
    }

    /// The mentions that overlap a span, with their spots.
    pub fn mentions_in(&self, span: Span) -> &[(Span, usize)] {
        let first = self.mentions.partition_point(|(mention, _)| mention.end <= span.start);
        let last = self.mentions.partition_point(|(mention, _)| mention.start < span.end);
        &self.mentions[first..last.max(first)]
    }
}

/// One figure among the spots.
struct Scene<'a, T: Named> {
    spots: &'a Spots<'a, T>,
    asked: &'a Asked<'a, T>,
    figure: Span,
    sentence: &'a Sentence,
    /// Mentions in its sentence.
    here: &'a [(Span, usize)],
    scope: Scope<'a>,
    /// The spots that rules and reader propose.
    ruled: Vec<usize>,
    read: Vec<usize>,
    money: bool,
    /// The sentence has a verb in the present and none in the past.
    present: bool,
}

impl<'a, T: Named> Scene<'a, T> {
    fn of(spots: &'a Spots<'a, T>, asked: &'a Asked<'a, T>) -> Scene<'a, T> {
        let findings = spots.findings;
        let figure = asked.quantity.words.span;
        let sentence = &findings.document.sentences[asked.sentence];
        let read = asked.read.iter().flat_map(|&span| spots.mentions_in(span)).map(|(_, spot)| *spot);
        Scene {
            spots,
            asked,
            figure,
            sentence,
            here: spots.mentions_in(sentence.span),
            scope: Scope::of(findings, asked.sentence, figure),
            ruled: asked.ruled.iter().filter_map(|mention| spots.index(mention)).collect(),
            read: read.collect(),
            money: asked.quantity.unit.is_money(),
            present: is_present(findings.document, sentence),
        }
    }

    /// What speaks for and against no spot at all.
    fn nowhere(&self) -> Features {
        let (ruled, read) = (!self.ruled.is_empty(), !self.read.is_empty());
        features(&[
            ("none", 1.0),
            ("none, here", bit(!self.here.is_empty())),
            ("none, rules", bit(!ruled)),
            ("none, role", bit(!read)),
            ("none, both", bit(!ruled && !read)),
            ("none, odds", self.asked.likely.map_or(0.0, |likely| log_odds(likely.none))),
            ("none, money", bit(self.money)),
            ("none, percent", bit(self.asked.quantity.unit.0 == "%")),
            ("none, headline", bit(self.spots.findings.document.part_of(self.asked.sentence) == Part::Headline)),
            ("none, said", bit(self.scope.content.is_some())),
            ("none, few", bit(self.spots.mentions.len() < 3)),
            ("none, definite", bit(is_definite(self.spots.findings.document, self.figure))),
            ("none, present", bit(self.present)),
        ])
    }

    /// What speaks for and against a spot.
    fn of_spot(&self, index: usize) -> Features {
        let spot = &self.spots.spots[index];
        let at = |spots: &[usize]| spots.iter().position(|&spot| spot == index);
        let (ruled, read) = (at(&self.ruled), at(&self.read));
        let share = spot.mentions.len() as f32 / (self.spots.mentions.len() + 2) as f32;
        let mut known = features(&[
            ("some", 1.0),
            ("rules: this", bit(ruled == Some(0))),
            ("rules: too", bit(ruled > Some(0))),
            ("role: this", bit(read == Some(0))),
            ("role: too", bit(read > Some(0))),
            ("role: another", bit(read.is_none() && !self.read.is_empty())),
            ("rules and role", bit(ruled == Some(0) && read.is_some())),
            ("role, odds", self.asked.likely.map_or(0.0, |likely| log_odds(likely.best(|word| spot.is_at(word))))),
            ("share", share),
            ("most, clearly", bit(self.spots.clearly && self.is_most(index))),
            ("in headline", bit(spot.in_headline)),
            ("in lead", bit(spot.in_lead)),
            ("rate", bit(spot.is_rate)),
        ]);
        match self.spots.nearest(index, self.sentence, self.figure) {
            Some(mention) => known.extend(self.here(mention.words().span)),
            None => known.extend(self.away(index, share)),
        }
        known
    }

    fn is_most(&self, index: usize) -> bool {
        self.spots.most.first() == Some(&index)
    }

    /// Of a spot that the sentence names at `span`.
    fn here(&self, span: Span) -> Features {
        let Findings { document, quantities, entities, .. } = self.spots.findings;
        let (text, figure, sentence) = (document.text, self.figure, self.sentence.span);
        let after = span.start >= figure.end;
        let (start, end) = if after { (figure.end, span.start) } else { (span.end, figure.start.max(span.end)) };
        let between = &text[start..end];
        let inside = |other: Span| start <= other.start && other.end <= end;
        let step = STEPS.iter().position(|&step| end - start <= step).unwrap_or(STEPS.len());
        let next = quantities.partition_point(|quantity| quantity.words.span.start < start);
        let mut figures = quantities[next..].iter().take_while(|quantity| quantity.words.span.end <= end);
        let figures = figures.any(|quantity| quantity.kind == Kind::Figure);
        // Its own first word, where that is a preposition, or one of the two before it.
        let tokens = &document.tokens[self.sentence.tokens.clone()];
        let own = tokens.partition_point(|token| token.span.start <= span.start);
        let mut words = tokens[own.saturating_sub(3)..own].iter().rev().map(|token| token.text(text).to_lowercase());
        let named = |word: String| PREPOSITIONS.iter().find(|(preposition, _)| *preposition == word);
        let preposition = words.find_map(named).map(|(_, name)| *name);
        let speaks = |kind: EntityKind| {
            matches!(kind, EntityKind::Organisation | EntityKind::Medium | EntityKind::Group | EntityKind::Person)
        };
        let named = entities.mentions_in(span).any(|mention| speaks(entities.of(mention).kind));
        let aside = in_brackets(text, sentence, span) && !in_brackets(text, sentence, figure);
        let opens = span.start <= sentence.start + 5;
        let mut known = features(&[
            ("here", 1.0),
            (if after { AFTER[step] } else { BEFORE[step] }, 1.0),
            ("here, after a comma", bit(after && between.contains(','))),
            ("here, another clause", bit(between.contains([';', ':']))),
            ("here, figure between", bit(after && figures)),
            ("here, another between", bit(self.here.iter().any(|(other, _)| inside(*other)))),
            ("here, bare", bit(preposition.is_none() && !opens)),
            ("here, opens", bit(opens)),
            ("here, outside the saying", bit(!self.scope.holds(span))),
            ("here, in a name", bit(named)),
            ("here, brackets", bit(aside)),
            ("here, dateline", bit(is_dateline(text, sentence, span))),
        ]);
        known.extend(preposition.map(|name| (name, 1.0)));
        known
    }

    /// Whether a figure of the same unit stands there.
    fn has_alike(&self, span: Span) -> bool {
        let quantities = self.spots.findings.quantities;
        let first = quantities.partition_point(|quantity| quantity.words.span.start < span.start);
        let mut there = quantities[first..].iter().take_while(|quantity| quantity.words.span.start < span.end);
        there.any(|quantity| quantity.kind == Kind::Figure && quantity.unit == self.asked.quantity.unit)
    }

    /// Of a spot that the sentence does not name.
    fn away(&self, index: usize, share: f32) -> Features {
        let document = self.spots.findings.document;
        let start = self.sentence.span.start;
        let mentions = &self.spots.spots[index].mentions;
        let before = mentions.partition_point(|mention| mention.words().span.end <= start);
        let last = before.checked_sub(1).map(|at| mentions[at].words().span.start);
        let back = last.map(|at| self.asked.sentence.saturating_sub(document.sentence_at(at).unwrap_or(0)));
        let others = self.spots.mentions.partition_point(|(span, _)| span.end <= start);
        let is_last = others.checked_sub(1).is_some_and(|at| self.spots.mentions[at].1 == index);
        let there = last.and_then(|at| document.sentence_at(at)).map(|at| &document.sentences[at]);
        let opened = there.zip(last).is_some_and(|(there, at)| at <= there.span.start + 5);
        let paragraph = there.is_some_and(|there| there.paragraph == self.sentence.paragraph);
        let alike = there.is_some_and(|there| self.has_alike(there.span));
        features(&[
            ("away", 1.0),
            (back.map_or("away, later", |back| BACK[back.clamp(1, NEAR) - 1]), 1.0),
            ("away, last", bit(is_last)),
            ("away, others here", bit(!self.here.is_empty())),
            ("away, most", bit(self.is_most(index))),
            ("away, money", bit(self.money)),
            ("away, said", bit(self.scope.content.is_some())),
            ("away, opened", bit(opened)),
            ("away, paragraph", bit(paragraph)),
            ("away, alike", bit(alike)),
            ("away, alike, percent", bit(alike && self.asked.quantity.unit.0 == "%")),
            ("away, present", bit(self.present)),
            ("away, share", share),
        ])
    }
}

fn is_present(document: &Document, sentence: &Sentence) -> bool {
    let tags = || document.tokens[sentence.tokens.clone()].iter().map(|token| token.tag);
    tags().any(|tag| matches!(tag, Tag::VBZ | Tag::VBP)) && !tags().any(|tag| tag == Tag::VBD)
}

fn is_rate(text: &str) -> bool {
    let text = text.to_lowercase();
    let first = text.split_whitespace().next().unwrap_or_default();
    matches!(first, "a" | "an" | "per" | "each" | "every") && !text.ends_with("ago") || RATES.contains(&text.as_str())
}

const RATES: [&str; 7] = ["hourly", "daily", "weekly", "monthly", "quarterly", "yearly", "annually"];

/// Whether a figure is of what was told of before: "the 16 models", "their two cars".
pub fn is_definite(document: &Document, figure: Span) -> bool {
    let before = document.tokens.partition_point(|token| token.span.start < figure.start);
    let Some(token) = before.checked_sub(1).map(|before| document.tokens[before]) else { return false };
    let word = token.text(document.text).to_lowercase();
    matches!(token.tag, Tag::PRPS | Tag::POS) || matches!(word.as_str(), "the" | "these" | "those" | "all")
}

/// Whether the span stands in brackets within its sentence, no longer than [`BRACKET`].
pub fn in_brackets(text: &str, sentence: Span, span: Span) -> bool {
    let start = text.floor_char_boundary(span.start.saturating_sub(BRACKET));
    let before = &text[start.max(sentence.start).min(span.start)..span.start];
    before.rfind('(').is_some_and(|open| !before[open..].contains(')'))
}

/// Whether the span opens its sentence and is set off from it: "CAIRO — …", "CAIRO (AP) — …", "CAIRO, Mar 3: …".
pub fn is_dateline(text: &str, sentence: Span, span: Span) -> bool {
    let mut rest = text[span.end..sentence.end.max(span.end)].trim_start_matches([' ', '\u{a0}']);
    if let Some(day) = rest.strip_prefix(", ") {
        let end = day.find([':', '—', '–', '-', '(']).unwrap_or(day.len());
        rest = if end <= DAY && day[..end].contains(|char: char| char.is_ascii_digit()) { &day[end..] } else { rest };
    }
    if let Some(agency) = rest.strip_prefix('(') {
        rest = agency.split_once(')').filter(|(name, _)| name.len() <= DAY).map_or(rest, |(_, rest)| rest.trim_start());
    }
    let set_off = rest.starts_with(['—', '–', ':']) || rest.starts_with("- ") || rest.starts_with("-- ");
    span.start == sentence.start && set_off
}

/// Bytes of a bracket that are looked at before what stands in it.
const BRACKET: usize = 400;

/// Bytes of a dateline's day, or agency.
const DAY: usize = 24;

#[cfg(test)]
mod tests {
    use crate::claim::setting::{PLACES, TIMES};

    #[test]
    fn every_weight_is_of_something_known() {
        for name in PLACES.names().chain(TIMES.names()) {
            assert!(include_str!("spot.rs").contains(&format!("\"{name}\"")), "nothing is known by the name {name}");
        }
    }
}
