//! The table of questions.

use serde::Serialize;

use crate::ledger::QuestionSummary;
use crate::view::plain::{Align, Style, harmless, table};

/// Questions as a table: what is asked, low, best and high, how many origins and statements, how many deny.
pub fn text(questions: &[QuestionSummary], width: usize, style: Style) -> String {
    let heads = [
        ("question", Align::Left),
        ("low", Align::Right),
        ("best", Align::Right),
        ("high", Align::Right),
        ("unit", Align::Left),
        ("origins", Align::Right),
        ("statements", Align::Right),
        ("denied", Align::Right),
    ];
    let row = |question: &QuestionSummary| {
        let estimate = &question.estimate;
        let unit = if estimate.unit.0 == "count" { "" } else { &estimate.unit.0 };
        let denied = if estimate.denials > 0 { estimate.denials.to_string() } else { String::new() };
        vec![
            harmless(&question.title),
            estimate.low_text(),
            estimate.best_text(),
            estimate.high_text(),
            harmless(unit),
            estimate.origins.to_string(),
            question.statements.to_string(),
            denied,
        ]
    };
    table(&heads, &questions.iter().map(row).collect::<Vec<_>>(), width, style)
}

/// One question as a JSON object: the public contract, version 1. Fields may be added, never renamed.
#[derive(Debug, Serialize)]
pub struct QuestionRecord<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub low: Option<f64>,
    /// Whether nobody says how far down, or up, it goes.
    pub low_open: bool,
    pub best: Option<f64>,
    pub high: Option<f64>,
    pub high_open: bool,
    pub unit: &'a str,
    pub policy: crate::estimate::Policy,
    pub origins: usize,
    pub statements: usize,
    pub claims: usize,
    pub denials: usize,
    pub steps: &'a [String],
}

impl<'a> QuestionRecord<'a> {
    pub fn of(question: &'a QuestionSummary) -> QuestionRecord<'a> {
        let estimate = &question.estimate;
        QuestionRecord {
            id: &question.id.0,
            title: &question.title,
            low: estimate.low.map(|edge| edge.value),
            low_open: estimate.low.is_some_and(|edge| edge.open),
            best: estimate.best,
            high: estimate.high.map(|edge| edge.value),
            high_open: estimate.high.is_some_and(|edge| edge.open),
            unit: &estimate.unit.0,
            policy: estimate.policy,
            origins: estimate.origins,
            statements: question.statements,
            claims: question.claims,
            denials: estimate.denials,
            steps: &estimate.steps,
        }
    }
}
