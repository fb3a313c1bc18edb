//! What a figure counts where its sentence leaves no choice: neither the reader nor another noun phrase is asked.

use crate::document::Tag;
use crate::quantity::counted::memory::Memory;
use crate::quantity::counted::pair::{self, opinion};
use crate::quantity::counted::{Sort, respective, span};
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::phrase::{self, Phrase};
use crate::quantity::piece::Piece;
use crate::text::Span;

/// The words that `figure` counts, in sentence number `sentence`.
pub fn find(line: &Line, figure: &Figure, sentence: usize, memory: &Memory) -> Option<Span> {
    let named = match Sort::of(figure.unit) {
        Sort::Count => grouped(line, figure),
        Sort::Share => {
            if let Some(shared) = shared(line, figure, sentence, memory) {
                return Some(shared);
            }
            let pair = || pair::contest(line, figure).or_else(|| opinion(line, figure));
            respective::find(line, figure)
                .or_else(pair)
                .or_else(|| leader(line, figure))
                .or_else(|| within(line, figure))
        }
        Sort::Money => respective::find(line, figure).or_else(|| spender(line, figure)).or_else(|| part(line, figure)),
        Sort::Measure => respective::find(line, figure),
    };
    let names = |found: &Phrase| found.end > found.start + 1 || !phrase::is_pronoun(&line.pieces[found.head]);
    named.filter(names).map(|found| span(line, found))
}

/// "arranged in groups of three": whoever is.
fn grouped(line: &Line, figure: &Figure) -> Option<Phrase> {
    const GROUPS: [&str; 8] = ["groups", "teams", "batches", "rows", "bunches", "clusters", "packs", "crews"];
    let group = figure.start.checked_sub(2).filter(|_| line.word_before(figure.start, 1) == "of")?;
    let alone = line.pieces.get(figure.end).is_none_or(|next| !next.is_word() || next.is_any(&["and", "or"]));
    let in_groups = line.pieces[group].is_any(&GROUPS) && line.word_before(group, 1) == "in";
    if in_groups && alone { phrase::subject_before(line, group) } else { None }
}

/// "31 percent of voters, followed by Moss at 17 percent", "Moss needs 53 percent of the delegates, Dahl 59 percent": a
/// share of the same whole, which the name before it has.
fn shared(line: &Line, figure: &Figure, sentence: usize, memory: &Memory) -> Option<Span> {
    if is_told_again(line, figure.start) {
        return memory.last(Sort::Share, sentence, 0);
    }
    let end = figure.start - usize::from(matches!(line.word_before(figure.start, 1), "at" | "with"));
    let name = name_before(line, end)?;
    let mut wholes = memory.recent(Sort::Share, sentence, 0);
    wholes.find(|whole| {
        let at = line.pieces.partition_point(|piece| piece.span.start < whole.start);
        let of = over_numbers(line, at);
        let told = at < name && !(at..name).any(|at| phrase::is_finite(line, at));
        let part = line.word_before(of, 1) == "of"
            && line.before(of, 2).is_some_and(|unit| unit.is_any(&["%", "percent", "cent"]));
        let last = line.pieces[at..].iter().take_while(|piece| piece.span.start < whole.end).last();
        told && part && last.is_some_and(|head| head.tag == Tag::NNS && !head.is("votes"))
    })
}

/// Where the name starts that ends before piece `end`.
fn name_before(line: &Line, end: usize) -> Option<usize> {
    let name = phrase::before(line, end).filter(|_| end > 0 && line.pieces[end - 1].tag != Tag::POS)?;
    let head = &line.pieces[name.head];
    (head.tag.is_proper_noun() || head.is_capitalised()).then_some(name.start)
}

/// "a lead, with one poll showing her ahead three points, another paper 4.3 points": who says so stands before the number
/// at `at`, not what it measures.
fn is_told_again(line: &Line, at: usize) -> bool {
    let ahead = matches!(line.word_before(at, 1), "ahead" | "behind" | "up" | "down");
    if ahead && line.before(at, 2).is_some_and(|who| matches!(who.tag, Tag::PRP | Tag::PRPS)) {
        return line.before(at, 3).is_some_and(|verb| verb.tag == Tag::VBG);
    }
    let Some(name) = name_before(line, at) else { return false };
    let joins = |piece: &&Piece| piece.is_any(&[",", "and", "points", "point", "percent", "%"]);
    let before = name - line.pieces[..name].iter().rev().take_while(joins).count();
    let number = before.checked_sub(1).filter(|&number| before < name && line.pieces[number].is_number());
    number.is_some_and(|number| is_told_again(line, number))
}

/// Back over the article and numbers before a noun: "the 80 delegates", "the remaining delegates".
fn over_numbers(line: &Line, mut at: usize) -> usize {
    const ORDERS: [&str; 5] = ["past", "last", "first", "next", "remaining"];
    let skipped = |piece: &Piece| phrase::is_determiner(piece) || piece.is_number() || piece.is_any(&ORDERS);
    while line.before(at, 1).is_some_and(skipped) {
        at -= 1;
    }
    at
}

/// "Moss has a 15-point lead", "Moss with a 15-point lead", "Moss's 15-point victory": who is ahead or behind by so much.
fn leader(line: &Line, figure: &Figure) -> Option<Phrase> {
    #[rustfmt::skip]
    const LEADS: [&str; 9] = ["lead", "advantage", "edge", "margin", "victory", "win", "loss", "deficit", "defeat"];
    #[rustfmt::skip]
    const HOLDS: [&str; 19] = [
        "has", "had", "have", "having", "holds", "held", "hold", "holding", "enjoys", "enjoyed", "opened", "opens", "took", "takes",
        "maintains", "maintained", "keeps", "kept", "built",
    ];
    const WINS: [&str; 10] = ["leads", "led", "lead", "leading", "won", "wins", "beat", "beats", "trails", "trailed"];
    const GIVES: [&str; 5] = ["gives", "gave", "giving", "give", "handed"];
    let noun = phrase::after(line, figure.end).filter(|noun| noun.start == figure.end && noun.head == noun.start)?;
    if !line.pieces[noun.head].is_any(&LEADS) || line.word(noun.end) == "of" {
        return None;
    }
    let mut at = figure.start;
    if line.before(at, 1).is_some_and(|owner| owner.tag == Tag::POS) {
        return phrase::before(line, at - 1).filter(|owner| line.pieces[owner.head].tag.is_proper_noun());
    }
    while line.before(at, 1).is_some_and(|word| word.tag.is_adjective() || word.tag == Tag::VBG || word.is(",")) {
        at -= 1;
    }
    at = at.checked_sub(1).filter(|&article| line.pieces[article].is_any(&["a", "an"]))?;
    let is_name = |found: &Phrase| line.pieces[found.head].tag.is_proper_noun();
    let joint = at.checked_sub(1)?;
    match line.word(joint) {
        "with" => phrase::before(line, joint).filter(is_name),
        "by" => {
            let verb = phrase::verb_before(line, joint).filter(|&verb| line.pieces[verb].is_any(&WINS))?;
            phrase::subject_of(line, verb).filter(is_name)
        }
        _ => {
            let verb = phrase::verb_before(line, at)?;
            let held = line.pieces[verb].is_any(&HOLDS) && at <= verb + 2;
            let given = line.pieces[verb].is_any(&GIVES);
            let taker = || phrase::before(line, at).filter(|taker| taker.start <= verb + 2 && taker.start > verb);
            let found = if held { phrase::subject_of(line, verb) } else { given.then(taker).flatten() };
            found.filter(is_name)
        }
    }
}

/// "a lead in the low single digits", "a lead in the low 20s": what is so high.
fn within(line: &Line, figure: &Figure) -> Option<Phrase> {
    const LEVELS: [&str; 6] = ["low", "mid", "high", "upper", "single", "double"];
    let is_level = |at: &usize| line.pieces[*at].is_any(&LEVELS);
    let start = (0..=figure.start).rev().take_while(is_level).last()?;
    let at = start.checked_sub(2).filter(|&at| line.word(at) == "in" && line.word(at + 1) == "the")?;
    phrase::before(line, at).filter(|found| line.pieces[found.head].tag == Tag::NN)
}

/// "The union spent $5m on adverts": money without a noun is of who spends it.
fn spender(line: &Line, figure: &Figure) -> Option<Phrase> {
    const SPENDS: [&str; 4] = ["spent", "spends", "spending", "spend"];
    let on = (figure.end..figure.end + 3).find(|&at| line.word(at) == "on")?;
    let close =
        line.pieces[figure.end..on].iter().all(|piece| piece.is_any(&["combined", "total"]) || piece.tag.is_adverb());
    let verb = phrase::verb_before(line, figure.start).filter(|&verb| close && line.pieces[verb].is_any(&SPENDS))?;
    let told = matches!(line.pieces[verb].tag, Tag::VBD | Tag::VBZ | Tag::VBN | Tag::VBG);
    let is_name = |found: &Phrase| line.pieces[found.head].tag.is_proper_noun();
    phrase::subject_of(line, verb).filter(|found| told && is_name(found))
}

/// "a $3m refit, including $1m for some of the seats": what a part of the money pays for.
fn part(line: &Line, figure: &Figure) -> Option<Phrase> {
    let opens = line.word_before(figure.start, 1) == "including" && line.word(figure.end) == "for";
    let start = figure.end + 1;
    let some = line.word(start) == "some" && line.word(start + 1) == "of";
    let start = if some { start } else { phrase::skip_determiners(line, start) };
    let found = phrase::after(line, if some { start + 2 } else { start })?;
    let near = found.start <= phrase::skip_determiners(line, start + 2) && !phrase::is_time(&line.pieces[found.head]);
    (opens && near).then_some(Phrase { start, ..found })
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    /// What the figures of a text count whose sentence leaves no choice.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document: Document = crate::document::of(text, None);
        let quantities = crate::quantity::find(&document);
        let certain = quantities.iter().filter(|quantity| quantity.certain);
        let counted: Vec<&str> = certain.filter_map(|one| Some(one.counted.as_ref()?.text.as_str())).collect();
        assert_eq!(counted, expected, "{text}");
    }

    #[test]
    fn respective_names() {
        check("Ana Moss and Ola Dahl raised $2 million and $3 million, respectively.", &["Ana Moss", "Ola Dahl"]);
        check("They raised $2 million and $3 million.", &[]);
    }

    #[test]
    fn rivals() {
        check("Moss leads Dahl 50 percent to 44 percent in Osk.", &["Moss", "Dahl"]);
        check("Moss trounced Dahl, 53 percent to 39 percent.", &["Moss", "Dahl"]);
        check("Moss is ahead of Dahl 50 percent to 44 percent.", &["Moss", "Dahl"]);
        check("Moss leads Dahl 50 percent to 44 percent among nurses.", &[]);
        check("She leads Dahl by 49 percent to 47 percent.", &[]);
        check("Prices rose from 4 percent to 6 percent.", &[]);
    }

    #[test]
    fn those_who_were_asked() {
        check(
            "Most voters expect Moss to win on Sunday -- 44 percent to Dahl's 34 percent.",
            &["Most voters", "Most voters"],
        );
        check("By 58%-33%, nurses want the bridge.", &["nurses", "nurses"]);
        check("Nurses say they like the shift, 76%-21%.", &["Nurses", "Nurses"]);
        check("Moss says the rate is good, 76%-21%.", &[]);
    }

    #[test]
    fn shares_of_one_whole() {
        check("Moss needs 53 percent of the remaining delegates, Dahl 59 percent.", &["delegates"]);
        check("Moss got 31 percent of nurses, followed by Ola Dahl at 17 percent.", &["nurses"]);
        check("Moss got 31 percent of nurses, and Dahl won the district with 17 percent.", &[]);
        check("Moss stands at 31 percent, Dahl at 17 percent.", &[]);
    }

    #[test]
    fn who_leads() {
        check("Moss has a huge, 15-point lead over Dahl.", &["Moss"]);
        check("A poll shows Ana Moss with a four-point lead.", &["Ana Moss"]);
        check("One poll gave Moss a 12-point advantage.", &["Moss"]);
        check("Moss won the town by a 35-point margin.", &["Moss"]);
        check("Her 15-point lead is gone.", &[]);
        check("Polls show Moss with a lead in the low single digits.", &["lead"]);
    }

    #[test]
    fn who_spends() {
        check("Moss Oil spent $5 million on adverts.", &["Moss Oil"]);
        check("They spent $5 million on adverts.", &[]);
        check("Moss Oil has $5 million on deposit.", &[]);
    }

    #[test]
    fn parts_and_groups() {
        check("The town paid a $3 million refit, including $1 million for some of the seats.", &["some of the seats"]);
        check("Runners were sent off in groups of three, and rested.", &["Runners"]);
        check("Runners came in groups of three men.", &[]);
    }
}
