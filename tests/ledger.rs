//! The ledger through the command line: the same pages give the same ledger in any order, on any number of threads.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// A folder with copies of the example pages, and the ledgers that a test makes there.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Desk {
        let desk = Desk { folder: tempfile::tempdir().unwrap() };
        for page in examples() {
            fs::copy(&page, desk.path(page.file_name().unwrap().to_str().unwrap())).unwrap();
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The pages by name, sorted.
    fn pages(&self) -> Vec<String> {
        let mut names: Vec<String> =
            examples().iter().map(|page| page.file_name().unwrap().to_str().unwrap().to_owned()).collect();
        names.sort();
        names
    }

    fn sayso(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("sayso").unwrap();
        command.current_dir(self.folder.path()).args(arguments);
        command
    }

    /// What the command prints, on a command that succeeds.
    #[track_caller]
    fn output(&self, arguments: &[&str]) -> String {
        let done = self.sayso(arguments).assert().success();
        String::from_utf8(done.get_output().stdout.clone()).unwrap()
    }

    /// What the command says, on a command that fails with exit code 1.
    #[track_caller]
    fn complaint(&self, arguments: &[&str]) -> String {
        let failed = self.sayso(arguments).assert().code(1);
        String::from_utf8(failed.get_output().stderr.clone()).unwrap()
    }

    /// The export of a ledger of these pages.
    #[track_caller]
    fn export(&self, ledger: &str, options: &[&str], pages: &[&str]) -> String {
        self.sayso(&[&["read", "--ledger", ledger], options, pages].concat()).assert().success();
        self.output(&["export", "--ledger", ledger])
    }
}

fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/floods");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "html" || ending == "txt")).collect()
}

#[test]
fn any_order_and_any_number_of_threads_give_the_same_export() {
    let desk = Desk::new();
    let pages = desk.pages();
    let mut pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let export = desk.export("a.db", &["--jobs", "1"], &pages);
    assert!(export.lines().filter(|line| line.starts_with(r#"{"record":"claim""#)).count() > 20, "too few claims");
    pages.reverse();
    assert_eq!(desk.export("b.db", &["--jobs", "4"], &pages), export);
    pages.rotate_left(2);
    assert_eq!(desk.export("c.db", &[], &pages), export);
    for page in &pages {
        desk.sayso(&["read", "--ledger", "d.db", page]).assert().success();
    }
    assert_eq!(desk.output(&["export", "--ledger", "d.db"]), export);
}

#[test]
fn reading_twice_changes_nothing() {
    let desk = Desk::new();
    let once = desk.export("a.db", &[], &["."]);
    let read = desk.sayso(&["read", "--ledger", "a.db", "."]).assert().success();
    let talk = String::from_utf8(read.get_output().stderr.clone()).unwrap();
    assert!(talk.contains("0 new, 6 known"), "{talk}");
    assert!(read.get_output().stdout.is_empty(), "talk belongs on standard error");
    assert_eq!(desk.output(&["export", "--ledger", "a.db"]), once);
    assert_eq!(desk.export("a.db", &["--again"], &["."]), once);
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_is_read() {
    let desk = Desk::new();
    let pages = desk.pages();
    let complaint = desk.complaint(&["read", "missing.html", &pages[0]]);
    assert!(complaint.contains("missing.html") && complaint.contains("1 new"), "{complaint}");
    assert_eq!(desk.output(&["export"]).lines().filter(|line| line.starts_with(r#"{"record":"article""#)).count(), 1);
}

#[test]
fn without_a_ledger_there_is_a_hint() {
    let desk = Desk::new();
    for command in [&["questions"][..], &["show", "floods"], &["trace", "c-1"], &["export"]] {
        let complaint = desk.complaint(command);
        assert!(complaint.contains("no ledger at sayso.db; make one with: sayso read"), "{complaint}");
        assert_eq!(complaint.lines().count(), 1, "{complaint}");
    }
    fs::write(desk.path("notes.db"), "these are notes, and no database by any means whatsoever").unwrap();
    let complaint = desk.complaint(&["read", &desk.pages()[0], "--ledger", "notes.db"]);
    assert!(complaint.contains("notes.db is not a Sayso ledger"), "{complaint}");
}

#[test]
fn a_question_leads_to_its_claims_and_a_claim_to_its_page() {
    let desk = Desk::new();
    desk.sayso(&["read", "."]).assert().success();
    let questions = desk.output(&["questions", "--all", "--json"]);
    let questions: Vec<serde_json::Value> = questions.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(questions.len() > 5);
    let first = questions[0]["id"].as_str().unwrap();
    assert!(desk.output(&["questions"]).starts_with("question"));
    let shown = desk.output(&["show", first]);
    assert!(shown.contains("How the estimate was made"), "{shown}");
    let claim = shown
        .split(|char: char| !(char.is_ascii_alphanumeric() || char == '-'))
        .find(|word| word.len() == 14 && word.starts_with("c-"));
    let trace = desk.output(&["trace", claim.expect("a question shows its claims")]);
    for label in ["who says so", "article", "page", "statement"] {
        assert!(trace.contains(label), "{trace}");
    }
    assert!(desk.complaint(&["trace", "c-none"]).contains("no claim c-none"));
    assert!(desk.complaint(&["show", "penguins on the moon"]).contains("sayso questions --all"));
    assert!(desk.complaint(&["show", "people"]).contains("name one of them"));
}

#[test]
fn the_output_of_commands_holds_no_escape_sequences_where_it_is_no_terminal() {
    let desk = Desk::new();
    fs::write(desk.path("evil.txt"), "Storm news\n\nThe minister said 400 people \x1b[31mwere killed in Kabul.\n")
        .unwrap();
    desk.sayso(&["read", "."]).assert().success();
    let questions = desk.output(&["questions", "--all", "--json"]);
    let ids = questions.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let ids: Vec<String> = ids.map(|question| question["id"].as_str().unwrap().to_owned()).collect();
    for id in ids {
        assert!(!desk.output(&["show", &id]).contains('\x1b'), "{id}");
    }
    assert!(!desk.output(&["questions", "--all"]).contains('\x1b'));
    assert!(!desk.output(&["export"]).contains('\x1b'));
}
