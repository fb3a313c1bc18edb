//! Times: when, as written ("in November", "this year"), and as an interval of days where the page allows that. A
//! relative time on a page without a date stays relative: nothing here reads the clock.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::text::Words;

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
    let _ = (document, published);
    Vec::new()
}
