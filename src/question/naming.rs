//! The names of a question: an id that can be typed, and a title for people.

use sha2::{Digest, Sha256};

use crate::entity::usual_name;
use crate::place::{Area, country_name};
use crate::question::{Key, QuestionId, Scope};

/// Characters of an id before its tail.
const LONGEST: usize = 72;

/// A readable id: the slug of the title's words. Where the slug had to be cut, where letters were lost in it, or where
/// the question is one article's only, a tail of the key's digest keeps two keys from sharing it.
pub fn id(key: &Key) -> QuestionId {
    let words = parts(key, |area| (preposition(area), area_slug(area))).join(" ");
    let (slug, lossless) = slug(&words);
    let lossless = lossless && key.scope == Scope::Anywhere;
    if lossless && slug.len() <= LONGEST && !slug.is_empty() {
        return QuestionId(format!("q-{slug}"));
    }
    let json = serde_json::to_vec(key).expect("a key is strings and enums: it always serialises");
    let tail: String = Sha256::digest(&json)[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    let cut: String = slug.chars().take(LONGEST).collect();
    let cut = if slug.len() > LONGEST { cut.rsplit_once('-').map_or(cut.as_str(), |(whole, _)| whole) } else { &cut };
    QuestionId(if cut.is_empty() { format!("q-{tail}") } else { format!("q-{cut}-{tail}") })
}

/// A title for people: "Islamic State fighters in northern Afghanistan". A question that only one figure answers is
/// named after it: "“$14 million”: donor, bought".
pub fn title(key: &Key, figure: &str) -> String {
    let mut parts = parts(key, |area| (preposition(area), area_name(area)));
    let title = match key.scope {
        Scope::Anywhere => parts.join(" "),
        Scope::Article(_) => format!("{} (one article)", parts.join(" ")),
        Scope::Figure(_) => {
            if key.dimension != "count" {
                parts.pop();
            }
            return format!("“{figure}”: {}", parts.join(", "));
        }
    };
    let mut chars = title.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn parts(key: &Key, place: impl Fn(&Area) -> (&'static str, String)) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend(key.group.as_deref().map(group_name));
    parts.push(match key.class.as_str() {
        "" => "figures".to_owned(),
        class if key.dimension == "count" => plural(class),
        class => class.to_owned(),
    });
    parts.extend(key.event.as_ref().map(|event| event.replace("-or-", " or ")));
    for (index, area) in key.places.iter().enumerate() {
        let (preposition, name) = place(area);
        parts.push(if index == 0 { format!("{preposition} {name}") } else { format!("and {name}") });
    }
    if let Some(period) = &key.period {
        parts.push(match period.split_once("..") {
            Some((from, to)) => format!("from {from} to {to}"),
            None if period.len() == 10 => format!("on {period}"),
            None => format!("in {period}"),
        });
    }
    if key.dimension != "count" {
        parts.push(format!("by {}", if key.dimension == "%" { "share" } else { &key.dimension }));
    }
    parts
}

fn preposition(area: &Area) -> &'static str {
    if matches!(area, Area::Border(_)) { "near" } else { "in" }
}

fn area_name(area: &Area) -> String {
    match area {
        Area::Country(code) => country(code),
        Area::Within(place) => place.label(),
        Area::Near(of) => area_name(of),
        Area::Part { of, part } => format!("{} {}", adjective(part), area_name(of)),
        Area::Border(of) => format!("the {} border", area_name(of)),
        Area::Region(name) | Area::Unknown(name) => name.clone(),
    }
}

fn area_slug(area: &Area) -> String {
    match area {
        Area::Border(of) => format!("{} border", area_name(of)),
        _ => area_name(area),
    }
}

fn country(code: &str) -> String {
    country_name(code).unwrap_or(code).to_owned()
}

/// "north" → "northern".
fn adjective(part: &str) -> String {
    let known = ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"];
    let plain = part.replace('-', "");
    if known.contains(&plain.as_str()) { format!("{part}ern") } else { part.to_owned() }
}

/// "islamic-state" → "Islamic State": the lexicon's name, else the id's words as names.
fn group_name(id: &str) -> String {
    if let Some(name) = usual_name(id) {
        return name.to_owned();
    }
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>()).unwrap_or_default()
    };
    id.split(['-', ' ']).filter(|word| !word.is_empty()).map(capital).collect::<Vec<_>>().join(" ")
}

/// The plural of a singular class; classes of the lexicon that are plurals or mass nouns stay.
fn plural(class: &str) -> String {
    const STAY: &[&str] = &["people", "men", "women", "children", "police", "aircraft", "staff", "data", "personnel"];
    let ends = |endings: &[&str]| endings.iter().any(|ending| class.ends_with(ending));
    if class.ends_with('s') && !ends(&["ss", "us", "is"]) || STAY.iter().any(|stay| class.ends_with(stay)) {
        class.to_owned()
    } else if class.ends_with('y') && !ends(&["ay", "ey", "oy", "uy"]) {
        format!("{}ies", &class[..class.len() - 1])
    } else if ends(&["ss", "us", "is", "ch", "sh", "x", "z"]) {
        format!("{class}es")
    } else {
        format!("{class}s")
    }
}

/// Lower-case ASCII words joined with hyphens, and whether nothing but case and spaces was lost.
fn slug(words: &str) -> (String, bool) {
    use unicode_normalization::UnicodeNormalization;
    let mut slug = String::new();
    let mut lossless = true;
    for char in words.nfkd() {
        if char.is_ascii_alphanumeric() {
            slug.push(char.to_ascii_lowercase());
        } else if char.is_ascii() || char.is_whitespace() {
            lossless &= matches!(char, ' ' | '-');
            if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        } else {
            lossless = false;
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    (slug, lossless)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::ClaimId;
    use crate::lexicon::Extent;
    use crate::page::PageId;

    fn key(class: &str) -> Key {
        Key {
            class: class.to_owned(),
            group: None,
            event: None,
            places: Vec::new(),
            period: None,
            extent: Extent::Stock,
            dimension: "count".to_owned(),
            scope: Scope::Anywhere,
        }
    }

    #[track_caller]
    fn check(key: &Key, expected_id: &str, expected_title: &str) {
        assert_eq!((id(key).0.as_str(), title(key, "12").as_str()), (expected_id, expected_title));
    }

    fn afghanistan() -> Area {
        Area::Country("AF".to_owned())
    }

    #[test]
    fn ids_and_titles_read_as_english() {
        let fighters = Key { group: Some("islamic-state".to_owned()), ..key("fighters") };
        let at = |area: Area| Key { places: vec![area], ..fighters.clone() };
        check(&at(afghanistan()), "q-islamic-state-fighters-in-afghanistan", "Islamic State fighters in Afghanistan");
        check(
            &at(Area::Border(Box::new(Area::Country("TJ".to_owned())))),
            "q-islamic-state-fighters-near-tajikistan-border",
            "Islamic State fighters near the Tajikistan border",
        );
        check(
            &at(Area::Part { of: Box::new(afghanistan()), part: "north".to_owned() }),
            "q-islamic-state-fighters-in-northern-afghanistan",
            "Islamic State fighters in northern Afghanistan",
        );
        let killed = Key { event: Some("killed".to_owned()), period: Some("2017-11".to_owned()), ..key("civilians") };
        check(&killed, "q-civilians-killed-in-2017-11", "Civilians killed in 2017-11");
        let money = Key { dimension: "money".to_owned(), ..key("fence") };
        check(&money, "q-fence-by-money", "Fence by money");
        check(&key("language"), "q-languages", "Languages");
        check(&key("country"), "q-countries", "Countries");
        check(&key("bus"), "q-buses", "Buses");
    }

    #[test]
    fn what_a_slug_cannot_hold_is_told_apart_by_a_tail() {
        let lost = |word: &str| id(&key(word)).0;
        assert_ne!(lost("łódź"), lost("lodz"));
        assert_ne!(lost("фермы"), lost("дома"));
        assert!(lost("фермы").starts_with("q-"));
        let long = Key { places: vec![Area::Unknown("x".repeat(300)), Area::Unknown("y".repeat(300))], ..key("homes") };
        assert!(id(&long).0.len() <= LONGEST + 12, "{:?}", id(&long));
        let here = Key { scope: Scope::Article(PageId("p-1".to_owned())), ..key("people") };
        let there = Key { scope: Scope::Article(PageId("p-2".to_owned())), ..key("people") };
        assert_ne!(id(&here), id(&there));
        assert_eq!(title(&here, "12"), "People (one article)");
        let alone = Key { scope: Scope::Figure(ClaimId("c-1".to_owned())), ..key("") };
        assert_eq!(title(&alone, "half"), "“half”: figures");
    }
}
