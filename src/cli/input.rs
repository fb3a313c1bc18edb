//! What the user named as input becomes pages.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sayso::page::{self, Page, Skipped};

/// The files that the paths name, folders walked, in the order given; `-` is standard input. Files in a folder that
/// are no pages are told on standard error.
pub fn locations(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut locations = Vec::new();
    for path in paths {
        if is_stdin(path) {
            locations.push(path.clone());
            continue;
        }
        let folder = page::walk(path).with_context(|| format!("cannot read {}", path.display()))?;
        tell(&folder.skipped);
        locations.extend(folder.pages);
    }
    Ok(locations)
}

/// Skipped files that are named one by one; of more, only the number is told.
const NAMED: usize = 5;

fn tell(skipped: &[Skipped]) {
    for Skipped { path, reason } in skipped.iter().take(NAMED) {
        eprintln!("sayso: skipped {}: it {reason}", path.display());
    }
    if skipped.len() > NAMED {
        eprintln!("sayso: skipped {} more files that are no pages", skipped.len() - NAMED);
    }
}

pub fn open(location: &Path) -> Result<Page> {
    let name = location.to_string_lossy();
    if is_stdin(location) {
        return Page::read(name, io::stdin().lock()).context("cannot read standard input");
    }
    let context = || format!("cannot read {name}");
    let file = File::open(location).with_context(context)?;
    Page::read(name.as_ref(), file).with_context(context)
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}
