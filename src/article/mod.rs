//! Articles: what a person would call the text of the page. Headline, body, and what is known of outlet, byline and
//! date; everything dropped is kept as a [`Notice`] with its reason. What the words mean is not known here.

mod body;
mod credit;
mod date;
mod headline;
mod html;
mod junk;
mod language;
mod line;
mod markup;
mod metadata;
mod plain;
mod repeat;
mod script;
mod wrap;

pub use html::THREAD as EXTRACTOR_THREAD;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::article::body::Body;
use crate::notice::{Notice, NoticeKind};
use crate::page::{Page, PageKind};
use crate::text::Span;

/// One article. `text` is never rewritten after this stage: every span of every later stage slices it.
#[derive(Clone, Debug)]
pub struct Article {
    /// Headline first (if known), then the paragraphs, each on a line of its own, separated by a blank line.
    pub text: String,
    /// Where the headline stands in `text`.
    pub headline: Option<Span>,
    pub outlet: Field<String>,
    pub byline: Field<String>,
    pub published: Field<Date>,
    /// Where the article says it was filed from: "KABUL" of "KABUL, Aug 3 (Reuters) -". The words stay in the text.
    pub dateline: Field<String>,
    /// Whom the article says it was taken from: "Reuters" of the same line, "source: The Valley Post" below a text.
    pub credit: Field<String>,
    /// ISO 639-3 code of the language, as recognised in the text.
    pub language: Field<String>,
    pub notices: Vec<Notice>,
}

/// Something the page may tell about the article, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field<T> {
    Known { value: T, from: FieldOrigin },
    Unknown { reason: String },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldOrigin {
    Metadata,
    Text,
    Guess,
}

impl<T> Field<T> {
    pub fn value(&self) -> Option<&T> {
        match self {
            Field::Known { value, .. } => Some(value),
            Field::Unknown { .. } => None,
        }
    }

    pub fn unknown(reason: impl Into<String>) -> Field<T> {
        Field::Unknown { reason: reason.into() }
    }
}

/// Finds the article in a page.
pub fn of(page: &Page) -> Article {
    let mut notices = page.notices.clone();
    if let PageKind::Binary { what } = page.kind() {
        notices.push(Notice::new(NoticeKind::Empty, format!("no text to read: this is {what}"), ""));
        return empty("the page holds no text", notices);
    }
    let (text, decoding) = page.text();
    notices.extend(decoding);
    let read = match page.kind() {
        PageKind::Html => html::read(&text, &mut notices),
        PageKind::Text | PageKind::Binary { .. } => plain(&text, &mut notices),
    };
    read.article(notices)
}

/// Takes a text as it stands, with no cleaning: offsets into the article are offsets into the input. A first line that
/// can be a headline, over an empty line and more text, is marked as one.
pub fn raw(text: &str) -> Article {
    let mut article = empty("the text was taken as it stands", Vec::new());
    article.text = text.to_owned();
    article.headline = headline::of_raw(text).map(|line| Span::new(0, line.len()).trim(text));
    article
}

/// Whether a byline names a newspaper's desk or a writer's role: "Monitoring Desk", "Staff Writer".
pub fn is_desk(byline: &str) -> bool {
    credit::desk(byline).is_some()
}

/// An article of which nothing is known.
fn empty(reason: &str, notices: Vec<Notice>) -> Article {
    Article {
        text: String::new(),
        headline: None,
        outlet: Field::unknown(reason),
        byline: Field::unknown(reason),
        published: Field::unknown(reason),
        dateline: Field::unknown(reason),
        credit: Field::unknown(reason),
        language: Field::unknown(reason),
        notices,
    }
}

/// A page taken apart: cleaned lines, and what is known besides.
struct Apart {
    body: Body,
    outlet: Field<String>,
    byline: Field<String>,
    published: Field<Date>,
}

fn plain(text: &str, notices: &mut Vec<Notice>) -> Apart {
    let plain::Plain { body, address } = plain::read(text);
    let outlet = match &address {
        Some(address) => Field::Known { value: address.host.clone(), from: FieldOrigin::Guess },
        None => Field::unknown("the text does not name its outlet"),
    };
    let published = match (body.published, address.and_then(|address| address.date)) {
        (Some(value), _) => Field::Known { value, from: FieldOrigin::Text },
        (None, Some(value)) => {
            let reason = "the date of publication was guessed from the address above the text";
            notices.push(Notice::new(NoticeKind::Unknown, reason, &value.to_string()));
            Field::Known { value, from: FieldOrigin::Guess }
        }
        (None, None) => Field::unknown("no line of the text is its date of publication"),
    };
    let byline = text_field(&body.byline, "no line of the text is a byline");
    Apart { body, outlet, byline, published }
}

fn text_field(value: &Option<String>, reason: &str) -> Field<String> {
    match value {
        Some(value) => Field::Known { value: value.clone(), from: FieldOrigin::Text },
        None => Field::unknown(reason),
    }
}

impl Apart {
    /// Puts the article together: the kept lines, a blank line between them; the others become notices.
    fn article(self, mut notices: Vec<Notice>) -> Article {
        let mut text = String::new();
        let mut headline = None;
        for (index, line) in self.body.lines.iter().enumerate() {
            match &line.dropped {
                Some(dropped) if dropped.reason == headline::JOINED => {}
                Some(dropped) => notices.push(Notice::new(dropped.kind, dropped.reason, &line.text)),
                None => {
                    if !text.is_empty() {
                        text.push_str("\n\n");
                    }
                    let start = text.len();
                    text.push_str(&line.text);
                    if self.body.headline == Some(index) {
                        headline = Some(Span::new(start, text.len()));
                    }
                }
            }
        }
        if text.is_empty() {
            let reason = match self.body.lines.is_empty() {
                true => "the page is empty",
                false => "the page holds nothing that can be read as an article",
            };
            notices.push(Notice::new(NoticeKind::Empty, reason, ""));
            return empty(reason, notices);
        }
        let (language, notice) = language::of(&text);
        notices.extend(notice);
        Article {
            text,
            headline,
            outlet: self.outlet,
            byline: self.byline,
            published: self.published,
            dateline: text_field(&self.body.dateline, "the text does not begin with a dateline"),
            credit: text_field(&self.body.credit, "the text does not say that it was taken from elsewhere"),
            language,
            notices,
        }
    }
}
