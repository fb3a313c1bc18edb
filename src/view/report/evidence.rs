//! Evidence: the words that a claim was read in, with the figure, the sayer and the cue told apart.

use maud::{Markup, html};

use crate::claim::Claim;
use crate::text::{Span, Words};

/// What a stretch of the evidence is, the strongest first: where two meet, the first one shows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Figure,
    Sayer,
    Cue,
}

/// The quotation, with what stands before it where the sayer is named there.
pub fn quotation(claim: &Claim, before: Option<&Words>) -> Markup {
    let roles = roles(claim);
    html! {
        blockquote {
            @if let Some(before) = before {
                span class="before" { (highlighted(before, &roles)) } " "
            }
            (highlighted(&claim.evidence, &roles))
        }
    }
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
    let mut cuts: Vec<usize> = roles.iter().flat_map(|(role, _)| [role.start, role.end]).filter(|&at| inside(at)).collect();
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
