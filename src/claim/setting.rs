//! The setting of a figure: where and when, from the expressions in its sentence.

use crate::attribution;
use crate::claim::Findings;
use crate::document::Tag;
use crate::place::{Area, Place};
use crate::text::Span;
use crate::time::Time;

/// The places that the figure is about, nearest first: the nearest expression with those that stand in one list with
/// it, and the next; "there" and "the country" are read as the place named before.
pub fn places(findings: &Findings, sentence: usize, figure: Span) -> Vec<Place> {
    let whole = findings.document.sentences[sentence].span;
    let from = findings.places.partition_point(|place| place.words.span.start < whole.start);
    let here = findings.places[from..].iter().take_while(|place| place.words.span.end <= whole.end);
    let scope = Scope::of(findings, figure);
    let here = here.filter(|place| is_setting(findings, sentence, place) && scope.holds(place.words.span));
    let mut here: Vec<(Span, &Place)> = here.map(|place| (place.words.span, place)).collect();
    here.extend(named_before(findings, sentence, from));
    here.sort_by_key(|(span, _)| span.start);
    let Some(nearest) = (0..here.len()).min_by_key(|&index| distance(here[index].0, figure)) else { return Vec::new() };
    let joined = |first: usize, second: usize| here[second].0.start.saturating_sub(here[first].0.end) <= LIST_GAP;
    let first = (0..nearest).rev().take_while(|&index| joined(index, index + 1)).last().unwrap_or(nearest);
    let last = (nearest + 1..here.len()).take_while(|&index| joined(index - 1, index)).last().unwrap_or(nearest);
    let mut near = here[first..=last].to_vec();
    near.sort_by_key(|(span, _)| distance(*span, figure));
    let others = here[..first].iter().chain(&here[last + 1..]);
    near.extend(others.min_by_key(|(span, _)| distance(*span, figure)));
    let mut places: Vec<Place> = Vec::new();
    for (_, place) in near {
        if places.iter().all(|known| known.area != place.area) {
            places.push(place.clone());
        }
    }
    places
}

/// Bytes between the members of one list of places: ", ", " and ", " in the provinces of ".
const LIST_GAP: usize = 20;

/// No setting: a dateline's town, the world at large, the country of "US$4 million".
fn is_setting(findings: &Findings, sentence: usize, place: &Place) -> bool {
    let document = findings.document;
    let span = place.words.span;
    if let Area::Unknown(name) | Area::Region(name) = &place.area
        && name.to_lowercase().ends_with("world")
    {
        return false;
    }
    let opens = span.start == document.sentences[sentence].span.start;
    let rest = document.text[span.end..].trim_start_matches([' ', '\u{a0}']);
    if opens && (rest.starts_with(['—', '–', ':']) || rest.starts_with("- ") || rest.starts_with("-- ")) {
        return false;
    }
    let next = findings.quantities.partition_point(|quantity| quantity.words.span.end <= span.start);
    !findings.quantities.get(next).is_some_and(|quantity| quantity.words.span.overlaps(span))
}

/// "There" and "the country" in the sentence, with the place before the sentence that they mean. `before` counts the
/// places of the document that stand before the sentence.
fn named_before<'a>(findings: &'a Findings, sentence: usize, before: usize) -> Vec<(Span, &'a Place)> {
    /// Places before the sentence among which the antecedent is sought.
    const REACH: usize = 12;
    let document = findings.document;
    let text = document.text;
    let sentence = &document.sentences[sentence];
    let earlier = || findings.places[before.saturating_sub(REACH)..before].iter().rev();
    let tokens = &document.tokens[sentence.tokens.clone()];
    let mut named = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let word = token.text(text);
        let previous = index.checked_sub(1).map(|index| tokens[index]);
        let after_the = previous.filter(|token| token.text(text).eq_ignore_ascii_case("the"));
        let (span, place) = match word {
            "there" if token.tag == Tag::RB && index > 0 => (token.span, earlier().next()),
            "country" => {
                let Some(the) = after_the else { continue };
                let country = |place: &&Place| matches!(place.area, Area::Country(_));
                (the.span.cover(token.span), earlier().find(country))
            }
            _ => continue,
        };
        named.extend(place.map(|place| (span, place)));
    }
    named
}

/// The time that stands nearest to the figure in its sentence.
pub fn time(findings: &Findings, sentence: usize, figure: Span) -> Option<Time> {
    let whole = findings.document.sentences[sentence].span;
    let from = findings.times.partition_point(|time| time.words.span.start < whole.start);
    let here = findings.times[from..].iter().take_while(|time| time.words.span.end <= whole.end);
    let scope = Scope::of(findings, figure);
    here.filter(|time| scope.holds(time.words.span)).min_by_key(|time| distance(time.words.span, figure)).cloned()
}

/// Where the setting of a figure may stand: within what is said, not beside the saying. "On Tuesday" in "…, police said
/// on Tuesday" is when it was said, "Tehran" in "speaking in Tehran, …" where.
struct Scope<'a>(Option<&'a [Span]>);

impl Scope<'_> {
    fn of<'a>(findings: &'a Findings, figure: Span) -> Scope<'a> {
        let holding = attribution::holding(findings.attributions, figure);
        Scope(holding.min_by_key(|attribution| attribution.reach()).map(|attribution| attribution.content.as_slice()))
    }

    fn holds(&self, span: Span) -> bool {
        self.0.is_none_or(|content| content.iter().any(|content| content.overlaps(span)))
    }
}

/// Bytes between two spans; what stands before the figure counts double, since English puts place and time after.
fn distance(span: Span, figure: Span) -> usize {
    if span.start >= figure.end { span.start - figure.end } else { 2 * figure.start.saturating_sub(span.end) }
}
