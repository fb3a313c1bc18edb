//! Which keys mean one person or body.

use std::collections::BTreeMap;

use crate::claim::key_of;
use crate::entity::EntityKind;
use crate::identity::{Alias, Known, spelling};
use crate::text::is_latin;

/// Keys that mean one: indexes into what is known.
pub struct Group {
    /// Whose name it goes by.
    pub leader: usize,
    /// All of them, with why each is the leader.
    pub members: Vec<(usize, String)>,
    /// Whom a lone key could mean.
    pub maybe: Vec<usize>,
}

/// `known` is sorted by key.
pub fn join(known: &[Known], aliases: &[Alias]) -> Vec<Group> {
    let mut sets = Sets { above: (0..known.len()).collect(), reasons: vec![String::new(); known.len()] };
    let at = |key: &str| known.binary_search_by(|one| one.key.as_str().cmp(key)).ok();
    let mut told = vec![false; known.len()];
    for alias in aliases {
        let Some(means) = at(&key_of(&alias.means)) else { continue };
        told[means] = true;
        let named = |one: &Known| one.key == key_of(&alias.name) || one.names.keys().any(|name| *name == alias.name);
        for index in (0..known.len()).filter(|&index| named(&known[index])) {
            sets.join(index, means, "somebody said so (sayso alias)");
        }
    }
    spellings(known, &mut sets);
    let maybe = short_names(known, &mut sets);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..known.len() {
        groups.entry(sets.top(index)).or_default().push(index);
    }
    let rank = |index: &usize| {
        let one = &known[*index];
        let (whole, latin) = (one.name().contains(' '), is_latin(one.name()));
        (told[*index], whole, latin, one.claims, one.name().len(), std::cmp::Reverse(one.key.as_str()))
    };
    let group = |members: Vec<usize>| {
        let leader = members.iter().copied().max_by_key(rank).unwrap_or_default();
        let maybe = members.iter().filter_map(|member| maybe.get(member)).flatten().copied().collect();
        let members = members.into_iter().map(|member| (member, sets.reason(member, leader))).collect();
        Group { leader, members, maybe }
    };
    groups.into_values().map(group).collect()
}

/// People whose names are spelled in another way, and who answer a common question or have a common role.
fn spellings(known: &[Known], sets: &mut Sets) {
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, one) in known.iter().enumerate().filter(|(_, one)| one.kind == EntityKind::Person) {
        if let Some(skeleton) = spelling::skeleton(one.name()) {
            alike.entry(skeleton).or_default().push(index);
        }
    }
    for people in alike.values() {
        for (nth, &one) in people.iter().enumerate().take(MOST) {
            for &other in people[nth + 1..].iter().take(MOST) {
                if spelling::close(known[one].name(), known[other].name()) && related(&known[one], &known[other]) {
                    sets.join(one, other, "another spelling of the name");
                }
            }
        }
    }
}

/// People of one sound that are compared with each other.
const MOST: usize = 64;

/// Whether two of like names can be the same for what they speak of: a common question, or a common word of their
/// roles; a name in another script is written in its own way. Whom one page names apart are two.
fn related(one: &Known, other: &Known) -> bool {
    let words = |known: &Known| -> Vec<String> {
        let words = known.roles.keys().flat_map(|role| role.split(|char: char| !char.is_alphanumeric()));
        words.filter(|word| word.len() > 3).map(str::to_lowercase).collect()
    };
    let (ours, theirs) = (words(one), words(other));
    one.pages.is_disjoint(&other.pages)
        && (one.name().is_ascii() != other.name().is_ascii()
            || !one.questions.is_disjoint(&other.questions)
            || ours.iter().any(|word| theirs.contains(word)))
}

/// Surnames that one person alone has, and acronyms that one body alone can have, on a common question. Those that
/// several have are returned with all of them.
fn short_names(known: &[Known], sets: &mut Sets) -> BTreeMap<usize, Vec<usize>> {
    let mut surnames: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, one) in known.iter().enumerate() {
        let name = one.name();
        let Some((_, last)) = name.rsplit_once(' ') else { continue };
        if one.kind == EntityKind::Person {
            surnames.entry(last).or_default().push(index);
        } else {
            initials.entry(spelling::initials(name)).or_default().push(index);
        }
    }
    let mut maybe = BTreeMap::new();
    for (index, one) in known.iter().enumerate().filter(|(_, one)| !one.name().contains(' ')) {
        let (whole, reason) = if one.kind == EntityKind::Person {
            (surnames.get(one.name()), "the only one of that surname who speaks of this")
        } else if spelling::is_acronym(one.name()) {
            (initials.get(one.name()), "the only one with these initials that speaks of this")
        } else {
            continue;
        };
        let related = whole.into_iter().flatten().copied().filter(|&other| related(one, &known[other]));
        let mut tops: Vec<(usize, usize)> = related.map(|other| (sets.top(other), other)).collect();
        tops.sort_unstable();
        tops.dedup_by_key(|(top, _)| *top);
        match tops.as_slice() {
            [] => {}
            [(_, only)] => sets.join(index, *only, reason),
            several => drop(maybe.insert(index, several.iter().map(|(_, other)| *other).collect())),
        }
    }
    maybe
}

/// Sets of keys that mean one, each known by its smallest member.
struct Sets {
    above: Vec<usize>,
    /// Why a key was joined with another.
    reasons: Vec<String>,
}

impl Sets {
    fn top(&self, mut index: usize) -> usize {
        while self.above[index] != index {
            index = self.above[index];
        }
        index
    }

    fn join(&mut self, one: usize, other: usize, reason: &str) {
        for index in [one, other] {
            if self.reasons[index].is_empty() {
                self.reasons[index] = reason.to_owned();
            }
        }
        let (one, other) = (self.top(one), self.top(other));
        self.above[one.max(other)] = one.min(other);
    }

    fn reason(&self, member: usize, leader: usize) -> String {
        if member == leader { "the same name".to_owned() } else { self.reasons[member].clone() }
    }
}
