//! Proper names in one sentence: runs of capitalised words, cut where a known name, a title or a head word says so,
//! each with what its words and its neighbours tell about its kind. Which names mean the same one is decided in
//! [`super::link`].

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use crate::document::{Document, Sentence, Token, TokenKind};
use crate::entity::known::{self, Known, Sort, TitleKind};
use crate::entity::{EntityKind, Gender};
use crate::entity::{anaphor, role};
use crate::lexicon;

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

/// What a part of a run of capitalised words is.
#[derive(Clone, Debug)]
enum Item {
    Known(Range<usize>, Known),
    Title(Range<usize>, known::Title),
    Word(Range<usize>),
}

impl Item {
    fn range(&self) -> Range<usize> {
        match self {
            Item::Known(range, _) | Item::Title(range, _) | Item::Word(range) => range.clone(),
        }
    }
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
            name.roles.extend(role::running_into(document, sentence, name.tokens.start));
            name.roles.extend(role::before(document, sentence, name.tokens.start));
            name.roles.extend(role::after(document, sentence, name.tokens.end));
            if !name.roles.is_empty() {
                name.kind = Some(EntityKind::Person);
            }
        }
    }
    names
}

/// Whether a sentence is a headline in title case or capitals, where a capital tells nothing: nearly no long word is
/// small, and no full stop ends it.
pub fn writes_in_capitals(document: &Document, sentence: &Sentence) -> bool {
    let tokens = &document.tokens[sentence.tokens.clone()];
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.text(document.text));
    let long: Vec<&str> = words.filter(|word| word.chars().count() >= LONG_WORD).collect();
    let small = long.iter().filter(|word| !word.starts_with(char::is_uppercase)).count();
    let stopped = tokens.last().is_some_and(|token| matches!(token.text(document.text), "." | "”" | "\"" | ","));
    long.len() >= 3 && small * 10 <= long.len() && !stopped
}

/// Words shorter than this stay small in title case: "with", "from".
const LONG_WORD: usize = 5;
/// Longest name, in words.
const LONGEST: usize = 9;

struct Reader<'a> {
    document: &'a Document<'a>,
    sentence: &'a Sentence,
    index: usize,
    ordinary: &'a HashSet<String>,
    capitals: bool,
}

impl Reader<'_> {
    fn token(&self, index: usize) -> Option<&Token> {
        self.sentence.tokens.contains(&index).then(|| &self.document.tokens[index])
    }

    fn word(&self, index: usize) -> &str {
        self.token(index).map_or("", |token| token.text(self.document.text))
    }

    fn rest(&self, index: usize) -> &[Token] {
        &self.document.tokens[index.min(self.sentence.tokens.end)..self.sentence.tokens.end]
    }

    fn is_capital(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.kind == TokenKind::Word)
            && self.word(index).starts_with(char::is_uppercase)
    }

    /// The items that begin at token `at` without a gap.
    fn run(&self, at: usize) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let mut index = at;
        while self.sentence.tokens.contains(&index) && items.len() < 2 * LONGEST {
            let rest = self.rest(index);
            let named = known::name(self.document.text, rest).filter(|_| !self.glued(index));
            let titled = known::title(self.document.text, rest).filter(|_| self.is_capital(index));
            if let Some((count, known)) = named.filter(|named| named.0 >= titled.as_ref().map_or(0, |title| title.0)) {
                items.push(Item::Known(index..index + count, known));
                index += count;
            } else if let Some((count, title)) = titled {
                items.push(Item::Title(index..index + count, title));
                index += count;
            } else if self.is_name_word(index, items.is_empty()) {
                let mut end = index + 1;
                if self.is_initial(index) {
                    end += 1;
                }
                items.push(Item::Word(index..end));
                index = end;
            } else if let Some(end) = self.particles(index).filter(|_| matches!(items.last(), Some(Item::Word(_)))) {
                items.push(Item::Word(index..end));
                index = end;
            } else if matches!(items.last(), Some(Item::Word(_)))
                && self.word(index) == "&"
                && self.is_capital(index + 1)
            {
                items.push(Item::Word(index..index + 1));
                index += 1;
            } else {
                break;
            }
        }
        items
    }

    /// Whether the token continues a word of another kind ("1.2m", "COVID-19's").
    fn glued(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1).and_then(|before| self.token(before)) else { return false };
        before.span.end == self.document.tokens[index].span.start && before.kind == TokenKind::Number
    }

    fn is_name_word(&self, index: usize, first: bool) -> bool {
        if !self.is_capital(index) {
            return false;
        }
        let word = self.word(index);
        let lower = word.to_lowercase();
        // "US-led", "Taliban-run" are adjectives.
        let tail = word.rsplit_once('-').is_some_and(|(_, tail)| tail.starts_with(char::is_lowercase));
        let inside = !first && INSIDE_NAMES.contains(&lower.as_str());
        if NO_NAMES.contains(&lower.as_str()) && !inside || tail && first {
            return false;
        }
        // A capital after a mark that opens a sentence tells nothing.
        if first && (self.opens(index) || self.capitals) {
            let tag = self.document.tokens[index].tag;
            let named = known::first_name(word).is_some();
            return named || tag.is_proper_noun() && !self.ordinary.contains(&lower);
        }
        true
    }

    /// Whether the token stands where every word has a capital: first, or after a colon, dash or opening mark.
    fn opens(&self, index: usize) -> bool {
        index == self.sentence.tokens.start
            || matches!(
                self.word(index - 1),
                ":" | "“"
                    | "\""
                    | "‘"
                    | "'"
                    | "—"
                    | "–"
                    | "-"
                    | "*"
                    | "•"
                    | "("
                    | "."
                    | "…"
                    | "?"
                    | "!"
                    | "|"
                    | "»"
                    | "«"
            ) && self.word(index - 1) != "("
    }

    fn is_initial(&self, index: usize) -> bool {
        self.word(index).chars().count() == 1 && self.word(index + 1) == "."
    }

    /// "de la" before a capital: the end of the particles at `index`.
    fn particles(&self, index: usize) -> Option<usize> {
        let mut end = index;
        while PARTICLES.contains(&self.word(end)) && end < index + 3 {
            end += 1;
        }
        (end > index && self.is_capital(end)).then_some(end)
    }

    /// Cuts a run into names; the index of the token after the last of them.
    fn segment(&self, run: &[Item], names: &mut Vec<Name>) -> usize {
        let mut reached = 0;
        let mut at = 0;
        // Where the role before a name begins, and the title in it.
        let mut prefix: Option<usize> = None;
        let mut title: Option<(Range<usize>, known::Title)> = None;
        if let Some(Item::Word(range)) = run.first() {
            title = role::calling_before(self.document, self.sentence, range.start);
            prefix = title.as_ref().map(|(range, _)| range.start);
        }
        while at < run.len() {
            let range = run[at].range();
            if range.end <= reached {
                at += 1;
                continue;
            }
            match &run[at] {
                Item::Title(range, found) => {
                    let begun = prefix.unwrap_or(range.start);
                    let end = self.words_end(run, at + 1);
                    if end > at + 1 && self.head(run, at + 1, end) == Some(Head::Organisation) {
                        // "General Assembly", "Attorney General Office".
                        names.push(self.name(range.start..run[end - 1].range().end, Some(EntityKind::Organisation)));
                        (prefix, title) = (None, None);
                        at = end;
                        continue;
                    }
                    prefix = Some(begun);
                    title = Some((range.clone(), *found));
                    at += 1;
                }
                Item::Known(range, known) => {
                    let end = self.words_end(run, at + 1);
                    let head = if end > at + 1 { self.head(run, at + 1, end) } else { None };
                    if let Some(kind) = head.filter(|_| end - at <= LONGEST).and_then(Head::kind) {
                        let whole = self.extended(range.start..run[end - 1].range().end, kind);
                        reached = whole.end;
                        names.push(self.name(whole, Some(kind)));
                        prefix = matches!(run.get(end), Some(Item::Title(..))).then_some(range.start);
                        (title, at) = (None, end);
                        continue;
                    }
                    if let Some(whole) = self.qualified(run, at) {
                        reached = whole.end;
                        prefix = matches!(run.get(at + 2), Some(Item::Title(..))).then_some(whole.start);
                        names.push(self.name(whole, Some(EntityKind::Organisation)));
                        (title, at) = (None, at + 2);
                        continue;
                    }
                    if known.sort == Sort::Demonym {
                        prefix = prefix.or(Some(range.start));
                        at += 1;
                        continue;
                    }
                    names.push(self.known(range.clone(), *known));
                    prefix = matches!(run.get(at + 1), Some(Item::Title(..))).then_some(range.start);
                    title = None;
                    at += 1;
                }
                Item::Word(_) => {
                    let before = self.words_end(run, at);
                    if let Some(whole) = self.qualified(run, before - 1).filter(|_| title.is_none()) {
                        let whole = range.start..whole.end;
                        reached = whole.end;
                        prefix = matches!(run.get(before + 1), Some(Item::Title(..))).then_some(whole.start);
                        names.push(self.name(whole, Some(EntityKind::Organisation)));
                        at = before + 1;
                        continue;
                    }
                    let mut end = self.person_end(run, at);
                    // "the JCI Ruta Kalnina": an acronym before a name is a body of its own.
                    if end - at >= 3 && is_acronym(self.word(range.start)) && range.len() == 1 && !self.capitals {
                        end = at + 1;
                    }
                    let whole = range.start..run[end - 1].range().end;
                    let mut name = self.unknown(run, at, end, whole, title.take(), prefix.take());
                    if let Some(kind) = name.kind.filter(|kind| *kind != EntityKind::Person) {
                        name.tokens = self.extended(name.tokens.clone(), kind);
                    }
                    reached = name.tokens.end;
                    let is_person = name.kind == Some(EntityKind::Person);
                    if matches!(run.get(end), Some(Item::Title(..))) && !is_person {
                        prefix = Some(name.tokens.start);
                        name.kind = name.kind.or(Some(EntityKind::Organisation));
                    }
                    // "Special" in "Special Envoy X" is no name.
                    let lower = self.word(name.tokens.start).to_lowercase();
                    let modifies = matches!(run.get(end), Some(Item::Title(..)))
                        && name.tokens.len() == 1
                        && (role::MODIFIERS.contains(&lower.as_str()) || self.ordinary.contains(&lower));
                    if self.head(run, at, end) != Some(Head::Thing) && !modifies {
                        names.push(name);
                    }
                    at = end;
                }
            }
        }
        reached
    }

    /// "Russian" + "Security Council": a body of its own, not the one that the lexicon means by the second part.
    fn qualified(&self, run: &[Item], at: usize) -> Option<Range<usize>> {
        let Item::Known(range, known) = run.get(at + 1)? else { return None };
        let general = known.kind == EntityKind::Organisation
            && range.len() > 1
            && head(self.word(range.end - 1), Position::Last) == Some(Head::Organisation);
        let qualifies = match &run[at] {
            Item::Known(_, before) => before.kind == EntityKind::Place,
            Item::Word(_) => true,
            Item::Title(..) => false,
        };
        (general && qualifies).then(|| run[at].range().start..range.end)
    }

    /// The end of the words that begin at item `at`.
    fn words_end(&self, run: &[Item], at: usize) -> usize {
        let words = run[at.min(run.len())..].iter().take_while(|item| matches!(item, Item::Word(_)));
        at + words.count()
    }

    /// Like [`Self::words_end`], but a first name may be followed by a surname that is also a place or a title ("Jack
    /// London", "Stephen King"), and a form of address may stand inside a name ("Bilal Sheikh Omar").
    fn person_end(&self, run: &[Item], at: usize) -> usize {
        let mut end = self.words_end(run, at);
        let address = |item: Option<&Item>| matches!(item, Some(Item::Title(range, title)) if range.len() == 1 && title.kind == TitleKind::Honorific);
        if address(run.get(end)) && matches!(run.get(end + 1), Some(Item::Word(_))) {
            end = self.words_end(run, end + 1);
        }
        let first = self.word(run[at].range().start);
        if end - at > 2 || known::first_name(first).is_none() {
            return end;
        }
        let is_surname = match run.get(end) {
            Some(Item::Known(range, known)) => {
                range.len() == 1 && known.kind == EntityKind::Place && known.sort != Sort::Demonym && end - at == 1
            }
            Some(Item::Title(range, _)) => range.len() == 1 && end + 1 == run.len(),
            _ => false,
        };
        if is_surname { end + 1 } else { end }
    }

    fn head(&self, run: &[Item], at: usize, end: usize) -> Option<Head> {
        let last = self.word(run[end - 1].range().end - 1);
        if let Some(head) = head(last, Position::Last) {
            return Some(head);
        }
        let opens = matches!(self.word(run[end - 1].range().end), "of" | "for" | "on");
        let first = self.word(run[at].range().start);
        (opens && end - at == 1).then(|| head(first, Position::Last)).flatten()
    }

    /// A name that no lexicon has.
    fn unknown(
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
        according || anaphor::is_verb_of_speech(self.word(tokens.end)) || anaphor::is_verb_of_speech(before)
    }

    fn known(&self, range: Range<usize>, known: Known) -> Name {
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

    /// Whether a seat of government acts here: the subject of a verb, not "in Moscow".
    fn acts(&self, range: &Range<usize>) -> bool {
        let before = range.start.checked_sub(1).map_or("", |before| self.word(before));
        let placed =
            matches!(before, "in" | "at" | "from" | "to" | "near" | "of" | "outside" | "around" | "," | "into");
        !placed && (is_verb(self.word(range.end)) || before == "says" || before == "said")
    }

    fn name(&self, tokens: Range<usize>, kind: Option<EntityKind>) -> Name {
        let opens = self.opens(tokens.start);
        Name { tokens, sentence: self.index, kind, id: None, gender: None, roles: Vec::new(), opens, speaks: false }
    }

    /// "Ministry" + "of Information and Culture".
    fn extended(&self, tokens: Range<usize>, kind: EntityKind) -> Range<usize> {
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
}

/// What a name is by its head word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Organisation,
    Medium,
    Place,
    /// A law, a treaty, a prize: no entity.
    Thing,
}

impl Head {
    fn kind(self) -> Option<EntityKind> {
        match self {
            Head::Organisation => Some(EntityKind::Organisation),
            Head::Medium => Some(EntityKind::Medium),
            Head::Place => Some(EntityKind::Place),
            Head::Thing => None,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Position {
    First,
    Last,
}

fn head(word: &str, position: Position) -> Option<Head> {
    static HEADS: OnceLock<HashMap<(&'static str, Position), Head>> = OnceLock::new();
    let rows = || lexicon::rows(include_str!("../../lexicon/name-heads.tsv"));
    let heads = HEADS.get_or_init(|| {
        let rows = rows().map(|[word, kind, position]| {
            let position = if position == "first" { Position::First } else { Position::Last };
            let head = match kind {
                "organisation" => Head::Organisation,
                "medium" => Head::Medium,
                "place" => Head::Place,
                _ => Head::Thing,
            };
            ((word, position), head)
        });
        rows.collect()
    });
    heads.get(&(word, position)).copied()
}

/// Whether `word` alone is only the head of a name that is not there: "Ministry".
pub fn is_head(word: &str) -> bool {
    head(word, Position::Last).is_some()
}

/// Letters in capitals, two to six: "CSTO", "R&D" is none.
pub fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|char| *char != '.').count();
    (2..=6).contains(&letters) && word.chars().all(|char| char.is_uppercase() || char == '.')
}

/// Whether `word` looks like the verb of a name before it: a few auxiliaries, or a past or present ending.
fn is_verb(word: &str) -> bool {
    matches!(word, "has" | "had" | "is" | "was" | "will" | "would" | "believes" | "hopes" | "wants" | "said" | "says")
        || word.len() > 4 && word.chars().all(char::is_lowercase) && word.ends_with("ed")
}

/// Words with a capital that never are a name or a part of one, and those that only open a sentence.
#[rustfmt::skip]
const NO_NAMES: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "and", "but", "or", "nor", "so", "yet", "if", "as", "at", "by",
    "for", "from", "in", "into", "of", "on", "onto", "to", "with", "without", "within", "under", "over", "between",
    "among", "during", "before", "after", "since", "until", "while", "when", "where", "why", "how", "what", "which",
    "who", "whom", "whose", "although", "though", "because", "however", "meanwhile", "moreover", "furthermore", "also",
    "then", "there", "here", "now", "today", "yesterday", "tomorrow", "earlier", "later", "he", "she", "it", "they",
    "we", "you", "i", "his", "her", "its", "their", "our", "my", "your", "him", "them", "us", "me", "not", "no", "yes",
    "some", "many", "most", "few", "several", "all", "both", "each", "every", "any", "other", "another", "such", "one",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "thousands",
    "millions", "about", "around", "nearly", "almost", "more", "less", "according", "despite", "instead", "despite",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "am", "pm",
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "can", "could", "will",
    "would", "should", "may", "might", "must", "let", "only", "just", "even", "still", "again", "once", "last", "next",
    "first", "second", "third", "like", "than", "per", "via", "photo", "file", "image", "video", "read", "source",
    "updated", "published", "posted", "share", "people", "police", "officials", "authorities", "residents", "covid-19",
    "covid", "christmas", "easter", "ramadan", "thanksgiving", "eid", "god", "internet", "english", "christian",
    "muslim", "muslims", "christians", "jews", "jewish", "islamic", "islam", "islamist", "hindu", "hindus",
    "republicans", "republican", "democrats", "democrat", "democratic", "gmt", "est", "utc", "tv", "ok", "mr", "mrs",
];

/// Of those, the ones that may stand inside a name: "Yukon First Nations", "Social Democratic Party".
const INSIDE_NAMES: &[&str] = &[
    "first",
    "second",
    "third",
    "one",
    "democratic",
    "republican",
    "christian",
    "islamic",
    "muslim",
    "jewish",
    "hindu",
    "police",
    "people",
    "english",
    "god",
    "last",
    "american",
];

/// Small words inside a person's name.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ter", "bin",
    "bint", "ibn", "al", "el", "ul", "ur", "y", "abu", "zu", "af", "av",
];
