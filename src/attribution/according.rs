//! "According to X", "citing X", "as announced by X": the source follows, the rest of the sentence is the content.

use crate::attribution::{Attitude, Attribution, Form, cue, phrase};
use crate::document::{Document, Sentence, Tag};
use crate::text::{Span, Words};

/// Phrases that a source follows, as their tokens in lower case.
const PHRASES: &[&[&str]] =
    &[&["according", "to"], &["citing"], &["quoting"], &["in", "the", "words", "of"], &["as", "per"]];

pub fn find(document: &Document, sentence: &Sentence) -> Vec<Attribution> {
    let text = document.text;
    let mut attributions = Vec::new();
    for index in sentence.tokens.clone() {
        let phrase = PHRASES.iter().find(|phrase| stands_at(document, sentence, index, phrase));
        let phrase = phrase.map(|phrase| (index + phrase.len() - 1, Form::Indirect, "according to"));
        let told = || Some((told_by(document, sentence, index)?, Form::Told, "as told by"));
        let Some((last, form, rule)) = phrase.or_else(told) else { continue };
        let Some(named) = phrase::after(document, sentence, last) else { continue };
        let cue = document.tokens[index].span.cover(document.tokens[last].span);
        let attribution = Attribution {
            source: Some(Words::of(text, named)),
            cue: Some(Words::of(text, cue)),
            content: around(document, sentence.span, cue.cover(named)),
            form,
            attitude: Attitude::Asserts,
            rule,
        };
        attributions.push(attribution);
    }
    attributions
}

/// "as announced by X", "as pointed out on Monday by X": where its "by" stands.
fn told_by(document: &Document, sentence: &Sentence, index: usize) -> Option<usize> {
    let word = |at: usize| document.tokens[at].text(document.text);
    let end = sentence.tokens.end.min(index + LONGEST);
    if !word(index).eq_ignore_ascii_case("as") || index + 3 > end {
        return None;
    }
    let told = document.tokens[index + 1];
    let by = (index + 2..end).find(|&at| word(at) == "by")?;
    let adverbial = |at: usize| !document.tokens[at].tag.is_verb() && !matches!(word(at), "," | ";" | "." | "(");
    let tells = PUBLISHED.contains(&word(index + 1)) || cue::strength(document, told.span).is_some();
    (tells && matches!(told.tag, Tag::VBN | Tag::VBD) && (index + 2..by).all(adverbial)).then_some(by)
}

/// Tokens from "as" to its "by".
const LONGEST: usize = 7;
/// Participles that tell of words beside the cues.
const PUBLISHED: &[&str] = &["published", "documented", "pointed", "cited", "quoted", "outlined", "detailed"];

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
