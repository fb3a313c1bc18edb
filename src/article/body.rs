//! The lines of a page become an article: what is junk, told twice, or about the article and not of it goes, with a
//! notice each. Where the lines come from, HTML or plain text, is not known here.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::article::credit;
use crate::article::date::{self, DateLabel};
use crate::article::headline;
use crate::article::junk::{self, Junk, JunkRole};
use crate::article::line::{Line, ends_sentence, is_cut_off, is_longer, is_prose, is_title_case, words};
use crate::article::repeat;
use crate::article::script;
use crate::notice::NoticeKind::Dropped;

/// The lines of a page with what they tell about the article.
pub struct Body {
    pub lines: Vec<Line>,
    pub headline: Option<usize>,
    pub byline: Option<String>,
    pub published: Option<Date>,
    pub dateline: Option<String>,
    pub credit: Option<String>,
}

/// Cleans the lines; `headline` is the line that the page's metadata names so, else it is looked for.
pub fn clean(lines: Vec<Line>, headline: Option<usize>) -> Body {
    let junk: Vec<Option<Junk>> = lines.iter().map(|line| junk::of(&line.text)).collect();
    let is_article = |index: usize| headline != Some(index) && junk[index].is_none() && is_prose(&lines[index].text);
    let first_prose = (0..lines.len()).find(|&index| is_article(index)).unwrap_or(lines.len());
    let mut body = Body { lines, headline, byline: None, published: None, dateline: None, credit: None };
    body.read_credits(first_prose, &junk);
    script::drop_others(&mut body.lines);
    for (index, junk) in junk.iter().enumerate() {
        let Some(junk) = junk.filter(|_| headline != Some(index)) else { continue };
        let goes = match junk.role {
            JunkRole::Section => index < first_prose,
            JunkRole::Agency | JunkRole::Box | JunkRole::Tail => false,
            JunkRole::Line | JunkRole::Caption => true,
        };
        if goes {
            body.lines[index].drop(Dropped, junk.reason);
        }
    }
    body.settle_headline(first_prose, &junk);
    if let Some(headline) = body.headline {
        repeat::drop_headlines(&mut body.lines, headline);
    }
    repeat::drop_copies(&mut body.lines);
    drop_menu(&mut body.lines, body.headline.map_or(0, |headline| headline + 1), first_prose);
    drop_headed(&mut body.lines, &junk, body.headline);
    drop_teasers(&mut body.lines);
    body.read_dateline();
    body
}

impl Body {
    /// Reads and drops the lines that tell who wrote the article, when, and whom it was taken from.
    fn read_credits(&mut self, first_prose: usize, junk: &[Option<Junk>]) {
        let last_prose = self.lines.iter().rposition(|line| is_prose(&line.text)).unwrap_or(0);
        for index in 0..self.lines.len() {
            if self.headline == Some(index) || is_longer(&self.lines[index].text, 200) {
                continue;
            }
            let text = self.lines[index].text.clone();
            // Between the headline and the first paragraph, or after the last one.
            let outside = index < first_prose || index > last_prose;
            if outside && junk[index].is_some_and(|junk| junk.role == JunkRole::Agency) {
                self.credit.get_or_insert(text);
                self.lines[index].drop(Dropped, "a credit line");
            } else if let Some(source) = credit::source(&text) {
                self.credit.get_or_insert(source.to_owned());
                self.lines[index].drop(Dropped, "a credit line");
            } else if let Some(reason) = self.read_parts(&text, index < first_prose, outside) {
                self.lines[index].drop(Dropped, reason);
            }
        }
    }

    /// Reads "By Jane Doe | May 12, 2024" part by part; the reason to drop the line if each part is known.
    fn read_parts(&mut self, text: &str, is_above: bool, outside: bool) -> Option<&'static str> {
        let mut byline = None;
        let mut published = None;
        let mut reason = None;
        let mut label = DateLabel::None;
        let mut pieces: Vec<&str> =
            text.split(['|', '•', '·']).map(str::trim).filter(|piece| !piece.is_empty()).collect();
        if date::of_line(text).is_some() {
            pieces = vec![text];
        }
        if let Some(date) = dated_name(text).filter(|_| is_above) {
            self.published = self.published.or(Some(date));
            return Some("a line of a name and the date");
        }
        for piece in pieces {
            if let Some(line) = date::of_line(piece) {
                label = if line.label == DateLabel::None { label } else { line.label };
                published = published.or(line.date);
                reason = reason.or(Some("a bare date"));
            } else if let Some(name) = credit::byline(piece).or_else(|| credit::desk(piece).filter(|_| outside)) {
                byline = byline.or(Some(name));
                reason = Some("the byline");
            } else {
                return None;
            }
        }
        if is_above {
            self.byline = self.byline.take().or(byline.map(str::to_owned));
        }
        if (is_above && label != DateLabel::Updated) || label == DateLabel::Published {
            self.published = self.published.or(published);
        }
        reason
    }

    /// Finds the headline if the page's metadata named none, and drops what stands above it.
    fn settle_headline(&mut self, first_prose: usize, junk: &[Option<Junk>]) {
        if self.headline.is_none() {
            let mut trails =
                self.lines.iter().take(first_prose).filter_map(|line| junk::breadcrumb(&line.text)?.last().copied());
            let trail = trails.next_back().map(str::to_owned);
            let is_open = |index: usize| {
                junk[index].is_none_or(|junk| !matches!(junk.role, JunkRole::Box | JunkRole::Tail | JunkRole::Agency))
            };
            self.headline = headline::find(&mut self.lines, first_prose, trail.as_deref(), is_open);
        }
        let above = self.headline.unwrap_or(0);
        for line in self.lines[..above].iter_mut().filter(|line| line.is_kept()) {
            line.drop(Dropped, "a menu entry or section name above the headline");
        }
    }

    fn read_dateline(&mut self) {
        let paragraphs =
            self.lines.iter().enumerate().filter(|&(index, line)| line.is_kept() && self.headline != Some(index));
        let found = paragraphs.take(3).find_map(|(_, line)| credit::dateline(&line.text));
        let Some(dateline) = found else { return };
        self.dateline = dateline.place.map(str::to_owned);
        let agency = dateline.agency.map(str::to_owned);
        let desk = dateline.desk.map(str::to_owned);
        let date = dateline.date;
        self.credit = self.credit.take().or(agency);
        self.byline = self.byline.take().or(desk);
        self.published = self.published.or(date);
    }
}

/// The date of "Samuel Adeyo, Friday 8 April 2022". Whether the name is a person's or a place's, the line does not tell.
fn dated_name(text: &str) -> Option<Date> {
    let (name, rest) = text.split_once(", ")?;
    let is_name = is_title_case(name) && words(name).nth(4).is_none() && date::of_line(name).is_none();
    date::of_line(rest)?.date.filter(|_| is_name)
}

/// Short lines in a row from which they are a menu.
const MENU: usize = 3;

/// Drops rows of short lines between the headline and the first paragraph; lines that went for other reasons count.
fn drop_menu(lines: &mut [Line], start: usize, end: usize) {
    let is_entry = |line: &Line| {
        let short = words(&line.text).nth(3).is_none() && !line.text.contains(|char: char| char.is_ascii_digit());
        short && !ends_sentence(&line.text)
    };
    let mut index = start;
    while index < end {
        let length = lines[index..end].iter().take_while(|line| is_entry(line)).count();
        if length >= MENU {
            for line in lines[index..index + length].iter_mut() {
                line.drop(Dropped, "a menu entry");
            }
        }
        index += length.max(1);
    }
}

/// Paragraphs before a heading from which it can be the end of the article.
const ENOUGH: usize = 2;

/// Drops headings of other stories with the stories below them, and all that follows the article.
fn drop_headed(lines: &mut [Line], junk: &[Option<Junk>], headline: Option<usize>) {
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut paragraphs = 0;
    let mut index = 0;
    while index < lines.len() {
        let heading = junk[index].filter(|_| lines[index].is_kept() && headline != Some(index));
        let Some(mut heading) = heading.filter(|junk| matches!(junk.role, JunkRole::Box | JunkRole::Tail)) else {
            if lines[index].is_kept() {
                names.extend(capitals(&lines[index].text).map(str::to_owned));
                paragraphs += usize::from(is_prose(&lines[index].text));
            }
            index += 1;
            continue;
        };
        lines[index].drop(Dropped, heading.reason);
        index += 1;
        while index < lines.len() && headline != Some(index) {
            let resumes = heading.role == JunkRole::Box && resumes(lines, index, &names);
            // Above the article, and before much of it was seen, only titles directly below a heading are its own.
            let is_title = !lines[index].gap && !ends_sentence(&lines[index].text);
            if resumes || (paragraphs < ENOUGH && !is_title) {
                break;
            }
            match junk[index] {
                Some(junk) => {
                    lines[index].drop(Dropped, junk.reason);
                    heading = if matches!(junk.role, JunkRole::Box | JunkRole::Tail) { junk } else { heading };
                }
                None if heading.role == JunkRole::Box => lines[index].drop(Dropped, "the teaser of another story"),
                None => lines[index].drop(Dropped, heading.reason),
            }
            index += 1;
        }
    }
}

/// Whether the article goes on with line `index`, after teasers: a whole paragraph that is followed by another, or names
/// what the article named before.
fn resumes(lines: &[Line], index: usize, names: &BTreeSet<String>) -> bool {
    let line = &lines[index];
    if !line.is_kept() || !is_prose(&line.text) {
        return false;
    }
    let next = lines[index + 1..].iter().take(4).find(|line| line.is_kept());
    let shared: BTreeSet<&str> = capitals(&line.text).filter(|word| names.contains(*word)).collect();
    next.is_some_and(|next| is_prose(&next.text)) || shared.len() >= 2
}

/// The words with a capital that do not begin a sentence.
fn capitals(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|char: char| !char.is_alphanumeric() && char != '.').filter(|word| !word.is_empty());
    let mut starts = true;
    words.filter_map(move |word| {
        let begins = std::mem::replace(&mut starts, word.ends_with('.'));
        let word = word.trim_matches('.');
        (!begins && word.starts_with(char::is_uppercase) && word.len() > 2).then_some(word)
    })
}

/// Drops teasers after the last paragraph: lines that break off, with the titles above them.
fn drop_teasers(lines: &mut [Line]) {
    let Some(last) = lines.iter().rposition(|line| line.is_kept() && is_prose(&line.text)) else { return };
    let Some(end) = lines.iter().rposition(|line| line.is_kept() && is_cut_off(&line.text)).filter(|&end| end > last)
    else {
        return;
    };
    for line in &mut lines[last + 1..=end] {
        let is_title = line.is_kept() && !ends_sentence(&line.text);
        if is_title {
            line.drop(Dropped, "the teaser of another story");
        }
    }
}
