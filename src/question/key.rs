//! The key of a question: the columns that two figures must share to answer the same question.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::claim::{Claim, ClaimId, Extent};
use crate::lexicon::{is_subject_class, subject_class_of};
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
            places: places(claim),
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
        let somewhere = !self.places.is_empty() || self.group.is_some();
        let placed = match self.extent {
            // "Twelve people in Chicago" are not the people of Chicago.
            Extent::Stock => somewhere && (self.event.is_some() || !ANYBODY.contains(&self.class.as_str())),
            // "Four injured in Chicago" happens every week.
            Extent::Flow => somewhere && self.period.is_some(),
        };
        if known && placed { Reach::Anywhere } else { Reach::Article }
    }
}

/// Classes that say no more than that those counted are human beings.
const ANYBODY: &[&str] = &["people", "men", "women", "children", "boys", "girls", "teenagers"];

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
    let event = claim.event.as_ref()?;
    let class = &event.class;
    // The word that says that something is said, or that names what is counted, is no event of those counted.
    let cue = claim.cue.as_ref().is_some_and(|cue| cue.span.overlaps(event.words.span));
    let counted = claim.subject.as_ref().is_some_and(|subject| subject_class_of(class) == subject.class);
    if cue || counted {
        return None;
    }
    // A share or a ratio that goes with "rose" tells the change, not the level.
    let level = !matches!(unit.0.as_str(), "%" | "ratio" | "point");
    let there = THERE.contains(&class.as_str()) && (level || class == "present");
    (!class.is_empty() && !there).then(|| class.clone())
}

/// The areas that tell the question apart. Places come nearest first; the nearest one that the gazetteer knows leads,
/// and of the others only those count that lie in the same country: "in Kabul, Afghanistan" is Kabul, "in Kunduz and
/// Takhar" is both, "from Syria to Kabul" is whatever stands nearer to the figure. A border region is the narrowest
/// thing an article says.
fn places(claim: &Claim) -> Vec<Area> {
    let areas: Vec<Area> = claim.places.iter().map(|place| plain(&place.area)).collect();
    let near = areas.iter().zip(&claim.places).take(NEAR).filter(|(_, place)| !another_figure_between(claim, place));
    let mut borders = near.filter(|(area, _)| matches!(area, Area::Border(of) if of.country().is_some()));
    if let Some((border, _)) = borders.next() {
        return vec![border.clone()];
    }
    // The border of a whole region is not where something is, if the article names a country too.
    let place = |area: &&Area| known(area) && !matches!(area, Area::Border(_));
    let Some(first) = areas.iter().find(place).or(areas.first()) else { return Vec::new() };
    let country = first.country();
    let same = |area: &&Area| *area == first || country.is_some() && area.country() == country;
    let areas: Vec<&Area> = areas.iter().filter(same).collect();
    let holds_another = |area: &Area| areas.iter().any(|other| area.holds(other));
    let mut narrow: Vec<Area> = areas.iter().filter(|area| !holds_another(area)).map(|area| (*area).clone()).collect();
    // A part of a country beside its cities says where the cities are.
    if narrow.iter().any(|area| matches!(area, Area::Within(_))) && !matches!(first, Area::Part { .. }) {
        narrow.retain(|area| !matches!(area, Area::Part { .. }));
    } else if matches!(first, Area::Part { .. }) {
        narrow = vec![first.clone()];
    }
    narrow.sort();
    narrow.dedup();
    narrow.truncate(MOST_PLACES);
    narrow
}

/// Whether the sentence has a number between the figure and the place: "6,500, of which 4,000 are near the border" tells
/// where the 4,000 are.
fn another_figure_between(claim: &Claim, place: &Place) -> bool {
    let (figure, place) = (claim.quantity.words.span, place.words.span);
    let (from, to) = if figure.end <= place.start { (figure.end, place.start) } else { (place.end, figure.start) };
    let start = claim.evidence.span.start;
    let between = from.checked_sub(start).zip(to.checked_sub(start));
    let between = between.and_then(|(from, to)| claim.evidence.text.get(from..to));
    between.is_some_and(|words| words.bytes().any(|byte| byte.is_ascii_digit()))
}

/// How far down the list of places a border is looked for.
const NEAR: usize = 3;

/// "The southern border of Tajikistan" is Tajikistan's border: most articles do not say which one.
fn plain(area: &Area) -> Area {
    match area {
        Area::Border(of) => match &**of {
            Area::Part { of, .. } => Area::Border(of.clone()),
            _ => area.clone(),
        },
        Area::Near(of) => (**of).clone(),
        _ => area.clone(),
    }
}

/// Places of a key: an article that lists more of them has listed a map.
const MOST_PLACES: usize = 4;

fn known(area: &Area) -> bool {
    match area {
        Area::Unknown(_) => false,
        Area::Part { of, .. } | Area::Border(of) | Area::Near(of) => known(of),
        _ => true,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::{Level, Locality};
    use crate::quantity::Value;
    use crate::question;
    use crate::statement::sample::Sample;

    fn sample(text: &str) -> Sample {
        Sample::new("page.txt", text).claim("12", Value::Exact(12.0))
    }

    #[track_caller]
    fn check(sample: &Sample, expected: &str) {
        let id = question::of(&sample.claims[0]).id.0;
        // Without the tail of a question that is one article's only.
        let tail = id.rsplit('-').next().filter(|tail| tail.len() == 8).map_or(0, |tail| tail.len() + 1);
        assert_eq!(&id[..id.len() - tail], expected);
    }

    fn country(code: &str) -> Area {
        Area::Country(code.to_owned())
    }

    fn within(name: &str, code: &str) -> Area {
        Area::Within(Locality::new(name, Level::Town, code))
    }

    fn north(code: &str) -> Area {
        Area::Part { of: Box::new(country(code)), part: "north".to_owned() }
    }

    fn border(area: Area) -> Area {
        Area::Border(Box::new(area))
    }

    #[test]
    fn the_dead_are_people_killed() {
        check(&sample("12").of("dead", "").at(within("Kabul", "AF")), "q-people-killed-in-kabul");
        check(&sample("12").of("people", "were killed").at(within("Kabul", "AF")), "q-people-killed-in-kabul");
        check(&sample("12").of("deaths", "").at(within("Kabul", "AF")), "q-people-killed-in-kabul");
        check(&sample("12").of("civilians", "killed").at(within("Kabul", "AF")), "q-civilians-killed-in-kabul");
    }

    #[test]
    fn presence_and_its_growth_are_one_question() {
        for event in ["", "operate", "are stationed", "has increased", "were"] {
            check(&sample("12").of("refugees", event).at(country("AF")), "q-refugees-in-afghanistan");
        }
        check(&sample("12").of("refugees", "fled").at(country("AF")), "q-refugees-fled-in-afghanistan");
    }

    #[test]
    fn a_cue_or_a_noun_is_no_event() {
        let mut claimed =
            Sample::new("page.txt", "She claimed 12").claim("12", Value::Exact(12.0)).of("refugees", "fled");
        let words = crate::text::Words::of("She claimed 12", crate::text::Span::new(4, 11));
        claimed.claims[0].event.as_mut().unwrap().words = words.clone();
        check(&claimed, "q-refugees-fled-in-afghanistan");
        claimed.claims[0].cue = Some(words);
        check(&claimed, "q-refugees-in-afghanistan");
        let mut noun = sample("12").of("refugees", "fled");
        noun.claims[0].event.as_mut().unwrap().class = "refugees".to_owned();
        check(&noun, "q-refugees-in-afghanistan");
    }

    #[test]
    fn the_nearest_place_leads_and_its_country_is_implied() {
        let refugees = || sample("12").of("refugees", "");
        check(&refugees().at(within("Kabul", "AF")).also_at(country("AF")), "q-refugees-in-kabul");
        check(&refugees().at(country("AF")).also_at(within("Kabul", "AF")), "q-refugees-in-kabul");
        check(&refugees().at(country("AF")).also_at(country("RU")), "q-refugees-in-afghanistan");
        check(&refugees().at(north("AF")).also_at(country("TJ")), "q-refugees-in-northern-afghanistan");
        let two = refugees().at(within("Takhar", "AF")).also_at(within("Kunduz", "AF"));
        check(&two, "q-refugees-in-kunduz-city-and-takhar-city");
        check(&refugees().at(Area::Unknown("the camp".to_owned())).also_at(country("AF")), "q-refugees-in-afghanistan");
    }

    #[test]
    fn a_border_says_more_than_the_country_beside_it() {
        let refugees = || sample("12").of("refugees", "");
        check(&refugees().at(country("AF")).also_at(border(country("TJ"))), "q-refugees-near-tajikistan-border");
        let southern = border(Area::Part { of: Box::new(country("TJ")), part: "south".to_owned() });
        check(&refugees().at(southern), "q-refugees-near-tajikistan-border");
        for wide in [Area::Unknown("steppe".to_owned()), Area::Region("Central Asia".to_owned())] {
            check(&refugees().at(country("AF")).also_at(border(wide)), "q-refugees-in-afghanistan");
        }
    }

    #[test]
    fn a_border_behind_another_figure_is_that_figure_s() {
        let text = "12 refugees came to Kabul, of which 7 are near the border";
        let words = |from: usize, to: usize| crate::text::Words::of(text, crate::text::Span::new(from, to));
        let placed = |sample: Sample| {
            let mut sample = sample.of("refugees", "").at(country("AF")).also_at(border(country("TJ")));
            let claim = sample.claims.last_mut().unwrap();
            claim.evidence = words(0, text.len());
            (claim.places[0].words, claim.places[1].words) = (words(20, 25), words(47, 57));
            sample
        };
        // The first line of a sample is its headline; here it is all there is.
        let mut sample = placed(placed(sample(text)).claim("7", Value::Exact(7.0)));
        check(&sample, "q-refugees-in-afghanistan");
        sample.claims.remove(0);
        check(&sample, "q-refugees-near-tajikistan-border");
    }

    #[test]
    fn only_flows_have_a_period() {
        let when = |sample: Sample| sample.at(country("AF")).on("2017-11-01", "2017-11-30");
        check(&when(sample("12").of("refugees", "")), "q-refugees-in-afghanistan");
        check(&when(sample("12").of("refugees", "fled")), "q-refugees-fled-in-afghanistan-in-2017-11");
        let day = sample("12").of("refugees", "fled").at(country("AF")).on("2017-11-04", "2017-11-04");
        check(&day, "q-refugees-fled-in-afghanistan-on-2017-11-04");
        let year = sample("12").of("refugees", "fled").at(country("AF")).on("2016-01-01", "2016-12-31");
        check(&year, "q-refugees-fled-in-afghanistan-in-2016");
    }

    #[test]
    fn what_is_left_open_is_compared_with_no_other_article() {
        let one = |text: &str, event: &str| {
            question::of(&sample(text).of("people", event).at(country("AF")).claims[0]).key.scope
        };
        assert!(matches!(one("12", "shot"), Scope::Article(_)), "shootings in a whole country");
        assert!(matches!(one("12", ""), Scope::Article(_)), "people in a whole country");
        let refugees = sample("12").of("refugees", "").at(country("AF"));
        assert_eq!(question::of(&refugees.claims[0]).key.scope, Scope::Anywhere);
        let fled = sample("12").of("refugees", "fled").at(country("AF")).on("2016-01-01", "2016-12-31");
        assert_eq!(question::of(&fled.claims[0]).key.scope, Scope::Anywhere);
        let share = sample("12").of("people", "").at(country("AF")).unit("%");
        assert!(matches!(question::of(&share.claims[0]).key.scope, Scope::Figure(_)), "a share of who knows what");
        let unknown = sample("12").of("sandwiches", "").at(country("AF"));
        assert!(matches!(question::of(&unknown.claims[0]).key.scope, Scope::Article(_)));
    }
}
