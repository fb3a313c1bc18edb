//! The literate suite of what names, places and times mean: every Markdown file below `tests/suite/meaning` is prose, `text`
//! blocks (one for each page; `text 2022-07-20` was published on that day), and a block that tells what they mean:
//!
//! ```text
//! mentions   she = Amina Otieno ? Ana Reyes: all words that stand for somebody and are no full name, whom they mean, and
//!            whom they could mean nearly as well
//! places     the outskirts of Kano | Kano, Nigeria | 2: as written, what it is and lies in, UCDP's where_prec
//! times      last month | 2022-06-01..2022-06-30 | month | relative
//! chain      900 | Idris Haroun → RIA Novosti (medium) → Reuters (agency): for each claim
//! who        Emomali Rahmon = Emomali Rakhmon: the sources of all pages, and their other names
//! ```
//!
//! `?` is what is not known; an empty block is a miss. `BLESS=1 cargo test --test meaning_suite` writes what is read today; a known
//! wrong result stands with a FIXME in the prose above it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use sayso::article::{Article, Field, FieldOrigin};
use sayso::claim::{Claim, Findings, Hop};
use sayso::entity::MentionForm;
use sayso::identity::Identity;
use sayso::ledger::Ledger;
use sayso::page::Page;
use sayso::{Reading, article, claims, inspect};

/// How the lines of a block are read off its pages.
type Read = fn(&[Article]) -> Vec<String>;

/// What the blocks tell.
const KINDS: &[(&str, Read)] =
    &[("mentions", mentions), ("places", places), ("times", times), ("chain", chain), ("who", who)];

#[test]
fn every_section_means_what_it_says() {
    let bless = std::env::var_os("BLESS").is_some_and(|value| !value.is_empty());
    let mut differences = String::new();
    for path in files() {
        let file = std::fs::read_to_string(&path).unwrap();
        let mut blessed = String::new();
        let mut rest = 0;
        for section in sections(&file) {
            let read: String = section.read().iter().map(|line| format!("{line}\n")).collect();
            blessed += &file[rest..section.expected.start];
            blessed += &read;
            rest = section.expected.end;
            let expected = &file[section.expected.clone()];
            if read != expected {
                let _ = writeln!(differences, "{}\n{expected}-- read\n{read}", path.display());
            }
        }
        blessed += &file[rest..];
        if bless && blessed != file {
            std::fs::write(&path, blessed).unwrap();
        }
    }
    assert!(bless || differences.is_empty(), "the suite differs (BLESS=1 writes what is read):\n\n{differences}");
}

#[test]
fn every_kind_has_hits_and_misses() {
    for (kind, _) in KINDS {
        let told: Vec<bool> = files()
            .iter()
            .flat_map(|path| {
                let file = std::fs::read_to_string(path).unwrap();
                let of_kind = |section: &Section| KINDS[section.kind].0 == *kind;
                let miss = |section: &Section| file[section.expected.clone()].lines().all(|line| line.contains('?'));
                sections(&file).iter().filter(|section| of_kind(section)).map(miss).collect::<Vec<_>>()
            })
            .collect();
        assert!(told.iter().filter(|miss| !**miss).count() >= 5, "{kind} has too few hits");
        assert!(told.iter().filter(|miss| **miss).count() >= 2, "{kind} has too few misses");
    }
}

fn mentions(pages: &[Article]) -> Vec<String> {
    let of_page = |article: &Article| {
        inspect(article, |Findings { entities, .. }, _| {
            let short = entities.mentions.iter().filter(|mention| {
                mention.form != MentionForm::Name || !mention.words.text.contains(&entities.of(mention).name)
            });
            let maybe = |rivals: Vec<String>| {
                if rivals.is_empty() { String::new() } else { format!(" ? {}", rivals.join(", ")) }
            };
            let meant = short.map(|mention| {
                format!("{} = {}{}", mention.words.text, entities.of(mention).name, maybe(entities.rivals(mention)))
            });
            meant.collect::<Vec<_>>()
        })
    };
    pages.iter().flat_map(of_page).collect()
}

fn places(pages: &[Article]) -> Vec<String> {
    let of_page = |article: &Article| {
        inspect(article, |Findings { places, .. }, _| {
            let line = |place: &sayso::place::Place| {
                let wholes = place.area.setting();
                let name = place.area.name().map_or_else(|| "?".to_owned(), str::to_owned);
                let meaning = match wholes {
                    Some(wholes) if wholes.starts_with(&name) => wholes,
                    Some(wholes) => format!("{name}, {wholes}"),
                    None => name,
                };
                let precision =
                    place.area.precision().map_or_else(|| "?".to_owned(), |precision| precision.to_string());
                format!("{} | {meaning} | {precision}", place.words.text)
            };
            places.iter().map(line).collect::<Vec<_>>()
        })
    };
    pages.iter().flat_map(of_page).collect()
}

fn times(pages: &[Article]) -> Vec<String> {
    let day = |day: Option<Date>| day.map_or_else(|| "?".to_owned(), |day| day.to_string());
    let of_page = |article: &Article| {
        inspect(article, |Findings { times, .. }, _| {
            let line = |time: &sayso::time::Time| {
                let precision = time.precision().map_or_else(
                    || "?".to_owned(),
                    |precision| serde_json::to_string(&precision).unwrap().trim_matches('"').to_owned(),
                );
                let relative = if time.relative { " | relative" } else { "" };
                let bound = time.page_not_before.map_or(String::new(), |day| format!(" | page not before {day}"));
                format!("{} | {}..{} | {precision}{relative}{bound}", time.words.text, day(time.from), day(time.to))
            };
            times.iter().map(line).collect::<Vec<_>>()
        })
    };
    pages.iter().flat_map(of_page).collect()
}

fn chain(pages: &[Article]) -> Vec<String> {
    let line = |claim: &Claim| {
        let hop = |hop: &Hop| format!(" → {} ({})", hop.name, format!("{:?}", hop.kind).to_lowercase());
        let source = claim.source.as_ref().map_or("the article", |source| &source.name);
        format!("{} | {source}{}", claim.quantity.words.text, claim.chain.iter().map(hop).collect::<String>())
    };
    let of_page = |article: &Article| claims(&Page::new("-", article.text.clone().into_bytes()).id, article);
    pages.iter().flat_map(of_page).map(|claim| line(&claim)).collect()
}

fn who(pages: &[Article]) -> Vec<String> {
    let mut ledger = Ledger::in_memory().unwrap();
    let mut addition = ledger.begin().unwrap();
    for article in pages {
        let page = Page::new("-", article.text.clone().into_bytes());
        let claims = claims(&page.id, article);
        addition.add(&page, &Reading { article: article.clone(), claims }).unwrap();
    }
    addition.finish().unwrap();
    let line = |identity: Identity| {
        let names: Vec<&str> = identity.names.iter().map(|naming| naming.name.as_str()).collect();
        let names = if names.is_empty() { String::new() } else { format!(" = {}", names.join(", ")) };
        let maybe = if identity.maybe.is_empty() { String::new() } else { format!(" ? {}", identity.maybe.join(", ")) };
        let country = identity.country.map_or(String::new(), |country| format!(" ({country})"));
        format!("{}{country}{names}{maybe}", identity.name)
    };
    ledger.identities().unwrap().into_iter().map(line).collect()
}

/// Pages, and what they are expected to mean.
struct Section {
    pages: Vec<Article>,
    kind: usize,
    /// Where the expected lines stand in the file.
    expected: std::ops::Range<usize>,
}

impl Section {
    fn read(&self) -> Vec<String> {
        KINDS[self.kind].1(&self.pages)
    }
}

fn sections(file: &str) -> Vec<Section> {
    let (mut sections, mut pages) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(open) = file[at..].find("```").map(|open| at + open) {
        let start = open + file[open..].find('\n').expect("a fence without a line's end") + 1;
        let end = start + file[start..].find("```").expect("a block without an end");
        let fence = &file[open + 3..start - 1];
        if let Some(kind) = KINDS.iter().position(|(kind, _)| *kind == fence) {
            assert!(!pages.is_empty(), "a {fence} block without a text");
            sections.push(Section { pages: std::mem::take(&mut pages), kind, expected: start..end });
        } else {
            let day = fence.strip_prefix("text").unwrap_or_else(|| panic!("an unknown block: {fence}")).trim();
            pages.push(page(&file[start..end], day));
        }
        at = end + 3;
    }
    assert!(pages.is_empty(), "a text without what it means");
    sections
}

/// A text as a page: as it stands where it has a day, else read like a file, with its credit lines.
fn page(text: &str, day: &str) -> Article {
    if day.is_empty() {
        return article::of(&Page::new("suite.txt", text.as_bytes().to_vec()));
    }
    let mut article = article::raw(text);
    article.published = Field::Known { value: day.parse().expect("a day as 2022-07-20"), from: FieldOrigin::Text };
    article
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/meaning");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}
