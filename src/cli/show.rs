//! `sayso show`: everything on one question.

use anyhow::{Result, anyhow, bail};
use sayso::ledger::QuestionSummary;
use sayso::view::question;

use crate::cli::ledger::{LedgerFile, print, style, width};

/// Show one question: who says what, on which words, who denies, what changed on the way, and how the estimate was made.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  sayso show q-islamic-state-fighters-in-afghanistan\n  sayso show fighters afghanistan"
)]
pub struct Arguments {
    /// A question's id, the beginning of one, or words of its title.
    #[arg(required = true)]
    question: Vec<String>,
    #[command(flatten)]
    ledger: LedgerFile,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let ledger = arguments.ledger.open()?;
    let asked = arguments.question.join(" ");
    let found = ledger.find(&asked)?;
    let [QuestionSummary { id, .. }] = found.as_slice() else { bail!("{}", unclear(&asked, &found)) };
    let view = ledger.question(id)?.ok_or_else(|| anyhow!("the question {} is gone", id.0))?;
    print(&question::text(&view, width(), style()))
}

/// Questions that are listed where a name means several.
const MOST_LISTED: usize = 12;

fn unclear(asked: &str, found: &[QuestionSummary]) -> String {
    if found.is_empty() {
        return format!("no question matches “{asked}”; list them with: sayso questions --all");
    }
    let mut text = format!("“{asked}” means {} questions; name one of them:", found.len());
    for question in &found[..found.len().min(MOST_LISTED)] {
        text.push_str(&format!("\n  {}", question.id.0));
    }
    if found.len() > MOST_LISTED {
        text.push_str("\n  …");
    }
    text
}
