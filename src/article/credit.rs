//! Who wrote an article and where it was filed, as newspapers print it: the line "By Jane Doe", the line "source: The
//! Valley Post", and the dateline "KABUL, Aug 3 (Reuters) -" with which a text begins.

use crate::article::date;
use crate::article::line::{ends_sentence, is_longer, is_title_case, words};

/// The author that a line names, if the line is a byline and nothing else.
pub fn byline(text: &str) -> Option<&str> {
    if is_longer(text, 120) || ends_sentence(text) && !text.ends_with("Jr.") {
        return None;
    }
    let names = [
        "By ",
        "BY ",
        "by ",
        "By: ",
        "Written by ",
        "Written by: ",
        "Reported by ",
        "Story by ",
        "Posted by ",
        "Author: ",
    ]
    .iter()
    .find_map(|label| text.strip_prefix(label))?
    .trim();
    let named = words(names).next().is_some_and(|word| word.starts_with(char::is_uppercase)) || names == "admin";
    let is_name = |char: char| !char.is_ascii_digit() && !matches!(char, '"' | '“' | '?' | '!');
    let short = words(names).nth(11).is_none();
    let cased = is_title_case(names)
        || names == "admin"
        || names.contains([',', '|', '•']) && words(names).take(2).all(is_title_case);
    (named && short && cased && names.chars().all(is_name)).then_some(names)
}

/// A newspaper's desk or a writer's role on a line of its own: "AT Monitoring Desk", "Staff Writer".
pub fn desk(text: &str) -> Option<&str> {
    const DESKS: [&str; 13] = [
        "agencies",
        "bureau",
        "correspondent",
        "correspondents",
        "desk",
        "monitor",
        "newsroom",
        "report",
        "reporter",
        "reporters",
        "staff",
        "writer",
        "writers",
    ];
    let last = words(text).last()?.to_lowercase();
    let is_desk =
        DESKS.binary_search(&last.as_str()).is_ok() && words(text).nth(1).is_some() && words(text).nth(5).is_none();
    (is_desk
        && is_title_case(text)
        && !text.ends_with(['.', ':', '?', '!'])
        && !text.contains(|char: char| char.is_ascii_digit()))
    .then_some(text)
}

/// Whom a line says that the article was taken from: "source: khaama", "(Source: Reuters)".
pub fn source(text: &str) -> Option<&str> {
    let inner = text.trim_matches(['(', ')', '[', ']']).trim();
    let (label, name) = inner.split_once(':')?;
    let is_label = ["source", "sources", "information from", "news source", "courtesy", "via"]
        .contains(&label.trim().to_lowercase().as_str());
    let name = name.trim();
    (is_label && !name.is_empty() && words(name).nth(7).is_none()).then_some(name)
}

/// What stands before the first sentence of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dateline<'a> {
    pub place: Option<&'a str>,
    pub agency: Option<&'a str>,
    pub desk: Option<&'a str>,
    pub date: Option<jiff::civil::Date>,
}

/// Bytes within which a dateline ends.
const LONGEST: usize = 90;

/// The dateline at the start of a paragraph. A place alone must be in capitals, or close with an agency or a country.
pub fn dateline(paragraph: &str) -> Option<Dateline<'_>> {
    let (head, mark) = head(paragraph)?;
    let mut dateline = Dateline::default();
    let mut rest = head.trim();
    if let Some((before, inner)) = rest.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        let has_letters = inner.chars().any(char::is_alphabetic) && words(inner).nth(4).is_none();
        dateline.agency = has_letters.then_some(inner.trim());
        rest = before.trim();
    }
    if let Some((before, place)) = rest.rsplit_once(['-', '–', '—']).filter(|(before, _)| desk(before.trim()).is_some())
    {
        dateline.desk = Some(before.trim());
        rest = place.trim();
    } else if desk(rest).is_some() {
        dateline.desk = Some(rest);
        return Some(dateline);
    }
    // "Dec 29 (Reuters) -" names no place.
    if dateline.agency.is_some() && is_day(rest) {
        return Some(dateline);
    }
    let (place, dated) = split_date(rest);
    dateline.date = dated;
    let is_place =
        !place.is_empty() && !place.contains(|char: char| char.is_ascii_digit() || "\"“”?!;()".contains(char));
    let city = place.split(',').next().unwrap_or("").trim();
    let is_capital = |char: char| !char.is_alphabetic() || char.is_uppercase();
    let loud = city.chars().all(is_capital) && city.chars().filter(|char| char.is_alphabetic()).count() > 2;
    let signed = dateline.agency.is_some()
        || dateline.desk.is_some()
        || (mark == ':' && place.contains(',') && words(place).nth(4).is_none());
    if !is_place || words(city).nth(3).is_some() || !(loud || signed && is_title_case(place)) || is_heading(city) {
        return None;
    }
    dateline.place = Some(place);
    Some(dateline)
}

/// Words in capitals over a paragraph that are no place.
fn is_heading(city: &str) -> bool {
    const HEADINGS: [&str; 14] = [
        "ALSO",
        "BREAKING",
        "CORRECTION",
        "EXCLUSIVE",
        "NOTE",
        "ORIGINAL",
        "ORIGINAL STORY",
        "RELATED",
        "UPDATE",
        "UPDATED",
        "UPDATES",
        "VIDEO",
        "WARNING",
        "WATCH",
    ];
    HEADINGS.binary_search(&city).is_ok()
}

/// The text before the mark that ends a dateline, and the mark: ":", a dash between spaces, or ">>".
fn head(paragraph: &str) -> Option<(&str, char)> {
    let mut end = paragraph.len().min(LONGEST);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    let start = &paragraph[..end];
    let ends = [
        (": ", ':'),
        (" - ", '-'),
        (" – ", '-'),
        (" — ", '-'),
        (" -- ", '-'),
        (" >> ", '-'),
        (")- ", '-'),
        (")— ", '-'),
        ("— ", '-'),
        ("– ", '-'),
    ];
    let found = ends.iter().filter_map(|&(mark, kind)| start.find(mark).map(|at| (at, mark, kind)));
    let (at, mark, kind) = found.min_by_key(|&(at, ..)| at)?;
    Some((&start[..at + usize::from(mark.starts_with(')'))], kind))
}

/// "KABUL, Aug 3" in place and date; the date only where the year stands there too.
fn split_date(text: &str) -> (&str, Option<jiff::civil::Date>) {
    for (at, _) in text.match_indices([',', ' ']) {
        if let Some(line) = date::of_line(text[at + 1..].trim()) {
            return (text[..at].trim_end_matches(',').trim(), line.date);
        }
    }
    (text, None)
}

/// "Dec 29", "Sept. 3": a day without its year.
fn is_day(text: &str) -> bool {
    let Some((month, day)) = text.split_once(' ') else { return false };
    let month: String = month.chars().take(3).collect();
    jiff::fmt::strtime::parse("%b %d", format!("{month} {day}")).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paragraph: &str, expect: Option<(Option<&str>, Option<&str>, Option<&str>)>) {
        let found = dateline(paragraph);
        assert_eq!(found.map(|line| (line.place, line.agency, line.desk)), expect, "{paragraph}");
    }

    #[test]
    fn datelines() {
        check("KABUL: Forty boats were seen.", Some((Some("KABUL"), None, None)));
        check("KABUL, Aug 3 (Reuters) - Forty boats were seen.", Some((Some("KABUL"), Some("Reuters"), None)));
        check(
            "WYANDANCH, N.Y. (CBSNewYork/AP) — Three were found.",
            Some((Some("WYANDANCH, N.Y."), Some("CBSNewYork/AP"), None)),
        );
        check("Port Amba (Valley News) – Forty boats were seen.", Some((Some("Port Amba"), Some("Valley News"), None)));
        check("Port Amba, Maravia: Forty boats were seen.", Some((Some("Port Amba, Maravia"), None, None)));
        check(
            "VP Monitoring Desk-KABUL: Forty boats were seen.",
            Some((Some("KABUL"), None, Some("VP Monitoring Desk"))),
        );
        check("Monitoring Desk: Forty boats were seen.", Some((None, None, Some("Monitoring Desk"))));
        check("Dec 29 (Reuters) - Forty boats were seen.", Some((None, Some("Reuters"), None)));
        check("FORT AMBA --  Forty boats were seen.", Some((Some("FORT AMBA"), None, None)));
    }

    #[test]
    fn no_datelines() {
        check("Police: forty boats were seen.", None);
        check("UPDATE: Forty boats were seen.", None);
        check("The boats – forty of them – were seen.", None);
        check("Forty boats were seen in KABUL: most were empty.", None);
        check("He said: “We saw forty boats.”", None);
        check("", None);
    }

    #[test]
    fn a_dateline_may_hold_the_whole_date() {
        let found = dateline("PORT AMBA, August 3, 2021 (Valley News) - Forty boats were seen.").unwrap();
        assert_eq!((found.place, found.date), (Some("PORT AMBA"), Some(jiff::civil::date(2021, 8, 3))));
    }

    #[test]
    fn bylines_and_credits() {
        assert_eq!(byline("By Jane Okello and Ali Sow"), Some("Jane Okello and Ali Sow"));
        assert_eq!(byline("By JANE OKELLO, staff writer"), Some("JANE OKELLO, staff writer"));
        assert_eq!(byline("By Monday night forty boats had been seen"), None);
        assert_eq!(byline("By Jane OkelloForty boats were seen on the northern shore and more..."), None);
        assert_eq!(desk("VP Monitoring Desk"), Some("VP Monitoring Desk"));
        assert_eq!(desk("Desk"), None);
        assert_eq!(desk("Forty boats seen from the Harbour Desk, says a long report"), None);
        assert_eq!(source("source: Valley Post"), Some("Valley Post"));
        assert_eq!(source("The source: nobody knows it"), None);
    }
}
