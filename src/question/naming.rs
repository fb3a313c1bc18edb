//! The names of a question: an id that can be typed, and a title for people.

use sha2::{Digest, Sha256};

use crate::place::Area;
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
/// named after it.
pub fn title(key: &Key, figure: &str) -> String {
    let mut title = parts(key, |area| (preposition(area), area_name(area))).join(" ");
    match key.scope {
        Scope::Anywhere => {}
        Scope::Article(_) => title += " (one article)",
        Scope::Figure(_) => title += &format!(": “{figure}”"),
    }
    let mut chars = title.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn parts(key: &Key, place: impl Fn(&Area) -> (&'static str, String)) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend(key.group.as_deref().map(name_of_id));
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
        Area::Within { name, .. } => name.clone(),
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
    code.to_owned()
}

/// "north" → "northern".
fn adjective(part: &str) -> String {
    let known = ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"];
    let plain = part.replace('-', "");
    if known.contains(&plain.as_str()) { format!("{part}ern") } else { part.to_owned() }
}

/// "islamic-state" → "Islamic State".
fn name_of_id(id: &str) -> String {
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
