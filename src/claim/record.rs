//! The claim as it is printed: the public contract, version 1. Offsets are Unicode code points into the article's
//! text. Fields may be added, never renamed.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::claim::{Claim, Extent, Hop, HopKind, Stance};
use crate::place::{Locality, Place};
use crate::quantity::Quantity;
use crate::text::{CodePoints, Words};
use crate::time::{Precision, Time};

#[derive(Debug, Serialize)]
pub struct Record<'a> {
    pub id: &'a str,
    pub document: &'a str,
    pub evidence: Excerpt<'a>,
    pub quantity: QuantityRecord<'a>,
    pub subject: Option<&'a str>,
    pub event: Option<&'a str>,
    pub place: Vec<&'a str>,
    /// Where each of `place` lies, in the same order.
    pub places: Vec<PlaceRecord<'a>>,
    pub time: Option<TimeRecord<'a>>,
    pub source: Option<SourceRecord<'a>>,
    pub cue: Option<&'a str>,
    pub via: Vec<&'a str>,
    /// The way from the source to this page, the nearest to the source first.
    pub chain: Vec<HopRecord<'a>>,
    pub stance: Stance,
    /// The id of the claim that a denial rejects.
    pub rejects: Option<&'a str>,
    pub question: &'a str,
    /// How likely subject, source and stance are all right, from 0 to 1, to three digits; null where an older reader read the
    /// page.
    pub confidence: Option<f64>,
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
    #[serde(serialize_with = "plain")]
    pub low: Option<f64>,
    #[serde(serialize_with = "plain")]
    pub high: Option<f64>,
    pub bound: &'static str,
    pub unit: &'a str,
}

/// Where a place lies; what is not known is null.
#[derive(Debug, Serialize)]
pub struct PlaceRecord<'a> {
    pub text: &'a str,
    /// The usual name of the town, division, country or region.
    pub name: Option<&'a str>,
    /// The first-level division that a town or district lies in.
    pub division: Option<&'a str>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<&'a str>,
    /// The id of a town at geonames.org.
    pub geonames: Option<u32>,
    /// UCDP's `where_prec`: 1 the town, 2 near it, 3 a second-level division, 4 a first-level division, 5 a part of a country or a
    /// border, 6 a country.
    pub precision: Option<u8>,
}

#[derive(Debug, Serialize)]
pub struct TimeRecord<'a> {
    pub text: &'a str,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// How exactly the days are known: day, week, month, year, longer, open; null where they are not.
    pub precision: Option<Precision>,
    /// What the time is of: "as_of" when a level is told, "event" when something happened.
    pub kind: &'static str,
    /// Whether the words count from the day of the page.
    pub relative: bool,
    /// Of a relative time on a page without a date: the page is not older than this day.
    pub page_not_before: Option<Date>,
}

#[derive(Debug, Serialize)]
pub struct HopRecord<'a> {
    pub kind: HopKind,
    pub name: &'a str,
    /// The words that name it; null where only the page around the text does.
    pub mention: Option<Excerpt<'a>>,
}

#[derive(Debug, Serialize)]
pub struct SourceRecord<'a> {
    pub name: &'a str,
    pub mention: Option<&'a str>,
    pub role: Option<&'a str>,
    /// Others whom the mention could mean nearly as well.
    pub maybe: &'a [String],
}

impl<'a> Excerpt<'a> {
    fn of(words: &'a Words, points: &CodePoints) -> Excerpt<'a> {
        Excerpt { quote: &words.text, start: points.at(words.span.start), end: points.at(words.span.end) }
    }
}

impl<'a> HopRecord<'a> {
    fn of(hop: &'a Hop, points: &CodePoints) -> HopRecord<'a> {
        let mention = hop.mention.as_ref().map(|words| Excerpt::of(words, points));
        HopRecord { kind: hop.kind, name: &hop.name, mention }
    }
}

impl<'a> PlaceRecord<'a> {
    pub fn of(place: &'a Place) -> PlaceRecord<'a> {
        let local = place.area.locality();
        PlaceRecord {
            text: &place.words.text,
            name: place.area.name(),
            division: local.and_then(|local| local.division.as_deref()),
            country: place.area.country(),
            geonames: local.and_then(Locality::geonames),
            precision: place.area.precision(),
        }
    }
}

impl<'a> TimeRecord<'a> {
    fn of(time: &'a Time, extent: Extent) -> TimeRecord<'a> {
        TimeRecord {
            text: &time.words.text,
            from: time.from,
            to: time.to,
            precision: time.precision(),
            kind: if extent == Extent::Stock { "as_of" } else { "event" },
            relative: time.relative,
            page_not_before: time.page_not_before,
        }
    }
}

impl<'a> QuantityRecord<'a> {
    pub fn of(quantity: &'a Quantity, points: &CodePoints) -> QuantityRecord<'a> {
        QuantityRecord {
            text: &quantity.words.text,
            start: points.at(quantity.words.span.start),
            end: points.at(quantity.words.span.end),
            low: quantity.value.low(),
            high: quantity.value.high(),
            bound: quantity.value.bound(),
            unit: &quantity.unit.0,
        }
    }
}

/// Writes a whole number without a decimal point: 10000, not 10000.0.
fn plain<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match *number {
        Some(number) if number.fract() == 0.0 && number.abs() < 1e15 => serializer.serialize_i64(number as i64),
        Some(number) => serializer.serialize_f64(number),
        None => serializer.serialize_none(),
    }
}

impl<'a> Record<'a> {
    /// `points` belongs to the article's text, `question` is the claim's question id.
    pub fn of(claim: &'a Claim, document: &'a str, question: &'a str, points: &CodePoints) -> Record<'a> {
        let text = |words: &'a Words| words.text.as_str();
        Record {
            id: &claim.id.0,
            document,
            evidence: Excerpt::of(&claim.evidence, points),
            quantity: QuantityRecord::of(&claim.quantity, points),
            subject: claim.subject.as_ref().map(|subject| text(&subject.words)),
            event: claim.event.as_ref().map(|event| text(&event.words)),
            place: claim.places.iter().map(|place| text(&place.words)).collect(),
            places: claim.places.iter().map(PlaceRecord::of).collect(),
            time: claim.time.as_ref().map(|time| TimeRecord::of(time, claim.extent)),
            source: claim.source.as_ref().map(|source| SourceRecord {
                name: &source.name,
                mention: source.mention.as_ref().map(text),
                role: source.role.as_deref(),
                maybe: &source.maybe,
            }),
            cue: claim.cue.as_ref().map(text),
            via: claim.via.iter().map(|via| via.name.as_str()).collect(),
            chain: claim.chain.iter().map(|hop| HopRecord::of(hop, points)).collect(),
            stance: claim.stance,
            rejects: claim.rejects.as_ref().map(|id| id.0.as_str()),
            question,
            confidence: claim.confidence.map(|confidence| (f64::from(confidence) * 1000.0).round() / 1000.0),
            why: &claim.why,
        }
    }
}
