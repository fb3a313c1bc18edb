//! `sayso report`: the ledger as one HTML file.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use sayso::ledger::Ledger;
use sayso::question::QuestionId;
use sayso::view::report::Report;

use crate::cli::ledger::LedgerFile;

/// Write the ledger as one HTML file: every question with a chart, every figure with its evidence.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  sayso report                                  all questions, into report.html
  sayso report fighters afghanistan             those whose title has both words
  sayso report --output - q-people-displaced-in-zambia > one.html

The file needs no script and no network; it can be mailed, archived and printed.")]
pub struct Arguments {
    /// Questions by id, by the beginning of an id, or by words of their titles; all of them if none is named.
    #[arg(value_name = "QUESTION")]
    questions: Vec<String>,
    #[command(flatten)]
    ledger: LedgerFile,
    /// Where to write the report; - is standard output.
    #[arg(long, short, value_name = "FILE", default_value = "report.html")]
    output: PathBuf,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let ledger = arguments.ledger.open()?;
    let questions = named(&ledger, &arguments.questions)?;
    let report = Report::of(&ledger, questions.as_deref())?;
    let html = report.html();
    let output = &arguments.output;
    if output.as_os_str() == "-" {
        io::stdout().lock().write_all(html.as_bytes())?;
        return Ok(());
    }
    fs::write(output, html).with_context(|| format!("cannot write {}", output.display()))?;
    eprintln!("{}: {} on {} pages", output.display(), count(report.questions.len()), report.pages.len());
    Ok(())
}

fn count(questions: usize) -> String {
    if questions == 1 { "1 question".to_owned() } else { format!("{questions} questions") }
}

/// The questions that the user names: words together, or ids one by one; `None` for all.
fn named(ledger: &Ledger, names: &[String]) -> Result<Option<Vec<QuestionId>>> {
    if names.is_empty() {
        return Ok(None);
    }
    let mut ids: Vec<QuestionId> = Vec::new();
    let together = ledger.find(&names.join(" "))?;
    let found = if together.is_empty() {
        let each: Result<Vec<_>, _> = names.iter().map(|name| ledger.find(name)).collect();
        each?.into_iter().flatten().collect()
    } else {
        together
    };
    for question in found {
        if !ids.contains(&question.id) {
            ids.push(question.id);
        }
    }
    if ids.is_empty() {
        bail!("no question is named “{}”; `sayso questions` lists them", names.join(" "));
    }
    Ok(Some(ids))
}
