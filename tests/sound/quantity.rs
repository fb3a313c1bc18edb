//! What holds of the quantities of any text. One place for the property tests (`tests/quantities.rs`) and for the fuzz
//! target (`fuzz/targets/quantities.rs`).

use sayso::article;
use sayso::document::{self, Document};
use sayso::quantity::{self, Kind, Quantity};
use sayso::text::{Span, Words};

/// What may stand before a text: with figures that a later one may lean on or without, and without the name of a country,
/// which would tell whose dollars and rupees the text speaks of.
const BEFORE: [&str; 2] = [
    "Nobody at the harbour spoke.",
    "Of the 7,000 nets that 40 boats lost on Monday, 12% were sold to a firm for €5 million.",
];

/// Checks the quantities of `text`, alone and after other words. How many there are.
#[track_caller]
pub fn check(text: &str) -> usize {
    let alone = sound(text);
    let is_sentence = is_sentence(text) && !alone.iter().any(|quantity| quantity.kind == Kind::Table);
    for before in BEFORE {
        same(&alone, &sound(&format!("{before}\n{text}")), before.len() + 1);
        if is_sentence {
            after_in_line(before, text, &alone);
        }
    }
    alone.len()
}

/// Checks that a text on lines of its own is read the same after `before`, which must name no country.
#[track_caller]
pub fn check_after(before: &str, text: &str) {
    same(&sound(text), &sound(&format!("{before}\n{text}")), before.len() + 1);
}

fn is_sentence(text: &str) -> bool {
    let document = document::of(text, None);
    document.sentences.len() == 1 && document.paragraphs.len() == 1
}

/// Checks that one sentence, which is no table, is read the same after another on its line, if it begins one there too.
#[track_caller]
fn after_in_line(before: &str, text: &str, alone: &[Quantity]) {
    let whole = format!("{before} {text}");
    let start = before.len() + 1;
    let document = document::of(&whole, None);
    if document.sentences.iter().any(|sentence| sentence.span.start == start) {
        same(alone, &quantity::find(&document), start);
    }
}

/// The quantities of a text, read as `sayso inspect --lines` reads a line, all of them sound.
#[track_caller]
fn sound(text: &str) -> Vec<Quantity> {
    let article = article::raw(text);
    let document = document::of(&article.text, article.headline);
    let quantities = quantity::find(&document);
    let mut end = 0;
    for quantity in &quantities {
        let span = quantity.words.span;
        assert!(stands(&quantity.words, text), "its words do not stand in the text: {quantity:?}");
        assert!(in_one_sentence(&document, span), "in no sentence: {quantity:?}");
        assert!(span.start >= end, "{quantity:?} overlaps the one before, which ends at {end}");
        let others = quantity.counted.iter().chain(&quantity.concept).chain(&quantity.per);
        assert!(others.into_iter().all(|words| stands(words, text)), "{quantity:?}");
        let (low, high) = (quantity.value.low(), quantity.value.high());
        assert!(low.is_some() || high.is_some(), "no value: {quantity:?}");
        assert!(low.into_iter().chain(high).all(f64::is_finite), "{quantity:?}");
        assert!(low.zip(high).is_none_or(|(low, high)| low <= high), "the low is above the high: {quantity:?}");
        assert!(!quantity.unit.0.is_empty(), "no unit: {quantity:?}");
        end = span.end;
    }
    quantities
}

fn stands(words: &Words, text: &str) -> bool {
    !words.span.is_empty() && words.stand_in(text)
}

fn in_one_sentence(document: &Document, span: Span) -> bool {
    document.sentence_at(span.start).is_some_and(|index| document.sentences[index].span.contains(span))
}

/// Checks that the quantities of a text are the same where it begins at `start` of a whole. Only what a figure counts,
/// and with it what it tells of, may be told by what stands before the text.
#[track_caller]
fn same(alone: &[Quantity], whole: &[Quantity], start: usize) {
    let inside: Vec<&Quantity> = whole.iter().filter(|quantity| quantity.words.span.end > start).collect();
    assert_eq!(alone.len(), inside.len(), "{alone:#?} became {inside:#?}");
    for (alone, after) in alone.iter().zip(inside) {
        let mut expected = moved_quantity(alone, start);
        if after.counted.as_ref().is_some_and(|counted| counted.span.end <= start) {
            let Quantity { counted, concept, per, .. } = after.clone();
            expected = Quantity { counted, concept, per, ..expected };
        }
        assert_eq!(after, &expected, "not read as it is alone");
    }
}

fn moved_quantity(quantity: &Quantity, by: usize) -> Quantity {
    Quantity {
        words: moved(&quantity.words, by),
        counted: quantity.counted.as_ref().map(|words| moved(words, by)),
        concept: quantity.concept.iter().map(|words| moved(words, by)).collect(),
        per: quantity.per.as_ref().map(|words| moved(words, by)),
        ..quantity.clone()
    }
}

fn moved(words: &Words, by: usize) -> Words {
    Words { span: Span::new(words.span.start + by, words.span.end + by), text: words.text.clone() }
}
