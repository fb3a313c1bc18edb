//! What a level is of: "the toll has risen to 6,500", and phrases that name no more than that there is an amount.

use crate::document::Tag;
use crate::quantity::change;
use crate::quantity::counted::{BACK, Found, Sort, beside};
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::phrase::{self, Phrase};

/// "the toll has risen to 6,500", "the number of people dropped from 108,000": what the verb's subject counts.
pub fn find(line: &Line, figure: &Figure) -> Found {
    #[rustfmt::skip]
    const LEADS: [&str; 26] = [
        "to", "at", "from", "by", "is", "was", "were", "are", "reach", "reached", "reaching", "hit", "exceed", "of", "total",
        "totaled", "totalled", "totalling", "totaling", "be", "been", "stands", "stood", "numbered", "numbering", "remains",
    ];
    let mut start = figure.start;
    while start > 0 && line.pieces[start - 1].tag == Tag::RB {
        start -= 1;
    }
    let before = line.word_before(start, 1);
    let first = line.word(figure.start);
    let exceeds = first.starts_with("exce") || first.starts_with("surpass") || first == "approaching";
    if !LEADS.contains(&before) && !change::right_before(line, start) && !exceeds {
        return Found::Nothing;
    }
    // "the number there exceeds 1,500": the figure's own words hold its verb.
    let verb = figure.start;
    if exceeds
        && phrase::is_verb(line, verb)
        && let Some(found) = phrase::subject_of(line, verb)
    {
        return Some(named_by(line, found)).into();
    }
    if line.word_before(start, 2) == "there" {
        return Found::Same(BACK);
    }
    if before == "of" {
        let named = phrase::before(line, start - 1).map(|phrase| phrase::widened_back(line, phrase));
        return named.filter(|phrase| !is_bare_sum(line, *phrase)).into();
    }
    beside::subject(line, start)
}

/// "the number of people" names people; "the daily number of requests" stays.
pub fn named_by(line: &Line, phrase: Phrase) -> Phrase {
    let head = &line.pieces[phrase.head];
    let generic =
        head.is_any(&["number", "numbers", "total", "toll", "count", "amount", "figure", "percentage", "proportion"])
            && line.word(phrase.head + 1) == "of"
            || head.is_any(&["rise", "increase", "drop", "decline", "surge", "jump", "fall"])
                && matches!(line.word(phrase.head + 1), "in" | "of");
    if generic && let Some(inner) = phrase::after(line, phrase.head + 2) {
        return inner;
    }
    phrase
}

/// "The rise", "a figure that fell": which one, is told before.
pub fn is_bare_change(line: &Line, phrase: Phrase, sort: Sort) -> bool {
    let head = &line.pieces[phrase.head];
    let alone = phrase.end - phrase.start == 1 && !matches!(line.word(phrase.end), "in" | "of" | "for" | "from" | "to");
    let sum = head.is_any(&["figure", "number", "amount", "tally"]) || head.is("rate") && sort == Sort::Count;
    alone && (sum || change::is_word(&head.lower) && head.tag.is_noun())
}

/// Whether the phrase names no more than that there is an amount; "the unemployment rate" names more.
pub fn is_bare_sum(line: &Line, phrase: Phrase) -> bool {
    let head = &line.pieces[phrase.head];
    let first = &line.pieces[phrase.start];
    // "a pass rate" names more than "an average rate" and "a growth rate".
    #[rustfmt::skip]
    const PLAIN: [&str; 14] = [
        "high", "higher", "highest", "low", "lower", "lowest", "average", "annual", "yearly", "monthly", "quarterly", "record",
        "overall", "combined",
    ];
    let plain = PLAIN.contains(&first.lower.as_str()) || change::is_word(&first.lower);
    let named = head.is_any(&["rate", "average"]) && phrase.start < phrase.head && !plain;
    is_sum(&head.lower) && !named
}

/// Heads that only say that there is an amount: "a total of $5m".
fn is_sum(word: &str) -> bool {
    #[rustfmt::skip]
    const SUMS: [&str; 16] = [
        "total", "sum", "amount", "record", "average", "high", "highs", "low", "lows", "tune", "excess", "maximum", "minimum", "rate", "percentage",
        "combined",
    ];
    SUMS.contains(&word)
}
