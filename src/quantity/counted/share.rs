//! Shares: "45% of voters", "a 45% stake", "a 5% fall in lending", "unemployment fell to 5%", "Trump 45%".

use crate::document::Tag;
use crate::quantity::change;
use crate::quantity::counted::following::{after_figures, is_pointer};
use crate::quantity::counted::pair::CONTESTS;
use crate::quantity::counted::{BACK, Found, beside, money, object};
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::phrase::{self, Phrase};

pub fn find(line: &Line, figure: &Figure) -> Found {
    let end = figure.end;
    if line.word(end) == "of" {
        if is_pointer(line, end + 1) {
            // "Nurses (63% of them) said"
            let bracket = figure.start.checked_sub(1).filter(|&at| line.word(at) == "(");
            let named = bracket.and_then(|at| phrase::before(line, at));
            return Found::from(named).or(|| Found::Same(BACK));
        }
        // "90 percent of GDP", "10% of 2000 levels", "150 percent of the national average": the whole says nothing of
        // whose share it is.
        let sum = matches!(line.word(phrase::skip_determiners(line, end + 1)), "gdp" | "gross" | "output");
        let whole = after_figures(line, end + 1);
        const BASES: [&str; 4] = ["level", "levels", "average", "baseline"];
        let own = sum || whole.is_some_and(|whole| line.pieces[whole.head].is_any(&BASES));
        let whole = Found::from(whole);
        return if own { beside::find(line, figure).or(|| whole) } else { whole };
    }
    // "Nordic 40 -1.3%"
    let signed = matches!(line.word(figure.start), "-" | "+" | "−") && figure.start > 0;
    if let Some(found) = if signed { phrase::before(line, figure.start) } else { None } {
        return Found::Phrase(found);
    }
    if let Some(found) = asked(line, figure) {
        return Found::Phrase(found);
    }
    if let Some(found) = among(line).filter(|found| found.end < figure.start) {
        return Found::Phrase(found);
    }
    if let Some(found) = contest(line, figure) {
        return Found::Phrase(found);
    }
    if let Some(found) = changed(line, figure) {
        return Found::Phrase(found);
    }
    let more = matches!(line.word(end), "more" | "fewer" | "less") && line.word(end + 1) != "than";
    let at = if more { end + 1 } else { end };
    if let Some(found) = money::forced(line, figure).filter(|found| !change::is_word(&line.pieces[found.head].lower)) {
        return Found::Phrase(found);
    }
    let verb = end + usize::from(line.pieces.get(end).is_some_and(|next| next.tag.is_adverb()));
    // "compared with 31 percent who view him unfavourably", "with 50 percent saying she is prepared"
    let joint = line.word_before(figure.start, 1);
    let who = line.word(end) == "who" && matches!(joint, "with" | "to" | "than" | "the" | "only");
    let saying = joint == "with" && line.pieces.get(end).is_some_and(|next| next.tag == Tag::VBG);
    if who || saying {
        return among(line).map_or(Found::Asked, Found::Phrase);
    }
    if opens_clause(line, figure.start)
        && (is_choice(line.word(verb)) || line.pieces.get(verb).is_some_and(|_| phrase::is_verb(line, verb)))
    {
        return among(line).map_or(Found::Asked, Found::Phrase);
    }
    let hyphen = usize::from(line.word(at) == "-" && line.pieces[at].glued);
    if let Some(found) = phrase::after(line, at + hyphen).filter(|found| !phrase::is_time(&line.pieces[found.head])) {
        let head = line.pieces[found.head].lower.as_str();
        // "a 30 percent pay increase", "a three-point loss"
        let named = found.start < found.head && line.pieces[found.head - 1].tag.is_noun();
        let hyphened = line.word(end - 1).contains('-') && !matches!(line.word(found.end), "in" | "of");
        let changes = (change::is_word(head) || matches!(head, "rise" | "uptick" | "spike" | "representation"))
            && !named
            && !hyphened;
        if changes
            && matches!(line.word(found.end), "in" | "of" | "for")
            && let Some(inner) = phrase::after(line, found.end + 1)
        {
            return Found::Phrase(inner);
        }
        if !changes && (named || !matches!(head, "points" | "point" | "figure" | "range" | "mark" | "level")) {
            return Found::Phrase(found);
        }
    }
    Found::from(object::moved(line, figure)).or(|| beside::find(line, figure)).or(|| Found::Same(BACK))
}

/// "45% among nurses", "50% to 40% among nurses": those whose share it is.
fn asked(line: &Line, figure: &Figure) -> Option<Phrase> {
    /// Pieces between the share and "among": a rival's share, "support", "advantage over …".
    const REACH: usize = 8;
    let lead = line.pieces[figure.end - 1].is_any(&["point", "points", "digit", "digits"]);
    let at = (figure.end..figure.end + REACH).find(|&at| line.word(at) == "among").filter(|_| !lead)?;
    let apart = line.pieces[figure.end..at].iter().enumerate().any(|(index, piece)| {
        piece.is_any(&[",", ";", "and", "compared", "than", "against"]) || phrase::is_verb(line, figure.end + index)
    });
    if apart { None } else { phrase::after(line, at + 1) }
}

/// "a drop of 5% in exports", "increases of 4% in wages and 1% in benefits": what changed.
fn changed(line: &Line, figure: &Figure) -> Option<Phrase> {
    let (joint, at) = (line.word_before(figure.start, 1), figure.start);
    let change = joint == "of" && change::is_word(line.word_before(at, 2)) || joint == "and";
    let inner = phrase::after(line, figure.end + 1).filter(|_| change && line.word(figure.end) == "in")?;
    let head = &line.pieces[inner.head];
    (!head.tag.is_proper_noun() && !phrase::is_time(head)).then_some(inner)
}

/// "While 7 percent said …": a share of those asked before.
fn opens_clause(line: &Line, start: usize) -> bool {
    const OPENERS: [&str; 12] = [",", "and", "while", "but", "that", "only", "just", "another", "—", ";", "“", "\""];
    start == 0 || line.pieces[start - 1].is_any(&OPENERS)
}

/// Verbs of polls that tags take for nouns: ", and 42% support the senator".
fn is_choice(word: &str) -> bool {
    matches!(word, "support" | "back" | "favor" | "favour" | "approve" | "disapprove" | "oppose")
}

/// "Among Trump voters, 74 percent …".
fn among(line: &Line) -> Option<Phrase> {
    let opens = line.pieces.first().is_some_and(|first| first.is("among"));
    phrase::after(line, 1).filter(|found| opens && !phrase::is_verb(line, found.end))
}

/// "Clinton leads Sanders 50 percent to 44 percent": the first share is the subject's, the second the object's.
fn contest(line: &Line, figure: &Figure) -> Option<Phrase> {
    let is_share = |at: usize| line.pieces.get(at).is_some_and(|piece| piece.is_number());
    let to = |at: usize| matches!(line.word(at), "to" | "-" | "–" | "against" | "versus");
    let verb = |at: usize| {
        let verb = phrase::verb_before(line, at)?;
        line.pieces[verb].is_any(&CONTESTS).then_some(verb)
    };
    const PREFERENCES: [&str; 8] =
        ["favored", "favoured", "favor", "preferred", "prefer", "backed", "back", "supported"];
    let prefers = phrase::verb_before(line, figure.start).filter(|&verb| line.pieces[verb].is_any(&PREFERENCES));
    if let Some(verb) = prefers {
        return phrase::subject_of(line, verb);
    }
    if to(figure.end) && is_share(figure.end + 1) {
        return phrase::subject_of(line, verb(figure.start)?);
    }
    let joint = figure.start.checked_sub(1).filter(|&at| to(at) && at > 1)?;
    let second = line.pieces[joint - 1].is_any(&["percent", "%", "cent"]) || is_share(joint - 1);
    if second { phrase::after(line, verb(joint)? + 1) } else { None }
}
