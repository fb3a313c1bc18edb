//! Classes of events (`lexicon/events.tsv`): "died", "claiming the lives" and "slain" are all killed. Whether a figure of such an event
//! says how many there are at a time or how many there were in a period is a fact of the class.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::lexicon::rows;

/// Whether a figure says how many there are at a time (stock) or how many came or fell in a period (flow).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    Stock,
    Flow,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventClass {
    /// "killed"; several joined with "-or-" in the order of the alphabet: "captured-or-killed".
    pub class: String,
    pub extent: Extent,
}

/// The class of the words that say what happened: a verb, a noun or a phrase in any of its forms. `None` where the
/// table knows none of the words. A happening outweighs mere presence: "were killed" is killed.
pub fn event_class(words: &str) -> Option<EventClass> {
    let folded: Vec<String> = words
        .split(|char: char| !char.is_alphanumeric() && char != '\'' && char != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut found: Vec<(&'static str, Extent)> = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        let phrase = (1..=LONGEST.min(folded.len() - at)).rev().find_map(|length| {
            let row = FORMS.get(&folded[at..at + length].join(" "))?;
            Some((length, *row))
        });
        let Some((length, row)) = phrase else {
            at += 1;
            continue;
        };
        found.push(row);
        at += length;
    }
    let flows = found.iter().any(|&(_, extent)| extent == Extent::Flow);
    let changes = found.iter().any(|&(class, _)| class != PRESENT);
    found.retain(|&(class, extent)| if flows { extent == Extent::Flow } else { !changes || class != PRESENT });
    found.sort();
    found.dedup();
    let classes: Vec<&str> = found.iter().map(|&(class, _)| class).collect();
    let extent = found.first()?.1;
    Some(EventClass { class: classes.join("-or-"), extent })
}

/// The class of merely being there.
pub const PRESENT: &str = "present";

/// Words of the longest phrase in the table.
const LONGEST: usize = 4;

static FORMS: LazyLock<HashMap<String, (&'static str, Extent)>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for [lemma, class, extent, odd] in rows::<4>(include_str!("../../lexicon/events.tsv")) {
        let extent = if extent == "flow" { Extent::Flow } else { Extent::Stock };
        if lemma.contains(' ') {
            forms.insert(lemma.to_owned(), (class, extent));
        } else {
            for form in inflections(lemma) {
                forms.entry(form).or_insert((class, extent));
            }
        }
        for form in odd.split('|').map(str::trim).filter(|form| !form.is_empty()) {
            forms.insert(form.to_owned(), (class, extent));
        }
    }
    forms
});

/// The regular forms of a verb: "kill" → kill, kills, killed, killing; a final e is dropped, a y becomes i, and the
/// doubled consonant ("stop" → "stopped") is among them: a form that no one writes does no harm.
fn inflections(lemma: &str) -> Vec<String> {
    let mut forms = vec![lemma.to_owned(), format!("{lemma}s"), format!("{lemma}es")];
    if let Some(stem) = lemma.strip_suffix('e') {
        forms.extend([format!("{stem}ed"), format!("{stem}ing")]);
    } else if let Some(stem) = lemma.strip_suffix('y') {
        forms.extend([format!("{stem}ied"), format!("{stem}ies"), format!("{lemma}ing"), format!("{lemma}ed")]);
    } else {
        forms.extend([format!("{lemma}ed"), format!("{lemma}ing")]);
        if let Some(last) = lemma.chars().last().filter(|last| !"aeiouwxy".contains(*last)) {
            forms.extend([format!("{lemma}{last}ed"), format!("{lemma}{last}ing")]);
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, class: &str, extent: Extent) {
        let found = event_class(words).map(|found| (found.class, found.extent));
        assert_eq!(found, Some((class.to_owned(), extent)), "{words}");
    }

    #[track_caller]
    fn check_none(words: &str) {
        assert_eq!(event_class(words), None, "{words}");
    }

    #[test]
    fn forms_of_an_event_are_one_class() {
        for words in ["operating", "are stationed", "concentrated", "deployed", "present", "presence", "reach", "were"]
        {
            check(words, "present", Extent::Stock);
        }
        for words in ["killed", "died", "have been slain", "claiming the lives", "lost their lives", "deaths", "dead"] {
            check(words, "killed", Extent::Flow);
        }
        check("were wounded", "injured", Extent::Flow);
        check("arrested", "captured", Extent::Flow);
        check("surrender", "surrendered", Extent::Flow);
        check("fled", "fled", Extent::Flow);
        check("has increased", "increased", Extent::Stock);
    }

    #[test]
    fn two_events_are_joined_in_the_order_of_the_alphabet() {
        check("killed or captured", "captured-or-killed", Extent::Flow);
        check("captured or killed", "captured-or-killed", Extent::Flow);
    }

    #[test]
    fn words_outside_the_table_are_no_event() {
        check_none("");
        check_none("sculpted");
        check_none("skilled");
        check_none("deadlines");
        check_none("diet");
    }

    #[test]
    fn every_row_has_a_class_and_an_extent() {
        for [lemma, class, extent, odd] in rows::<4>(include_str!("../../lexicon/events.tsv")) {
            assert!(!class.is_empty() && matches!(extent, "stock" | "flow"), "{lemma}");
            let phrases = odd.split('|').chain([lemma]);
            assert!(phrases.into_iter().all(|phrase| phrase.split(' ').count() <= LONGEST), "{lemma}");
        }
    }
}
