//! The README is true: its `console` blocks are run, in order, in one folder that holds `examples/`, and what they show
//! is what comes. `BLESS=1 cargo test --test readme` writes what comes.
//!
//! `$ ` begins a command that a shell runs with Sayso on its path; the lines below it are its output and its talk. A
//! line `…` stands for lines left out; output with one is not blessed. Commands of cargo are for people: the tests
//! already run.

use std::path::Path;
use std::process::Command;

#[test]
fn the_commands_of_the_readme_show_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (folder, again) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for folder in [&folder, &again] {
        copy(&root.join("examples"), &folder.path().join("examples"));
    }

    let (blessed, mut differences) = check(&readme, |command| run(command, folder.path()));
    if std::env::var_os("BLESS").is_some_and(|value| !value.is_empty()) {
        std::fs::write(path, &blessed).unwrap();
        differences = check(&blessed, |command| run(command, again.path())).1;
    }
    assert!(differences.is_empty(), "the README shows something else:\n\n{}", differences.join("\n"));
    assert!(readme.contains("$ sayso read "), "the README no longer shows the main command");
}

#[test]
fn a_difference_is_seen() {
    let readme = "```console\n$ echo one\none\n$ echo two\nthree\n```\n";
    let echo = |command: &str| format!("{}\n", command.trim_start_matches("echo "));
    let (blessed, differences) = check(readme, echo);
    assert_eq!(blessed, "```console\n$ echo one\none\n$ echo two\ntwo\n```\n");
    assert_eq!(differences.len(), 1, "{differences:?}");
    assert!(matches("one\n…\nthree\n", "one\ntwo\ntwo\nthree\n") && !matches("one\n…\nthree\n", "one\ntwo\n"));
    assert!(matches("…\n", "") && !matches("one\n", "one\ntwo\n"));
}

/// The text with what comes in place of what it shows, and where the two differ.
fn check(text: &str, mut run: impl FnMut(&str) -> String) -> (String, Vec<String>) {
    let (mut blessed, mut differences) = (String::new(), Vec::new());
    let (mut in_console, mut rest) = (false, text.split_inclusive('\n').peekable());
    while let Some(line) = rest.next() {
        blessed += line;
        match line.trim_end() {
            "```console" => in_console = true,
            "```" => in_console = false,
            _ => {}
        }
        let Some(command) = line.strip_prefix("$ ").map(str::trim_end).filter(|_| in_console) else { continue };
        let mut shown = String::new();
        while let Some(output) = rest.next_if(|line| !line.starts_with("$ ") && line.trim_end() != "```") {
            shown += output;
        }
        if command.starts_with("cargo ") {
            blessed += &shown;
            continue;
        }
        let actual = run(command);
        if matches(&shown, &actual) {
            blessed += &shown;
        } else {
            differences.push(format!("$ {command}\n--- shown\n{shown}--- comes\n{actual}"));
            let is_cut = shown.lines().any(|line| line == "…");
            blessed += if is_cut { &shown } else { &actual };
        }
    }
    (blessed, differences)
}

/// Whether the output is what is shown, where a line `…` stands for any lines.
fn matches(shown: &str, actual: &str) -> bool {
    let mut actual = actual.lines();
    let mut shown = shown.lines();
    while let Some(line) = shown.next() {
        if line == "…" {
            let Some(next) = shown.next() else { return true };
            if !actual.any(|line| line == next) {
                return false;
            }
        } else if actual.next() != Some(line) {
            return false;
        }
    }
    actual.next().is_none()
}

fn run(command: &str, folder: &Path) -> String {
    let sayso = Path::new(env!("CARGO_BIN_EXE_sayso")).parent().unwrap();
    let path = format!("{}:{}", sayso.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{{ {command}; }} 2>&1")]).current_dir(folder).env("PATH", path);
    let output = shell.output().unwrap();
    let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    assert!(output.status.success(), "$ {command}\n{text}");
    text
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
