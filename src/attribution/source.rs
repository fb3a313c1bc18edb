//! The source of a cue: the noun phrase that speaks, before the verb ("Patrushev said"), after it ("says Russia"), or
//! after "according to". Which entity it means is decided where a claim is put together.

use crate::document::{Document, Sentence, Tag, Token};
use crate::entity::{Entities, EntityKind};
use crate::lexicon::{self, Speaker};
use crate::text::Span;

/// Whether a noun phrase can speak: a person, a body, a document, a name, a pronoun. A place speaks only where `certain`
/// words show it ("says Russia", not "Shanghai reported 23 cases").
pub fn speaks(document: &Document, entities: &Entities, phrase: Span, certain: bool) -> bool {
    let text = phrase.slice(document.text);
    if is_pronoun(text) {
        return true;
    }
    if let Some(entity) = entities.resolve(document, phrase) {
        return entity.kind != EntityKind::Place || certain;
    }
    let Some(head) = head(document, phrase) else { return false };
    let word = head.text(document.text);
    lexicon::speaker(word).is_some() || (head.tag.is_proper_noun() && is_capitalised(word) && !is_calendar(word))
}

/// Whether the phrase is a document that speaks for its authors: "a new poll", "the ministry's report".
pub fn is_document(document: &Document, phrase: Span) -> bool {
    let head = head(document, phrase).map(|head| head.text(document.text));
    head.and_then(lexicon::speaker) == Some(Speaker::Document)
}

/// The head of a noun phrase: the last noun before a preposition, a comma, a bracket or a participle.
pub fn head<'d>(document: &'d Document, phrase: Span) -> Option<&'d Token> {
    let tokens = document.tokens_in(phrase);
    let cut = tokens.iter().skip(1).position(|token| {
        matches!(token.tag, Tag::IN | Tag::TO | Tag::VBN | Tag::VBG | Tag::WP | Tag::WDT)
            || matches!(token.text(document.text), "," | "(")
    });
    let before = &tokens[..cut.map_or(tokens.len(), |cut| cut + 1)];
    before.iter().rev().find(|token| token.tag.is_noun() || is_capitalised(token.text(document.text)))
}

pub fn is_pronoun(words: &str) -> bool {
    let folded = words.to_lowercase();
    matches!(folded.as_str(), "he" | "she" | "they" | "it" | "i" | "we" | "who")
}

fn is_calendar(word: &str) -> bool {
    const MONTHS: &[&str] = &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    is_weekday(word) || MONTHS.contains(&word)
}

/// Tokens that a search for a noun phrase looks at: longer ones are lists, not sources.
const REACH: usize = 40;

/// The subject of the verb at token `verb`.
pub fn before(document: &Document, entities: &Entities, sentence: &Sentence, verb: usize) -> Option<Span> {
    let first = sentence.tokens.start.max(verb.saturating_sub(REACH));
    let tag = |index: usize| document.tokens[index].tag;
    let word = |index: usize| document.tokens[index].text(document.text);
    let mut last = verb.checked_sub(1).filter(|&last| last >= first)?;
    // Adverbs and auxiliaries stand between subject and verb: "has repeatedly denied".
    while !is_capitalised(word(last)) && (tag(last).is_adverb() || is_auxiliary(word(last)) || tag(last) == Tag::MD) {
        last = last.checked_sub(1).filter(|&last| last >= first)?;
    }
    if tag(last) == Tag::CC || word(last) == "then" {
        // "Clinton celebrated in Florida and said …": the subject of the verb before.
        let verb = (first..last).rev().find(|&index| matches!(tag(index), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))?;
        return before(document, entities, sentence, verb);
    }
    if matches!(word(last), "who" | "which") {
        // "Holm, who said …" speaks; "voters who say …" are only picked out.
        let comma = last.checked_sub(1).filter(|&index| index > first && word(index) == ",")?;
        return phrase_ending_at(document, first, comma - 1).map(|(start, _)| cover(document, start, comma - 1));
    }
    if word(last) == ")" {
        // "the Organization (CSTO) has announced": the bracket is no part of the phrase's end.
        let open = (first..last).rev().find(|&index| word(index) == "(")?;
        last = open.checked_sub(1).filter(|&last| last >= first)?;
    }
    if word(last) == "," || word(last) == "—" {
        return interrupted(document, entities, first, last);
    }
    let (start, stop) = phrase_ending_at(document, first, last)?;
    let Some(stop) = stop else { return Some(cover(document, start, last)) };
    if word(stop) == "," {
        // "Anatoly Sidorov, Chief of the Joint Staff of the CSTO has announced": the name before the comma speaks.
        if let Some(name) = name_ending_before(document, entities, stop)
            .filter(|name| name.start <= document.tokens[first].span.start || is_clause_start(document, *name, first))
        {
            if !holds_person(document, entities, start, last) {
                return Some(name);
            }
        }
    }
    if tag(stop).is_verb() || matches!(tag(stop), Tag::WDT | Tag::WP | Tag::WPS) {
        // "…, whose country is a member of the alliance had stated": look before the relative clause.
        let relative = (first..=stop).rev().find(|&index| matches!(word(index), "who" | "whose" | "which"));
        if let Some(relative) = relative {
            let end = document.tokens[relative].span.start;
            let begin = document.tokens[first].span.start;
            let before = entities.mentions_in(Span::new(begin, end));
            if let Some(person) = before.filter(|mention| is_speaker(entities.of(mention).kind)).next() {
                return Some(person.words.span);
            }
        }
    }
    Some(cover(document, start, last))
}

/// The noun phrase right after the verb at token `verb`: "says Russia", "said Janat Fahim, a university lecturer".
pub fn after(document: &Document, sentence: &Sentence, verb: usize) -> Option<Span> {
    let end = sentence.tokens.end.min(verb + 1 + REACH);
    let start = verb + 1;
    let mut last = None;
    let mut index = start;
    while index < end {
        let token = document.tokens[index];
        let word = token.text(document.text);
        let inside = match token.tag {
            _ if is_capitalised(word) && token.tag != Tag::IN => true,
            Tag::DT => index == start || joins(document, index - 1),
            Tag::JJ | Tag::JJS | Tag::JJR | Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD | Tag::POS => true,
            Tag::VBN if publishes(document, start, index) => true,
            Tag::PRPS | Tag::VBN | Tag::RB => index + 1 < end && document.tokens[index + 1].tag.is_noun(),
            Tag::PRP => index == start,
            Tag::IN => last.is_some() && (matches!(word, "of" | "for" | "at") || (publishes(document, start, index))),
            Tag::CC => last.is_some() && index + 1 < end && document.tokens[index + 1].tag.is_proper_noun(),
            Tag::Other => matches!(word, "-" | "&" | "." | "'" | "’") && last.is_some() && !is_last(index, end),
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

fn is_last(index: usize, end: usize) -> bool {
    index + 1 >= end
}

/// The noun phrase that ends with token `last`, as its first token, and the token before it that stopped the search.
fn phrase_ending_at(document: &Document, first: usize, last: usize) -> Option<(usize, Option<usize>)> {
    let mut start = None;
    let mut index = last;
    loop {
        let token = document.tokens[index];
        let word = token.text(document.text);
        let inside = match token.tag {
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD | Tag::PRP => true,
            Tag::JJ | Tag::JJR | Tag::JJS | Tag::POS | Tag::PRPS | Tag::VBN | Tag::VBG => {
                start.is_some() || is_capitalised(word)
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

/// Whether the token at `index` is a preposition that ties what follows to a noun before it.
fn joins(document: &Document, index: usize) -> bool {
    let word = document.tokens[index].text(document.text);
    matches!(word, "of" | "for" | "to" | "at" | "from" | "in" | "on" | "with" | "by")
        && index > 0
        && (document.tokens[index - 1].tag.is_noun() || (word == "of" && document.tokens[index - 1].tag == Tag::DT))
}

/// "Kabulov, who is also Director of the Second Department, believes": the phrase before the insertion.
fn interrupted(document: &Document, entities: &Entities, first: usize, last: usize) -> Option<Span> {
    let word = |index: usize| document.tokens[index].text(document.text);
    let open = (first..last).rev().filter(|&index| word(index) == word(last));
    for open in open.take(4) {
        let Some(before) = open.checked_sub(1).filter(|&before| before >= first) else { continue };
        let Some((start, _)) = phrase_ending_at(document, first, before) else { continue };
        let span = cover(document, start, before);
        // "A spokesman, Christopher Moss, said": the name within tells more.
        let within = Span::new(document.tokens[open].span.end, document.tokens[last].span.start);
        let mut inside = entities.mentions_in(within);
        if let Some(name) = inside.next().filter(|name| {
            entities.of(name).kind == EntityKind::Person
                && within.end - name.words.span.end <= 1
                && name.words.span.start - within.start <= 1
        }) {
            return Some(name.words.span);
        }
        let named = entities.mentions_in(span).any(|mention| is_speaker(entities.of(mention).kind));
        let opens_clause = start == first || is_clause_start(document, span, first);
        if named || opens_clause {
            return Some(span);
        }
    }
    None
}

/// The speaker's name that ends right before the token at `stop`.
fn name_ending_before(document: &Document, entities: &Entities, stop: usize) -> Option<Span> {
    let end = document.tokens[stop.checked_sub(1)?].span.end;
    let mention = entities.mention_at(end - 1)?;
    (entities.of(mention).kind == EntityKind::Person).then_some(mention.words.span)
}

fn holds_person(document: &Document, entities: &Entities, start: usize, last: usize) -> bool {
    let mut mentions = entities.mentions_in(cover(document, start, last));
    mentions.any(|mention| entities.of(mention).kind == EntityKind::Person)
}

/// Whether `span` opens a clause: at the sentence's start, after a comma, a quotation mark or a conjunction.
fn is_clause_start(document: &Document, span: Span, first: usize) -> bool {
    let index = document.tokens.partition_point(|token| token.span.start < span.start);
    if index <= first {
        return true;
    }
    let previous = document.tokens[index - 1];
    let word = previous.text(document.text);
    matches!(word, "," | ";" | ":" | "”" | "\"" | "—" | "-" | "and" | "but" | "while" | "that" | "as")
        || previous.tag == Tag::NNP
}

pub fn is_speaker(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Group | EntityKind::Medium)
}

fn is_auxiliary(word: &str) -> bool {
    matches!(word, "has" | "have" | "had" | "is" | "was" | "were" | "are" | "be" | "been" | "did" | "does" | "do")
}

/// A capitalised word is a name, whatever the tagger made of it: "King says", "Weaver says".
fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_weekday(word: &str) -> bool {
    matches!(word, "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday")
}

fn cover(document: &Document, first: usize, last: usize) -> Span {
    document.tokens[first].span.cover(document.tokens[last].span)
}
