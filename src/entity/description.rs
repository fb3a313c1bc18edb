//! Descriptions: whom "the Russian envoy", "the ministry" and "CSTO chief" mean. Each goes to the entity before it whose
//! role or name has the noun and most of the modifiers; where two fit equally well, to none.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::document::{Document, Tag, Token, TokenKind};
use crate::entity::anaphor::{self, Meant, Prominence, Reader, SIGHTINGS, Sighting};
use crate::entity::speech::{is_verb_of_speech, verb_of_speech_follows};
use crate::entity::{Entity, EntityKind, Gender, phrase};
use crate::lexicon;

impl Reader<'_> {
    /// The description that begins with the token at `at`, and whom it means.
    pub(super) fn description(&self, sentence: usize, at: usize) -> Option<(Range<usize>, Meant)> {
        let tokens = &self.document.sentences[sentence];
        let word = |index: usize| anaphor::text(self.document, tokens, index);
        let opener = matches!(word(at), "the" | "The" | "this" | "This");
        let before = at.checked_sub(1).map_or("", |before| word(before));
        if opener && let Some(found) = self.aged(sentence, at) {
            return Some(found);
        }
        if !opener && (!starts_name(word(at)) || matches!(before, "a" | "an" | "A" | "An" | "another" | "one")) {
            return None;
        }
        let start = if opener { at + 1 } else { at };
        let mut end = start;
        while is_plain(self.document.tokens.get(end).filter(|_| tokens.tokens.contains(&end)))
            && end <= start + MODIFIERS
        {
            let last = word(end).to_lowercase();
            let named = self.named(end);
            // "The SP": an office in capitals may have been taken for a body's name.
            let office = |noun: &Described| noun.kind == EntityKind::Person && !word(end).contains(char::is_lowercase);
            let noun = described(&last).filter(|noun| !named || office(noun));
            if NOT_IN_DESCRIPTION.contains(&last.as_str()) {
                return None;
            }
            end += 1;
            let Some(description) = noun else { continue };
            let follows = word(end);
            let goes_on = self.document.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Word)
                && tokens.tokens.contains(&end)
                && (described(&follows.to_lowercase()).is_some() || starts_name(follows));
            if goes_on {
                continue;
            }
            let modifiers = start..end - 1;
            if modifiers.is_empty() && BODY_PARTS.contains(&last.as_str()) || self.in_role(end - 1) {
                return None;
            }
            // Without an article it needs a name before the title: "CSTO chief".
            if !opener && !modifiers.clone().any(|index| starts_name(word(index))) {
                return None;
            }
            let meant = self.meant(sentence, at, description, &modifiers, &last, opener)?;
            return Some((at..end, meant));
        }
        None
    }

    /// Whom a description means: the entity before it whose role or name has the noun and most of the modifiers.
    fn meant(
        &self,
        sentence: usize,
        at: usize,
        description: &Described,
        modifiers: &Range<usize>,
        noun: &str,
        opener: bool,
    ) -> Option<Meant> {
        let text = self.document.text;
        let folded = |index: usize| phrase::straight(self.document.tokens[index].text(text)).to_lowercase();
        let details: Vec<String> =
            modifiers.clone().map(folded).filter(|word| word.len() > 2 || starts_name(word)).collect();
        let reach = sentence.saturating_sub(DESCRIPTION_REACH);
        let mut last_seen: HashMap<usize, usize> = HashMap::new();
        // Who speaks does not name himself: "“Kovac is late,” the minister said".
        let whole = &self.document.sentences[sentence];
        let speaks = verb_of_speech_follows(self.document, whole, modifiers.end + 1)
            || at.checked_sub(1).is_some_and(|before| is_verb_of_speech(anaphor::text(self.document, whole, before)));
        let quoted =
            |token: usize| speaks && self.document.quotation_at(self.document.tokens[token].span.start).is_some();
        for sighting in self.seen.iter().rev().take_while(|sighting| sighting.sentence >= reach).take(SIGHTINGS) {
            if sighting.token < at && !quoted(sighting.token) {
                last_seen.entry(sighting.entity).or_insert(sighting.token);
            }
        }
        let everyone = 0..self.entities.entities.len().min(BEFORE_NAMED);
        let mut candidates: Vec<usize> = last_seen.keys().copied().collect();
        if !opener {
            candidates.extend(everyone.filter(|entity| !last_seen.contains_key(entity)));
        }
        candidates.sort_unstable();
        let mut found: Vec<((usize, usize), usize)> = Vec::new();
        for entity in candidates {
            let candidate = &self.entities.entities[entity];
            let is_sort = candidate.kind == description.kind
                || description.kind == EntityKind::Group && candidate.kind == EntityKind::Organisation;
            if !is_sort || !gender_fits(candidate.gender, noun) {
                continue;
            }
            let described: String = match candidate.kind {
                EntityKind::Person => {
                    candidate.roles.iter().map(|role| role.text.to_lowercase()).collect::<Vec<_>>().join(" ")
                }
                _ => candidate.name.to_lowercase(),
            };
            let words = words_of(&described);
            let bare = details.is_empty() && candidate.kind != EntityKind::Person;
            let named = if bare {
                is_headed(&words, &description.words)
            } else {
                description.words.iter().any(|word| words.contains(word))
            };
            let fallback = opener
                && description.any_body
                && match candidate.kind {
                    EntityKind::Person => candidate.roles.is_empty() && self.spoke(sentence, entity),
                    _ => !is_public(&words, candidate),
                };
            // "The group" by itself is any armed group, and a body that calls itself one.
            let armed = opener && details.is_empty() && candidate.kind == EntityKind::Group;
            if !named && !description.words.is_empty() && !fallback && !armed {
                continue;
            }
            let matched = details.iter().filter(|detail| fits(detail, &words, candidate)).count();
            let missed = details.len() - matched;
            // A description that says more than the role knows is somebody else's: but "former", "senior" say little.
            let needed =
                details.iter().filter(|detail| starts_with_capital(text, modifiers, self.document, detail)).count();
            // A bare role ("Minister") leaves open which.
            let bare = words.len() <= 2 && opener;
            let loose = candidate.kind == EntityKind::Person || candidate.kind != description.kind;
            let stranger = needed > 0 && matched == 0;
            let other = stranger && (loose && !bare || fallback && !named);
            // "The health ministry" is no ministry of fisheries.
            let foreign = NAMED_FOR.contains(&noun) && missed > 0 && matched == 0;
            if other || foreign || (!opener && missed > 0) {
                continue;
            }
            let exact = usize::from(words.contains(&noun));
            let score = (2 * matched + exact + usize::from(named), last_seen.get(&entity).map_or(0, |token| token + 1));
            found.push((score, entity));
        }
        if found.is_empty() && opener && description.kind == EntityKind::Person {
            return self.named_soon(sentence, at, &details, modifiers, noun).map(Meant::only);
        }
        // Of those who fit as well the one met last; two not met before leave it open.
        found.sort_by_key(|&(score, entity)| (std::cmp::Reverse(score), entity));
        let &(best, entity) = found.first()?;
        let (same, rest): (Vec<_>, Vec<_>) = found[1..].iter().partition(|(score, _)| *score == best);
        let rivals = rest.into_iter().filter(|(score, _)| score.0 == best.0 && score.1 > 0).map(|(_, rival)| rival);
        same.is_empty().then(|| Meant { entity, rivals: rivals.collect() })
    }

    /// "The 31-year-old": the person of that age before it ("Ana Ruiz, 31,"); else who spoke or was a subject last, if
    /// of no other age.
    fn aged(&self, sentence: usize, at: usize) -> Option<(Range<usize>, Meant)> {
        let tokens = &self.document.sentences[sentence];
        let word = |index: usize| anaphor::text(self.document, tokens, index);
        let age = word(at + 1);
        let end = at + 4;
        let aged = matches!((word(at + 2), word(at + 3)), ("-", "year-old") | ("year" | "years", "old"));
        let person = described(word(end)).is_some_and(|noun| noun.kind == EntityKind::Person);
        let goes_on = self.document.tokens.get(end).is_some_and(|token| token.tag.is_noun() || token.tag == Tag::JJ);
        if !aged || !age.starts_with(|char: char| char.is_ascii_digit()) || goes_on && !person {
            return None;
        }
        let reach = sentence.saturating_sub(DESCRIPTION_REACH);
        let before = self.seen.iter().rev().take(SIGHTINGS).take_while(|sighting| sighting.sentence >= reach);
        let people = before.filter(|sighting| {
            let entity = &self.entities.entities[sighting.entity];
            entity.kind == EntityKind::Person && (!person || gender_fits(entity.gender, word(end)))
        });
        let ages: Vec<(&Sighting, Option<&str>)> =
            people.map(|sighting| (sighting, self.age_told(sighting.token))).collect();
        let same = ages.iter().find(|(_, told)| *told == Some(age));
        let near =
            |sighting: &Sighting| sighting.sentence + SPOKE_REACH >= sentence && sighting.place != Prominence::Aside;
        let other = |entity: usize| ages.iter().any(|(one, told)| one.entity == entity && told.is_some());
        let last = || ages.iter().find(|(sighting, _)| near(sighting)).filter(|(last, _)| !other(last.entity));
        let (meant, _) = same.or_else(last)?;
        Some((at..end + usize::from(person), Meant::only(meant.entity)))
    }

    /// The number between commas after the name that begins with the token at `token`: "Ana Ruiz, 31,".
    fn age_told(&self, token: usize) -> Option<&str> {
        let name = self.entities.mention_at(self.document.tokens[token].span.start)?.words.span;
        let after = self.document.tokens.partition_point(|token| token.span.start < name.end);
        let word = |index: usize| self.document.tokens.get(index).map_or("", |token| token.text(self.document.text));
        let number = word(after + 1);
        let is_age = word(after) == "," && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
        (is_age && matches!(word(after + 2), "," | "." | ")")).then_some(number)
    }

    /// The only one whose role, in the next sentences, has the noun: "the mayor said", then "Mayor Ana Ruiz".
    fn named_soon(
        &self,
        sentence: usize,
        at: usize,
        details: &[String],
        modifiers: &Range<usize>,
        noun: &str,
    ) -> Option<usize> {
        let from = self.document.tokens[at].span.start;
        let last = (sentence + NAMED_REACH).min(self.document.sentences.len() - 1);
        let until = self.document.tokens[self.document.sentences[last].tokens.end - 1].span.end;
        let mut found = (0..self.entities.entities.len().min(BEFORE_NAMED)).filter(|&entity| {
            let entity = &self.entities.entities[entity];
            let role = entity.roles.iter().find(|role| from < role.span.start && role.span.end <= until);
            role.is_some_and(|role| {
                let folded = role.text.to_lowercase();
                let words = words_of(&folded);
                let capital =
                    |detail: &String| starts_with_capital(self.document.text, modifiers, self.document, detail);
                let foreign = |detail: &String| capital(detail) && !fits(detail, &words, entity);
                words.contains(&noun) && (words.len() == 1 || !details.iter().any(foreign))
            })
        });
        let entity = found.next()?;
        found.next().is_none().then_some(entity)
    }

    fn in_role(&self, token: usize) -> bool {
        let span = self.document.tokens[token].span;
        let before = self.roles.partition_point(|role| role.start <= span.start);
        self.roles[before.saturating_sub(2)..before].iter().any(|role| role.contains(span))
    }

    /// Whether the entity spoke or was a subject in the sentences right before.
    fn spoke(&self, sentence: usize, entity: usize) -> bool {
        let near = self.seen.iter().rev().take(SIGHTINGS).take_while(|seen| seen.sentence + SPOKE_REACH >= sentence);
        near.filter(|seen| seen.entity == entity).any(|seen| seen.place != Prominence::Aside)
    }

    /// Whether the token belongs to a name.
    fn named(&self, token: usize) -> bool {
        let start = self.document.tokens[token].span.start;
        self.entities.mention_at(start).is_some()
    }
}

/// What a describing noun stands for.
struct Described {
    kind: EntityKind,
    words: Vec<&'static str>,
    /// Whether any body will do whose name says nothing else: "the company" after "Velmora agreed".
    any_body: bool,
}

fn described(noun: &str) -> Option<&'static Described> {
    static NOUNS: OnceLock<HashMap<&'static str, Described>> = OnceLock::new();
    let rows = || lexicon::rows(include_str!("../../lexicon/descriptions.tsv"));
    let nouns = NOUNS.get_or_init(|| {
        let rows = rows().map(|[noun, kind, words]| {
            let kind = match kind {
                "person" => EntityKind::Person,
                "group" => EntityKind::Group,
                "medium" => EntityKind::Medium,
                _ => EntityKind::Organisation,
            };
            let words: Vec<&str> = words.split_whitespace().collect();
            let any_body = words.contains(&"any");
            (noun, Described { kind, words, any_body })
        });
        rows.collect()
    });
    nouns.get(noun)
}

/// What sort of body a noun right before its name calls it: "the polling firm Velmora".
pub(super) fn sort_of_body(noun: &str) -> Option<EntityKind> {
    described(noun)
        .filter(|described| described.any_body && described.kind != EntityKind::Person)
        .map(|described| described.kind)
}

/// The words of a role or name, those with a hyphen also part by part: "executive-president".
fn words_of(described: &str) -> Vec<&str> {
    let words = described.split(|char: char| !char.is_alphanumeric() && char != '-');
    words.flat_map(|word| std::iter::once(word).chain(word.split('-').filter(|_| word.contains('-')))).collect()
}

/// Whether one of `nouns` heads a body's name: "Larvik Police", "Ministry of Health", "Larvik Police Department", not
/// "International Criminal Police Organization".
fn is_headed(words: &[&str], nouns: &[&str]) -> bool {
    let after = |at: usize| words.get(at + 1).is_none_or(|next| AFTER_HEAD.contains(next));
    words.iter().enumerate().any(|(at, word)| nouns.contains(word) && after(at))
}

/// What follows the head of a body's name, or adds nothing to it.
const AFTER_HEAD: &[&str] = &[
    "of",
    "for",
    "on",
    "in",
    "and",
    "to",
    "department",
    "force",
    "forces",
    "service",
    "services",
    "office",
    "bureau",
    "board",
];

/// Whether a body's name says that it is no company: a ministry, a court, a body of states.
fn is_public(words: &[&str], entity: &Entity) -> bool {
    let says = |word: &&str| PUBLIC.contains(word);
    let capital = entity.canonical.as_deref().is_some_and(|id| id.starts_with("government-") || PUBLIC.contains(&id));
    words.iter().any(says) || capital
}

/// Words of names, and lexicon ids, that are no company.
#[rustfmt::skip]
const PUBLIC: &[&str] = &[
    "ministry", "department", "council", "commission", "court", "tribunal", "parliament", "congress", "senate",
    "assembly", "government", "police", "army", "navy", "party", "university", "college", "school", "hospital",
    "authority", "administration", "committee", "office", "bureau", "board", "force", "forces", "guard", "nations",
    "embassy", "secretariat", "cabinet", "house", "directorate", "mission", "union", "federation", "fbi", "cia", "nypd",
    "united-nations", "european-union", "nato", "who", "imf", "world-bank", "kremlin", "white-house", "pentagon",
    "us-congress", "covid", "gdp", "republican-party", "democratic-party",
];

fn fits(detail: &str, words: &[&str], entity: &Entity) -> bool {
    let stem = |word: &str| word.trim_end_matches('s').to_owned();
    words.iter().any(|word| stem(word) == stem(detail)) || entity.canonical.as_deref() == Some(detail)
}

fn starts_with_capital(text: &str, range: &Range<usize>, document: &Document, detail: &str) -> bool {
    range.clone().any(|index| {
        let word = document.tokens[index].text(text);
        starts_name(word) && phrase::straight(word).to_lowercase() == detail
    })
}

fn gender_fits(gender: Option<Gender>, noun: &str) -> bool {
    let wanted = match noun {
        "spokesman" | "chairman" | "congressman" | "king" | "prince" | "man" | "boy" | "businessman" | "actor" => {
            Gender::Male
        }
        "spokeswoman" | "chairwoman" | "congresswoman" | "queen" | "woman" | "girl" | "actress" => Gender::Female,
        _ => return true,
    };
    gender.is_none_or(|gender| gender == wanted)
}

fn is_plain(token: Option<&Token>) -> bool {
    token.is_some_and(|token| token.kind == TokenKind::Word)
}

fn starts_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Sentences that a description looks back for somebody of whom no role is known.
const SPOKE_REACH: usize = 3;

/// Sentences that a description looks back.
const DESCRIPTION_REACH: usize = 40;

/// Sentences that a description looks ahead for somebody not named yet.
const NAMED_REACH: usize = 3;
/// Tokens of a description before its noun.
const MODIFIERS: usize = 6;

/// Entities that a headline's description is compared with.
const BEFORE_NAMED: usize = 64;

/// Bodies that have in their name what they are for.
const NAMED_FOR: &[&str] = &["ministry", "department"];

/// Nouns that mean somebody only with more words: "the party's head", not "the head".
const BODY_PARTS: &[&str] =
    &["head", "chair", "general", "captain", "principal", "board", "fund", "school", "office", "daily"];

/// Words that end the search for a description's noun.
#[rustfmt::skip]
const NOT_IN_DESCRIPTION: &[&str] = &[
    "of", "in", "at", "on", "by", "for", "from", "to", "with", "and", "or", "but", "that", "which", "who", "whose", "is",
    "are", "was", "were", "has", "have", "had", "will", "would", "said", "says", "it", "he", "she", "they", "as", "than",
    "the", "a", "an", "be", "been", "about", "into", "over", "after", "before", "could", "can", "may", "not", "also",
];
