//! Quotations without a cue of their own go on with a speaker nearby: of the same paragraph, before or after, else the
//! one whose words the paragraph before ended with.

use crate::attribution::{Attitude, Attribution, Form};
use crate::document::{Document, Quotation};
use crate::text::{Span, Words};

/// A quotation shorter than this many bytes is a name or a scare quote, not speech.
const SHORTEST: usize = 25;

/// `found` are the attributions with a cue, in the order of their sentences.
pub fn find(document: &Document, found: &[Attribution]) -> Vec<Attribution> {
    let mut continued: Vec<Attribution> = Vec::new();
    let mut last: Option<(usize, Words)> = None;
    for (number, paragraph) in document.paragraphs.iter().enumerate() {
        let inside =
            |attribution: &&Attribution| attribution.cue.as_ref().is_some_and(|cue| paragraph.span.contains(cue.span));
        let here: Vec<&Attribution> = found.iter().filter(inside).collect();
        for quotation in document.quotations.iter().filter(|quotation| paragraph.span.contains(quotation.span)) {
            if quotation.inner.len() < SHORTEST || found.iter().any(|attribution| attribution.holds(quotation.inner)) {
                continue;
            }
            let carried = last.as_ref().filter(|(paragraph, _)| paragraph + 1 >= number).map(|(_, source)| source);
            let source = nearest(&here, quotation).or_else(|| opens(document, quotation).then_some(carried).flatten());
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
    let cue = |attribution: &Attribution| attribution.cue.as_ref().map_or(0, |cue| cue.span.start);
    let before = here.iter().rev().find(|attribution| cue(attribution) < quotation.span.start);
    before.or_else(|| here.first()).and_then(|attribution| attribution.source.as_ref())
}

/// Whether the quotation opens its paragraph.
fn opens(document: &Document, quotation: &Quotation) -> bool {
    document.paragraphs.iter().any(|paragraph| paragraph.span.start == quotation.span.start)
}
