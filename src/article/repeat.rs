//! The same words twice in a page: the headline over a second copy, whole articles, captions and pull quotes that repeat
//! a sentence. The first full copy is kept.

use std::collections::{BTreeMap, HashMap};

use crate::article::line::{Line, ends_sentence, is_longer, is_title_case, key, words};
use crate::notice::NoticeKind;

/// Characters of the comparing key from which the same words twice are no coincidence.
const TELLING: usize = 30;

/// A line within a longer one must be at least this long to be a copy of a part of it.
const TELLING_PART: usize = 60;

/// Drops the copies among the lines that are kept.
pub fn drop_copies(lines: &mut [Line]) {
    let keys: Vec<Vec<String>> =
        lines.iter().map(|line| if line.is_kept() { sentences(&line.text) } else { Vec::new() }).collect();
    // Where each sentence stood first, among the lines that are kept.
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (index, sentences) in keys.iter().enumerate() {
        let length: usize = sentences.iter().map(String::len).sum();
        if length < TELLING {
            continue;
        }
        let earlier: Vec<Option<usize>> =
            sentences.iter().map(|sentence| first.get(sentence.as_str()).copied()).collect();
        let is_copy = earlier.iter().all(Option::is_some);
        // Within a second copy, shorter sentences are no coincidence either.
        let before = index.checked_sub(1).and_then(|before| lines[before].dropped.as_ref());
        let follows_copy = before.is_some_and(|dropped| dropped.kind == NoticeKind::Repeated);
        if is_copy && (follows_copy || length >= TELLING_PART || is_whole(&earlier, &keys)) {
            lines[index].drop(NoticeKind::Repeated, "the same words stand further up");
            continue;
        }
        drop_parts(lines, &keys, &earlier);
        for sentence in sentences {
            first.entry(sentence).or_insert(index);
        }
    }
    drop_labels(lines);
}

/// Whether the sentences are all that one earlier line has.
fn is_whole(earlier: &[Option<usize>], keys: &[Vec<String>]) -> bool {
    let Some(&Some(line)) = earlier.first() else { return false };
    keys[line].len() == earlier.len() && earlier.iter().all(|&index| index == Some(line))
}

/// Drops the earlier line that says no more than a part of a later one: captions and pull quotes. Not where two are
/// part of it: then the later one is a copy that lost its line ends, and the earlier ones are the better article.
fn drop_parts(lines: &mut [Line], keys: &[Vec<String>], earlier: &[Option<usize>]) {
    let mut parts: BTreeMap<usize, usize> = BTreeMap::new();
    for line in earlier.iter().flatten() {
        *parts.entry(*line).or_default() += 1;
    }
    let whole: Vec<usize> =
        parts.iter().filter(|&(&line, &count)| count >= keys[line].len()).map(|(&line, _)| line).collect();
    let [part] = whole[..] else { return };
    let length: usize = keys[part].iter().map(String::len).sum();
    if length >= TELLING_PART && ends_sentence(&lines[part].text) {
        lines[part].drop(NoticeKind::Repeated, "a caption or pull quote: the same words stand in a paragraph below");
    }
}

/// Drops a name that stands directly over a caption that was dropped.
fn drop_labels(lines: &mut [Line]) {
    // Where no empty lines part the paragraphs, nothing stands "directly" over anything.
    if lines.iter().filter(|line| line.gap).count() * 2 < lines.len() {
        return;
    }
    for index in 1..lines.len() {
        let is_caption = lines[index].dropped.as_ref().is_some_and(|dropped| dropped.kind == NoticeKind::Repeated);
        let label = &lines[index - 1];
        let is_label = label.is_kept()
            && !ends_sentence(&label.text)
            && is_title_case(&label.text)
            && words(&label.text).nth(5).is_none();
        if is_caption && is_label && !lines[index].gap && label.gap && index > 1 {
            lines[index - 1].drop(NoticeKind::Dropped, "the label of a caption");
        }
    }
}

/// The comparing keys of the sentences of a line, cut in the simplest way: both copies are cut alike.
pub fn sentences(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, _) in text.match_indices(['.', '!', '?']) {
        let end = at
            + 1
            + text[at + 1..]
                .chars()
                .take_while(|char| matches!(char, '"' | '”' | '’' | '\'' | ')'))
                .map(char::len_utf8)
                .sum::<usize>();
        if end > start && bytes.get(end).is_none_or(|byte| *byte == b' ') {
            sentences.push(key(&text[start..end]));
            start = end;
        }
    }
    sentences.push(key(&text[start..]));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Drops every further copy of the headline, also with a section's name glued before it or a site's name behind it.
pub fn drop_headlines(lines: &mut [Line], headline: usize) {
    let wanted = key(&lines[headline].text);
    let text = lines[headline].text.clone();
    if wanted.is_empty() || (!is_longer(&wanted, 20) && words(&text).nth(2).is_none()) {
        return;
    }
    for (index, line) in lines.iter_mut().enumerate() {
        if index == headline || !line.is_kept() || line.text.len() > text.len() + GLUED {
            continue;
        }
        let is_glued =
            line.text.strip_suffix(text.as_str()).is_some_and(|section| !section.is_empty() && is_title_case(section))
                || line
                    .text
                    .strip_prefix(text.as_str())
                    .is_some_and(|site| site.starts_with([' ', '|']) && site.contains(['|', '–', '-', '—', '·']));
        if is_glued || key(&line.text) == wanted {
            line.drop(NoticeKind::Repeated, "the headline again");
        }
    }
}

/// Bytes that a section's or a site's name may add to a headline.
const GLUED: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(texts: &[&str], kept: &[usize]) {
        let mut lines: Vec<Line> = texts.iter().map(|text| Line::new(*text, true)).collect();
        drop_headlines(&mut lines, 0);
        drop_copies(&mut lines);
        let found: Vec<usize> = (0..lines.len()).filter(|&index| lines[index].is_kept()).collect();
        assert_eq!(found, kept);
    }

    const HEADLINE: &str = "Forty boats reach the northern shore";
    const FIRST: &str = "The harbour master said on Monday that forty boats had reached the shore. More were coming.";
    const SECOND: &str = "Nobody counted those on board, he said, because there were too few clerks in the harbour.";

    #[test]
    fn the_article_twice() {
        check(&[HEADLINE, FIRST, SECOND, HEADLINE, SECOND, FIRST, SECOND], &[0, 1, 2]);
        check(&[HEADLINE, FIRST, SECOND, &format!("{FIRST} {SECOND}")], &[0, 1, 2]);
        check(
            &[HEADLINE, "Nobody knows who counted them all. He left.", HEADLINE, "Nobody knows who counted them all."],
            &[0, 1],
        );
    }

    #[test]
    fn the_headline_again() {
        check(&[HEADLINE, "World40 boats reach the northern shore", FIRST], &[0, 1, 2]);
        check(&[HEADLINE, &format!("World{HEADLINE}"), &format!("{HEADLINE} | Valley Post"), FIRST], &[0, 3]);
        check(&[HEADLINE, &format!("Officials deny that {HEADLINE}"), FIRST], &[0, 1, 2]);
    }

    #[test]
    fn captions_and_pull_quotes() {
        check(&[HEADLINE, SECOND, FIRST, &format!("It was late. {SECOND} He left.")], &[0, 2, 3]);
        check(&[HEADLINE, "He left.", FIRST, "He left."], &[0, 1, 2, 3]);
    }
}
