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
    after_help = "Examples:\n  sayso extract page.html\n  sayso extract pages/ > claims.jsonl\n  curl … | sayso extract -\n  sayso extract pages/ --min-confidence 0.8"
)]
pub struct Arguments {
    /// HTML or text files, folders of them, or - for standard input.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Print only claims whose subject, source and stance are all right with at least this likelihood.
    #[arg(long, value_name = "0 TO 1", default_value = "0", value_parser = likelihood)]
    min_confidence: f32,
}

fn likelihood(text: &str) -> Result<f32, String> {
    let number = text.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number
        .ok_or_else(|| "a likelihood lies between 0 and 1: 0.9 keeps claims of which nine in ten are right".to_owned())
}

/// Pages that are read at once before their claims are printed: bounds memory, keeps the order.
const BATCH: usize = 64;

pub fn run(arguments: &Arguments) -> Result<()> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    for batch in input::locations(&arguments.paths)?.chunks(BATCH) {
        let printed: Vec<Result<String>> =
            batch.par_iter().map(|location| claims(location, arguments.min_confidence)).collect();
        for lines in printed {
            output.write_all(lines?.as_bytes())?;
        }
    }
    output.flush()?;
    Ok(())
}

/// The claims of the page at `location`, as JSON lines.
fn claims(location: &Path, min_confidence: f32) -> Result<String> {
    let page = input::open(location)?;
    let reading = sayso::read(&page);
    let points = CodePoints::of(&reading.article.text);
    let mut lines = String::new();
    for claim in
        reading.claims.iter().filter(|claim| claim.confidence.is_none_or(|confidence| confidence >= min_confidence))
    {
        let question = question::of(claim);
        lines += &serde_json::to_string(&Record::of(claim, &page.location, &question.id.0, &points))?;
        lines.push('\n');
    }
    Ok(lines)
}
