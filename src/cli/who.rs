//! `sayso who`: the sources of the ledger, over all pages.

use anyhow::Result;
use sayso::identity::Identity;
use sayso::view::identities;

use crate::cli::ledger::{LedgerFile, print, print_json, style, width};

/// List who gives the figures: each person and body with its other names and why they mean the same one, its roles by the
/// days of the pages, and whom a name could mean that is not clear.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  sayso who\n  sayso who haroun\n  sayso who --json | jq .names")]
pub struct Arguments {
    /// Only those one of whose names holds these words.
    words: Vec<String>,
    /// One JSON object a line.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    ledger: LedgerFile,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let ledger = arguments.ledger.open()?;
    let words = arguments.words.join(" ").to_lowercase();
    let is_asked = |identity: &Identity| {
        let mut names = identity.names.iter().map(|naming| &naming.name).chain([&identity.name, &identity.id]);
        names.any(|name| name.to_lowercase().contains(&words))
    };
    let identities: Vec<Identity> = ledger.identities()?.into_iter().filter(is_asked).collect();
    if identities.is_empty() {
        eprintln!("nobody by that name gives a figure; list everybody with: sayso who");
    }
    if arguments.json { print_json(&identities) } else { print(&identities::text(&identities, width(), style())) }
}
