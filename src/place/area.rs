//! What a place expression means, as far as it can be compared.

use serde::{Deserialize, Serialize};

use crate::place::{country_name, gazetteer, geonames};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// A country by its ISO 3166-1 alpha-2 code.
    Country(String),
    /// A town, district, state or province that the gazetteer knows.
    Within(Locality),
    /// Several countries, a continent, a sea, by its name in the gazetteer: "Central Asia".
    Region(String),
    /// A part of a country or region: "northern Afghanistan" is the part "north" of AF.
    Part { of: Box<Area>, part: String },
    /// On or near the border of a country: "near the Tajik border".
    Border(Box<Area>),
    /// Near a place, not in it: "near Kunduz", "20 miles outside Kabul".
    Near(Box<Area>),
    /// Not in the gazetteer, or of several places of that name none is likely: the words, folded to lower case.
    Unknown(String),
}

/// A place within a country.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Locality {
    pub name: String,
    #[serde(default)]
    pub level: Level,
    /// The first-level division that it lies in, where that is known; none for such a division.
    #[serde(default)]
    pub division: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    #[default]
    Town,
    /// A second-level division: a county, a district.
    District,
    /// A first-level division: a state, a province.
    Division,
}

impl Locality {
    /// The place with the division that GeoNames has it in.
    pub fn new(name: &str, level: Level, country: &str) -> Locality {
        let bare = Locality { name: name.to_owned(), level, division: None, country: country.to_owned() };
        geonames::entry_of(&bare).map_or(bare.clone(), |entry| Locality { division: division(entry), ..bare })
    }

    /// The place within a division that the text names: "Paris, Texas".
    pub fn inside(self, division: &str) -> Locality {
        Locality { division: (self.level != Level::Division).then(|| division.to_owned()), ..self }
    }

    /// The name, with what it takes to tell it from the place that the name usually means: "Kabul", "Kunduz city",
    /// "Paris, Texas".
    pub fn label(&self) -> String {
        if gazetteer::usual(&self.name).or_else(|| geonames::usual(&self.name)).is_none_or(|usual| usual == *self) {
            return self.name.clone();
        }
        let namesake = self.division.as_deref() == Some(&self.name);
        match (self.level, &self.division) {
            (Level::Town, Some(division)) if !namesake => format!("{}, {division}", self.name),
            (Level::Town, _) => format!("{} city", self.name),
            (Level::District, Some(division)) => format!("{} district, {division}", self.name),
            (Level::District, None) => format!("{} district", self.name),
            (Level::Division, _) => format!("{} province", self.name),
        }
    }

    /// The id at geonames.org, of towns.
    pub fn geonames(&self) -> Option<u32> {
        geonames::entry_of(self)?.id
    }
}

fn division(entry: geonames::Entry) -> Option<String> {
    (!entry.division.is_empty()).then(|| entry.division.to_owned())
}

impl Area {
    /// The country that it lies in, or is.
    pub fn country(&self) -> Option<&str> {
        match self {
            Area::Country(code) => Some(code),
            Area::Within(place) => Some(&place.country).filter(|code| !code.is_empty()).map(String::as_str),
            Area::Part { of, .. } | Area::Near(of) => of.country(),
            Area::Region(_) | Area::Border(_) | Area::Unknown(_) => None,
        }
    }

    /// The town or division that it is, is a part of, or is near to.
    pub fn locality(&self) -> Option<&Locality> {
        match self {
            Area::Within(place) => Some(place),
            Area::Part { of, .. } | Area::Near(of) | Area::Border(of) => of.locality(),
            _ => None,
        }
    }

    /// The usual name of the place that it is, is a part of, or is near to.
    pub fn name(&self) -> Option<&str> {
        match self {
            Area::Country(code) => country_name(code),
            Area::Within(place) => Some(&place.name),
            Area::Region(name) => Some(name),
            Area::Part { of, .. } | Area::Near(of) | Area::Border(of) => of.name(),
            Area::Unknown(_) => None,
        }
    }

    /// What it lies in, the narrowest first: "Texas, United States".
    pub fn setting(&self) -> Option<String> {
        let named = |area: &Area| area.name().map(str::to_owned);
        let wholes: Vec<String> = self.wholes().iter().filter_map(named).collect();
        (!wholes.is_empty()).then(|| wholes.join(", "))
    }

    /// Whether it holds `inner` and is not the same area, as far as the gazetteer knows. A border region belongs to
    /// no country here: which side of the border is meant, only the sentence tells.
    pub fn holds(&self, inner: &Area) -> bool {
        match inner {
            Area::Within(place) => match self {
                Area::Country(code) => *code == place.country,
                Area::Within(whole) => {
                    whole.level == Level::Division
                        && whole.country == place.country
                        && place.division.as_ref() == Some(&whole.name)
                }
                _ => false,
            },
            Area::Part { of, .. } => **of == *self || self.holds(of),
            _ => false,
        }
    }

    /// The areas that hold it, the narrowest first.
    pub fn wholes(&self) -> Vec<Area> {
        match self {
            Area::Within(place) => {
                let division = place.division.as_deref().map(|name| {
                    let (name, country) = (name.to_owned(), place.country.clone());
                    Area::Within(Locality { name, level: Level::Division, division: None, country })
                });
                division.into_iter().chain(self.country().map(|code| Area::Country(code.to_owned()))).collect()
            }
            Area::Part { of, .. } | Area::Near(of) => std::iter::once((**of).clone()).chain(of.wholes()).collect(),
            _ => Vec::new(),
        }
    }

    /// How exactly the place is known, as UCDP codes it (`where_prec`, UCDP GED Codebook): 1 the town itself, 2 near it, 3 a
    /// second-level division, 4 a first-level division, 5 a part of a country or a border, 6 a country. None for what
    /// is wider, or unknown.
    pub fn precision(&self) -> Option<u8> {
        match self {
            Area::Country(_) => Some(6),
            Area::Within(place) => Some(match place.level {
                Level::Town => 1,
                Level::District => 3,
                Level::Division => 4,
            }),
            Area::Near(of) => of.precision().map(|precision| precision.max(2)),
            Area::Part { of, part } => match of.precision()? {
                1 if part == "outskirts" => Some(2),
                6 => Some(5),
                precision => Some(precision),
            },
            Area::Border(of) => of.precision().map(|_| 5),
            Area::Region(_) | Area::Unknown(_) => None,
        }
    }
}
