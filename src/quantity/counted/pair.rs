//! Two shares told against each other: "Clinton leads Sanders 50 percent to 44 percent", "voters prefer tea, 60%-40%".

use crate::document::Tag;
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::phrase::{self, Phrase};

/// A pair of shares that one of is the figure.
struct Pair {
    /// The piece where the first begins, and the one after the second.
    start: usize,
    end: usize,
    /// The figure is the second.
    second: bool,
}

fn of(line: &Line, figure: &Figure) -> Option<Pair> {
    let joins = |at: usize| matches!(line.word(at), "to" | "-" | "–" | "—" | "against" | "versus");
    let is_unit = |at: usize| matches!(line.word(at), "%" | "percent" | "per" | "cent");
    let behind_units = |mut at: usize| {
        while is_unit(at) {
            at += 1;
        }
        at
    };
    if joins(figure.end) {
        // "44 percent to Moss's 34 percent"
        let number =
            (figure.end + 1..figure.end + 5).find(|&at| line.pieces.get(at).is_some_and(|piece| piece.is_number()))?;
        let owner = number == figure.end + 1 || matches!(line.pieces[number - 1].tag, Tag::POS | Tag::PRPS);
        let pair = Pair { start: figure.start, end: behind_units(number + 1), second: false };
        return (owner && !is_range(line, &pair)).then_some(pair);
    }
    let mut at = figure.start;
    match line.before(at, 1)?.tag {
        Tag::POS => {
            at = phrase::before(line, at - 1)?.start;
            while line.before(at, 1).is_some_and(phrase::is_determiner) {
                at -= 1;
            }
        }
        Tag::PRPS => at -= 1,
        _ => {}
    }
    let joint = at.checked_sub(1).filter(|&joint| joins(joint))?;
    let mut first = joint;
    while first > 0 && is_unit(first - 1) {
        first -= 1;
    }
    let start = first.checked_sub(1).filter(|&start| line.pieces[start].is_number())?;
    let pair = Pair { start, end: figure.end, second: true };
    (!is_range(line, &pair)).then_some(pair)
}

/// "from 15 to 20 percent", "1% to 3% support"
fn is_range(line: &Line, pair: &Pair) -> bool {
    matches!(line.word_before(pair.start, 1), "from" | "between" | "just") || line.word(pair.end) == "support"
}

#[rustfmt::skip]
pub const CONTESTS: [&str; 21] = [
    "leads", "lead", "leading", "led", "beats", "beat", "beating", "trails", "trailing", "defeat", "defeats", "defeated",
    "defeating", "trounces", "trounced", "edges", "edged", "tops", "topped", "trailed", "topping",
];

/// "Clinton leads Sanders 50 percent to 44 percent": the first share is the subject's, the second the object's.
pub fn contest(line: &Line, figure: &Figure) -> Option<Phrase> {
    let pair = of(line, figure)?;
    // "Among nurses, 47 percent to 39 percent", "47 percent to 39 percent among nurses"
    if line.word(0) == "among" || line.word(pair.end + usize::from(line.word(pair.end) == ",")) == "among" {
        return None;
    }
    let verb = phrase::verb_before(line, pair.start)?;
    // "ahead of Sanders 50 percent to 44 percent"
    let ahead = || (verb..pair.start).find(|&at| line.word(at) == "ahead" && line.word(at + 1) == "of");
    let object = if line.pieces[verb].is_any(&CONTESTS) { verb + 1 } else { ahead()? + 2 };
    const TELLERS: [&str; 9] =
        ["poll", "polls", "survey", "surveys", "average", "averages", "analysts", "results", "numbers"];
    let is_rival = |found: &Phrase| {
        let head = &line.pieces[found.head];
        !phrase::is_pronoun(head) && !head.is_any(&TELLERS)
    };
    let first = phrase::subject_of(line, verb).filter(is_rival)?;
    if !pair.second {
        return Some(first);
    }
    let right_behind = |found: &Phrase| found.start <= phrase::skip_determiners(line, object);
    phrase::after(line, object).filter(right_behind).filter(is_rival)
}

/// "Voters expect rain, 44 percent to 34 percent", "By 58%-33%, nurses said": those who were asked.
pub fn opinion(line: &Line, figure: &Figure) -> Option<Phrase> {
    #[rustfmt::skip]
    const OPINIONS: [&str; 20] = [
        "say", "says", "said", "expect", "expects", "think", "thinks", "believe", "believes", "favor", "favour", "favored", "prefer",
        "preferred", "support", "supported", "oppose", "opposed", "want", "agree",
    ];
    let pair = of(line, figure)?;
    if line.word_before(pair.start, 1) == "by" && line.word(pair.end) == "," {
        return phrase::after(line, pair.end + 1)
            .filter(|found| found.start <= pair.end + 3 && are_asked(line, *found));
    }
    let is_opinion = |at: &usize| line.pieces[*at].is_any(&OPINIONS) && phrase::is_verb(line, *at);
    let verbs = (0..pair.start).rev().take(REACH).filter(is_opinion);
    verbs.filter_map(|verb| phrase::subject_of(line, verb)).find(|found| are_asked(line, *found))
}

/// Pieces between a verb of opinion and the pair.
const REACH: usize = 40;

/// Many people, not one.
fn are_asked(line: &Line, found: Phrase) -> bool {
    let head = &line.pieces[found.head];
    let many = head.tag == Tag::NNS || head.is_any(&["public", "electorate", "majority", "plurality", "those"]);
    many && !phrase::is_time(head)
        && !head.is_any(&["polls", "surveys", "results", "numbers", "experts", "analysts", "officials"])
}
