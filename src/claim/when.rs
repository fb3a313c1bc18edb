//! When, by rules: which time of its sentence is the figure's, which are of something else, and what joined figures share.

use crate::claim::setting::{Scope, distance};
use crate::claim::spot::is_definite;
use crate::claim::{Claim, Findings};
use crate::quantity::Quantity;
use crate::text::Span;
use crate::time::{Time, is_word_of_time};

/// By the rules: the nearest time in the sentence that is not barred.
pub fn by_rule(findings: &Findings, sentence: usize, figure: Span, barred: &[Span]) -> Option<Time> {
    let whole = findings.document.sentences[sentence].span;
    let from = findings.times.partition_point(|time| time.words.span.start < whole.start);
    let here = findings.times[from..].iter().take_while(|time| time.words.span.end <= whole.end);
    let scope = Scope::of(findings, sentence, figure);
    let here = here.filter(|time| scope.holds(time.words.span) && !barred.contains(&time.words.span));
    here.min_by_key(|time| distance(time.words.span, figure)).cloned()
}

/// Whether a time of the figure's sentence is the time of something else: of what the figure is compared with ("up 4 percent
/// from a year ago", "62 more than in May", "from 33 percent last year") or of the dateline.
pub fn is_of_another(findings: &Findings, sentence: Span, quantity: &Quantity, time: Span) -> bool {
    let (text, figure) = (findings.document.text, quantity.words.span);
    let folded = |span: Span| span.slice(text).to_lowercase();
    if in_dateline(text, sentence, time)
        || is_release(text, sentence, figure, time)
        || is_of_saying(text, sentence, figure, time)
        || is_timeless(text, sentence, figure)
    {
        return true;
    }
    if time.start < figure.end || time.start - figure.end > COMPARED {
        return false;
    }
    let between = folded(Span::new(figure.end, time.start));
    let words = between.split(|char: char| !(char.is_alphanumeric() || char == ';'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if words.iter().any(|word| matches!(*word, "while" | "when") || word.contains(';')) {
        return false;
    }
    let (time_start, time) = (time.start, folded(time));
    let opening = time.split(' ').next().unwrap_or_default();
    let compared = words.iter().copied().chain([opening]).any(|word| COMPARING.contains(&word));
    let from = opening == "from" || words.last() == Some(&"from");
    let earlier = from && time.split(' ').any(|word| matches!(word, "earlier" | "ago" | "same" | "last" | "previous"));
    compared || earlier || rose_from(findings, quantity, Span::new(figure.end, time_start))
}

/// Whether the figure is told to have been another number of the same before: "up to 40 percent, from 33 percent last year". The
/// 88 schools in "1,700 pupils from 88 schools" are no number of pupils.
fn rose_from(findings: &Findings, quantity: &Quantity, between: Span) -> bool {
    let next = findings.quantities.partition_point(|other| other.words.span.start < between.start);
    let mut others = findings.quantities[next..].iter().take_while(|other| other.words.span.end <= between.end);
    let head = |quantity: &Quantity| {
        let counted = quantity.counted.as_ref().filter(|words| words.span.start >= quantity.words.span.end)?;
        counted.text.rsplit(' ').next().map(str::to_lowercase)
    };
    others.any(|other| {
        let before = &findings.document.text[between.start..other.words.span.start];
        let apart = head(quantity).zip(head(other)).is_some_and(|(one, other)| one != other);
        before.trim_end().ends_with("from") && other.unit == quantity.unit && !apart
    })
}

/// Bytes between a figure and the time of what it is compared with.
const COMPARED: usize = 300;

/// Words before what a figure is compared with.
const COMPARING: &[&str] = &["than", "compared", "versus", "against"];

/// Whether a poll came out then: what it found is of another day. "An 800-page report released Monday" is of that one.
fn is_release(text: &str, sentence: Span, figure: Span, time: Span) -> bool {
    /// Bytes of "poll of registered voters released", and of words between a figure and the report that it is of.
    const LONGEST: usize = 80;
    const BESIDE: usize = 20;
    let start = text.ceil_char_boundary(time.start.saturating_sub(LONGEST)).max(sentence.start).min(time.start);
    let folded = text[start..time.start].to_ascii_lowercase();
    let came_out = folded.split_whitespace().next_back().is_some_and(|word| RELEASED.contains(&word));
    let report = REPORTS.iter().filter_map(|report| folded.rfind(report)).max().filter(|_| came_out);
    report.is_some_and(|report| !(figure.end..=figure.end + BESIDE).contains(&(start + report)))
}

/// Words before the day that a poll came out, and what comes out.
const RELEASED: &[&str] = &["released", "published", "out", "unveiled", "issued"];
const REPORTS: &[&str] = &["poll", "survey", "study", "report"];

/// Whether something was said or found out then: "She said on Monday that 300 homes were lost".
fn is_of_saying(text: &str, sentence: Span, figure: Span, time: Span) -> bool {
    /// Bytes of the verb and "early" or "on" behind it.
    const LONGEST: usize = 24;
    let start = text.ceil_char_boundary(time.start.saturating_sub(LONGEST)).max(sentence.start).min(time.start);
    let verb = text[start..time.start].split_whitespace().next_back();
    let that = text[time.end..].trim_start_matches(',').starts_with(" that ");
    figure.start >= time.end && that && verb.is_some_and(|verb| SAYING.contains(&verb))
}

/// Verbs before the day that something was said on.
const SAYING: &[&str] = &[
    "said",
    "found",
    "reported",
    "announced",
    "discovered",
    "estimated",
    "acknowledged",
    "revealed",
    "confirmed",
    "claimed",
    "warned",
    "noted",
    "wrote",
    "predicted",
    "concluded",
    "argued",
    "stated",
];

/// Whether a figure has no time of its own: it is how exact a poll is.
fn is_timeless(text: &str, sentence: Span, figure: Span) -> bool {
    /// Bytes around it.
    const AROUND: usize = 40;
    let start = text.ceil_char_boundary(figure.start.saturating_sub(AROUND)).max(sentence.start).min(figure.start);
    let before = text[start..figure.start].to_ascii_lowercase();
    let end = text.floor_char_boundary(figure.end + AROUND).min(sentence.end).max(figure.end);
    let after = text[figure.end..end].to_ascii_lowercase();
    let margin = |words: &str| words.contains("margin of error");
    margin(&before) || after.starts_with(' ') && margin(&after)
}

/// Whether a time stands in the dateline that opens a sentence: "Valley News, 5 November - ".
fn in_dateline(text: &str, sentence: Span, time: Span) -> bool {
    /// Bytes before the time, and between it and the dash.
    const LONGEST: usize = 50;
    const CREDIT: usize = 20;
    let before = Span::new(sentence.start.min(time.start), time.start).slice(text);
    let rest = &text[time.end..sentence.end.max(time.end)];
    let rest = &rest[..rest.floor_char_boundary(CREDIT)];
    let dash = [" - ", " – ", " — ", " -- "].iter().filter_map(|dash| rest.find(dash)).min();
    let credit = dash.is_some_and(|dash| dash == 0 || rest[..dash].trim_start().starts_with('('));
    let named = before.starts_with(char::is_alphabetic) && before.trim_end().ends_with(',');
    before.len() <= LONGEST && named && credit
}

/// Gives a figure without a time that of the figure it is joined to: "48 percent in May to 41", "25 people and four cars".
pub fn share(findings: &Findings, claims: &mut [Claim]) {
    for index in 1..claims.len() {
        let (before, here) = claims.split_at_mut(index);
        let (Some(before), Some(claim)) = (before.last_mut(), here.first_mut()) else { continue };
        let (one, other) = (before.quantity.words.span, claim.quantity.words.span);
        if before.evidence.span != claim.evidence.span || other.start < one.end {
            continue;
        }
        let between = Span::new(one.end, other.start);
        // "He paid 200 yuan ($31) on Monday": one sum, and what follows the brackets follows both.
        let money = before.quantity.unit.is_money() && claim.quantity.unit.is_money();
        if money && between.slice(findings.document.text).trim() == "(" && claim.time.is_some() {
            before.time = claim.time.clone();
        }
        let (Some(time), None) = (&before.time, &claim.time) else { continue };
        let words = between.slice(findings.document.text).to_lowercase();
        let mut tokens = words.split(|char: char| char.is_whitespace()).filter(|word| !word.is_empty());
        let joins = tokens.clone().any(|word| matches!(word, "and" | "to" | "or")) || words.contains(',');
        let parts = tokens.any(|word| PARTING.contains(&word.trim_matches(','))) || words.contains(';');
        if joins && !parts && !time.words.span.overlaps(between) && !is_definite(findings.document, other) {
            claim.time = Some(time.clone());
        }
    }
}

/// Words between two figures that are told of apart.
const PARTING: &[&str] = &["who", "which", "that", "when", "than", "but", "while", "from", "compared"];

/// Whether the reader's words can be a time: they open as times do, or have a digit or a word of time. "Within this framework"
/// is none.
pub fn tells(words: &str) -> bool {
    let folded = words.to_lowercase();
    let mut each = folded.split(|char: char| !char.is_alphanumeric());
    let opens = each.clone().next().is_some_and(|first| OPENING_TIMES.contains(&first));
    opens || folded.contains(|char: char| char.is_ascii_digit()) || each.any(is_word_of_time)
}

const OPENING_TIMES: &[&str] = &[
    "during",
    "after",
    "before",
    "since",
    "until",
    "till",
    "when",
    "once",
    "ahead",
    "following",
    "upon",
    "while",
    "towards",
    "around",
    "throughout",
    "over",
    "now",
    "from",
    "still",
    "then",
];

#[cfg(test)]
mod tests {
    use crate::article;
    use crate::page::PageId;

    /// Times of all figures, "-" where one has none.
    #[track_caller]
    fn check(body: &str, times: &[&str]) {
        let text = format!("The council met.\n\n{body}");
        let claims = crate::claims(&PageId("p-test".to_owned()), &article::raw(&text));
        let found: Vec<&str> =
            claims.iter().map(|claim| claim.time.as_ref().map_or("-", |time| time.words.text.as_str())).collect();
        assert_eq!(found, times, "{body}");
    }

    #[test]
    fn a_poll_came_out_later_than_what_it_found() {
        check("A county poll released Monday found that 31 percent of voters liked Marta Kovac.", &["-"]);
        check("The council put out a 300-page report released Monday.", &["Monday"]);
    }

    #[test]
    fn the_day_that_it_was_found_out_on_is_not_its_own() {
        check("Divers discovered this month that the flood took at least 300 homes.", &["-"]);
    }

    #[test]
    fn a_margin_of_error_has_no_time() {
        check(
            "The poll of 900 voters was taken in May with a margin of error of 3 percentage points.",
            &["in May", "-"],
        );
    }

    #[test]
    fn what_follows_a_conversion_is_of_both_sums() {
        check("A court fined the baker 200 yuan ($31) on Monday.", &["on Monday", "on Monday"]);
    }
}
