//! Quotations: paired quotation marks, straight or curly, double or single, per paragraph; of nested ones the outermost.
//! A quotation that a paragraph leaves open ends with the paragraph, so one unclosed mark never swallows the rest of
//! the text; where the next paragraph opens with a mark again, that quotation continues it. Whether the words between
//! the marks were said by someone, or are a title or a scare quote, is not decided here.

use crate::document::Paragraph;
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With the marks.
    pub span: Span,
    /// Without the marks.
    pub inner: Span,
    /// Whether the closing mark was found.
    pub closed: bool,
    /// Whether it goes on with the quotation that the paragraph before left open.
    pub continues: bool,
}

pub fn pair(text: &str, paragraphs: &[Paragraph]) -> Vec<Quotation> {
    let mut quotations: Vec<Quotation> = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let span = paragraph.span;
        let next = paragraphs.get(index + 1).map(|next| next.span.slice(text));
        let before = quotations
            .last()
            .filter(|last| index > 0 && !last.closed && last.span.end == paragraphs[index - 1].span.end);
        let left_open = before.is_some();
        let mut found = within(text, span, next);
        if let Some(first) = found.first_mut() {
            first.continues = left_open && first.span.start == span.start;
        }
        quotations.append(&mut found);
    }
    quotations
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Straight,
    Curly,
    Low,
    Angle,
    Single,
}

/// One mark, with what it may do where it stands.
#[derive(Clone, Copy)]
struct Mark {
    span: Span,
    style: Style,
    opens: bool,
    closes: bool,
    /// For a single mark: it follows punctuation, so that it is no apostrophe.
    sure: bool,
}

/// The quotations of the paragraph at `paragraph`, before the one with the text `next`.
fn within(text: &str, paragraph: Span, next: Option<&str>) -> Vec<Quotation> {
    let marks = marks(text, paragraph);
    let mut quotations = Vec::new();
    let mut push = |from: Span, to: Span, closed: bool| {
        let end = if closed { to.end } else { to.start };
        let span = Span::new(from.start, end).trim(text);
        let inner = Span::new(from.end, if closed { to.start } else { span.end });
        let inner = if closed { inner } else { inner.trim(text) };
        quotations.push(Quotation { span, inner, closed, continues: false });
    };
    let end = Span::new(paragraph.end, paragraph.end);
    let mut open: Option<Mark> = None;
    let mut at = 0;
    while let Some(&mark) = marks.get(at) {
        at += 1;
        match open {
            None if mark.style == Style::Single && mark.opens => {
                let runs_on = mark.span.start == paragraph.start
                    && mark.span.slice(text) == "‘"
                    && next.is_some_and(|next| next.starts_with('‘'));
                if let Some(close) = single_end(text, &marks, at) {
                    push(mark.span, marks[close].span, true);
                    at = close + 1;
                } else if runs_on {
                    push(mark.span, end, false);
                    return quotations;
                }
            }
            None if mark.opens => open = Some(mark),
            Some(opening) if mark.closes && matches(opening, mark) => {
                push(opening.span, mark.span, true);
                open = None;
            }
            Some(opening) if mark.opens && mark.style == opening.style => {
                match nested_end(&marks, at, mark.style) {
                    Some(close) => at = close + 1,
                    // The mark before was never closed: what it opened ends here.
                    None => {
                        push(opening.span, mark.span, false);
                        open = Some(mark);
                    }
                }
            }
            _ => {}
        }
    }
    if let Some(opening) = open {
        push(opening.span, end, false);
    }
    quotations
}

/// Whether `closing` can close what `opening` opened. Straight and curly marks are mixed up often enough.
fn matches(opening: Mark, closing: Mark) -> bool {
    match opening.style {
        Style::Straight | Style::Curly => matches!(closing.style, Style::Straight | Style::Curly),
        Style::Low => matches!(closing.style, Style::Curly | Style::Straight),
        Style::Angle => closing.style == Style::Angle,
        Style::Single => false,
    }
}

/// Where the quotation inside a quotation ends whose opening mark stands before `at`: the next two marks both close.
fn nested_end(marks: &[Mark], at: usize, style: Style) -> Option<usize> {
    let closes = |mark: &Mark| mark.style == style && mark.closes && !mark.opens;
    let mut doubles = (at..marks.len()).filter(|&index| marks[index].style != Style::Single);
    let first = doubles.next().filter(|&index| closes(&marks[index]))?;
    doubles.next().filter(|&index| closes(&marks[index])).map(|_| first)
}

/// Where the single quotation ends whose opening mark stands before `at`. An apostrophe after an s before a word
/// ("the boys’ father") ends it only where no other mark does.
fn single_end(text: &str, marks: &[Mark], at: usize) -> Option<usize> {
    let mut fallback = None;
    for (index, mark) in marks.iter().enumerate().skip(at).filter(|(_, mark)| mark.style == Style::Single) {
        if mark.opens {
            break;
        }
        if !mark.closes {
            continue;
        }
        let possessive = !mark.sure
            && text[..mark.span.start].ends_with(['s', 'S'])
            && text[mark.span.end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        if !possessive {
            return Some(index);
        }
        fallback = fallback.or(Some(index));
    }
    fallback
}

/// The marks of a paragraph. Apostrophes inside words and inch marks are none.
fn marks(text: &str, paragraph: Span) -> Vec<Mark> {
    let words = paragraph.slice(text);
    let mut marks = Vec::new();
    let mut before = None;
    let mut chars = words.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let mut len = char.len_utf8();
        let doubled = matches!(char, '\'' | '`' | '‘' | '’') && words[at + len..].starts_with(char);
        if doubled {
            chars.next();
            len += len;
        }
        let rest = &words[at + len..];
        let after = rest.chars().next();
        let opening = before.is_none_or(|char: char| char.is_whitespace() || opens_before(char))
            && after.is_some_and(|char| !char.is_whitespace() && !matches!(char, ',' | '.' | ';' | ')' | ']'));
        let closing = before.is_some_and(|char| !char.is_whitespace()) && !after.is_some_and(char::is_alphanumeric);
        let floating = |char: Option<char>| char.is_none_or(char::is_whitespace);
        let free = floating(before) && floating(after);
        let glued = before.is_some_and(|char| matches!(char, ',' | ':' | '.')) && !opening && !closing;
        let punctuated = before.is_some_and(|char| matches!(char, '.' | ',' | '!' | '?' | '…' | ';' | '”' | '"' | ')'));
        let may = match char {
            '"' if is_inch(&words[..at], rest) => None,
            '"' => Some((Style::Straight, opening || free || glued, !opening || closing || free)),
            '‘' if doubled => Some((Style::Curly, true, false)),
            '’' if doubled => Some((Style::Curly, false, true)),
            '\'' | '`' if doubled => Some((Style::Straight, opening || free, !opening && char == '\'')),
            '“' | '‟' => Some((Style::Curly, opening || !closing, closing && !opening)),
            '”' => Some((Style::Curly, opening && floating(before), true)),
            '„' => Some((Style::Low, true, false)),
            '«' => Some((Style::Angle, !closing || opening, closing && !opening)),
            '»' => Some((Style::Angle, opening && floating(before), !opening)),
            '‘' | '\'' => Some((Style::Single, opening && !is_elision(rest), char == '\'' && closing)),
            '’' => Some((Style::Single, false, closing)),
            _ => None,
        };
        if let Some((style, opens, closes)) = may.filter(|&(_, opens, closes)| opens || closes) {
            let start = paragraph.start + at;
            marks.push(Mark { span: Span::new(start, start + len), style, opens, closes, sure: punctuated });
        }
        before = Some(char);
    }
    marks
}

/// Whether a quotation may open right after `char`.
fn opens_before(char: char) -> bool {
    matches!(
        char,
        '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '„' | '«' | '‘' | '"' | '\'' | '…' | '>' | '*' | '|' | '•'
    )
}

/// Whether a straight mark after `before` stands for inches: 6'2", a 12" gun.
fn is_inch(before: &str, rest: &str) -> bool {
    const MEASURED: [&str; 13] =
        ["tall", "wide", "long", "deep", "thick", "high", "in", "x", "by", "pipe", "screen", "gun", "guns"];
    let next = rest.trim_start_matches([' ', '-']);
    let word = &next[..next.find(|char: char| !char.is_alphabetic()).unwrap_or(next.len())];
    let feet = before.trim_end_matches(|char: char| char.is_ascii_digit());
    let inches = before.len() - feet.len();
    let stands = feet.strip_suffix(['\'', '’']).is_some_and(|feet| feet.ends_with(|char: char| char.is_ascii_digit()));
    inches > 0 && (MEASURED.contains(&word) || stands && inches <= 2)
}

/// Whether the mark before `rest` stands for letters left out: '90s, 'em, 'til.
fn is_elision(rest: &str) -> bool {
    let end = rest.find(|char: char| !char.is_alphanumeric()).unwrap_or(rest.len());
    let word = &rest[..end];
    let decade = word.len() == 3 && word.ends_with('s') && word[..2].bytes().all(|byte| byte.is_ascii_digit());
    let short = ["em", "til", "tis", "twas", "cause", "bout", "n", "round"];
    decade || short.iter().any(|elided| elided.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use crate::document;

    /// The quotations with their marks; `…` at the end of an open one, `+` before one that continues another.
    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let document = document::of(text, None);
        let shown = document.quotations.iter().map(|quotation| {
            let continues = if quotation.continues { "+" } else { "" };
            let open = if quotation.closed { "" } else { "…" };
            format!("{continues}{}{open}", quotation.span.slice(text))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expect, "{text}");
    }

    #[test]
    fn double_marks_of_all_kinds() {
        check("“We won,” he said. “They lost.”", &["“We won,”", "“They lost.”"]);
        check("\"We won,\" he said, \"and they lost.\"", &["\"We won,\"", "\"and they lost.\""]);
        check("„Wir“ and «nous» and « eux » and »sie«", &["„Wir“", "«nous»", "« eux »", "»sie«"]);
        check("``We won,'' he said.", &["``We won,''"]);
        check("‘‘We won,’’ he said.", &["‘‘We won,’’"]);
        check("He said:\"No.\" The (\"old\") men—\"boys\"—left", &["\"No.\"", "\"old\"", "\"boys\""]);
    }

    #[test]
    fn single_marks_and_apostrophes() {
        check("‘We’ll win,’ she said. It’s the boys’ day.", &["‘We’ll win,’"]);
        check("‘The fighters’ families left’, says envoy", &["‘The fighters’ families left’"]);
        check("'We will win', says minister", &["'We will win'"]);
        check("The soldiers' pay and the '90s, rock 'n' roll; tell 'em", &[]);
        check("Don't. It's Kabul's o'clock, the ’90s", &[]);
        check("‘He told us “no” twice,’ she said.", &["‘He told us “no” twice,’"]);
    }

    #[test]
    fn nested_quotations_belong_to_the_outer_one() {
        check("“He said ‘no’ to us,” she said.", &["“He said ‘no’ to us,”"]);
        check("“He said “no” to us,” she said.", &["“He said “no” to us,”"]);
    }

    #[test]
    fn an_open_quotation_ends_with_its_paragraph() {
        check("“We won.\n\nThey left.", &["“We won.…"]);
        check("“We won.\n\n“They lost.”\n\nSo it was. “Yes.”", &["“We won.…", "+“They lost.”", "“Yes.”"]);
        check("‘We won.\n‘They lost.’", &["‘We won.…", "+‘They lost.’"]);
        check("\"We won. \"They lost,\" he said.", &["\"We won.…", "\"They lost,\""]);
        check("The end.” He left. “ “No.”", &["“…", "“No.”"]);
    }

    #[test]
    fn inches_open_and_close_nothing() {
        check("A 12\" gun and a 6'2\" tall man said \"no\".", &["\"no\""]);
        check("He said \"about 12\" and left.", &["\"about 12\""]);
        check("One is 6'2\", the other 5'7\" and \"quick\".", &["\"quick\""]);
    }
}
