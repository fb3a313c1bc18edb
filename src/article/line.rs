//! One line of a page and what its shape tells: prose, something cut off, a label. What the words mean is not used here.

use crate::notice::NoticeKind;

/// One line of a page on its way to become a paragraph, or a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    /// Whether an empty line stands before it, or it was a block of its own.
    pub gap: bool,
    /// Why it is no part of the article, once that is known.
    pub dropped: Option<Drop>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drop {
    pub kind: NoticeKind,
    pub reason: &'static str,
}

impl Line {
    pub fn new(text: impl Into<String>, gap: bool) -> Line {
        Line { text: text.into(), gap, dropped: None }
    }

    pub fn is_kept(&self) -> bool {
        self.dropped.is_none()
    }

    /// Drops the line; the first reason stands.
    pub fn drop(&mut self, kind: NoticeKind, reason: &'static str) {
        self.dropped.get_or_insert(Drop { kind, reason });
    }
}

/// Characters from which a sentence is long enough to be a paragraph of an article and not a teaser's or a caption's.
const PROSE: usize = 60;

/// Whole sentences: what articles consist of.
pub fn is_prose(text: &str) -> bool {
    ends_sentence(text) && is_longer(text, PROSE) && text.split_whitespace().nth(7).is_some()
}

/// Whether the text ends as a sentence does, closing quotation marks and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(CLOSING);
    text.ends_with(['.', '!', '?', '。']) && !is_cut_off(text)
}

/// Whether the text breaks off in dots: "… the Voice of America …".
pub fn is_cut_off(text: &str) -> bool {
    let text = text.trim_end_matches(CLOSING).trim_end();
    text.ends_with('…') || text.ends_with("...") || text.ends_with(". . .")
}

const CLOSING: [char; 9] = ['"', '”', '’', '\'', ')', ']', '»', ' ', '›'];

pub fn is_longer(text: &str, characters: usize) -> bool {
    text.len() > characters && text.chars().nth(characters).is_some()
}

pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric))
}

/// Whether every word but small ones starts with a capital: names, and headlines in title case.
pub fn is_title_case(text: &str) -> bool {
    const SMALL: [&str; 22] = [
        "a", "an", "and", "as", "at", "by", "de", "del", "der", "for", "from", "in", "la", "of", "on", "or", "over",
        "the", "to", "van", "von", "with",
    ];
    let mut capitals = 0;
    for word in words(text) {
        let first = word.chars().find(|char| char.is_alphanumeric());
        if first.is_some_and(char::is_lowercase) {
            if SMALL.binary_search(&word).is_err() {
                return false;
            }
        } else {
            capitals += 1;
        }
    }
    capitals > 0
}

/// The words of a line for comparing: lower case, single spaces, digits as 0, marks gone but for the colon and ©.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut word_ended = true;
    for char in text.chars() {
        let is_inner = char.is_alphanumeric() || (matches!(char, '\'' | '’') && !word_ended);
        if char.is_ascii_digit() {
            if word_ended && !folded.is_empty() {
                folded.push(' ');
            }
            if word_ended || !folded.ends_with('0') {
                folded.push('0');
            }
            word_ended = false;
        } else if is_inner {
            if word_ended && !folded.is_empty() {
                folded.push(' ');
            }
            folded.extend(if char == '’' { '\'' } else { char }.to_lowercase());
            word_ended = false;
        } else if matches!(char, ':' | '©') {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push(char);
            word_ended = true;
        } else {
            word_ended = true;
        }
    }
    folded
}

/// The words of a line for finding it again: as [`fold`], but digits stay and all marks go.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().flat_map(char::to_lowercase));
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, prose: bool, cut_off: bool) {
        assert_eq!((is_prose(text), is_cut_off(text)), (prose, cut_off), "{text}");
    }

    #[test]
    fn prose_and_what_breaks_off() {
        check("The minister said on Monday that forty boats had reached the northern shore.", true, false);
        check(
            "“The boats came at night, and nobody counted them before the morning,” she said. “We did not.”",
            true,
            false,
        );
        check("The minister said on Monday that forty boats had reached the northern...", false, true);
        check("The minister said on Monday that forty boats had reached the […]", false, true);
        check("Forty boats reach the northern shore, minister says on a visit to the flooded east", false, false);
        check("Nobody counted them.", false, false);
    }

    #[test]
    fn folding_keeps_what_the_lexicon_knows() {
        assert_eq!(fold("Comments (12)"), "comments 0");
        assert_eq!(fold("RELATED: 4 found dead – Editor’s note"), "related : 0 found dead editor's note");
        assert_eq!(fold("(© 2016 KVUE)"), "© 0 kvue");
        assert_eq!(key("4,000 “boats”"), "4 000 boats");
    }

    #[test]
    fn title_case() {
        assert!(is_title_case("Forty Boats Reach the Shore"));
        assert!(!is_title_case("Forty boats reach the shore"));
        assert!(!is_title_case("— :"), "no word at all");
    }
}
