//! The claim as it is printed: the public contract, version 1. Offsets are Unicode code points into the article's
//! text. Fields may be added, never renamed.

use jiff::civil::Date;
use serde::Serialize;

use crate::claim::{Claim, Stance};
use crate::text::{CodePoints, Words};

#[derive(Debug, Serialize)]
pub struct Record<'a> {
    pub id: &'a str,
    pub document: &'a str,
    pub evidence: Excerpt<'a>,
    pub quantity: QuantityRecord<'a>,
    pub subject: Option<&'a str>,
    pub event: Option<&'a str>,
    pub place: Vec<&'a str>,
    pub time: Option<TimeRecord<'a>>,
    pub source: Option<SourceRecord<'a>>,
    pub cue: Option<&'a str>,
    pub via: Vec<&'a str>,
    pub stance: Stance,
    /// The id of the claim that a denial rejects.
    pub rejects: Option<&'a str>,
    pub question: &'a str,
    pub why: &'a [String],
}

#[derive(Debug, Serialize)]
pub struct Excerpt<'a> {
    pub quote: &'a str,
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Serialize)]
pub struct QuantityRecord<'a> {
    pub text: &'a str,
    pub start: usize,
    pub end: usize,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub bound: &'static str,
    pub unit: &'a str,
}

#[derive(Debug, Serialize)]
pub struct TimeRecord<'a> {
    pub text: &'a str,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

#[derive(Debug, Serialize)]
pub struct SourceRecord<'a> {
    pub name: &'a str,
    pub mention: Option<&'a str>,
    pub role: Option<&'a str>,
}

impl<'a> Record<'a> {
    /// `points` belongs to the article's text, `question` is the claim's question id.
    pub fn of(claim: &'a Claim, document: &'a str, question: &'a str, points: &CodePoints) -> Record<'a> {
        let text = |words: &'a Words| words.text.as_str();
        let (evidence, figure) = (&claim.evidence, &claim.quantity);
        Record {
            id: &claim.id.0,
            document,
            evidence: Excerpt {
                quote: &evidence.text,
                start: points.at(evidence.span.start),
                end: points.at(evidence.span.end),
            },
            quantity: QuantityRecord {
                text: &figure.words.text,
                start: points.at(figure.words.span.start),
                end: points.at(figure.words.span.end),
                low: figure.value.low(),
                high: figure.value.high(),
                bound: figure.value.bound(),
                unit: &figure.unit.0,
            },
            subject: claim.subject.as_ref().map(|subject| text(&subject.words)),
            event: claim.event.as_ref().map(|event| text(&event.words)),
            place: claim.places.iter().map(|place| text(&place.words)).collect(),
            time: claim.time.as_ref().map(|time| TimeRecord { text: text(&time.words), from: time.from, to: time.to }),
            source: claim.source.as_ref().map(|source| SourceRecord {
                name: &source.name,
                mention: source.mention.as_ref().map(text),
                role: source.role.as_deref(),
            }),
            cue: claim.cue.as_ref().map(text),
            via: claim.via.iter().map(|via| via.name.as_str()).collect(),
            stance: claim.stance,
            rejects: claim.rejects.as_ref().map(|id| id.0.as_str()),
            question: question,
            why: &claim.why,
        }
    }
}
