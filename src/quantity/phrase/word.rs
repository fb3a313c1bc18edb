//! What one word is in its sentence, where its tag alone would mislead: noun, verb, modifier.

use crate::document::Tag;
use crate::quantity::change;
use crate::quantity::line::Line;
use crate::quantity::number;
use crate::quantity::piece::Piece;

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
    // "had given", "the minister estimated the cost at"
    let had = at > 0 && line.pieces[at - 1].is_any(&AUXILIARIES) || at > 1 && line.pieces[at - 2].is_any(&AUXILIARIES);
    let told = piece.is("estimated") && piece.tag == Tag::VBD && at > 0 && line.pieces[at - 1].tag.is_noun();
    had && piece.is("given")
        || told
        || !attributive
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
    const LEVELS: [&str; 22] = [
        "measure", "weigh", "cost", "costs", "total", "totals", "hit", "hits", "cut", "cuts", "range", "ranges", "measures", "weighs", "averages", "numbers",
        "reach", "reaches", "runs", "exceeds", "stands", "remains",
    ];
    let figure = line.pieces.get(at + 1).is_some_and(|next| {
        next.is_number()
            || number::is_number_word(next)
            || next.is_any(&["$", "£", "€", "from", "about", "around", "between"])
            || line.word(at + 2) == "$"
    });
    let piece = &line.pieces[at];
    let subject = at > 0
        && (line.pieces[at - 1].tag.is_noun()
            || line.pieces[at - 1].tag.is_adverb()
            || line.pieces[at - 1].tag == Tag::WDT
            || line.pieces[at - 1].tag == Tag::PRP);
    piece.is_any(&LEVELS) && figure && subject
}

/// A plural after a name and right before a figure is a verb: "Sanders raises $33M".
fn is_headline_verb(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    let named = at > 0 && line.pieces[at - 1].tag.is_proper_noun();
    let figure = line.pieces.get(at + 1).is_some_and(|next| next.is_number() || next.is("$"));
    piece.tag == Tag::NNS && named && figure && (piece.is_capitalised() == line.title_case) || is_only_verb(line, at)
}

/// A plural between a singular and a figure, where no other verb stands before: "the archive stores 3 petabytes".
fn is_only_verb(line: &Line, at: usize) -> bool {
    let figure = line.pieces.get(at + 1).is_some_and(|next| {
        next.is_number()
            || number::is_number_word(next)
            || next.is_any(&["$", "about", "around", "nearly", "almost", "roughly", "some"])
            || change::is_word(&line.pieces[at].lower) && next.is_any(&["to", "by", "from"])
            || next.is_any(&["a", "an"]) && line.pieces.get(at + 2).is_some_and(|next| next.is_number() || next.is("$"))
    });
    let piece = &line.pieces[at];
    let plural = matches!(piece.tag, Tag::NN | Tag::NNS)
        && !piece.lower.ends_with("ss")
        && figure
        && at > 0
        && !piece.is_capitalised()
        && piece.lower.ends_with('s');
    plural
        && line.pieces[at - 1].tag == Tag::NN
        && !line.pieces[..at].iter().rev().take(20).any(|piece| piece.tag.is_verb())
}

/// Verb forms that headlines write with a capital, so that tags fail.
pub fn is_verb_form(piece: &Piece) -> bool {
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
    !shown_verb && !piece.is_any(&["'s", "percent", "per", "cent", "total", "x", "apiece"])
}

pub fn is_modifier(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    if is_hyphen_inside(line, at) {
        return true;
    }
    // "18,000 Displaced People", in a headline
    let counted = at > 0
        && line.pieces[at - 1].is_number()
        && piece.lower.ends_with("ed")
        && line.pieces.get(at + 1).is_some_and(|next| next.tag == Tag::NNS);
    if line.title_case && is_verb_form(piece) && !counted || piece.is_any(&VERBS_OF_HAVING) {
        return false;
    }
    let verbal = at > 0 && line.pieces[at - 1].is_any(&AUXILIARIES);
    let participle =
        matches!(piece.tag, Tag::VBN | Tag::VBG | Tag::RB | Tag::RBR | Tag::RBS) && !verbal && leads_to_noun(line, at)
            || piece.tag == Tag::VBD && piece.is_any(&ATTRIBUTES) && leads_to_noun(line, at);
    let adjective = (piece.tag.is_adjective() || piece.tag == Tag::FW)
        && !piece.is_any(&["more", "less", "such", "worth", "dead", "injured"]);
    let dead_noun = piece.is_any(&["dead", "injured"]) && leads_to_noun(line, at);
    piece.is_word() && (adjective || participle || dead_noun || piece.tag == Tag::CD && !number::is_number_word(piece))
        || conjoined_adjectives(line, at)
}

/// "new and mature enterprises", "counterfeit and substandard food", "wild and farm animals".
fn conjoined_adjectives(line: &Line, at: usize) -> bool {
    let adjective = |index: Option<usize>| {
        let piece = index.and_then(|index| line.pieces.get(index));
        piece.is_some_and(|piece| piece.tag.is_adjective() || piece.tag == Tag::VBN && piece.lower.ends_with("ed"))
    };
    let second = adjective(Some(at + 1)) || is_noun_at(line, at + 1);
    line.pieces[at].is_any(&["and", "or"]) && adjective(at.checked_sub(1)) && second && is_noun_at(line, at + 2)
}

fn is_noun_at(line: &Line, at: usize) -> bool {
    at < line.pieces.len() && is_noun(line, at)
}

/// Whether the participle or adverb at `at` stands before a noun: "600 wounded soldiers", not "600 wounded in".
fn leads_to_noun(line: &Line, at: usize) -> bool {
    let mut next = at + 1;
    while next < line.pieces.len() && next < at + 8 {
        if is_noun(line, next) {
            // "showed Clinton leading": a name after a participle is its object, but not in "registered Ohio voters".
            let participle = matches!(line.pieces[at].tag, Tag::VBN | Tag::VBG);
            return !participle || !line.pieces[next].tag.is_proper_noun() || names_plural(line, next);
        }
        let piece = &line.pieces[next];
        let compound = is_hyphen_inside(line, next) || is_hyphen_inside(line, next - 1);
        let participle = piece.tag == Tag::VBN || piece.tag == Tag::VBD && piece.lower.ends_with("ed");
        if !(piece.tag.is_adjective() || participle || compound || conjoined_adjectives(line, next)) {
            return false;
        }
        next += 1;
    }
    false
}

/// Whether the names from `at` on lead to a plural: "Ohio voters", "Ford & Miller workers", "Democrats".
fn names_plural(line: &Line, at: usize) -> bool {
    let name = |piece: &&Piece| piece.tag.is_proper_noun() && piece.tag != Tag::NNPS || piece.is("&");
    let names = line.pieces[at..].iter().take_while(name).count();
    line.pieces.get(at + names).is_some_and(|next| matches!(next.tag, Tag::NNS | Tag::NNPS))
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

pub fn is_hyphen_inside(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    (piece.is_hyphen() || piece.is("/") || piece.is("&"))
        && piece.glued
        && line.pieces.get(at + 1).is_some_and(|next| next.glued)
}

pub fn is_determiner(piece: &Piece) -> bool {
    matches!(piece.tag, Tag::DT | Tag::PRPS | Tag::PDT)
}

pub fn is_pronoun(piece: &Piece) -> bool {
    piece.tag == Tag::PRP || piece.is_any(&["those", "these", "others"])
}

pub fn is_day(piece: &Piece) -> bool {
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
