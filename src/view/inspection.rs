//! Everything the reader sees in one text, for people and adaptors: `sayso inspect`. Offsets are Unicode code points
//! into `text`.

use jiff::civil::Date;
use serde::Serialize;

use crate::article::Field;
use crate::attribution::{Attitude, Attribution, Form};
use crate::claim::{self, Claim, Findings, QuantityRecord, Record};
use crate::document::Part;
use crate::entity::{EntityKind, MentionForm};
use crate::notice::Notice;
use crate::page::PageId;
use crate::place::Area;
use crate::quantity::{Change, Kind, Quantity, Tally};
use crate::question;
use crate::text::{CodePoints, Span, Words};

#[derive(Serialize)]
pub struct Inspection {
    pub document: String,
    pub text: String,
    pub headline: Option<Slice>,
    pub outlet: Field<String>,
    pub byline: Field<String>,
    pub published: Field<Date>,
    pub notices: Vec<Notice>,
    pub sentences: Vec<SentenceView>,
    pub quotations: Vec<Slice>,
    pub quantities: Vec<QuantityView>,
    pub entities: Vec<EntityView>,
    pub places: Vec<PlaceView>,
    pub times: Vec<TimeView>,
    pub attributions: Vec<AttributionView>,
    pub claims: Vec<serde_json::Value>,
}

#[derive(Serialize)]
pub struct Slice {
    pub text: String,
    pub start: usize,
    pub end: usize,
}

#[derive(Serialize)]
pub struct SentenceView {
    pub start: usize,
    pub end: usize,
    pub part: Part,
    /// Words with their part-of-speech tags: "killed/VBN".
    pub tokens: String,
}

#[derive(Serialize)]
pub struct QuantityView {
    #[serde(flatten)]
    pub figure: serde_json::Value,
    pub kind: Kind,
    /// The unit in UCUM, or the ISO 4217 code of money.
    pub code: Option<String>,
    pub change: Option<Change>,
    /// Whether it adds to what was told before, or sums it up.
    pub tally: Option<Tally>,
    pub counted: Option<Slice>,
    pub concept: Vec<Slice>,
    /// For how much of what the figure holds: "a day".
    pub per: Option<Slice>,
}

#[derive(Serialize)]
pub struct EntityView {
    pub name: String,
    pub kind: EntityKind,
    pub role: Option<Slice>,
    pub canonical: Option<String>,
    pub mentions: Vec<MentionView>,
}

#[derive(Serialize)]
pub struct MentionView {
    #[serde(flatten)]
    pub slice: Slice,
    pub form: MentionForm,
}

#[derive(Serialize)]
pub struct PlaceView {
    #[serde(flatten)]
    pub slice: Slice,
    pub area: Area,
}

#[derive(Serialize)]
pub struct TimeView {
    #[serde(flatten)]
    pub slice: Slice,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

#[derive(Serialize)]
pub struct AttributionView {
    pub source: Option<Slice>,
    pub cue: Option<Slice>,
    pub content: Vec<Slice>,
    pub form: Form,
    pub attitude: Attitude,
    pub rule: &'static str,
}

/// Offsets of one text, in code points.
struct Offsets<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl Offsets<'_> {
    fn span(&self, span: Span) -> Slice {
        let (start, end) = (self.points.at(span.start), self.points.at(span.end));
        Slice { text: span.slice(self.text).to_owned(), start, end }
    }

    fn words(&self, words: &Words) -> Slice {
        self.span(words.span)
    }

    fn optional(&self, words: Option<&Words>) -> Option<Slice> {
        words.map(|words| self.words(words))
    }

    fn quantity(&self, quantity: &Quantity) -> QuantityView {
        QuantityView {
            figure: serde_json::to_value(QuantityRecord::of(quantity, &self.points)).expect("a figure is plain JSON"),
            kind: quantity.kind,
            code: quantity.unit.code().map(str::to_owned),
            change: quantity.change,
            tally: quantity.tally,
            counted: self.optional(quantity.counted.as_ref()),
            concept: quantity.concept.iter().map(|words| self.words(words)).collect(),
            per: self.optional(quantity.per.as_ref()),
        }
    }

    fn attribution(&self, attribution: &Attribution) -> AttributionView {
        AttributionView {
            source: self.optional(attribution.source.as_ref()),
            cue: self.optional(attribution.cue.as_ref()),
            content: attribution.content.iter().map(|&span| self.span(span)).collect(),
            form: attribution.form,
            attitude: attribution.attitude,
            rule: attribution.rule,
        }
    }

    fn claim(&self, claim: &Claim, location: &str) -> serde_json::Value {
        let question = question::of(claim);
        serde_json::to_value(Record::of(claim, location, &question.id.0, &self.points)).expect("a claim is plain JSON")
    }
}

impl Inspection {
    /// `location` is the page's, as given.
    pub fn of(page: &PageId, location: &str, findings: &Findings) -> Inspection {
        let Findings { article, document, quantities, entities, places, times, attributions, .. } = findings;
        let text = document.text;
        let offsets = Offsets { text, points: CodePoints::of(text) };
        let sentence = |index: usize| {
            let sentence = &document.sentences[index];
            let tokens = &document.tokens[sentence.tokens.clone()];
            let tagged: Vec<String> =
                tokens.iter().map(|token| format!("{}/{:?}", token.text(text), token.tag)).collect();
            let Slice { start, end, .. } = offsets.span(sentence.span);
            SentenceView { start, end, part: document.part_of(index), tokens: tagged.join(" ") }
        };
        let mentions = |entity: usize| {
            let of_entity = entities.mentions.iter().filter(move |mention| mention.entity == entity);
            of_entity.map(|mention| MentionView { slice: offsets.words(&mention.words), form: mention.form }).collect()
        };
        let entity = |(index, entity): (usize, &crate::entity::Entity)| EntityView {
            name: entity.name.clone(),
            kind: entity.kind,
            role: offsets.optional(entity.role.as_ref()),
            canonical: entity.canonical.clone(),
            mentions: mentions(index),
        };
        Inspection {
            document: location.to_owned(),
            text: text.to_owned(),
            headline: article.headline.map(|span| offsets.span(span)),
            outlet: article.outlet.clone(),
            byline: article.byline.clone(),
            published: article.published.clone(),
            notices: article.notices.clone(),
            sentences: (0..document.sentences.len()).map(sentence).collect(),
            quotations: document.quotations.iter().map(|quotation| offsets.span(quotation.span)).collect(),
            quantities: quantities.iter().map(|quantity| offsets.quantity(quantity)).collect(),
            entities: entities.entities.iter().enumerate().map(entity).collect(),
            places: places
                .iter()
                .map(|place| PlaceView { slice: offsets.words(&place.words), area: place.area.clone() })
                .collect(),
            times: times
                .iter()
                .map(|time| TimeView { slice: offsets.words(&time.words), from: time.from, to: time.to })
                .collect(),
            attributions: attributions.iter().map(|attribution| offsets.attribution(attribution)).collect(),
            claims: claim::assemble(page, findings).iter().map(|claim| offsets.claim(claim, location)).collect(),
        }
    }
}
