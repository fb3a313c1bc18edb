//! Notices: what a stage has to tell about messy input. A stage returns its value *and* its notices; nothing that a
//! page contains is an error. I/O errors and bad arguments are not notices: see [`crate::ledger::Error`] and the CLI.

use serde::{Deserialize, Serialize};

/// One remark on one page: something dropped, cut, guessed or not understood, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Notice {
    pub kind: NoticeKind,
    /// Why, as a sentence for a person.
    pub reason: String,
    /// The words concerned, shortened to [`EXCERPT`] characters; empty where there are none.
    pub excerpt: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Text of the page that is no part of the article: menus, teasers, comments, captions in another script.
    Dropped,
    /// The same words stood twice; the first copy is kept.
    Repeated,
    /// Input that was too large, cut at a stated limit.
    Truncated,
    /// Bytes that could not be decoded, a charset that was guessed.
    Encoding,
    /// A field of the article that could not be known, or was guessed.
    Unknown,
    /// The page holds nothing that can be read as an article.
    Empty,
    /// Words that could be read in two ways, or that no candidate fits: the reader abstained.
    Ambiguous,
}

/// Characters of an excerpt that are kept.
pub const EXCERPT: usize = 200;

impl Notice {
    pub fn new(kind: NoticeKind, reason: impl Into<String>, excerpt: &str) -> Notice {
        let excerpt = match excerpt.char_indices().nth(EXCERPT) {
            Some((end, _)) => format!("{}…", &excerpt[..end]),
            None => excerpt.to_owned(),
        };
        Notice { kind, reason: reason.into(), excerpt }
    }
}
