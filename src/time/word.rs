//! The words of time expressions, from the lexicon.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::lexicon;

/// What a word of a time expression is. A word may be several ("second", "night").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Month,
    Weekday,
    Unit,
    /// A unit in the plural.
    Units,
    Season,
    Daypart,
    Number,
    /// "few", "several", "couple".
    Some,
    Ordinal,
    /// A day counted from today.
    Day,
}

/// The value of `word` where it is of this kind: "November" is the month "11".
pub fn value(word: &str, kind: Kind) -> Option<&'static str> {
    let capital = word.starts_with(char::is_uppercase);
    if matches!(kind, Kind::Month | Kind::Weekday) && !capital {
        return None;
    }
    let found = words().get(word.to_lowercase().as_str())?.iter().find(|(other, _)| *other == kind)?;
    Some(found.1)
}

pub fn number(word: &str, kind: Kind) -> Option<i16> {
    value(word, kind)?.parse().ok()
}

/// Whether a word, in lower case, is one of times: of the lexicon, or a stretch of something ("phase", "quarter", "period").
pub fn is_any(word: &str) -> bool {
    const STRETCHES: &[&str] = &[
        "period",
        "phase",
        "round",
        "stage",
        "quarter",
        "half",
        "end",
        "start",
        "beginning",
        "time",
        "season",
        "term",
        "today",
        "daily",
    ];
    let number = |kinds: &[(Kind, &str)]| {
        kinds.iter().all(|(kind, _)| matches!(kind, Kind::Number | Kind::Some | Kind::Ordinal))
    };
    STRETCHES.contains(&word) || words().get(word).is_some_and(|kinds| !number(kinds))
}

fn words() -> &'static HashMap<String, Vec<(Kind, &'static str)>> {
    static WORDS: OnceLock<HashMap<String, Vec<(Kind, &'static str)>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: HashMap<String, Vec<(Kind, &'static str)>> = HashMap::new();
        for [word, kind, value] in lexicon::rows(include_str!("../../lexicon/times.tsv")) {
            let kind = match kind {
                "month" => Kind::Month,
                "weekday" => Kind::Weekday,
                "unit" => Kind::Unit,
                "units" => Kind::Units,
                "season" => Kind::Season,
                "daypart" => Kind::Daypart,
                "number" => Kind::Number,
                "some" => Kind::Some,
                "ordinal" => Kind::Ordinal,
                _ => Kind::Day,
            };
            words.entry(word.to_lowercase()).or_default().push((kind, value));
        }
        words
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_weekdays_have_a_capital() {
        assert_eq!(number("November", Kind::Month), Some(11));
        assert_eq!(number("Nov", Kind::Month), Some(11));
        assert_eq!(number("may", Kind::Month), None);
        assert_eq!(number("sun", Kind::Weekday), None);
        assert_eq!(value("weeks", Kind::Units), Some("week"));
        assert_eq!(value("days", Kind::Unit), None);
    }
}
