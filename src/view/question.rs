//! One question for people: figures by sayer with their evidence, denials, drift, relations, and the estimate's steps.

use crate::claim::Stance;
use crate::ledger::{ArticleView, ClaimView, QuestionView};
use crate::relation::RelationKind;
use crate::statement::{Position, Statement, Voice, value};
use crate::view::plain::{Style, fold, harmless};

/// The question as text, lines folded to `width`.
pub fn text(view: &QuestionView, width: usize, style: Style) -> String {
    let mut text = Text { lines: String::new(), width, style };
    let estimate = &view.estimate;
    text.line(0, &style.bold(&harmless(&view.question.title)));
    text.line(0, &style.dim(&view.question.id.0));
    text.line(0, "");
    let unit = if estimate.unit.0 == "count" { String::new() } else { format!(" {}", harmless(&estimate.unit.0)) };
    let (low, best, high) = (estimate.low_text(), estimate.best_text(), estimate.high_text());
    let origins = counted(estimate.origins, "origin");
    text.line(
        0,
        &format!("low {low} · best {best} · high {high}{unit} · {origins} · {}", counted(estimate.denials, "denial")),
    );
    text.head("Who says what");
    for statement in &view.statements {
        for position in view.positions.iter().filter(|position| position.statement == statement.id) {
            said(&mut text, view, statement, position);
        }
    }
    let drift: Vec<_> = view.drift().collect();
    if !drift.is_empty() {
        text.head("What changed on the way");
        for (statement, drift) in drift {
            text.folded(2, &harmless(&format!("{}: {}", statement.speaker.name, drift.sentence)));
        }
    }
    for (kind, head) in KINDS {
        // Two statements of one speaker may relate to a third in the same words.
        let mut sentences: Vec<&str> = Vec::new();
        for relation in view.relations.iter().filter(|relation| relation.kind == *kind) {
            if !sentences.contains(&relation.sentence.as_str()) {
                sentences.push(&relation.sentence);
            }
        }
        if sentences.is_empty() {
            continue;
        }
        text.head(head);
        for sentence in &sentences[..sentences.len().min(MOST_LINES)] {
            text.folded(2, &harmless(sentence));
        }
        if sentences.len() > MOST_LINES {
            text.line(2, &format!("… and {} more", sentences.len() - MOST_LINES));
        }
    }
    if !view.related.is_empty() {
        text.head("Related questions");
        for related in &view.related {
            text.folded(2, &harmless(&format!("{} ({})", related.title, related.id.0)));
        }
    }
    text.head("How the estimate was made");
    for (index, step) in estimate.steps.iter().enumerate() {
        text.folded(2, &harmless(&format!("{}. {step}", index + 1)));
    }
    text.lines
}

/// The kinds of relations in the order in which they matter to a checker.
const KINDS: &[(RelationKind, &str)] = &[
    (RelationKind::Denies, "Denials"),
    (RelationKind::Conflicts, "Conflicts"),
    (RelationKind::PartOf, "Parts"),
    (RelationKind::Updates, "Updates"),
    (RelationKind::Agrees, "Agreement"),
    (RelationKind::NotComparable, "Not comparable"),
];

/// Relations of one kind, and tellings of one statement, that are listed.
const MOST_LINES: usize = 20;

fn said(text: &mut Text, view: &QuestionView, statement: &Statement, position: &Position) {
    let stance = match position.stance {
        Stance::Asserted => "",
        Stance::Denied => " denied",
        Stance::Doubted => " doubted",
        Stance::Hypothetical => " hypothetical",
    };
    let speaker = harmless(&statement.speaker.name);
    let role = statement.speaker.role.as_deref().map(|role| format!(", {}", harmless(role))).unwrap_or_default();
    let own = if statement.speaker.voice == Voice::Article { " (names no source)" } else { "" };
    let figure = text.style.bold(&format!("{}{stance}", value(position.value)));
    text.line(2, &format!("{figure}  {speaker}{}{own}", text.style.dim(&role)));
    let occasion = statement.occasion.as_deref().map(harmless);
    let date = statement.said.date().map(|date| date.to_string());
    let when: Vec<String> = occasion.into_iter().chain(date).collect();
    if !when.is_empty() {
        text.folded(6, &when.join(", "));
    }
    let tellings: Vec<_> = view.tellings(&statement.id).filter(|claim| claim.claim.stance == position.stance).collect();
    for claim in &tellings[..tellings.len().min(MOST_LINES)] {
        let marked = format!("{} [{}; {}]", harmless(&claim.claim.evidence.text), place(claim), claim.claim.id.0);
        text.folded(6, &marked);
    }
    if tellings.len() > MOST_LINES {
        text.line(6, &format!("… and {} more", tellings.len() - MOST_LINES));
    }
}

fn place(claim: &ClaimView) -> String {
    let via: Vec<String> = claim.claim.via.iter().map(|via| harmless(&via.name)).collect();
    let via = if via.is_empty() { String::new() } else { format!(", via {}", via.join(", ")) };
    format!("{}{via}", article(&claim.article))
}

/// An article in a few words: its outlet, else where it was found; and its date.
pub(super) fn article(article: &ArticleView) -> String {
    let location = article.locations.first().map_or(article.page.0.as_str(), String::as_str);
    let outlet = article.outlet.value().map_or(location, String::as_str);
    let date = article.published.value().map(|date| format!(", {date}")).unwrap_or_default();
    format!("{}{date}", harmless(outlet))
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

struct Text {
    lines: String,
    width: usize,
    style: Style,
}

impl Text {
    fn line(&mut self, indent: usize, line: &str) {
        if !line.is_empty() {
            self.lines.push_str(&" ".repeat(indent));
        }
        self.lines.push_str(line);
        self.lines.push('\n');
    }

    fn folded(&mut self, indent: usize, words: &str) {
        for (number, line) in fold(words, self.width.saturating_sub(indent + 2)).iter().enumerate() {
            self.line(if number == 0 { indent } else { indent + 2 }, line);
        }
    }

    fn head(&mut self, head: &str) {
        self.line(0, "");
        self.line(0, &self.style.bold(head));
    }
}
