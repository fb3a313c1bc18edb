//! The key of a question: the columns that two figures must share to answer the same question.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::claim::{Claim, ClaimId, Extent};
use crate::lexicon::is_subject_class;
use crate::page::PageId;
use crate::place::{Area, Place};
use crate::quantity::{Change, Quantity};
use crate::question::dimension;
use crate::time::Time;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// The class of what is counted: "fighters"; empty where the article does not say.
    pub class: String,
    /// The group that those counted belong to: "islamic-state".
    pub group: Option<String>,
    /// The class of event; `None` for mere presence.
    pub event: Option<String>,
    /// Where, sorted; several only where none of them holds another.
    pub places: Vec<Area>,
    /// When, for flows: "2017", "2017-11", "2017-11-04", "2017-11-04..2017-11-09". The time of a stock figure is
    /// where it stands on the time axis, not what it answers.
    pub period: Option<String>,
    pub extent: Extent,
    pub dimension: String,
    pub scope: Scope,
}

/// How far the other parts of a key tell questions apart. What an article leaves open is not guessed: two articles that
/// both say "four people were shot" may well speak of two shootings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The same key in another article is the same question.
    Anywhere,
    /// Too little is said to compare it with another article.
    Article(PageId),
    /// Too little is said to compare it with anything; a denial goes with the claim that it rejects.
    Figure(ClaimId),
}

impl Key {
    pub(super) fn of(claim: &Claim) -> Key {
        let subject = claim.subject.as_ref();
        let class = subject.map_or("", |subject| subject.class.as_str());
        let group = subject.and_then(|subject| subject.group.clone());
        let mut event = event(claim);
        // "12 dead" and "12 people killed" answer one question.
        let (class, extent) = match HARMED.iter().find(|(harmed, _)| *harmed == class) {
            Some((_, harm)) => {
                event = Some((*harm).to_owned());
                ("people", Extent::Flow)
            }
            None => (class, claim.extent),
        };
        // Members of a group that has fighters are its fighters; the members of nobody in particular are not.
        let class = if class == "members" && group.is_some() { "fighters" } else { class };
        let mut key = Key {
            class: class.to_owned(),
            group,
            event,
            places: places(&claim.places),
            period: claim.time.as_ref().filter(|_| extent == Extent::Flow).and_then(period),
            extent,
            dimension: dimension(&claim.quantity.unit).to_owned(),
            scope: Scope::Anywhere,
        };
        key.scope = match key.reach() {
            Reach::Anywhere => Scope::Anywhere,
            Reach::Article => Scope::Article(claim.page.clone()),
            Reach::Figure => Scope::Figure(claim.rejects.as_ref().unwrap_or(&claim.id).clone()),
        };
        key
    }

    /// How far the key tells questions apart, from what is in it. Measured on claims/train (238 articles, B-cubed F1 of questions):
    /// everything anywhere 79.3, everything within its article 87.5, with shares and unknown nouns alone 90.7.
    fn reach(&self) -> Reach {
        let known = is_subject_class(&self.class);
        let share = matches!(self.dimension.as_str(), "share" | "ratio" | "point");
        if self.class.is_empty() || share && self.event.is_none() || !known && self.dimension != "count" {
            return Reach::Figure;
        }
        // A flow needs a time, or a place that not everything happens in.
        let narrow = self.places.iter().any(|area| !matches!(area, Area::Country(_)));
        let placed = match self.extent {
            Extent::Stock => !self.places.is_empty() || self.group.is_some(),
            Extent::Flow => narrow || self.period.is_some() && (!self.places.is_empty() || self.group.is_some()),
        };
        if known && placed { Reach::Anywhere } else { Reach::Article }
    }
}

enum Reach {
    Anywhere,
    Article,
    Figure,
}

/// Classes that tell what happened to those counted: they count people to whom it happened.
const HARMED: &[(&str, &str)] = &[("dead", "killed"), ("injured", "injured"), ("missing", "missing")];

/// Event classes of being there: alone they do not tell questions apart.
const THERE: &[&str] = &["present", "increased", "decreased"];

fn event(claim: &Claim) -> Option<String> {
    let Quantity { change, unit, .. } = &claim.quantity;
    match change {
        Some(Change::Up) => return Some("increased".to_owned()),
        Some(Change::Down) => return Some("decreased".to_owned()),
        None => {}
    }
    let class = &claim.event.as_ref()?.class;
    // A share or a ratio that goes with "rose" tells the change, not the level.
    let level = !matches!(unit.0.as_str(), "%" | "ratio" | "point");
    let there = THERE.contains(&class.as_str()) && (level || class == "present");
    (!class.is_empty() && !there).then(|| class.clone())
}

/// The areas that tell the question apart: borders before all else (they are the narrowest words an article has), then
/// every area that holds no other one of the claim; what the gazetteer does not know counts only where it knows none.
fn places(places: &[Place]) -> Vec<Area> {
    let mut areas: Vec<&Area> = places.iter().map(|place| &place.area).collect();
    if areas.iter().any(|area| known(area)) {
        areas.retain(|area| known(area));
    }
    if areas.iter().any(|area| matches!(area, Area::Border(_))) {
        areas.retain(|area| matches!(area, Area::Border(_)));
    }
    let mut narrow: Vec<Area> =
        areas.iter().filter(|area| !areas.iter().any(|other| holds(area, other))).map(|area| (*area).clone()).collect();
    narrow.sort();
    narrow.dedup();
    narrow.truncate(MOST_PLACES);
    narrow
}

/// Places of a key: an article that lists more of them has listed a map.
const MOST_PLACES: usize = 4;

fn known(area: &Area) -> bool {
    match area {
        Area::Unknown(_) => false,
        Area::Part { of, .. } | Area::Border(of) => known(of),
        _ => true,
    }
}

/// Whether `outer` holds `inner` and is not the same area, as far as the gazetteer knows. A border region belongs to
/// no country here: which side of the border is meant, only the sentence tells.
pub(crate) fn holds(outer: &Area, inner: &Area) -> bool {
    match inner {
        Area::Within { country, .. } => matches!(outer, Area::Country(code) if code == country),
        Area::Part { of, .. } => **of == *outer || holds(outer, of),
        _ => false,
    }
}

fn period(time: &Time) -> Option<String> {
    let (from, to) = (time.from?, time.to?);
    let year_long = from == Date::new(from.year(), 1, 1).ok()? && to == from.last_of_year();
    let month_long = from == from.first_of_month() && to == from.last_of_month();
    Some(match () {
        () if from == to => from.to_string(),
        () if year_long => from.year().to_string(),
        () if month_long => format!("{:04}-{:02}", from.year(), from.month()),
        () => format!("{from}..{to}"),
    })
}
