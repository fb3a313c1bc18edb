//! Where, by rules: which places of its sentence are the figure's, and by what name they are given.

use crate::claim::Findings;
use crate::claim::setting::{Scope, distance};
use crate::claim::spot::{in_brackets, is_dateline};
use crate::place::{Area, Place};
use crate::quantity::Kind;
use crate::text::Span;

/// By the rules: the nearest expression with those that stand in one list with
/// it, and the next; "there" and "the country" are read as the place named before. Where the sentence names none, what is
/// counted may: "members of the group's Afghan branch".
pub fn by_rule(findings: &Findings, sentence: usize, figure: Span, counted: Option<Span>) -> Vec<Place> {
    if let Some(place) = bracketed(findings, figure) {
        return list_to(findings, place);
    }
    let whole = findings.document.sentences[sentence].span;
    let from = findings.places.partition_point(|place| place.words.span.start < whole.start);
    let here = findings.places[from..].iter().take_while(|place| place.words.span.end <= whole.end);
    let scope = Scope::of(findings, sentence, figure);
    let here = here.filter(|place| is_setting(findings, sentence, figure, place) && scope.holds(place.words.span));
    let mut here: Vec<(Span, &Place)> = here.map(|place| (place.words.span, place)).collect();
    here.extend(there(findings, sentence, from, scope.opening));
    here.sort_by_key(|(span, _)| span.start);
    here.retain(|(span, _)| !beyond_another(findings, figure, *span) && !beyond_clause(findings, figure, *span));
    let Some(nearest) = (0..here.len()).min_by_key(|&index| distance(here[index].0, figure)) else {
        let adjective = counted.and_then(|counted| adjective_in(findings, counted));
        return adjective.iter().map(|place| by_name(findings, sentence, place)).collect();
    };
    let joined = |first: usize, second: usize| is_listed(findings, here[first].0, here[second].0);
    let first = (0..nearest).rev().take_while(|&index| joined(index, index + 1)).last().unwrap_or(nearest);
    let last = (nearest + 1..here.len()).take_while(|&index| joined(index - 1, index)).last().unwrap_or(nearest);
    let mut near = here[first..=last].to_vec();
    near.sort_by_key(|(span, _)| distance(*span, figure));
    let others = here[..first].iter().chain(&here[last + 1..]);
    near.extend(others.min_by_key(|(span, _)| distance(*span, figure)));
    let mut places: Vec<Place> = Vec::new();
    for (_, place) in near {
        if places.iter().all(|known| known.area != place.area) {
            places.push(by_name(findings, sentence, place));
        }
    }
    places
}

/// Whether a quantity holds the span, as the country in "US$4 million".
pub fn is_counted(findings: &Findings, span: Span) -> bool {
    let next = findings.quantities.partition_point(|quantity| quantity.words.span.end <= span.start);
    findings.quantities.get(next).is_some_and(|quantity| quantity.words.span.overlaps(span))
}

/// The place that the figure stands behind in brackets of its own: "in Ohio (79 percent)".
pub fn bracketed(findings: &Findings, figure: Span) -> Option<usize> {
    /// Bytes from a place to the figure: " (from 1,220 to ".
    const REACH: usize = 24;
    let last = findings.places.partition_point(|place| place.words.span.end <= figure.start).checked_sub(1)?;
    let place = findings.places[last].words.span;
    let between = &findings.document.text[place.end..figure.start];
    let inside = between.len() <= REACH && between.starts_with(" (") && !between.contains(')');
    // "Ruth Adler of Ohio (79 percent)" is somebody from there.
    let token = findings.document.tokens.partition_point(|token| token.span.start < place.start).checked_sub(1);
    let from =
        token.is_some_and(|at| matches!(findings.document.tokens[at].text(findings.document.text), "of" | "from"));
    (inside && !from && !is_counted(findings, place) && !is_world(&findings.places[last].area)).then_some(last)
}

/// A place and those before it in one list, the nearest first.
fn list_to(findings: &Findings, last: usize) -> Vec<Place> {
    let span = |at: usize| findings.places[at].words.span;
    let listed = |&at: &usize| is_listed(findings, span(at - 1), span(at));
    let first = (1..=last).rev().take(MOST_LISTED).take_while(listed).last().map_or(last, |at| at - 1);
    findings.places[first..=last].iter().rev().cloned().collect()
}

/// Members of a list.
const MOST_LISTED: usize = 8;

/// Whether two places stand in one list: no figure of the first one's own between them, as in "Ohio (79 percent), Iowa".
fn is_listed(findings: &Findings, first: Span, second: Span) -> bool {
    let between = first.end.min(second.start)..second.start;
    between.len() <= LIST_GAP && !findings.document.text[between].contains(|char: char| char.is_ascii_digit())
}

/// Whether a colon or semicolon stands between the figure and a place after it: another thought begins there.
fn beyond_clause(findings: &Findings, figure: Span, place: Span) -> bool {
    place.start > figure.end && findings.document.text[figure.end..place.start].contains([':', ';'])
}

/// Whether another figure stands between the figure and a place after it: "6,500, with up to 4,000 near the border".
fn beyond_another(findings: &Findings, figure: Span, place: Span) -> bool {
    if place.start < figure.end {
        return false;
    }
    let next = findings.quantities.partition_point(|quantity| quantity.words.span.start < figure.end);
    let text = findings.document.text;
    let asides = asides(text, Span::new(figure.end, place.start));
    let between = findings.quantities[next..].iter().take_while(|quantity| quantity.words.span.end <= place.start);
    let mut between = between.filter(|quantity| !asides.iter().any(|aside| aside.contains(quantity.words.span)));
    between.any(|quantity| quantity.kind == Kind::Figure && text[figure.end..place.start].contains(','))
}

/// What stands between two dashes within `span`: "300 farmers - aged 20 to 50, from 12 villages - met in Chad".
fn asides(text: &str, span: Span) -> Vec<Span> {
    let dash = |(at, _): (usize, &str)| span.start + at;
    let words = span.slice(text);
    let dashes = [" - ", " – ", " — ", "—"].iter().find(|dash| words.contains(**dash));
    let dashes: Vec<usize> = dashes.map_or_else(Vec::new, |mark| words.match_indices(*mark).map(dash).collect());
    dashes.chunks_exact(2).map(|pair| Span::new(pair[0], pair[1])).collect()
}

/// The place that an adjective in the counted phrase names.
pub fn adjective_in(findings: &Findings, counted: Span) -> Option<Place> {
    let first = findings.adjectives.partition_point(|place| place.words.span.start < counted.start);
    findings.adjectives.get(first).filter(|place| counted.contains(place.words.span)).cloned()
}

/// Bytes between the members of one list of places: ", ", " and ", " in the provinces of ".
const LIST_GAP: usize = 20;

/// No setting: a dateline's town, the world at large, the country of "US$4 million", an aside in brackets.
fn is_setting(findings: &Findings, sentence: usize, figure: Span, place: &Place) -> bool {
    let document = findings.document;
    let span = place.words.span;
    if is_world(&place.area) {
        return false;
    }
    let sentence = document.sentences[sentence].span;
    if is_dateline(document.text, sentence, span) {
        return false;
    }
    if in_brackets(document.text, sentence, span) && !in_brackets(document.text, sentence, figure) {
        return false;
    }
    // "Florida Sen. Marco Rubio" is no voter of Florida.
    let after = document.tokens.partition_point(|token| token.span.start < span.end);
    if document.tokens.get(after).is_some_and(|next| OFFICES.contains(&next.text(document.text))) {
        return false;
    }
    !is_counted(findings, span) && !is_of_another(findings, figure, span)
}

/// Whether a place is not where the figure holds: it is what the figure is compared with ("better than in Chad", "than the
/// outlook for Chad"), or an example of what is spoken of ("rich economies, which include Chad") or counted.
pub fn is_of_another(findings: &Findings, figure: Span, place: Span) -> bool {
    let first = first_of_list(findings, place);
    let tokens = &findings.document.tokens;
    let tokens = &tokens[..tokens.partition_point(|token| token.span.start < first)];
    let text = findings.document.text;
    let word = |back: usize| tokens.len().checked_sub(back).map_or("", |at| tokens[at].text(text));
    let example = matches!((word(2), word(1)), ("which" | "that", "include" | "includes" | "included"));
    example
        || place.start >= figure.end && (is_compared(findings, figure, first) || is_counted_among(text, figure, first))
}

/// Whether "than" stands before the place at `first`, with one word more at most.
fn is_compared(findings: &Findings, figure: Span, first: usize) -> bool {
    /// Words of "than the outlook for the".
    const REACH: usize = 5;
    let small = |word: &str| matches!(word, "that" | "those" | "in" | "of" | "for" | "from" | "on" | "the");
    let Some(between) = findings.document.text.get(figure.end..first) else { return false };
    let mut words = between.split_whitespace().rev().take(REACH).filter(|word| !small(word)).take(2);
    words.any(|word| matches!(word, "than" | "versus"))
}

/// Whether places are counted by the figure, and the one at `first` opens a list of them: "20 countries, including Chad and
/// Mali".
fn is_counted_among(text: &str, figure: Span, first: usize) -> bool {
    /// Words of those counted: "early nominating states".
    const MOST: usize = 5;
    let Some(between) = text.get(figure.end..first).map(str::to_lowercase) else { return false };
    let between = between.trim_end().trim_end_matches(" the");
    let counted = between.strip_suffix("including").or(between.strip_suffix("such as"));
    let counted = counted.or(between.strip_suffix([':', '—', '–', '-'])).unwrap_or_default();
    let words = counted.rsplit(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(MOST).any(|word| AREAS.contains(&word))
}

/// What places are counted as.
const AREAS: &[&str] = &["countries", "nations", "states", "provinces", "cities", "regions", "counties"];

/// Where the first of the places begins that stand in one list with a place.
fn first_of_list(findings: &Findings, place: Span) -> usize {
    let end = findings.places.partition_point(|other| other.words.span.start < place.start);
    let before = findings.places[..end].iter().rev().take(MOST_LISTED).map(|other| other.words.span);
    let list =
        before.scan(place, |next, other| is_listed(findings, other, *next).then(|| *next = other).map(|()| other));
    list.last().unwrap_or(place).start
}

/// Whom a place before it only tells apart.
const OFFICES: &[&str] = &[
    "Sen.",
    "Sen",
    "Gov.",
    "Gov",
    "Rep.",
    "Rep",
    "Senator",
    "Governor",
    "Congressman",
    "Congresswoman",
    "Republican",
    "Democrat",
];

/// The world at large is no place.
pub fn is_world(area: &Area) -> bool {
    matches!(area, Area::Unknown(name) | Area::Region(name) if name.to_lowercase().ends_with("world"))
}

/// "There" in the sentence, with the place that it means: the scene of the sentence, or the last place named before it.
/// `first` is the index of the first place that stands in the sentence or after it.
pub fn there<'a>(findings: &'a Findings, sentence: usize, first: usize, opening: Span) -> Vec<(Span, &'a Place)> {
    let document = findings.document;
    let tokens = &document.tokens[document.sentences[sentence].tokens.clone()];
    let pairs = tokens.windows(2).map(|pair| (pair[0], pair[1]));
    // "their force there is …" points to a place, "…, there are …" to none.
    let points = pairs.filter(|(previous, token)| token.text(document.text) == "there" && previous.tag.is_noun());
    // "In the east, which borders on X, the number of fighters there …" points to the scene that the sentence opens.
    let scene = findings.places.get(first).filter(|place| opening.contains(place.words.span));
    let points =
        points.filter_map(|(_, token)| Some((token.span, scene.or(named_before(findings, token.span.start))?)));
    points.collect()
}

/// The last place named before the byte offset `at`, no further than a few sentences back.
fn named_before<'a>(findings: &'a Findings, at: usize) -> Option<&'a Place> {
    /// Bytes between a place and the word that points back to it.
    const REACH: usize = 600;
    let end = findings.places.partition_point(|place| place.words.span.end <= at);
    let place = &findings.places[end.checked_sub(1)?];
    (at - place.words.span.end <= REACH).then_some(place)
}

/// "The country" of another sentence, "the country's voters" and "Malian farmers", under the name that the place has before,
/// or else behind.
pub fn by_name(findings: &Findings, sentence: usize, place: &Place) -> Place {
    /// Places before and behind among which its name is sought.
    const REACH: usize = 24;
    let (text, span) = (findings.document.text, place.words.span);
    let here = findings.document.sentences[sentence].span.contains(span);
    let owns = text[span.end..].starts_with(['\'', '’']);
    let article = place
        .words
        .text
        .split(' ')
        .next()
        .is_some_and(|word| ["the", "this", "our"].iter().any(|article| word.eq_ignore_ascii_case(article)));
    let nation = article || place.words.text == "nationwide";
    let points = nation && !here || article && owns;
    if !points && !is_adjective(findings, span) {
        return place.clone();
    }
    let end = findings.places.partition_point(|other| other.words.span.start < span.start);
    let is_name = |other: &&Place| {
        let first = other.words.text.split(' ').next().unwrap_or_default();
        other.area == place.area && first.starts_with(char::is_uppercase) && !matches!(first, "The" | "This" | "Our")
    };
    let before = findings.places[end.saturating_sub(REACH)..end].iter().rev();
    before.chain(findings.places[end..].iter().take(REACH)).find(is_name).unwrap_or(place).clone()
}

/// Whether a place is an adjective of people and things there; "the Malian coast" and "the Malian Army" are places and names of
/// their own.
fn is_adjective(findings: &Findings, span: Span) -> bool {
    let first = findings.adjectives.partition_point(|place| place.words.span.start < span.start);
    let known = findings.adjectives.get(first).is_some_and(|place| place.words.span == span);
    let tokens = &findings.document.tokens;
    let after = tokens.get(tokens.partition_point(|token| token.span.start < span.end));
    let after = after.map_or("", |token| token.text(findings.document.text));
    known && !after.starts_with(char::is_uppercase) && !GROUNDS.contains(&after)
}

/// What makes a place of the adjective before it.
#[rustfmt::skip]
const GROUNDS: &[&str] = &[
    "airspace", "archipelago", "border", "capital", "cities", "city", "coast", "continent", "island", "islands", "mainland", "port",
    "ports", "prison", "prisons", "province", "provinces", "region", "regions", "soil", "territory", "towns", "universities",
    "village", "villages", "waters",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_aside_stands_between_two_dashes() {
        let text = "300 farmers - from 12 villages - met in Chad";
        let found = asides(text, Span::new(0, text.len()));
        assert_eq!(found.iter().map(|aside| aside.slice(text)).collect::<Vec<_>>(), [" - from 12 villages"]);
        assert_eq!(asides("300 farmers - from 12 villages", Span::new(0, 30)), []);
    }
}
