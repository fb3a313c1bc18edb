//! `sayso export`: the whole ledger as JSON lines.

use std::io::{self, Write};

use anyhow::Result;
use sayso::view::export::{self, Error};

use crate::cli::ledger::LedgerFile;

/// Print the whole ledger, one JSON object a line; the same bytes in whatever order the pages were read.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  sayso export > ledger.jsonl\n  sayso export | jq 'select(.record == \"claim\")'")]
pub struct Arguments {
    #[command(flatten)]
    ledger: LedgerFile,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let ledger = arguments.ledger.open()?;
    let mut output = io::BufWriter::new(io::stdout().lock());
    match export::write(&ledger, &mut output) {
        Ok(()) => Ok(output.flush()?),
        // Named as what it is, so that a reader that went away is no failure.
        Err(Error::Write(error)) => Err(error.into()),
        Err(error) => Err(error.into()),
    }
}
