//! Roles: the words beside a name that say what the person is. Before it ("acting Foreign Minister X", "The former
//! US envoy, X"), or after it ("X, Chief of the Joint Staff of Y", "X, who is also director of Y").

use std::ops::Range;

use crate::document::{Document, Sentence, TokenKind};
use crate::entity::known::{self, Title, TitleKind};
use crate::text::Span;

/// Tokens that a role may have.
const LONGEST: usize = 26;
/// Tokens from which a role may run into the verb without a comma.
const UNCLOSED: usize = 4;

/// The lower-case title that ends right before token `at`: "spokesman", "chief executive".
pub fn calling_before(document: &Document, sentence: &Sentence, at: usize) -> Option<(Range<usize>, Title)> {
    let tokens = &document.tokens;
    (1..=3).rev().find_map(|count| {
        let start = at.checked_sub(count).filter(|start| *start >= sentence.tokens.start)?;
        let (length, title) = known::title(document.text, &tokens[start..at])?;
        let kind = matches!(title.kind, TitleKind::Office | TitleKind::Profession | TitleKind::Rank);
        (length == count && kind).then_some((start..at, title))
    })
}

/// The first token of the role whose title begins at token `start`: "acting" in "acting Foreign Minister".
pub fn start_before(document: &Document, sentence: &Sentence, start: usize) -> usize {
    let mut first = start;
    while first > sentence.tokens.start && start - first < LONGEST {
        let before = first - 1;
        let word = document.tokens[before].text(document.text);
        let is_name = document.tokens[before].kind == TokenKind::Word
            && word.starts_with(char::is_uppercase)
            && !matches!(word, "The" | "A" | "An" | "But" | "And" | "In" | "On" | "As");
        let of_name = matches!(word, "'s" | "’s" | "and" | "&")
            && before > sentence.tokens.start
            && first < start
            && document.tokens[before - 1].text(document.text).starts_with(char::is_uppercase);
        let is_weekday = word.ends_with("day") && is_name;
        if !(is_name || of_name || MODIFIERS.contains(&word)) || is_weekday {
            break;
        }
        first = before;
    }
    first
}

/// The role in apposition after a name that ends before token `end`.
pub fn after(document: &Document, sentence: &Sentence, end: usize) -> Option<Range<usize>> {
    let word = |index: usize| text(document, sentence, index);
    let mut start = match word(end) {
        "," | "(" | "–" | "—" => end + 1,
        _ => return None,
    };
    if matches!(word(start), "who" | "himself" | "herself") {
        start = (start + 1..start + 4).find(|&index| matches!(word(index), "is" | "was" | "serves"))? + 1;
        while matches!(word(start), "also" | "now" | "currently" | "as") {
            start += 1;
        }
    }
    while matches!(word(start), "the" | "a" | "an" | "The" | "one") {
        start += 1;
    }
    let mut stop = start;
    let mut depth = 0;
    while sentence.tokens.contains(&stop) && stop - start < LONGEST {
        match word(stop) {
            "(" => depth += 1,
            ")" if depth == 0 => break,
            ")" => depth -= 1,
            "," | ";" | "." | "”" | "“" | "\"" | "—" | "–" | ":" if depth == 0 => break,
            word if STOPS.contains(&word) => break,
            word if stop > start && ends_in_past(word) => break,
            _ => {}
        }
        stop += 1;
    }
    // "According to X, the president said" is no apposition: a short one must be closed.
    let closed = matches!(word(stop), "," | ")" | "." | "who" | "whose" | "—" | "–" | "") || stop - start >= UNCLOSED;
    let role = start..stop;
    (stop > start && closed && has_head(document, sentence, &role)).then_some(role)
}

/// The role in apposition before a name that begins at token `start`: "The former US envoy for Y, X".
pub fn before(document: &Document, sentence: &Sentence, start: usize) -> Option<Range<usize>> {
    let word = |index: usize| text(document, sentence, index);
    let comma = start.checked_sub(1).filter(|&comma| comma > sentence.tokens.start && word(comma) == ",")?;
    let low = sentence.tokens.start.max(comma.saturating_sub(LONGEST));
    let mut first = comma;
    while first > low {
        let before = word(first - 1);
        let opens = matches!(before, "," | ";" | ":" | "“" | "\"" | "”" | "—" | "and" | "but" | "that" | "by" | "with");
        // "Minister of Agriculture and Livestock"
        let capital = |at: usize| word(at).starts_with(char::is_uppercase);
        let of = |back: usize| first.checked_sub(back).is_some_and(|at| matches!(word(at), "of" | "for"));
        let joins = before == "and" && first > 1 && capital(first) && capital(first - 2) && (of(3) || of(4));
        let told = before == "to" && word(first.saturating_sub(2)).eq_ignore_ascii_case("according");
        if opens && !joins || told || STOPS.contains(&before) || (ends_in_past(before) && first < comma) {
            break;
        }
        first -= 1;
    }
    while matches!(word(first), "the" | "a" | "an" | "The" | "A" | "An" | "But" | "However") {
        first += 1;
    }
    let role = first..comma;
    (first < comma && has_head(document, sentence, &role)).then_some(role)
}

/// The role that runs into the name at token `start` without a comma: "Special Envoy for Afghanistan X".
pub fn running_into(document: &Document, sentence: &Sentence, start: usize) -> Option<Range<usize>> {
    let low = sentence.tokens.start.max(start.saturating_sub(LONGEST));
    let mut prepositions = 0;
    for index in (low..start).rev() {
        let word = document.tokens[index].text(document.text);
        let joins = matches!(
            word,
            "of" | "for" | "to" | "at" | "on" | "the" | "and" | "&" | "'s" | "’s" | "(" | ")" | "in" | "against"
        );
        if !joins && !word.starts_with(char::is_uppercase) {
            return None;
        }
        prepositions += usize::from(matches!(word, "of" | "for" | "to" | "at" | "on"));
        let titled = known::title(document.text, &document.tokens[index..start]).filter(|_| prepositions > 0 && !joins);
        if let Some((count, title)) = titled
            && title.kind != TitleKind::Honorific
            && matches!(document.tokens[index + count].text(document.text), "of" | "for" | "to" | "at" | "on")
        {
            return Some(start_before(document, sentence, index)..start);
        }
    }
    None
}

/// Whether the head of a noun phrase, the last word before its first preposition, is a title.
fn has_head(document: &Document, sentence: &Sentence, role: &Range<usize>) -> bool {
    let word = |index: usize| text(document, sentence, index);
    let preposition = |word: &str| {
        matches!(word, "of" | "for" | "to" | "at" | "in" | "on" | "with" | "from" | "who" | "and" | "whose" | "(")
    };
    let end = role.clone().find(|&index| preposition(word(index))).unwrap_or(role.end);
    title_ending(document, role.start, end).is_some_and(|title| title.kind != TitleKind::Honorific)
}

/// The title whose last token is the one before `end`.
pub fn title_ending(document: &Document, start: usize, end: usize) -> Option<Title> {
    (1..=3).rev().find_map(|count| {
        let first = end.checked_sub(count).filter(|first| *first >= start)?;
        let (length, title) = known::title(document.text, &document.tokens[first..end])?;
        (length == count).then_some(title)
    })
}

/// The span of a role's tokens.
pub fn span(document: &Document, tokens: &Range<usize>) -> Span {
    document.tokens[tokens.start].span.cover(document.tokens[tokens.end - 1].span)
}

fn text<'a>(document: &Document<'a>, sentence: &Sentence, index: usize) -> &'a str {
    if sentence.tokens.contains(&index) { document.tokens[index].text(document.text) } else { "" }
}

fn ends_in_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && word.chars().all(char::is_lowercase) && word != "united"
}

/// Words that end a role: auxiliaries, verbs of speech, relative pronouns.
#[rustfmt::skip]
const STOPS: &[&str] = &[
    "has", "have", "had", "is", "was", "are", "were", "will", "would", "said", "says", "told", "tells", "whose", "who",
    "which", "where", "when", "while", "as", "because", "wrote", "adds", "notes", "believes", "claims", "saying",
    "speaking", "made", "gave", "took", "went", "came", "won", "lost", "put", "can", "could", "may", "might", "but",
];

/// Words that may stand before a title and belong to the role.
#[rustfmt::skip]
pub const MODIFIERS: &[&str] = &[
    "acting", "former", "senior", "deputy", "chief", "vice", "assistant", "special", "national", "security", "foreign",
    "interior", "defence", "defense", "finance", "health", "education", "interim", "outgoing", "incoming", "top",
    "veteran", "lead", "head", "principal", "executive", "managing", "general", "state", "federal", "provincial",
    "regional", "local", "district", "municipal", "city", "county", "police", "army", "military", "naval", "navy",
    "government", "opposition", "party", "presidential", "ministerial", "ministry", "political", "economic",
    "financial", "business", "market", "media", "press", "university", "law", "rights", "human", "climate", "campaign",
    "communications", "company", "bank", "hospital", "school", "fire", "prison", "election", "electoral", "union",
    "industry", "trade", "energy", "oil", "agriculture", "tourism", "transport", "environment", "labour", "labor",
    "justice", "home", "affairs", "public", "medical", "retired", "late", "then", "longtime", "prime", "first", "crown",
    "constitutional", "criminal", "data", "research", "policy", "intelligence", "counter-terrorism", "supreme",
    "religious", "tribal", "community", "village", "team", "group", "co", "joint", "permanent", "honorary", "elected",
];
