//! Questions: the thing that can be compared — what is counted × group × event × place × period × stock or flow ×
//! dimension. A question is a pure function of one claim, so that questions join on plain columns. Who answers it, and
//! how the answers differ, is not known here.

mod dimension;
mod key;
mod naming;

pub use dimension::dimension;
pub use key::{Key, Scope};

use serde::{Deserialize, Serialize};

use crate::claim::Claim;

/// `q-` and a readable slug of the key: "q-islamic-state-fighters-in-afghanistan".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct QuestionId(pub String);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Question {
    pub id: QuestionId,
    /// For people: "Islamic State fighters in Afghanistan".
    pub title: String,
    pub key: Key,
}

/// The question that a claim's figure answers.
pub fn of(claim: &Claim) -> Question {
    let key = Key::of(claim);
    Question { id: naming::id(&key), title: naming::title(&key, &claim.quantity.words.text), key }
}
