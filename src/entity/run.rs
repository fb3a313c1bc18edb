//! Runs of words that may name: capitalised words, known names and titles that follow one another without a gap. A word
//! that has its capital only from its place begins none. Where a run is cut into names is [`super::segment`]'s.

use std::collections::HashSet;
use std::ops::Range;

use crate::document::{Document, Sentence, Token, TokenKind};
use crate::entity::known::{self, Known};

/// Reads one sentence; [`super::segment`] and [`super::name`] go on with its runs.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) sentence: &'a Sentence,
    pub(super) index: usize,
    /// Words that the text also writes in lower case.
    pub(super) ordinary: &'a HashSet<String>,
    /// Whether every word of the sentence has a capital.
    pub(super) capitals: bool,
}

impl Reader<'_> {
    pub(super) fn token(&self, index: usize) -> Option<&Token> {
        self.sentence.tokens.contains(&index).then(|| &self.document.tokens[index])
    }

    pub(super) fn word(&self, index: usize) -> &str {
        self.token(index).map_or("", |token| token.text(self.document.text))
    }

    pub(super) fn rest(&self, index: usize) -> &[Token] {
        &self.document.tokens[index.min(self.sentence.tokens.end)..self.sentence.tokens.end]
    }

    pub(super) fn is_capital(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.kind == TokenKind::Word)
            && self.word(index).starts_with(char::is_uppercase)
    }

    /// The items that begin at token `at` without a gap.
    pub(super) fn run(&self, at: usize) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let mut index = at;
        while self.sentence.tokens.contains(&index) && items.len() < 2 * LONGEST {
            let rest = self.rest(index);
            let named = known::name(self.document.text, rest).filter(|_| !self.glued(index));
            let titled = known::title(self.document.text, rest).filter(|_| self.is_capital(index));
            if let Some((count, known)) = named.filter(|named| named.0 >= titled.as_ref().map_or(0, |title| title.0)) {
                items.push(Item::Known(index..index + count, known));
                index += count;
            } else if let Some((count, title)) = titled {
                items.push(Item::Title(index..index + count, title));
                index += count;
            } else if self.is_name_word(index, items.is_empty()) {
                let mut end = index + 1;
                if self.is_initial(index) {
                    end += 1;
                }
                items.push(Item::Word(index..end));
                index = end;
            } else if let Some(end) = self.particles(index).filter(|_| matches!(items.last(), Some(Item::Word(_)))) {
                items.push(Item::Word(index..end));
                index = end;
            } else if matches!(items.last(), Some(Item::Word(_)))
                && self.word(index) == "&"
                && self.is_capital(index + 1)
            {
                items.push(Item::Word(index..index + 1));
                index += 1;
            } else {
                break;
            }
        }
        items
    }

    /// Whether the token continues a word of another kind ("1.2m", "COVID-19's").
    fn glued(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1).and_then(|before| self.token(before)) else { return false };
        before.span.end == self.document.tokens[index].span.start && before.kind == TokenKind::Number
    }

    fn is_name_word(&self, index: usize, first: bool) -> bool {
        if !self.is_capital(index) {
            return false;
        }
        let word = self.word(index);
        let lower = word.to_lowercase();
        // "US-led", "Taliban-run" are adjectives.
        let tail = word.rsplit_once('-').is_some_and(|(_, tail)| tail.starts_with(char::is_lowercase));
        let inside = !first && INSIDE_NAMES.contains(&lower.as_str());
        if NO_NAMES.contains(&lower.as_str()) && !inside || tail && first {
            return false;
        }
        // A capital after a mark that opens a sentence tells nothing.
        if first && (self.opens(index) || self.capitals) {
            let tag = self.document.tokens[index].tag;
            let named = known::first_name(word).is_some();
            return named || tag.is_proper_noun() && !self.ordinary.contains(&lower);
        }
        true
    }

    /// Whether the token stands where every word has a capital: first, or after a colon, dash or opening mark.
    pub(super) fn opens(&self, index: usize) -> bool {
        index == self.sentence.tokens.start
            || matches!(
                self.word(index - 1),
                ":" | "“"
                    | "\""
                    | "‘"
                    | "'"
                    | "—"
                    | "–"
                    | "-"
                    | "*"
                    | "•"
                    | "("
                    | "."
                    | "…"
                    | "?"
                    | "!"
                    | "|"
                    | "»"
                    | "«"
            ) && self.word(index - 1) != "("
    }

    fn is_initial(&self, index: usize) -> bool {
        self.word(index).chars().count() == 1 && self.word(index + 1) == "."
    }

    /// "de la" before a capital: the end of the particles at `index`.
    fn particles(&self, index: usize) -> Option<usize> {
        let mut end = index;
        while PARTICLES.contains(&self.word(end)) && end < index + 3 {
            end += 1;
        }
        (end > index && self.is_capital(end)).then_some(end)
    }
}

/// What a part of a run of capitalised words is.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Known(Range<usize>, Known),
    Title(Range<usize>, known::Title),
    Word(Range<usize>),
}

impl Item {
    pub(super) fn range(&self) -> Range<usize> {
        match self {
            Item::Known(range, _) | Item::Title(range, _) | Item::Word(range) => range.clone(),
        }
    }
}

/// Longest name, in words.
pub(super) const LONGEST: usize = 9;

/// Words with a capital that never are a name or a part of one, and those that only open a sentence.
#[rustfmt::skip]
pub(super) const NO_NAMES: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "and", "but", "or", "nor", "so", "yet", "if", "as", "at", "by",
    "for", "from", "in", "into", "of", "on", "onto", "to", "with", "without", "within", "under", "over", "between",
    "among", "during", "before", "after", "since", "until", "while", "when", "where", "why", "how", "what", "which",
    "who", "whom", "whose", "although", "though", "because", "however", "meanwhile", "moreover", "furthermore", "also",
    "then", "there", "here", "now", "today", "yesterday", "tomorrow", "earlier", "later", "he", "she", "it", "they",
    "we", "you", "i", "his", "her", "its", "their", "our", "my", "your", "him", "them", "us", "me", "not", "no", "yes",
    "some", "many", "most", "few", "several", "all", "both", "each", "every", "any", "other", "another", "such", "one",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "thousands",
    "millions", "about", "around", "nearly", "almost", "more", "less", "according", "despite", "instead", "despite",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "am", "pm",
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "can", "could", "will",
    "would", "should", "may", "might", "must", "let", "only", "just", "even", "still", "again", "once", "last", "next",
    "first", "second", "third", "like", "than", "per", "via", "photo", "file", "image", "video", "read", "source",
    "updated", "published", "posted", "share", "people", "police", "officials", "authorities", "residents", "covid-19",
    "covid", "christmas", "easter", "ramadan", "thanksgiving", "eid", "god", "internet", "english", "christian",
    "muslim", "muslims", "christians", "jews", "jewish", "islamic", "islam", "islamist", "hindu", "hindus",
    "republicans", "republican", "democrats", "democrat", "democratic", "gmt", "est", "utc", "tv", "ok", "mr", "mrs",
];

/// Of those, the ones that may stand inside a name: "Yukon First Nations", "Social Democratic Party".
const INSIDE_NAMES: &[&str] = &[
    "first",
    "second",
    "third",
    "one",
    "democratic",
    "republican",
    "christian",
    "islamic",
    "muslim",
    "jewish",
    "hindu",
    "police",
    "people",
    "english",
    "god",
    "last",
    "american",
];

/// Small words inside a person's name.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ter", "bin",
    "bint", "ibn", "al", "el", "ul", "ur", "y", "abu", "zu", "af", "av",
];
