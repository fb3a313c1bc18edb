//! Mentions that do not name: descriptions ("the Russian envoy", "the ministry", "CSTO chief") and pronouns ("he",
//! "it"). Each goes to the entity before it that fits best; where two fit equally well, to none.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::document::{Document, Sentence, Token, TokenKind};
use crate::entity::{Entities, EntityKind, Gender, Mention, MentionForm};
use crate::entity::{phrase, role};
use crate::lexicon;
use crate::text::{Span, Words};

/// Adds descriptions and pronouns to the entities that have only names.
pub fn add(document: &Document, entities: Entities) -> Entities {
    let mut roles: Vec<Span> =
        entities.entities.iter().flat_map(|entity| &entity.roles).map(|role| role.span).collect();
    roles.sort_unstable();
    let mut reader = Reader { document, entities, roles, seen: Vec::new(), added: Vec::new(), replaced: Vec::new() };
    let mut next = 0;
    for index in 0..document.sentences.len() {
        next = reader.sentence(index, next);
    }
    let Reader { mut entities, added, replaced, .. } = reader;
    let mut keep = (0..entities.mentions.len()).map(|index| replaced.binary_search(&index).is_err());
    entities.mentions.retain(|_| keep.next().unwrap_or(true));
    entities.mentions.extend(added);
    entities.mentions.sort_by_key(|mention| mention.words.span);
    entities
}

/// Where an entity was last met, and how much it stood out there.
#[derive(Clone, Copy, Debug)]
struct Sighting {
    entity: usize,
    sentence: usize,
    token: usize,
    place: Prominence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Prominence {
    Aside,
    Subject,
    Speaker,
}

/// Sentences that a pronoun looks back.
const PRONOUN_REACH: usize = 8;
/// Sentences that a description looks back for somebody of whom no role is known.
const SPOKE_REACH: usize = 3;
/// Sentences that a description looks back.
const DESCRIPTION_REACH: usize = 40;
/// Sightings that either looks at: a list of names in one sentence may be endless.
const SIGHTINGS: usize = 160;
/// Tokens of a description before its noun.
const MODIFIERS: usize = 6;

struct Reader<'a> {
    document: &'a Document<'a>,
    entities: Entities,
    /// Where roles stand beside names, sorted: nothing in them is a mention of its own.
    roles: Vec<Span>,
    /// In the order of the text.
    seen: Vec<Sighting>,
    added: Vec<Mention>,
    /// Indices of name mentions that a description took the place of, ascending.
    replaced: Vec<usize>,
}

impl<'a> Reader<'a> {
    /// Reads one sentence; `next` is the first name mention not read yet. Returns the next one after the sentence.
    fn sentence(&mut self, index: usize, mut next: usize) -> usize {
        let sentence = &self.document.sentences[index];
        let mut at = sentence.tokens.start;
        let mut first = true;
        while at < sentence.tokens.end {
            let span = self.document.tokens[at].span;
            if let Some((range, entity)) = self.description(index, at) {
                let words = Words::of(self.document.text, role::span(self.document, &range));
                while self.entities.mentions.get(next).is_some_and(|mention| mention.words.span.start < words.span.end)
                {
                    self.replaced.push(next);
                    next += 1;
                }
                self.added.push(Mention { words, entity, form: MentionForm::Description });
                self.meet(index, &range, entity, &mut first);
                at = range.end;
                continue;
            }
            if let Some(mention) =
                self.entities.mentions.get(next).filter(|mention| mention.words.span.start <= span.start)
            {
                let (entity, end) = (mention.entity, mention.words.span.end);
                next += 1;
                let stop = (at..sentence.tokens.end).find(|&stop| self.document.tokens[stop].span.start >= end);
                let range = at..stop.unwrap_or(sentence.tokens.end).max(at + 1);
                self.meet(index, &range, entity, &mut first);
                at = range.end;
                continue;
            }
            if let Some(entity) = self.pronoun(index, at) {
                let words = Words::of(self.document.text, span);
                self.added.push(Mention { words, entity, form: MentionForm::Pronoun });
                self.meet(index, &(at..at + 1), entity, &mut first);
            }
            at += 1;
        }
        next
    }

    fn meet(&mut self, sentence: usize, range: &Range<usize>, entity: usize, first: &mut bool) {
        let tokens = &self.document.sentences[sentence];
        let before = range.start.checked_sub(1).map_or("", |before| text(self.document, tokens, before));
        let quoted = self.document.quotation_at(self.document.tokens[range.start].span.start).is_some();
        let place = if !quoted && speaks(self.document, tokens, range) {
            Prominence::Speaker
        } else if *first
            && !quoted
            && !PREPOSITIONS.contains(&before)
            && is_person_like(self.entities.entities[entity].kind)
        {
            Prominence::Subject
        } else {
            Prominence::Aside
        };
        if place != Prominence::Aside {
            *first = false;
        }
        self.seen.push(Sighting { entity, sentence, token: range.start, place });
    }

    /// The description that begins with the token at `at`, and whom it means.
    fn description(&self, sentence: usize, at: usize) -> Option<(Range<usize>, usize)> {
        let tokens = &self.document.sentences[sentence];
        let word = |index: usize| text(self.document, tokens, index);
        let opener = matches!(word(at), "the" | "The" | "this" | "This");
        let before = at.checked_sub(1).map_or("", |before| word(before));
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
            let noun = described(&last).filter(|_| !named);
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
            let entity = self.meant(sentence, at, description, &modifiers, &last, opener)?;
            return Some((at..end, entity));
        }
        None
    }

    fn in_role(&self, token: usize) -> bool {
        let span = self.document.tokens[token].span;
        let before = self.roles.partition_point(|role| role.start <= span.start);
        self.roles[before.saturating_sub(2)..before].iter().any(|role| role.contains(span))
    }

    fn only_one(&self, pronoun: Pronoun) -> Option<usize> {
        let recent = self.seen.iter().rev().take(SIGHTINGS).map(|sighting| sighting.entity);
        let mut fitting = recent.filter(|&entity| {
            let entity = &self.entities.entities[entity];
            pronoun != Pronoun::It && pronoun.fits(entity.kind, entity.gender)
        });
        let first = fitting.next()?;
        fitting.all(|entity| entity == first).then_some(first)
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

    /// Whom a description means: the entity before it whose role or name has the noun and most of the modifiers.
    fn meant(
        &self,
        sentence: usize,
        at: usize,
        description: &Described,
        modifiers: &Range<usize>,
        noun: &str,
        opener: bool,
    ) -> Option<usize> {
        let text = self.document.text;
        let folded = |index: usize| phrase::straight(self.document.tokens[index].text(text)).to_lowercase();
        let details: Vec<String> =
            modifiers.clone().map(folded).filter(|word| word.len() > 2 || starts_name(word)).collect();
        let reach = sentence.saturating_sub(DESCRIPTION_REACH);
        let mut last_seen: HashMap<usize, usize> = HashMap::new();
        for sighting in self.seen.iter().rev().take_while(|sighting| sighting.sentence >= reach).take(SIGHTINGS) {
            if sighting.token < at {
                last_seen.entry(sighting.entity).or_insert(sighting.token);
            }
        }
        let everyone = 0..self.entities.entities.len().min(BEFORE_NAMED);
        let mut candidates: Vec<usize> = last_seen.keys().copied().collect();
        if !opener {
            candidates.extend(everyone.filter(|entity| !last_seen.contains_key(entity)));
        }
        candidates.sort_unstable();
        let mut best: Option<((usize, usize), usize)> = None;
        let mut tied = false;
        for entity in candidates {
            let candidate = &self.entities.entities[entity];
            if candidate.kind != description.kind || !gender_fits(candidate.gender, noun) {
                continue;
            }
            let described: String = match candidate.kind {
                EntityKind::Person => {
                    candidate.roles.iter().map(|role| role.text.to_lowercase()).collect::<Vec<_>>().join(" ")
                }
                _ => candidate.name.to_lowercase(),
            };
            let words: Vec<&str> = described.split(|char: char| !char.is_alphanumeric() && char != '-').collect();
            let named = description.words.iter().any(|word| words.contains(word));
            let fallback = opener
                && description.any_body
                && match candidate.kind {
                    EntityKind::Person => candidate.roles.is_empty() && self.spoke(sentence, entity),
                    _ => !is_public(&words, candidate),
                };
            if !named && !description.words.is_empty() && !fallback {
                continue;
            }
            let matched = details.iter().filter(|detail| fits(detail, &words, candidate)).count();
            let missed = details.len() - matched;
            // A description that says more than the role knows is somebody else's: but "former", "senior" say little.
            let needed =
                details.iter().filter(|detail| starts_with_capital(text, modifiers, self.document, detail)).count();
            // A bare role ("Minister") leaves open which.
            let bare = words.len() <= 2 && opener;
            let other = candidate.kind == EntityKind::Person && needed > 0 && matched == 0 && !bare;
            if other || (!opener && missed > 0) {
                continue;
            }
            let exact = usize::from(words.contains(&noun));
            let score = (2 * matched + exact + usize::from(named), last_seen.get(&entity).map_or(0, |token| token + 1));
            tied = best.is_some_and(|(other, _)| other == score);
            if best.is_none_or(|(other, _)| score > other) {
                best = Some((score, entity));
            }
        }
        best.filter(|_| !tied).map(|(_, entity)| entity)
    }

    /// Whom the pronoun at token `at` means.
    fn pronoun(&self, sentence: usize, at: usize) -> Option<usize> {
        let tokens = &self.document.sentences[sentence];
        let token = &self.document.tokens[at];
        let pronoun = Pronoun::of(token.text(self.document.text))?;
        if self.document.quotation_at(token.span.start).is_some() {
            return None;
        }
        if pronoun == Pronoun::It && !verb_of_speech_follows(self.document, tokens, at + 1) {
            return None;
        }
        let reach = sentence.saturating_sub(PRONOUN_REACH);
        let opens = self.seen.last().is_none_or(|sighting| sighting.sentence != sentence);
        let mut scores: HashMap<usize, (usize, usize)> = HashMap::new();
        let recent = self.seen.iter().rev().take(SIGHTINGS).take_while(|sighting| sighting.sentence >= reach);
        for sighting in recent {
            let entity = &self.entities.entities[sighting.entity];
            if !pronoun.fits(entity.kind, entity.gender) {
                continue;
            }
            let distance = sentence - sighting.sentence;
            let stands_out = match sighting.place {
                Prominence::Speaker => 3,
                Prominence::Subject => 2,
                Prominence::Aside => 0,
            };
            // Somebody of this sentence comes first, then the speaker or subject of the one before, and so on.
            let score = 4 * (PRONOUN_REACH + 1 - distance) + stands_out + usize::from(distance == 0 && !opens) * 2;
            let entry = scores.entry(sighting.entity).or_insert((score, sighting.token));
            if score > entry.0 {
                *entry = (score, sighting.token);
            }
        }
        let mut ranked: Vec<((usize, usize), usize)> =
            scores.into_iter().map(|(entity, score)| (score, entity)).collect();
        ranked.sort_unstable_by(|left, right| right.cmp(left));
        match ranked[..] {
            // Far back, but the only one there has been.
            [] => self.only_one(pronoun),
            [(_, only)] => Some(only),
            // Two asides of one sentence: nothing tells which.
            [((first, _), entity), ((second, _), _), ..] => (first > second).then_some(entity),
        }
    }
}

/// Entities that a headline's description is compared with.
const BEFORE_NAMED: usize = 64;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pronoun {
    He,
    She,
    It,
}

impl Pronoun {
    fn of(word: &str) -> Option<Pronoun> {
        match word {
            "he" | "He" | "him" | "his" | "His" | "himself" => Some(Pronoun::He),
            "she" | "She" | "her" | "Her" | "herself" => Some(Pronoun::She),
            "it" | "It" => Some(Pronoun::It),
            _ => None,
        }
    }

    fn fits(self, kind: EntityKind, gender: Option<Gender>) -> bool {
        match self {
            Pronoun::He => kind == EntityKind::Person && gender != Some(Gender::Female),
            Pronoun::She => kind == EntityKind::Person && gender != Some(Gender::Male),
            Pronoun::It => matches!(kind, EntityKind::Organisation | EntityKind::Group | EntityKind::Medium),
        }
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

/// Whether the entity in `range` is the one who speaks: a verb of speech right after it (an apposition between
/// commas may stand between), or right before it.
fn speaks(document: &Document, sentence: &Sentence, range: &Range<usize>) -> bool {
    if verb_of_speech_follows(document, sentence, range.end) {
        return true;
    }
    let before = range.start.checked_sub(1).map_or("", |before| text(document, sentence, before));
    if is_verb_of_speech(before)
        || before == "to" && range.start >= 2 && text(document, sentence, range.start - 2) == "according"
    {
        return true;
    }
    if text(document, sentence, range.end) != "," {
        return false;
    }
    let close = (range.end + 1..range.end + APPOSITION).find(|&index| text(document, sentence, index) == ",");
    close.is_some_and(|close| verb_of_speech_follows(document, sentence, close + 1))
}

/// Tokens of an apposition between a speaker and the verb.
const APPOSITION: usize = 24;

fn verb_of_speech_follows(document: &Document, sentence: &Sentence, at: usize) -> bool {
    let skipped = |word: &str| {
        matches!(
            word,
            "has"
                | "had"
                | "have"
                | "also"
                | "then"
                | "further"
                | "later"
                | "repeatedly"
                | "earlier"
                | "went"
                | "on"
                | "however"
        ) || word.ends_with("ly")
    };
    let mut index = at;
    while index < at + 4 && skipped(text(document, sentence, index)) {
        index += 1;
    }
    is_verb_of_speech(text(document, sentence, index))
}

pub fn is_verb_of_speech(word: &str) -> bool {
    static FORMS: OnceLock<std::collections::HashSet<&'static str>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        let rows = lexicon::rows(include_str!("../../lexicon/cues.tsv"));
        rows.flat_map(|[verb, forms]| forms.split(' ').chain([verb])).collect()
    });
    forms.contains(word)
}

/// Whether a body's name says that it is no company: a ministry, a court, a body of states.
fn is_public(words: &[&str], entity: &crate::entity::Entity) -> bool {
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

fn fits(detail: &str, words: &[&str], entity: &crate::entity::Entity) -> bool {
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
        "spokesman" | "chairman" | "congressman" | "king" | "prince" => Gender::Male,
        "spokeswoman" | "chairwoman" | "congresswoman" | "queen" => Gender::Female,
        _ => return true,
    };
    gender.is_none_or(|gender| gender == wanted)
}

fn is_person_like(kind: EntityKind) -> bool {
    !matches!(kind, EntityKind::Place)
}

fn is_plain(token: Option<&Token>) -> bool {
    token.is_some_and(|token| token.kind == TokenKind::Word)
}

fn starts_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn text<'a>(document: &Document<'a>, sentence: &Sentence, index: usize) -> &'a str {
    if sentence.tokens.contains(&index) { document.tokens[index].text(document.text) } else { "" }
}

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

const PREPOSITIONS: &[&str] = &[
    "in", "of", "at", "on", "by", "for", "from", "to", "with", "against", "near", "under", "after", "before",
    "between", "and", "into", "through", "about", "over", "like", "than", "via", "'s", "’s",
];
