//! What is read closely: all of a text, or only the stretches that can hold a claim or name its sayer.

use crate::document::Document;
use crate::notice::{Notice, NoticeKind};
use crate::quantity::{Kind, Quantity};
use crate::text::Span;

/// Bytes of one page that are read closely at most, some 33,000 words; an article has a thousand. It bounds time (some 15
/// seconds) and memory (a vector a word: 50 MB).
const MOST: usize = 200_000;

/// Sentences before a figure's that are read with it, and after.
const BEFORE: usize = 2;
const AFTER: usize = 1;

/// The whole text, up to [`MOST`].
pub fn whole(document: &Document) -> Span {
    Span::new(0, document.text.floor_char_boundary(MOST))
}

/// The sentences with figures, and those around them, as far as [`MOST`] goes.
pub fn near(document: &Document, quantities: &[Quantity]) -> Vec<Span> {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for quantity in quantities.iter().filter(|quantity| quantity.kind == Kind::Figure) {
        let Some(sentence) = document.sentence_at(quantity.words.span.start) else { continue };
        let first = sentence.saturating_sub(BEFORE).min(opening(document, sentence));
        let last = (sentence + AFTER).min(document.sentences.len() - 1);
        match stretches.last_mut() {
            Some(before) if first <= before.1 + 1 => before.1 = before.1.max(last),
            _ => stretches.push((first, last)),
        }
    }
    let span = |(first, last): (usize, usize)| document.sentences[first].span.cover(document.sentences[last].span);
    limit(stretches.into_iter().map(span).collect(), document.text)
}

/// The first sentence of a sentence's paragraph, where that is near: who speaks is told there.
fn opening(document: &Document, sentence: usize) -> usize {
    let paragraph = document.sentences[sentence].paragraph;
    let near = sentence.saturating_sub(PARAGRAPH)..sentence;
    near.rev().take_while(|&at| document.sentences[at].paragraph == paragraph).last().unwrap_or(sentence)
}

/// Sentences of a paragraph before a figure's that are read with it.
const PARAGRAPH: usize = 6;

fn limit(stretches: Vec<Span>, text: &str) -> Vec<Span> {
    let mut left = MOST;
    let mut kept = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        let end = text.floor_char_boundary(stretch.end.min(stretch.start + left));
        if end > stretch.start {
            kept.push(Span::new(stretch.start, end));
            left -= end - stretch.start;
        }
    }
    kept
}

/// What is to be said of a text that is too long to be read closely as a whole.
pub fn notice(text: &str) -> Option<Notice> {
    (text.len() > MOST).then(|| {
        let reason = format!("{MOST} bytes of a page are read closely; what lies beyond is read by rules alone");
        Notice::new(NoticeKind::Truncated, reason, "")
    })
}
