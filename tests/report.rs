//! The report: one file, no script, nothing from elsewhere, and nothing of a page unescaped; every link leads somewhere.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sayso::ledger::Ledger;
use sayso::page::Page;
use sayso::view::report::Report;

#[test]
fn every_link_leads_to_an_evidence_of_the_same_file() {
    let html = report(&examples());
    let ids: BTreeSet<&str> = attributes(&html, "id").collect();
    let links: Vec<&str> = attributes(&html, "href").collect();
    assert!(links.len() > 20, "the report of the examples has only {} links", links.len());
    for link in links {
        let id = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leads out of the file"));
        assert!(ids.contains(id), "nothing is at {link}");
    }
    assert_eq!(ids.len(), attributes(&html, "id").count(), "an id stands twice");
}

#[test]
fn the_file_needs_nothing_else() {
    let html = report(&examples());
    assert!(html.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"), "no policy");
    let tags: BTreeSet<&str> = tags(&html).collect();
    for tag in ["script", "link", "img", "iframe", "object", "embed", "form", "base", "foreignObject"] {
        assert!(!tags.contains(tag), "<{tag}> in the report");
    }
    for outside in ["@import", "url(", "src=", "javascript:"] {
        assert!(!html.contains(outside), "{outside} in the report");
    }
    assert!(tags.contains("svg") && tags.contains("details"), "no chart or no evidence: {tags:?}");
}

#[test]
fn the_figure_the_sayer_and_the_cue_are_told_apart() {
    let html =
        report(&[page("page.txt", "Rain\n\nRuth Atieno said that up to 45 people were killed in Kenya in March.")]);
    assert!(html.contains("<b>Ruth Atieno</b> <i>said</i> that <mark>up to 45</mark> people were killed"), "{html}");
}

#[test]
fn what_a_page_contains_is_shown_and_not_run() {
    let evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'></style></svg>";
    let text = format!(
        "{evil} Ruth {evil} said that 45 people were killed in {evil} Kenya.\n\nMore: 45 people {evil} were killed, \
         Ruth Atieno said in {evil}.\n\n“{evil} 60 people were killed,” said Ruth {evil} Atieno."
    );
    let markup = format!(
        "<html><head><title>{escaped}</title><meta property=\"og:site_name\" content=\"{escaped}\"></head><body><article>\
         <h1>{escaped} 45 killed</h1><p>{escaped} Ruth Atieno said that 45 people were killed in {escaped}, and that \
         the roads of the whole district were closed for days.</p><p>She added that 12 people {escaped} were missing \
         from the villages along the river.</p></article></body></html>",
        escaped = evil.replace('<', "&lt;").replace('"', "&quot;")
    );
    let pages = [page("<script>alert(3)</script>.txt", &text), page("\"onmouseover=alert(4) x=\".html", &markup)];
    let html = report(&pages);
    assert!(html.contains("&lt;script&gt;alert("), "the pages' words are not in the report at all");
    for tag in ["script", "img"] {
        assert!(!tags(&html).any(|name| name == tag), "<{tag}> in the report");
    }
    assert_eq!(html.matches("</style>").count(), 1);
    assert_eq!(html.matches("<svg").count(), html.matches("</svg>").count());
    assert!(!tags_with_attributes(&html).any(|tag| tag.contains("onmouseover=alert") && !tag.contains("&quot;")));
}

#[test]
fn an_empty_ledger_has_a_report() {
    assert!(report(&[]).contains("The ledger is empty"));
    assert!(report(&[page("a.txt", "")]).contains("no figure was found"));
}

/// A Chromium, where there is one, renders it without a complaint and opens the evidence that a link leads to.
#[test]
fn a_browser_shows_it() {
    let Some(browser) = browser() else {
        return eprintln!("browser test not run: there is no chromium");
    };
    let folder = tempfile::tempdir().unwrap();
    let html = report(&examples());
    let file = folder.path().join("report.html");
    std::fs::write(&file, &html).unwrap();
    let target = attributes(&html, "href").find(|link| link.starts_with("#c-")).expect("a link to evidence");
    let address = format!("file://{}{target}", file.display());
    let chromium = |arguments: &[&str]| {
        let mut command = Command::new(&browser);
        command.args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--enable-logging=stderr",
        ]);
        command.arg(format!("--user-data-dir={}", folder.path().join("profile").display()));
        command.args(arguments).arg(&address).output().unwrap()
    };
    let shown = chromium(&["--dump-dom"]);
    let dom = String::from_utf8_lossy(&shown.stdout);
    let talk = String::from_utf8_lossy(&shown.stderr);
    assert!(dom.contains("</html>"), "the browser shows nothing: {talk}");
    assert!(!talk.contains("CONSOLE"), "the browser complains: {talk}");
    let at = dom.find(&format!("id=\"{}\"", &target[1..])).expect("the evidence is in the page");
    let details = around(&dom, at, "details").expect("the evidence is folded away");
    assert!(dom[details..].starts_with("<details open"), "the link does not open its evidence");

    let paper = folder.path().join("report.pdf");
    chromium(&[&format!("--print-to-pdf={}", paper.display())]);
    assert!(std::fs::metadata(paper).is_ok_and(|paper| paper.len() > 10_000), "nothing was printed");
}

fn browser() -> Option<PathBuf> {
    let works = |name: &&str| {
        Command::new(name)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|s| s.success())
    };
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find(works).map(PathBuf::from)
}

/// Where the innermost element of a name begins that holds the place `at`.
fn around(html: &str, at: usize, name: &str) -> Option<usize> {
    let (begin, end) = (format!("<{name}"), format!("</{name}"));
    let mut open = Vec::new();
    for (start, _) in html[..at].match_indices('<') {
        if html[start..].starts_with(&begin) {
            open.push(start);
        } else if html[start..].starts_with(&end) {
            open.pop();
        }
    }
    open.pop()
}

fn page(location: &str, text: &str) -> Page {
    Page::new(location, text.as_bytes().to_vec())
}

fn examples() -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/floods");
    let files = sayso::page::walk(&folder).unwrap().pages;
    files.iter().map(|file| Page::new(file.to_string_lossy(), std::fs::read(file).unwrap())).collect()
}

/// The report of a ledger that holds the pages.
fn report(pages: &[Page]) -> String {
    let mut ledger = Ledger::in_memory().unwrap();
    let mut addition = ledger.begin().unwrap();
    for page in pages {
        addition.add(page, &sayso::read(page)).unwrap();
    }
    addition.finish().unwrap();
    Report::of(&ledger, None).unwrap().html()
}

/// The values of an attribute, in order.
fn attributes<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let begin = format!(" {name}=\"");
    let length = begin.len();
    let starts: Vec<usize> = html.match_indices(&begin).map(|(at, _)| at + length).collect();
    starts.into_iter().map(|at| &html[at..at + html[at..].find('"').unwrap()])
}

/// The names of the elements, in order.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    tags_with_attributes(html).map(|tag| tag.split(|c: char| !c.is_alphanumeric()).next().unwrap())
}

fn tags_with_attributes(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .filter(|tag| tag.starts_with(|c: char| c.is_alphabetic()))
        .map(|tag| &tag[..tag.find('>').unwrap()])
}
