//! A run cut into names: where a known name, a title or a head word says that one ends and the next begins. What kind
//! each is follows in [`super::name`].

use std::ops::Range;

use crate::entity::EntityKind;
use crate::entity::head::{Head, Position, head, is_acronym};
use crate::entity::known::{self, Sort, TitleKind};
use crate::entity::name::Name;
use crate::entity::role;
use crate::entity::run::{Item, LONGEST, Reader};

impl Reader<'_> {
    /// Cuts a run into names; the index of the token after the last of them.
    pub(super) fn segment(&self, run: &[Item], names: &mut Vec<Name>) -> usize {
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
                    end = self.body_before_person(run, at, end).unwrap_or(end);
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

    /// "Food Security Committee" + "Ruta Kalnina": where the body ends that a person's name follows, who has a common
    /// first name or whose title the body belongs to ("chair of the").
    fn body_before_person(&self, run: &[Item], at: usize, end: usize) -> Option<usize> {
        let start = run[at].range().start;
        let of = if self.word(start.wrapping_sub(1)) == "the" { start.wrapping_sub(2) } else { start.wrapping_sub(1) };
        let titled = self.word(of) == "of" && role::calling_before(self.document, self.sentence, of).is_some();
        if head(self.word(run[end - 1].range().end - 1), Position::Last).is_some() {
            return None;
        }
        (at + 2..end.saturating_sub(1)).find(|&next| {
            let (before, first) = (self.word(run[next - 1].range().end - 1), self.word(run[next].range().start));
            head(before, Position::Last) == Some(Head::Organisation) && (titled || known::first_name(first).is_some())
        })
    }

    pub(super) fn head(&self, run: &[Item], at: usize, end: usize) -> Option<Head> {
        let last = self.word(run[end - 1].range().end - 1);
        if let Some(head) = head(last, Position::Last) {
            return Some(head);
        }
        let opens = matches!(self.word(run[end - 1].range().end), "of" | "for" | "on");
        let first = self.word(run[at].range().start);
        (opens && end - at == 1).then(|| head(first, Position::Last)).flatten()
    }
}
