//! `sayso inspect`: everything the reader sees in a page, as JSON.

use std::path::PathBuf;

use anyhow::Result;

/// Print everything the reader sees in a page, as JSON.
#[derive(clap::Args)]
pub struct Arguments {
    /// An HTML or text file, or - for standard input.
    path: PathBuf,
    /// Take the input as it stands: offsets are those of the input.
    #[arg(long)]
    raw: bool,
    /// Treat each line as a text of its own; one JSON object a line. Implies --raw.
    #[arg(long)]
    lines: bool,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let _ = (&arguments.path, arguments.raw, arguments.lines);
    Ok(())
}
