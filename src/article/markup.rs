//! A flat look at HTML: tags and texts one after the other, in one pass, with no tree and so no depth. It reads metadata,
//! tells pages that a tree could not hold, and is what remains where the main-text extractor fails.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::article::line::Line;
use crate::lexicon;

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Open {
        name: &'a str,
        attributes: &'a str,
    },
    Close {
        name: &'a str,
    },
    Text(&'a str),
    /// The content of an element that holds no tags: a script, a title.
    Raw {
        name: &'a str,
        text: &'a str,
        attributes: &'a str,
    },
}

/// The pieces of `html`, in order. Comments and declarations are left out.
pub struct Pieces<'a> {
    rest: &'a str,
    /// The element whose raw content comes next.
    raw: Option<(&'a str, &'a str)>,
}

pub fn pieces(html: &str) -> Pieces<'_> {
    Pieces { rest: html, raw: None }
}

const RAW: [&str; 7] = ["iframe", "noframes", "script", "style", "textarea", "title", "xmp"];

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some((name, attributes)) = self.raw.take() {
            let text = self.take(end_of_raw(self.rest, name));
            return Some(Piece::Raw { name, text, attributes });
        }
        loop {
            let bytes = self.rest.as_bytes();
            let next = *bytes.first()?;
            if next != b'<' {
                let end = self.rest.find('<').unwrap_or(bytes.len());
                return Some(Piece::Text(self.take(end)));
            }
            match bytes.get(1) {
                Some(b'!') if self.rest.starts_with("<!--") => {
                    let end = self.rest[4..].find("-->").map_or(bytes.len(), |end| end + 7);
                    self.take(end);
                }
                Some(b'!' | b'?') => {
                    self.take(self.rest.find('>').map_or(bytes.len(), |end| end + 1));
                }
                Some(b'/') => {
                    let tag = self.take(self.rest.find('>').map_or(bytes.len(), |end| end + 1));
                    return Some(Piece::Close { name: name(&tag[2..]) });
                }
                Some(first) if first.is_ascii_alphabetic() => return Some(self.open()),
                _ => {
                    // A lone "<" is text, and so is all up to the next one that begins something.
                    let begins =
                        |pair: &[u8]| pair[0] == b'<' && (pair[1].is_ascii_alphabetic() || b"!?/".contains(&pair[1]));
                    let end = bytes.windows(2).position(begins).unwrap_or(bytes.len());
                    return Some(Piece::Text(self.take(end)));
                }
            }
        }
    }
}

impl<'a> Pieces<'a> {
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn open(&mut self) -> Piece<'a> {
        let mut quote = None;
        let end = self.rest.bytes().position(|byte| match quote {
            Some(mark) => {
                quote = quote.filter(|_| byte != mark);
                false
            }
            None => {
                quote = Some(byte).filter(|byte| matches!(byte, b'"' | b'\''));
                byte == b'>'
            }
        });
        // A quotation mark that never closes is a stray one.
        let end = end.or_else(|| self.rest.find('>')).map_or(self.rest.len(), |end| end + 1);
        let tag = self.take(end);
        let name = name(&tag[1..]);
        let attributes = tag[1 + name.len()..].trim_end_matches('>');
        if RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
            self.raw = Some((name, attributes));
        }
        Piece::Open { name, attributes }
    }
}

fn name(tag: &str) -> &str {
    let end = tag.find(|char: char| !char.is_ascii_alphanumeric() && char != '-' && char != ':');
    &tag[..end.unwrap_or(tag.len())]
}

/// Where the raw content of `name` ends: at its closing tag, or at the end.
fn end_of_raw(rest: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let start = from + at;
        let found = rest.as_bytes().get(start + 2..start + 2 + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return start;
        }
        from = start + 2;
    }
    rest.len()
}

/// The value of an attribute, decoded.
pub fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|char: char| char.is_whitespace() || char == '/');
        if rest.is_empty() {
            return None;
        }
        // A stray "=" at the front is part of the name, as browsers have it.
        let end = rest.char_indices().position(|(at, char)| char.is_whitespace() || (char == '=' && at > 0));
        let end = end.and_then(|nth| rest.char_indices().nth(nth)).map_or(rest.len(), |(at, _)| at);
        let (name, after) = rest.split_at(end);
        let after = after.trim_start();
        let Some(value) = after.strip_prefix('=') else {
            rest = after;
            continue;
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(mark @ ('"' | '\'')) => value[1..].split_once(mark).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(decode(value));
        }
        rest = after;
    }
}

static REFERENCES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../lexicon/character-references.tsv"))
        .map(|[name, character]| (name, character))
        .collect()
});

/// Longest name of a character reference that is looked up.
const LONGEST: usize = 10;

/// The text with its character references replaced.
pub fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        match end.and_then(|end| Some((reference(&rest[..end])?, end))) {
            Some((character, end)) => {
                decoded.push_str(&character);
                rest = &rest[end + 1..];
            }
            None => decoded.push('&'),
        }
    }
    decoded.push_str(rest);
    decoded
}

fn reference(name: &str) -> Option<String> {
    if name == "nbsp" {
        return Some(" ".to_owned());
    }
    let Some(number) = name.strip_prefix('#') else {
        return REFERENCES.get(name).map(|&character| character.to_owned());
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|&char| char != '\0').map(String::from)
}

/// How deep a tree of the page may be: a bound from above on the open elements at any place.
pub fn depth(html: &str) -> usize {
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let (mut depth, mut deepest) = (0, 0);
    for piece in pieces(html) {
        match piece {
            Piece::Open { name, .. } => {
                let name = name.to_ascii_lowercase();
                if !NEVER_NEST.contains(&name.as_str()) {
                    *open.entry(name).or_default() += 1;
                    depth += 1;
                    deepest = deepest.max(depth);
                }
            }
            // A closing tag closes elements of its own name only: one that fits nothing must not hide depth.
            Piece::Close { name } => {
                if let Some(count) = open.get_mut(&name.to_ascii_lowercase()).filter(|count| **count > 0) {
                    *count -= 1;
                    depth -= 1;
                }
            }
            Piece::Text(_) | Piece::Raw { .. } => {}
        }
    }
    deepest
}

/// Elements without content, and those that the next of their kind closes.
const NEVER_NEST: [&str; 25] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Elements within a line.
const INLINE: [&str; 34] = [
    "a", "abbr", "acronym", "b", "bdi", "big", "cite", "code", "del", "dfn", "em", "font", "g-emoji", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr", "data",
];

/// Elements that hold no words of the page.
const SILENT: [&str; 12] = [
    "button", "canvas", "datalist", "iframe", "math", "object", "script", "select", "style", "svg", "template",
    "textarea",
];

/// Elements that hold words, but none of an article. Not forms: some sites put the whole page into one.
const BESIDE: [&str; 6] = ["aside", "figcaption", "figure", "footer", "nav", "noscript"];

/// What of a page becomes lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything that a browser shows.
    Page,
    /// Without navigation, captions and the like.
    Article,
}

/// The lines of a page: one a block, white space collapsed.
pub fn lines(html: &str, scope: Scope) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut gap = true;
    // The element that is being left out, and how many of its name are open.
    let mut silent: Option<(String, usize)> = None;
    for piece in pieces(html) {
        match piece {
            Piece::Open { name, attributes } => {
                let name = name.to_ascii_lowercase();
                if let Some((silent, count)) = &mut silent {
                    *count += usize::from(*silent == name && !attributes.ends_with('/'));
                } else if is_left_out(&name, scope) && !RAW.contains(&name.as_str()) && !attributes.ends_with('/') {
                    silent = Some((name, 1));
                } else {
                    break_line(&name, &mut lines, &mut line, &mut gap);
                }
            }
            Piece::Close { name } => {
                let name = name.to_ascii_lowercase();
                match &mut silent {
                    Some((element, count)) if *element == name => {
                        *count -= 1;
                        if *count == 0 {
                            silent = None;
                        }
                    }
                    Some(_) => {}
                    None => break_line(&name, &mut lines, &mut line, &mut gap),
                }
            }
            Piece::Text(text) if silent.is_none() => line.push_str(&decode(text)),
            Piece::Text(_) | Piece::Raw { .. } => {}
        }
    }
    push(&mut lines, &mut line, &mut gap);
    lines
}

fn is_left_out(name: &str, scope: Scope) -> bool {
    SILENT.contains(&name) || (scope == Scope::Article && BESIDE.contains(&name))
}

fn break_line(name: &str, lines: &mut Vec<Line>, line: &mut String, gap: &mut bool) {
    if matches!(name, "td" | "th") {
        line.push(' ');
    } else if !INLINE.contains(&name) && !RAW.contains(&name) {
        push(lines, line, gap);
        *gap |= name != "br";
    }
}

fn push(lines: &mut Vec<Line>, line: &mut String, gap: &mut bool) {
    let words = collapse(line);
    line.clear();
    if !words.is_empty() {
        lines.push(Line::new(words, *gap));
        *gap = false;
    }
}

/// The words with single spaces, without characters that nobody sees.
pub fn collapse(text: &str) -> String {
    let seen: String = text.chars().filter(|char| !matches!(char, '\0' | '\u{ad}' | '\u{200b}' | '\u{feff}')).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, scope: Scope, expect: &[&str]) {
        let found: Vec<String> = lines(html, scope).into_iter().map(|line| line.text).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn blocks_are_lines() {
        let html =
            "<title>T</title><nav>Home</nav><p>Forty <b>boats</b>&nbsp;&ndash; all<br>empty</p><!-- <p>no --><p>Done";
        check(html, Scope::Page, &["Home", "Forty boats – all", "empty", "Done"]);
        check(html, Scope::Article, &["Forty boats – all", "empty", "Done"]);
        check(
            "<table><tr><td>Amba</td><td>40</td></tr><tr><td>Beru</td></tr></table>",
            Scope::Page,
            &["Amba 40", "Beru"],
        );
        check("<script>if (a<b) '</p>'</SCRIPT >5 < 6 & 7", Scope::Page, &["5 < 6 & 7"]);
        check("<svg><svg></svg><p>x</svg>after", Scope::Page, &["after"]);
    }

    #[test]
    fn broken_markup_ends() {
        check("<p title=\"a > b\">one<", Scope::Page, &["one<"]);
        check("<p title=\"open>one</p>", Scope::Page, &["one"]);
        check("<!-- open", Scope::Page, &[]);
        check("</", Scope::Page, &[]);
        check("<script>open", Scope::Page, &[]);
        check("&#0;&#xZZ;&unknown;&#8364;", Scope::Page, &["&#0;&#xZZ;&unknown;€"]);
    }

    #[test]
    fn attributes() {
        let attributes = " property=og:title content='Forty &quot;boats&quot;' hidden data-é=\"1\" x";
        assert_eq!(attribute(attributes, "content").as_deref(), Some("Forty \"boats\""));
        assert_eq!(attribute(attributes, "PROPERTY").as_deref(), Some("og:title"));
        assert_eq!(attribute(attributes, "x"), None);
        assert_eq!(attribute("= ==", "x"), None);
    }

    #[test]
    fn depth_is_never_too_small() {
        assert_eq!(depth(&"<div>".repeat(1000)), 1000);
        assert_eq!(depth(&"<b></i>".repeat(1000)), 1000);
        assert_eq!(depth(&"<div></div>".repeat(1000)), 1);
        assert_eq!(depth(&"<p>one<li>two<br>".repeat(1000)), 0);
    }
}
