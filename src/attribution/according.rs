//! "According to X", "citing X", "as announced by X", "with X showing": the source follows, the rest of the sentence is the
//! content.

use crate::attribution::{Attitude, Attribution, Form, cue, phrase, speaker};
use crate::document::{Document, Sentence, Tag};
use crate::entity::Entities;
use crate::text::{Span, Words};

/// Phrases that a source follows, as their tokens in lower case.
const PHRASES: &[&[&str]] =
    &[&["according", "to"], &["citing"], &["quoting"], &["in", "the", "words", "of"], &["as", "per"]];

pub fn find(document: &Document, entities: &Entities, sentence: &Sentence) -> Vec<Attribution> {
    let text = document.text;
    let mut attributions = Vec::new();
    for index in sentence.tokens.clone() {
        attributions.extend(beside(document, entities, sentence, index));
        let phrase = PHRASES.iter().find(|phrase| stands_at(document, sentence, index, phrase));
        // What opens a sentence is said of all of it.
        let form = if index == sentence.tokens.start { Form::Told } else { Form::Indirect };
        let phrase = phrase.map(|phrase| (index + phrase.len() - 1, form, "according to"));
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

/// "with Kesk Institute showing a lead of 3 points, Orel College 4 and Veritaxis 7": each what follows it.
fn beside(document: &Document, entities: &Entities, sentence: &Sentence, with: usize) -> Vec<Attribution> {
    let text = document.text;
    let word = |at: usize| document.tokens[at].text(text);
    let named = Some(with).filter(|&with| word(with).eq_ignore_ascii_case("with"));
    let named = named.and_then(|with| phrase::after(document, sentence, with));
    let Some(named) = named.filter(|&named| speaker::speaks(document, entities, named, true)) else {
        return Vec::new();
    };
    let participle = document.tokens.partition_point(|token| token.span.start < named.end);
    let told = document.tokens.get(participle).filter(|_| sentence.tokens.contains(&participle));
    let Some(told) = told.filter(|told| told.tag == Tag::VBG && cue::strength(document, told.span).is_some()) else {
        return Vec::new();
    };
    // The others, where the words of each begin, and where those before it end.
    let mut members = vec![(named, told.span.end, named.start)];
    for at in participle + 1..sentence.tokens.end.min(participle + MEMBERS) {
        let joins = matches!(word(at), "," | "and" | "while");
        let other = joins.then(|| phrase::name_after(document, sentence, at)).flatten();
        let other = other.filter(|&other| speaker::speaks(document, entities, other, true));
        members.extend(other.map(|other| (other, other.end, document.tokens[at].span.start)));
    }
    let ends = members.iter().skip(1).map(|&(_, _, end)| end).chain([sentence.span.end]);
    let contents = members.iter().zip(ends).map(|(&(who, start, _), end)| (who, Span::new(start, end).trim(text)));
    let cue = Words::of(text, told.span);
    let attributions = contents.map(|(who, content)| Attribution {
        source: Some(Words::of(text, who)),
        cue: Some(cue.clone()),
        content: vec![content],
        form: Form::Told,
        attitude: Attitude::Asserts,
        rule: "beside the words",
    });
    attributions.collect()
}

/// Tokens behind "with X showing" in which others follow.
const MEMBERS: usize = 40;

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
