//! Publications: polls, surveys, reports and statistics that an article draws on. It names one once, with whoever made
//! it, and goes on for paragraphs with "the poll" or with no word of it; its shares still come from there.

use std::collections::BTreeMap;

use crate::attribution::{holding, is_document, is_speaker, is_told_of_again};
use crate::claim::{Claim, Findings, Source, fold, source};
use crate::document::Tag;
use crate::entity::EntityKind;
use crate::text::{Span, Words};

/// A publication where the article names it.
struct Publication {
    at: usize,
    source: Source,
}

/// Gives claims their publication: those whose source is "the poll", and shares that no attribution holds.
///
/// Measured on claims/train, 2026-11: of 152 shares without an attribution after a publication was named, 80 came from
/// it and 14 from nobody; of other figures most came from nobody, so only shares are given one.
pub fn fill(findings: &Findings, claims: &mut [Claim]) {
    let publications = find(findings);
    let Some(main) = most_named(&publications) else { return };
    for claim in claims {
        let at = claim.quantity.words.span.start;
        let before = publications[..publications.partition_point(|publication| publication.at <= at)].last();
        let nearest = &before.unwrap_or(main).source;
        let unnamed = claim.source.as_ref().is_some_and(|source| {
            source.kind == EntityKind::Unknown
                && source.mention.as_ref().is_some_and(|mention| is_told_of_again(findings.document, mention.span))
        });
        let is_share = matches!(claim.quantity.unit.0.as_str(), "%" | "point");
        if unnamed {
            let mention = claim.source.as_ref().and_then(|source| source.mention.clone());
            claim.why.push(format!("the publication named before is {}", nearest.name));
            claim.source = Some(Source { mention, ..nearest.clone() });
        } else if claim.source.is_none() && is_share && !is_method(findings, claim) {
            claim.why.push(format!("the article's shares come from {}", nearest.name));
            claim.source = Some(nearest.clone());
        }
    }
}

/// Whether a figure tells how a publication was made rather than what it found: whom it asked, how much it may err. Of
/// claims/train all 19 of them are the article's own but two, shares beside a margin of error.
pub fn is_method(findings: &Findings, claim: &Claim) -> bool {
    let document = findings.document;
    let (evidence, figure) = (claim.evidence.span, claim.quantity.words.span);
    let start = evidence.start.max(document.text.floor_char_boundary(figure.start.saturating_sub(AROUND)));
    let end = evidence.end.min(document.text.floor_char_boundary(figure.end + AROUND));
    let text = document.text[start.min(figure.start)..end.max(figure.end)].to_lowercase();
    let at = document.tokens.partition_point(|token| token.span.start < figure.start);
    let word = |back: usize| at.checked_sub(back).map_or("", |at| document.tokens[at].text(document.text));
    let counts = claim.quantity.unit.0 == "count";
    let asked = counts && (1..=ASKED).any(|back| ASKING.contains(&word(back)));
    let of = counts && word(1) == "of" && POLLS.contains(&word(2).to_lowercase().as_str());
    let offset = figure.start.saturating_sub(start);
    let mut errors = ERRORS.iter().flat_map(|error| text.match_indices(error)).map(|(at, _)| at);
    let errs = errors.any(|at| at.abs_diff(offset) <= NEAR_ERROR && (at < offset || claim.quantity.unit.0 != "%"));
    let conducted = text.contains(" was conducted") && POLLS.iter().any(|poll| text.contains(poll));
    asked || of || errs || conducted
}

/// Whether a share that nobody is heard to give is an answer to the poll that its article opens with: a figure of a vote that
/// was held is none. Measured on 1162 articles, 2026-11: of the shares that the weights leave to such an article, its poll
/// gave 51 and the article itself 3 (some of the words below were chosen there).
pub fn is_answer(findings: &Findings, claim: &Claim) -> bool {
    let document = findings.document;
    let (evidence, figure) = (claim.evidence.span, claim.quantity.words.span);
    let share = claim.source.is_some() && matches!(claim.quantity.unit.0.as_str(), "%" | "point");
    if !share || holding(findings.attributions, figure).next().is_some() {
        return false;
    }
    let start = document.text.floor_char_boundary(figure.start.saturating_sub(AROUND));
    let end = document.text.floor_char_boundary(figure.end + AROUND);
    let near = Span::new(evidence.start.max(start), evidence.end.min(end).max(figure.end));
    let opening = document.paragraphs.iter().take(OPENING).map(|paragraph| {
        let end = document.text.floor_char_boundary(paragraph.span.start + LONGEST_OPENING);
        Span::new(paragraph.span.start, paragraph.span.end.min(end))
    });
    let says = |span: Span, words: &[&str]| {
        let mut tokens = document.tokens_in(span).iter().map(|token| token.text(document.text).to_lowercase());
        tokens.any(|word| words.contains(&word.as_str()))
    };
    let mut years = document.tokens_in(near).iter().map(|token| token.text(document.text));
    opening.into_iter().any(|paragraph| says(paragraph, POLLING))
        && !says(near, NO_ANSWER)
        && !years.any(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && is_number(word))
}

/// Paragraphs that an article opens with, its headline the first, and bytes of each that are read.
const OPENING: usize = 3;
const LONGEST_OPENING: usize = 600;
const POLLING: &[&str] = &["poll", "polls", "survey", "surveys", "surveyed", "polled", "polling"];
/// Words of a vote that was held, of its rules, and of how much a poll may err.
const NO_ANSWER: &[&str] = &["turnout", "won", "lost", "ago", "precincts", "electorate", "exit", "delegates", "error"];

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Bytes around a figure that are looked at.
const AROUND: usize = 300;
const ASKING: &[&str] = &["surveyed", "interviewed", "polled"];
/// Tokens between them and the figure.
const ASKED: usize = 2;
const ERRORS: &[&str] = &["margin of error", "margin of sampling error", "sampling error"];
/// Bytes between them and the figure.
const NEAR_ERROR: usize = 60;

/// The publication that the article names most often; of two, the one named first.
fn most_named(publications: &[Publication]) -> Option<&Publication> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for publication in publications {
        *times.entry(&publication.source.key).or_default() += 1;
    }
    publications.iter().rev().max_by_key(|publication| times[publication.source.key.as_str()])
}

/// The publications that the article names, in order.
fn find(findings: &Findings) -> Vec<Publication> {
    let document = findings.document;
    let said = findings.attributions.iter().filter_map(|attribution| {
        let words = attribution.source.as_ref().filter(|words| is_document(document, words.span))?;
        let source = source::resolve(findings, words)?;
        let mut makers = findings.entities.mentions_in(words.span).map(|mention| findings.entities.of(mention).kind);
        makers
            .any(|kind| !matches!(kind, EntityKind::Person | EntityKind::Place))
            .then_some(Publication { at: words.span.start, source })
    });
    let mut publications: Vec<Publication> = said.chain(polls(findings)).collect();
    publications.sort_by_key(|publication| publication.at);
    publications
}

/// Nouns for publications that carry their maker's name before them.
const POLLS: &[&str] = &["poll", "polls", "survey", "surveys", "census", "index", "barometer"];

/// Polls named without a verb of saying: "in a new Northfield University poll".
fn polls<'a>(findings: &'a Findings) -> impl Iterator<Item = Publication> + 'a {
    let document = findings.document;
    let heads = (0..document.tokens.len()).filter(move |&index| {
        let word = document.tokens[index].text(document.text);
        POLLS.contains(&word.to_lowercase().as_str())
    });
    heads.filter_map(move |head| {
        let noun = document.tokens[head].span;
        let name = first_of_name(findings, head).map(|first| document.tokens[first].span.cover(noun));
        let words = Words::of(document.text, name.or_else(|| with_maker_after(findings, head))?);
        let at = words.span.start;
        if let Some(source) = source::made(findings, &words) {
            return Some(Publication { at, source });
        }
        let (key, name) = (fold(&words.text), words.text.clone());
        let source =
            Source { name, mention: Some(words), role: None, kind: EntityKind::Unknown, key, maybe: Vec::new() };
        Some(Publication { at, source })
    })
}

/// "poll conducted by the New York Times", "survey by the university": the noun with the maker that follows.
fn with_maker_after(findings: &Findings, head: usize) -> Option<Span> {
    let document = findings.document;
    let word = |index: usize| document.tokens.get(index).map_or("", |token| token.text(document.text));
    let made = document.tokens.get(head + 1).is_some_and(|token| token.tag == Tag::VBN);
    let by = head + 1 + usize::from(made);
    let article = usize::from(word(by + 1) == "the");
    let first = document.tokens.get(by + 1 + article)?;
    let maker = findings.entities.mention_at(first.span.start).filter(|_| matches!(word(by), "by" | "from"))?;
    is_speaker(findings.entities.of(maker).kind).then_some(document.tokens[head].span.cover(maker.words.span))
}

/// The first capitalised word of the name that ends with the noun at token `head`.
fn first_of_name(findings: &Findings, head: usize) -> Option<usize> {
    /// Tokens of a publication's name.
    const LONGEST: usize = 12;
    let document = findings.document;
    let sentence = document.sentence_at(document.tokens[head].span.start)?;
    let start = document.sentences[sentence].tokens.start.max(head.saturating_sub(LONGEST));
    let mut first = None;
    for index in (start..head).rev() {
        let token = document.tokens[index];
        let word = token.text(document.text);
        let joins = matches!(word, "/" | "-" | "&" | "–") || token.tag == Tag::POS;
        if token.tag.is_proper_noun() && word.starts_with(char::is_uppercase) {
            first = Some(index);
        } else if !joins && !matches!(token.tag, Tag::NN | Tag::JJ | Tag::NNS | Tag::VBG) {
            break;
        }
    }
    first.filter(|&first| {
        let name = Span::new(document.tokens[first].span.start, document.tokens[head].span.start);
        findings.entities.mentions_in(name).next().is_some_and(|mention| {
            let kind = findings.entities.of(mention).kind;
            !matches!(kind, EntityKind::Person | EntityKind::Place)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, bool)]) {
        let article = crate::article::raw(text);
        let page = crate::page::PageId("p-test".to_owned());
        let found = crate::inspect(&article, |findings, _| {
            let claims = crate::claim::proposed(&page, findings);
            let answers = claims.iter().map(|claim| (claim.quantity.words.text.clone(), is_answer(findings, claim)));
            answers.collect::<Vec<(String, bool)>>()
        });
        let found: Vec<(&str, bool)> = found.iter().map(|(figure, answer)| (figure.as_str(), *answer)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_poll_goes_on_without_a_word_of_it() {
        check(
            "Poll finds voters split on the bridge\n\nA new Northfield University poll found that 52 percent of voters favor \
             it.\n\nAmong the young, 31 percent oppose the bridge. In 2012 the mayor won 60 percent of the vote.",
            &[("52 percent", false), ("31 percent", true), ("60 percent", false)],
        );
        check(
            "Bridge divides the town\n\nThe bridge was closed.\n\nTraffic fell.\n\nA Northfield University poll found that 52 \
             percent of voters favor it.\n\nTolls rose by 31 percent.",
            &[("52 percent", false), ("31 percent", false)],
        );
    }
}
