//! Headlines name their source in ways of their own: "4,000 fighters near the border: Anatoly Sidorov", "Kabulov:
//! 10,000 fighters in the country". "…, says Russia" is read as any sentence is.

use crate::attribution::{Attitude, Attribution, Form, speaker};
use crate::document::{Document, Sentence};
use crate::entity::Entities;
use crate::lexicon;
use crate::text::{Span, Words};

pub fn find(document: &Document, entities: &Entities, sentence: &Sentence) -> Option<Attribution> {
    let text = document.text;
    let headline = sentence.span.slice(text);
    let colon = sentence.span.start + headline.find(": ").or_else(|| headline.find(" – "))?;
    let before = Span::new(sentence.span.start, colon).trim(text);
    let after = text[colon..].char_indices().nth(2).map_or(colon, |(width, _)| colon + width);
    let after = Span::new(after.min(sentence.span.end), sentence.span.end).trim(text);
    let names_speaker = |span: Span| {
        let mut mentions = entities.mentions_in(span);
        mentions.any(|mention| mention.words.span == span && speaker::is_speaker(entities.of(mention).kind))
            || lexicon::speaker(span.slice(text)).is_some()
    };
    let (named, content) = if names_speaker(after) {
        (after, before)
    } else if names_speaker(before) {
        (before, after)
    } else {
        return None;
    };
    Some(Attribution {
        source: Some(Words::of(text, named)),
        cue: None,
        content: vec![content],
        form: Form::Headline,
        attitude: Attitude::Asserts,
        rule: "name and colon in the headline",
    })
}
