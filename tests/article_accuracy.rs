//! What cleaning costs on real texts: no required claim of the gold may be lost with a line that was dropped, and no junk
//! of the scraped example pages may stay. Runs where `../shared/data` is there.

use std::fs;
use std::path::{Path, PathBuf};

use sayso::article::{self, Article};
use sayso::page::Page;
use serde_json::Value;

/// The working data, or `None` with a word about it.
fn data() -> Option<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if !data.is_dir() {
        println!("not measured: {} is not there", data.display());
        return None;
    }
    Some(data)
}

fn golds(data: &Path) -> Vec<Value> {
    let mut paths: Vec<PathBuf> = ["claims/dev", "claims/train"]
        .iter()
        .flat_map(|folder| fs::read_dir(data.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths.iter().map(|path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()).collect()
}

fn clean(text: &str) -> Article {
    article::of(&Page::new("gold.txt", text.as_bytes().to_vec()))
}

/// The text with single spaces, and without the zero-width spaces that cleaning leaves out.
fn squeeze(text: &str) -> String {
    text.replace('\u{200b}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_required_claim_is_lost() {
    let Some(data) = data() else { return };
    let (mut found, mut lost) = (0, Vec::new());
    let (mut dropped, mut kept) = (0, 0);
    for gold in golds(&data) {
        let article = clean(gold["text"].as_str().unwrap());
        let text = squeeze(&article.text);
        kept += text.split(' ').count();
        dropped += squeeze(gold["text"].as_str().unwrap()).split(' ').count() - text.split(' ').count();
        if std::env::var_os("SHOW").is_some() {
            let notices = article.notices.iter().map(|notice| format!("\n    {}: {}", notice.reason, notice.excerpt));
            println!(
                "{} headline {:?}{}",
                gold["doc"],
                article.headline.map(|span| span.slice(&article.text)),
                notices.collect::<String>()
            );
        }
        for claim in gold["claims"].as_array().unwrap().iter().filter(|claim| claim["optional"] != true) {
            match text.contains(&squeeze(claim["sentence"].as_str().unwrap())) {
                true => found += 1,
                false => lost.push(format!("{}: {}", gold["doc"], claim["sentence"])),
            }
        }
    }
    println!("{found} required claims kept, {} lost; {kept} words kept, {dropped} dropped", lost.len());
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn no_junk_of_the_example_pages_stays() {
    let Some(data) = data() else { return };
    // Paragraphs that a reader counts, headline included, and how the last one begins.
    let expected = [(12, "“We hit"), (13, "On the other"), (12, "The Islamic"), (10, "Despite"), (15, "“Kabul’s")];
    let paths = sayso::page::walk(&data.join("seeds")).unwrap().pages;
    assert_eq!(paths.len(), expected.len());
    for (path, (paragraphs, last)) in paths.iter().zip(expected) {
        let article = clean(&fs::read_to_string(path).unwrap());
        let lines: Vec<&str> = article.text.split("\n\n").collect();
        assert_eq!(lines.len(), paragraphs, "{}\n{}", path.display(), article.text);
        assert!(lines.last().unwrap().starts_with(last), "{}\n{}", path.display(), article.text);
        assert_eq!(article.headline.map(|span| span.start), Some(0), "{}", path.display());
    }
}
