//! Proper names in one sentence, each with what its words and its neighbours tell about its kind. The words come from
//! [`super::run`], cut in [`super::segment`]; which names mean the same one is decided in [`super::link`].

use std::collections::HashSet;
use std::ops::Range;

use crate::document::{Document, Sentence, TokenKind};
use crate::entity::head::{Head, Position, head, is_acronym};
use crate::entity::known::{self, Known, Sort, TitleKind};
use crate::entity::run::{Item, LONGEST, NO_NAMES, Reader};
use crate::entity::{EntityKind, Gender, description, role, speech};

/// A proper name where it stands.
#[derive(Clone, Debug)]
pub struct Name {
    /// Indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    pub sentence: usize,
    /// `None` where the sentence does not tell.
    pub kind: Option<EntityKind>,
    /// The lexicon's id.
    pub id: Option<&'static str>,
    pub gender: Option<Gender>,
    /// The tokens that say what a person is: "acting Foreign Minister".
    pub roles: Vec<Range<usize>>,
    /// Whether it stands where every word has a capital, so that the capital tells nothing.
    pub opens: bool,
    /// Whether a verb of speech stands beside it.
    pub speaks: bool,
}

/// Finds the names of one sentence. `ordinary` holds the words that the text also writes in lower case.
pub fn find(document: &Document, index: usize, ordinary: &HashSet<String>) -> Vec<Name> {
    let sentence = &document.sentences[index];
    let reader = Reader { document, sentence, index, ordinary, capitals: writes_in_capitals(document, sentence) };
    let mut names = Vec::new();
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let run = reader.run(at);
        let Some(last) = run.last() else {
            at += 1;
            continue;
        };
        let end = last.range().end;
        at = reader.segment(&run, &mut names).max(end);
    }
    for name in &mut names {
        let may_be_person = name.kind == Some(EntityKind::Person) || name.kind.is_none() && name.tokens.len() > 1;
        if may_be_person && name.id.is_none() {
            add_roles(document, sentence, name);
            if !name.roles.is_empty() {
                name.kind = Some(EntityKind::Person);
            }
        }
    }
    names
}

/// Adds the roles that stand beside a name.
pub fn add_roles(document: &Document, sentence: &Sentence, name: &mut Name) {
    name.roles.extend(role::running_into(document, sentence, name.tokens.start));
    name.roles.extend(role::before(document, sentence, name.tokens.start));
    name.roles.extend(role::after(document, sentence, name.tokens.end));
}

/// Whether a sentence is a headline in title case or capitals, where a capital tells nothing: nearly no long word is
/// small, and no full stop ends it.
pub fn writes_in_capitals(document: &Document, sentence: &Sentence) -> bool {
    let tokens = &document.tokens[sentence.tokens.clone()];
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.text(document.text));
    let long: Vec<&str> = words.filter(|word| word.chars().count() >= LONG_WORD).collect();
    let small = long.iter().filter(|word| !word.starts_with(char::is_uppercase)).count();
    let stopped = tokens.last().is_some_and(|token| matches!(token.text(document.text), "." | "”" | "\"" | ","));
    let shouted = long.iter().all(|word| !word.chars().any(char::is_lowercase));
    long.len() >= 3 && small * 10 <= long.len() && (!stopped || shouted)
}

/// Words shorter than this stay small in title case: "with", "from".
const LONG_WORD: usize = 5;

impl Reader<'_> {
    /// A name that no lexicon has.
    pub(super) fn unknown(
        &self,
        run: &[Item],
        at: usize,
        end: usize,
        tokens: Range<usize>,
        title: Option<(Range<usize>, known::Title)>,
        prefix: Option<usize>,
    ) -> Name {
        let mut name = self.name(tokens.clone(), None);
        let first = self.word(tokens.start);
        let words = end - at;
        if let Some((range, title)) = title {
            name.kind = Some(EntityKind::Person);
            name.gender = title.gender.or(known::first_name(first).flatten());
            if title.kind != TitleKind::Honorific {
                let start = prefix.unwrap_or(range.start).min(range.start);
                name.roles.push(role::start_before(self.document, self.sentence, start)..range.end);
            }
            return name;
        }
        if let Some(head) = self.head(run, at, end).filter(|head| words > 1 || *head == Head::Organisation) {
            name.kind = if words == 1 && !matches!(self.word(tokens.end), "of" | "for") { None } else { head.kind() };
            return name;
        }
        if words > 1 && head(first, Position::First) == Some(Head::Place) {
            name.kind = Some(EntityKind::Place);
            return name;
        }
        if let Some(stop) = self.joined_body(tokens.end) {
            name.tokens = tokens.start..stop;
            name.kind = Some(EntityKind::Organisation);
            return name;
        }
        let followed_by_age = self.word(tokens.end) == ","
            && self.token(tokens.end + 1).is_some_and(|token| token.kind == TokenKind::Number)
            && matches!(self.word(tokens.end + 2), "," | "." | ")");
        if words > 1 && known::first_name(first).is_some() || followed_by_age {
            name.kind = Some(EntityKind::Person);
            name.gender = known::first_name(first).flatten();
        } else if let Some(kind) = description::sort_of_body(self.word(tokens.start.wrapping_sub(1))) {
            name.kind = Some(kind);
        } else if words > 1 && self.speaks(&tokens) {
            name.speaks = true;
        } else if words == 1 && is_acronym(first) && !self.capitals {
            name.kind = Some(EntityKind::Organisation);
        } else if matches!(self.word(tokens.end), "police" | "prosecutors") {
            name.tokens = tokens.start..tokens.end + 1;
            name.kind = Some(EntityKind::Organisation);
        }
        name
    }

    pub(super) fn known(&self, range: Range<usize>, known: Known) -> Name {
        let mut name = self.name(range.clone(), Some(known.kind));
        name.id = Some(known.id);
        if let Sort::Seat(seat) = known.sort
            && self.acts(&range)
        {
            (name.kind, name.id) = (Some(EntityKind::Organisation), Some(seat));
        }
        if known.kind == EntityKind::Place && matches!(self.word(range.end), "police" | "prosecutors") {
            name.tokens.end += 1;
            (name.kind, name.id) = (Some(EntityKind::Organisation), None);
        }
        name
    }

    pub(super) fn name(&self, tokens: Range<usize>, kind: Option<EntityKind>) -> Name {
        let opens = self.opens(tokens.start);
        Name { tokens, sentence: self.index, kind, id: None, gender: None, roles: Vec::new(), opens, speaks: false }
    }

    /// "Ministry" + "of Information and Culture".
    pub(super) fn extended(&self, tokens: Range<usize>, kind: EntityKind) -> Range<usize> {
        let mut end = tokens.end;
        let single = tokens.len() == 1;
        while kind == EntityKind::Organisation && end - tokens.start < LONGEST {
            let joins = match self.word(end) {
                "of" | "for" | "on" => true,
                "and" | "&" => end > tokens.end || (single && self.word(end + 1) == "Human"),
                _ => false,
            };
            let next = end + 1 + usize::from(self.word(end + 1) == "the");
            if !joins || !self.is_capital(next) || NO_NAMES.contains(&self.word(next).to_lowercase().as_str()) {
                break;
            }
            let known = known::name(self.document.text, self.rest(next));
            let titled = known::title(self.document.text, self.rest(next)).is_some();
            let person = known::first_name(self.word(next)).is_some();
            match known {
                Some((count, known)) if single && end == tokens.end && known.kind == EntityKind::Place => {
                    end = next + count;
                }
                Some(_) => break,
                None if self.word(end) == "and" && (titled || person) => break,
                None => {
                    end = next + 1;
                    while self.is_capital(end)
                        && end - tokens.start < LONGEST
                        && known::title(self.document.text, self.rest(end)).is_none()
                        && known::first_name(self.word(end)).is_none()
                    {
                        end += 1;
                    }
                }
            }
        }
        tokens.start..end
    }

    /// "Culture" + "and Tourism Association": where the body's name ends that goes on after "and".
    fn joined_body(&self, at: usize) -> Option<usize> {
        if !matches!(self.word(at), "and" | "&") {
            return None;
        }
        let stop = (at + 1..at + 1 + LONGEST).find(|&index| !self.is_capital(index))?;
        let is_body = stop > at + 2 && head(self.word(stop - 1), Position::Last) == Some(Head::Organisation);
        let named = known::name(self.document.text, self.rest(at + 1)).is_some();
        (is_body && !named).then_some(stop)
    }

    /// Whether a verb of speech stands right after the name, or right before it.
    fn speaks(&self, tokens: &Range<usize>) -> bool {
        let before = tokens.start.checked_sub(1).map_or("", |before| self.word(before));
        let according =
            before == "to" && tokens.start >= 2 && self.word(tokens.start - 2).eq_ignore_ascii_case("according");
        according || speech::is_verb_of_speech(self.word(tokens.end)) || speech::is_verb_of_speech(before)
    }

    /// Whether a seat of government acts here: the subject of a verb, not "in Moscow".
    fn acts(&self, range: &Range<usize>) -> bool {
        let before = range.start.checked_sub(1).map_or("", |before| self.word(before));
        let placed =
            matches!(before, "in" | "at" | "from" | "to" | "near" | "of" | "outside" | "around" | "," | "into");
        !placed && (is_verb(self.word(range.end)) || before == "says" || before == "said")
    }
}

/// Whether `word` looks like the verb of a name before it: a few auxiliaries, or a past or present ending.
fn is_verb(word: &str) -> bool {
    matches!(word, "has" | "had" | "is" | "was" | "will" | "would" | "believes" | "hopes" | "wants" | "said" | "says")
        || word.len() > 4 && word.chars().all(char::is_lowercase) && word.ends_with("ed")
}
