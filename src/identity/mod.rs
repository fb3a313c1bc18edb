//! Who is who over all pages: which of the names that articles give their sources mean one person or body. Names join by
//! what people said (aliases), by the lexicon, by another spelling of the same name, by a surname that one person alone has,
//! by an acronym. Where several could be meant, none is taken and all are named. Order-free: everything is sorted first.

mod join;
mod spelling;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::claim::{Claim, Source, key_of};
use crate::entity::{EntityKind, country_of, facts_of, lexicon_id};
use crate::lexicon::speaker;
use crate::page::PageId;
use crate::place::country_in;
use crate::question::QuestionId;

/// One person or body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Lexicon id, or the folded name that most claims use.
    pub id: String,
    pub name: String,
    pub kind: EntityKind,
    /// ISO 3166-1 alpha-2 code of the state that it is, governs, or is called after: what links "Moscow", "Russia" and
    /// "Russian intelligence" without making them one.
    pub country: Option<String>,
    /// Its Wikidata item, where the lexicon knows it: "Q130879".
    pub wikidata: Option<String>,
    /// Whether it takes part in armed conflict as a side of its own, where the lexicon knows it.
    pub party: Option<bool>,
    /// Everything else it is called, sorted.
    pub names: Vec<Naming>,
    /// What it is said to be, by the days of the pages that say so, sorted.
    pub roles: Vec<Role>,
    pub claims: usize,
    /// Names of those it could be as well: then it stands alone.
    pub maybe: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Naming {
    pub name: String,
    /// What claims of this name are joined by before identities are known.
    pub key: String,
    /// Why it means the same one.
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Role {
    pub text: String,
    /// First and last page that says so; none where no page has a date.
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// That people say that `name` means whoever is called `means`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Alias {
    pub name: String,
    pub means: String,
}

/// A source of one claim.
#[derive(Clone, Copy, Debug)]
pub struct Appearance<'a> {
    pub source: &'a Source,
    pub page: &'a PageId,
    pub question: &'a QuestionId,
    pub published: Option<Date>,
}

/// All appearances of one key.
struct Known<'a> {
    key: String,
    /// Names by how often they are used.
    names: BTreeMap<&'a str, usize>,
    kind: EntityKind,
    roles: BTreeMap<&'a str, Days>,
    pages: BTreeSet<&'a PageId>,
    questions: BTreeSet<&'a QuestionId>,
    claims: usize,
}

/// Who is who: identities sorted by id. What only describes somebody ("police", "a resident") is nobody in particular, unless
/// people said who: it means others on every page. Every other key of the appearances is the id, or a key among the names, of exactly one.
pub fn find(appearances: &[Appearance], aliases: &[Alias]) -> Vec<Identity> {
    let known = known(appearances, aliases);
    let joined = join::join(&known, aliases);
    let mut identities: Vec<Identity> = joined.into_iter().map(|group| identity(&known, group)).collect();
    identities.sort_by(|one, other| one.id.cmp(&other.id));
    identities
}

/// The groups that people said other groups are: id or folded name of one, of the other.
pub fn groups(aliases: &[Alias]) -> BTreeMap<String, String> {
    aliases.iter().map(|alias| (key_of(&alias.name), key_of(&alias.means))).collect()
}

/// Counts what a claim counts to the group that people said is meant.
pub fn call_group(claim: &mut Claim, groups: &BTreeMap<String, String>) {
    let group = claim.subject.as_mut().and_then(|subject| subject.group.as_mut());
    if let Some(group) = group
        && let Some(meant) = groups.get(group.as_str())
    {
        group.clone_from(meant);
    }
}

fn known<'a>(appearances: &[Appearance<'a>], aliases: &'a [Alias]) -> Vec<Known<'a>> {
    let mut known: BTreeMap<String, Known<'a>> = BTreeMap::new();
    let told: BTreeSet<String> =
        aliases.iter().flat_map(|alias| [&alias.name, &alias.means]).map(|name| key_of(name)).collect();
    let named = |source: &Source| told.contains(&source.key) || is_name(source);
    for Appearance { source, page, question, published } in appearances.iter().filter(|one| named(one.source)) {
        let one = known.entry(source.key.clone()).or_insert_with(|| Known::new(source.key.clone(), source.kind));
        *one.names.entry(&source.name).or_default() += 1;
        one.claims += 1;
        one.pages.insert(page);
        one.questions.insert(question);
        if let Some(role) = &source.role {
            one.roles.entry(role).or_default().hold((*published, *published));
        }
    }
    for alias in aliases {
        let key = key_of(&alias.means);
        let one = known.entry(key.clone()).or_insert_with(|| Known::new(key, EntityKind::Unknown));
        one.names.entry(&alias.means).or_default();
    }
    known.into_values().collect()
}

/// Whether a source has a name: of words that no rule could place a later one has a capital, or one names a country.
fn is_name(source: &Source) -> bool {
    let mut words = source.name.split(' ');
    // "Police" at the head of a sentence is police.
    let noun =
        words.next().is_some_and(|first| speaker(&first.to_lowercase()).is_some()) && words.clone().next().is_none();
    let later = words.any(|word| word.starts_with(char::is_uppercase));
    let named = source.kind != EntityKind::Unknown || later || country_in(&source.name).is_some();
    !noun && named || lexicon_id(&source.name).is_some()
}

/// First and last day of the pages that tell something; none where no page has a date.
#[derive(Clone, Copy, Default)]
struct Days {
    from: Option<Date>,
    to: Option<Date>,
}

impl Days {
    fn hold(&mut self, (from, to): (Option<Date>, Option<Date>)) {
        self.from = self.from.into_iter().chain(from).min();
        self.to = self.to.max(to);
    }
}

impl<'a> Known<'a> {
    fn new(key: String, kind: EntityKind) -> Known<'a> {
        let (names, roles) = (BTreeMap::new(), BTreeMap::new());
        Known { key, names, kind, roles, pages: BTreeSet::new(), questions: BTreeSet::new(), claims: 0 }
    }

    /// The name that most claims use, of equals the longest, then the first in the alphabet.
    fn name(&self) -> &'a str {
        let best = self.names.iter().max_by_key(|(name, count)| (**count, name.len(), std::cmp::Reverse(**name)));
        best.map_or("", |(name, _)| name)
    }
}

fn identity(known: &[Known], group: join::Group) -> Identity {
    let leader = &known[group.leader];
    let name = leader.name().to_owned();
    let mut names = BTreeSet::new();
    let mut roles: BTreeMap<&str, Days> = BTreeMap::new();
    let mut claims = 0;
    for (member, reason) in &group.members {
        let one = &known[*member];
        claims += one.claims;
        for (role, days) in &one.roles {
            roles.entry(role).or_default().hold((days.from, days.to));
        }
        for called in one.names.keys().filter(|called| **called != name) {
            names.insert(Naming { name: (*called).to_owned(), key: one.key.clone(), reason: reason.clone() });
        }
        if one.names.keys().all(|called| *called == name) && one.key != leader.key {
            names.insert(Naming { name: name.clone(), key: one.key.clone(), reason: reason.clone() });
        }
    }
    let roles = roles.into_iter().map(|(text, Days { from, to })| Role { text: text.to_owned(), from, to }).collect();
    let country = country_of(&leader.key).map(str::to_owned).or_else(|| country_in(&name));
    let facts = facts_of(&leader.key);
    let kind = group.members.iter().map(|(member, _)| known[*member].kind);
    let kind = std::iter::once(leader.kind).chain(kind).find(|kind| *kind != EntityKind::Unknown);
    Identity {
        id: leader.key.clone(),
        name,
        kind: kind.unwrap_or(EntityKind::Unknown),
        wikidata: facts.wikidata.map(str::to_owned),
        party: facts.party,
        country: country.filter(|_| leader.kind != EntityKind::Person),
        names: names.into_iter().collect(),
        roles,
        claims,
        maybe: group.maybe.iter().map(|other| known[*other].name().to_owned()).collect(),
    }
}

#[cfg(test)]
mod tests;
