//! A headline's figure takes the source that the body gives it.

use crate::claim::Claim;
use crate::document::Part;
use crate::entity::EntityKind;

/// Gives headline claims without a named source that of the body's claim that tells the same figure.
pub fn borrow_sources(claims: &mut [Claim]) {
    let (headlines, body): (Vec<usize>, Vec<usize>) =
        (0..claims.len()).partition(|&index| claims[index].part == Part::Headline);
    for index in headlines {
        let headline = &claims[index];
        if headline.source.as_ref().is_some_and(|source| source.kind != EntityKind::Unknown) {
            continue;
        }
        let told = body.iter().map(|&index| &claims[index]).filter(|claim| is_same_figure(headline, claim));
        // A body claim with a named person or body tells more than one with "officials".
        let best = told.min_by_key(|claim| match &claim.source {
            Some(source) if source.kind != EntityKind::Unknown => 0,
            Some(_) => 1,
            None => 2,
        });
        let Some((source, name)) = best.and_then(|claim| {
            let mut source = claim.source.clone()?;
            source.mention = None;
            let name = source.name.clone();
            Some((source, name))
        }) else {
            continue;
        };
        let headline = &mut claims[index];
        headline.source = Some(source);
        headline.why.push(format!("the body gives the figure to {name}"));
    }
}

/// Whether the two figures share a number and a unit: "around 4,000" and "between 2,500 and 4,000" do.
fn is_same_figure(headline: &Claim, claim: &Claim) -> bool {
    let ends = |claim: &Claim| [claim.quantity.value.low(), claim.quantity.value.high()].into_iter().flatten();
    headline.quantity.unit == claim.quantity.unit
        && ends(headline).any(|number| ends(claim).any(|other| number == other))
}
