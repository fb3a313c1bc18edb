//! `sayso questions`: what the ledger has figures on.

use anyhow::Result;
use sayso::ledger::QuestionSummary;
use sayso::view::questions::{self, QuestionRecord};

use crate::cli::ledger::{LedgerFile, print, print_json, style, width};

/// List the questions that the ledger has figures on: low, best, high, and on how many origins they rest.
///
/// Without words or --all: the questions with more than one statement or with a denial; all, if there are none.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  sayso questions\n  sayso questions --all\n  sayso questions fighters afghanistan\n  \
                        sayso questions --json | jq .best"
)]
pub struct Arguments {
    /// Only questions whose id or title holds these words.
    words: Vec<String>,
    /// All questions, also those with a single statement.
    #[arg(long)]
    all: bool,
    /// One JSON object a line.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    ledger: LedgerFile,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let ledger = arguments.ledger.open()?;
    let words = arguments.words.join(" ");
    let questions = if words.trim().is_empty() { ledger.questions()? } else { ledger.find(&words)? };
    let everything = arguments.all || !words.trim().is_empty() || !questions.iter().any(is_compared);
    let (shown, hidden): (Vec<QuestionSummary>, Vec<QuestionSummary>) =
        questions.into_iter().partition(|question| everything || is_compared(question));
    if arguments.json {
        print_json(shown.iter().map(QuestionRecord::of))?;
    } else {
        print(&questions::text(&shown, width(), style()))?;
    }
    match (shown.len(), hidden.len()) {
        (0, _) => eprintln!("no question; look at all of them with: sayso questions --all"),
        (_, 0) => {}
        (_, hidden) => eprintln!("and {hidden} with a single statement: sayso questions --all"),
    }
    Ok(())
}

/// Whether there is something to compare: two statements, or a denial.
fn is_compared(question: &QuestionSummary) -> bool {
    question.statements > 1 || question.estimate.denials > 0
}
