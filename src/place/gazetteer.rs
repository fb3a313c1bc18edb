//! The gazetteer: names of countries, states, provinces, cities and regions, and the adjectives made from them, with
//! the area that each means.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::document::{self, Token};
use crate::entity::{Case, Phrases};
use crate::lexicon;
use crate::place::{Area, Level, Locality, geonames};

/// A name in the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: &'static str,
    /// The code of the country that it is or lies in; empty for places of several countries.
    pub country: &'static str,
    pub kind: EntryKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    Country,
    State,
    Province,
    City,
    /// The postal code of a state, read as one only after a comma.
    Postal,
    /// Several countries, a continent, a sea.
    Region,
}

impl Entry {
    pub fn area(self) -> Area {
        match self.kind {
            EntryKind::Country => Area::Country(self.country.to_owned()),
            EntryKind::Region => Area::Region(self.name.to_owned()),
            EntryKind::State | EntryKind::Postal | EntryKind::Province => self.locality(Level::Division),
            EntryKind::City => self.locality(Level::Town),
        }
    }

    fn locality(self, level: Level) -> Area {
        Area::Within(Locality::new(self.name, level, self.country))
    }
}

/// The longest name that begins with the first of `tokens`.
pub fn name(text: &str, tokens: &[Token]) -> Option<(usize, Entry)> {
    static NAMES: OnceLock<Phrases<Entry>> = OnceLock::new();
    let names = NAMES.get_or_init(|| Phrases::of(entries().filter(|(_, entry)| entry.kind != EntryKind::Postal)));
    names.longest(text, tokens, Case::Names)
}

/// The state that a postal code of the United States means: "AZ".
pub fn postal(code: &str) -> Option<Entry> {
    let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let mut codes = entries().filter(|(_, entry)| is_code && entry.kind == EntryKind::Postal);
    codes.find(|(known, _)| *known == code).map(|(_, entry)| Entry { kind: EntryKind::State, ..entry })
}

/// The longest adjective or name of a people that begins with the first of `tokens`: "Tajik", "South Korean".
pub fn demonym(text: &str, tokens: &[Token]) -> Option<(usize, Entry)> {
    static NAMES: OnceLock<Phrases<Entry>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let rows = lexicon::rows(include_str!("../../lexicon/demonyms.tsv"));
        Phrases::of(rows.map(|[demonym, area]| {
            let country = if area.len() == 2 { area } else { "" };
            let kind = if country.is_empty() { EntryKind::Region } else { EntryKind::Country };
            (demonym, Entry { name: area, country, kind })
        }))
    });
    names.longest(text, tokens, Case::Names)
}

/// The place within a country that a name means where nothing else is known.
pub fn usual(name: &str) -> Option<Locality> {
    static USUAL: OnceLock<HashMap<&'static str, Entry>> = OnceLock::new();
    let usual = USUAL.get_or_init(|| {
        let mut first = HashMap::new();
        for (alias, entry) in entries().filter(|(_, entry)| entry.kind != EntryKind::Postal) {
            first.entry(alias).or_insert(entry);
        }
        first
    });
    match usual.get(name)?.area() {
        Area::Within(place) => Some(place),
        _ => None,
    }
}

/// The ISO 3166-1 alpha-2 code of the first country that a name holds, itself or by its people: "Russian intelligence".
pub fn country_in(name: &str) -> Option<String> {
    let document = document::of(name, None);
    let tokens = &document.tokens;
    let found = (0..tokens.len()).find_map(|at| {
        let entry = self::name(name, &tokens[at..]).or_else(|| demonym(name, &tokens[at..]));
        entry.map(|(_, entry)| entry.country).filter(|country| !country.is_empty())
    });
    found.map(str::to_owned)
}

/// The usual name of a country by its ISO 3166-1 alpha-2 code: the first of its rows.
pub fn country_name(code: &str) -> Option<&'static str> {
    let mut countries = entries().map(|(_, entry)| entry).filter(|entry| entry.kind == EntryKind::Country);
    countries.find(|entry| entry.country == code).map(|entry| entry.name)
}

/// The ISO 3166-1 alpha-2 code of the country that a folded name means.
pub fn country_code(folded: &str) -> Option<&'static str> {
    let mut countries = entries().filter(|(_, entry)| entry.kind == EntryKind::Country);
    countries.find(|(alias, _)| geonames::fold(alias) == folded).map(|(_, entry)| entry.country)
}

fn entries() -> impl Iterator<Item = (&'static str, Entry)> {
    lexicon::rows(include_str!("../../lexicon/places.tsv")).map(|[alias, name, kind, country]| {
        let kind = match kind {
            "country" => EntryKind::Country,
            "state" => EntryKind::State,
            "postal" => EntryKind::Postal,
            "province" => EntryKind::Province,
            "city" => EntryKind::City,
            _ => EntryKind::Region,
        };
        (alias, Entry { name, country, kind })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<Area>) {
        let document = document::of(text, None);
        assert_eq!(name(text, &document.tokens).map(|(_, entry)| entry.area()), expect, "{text}");
    }

    #[test]
    fn names_have_areas() {
        check("Burma", Some(Area::Country("MM".to_owned())));
        check("Bombay", Some(Area::Within(Locality::new("Mumbai", Level::Town, "IN"))));
        check("the Sahel", Some(Area::Region("the Sahel".to_owned())));
        check("US officials", Some(Area::Country("US".to_owned())));
        check("us officials", None);
        check("turkey and ham", None);
        assert_eq!(country_name("MM"), Some("Myanmar"));
        assert_eq!(country_name("ZZ"), None);
    }
}
