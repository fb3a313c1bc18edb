//! Denials without a figure ("officials denied such claims") are claims too: stance denied, with the figure that they
//! reject and a link to the claim that gave it.

use crate::attribution::{Attitude, Attribution, SAYINGS};
use crate::claim::{Claim, ClaimId, Findings, Stance, Subject, role, source, whereabouts};
use crate::document::{Part, Tag, Token};
use crate::page::PageId;
use crate::quantity::Quantity;
use crate::text::{Span, Words};

/// Those of them that are figures themselves.
const COUNTS: &[&str] = &["figure", "figures", "number", "numbers", "estimate", "estimates", "statistics", "toll"];

/// Finds the denials among the attributions that reject one of `claims`.
pub fn find(page: &PageId, findings: &Findings, claims: &[Claim]) -> Vec<Claim> {
    let denying = findings.attributions.iter().filter(|attribution| attribution.attitude == Attitude::Denies);
    denying.filter_map(|attribution| denial(page, findings, claims, attribution)).collect()
}

/// Claims before a denial among which the rejected one is sought.
const REACH: usize = 100;

fn denial(page: &PageId, findings: &Findings, claims: &[Claim], attribution: &Attribution) -> Option<Claim> {
    let document = findings.document;
    let content = *attribution.content.first()?;
    let object = object(findings, content)?;
    let denier = source::resolve(findings, attribution.source.as_ref()?)?;
    let end = claims.partition_point(|claim| claim.quantity.words.span.start < content.end);
    let claims = &claims[end.saturating_sub(REACH)..end];
    if claims.iter().any(|claim| content.contains(claim.quantity.words.span)) {
        return None;
    }
    let rejected = rejected(findings, claims, &object, &denier.key)?;
    let index = document.sentence_at(content.start)?;
    let said = source::of(findings, content, index);
    let words = Words::of(document.text, object.named.unwrap_or(object.saying));
    let places = whereabouts::by_rule(findings, index, words.span, object.named);
    let mut why = said.why;
    why.push(format!("rejects “{}”", rejected.evidence.text));
    Some(Claim {
        id: ClaimId::of(page, words.span),
        page: page.clone(),
        part: document.part_of(index),
        evidence: Words::of(document.text, document.sentences[index].span),
        quantity: Quantity { words, ..rejected.quantity.clone() },
        subject: object.named.map_or(rejected.subject.clone(), |named| Some(counted(findings, named))),
        event: rejected.event.clone(),
        places: if places.is_empty() { rejected.places.clone() } else { places },
        time: rejected.time.clone(),
        source: Some(denier),
        cue: attribution.cue.clone(),
        via: said.via,
        chain: Vec::new(),
        occasion: said.occasion,
        stance: Stance::Denied,
        rejects: Some(rejected.id.clone()),
        extent: rejected.extent,
        confidence: rejected.confidence,
        why,
    })
}

/// What is counted in "increased Daesh fighters": the phrase without the participle that tells of a change.
fn counted(findings: &Findings, named: Span) -> Subject {
    let document = findings.document;
    let tokens = document.tokens_in(named);
    let first = tokens.iter().find(|token| !is_modifier(token)).or(tokens.first());
    let span = first.map_or(named, |token| Span::new(token.span.start, named.end));
    role::subject(findings, Words::of(document.text, span), named)
}

/// What is denied.
struct Object {
    /// "such claims", "the claim".
    saying: Span,
    /// What the saying is of: "increased Daesh fighters".
    named: Option<Span>,
}

/// The object of the denying verb, if it is a saying.
fn object(findings: &Findings, content: Span) -> Option<Object> {
    /// Tokens after the verb among which the noun for the saying must stand.
    const REACH: usize = 5;
    let document = findings.document;
    let tokens = document.tokens_in(content);
    let word = |token: &Token| token.text(document.text).to_ascii_lowercase();
    let noun = tokens.iter().take(REACH).position(|token| SAYINGS.contains(&word(token).as_str()))?;
    let saying = tokens[0].span.cover(tokens[noun].span);
    let of = tokens.get(noun + 1).filter(|token| matches!(word(token).as_str(), "of" | "about" | "on" | "regarding"));
    let named = of.and_then(|_| {
        let phrase = &tokens[noun + 2..];
        let inside = |token: &&Token| token.tag.is_noun() || token.tag.is_adjective() || is_modifier(token);
        let length = phrase.iter().take_while(inside).count();
        (length > 0).then(|| phrase[0].span.cover(phrase[length - 1].span))
    });
    // "the claim that the bank printed money" rejects something else than a figure; "such claims" and a bare "the claim"
    // point back to one.
    let bare = tokens.get(noun + 1).is_none_or(|token| token.tag == Tag::Other);
    let points_back =
        tokens[..noun].iter().any(|token| matches!(word(token).as_str(), "such" | "these" | "those" | "this"));
    (named.is_some() || points_back || bare || COUNTS.contains(&word(&tokens[noun]).as_str()))
        .then_some(Object { saying, named })
}

fn is_modifier(token: &Token) -> bool {
    matches!(token.tag, Tag::VBN | Tag::VBG | Tag::DT | Tag::PRPS | Tag::RBR)
}

/// The claim that the denial is about: with a named object, the last one before that counts the same; with "such
/// claims", the first of the body. Nobody denies a figure of their own, and a denial far from any figure rejects none.
fn rejected<'a>(findings: &Findings, claims: &'a [Claim], object: &Object, denier: &str) -> Option<&'a Claim> {
    /// Paragraphs between a figure and the denial of "such claims".
    const NEAR: usize = 4;
    let document = findings.document;
    let paragraph = |at: usize| document.sentence_at(at).map(|index| document.sentences[index].paragraph);
    let others = claims.iter().filter(|claim| {
        claim.part == Part::Body
            && claim.quantity.words.span.end <= object.saying.start
            && claim.source.as_ref().is_some_and(|source| source.key != denier)
    });
    let mut others: Vec<&Claim> = others.collect();
    match object.named {
        Some(named) => {
            let words = named.slice(document.text).to_lowercase();
            let denied = role::subject(findings, Words::of(document.text, named), named);
            let shares = |claim: &&&Claim| {
                claim.subject.as_ref().is_some_and(|subject| {
                    shares_noun(&subject.words.text, &words)
                        || (subject.class == denied.class && subject.group == denied.group)
                })
            };
            let same: Vec<&Claim> = others.iter().filter(shares).copied().collect();
            let event = |claim: &&&Claim| {
                claim.event.as_ref().is_some_and(|event| words.contains(&event.words.text.to_lowercase()))
            };
            same.iter().rev().find(event).or(same.last()).copied()
        }
        None => {
            let here = paragraph(object.saying.start)?;
            others.retain(|claim| paragraph(claim.quantity.words.span.start).is_some_and(|there| there + NEAR >= here));
            others.first().copied()
        }
    }
}

fn shares_noun(subject: &str, words: &str) -> bool {
    let nouns = subject.split_whitespace().map(str::to_lowercase);
    nouns.filter(|noun| noun.len() > 3).any(|noun| words.split_whitespace().any(|word| word == noun))
}
