//! `sayso trace`: where one claim comes from.

use anyhow::{Result, anyhow};
use sayso::claim::ClaimId;
use sayso::view::trace;

use crate::cli::ledger::{LedgerFile, print, style, width};

/// Trace a claim: who says so, through whom, in which article, on which page, and the words in their context.
///
/// On a terminal the figure is yellow, the sayer is cyan and the cue is underlined.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  sayso trace c-5f0c1a2b3c4d\n  sayso show fighters afghanistan   (prints the ids of claims)"
)]
pub struct Arguments {
    /// The claim's id, as `show` and `export` print it.
    claim: String,
    #[command(flatten)]
    ledger: LedgerFile,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let ledger = arguments.ledger.open()?;
    let claim = ledger
        .claim(&ClaimId(arguments.claim.clone()))?
        .ok_or_else(|| anyhow!("no claim {}; `sayso show QUESTION` prints the ids of its claims", arguments.claim))?;
    print(&trace::text(&claim, width(), style()))
}
