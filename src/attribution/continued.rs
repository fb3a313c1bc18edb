//! Quotations without a cue of their own go on with a speaker nearby: of the same paragraph, before or after, else the
//! one whose words the paragraph before announced ("this statement by Holm:") or ended with.

use crate::attribution::{Attitude, Attribution, Form, phrase};
use crate::document::{Document, Quotation};
use crate::text::{Span, Words};

/// A quotation shorter than this many bytes is a name or a scare quote, not speech.
const SHORTEST: usize = 25;

/// `found` are the attributions with a cue, in the order of their sentences.
pub fn find(document: &Document, found: &[Attribution]) -> Vec<Attribution> {
    let mut contents: Vec<Span> = found.iter().flat_map(|attribution| attribution.content.iter().copied()).collect();
    contents.sort();
    let said = Coverage::of(&contents);
    let mut continued: Vec<Attribution> = Vec::new();
    let mut last: Option<(usize, Words)> = None;
    let mut cued = found.iter().filter(|attribution| attribution.cue.is_some()).peekable();
    for (number, paragraph) in document.paragraphs.iter().enumerate() {
        let mut here: Vec<&Attribution> = Vec::new();
        while let Some(attribution) = cued.next_if(|attribution| cue_start(attribution) < paragraph.span.end) {
            here.push(attribution);
        }
        for quotation in document.quotations_in(paragraph.span) {
            if quotation.inner.len() < SHORTEST || said.overlaps(quotation.inner) {
                continue;
            }
            let carried = last.as_ref().filter(|(paragraph, _)| paragraph + 1 >= number).map(|(_, source)| source);
            let opens = paragraph.span.start == quotation.span.start;
            if let Some(named) = announced(document, number).filter(|_| opens && here.is_empty()) {
                let source = Words::of(document.text, named);
                last = Some((number, source.clone()));
                let rule = "quotation announced in the paragraph before";
                continued.push(Attribution { form: Form::Told, rule, ..attribution(quotation.span, source) });
                continue;
            }
            let source = nearest(&here, quotation).or_else(|| opens.then_some(carried).flatten());
            let Some(source) = source.cloned() else { continue };
            continued.push(attribution(quotation.span, source.clone()));
            last = Some((number, source));
        }
        if let Some(source) = here.last().and_then(|attribution| attribution.source.clone()) {
            last = Some((number, source));
        }
    }
    continued
}

/// Whose words the paragraph before announces: "… rated this statement by Ingrid Holm in May:".
fn announced(document: &Document, paragraph: usize) -> Option<Span> {
    let before = document.paragraphs.get(paragraph.checked_sub(1)?)?;
    let sentence = document.sentences[before.sentences.clone()].last()?;
    if !sentence.span.slice(document.text).ends_with(':') {
        return None;
    }
    let word = |at: usize| document.tokens[at].text(document.text);
    let noun = sentence.tokens.clone().rev().find(|&at| WORDS.contains(&word(at)))?;
    let by = Some(noun + 1).filter(|by| sentence.tokens.contains(by) && matches!(word(*by), "by" | "from" | "of"))?;
    phrase::after(document, sentence, by)
}

/// Nouns for words that somebody said or wrote.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "answer", "comment", "comments", "email", "letter", "message", "post", "quote", "quotes", "remark", "remarks", "reply",
    "response", "statement", "statements", "tweet", "tweets", "words", "warning",
];

fn cue_start(attribution: &Attribution) -> usize {
    attribution.cue.as_ref().map_or(0, |cue| cue.span.start)
}

/// Where anything is said at all: spans merged, so that one look-up tells.
struct Coverage(Vec<Span>);

impl Coverage {
    /// `spans` are sorted.
    fn of(spans: &[Span]) -> Coverage {
        let mut merged: Vec<Span> = Vec::new();
        for &span in spans {
            match merged.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => merged.push(span),
            }
        }
        Coverage(merged)
    }

    fn overlaps(&self, span: Span) -> bool {
        let before = self.0.partition_point(|merged| merged.start < span.end);
        before.checked_sub(1).is_some_and(|index| self.0[index].end > span.start)
    }
}

fn attribution(content: Span, source: Words) -> Attribution {
    Attribution {
        source: Some(source),
        cue: None,
        content: vec![content],
        form: Form::Continued,
        attitude: Attitude::Asserts,
        rule: "quotation goes on with the speaker nearby",
    }
}

/// The source of the attribution in the same paragraph that ends last before the quotation, else the first after it.
fn nearest<'a>(here: &[&'a Attribution], quotation: &Quotation) -> Option<&'a Words> {
    let before = here.iter().rev().find(|attribution| cue_start(attribution) < quotation.span.start);
    before.or_else(|| here.first()).and_then(|attribution| attribution.source.as_ref())
}
