//! Estimates: low, best and high of a question, with the rule that made them, step by step. An estimate sums up what is
//! said; it is no measurement, and no confidence interval.

mod origins;

use serde::{Deserialize, Serialize};

use crate::quantity::Unit;
use crate::statement::{Position, number};

/// The rule that makes an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// One vote per origin; the lowest low, the highest high, and the value that most origins hold.
    #[default]
    Origins,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    pub policy: Policy,
    /// `None` where no figure stands: then all three are.
    pub low: Option<Edge>,
    pub best: Option<f64>,
    pub high: Option<Edge>,
    pub unit: Unit,
    /// Origins whose figures are counted.
    pub origins: usize,
    /// Statements that deny figures on the question.
    pub denials: usize,
    /// What was done, one sentence a step.
    pub steps: Vec<String>,
}

/// One end of an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    pub value: f64,
    /// Whether the figure it comes from is open at this end: "more than 10,000" as a high.
    pub open: bool,
}

/// The estimate of one question from its positions, by a policy.
pub fn of(positions: &[&Position], policy: Policy) -> Estimate {
    match policy {
        Policy::Origins => origins::estimate(positions),
    }
}

impl Estimate {
    /// "≤4,000": the low end for people; a dash where there is none.
    pub fn low_text(&self) -> String {
        end(self.low, "≤")
    }

    pub fn best_text(&self) -> String {
        self.best.map_or_else(|| "–".to_owned(), number)
    }

    /// "≥10,000": the high end for people; a dash where there is none.
    pub fn high_text(&self) -> String {
        end(self.high, "≥")
    }
}

fn end(edge: Option<Edge>, open: &str) -> String {
    match edge {
        None => "–".to_owned(),
        Some(Edge { value, open: true }) => format!("{open}{}", number(value)),
        Some(Edge { value, open: false }) => number(value),
    }
}
