//! Lines that are no part of any article: menu entries, share links, sign-ups, counters, headings of other stories. The
//! words are in `lexicon/junk.tsv`; here is how a line is matched with them, and the shapes that need no words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::article::date;
use crate::article::line::{ends_sentence, fold, is_longer, words};
use crate::lexicon;

/// What a line is, if it is no part of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Junk {
    pub role: JunkRole,
    pub reason: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JunkRole {
    /// The line alone.
    Line,
    /// A section's name: junk above the article, maybe a heading within it.
    Section,
    /// A picture's caption or credit.
    Caption,
    /// A heading: the other stories below it go with it.
    Box,
    /// A heading: what follows the article goes with it.
    Tail,
    /// A news agency's name on a line of its own.
    Agency,
}

/// Lines longer than this are matched whole only: a phrase at the start or end of a paragraph is the paragraph's.
const SHORT: usize = 200;

pub fn of(text: &str) -> Option<Junk> {
    shape(text).or_else(|| {
        // Nothing in the lexicon is as long as a paragraph.
        let folded = if is_longer(text, 2 * SHORT) { return None } else { fold(text) };
        whole(&folded).or_else(|| if is_longer(text, SHORT) { None } else { part(&folded, text) })
    })
}

#[derive(Default)]
struct Lexicon {
    whole: BTreeMap<&'static str, Junk>,
    start: Vec<(&'static str, Junk)>,
    end: Vec<(&'static str, Junk)>,
    within: Vec<(&'static str, Junk)>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for [phrase, place, role, reason] in lexicon::rows(include_str!("../../lexicon/junk.tsv")) {
        let role = match role {
            "section" => JunkRole::Section,
            "caption" => JunkRole::Caption,
            "box" => JunkRole::Box,
            "tail" => JunkRole::Tail,
            "agency" => JunkRole::Agency,
            _ => JunkRole::Line,
        };
        let junk = Junk { role, reason };
        match place {
            "start" => lexicon.start.push((phrase, junk)),
            "end" => lexicon.end.push((phrase, junk)),
            "within" => lexicon.within.push((phrase, junk)),
            _ => drop(lexicon.whole.insert(phrase, junk)),
        }
    }
    lexicon
});

fn whole(folded: &str) -> Option<Junk> {
    let find = |text: &str| LEXICON.whole.get(text).copied();
    let mut bare = folded;
    while let Some(shorter) = bare.strip_suffix(" 0").or(bare.strip_suffix(" :")) {
        bare = shorter;
    }
    let after = bare.strip_prefix("0 ").unwrap_or(bare);
    find(folded).or_else(|| find(bare)).or_else(|| find(after))
}

fn part(folded: &str, text: &str) -> Option<Junk> {
    let is_end = |rest: &str| rest.is_empty() || rest.ends_with(' ');
    let is_start = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let found = LEXICON.start.iter().find(|(phrase, _)| folded.strip_prefix(phrase).is_some_and(is_start));
    let found = found.or_else(|| {
        let mut ends = LEXICON.end.iter().filter(|_| !ends_sentence(text));
        ends.find(|(phrase, _)| folded.strip_suffix(phrase).is_some_and(is_end))
    });
    let found = found.or_else(|| {
        LEXICON.within.iter().find(|(phrase, _)| {
            folded.split_once(phrase).is_some_and(|(before, after)| is_end(before) && is_start(after))
        })
    });
    found.map(|&(_, junk)| junk)
}

/// "Image 1 of / 6 Caption Close Image 1 of 6 …": a page's pictures in one line, however long.
fn is_gallery(text: &str) -> bool {
    let counted = ["Image ", "Photo "].iter().filter_map(|word| text.strip_prefix(word)).find_map(|rest| {
        let number = rest.trim_start_matches(|char: char| char.is_ascii_digit());
        (number.len() < rest.len()).then_some(number)
    });
    counted.is_some_and(|rest| rest.starts_with(" of ") && (rest.contains("Caption") || rest.contains("Image 1 of")))
}

/// Junk that is known by its shape.
fn shape(text: &str) -> Option<Junk> {
    let junk = |role, reason| Some(Junk { role, reason });
    if !text.contains(char::is_alphanumeric) {
        return junk(JunkRole::Line, "a line without words");
    }
    if is_gallery(text) {
        return junk(JunkRole::Caption, "the captions of a row of pictures");
    }
    if is_longer(text, 2 * SHORT) {
        return None;
    }
    if text.chars().all(|char| !char.is_alphabetic()) && words(text).nth(2).is_none() {
        return junk(JunkRole::Line, "a bare number");
    }
    if is_address(text) {
        return junk(JunkRole::Line, "a bare address");
    }
    if is_breadcrumb(text) {
        return junk(JunkRole::Line, "the path to the page");
    }
    if is_menu(text) {
        return junk(JunkRole::Line, "a row of links");
    }
    if is_video_entry(text) {
        return junk(JunkRole::Line, "an entry in a list of videos");
    }
    if is_photo_credit(text) {
        return junk(JunkRole::Caption, "a picture's caption or credit");
    }
    date::of_line(text).map(|_| Junk { role: JunkRole::Line, reason: "a bare date" })
}

fn is_address(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    let (Some(only), None) = (parts.next(), parts.next()) else { return false };
    only.starts_with("http://") || only.starts_with("https://") || only.starts_with("www.") || only.contains('@')
}

const TRAIL: [char; 6] = ['»', '›', '>', '/', '→', '|'];

/// "Home » World » Forty boats …": the parts after the first one, if that is the start of a path.
pub fn breadcrumb(text: &str) -> Option<Vec<&str>> {
    let mut parts = text.split(TRAIL).map(str::trim);
    let first = parts.next()?.to_ascii_lowercase();
    let rest: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let starts = matches!(first.as_str(), "home" | "homepage" | "front page" | "you are here: home" | "start");
    (starts && !rest.is_empty()).then_some(rest)
}

fn is_breadcrumb(text: &str) -> bool {
    breadcrumb(text).is_some()
}

/// "News | Sport | Weather | Contact": three or more short parts between bars or bullets, and no sentence.
fn is_menu(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['|', '•', '·', '»', '›']).map(str::trim).collect();
    let is_short = |part: &&str| part.split_whitespace().nth(3).is_none();
    parts.len() >= 3
        && parts.iter().all(is_short)
        && !ends_sentence(text)
        && !text.contains(|char: char| char.is_ascii_digit())
}

/// "2:35 Boats reach the shore": a running time and a title.
fn is_video_entry(text: &str) -> bool {
    let Some((time, title)) = text.split_once(' ') else { return false };
    let Some((minutes, seconds)) = time.split_once(':') else { return false };
    let is_number = |part: &str, length| part.len() <= length && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_time = !minutes.is_empty() && is_number(minutes, 2) && seconds.len() == 2 && is_number(seconds, 2);
    let title = title.trim_start();
    let is_clock =
        title.get(..1).is_some_and(|first| first.eq_ignore_ascii_case("a") || first.eq_ignore_ascii_case("p"))
            && title.chars().nth(1).is_none_or(|char| !char.is_alphanumeric() || char.eq_ignore_ascii_case(&'m'));
    is_time
        && !is_clock
        && title.starts_with(char::is_uppercase)
        && !ends_sentence(title)
        && words(title).nth(1).is_some()
}

/// Lines with a credit at the end are captions up to this length.
const CAPTION: usize = 300;

/// A line that ends in "(Photo: …)", "(Jane Okello/AP)", "(Facebook)" or the like. A name alone is none: agencies sign texts.
fn is_photo_credit(text: &str) -> bool {
    const MARKS: [&str; 9] =
        ["photo:", "photo by", "photo/", "photo credit", "image:", "file photo", "picture:", "source:", "courtesy"];
    const GIVERS: [&str; 8] =
        ["facebook", "file", "handout", "instagram", "provided", "submitted", "twitter", "youtube"];
    const AGENCIES: [&str; 6] = ["afp", "ap", "epa", "getty", "reuters", "shutterstock"];
    let Some(inner) = text.trim_end_matches('.').strip_suffix(')') else { return false };
    let Some((_, credit)) = inner.rsplit_once('(') else { return false };
    let credit = credit.trim().to_lowercase();
    let mut words = credit.split(|char: char| !char.is_alphanumeric());
    let signed = credit.contains(['/', ',']) || credit.contains(" via ") || credit.ends_with(" images");
    let by_agency = signed && words.any(|word| AGENCIES.contains(&word));
    let is_dated = credit.starts_with("published") && date::of_line(&credit).is_some();
    !is_longer(text, CAPTION)
        && (by_agency
            || is_dated
            || GIVERS.contains(&credit.as_str())
            || MARKS.iter().any(|mark| credit.contains(mark)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<(JunkRole, &str)>) {
        assert_eq!(of(text).map(|junk| (junk.role, junk.reason)), expect, "{text}");
    }

    #[test]
    fn words_of_the_lexicon() {
        check("Skip to main content", Some((JunkRole::Line, "a navigation link")));
        check("Comments (12)", Some((JunkRole::Tail, "the readers' comments")));
        check("12 Comments", Some((JunkRole::Tail, "the readers' comments")));
        check("5 min read", Some((JunkRole::Line, "a counter")));
        check("RELATED: Ferry sinks off the northern coast", Some((JunkRole::Line, "a link to another story")));
        check("Must Read", Some((JunkRole::Box, "a heading of other stories")));
        check("© 2021 The Valley Post", Some((JunkRole::Line, "a copyright line")));
        check("Villagers wait for boats. Getty Images", Some((JunkRole::Caption, "a picture's caption or credit")));
        check("Comments by the minister angered the opposition.", None);
        check("Share prices fell by 4 percent", None);
        check("Related families were housed in 12 tents.", None);
        check("The mayor sued Getty Images.", None);
    }

    #[test]
    fn shapes() {
        check("Home » World » Forty boats reach the shore", Some((JunkRole::Line, "the path to the page")));
        check("News | Sport | Weather | Contact us", Some((JunkRole::Line, "a row of links")));
        check("0", Some((JunkRole::Line, "a bare number")));
        check("* * *", Some((JunkRole::Line, "a line without words")));
        check("https://valley.example/2021/boats", Some((JunkRole::Line, "a bare address")));
        check("2:35 Boats reach the northern shore", Some((JunkRole::Line, "an entry in a list of videos")));
        check("The mayor at the dam (Photo: J. Okello)", Some((JunkRole::Caption, "a picture's caption or credit")));
        check("The mayor at the dam. (Ali Sow/AP)", Some((JunkRole::Caption, "a picture's caption or credit")));
        check(
            "The dam breaks. (Published Friday, Jan. 8, 2021)",
            Some((JunkRole::Caption, "a picture's caption or credit")),
        );
        check("Forty boats were lost, the mayor said. (Reuters)", None);
        check("Forty boats were lost, the list says (valley.example/boats).", None);
        check("May 12, 2021", Some((JunkRole::Line, "a bare date")));
        check("2:35 a.m. Boats reach the northern shore", None);
        check("40 dead", None);
        check("Home prices rose by 4 percent", None);
        check("Wins 12 | losses 4 | draws 3", None);
    }

    #[test]
    fn every_row_is_found_by_its_own_phrase() {
        for [phrase, ..] in lexicon::rows::<4>(include_str!("../../lexicon/junk.tsv")) {
            assert_eq!(fold(phrase), phrase, "a phrase is written as lines are folded");
            assert!(of(phrase).is_some(), "{phrase}");
        }
    }
}
