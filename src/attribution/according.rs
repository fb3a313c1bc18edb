//! "According to X", "citing X", "in the words of X": the source follows, the rest of the sentence is the content.

use crate::attribution::{Attitude, Attribution, Form, phrase};
use crate::document::{Document, Sentence};
use crate::text::{Span, Words};

/// Phrases that a source follows, as their tokens in lower case.
const PHRASES: &[&[&str]] =
    &[&["according", "to"], &["citing"], &["quoting"], &["in", "the", "words", "of"], &["as", "per"]];

pub fn find(document: &Document, sentence: &Sentence) -> Vec<Attribution> {
    let text = document.text;
    let mut attributions = Vec::new();
    for index in sentence.tokens.clone() {
        let Some(phrase) = PHRASES.iter().find(|phrase| stands_at(document, sentence, index, phrase)) else { continue };
        let last = index + phrase.len() - 1;
        let Some(named) = phrase::after(document, sentence, last) else { continue };
        let cue = document.tokens[index].span.cover(document.tokens[last].span);
        let attribution = Attribution {
            source: Some(Words::of(text, named)),
            cue: Some(Words::of(text, cue)),
            content: around(document, sentence.span, cue.cover(named)),
            form: Form::Indirect,
            attitude: Attitude::Asserts,
            rule: "according to",
        };
        attributions.push(attribution);
    }
    attributions
}

fn stands_at(document: &Document, sentence: &Sentence, index: usize, phrase: &[&str]) -> bool {
    index + phrase.len() < sentence.tokens.end
        && phrase.iter().zip(&document.tokens[index..]).all(|(word, token)| {
            let found = token.text(document.text);
            found.eq_ignore_ascii_case(word)
        })
}

/// What is left of the sentence on either side of the phrase and its source.
fn around(document: &Document, sentence: Span, taken: Span) -> Vec<Span> {
    let sides = [Span::new(sentence.start, taken.start), Span::new(taken.end, sentence.end)];
    let mut sides: Vec<Span> = sides.into_iter().map(|side| side.trim(document.text)).collect();
    sides.retain(|side| side.slice(document.text).chars().any(char::is_alphanumeric));
    sides
}
