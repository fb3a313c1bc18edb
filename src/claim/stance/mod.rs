//! Stance: whether the figure is asserted, denied, doubted, or only supposed (forecast, plan, demand, condition): by the cue, by
//! words of its clause (`lexicon/suppositions.tsv`), and by a time that is still to come.

mod clause;

use jiff::civil::Date;

use crate::attribution::{Attitude, attitude};
use crate::claim::stance::clause::Clause;
use crate::claim::{Claim, Findings, Stance};
use crate::time::Time;

/// Sets the stance of a claim whose cue and time are known, with the reason where it is not plainly asserted.
pub fn decide(findings: &Findings, claim: &mut Claim) {
    let (stance, why) = of(findings, claim);
    claim.stance = stance;
    claim.why.extend(why);
}

fn of(findings: &Findings, claim: &Claim) -> (Stance, Option<String>) {
    let document = findings.document;
    let supposed = |why: String| (Stance::Hypothetical, Some(why));
    let figure = claim.quantity.words.span;
    let sentence = document.tokens_in(claim.evidence.span);
    let at = sentence.partition_point(|token| token.span.start < figure.start);
    let behind = sentence.partition_point(|token| token.span.start < figure.end);
    let counts = claim.quantity.unit.0 == "count";
    let clause = Clause::of(document, &sentence[..at], &sentence[behind..]);
    let cue = claim.cue.as_ref().filter(|cue| claim.evidence.span.contains(cue.span));
    let attitude = cue.map_or(Attitude::Asserts, |cue| attitude(document, cue.span));
    match attitude {
        Attitude::Denies => return (Stance::Denied, Some("the cue denies".to_owned())),
        Attitude::Doubts => return (Stance::Doubted, Some("the cue doubts".to_owned())),
        Attitude::Supposes | Attitude::Asserts => {}
    }
    if let Some(word) = clause.claimed() {
        return (Stance::Doubted, Some(format!("it is called a {word}")));
    }
    if clause.misses_forecast() {
        return (Stance::Asserted, None);
    }
    // "Will select 23 of its 29 delegates": there are 29.
    if counts && clause.is_definite() {
        return (Stance::Asserted, None);
    }
    if attitude == Attitude::Supposes {
        return supposed("the cue supposes".to_owned());
    }
    if let Some(word) = clause.supposes(counts) {
        return supposed(format!("“{word}” supposes"));
    }
    let published = findings.article.published.value();
    // A page without a date: "rose to 30 by 2012" tells of what was.
    let later = |year: &i16| published.map_or(!clause.tells(), |published| *year > published.year());
    if let Some(year) = clause.by().filter(later) {
        return supposed(format!("{year} is still to come"));
    }
    if claim.time.as_ref().is_some_and(|time| is_to_come(time, published)) {
        return supposed("its time is still to come".to_owned());
    }
    (Stance::Asserted, None)
}

/// Whether a time lies after the year of the page, or its words say that it is still to come.
fn is_to_come(time: &Time, published: Option<&Date>) -> bool {
    let later =
        time.from.or(time.to).zip(published).is_some_and(|(begins, published)| begins.year() > published.year());
    let words = time.words.text.to_lowercase();
    later || TO_COME.iter().any(|to_come| words.contains(to_come))
}

const TO_COME: &[&str] = &["in the next", "within the next", "in the coming"];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[Stance]) {
        let article = crate::article::raw(text);
        let page = crate::page::PageId("p-test".to_owned());
        let claims = crate::claims(&page, &article);
        let stances: Vec<Stance> = claims.iter().map(|claim| claim.stance).collect();
        assert_eq!(stances, expected, "{text}");
    }

    #[test]
    fn a_clause_reaches_over_bounds_and_over_commas_that_carry_on() {
        use Stance::{Asserted, Hypothetical};
        check("The ferry will carry more than 40 cars and 300 people.", &[Hypothetical, Hypothetical]);
        check("Output will fall all year, reaching 40 tonnes in winter.", &[Hypothetical]);
        check("The ferry will sail on Monday, and 40 people were waiting.", &[Asserted]);
    }

    #[test]
    fn the_verb_behind_may_suppose() {
        use Stance::{Asserted, Hypothetical};
        check("As many as 40 schools could close.", &[Hypothetical]);
        check("Forty concerts are to be held in Larvik.", &[Hypothetical]);
        check("Some 40 percent would vote for her.", &[Asserted]);
    }

    #[test]
    fn what_is_called_for_or_considered_is_not_yet_so() {
        use Stance::{Asserted, Hypothetical};
        check("The union called for 40 buses.", &[Hypothetical]);
        check("The city is considering buying 40 buses.", &[Hypothetical]);
        check("Prepare for a possible 40 millimetres of rain.", &[Hypothetical]);
        check("She will raise the 40 percent tax.", &[Asserted]);
        check("She owes $90 million, $40 million of which is to be paid in May.", &[Asserted, Hypothetical]);
        check("The mill got well above the $40 that growers had expected.", &[Hypothetical]);
        check("The town gave half the $40 million requested.", &[Asserted, Hypothetical]);
    }

    #[test]
    fn a_forecast_is_supposed_and_how_it_is_changed_or_missed_is_not() {
        use Stance::{Asserted, Hypothetical};
        check("The bank raised its growth forecast by 0.4 points to 2.9 percent.", &[Asserted, Hypothetical]);
        check(
            "It expects that output will grow by 3 percent, half a point less than forecast in May.",
            &[Hypothetical, Asserted],
        );
        check("The bank kept its estimate of output steady at 3 percent this year.", &[Hypothetical]);
        check("The bank put its estimate of those who fled at 4,000.", &[Asserted]);
    }

    #[test]
    fn what_supposes_in_another_clause_does_not() {
        use Stance::{Asserted, Hypothetical};
        check("The mill dropped plans for a sale and had its price cut to $40 million.", &[Asserted]);
        check("The mill plans to sell the land and build 40 flats.", &[Hypothetical]);
    }

    #[test]
    fn what_others_call_a_claim_is_doubted() {
        use Stance::{Asserted, Doubted};
        check("The mayor’s 40 percent claim was odd.", &[Doubted]);
        check("Nobody knows of his claim in May that the mill owns 40 boats.", &[Doubted]);
        check("The claim of the miller for 40 boats was heard.", &[Asserted]);
        check("The court heard 40 claims.", &[Asserted]);
    }

    #[test]
    fn what_may_be_now_is_told() {
        use Stance::{Asserted, Hypothetical};
        check("Some 40 boats may be at sea.", &[Asserted]);
        check("Some 40 boats may be sold.", &[Hypothetical]);
    }
}
