use super::*;
use crate::document;
use jiff::civil::date;

/// `expect` lists "words from..to" of every time in a text published on Wednesday, 20 July 2022.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let document = document::of(text, None);
    let day = |date: Option<Date>| date.map_or_else(|| "?".to_owned(), |date| date.to_string());
    let show = |time: &Time| format!("{} {}..{}", time.words.text, day(time.from), day(time.to));
    let found: Vec<String> = find(&document, Some(date(2022, 7, 20))).iter().map(show).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn dates_in_full_and_in_part() {
    check("It fell on Nov. 18, 2017.", &["on Nov. 18, 2017 2017-11-18..2017-11-18"]);
    check("It fell on 22 July 2021 and stayed.", &["on 22 July 2021 2021-07-22..2021-07-22"]);
    check("It fell on July 14 there.", &["on July 14 2022-07-14..2022-07-14"]);
    check("It fell in November.", &["in November 2021-11-01..2021-11-30"]);
    check("It fell in May 2019.", &["in May 2019 2019-05-01..2019-05-31"]);
    check("In 2019 it fell.", &["In 2019 2019-01-01..2019-12-31"]);
    check("It began in the 1990s.", &["in the 1990s 1990-01-01..1999-12-31"]);
}

#[test]
fn weekdays_are_the_last_ones() {
    check("He spoke on Tuesday.", &["on Tuesday 2022-07-19..2022-07-19"]);
    check("He spoke Thursday night.", &["Thursday night 2022-07-14..2022-07-14"]);
    check("It struck at 8:36 a.m. Sunday.", &["at 8:36 a.m. Sunday 2022-07-17..2022-07-17"]);
}

#[test]
fn relative_times_count_from_publication() {
    check("Prices rose last month.", &["last month 2022-06-01..2022-06-30"]);
    check("Prices rose this year.", &["this year 2022-01-01..2022-12-31"]);
    check("They fell in the past few months.", &["in the past few months ?..?"]);
    check("They fell during the past five years.", &["during the past five years 2017-07-20..2022-07-20"]);
    check("They left three years ago.", &["three years ago 2019-01-01..2019-12-31"]);
    check("They left earlier this week.", &["earlier this week 2022-07-18..2022-07-24"]);
    check("They left yesterday.", &["yesterday 2022-07-19..2022-07-19"]);
    check("They grew in the second quarter.", &["in the second quarter 2022-04-01..2022-06-30"]);
    check("They grew in the first half of 2021.", &["in the first half of 2021 2021-01-01..2021-06-30"]);
    check("They grew in the first five months of 2022.", &["in the first five months of 2022 2022-01-01..2022-05-31"]);
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
fn numbers_and_small_words_are_no_times() {
    check("They may march on to the second house.", &[]);
    check("It cost 2019 dollars for 12 people in 40 towns.", &[]);
    check("The match ended 4-1 and the sun set.", &[]);
}

#[test]
fn without_a_date_relative_times_stay_relative() {
    let document = document::of("Prices rose last month, not in 2019.", None);
    let times = find(&document, None);
    assert_eq!(times[0].from, None);
    assert_eq!(times[1].from, Some(date(2019, 1, 1)));
}

proptest::proptest! {
    #[test]
    fn times_are_sound_spans_in_order(text in "(on|in|the|last|past|five|5|2019|12|May|Nov|\\.|,|Tuesday|:|36|a\\.m\\.|-|of|year|years|ago|between|and|from|to|first|half|so far|é|\n| ){0,40}") {
        let document = document::of(&text, None);
        let mut end = 0;
        for time in find(&document, Some(date(2022, 7, 20))) {
            assert!(time.words.span.start >= end && time.words.stand_in(&text) && !time.words.text.is_empty());
            end = time.words.span.end;
        }
    }
}
