//! What the user named as input becomes pages.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sayso::page::{self, Page};

/// The files that the paths name, folders walked, in the order given; `-` is standard input.
pub fn locations(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut locations = Vec::new();
    for path in paths {
        if is_stdin(path) {
            locations.push(path.clone());
            continue;
        }
        let files = page::files(path).with_context(|| format!("cannot read {}", path.display()))?;
        locations.extend(files);
    }
    Ok(locations)
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
