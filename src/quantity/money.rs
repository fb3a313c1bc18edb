//! Money: currency signs before a number and names after it. Signs and names that several currencies share ("$", "Rs",
//! "pesos") belong to the one that the article shows most cues of ("Australian", "Namibia").

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::lexicon::{self, Map};
use crate::quantity::number::{Role, is_number_word, over_hyphen};
use crate::quantity::piece::{self, Piece};

struct Currency {
    code: &'static str,
}

struct Table {
    currencies: Vec<Currency>,
    /// Signs as written, and the currencies that use them, in order of the table.
    signs: Map<&'static str, Vec<usize>>,
    /// Names in lower case, their pieces run together.
    names: Map<String, Vec<Name>>,
    cues: AhoCorasick,
    /// The currency of each pattern in `cues`.
    cue_of: Vec<usize>,
}

#[derive(Clone, Copy)]
struct Name {
    currency: usize,
    /// What one is in whole units.
    factor: f64,
    /// The name is an English word too ("won", "real").
    needs_cue: bool,
    /// The name is a letter or two ("164p", "150 kn"): a word near it must speak of prices.
    needs_price: bool,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let (mut currencies, mut signs, mut names) = (Vec::new(), Map::default(), Map::default());
    let (mut patterns, mut cue_of) = (Vec::new(), Vec::new());
    for (index, [code, written, called, cues]) in
        lexicon::rows::<4>(include_str!("../../lexicon/currencies.tsv")).enumerate()
    {
        for sign in written.split('|').filter(|sign| *sign != "-") {
            signs.entry(sign).or_insert_with(Vec::new).push(index);
        }
        for name in called.split('|') {
            let (name, needs_cue) = name.strip_prefix('?').map_or((name, false), |name| (name, true));
            let (name, needs_price) = name.strip_prefix('&').map_or((name, false), |name| (name, true));
            let (name, factor) = name.strip_prefix("1/").map_or((name, 1.0), |name| (name, 0.01));
            let name_of = Name { currency: index, factor, needs_cue, needs_price };
            names.entry(key(name)).or_insert_with(Vec::new).push(name_of);
        }
        for cue in cues.split('|').filter(|cue| !cue.is_empty()) {
            patterns.push(cue);
            cue_of.push(index);
        }
        currencies.push(Currency { code });
    }
    let cues = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&patterns);
    let cues = cues.expect("the cues of lexicon/currencies.tsv are few and short");
    Table { currencies, signs, names, cues, cue_of }
});

fn key(name: &str) -> String {
    name.chars().filter(|char| !char.is_whitespace() && !matches!(char, '.' | '-')).collect()
}

/// How often an article shows the cues of each currency.
pub struct Cues(BTreeMap<usize, usize>);

impl Cues {
    pub fn of(text: &str) -> Cues {
        let table = &*TABLE;
        let mut counts = BTreeMap::new();
        for found in table.cues.find_iter(text) {
            let open = !text[..found.start()].chars().next_back().is_some_and(char::is_alphanumeric);
            let closed = !text[found.end()..].chars().next().is_some_and(char::is_alphanumeric);
            if open && closed {
                *counts.entry(table.cue_of[found.pattern().as_usize()]).or_insert(0) += 1;
            }
        }
        Cues(counts)
    }

    fn count(&self, currency: usize) -> usize {
        self.0.get(&currency).copied().unwrap_or(0)
    }

    /// Whether the article names the country of the currency with this code.
    pub fn has(&self, code: &str) -> bool {
        let index = TABLE.currencies.iter().position(|currency| currency.code == code);
        index.is_some_and(|index| self.count(index) > 0)
    }

    /// The one of those that share a sign which the article shows most cues of.
    fn choose(&self, sharing: &[usize]) -> usize {
        let first = sharing[0];
        let strong = |&&index: &&usize| self.count(index) >= FOREIGN_CUES && self.count(index) > self.count(first);
        let others = sharing[1..].iter().filter(strong);
        let best = others.max_by_key(|&&index| (self.count(index), std::cmp::Reverse(index)));
        let best = best.copied().unwrap_or(first);
        // A sign that no currency owns by itself goes to any country named at all.
        if best == first && self.count(first) == 0 {
            return sharing
                .iter()
                .copied()
                .max_by_key(|&index| (self.count(index), std::cmp::Reverse(index)))
                .unwrap_or(first);
        }
        best
    }
}

/// Cues of another country that an article must show before a bare "$" is that country's dollar.
const FOREIGN_CUES: usize = 2;

/// The currency sign that starts at piece `at`, and the index of the number after it.
pub fn sign(pieces: &[Piece], at: usize, cues: &Cues) -> Option<(&'static str, usize)> {
    let table = &*TABLE;
    let mut joined = String::new();
    let mut found = None;
    for end in at..(at + 5).min(pieces.len()) {
        let apart = end == at + 1 && stands_apart(pieces, at);
        if end > at && !pieces[end].glued && !apart {
            break;
        }
        if pieces[end].is_number() {
            break;
        }
        joined += pieces[end].text;
        let Some(sharing) = table.signs.get(joined.as_str()) else { continue };
        let Some(number) = pieces.get(end + 1).filter(|piece| starts_number(pieces, end + 1, piece)) else { continue };
        let letters = joined.chars().all(|char| char.is_alphabetic() || char == '.');
        let code = joined.len() == 3 && joined.chars().all(|char| char.is_ascii_uppercase());
        let mixed = joined.chars().any(char::is_lowercase) || joined == "RM";
        let index = cues.choose(sharing);
        let spaced_well = number.glued || !letters || code || mixed;
        let single = letters && joined.trim_end_matches('.').chars().count() == 1;
        let group = pieces.get(end + 2).is_some_and(|next| next.is_number() && !next.glued && next.text.len() == 3);
        let plain = number.text.len() < 3 && !number.text.contains('.') && !group;
        // "PS2.7m" is what a page without its "£" was left with; "PS5" is a console.
        let told = joined == "PS" || cues.count(index) > 0 || !plain;
        let sure = !(single || joined == "PS") || number.glued && told && !(plain && scaleless(pieces, end + 2));
        let hangs = letters && pieces[at].glued && at > 0 && !matches!(pieces[at - 1].text, "(" | "[" | "/");
        if spaced_well && sure && !hangs {
            found = Some((table.currencies[index].code, end + 1));
        }
    }
    found
}

/// "HK $20 million", "almost S $1m": letters that stand apart from their "$"; one alone only where no name goes before.
fn stands_apart(pieces: &[Piece], at: usize) -> bool {
    let dollar = pieces.get(at + 1).is_some_and(|next| next.is("$"));
    let named = at.checked_sub(1).is_some_and(|before| pieces[before].is_capitalised() || pieces[before].tag.is_noun());
    dollar && (pieces[at].text.len() > 1 || !named)
}

fn starts_number(pieces: &[Piece], at: usize, piece: &Piece) -> bool {
    piece.is_number() && pieces[at].span.start - pieces[at - 1].span.end <= 3
}

/// Whether no scale follows: "K9" is a dog, "K9 million" money.
fn scaleless(pieces: &[Piece], at: usize) -> bool {
    let short = |piece: &Piece| piece.glued && matches!(piece.role, Some(Role::Short(_)));
    !pieces.get(at).is_some_and(|piece| is_number_word(piece) || short(piece))
}

/// Code and factor of the currency name after a number that ends before piece `at`, and the index after it. `large`:
/// the number is one of money by its size alone ("10 million pounds").
pub fn name(pieces: &[Piece], at: usize, cues: &Cues, size: Size) -> Option<(&'static str, f64, usize)> {
    let table = &*TABLE;
    let start = over_hyphen(pieces, at);
    let mut joined = String::new();
    let mut found = None;
    for (end, piece) in pieces.iter().enumerate().skip(start).take(4) {
        if piece.is_number() || piece.opaque || piece.is(",") || piece.is(".") {
            break;
        }
        if !piece.is_hyphen() {
            joined += &piece.lower.replace('.', "");
        }
        if let Some(sharing) = table.names.get(&joined)
            && (!sharing[0].needs_price || is_priced(pieces, end))
            && let Some((code, factor)) = named(&joined, sharing, cues, size, pieces.get(end + 1))
        {
            found = Some((code, factor, end + 1));
        }
    }
    found
}

/// "rose to 164p", "cost 150 kn": a letter or two near a word of prices, pence glued to digits; "720p" is a picture.
fn is_priced(pieces: &[Piece], at: usize) -> bool {
    #[rustfmt::skip]
    const CUES: [&str; 22] = [
        "share", "shares", "price", "prices", "priced", "pence", "dividend", "fare", "fares", "pint", "loaf", "stamp", "stamps", "tax",
        "trading", "cost", "costs", "paid", "pay", "ticket", "tickets", "fine",
    ];
    let near = piece::around(pieces, at, NEAR);
    let alone = !pieces.get(at + 1).is_some_and(|next| next.glued && next.is_word());
    let form = match pieces[at].text {
        "p" => pieces[at].glued,
        letter => letter.len() > 1 || letter.starts_with(char::is_uppercase),
    };
    form && alone && near.iter().any(|piece| piece.is_any(&CUES))
}

/// Pieces on either side in which a word must speak of prices.
const NEAR: usize = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// With a scale word or grouping.
    Large,
    Small,
}

fn named(name: &str, sharing: &[Name], cues: &Cues, size: Size, next: Option<&Piece>) -> Option<(&'static str, f64)> {
    let currencies: Vec<usize> = sharing.iter().map(|name| name.currency).collect();
    let index = cues.choose(&currencies);
    let chosen = sharing.iter().find(|name| name.currency == index)?;
    if chosen.needs_cue
        && size == Size::Small
        && (cues.count(index) == 0 || next.is_some_and(|next| next.is_any(&["a", "an", "the", "in", "by"])))
    {
        return None;
    }
    let code = TABLE.currencies[index].code;
    // Pounds weigh, unless they are large, or British and of nothing.
    if matches!(name, "pound" | "pounds") && size == Size::Small {
        let of = next.is_some_and(|next| next.is_any(&["of", "-"]));
        if of || code == "GBP" && cues.count(index) == 0 {
            return None;
        }
    }
    Some((code, chosen.factor))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::quantity::piece;

    /// The currency of the sign at the end of `text` before its number, in an article that says `about`.
    #[track_caller]
    fn check(about: &str, text: &str, expect: Option<&str>) {
        let document = document::of(text, None);
        let pieces = piece::of(&document, &document.sentences[0]);
        assert_eq!(sign(&pieces, 0, &Cues::of(about)).map(|(code, _)| code), expect, "{text} in {about}");
    }

    #[test]
    fn signs() {
        check("", "$5", Some("USD"));
        check("", "US$5", Some("USD"));
        check("", "N$8 600", Some("NAD"));
        check("", "Rs 300", Some("INR"));
        check("Sydney and Melbourne in Australia", "$5", Some("AUD"));
        check("Mauritius", "Rs 300", Some("MUR"));
        check("South Africa", "R92 million", Some("ZAR"));
    }

    #[test]
    fn letters_that_are_no_sign() {
        check("", "K9", None);
        check("", "ALL 5", None);
        check("", "P5", None);
        check("", "G7", None);
    }
}
