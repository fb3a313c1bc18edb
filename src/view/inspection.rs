//! Everything the reader sees in one text, for people and adaptors: `sayso inspect`. Offsets are Unicode code points
//! into `text`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::article::Field;
use crate::attribution::{Attitude, Attribution, Form};
use crate::claim::{
    self, Claim, Features, Findings, QuantityRecord, Record, Weighed, WeighedSpot, WeighedSubject, Weighing,
};
use crate::document::Part;
use crate::entity::{EntityKind, Mention, MentionForm};
use crate::notice::Notice;
use crate::page::PageId;
use crate::place::Area;
use crate::quantity::{Change, Kind, Quantity, Tally};
use crate::question;
use crate::reader::{Class, Found, Name, Readout, Roles, Said, Stance};
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
    /// What the heads of the reader found.
    pub reader: ReaderView,
    pub attributions: Vec<AttributionView>,
    /// Whose each figure may be.
    pub voices: Vec<VoicesView>,
    /// Where and when each figure may be set.
    pub settings: Vec<SettingView>,
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
    /// Others whom it could mean nearly as well.
    pub maybe: Vec<String>,
}

#[derive(Serialize)]
pub struct PlaceView {
    #[serde(flatten)]
    pub slice: Slice,
    pub area: Area,
    /// UCDP's `where_prec`, 1 for a town to 6 for a country.
    pub precision: Option<u8>,
}

#[derive(Serialize)]
pub struct TimeView {
    #[serde(flatten)]
    pub slice: Slice,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

#[derive(Serialize)]
pub struct ReaderView {
    pub said: Vec<SaidView>,
    pub names: Vec<NameView>,
    pub roles: Vec<RolesView>,
}

/// A span with its head's score, from 0 to 1.
#[derive(Serialize)]
pub struct FoundView {
    #[serde(flatten)]
    pub slice: Slice,
    pub score: f32,
}

#[derive(Serialize)]
pub struct SaidView {
    pub source: Option<FoundView>,
    pub cue: Option<FoundView>,
    pub content: Vec<FoundView>,
}

#[derive(Serialize)]
pub struct NameView {
    #[serde(flatten)]
    pub found: FoundView,
    pub class: Class,
}

#[derive(Serialize)]
pub struct RolesView {
    pub figure: Slice,
    pub subject: Option<FoundView>,
    pub event: Option<FoundView>,
    pub place: Vec<FoundView>,
    pub time: Option<FoundView>,
    pub source: Option<FoundView>,
    pub stance: Stance,
    pub stance_score: f32,
    pub voiced: f32,
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

#[derive(Serialize)]
pub struct VoicesView {
    pub figure: Slice,
    /// The article's own voice first.
    pub weighed: Vec<VoiceView>,
    /// What the confidence rests on.
    pub grounds: BTreeMap<&'static str, f32>,
}

#[derive(Serialize)]
pub struct VoiceView {
    /// `null` is the article's own voice.
    pub name: Option<String>,
    /// The words that name it as a source.
    pub mentions: Vec<Slice>,
    /// Of all that were weighed, from 0 to 1.
    pub share: f32,
    /// What was known of the figure and the voice.
    pub known: BTreeMap<&'static str, f32>,
}

/// What a figure may count; and the places, and the times, that it may be about, the first of them none.
#[derive(Serialize)]
pub struct SettingView {
    pub figure: Slice,
    pub subjects: Vec<SubjectView>,
    pub places: Vec<SpotView>,
    pub times: Vec<SpotView>,
}

#[derive(Serialize)]
pub struct SubjectView {
    #[serde(flatten)]
    pub slice: Slice,
    /// The reader takes it, not the rules.
    pub read: bool,
    /// Its share of both.
    pub share: f32,
    /// What was known of the figure and the words.
    pub known: BTreeMap<&'static str, f32>,
}

#[derive(Serialize)]
pub struct SpotView {
    /// As the claim would give it; `None`: the figure has none.
    pub text: Option<String>,
    /// All words that name it.
    pub mentions: Vec<Slice>,
    /// Only the reader takes them for a place, or time.
    pub read_only: bool,
    /// Its share of all.
    pub share: f32,
    /// What was known of the figure and the spot.
    pub known: BTreeMap<&'static str, f32>,
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

    fn found(&self, found: &Found) -> FoundView {
        FoundView { slice: self.span(found.span), score: rounded(found.score) }
    }

    fn all(&self, found: &[Found]) -> Vec<FoundView> {
        found.iter().map(|found| self.found(found)).collect()
    }

    fn reader(&self, readout: &Readout) -> ReaderView {
        let one = |found: &Option<Found>| found.as_ref().map(|found| self.found(found));
        let said =
            |said: &Said| SaidView { source: one(&said.source), cue: one(&said.cue), content: self.all(&said.content) };
        let roles = |roles: &Roles| RolesView {
            figure: self.span(roles.figure),
            subject: one(&roles.subject),
            event: one(&roles.event),
            place: self.all(&roles.places),
            time: one(&roles.time),
            source: one(&roles.source),
            stance: roles.stance,
            stance_score: rounded(roles.stance_score),
            voiced: rounded(roles.voiced),
        };
        let name = |name: &Name| NameView { found: self.found(&name.found), class: name.class };
        ReaderView {
            said: readout.said.iter().map(said).collect(),
            names: readout.names.iter().map(name).collect(),
            roles: readout.roles.iter().map(roles).collect(),
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

/// Three decimals: more mean nothing.
fn rounded(score: f32) -> f32 {
    (score * 1000.0).round() / 1000.0
}

impl Offsets<'_> {
    fn voices(&self, weighing: &Weighing) -> VoicesView {
        let view = |weighed: &Weighed| VoiceView {
            name: weighed.voice.map(|voice| weighing.voices.name(voice).to_owned()),
            mentions: weighed.voice.map_or_else(Vec::new, |voice| {
                weighing.voices.mentions(voice).map(|words| self.words(words)).collect()
            }),
            share: rounded(weighed.share),
            known: known(&weighed.features),
        };
        VoicesView {
            figure: self.span(weighing.claim.quantity.words.span),
            weighed: weighing.weighed.iter().map(view).collect(),
            grounds: known(&weighing.grounds),
        }
    }

    fn setting(&self, weighing: &Weighing) -> SettingView {
        let view = |weighed: &WeighedSpot| SpotView {
            text: weighed.words.as_ref().map(|words| words.text.clone()),
            mentions: weighed.mentions.iter().map(|words| self.words(words)).collect(),
            read_only: weighed.read_only,
            share: rounded(weighed.share),
            known: known(&weighed.features),
        };
        let subject = |weighed: &WeighedSubject| SubjectView {
            slice: self.words(&weighed.words),
            read: weighed.read,
            share: rounded(weighed.share),
            known: known(&weighed.features),
        };
        SettingView {
            figure: self.span(weighing.claim.quantity.words.span),
            subjects: weighing.subjects.iter().map(subject).collect(),
            places: weighing.places.iter().map(view).collect(),
            times: weighing.times.iter().map(view).collect(),
        }
    }
}

fn known(features: &Features) -> BTreeMap<&'static str, f32> {
    features.iter().map(|&(name, value)| (name, rounded(value))).collect()
}

impl Inspection {
    /// `location` is the page's, as given; `readout` is of the whole text, where claims need only parts of it.
    pub fn of(page: &PageId, location: &str, findings: &Findings, readout: &Readout) -> Inspection {
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
            let view = |mention: &Mention| MentionView {
                slice: offsets.words(&mention.words),
                form: mention.form,
                maybe: entities.rivals(mention),
            };
            of_entity.map(view).collect()
        };
        let entity = |(index, entity): (usize, &crate::entity::Entity)| EntityView {
            name: entity.name.clone(),
            kind: entity.kind,
            role: offsets.optional(entity.role.as_ref()),
            canonical: entity.canonical.clone(),
            mentions: mentions(index),
        };
        let weighed = claim::weigh(page, findings, |weighing| (offsets.voices(weighing), offsets.setting(weighing)));
        let (voices, settings) = weighed.into_iter().unzip();
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
                .map(|place| PlaceView {
                    slice: offsets.words(&place.words),
                    area: place.area.clone(),
                    precision: place.area.precision(),
                })
                .collect(),
            times: times
                .iter()
                .map(|time| TimeView { slice: offsets.words(&time.words), from: time.from, to: time.to })
                .collect(),
            reader: offsets.reader(readout),
            attributions: attributions.iter().map(|attribution| offsets.attribution(attribution)).collect(),
            voices,
            settings,
            claims: claim::assemble(page, findings).iter().map(|claim| offsets.claim(claim, location)).collect(),
        }
    }
}
