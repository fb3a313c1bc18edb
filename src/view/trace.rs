//! The chain of custody of one claim: who says so, through whom, in which article, on which page; and the words in
//! their context with the figure, the sayer and the cue marked.

use crate::claim::{Claim, Hop, HopKind};
use crate::ledger::{ClaimView, Trace};
use crate::statement::{Voice, value};
use crate::text::{CodePoints, Span};
use crate::view::plain::{Style, fold, harmless};
use crate::view::question::article;

/// The trace as text, lines folded to `width`. Plain text has no marks: the words that would be marked are listed.
pub fn text(trace: &Trace, width: usize, style: Style) -> String {
    let claim = &trace.claim.claim;
    let mut lines = String::new();
    let mut row = |label: &str, words: &str| {
        for (number, line) in fold(&harmless(words), width.saturating_sub(LABEL)).iter().enumerate() {
            let label = if number == 0 { label } else { "" };
            lines.push_str(&format!("{label:<LABEL$}{line}\n"));
        }
    };
    let figure = &claim.quantity;
    let stance = crate::ledger::stance_name(claim.stance);
    row(
        "claim",
        &format!("{}: “{}”, {} {}, {stance}", claim.id.0, figure.words.text, value(figure.value), figure.unit.0),
    );
    row("question", &format!("{} ({})", trace.question.title, trace.question.id.0));
    row("who says so", &sayer(trace));
    if claim.chain.iter().any(|hop| hop.kind != HopKind::Outlet) {
        row("through", &claim.chain.iter().map(hop).collect::<Vec<_>>().join(" → "));
    }
    if let Some(occasion) = &trace.statement.occasion {
        row("occasion", occasion);
    }
    row("article", &headline(&trace.claim));
    let points = CodePoints::of(&trace.text);
    let span = figure.words.span;
    row("characters", &format!("{}–{} of the article's text", points.at(span.start), points.at(span.end)));
    row("page", &format!("{} ({})", claim.page.0, trace.claim.article.locations.join(", ")));
    row("statement", &format!("{}, resting on {}", trace.statement.id.0, trace.statement.origin.key()));
    for sibling in &trace.siblings[..trace.siblings.len().min(MOST_SIBLINGS)] {
        row(
            "  also told",
            &format!("{} “{}” in {}", sibling.claim.id.0, sibling.claim.quantity.words.text, article(&sibling.article)),
        );
    }
    if trace.siblings.len() > MOST_SIBLINGS {
        row("", &format!("… and {} more", trace.siblings.len() - MOST_SIBLINGS));
    }
    if let Some(rejected) = &trace.rejects {
        row("rejects", &other(rejected));
    }
    for rejecting in &trace.rejected_by {
        row("rejected by", &other(rejecting));
    }
    for (index, reason) in claim.why.iter().enumerate() {
        row(if index == 0 { "why" } else { "" }, reason);
    }
    lines.push('\n');
    lines.push_str(&context(&trace.text, claim, width, style));
    lines
}

/// A step on the way: "RIA Novosti", "Reuters (taken from)".
fn hop(hop: &Hop) -> String {
    let kind = match hop.kind {
        HopKind::Medium | HopKind::Document => "",
        HopKind::Agency => " (taken from)",
        HopKind::Desk => " (desk)",
        HopKind::Outlet => " (this page)",
    };
    format!("{}{kind}", hop.name)
}

const LABEL: usize = 14;

/// Other claims of a statement that are listed.
const MOST_SIBLINGS: usize = 12;

fn sayer(trace: &Trace) -> String {
    let claim = &trace.claim.claim;
    let Some(source) = &claim.source else {
        return match trace.statement.speaker.voice {
            Voice::Article => format!("{}: no source is named", trace.statement.speaker.name),
            Voice::Source => format!("{}, as the text below the headline has it", trace.statement.speaker.name),
        };
    };
    let role = source.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
    let mention = source.mention.as_ref().map(|words| format!("; in the text “{}”", words.text)).unwrap_or_default();
    let cue = claim.cue.as_ref().map(|words| format!(", cue “{}”", words.text)).unwrap_or_default();
    format!("{}{role}{mention}{cue}", source.name)
}

fn headline(claim: &ClaimView) -> String {
    use crate::article::Field;
    let headline =
        claim.article.headline.as_ref().map_or_else(|| "no headline".to_owned(), |words| format!("“{words}”"));
    let outlet = match &claim.article.outlet {
        Field::Known { value, .. } => value.clone(),
        Field::Unknown { .. } => "outlet unknown".to_owned(),
    };
    let date = match &claim.article.published {
        Field::Known { value, .. } => value.to_string(),
        Field::Unknown { reason } => format!("date unknown: {reason}"),
    };
    format!("{headline}, {outlet}, {date}")
}

fn other(claim: &ClaimView) -> String {
    let source = claim.claim.source.as_ref().map_or("the article itself", |source| source.name.as_str());
    format!("{} {source}, “{}” in {}", claim.claim.id.0, claim.claim.quantity.words.text, article(&claim.article))
}

/// What a mark stands for, with its escape code; where two overlap, the first one named wins.
const FIGURE: &str = "1;33";
const SAYER: &str = "1;36";
const CUE: &str = "4";

/// The paragraphs of the evidence and of the sayer, marked.
fn context(text: &str, claim: &Claim, width: usize, style: Style) -> String {
    let mention = claim.source.as_ref().and_then(|source| source.mention.as_ref());
    let mut marks: Vec<(Span, &str)> = vec![(claim.quantity.words.span, FIGURE)];
    marks.extend(mention.map(|words| (words.span, SAYER)));
    marks.extend(claim.cue.as_ref().map(|words| (words.span, CUE)));
    let mut shown: Vec<Span> = Vec::new();
    for span in [claim.evidence.span].into_iter().chain(marks.iter().map(|(span, _)| *span)) {
        let paragraph = paragraph(text, span);
        if !shown.iter().any(|other| other.contains(paragraph)) {
            shown.push(paragraph);
        }
    }
    shown.sort();
    let mut lines = String::new();
    for paragraph in shown {
        for line in marked(text, paragraph, &marks, width.saturating_sub(4), style) {
            lines.push_str(&format!("  {line}\n"));
        }
    }
    lines
}

/// The line, or lines, of the text in which the span stands, cut to [`LONGEST_CONTEXT`] bytes around it.
fn paragraph(text: &str, span: Span) -> Span {
    let mut start =
        text[..span.start].rfind('\n').map_or(0, |at| at + 1).max(span.start.saturating_sub(LONGEST_CONTEXT));
    let mut end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at).min(span.end + LONGEST_CONTEXT);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(start, end)
}

/// Bytes of context before and after the evidence.
const LONGEST_CONTEXT: usize = 600;

/// The paragraph folded to lines, with its marks. Each line is marked on its own: a mark never runs over a line's end.
fn marked(text: &str, paragraph: Span, marks: &[(Span, &str)], width: usize, style: Style) -> Vec<String> {
    // Words with the mark they are under; a word may be under several, piece by piece.
    let mut lines = Vec::new();
    let mut at = paragraph.start;
    for line in fold(&harmless(paragraph.slice(text)), width) {
        // Folding drops spaces and changes no other character, so the text is followed character by character.
        let mut out = String::new();
        let mut open: Option<&str> = None;
        for char in line.chars() {
            while char != ' ' && text[at..].starts_with([' ', '\n', '\t', '\r']) {
                at += 1;
            }
            let mark = marks.iter().find(|(span, _)| span.start <= at && at < span.end).map(|(_, code)| *code);
            if mark != open && style == Style::Colour {
                if open.is_some() {
                    out.push_str("\x1b[0m");
                }
                if let Some(code) = mark {
                    out.push_str(&format!("\x1b[{code}m"));
                }
            }
            open = mark;
            out.push(char);
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
        if open.is_some() && style == Style::Colour {
            out.push_str("\x1b[0m");
        }
        lines.push(out);
    }
    lines
}
