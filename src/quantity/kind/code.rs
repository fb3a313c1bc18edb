//! Digits that make codes: "F-16", "9/11", telephone numbers. What such digits name is not known here.

use crate::quantity::Kind;
use crate::quantity::kind::{is_year, whole};
use crate::quantity::line::Line;
use crate::quantity::number::{self, grouped};
use crate::quantity::piece::Piece;

/// "F-16", "COVID-19", "B52", "4G", "#5", "1.2.3": digits that hang on letters.
pub fn is_code(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    let digits = piece.text.bytes().all(|byte| byte.is_ascii_digit());
    // "form 080": who counts writes no nought before.
    let long = digits && (piece.text.len() > LONGEST_COUNT || piece.text.len() > 2 && piece.text.starts_with('0'));
    if long || is_plane(line, at) || piece.is("911") || is_calibre(line, at) || is_bracketed_letter(line, at + 1) {
        return true;
    }
    // "text CRIMES (274637)", "the hotline (14434)": who counts groups the digits.
    let bracketed = line.word_before(at, 1) == "(" && line.word(at + 1) == ")";
    if bracketed && piece.text.len() >= LONGEST_YEAR && whole(line, at).is_some() {
        return true;
    }
    if piece.glued {
        let before = line.before(at, 1);
        if before.is_some_and(|before| before.is_word() || before.is_any(&["#", "_", "№"])) {
            return true;
        }
        // "the ID.3": a dot between letters and digits.
        let dotted = before.is_some_and(|before| before.is(".") && before.glued);
        if dotted && line.before(at, 2).is_some_and(|word| word.is_word() && word.is_capitalised()) {
            return true;
        }
        // "10:38:07.190"
        if before.is_some_and(|before| before.is(":") && before.glued) && line.word_before(at, 3) == ":" {
            return true;
        }
        let hyphen = before.is_some_and(|before| before.is_hyphen() && before.glued);
        let hangs = line.before(at, 2).is_some_and(|word| {
            word.is_word()
                && !number::is_number_word(word)
                && !word.is_any(&[
                    "mid", "low", "high", "early", "late", "sub", "minus", "now", "then", "pre", "post", "over",
                ])
        });
        if hyphen && hangs {
            return true;
        }
    }
    grouped(piece.text).is_none()
}

/// "his 757 jet", "the plane, a 747, landed": planes by one maker.
fn is_plane(line: &Line, at: usize) -> bool {
    let [b'7', _, b'7'] = line.pieces[at].text.as_bytes() else { return false };
    let next = line.pieces.get(at + 1);
    let one = matches!(line.word_before(at, 1), "the" | "his" | "her" | "its" | "a");
    let alone = !next.is_some_and(|next| next.is_number() || next.tag.is_noun() || next.tag.is_adjective());
    let near = &line.pieces[at.saturating_sub(FLOWN)..line.pieces.len().min(at + FLOWN)];
    next.is_some_and(|next| next.is_any(&PLANES)) || one && alone && near.iter().any(|piece| piece.is_any(&PLANES))
}

/// Words for planes, and pieces around a number among which one tells that it is a plane's.
const PLANES: [&str; 10] =
    ["jet", "jets", "plane", "planes", "aircraft", "airliner", "airplane", "boeing", "flight", "landed"];
const FLOWN: usize = 16;

/// ".45-caliber", "a 9mm round", "9 mm handguns".
fn is_calibre(line: &Line, at: usize) -> bool {
    let next = number::over_hyphen(&line.pieces, at + 1);
    let dotted = line.pieces[at].text.starts_with('.') && matches!(line.word(next), "caliber" | "calibre" | "cal");
    dotted || line.word(next) == "mm" && line.pieces.get(next + 1).is_some_and(|arm| arm.is_any(&ARMS))
}

/// What is called by its calibre.
#[rustfmt::skip]
const ARMS: [&str; 17] = [
    "round", "rounds", "pistol", "pistols", "handgun", "handguns", "gun", "guns", "casing", "casings", "bullet", "bullets",
    "ammunition", "firearm", "shell", "semi", "semiautomatic",
];

/// "401(k)", "501(c)".
fn is_bracketed_letter(line: &Line, at: usize) -> bool {
    let Some([open, letter, close]) = line.pieces.get(at..at + 3) else { return false };
    open.is("(") && open.glued && letter.is_word() && letter.text.len() == 1 && close.is(")")
}

/// Digits in a bracket beyond which they are no year.
const LONGEST_YEAR: usize = 5;

/// Digits without grouping in the longest number that counts something; longer ones are identifiers.
const LONGEST_COUNT: usize = 8;

/// The end of a run of glued digits, letters and hyphens.
pub fn chain_end(line: &Line, at: usize) -> usize {
    let mut end = at + 1;
    while line.pieces.get(end).is_some_and(|piece| {
        piece.glued
            && (piece.is_number()
                || piece.is_word()
                || piece.is_hyphen() && line.pieces.get(end + 1).is_some_and(|next| next.glued))
    }) {
        end += 1;
    }
    end
}

/// "9/11", "2021/22", "24/7", "10/1"; halves and thirds are numbers.
pub fn slash(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let pair = line.word(at + 1) == "/" && line.pieces[at + 1].glued && whole(line, at + 2).is_some();
    if !pair || !line.pieces[at + 2].glued || line.word(at + 3) == "of" {
        return None;
    }
    let mut end = at + 3;
    while line.word(end) == "/" && whole(line, end + 1).is_some() {
        end += 2;
    }
    let kind = if is_year(line, at) || end > at + 3 { Kind::Date } else { Kind::Name };
    Some((kind, end))
}

/// "020 7946 0123", "+1 555 123 4567", "call 415 153 7092": groups of digits behind a nought, a plus or a word for calling,
/// nine of them or more.
pub fn phone(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let called = || {
        line.pieces[at.saturating_sub(CALLED)..at].iter().any(|piece| {
            piece.is_any(&["call", "dial", "phone", "telephone", "tel", "hotline", "text", "calling", "contact"])
        })
    };
    let plus = line.word_before(at, 1) == "+" && line.pieces[at].glued;
    if !(line.pieces[at].text.starts_with('0') || plus || called()) {
        return None;
    }
    let mut end = at;
    let mut digits = 0;
    let plain = |at: usize| line.pieces.get(at).is_some_and(is_plain);
    while plain(end) {
        digits += line.pieces[end].text.bytes().filter(u8::is_ascii_digit).count();
        end += 1;
        let hyphen = line.pieces.get(end).is_some_and(|piece| piece.is_hyphen() && piece.glued);
        end += usize::from(hyphen && plain(end + 1));
    }
    (digits >= 9 && end > at + 1).then_some((Kind::Name, end))
}

/// Digits, also in groups that blanks divide: "415 153".
fn is_plain(piece: &Piece) -> bool {
    piece.is_number() && piece.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ')
}

/// Pieces before a telephone number among which a word for calling stands.
const CALLED: usize = 4;

/// A word in capitals as telephone numbers have them.
fn is_dialled(word: &str) -> bool {
    (2..=7).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Telephone numbers and the like: three or more groups joined by hyphens, or "328-3320".
pub fn chain(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let mut groups = vec![line.pieces[at].text.len()];
    let mut end = at + 1;
    // "614-461-TIPS(8477)": letters stand for digits.
    let letters = |at: usize| line.pieces.get(at).is_some_and(|piece| piece.is_word() && is_dialled(piece.text));
    while line.pieces.get(end).is_some_and(|piece| piece.is_dash() && piece.glued)
        && (whole(line, end + 1).is_some() || letters(end + 1))
        && line.pieces[end + 1].glued
    {
        groups.push(line.pieces[end + 1].text.len());
        end += 2;
    }
    let plain = whole(line, at).is_some();
    if plain && (groups.len() > 2 || groups == [3, 4]) {
        let bracket = line.word(end) == "(" && whole(line, end + 1).is_some() && line.word(end + 2) == ")";
        return Some((Kind::Name, if bracket { end + 3 } else { end }));
    }
    // "2019-20", "2016–2020", "the winter of 2004-5".
    let years = groups.len() == 2 && is_year(line, at) && (groups[1] <= 2 || is_year(line, end - 1));
    let plural = |piece: &Piece| piece.tag.is_noun() && !piece.is_capitalised() && piece.lower.ends_with('s');
    if years && !line.pieces.get(end).is_some_and(plural) {
        return Some((Kind::Date, end));
    }
    // "(775) 328-3320"
    let area = line.word_before(at, 1) == "(" && line.word(at + 1) == ")" && groups[0] == 3;
    (area && line.pieces.get(at + 2).is_some_and(|piece| piece.is_number())).then_some((Kind::Name, at + 1))
}
