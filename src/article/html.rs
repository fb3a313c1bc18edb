//! HTML pages. The main text comes from the `trafilatura` crate, and only this file knows that: what it finds is a list
//! of lines. It runs guarded, since a page is foreign: no page deeper or longer than it can take reaches it, it runs
//! on a stack of its own, and if it fails all the same the page's tags are stripped instead and a notice tells so.

use std::collections::BTreeSet;
use std::thread;

use jiff::civil::Date;

use crate::article::body;
use crate::article::line::{Line, is_prose, key};
use crate::article::markup::{self, Piece, Scope};
use crate::article::metadata::{self, Metadata};
use crate::article::repeat;
use crate::article::{Apart, Field, FieldOrigin, text_field};
use crate::notice::{Notice, NoticeKind};

/// Takes an HTML page apart.
pub fn read(html: &str, notices: &mut Vec<Notice>) -> Apart {
    let metadata = metadata::read(html);
    let (mut lines, guess) = main_text(html, notices);
    tell_rest(html, &lines, notices);
    let headline = metadata.headline.as_ref().map(|headline| {
        let within = lines.iter().take(TOP).position(|line| is_most_of(&line.text, headline));
        within.unwrap_or_else(|| {
            lines.insert(0, Line::new(headline.clone(), true));
            0
        })
    });
    let body = body::clean(lines, headline);
    fields(metadata, guess, body, notices)
}

/// Lines at the top of a text among which its headline stands.
const TOP: usize = 6;

/// Whether the line is the headline without what a site puts around it: "Radio Lakeside: Forty boats reach the shore".
fn is_most_of(line: &str, headline: &str) -> bool {
    let (line, headline) = (key(line), key(headline));
    let around = line.len() * 2 > headline.len() && (headline.starts_with(&line) || headline.ends_with(&line));
    around && line.split(' ').nth(2).is_some()
}

/// What the extractor says of a page besides its text. It always says something: a guess.
#[derive(Default)]
struct Guess {
    byline: Option<String>,
    published: Option<Date>,
}

fn fields(metadata: Metadata, guess: Guess, body: body::Body, notices: &mut Vec<Notice>) -> Apart {
    let known = |value: Option<String>| value.map(|value| Field::Known { value, from: FieldOrigin::Metadata });
    let outlet = known(metadata.outlet).unwrap_or_else(|| Field::unknown("the page does not name its outlet"));
    let byline = known(metadata.byline)
        .or_else(|| body.byline.is_some().then(|| text_field(&body.byline, "")))
        .or_else(|| guess.byline.map(|value| Field::Known { value, from: FieldOrigin::Guess }))
        .unwrap_or_else(|| Field::unknown("the page does not name its author"));
    let certain = metadata.published.filter(|(_, from)| *from != FieldOrigin::Guess);
    let published = certain
        .or_else(|| Some((body.published?, FieldOrigin::Text)))
        .or(metadata.published)
        .or_else(|| Some((guess.published?, FieldOrigin::Guess)));
    if let Some((date, FieldOrigin::Guess)) = published {
        let reason = "the page does not say when it was published; the date was guessed from other dates in it";
        notices.push(Notice::new(NoticeKind::Unknown, reason, &date.to_string()));
    }
    let published = match published {
        Some((value, from)) => Field::Known { value, from },
        None => Field::unknown("the page does not say when it was published"),
    };
    Apart { body, outlet, byline, published }
}

/// Depth of elements from which the extractor is not tried: its own passes go down the tree. Real pages stay below 100.
const DEEPEST: usize = 400;

/// Tags from which the extractor is not tried. Real pages stay below 20,000; a page of 190,000 took the extractor four to
/// six seconds (dev build on two busy cores), and time goes with their number.
const MOST_TAGS: usize = 200_000;

/// Words in one element's attributes from which the extractor is not tried: the parser compares each with each.
const MOST_ATTRIBUTES: usize = 10_000;

/// Stack on which the extractor runs: far more than it takes at [`DEEPEST`], in a build without optimisation as well.
const STACK: usize = 64 << 20;

/// The lines of the main text, and what the extractor guesses.
fn main_text(html: &str, notices: &mut Vec<Notice>) -> (Vec<Line>, Guess) {
    let (tags, attributes) = sizes(html);
    let failure = if tags >= MOST_TAGS {
        "the page has too many elements"
    } else if attributes >= MOST_ATTRIBUTES {
        "an element of the page has too many attributes"
    } else if markup::depth(html) > DEEPEST {
        "the page's elements are nested too deeply"
    } else {
        match guarded(|| extract(html)) {
            Some(Some(found)) => return found,
            Some(None) => "no main text was found",
            None => "the extractor failed on the page",
        }
    };
    let reason = format!("the main text could not be told from the rest ({failure}): all that is no menu was taken");
    notices.push(Notice::new(NoticeKind::Ambiguous, reason, ""));
    let lines = markup::lines(html, Scope::Article);
    let lines = if lines.is_empty() { markup::lines(html, Scope::Page) } else { lines };
    (lines, Guess::default())
}

/// How many elements a page has, and how many words the attributes of one element have at most.
fn sizes(html: &str) -> (usize, usize) {
    let open = markup::pieces(html).filter_map(|piece| match piece {
        Piece::Open { attributes, .. } => Some(attributes.split_ascii_whitespace().count()),
        Piece::Close { .. } | Piece::Text(_) | Piece::Raw { .. } => None,
    });
    open.fold((0, 0), |(tags, most), attributes| (tags + 1, most.max(attributes)))
}

/// The name of the thread that the extractor runs on: a panic on it is a notice, and a program may keep silent about it.
pub const THREAD: &str = "sayso-extractor";

/// Runs `work` on a thread of its own; `None` if it panicked or no thread could be had.
fn guarded<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK);
        thread.spawn_scoped(scope, work).ok()?.join().ok()
    })
}

/// The seam: the only place that knows the extractor. `None` where it finds nothing.
fn extract(html: &str) -> Option<(Vec<Line>, Guess)> {
    // Without its second opinions: they took twice the time for three thousandths of F1, less than the error of measuring.
    let options = trafilatura::Options::default().with_exclude_comments(true);
    let found = trafilatura::extract(html, &options).ok()?;
    let lines = markup::lines(&found.content_html, Scope::Article);
    let guess = Guess {
        byline: Some(found.metadata.author).filter(|author| !author.is_empty()),
        published: found.metadata.date.and_then(|date| crate::article::date::of_machine(&date.to_string())),
    };
    (!lines.is_empty()).then_some((unglued(lines, html), guess))
}

/// On a short page the extractor gives up its structure and returns one line, headline and paragraphs run together
/// without a space. Such a line is given back as the lines of the page that it was made of.
fn unglued(lines: Vec<Line>, html: &str) -> Vec<Line> {
    /// Lines of a page that is short enough to be glued.
    const SHORT: usize = 500;
    let [glued] = lines.as_slice() else { return lines };
    let compact = |line: &Line| line.text.split_whitespace().collect::<String>();
    let whole = compact(glued);
    let mut page = markup::lines(html, Scope::Page);
    if page.len() > SHORT {
        return lines;
    }
    let compacts: Vec<String> = page.iter().map(compact).collect();
    let run = (0..page.len()).find_map(|first| {
        let mut rest = whole.as_str();
        for (index, line) in compacts.iter().enumerate().skip(first) {
            rest = rest.strip_prefix(line.as_str())?;
            if rest.is_empty() {
                return Some(first..index + 1);
            }
        }
        None
    });
    match run {
        Some(run) => page.drain(run).collect(),
        None => lines,
    }
}

/// Tells what of the page's visible text is not in `lines`: paragraphs one by one, the rest by number.
fn tell_rest(html: &str, lines: &[Line], notices: &mut Vec<Notice>) {
    let kept: BTreeSet<String> = lines.iter().flat_map(|line| repeat::sentences(&line.text)).collect();
    let mut short = Vec::new();
    for line in markup::lines(html, Scope::Page) {
        if repeat::sentences(&line.text).iter().all(|sentence| kept.contains(sentence)) {
            continue;
        }
        if is_prose(&line.text) {
            notices.push(Notice::new(NoticeKind::Dropped, "a paragraph outside the main text", &line.text));
        } else {
            short.push(line.text);
        }
    }
    if !short.is_empty() {
        let reason = format!("{} short lines outside the main text: menus, links, captions", short.len());
        notices.push(Notice::new(NoticeKind::Dropped, reason, &short[..short.len().min(20)].join(" / ")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_answer() {
        assert_eq!(guarded(|| 40), Some(40));
        assert_eq!(guarded(|| "forty".parse::<u8>().expect("the extractor's own bug")), None);
    }

    #[track_caller]
    fn check(html: &str, reason: Option<&str>, text: &str) {
        let mut notices = Vec::new();
        let apart = read(html, &mut notices);
        let reasons: Vec<&str> = notices
            .iter()
            .map(|notice| notice.reason.as_str())
            .filter(|reason| reason.contains("could not be told"))
            .collect();
        assert_eq!(reasons.len(), usize::from(reason.is_some()), "{notices:?}");
        assert!(reason.is_none_or(|reason| reasons[0].contains(reason)), "{reasons:?}");
        assert_eq!(apart.article(notices).text, text);
    }

    const PROSE: &str = "The harbour master said on Monday that forty boats had reached the northern shore.";

    #[test]
    fn pages_that_are_too_deep_or_too_long_are_stripped() {
        check(&format!("<html><body><article><p>{PROSE}</p></article>"), None, PROSE);
        check(&format!("{}<p>{PROSE}", "<div>".repeat(10_000)), Some("too deeply"), PROSE);
        check(&format!("{}<p>{PROSE}", "<br>".repeat(MOST_TAGS)), Some("too many"), PROSE);
    }
}
