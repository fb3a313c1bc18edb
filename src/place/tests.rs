use super::*;
use crate::document;
use crate::entity;

/// `expect` lists "words = area" of every place expression.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let document = document::of(text, None);
    let show = |place: &Place| format!("{} = {}", place.words.text, show_area(&place.area));
    let entities = entity::find(&document, &[]);
    let mut places = find(&document, &entities);
    settle(text, &mut places, &adjectives(&document, &entities));
    let found: Vec<String> = places.iter().map(show).collect();
    assert_eq!(found, expect, "{text}");
}

fn show_area(area: &Area) -> String {
    match area {
        Area::Country(code) => code.clone(),
        Area::Within(place) => match &place.division {
            Some(division) => format!("{} {division} {}", place.name, place.country),
            None => format!("{} {}", place.name, place.country),
        },
        Area::Near(of) => format!("near {}", show_area(of)),
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
        &["northern Mali = north of ML", "central Berlin = centre of Berlin Berlin DE"],
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
        &["Kunduz province = Kunduz AF", "Bangalore, India = Bengaluru Karnataka IN"],
    );
    check("The city of Kano was calm.", &["Kano = Kano Kano NG"]);
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

#[test]
fn the_other_places_of_an_article_tell_which_one_is_meant() {
    check("A dam broke in Springfield.", &["Springfield = ? springfield"]);
    check(
        "A dam broke in Springfield. Officials in Chicago, Illinois, said so.",
        &["Springfield = Springfield Illinois US", "Chicago, Illinois = Chicago Illinois US"],
    );
    check("A dam broke in Venice.", &["Venice = Venice Veneto IT"]);
    check("A dam broke in Paris, Texas.", &["Paris, Texas = Paris Texas US"]);
    check(
        "A dam broke in Texas City, not in Houston.",
        &["Texas City = Texas City Texas US", "Houston = Houston Texas US"],
    );
    check("A dam broke in Eagan, MN.", &["Eagan, MN = Eagan Minnesota US"]);
    check("A dam broke in Chilton County, Alabama.", &["Chilton County, Alabama = Chilton Alabama US"]);
}

#[test]
fn words_that_no_rule_takes_for_a_place_have_a_meaning_too() {
    let document = document::of("It rained in Orlando, Florida.", None);
    let around = settle(document.text, &mut find(&document, &entity::find(&document, &[])), &[]);
    for (words, expect) in [
        ("west Kissimmee", "west of Kissimmee Florida US"),
        ("near Tampa", "near Tampa Florida US"),
        ("Orange County, Florida", "Orange Florida US"),
        ("the open side door", "? the open side door"),
        ("their home", "? their home"),
        ("", "? "),
    ] {
        assert_eq!(show_area(&around.meaning(words)), expect, "{words}");
    }
}

#[test]
fn police_and_mayors_have_a_town() {
    check(
        "Hopewell police came. Then the Daly City Mayor left.",
        &["Hopewell = Hopewell Virginia US", "Daly City = Daly City California US"],
    );
    check("Many police came. Military Police left. Then Metro police did.", &[]);
}

#[test]
fn the_country_owns_what_it_has_where_one_was_named() {
    check("Mali votes. The country's voters came.", &["Mali = ML", "The country = ML"]);
    check(
        "Ohio votes. Houston waits. The state’s voters came.",
        &["Ohio = Ohio US", "Houston = Houston Texas US", "The state = Ohio US"],
    );
    check("The country's voters came.", &[]);
}

#[test]
fn hospitals_are_places_to_be_taken_to() {
    check("They were taken to Larvik Hospital.", &["Larvik Hospital = ? larvik hospital"]);
    check("They gave it to the Larvik Foundation.", &[]);
}

#[test]
fn near_a_town_is_not_in_it() {
    check("A dam broke near Kunduz.", &["Kunduz = near Kunduz Kunduz AF"]);
    check("A dam broke 20 miles north of Kano.", &["north of Kano = near Kano Kano NG"]);
    check("A dam broke on the outskirts of Kano.", &["the outskirts of Kano = outskirts of Kano Kano NG"]);
}

#[test]
fn places_lie_in_one_another_and_are_known_more_or_less_exactly() {
    let kunduz = |level| Area::Within(Locality::new("Kunduz", level, "AF"));
    let (town, province) = (kunduz(Level::Town), kunduz(Level::Division));
    let afghanistan = Area::Country("AF".to_owned());
    let north = Area::Part { of: Box::new(afghanistan.clone()), part: "north".to_owned() };
    let near = Area::Near(Box::new(town.clone()));
    assert_eq!(town.wholes(), [province.clone(), afghanistan.clone()]);
    assert_eq!(town.setting().as_deref(), Some("Kunduz, Afghanistan"));
    for (outer, inner) in [(&afghanistan, &town), (&afghanistan, &province), (&province, &town), (&afghanistan, &north)]
    {
        assert!(outer.holds(inner) && !inner.holds(outer), "{outer:?} {inner:?}");
    }
    assert!(!afghanistan.holds(&afghanistan) && !north.holds(&town) && !province.holds(&near));
    let exact = [&town, &near, &province, &north, &Area::Border(Box::new(afghanistan.clone())), &afghanistan];
    assert_eq!(exact.map(Area::precision), [1, 2, 4, 5, 5, 6].map(Some));
    assert_eq!(Area::Unknown("velmora".to_owned()).precision(), None);
    let labels = [town, province].map(|area| area.locality().unwrap().label());
    assert_eq!(labels, ["Kunduz city", "Kunduz"]);
    assert_eq!(Locality::new("Kabul", Level::Town, "AF").label(), "Kabul");
    assert_eq!(Locality::new("Paris", Level::Town, "US").label(), "Paris, Texas");
}
