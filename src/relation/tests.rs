//! Relations on claims made by hand.

use std::collections::BTreeMap;

use crate::claim::Stance;
use crate::place::{Area, Level, Locality};
use crate::quantity::Value;
use crate::question::{self, QuestionId};
use crate::relation::{End, Material, Relation, RelationKind, find};
use crate::statement::sample::{Sample, tellings};
use crate::statement::{join, positions};

/// The relations of the samples' statements: kind, and the figures of both ends, in the order of the alphabet where the
/// relation has no direction.
#[track_caller]
fn check(samples: &[Sample], expected: &[(RelationKind, &str, &str)]) {
    let relations = tellings(samples, |tellings| {
        let statements = join(tellings);
        let questions = tellings.iter().map(|telling| question::of(telling.claim));
        let questions: BTreeMap<QuestionId, _> = questions.map(|question| (question.id.clone(), question)).collect();
        let mut said = Vec::new();
        for statement in &statements {
            let told: Vec<_> =
                tellings.iter().filter(|told| statement.claims.contains(&told.claim.id)).copied().collect();
            said.extend(positions(statement, &told));
        }
        let claims = tellings.iter().map(|telling| (telling.claim.id.clone(), telling.claim)).collect();
        let material = Material { questions: &questions, claims: &claims, statements: &statements, positions: &said };
        let relations = find(&material);
        let figure = |end: &End| {
            let mut positions = said.iter();
            let on =
                positions.find(|position| position.statement == end.statement && position.question == end.question);
            on.map(|position| position.figure.clone()).unwrap()
        };
        let ends = |relation: &Relation| {
            let (kind, from, to) = (relation.kind, figure(&relation.from), figure(&relation.to));
            let directed = matches!(kind, RelationKind::Denies | RelationKind::PartOf | RelationKind::Updates);
            if !directed && to < from { (kind, to, from) } else { (kind, from, to) }
        };
        relations.iter().map(ends).collect::<Vec<_>>()
    });
    let relations: Vec<(RelationKind, &str, &str)> =
        relations.iter().map(|(kind, from, to)| (*kind, from.as_str(), to.as_str())).collect();
    assert_eq!(relations, expected);
}

fn page(text: &str, figure: &str, value: Value) -> Sample {
    Sample::new("page.txt", text).claim(figure, value)
}

fn country() -> Area {
    Area::Country("AF".to_owned())
}

fn north() -> Area {
    Area::Part { of: Box::new(country()), part: "north".to_owned() }
}

fn border() -> Area {
    Area::Border(Box::new(Area::Country("TJ".to_owned())))
}

#[test]
fn figures_agree_where_one_number_can_be_both() {
    let many = page("A\n\nmore than 600", "more than 600", Value::MoreThan(600.0)).by("Ana Reyes");
    let exact = page("B\n\n640", "640", Value::Exact(640.0)).by("Bo Lind");
    check(&[many, exact], &[(RelationKind::Agrees, "640", "more than 600")]);
}

#[test]
fn figures_conflict_where_no_number_can_be_both() {
    let many = page("A\n\nmore than 600", "more than 600", Value::MoreThan(600.0)).by("Ana Reyes");
    let few = page("B\n\nup to 450", "up to 450", Value::UpTo(450.0)).by("Bo Lind");
    check(&[many, few], &[(RelationKind::Conflicts, "more than 600", "up to 450")]);
}

#[test]
fn figures_of_other_years_or_units_are_not_comparable() {
    let early = page("A\n\n600", "600", Value::Exact(600.0)).by("Ana Reyes").published("2015-02-01");
    let late = page("B\n\n900", "900", Value::Exact(900.0)).by("Bo Lind").published("2019-02-01");
    check(&[early, late], &[(RelationKind::NotComparable, "600", "900")]);
    let dollars = page("A\n\n600", "600", Value::Exact(600.0)).by("Ana Reyes").unit("USD");
    let euros = page("B\n\n900", "900", Value::Exact(900.0)).by("Bo Lind").unit("EUR");
    let work = |sample: Sample| {
        let mut sample = sample;
        sample.claims[0].subject.as_mut().unwrap().class = "workers".to_owned();
        sample
    };
    check(&[work(dollars), work(euros)], &[(RelationKind::NotComparable, "600", "900")]);
}

#[test]
fn a_later_word_of_the_same_source_updates_the_earlier_one() {
    let early = page("A\n\n600", "600", Value::Exact(600.0)).by("Ana Reyes").published("2019-02-01");
    let late = page("B\n\n900", "900", Value::Exact(900.0)).by("Ana Reyes").published("2019-05-01");
    check(&[late, early], &[(RelationKind::Updates, "900", "600")]);
}

#[test]
fn a_part_of_the_country_is_part_of_the_whole() {
    let sample = page("A\n\n6,500 in all\n\n2,000 in the north", "6,500", Value::About(6500.0)).by("Ana Reyes");
    let sample = sample.claim("2,000", Value::MoreThan(2000.0)).by("Ana Reyes").at(north());
    check(&[sample], &[(RelationKind::PartOf, "2,000", "6,500")]);
}

#[test]
fn a_border_is_part_of_the_country_only_where_the_article_says_so() {
    let total = |text: &str| page(text, "6,500", Value::About(6500.0)).by("Ana Reyes");
    let same = total("A\n\n6,500 fighters, with up to 4,000 at the border").claim("4,000", Value::UpTo(4000.0));
    check(&[same.by("Ana Reyes").at(border())], &[(RelationKind::PartOf, "4,000", "6,500")]);
    let of_them = total("A\n\n6,500 fighters\n\nOf them 4,000 at the border").claim("4,000", Value::UpTo(4000.0));
    check(&[of_them.by("Ana Reyes").at(border())], &[(RelationKind::PartOf, "4,000", "6,500")]);
    let apart = total("A\n\n6,500 fighters\n\nAlso 4,000 at the border").claim("4,000", Value::UpTo(4000.0));
    check(&[apart.by("Ana Reyes").at(border())], &[]);
}

#[test]
fn a_part_that_exceeds_another_s_whole_conflicts_with_it() {
    let part = page("A\n\n2,000 in the north", "2,000", Value::MoreThan(2000.0)).by("Ana Reyes").at(north());
    let whole = page("B\n\nfewer than 900", "fewer than 900", Value::LessThan(900.0)).by("Bo Lind");
    check(&[part, whole], &[(RelationKind::Conflicts, "2,000", "fewer than 900")]);
}

#[test]
fn one_event_of_two_is_part_of_both() {
    let place = || Area::Within(Locality::new("Kabul", Level::Town, "AF"));
    let both = page("A\n\n600 in all\n\n200 died", "600", Value::Exact(600.0));
    let both = both.of("people", "killed or captured").at(place()).by("Ana Reyes");
    let sample = both.claim("200", Value::Exact(200.0)).of("people", "killed").at(place()).by("Ana Reyes");
    check(&[sample], &[(RelationKind::PartOf, "200", "600")]);
}

#[test]
fn a_denial_rejects_the_claim_that_it_is_linked_to() {
    let sample =
        page("A\n\n6,500 there are\n\nDass rejects such claims", "6,500", Value::About(6500.0)).by("Ana Reyes");
    let sample = sample.claim("such claims", Value::About(6500.0)).by("Amin Dass").rejects(0);
    check(&[sample], &[(RelationKind::Denies, "such claims", "6,500")]);
}

#[test]
fn a_denial_without_a_link_rejects_the_same_figure_alone() {
    let one = page("A\n\n6,500 there are", "6,500", Value::Exact(6500.0)).by("Ana Reyes");
    let other = page("B\n\n3,000 there are", "3,000", Value::Exact(3000.0)).by("Bo Lind");
    let denial = page("C\n\nthere are no 6,500", "6,500", Value::Exact(6500.0)).by("Amin Dass").stance(Stance::Denied);
    let expected = [(RelationKind::Denies, "6,500", "6,500"), (RelationKind::Conflicts, "3,000", "6,500")];
    check(&[one, other, denial], &expected);
}
