//! Parts: what one question counts is part of what another counts — a part of the country, a region near its border,
//! one of two events — and the arithmetic that follows: a part is never more than its whole.

use std::collections::BTreeMap;

use crate::claim::{Claim, Stance};
use crate::place::Area;
use crate::question::{Key, QuestionId};
use crate::relation::{End, Material, Relation, RelationKind};
use crate::statement::{Position, value};

/// Positions of one statement that are looked at in pairs.
const MOST_POSITIONS: usize = 48;

/// The parts within each statement, and the parts of one statement that exceed another statement's whole.
pub fn find(material: &Material) -> Vec<Relation> {
    let asserted = || material.positions.iter().filter(|position| position.stance == Stance::Asserted);
    let mut relations = Vec::new();
    let mut statements: BTreeMap<_, Vec<&Position>> = BTreeMap::new();
    for position in asserted() {
        let positions = statements.entry(&position.statement).or_default();
        if positions.len() < MOST_POSITIONS {
            positions.push(position);
        }
    }
    for positions in statements.values() {
        for part in positions {
            let wholes = positions.iter().filter(|whole| whole.question != part.question && whole.unit == part.unit);
            relations.extend(wholes.filter(|whole| within(material, part, whole)).map(|whole| part_of(part, whole)));
        }
    }
    relations.extend(excesses(material, &asserted().collect::<Vec<_>>()));
    relations
}

/// The keys that hold `key` as a part: its place's country, its part's whole, each event that it is one of.
pub fn wholes(key: &Key) -> Vec<Key> {
    let with = |area: Area| Key { places: vec![area], ..key.clone() };
    let Some((first, rest)) = key.places.split_first() else { return Vec::new() };
    // Several provinces of one country are part of the country.
    let shared = |whole: &Area| rest.iter().all(|area| whole.holds(area));
    first.wholes().into_iter().filter(shared).map(with).collect()
}

/// Whether what `part` counts is part of what `whole` counts: by their keys, or, for a region near a border, by the
/// words of the article.
fn within(material: &Material, part: &Position, whole: &Position) -> bool {
    let key = |position: &Position| material.questions.get(&position.question).map(|question| &question.key);
    let (Some(small), Some(large)) = (key(part), key(whole)) else { return false };
    wholes(small).contains(large) || event_of(small, large) || by_words(material, (part, small), (whole, large))
}

/// Whether both differ in their events alone, and `large` is one event or the other: "killed" of "captured or killed".
fn event_of(small: &Key, large: &Key) -> bool {
    let (Some(one), Some(either)) = (&small.event, &large.event) else { return false };
    let (one, either): (Vec<&str>, Vec<&str>) = (one.split("-or-").collect(), either.split("-or-").collect());
    one.len() < either.len()
        && one.iter().all(|event| either.contains(event))
        && Key { event: large.event.clone(), ..small.clone() } == *large
}

/// A border region of which some article says that it lies in the whole's country: in the figure's own places, in the
/// same sentence as the whole, or with "of them".
fn by_words(material: &Material, (part, small): (&Position, &Key), (whole, large): (&Position, &Key)) -> bool {
    let border = matches!(small.places.as_slice(), [Area::Border(_)]);
    let [Area::Country(_)] = large.places.as_slice() else { return false };
    let alike = small.class == large.class
        && small.extent == large.extent
        && small.dimension == large.dimension
        && (small.group == large.group || small.group.is_none());
    if !border || !alike {
        return false;
    }
    let claims = |position: &Position| -> Vec<&Claim> {
        let statement = material.statements.binary_search_by(|statement| statement.id.cmp(&position.statement));
        let claims = statement.ok().map(|index| material.statements[index].claims.as_slice()).unwrap_or_default();
        claims.iter().take(MOST_TELLINGS).filter_map(|id| material.claims.get(id).copied()).collect()
    };
    let on = |claim: &&Claim, question: &QuestionId| crate::question::of(claim).id == *question;
    let claims = claims(part);
    let parts = claims.iter().filter(|claim| on(claim, &part.question));
    let totals: Vec<&&Claim> = claims.iter().filter(|claim| on(claim, &whole.question)).collect();
    let country = &large.places[0];
    parts.into_iter().any(|claim| {
        claim.places.iter().any(|place| place.area == *country || country.holds(&place.area))
            || totals.iter().any(|total| total.page == claim.page && total.evidence == claim.evidence)
            || OF_THEM.iter().any(|words| claim.evidence.text.to_lowercase().contains(words))
    })
}

/// Claims of a statement whose words are searched for what lies in which country.
const MOST_TELLINGS: usize = 256;

/// Words with which a sentence says that a figure is part of the one before.
const OF_THEM: &[&str] = &["of which", "of whom", "of them", "of these", "of those", "among them", "including"];

fn part_of(part: &Position, whole: &Position) -> Relation {
    let sentence = format!("{} is part of {}: {}.", value(part.value), value(whole.value), arithmetic(part, whole));
    Relation { kind: RelationKind::PartOf, from: End::of(part), to: End::of(whole), sentence }
}

/// What the two figures leave for the rest.
fn arithmetic(part: &Position, whole: &Position) -> String {
    let sign = if exceeds(part, whole) { "exceeds" } else { "fits within" };
    format!("{} “{}” {sign} “{}”", part.speaker, part.figure, whole.figure)
}

fn exceeds(part: &Position, whole: &Position) -> bool {
    part.value.low().zip(whole.value.high()).is_some_and(|(low, high)| low > high)
}

/// Parts that are more than what another origin says of the whole.
fn excesses(material: &Material, positions: &[&Position]) -> Vec<Relation> {
    let mut ids: BTreeMap<&Key, &QuestionId> = BTreeMap::new();
    let mut questions: BTreeMap<&QuestionId, Vec<&Position>> = BTreeMap::new();
    for (id, question) in material.questions {
        ids.insert(&question.key, id);
    }
    for position in positions {
        let known = questions.entry(&position.question).or_default();
        if known.len() < MOST_POSITIONS {
            known.push(position);
        }
    }
    let mut relations = Vec::new();
    for (id, parts) in &questions {
        let Some(question) = material.questions.get(id) else { continue };
        for whole in wholes(&question.key).iter().filter_map(|key| ids.get(key)).filter_map(|id| questions.get(id)) {
            for (part, whole) in parts.iter().flat_map(|part| whole.iter().map(move |whole| (part, whole))) {
                if part.origin != whole.origin && part.unit == whole.unit && exceeds(part, whole) {
                    let sentence = format!(
                        "{} said {} for a part, {} only {} for the whole.",
                        part.speaker,
                        value(part.value),
                        whole.speaker,
                        value(whole.value)
                    );
                    relations.push(Relation {
                        kind: RelationKind::Conflicts,
                        from: End::of(part),
                        to: End::of(whole),
                        sentence,
                    });
                }
            }
        }
    }
    relations
}
