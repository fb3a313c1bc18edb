//! What money pays for, or who spends or gets it: "$5,000 bail", "$2m in donations", "bail of $5,000", "the company
//! spent $5m".

use crate::document::Tag;
use crate::quantity::counted::level::is_bare_sum;
use crate::quantity::counted::{BACK, Found, beside, object};
use crate::quantity::figure::Figure;
use crate::quantity::line::{CONVERSION, Line};
use crate::quantity::phrase::{self, Phrase};

pub fn find(line: &Line, figure: &Figure) -> Found {
    let end = figure.end;
    let hyphen = usize::from(line.word(end) == "-" && line.pieces[end].glued);
    let at = end + hyphen + usize::from(line.word(end) == "worth" && line.word(end + 1) == "of") * 2;
    let next = phrase::after(line, at).filter(|found| found.start == at && !phrase::is_time(&line.pieces[found.head]));
    // "The company made $40 million selling books": who made it says more.
    const EARNED: [&str; 9] = ["made", "make", "makes", "making", "earned", "earn", "saved", "raised", "spent"];
    let doing = line.pieces.get(at).is_some_and(|piece| piece.tag == Tag::VBG)
        && phrase::verb_before(line, figure.start).is_some_and(|verb| line.pieces[verb].is_any(&EARNED));
    let next = next.filter(|_| !doing);
    if let Some(found) = next {
        return Found::Phrase(found);
    }
    if let Some(found) = forced(line, figure) {
        return Found::Phrase(found);
    }
    let named = object::relative(line, figure)
        .or_else(|| object::traded(line, figure))
        .or_else(|| object::charged(line, figure))
        .or_else(|| object::recipient(line, figure))
        .or_else(|| object::loser(line, figure));
    if let Some(found) = named.or_else(|| object::moved(line, figure)) {
        return Found::Phrase(found);
    }
    let of = (line.word_before(figure.start, 1) == "of" && figure.start > 1).then(|| figure.start - 1);
    if let Some(end) = worth(line, figure.start).or(of) {
        let named = phrase::before_loosely(line, end);
        if let Some(found) = named.and_then(|found| beside::owner(line, found)) {
            return found;
        }
        if let Some(found) = named.filter(|found| !is_bare_sum(line, *found)) {
            return Found::Phrase(found);
        }
    }
    if let Some(found) = paid_for(line, figure) {
        return Found::Phrase(found);
    }
    beside::find(line, figure).or(|| Found::Same(BACK))
}

/// Where the noun ends that is worth the money at `at`: "a deal worth $5m", "the deal, worth a reported $5m", "payments
/// amounting to $5m".
fn worth(line: &Line, at: usize) -> Option<usize> {
    const ABOUT: [&str; 8] = ["a", "an", "of", "total", "combined", "reported", "estimated", "some"];
    let about = (0..4).find(|&back| !line.before(at, back + 1).is_some_and(|word| word.is_any(&ABOUT)))?;
    let at = at - about;
    let mut end = match (line.word_before(at, 2), line.word_before(at, 1)) {
        (_, "worth" | "totaling" | "totalling" | "totaled") => at - 1,
        ("amounting", "to") => at - 2,
        _ => return None,
    };
    end -= usize::from(line.before(end, 1).is_some_and(|word| word.tag.is_adverb()));
    Some(end - usize::from(line.word_before(end, 1) == ","))
}

/// "$2m in donations", "US$5bn of debt", "$4m for the repairs", not "in support of", "in Kabul", "in the quarter".
fn paid_for(line: &Line, figure: &Figure) -> Option<Phrase> {
    #[rustfmt::skip]
    const IDIOMS: [&str; 13] = [
        "support", "addition", "order", "response", "connection", "exchange", "return", "fact", "all", "favor", "favour", "case",
        "terms",
    ];
    // Who gives or gets it says more than what for: "Moss raised $2m for the museum".
    const GIFTS: [&str; 9] = ["raised", "raise", "raising", "donated", "donate", "donating", "spent", "gave", "paid"];
    let given = phrase::verb_before(line, figure.start).is_some_and(|verb| line.pieces[verb].is_any(&GIFTS));
    // "5 million crowns (US$1.1 million) in deposits"
    let end = line.over_bracket(figure.end, CONVERSION).unwrap_or(figure.end);
    let purpose =
        line.word(end) == "for" && !given || line.word(end) == "as" && matches!(line.word(end + 1), "a" | "the");
    let part = matches!(line.word(end), "in" | "of") && line.word(end + 1) != "the";
    if !purpose && !part || IDIOMS.contains(&line.word(end + 1)) {
        return None;
    }
    phrase::after(line, end + 1).filter(|found| {
        let head = &line.pieces[found.head];
        let near = purpose || found.start == end + 1;
        near && !head.tag.is_proper_noun() && !phrase::is_time(head) && !head.is("time")
    })
}

/// The noun after a figure that an article stands before, whatever its tag: "a $1.7 million bond", "his 32% support".
pub fn forced(line: &Line, figure: &Figure) -> Option<Phrase> {
    #[rustfmt::skip]
    const FUNCTION_WORDS: [&str; 31] = [
        "of", "in", "on", "at", "to", "from", "for", "with", "by", "and", "or", "but", "than", "as", "more", "less", "higher",
        "lower", "per", "each", "a", "an", "the", "away", "ago", "over", "while",
        "when", "if", "that", "because",
    ];
    let article = line.word(figure.end - 1).ends_with("digit")
        || figure.start > 0
            && line.pieces[figure.start - 1].is_any(&["a", "an", "his", "her", "its", "their", "our", "my", "your"]);
    let at = figure.end;
    let next = line.pieces.get(at).filter(|next| article && next.is_word() && !next.is_any(&FUNCTION_WORDS))?;
    if phrase::after(line, at).is_some() || next.lower.ends_with("ly") {
        return None;
    }
    Some(Phrase { start: at, end: at + 1, head: at })
}
