//! Entities: the people, bodies, groups, media and places that the text names, and which mentions mean the same one.
//! A surname, a title or a pronoun resolves to the fullest name in the article. Who said what is not known here.

mod anaphor;
mod description;
mod head;
mod known;
mod link;
mod name;
mod phrase;
mod pronoun;
mod read;
mod role;
mod run;
mod segment;
mod speech;

pub use known::{country_of, facts_of, lexicon_id, usual_name};
pub(crate) use phrase::{Case, Phrases};

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::document::{Document, Tag, TokenKind};
use crate::text::{Span, Words};

/// All entities of one document.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    pub entities: Vec<Entity>,
    /// Sorted by position; no two overlap.
    pub mentions: Vec<Mention>,
}

#[derive(Clone, Debug)]
pub struct Entity {
    /// The fullest name or description in the article: "Zamir Kabulov".
    pub name: String,
    pub kind: EntityKind,
    /// "Special Representative to Russian President on Afghanistan".
    pub role: Option<Words>,
    /// The lexicon's identifier where it knows the entity: "islamic-state", "united-nations"; a country's is its ISO
    /// 3166-1 alpha-2 code.
    pub canonical: Option<String>,
    /// Every role that the article gives it; [`Entity::role`] is the longest.
    pub roles: Vec<Words>,
    /// Where a title, a first name or a pronoun tells.
    pub gender: Option<Gender>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    Female,
    Male,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    Person,
    /// Governments, ministries, companies, agencies of a state, universities, parties.
    Organisation,
    /// Armed and militant groups.
    Group,
    /// News agencies, papers, broadcasters, social networks.
    Medium,
    Place,
    /// A name that no rule could place.
    Unknown,
}

/// One stretch of text that names an entity.
#[derive(Clone, Debug)]
pub struct Mention {
    pub words: Words,
    /// Index into [`Entities::entities`].
    pub entity: usize,
    pub form: MentionForm,
    /// Others that it could mean nearly as well.
    pub rivals: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionForm {
    /// A proper name: "Nikolai Patrushev", "Patrushev", "the United Nations", "CSTO".
    Name,
    /// A title or description that stands for a named entity: "the Russian envoy", "the ministry".
    Description,
    /// "he", "she", "they".
    Pronoun,
}

impl Entities {
    /// The mention that covers the byte offset `at`.
    pub fn mention_at(&self, at: usize) -> Option<&Mention> {
        let before = self.mentions.partition_point(|mention| mention.words.span.start <= at);
        before.checked_sub(1).map(|index| &self.mentions[index]).filter(|mention| at < mention.words.span.end)
    }

    /// The mentions that lie within `span`.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let from = self.mentions.partition_point(|mention| mention.words.span.start < span.start);
        self.mentions[from..].iter().take_while(move |mention| mention.words.span.end <= span.end)
    }

    pub fn of(&self, mention: &Mention) -> &Entity {
        &self.entities[mention.entity]
    }

    /// The names of those whom the mention could mean nearly as well.
    pub fn rivals(&self, mention: &Mention) -> Vec<String> {
        mention.rivals.iter().map(|&rival| self.entities[rival].name.clone()).collect()
    }

    /// Whom a noun phrase means that is used as a source: "Colonel General Anatoly Sidorov, Chief of …", "the Russian
    /// envoy", "he", "the ministry". `None` where its head is another noun ("United Nations officials", "a CSTO
    /// report") or nobody fits.
    pub fn resolve(&self, document: &Document, phrase: Span) -> Option<&Entity> {
        let mentions: Vec<&Mention> = self.mentions_in(phrase).take(MENTIONS).collect();
        let whole = self.mention_at(phrase.start).filter(|mention| mention.words.span.contains(phrase));
        if let Some(mention) = whole {
            return Some(self.of(mention));
        }
        // A person speaks, whatever bodies stand in the role: the last one before a comma; else the name must be the
        // phrase's head.
        let comma = document.tokens_in(phrase).iter().find(|token| token.text(document.text) == ",");
        let comma = comma.map_or(phrase.end, |comma| comma.span.start);
        let people = || mentions.iter().filter(|mention| self.of(mention).kind == EntityKind::Person);
        let before = people().rfind(|mention| mention.words.span.end <= comma);
        if let Some(person) = before.or_else(|| people().next())
            && !owns(document, person.words.span, phrase)
        {
            return Some(self.of(person));
        }
        if let Some(person) = self.apposed(document, phrase) {
            return Some(self.of(person));
        }
        let head = head(document, phrase)?;
        let mention = mentions.iter().find(|mention| mention.words.span.contains(head))?;
        (!owns(document, mention.words.span, phrase)).then(|| self.of(mention))
    }

    /// The person set off by commas behind the role that the phrase is: "the Minister of Agriculture, Ana Ruiz, …".
    fn apposed(&self, document: &Document, phrase: Span) -> Option<&Mention> {
        let comma = document.tokens.partition_point(|token| token.span.start < phrase.end);
        let word = |at: usize| document.tokens.get(at).map_or("", |token| token.text(document.text));
        let name = document.tokens.get(comma + 1).filter(|_| word(comma) == ",")?;
        let mention = self.mention_at(name.span.start).filter(|mention| mention.form == MentionForm::Name)?;
        let behind = document.tokens.partition_point(|token| token.span.start < mention.words.span.end);
        let sentence = &document.sentences[document.sentence_at(name.span.start)?];
        let role = role::before(document, sentence, comma + 1)?;
        let stands_for = matches!(word(behind), "," | "." | ";") && role::span(document, &role).overlaps(phrase);
        (stands_for && self.of(mention).kind == EntityKind::Person).then_some(mention)
    }
}

/// A name that the reader has seen.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub span: Span,
    pub kind: EntityKind,
}

/// Finds the entities of a document; `seen` are the names that the reader has found, by position.
pub fn find(document: &Document, seen: &[Seen]) -> Entities {
    let ordinary = ordinary_words(document);
    let mut names = Vec::new();
    for index in 0..document.sentences.len() {
        names.extend(name::find(document, index, &ordinary));
    }
    let names = without_openers(document, without_headline_junk(document, names));
    let entities = link::link(document, read::mend(document, names, seen, &ordinary));
    anaphor::add(document, entities)
}

/// Letters of an acronym that is a name wherever it stands: "PD" and "UPDATE" may be headings.
const ACRONYM: std::ops::RangeInclusive<usize> = 3..=5;
/// Mentions of one phrase that are looked at.
const MENTIONS: usize = 16;

/// Whether the phrase goes on with something of the mention's: "Patrushev's office", "his office".
fn owns(document: &Document, mention: Span, phrase: Span) -> bool {
    let own = document.tokens_in(mention).first().is_some_and(|token| token.tag == Tag::PRPS);
    if own && mention.end < phrase.end {
        return true;
    }
    let next = document.tokens_in(Span::new(mention.end, phrase.end.max(mention.end)));
    let mut next = next.iter().map(|token| token.text(document.text));
    next.next().is_some_and(|word| matches!(word, "'s" | "’s" | "'" | "’"))
        && next.next().is_some_and(|word| word.starts_with(char::is_alphabetic))
}

/// The head of a noun phrase: the last word before its first preposition, bracket or comma.
fn head(document: &Document, phrase: Span) -> Option<Span> {
    let ends = |word: &str| {
        matches!(
            word,
            "of" | "by" | "for" | "in" | "at" | "on" | "from" | "to" | "with" | "," | "(" | "who" | "whose" | "which"
        )
    };
    let mut head = None;
    for token in document.tokens_in(phrase) {
        let word = token.text(document.text);
        if head.is_some() && ends(word) {
            break;
        }
        if token.kind == TokenKind::Word {
            head = Some(token.span);
        }
    }
    head
}

/// The words that the text also writes in lower case: with a capital at a sentence's start they are no names.
fn ordinary_words(document: &Document) -> HashSet<String> {
    let words = document.tokens.iter().map(|token| token.text(document.text));
    words.filter(|word| word.chars().all(char::is_lowercase)).map(str::to_owned).collect()
}

/// A single word that only ever stands where a capital tells nothing is no name, unless something else says so.
fn without_openers(document: &Document, mut names: Vec<name::Name>) -> Vec<name::Name> {
    let word = |name: &name::Name| document.tokens[name.tokens.end - 1].text(document.text);
    let is_bare = |name: &name::Name| name.id.is_none() && name.tokens.len() == 1 && name.roles.is_empty();
    let words = |name: &name::Name| name.tokens.clone().map(|token| document.tokens[token].text(document.text));
    let sure: HashSet<&str> = names.iter().filter(|name| !is_bare(name) || !name.opens).flat_map(words).collect();
    names.retain(|name| {
        let heads_nothing = head::is_head(word(name));
        !is_bare(name)
            || name.kind == Some(EntityKind::Person)
            || name.kind.is_some() && head::is_acronym(word(name)) && ACRONYM.contains(&word(name).len())
            || !heads_nothing && (!name.opens || sure.contains(word(name)))
    });
    names
}

/// Where every word has a capital, only names that the lexicons or the other sentences know are names.
fn without_headline_junk(document: &Document, names: Vec<name::Name>) -> Vec<name::Name> {
    let capitals: Vec<bool> =
        document.sentences.iter().map(|sentence| name::writes_in_capitals(document, sentence)).collect();
    let words = |name: &name::Name| {
        let tokens = &document.tokens[name.tokens.clone()];
        tokens.iter().map(|token| token.text(document.text).to_lowercase()).collect::<Vec<_>>()
    };
    let elsewhere: HashSet<String> = names.iter().filter(|name| !capitals[name.sentence]).flat_map(words).collect();
    let mut kept = Vec::new();
    for mut name in names {
        // "WHO IS IT FOR US": in capitals these are words.
        let text = document.tokens[name.tokens.start].text(document.text);
        let plain = name.tokens.len() == 1 && ["IS", "WHO", "US", "LET", "IT", "AM", "OR", "IN", "ME"].contains(&text);
        if capitals[name.sentence] && plain {
            continue;
        }
        if capitals[name.sentence] && name.id.is_none() {
            // The longest end of the run that the body knows: "Fleeing Syria: Anatoly Sidorov" keeps the name.
            let known = words(&name).iter().rev().take_while(|word| elsewhere.contains(*word)).count();
            if known == 0 {
                continue;
            }
            name.tokens = name.tokens.end - known..name.tokens.end;
            name.roles.clear();
            name.kind = name.kind.filter(|_| known > 1);
        }
        kept.push(name);
    }
    kept
}

#[cfg(test)]
mod tests;
