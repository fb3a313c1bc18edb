//! Findings: what changed between tellings, and how what is said compares. The sentences are the ledger's.

use maud::{Markup, html};

use crate::ledger::QuestionView;
use crate::relation::{End, Relation, RelationKind};
use crate::view::report::{Index, evidence};

/// Kinds of relation in the order they are told, under the heading they are told under.
const KINDS: &[(RelationKind, &str)] = &[
    (RelationKind::Denies, "Who denies"),
    (RelationKind::PartOf, "Parts and wholes"),
    (RelationKind::Updates, "Later word"),
    (RelationKind::Conflicts, "What cannot both be true"),
    (RelationKind::NotComparable, "What cannot be compared"),
    (RelationKind::Agrees, "What can both be true"),
];

/// Relations of one kind that are shown before the rest is folded away: pairs grow with the square of statements.
const SHOWN: usize = 6;

/// What changed on the way.
pub fn drift(view: &QuestionView, index: &Index) -> Markup {
    let drift: Vec<_> = view.drift().map(|(_, drift)| drift).collect();
    html! {
        @if !drift.is_empty() {
            h3 { "What changed on the way" }
            ul class="findings" {
                @for drift in drift {
                    li { (drift.sentence) (evidence::numbers([Some(&drift.from), Some(&drift.to)], index)) }
                }
            }
        }
    }
}

/// How what is said compares, kind by kind.
pub fn relations(view: &QuestionView, index: &Index) -> Markup {
    html! {
        @for (kind, heading) in KINDS {
            @let relations: Vec<&Relation> = view.relations.iter().filter(|relation| relation.kind == *kind).collect();
            // Agreement is the rule, and long: it stays folded away.
            @let shown = if *kind == RelationKind::Agrees { 0 } else { relations.len().min(SHOWN) };
            @if shown > 0 {
                h3 { (heading) }
                ul class="findings" { @for relation in &relations[..shown] { (line(relation, index)) } }
            }
            @if relations.len() > shown {
                details class="rest" {
                    summary { (heading) ": " (relations.len() - shown) @if shown > 0 { " more" } }
                    ul class="findings" { @for relation in &relations[shown..] { (line(relation, index)) } }
                }
            }
        }
    }
}

fn line(relation: &Relation, index: &Index) -> Markup {
    let said = |end: &End| index.positions.get(&(&end.question, &end.statement)).copied();
    let denied = |end: &End| index.denials.get(&(&end.question, &end.statement)).copied();
    let from = match relation.kind {
        RelationKind::Denies => denied(&relation.from),
        _ => said(&relation.from),
    };
    html! { li { (relation.sentence) (evidence::numbers([from, said(&relation.to)], index)) } }
}
