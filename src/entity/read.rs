//! What the reader's names make of those that rules found: it tells people from bodies and places better, and sees where
//! a name ends. What the lexicons know stays what it is.

use std::collections::HashSet;
use std::ops::Range;

use crate::document::Document;
use crate::entity::name::{self, Name};
use crate::entity::{EntityKind, Seen, known};
use crate::text::Span;

/// The names of a document, sorted by position, with those that the reader found.
///
/// `ordinary` holds the words that the text also writes in lower case.
pub fn mend(document: &Document, names: Vec<Name>, seen: &[Seen], ordinary: &HashSet<String>) -> Vec<Name> {
    let mut rest = names.into_iter().peekable();
    let mut mended: Vec<Name> = Vec::new();
    for &Seen { span, kind } in seen {
        let Some(tokens) = tokens(document, span) else { continue };
        if !is_name(document, &tokens, ordinary) {
            continue;
        }
        while let Some(before) = rest.next_if(|name| name.tokens.end <= tokens.start) {
            mended.push(before);
        }
        let mut here = Vec::new();
        while let Some(name) = rest.next_if(|name| name.tokens.start < tokens.end) {
            here.push(name);
        }
        let free = mended.last().is_none_or(|last| last.tokens.end <= tokens.start);
        let within = |name: &Name| tokens.start <= name.tokens.start && name.tokens.end <= tokens.end;
        // "Bank of Korea" is no country.
        let known = |name: &Name| name.id.is_some() && !(within(name) && name.tokens != tokens && is_of(name, kind));
        // "Prime Minister Ana Ruiz" is no body, whatever the reader says.
        let somebody =
            |name: &Name| kind != EntityKind::Person && name.kind == Some(EntityKind::Person) && name.tokens != tokens;
        // What stands beside a name ("the firm", "the chair of …") tells more than that it might be a place.
        let told = |name: &Name| kind == EntityKind::Place && name.kind.is_some_and(|told| told != kind);
        let office = here.is_empty() && kind == EntityKind::Person && opens_title(document, &tokens);
        let stays = here.iter().any(|name| known(name) || somebody(name) || told(name));
        if !free || stays || here.is_empty() && kind == EntityKind::Place || office {
            mended.extend(here);
            continue;
        }
        mended.push(one(document, tokens, kind, here));
    }
    mended.extend(rest);
    mended
}

fn opens_title(document: &Document, tokens: &Range<usize>) -> bool {
    known::title(document.text, &document.tokens[tokens.clone()]).is_some()
}

/// Whether the words can be a name: "He", "The report" and "ministry" are none.
fn is_name(document: &Document, tokens: &Range<usize>, ordinary: &HashSet<String>) -> bool {
    let words = document.tokens[tokens.clone()].iter().map(|token| token.text(document.text));
    let edges = [words.clone().next(), words.clone().next_back()];
    let plain = |word: &str| {
        let folded = word.to_lowercase();
        PRONOUNS.contains(&folded.as_str()) || ordinary.contains(&folded)
    };
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    edges.into_iter().flatten().all(capital) && words.clone().any(|word| capital(word) && !plain(word))
}

/// Whether what seems a place is a part of a body's or a person's name.
fn is_of(name: &Name, kind: EntityKind) -> bool {
    name.kind == Some(EntityKind::Place) && kind != EntityKind::Place
}

/// The one name that the reader sees where rules saw these.
fn one(document: &Document, tokens: Range<usize>, kind: EntityKind, here: Vec<Name>) -> Name {
    let sentence = document.sentence_at(document.tokens[tokens.start].span.start).unwrap_or(0);
    let first = document.tokens[tokens.start].text(document.text);
    let mut name = Name {
        sentence,
        kind: Some(kind),
        id: None,
        gender: None,
        roles: Vec::new(),
        opens: false,
        speaks: here.iter().any(|name| name.speaks),
        tokens,
    };
    if kind == EntityKind::Person {
        // "Prime Minister Ana Ruiz": rules know titles.
        let titled = |person: &&Name| {
            let before = name.tokens.start..person.tokens.start;
            let role = person.roles.iter().any(|role| role.start < before.end && before.start < role.end);
            person.tokens.end == name.tokens.end && !before.is_empty() && (role || opens_title(document, &before))
        };
        if let Some(person) = here.last().filter(titled) {
            return Name { kind: Some(kind), ..person.clone() };
        }
        name.gender = here.iter().find_map(|name| name.gender).or_else(|| known::first_name(first).flatten());
        let outside = |role: &Range<usize>| role.end <= name.tokens.start || name.tokens.end <= role.start;
        name.roles = here.into_iter().flat_map(|name| name.roles).filter(outside).collect();
        if name.roles.is_empty() {
            name::add_roles(document, &document.sentences[sentence], &mut name);
        }
    } else if let [same] = here.as_slice()
        && kind == EntityKind::Organisation
        && matches!(same.kind, Some(EntityKind::Medium | EntityKind::Group))
    {
        // The reader does not tell papers and armed groups from other bodies.
        name.kind = same.kind;
    }
    name
}

/// The tokens of a name, without "the" and "'s"; `None` where it runs on into another sentence.
fn tokens(document: &Document, span: Span) -> Option<Range<usize>> {
    let mut start = document.tokens.partition_point(|token| token.span.end <= span.start);
    let mut end = document.tokens.partition_point(|token| token.span.start < span.end);
    let word = |index: usize| document.tokens[index].text(document.text);
    while start < end && matches!(word(start), "the" | "The") {
        start += 1;
    }
    while start < end && matches!(word(end - 1), "'s" | "’s" | "'" | "’" | "," | ".") {
        end -= 1;
    }
    let sentence = document.sentences.get(document.sentence_at(span.start)?)?;
    (start < end && sentence.tokens.start <= start && end <= sentence.tokens.end).then_some(start..end)
}

/// Pronouns that the reader takes for people in short texts.
const PRONOUNS: &[&str] =
    &["he", "she", "it", "they", "we", "i", "you", "who", "his", "her", "their", "its", "this", "that"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document, entity};

    /// The names of a text, as "name: kind", after the reader has seen some words as of a kind.
    #[track_caller]
    fn check(text: &str, seen: &[(&str, EntityKind)], expected: &[&str]) {
        let document = document::of(text, None);
        let seen: Vec<Seen> = seen
            .iter()
            .map(|&(words, kind)| {
                let start = text.find(words).expect("the words");
                Seen { span: Span::new(start, start + words.len()), kind }
            })
            .collect();
        let entities = entity::find(&document, &seen);
        let names: Vec<String> =
            entities.entities.iter().map(|entity| format!("{}: {:?}", entity.name, entity.kind)).collect();
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn the_reader_sees_kinds_and_ends() {
        let poll = "It was told by Trends and Insights for Orel in May.";
        check(
            poll,
            &[("Trends and Insights for Orel", EntityKind::Organisation)],
            &["Trends and Insights for Orel: Organisation"],
        );
        let she = "Much was seen by Tilla Varn there.";
        check(she, &[("Tilla Varn", EntityKind::Person)], &["Tilla Varn: Person"]);
    }

    #[test]
    fn what_is_no_name_stays_none() {
        check(
            "He said that the ministry was late.",
            &[("He", EntityKind::Person), ("ministry", EntityKind::Organisation)],
            &[],
        );
        check("The Ministry was late; a ministry is.", &[("Ministry", EntityKind::Organisation)], &[]);
    }

    #[test]
    fn lexicons_and_titles_know_better() {
        let france = "It rains in France today.";
        check(france, &[("France", EntityKind::Organisation)], &["France: Place"]);
        let prime = "It was rejected by Prime Minister Marta Kovac on Monday.";
        check(prime, &[("Prime Minister Marta Kovac", EntityKind::Organisation)], &["Marta Kovac: Person"]);
        check(prime, &[("Prime Minister Marta Kovac", EntityKind::Person)], &["Marta Kovac: Person"]);
        let firm = "It was asked by the polling firm Brantkeys on Monday.";
        check(firm, &[("Brantkeys", EntityKind::Place)], &["Brantkeys: Organisation"]);
    }
}
