use super::*;

struct Named {
    source: Source,
    page: PageId,
    question: QuestionId,
    published: Option<Date>,
}

fn named(name: &str, kind: EntityKind, role: Option<&str>, question: &str) -> Named {
    let source = Source {
        name: name.to_owned(),
        mention: None,
        role: role.map(str::to_owned),
        kind,
        key: key_of(name),
        maybe: Vec::new(),
    };
    Named {
        source,
        page: PageId(format!("p-{name}")),
        question: QuestionId(question.to_owned()),
        published: Some(jiff::civil::date(2021, 8, 3)),
    }
}

fn person(name: &str) -> Named {
    named(name, EntityKind::Person, None, "q-boats")
}

/// `expect` lists "id: other names" of every identity; "id? names" where several could be meant.
#[track_caller]
fn check(people: &[Named], aliases: &[(&str, &str)], expect: &[&str]) {
    let aliases: Vec<Alias> =
        aliases.iter().map(|(name, means)| Alias { name: (*name).to_owned(), means: (*means).to_owned() }).collect();
    let appearances = |people: &mut dyn Iterator<Item = &Named>| -> Vec<String> {
        let people: Vec<&Named> = people.collect();
        let seen: Vec<Appearance> = people
            .iter()
            .map(|one| Appearance {
                source: &one.source,
                page: &one.page,
                question: &one.question,
                published: one.published,
            })
            .collect();
        let show = |one: &Identity| {
            let names: Vec<&str> = one.names.iter().map(|naming| naming.name.as_str()).collect();
            if one.maybe.is_empty() {
                format!("{}: {}", one.id, names.join(", "))
            } else {
                format!("{}? {}", one.id, one.maybe.join(", "))
            }
        };
        find(&seen, &aliases).iter().map(show).collect()
    };
    assert_eq!(appearances(&mut people.iter()), expect);
    assert_eq!(appearances(&mut people.iter().rev()), expect, "the order makes a difference");
}

#[test]
fn other_spellings_mean_the_same_person_where_they_speak_of_the_same() {
    let rahmon = || person("Emomali Rahmon");
    check(&[rahmon(), person("Emomali Rakhmon")], &[], &["emomali-rakhmon: Emomali Rahmon"]);
    let elsewhere = named("Emomali Rakhmon", EntityKind::Person, None, "q-goats");
    check(&[rahmon(), elsewhere], &[], &["emomali-rahmon: ", "emomali-rakhmon: "]);
    let president = |name: &str, question| named(name, EntityKind::Person, Some("the president"), question);
    check(
        &[president("Emomali Rahmon", "q-boats"), president("Emomali Rakhmon", "q-goats")],
        &[],
        &["emomali-rakhmon: Emomali Rahmon"],
    );
    check(&[person("Zamir Kabulov"), person("Замир Кабулов")], &[], &["zamir-kabulov: Замир Кабулов"]);
}

#[test]
fn whom_one_page_names_apart_are_two() {
    let both = ["Jon Smith", "Jan Smith", "Smith"].map(|name| Named { page: PageId("p-1".to_owned()), ..person(name) });
    check(&both, &[], &["jan-smith: ", "jon-smith: ", "smith: "]);
}

#[test]
fn a_surname_means_the_only_one_who_has_it() {
    check(&[person("Ana Reyes"), person("Reyes")], &[], &["ana-reyes: Reyes"]);
    check(
        &[person("Ana Reyes"), person("Tomas Reyes"), person("Reyes")],
        &[],
        &["ana-reyes: ", "reyes? Ana Reyes, Tomas Reyes", "tomas-reyes: "],
    );
    let elsewhere = named("Reyes", EntityKind::Person, None, "q-goats");
    check(&[person("Ana Reyes"), elsewhere], &[], &["ana-reyes: ", "reyes: "]);
}

#[test]
fn an_acronym_means_the_only_body_with_these_initials() {
    let body = |name: &str| named(name, EntityKind::Organisation, None, "q-boats");
    check(&[body("Institute of Harbour Studies"), body("IHS")], &[], &["institute-of-harbour-studies: IHS"]);
    check(&[body("Institute of Harbour Studies"), body("IHX")], &[], &["ihx: ", "institute-of-harbour-studies: "]);
}

#[test]
fn what_people_say_goes_before_all_else() {
    check(&[person("Ana Reyes"), person("The Duchess")], &[("The Duchess", "Ana Reyes")], &["ana-reyes: The Duchess"]);
    check(&[person("The Duchess")], &[("The Duchess", "Ana Reyes")], &["ana-reyes: The Duchess"]);
    let described = || named("police", EntityKind::Unknown, None, "q-boats");
    check(&[described()], &[], &[]);
    check(&[described()], &[("the police", "Larvik Police")], &["larvik-police: police"]);
    check(&[person("Blue Caliphate")], &[("Blue Caliphate", "Daesh")], &["islamic-state: Blue Caliphate"]);
    check(&[person("Ana Reyes")], &[("Nobody", "Ivo Pell")], &["ana-reyes: ", "ivo-pell: "]);
}

#[test]
fn bodies_of_one_country_are_linked_and_not_joined() {
    let body = |name: &str, kind| named(name, kind, None, "q-boats");
    let people = [
        body("Russian intelligence networks", EntityKind::Organisation),
        body("Russia", EntityKind::Place),
        person("Russian Rahmon"),
    ];
    let seen: Vec<Appearance> = people
        .iter()
        .map(|one| Appearance { source: &one.source, page: &one.page, question: &one.question, published: None })
        .collect();
    let found = find(&seen, &[]);
    let countries: Vec<(&str, Option<&str>)> =
        found.iter().map(|one| (one.name.as_str(), one.country.as_deref())).collect();
    assert_eq!(
        countries,
        [("Russia", Some("RU")), ("Russian intelligence networks", Some("RU")), ("Russian Rahmon", None)]
    );
}

#[test]
fn roles_have_the_days_of_the_pages_that_tell_them() {
    let mut first = named("Ana Reyes", EntityKind::Person, Some("mayor"), "q-boats");
    let second = named("Ana Reyes", EntityKind::Person, Some("mayor"), "q-goats");
    first.published = Some(jiff::civil::date(2019, 1, 1));
    let seen: Vec<Appearance> = [&first, &second]
        .map(|one| Appearance {
            source: &one.source,
            page: &one.page,
            question: &one.question,
            published: one.published,
        })
        .to_vec();
    let found = find(&seen, &[]);
    let [Role { text, from, to }] = found[0].roles.as_slice() else { panic!("{found:?}") };
    assert_eq!((text.as_str(), *from, *to), ("mayor", first.published, second.published));
}

#[test]
fn the_lexicon_tells_who_fights_and_which_item_is_meant() {
    let people = [
        named("Daesh", EntityKind::Group, None, "q-boats"),
        named("Reuters", EntityKind::Medium, None, "q-boats"),
        person("Ana Reyes"),
    ];
    let seen: Vec<Appearance> = people
        .iter()
        .map(|one| Appearance { source: &one.source, page: &one.page, question: &one.question, published: None })
        .collect();
    let found = find(&seen, &[]);
    let told: Vec<_> = found.iter().map(|one| (one.id.as_str(), one.wikidata.as_deref(), one.party)).collect();
    assert_eq!(
        told,
        [
            ("ana-reyes", None, None),
            ("islamic-state", Some("Q2429253"), Some(true)),
            ("reuters", Some("Q130879"), None)
        ]
    );
}
