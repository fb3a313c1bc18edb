//! Which place of a name is meant: the countries and divisions that the article speaks of elsewhere, and how many live
//! there. "Springfield" alone is nowhere; beside "Illinois" it is the one in Illinois.

use std::collections::BTreeMap;

use crate::place::area::{Area, Level, Locality};
use crate::place::expression::direction;
use crate::place::geonames::{self, Entry};
use crate::place::{Place, country_code, nearness, sort};

/// What an article says of where it is set: how often each country and first-level division is named, itself, by a place in
/// it, or by its people. What a name says is no reason for what that same name means, so it is known by which name.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    countries: Counts<String>,
    divisions: Counts<(String, String)>,
}

#[derive(Clone, Debug, Default)]
struct Counts<T> {
    all: usize,
    each: BTreeMap<T, usize>,
    by_name: BTreeMap<(String, T), usize>,
    names: BTreeMap<String, usize>,
}

impl<T: Ord + Clone> Counts<T> {
    fn add(&mut self, name: &str, value: T) {
        self.all += 1;
        *self.each.entry(value.clone()).or_default() += 1;
        *self.by_name.entry((name.to_owned(), value)).or_default() += 1;
        *self.names.entry(name.to_owned()).or_default() += 1;
    }

    /// The share of the other names that speak for `value`.
    fn share(&self, name: &str, value: &T) -> f64 {
        let own = self.by_name.get(&(name.to_owned(), value.clone())).copied().unwrap_or(0);
        let others = self.all - self.names.get(name).copied().unwrap_or(0);
        (self.each.get(value).copied().unwrap_or(0) - own) as f64 / others.max(1) as f64
    }
}

/// How much it is worth that the article's other places are in the same country, in the same division, and that the name
/// is usually that place's; against powers of ten of people.
const COUNTRY: f64 = 3.0;
const DIVISION: f64 = 3.0;
const USUAL: f64 = 2.0;

/// By how much the likeliest place must lead the next one elsewhere.
const LEAD: f64 = 0.5;

/// People of a town that is known without its country; fewer do where no other place of that name has a twentieth as many.
const FAMOUS: u64 = 300_000;
const KNOWN: u64 = 50_000;
const DWARFED: u64 = 20;

impl Surroundings {
    pub fn of<'a>(places: impl IntoIterator<Item = &'a Place>) -> Surroundings {
        let mut found = Surroundings::default();
        for place in places {
            let name = geonames::fold(&place.words.text);
            if let Some(country) = place.area.country() {
                found.countries.add(&name, country.to_owned());
            }
            if let Some(division) = division(&place.area) {
                found.divisions.add(&name, division);
            }
        }
        found
    }

    /// Gives places of `text` what they mean, as far as the surroundings tell.
    pub fn settle(&self, text: &str, places: &mut [Place]) {
        for Place { words, area } in places {
            match area {
                Area::Unknown(_) => *area = self.meaning(&words.text),
                Area::Within(usual) => *usual = self.namesake(usual, &words.text).unwrap_or(usual.clone()),
                _ => {}
            }
            let whole = match area {
                Area::Within(_) => Some(area.clone()),
                // "20 miles north of Kano", not "the north of Kano".
                Area::Part { of, .. } if !words.text.starts_with("the ") => Some((**of).clone()),
                _ => None,
            };
            let local = whole.filter(|whole| matches!(whole, Area::Within(_)));
            let before = &text[..words.span.start];
            if let Some(local) = local.filter(|_| nearness::ends(before)) {
                let called = sort::of(&words.text).1.is_some();
                *area = Area::Near(Box::new(if called { local } else { town_of(local) }));
            }
        }
    }

    /// What words mean that no rule knows: "Nad Ali district", "near Kharkov", "Smallville".
    pub fn meaning(&self, words: &str) -> Area {
        let (near, name) = nearness::split(words);
        match self.named(name).or_else(|| self.part(name)) {
            Some(area) if near => Area::Near(Box::new(area)),
            Some(area) => area,
            None => Area::Unknown(words.to_lowercase()),
        }
    }

    /// "west Kissimmee".
    fn part(&self, words: &str) -> Option<Area> {
        let (side, whole) = words.split_once(' ')?;
        let part = direction(side)?.to_owned();
        Some(Area::Part { of: Box::new(self.named(whole)?), part })
    }

    /// "Texas City", "Nad Ali district", "Smallville, Kansas".
    fn named(&self, words: &str) -> Option<Area> {
        let (name, outer) = words.split_once(", ").map_or((words, None), |(name, outer)| (name, Some(outer)));
        if !name.starts_with(char::is_uppercase) {
            return None;
        }
        let outer = outer.map(geonames::fold);
        let country = outer.as_deref().and_then(country_code);
        let inside = |entry: &Entry| {
            let divided = |outer: &String| geonames::fold(entry.division) == *outer;
            outer.as_ref().is_none_or(|outer| divided(outer) || country == Some(entry.country))
        };
        let (bare, levels) = sort::of(name);
        // "Chilton" alone is a town; the district must be called one.
        let whole = geonames::named(name).filter(|entry| entry.level != Level::District);
        let sorted = geonames::named(bare).filter(|entry| levels.is_some_and(|levels| levels.contains(&entry.level)));
        let likeliest = |entries: &mut dyn Iterator<Item = Entry>| {
            let inside = entries.filter(inside).map(|entry| (entry, 0.0));
            self.likeliest(words, inside, outer.is_some())
        };
        likeliest(&mut { whole }).or_else(|| likeliest(&mut { sorted })).map(Area::Within)
    }

    /// Another town of the same name, where the article is set around that one.
    fn namesake(&self, usual: &Locality, words: &str) -> Option<Locality> {
        if words.contains(',') {
            return None;
        }
        let is_usual = |entry: &Entry| entry.locality() == *usual;
        let entries: Vec<Entry> = geonames::named(words).filter(|entry| entry.level != Level::District).collect();
        let known = entries.iter().any(is_usual);
        let weighed = entries.into_iter().map(|entry| (entry, if is_usual(&entry) { USUAL } else { 0.0 }));
        self.likeliest(words, weighed, false).filter(|place| known && place.level == Level::Town)
    }

    fn likeliest(&self, words: &str, entries: impl IntoIterator<Item = (Entry, f64)>, sure: bool) -> Option<Locality> {
        let words = geonames::fold(words);
        let entries = entries.into_iter();
        let mut weighed: Vec<(f64, Entry)> =
            entries.map(|(entry, prior)| (prior + self.weight(&words, &entry), entry)).collect();
        weighed.sort_by(|left, right| right.0.total_cmp(&left.0));
        let &(best, entry) = weighed.first()?;
        // A town and the division around it are no two places to choose between.
        let elsewhere = |other: &Entry| {
            other.country != entry.country || other.level == entry.level && other.division != entry.division
        };
        let rival = weighed[1..].iter().find(|(_, other)| elsewhere(other));
        let large = |(_, other): &&(f64, Entry)| elsewhere(other) && other.people * DWARFED > entry.people;
        let unrivalled = !weighed[1..].iter().any(|other| large(&other));
        let famous = entry.people >= if unrivalled { KNOWN } else { FAMOUS };
        let known = sure || famous || self.countries.share(&words, &entry.country.to_owned()) > 0.0;
        (known && rival.is_none_or(|(weight, _)| best - weight >= LEAD)).then(|| entry.locality())
    }

    fn weight(&self, words: &str, entry: &Entry) -> f64 {
        let division = if entry.level == Level::Division { entry.name } else { entry.division };
        let division = (geonames::fold(division), entry.country.to_owned());
        (entry.people as f64 + 1.0).log10()
            + COUNTRY * self.countries.share(words, &entry.country.to_owned())
            + DIVISION * self.divisions.share(words, &division)
    }
}

/// What lies near "Kunduz" lies near the town, not the province, unless the province is called one.
fn town_of(area: Area) -> Area {
    let Area::Within(place) = &area else { return area };
    let town = Locality { level: Level::Town, division: Some(place.name.clone()), ..place.clone() };
    if place.level == Level::Division && geonames::entry_of(&town).is_some() { Area::Within(town) } else { area }
}

/// The first-level division that an area is, or lies in.
fn division(area: &Area) -> Option<(String, String)> {
    match area {
        Area::Within(place) => {
            let name = if place.level == Level::Division { Some(&place.name) } else { place.division.as_ref() };
            name.map(|name| (geonames::fold(name), place.country.clone()))
        }
        Area::Part { of, .. } | Area::Near(of) => division(of),
        _ => None,
    }
}
