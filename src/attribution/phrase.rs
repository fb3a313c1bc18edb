//! Noun phrases by their tags: the one that ends before a verb, the one that follows it, and a phrase's head.

use crate::attribution::speaker::is_document;
use crate::document::{Document, Sentence, Tag, Token};
use crate::text::Span;

/// Tokens that a search for a noun phrase looks at: longer ones are lists, not sources.
pub const REACH: usize = 40;

/// The noun phrase that ends with token `last`, as its first token, and the token before it that stopped the search.
pub fn ending_at(document: &Document, first: usize, last: usize) -> Option<(usize, Option<usize>)> {
    let mut start = None;
    // "A poll last month found": when it was is none of its words.
    let mut index = if last > first + 1 && is_lately(document, last - 1) { last - 2 } else { last };
    let last = index;
    loop {
        let token = document.tokens[index];
        let word = token.text(document.text);
        let inside = match token.tag {
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD | Tag::PRP => true,
            Tag::JJ | Tag::JJR | Tag::JJS | Tag::POS | Tag::PRPS | Tag::VBN | Tag::VBG => {
                // "The latter said": one of two.
                let one = index == last && index > first && matches!(word, "former" | "latter");
                start.is_some() || is_capitalised(word) || one && document.tokens[index - 1].tag == Tag::DT
            }
            Tag::RB | Tag::RBR | Tag::VB | Tag::VBD | Tag::VBP | Tag::VBZ | Tag::UH => {
                index == last && is_capitalised(word)
            }
            Tag::DT => true,
            Tag::IN | Tag::TO => start.is_some() && joins(document, index) && index > first,
            Tag::CC => start.is_some() && index > first && document.tokens[index - 1].tag.is_noun(),
            Tag::Other => {
                matches!(word, "&" | "-" | "." | "/" | "’" | "'") && index > first && !is_dash(document, index)
            }
            _ => false,
        };
        if !inside || (is_weekday(word) && start.is_none()) {
            return start.map(|start| (start, Some(index)));
        }
        if token.tag != Tag::Other {
            start = Some(index);
        }
        let opens = matches!(token.tag, Tag::DT | Tag::PRPS | Tag::PRP);
        if index == first {
            return start.map(|start| (start, None));
        }
        // A determiner opens the phrase, unless a preposition ties it to a noun before: "head of the agency".
        if opens && !(index >= first + 2 && joins(document, index - 1)) {
            return start.map(|start| (start, Some(index - 1)));
        }
        index -= 1;
    }
}

/// The noun phrase right after the token `verb`, a verb or the end of a phrase like "according to": "says Russia",
/// "said Janat Fahim, a university lecturer".
pub fn after(document: &Document, sentence: &Sentence, verb: usize) -> Option<Span> {
    let end = sentence.tokens.end.min(verb + 1 + REACH);
    let start = verb + 1;
    let mut last = None;
    let mut index = start;
    while index < end {
        let token = document.tokens[index];
        let word = token.text(document.text);
        let inside = match token.tag {
            _ if last.is_some() && is_lately(document, index) => false,
            _ if is_capitalised(word) && token.tag != Tag::IN => true,
            Tag::DT => index == start || joins(document, index - 1),
            Tag::JJ | Tag::JJS | Tag::JJR | Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD | Tag::POS => true,
            Tag::VBN if publishes(document, start, index) => true,
            Tag::PRPS | Tag::VBN | Tag::RB => index + 1 < end && document.tokens[index + 1].tag.is_noun(),
            Tag::PRP => index == start,
            Tag::IN => last.is_some() && (matches!(word, "of" | "for" | "at") || publishes(document, start, index)),
            Tag::CC => last.is_some() && index + 1 < end && document.tokens[index + 1].tag.is_proper_noun(),
            Tag::Other => matches!(word, "-" | "&" | "." | "/" | "'" | "’") && last.is_some() && index + 1 < end,
            _ => false,
        };
        if !inside || is_weekday(word) {
            break;
        }
        if token.tag.is_noun() || token.tag == Tag::PRP || token.tag == Tag::CD || is_capitalised(word) {
            last = Some(index);
        }
        index += 1;
        if token.tag == Tag::PRP {
            break;
        }
    }
    last.map(|last| cover(document, start, last))
}

/// The name between the token `joint` and a number: ", Orel College 4 points".
pub fn name_after(document: &Document, sentence: &Sentence, joint: usize) -> Option<Span> {
    let mut number = joint + 1;
    let token = |at: usize| document.tokens.get(at).filter(|_| sentence.tokens.contains(&at));
    while token(number).is_some_and(|token| token.tag.is_noun() && is_capitalised(token.text(document.text))) {
        number += 1;
    }
    let ends = number > joint + 1 && token(number).is_some_and(|token| token.tag == Tag::CD);
    ends.then(|| cover(document, joint + 1, number - 1))
}

/// The head of a noun phrase: the last noun before a preposition, a comma, a bracket or a participle, or when it was.
pub fn head<'d>(document: &'d Document, phrase: Span) -> Option<&'d Token> {
    let tokens = document.tokens_in(phrase);
    let first = document.tokens.partition_point(|token| token.span.start < phrase.start);
    let ends = |at: &usize| {
        matches!(tokens[*at].tag, Tag::IN | Tag::TO | Tag::VBN | Tag::VBG | Tag::WP | Tag::WDT)
            || matches!(tokens[*at].text(document.text), "," | "(")
            || is_lately(document, first + at)
    };
    let before = &tokens[..(1..tokens.len()).find(ends).unwrap_or(tokens.len())];
    before.iter().rev().find(|token| token.tag.is_noun() || is_capitalised(token.text(document.text)))
}

/// Whether the token at `index` is a preposition that ties what follows to a noun before it.
fn joins(document: &Document, index: usize) -> bool {
    let word = document.tokens[index].text(document.text);
    matches!(word, "of" | "for" | "to" | "at" | "from" | "in" | "on" | "with" | "by")
        && index > 0
        && (document.tokens[index - 1].tag.is_noun() || (word == "of" && document.tokens[index - 1].tag == Tag::DT))
}

/// "data from the bureau", "statistics released by the ministry": who made the document follows.
fn publishes(document: &Document, start: usize, index: usize) -> bool {
    let word = |index: usize| document.tokens[index].text(document.text);
    let by = matches!(word(index), "by" | "from")
        || (document.tokens[index].tag == Tag::VBN && index + 1 < document.tokens.len() && word(index + 1) == "by");
    by && index > start && is_document(document, cover(document, start, index - 1))
}

/// A hyphen with white space before it is a dash.
fn is_dash(document: &Document, index: usize) -> bool {
    index > 0 && document.tokens[index - 1].span.end < document.tokens[index].span.start
}

/// A capitalised word is a name, whatever the tagger made of it: "King says", "Weaver says".
pub fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// "last month", "this week", right behind what was then.
pub fn is_lately(document: &Document, index: usize) -> bool {
    const SPANS: [&str; 11] =
        ["week", "weekend", "month", "year", "quarter", "night", "spring", "summer", "autumn", "fall", "winter"];
    let word = |index: usize| document.tokens.get(index).map_or("", |token| token.text(document.text));
    let span = word(index + 1);
    matches!(word(index), "last" | "this" | "next") && (SPANS.contains(&span) || is_weekday(span))
}

pub fn is_weekday(word: &str) -> bool {
    matches!(word, "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday")
}

pub fn cover(document: &Document, first: usize, last: usize) -> Span {
    document.tokens[first].span.cover(document.tokens[last].span)
}
