//! What the ledger tells: plain structs that views print.

use jiff::civil::Date;
use serde::Serialize;

use crate::article::Field;
use crate::claim::{Claim, Stance};
use crate::estimate::Estimate;
use crate::notice::Notice;
use crate::page::PageId;
use crate::question::{Question, QuestionId};
use crate::relation::Relation;
use crate::statement::{Drift, Position, Statement, StatementId};
use crate::text::Span;

/// A line of the table of questions.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionSummary {
    pub id: QuestionId,
    pub title: String,
    pub estimate: Estimate,
    pub statements: usize,
    pub claims: usize,
}

/// Everything on one question.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    pub question: Question,
    pub estimate: Estimate,
    /// Statements that speak to the question, by date, then id.
    pub statements: Vec<Statement>,
    /// What each statement says on this question, in the order of `statements`.
    pub positions: Vec<Position>,
    /// The claims on this question, by statement, then page and place in it.
    pub claims: Vec<ClaimView>,
    /// Relations in which the question is either end.
    pub relations: Vec<Relation>,
    /// Questions that are part of this one, and questions that this one is part of.
    pub related: Vec<Related>,
}

impl QuestionView {
    /// Changes between tellings of one statement, on this question.
    pub fn drift(&self) -> impl Iterator<Item = (&Statement, &Drift)> {
        let pairs =
            self.statements.iter().flat_map(|statement| statement.drift.iter().map(move |drift| (statement, drift)));
        pairs.filter(|(_, drift)| drift.question == self.question.id)
    }

    /// What each statement says that denies a figure.
    pub fn denials(&self) -> impl Iterator<Item = &Position> {
        self.positions.iter().filter(|position| position.stance == Stance::Denied)
    }

    pub fn statement(&self, id: &StatementId) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.id == *id)
    }

    /// The claims on this question that tell of a statement.
    pub fn tellings(&self, statement: &StatementId) -> impl Iterator<Item = &ClaimView> {
        self.claims.iter().filter(move |claim| claim.statement == *statement)
    }
}

/// Another question that relations lead to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Related {
    pub id: QuestionId,
    pub title: String,
}

/// A claim and the article that it stands in.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimView {
    pub claim: Claim,
    pub question: QuestionId,
    pub statement: StatementId,
    pub article: ArticleView,
}

#[derive(Clone, Debug, Serialize)]
pub struct ArticleView {
    pub page: PageId,
    /// Where the page was found, sorted.
    pub locations: Vec<String>,
    pub headline: Option<String>,
    pub outlet: Field<String>,
    pub byline: Field<String>,
    pub published: Field<Date>,
    pub dateline: Field<String>,
    pub credit: Field<String>,
    pub language: Field<String>,
}

/// The chain of custody of one claim.
#[derive(Clone, Debug, Serialize)]
pub struct Trace {
    pub claim: ClaimView,
    pub question: Question,
    pub statement: Statement,
    /// The other claims that tell of the same statement.
    pub siblings: Vec<ClaimView>,
    /// The claim that a denial rejects.
    pub rejects: Option<ClaimView>,
    /// The claims that reject this one.
    pub rejected_by: Vec<ClaimView>,
    /// The whole text of the article.
    pub text: String,
    pub headline: Option<Span>,
    pub notices: Vec<Notice>,
}
