use super::*;
use crate::document;

/// `expect` lists every mention as "words = entity's name".
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let document = document::of(text, None);
    let entities = find(&document, &[]);
    let show = |mention: &Mention| format!("{} = {}", mention.words.text, entities.of(mention).name);
    let found: Vec<String> = entities.mentions.iter().map(show).collect();
    assert_eq!(found, expect, "{text}");
}

/// `expect` is the name, kind and role of the entity that `phrase` means.
#[track_caller]
fn check_source(text: &str, phrase: &str, expect: Option<(&str, EntityKind, Option<&str>)>) {
    let document = document::of(text, None);
    let entities = find(&document, &[]);
    let start = text.rfind(phrase).expect("the phrase stands in the text");
    let entity = entities.resolve(&document, Span::new(start, start + phrase.len()));
    let role = |entity: &Entity| entity.role.as_ref().map(|role| role.text.clone());
    let found = entity.map(|entity| (entity.name.clone(), entity.kind, role(entity)));
    let found = found.as_ref().map(|(name, kind, role)| (name.as_str(), *kind, role.as_deref()));
    assert_eq!(found, expect, "{text} | {phrase}");
}

#[test]
fn names_and_surnames_are_one_person() {
    check(
        "Health Minister Laila Demir spoke in Ankara. Demir said 40 clinics had closed.",
        &["Laila Demir = Laila Demir", "Ankara = Ankara", "Demir = Laila Demir"],
    );
    check("The rain began on Monday. Farmers were glad in March.", &[]);
}

#[test]
fn a_title_tells_spouses_apart() {
    let text = "Paul Weber and Amina Weber came. Mrs. Weber said 40 left. Mr. Weber stayed.";
    check_source(text, "Mrs. Weber", Some(("Amina Weber", EntityKind::Person, None)));
    check_source(text, "Mr. Weber", Some(("Paul Weber", EntityKind::Person, None)));
}

#[test]
fn accents_are_not_always_written() {
    let text = "César Adrián Orel spoke. Later, Orel met Cesar Adrian Orel.";
    check_source(text, "Cesar Adrian Orel", Some(("César Adrián Orel", EntityKind::Person, None)));
}

#[test]
fn an_age_means_a_person() {
    let otieno = Some(("Amina Otieno", EntityKind::Person, None));
    let text = "Amina Otieno, 31, met Paul Weber, 40, in Nairobi. Weber left. The 31-year-old said so.";
    check_source(text, "The 31-year-old", otieno);
    check_source("Amina Otieno came. The 31-year-old woman said so.", "The 31-year-old woman", otieno);
    check_source("Amina Otieno, 40, came. The 31-year-old said so.", "The 31-year-old", None);
    check_source("Amina Otieno came. The 31-year-old bridge fell.", "The 31-year-old bridge", None);
}

#[test]
fn acronyms_join_the_name_before_the_bracket() {
    check(
        "The National Seed Board (NSB) met. The NSB said yields fell.",
        &["National Seed Board = National Seed Board", "NSB = National Seed Board", "NSB = National Seed Board"],
    );
    check("He paid 40 (US) dollars.", &["US = US"]);
}

#[test]
fn the_lexicon_knows_groups_and_media() {
    check(
        "Isis and Daesh are one, Reuters said.",
        &["Isis = Islamic State", "Daesh = Islamic State", "Reuters = Reuters"],
    );
    check("It is what it is; who knows?", &[]);
}

#[test]
fn roles_stand_before_and_after_names() {
    let person = EntityKind::Person;
    check_source(
        "Major General Ivo Brandt, Commander of the Northern Border Force (NBF), said so.",
        "Ivo Brandt",
        Some(("Ivo Brandt", person, Some("Commander of the Northern Border Force (NBF)"))),
    );
    check_source(
        "The former Kenyan special envoy for Somalia, Amina Otieno, said so.",
        "Amina Otieno",
        Some(("Amina Otieno", person, Some("former Kenyan special envoy for Somalia"))),
    );
    check_source(
        "Ruta Kalnina, who is also director of the port, agreed.",
        "Ruta Kalnina",
        Some(("Ruta Kalnina", person, Some("director of the port"))),
    );
    check_source(
        "Indian Special Envoy for Nepal Arun Mehta left.",
        "Arun Mehta",
        Some(("Arun Mehta", person, Some("Indian Special Envoy for Nepal"))),
    );
    // No apposition: somebody else speaks after the comma.
    check_source("According to Ivo Brandt, the president said so.", "Ivo Brandt", Some(("Ivo Brandt", person, None)));
}

#[test]
fn titles_and_pronouns_go_to_who_fits() {
    let text = "Kenyan envoy Amina Otieno met acting Finance Minister Paul Weber in Nairobi. Otieno said 300 had fled. \
                She said more would come. The finance minister disagreed. He said it was 200.";
    let otieno = Some(("Amina Otieno", EntityKind::Person, Some("Kenyan envoy")));
    let weber = Some(("Paul Weber", EntityKind::Person, Some("acting Finance Minister")));
    check_source(text, "She", otieno);
    check_source(text, "The finance minister", weber);
    check_source(text, "He", weber);
    check_source("A flood came. He said so.", "He", None);
    check_source("Amina Otieno of Kenya spoke. The Russian envoy said so.", "The Russian envoy", None);
}

#[test]
fn a_speaker_called_by_its_first_word_is_a_body() {
    let text = "Velmora Shipping said 40 ships sailed. Velmora lost two. Ruta Kalnina said so. Kalnina left.";
    check_source(text, "Velmora", Some(("Velmora Shipping", EntityKind::Organisation, None)));
    check_source(text, "Kalnina", Some(("Ruta Kalnina", EntityKind::Person, None)));
    check_source("The Lindgate Research Unit met. LRU staff left.", "LRU staff", None);
    let initials = "The Lindgate Research Unit met. Later, LRU said so.";
    check_source(initials, "LRU", Some(("Lindgate Research Unit", EntityKind::Organisation, None)));
}

#[test]
fn an_office_in_capitals_is_no_body() {
    let text = "Prime Minister Amina Otieno came to Orel. The PM said 40 left.";
    check_source(text, "The PM", Some(("Amina Otieno", EntityKind::Person, Some("Prime Minister"))));
    check_source("The flood reached Orel. The PM said 40 left.", "The PM", None);
}

#[test]
fn who_speaks_does_not_name_himself() {
    let text = "The Orel Party met the Kesk Party. “We asked the Orel Party,” the party said.";
    check_source(text, "the party", Some(("Kesk Party", EntityKind::Organisation, None)));
}

#[test]
fn a_company_is_the_nearest_body_that_is_not_public() {
    let text = "Velmora Holdings met the Ministry of Health. The company said 40 lorries came.";
    check_source(text, "The company", Some(("Velmora Holdings", EntityKind::Organisation, None)));
    check_source("The Ministry of Health met. The company left.", "The company", None);
}

#[test]
fn a_body_is_meant_only_where_it_is_the_head() {
    let text = "The Ministry of Health spoke. The ministry said 12 died. Ministry of Health officials agreed.";
    let ministry = Some(("Ministry of Health", EntityKind::Organisation, None));
    check_source(text, "The ministry", ministry);
    check_source(text, "Ministry of Health officials", None);
}

#[test]
fn headlines_in_capitals_make_no_names_of_ordinary_words() {
    check(
        "Hundreds Flee Rising Waters As Dam Breaks: Ivo Brandt\n\nIvo Brandt said 300 people fled.",
        &["Ivo Brandt = Ivo Brandt", "Ivo Brandt = Ivo Brandt"],
    );
}

proptest::proptest! {
    #[test]
    fn mentions_are_sound_spans_in_order(text in "([A-Z][a-z]{1,7}|the|of|said|he|Mr\\.|Dr|\\(|\\)|,|’s|President|UN|envoy|“|\\.|\n| |é|ß|“He|4){0,60}") {
        let text = text.replace(",", ", ");
        let document = document::of(&text, None);
        let entities = find(&document, &[]);
        let mut end = 0;
        for mention in &entities.mentions {
            assert!(mention.words.span.start >= end && mention.words.stand_in(&text) && !mention.words.text.is_empty());
            assert!(mention.entity < entities.entities.len());
            end = mention.words.span.end;
        }
    }
}

#[test]
fn a_person_is_set_off_behind_a_role() {
    let minister = "According to the Minister of Mills and Rivers, Ana Ruiz, 40 mills stand still.";
    let role = Some("Minister of Mills and Rivers");
    check_source(minister, "the Minister of Mills and Rivers", Some(("Ana Ruiz", EntityKind::Person, role)));
    let clause = "According to the mill's head, Ana Ruiz has sold 40 mills.";
    check_source(clause, "the mill's head", None);
}

#[test]
fn a_title_is_shortened_in_brackets() {
    check(
        "Orel superintendent of police (SP) Ana Ruiz came late. The SP said nothing. Bo Li of the police (PS) Ana Ruiz.",
        &["SP = Ana Ruiz", "Ana Ruiz = Ana Ruiz", "SP = Ana Ruiz", "Bo Li = Bo Li", "PS = PS", "Ana Ruiz = Ana Ruiz"],
    );
}
