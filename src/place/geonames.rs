//! Towns of 1,000 people and more and the divisions of countries, from GeoNames (<https://www.geonames.org>, CC BY 4.0):
//! `models/gazetteer.tsv`, made by `train/gazetteer.py`. The table is sorted by its key and searched where it lies in the
//! binary, so that it costs nothing to start with.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::place::{Level, Locality};

const TABLE: &str = include_str!("../../models/gazetteer.tsv");

/// Names that are a side of some place nearly always.
const SIDES: &[&str] = &["north", "south", "east", "west", "central", "centre", "center"];

/// People of a large town.
const LARGE: u64 = 15_000;

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: &'static str,
    pub level: Level,
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// The first-level division that it lies in; empty where that is not known, and for such divisions.
    pub division: &'static str,
    /// People who live there; of a division those of its towns.
    pub people: u64,
    /// The id of a town at geonames.org.
    pub id: Option<u32>,
}

impl Entry {
    pub fn locality(self) -> Locality {
        Locality {
            name: self.name.to_owned(),
            level: self.level,
            division: (!self.division.is_empty()).then(|| self.division.to_owned()),
            country: self.country.to_owned(),
        }
    }
}

/// Everything that is called `name`, also in another spelling, marks and case left aside.
pub fn named(name: &str) -> impl Iterator<Item = Entry> {
    let key = fold(name);
    // "East" is a division of Cameroon, and hardly ever meant.
    let key = if SIDES.contains(&key.as_str()) { String::new() } else { key };
    let rows = TABLE[first_row(&key)..].lines().map(|row| row.split('\t'));
    let rows = rows.take_while(move |cells| !key.is_empty() && cells.clone().next() == Some(key.as_str()));
    rows.filter_map(|mut cells| {
        let mut cell = || cells.next().unwrap_or_default();
        let (_, name, level, country, division, _) = (cell(), cell(), cell(), cell(), cell(), cell());
        let level = match level {
            "town" => Level::Town,
            "district" => Level::District,
            "division" => Level::Division,
            _ => return None,
        };
        Some(Entry { name, level, country, division, people: cell().parse().unwrap_or(0), id: cell().parse().ok() })
    })
}

/// Whether some town is called so.
pub fn is_town(name: &str) -> bool {
    people(name).is_some()
}

/// Whether some town of that name is so large that the name alone says so: there is also a Congress in Arizona.
pub fn is_large_town(name: &str) -> bool {
    people(name).is_some_and(|people| people >= LARGE)
}

/// The people of the largest town that is called so.
fn people(name: &str) -> Option<u64> {
    named(name).filter(|entry| entry.level == Level::Town).map(|entry| entry.people).max()
}

/// What a name means where nothing else is known: the largest town, else the largest division.
pub fn usual(name: &str) -> Option<Locality> {
    named(name).max_by_key(|entry| (entry.level == Level::Town, entry.people)).map(Entry::locality)
}

/// What GeoNames has of a place that is known.
pub fn entry_of(place: &Locality) -> Option<Entry> {
    let alike = |entry: &Entry| {
        entry.level == place.level
            && entry.country == place.country
            && place.division.as_deref().is_none_or(|division| fold(division) == fold(entry.division))
    };
    named(&place.name).filter(alike).max_by_key(|entry| entry.people)
}

/// A name as the table sorts it: lower case without marks and apostrophes, hyphens as blanks.
pub fn fold(name: &str) -> String {
    let plain = name.nfkd().filter(|&char| !is_combining_mark(char)).flat_map(char::to_lowercase);
    let plain: String = plain.filter(|char| !"'’‘`ʻʼ.".contains(*char)).collect();
    plain.split(|char: char| char.is_whitespace() || "-–/".contains(char)).filter(|word| !word.is_empty()).fold(
        String::new(),
        |mut folded, word| {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded + word
        },
    )
}

/// The offset of the first row whose key is not below `key`.
fn first_row(key: &str) -> usize {
    // The comments at the top are below every key.
    let (mut low, mut high) = (0, TABLE.len());
    while low < high {
        let middle = TABLE.floor_char_boundary(low + (high - low) / 2);
        let start = TABLE[low..middle].rfind('\n').map_or(low, |at| low + at + 1);
        let end = TABLE[start..].find('\n').map_or(TABLE.len(), |at| start + at + 1);
        let row = &TABLE[start..end];
        if row.starts_with('#') || row.split('\t').next().unwrap_or_default() < key { low = end } else { high = start }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expect: &[(&str, Level, &str, &str)]) {
        let found: Vec<_> = named(name).map(|entry| (entry.name, entry.level, entry.country, entry.division)).collect();
        assert_eq!(found, expect, "{name}");
    }

    #[test]
    fn names_are_found_in_other_spellings() {
        check("Konduz", &[("Kunduz", Level::Town, "AF", "Kunduz")]);
        check("KUNDUZ", &[("Kunduz", Level::Division, "AF", ""), ("Kunduz", Level::Town, "AF", "Kunduz")]);
        check("Nowhere-on-Sea", &[]);
        check("", &[]);
        check("# Towns", &[]);
        check("zzzz", &[]);
    }

    #[test]
    fn every_row_is_found_by_its_key() {
        let rows = TABLE.lines().filter(|row| !row.starts_with('#'));
        let keys: Vec<&str> = rows.map(|row| row.split('\t').next().unwrap()).collect();
        assert!(keys.is_sorted(), "the table is not sorted");
        assert_eq!(keys.iter().find(|key| fold(key) != **key), None, "a key that no name folds to");
        for key in keys.iter().step_by(97) {
            assert!(named(key).next().is_some(), "{key}");
        }
    }
}
