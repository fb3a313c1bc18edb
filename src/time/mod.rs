//! Times: when, as written ("in November", "this year"), and as an interval of days where the page allows that. A
//! relative time on a page without a date stays relative: nothing here reads the clock.

mod calendar;
mod date;
mod grammar;
mod part;
mod range;
mod relative;
mod word;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::text::{Span, Words};
use crate::time::grammar::Grammar;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// As written, with its preposition: "in November", "on Tuesday", "this year".
    pub words: Words,
    /// First and last day, where they can be known.
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// Finds the times of a document, sorted by position; no two overlap. `published` anchors relative times.
pub fn find(document: &Document, published: Option<Date>) -> Vec<Time> {
    let mut times = Vec::new();
    for sentence in &document.sentences {
        let tokens = &document.tokens[sentence.tokens.clone()];
        let grammar = Grammar { text: document.text, tokens, published };
        let mut at = 0;
        while at < tokens.len() {
            let found = grammar.expression(at).filter(|_| grammar::may_begin(&tokens[at]));
            let Some((end, days)) = found.filter(|(end, _)| *end > at && *end <= tokens.len()) else {
                at += 1;
                continue;
            };
            let span = Span::new(tokens[at].span.start, tokens[end - 1].span.end);
            times.push(Time { words: Words::of(document.text, span), from: days.from, to: days.to });
            at = end;
        }
    }
    times
}

#[cfg(test)]
mod tests;
