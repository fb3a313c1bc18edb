//! The option that names the ledger, and how a view is put on standard output.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::Result;
use sayso::ledger::{DEFAULT_FILE, Ledger};
use sayso::view::plain::Style;
use serde::Serialize;

#[derive(clap::Args)]
pub struct LedgerFile {
    /// The ledger file.
    #[arg(long, value_name = "FILE", default_value = DEFAULT_FILE)]
    pub ledger: PathBuf,
}

impl LedgerFile {
    pub fn open(&self) -> Result<Ledger> {
        Ok(Ledger::open_existing(&self.ledger)?)
    }
}

/// Columns of a line where standard output is no terminal.
const WIDTH: usize = 100;

/// The width of the terminal, within what can be read.
pub fn width() -> usize {
    match terminal_size::terminal_size() {
        Some((terminal_size::Width(width), _)) if io::stdout().is_terminal() => usize::from(width).clamp(60, 160),
        _ => WIDTH,
    }
}

/// Colour on a terminal, unless `NO_COLOR` is set (https://no-color.org).
pub fn style() -> Style {
    let asked = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if io::stdout().is_terminal() && asked { Style::Colour } else { Style::Plain }
}

pub fn print(text: &str) -> Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(text.as_bytes())?;
    Ok(output.flush()?)
}

/// Puts records on standard output, one JSON object a line.
pub fn print_json(records: impl IntoIterator<Item = impl Serialize>) -> Result<()> {
    let mut lines = String::new();
    for record in records {
        lines += &serde_json::to_string(&record)?;
        lines.push('\n');
    }
    print(&lines)
}
