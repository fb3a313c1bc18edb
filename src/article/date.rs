//! Dates on lines of their own: "Published: Sunday, 12 May 2024, 10:30 GMT". Dates in running text are `time`'s.

use jiff::civil::Date;

/// A line that tells a date and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateLine {
    /// The date, where the line has all of it and can be read in one way only.
    pub date: Option<Date>,
    pub label: DateLabel,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateLabel {
    Published,
    Updated,
    None,
}

/// Years in which a page can have been published.
pub const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// The date of a line that consists of a date, with or without a time and a label.
pub fn of_line(text: &str) -> Option<DateLine> {
    if text.len() > 120 {
        return None;
    }
    let mut parts = Parts::default();
    let mut label = DateLabel::None;
    let lower = text.to_lowercase();
    if let Some(date) = iso(&lower) {
        parts.date = Some(date);
    }
    let words = lower.split(|char: char| char.is_whitespace() || ",|()[]•·–—@:+-/".contains(char));
    for word in words.map(|word| word.trim_matches('.')).filter(|word| !word.is_empty()) {
        match word {
            "published" | "posted" | "publication" | "created" | "issued" => label = DateLabel::Published,
            "updated" | "modified" | "edited" | "update" if label == DateLabel::None => label = DateLabel::Updated,
            _ if parts.take(word) => {}
            _ => return None,
        }
    }
    let slashed = lower.split_whitespace().find_map(slashed).flatten();
    let date = parts.date.or(slashed).or_else(|| parts.together());
    let has_day = date.is_some()
        || parts.month.is_some()
        || parts.ago
        || lower.split_whitespace().any(|word| slashed_parts(word).is_some());
    (has_day || label != DateLabel::None && parts.any)
        .then_some(DateLine { date: date.filter(|date| YEARS.contains(&date.year())), label })
}

/// The date that starts `text`, as machines write it: "2024-05-12T10:30:00Z".
pub fn of_machine(text: &str) -> Option<Date> {
    let text = text.trim();
    let dashed = iso(text);
    let compact = || {
        let digits = text.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        Date::new(digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?).ok()
    };
    dashed.or_else(compact).or_else(|| of_line(text)?.date).filter(|date| YEARS.contains(&date.year()))
}

/// The date in the path of an address: "/2024/05/12/".
pub fn in_address(address: &str) -> Option<Date> {
    let parts: Vec<&str> = address.split('/').collect();
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    parts.windows(3).find_map(|parts| {
        let fits = parts[0].len() == 4
            && parts[1].len() <= 2
            && parts[2].len() <= 2
            && parts.iter().all(|part| is_number(part));
        let date =
            fits.then(|| Date::new(parts[0].parse().ok()?, parts[1].parse().ok()?, parts[2].parse().ok()?).ok())??;
        YEARS.contains(&date.year()).then_some(date)
    })
}

fn iso(text: &str) -> Option<Date> {
    let start = text.find(|char: char| char.is_ascii_digit())?;
    let digits = text.get(start..start + 10)?;
    let date: Date =
        if digits.as_bytes()[4] == b'/' { digits.replace('/', "-").parse() } else { digits.parse() }.ok()?;
    YEARS.contains(&date.year()).then_some(date)
}

fn slashed_parts(word: &str) -> Option<[i16; 3]> {
    let mut parts = word.split(['/', '.']).map(|part| part.parse::<i16>().ok());
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(three).filter(|three| YEARS.contains(&three[2]))
}

/// "25/12/2024": the outer option tells that this is such a date, the inner one whether day and month can be told apart.
fn slashed(word: &str) -> Option<Option<Date>> {
    let [first, second, year] = slashed_parts(word)?;
    let (day, month) = match (first, second) {
        (13.., 1..=12) => (first, second),
        (1..=12, 13..) => (second, first),
        (same, other) if same == other => (same, other),
        _ => return Some(None),
    };
    Some(Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok())
}

#[derive(Default)]
struct Parts {
    date: Option<Date>,
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
    ago: bool,
    any: bool,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words that stand beside a date or a time of day.
const BESIDE: [&str; 40] = [
    "a.m", "ago", "am", "at", "bst", "by", "cdt", "cest", "cet", "cst", "date", "day", "days", "eat", "edt", "est",
    "first", "gmt", "hour", "hours", "hrs", "ist", "last", "min", "mins", "minutes", "mst", "of", "on", "p.m", "pdt",
    "pm", "pst", "t", "time", "today", "utc", "wat", "week", "weeks",
];

impl Parts {
    /// Whether the word can belong to a date or a time; notes what it tells.
    fn take(&mut self, word: &str) -> bool {
        self.any = true;
        let digits = word.len() - word.trim_start_matches(|char: char| char.is_ascii_digit()).len();
        let (number, rest) = word.split_at(digits);
        if digits > 0 {
            match (number.parse::<i16>(), rest) {
                (Ok(day @ 1..=31), "" | "st" | "nd" | "rd" | "th") if self.day.is_none() => {
                    self.day = i8::try_from(day).ok()
                }
                (Ok(year), "") if YEARS.contains(&year) && digits == 4 => self.year = self.year.or(Some(year)),
                (Ok(0..=9999), "" | "am" | "pm" | "h" | "z" | "hrs") if digits <= 4 => {}
                _ => return is_machine_word(word),
            }
            return true;
        }
        if let Some(month) = named(&MONTHS, word, 3) {
            self.month = self.month.or(Some(month));
            return true;
        }
        self.ago |= matches!(word, "ago" | "today");
        named(&WEEKDAYS, word, 3).is_some() || BESIDE.binary_search(&word).is_ok()
    }

    fn together(&self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }
}

/// "12t10", "00z", "2024.05.12": pieces of dates as machines write them.
fn is_machine_word(word: &str) -> bool {
    slashed_parts(word).is_some()
        || word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b't' | b'z' | b'+'))
}

/// The number of the name that `word` is, or shortens to no less than `least` letters.
fn named(names: &[&str], word: &str, least: usize) -> Option<i8> {
    let is_short = |name: &&str| {
        word.len() >= least && name.starts_with(word)
            || (word == "sept" || word == "tues" || word == "thur" || word == "thurs" || word == "weds")
                && name.starts_with(&word[..3])
    };
    names.iter().position(is_short).and_then(|at| i8::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn check(text: &str, expect: Option<(Option<Date>, DateLabel)>) {
        assert_eq!(of_line(text).map(|line| (line.date, line.label)), expect, "{text}");
    }

    #[test]
    fn lines_that_are_dates() {
        let may = Some(date(2024, 5, 12));
        check("May 12, 2024", Some((may, DateLabel::None)));
        check("Published: 12 May 2024", Some((may, DateLabel::Published)));
        check("Posted on Sunday, May 12th, 2024 at 10:30 p.m. EDT", Some((may, DateLabel::Published)));
        check("Updated 2024-05-12 10:30", Some((may, DateLabel::Updated)));
        check("2024-05-12T10:30:00Z", Some((may, DateLabel::None)));
        check("25/12/2023 14:05", Some((Some(date(2023, 12, 25)), DateLabel::None)));
        check("Published 3 hours ago", Some((None, DateLabel::Published)));
        check("05/12/2024", Some((None, DateLabel::None)));
        check("November 19", Some((None, DateLabel::None)));
    }

    #[test]
    fn lines_that_are_not() {
        check("12 killed in May", None);
        check("May 12, 2024: boats reach the shore", None);
        check("Four days in May", None);
        check("Updated figures", None);
        check("2024", None);
        check("3 – 2", None);
        check("", None);
    }

    #[test]
    fn machines_write_dates_in_few_ways() {
        assert_eq!(of_machine("2024-05-12T10:30:00+02:00"), Some(date(2024, 5, 12)));
        assert_eq!(of_machine("20240512"), Some(date(2024, 5, 12)));
        assert_eq!(of_machine("Sun, 12 May 2024 10:30:00 +0200"), Some(date(2024, 5, 12)));
        assert_eq!(of_machine("0001-01-01"), None);
        assert_eq!(of_machine("2024-13-40"), None);
    }
}
