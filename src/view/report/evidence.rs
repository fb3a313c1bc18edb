//! Evidence: the words that a claim was read in, with the figure, the sayer and the cue told apart.

use maud::{Markup, html};

use crate::claim::{Claim, ClaimId, HopKind};
use crate::document::Part;
use crate::ledger::ClaimView;
use crate::place::Place;
use crate::text::{Span, Words};
use crate::view::report::{Index, words};

/// The link that opens a claim's evidence.
pub fn link(claim: &ClaimId) -> String {
    format!("#{}", claim.0)
}

/// The number of a claim's evidence, as a link to it.
pub fn number(claim: &ClaimId, index: &Index) -> Markup {
    html! { @if let Some(number) = index.numbers.get(claim) { a class="number" href=(link(claim)) { "[" (number) "]" } } }
}

/// The numbers of two claims' evidence, kept on the line of the last word before them.
pub fn numbers(claims: [Option<&ClaimId>; 2], index: &Index) -> Markup {
    html! { "\u{a0}" span class="numbers" { @for claim in claims.into_iter().flatten() { (number(claim, index)) } } }
}

/// One claim: where it stands, its words, how they were read and why so.
pub fn article(view: &ClaimView, index: &Index) -> Markup {
    let ClaimView { claim, article, .. } = view;
    let text = index.texts.get(&article.page).copied().unwrap_or_default();
    html! {
        article class="evidence" id=(claim.id.0) {
            header {
                span {
                    (number(&claim.id, index)) " " (words::outlet(article))
                    @if claim.part == Part::Headline { " " span class="tag" { "headline" } }
                    @if let Some(stance) = words::stance(claim.stance) { " " span class={ "tag " (stance) } { (stance) } }
                }
                span { (words::published(article)) }
            }
            (quotation(claim, text))
            dl { @for (term, description) in readings(claim) { dt { (term) } dd { (description) } } }
            @if !claim.why.is_empty() {
                details {
                    summary { small { "Why it was read so" } }
                    ul class="why" { @for reason in &claim.why { li { (reason) } } }
                }
            }
        }
    }
}

/// How the words were read, part by part.
fn readings(claim: &Claim) -> Vec<(&'static str, String)> {
    let mut readings = vec![("Read as", words::read_as(claim))];
    readings.extend(claim.subject.as_ref().map(|subject| ("Of", subject.words.text.clone())));
    readings.extend(claim.event.as_ref().map(|event| ("Event", event.words.text.clone())));
    if !claim.places.is_empty() {
        readings.push(("Where", claim.places.iter().map(located).collect::<Vec<_>>().join("; ")));
    }
    readings.extend(claim.time.as_ref().map(|time| ("When", time.words.text.clone())));
    if let Some(source) = &claim.source {
        let role = source.role.as_ref().map_or(String::new(), |role| format!(", {role}"));
        readings.push(("Says who", source.name.clone() + &role));
    } else {
        readings.push(("Says who", "the article itself".to_owned()));
    }
    let through = claim.chain.iter().filter(|hop| hop.kind != HopKind::Outlet);
    let through: Vec<&str> = through.map(|hop| hop.name.as_str()).collect();
    if !through.is_empty() {
        readings.push(("Through", through.join(", then ")));
    }
    readings
}

/// A place as written, and what it lies in: "Kunduz city (Kunduz, Afghanistan)".
fn located(place: &Place) -> String {
    let setting = place.area.setting().map_or(String::new(), |setting| format!(" ({setting})"));
    place.words.text.clone() + &setting
}

/// The quotation; where the sayer or the cue stands outside it, with the words that name them.
fn quotation(claim: &Claim, text: &str) -> Markup {
    let roles = roles(claim);
    let (before, after) = context(claim, text);
    html! {
        blockquote {
            @if let Some(before) = &before { span class="before" { (highlighted(before, &roles)) " … " } }
            (highlighted(&claim.evidence, &roles))
            @if let Some(after) = &after { span class="before" { " … " (highlighted(after, &roles)) } }
        }
    }
}

/// The sentences before and after the evidence in which the sayer or the cue stands.
fn context(claim: &Claim, text: &str) -> (Option<Words>, Option<Words>) {
    let evidence = claim.evidence.span;
    let mention = claim.source.as_ref().and_then(|source| source.mention.as_ref());
    let outside = |words: &&Words| !evidence.overlaps(words.span) && words.stand_in(text);
    let roles: Vec<Span> = mention.into_iter().chain(&claim.cue).filter(outside).map(|words| words.span).collect();
    let cover = |spans: Vec<Span>| spans.into_iter().reduce(Span::cover).map(|span| sentence(text, span));
    let (before, after): (Vec<Span>, Vec<Span>) = roles.into_iter().partition(|span| span.end <= evidence.start);
    let before = cover(before).map(|span| Span::new(span.start, span.end.min(evidence.start)));
    let after = cover(after).map(|span| Span::new(span.start.max(evidence.end), span.end));
    let words = |span: Span| Words::of(text, span.trim(text));
    (before.map(words), after.map(words))
}

/// Bytes of a sentence shown on either side of a name: an article may be one endless line.
const REACH: usize = 300;

/// Roughly the sentence around a span: enough to see who is meant.
fn sentence(text: &str, span: Span) -> Span {
    let boundary = |at: usize, step: fn(usize) -> usize| {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at = step(at);
        }
        at
    };
    let (from, to) = (boundary(span.start.saturating_sub(REACH), |at| at + 1), boundary(span.end + REACH, |at| at - 1));
    let (before, after) = (&text[from..span.start], &text[span.end..to]);
    let ends = [". ", "? ", "! ", "\n", ".” ", ".\" "];
    let start = ends.iter().filter_map(|end| before.rfind(end).map(|at| at + end.len())).max();
    let end = ends.iter().filter_map(|end| after.find(end).map(|at| at + end.trim_end().len())).min();
    Span::new(from + start.unwrap_or(0), span.end + end.unwrap_or(after.len()))
}

/// What a stretch of the evidence is, the strongest first: where two meet, the first one shows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Figure,
    Sayer,
    Cue,
}

/// The words that have a role in a claim, sorted.
fn roles(claim: &Claim) -> Vec<(Span, Role)> {
    let mention = claim.source.as_ref().and_then(|source| source.mention.as_ref());
    let mut roles = vec![(claim.quantity.words.span, Role::Figure)];
    roles.extend(mention.map(|mention| (mention.span, Role::Sayer)));
    roles.extend(claim.cue.as_ref().map(|cue| (cue.span, Role::Cue)));
    roles.sort();
    roles
}

fn highlighted(words: &Words, roles: &[(Span, Role)]) -> Markup {
    html! {
        @for (text, role) in pieces(words, roles) {
            @match role {
                None => (text),
                Some(Role::Figure) => mark { (text) },
                Some(Role::Sayer) => b { (text) },
                Some(Role::Cue) => i { (text) },
            }
        }
    }
}

/// The words cut where roles begin and end.
fn pieces<'a>(words: &'a Words, roles: &[(Span, Role)]) -> Vec<(&'a str, Option<Role>)> {
    let Words { span, text } = words;
    let inside = |at: usize| span.start <= at && at <= span.end;
    let mut cuts: Vec<usize> =
        roles.iter().flat_map(|(role, _)| [role.start, role.end]).filter(|&at| inside(at)).collect();
    cuts.extend([span.start, span.end]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|cut| {
            let piece = Span::new(cut[0], cut[1]);
            let role = roles.iter().filter(|(role, _)| role.contains(piece)).map(|(_, role)| *role).min();
            Some((text.get(piece.start - span.start..piece.end - span.start)?, role))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_around_a_name_ends_at_its_line() {
        let text = "It rained. Ana Ruiz came by. Then she left.\nNew line";
        let at = text.find("Ana").unwrap();
        assert_eq!(sentence(text, Span::new(at, at + 3)).slice(text), "Ana Ruiz came by.");
        let endless = "ä".repeat(2000);
        assert!(sentence(&endless, Span::new(1000, 1002)).len() <= 2 * REACH + 2);
    }

    #[track_caller]
    fn check(roles: &[(usize, usize, Role)], expected: &str) {
        let words = Words { span: Span::new(10, 31), text: "Up to 9 fled, he said".to_owned() };
        let roles: Vec<_> = roles.iter().map(|&(start, end, role)| (Span::new(start, end), role)).collect();
        assert_eq!(highlighted(&words, &roles).into_string(), expected);
    }

    #[test]
    fn roles_are_told_apart() {
        let roles = [(10, 17, Role::Figure), (24, 26, Role::Sayer), (27, 31, Role::Cue)];
        check(&roles, "<mark>Up to 9</mark> fled, <b>he</b> <i>said</i>");
    }

    #[test]
    fn the_figure_shows_where_roles_meet() {
        check(&[(10, 22, Role::Sayer), (16, 17, Role::Figure)], "<b>Up to </b><mark>9</mark><b> fled</b>, he said");
    }

    #[test]
    fn words_elsewhere_change_nothing() {
        check(&[(0, 5, Role::Sayer), (40, 44, Role::Cue)], "Up to 9 fled, he said");
    }
}
