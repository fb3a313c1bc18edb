//! The roles around a figure: which of the words near it are counted, tell what happened, where, when, and who says so;
//! and what stance the source takes. One small layer of attention over the words' vectors and over what other stages
//! know of the words; `train/reader/figures.py` describes the words in the same way.

use std::sync::{Arc, LazyLock};

use rten::{Model, NodeId, ThreadPool};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;
use serde::{Deserialize, Serialize};

use super::chain::{Chain, Run};
use super::encoder;
use super::weights::{Linear, floats};
use super::{Found, Passage, Said};
use crate::document::{Document, Tag};
use crate::entity::Entities;
use crate::place::Place;
use crate::quantity::{Kind, Quantity};
use crate::text::Span;
use crate::time::Time;

/// What the words around one figure are to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Roles {
    /// The figure's own words.
    pub figure: Span,
    pub subject: Option<Found>,
    pub event: Option<Found>,
    /// Nearest first.
    pub places: Vec<Found>,
    pub time: Option<Found>,
    pub source: Option<Found>,
    pub stance: Stance,
    /// The share of the stance among the four.
    pub stance_score: f32,
    /// How likely it is that somebody gives the figure, named near it or not, rather than the article itself.
    pub voiced: f32,
    pub likely_subject: Likely,
    pub likely_place: Likely,
    pub likely_source: Likely,
}

#[derive(Clone, Copy)]
enum Role {
    Subject,
    Event,
    Place,
    Time,
    Source,
}

/// How likely the words near a figure have one of its roles.
#[derive(Clone, Debug, PartialEq)]
pub struct Likely {
    /// That none of them has it.
    pub none: f32,
    /// By position, where it is [`SLIGHT`] at least.
    pub words: Vec<(Span, f32)>,
}

/// Shares below it are as good as nothing.
const SLIGHT: f32 = 0.01;

impl Likely {
    /// That of the likeliest of some words.
    pub fn best(&self, among: impl Fn(Span) -> bool) -> f32 {
        let words = self.words.iter().filter(|(word, _)| among(*word));
        words.map(|(_, share)| *share).fold(0.0, f32::max)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    Asserted,
    Denied,
    Doubted,
    Hypothetical,
}

/// What other stages found in the text.
pub struct Known<'a> {
    pub document: &'a Document<'a>,
    pub quantities: &'a [Quantity],
    pub entities: &'a Entities,
    pub places: &'a [Place],
    pub times: &'a [Time],
}

/// Words before and after a figure among which its roles are looked for.
const BEFORE: usize = 128;
const AFTER: usize = 64;

/// Figures of a page whose roles are read; an article has ten. It bounds time.
pub const MOST: usize = 2_000;

/// Values of a word in this head, and roles that it may have.
const WIDTH: usize = 128;
const ROLES: usize = 5;

/// What is known of a word, a bit each.
mod mark {
    pub const FIGURE: u16 = 1 << 0;
    pub const PLACE: u16 = 1 << 1;
    pub const TIME: u16 = 1 << 2;
    pub const NAME: u16 = 1 << 3;
    pub const VERB: u16 = 1 << 4;
    pub const NOUN: u16 = 1 << 5;
    pub const PROPER: u16 = 1 << 6;
    pub const SOURCE: u16 = 1 << 7;
    pub const CUE: u16 = 1 << 8;
}

/// What is known of a word and the figure, a bit each.
mod bond {
    pub const THIS: u16 = 1 << 0;
    pub const COUNTED: u16 = 1 << 1;
    pub const SENTENCE: u16 = 1 << 2;
    pub const ITS_SOURCE: u16 = 1 << 3;
    pub const ITS_CUE: u16 = 1 << 4;
    pub const ITS_CONTENT: u16 = 1 << 5;
}

static HEAD: LazyLock<Head> = LazyLock::new(|| encoder::apart(|_| Head::load()));

struct Head {
    layer: Model,
    input: NodeId,
    states: NodeId,
    labels: NodeId,
    word: Linear,
    figure: Linear,
    /// Rows of `WIDTH` values.
    distances: Vec<f32>,
    marks: Linear,
    bonds: Linear,
    chains: Vec<Chain>,
    inner: Linear,
    stance: Linear,
    voiced: Linear,
}

impl Head {
    fn load() -> Head {
        let layer = encoder::model(include_bytes!("../../models/reader-roles.onnx"));
        let node = |name| layer.node_id(name).expect("the layer has one input and two outputs");
        let (input, states, labels) = (node("words"), node("states"), node("labels"));
        Head {
            layer,
            input,
            states,
            labels,
            word: Linear::of("roles.word"),
            figure: Linear::of("roles.figure"),
            distances: floats("roles.distance.weight"),
            marks: Linear::of("roles.marks"),
            bonds: Linear::of("roles.bonds"),
            chains: Chain::all("roles_crf", 1),
            inner: Linear::of("roles.inner"),
            stance: Linear::of("roles.stance"),
            voiced: Linear::of("roles.voiced"),
        }
    }
}

/// The roles of the figures of a passage, `most` at most.
pub fn find(known: &Known, passage: &Passage, said: &[Said], most: usize) -> Vec<Roles> {
    let words = passage.words.as_slice();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    let whole = first.cover(*last);
    let here = within(known.quantities, whole, |quantity| quantity.words.span);
    let figures: Vec<&Quantity> = here.iter().filter(|quantity| is_figure(quantity)).collect();
    let inside = |span: Span| range(words, span);
    let marks = marks(known, words, whole, &figures, said);
    let projected = passage.map(&HEAD.word);
    let asked = figures.iter().filter(|quantity| quantity.kind == Kind::Figure);
    let scenes = asked.filter_map(|quantity| Some((*quantity, inside(quantity.words.span)?)));
    let scene = |pool: &Arc<ThreadPool>, (quantity, at): (&Quantity, Run)| {
        let first = at.first.saturating_sub(BEFORE);
        let last = words.len().min(at.last + AFTER);
        let bonds = bonds(known, words, quantity, (first, last), said);
        let input = input(passage, &projected, &marks, &bonds, at, (first, last));
        roles(pool, passage, input, quantity, at, (first, last))
    };
    encoder::apart(|pool| scenes.take(most).map(|asked| scene(pool, asked)).collect())
}

/// What may be counted: dates, ordinals, names and tables are not looked at, as in training.
fn is_figure(quantity: &Quantity) -> bool {
    !matches!(quantity.kind, Kind::Date | Kind::Ordinal | Kind::Name | Kind::Table | Kind::Idle)
}

/// Those of sorted things that overlap `whole`.
fn within<T>(sorted: &[T], whole: Span, span: impl Fn(&T) -> Span) -> &[T] {
    let first = sorted.partition_point(|thing| span(thing).end <= whole.start);
    let last = sorted.partition_point(|thing| span(thing).start < whole.end);
    &sorted[first..last.max(first)]
}

/// The words that overlap a span.
fn range(words: &[Span], span: Span) -> Option<Run> {
    let first = words.partition_point(|word| word.end <= span.start);
    let last = words.partition_point(|word| word.start < span.end);
    (first < last).then(|| Run::of(first, last))
}

fn marks(known: &Known, words: &[Span], whole: Span, figures: &[&Quantity], said: &[Said]) -> Vec<u16> {
    let mut marks = vec![0; words.len()];
    let mut mark = |span: Span, bit: u16| {
        if let Some(run) = range(words, span) {
            marks[run.first..run.last].iter_mut().for_each(|mark| *mark |= bit);
        }
    };
    for token in known.document.tokens_in(whole) {
        let bit = match token.tag {
            Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ => mark::VERB,
            Tag::NNP | Tag::NNPS => mark::PROPER,
            Tag::NN | Tag::NNS => mark::NOUN,
            _ => continue,
        };
        mark(token.span, bit);
    }
    figures.iter().for_each(|quantity| mark(quantity.words.span, mark::FIGURE));
    let places = within(known.places, whole, |place| place.words.span);
    places.iter().for_each(|place| mark(place.words.span, mark::PLACE));
    let times = within(known.times, whole, |time| time.words.span);
    times.iter().for_each(|time| mark(time.words.span, mark::TIME));
    known.entities.mentions_in(whole).for_each(|mention| mark(mention.words.span, mark::NAME));
    for said in said {
        said.source.iter().for_each(|source| mark(source.span, mark::SOURCE));
        said.cue.iter().for_each(|cue| mark(cue.span, mark::CUE));
    }
    marks
}

/// The bits of the words in `within`.
fn bonds(known: &Known, words: &[Span], quantity: &Quantity, within: (usize, usize), said: &[Said]) -> Vec<u16> {
    let (first, last) = within;
    let mut bonds = vec![0; last - first];
    let mut mark = |span: Span, bit: u16| {
        if let Some(run) = range(words, span) {
            (run.first.max(first)..run.last.min(last)).for_each(|word| bonds[word - first] |= bit);
        }
    };
    let figure = quantity.words.span;
    mark(figure, bond::THIS);
    quantity.counted.iter().for_each(|counted| mark(counted.span, bond::COUNTED));
    if let Some(sentence) = known.document.sentence_at(figure.start) {
        mark(known.document.sentences[sentence].span, bond::SENTENCE);
    }
    for said in said.iter().filter(|said| said.content.iter().any(|content| content.span.overlaps(figure))) {
        said.source.iter().for_each(|source| mark(source.span, bond::ITS_SOURCE));
        said.cue.iter().for_each(|cue| mark(cue.span, bond::ITS_CUE));
        said.content.iter().for_each(|content| mark(content.span, bond::ITS_CONTENT));
    }
    bonds
}

/// What the layer sees of the words in `first..last` around the figure at `at`.
fn input(
    passage: &Passage,
    projected: &[Vec<f32>],
    marks: &[u16],
    bonds: &[u16],
    at: Run,
    (first, last): (usize, usize),
) -> Vec<f32> {
    let figure = HEAD.figure.apply(&ends(passage, at));
    let mut input = Vec::with_capacity((last - first) * WIDTH);
    for word in first..last {
        let distance = &HEAD.distances[bucket(word, at) * WIDTH..][..WIDTH];
        let mark = HEAD.marks.apply(&bits(marks[word], MARKS));
        let bond = HEAD.bonds.apply(&bits(bonds[word - first], BONDS));
        input.extend((0..WIDTH).map(|k| projected[word][k] + figure[k] + distance[k] + mark[k] + bond[k]));
    }
    input
}

/// The vectors of a figure's first and last word.
fn ends(passage: &Passage, at: Run) -> Vec<f32> {
    [passage.vector(at.first), passage.vector(at.last - 1)].concat()
}

fn roles(
    pool: &Arc<ThreadPool>,
    passage: &Passage,
    input: Vec<f32>,
    quantity: &Quantity,
    at: Run,
    (first, last): (usize, usize),
) -> Roles {
    let input = NdTensor::from_data([1, last - first, WIDTH], input);
    let input = vec![(HEAD.input, input.view().into())];
    let found = HEAD.layer.run_n(input, [HEAD.states, HEAD.labels], Some(encoder::options(pool)));
    let [states, labels] = found.expect("the layer takes any stretch").map(|value| {
        let tensor: NdTensor<f32, 3> = value.try_into().expect("the layer gives vectors");
        tensor.into_data()
    });
    let opens = &passage.opens[first..last];
    let logit = |role: Role| {
        let labels = &labels;
        move |word: usize, label: usize| labels[word * 3 * ROLES + 3 * role as usize + label]
    };
    let role = |role: Role| {
        let runs = HEAD.chains[role as usize].best(opens, logit(role));
        runs.iter()
            .map(|run| passage.found(&Run { first: first + run.first, last: first + run.last, ..*run }))
            .collect::<Vec<_>>()
    };
    let likely = |role: Role| {
        let shares = HEAD.chains[role as usize].shares(opens, logit(role));
        let words = passage.words[first..last].iter().copied().zip(shares.words);
        Likely { none: shares.none, words: words.filter(|(_, share)| *share >= SLIGHT).collect() }
    };
    let figure = quantity.words.span;
    let away = |found: &Found| found.span.gap(figure);
    let nearest = |found: Vec<Found>| found.into_iter().min_by_key(away);
    let mut places = role(Role::Place);
    places.sort_by_key(away);
    let inner = inner(&ends(passage, at), &states, at, first);
    let (stance, stance_score) = stance(&inner);
    Roles {
        figure,
        subject: nearest(role(Role::Subject)),
        event: nearest(role(Role::Event)),
        places,
        time: nearest(role(Role::Time)),
        source: nearest(role(Role::Source)),
        stance,
        stance_score,
        voiced: 1.0 / (1.0 + (-HEAD.voiced.apply(&inner)[0]).exp()),
        likely_subject: likely(Role::Subject),
        likely_place: likely(Role::Place),
        likely_source: likely(Role::Source),
    }
}

/// Bits of [`mark`] and of [`bond`].
const MARKS: usize = 9;
const BONDS: usize = 6;

fn bits(value: u16, count: usize) -> Vec<f32> {
    (0..count).map(|bit| f32::from(value >> bit & 1)).collect()
}

/// What stance and voice are read from: the figure's words and what the layer made of them.
fn inner(ends: &[f32], states: &[f32], at: Run, first: usize) -> Vec<f32> {
    let mut mean = vec![0.0; WIDTH];
    for word in at.first..at.last {
        let state = &states[(word - first) * WIDTH..][..WIDTH];
        mean.iter_mut().zip(state).for_each(|(sum, value)| *sum += value / (at.last - at.first) as f32);
    }
    HEAD.inner.apply(&[ends, &mean].concat()).into_iter().map(gelu).collect()
}

fn stance(inner: &[f32]) -> (Stance, f32) {
    let scores = HEAD.stance.apply(inner);
    let best = (1..scores.len()).fold(0, |best, next| if scores[next] > scores[best] { next } else { best });
    let all: f32 = scores.iter().map(|score| (score - scores[best]).exp()).sum();
    ([Stance::Asserted, Stance::Denied, Stance::Doubted, Stance::Hypothetical][best], 1.0 / all)
}

/// The Gaussian error linear unit, with the error function of Abramowitz and Stegun 7.1.26 (error below 1.5e-7).
fn gelu(x: f32) -> f32 {
    let z = x.abs() / std::f32::consts::SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let sum = ((((1.061_405_4 * t - 1.453_152) * t + 1.421_413_7) * t - 0.284_496_74) * t + 0.254_829_6) * t;
    let erf = (1.0 - sum * (-z * z).exp()).copysign(x);
    0.5 * x * (1.0 + erf)
}

/// Words from the figure, signed: 0 inside, 1, 2, 3, 4, 5–9, 10–17, …
fn bucket(word: usize, figure: Run) -> usize {
    const SIDE: usize = 10;
    let step = |distance: usize| {
        if distance <= 4 { distance } else { (4 + (distance - 2).ilog2() as usize).min(SIDE) }
    };
    if word < figure.first {
        SIDE - step(figure.first - word)
    } else {
        SIDE + step((word + 1).saturating_sub(figure.last))
    }
}
