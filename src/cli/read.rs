//! `sayso read`: pages into the ledger.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use sayso::Reading;
use sayso::ledger::{Addition, Ledger, Summary};
use sayso::notice::NoticeKind;
use sayso::page::{Page, PageId};

use crate::cli::input;
use crate::cli::ledger::LedgerFile;

/// Read pages into the ledger.
///
/// Pages that the ledger knows are not read again, unless another version of Sayso read them. A page that cannot be
/// read is reported, the others are read, and the exit code is 1.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  sayso read pages/\n  sayso read a.html b.txt --ledger floods.db\n  curl … | sayso read -"
)]
pub struct Arguments {
    /// HTML or text files, folders of them, or - for standard input.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    ledger: LedgerFile,
    /// Threads that read pages; as many as the machine has cores unless given.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Read pages again that the ledger knows.
    #[arg(long)]
    again: bool,
}

/// Pages that are held in memory at once.
const BATCH: usize = 32;

pub fn run(arguments: &Arguments) -> Result<()> {
    let mut failures = Failures::default();
    let mut locations = Vec::new();
    for path in &arguments.paths {
        match input::locations(std::slice::from_ref(path)) {
            Ok(found) => locations.extend(found),
            Err(error) => failures.report(&error),
        }
    }
    if locations.is_empty() && failures.count > 0 {
        return failures.end();
    }
    let threads = arguments.jobs.map_or(0, NonZeroUsize::get);
    let threads = rayon::ThreadPoolBuilder::new().num_threads(threads).build().context("cannot start threads")?;
    let mut ledger = Ledger::open(&arguments.ledger.ledger)?;
    let progress = progress(locations.len());
    let mut addition = ledger.begin()?;
    let mut notices: BTreeMap<NoticeKind, usize> = BTreeMap::new();
    let mut done: BTreeSet<PageId> = BTreeSet::new();
    for batch in locations.chunks(BATCH) {
        let pages: Vec<Result<Page>> =
            threads.install(|| batch.par_iter().map(|location| input::open(location)).collect());
        let mut unread = Vec::new();
        let mut seen = Vec::new();
        for page in pages {
            match page {
                Ok(page) if done.contains(&page.id) => seen.push(page),
                Ok(page) if !arguments.again && addition.knows(&page.id)? => seen.push(page),
                Ok(page) => {
                    done.insert(page.id.clone());
                    unread.push(page);
                }
                Err(error) => progress.suspend(|| failures.report(&error)),
            }
        }
        let readings: Vec<Reading> = threads.install(|| unread.par_iter().map(sayso::read).collect());
        for (page, reading) in unread.iter().zip(&readings) {
            for notice in &reading.article.notices {
                *notices.entry(notice.kind).or_default() += 1;
            }
            addition.add(page, reading)?;
        }
        note(&mut addition, &seen)?;
        progress.inc(batch.len() as u64);
    }
    progress.set_message("joining statements");
    let summary = addition.finish()?;
    progress.finish_and_clear();
    tell(arguments, &summary, &notices);
    failures.end()
}

fn note(addition: &mut Addition, seen: &[Page]) -> Result<()> {
    for page in seen {
        addition.seen(page)?;
    }
    Ok(())
}

/// A progress bar on a terminal; nothing elsewhere.
fn progress(length: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:32} {pos}/{len} pages  {per_sec}  {eta}  {msg}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

#[derive(Default)]
struct Failures {
    count: usize,
}

impl Failures {
    fn report(&mut self, error: &anyhow::Error) {
        self.count += 1;
        eprintln!("sayso: {error:#}");
    }

    fn end(&self) -> Result<()> {
        match self.count {
            0 => Ok(()),
            1 => bail!("1 input could not be read"),
            count => bail!("{count} inputs could not be read"),
        }
    }
}

fn tell(arguments: &Arguments, summary: &Summary, notices: &BTreeMap<NoticeKind, usize>) {
    let Summary { new, known, again, claims, questions } = summary;
    let again = if *again > 0 { format!(", {again} read again") } else { String::new() };
    let file = arguments.ledger.ledger.display();
    eprintln!("{}: {new} new, {known} known{again}", counted(new + known + summary.again, "page"));
    if !notices.is_empty() {
        let kinds: Vec<String> = notices.iter().map(|(kind, count)| format!("{count} {}", words(*kind))).collect();
        eprintln!("notices: {}", kinds.join(", "));
    }
    eprintln!("{file} holds {} on {}", counted(*claims, "claim"), counted(*questions, "question"));
}

fn words(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Dropped => "dropped as no part of an article",
        NoticeKind::Repeated => "repeated",
        NoticeKind::Truncated => "cut at a limit",
        NoticeKind::Encoding => "about the encoding",
        NoticeKind::Unknown => "unknown or guessed",
        NoticeKind::Empty => "without an article",
        NoticeKind::Ambiguous => "ambiguous",
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
