//! Questions: the thing that can be compared — what is counted × group × event × place × period × stock or flow. The
//! key of a question is a pure function of one claim, so that questions join on plain columns.

use serde::{Deserialize, Serialize};

use crate::claim::Claim;

/// `q-` and a readable slug of the key: "q-islamic-state-fighters-in-af".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct QuestionId(pub String);

/// The question that a claim's figure answers.
pub fn of(claim: &Claim) -> QuestionId {
    let class = claim.subject.as_ref().map_or("unknown", |subject| &subject.class);
    QuestionId(format!("q-{class}"))
}
