//! Nouns that can be a source (`lexicon/speakers.tsv`): people, bodies, and documents that speak for their authors.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lexicon::rows;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    Person,
    Body,
    /// "report", "survey", "data": whoever made it is responsible for the figure.
    Document,
}

/// What sort of speaker the noun names, in singular or plural. `None` where it names none.
pub fn speaker(noun: &str) -> Option<Speaker> {
    let folded = noun.to_lowercase();
    let singular = || match folded.strip_suffix("ies") {
        Some(stem) => NOUNS.get(format!("{stem}y").as_str()),
        None => {
            let one = folded.strip_suffix("es").filter(|one| one.ends_with(['s', 'x', 'z', 'h']));
            one.and_then(|one| NOUNS.get(one)).or_else(|| NOUNS.get(folded.strip_suffix('s')?))
        }
    };
    let people = || NOUNS.get(format!("{}man", folded.strip_suffix("men")?).as_str());
    NOUNS.get(folded.as_str()).or_else(singular).or_else(people).copied()
}

static NOUNS: LazyLock<HashMap<&'static str, Speaker>> = LazyLock::new(|| {
    let table = rows::<2>(include_str!("../../lexicon/speakers.tsv"));
    let kind = |kind| match kind {
        "person" => Speaker::Person,
        "body" => Speaker::Body,
        _ => Speaker::Document,
    };
    table.map(|[noun, name]| (noun, kind(name))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(noun: &str, expected: Option<Speaker>) {
        assert_eq!(speaker(noun), expected, "{noun}");
    }

    #[test]
    fn people_bodies_and_documents_speak() {
        check("officials", Some(Speaker::Person));
        check("firemen", None);
        check("spokesmen", Some(Speaker::Person));
        check("Police", Some(Speaker::Body));
        check("ministries", Some(Speaker::Body));
        check("surveys", Some(Speaker::Document));
        check("data", Some(Speaker::Document));
        check("witnesses", Some(Speaker::Person));
    }

    #[test]
    fn things_do_not_speak() {
        check("strike", None);
        check("increases", None);
        check("smiles", None);
        check("percent", None);
        check("", None);
    }
}
