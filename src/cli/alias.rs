//! `sayso alias`: what people say of who is who.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sayso::identity::Alias;
use sayso::view::plain::harmless;

use crate::cli::ledger::{LedgerFile, print};

/// Say that two names mean one person, body or group. It is kept when pages are read again, and goes before all that Sayso finds
/// by itself. Without names: list what was said.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  sayso alias \"the Duchess\" \"Ana Reyes\"\n  sayso alias --file names.tsv\n  sayso alias --forget \"the Duchess\"\n  sayso alias\n\n\
                  A file has one row a line: the name, a tab, whom it means; lines that begin with # are comments."
)]
pub struct Arguments {
    /// The name, as articles write it.
    #[arg(requires = "means")]
    name: Option<String>,
    /// The name of whom it means.
    means: Option<String>,
    /// Take rows from a file.
    #[arg(long, value_name = "FILE", conflicts_with = "name")]
    file: Option<PathBuf>,
    /// Take back what was said of a name.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["name", "file"])]
    forget: Vec<String>,
    #[command(flatten)]
    ledger: LedgerFile,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let mut ledger = arguments.ledger.open()?;
    if !arguments.forget.is_empty() {
        let forgotten = ledger.forget_aliases(&arguments.forget)?;
        eprintln!("{forgotten} of {} names forgotten", arguments.forget.len());
        return Ok(());
    }
    let aliases = match (&arguments.name, &arguments.means, &arguments.file) {
        (Some(name), Some(means), _) => vec![alias(name, means)?],
        (_, _, Some(file)) => rows(file)?,
        _ => {
            let lines = ledger.aliases()?;
            let line = |alias: &Alias| format!("{}\t{}\n", harmless(&alias.name), harmless(&alias.means));
            return print(&lines.iter().map(line).collect::<String>());
        }
    };
    ledger.alias(&aliases)?;
    eprintln!("{} noted", if aliases.len() == 1 { "1 name".to_owned() } else { format!("{} names", aliases.len()) });
    Ok(())
}

fn alias(name: &str, means: &str) -> Result<Alias> {
    let (name, means) = (name.trim(), means.trim());
    if name.is_empty() || means.is_empty() {
        bail!("a name is empty; say: sayso alias NAME MEANS");
    }
    Ok(Alias { name: name.to_owned(), means: means.to_owned() })
}

fn rows(file: &Path) -> Result<Vec<Alias>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let rows = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    rows.map(|(number, line)| {
        let names = line.split_once('\t').and_then(|(name, means)| alias(name, means).ok());
        names.with_context(|| format!("{}:{}: not a name, a tab, and whom it means", file.display(), number + 1))
    })
    .collect()
}
