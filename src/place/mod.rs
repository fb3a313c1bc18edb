//! Places: where, as written ("northern Afghanistan", "near the Tajik border"), and where that lies. A place that the
//! gazetteer does not know stays a string.

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::entity::Entities;
use crate::text::Words;

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
    /// A part of a country or region: "northern Afghanistan" is the part "north" of AF.
    Part { of: Box<Area>, part: String },
    /// On or near the border of a country: "near the Tajik border".
    Border(Box<Area>),
    /// Not in the gazetteer: the words, folded to lower case.
    Unknown(String),
}

/// Finds the places of a document, sorted by position; no two overlap.
pub fn find(document: &Document, entities: &Entities) -> Vec<Place> {
    let _ = (document, entities);
    Vec::new()
}
