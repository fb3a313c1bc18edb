//! The accuracy gate: Sayso's claims on the gold of `../shared/data/claims/dev` and its quantities on NewsQuant's, against
//! the floors in `eval/floors.tsv`.
//!
//! It needs `../shared/data`, `../shared/score` and python3; where one is missing it says so and passes. How the measures
//! are made is told in `docs/accuracy.md`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use regex::{Captures, Regex};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Of the floors; every one of them has to be in the file.
const DEV: &[&str] = &[
    "figure.F1",
    "core.F1",
    "full.F1",
    "questions_b3.F1",
    "right_when_found.bound",
    "right_when_found.unit",
    "right_when_found.subject",
    "right_when_found.event",
    "right_when_found.place",
    "right_when_found.time",
    "right_when_found.source",
    "right_when_found.via",
    "right_when_found.stance",
];

/// On the seeds every figure counts: a recall below 100 is a missed one, a precision below 100 a claim out of junk or
/// one that the gold does not hold.
const SEEDS: &[&str] = &["figure.R", "figure.P", "core.R", "full.R"];

/// F1 of the quantities in NewsQuant's sentences, by the names that its scorer prints.
const NEWSQUANT: &[&str] = &["value", "value+unit", "value+change", "value+concept partial", "value+concept complete"];

#[test]
fn no_measure_falls_below_its_floor() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let gold = root.join("../shared/data/claims/dev");
    if !gold.is_dir() {
        return notice("there is no ../shared/data/claims/dev");
    }
    if Command::new("python3").arg("--version").stdout(Stdio::null()).status().is_err() {
        return notice("there is no python3");
    }
    let mut floors = Floors::read(&root.join("eval/floors.tsv"));
    let digest = digest(&gold);
    if floors.digest() != digest {
        assert!(bless(), "the gold in {} is not the one that the floors were measured on ({digest})", gold.display());
        floors.measured.clear();
        floors.measured.insert(("dev".to_owned(), "digest".to_owned()), digest);
    }

    let folder = tempfile::tempdir().unwrap();
    let mut below = Vec::new();
    below.extend(floors.compare("dev", DEV, &score(&gold, folder.path())));
    below.extend(floors.compare("seeds", SEEDS, &score(&seeds(&gold, folder.path()), folder.path())));
    let sentences = root.join("../shared/data/newsquant/dev.json");
    if sentences.is_file() {
        below.extend(floors.compare("newsquant", NEWSQUANT, &score_quantities(&sentences, folder.path())));
    } else {
        notice("there is no ../shared/data/newsquant/dev.json");
    }
    if bless() {
        floors.write();
    }
    assert!(below.is_empty(), "below the floors of eval/floors.tsv:\n{}", below.join("\n"));
}

/// Documents that tell what was measured: `<!-- dev core.F1 -->53.5`.
const DOCUMENTS: &[&str] = &["README.md", "docs/accuracy.md"];

#[test]
fn documents_tell_what_was_measured() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let floors = Floors::read(&root.join("eval/floors.tsv"));
    let marker = Regex::new(r"<!-- (\w+) ([\w.+ ]+?) -->[0-9.]*").unwrap();
    for name in DOCUMENTS {
        let document = fs::read_to_string(root.join(name)).unwrap();
        let told = marker.replace_all(&document, |found: &Captures| {
            let key = (found[1].to_owned(), found[2].to_owned());
            let value = floors.measured.get(&key).unwrap_or_else(|| panic!("{name}: {key:?} is no floor"));
            format!("<!-- {} {} -->{value}", key.0, key.1)
        });
        assert!(marker.is_match(&document), "{name} tells no measure");
        if bless() {
            fs::write(root.join(name), told.as_bytes()).unwrap();
        } else {
            assert_eq!(told, document, "{name} tells other measures than eval/floors.tsv");
        }
    }
}

#[test]
fn a_measure_below_its_floor_is_seen() {
    let (path, head, measured) = (PathBuf::new(), String::new(), BTreeMap::new());
    let mut floors = Floors { path, head, measured, change: Change::None };
    floors.measured.insert(("dev".to_owned(), "core.F1".to_owned()), "50.0".to_owned());
    let scores = serde_json::json!({"core": {"F1": 49.9}, "figure": {"F1": 90.0}});
    assert_eq!(floors.compare("dev", &["core.F1"], &scores), ["dev core.F1: 49.9, the floor is 50.0"]);
    assert_eq!(floors.compare("dev", &["figure.F1"], &scores), ["dev figure.F1: 90, there is no floor"]);
    let better = serde_json::json!({"core": {"F1": 50.0}});
    assert!(floors.compare("dev", &["core.F1"], &better).is_empty());
}

fn notice(reason: &str) {
    eprintln!("accuracy gate not run: {reason}");
}

fn change() -> Change {
    match std::env::var("BLESS") {
        Ok(how) if how == "lower" => Change::Fall,
        Ok(how) if !how.is_empty() => Change::Rise,
        _ => Change::None,
    }
}

fn bless() -> bool {
    change() != Change::None
}

/// The five scraped pages' gold in a folder of their own.
fn seeds(gold: &Path, folder: &Path) -> PathBuf {
    let seeds = folder.join("seeds");
    fs::create_dir_all(&seeds).unwrap();
    for path in files(gold) {
        let name = path.file_name().unwrap();
        if name.to_string_lossy().starts_with("seed-") {
            fs::copy(&path, seeds.join(name)).unwrap();
        }
    }
    assert_eq!(files(&seeds).len(), 5, "the dev gold no longer holds the five seeds");
    seeds
}

/// What the scorer prints for Sayso's claims on the gold.
fn score(gold: &Path, folder: &Path) -> Value {
    let printed = scored(gold, folder, "claims.py", &["score_claims.py", "--json"]);
    serde_json::from_str(&printed).expect("the scorer prints JSON")
}

/// F1 by the name of each measure of the quantities.
fn score_quantities(gold: &Path, folder: &Path) -> Value {
    let printed = scored(gold, folder, "newsquant.py", &["score_quantities.py"]);
    let line = Regex::new(r"(?m)^(value\S*(?: \S+)?) +P .* F1 +([0-9.]+)$").unwrap();
    let measure = |found: Captures| (found[1].to_owned(), found[2].parse::<f64>().unwrap().into());
    Value::Object(line.captures_iter(&printed).map(measure).collect())
}

/// What the scorer prints, given the gold and what an adaptor of `eval/` makes of it.
fn scored(gold: &Path, folder: &Path, adaptor: &str, scorer: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let predicted = folder.join("predicted.jsonl");
    let status = Command::new("python3")
        .arg(root.join("eval").join(adaptor))
        .arg(gold)
        .env("SAYSO", env!("CARGO_BIN_EXE_sayso"))
        .stdout(fs::File::create(&predicted).unwrap())
        .status()
        .unwrap();
    assert!(status.success(), "eval/{adaptor} failed");
    let [scorer, arguments @ ..] = scorer else { unreachable!() };
    let scorer = root.join("../shared/score").join(scorer);
    let output = Command::new("python3").arg(scorer).arg(gold).arg(&predicted).args(arguments).output().unwrap();
    assert!(output.status.success(), "the scorer failed: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the scorer prints text")
}

/// SHA-256 over the names and bytes of the gold files, in order of name.
fn digest(gold: &Path) -> String {
    let mut digest = Sha256::new();
    for path in files(gold) {
        digest.update(path.file_name().unwrap().as_encoded_bytes());
        digest.update([0]);
        digest.update(fs::read(&path).unwrap());
    }
    digest.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    files
}

/// The floors file: comments and the header line, then `corpus`, `measure`, `value`.
struct Floors {
    path: PathBuf,
    head: String,
    measured: BTreeMap<(String, String), String>,
    change: Change,
}

/// What may happen to the floors.
#[derive(Clone, Copy, PartialEq)]
enum Change {
    None,
    /// `BLESS=1`: floors rise to what is measured, missing ones are set.
    Rise,
    /// `BLESS=lower`: they fall too. The commit says why.
    Fall,
}

impl Floors {
    fn read(path: &Path) -> Floors {
        let (path, head, measured) = (path.to_owned(), String::new(), BTreeMap::new());
        let mut floors = Floors { path, head, measured, change: change() };
        let file = fs::read_to_string(&floors.path).unwrap();
        for line in file.lines() {
            if line.starts_with('#') || line.starts_with("corpus\t") {
                floors.head += &format!("{line}\n");
            } else {
                let [corpus, measure, value] = line.split('\t').collect::<Vec<_>>()[..] else {
                    panic!("eval/floors.tsv: {line:?} has not three columns");
                };
                floors.measured.insert((corpus.to_owned(), measure.to_owned()), value.to_owned());
            }
        }
        floors
    }

    fn digest(&self) -> &str {
        self.measured.get(&("dev".to_owned(), "digest".to_owned())).map_or("", String::as_str)
    }

    /// The measures below their floors, or without one.
    fn compare(&mut self, corpus: &str, measures: &[&str], scores: &Value) -> Vec<String> {
        let mut below = Vec::new();
        for &measure in measures {
            let measured = measure.split('.').fold(scores, |value, key| &value[key]).as_f64().unwrap_or(0.0);
            println!("{corpus} {measure}: {measured}");
            let key = (corpus.to_owned(), measure.to_owned());
            match self.measured.get(&key).map(|floor| floor.parse::<f64>().expect("a floor is a number")) {
                Some(floor) if measured < floor && self.change != Change::Fall => {
                    below.push(format!("{corpus} {measure}: {measured}, the floor is {floor:.1}"));
                }
                floor if self.changes(floor, measured) => {
                    self.measured.insert(key, format!("{measured:.1}"));
                }
                None => below.push(format!("{corpus} {measure}: {measured}, there is no floor")),
                Some(_) => {}
            }
        }
        below
    }

    fn changes(&self, floor: Option<f64>, measured: f64) -> bool {
        match self.change {
            Change::None => false,
            Change::Rise => floor.is_none_or(|floor| measured > floor),
            Change::Fall => floor != Some(measured),
        }
    }

    fn write(&self) {
        let rows = self.measured.iter().map(|((corpus, measure), value)| format!("{corpus}\t{measure}\t{value}\n"));
        fs::write(&self.path, self.head.clone() + &rows.collect::<String>()).unwrap();
    }
}
