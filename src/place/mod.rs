//! Places: where, as written ("northern Afghanistan", "near the Tajik border"), and where that lies. A place that the
//! gazetteer does not know stays a string.

mod area;
mod expression;
mod gazetteer;
mod geonames;
mod nearness;
mod sort;
mod surroundings;

pub use area::{Area, Level, Locality};
pub use gazetteer::{country_code, country_in, country_name};
pub use surroundings::Surroundings;

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

/// Finds the places of a document, sorted by position; no two overlap.
pub fn find(document: &Document, entities: &Entities) -> Vec<Place> {
    scan(document, |sentence| Expressions { document, entities, sentence }, Expressions::at)
}

/// The adjectives of places ("the Afghan forces"): no place expressions, but they hint at one.
pub fn adjectives(document: &Document, entities: &Entities) -> Vec<Place> {
    scan(document, |sentence| Expressions { document, entities, sentence }, Expressions::adjective)
}

/// Gives each place the meaning that fits the article's other places: what one name means tells of the next.
pub fn settle(text: &str, places: &mut [Place], adjectives: &[Place]) -> Surroundings {
    for _ in 0..ROUNDS {
        Surroundings::of(places.iter().chain(adjectives)).settle(text, places);
    }
    Surroundings::of(places.iter().chain(adjectives))
}

/// How often the places are looked at.
const ROUNDS: usize = 2;

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
            let area = named_last(document.text, &places, found.area);
            // "The country's" is nowhere where no country was named.
            if matches!(&area, Area::Unknown(words) if words.ends_with("'s")) {
                at = found.tokens.end;
                continue;
            }
            places.push(Place { words: Words::of(document.text, span), area });
            at = found.tokens.end;
        }
    }
    places
}

/// "the country" is the country that was named last, "the city" the city.
fn named_last(text: &str, places: &[Place], area: Area) -> Area {
    let Area::Unknown(words) = &area else { return area };
    // "U.S. dollars" names no country.
    let money = |place: &&Place| {
        let next = text[place.words.span.end..].trim_start();
        MONEY.iter().any(|money| next.starts_with(money)) || next.starts_with('$')
    };
    let mut before = places.iter().rev().take(NAMED_LAST).filter(|place| !money(place)).map(|place| &place.area);
    let found = match words.as_str() {
        "the country" | "the kingdom" | "the country's" | "the nation's" | "the kingdom's" | "nationwide" => {
            before.find_map(Area::country).map(|code| Area::Country(code.to_owned()))
        }
        "the city" | "the municipality" | "the island" | "the city's" | "the island's" => {
            before.find(|area| matches!(area, Area::Within(_))).cloned()
        }
        "the state's" | "the province's" => {
            before.find(|area| matches!(area, Area::Within(place) if place.level == Level::Division)).cloned()
        }
        _ => None,
    };
    found.unwrap_or(area)
}

/// What follows the name of a country in the name of its money.
const MONEY: &[&str] = &["dollar", "franc", "pound", "rupee", "peso", "yuan", "riyal", "dinar", "shilling"];

/// Places that "the country" looks back.
const NAMED_LAST: usize = 16;

#[cfg(test)]
mod tests;
