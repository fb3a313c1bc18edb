//! Dates, counts and fields in words for people.

use jiff::civil::Date;

use crate::article::{Field, FieldOrigin};
use crate::claim::{Claim, Stance};
use crate::ledger::ArticleView;
use crate::statement::{Said, value};

/// "1 page", "2 pages".
pub fn count(number: usize, noun: &str) -> String {
    let plural = match noun {
        _ if number == 1 => noun.to_owned(),
        _ if noun.ends_with('y') => format!("{}ies", &noun[..noun.len() - 1]),
        _ => format!("{noun}s"),
    };
    format!("{} {plural}", crate::statement::number(number as f64))
}

/// "4 April 2022".
pub fn date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// When a statement was made.
pub fn said(said: Said) -> String {
    match said {
        Said::Between(from, to) if from == to => date(from),
        Said::Between(from, to) => format!("between {} and {}", date(from), date(to)),
        Said::Before(latest) => format!("by {}", date(latest)),
        Said::Unknown => "date not known".to_owned(),
    }
}

/// What to call the article's outlet: its name, or the page's file or address.
pub fn outlet(article: &ArticleView) -> &str {
    match (article.outlet.value(), article.locations.first()) {
        (Some(name), _) => name,
        (None, Some(location)) => location.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or(location),
        (None, None) => &article.page.0,
    }
}

/// The day of publication with how it is known, or why it is not.
pub fn published(article: &ArticleView) -> String {
    match &article.published {
        Field::Known { value, from: FieldOrigin::Metadata } => date(*value),
        Field::Known { value, from: FieldOrigin::Text } => format!("{}, as its text says", date(*value)),
        Field::Known { value, from: FieldOrigin::Guess } => format!("perhaps {}", date(*value)),
        Field::Unknown { reason } => format!("date not known: {reason}"),
    }
}

/// "≤18,000 people": how a figure was read.
pub fn read_as(claim: &Claim) -> String {
    let figure = value(claim.quantity.value);
    match claim.quantity.unit.0.as_str() {
        "count" => figure,
        "%" => format!("{figure} %"),
        "ratio" => format!("× {figure}"),
        unit => format!("{figure} {unit}"),
    }
}

/// The word for a stance that is not the plain one.
pub fn stance(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::Asserted => None,
        Stance::Denied => Some("denied"),
        Stance::Doubted => Some("doubted"),
        Stance::Hypothetical => Some("hypothetical"),
    }
}

/// "Sakala", "Sakala and Nkonde", "Sakala, Nkonde and 3 more".
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, other] => format!("{one} and {other}"),
        [one, other, third] => format!("{one}, {other} and {third}"),
        [one, other, rest @ ..] => format!("{one}, {other} and {} more", rest.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_have_their_plural() {
        assert_eq!(count(1, "page"), "1 page");
        assert_eq!(count(1200, "denial"), "1,200 denials");
        assert_eq!(count(0, "party"), "0 parties");
    }

    #[test]
    fn dates_are_words() {
        let day = Date::constant(2022, 4, 4);
        assert_eq!(said(Said::Between(day, day)), "4 April 2022");
        assert_eq!(said(Said::Before(day)), "by 4 April 2022");
        assert_eq!(said(Said::Unknown), "date not known");
    }

    #[test]
    fn lists_end() {
        assert_eq!(list(&["A", "B"]), "A and B");
        assert_eq!(list(&["A", "B", "C", "D"]), "A, B and 2 more");
    }
}
