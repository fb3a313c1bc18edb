//! Statements: acts of saying by one source — a press conference, a report — told by the claims of one or more articles;
//! what they rest on, and what changed on the way. How statements of different sources relate is not known here.

mod drift;
mod figure;
mod join;
mod occasion;
mod origin;
mod position;
#[cfg(test)]
pub(crate) mod sample;

pub use drift::{Drift, DriftKind};
pub use figure::{number, value};
pub use join::join;
pub use origin::Origin;
pub use position::{Position, compatible, positions};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::claim::{Claim, ClaimId};
use crate::page::PageId;
use crate::question::QuestionId;

/// `s-` and the digits of the first of its claims: a statement keeps its id when more articles tell of it, unless one
/// of them sorts before all others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StatementId(pub String);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub id: StatementId,
    pub speaker: Speaker,
    /// As written: "at a press conference on Tuesday".
    pub occasion: Option<String>,
    pub said: Said,
    pub origin: Origin,
    /// Sorted.
    pub claims: Vec<ClaimId>,
    pub drift: Vec<Drift>,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The fullest name that any telling gives.
    pub name: String,
    pub role: Option<String>,
    /// What statements of one source are joined by.
    pub key: String,
    pub voice: Voice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// A source that the article names.
    Source,
    /// The article itself, or its outlet: it names nobody.
    Article,
}

/// When a statement was made, as far as its tellings show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// The day, or the days between which it lies.
    Between(Date, Date),
    /// Not later than the first article that tells of it.
    Before(Date),
    Unknown,
}

impl Said {
    /// The day that a statement is put at on a time axis.
    pub fn date(self) -> Option<Date> {
        match self {
            Said::Between(_, date) | Said::Before(date) => Some(date),
            Said::Unknown => None,
        }
    }
}

/// What is known of the article that a claim stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    pub page: PageId,
    pub headline: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<Date>,
    /// Whom the article says it was taken from.
    pub credit: Option<String>,
    /// Equal for articles whose words are equal: see [`text_digest`].
    pub text: String,
}

impl Publication {
    pub fn of(page: &PageId, article: &Article) -> Publication {
        Publication {
            page: page.clone(),
            headline: article.headline.map(|span| span.slice(&article.text).to_owned()),
            outlet: article.outlet.value().cloned(),
            published: article.published.value().copied(),
            credit: article.credit.value().cloned(),
            text: text_digest(&article.text),
        }
    }
}

pub use origin::text_digest;

/// A claim with what statements are made from.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'a> {
    pub claim: &'a Claim,
    pub question: &'a QuestionId,
    pub publication: &'a Publication,
}
