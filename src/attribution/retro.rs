//! Words told first and whose they are only then: "40 houses burned. This was revealed by the ministry.", "The ministry
//! announced this on Monday." The sentences before, back to the last attribution, are the content.

use crate::attribution::cue::{self, Cue, Strength};
use crate::attribution::{Attitude, Attribution, Form, phrase, source, speaker};
use crate::document::{Document, Part, Sentence, Tag};
use crate::entity::Entities;
use crate::text::{Span, Words};

/// Sentences before that are taken for told.
const BEFORE: usize = 4;

/// `found` are the attributions of the text's sentences.
pub fn find(document: &Document, entities: &Entities, found: &[Attribution]) -> Vec<Attribution> {
    let mut told: Vec<Span> = found.iter().flat_map(|attribution| attribution.content.iter().copied()).collect();
    told.sort();
    let attributions = document.sentences.iter().enumerate().filter_map(|(index, sentence)| {
        let (source, cue) = teller(document, entities, sentence)?;
        let content = before(document, index, &told)?;
        Some(Attribution {
            source: Some(Words::of(document.text, source)),
            cue: Some(Words::of(document.text, cue)),
            content: vec![content],
            form: Form::Told,
            attitude: Attitude::Asserts,
            rule: "told before, its speaker named after",
        })
    });
    attributions.collect()
}

/// Who tells "this", and the cue.
fn teller(document: &Document, entities: &Entities, sentence: &Sentence) -> Option<(Span, Span)> {
    let cues = cue::find(document, sentence).into_iter().filter(|cue| cue.strength == Strength::Strong);
    let mut tellers = cues.filter_map(|cue| {
        let named = passive(document, sentence, &cue).or_else(|| active(document, entities, sentence, &cue))?;
        speaker::speaks(document, entities, named, true).then_some((named, cue.span))
    });
    tellers.next()
}

/// "This was revealed by X".
fn passive(document: &Document, sentence: &Sentence, cue: &Cue) -> Option<Span> {
    let word = |at: usize| document.tokens[at].text(document.text);
    let first = sentence.tokens.start;
    let opens = matches!(word(first), "This" | "That") && cue.token > first && cue.token <= first + 3;
    let by = cue.token + 1;
    (opens && document.tokens[cue.token].tag == Tag::VBN && by < sentence.tokens.end && word(by) == "by")
        .then(|| phrase::after(document, sentence, by))?
}

/// "X announced this on Monday", not "X announced this plan".
fn active(document: &Document, entities: &Entities, sentence: &Sentence, cue: &Cue) -> Option<Span> {
    let this = document.tokens.partition_point(|token| token.span.start < cue.span.end);
    let token = |at: usize| document.tokens.get(at).filter(|_| sentence.tokens.contains(&at));
    let object = token(this).is_some_and(|token| token.text(document.text) == "this");
    let alone =
        token(this + 1).is_none_or(|next| matches!(next.tag, Tag::IN | Tag::RB | Tag::Other | Tag::WRB | Tag::TO));
    (object && alone).then(|| source::before(document, entities, sentence, cue.token))?
}

/// The sentences before one, of its paragraph and the one before, that nobody else tells.
fn before(document: &Document, index: usize, told: &[Span]) -> Option<Span> {
    let paragraph = document.sentences[index].paragraph;
    let free = |at: &usize| {
        let span = document.sentences[*at].span;
        let next = told.partition_point(|told| told.start < span.end);
        let taken = told[..next].iter().rev().take(NEAR).any(|told| told.overlaps(span));
        !taken && document.part_of(*at) == Part::Body && document.sentences[*at].paragraph + 1 >= paragraph
    };
    let first = (index.saturating_sub(BEFORE)..index).rev().take_while(free).last()?;
    Some(document.sentences[first].span.cover(document.sentences[index - 1].span))
}

/// Contents before a sentence that are looked at.
const NEAR: usize = 16;
