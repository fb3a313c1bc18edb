//! Places: where, as written ("northern Afghanistan", "near the Tajik border"), and where that lies. A place that the
//! gazetteer does not know stays a string.

mod expression;
mod gazetteer;

pub use gazetteer::country_name;

use serde::{Deserialize, Serialize};

use crate::document::{Document, Sentence};
use crate::entity::Entities;
use crate::place::expression::{Expression, Expressions};
use crate::text::{Span, Words};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// As written, without the preposition: "northern Afghanistan", "Tajikistan's southern border".
    pub words: Words,
    pub area: Area,
}

/// What a place expression means, as far as it can be compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// A country by its ISO 3166-1 alpha-2 code.
    Country(String),
    /// A city, province or region that the gazetteer knows: its name, and the country that it lies in.
    Within { name: String, country: String },
    /// Several countries, a continent, a sea, by its name in the gazetteer: "Central Asia".
    Region(String),
    /// A part of a country or region: "northern Afghanistan" is the part "north" of AF.
    Part { of: Box<Area>, part: String },
    /// On or near the border of a country: "near the Tajik border".
    Border(Box<Area>),
    /// Not in the gazetteer: the words, folded to lower case.
    Unknown(String),
}

/// Finds the places of a document, sorted by position; no two overlap.
pub fn find(document: &Document, entities: &Entities) -> Vec<Place> {
    scan(document, |sentence| Expressions { document, entities, sentence }, Expressions::at)
}

/// The adjectives of places ("the Afghan forces"): no place expressions, but they hint at one.
pub fn adjectives(document: &Document, entities: &Entities) -> Vec<Place> {
    scan(document, |sentence| Expressions { document, entities, sentence }, Expressions::adjective)
}

/// What `read` finds in every sentence, from left to right.
fn scan<'a>(
    document: &'a Document,
    expressions: impl Fn(&'a Sentence) -> Expressions<'a>,
    read: impl Fn(&Expressions<'a>, usize) -> Option<Expression>,
) -> Vec<Place> {
    let mut places = Vec::new();
    for sentence in &document.sentences {
        let expressions = expressions(sentence);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let found = read(&expressions, at).filter(|found| found.tokens.start >= at && !found.tokens.is_empty());
            let Some(found) = found else {
                at += 1;
                continue;
            };
            let tokens = &document.tokens[found.tokens.clone()];
            let span = Span::new(tokens[0].span.start, tokens[tokens.len() - 1].span.end);
            let area = named_last(&places, found.area);
            places.push(Place { words: Words::of(document.text, span), area });
            at = found.tokens.end;
        }
    }
    places
}

/// "the country" is the country that was named last, "the city" the city.
fn named_last(places: &[Place], area: Area) -> Area {
    let Area::Unknown(words) = &area else { return area };
    let mut before = places.iter().rev().take(NAMED_LAST).map(|place| &place.area);
    let found = match words.as_str() {
        "the country" | "the kingdom" => before.find_map(country),
        "the city" | "the municipality" | "the island" => {
            before.find(|area| matches!(area, Area::Within { .. })).cloned()
        }
        _ => None,
    };
    found.unwrap_or(area)
}

/// Places that "the country" looks back.
const NAMED_LAST: usize = 16;

fn country(area: &Area) -> Option<Area> {
    match area {
        Area::Country(_) => Some(area.clone()),
        Area::Within { country, .. } if !country.is_empty() => Some(Area::Country(country.clone())),
        Area::Part { of, .. } => country(of),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
