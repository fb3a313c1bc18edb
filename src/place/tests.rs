use super::*;
use crate::document;
use crate::entity;

/// `expect` lists "words = area" of every place expression.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let document = document::of(text, None);
    let show = |place: &Place| format!("{} = {}", place.words.text, show_area(&place.area));
    let found: Vec<String> = find(&document, &entity::find(&document, &[])).iter().map(show).collect();
    assert_eq!(found, expect, "{text}");
}

fn show_area(area: &Area) -> String {
    match area {
        Area::Country(code) => code.clone(),
        Area::Within { name, country } => format!("{name} {country}"),
        Area::Region(name) => name.clone(),
        Area::Part { of, part } => format!("{part} of {}", show_area(of)),
        Area::Border(of) => format!("border of {}", show_area(of)),
        Area::Unknown(words) => format!("? {words}"),
    }
}

#[test]
fn parts_of_countries() {
    check(
        "They fled northern Mali and central Berlin.",
        &["northern Mali = north of ML", "central Berlin = centre of Berlin DE"],
    );
    check("They fled the north of Mali.", &["the north of Mali = north of ML"]);
    check("They fled Mali's south-east.", &["Mali's south-east = south-east of ML"]);
    check("They went north with central planning.", &[]);
}

#[test]
fn borders() {
    check("They camped near the Tajik border.", &["the Tajik border = border of TJ"]);
    check("They camped near Chad’s southern border.", &["Chad’s southern border = border of south of TD"]);
    check("They camped on the border with Chad.", &["the border with Chad = border of TD"]);
    check("They camped on the border of two farms.", &[]);
}

#[test]
fn lists_name_each_place() {
    check(
        "They hold the provinces of Badakhshan, Kunduz and Takhar.",
        &["Badakhshan = Badakhshan AF", "Kunduz = Kunduz AF", "Takhar = Takhar AF"],
    );
    check(
        "They came from Kunduz province and Bangalore, India.",
        &["Kunduz province = Kunduz AF", "Bangalore, India = Bengaluru IN"],
    );
    check("The city of Kano was calm.", &["Kano = Kano NG"]);
}

#[test]
fn names_of_people_and_bodies_are_no_places() {
    check("The Washington Post and Bank of America agreed with Jack London.", &[]);
    check("The Kabul Times Board met.", &[]);
}

#[test]
fn adjectives_only_hint() {
    check("The Afghan forces left.", &[]);
    check("Central Asian states met in Central Asia.", &["Central Asia = Central Asia"]);
    let document = document::of("The Afghan forces left Chad.", None);
    let hints = adjectives(&document, &entity::find(&document, &[]));
    assert_eq!(hints.iter().map(|place| place.words.text.as_str()).collect::<Vec<_>>(), ["Afghan"]);
}

#[test]
fn unknown_names_are_places_only_after_a_preposition() {
    check("A dam broke in Velmora, where rain fell.", &["Velmora = ? velmora"]);
    check("A dam broke on the Okra River.", &["Okra River = ? okra river"]);
    check("Then Velmora said so.", &[]);
}

proptest::proptest! {
    #[test]
    fn places_are_sound_spans_in_order(text in "(northern|the|north|of|Mali|border|with|’s|Kabul|,|province|India|Tajik|in|Zed|\\.|\n|and|US|-|é| ){0,40}") {
        let document = document::of(&text, None);
        let mut end = 0;
        for place in find(&document, &entity::find(&document, &[])) {
            assert!(place.words.span.start >= end && place.words.stand_in(&text) && !place.words.text.is_empty());
            end = place.words.span.end;
        }
    }
}
