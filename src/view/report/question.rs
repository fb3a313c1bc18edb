//! One question: low, best and high, the chart, what changed on the way, how the figures relate, and the evidence.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::ledger::{ClaimView, QuestionView};
use crate::relation::RelationKind;
use crate::statement::{Position, Said, Statement, StatementId};
use crate::view::report::chart::{Band, Row, Telling, chart};
use crate::view::report::{Index, course, evidence, finding, words};

/// Whether there is something to compare: two statements, a denial, or a change on the way.
pub fn is_disputed(view: &QuestionView) -> bool {
    view.positions.len() > 1 || view.drift().next().is_some() || view.denials().next().is_some()
}

/// The table of questions with their low, best and high.
pub fn contents(views: &[&QuestionView]) -> Markup {
    html! {
        table class="contents" {
            thead { tr { th scope="col" { "Question" } @for column in ["Low", "Best", "High"] { th scope="col" class="number" { (column) } } } }
            tbody {
                @for view in views {
                    tr {
                        th scope="row" {
                            a href={ "#" (view.question.id.0) } { (view.question.title) }
                            small { (sentence(view)) }
                        }
                        td class="number" data-label="Low" { (view.estimate.low_text()) }
                        td class="number best" data-label="Best" { (view.estimate.best_text()) }
                        td class="number" data-label="High" { (view.estimate.high_text()) }
                    }
                }
            }
        }
    }
}

pub fn section(view: &QuestionView, index: &Index) -> Markup {
    let id = &view.question.id.0;
    html! {
        section class="question" id=(id) aria-labelledby={ (id) "-title" } {
            h2 id={ (id) "-title" } { (view.question.title) }
            p class="soft" { (sentence(view)) }
            (estimate(view))
            (chart(&view.question.title, unit(view), &rows(view, index), band(view)))
            (course::course(view, index))
            (finding::drift(view, index))
            (finding::relations(view, index))
            h3 { "Evidence" }
            @for statement in &view.statements { (tellings(view, statement, index)) }
        }
    }
}

/// Questions on which one statement stands: a line each, opening on its evidence.
pub fn alone(views: &[&QuestionView], index: &Index) -> Markup {
    html! {
        @for view in views {
            details id=(view.question.id.0) {
                summary {
                    (view.question.title) ": "
                    @for position in &view.positions {
                        b { (position.figure) } " " span class="soft" { (position.speaker) }
                        @if let Some(stance) = words::stance(position.stance) { " " span class={ "tag " (stance) } { (stance) } }
                    }
                }
                @for claim in &view.claims { (evidence::article(claim, index)) }
            }
        }
    }
}

/// "7 statements in 6 articles; the figures rest on 5 origins. 3 pairs of figures cannot both be true. Denied by …."
fn sentence(view: &QuestionView) -> String {
    let articles: BTreeSet<_> = view.claims.iter().map(|claim| &claim.article.page).collect();
    let mut sentence = format!(
        "{} in {}; the figures rest on {}.",
        words::count(view.statements.len(), "statement"),
        words::count(articles.len(), "article"),
        words::count(view.estimate.origins, "origin")
    );
    let conflicts = view.relations.iter().filter(|relation| relation.kind == RelationKind::Conflicts).count();
    if conflicts > 0 {
        sentence += &format!(" {} of figures cannot both be true.", words::count(conflicts, "pair"));
    }
    let deniers: BTreeSet<&str> = view.denials().map(|position| position.speaker.as_str()).collect();
    if !deniers.is_empty() {
        sentence += &format!(" Denied by {}.", words::list(&deniers.into_iter().collect::<Vec<_>>()));
    }
    sentence
}

fn estimate(view: &QuestionView) -> Markup {
    let estimate = &view.estimate;
    let unit = unit(view);
    html! {
        dl class="estimate" {
            div { dt { "Low" } dd { (estimate.low_text()) } }
            div class="best" { dt { "Best" } dd { (estimate.best_text()) } }
            div { dt { "High" } dd { (estimate.high_text()) } }
            @if !unit.is_empty() { div { dt { "In" } dd { (unit) } } }
        }
        details class="rule" {
            summary { "How low, best and high were made" }
            ol class="steps" { @for step in &estimate.steps { li { (step) } } }
            p class="soft" { "They sum up what is said. They are no measurement and no confidence interval." }
        }
    }
}

/// What is counted in, where that is not plain counting.
fn unit(view: &QuestionView) -> &str {
    match view.estimate.unit.0.as_str() {
        "count" => "",
        "%" => "percent",
        "ratio" => "times",
        unit => unit,
    }
}

fn band(view: &QuestionView) -> Band {
    let estimate = &view.estimate;
    Band { low: estimate.low.map(|edge| edge.value), best: estimate.best, high: estimate.high.map(|edge| edge.value) }
}

fn rows(view: &QuestionView, index: &Index) -> Vec<Row> {
    let in_unit = |position: &&Position| position.unit == view.estimate.unit;
    view.positions.iter().filter(in_unit).map(|position| row(view, position, index)).collect()
}

fn row(view: &QuestionView, position: &Position, index: &Index) -> Row {
    let told: Vec<&ClaimView> =
        view.tellings(&position.statement).filter(|told| told.claim.stance == position.stance).collect();
    let mut tellings: Vec<Telling> = Vec::new();
    for ClaimView { claim, .. } in &told {
        let quantity = &claim.quantity;
        let is_new = quantity.value != position.value && tellings.iter().all(|other| other.value != quantity.value);
        if is_new && quantity.unit == position.unit {
            let (link, figure) = (evidence::link(&claim.id), quantity.words.text.clone());
            tellings.push(Telling { link, figure, value: quantity.value, stance: claim.stance });
        }
    }
    Row {
        sayer: position.speaker.clone(),
        below: match position.said {
            Said::Unknown => through(&told),
            said => format!("{} · {}", words::said(said), through(&told)),
        },
        link: evidence::link(&position.claim),
        number: evidence::number(&position.claim, index),
        figure: position.figure.clone(),
        value: position.value,
        stance: position.stance,
        tellings,
    }
}

/// The outlets that tell of it, or how many do.
fn through(told: &[&ClaimView]) -> String {
    let outlets: BTreeSet<&str> = told.iter().map(|told| words::outlet(&told.article)).collect();
    let vias: BTreeSet<&str> = told
        .iter()
        .flat_map(|told| &told.claim.via)
        .map(|via| via.name.as_str())
        .filter(|via| !outlets.contains(via))
        .collect();
    let outlets = words::list(&outlets.into_iter().collect::<Vec<_>>());
    match vias.is_empty() {
        true => outlets,
        false => format!("{outlets}, through {}", words::list(&vias.into_iter().collect::<Vec<_>>())),
    }
}

/// All passages that tell of one statement.
fn tellings(view: &QuestionView, statement: &Statement, index: &Index) -> Markup {
    let told: Vec<&ClaimView> = view.tellings(&statement.id).collect();
    let articles: BTreeSet<_> = told.iter().map(|told| &told.article.page).collect();
    html! {
        details {
            summary {
                b class="sayer" { (statement.speaker.name) }
                @if let Some(role) = &statement.speaker.role { ", " (role) }
                @if let Some(occasion) = &statement.occasion { ", " (occasion) }
                @if statement.said != Said::Unknown { ", " (words::said(statement.said)) }
                " "
                span class="soft" { (words::count(told.len(), "passage")) " in " (words::count(articles.len(), "article")) }
            }
            (elsewhere(index, view, &statement.id))
            @for claim in told { (evidence::article(claim, index)) }
        }
    }
}

/// Other questions of a statement that are named.
const MOST_OTHERS: usize = 5;

/// Other questions that the same statement speaks to.
fn elsewhere(index: &Index, view: &QuestionView, statement: &StatementId) -> Markup {
    let others: Vec<_> = index
        .positions
        .keys()
        .filter(|(question, other)| *other == statement && **question != view.question.id)
        .filter_map(|(question, _)| index.questions.get(*question).map(|title| (*question, *title)))
        .collect();
    html! {
        @if !others.is_empty() {
            p { small {
                "The same statement speaks to "
                @for (position, (id, title)) in others.iter().take(MOST_OTHERS).enumerate() {
                    @if position > 0 { ", " }
                    a href={ "#" (id.0) } { (title) }
                }
                @if others.len() > MOST_OTHERS { " and " (others.len() - MOST_OTHERS) " more" }
                "."
            } }
        }
    }
}
