//! Relations: how what statements say on one question, or on related ones, compares — and, where two figures cannot be
//! compared, why. What a question's answer is in the end is not known here.

mod compare;
mod deny;
mod part;
#[cfg(test)]
mod tests;

pub use part::wholes;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::claim::{Claim, ClaimId, Stance};
use crate::question::{Question, QuestionId};
use crate::statement::{Position, Statement, StatementId};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Relation {
    pub kind: RelationKind,
    pub from: End,
    pub to: End,
    /// For people.
    pub sentence: String,
}

/// What a statement says on a question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct End {
    pub question: QuestionId,
    pub statement: StatementId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// `from` denies what `to` says.
    Denies,
    /// No number satisfies both.
    Conflicts,
    /// What `from` counts is part of what `to` counts.
    PartOf,
    /// `from` is a later word of the same source.
    Updates,
    /// Some number satisfies both.
    Agrees,
    /// The two cannot be compared; the sentence says why.
    NotComparable,
}

/// What relations are found in.
pub struct Material<'a> {
    pub questions: &'a BTreeMap<QuestionId, Question>,
    pub claims: &'a BTreeMap<ClaimId, &'a Claim>,
    /// Sorted by id.
    pub statements: &'a [Statement],
    /// Sorted by statement.
    pub positions: &'a [Position],
}

/// All relations, sorted.
pub fn find(material: &Material) -> Vec<Relation> {
    let mut relations = deny::find(material);
    relations.extend(part::find(material));
    let mut questions: BTreeMap<&QuestionId, Vec<&Position>> = BTreeMap::new();
    for position in material.positions.iter().filter(|position| position.stance == Stance::Asserted) {
        questions.entry(&position.question).or_default().push(position);
    }
    for positions in questions.values() {
        relations.extend(compare::find(positions));
    }
    relations.sort();
    relations.dedup();
    relations
}

impl End {
    fn of(position: &Position) -> End {
        End { question: position.question.clone(), statement: position.statement.clone() }
    }
}
