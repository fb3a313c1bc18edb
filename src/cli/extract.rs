//! `sayso extract`: claims as JSON lines.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use rayon::prelude::*;
use sayso::claim::Record;
use sayso::question;
use sayso::text::CodePoints;

use crate::cli::input;

/// Print the claims of pages, one JSON object a line.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  sayso extract page.html\n  sayso extract pages/ > claims.jsonl\n  curl … | sayso extract -"
)]
pub struct Arguments {
    /// HTML or text files, folders of them, or - for standard input.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

/// Pages that are read at once before their claims are printed: bounds memory, keeps the order.
const BATCH: usize = 64;

pub fn run(arguments: &Arguments) -> Result<()> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    for batch in input::locations(&arguments.paths)?.chunks(BATCH) {
        let printed: Vec<Result<String>> = batch.par_iter().map(|location| claims(location)).collect();
        for lines in printed {
            output.write_all(lines?.as_bytes())?;
        }
    }
    output.flush()?;
    Ok(())
}

/// The claims of the page at `location`, as JSON lines.
fn claims(location: &Path) -> Result<String> {
    let page = input::open(location)?;
    let reading = sayso::read(&page);
    let points = CodePoints::of(&reading.article.text);
    let mut lines = String::new();
    for claim in &reading.claims {
        let question = question::of(claim);
        lines += &serde_json::to_string(&Record::of(claim, &page.location, &question.id.0, &points))?;
        lines.push('\n');
    }
    Ok(lines)
}
