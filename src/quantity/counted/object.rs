//! What a verb does something to, where that is what the figure measures: "raised the rate to 5%", "sold the house for
//! $2m".

use crate::document::Tag;
use crate::quantity::change;
use crate::quantity::counted::level::named_by;
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::phrase::{self, Phrase};

/// "raised the rate to 5%", "leaving the toll at 12", "drove claims over 150,000": the object's level, or its change.
pub fn moved(line: &Line, figure: &Figure) -> Option<Phrase> {
    #[rustfmt::skip]
    const MOVERS: [&str; 95] = [
        "raise", "raises", "raised", "raising", "lift", "lifts", "lifted", "lifting", "boost", "boosts", "boosted", "boosting",
        "cut", "cuts", "cutting", "lower", "lowers", "lowered", "lowering", "bring", "brings", "brought", "bringing", "put",
        "puts", "putting", "get", "push", "pushes", "pushed", "pushing", "drive", "drives", "drove", "driving", "keep", "keeps",
        "kept", "keeping", "leave", "leaves", "left", "leaving", "hold", "reduce", "reduces", "reduced", "reducing", "slash",
        "slashes", "slashed", "slashing", "increase", "increases", "increased", "increasing", "revise", "revised", "estimate",
        "estimates", "estimated", "estimating", "trim", "trimmed", "expand", "cap", "hike", "hiked", "take", "takes", "taking",
        "edged", "upgraded", "downgraded", "show", "shows", "showed", "showing", "finds", "found", "gives",
        "grow", "grows", "grew", "growing", "pull", "pulls", "pulled", "pulling", "send", "sends", "drag", "dragged", "placed", "places",
    ];
    let joined = matches!(line.word_before(figure.start, 1), "to" | "by" | "at" | "from");
    let bounded = matches!(line.word(figure.start), "over" | "above" | "below" | "under" | "past");
    // "pulled the sector 0.7 per cent lower"
    let turned = matches!(line.word(figure.end), "lower" | "higher");
    let at = if joined { figure.start - 1 } else { figure.start };
    if let Some(found) = if joined { level_of(line, at) } else { None } {
        return Some(found);
    }
    if !joined && !bounded && !turned {
        return None;
    }
    object(line, at, &MOVERS)
}

/// "a rise in unemployment to 5%": whose change ends at the figure behind the joint at `at`.
fn level_of(line: &Line, at: usize) -> Option<Phrase> {
    let found = phrase::before(line, at)?;
    let mut start = found.start;
    while start > 0 && phrase::is_determiner(&line.pieces[start - 1]) {
        start -= 1;
    }
    let change = start.checked_sub(2).filter(|_| line.word(start - 1) == "in")?;
    (change::is_word(line.word(change)) && line.pieces[change].tag.is_noun()).then_some(found)
}

/// "sold the house for $2m", "a site, which it bought for $2m".
pub fn traded(line: &Line, figure: &Figure) -> Option<Phrase> {
    #[rustfmt::skip]
    const TRADES: [&str; 13] = [
        "sell", "sells", "sold", "selling", "buy", "buys", "bought", "buying", "acquire", "acquired", "acquiring", "purchase",
        "purchased",
    ];
    let at = figure.start.checked_sub(1).filter(|&at| line.word(at) == "for")?;
    // "sold a work called … for": over what qualifies it.
    const REACH: usize = 25;
    let trade = (at.saturating_sub(REACH)..at).rev().find(|&verb| line.pieces[verb].is_any(&TRADES));
    let traded = trade.and_then(|trade| right_after(line, trade, at));
    // "sold the paper the right to print": the second of two objects.
    const ARTICLES: [&str; 6] = ["a", "an", "the", "his", "her", "its"];
    let second = traded.filter(|buyer| ARTICLES.contains(&line.word(buyer.end))).and_then(|buyer| {
        phrase::after(line, buyer.end).filter(|thing| thing.start == buyer.end + 1 && thing.end <= at)
    });
    second.or(traded).or_else(|| {
        let verb = at.checked_sub(1).filter(|&verb| line.pieces[verb].is_any(&TRADES))?;
        let which = (verb.saturating_sub(4)..verb).find(|&index| line.pieces[index].is_any(&["which", "that"]))?;
        let end = if line.word_before(which, 1) == "," { which - 1 } else { which };
        phrase::before(line, end)
    })
}

/// "charge the paper $5m to use the name", "charged $5m for a ticket": what is paid for.
pub fn charged(line: &Line, figure: &Figure) -> Option<Phrase> {
    const CHARGES: [&str; 4] = ["charge", "charges", "charged", "charging"];
    let verb = phrase::verb_before(line, figure.start)?;
    let use_of =
        line.word(figure.end) == "to" && line.pieces.get(figure.end + 1).is_some_and(|verb| verb.tag == Tag::VB);
    let at = figure.end + if use_of { 2 } else { 1 };
    let near = |found: &Phrase| {
        found.start <= phrase::skip_determiners(line, at) && !phrase::is_time(&line.pieces[found.head])
    };
    let paid = line.pieces[verb].is_any(&CHARGES) && (use_of || line.word(figure.end) == "for");
    if paid { phrase::after(line, at).filter(near) } else { None }
}

/// "gave $10m to a campaign", "poured $10m into a campaign", "$10m went to a campaign": who gets the money.
pub fn recipient(line: &Line, figure: &Figure) -> Option<Phrase> {
    #[rustfmt::skip]
    const GIFTS: [&str; 41] = [
        "gave", "given", "give", "gives", "giving", "handed", "lent", "lend", "paid", "sent", "drew", "add", "adds", "added", "adding",
        "donate", "donates", "donated", "donating", "contribute", "contributes", "contributed", "contributing", "provide", "provided",
        "transfer", "transferred", "transferring", "pour", "poured", "pouring", "pump", "pumped", "pumping", "inject", "injected",
        "plow", "plowed", "put", "sink", "sank",
    ];
    let joint = |at: &usize| matches!(line.word(*at), "to" | "into");
    // "$5m was paid back to the town"
    let passive = line.pieces.get(figure.end).is_some_and(|next| next.is_any(&["was", "were", "is", "are"]))
        && line.pieces.get(figure.end + 1).is_some_and(|next| next.is_any(&GIFTS));
    let went = matches!(line.word(figure.end), "went" | "goes") && line.word(figure.end + 1) == "to";
    let before = phrase::verb_before(line, figure.start).filter(|&verb| line.pieces[verb].is_any(&GIFTS));
    if !passive && !went && before.is_none() {
        return None;
    }
    let to = (figure.end..figure.end + 4).find(joint)?;
    // "paid $5m to settle a claim"
    let found = phrase::after(line, to + 1).filter(|found| found.start <= to + 2)?;
    let infinitive = line.pieces.get(to + 1).is_some_and(|next| matches!(next.tag, Tag::VB | Tag::RB));
    (!infinitive && !phrase::is_time(&line.pieces[found.head]) && !line.pieces[found.head].is("date")).then_some(found)
}

/// "bringing the number of homes to 14 buildings", "the number of homes was 14 buildings": what is counted by the words
/// themselves.
pub fn tallied(line: &Line, figure: &Figure) -> Option<Phrase> {
    let at = figure.start.checked_sub(1)?;
    let verb = phrase::verb_before(line, figure.start)?;
    let is_tally = |found: &Phrase| {
        line.pieces[found.head].is_any(&["number", "toll", "tally"]) && line.word(found.head + 1) == "of"
    };
    let found = match line.word(at) {
        "to" => phrase::after(line, verb + 1)?,
        "was" | "is" | "were" => phrase::subject_of(line, verb)?,
        _ => return None,
    };
    (found.head < at && is_tally(&found)).then(|| named_by(line, found))
}

/// "looted $10m from investors": who loses the money.
pub fn loser(line: &Line, figure: &Figure) -> Option<Phrase> {
    const THEFTS: [&str; 10] =
        ["looted", "seized", "stole", "stolen", "robbed", "embezzled", "extorted", "seize", "steal", "confiscated"];
    phrase::verb_before(line, figure.start).filter(|&verb| line.pieces[verb].is_any(&THEFTS))?;
    let from = (figure.end..figure.end + 2).find(|&at| line.word(at) == "from")?;
    phrase::after(line, from + 1)
}

/// The noun phrase right after the last verb before piece `at`, where that is one of `verbs`.
fn object(line: &Line, at: usize, verbs: &[&str]) -> Option<Phrase> {
    let verb = phrase::verb_before(line, at).filter(|&verb| line.pieces[verb].is_any(verbs))?;
    right_after(line, verb, at)
}

fn right_after(line: &Line, verb: usize, at: usize) -> Option<Phrase> {
    let next = verb + 1 + usize::from(matches!(line.word(verb + 1), "up" | "down" | "back" | "out"));
    let sum = phrase::skip_determiners(line, next);
    let next = if line.word(sum) == "total" && line.word(sum + 1) == "of" { sum + 2 } else { next };
    let found = phrase::after(line, next).filter(|found| found.start <= phrase::skip_determiners(line, next))?;
    let timed = phrase::is_time(&line.pieces[found.head]) || found.end > at;
    (!timed).then(|| named_by(line, found))
}

/// "the $5m raised by the campaign", "the $5m he raised": who, where the money has no noun.
pub fn relative(line: &Line, figure: &Figure) -> Option<Phrase> {
    let next = line.pieces.get(figure.end)?;
    if matches!(next.tag, Tag::VBN | Tag::VBD) && line.word(figure.end + 1) == "by" {
        return phrase::after(line, figure.end + 2).filter(|found| !phrase::is_time(&line.pieces[found.head]));
    }
    // "the $5m that went to a school"
    if next.is("that") && line.word(figure.end + 1) == "went" && line.word(figure.end + 2) == "to" {
        return phrase::after(line, figure.end + 3);
    }
    let person = next.is_any(&["he", "she", "they", "it", "we", "i"]);
    const SPEECH: [&str; 9] = ["said", "says", "say", "added", "adds", "told", "noted", "wrote", "explained"];
    let told = line
        .pieces
        .get(figure.end + 1)
        .is_some_and(|verb| (verb.tag.is_verb() || verb.tag == Tag::MD) && !verb.is_any(&SPEECH));
    (person && told).then_some(Phrase { start: figure.end, end: figure.end + 1, head: figure.end })
}
