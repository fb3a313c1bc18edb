//! The names that the lexicons know: groups, organisations, media, places, demonyms, titles, first names. A name of a
//! known place may still be a person's or a body's in its sentence: that is decided in [`super::name`].

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::document::Token;
use crate::entity::phrase::{Case, Phrases};
use crate::entity::{EntityKind, Gender};
use crate::lexicon;

/// A name in the lexicons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub id: &'static str,
    pub kind: EntityKind,
    pub sort: Sort,
}

/// What a name's kind does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Plain,
    /// A city that may stand for the government that sits there: the id of that government.
    Seat(&'static str),
    /// "Afghan", "Russians".
    Demonym,
}

/// What a title is: part of an address, a rank, an office, or a calling that news writes in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    pub kind: TitleKind,
    pub gender: Option<Gender>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleKind {
    Honorific,
    Rank,
    Office,
    Profession,
}

/// The longest known name that begins with the first of `tokens`.
pub fn name(text: &str, tokens: &[Token]) -> Option<(usize, Known)> {
    static PHRASES: OnceLock<Phrases<Known>> = OnceLock::new();
    PHRASES.get_or_init(names).longest(text, tokens, Case::Names)
}

/// The longest title that begins with the first of `tokens`, in either case.
pub fn title(text: &str, tokens: &[Token]) -> Option<(usize, Title)> {
    static PHRASES: OnceLock<Phrases<Title>> = OnceLock::new();
    PHRASES.get_or_init(|| Phrases::of(titles())).longest(text, tokens, Case::Any)
}

/// Whether `word` is a first name in the lexicon, and whose.
pub fn first_name(word: &str) -> Option<Option<Gender>> {
    static NAMES: OnceLock<HashMap<&'static str, Option<Gender>>> = OnceLock::new();
    let rows = || lexicon::rows(include_str!("../../lexicon/first-names.tsv"));
    let names = NAMES.get_or_init(|| rows().map(|[name, cell]| (name, gender(cell))).collect());
    names.get(word).copied()
}

/// The usual name of a lexicon id: the first of its rows.
pub fn usual_name(id: &str) -> Option<&'static str> {
    static NAMES: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let mut names = HashMap::new();
        for [id, alias] in TABLES.into_iter().flat_map(lexicon::rows) {
            names.entry(id).or_insert(alias);
        }
        names
    });
    names.get(id).copied()
}

/// The lexicon id of a group, body or medium that is called `name`, with or without an article.
pub fn lexicon_id(name: &str) -> Option<&'static str> {
    static IDS: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    let ids = IDS.get_or_init(|| {
        let rows = TABLES.into_iter().chain([ALIASES]).flat_map(lexicon::rows);
        rows.map(|[id, alias]| (bare(alias), id)).collect()
    });
    ids.get(bare(name)).copied()
}

/// The ISO 3166-1 code of the state that a lexicon id stands or acts for.
pub fn country_of(id: &str) -> Option<&'static str> {
    lexicon::rows(ORGANISATIONS).find(|[known, _, country]| *known == id && !country.is_empty()).map(|row| row[2])
}

/// What is known of a body beside its names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its Wikidata item: "Q130879".
    pub wikidata: Option<&'static str>,
    /// Whether it takes part in armed conflict as a side of its own.
    pub party: Option<bool>,
}

/// What the lexicon knows of an id; that of a country is its ISO 3166-1 code.
pub fn facts_of(id: &str) -> Facts {
    static FACTS: OnceLock<HashMap<&'static str, Facts>> = OnceLock::new();
    let facts = FACTS.get_or_init(|| {
        let rows = lexicon::rows(include_str!("../../lexicon/identities.tsv"));
        let facts = |wikidata: &'static str, party: &str| Facts {
            wikidata: (!wikidata.is_empty()).then_some(wikidata),
            party: (!party.is_empty()).then_some(party == "yes"),
        };
        rows.map(|[id, wikidata, party]| (id, facts(wikidata, party))).collect()
    });
    facts.get(id).copied().unwrap_or_default()
}

fn bare(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

const GROUPS: &str = include_str!("../../lexicon/groups.tsv");
const ORGANISATIONS: &str = include_str!("../../lexicon/organisations.tsv");
const MEDIA: &str = include_str!("../../lexicon/media.tsv");
const TABLES: [&str; 3] = [GROUPS, ORGANISATIONS, MEDIA];
/// What the bodies of the tables are called in other languages.
const ALIASES: &str = include_str!("../../lexicon/aliases.tsv");

fn names() -> Phrases<Known> {
    let mut rows: Vec<(&str, Known)> = Vec::new();
    let mut seats = HashMap::new();
    for [id, alias] in lexicon::rows(GROUPS) {
        rows.push((alias, Known { id, kind: EntityKind::Group, sort: Sort::Plain }));
    }
    for [id, alias, _, r#use] in lexicon::rows(ORGANISATIONS) {
        if r#use == "seat" {
            seats.insert(alias, id);
        } else {
            rows.push((alias, Known { id, kind: EntityKind::Organisation, sort: Sort::Plain }));
        }
    }
    for [id, alias] in lexicon::rows(MEDIA) {
        rows.push((alias, Known { id, kind: EntityKind::Medium, sort: Sort::Plain }));
    }
    let bodies: HashMap<&str, Known> = rows.iter().map(|(_, known)| (known.id, *known)).collect();
    rows.extend(lexicon::rows(ALIASES).filter_map(|[id, alias]| Some((alias, *bodies.get(id)?))));
    let places = lexicon::rows(include_str!("../../lexicon/places.tsv"));
    for [alias, name, kind, code] in places.filter(|[_, _, kind, _]| *kind != "postal") {
        let id = if kind == "country" { code } else { name };
        let sort = seats.get(alias).map_or(Sort::Plain, |seat| Sort::Seat(seat));
        rows.push((alias, Known { id, kind: EntityKind::Place, sort }));
    }
    for [alias, id] in lexicon::rows(include_str!("../../lexicon/demonyms.tsv")) {
        rows.push((alias, Known { id, kind: EntityKind::Place, sort: Sort::Demonym }));
    }
    Phrases::of(rows)
}

fn titles() -> impl Iterator<Item = (&'static str, Title)> {
    lexicon::rows(include_str!("../../lexicon/titles.tsv")).map(|[title, kind, cell]| {
        let kind = match kind {
            "honorific" => TitleKind::Honorific,
            "rank" => TitleKind::Rank,
            "office" => TitleKind::Office,
            _ => TitleKind::Profession,
        };
        (title, Title { kind, gender: gender(cell) })
    })
}

fn gender(cell: &str) -> Option<Gender> {
    match cell {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    #[track_caller]
    fn check(text: &str, expect: Option<(&str, EntityKind)>) {
        let document = document::of(text, None);
        let found = name(text, &document.tokens).map(|(_, known)| (known.id, known.kind));
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn names_are_known_in_all_their_spellings() {
        for text in ["Daesh fighters", "ISIS-K", "Islamic State Khorasan", "Wilayat Khorasan", "IS members"] {
            check(text, Some(("islamic-state", EntityKind::Group)));
        }
        check("The Islamic Emirate", Some(("taliban", EntityKind::Group)));
        check("Islamic Emirate officials", Some(("taliban", EntityKind::Group)));
        check("RIA Novositi", Some(("ria-novosti", EntityKind::Medium)));
        check("U.N. officials", Some(("united-nations", EntityKind::Organisation)));
        check("Tajikistan shares", Some(("TJ", EntityKind::Place)));
    }

    #[test]
    fn names_in_other_languages_are_known() {
        for [id, alias] in lexicon::rows(ALIASES) {
            let document = document::of(alias, None);
            let found = name(alias, &document.tokens).map(|(length, known)| (length, known.id));
            assert_eq!(found, Some((document.tokens.len(), id)), "{alias}");
            assert_eq!(lexicon_id(alias), Some(id), "{alias}");
        }
    }

    #[test]
    fn everyday_words_are_no_names() {
        for text in ["is here", "Who is it", "Time passes", "us", "Us too", "The hill", "it", "OK", "HI", "ME OR IN"] {
            check(text, None);
        }
    }

    #[test]
    fn items_are_known_of_countries_and_bodies() {
        assert_eq!(facts_of("TJ").wikidata, Some("Q863"));
        assert_eq!(facts_of("reuters").wikidata, Some("Q130879"));
        assert_eq!(facts_of("nobody"), Facts::default());
    }

    #[test]
    fn every_row_has_its_cells() {
        for [id, alias, _] in TABLES.into_iter().flat_map(lexicon::rows) {
            assert!(!id.is_empty() && !alias.is_empty(), "{id} {alias}");
        }
        for [id, wikidata, party] in lexicon::rows(include_str!("../../lexicon/identities.tsv")) {
            let country = || lexicon::rows(include_str!("../../lexicon/places.tsv")).any(|[_, _, _, code]| code == id);
            assert!(usual_name(id).is_some() || country(), "no name has the id {id}");
            assert!(wikidata.is_empty() || wikidata.strip_prefix('Q').is_some_and(|item| item.parse::<u64>().is_ok()));
            assert!(matches!(party, "" | "no" | "yes"), "{id} {party}");
        }
        for [alias, name, kind, code] in lexicon::rows(include_str!("../../lexicon/places.tsv")) {
            assert!(!alias.is_empty() && !name.is_empty() && !kind.is_empty(), "{alias}");
            assert!(code.is_empty() || code.len() == 2, "{alias}");
        }
    }
}
