//! Words that tell what sort of place a name is: "Nad Ali district", "Kunduz province".

use crate::place::Level;

/// A name without the word for its sort, and the levels that the word leaves open, the likeliest first: "Nad Ali district".
pub fn of(words: &str) -> (&str, Option<&'static [Level]>) {
    const KINDS: &[(&str, &[Level])] = &[
        ("area", &[Level::Town, Level::District]),
        ("city", &[Level::Town]),
        ("county", &[Level::District, Level::Division]),
        ("district", &[Level::District, Level::Division]),
        ("governorate", &[Level::Division]),
        ("parish", &[Level::District, Level::Division]),
        ("prefecture", &[Level::Division, Level::District]),
        ("province", &[Level::Division]),
        ("region", &[Level::Division, Level::District]),
        ("state", &[Level::Division]),
        ("town", &[Level::Town]),
    ];
    let Some((name, last)) = words.rsplit_once(' ') else { return (words, None) };
    let known = KINDS.iter().find(|(kind, _)| last.eq_ignore_ascii_case(kind));
    known.map_or((words, None), |(_, levels)| (name, Some(levels)))
}
