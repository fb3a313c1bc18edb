//! Page fixtures: each folder of `tests/pages` holds a page, the article that it must give, and what is told of it: its
//! fields and its notices, one a line. `BLESS=1 cargo test --test page_fixtures` writes what is found; read it before
//! you keep it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use sayso::article::{self, Article, Field};
use sayso::page::Page;

#[test]
fn pages_give_their_articles() {
    let mut folders: Vec<PathBuf> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    assert!(folders.len() >= 8, "the fixtures are not where they should be");
    let wrong: Vec<String> = folders.iter().filter_map(|folder| compare(folder)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with the article of a folder's page.
fn compare(folder: &Path) -> Option<String> {
    let path = ["page.html", "page.txt"].map(|name| folder.join(name)).into_iter().find(|path| path.is_file())?;
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let article = article::of(&Page::new(name, fs::read(path).unwrap()));
    let found = [("article.txt", format!("{}\n", article.text)), ("notices.txt", notices(&article))];
    let mut wrong = String::new();
    for (name, found) in found {
        let expected = folder.join(name);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        if fs::read_to_string(&expected).unwrap_or_default() != found {
            write!(wrong, "{} should be:\n{found}", expected.display()).unwrap();
        }
    }
    Some(wrong).filter(|wrong| !wrong.is_empty())
}

fn notices(article: &Article) -> String {
    let mut lines = String::new();
    let headline = article.headline.map_or("none", |span| span.slice(&article.text));
    writeln!(lines, "headline: {headline}").unwrap();
    let fields = [
        ("outlet", &article.outlet),
        ("byline", &article.byline),
        ("dateline", &article.dateline),
        ("credit", &article.credit),
        ("language", &article.language),
    ];
    writeln!(lines, "published: {}", field(&article.published)).unwrap();
    for (name, value) in fields {
        writeln!(lines, "{name}: {}", field(value)).unwrap();
    }
    for notice in &article.notices {
        writeln!(lines, "{:?}: {} | {}", notice.kind, notice.reason, notice.excerpt).unwrap();
    }
    lines
}

fn field<T: std::fmt::Display>(field: &Field<T>) -> String {
    match field {
        Field::Known { value, from } => format!("{value} ({from:?})"),
        Field::Unknown { reason } => format!("unknown, {reason}"),
    }
}
