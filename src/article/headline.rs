//! Which line of a plain text is its headline.

use crate::article::credit;
use crate::article::date;
use crate::article::line::{Line, ends_sentence, is_cut_off, is_longer, is_prose, is_title_case, key, words};

/// Characters that a headline has at most.
const LONGEST: usize = 200;

/// Words that a headline has at least, to be told from a menu entry.
const TELLING: usize = 4;

/// Lines above the first paragraph among which a headline is looked for.
const LINES: usize = 60;

/// Finds the headline among the kept lines above the first paragraph, `first_prose`. `trail` is the last part of the
/// path to the page, which often is the headline; `is_open` tells which lines can be one. Puts a headline on two lines together.
pub fn find(
    lines: &mut [Line],
    first_prose: usize,
    trail: Option<&str>,
    is_open: impl Fn(usize) -> bool,
) -> Option<usize> {
    let end = first_prose.min(lines.len()).min(LINES);
    let kept: Vec<usize> =
        (0..lines.len()).filter(|&index| lines[index].is_kept() && is_open(index)).take(LINES).collect();
    let &first = kept.first()?;
    if kept.len() < 2 {
        return None;
    }
    if first + 1 < lines.len() && is_first_half(&lines[first], &lines[first + 1]) {
        let rest = std::mem::take(&mut lines[first + 1].text);
        lines[first].text.push(' ');
        lines[first].text.push_str(&rest);
        // An empty line is never printed; it stands for the row that was joined.
        lines[first + 1].drop(crate::notice::NoticeKind::Dropped, JOINED);
        return Some(first);
    }
    if is_closed_headline(lines, first, kept[1]) {
        return Some(first);
    }
    let candidates: Vec<usize> =
        kept.iter().copied().filter(|&index| index < end && is_headline(&lines[index].text)).collect();
    let is_telling = |index: usize| words(&lines[index].text).nth(TELLING - 1).is_some();
    let in_trail = || {
        let trail = key(trail?);
        candidates.iter().copied().find(|&index| key(&lines[index].text) == trail)
    };
    let again = || {
        let telling = candidates.iter().copied().filter(|&index| is_telling(index));
        telling.take(8).find(|&index| {
            let wanted = key(&lines[index].text);
            lines[index + 1..].iter().any(|line| line.text.len() < 2 * LONGEST && key(&line.text) == wanted)
        })
    };
    let telling = || {
        candidates.iter().copied().find(|&index| is_telling(index)).filter(|&index| {
            // Above it there may be menu entries, but nothing that could be the headline or a sentence.
            kept.iter().take_while(|&&above| above < index).all(|&above| !is_telling(above))
        })
    };
    in_trail().or_else(again).or_else(telling).or_else(|| {
        candidates.first().copied().filter(|&index| index == first && words(&lines[index].text).nth(2).is_some())
    })
}

/// The reason that marks a line whose words went to the line before it; no notice is made of it.
pub const JOINED: &str = "joined";

/// Whether a line, by its shape, can be a headline.
pub fn is_headline(text: &str) -> bool {
    let open = !text.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', ':', ',', ';', '-', '–', '—']);
    let about = date::of_line(text).is_some()
        || credit::byline(text).is_some()
        || credit::desk(text).is_some()
        || credit::source(text).is_some();
    // "Boats at the pier. (Jane Okello)" and "Boats at the pier. Photo: Jane Okello" are captions.
    let credited = text.rsplit_once(" (").is_some_and(|(before, _)| ends_sentence(before) && text.ends_with(')'));
    let pictured = credited || text.contains("Photo: ") || text.contains("Photo by ");
    open && !pictured
        && !is_cut_off(text)
        && !is_longer(text, LONGEST)
        && words(text).nth(1).is_some()
        && !about
        && !is_prose(text)
}

/// The headline of a text that is taken as it stands: a first line that can be one, over an empty line and more text.
pub fn of_raw(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once('\n')?;
    let (second, rest) = rest.split_once('\n')?;
    (second.trim().is_empty() && !rest.trim().is_empty() && is_headline(first.trim())).then_some(first)
}

/// "Boats reach the shore;" over "Minister speaks of forty": one headline on two lines.
fn is_first_half(line: &Line, next: &Line) -> bool {
    let is_open = line.text.ends_with([';', ','])
        || line.text.ends_with(" -")
        || line.text.ends_with(" –")
        || line.text.ends_with(" —");
    let short = !is_longer(&line.text, LONGEST / 2) && !is_longer(&next.text, LONGEST / 2);
    is_open && short && next.is_kept() && !next.gap
}

/// A headline that was given a full stop: in title case, or without an article or a verb of saying, over a paragraph.
fn is_closed_headline(lines: &[Line], first: usize, next: usize) -> bool {
    const TEXT_WORDS: [&str; 10] = ["a", "an", "are", "had", "has", "is", "said", "says", "the", "was"];
    let text = &lines[first].text;
    let is_text = words(text).any(|word| TEXT_WORDS.binary_search(&word.to_lowercase().as_str()).is_ok());
    let bare = !is_text && words(text).nth(11).is_none();
    let over_text = lines[next].gap && is_prose(&lines[next].text) && lines[next].text.len() > text.len();
    let titled = is_title_case(text) || bare;
    ends_sentence(text)
        && text.ends_with('.')
        && titled
        && words(text).nth(2).is_some()
        && words(text).nth(20).is_none()
        && over_text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        let mut lines = crate::article::wrap::lines(text);
        let first_prose = lines.iter().position(|line| is_prose(&line.text)).unwrap_or(lines.len());
        let found = find(&mut lines, first_prose, None, |_| true);
        assert_eq!(found.map(|index| lines[index].text.as_str()), expect);
    }

    const PROSE: &str = "The harbour master said on Monday that forty boats had reached the northern shore.";

    #[test]
    fn headlines() {
        check(&format!("Forty boats reach the shore\n\n{PROSE}"), Some("Forty boats reach the shore"));
        check(&format!("Forty boats reach the shore\n{PROSE}\n{PROSE}"), Some("Forty boats reach the shore"));
        check(
            &format!("Africa\nArts\nForty boats reach the shore\nBy Jane Okello\n{PROSE}"),
            Some("Forty boats reach the shore"),
        );
        check(&format!("Boats reach shore\n\n{PROSE}"), Some("Boats reach shore"));
        check(&format!("Forty Boats to Reach the Shore.\n\n{PROSE}"), Some("Forty Boats to Reach the Shore."));
        check(
            &format!("Boats reach the shore;\nminister speaks of forty\n\n{PROSE}"),
            Some("Boats reach the shore; minister speaks of forty"),
        );
    }

    #[test]
    fn no_headlines() {
        check(PROSE, None);
        check(&format!("{PROSE}\n\n{PROSE}"), None);
        check(&format!("Forty boats are at the shore.\n\n{PROSE}"), None);
        check(&format!("By Jane Okello\n\n{PROSE}"), None);
        check("Forty boats reach the shore", None);
    }

    #[test]
    fn raw_texts() {
        assert_eq!(of_raw(&format!("Forty boats reach the shore\n\n{PROSE}")), Some("Forty boats reach the shore"));
        assert_eq!(of_raw(&format!("Forty boats reach the shore\n{PROSE}")), None);
        assert_eq!(of_raw("Forty boats reach the shore"), None);
        assert_eq!(of_raw(&format!("{PROSE}\n\n{PROSE}")), None);
    }
}
