//! The literate suite: every Markdown file below `tests/suite` is prose that people read and texts that Sayso reads.
//!
//! A section is prose, a fenced `text` block (taken as it stands) or `page` block (a page as it came, cleaned first),
//! and a fenced `claims` block with the claims expected of it, one a line, in the order of the text:
//!
//! ```text
//! up to 4,000 | fighters | massed | the border; Tajikistan | on Tuesday | Ana Ruiz ("she") via TASS | asserted
//! ```
//!
//! The columns are figure, subject, event, places, time, source with its mention and what it came through, stance. `-`
//! is none, `*` is not looked at; an empty block is a miss: a text without claims. `BLESS=1 cargo test --test suite`
//! writes what Sayso reads today, and keeps the `*`; a known wrong result stands with a FIXME in the prose above it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sayso::claim::{Claim, Stance};
use sayso::page::{Page, PageId};
use sayso::text::Words;
use sayso::{article, claims};

#[test]
fn every_section_gives_its_claims() {
    let bless = std::env::var_os("BLESS").is_some_and(|value| !value.is_empty());
    let mut differences = String::new();
    for path in files() {
        let file = std::fs::read_to_string(&path).unwrap();
        let (blessed, found) = run(&file).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if bless && blessed != file {
            std::fs::write(&path, blessed).unwrap();
        } else {
            found.iter().for_each(|difference| {
                let _ = writeln!(differences, "{}:{difference}", path.display());
            });
        }
    }
    assert!(differences.is_empty(), "the suite differs (BLESS=1 writes what is read now):\n\n{differences}");
}

#[test]
fn every_file_has_hits_and_misses() {
    for path in files() {
        let file = std::fs::read_to_string(&path).unwrap();
        let sections = sections(&file).unwrap();
        assert!(sections.iter().any(|section| !section.expected.is_empty()), "{} has no hit", path.display());
        assert!(sections.iter().any(|section| section.expected.is_empty()), "{} has no miss", path.display());
    }
}

/// Files with `claims` blocks below the suite's folder; the folder of a single stage has a harness of its own.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| std::fs::read_to_string(path).unwrap().contains("\n```claims\n"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "the suite is gone");
    files
}

/// A text and what is expected of it.
struct Section<'a> {
    heading: &'a str,
    /// The line, counted from 1, of the `claims` fence.
    line: usize,
    kind: Kind,
    text: &'a str,
    expected: Vec<&'a str>,
    /// Where the expected lines stand in the file.
    place: std::ops::Range<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Page,
    Claims,
}

/// The file with what is read now, and how that differs from what it expects.
fn run(file: &str) -> Result<(String, Vec<String>), String> {
    let (mut blessed, mut differences, mut copied) = (String::new(), Vec::new(), 0);
    for section in sections(file)? {
        let actual: Vec<String> = section.claims().iter().map(line).collect();
        blessed += &file[copied..section.place.start];
        for (index, line) in actual.iter().enumerate() {
            blessed += &section.expected.get(index).map_or(line.clone(), |expected| unlooked(expected, line));
            blessed.push('\n');
        }
        copied = section.place.end;
        let same = actual.len() == section.expected.len()
            && actual.iter().zip(&section.expected).all(|(actual, expected)| agrees(expected, actual));
        if !same {
            differences.push(section.difference(&actual));
        }
    }
    Ok((blessed + &file[copied..], differences))
}

impl Section<'_> {
    fn claims(&self) -> Vec<Claim> {
        let page = Page::new("suite.txt", self.text.as_bytes().to_vec());
        match self.kind {
            Kind::Page => claims(&page.id, &article::of(&page)),
            _ => claims(&PageId("p-suite".to_owned()), &article::raw(self.text)),
        }
    }

    fn difference(&self, actual: &[String]) -> String {
        let mut difference = format!("{}: {}\n{}\n", self.line, self.heading, self.text.trim_end());
        for expected in &self.expected {
            if !actual.iter().any(|actual| agrees(expected, actual)) {
                let _ = writeln!(difference, "  expected  {expected}");
            }
        }
        for actual in actual {
            if !self.expected.iter().any(|expected| agrees(expected, actual)) {
                let _ = writeln!(difference, "  read      {actual}");
            }
        }
        difference
    }
}

/// Whether a line is what is expected, column by column.
fn agrees(expected: &str, actual: &str) -> bool {
    let columns = |line: &str| line.split('|').map(|column| column.trim().to_owned()).collect::<Vec<_>>();
    let (expected, actual) = (columns(expected), columns(actual));
    expected.len() == actual.len() && expected.iter().zip(&actual).all(|(want, got)| want == "*" || want == got)
}

/// What was read, with the `*` of what was expected.
fn unlooked(expected: &str, actual: &str) -> String {
    let stars = expected.split('|').map(|column| column.trim() == "*").chain(std::iter::repeat(false));
    let columns = actual.split('|').map(str::trim).zip(stars);
    columns.map(|(column, star)| if star { "*" } else { column }).collect::<Vec<_>>().join(" | ")
}

/// A claim as the suite writes it.
fn line(claim: &Claim) -> String {
    let words = |words: Option<&Words>| words.map_or("-".to_owned(), |words| flat(&words.text));
    let places = claim.places.iter().map(|place| flat(&place.words.text)).collect::<Vec<_>>().join("; ");
    let mut source = claim.source.as_ref().map_or("-".to_owned(), |source| flat(&source.name));
    if let Some(mention) = claim.source.as_ref().and_then(|source| source.mention.as_ref()) {
        let _ = write!(source, " (\"{}\")", flat(&mention.text));
    }
    if !claim.via.is_empty() {
        let via: Vec<String> = claim.via.iter().map(|via| flat(&via.name)).collect();
        let _ = write!(source, " via {}", via.join("; "));
    }
    let stance = match claim.stance {
        Stance::Asserted => "asserted",
        Stance::Denied => "denied",
        Stance::Doubted => "doubted",
        Stance::Hypothetical => "hypothetical",
    };
    [
        words(Some(&claim.quantity.words)),
        words(claim.subject.as_ref().map(|subject| &subject.words)),
        words(claim.event.as_ref().map(|event| &event.words)),
        if places.is_empty() { "-".to_owned() } else { places },
        words(claim.time.as_ref().map(|time| &time.words)),
        source,
        stance.to_owned(),
    ]
    .join(" | ")
}

/// Words on one line, without the column mark.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "¦")
}

/// The sections of a file; an error names the line that breaks the form.
fn sections(file: &str) -> Result<Vec<Section<'_>>, String> {
    let (mut sections, mut heading, mut text, mut open) = (Vec::new(), "", None, None);
    let mut at = 0;
    for (number, line) in file.split_inclusive('\n').enumerate() {
        let (start, end) = (at, at + line.len());
        at = end;
        match (open, line.trim_end()) {
            (None, "```text") => open = Some((Kind::Text, end, number + 1)),
            (None, "```page") => open = Some((Kind::Page, end, number + 1)),
            (None, "```claims") => open = Some((Kind::Claims, end, number + 1)),
            (None, line) if line.starts_with("```") => return Err(format!("{}: no such block: {line}", number + 1)),
            (None, line) if line.starts_with('#') => heading = line.trim_start_matches('#').trim(),
            (Some((Kind::Claims, begin, opened)), "```") => {
                let Some((kind, text)) = text.take() else {
                    return Err(format!("{opened}: claims of no text"));
                };
                let expected = file[begin..start].lines().filter(|line| !line.trim().is_empty()).collect();
                sections.push(Section { heading, line: opened, kind, text, expected, place: begin..start });
                open = None;
            }
            (Some((kind, begin, opened)), "```") => {
                if text.replace((kind, &file[begin..start])).is_some() {
                    return Err(format!("{opened}: the text before this one has no claims block"));
                }
                open = None;
            }
            _ => {}
        }
    }
    match (open, text) {
        (None, None) => Ok(sections),
        _ => Err("the last block is not closed, or has no claims".to_owned()),
    }
}

#[test]
fn the_harness_sees_a_difference() {
    let file =
        "# One\n\n```text\nNothing is counted here.\n```\n\n```claims\n7 | ghosts | - | - | - | - | asserted\n```\n";
    let (blessed, differences) = run(file).unwrap();
    assert!(blessed.contains("```claims\n```"), "{blessed}");
    assert!(differences[0].contains("expected  7 | ghosts"), "{differences:?}");
    assert!(sections("```text\nx\n```\n").is_err());
    assert_eq!(unlooked("7 | * | -", "8 | ghosts | -"), "8 | * | -");
    assert!(agrees("7 | * | -", "7 | ghosts | -") && !agrees("7 | * | -", "8 | ghosts | -"));
}
