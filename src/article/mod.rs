//! Articles: what a person would call the text of the page. Headline, body, and what is known of outlet, byline and
//! date; everything dropped is kept as a [`Notice`] with its reason. What the words mean is not known here.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::notice::Notice;
use crate::page::Page;
use crate::text::Span;

/// One article. `text` is never rewritten after this stage: every span of every later stage slices it.
#[derive(Clone, Debug)]
pub struct Article {
    /// Headline first (if known), then the paragraphs, each on a line of its own, separated by a blank line.
    pub text: String,
    /// Where the headline stands in `text`.
    pub headline: Option<Span>,
    pub outlet: Field<String>,
    pub byline: Field<String>,
    pub published: Field<Date>,
    /// Where the article says it was filed from: "KABUL" of "KABUL, Aug 3 (Reuters) -". The words stay in the text.
    pub dateline: Field<String>,
    /// Whom the article says it was taken from: "Reuters" of the same line, "source: The Valley Post" below a text.
    pub credit: Field<String>,
    /// ISO 639-3 code of the language, as recognised in the text.
    pub language: Field<String>,
    pub notices: Vec<Notice>,
}

/// Something the page may tell about the article, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field<T> {
    Known { value: T, from: FieldOrigin },
    Unknown { reason: String },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldOrigin {
    Metadata,
    Text,
    Guess,
}

impl<T> Field<T> {
    pub fn value(&self) -> Option<&T> {
        match self {
            Field::Known { value, .. } => Some(value),
            Field::Unknown { .. } => None,
        }
    }

    pub fn unknown(reason: impl Into<String>) -> Field<T> {
        Field::Unknown { reason: reason.into() }
    }
}

/// Finds the article in a page.
pub fn of(page: &Page) -> Article {
    raw(&String::from_utf8_lossy(&page.bytes))
}

/// Takes a text as it stands, with no cleaning: offsets into the article are offsets into the input.
pub fn raw(text: &str) -> Article {
    let reason = "the text was taken as it stands";
    Article {
        text: text.to_owned(),
        headline: None,
        outlet: Field::unknown(reason),
        byline: Field::unknown(reason),
        published: Field::unknown(reason),
        dateline: Field::unknown(reason),
        credit: Field::unknown(reason),
        language: Field::unknown(reason),
        notices: Vec::new(),
    }
}
