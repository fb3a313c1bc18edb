//! Noun phrases and subjects of verbs around a figure, read from part-of-speech tags. Which of them is counted is
//! decided in [`super::counted`].

use crate::document::Tag;
use crate::quantity::kind::Line;
use crate::quantity::number;
use crate::quantity::piece::Piece;

/// A noun phrase in pieces `start..end`, without its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub start: usize,
    pub end: usize,
    /// The head noun.
    pub head: usize,
}

/// The longest noun phrase looked at, and the furthest that a verb or subject is looked for.
const LONGEST: usize = 14;
const REACH: usize = 45;

/// The noun phrase that starts at piece `at`, after an article.
pub fn after(line: &Line, at: usize) -> Option<Phrase> {
    let start = skip_determiners(line, at);
    let mut head = None;
    let mut index = start;
    while let Some(piece) = line.pieces.get(index).filter(|_| index < start + LONGEST) {
        if is_noun(line, index) {
            if head.is_some_and(|head| !continues(line, head, index)) {
                break;
            }
            head = Some(index);
        } else if piece.tag == Tag::POS || is_inner_mark(line, index) {
            // A possessor is no head: "Syria's fighters".
            if head.is_none() && !is_quote(piece) && !is_hyphen_inside(line, index) {
                break;
            }
            if piece.tag == Tag::POS {
                head = None;
            }
        } else if !(head.is_none() && (is_modifier(line, index) || is_inner_number(line, index))) {
            break;
        }
        index += 1;
    }
    head.map(|head| Phrase { start, end: head + 1, head })
}

/// The noun phrase that ends right before piece `end`.
pub fn before(line: &Line, end: usize) -> Option<Phrase> {
    let head = end.checked_sub(1)?;
    let head = if is_quote(&line.pieces[head]) { head.checked_sub(1)? } else { head };
    let pronoun = is_pronoun(&line.pieces[head]);
    if pronoun {
        return Some(Phrase { start: head, end: head + 1, head });
    }
    if !is_noun(line, head) {
        return None;
    }
    let mut start = head;
    while start > 0 && head - start < LONGEST {
        let at = start - 1;
        let piece = &line.pieces[at];
        let inner = is_noun(line, at) && continues(line, at, start)
            || piece.tag == Tag::POS
            || is_modifier(line, at) && (!piece.is_number() || is_hyphen_inside(line, at + 1))
            || is_inner_mark(line, at)
            || piece.tag == Tag::PRPS;
        if !inner {
            break;
        }
        start = at;
        if piece.tag == Tag::PRPS {
            break;
        }
    }
    while start < head && (line.pieces[start].tag == Tag::POS || !line.pieces[start].is_word()) {
        start += 1;
    }
    Some(Phrase { start, end: head + 1, head })
}

/// As [`before`], or the one word there that the tags do not know as a noun: "gold worth $5".
pub fn before_loosely(line: &Line, end: usize) -> Option<Phrase> {
    before(line, end).or_else(|| {
        let at = end.checked_sub(1)?;
        let piece = &line.pieces[at];
        let odd = piece.is_word() && matches!(piece.tag, Tag::JJ | Tag::VBG | Tag::RB | Tag::VB | Tag::VBP);
        let fresh = at == 0
            || is_determiner(&line.pieces[at - 1])
            || line.pieces[at - 1].is_any(&[",", "and", "in", "for", "of"]);
        (odd && fresh && !piece.lower.ends_with("ly")).then_some(Phrase { start: at, end, head: at })
    })
}

/// Lets the phrase reach back over "of", "in", "for" …: "the price of meat per kilo" from "kilo".
pub fn widened_back(line: &Line, phrase: Phrase) -> Phrase {
    let mut wide = phrase;
    for _ in 0..5 {
        let mut at = wide.start;
        if at > 0 && is_determiner(&line.pieces[at - 1]) {
            at -= 1;
        }
        let Some(joint) = at.checked_sub(1) else { break };
        let joint = list_start(line, joint).unwrap_or(joint);
        if !line.pieces[joint].is_any(&["of", "in", "for", "per", "between", "on", "among", "with", "from", "to", "at"])
        {
            break;
        }
        // "people indicted for crimes": over the participle between.
        let participle = joint > 0 && matches!(line.pieces[joint - 1].tag, Tag::VBN | Tag::VBD);
        let outer = before(line, joint).or_else(|| if participle { before(line, joint - 1) } else { None });
        let Some(outer) = outer else { break };
        let over_participle = outer.end < joint;
        if is_pronoun(&line.pieces[outer.head]) || is_time(&line.pieces[outer.head]) {
            break;
        }
        let end = if over_participle { outer.end } else { wide.end };
        wide = Phrase { start: outer.start, end, head: outer.head };
    }
    wide
}

/// The preposition before a list that ends with the joint "and": "in Kunduz, Herat and Kabul".
fn list_start(line: &Line, joint: usize) -> Option<usize> {
    if !line.pieces[joint].is("and") {
        return None;
    }
    let mut at = joint;
    for _ in 0..6 {
        let member = before(line, at).filter(|member| !is_pronoun(&line.pieces[member.head]))?;
        at = member.start.checked_sub(1)?;
        if !line.pieces[at].is(",") {
            return Some(at);
        }
    }
    None
}

/// Lets the phrase reach on over "of …": "members of the group".
pub fn widened_on(line: &Line, phrase: Phrase) -> Phrase {
    let mut wide = phrase;
    while line.word(wide.end) == "of" {
        let next = wide.end + 1;
        let Some(inner) = after(line, next) else { break };
        wide.end = inner.end;
    }
    wide
}

/// The subject of the verb that governs what stands before piece `at`: "the deficit" in "the deficit fell by 5%".
pub fn subject_before(line: &Line, at: usize) -> Option<Phrase> {
    let verb = verb_before(line, at)?;
    subject_of(line, verb)
}

/// The last verb before piece `at` in the same clause.
pub fn verb_before(line: &Line, at: usize) -> Option<usize> {
    let stop = at.saturating_sub(REACH);
    (stop..at)
        .rev()
        .find(|&index| is_verb(line, index))
        .filter(|&verb| !line.pieces[verb..at].iter().any(|piece| piece.is_any(&[";"])))
}

/// The subject of the verb at `verb`.
pub fn subject_of(line: &Line, verb: usize) -> Option<Phrase> {
    let stop = verb.saturating_sub(REACH);
    let mut at = verb;
    for _ in 0..6 {
        // Over the verb group, its adverbs and objects' remains.
        while at > stop && in_verb_group(line, at - 1) {
            at -= 1;
        }
        let previous = line.pieces.get(at.checked_sub(1)?)?;
        if previous.is_any(&["which", "that", "who", "whom"]) {
            let mut end = at - 1;
            if end > 0 && line.pieces[end - 1].is_any(&["of", "in", "to", "for"]) {
                end -= 1;
            }
            if end > 0 && line.word(end - 1) == "," {
                end -= 1;
            }
            if let Some(phrase) = before(line, end) {
                return Some(widened_back(line, phrase));
            }
            at = end;
            continue;
        }
        if previous.is("…") && at > 1 {
            at -= 1;
            continue;
        }
        if previous.is(",") || previous.is("-") || previous.is(")") || is_dash_pair(previous) {
            at = before_aside(line, at - 1, stop)?;
            let named =
                before(line, at).filter(|phrase| !is_time(&line.pieces[phrase.head]) && !measures(line, *phrase));
            if let Some(phrase) = named {
                return Some(widened_back(line, phrase));
            }
            continue;
        }
        // "output in the year 2021/22 will grow": over the number of a year.
        if previous.is_number() && at > 1 {
            while at > stop + 1 && (line.pieces[at - 1].is_number() || line.pieces[at - 1].is("/")) {
                at -= 1;
            }
            if before(line, at).is_some_and(|phrase| is_time(&line.pieces[phrase.head])) {
                continue;
            }
        }
        if let Some(phrase) = before(line, at) {
            if is_time(&line.pieces[phrase.head]) {
                // "exports last year represented": over the adverb of time and its preposition.
                at = phrase.start;
                while at > stop
                    && (is_determiner(&line.pieces[at - 1])
                        || line.pieces[at - 1].tag == Tag::IN
                        || line.pieces[at - 1].tag == Tag::JJ)
                {
                    at -= 1;
                }
                continue;
            }
            if !measures(line, phrase) {
                return Some(widened_back(line, phrase));
            }
            at = phrase.start;
        }
        // A word before a finite verb that the tags miss: "gold closed up".
        let mistagged = (matches!(previous.tag, Tag::JJ | Tag::RBR | Tag::RB | Tag::VBG | Tag::CD)
            || at == 1 && previous.tag.is_verb())
            && previous.is_word()
            && at < verb + 1;
        let opens = at == 1 || at >= 2 && (is_determiner(&line.pieces[at - 2]) || line.pieces[at - 2].tag == Tag::IN);
        if mistagged && opens && !previous.lower.ends_with("ly") {
            return Some(widened_back(line, Phrase { start: at - 1, end: at, head: at - 1 }));
        }
        // A conjunction or preposition: the verb before has the same subject.
        at = (stop..at.checked_sub(1)?).rev().find(|&index| is_verb(line, index))?;
    }
    None
}

/// A unit after its number is no subject: "24 points, to close at".
fn measures(line: &Line, phrase: Phrase) -> bool {
    phrase.start > 0 && phrase.end - phrase.start <= 2 && {
        let before = &line.pieces[phrase.start - 1];
        before.is_number() || number::is_number_word(before)
    }
}

/// The start of the aside that ends with the mark at `close`: "Alphabet, the parent of Google, jumped".
fn before_aside(line: &Line, close: usize, stop: usize) -> Option<usize> {
    // "-- Indus, Jhelum, and Chenab --"
    if line.pieces[close].is("-") && close > 0 && line.pieces[close - 1].is("-") {
        let pair = |index: &usize| line.pieces[*index].is("-") && line.pieces[*index + 1].is("-");
        return Some((stop..close.saturating_sub(2)).rev().find(pair).unwrap_or(close - 1));
    }
    let open = if line.pieces[close].is(")") { "(" } else { line.pieces[close].text };
    let found = (stop..close).rev().find(|&index| line.pieces[index].is(open) || line.pieces[index].text == open);
    Some(found.unwrap_or(close))
}

fn is_dash_pair(piece: &Piece) -> bool {
    matches!(piece.text, "–" | "—")
}

fn in_verb_group(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    // "Silver rose": a sentence's first word is no adverb of its verb, whatever its tag.
    let opens = at == 0 && piece.is_capitalised() && piece.tag.is_adverb() && !piece.lower.ends_with("ly");
    if opens {
        return false;
    }
    is_verb(line, at)
        || matches!(piece.tag, Tag::MD | Tag::RB | Tag::RBR | Tag::TO)
        || piece.is_any(&[
            "n't",
            "there",
            "not",
            "also",
            "all",
            "each",
            "both",
            "either",
            "collectively",
            "'ve",
            "'ll",
            "'d",
            "'re",
            "'m",
        ])
        || piece.is("'s") && piece.tag != Tag::POS
}

pub fn is_verb(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    if is_group_name(line, piece) {
        return false;
    }
    if is_past_change(piece) || is_headline_verb(line, at) || is_level_verb(line, at) {
        return true;
    }
    if !piece.is_word() || !piece.tag.is_verb() || number::is_number_word(piece) {
        return false;
    }
    // Participles before a noun, and prepositions that look like verbs.
    let attributive = matches!(piece.tag, Tag::VBN | Tag::VBG)
        && line.pieces.get(at + 1).is_some_and(|next| next.tag.is_noun() && next.is_word())
        && at > 0
        && (is_determiner(&line.pieces[at - 1])
            || line.pieces[at - 1].tag.is_adjective()
            || line.pieces[at - 1].tag == Tag::POS);
    !attributive
        && !piece.is_any(&[
            "according",
            "including",
            "compared",
            "following",
            "based",
            "given",
            "estimated",
            "combined",
        ])
}

/// Whether the noun at `next` goes on in the phrase whose last noun is `head`.
fn continues(line: &Line, head: usize, next: usize) -> bool {
    let (last, piece) = (&line.pieces[head], &line.pieces[next]);
    if is_day(piece) || (is_time(piece) && last.tag == Tag::NNS) {
        return false;
    }
    if line.title_case && is_verb_form(piece) {
        return false;
    }
    // "600 militants Kabul said": a name after a plural begins something new.
    !(last.tag == Tag::NNS && piece.tag.is_proper_noun() && !line.title_case)
}

/// "IS militants": the group, which tags take for the verb.
fn is_group_name(line: &Line, piece: &Piece) -> bool {
    piece.text == "IS" && !line.all_capitals
}

/// Past forms that are verbs whatever their tag: "fell" before "to 5 percent".
fn is_past_change(piece: &Piece) -> bool {
    piece.is_any(&[
        "rose",
        "fell",
        "grew",
        "sank",
        "shrank",
        "slid",
        "plunged",
        "soared",
        "tumbled",
        "plummeted",
        "jumped",
        "climbed",
        "dropped",
        "slipped",
        "dipped",
    ])
}

/// Verbs of amounts that tags take for nouns, between a noun and a figure: "a loaf costs 60 cents".
fn is_level_verb(line: &Line, at: usize) -> bool {
    #[rustfmt::skip]
    const LEVELS: [&str; 20] = [
        "cost", "costs", "total", "totals", "hit", "hits", "cut", "cuts", "range", "ranges", "measures", "weighs", "averages", "numbers",
        "reach", "reaches", "runs", "exceeds", "stands", "remains",
    ];
    let figure = line.pieces.get(at + 1).is_some_and(|next| {
        next.is_number()
            || number::is_number_word(next)
            || next.is_any(&["$", "£", "€", "from", "about", "around", "between"])
    });
    let piece = &line.pieces[at];
    let subject = at > 0
        && (line.pieces[at - 1].tag.is_noun()
            || line.pieces[at - 1].tag.is_adverb()
            || line.pieces[at - 1].tag == Tag::PRP);
    piece.is_any(&LEVELS) && figure && subject
}

/// A plural after a name and right before a figure is a verb: "Sanders raises $33M".
fn is_headline_verb(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    let named = at > 0 && line.pieces[at - 1].tag.is_proper_noun();
    let figure = line.pieces.get(at + 1).is_some_and(|next| next.is_number() || next.is("$"));
    piece.tag == Tag::NNS && named && figure && (piece.is_capitalised() == line.title_case)
}

/// Verb forms that headlines write with a capital, so that tags fail.
fn is_verb_form(piece: &Piece) -> bool {
    piece.lower.len() > 4 && piece.lower.ends_with("ed")
        || piece.is_any(&[
            "shot", "dead", "hurt", "found", "kills", "held", "left", "says", "say", "hit", "die", "dies", "injured",
            "hits",
        ])
}

pub fn is_noun(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    if is_group_name(line, piece) {
        return true;
    }
    if !piece.is_word()
        || !piece.tag.is_noun()
        || number::is_number_word(piece)
        || is_past_change(piece)
        || is_headline_verb(line, at)
        || is_level_verb(line, at)
    {
        return false;
    }
    let shown_verb = line.title_case && is_verb_form(piece);
    !shown_verb && !piece.is_any(&["'s", "percent", "per", "cent", "total"])
}

fn is_modifier(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    if is_hyphen_inside(line, at) {
        return true;
    }
    if line.title_case && is_verb_form(piece) || piece.is_any(&VERBS_OF_HAVING) {
        return false;
    }
    let verbal = at > 0 && line.pieces[at - 1].is_any(&AUXILIARIES);
    let participle =
        matches!(piece.tag, Tag::VBN | Tag::VBG | Tag::RB | Tag::RBR | Tag::RBS) && !verbal && leads_to_noun(line, at)
            || piece.tag == Tag::VBD && piece.is_any(&ATTRIBUTES) && leads_to_noun(line, at);
    let adjective = piece.tag.is_adjective() && !piece.is_any(&["more", "less", "such", "worth", "dead", "injured"]);
    let dead_noun = piece.is_any(&["dead", "injured"]) && leads_to_noun(line, at);
    piece.is_word() && (adjective || participle || dead_noun || piece.tag == Tag::CD && !number::is_number_word(piece))
        || conjoined_adjectives(line, at)
}

/// "new and mature enterprises", "counterfeit and substandard food".
fn conjoined_adjectives(line: &Line, at: usize) -> bool {
    let adjective = |index: Option<usize>| {
        index.and_then(|index| line.pieces.get(index)).is_some_and(|piece| piece.tag.is_adjective())
    };
    line.pieces[at].is_any(&["and", "or"])
        && adjective(at.checked_sub(1))
        && adjective(Some(at + 1))
        && is_noun_at(line, at + 2)
}

fn is_noun_at(line: &Line, at: usize) -> bool {
    at < line.pieces.len() && is_noun(line, at)
}

/// Whether the participle or adverb at `at` stands before a noun: "600 wounded soldiers", not "600 wounded in".
fn leads_to_noun(line: &Line, at: usize) -> bool {
    let mut next = at + 1;
    while next < line.pieces.len() && next < at + 4 {
        if is_noun(line, next) {
            // "showed Clinton leading": a name after a participle is its object.
            return !line.pieces[next].tag.is_proper_noun() || !matches!(line.pieces[at].tag, Tag::VBN | Tag::VBG);
        }
        let piece = &line.pieces[next];
        if !(piece.tag.is_adjective() || piece.tag == Tag::VBN || is_hyphen_inside(line, next)) {
            return false;
        }
        next += 1;
    }
    false
}

/// Participles that tags take for past forms after a number: "1,051 registered voters".
#[rustfmt::skip]
const ATTRIBUTES: [&str; 22] = [
    "registered", "wounded", "injured", "displaced", "armed", "licensed", "reported", "confirmed", "suspected", "detained",
    "elected", "used", "uniformed", "masked", "hooded", "trained", "retired", "convicted", "married", "employed", "imprisoned",
    "infected",
];

/// Verbs before a participle that make it a verb: "has spent time".
const AUXILIARIES: [&str; 9] = ["has", "have", "had", "was", "were", "is", "are", "be", "been"];

/// Verbs whose past form never stands before a noun as a participle: "three received injuries".
const VERBS_OF_HAVING: [&str; 10] =
    ["received", "suffered", "had", "sustained", "took", "got", "gave", "made", "told", "saw"];

fn is_hyphen_inside(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    (piece.is_hyphen() || piece.is("/") || piece.is("&"))
        && piece.glued
        && line.pieces.get(at + 1).is_some_and(|next| next.glued)
}

/// "SARS-CoV-2 cases"
fn is_inner_number(line: &Line, at: usize) -> bool {
    at > 1
        && line.pieces[at].is_number()
        && line.pieces[at].glued
        && line.pieces[at - 1].is_hyphen()
        && line.pieces[at - 2].is_word()
}

fn is_inner_mark(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    is_hyphen_inside(line, at)
        || is_quote(piece) && line.pieces.get(at + 1).is_some_and(|next| next.is_word() || is_quote(next))
        || piece.is(".")
            && piece.glued
            && line.pieces.get(at + 1).is_some_and(|next| next.is_word() && next.is_capitalised())
            && at > 0
            && line.pieces[at - 1].text.len() <= 3
            && line.pieces[at - 1].is_capitalised()
}

fn is_quote(piece: &Piece) -> bool {
    matches!(piece.text, "\"" | "“" | "”" | "‘" | "'" | "’")
}

pub fn is_determiner(piece: &Piece) -> bool {
    matches!(piece.tag, Tag::DT | Tag::PRPS | Tag::PDT)
}

/// Over "the", "its", "all the", "these".
pub fn skip_determiners(line: &Line, at: usize) -> usize {
    let mut index = at;
    while line.pieces.get(index).is_some_and(|piece| is_determiner(piece) || is_quote(piece)) {
        index += 1;
    }
    index
}

pub fn is_pronoun(piece: &Piece) -> bool {
    piece.tag == Tag::PRP || piece.is_any(&["those", "these", "others"])
}

fn is_day(piece: &Piece) -> bool {
    piece.is_any(&[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
    ])
}

#[rustfmt::skip]
const TIMES: [&str; 37] = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "year", "month", "week", "day", "night", "morning", "afternoon", "evening", "quarter", "decade", "half", "years", "months",
    "weeks",
];

pub fn is_time(piece: &Piece) -> bool {
    TIMES.contains(&piece.lower.as_str())
}
