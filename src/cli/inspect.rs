//! `sayso inspect`: everything the reader sees in a page, as JSON.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;
use sayso::article::{self, Article};
use sayso::page::{Page, PageId};
use sayso::view::Inspection;

use crate::cli::input;

/// Print everything the reader sees in a page, as JSON.
#[derive(clap::Args)]
#[command(after_help = "Offsets are Unicode code points into the printed text.\n\nExamples:\n  \
    sayso inspect page.html\n  sayso inspect --raw note.txt\n  sayso inspect --lines sentences.txt")]
pub struct Arguments {
    /// An HTML or text file, or - for standard input.
    path: PathBuf,
    /// Take the input as it stands, with no article cleaning: offsets are those of the input.
    #[arg(long)]
    raw: bool,
    /// Treat each line as a text of its own, as it stands; one JSON object a line.
    #[arg(long, conflicts_with = "raw")]
    lines: bool,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let page = input::open(&arguments.path)?;
    let as_it_stands = || page.text().0;
    let mut output = io::BufWriter::new(io::stdout().lock());
    if arguments.lines {
        for line in as_it_stands().lines() {
            print(&mut output, &page, &article::raw(line))?;
        }
    } else if arguments.raw {
        print(&mut output, &page, &article::raw(&as_it_stands()))?;
    } else {
        print(&mut output, &page, &article::of(&page))?;
    }
    output.flush()?;
    Ok(())
}

fn print(output: &mut impl Write, page: &Page, article: &Article) -> Result<()> {
    let id: &PageId = &page.id;
    let inspection = sayso::inspect(article, |findings, readout| Inspection::of(id, &page.location, findings, readout));
    serde_json::to_writer(&mut *output, &inspection)?;
    output.write_all(b"\n")?;
    Ok(())
}
