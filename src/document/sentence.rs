//! Sentences of one paragraph. A sentence ends at a full stop, a question or an exclamation mark or an ellipsis, with
//! the quotation marks and brackets that close there, unless what follows goes on ("“Why?” he asked") or the full
//! stop belongs to an abbreviation. Inside a quotation each sentence is one of its own. Which words are abbreviations,
//! and which begin a sentence after one, is in `lexicon/abbreviation.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::document::Token;
use crate::lexicon;
use crate::text::Span;

/// The longest sentence in bytes: a longer one is cut, so that stages which compare words of a sentence with each
/// other stay bounded. The longest sentence of the 238 articles of `claims/train` has 712 bytes (November 2026).
pub const LONGEST: usize = 2000;

/// Splits the paragraph at `span`, which holds `tokens`, into its sentences.
pub fn split(text: &str, span: Span, tokens: &[Token]) -> Vec<Span> {
    let words = span.slice(text);
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut take = |start: usize, end: usize| {
        let sentence = Span::new(span.start + start, span.start + end).trim(text);
        if !sentence.is_empty() {
            cut(text, sentence, tokens, &mut sentences);
        }
    };
    let mut at = 0;
    while let Some(found) = words[at..].find(['.', '!', '?', '…', '•', '▪', '●']) {
        let mark = at + found;
        let marks = words[mark..].find(|char| !matches!(char, '.' | '!' | '?' | '…')).unwrap_or(words.len() - mark);
        if marks == 0 {
            // A bullet begins a new item.
            if words[..mark].ends_with(char::is_whitespace) && !cuts_token(tokens, span.start + mark) {
                take(start, mark);
                start = mark;
            }
            at = mark + words[mark..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let end = mark + marks + closing(&words[mark + marks..]);
        if ends(words, start, mark, mark + marks, end) && !cuts_token(tokens, span.start + end) {
            take(start, end);
            start = end;
        }
        at = end;
    }
    take(start, words.len());
    sentences
}

/// Whether the byte offset `at` lies within a token: "n't" after a web address that ends with a mark.
fn cuts_token(tokens: &[Token], at: usize) -> bool {
    let before = tokens.partition_point(|token| token.span.start < at);
    before.checked_sub(1).is_some_and(|index| at < tokens[index].span.end)
}

/// The length of what closes at the start of `rest`: quotation marks, brackets, a note's number in brackets.
fn closing(rest: &str) -> usize {
    let mut end = 0;
    while let Some(char) = rest[end..].chars().next() {
        if matches!(char, '"' | '”' | '’' | '\'' | '»' | '“' | ')' | ']') {
            end += char.len_utf8();
            continue;
        }
        let Some(note) = note(&rest[end..]) else { break };
        end += note;
    }
    end
}

/// The length of a note's number in brackets at the start of `rest`, with a space before it: " [12]".
fn note(rest: &str) -> Option<usize> {
    let note = rest.trim_start_matches(' ');
    let number = note.strip_prefix('[')?;
    let digits = number.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let closes = (1..=3).contains(&digits) && number[digits..].starts_with(']');
    closes.then_some(rest.len() - note.len() + digits + 2)
}

/// Whether the sentence that begins at `start` ends with the marks at `mark..after`, closed up to `end`.
fn ends(words: &str, start: usize, mark: usize, after: usize, end: usize) -> bool {
    let rest = &words[end..];
    let Some(next) = rest.chars().next() else { return true };
    let before = last_word(&words[start..mark]);
    if !next.is_whitespace() {
        return end == after && is_glued(before, rest);
    }
    let follows = rest.trim_start_matches(|char: char| char.is_whitespace() || is_opening(char));
    let word = first_word(follows);
    let Some(first) = word.chars().next() else { return !rest.trim_start().starts_with([',', ';', ':']) };
    let camel = || word.contains(char::is_uppercase);
    if first.is_lowercase() && !camel() {
        return false;
    }
    let begun = &words[start..mark];
    match &words[mark..after] {
        "." if is_bullet(begun) => false,
        // "SUNRIVER, Ore. - A shooting"
        "." if rest.trim_start().starts_with(['-', '–', '—']) && is_abbreviation(before, "Larvik", false) => false,
        "." => !is_abbreviation(before, word, first.is_ascii_digit()),
        // An ellipsis that begins a sentence, or stands for what was left out in front of a name.
        "..." | "…" => begun.len() > LONGEST_BULLET || !bare(begun).is_empty(),
        _ => !(end > after && says(follows)),
    }
}

/// The word at the end of `before`, looked for in its last few characters only.
fn last_word(before: &str) -> &str {
    const LOOK: usize = 24;
    let breaks = |char: char| char.is_whitespace() || is_opening(char) || matches!(char, '/' | ',' | ')');
    let mut from = before.len();
    for (at, char) in before.char_indices().rev().take(LOOK) {
        // The apostrophe of "don't" is no quotation mark.
        let inside = matches!(char, '\'' | '’') && from < before.len() && before[..at].ends_with(char::is_alphabetic);
        if breaks(char) && !inside {
            break;
        }
        from = at;
    }
    &before[from..]
}

fn first_word(follows: &str) -> &str {
    let end = follows.find(|char: char| !char.is_alphanumeric() && char != '.').unwrap_or(follows.len());
    follows[..end].trim_end_matches('.')
}

fn is_opening(char: char) -> bool {
    matches!(char, '"' | '“' | '‘' | '\'' | '„' | '«' | '(' | '[' | '—' | '–' | '-' | '*' | '”' | '’')
}

/// Whether a full stop without white space after it ends a sentence all the same: "was ended.The next".
fn is_glued(before: &str, rest: &str) -> bool {
    let mut next = rest.chars();
    // "Center.Four", "Police.The", not "Amazon.Com", "St.Louis".
    let capital = before.len() > LONGEST_TITLE && before.starts_with(char::is_uppercase);
    let starts = capital && STARTERS.contains(&first_word(rest));
    before.len() >= 3
        && (starts || before.chars().all(char::is_lowercase))
        && next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(|char| char.is_lowercase() || char == ' ')
        && !before.starts_with("www")
}

/// Bytes of the longest capitalised abbreviation before a name: "Capt."
const LONGEST_TITLE: usize = 4;

/// Words that begin a sentence, glued to a name before.
const STARTERS: &[&str] = &[
    "The", "A", "An", "It", "He", "She", "They", "This", "That", "There", "In", "On", "At", "Police", "Two", "Three",
    "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
];

/// Bytes of a list's item number, with what may stand around it.
const LONGEST_BULLET: usize = 12;

fn bare(begun: &str) -> &str {
    begun.trim_matches(|char: char| char.is_whitespace() || is_opening(char))
}

/// Whether all of the sentence so far is the number or letter of a list's item.
fn is_bullet(begun: &str) -> bool {
    if begun.len() > LONGEST_BULLET {
        return false;
    }
    let begun = bare(begun);
    let number = begun.len() <= 3 && begun.bytes().all(|byte| byte.is_ascii_digit());
    number || begun.len() == 1 || (begun.len() <= 4 && begun.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x')))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Title,
    Number,
    General,
    Clock,
    Starter,
}

static WORDS: LazyLock<HashMap<&'static str, Kind>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../lexicon/abbreviation.tsv"));
    let kind = |kind| match kind {
        "title" => Kind::Title,
        "number" => Kind::Number,
        "clock" => Kind::Clock,
        "starter" => Kind::Starter,
        _ => Kind::General,
    };
    rows.map(|[word, name]| (word, kind(name))).collect()
});

/// Whether the full stop after `word` belongs to it, where `next` follows.
fn is_abbreviation(word: &str, next: &str, figure: bool) -> bool {
    let lower = word.to_lowercase();
    let starts = WORDS.get(next.to_lowercase().as_str()) == Some(&Kind::Starter);
    let is_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let is_dotted = word.contains('.') && word.split('.').all(|part| (1..=2).contains(&part.chars().count()));
    // Abbreviated titles, months and places begin with a capital: "a bad miss." and "is in." are none.
    let written = word.starts_with(char::is_uppercase) || is_dotted;
    match WORDS.get(lower.as_str()) {
        Some(Kind::Title) => written || matches!(lower.as_str(), "vs" | "v" | "cf" | "eg" | "ie" | "viz"),
        Some(Kind::Number) if written || lower.len() <= 2 || lower == "approx" => figure,
        Some(Kind::Clock) if figure => false,
        Some(Kind::Clock) => is_day_or_zone(next),
        Some(Kind::General) if written => figure || !starts,
        _ if is_dotted && word.starts_with(char::is_alphabetic) => figure || !starts,
        // "J. Lee" and "b. 1949", but "plan B. The".
        _ => is_letter && (!starts || word.starts_with(char::is_lowercase)),
    }
}

fn is_day_or_zone(next: &str) -> bool {
    const DAYS: [&str; 7] = ["Mon", "Tues", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let zone = matches!(next.len(), 2..=4) && next.chars().all(char::is_uppercase);
    zone || DAYS.iter().any(|day| next.starts_with(day))
}

/// Whether `follows` names who spoke: a name or two and a verb of saying, as in "“Why now?” Minister Rao asked".
fn says(follows: &str) -> bool {
    const VERBS: [&str; 14] = [
        "said",
        "says",
        "asked",
        "asks",
        "told",
        "wrote",
        "added",
        "replied",
        "tweeted",
        "shouted",
        "cried",
        "wondered",
        "exclaimed",
        "recalled",
    ];
    const LONGEST_NAME: usize = 4;
    const PRONOUNS: [&str; 8] = ["He", "She", "They", "We", "I", "It", "You", "The"];
    if PRONOUNS.contains(&first_word(follows)) {
        return false;
    }
    for word in follows.split(' ').take(LONGEST_NAME + 1) {
        if VERBS.contains(&word.trim_end_matches(['.', ',', ':'])) {
            return true;
        }
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
    }
    false
}

/// Adds `sentence`, cut into pieces of at most [`LONGEST`] bytes: after a comma or the like where there is one in the
/// second half of the piece, else at white space, else between two tokens.
fn cut(text: &str, mut sentence: Span, tokens: &[Token], sentences: &mut Vec<Span>) {
    while sentence.len() > LONGEST {
        let from = tokens.partition_point(|token| token.span.start <= sentence.start);
        let to = tokens.partition_point(|token| token.span.end <= sentence.start + LONGEST);
        let spaced = |index: &usize| tokens[index - 1].span.end < tokens[*index].span.start;
        let stops = |index: &usize| spaced(index) && matches!(tokens[index - 1].text(text), "," | ";" | ":" | "|");
        let late = |index: &usize| tokens[*index].span.start > sentence.start + LONGEST / 2;
        let inner = || (from..to.min(tokens.len())).rev();
        let next = tokens.get(from).map(|_| from).filter(|&next| tokens[next].span.start < sentence.end);
        let index = inner().take_while(late).find(stops).or_else(|| inner().find(spaced)).or(inner().next()).or(next);
        let Some(index) = index else { break };
        let place = tokens[index].span.start;
        sentences.push(Span::new(sentence.start, place).trim(text));
        sentence.start = place;
    }
    sentences.push(sentence);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::token;

    /// `expect` is the text with `|` between its sentences.
    #[track_caller]
    fn check(expect: &str) {
        let text = expect.replace('|', "");
        let found = split(&text, Span::new(0, text.len()), &token::find(&text));
        let found: Vec<_> = found.into_iter().map(|sentence| sentence.slice(&text)).collect();
        let expect: Vec<_> = expect.split('|').map(str::trim).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn plain_sentences_and_numbers() {
        check("It rose 2.5 percent. |The rate was 3. |Then it fell!| Why? |No one knows");
        check("The plan was ended.|The next one began at example.org.");
    }

    #[test]
    fn abbreviations_go_on() {
        check(
            "Mr. Rao met Gen. K. L. Ahmed of the U.S. Army on Jan. 3 at 5 p.m. Tuesday.| He left at 6 a.m. |Nobody saw No. 4.",
        );
        check("He lives in the U.S. |The state of Wash. and Acme Inc. Chairman Lee agreed, i.e. Both did.");
        check(
            "They chose plan B. |It was a bad miss. |Who came in Jan.? |Nobody in Jan. |Guests came, e.g. Mr. Lee vs. Mr. Kim.",
        );
        check("Was it No. 7? |No. |Others said so.");
    }

    #[test]
    fn quotations_close_with_their_sentence() {
        check("“We won. |We are glad.” |“They lost,” he said. |“Why?” he asked. |“Why now?” Minister Rao asked.");
        check(
            "\"Go!\" she said. |\"We stay.\" |The men left. |‘Never.’ |He wept (they said.) |Then it ended.[12] |All went",
        );
        check("“Are they here?” |He said no.");
    }

    #[test]
    fn ellipses_and_lists() {
        check("… And then … it went on... slowly... |Then it stopped.");
        check("1. The first item. |2. The second.");
        check("• one • two".replace(" • ", " |• ").as_str());
        check("THE MEN LEFT. |MR. RAO STAYED.");
    }

    #[test]
    fn each_abbreviation_stands_once_with_a_known_kind() {
        let rows: Vec<[&str; 2]> = lexicon::rows(include_str!("../../lexicon/abbreviation.tsv")).collect();
        assert_eq!(rows.len(), WORDS.len());
        for [word, kind] in rows {
            assert!(matches!(kind, "title" | "number" | "general" | "clock" | "starter"), "{word}: {kind}");
        }
    }

    #[test]
    fn a_long_sentence_is_cut_between_tokens() {
        for piece in ["word ", "many words, and ", ",", "x.y ", "“"] {
            let text = piece.repeat(100_000 / piece.len());
            let sentences = split(&text, Span::new(0, text.len()), &token::find(&text));
            assert!(sentences.iter().all(|sentence| sentence.len() <= LONGEST), "{piece}");
            let length: usize = sentences.iter().map(|sentence| sentence.len()).sum();
            assert!(length * 10 > text.len() * 7, "{piece}");
        }
    }
}
