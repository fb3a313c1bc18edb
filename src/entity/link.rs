//! Which names mean the same entity: one lexicon id, one full name, a surname or a first name of a fuller one, an
//! acronym in brackets, the first words of a longer name. Titles, descriptions and pronouns follow in
//! [`super::anaphor`].

use std::collections::{BTreeSet, HashMap};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::document::Document;
use crate::entity::head;
use crate::entity::name::Name;
use crate::entity::{Entities, Entity, EntityKind, Gender, Mention, MentionForm, phrase};
use crate::entity::{known, role};
use crate::text::{Words, is_latin};

/// Builds the entities of the names, which are sorted by position.
pub fn link(document: &Document, names: Vec<Name>) -> Entities {
    let mut linker = Linker {
        document,
        names,
        drafts: Vec::new(),
        by_word: HashMap::new(),
        by_key: HashMap::new(),
        by_initials: HashMap::new(),
        rivals: HashMap::new(),
    };
    let owners = linker.owners();
    linker.entities(&owners)
}

/// An entity in the making.
struct Draft {
    /// The words of its fullest name.
    words: Vec<String>,
    kind: Option<EntityKind>,
    id: Option<&'static str>,
    gender: Option<Gender>,
    /// Whether a verb of speech stands beside it, or a part of it stands alone as surnames do.
    speaks: bool,
    /// The name that meant it last.
    last: usize,
    /// The draft that it turned out to be.
    joined: Option<usize>,
}

struct Linker<'a> {
    document: &'a Document<'a>,
    names: Vec<Name>,
    drafts: Vec<Draft>,
    /// Drafts that have the word, by the word, folded.
    by_word: HashMap<String, Vec<usize>>,
    by_key: HashMap<String, usize>,
    /// Drafts of three words and more, by the first letters of those that have a capital.
    by_initials: HashMap<String, usize>,
    /// Whom a short name could mean as well, by the name.
    rivals: HashMap<usize, Vec<usize>>,
}

/// Drafts looked at for one short name: more bearers of a word than this are taken as unknown.
const BEARERS: usize = 24;
/// Words of a title that is shortened in brackets.
const TITLE: usize = 8;
/// Roles kept of one person.
const ROLES: usize = 8;

impl Linker<'_> {
    /// The draft of each name.
    fn owners(&mut self) -> Vec<usize> {
        // Known and full names first, wherever they stand: a headline has the surname, the body the name.
        let mut owners: Vec<Option<usize>> = vec![None; self.names.len()];
        for (index, owner) in owners.iter_mut().enumerate() {
            let words = self.words(index);
            if self.names[index].id.is_some() || words.len() > 1 {
                *owner = Some(self.full(index, words));
            }
        }
        self.join_longer();
        for index in 0..self.names.len() {
            if let Some(draft) = self.defined_by(index, &owners) {
                let name = &self.names[index];
                let target = &mut self.drafts[draft];
                target.id = target.id.or(name.id);
                self.by_key.insert(self.words(index).join(" "), draft);
                owners[index] = Some(draft);
            }
        }
        for index in 0..self.names.len().saturating_sub(1) {
            if let Some(person) = owners[index + 1].filter(|_| owners[index].is_none() && self.is_title(index)) {
                self.by_key.insert(self.words(index).join(" "), person);
                owners[index] = Some(person);
            }
        }
        for (index, owner) in owners.iter_mut().enumerate() {
            let draft = owner.unwrap_or_else(|| {
                let words = self.words(index);
                self.short(index, &words).unwrap_or_else(|| self.full(index, words))
            });
            let alone = self.names[index].tokens.len() == 1 && self.drafts[draft].words.len() > 1;
            let first = self.drafts[draft].words.first() == self.words(index).last();
            if alone && first && self.drafts[draft].speaks && self.drafts[draft].kind.is_none() {
                // "Velmora" after "Velmora Shipping": people are not called by a first word that is no first name.
                self.drafts[draft].kind = Some(EntityKind::Organisation);
            }
            self.drafts[draft].speaks |= alone && self.drafts[draft].words.last() == self.words(index).last();
            self.drafts[draft].last = index;
            *owner = Some(draft);
        }
        owners.into_iter().map(|owner| self.root(owner.expect("every name has an owner"))).collect()
    }

    fn words(&self, index: usize) -> Vec<String> {
        let tokens = &self.document.tokens[self.names[index].tokens.clone()];
        let words = tokens.iter().map(|token| unaccented(&phrase::straight(token.text(self.document.text))));
        words.filter(|word| word.chars().any(char::is_alphanumeric) && word != "the").collect()
    }

    /// The draft of a full or known name, made if there is none.
    fn full(&mut self, index: usize, words: Vec<String>) -> usize {
        let name = &self.names[index];
        let key = match name.id {
            Some(id) => format!("{:?} {id}", name.kind),
            None => words.join(" "),
        };
        if let Some(&draft) = self.by_key.get(&key) {
            let target = &mut self.drafts[draft];
            target.kind = target.kind.or(name.kind);
            target.gender = target.gender.or(name.gender);
            target.speaks |= name.speaks;
            return draft;
        }
        let draft = self.drafts.len();
        for word in &words {
            self.by_word.entry(word.clone()).or_default().push(draft);
        }
        self.by_key.insert(key, draft);
        let tokens = &self.document.tokens[name.tokens.clone()];
        let capitals = tokens.iter().map(|token| token.text(self.document.text));
        let initials: String =
            capitals.filter_map(|word| word.chars().next().filter(|first| first.is_uppercase())).collect();
        if (3..=6).contains(&initials.chars().count()) || words.len() == 2 && initials.len() == 2 {
            self.by_initials.entry(initials.to_lowercase()).or_insert(draft);
        }
        self.drafts.push(Draft {
            words,
            kind: name.kind,
            id: name.id,
            gender: name.gender,
            speaks: name.speaks,
            last: index,
            joined: None,
        });
        draft
    }

    /// "Robert Mugabe" joins "Robert Gabriel Mugabe": same last word, the others among its words.
    fn join_longer(&mut self) {
        for draft in 0..self.drafts.len() {
            let short = &self.drafts[draft];
            if short.id.is_some() || short.words.len() < 2 {
                continue;
            }
            if short.kind == Some(EntityKind::Organisation) {
                self.drafts[draft].joined = self.longer_body(draft);
                continue;
            }
            if !matches!(short.kind, None | Some(EntityKind::Person)) {
                continue;
            }
            let bearers = short.words.last().and_then(|word| self.by_word.get(word)).filter(|all| all.len() <= BEARERS);
            let fits = |&&other: &&usize| {
                let long = &self.drafts[other];
                other != draft
                    && long.id.is_none()
                    && matches!(long.kind, None | Some(EntityKind::Person))
                    && long.words.len() > short.words.len()
                    && long.words.last() == short.words.last()
                    && short.words.iter().all(|word| long.words.contains(word) || initial_of(word, &long.words))
            };
            let mut found = bearers.into_iter().flatten().filter(fits);
            if let (Some(&other), None) = (found.next(), found.next()) {
                let kind = self.drafts[other].kind.or(self.drafts[draft].kind);
                let gender = self.drafts[other].gender.or(self.drafts[draft].gender);
                (self.drafts[other].kind, self.drafts[other].gender) = (kind, gender);
                self.drafts[draft].joined = Some(other);
            }
        }
    }

    /// "Brennan Center" is "Brennan Center for Justice", where no other begins so.
    fn longer_body(&self, draft: usize) -> Option<usize> {
        let short = &self.drafts[draft].words;
        let bearers = self.by_word.get(short.first()?).filter(|all| all.len() <= BEARERS)?;
        let fits = |&&other: &&usize| {
            let long = &self.drafts[other];
            let goes_on = long.words.get(short.len()).is_some_and(|next| matches!(next.as_str(), "for" | "of" | "on"));
            other != draft
                && long.id.is_none()
                && long.kind == Some(EntityKind::Organisation)
                && goes_on
                && long.words.starts_with(short)
        };
        let mut found = bearers.iter().filter(fits);
        found.next().copied().filter(|_| found.next().is_none())
    }

    /// The draft that a joined draft became.
    fn root(&self, draft: usize) -> usize {
        let mut root = draft;
        // A joined draft has fewer words than the one it joined, so this ends.
        while let Some(joined) = self.drafts[root].joined {
            root = joined;
        }
        root
    }

    /// "… Organization (CSTO)": the draft of the name before the bracket.
    fn defined_by(&self, index: usize, owners: &[Option<usize>]) -> Option<usize> {
        let (name, before) = (&self.names[index], self.names.get(index.checked_sub(1)?)?);
        let word = |at: usize| self.document.tokens.get(at).map_or("", |token| token.text(self.document.text));
        let in_brackets = before.tokens.end + 1 == name.tokens.start && self.in_brackets(index);
        let long = &self.document.tokens[before.tokens.clone()];
        let first = word(name.tokens.start).chars().next()?;
        let starts = long.iter().any(|token| token.text(self.document.text).starts_with(first));
        let acronym = head::is_acronym(word(name.tokens.start));
        let person = before.kind == Some(EntityKind::Person) || before.kind.is_none() && !acronym;
        let bodies = !person && before.kind != Some(EntityKind::Place);
        let short = name.tokens.len() == 1;
        let draft = owners[index - 1]?;
        let same = name.id.is_none() || self.drafts[draft].id.is_none() || name.id == self.drafts[draft].id;
        (in_brackets && bodies && short && starts && same).then_some(draft)
    }

    /// "Superintendent of Police (SP) Ana Ruiz": whether the name in brackets is short for the title of the person behind.
    fn is_title(&self, index: usize) -> bool {
        let (short, person) = (&self.names[index].tokens, &self.names[index + 1]);
        let word = |at: usize| self.document.tokens.get(at).map_or("", |token| token.text(self.document.text));
        let Some(open) = short.start.checked_sub(1) else { return false };
        let in_brackets = short.len() == 1 && self.in_brackets(index);
        let beside = person.tokens.start == short.end + 1 && matches!(person.kind, None | Some(EntityKind::Person));
        let mut letters = word(short.start).chars().rev();
        let joins = |word: &&str| !matches!(*word, "of" | "the" | "and" | "for");
        let mut initials = (0..open).rev().take(TITLE).map(word).filter(joins).map(|word| word.chars().next());
        let spelt = |letter: char| {
            initials.next().flatten().is_some_and(|initial| initial.to_uppercase().eq(letter.to_uppercase()))
        };
        in_brackets && beside && head::is_acronym(word(short.start)) && letters.all(spelt)
    }

    fn in_brackets(&self, index: usize) -> bool {
        let word = |at: usize| self.document.tokens.get(at).map_or("", |token| token.text(self.document.text));
        let name = &self.names[index].tokens;
        name.start.checked_sub(1).is_some_and(|open| word(open) == "(") && word(name.end) == ")"
    }

    /// The draft that a single word means: a surname or first name, an acronym, the first word of a body's name.
    fn short(&mut self, index: usize, words: &[String]) -> Option<usize> {
        if let Some(&draft) = self.by_key.get(&words.join(" ")) {
            return Some(draft);
        }
        let word = words.last()?;
        let initials = self.by_initials.get(word).filter(|_| words.len() == 1);
        if let Some(&draft) = initials.filter(|&&draft| self.drafts[draft].kind != Some(EntityKind::Person)) {
            return Some(self.root(draft));
        }
        let bearers = self.by_word.get(word).filter(|bearers| bearers.len() <= BEARERS)?;
        let Name { kind: wanted, gender, .. } = self.names[index];
        let written = self.document.tokens[self.names[index].tokens.end - 1].text(self.document.text);
        let fits = |draft: usize, rank: usize| {
            let draft = &self.drafts[draft];
            let kind = wanted.is_none() || draft.kind.is_none() || wanted == draft.kind;
            let is_person = matches!(draft.kind, None | Some(EntityKind::Person));
            // "Mr. Clinton" is not Hillary Clinton.
            let other = gender.is_some() && draft.gender.is_some() && gender != draft.gender;
            draft.id.is_none()
                && kind
                && !other
                && match rank {
                    0 => is_person && draft.words.last() == Some(word),
                    1 => is_person && draft.words.first() == Some(word) && known::first_name(written).is_some(),
                    2 => draft.kind == Some(EntityKind::Person) && draft.words.contains(word),
                    _ => {
                        let body = matches!(draft.kind, None | Some(EntityKind::Organisation));
                        body && draft.words.first() == Some(word)
                    }
                }
        };
        let (meant, rivals) = (0..4).find_map(|rank| {
            let candidates = bearers.iter().map(|&draft| self.root(draft)).filter(|&draft| fits(draft, rank));
            let candidates: BTreeSet<usize> = candidates.collect();
            // The one mentioned last before this; else the only one after it.
            let meant = candidates.iter().copied().max_by_key(|&draft| {
                let last = self.drafts[draft].last;
                (last < index, if last < index { last } else { usize::MAX - last })
            })?;
            Some((meant, candidates.into_iter().filter(|&draft| draft != meant).collect()))
        })?;
        self.rivals.insert(index, rivals);
        Some(meant)
    }

    fn entities(&self, owners: &[usize]) -> Entities {
        let text = self.document.text;
        let mut entities = Entities::default();
        let mut places: HashMap<usize, usize> = HashMap::new();
        for (name, &draft) in self.names.iter().zip(owners) {
            let span = role::span(self.document, &name.tokens);
            let entity = *places.entry(draft).or_insert_with(|| {
                entities.entities.push(self.entity(draft));
                entities.entities.len() - 1
            });
            let target = &mut entities.entities[entity];
            let written = span.slice(text);
            let written = written.strip_prefix("the ").or(written.strip_prefix("The ")).unwrap_or(written);
            if is_fuller(written, &target.name) {
                target.name = written.to_owned();
            }
            target.gender = target.gender.or(name.gender);
            for role in name.roles.iter().filter(|_| target.kind == EntityKind::Person) {
                let words = Words::of(text, role::span(self.document, role));
                if target.roles.len() < ROLES && !target.roles.contains(&words) {
                    target.roles.push(words);
                }
            }
            let words = Words::of(text, span);
            entities.mentions.push(Mention { words, entity, form: MentionForm::Name, rivals: Vec::new() });
        }
        for (&name, rivals) in &self.rivals {
            let others = rivals.iter().filter_map(|&rival| places.get(&self.root(rival)).copied());
            let mention = &mut entities.mentions[name];
            mention.rivals = others.filter(|&rival| rival != mention.entity).collect();
        }
        for entity in &mut entities.entities {
            entity.role =
                entity.roles.iter().max_by_key(|role| (role.text.len(), std::cmp::Reverse(role.span))).cloned();
        }
        entities
    }

    fn entity(&self, draft: usize) -> Entity {
        let draft = &self.drafts[draft];
        let kind = draft.kind.unwrap_or_else(|| guess(&draft.words, draft.speaks));
        Entity {
            name: draft.id.and_then(known::usual_name).unwrap_or_default().to_owned(),
            kind,
            role: None,
            canonical: draft.id.map(str::to_owned),
            roles: Vec::new(),
            gender: draft.gender,
        }
    }
}

/// The kind of a name that nothing around it tells: two to four plain words that speak are most often a person.
fn guess(words: &[String], speaks: bool) -> EntityKind {
    let plain = words.iter().all(|word| word.chars().all(|char| char.is_alphabetic() || matches!(char, '-' | '\'')));
    if speaks && (2..=4).contains(&words.len()) && plain { EntityKind::Person } else { EntityKind::Unknown }
}

/// A word in small letters without accents, which are not always written: "Cesar" is "César".
fn unaccented(word: &str) -> String {
    word.nfd().filter(|&char| !is_combining_mark(char)).flat_map(char::to_lowercase).collect()
}

fn initial_of(word: &str, words: &[String]) -> bool {
    word.chars().count() == 1 && words.iter().any(|other| other.starts_with(word))
}

/// Whether `written` is the better name: more words, or more letters of the same number of words; in the article's script,
/// not in capitals.
fn is_fuller(written: &str, name: &str) -> bool {
    let rank = |name: &str| {
        let lower = name.chars().any(char::is_lowercase);
        (is_latin(name), lower, name.split_whitespace().count(), name.len())
    };
    name.is_empty() || rank(written) > rank(name)
}
