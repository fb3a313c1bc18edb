//! A headline's figure takes the source that the body gives it.

use crate::claim::{Claim, Source};
use crate::document::Part;
use crate::entity::EntityKind;

/// Gives headline claims without a named source that of the body's claim that tells the same figure.
pub fn borrow_sources(claims: &mut [Claim]) {
    let (headlines, body): (Vec<usize>, Vec<usize>) =
        (0..claims.len()).partition(|&index| claims[index].part == Part::Headline);
    let mut alone = Vec::new();
    for &index in &headlines {
        let headline = &claims[index];
        // "Police: 1 dead" says itself who says so.
        let named =
            |source: &Source| source.kind != EntityKind::Unknown || source.mention.is_some() && headline.cue.is_none();
        if headline.source.as_ref().is_some_and(named) {
            continue;
        }
        let told = body.iter().map(|&index| &claims[index]).filter(|claim| is_same_figure(headline, claim));
        if told.clone().next().is_none() {
            alone.push(index);
        }
        // A body claim with a named person or body tells more than one with "officials".
        let best = told.min_by_key(|claim| {
            // "5 dead" is not "five more were wounded".
            let classes = headline.event.as_ref().zip(claim.event.as_ref());
            let other = classes.is_some_and(|(ours, theirs)| ours.class != theirs.class);
            let rank = match &claim.source {
                Some(source) if source.kind != EntityKind::Unknown => 0,
                Some(_) => 1,
                None => 2,
            };
            (other, rank)
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
    // "1 dead, 40 hurt": what the body does not tell again is said by whom it gives the other to.
    for index in alone {
        let mates = headlines.iter().map(|&mate| &claims[mate]).filter(|mate| mate.source.is_some());
        let near = mates.min_by_key(|mate| mate.quantity.words.span.gap(claims[index].quantity.words.span));
        let Some(source) = near.and_then(|mate| mate.source.clone()) else { continue };
        let headline = &mut claims[index];
        if headline.source.is_none() {
            headline.why.push(format!("the headline's other figures come from {}", source.name));
            headline.source = Some(Source { mention: None, ..source });
        }
    }
}

/// Whether the two figures share a number and a unit: "around 4,000" and "between 2,500 and 4,000" do.
fn is_same_figure(headline: &Claim, claim: &Claim) -> bool {
    let ends = |claim: &Claim| [claim.quantity.value.low(), claim.quantity.value.high()].into_iter().flatten();
    headline.quantity.unit == claim.quantity.unit
        && ends(headline).any(|number| ends(claim).any(|other| number == other))
}
