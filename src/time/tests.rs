use super::*;
use crate::document;
use crate::entity;
use jiff::civil::date;

/// `expect` lists "words from..to" of every time in a text published on Wednesday, 20 July 2022.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let document = document::of(text, None);
    let day = |date: Option<Date>| date.map_or_else(|| "?".to_owned(), |date| date.to_string());
    let show = |time: &Time| format!("{} {}..{}", time.words.text, day(time.from), day(time.to));
    let found: Vec<String> =
        find(&document, &entity::find(&document, &[]), Some(date(2022, 7, 20))).iter().map(show).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn a_stretch_of_years_is_a_time_and_an_age_is_none() {
    check("It leaked for several years.", &["for several years ?..?"]);
    check("It leaked over at least five years.", &["over at least five years ?..?"]);
    check("It was lost in less than ten years.", &["in less than ten years ?..?"]);
    check("They are over 65 years old.", &[]);
}

#[test]
fn dates_in_full_and_in_part() {
    check("It fell on Nov. 18, 2017.", &["on Nov. 18, 2017 2017-11-18..2017-11-18"]);
    check("It fell on 22 July 2021 and stayed.", &["on 22 July 2021 2021-07-22..2021-07-22"]);
    check("It fell on July 14 there.", &["on July 14 2022-07-14..2022-07-14"]);
    check("It fell in November.", &["in November 2021-11-01..2021-11-30"]);
    check("It fell in mid-May.", &["in mid-May 2022-05-01..2022-05-31"]);
    check("It fell in mid - June of mid-2019.", &["in mid - June of mid-2019 2019-06-01..2019-06-30"]);
    check("It fell in May 2019.", &["in May 2019 2019-05-01..2019-05-31"]);
    check("In 2019 it fell.", &["In 2019 2019-01-01..2019-12-31"]);
    check("It began in the 1990s.", &["in the 1990s 1990-01-01..1999-12-31"]);
}

#[test]
fn stretches_of_days_and_vague_ones() {
    check("It rained March 17-20 there.", &["March 17-20 2022-03-17..2022-03-20"]);
    check("It rained between July 18 and 21 there.", &["between July 18 and 21 2022-07-18..2022-07-21"]);
    check("It rained from July 14 to 16, 2019.", &["from July 14 to 16, 2019 2019-07-14..2019-07-16"]);
    check("It fell in the past five or ten years.", &["in the past five or ten years 2012-07-20..2022-07-20"]);
    check("Yields fell since the 2012/13 harvest.", &["since the 2012/13 2012-01-01..?"]);
    check("Two were hurt over the weekend.", &["over the weekend 2022-07-16..2022-07-17"]);
    check("In the past it rained. Initially it fell.", &["In the past ?..?", "Initially ?..?"]);
    check("It will end by the end of the year.", &["by the end of the year ?..?"]);
    check("It fell in the first seven months of the year.", &["in the first seven months of the year ?..?"]);
    check("It fell in the early 2000 s.", &["in the early 2000 s 2000-01-01..2009-12-31"]);
    check("At one point it rose; at present it falls.", &["At one point ?..?", "at present ?..?"]);
    check("At the end of the day they originally won.", &[]);
}

#[test]
fn weekdays_are_the_last_ones() {
    check("He spoke on Tuesday.", &["on Tuesday 2022-07-19..2022-07-19"]);
    check("He spoke Thursday night.", &["Thursday night 2022-07-14..2022-07-14"]);
    check("It struck at 8:36 a.m. Sunday.", &["at 8:36 a.m. Sunday 2022-07-17..2022-07-17"]);
}

#[test]
fn relative_times_count_from_publication() {
    check("Nine ran this election cycle and ten last election.", &["this election cycle ?..?", "last election ?..?"]);
    check("Prices rose last month.", &["last month 2022-06-01..2022-06-30"]);
    check("Prices rose this year.", &["this year 2022-01-01..2022-12-31"]);
    check("They fell in the past few months.", &["in the past few months ?..2022-07-20"]);
    check("They fell during the past five years.", &["during the past five years 2017-07-20..2022-07-20"]);
    check("They left three years ago.", &["three years ago 2019-01-01..2019-12-31"]);
    check("They left earlier this week.", &["earlier this week 2022-07-18..2022-07-24"]);
    check("They left yesterday.", &["yesterday 2022-07-19..2022-07-19"]);
    check("They grew in the second quarter.", &["in the second quarter 2022-04-01..2022-06-30"]);
    check("They grew in the first half of 2021.", &["in the first half of 2021 2021-01-01..2021-06-30"]);
    check("They grew in the first five months of 2022.", &["in the first five months of 2022 2022-01-01..2022-05-31"]);
}

#[test]
fn the_verb_tells_whether_a_time_lies_ahead() {
    check("They will vote on Tuesday.", &["on Tuesday 2022-07-26..2022-07-26"]);
    check("On Tuesday, they will vote.", &["On Tuesday 2022-07-26..2022-07-26"]);
    check("The vote is set for Tuesday.", &["for Tuesday 2022-07-26..2022-07-26"]);
    check("They are to vote in November.", &["in November 2022-11-01..2022-11-30"]);
    check("He said on Tuesday that they will vote.", &["on Tuesday 2022-07-19..2022-07-19"]);
    check("They voted in November.", &["in November 2021-11-01..2021-11-30"]);
}

#[test]
fn times_are_known_more_or_less_exactly() {
    #[track_caller]
    fn check(words: &str, expect: Option<Precision>) {
        let text = format!("It fell {words}.");
        let document = document::of(&text, None);
        let times = find(&document, &entity::find(&document, &[]), Some(date(2022, 7, 20)));
        assert_eq!(times.iter().map(Time::precision).collect::<Vec<_>>(), [expect], "{words}");
    }
    check("on Tuesday", Some(Precision::Day));
    check("this week", Some(Precision::Week));
    check("in November", Some(Precision::Month));
    check("in 2019", Some(Precision::Year));
    check("in the 1990s", Some(Precision::Longer));
    check("since January", Some(Precision::Open));
    check("recently", None);
}

#[test]
fn open_and_closed_ranges() {
    check("It grew since January.", &["since January 2022-01-01..?"]);
    check("It will double by 2030.", &["by 2030 ?..2030-12-31"]);
    check("It grew from 2012 to 2015.", &["from 2012 to 2015 2012-01-01..2015-12-31"]);
    check("It grew between March 2020 and May 2021.", &["between March 2020 and May 2021 2020-03-01..2021-05-31"]);
    check("It grew in 2021-22 again.", &["in 2021-22 2021-01-01..2022-12-31"]);
}

#[test]
fn since_reaches_to_the_time_of_what_began() {
    check("Ten died since the talks began in 2019 there.", &["since the talks began in 2019 2019-01-01..?"]);
    check("Since taking office last month, he met ten.", &["Since taking office last month 2022-06-01..?"]);
    check("Since the fire, ten left in 2019.", &["in 2019 2019-01-01..2019-12-31"]);
    check("It is the most since Kovac won 72 percent in 2019.", &["in 2019 2019-01-01..2019-12-31"]);
}

#[test]
fn numbers_and_small_words_are_no_times() {
    check("They may march on to the second house.", &[]);
    check("It cost 2019 dollars for 12 people in 40 towns.", &[]);
    check("A USA TODAY tally shows it.", &[]);
    check("The match ended 4-1 and the sun set.", &[]);
}

#[test]
fn without_a_date_relative_times_stay_relative() {
    let document = document::of("Prices rose last month, not in 2019.", None);
    let times = find(&document, &entity::find(&document, &[]), None);
    assert_eq!((times[0].from, times[0].relative), (None, true));
    assert_eq!((times[1].from, times[1].relative), (Some(date(2019, 1, 1)), false));
    let document = document::of("It fell on May 3, 2021 and rose last month. It will end on May 3, 2030.", None);
    let times = find(&document, &entity::find(&document, &[]), None);
    let bounds: Vec<Option<Date>> = times.iter().map(|time| time.page_not_before).collect();
    assert_eq!(bounds, [None, Some(date(2021, 5, 3)), None]);
}

proptest::proptest! {
    #[test]
    fn times_are_sound_spans_in_order(text in "(on|in|the|last|past|five|5|2019|12|May|Nov|\\.|,|Tuesday|:|36|a\\.m\\.|-|of|year|years|ago|between|and|from|to|first|half|so far|é|\n| ){0,40}") {
        let document = document::of(&text, None);
        let mut end = 0;
        for time in find(&document, &entity::find(&document, &[]), Some(date(2022, 7, 20))) {
            assert!(time.words.span.start >= end && time.words.stand_in(&text) && !time.words.text.is_empty());
            end = time.words.span.end;
        }
    }
}
