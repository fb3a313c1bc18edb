//! Words that say that something is near a place, not in it: "near Kunduz", "20 miles outside Kabul".

const WORDS: &[&str] = &["near ", "outside ", "close to ", "in the vicinity of ", "not far from "];

/// Words without those before them that mean nearness, and whether there were any.
pub fn split(words: &str) -> (bool, &str) {
    let near = WORDS.iter().find_map(|word| words.strip_prefix(word));
    (near.is_some(), near.unwrap_or(words))
}

/// Whether the text before a place, or before "north of" it, ends in such words.
pub fn ends(before: &str) -> bool {
    let distance = |before: &str| {
        let direction = ["of ", "from "].iter().find_map(|word| before.strip_suffix(word));
        let mut words = direction.unwrap_or(before).split_whitespace().rev();
        let first = words.next().unwrap_or_default();
        let unit = if SIDES.contains(&first) { words.next().unwrap_or_default() } else { first };
        UNITS.contains(&unit)
    };
    WORDS.iter().any(|word| {
        let at = before.len().checked_sub(word.len()).filter(|&at| before.is_char_boundary(at));
        at.is_some_and(|at| before[at..].eq_ignore_ascii_case(word) && !before[..at].ends_with(char::is_alphanumeric))
    }) || distance(before)
}

const SIDES: &[&str] = &[
    "away",
    "east",
    "north",
    "northeast",
    "northwest",
    "outside",
    "south",
    "southeast",
    "southwest",
    "west",
    "north-east",
    "north-west",
    "south-east",
    "south-west",
];
const UNITS: &[&str] = &["km", "kilometers", "kilometres", "kms", "mi", "mile", "miles"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_a_place_is_not_in_it() {
        assert_eq!(split("near Kunduz"), (true, "Kunduz"));
        assert_eq!(split("Kunduz"), (false, "Kunduz"));
        for before in
            ["near ", "It fell near ", "Close to ", "20 miles from ", "some 20 km north-west of ", "20 miles "]
        {
            assert!(ends(before), "{before}");
        }
        for before in ["", "in ", "north of ", "linear ", "because of ", "the people of ", "он близ "] {
            assert!(!ends(before), "{before}");
        }
    }
}
