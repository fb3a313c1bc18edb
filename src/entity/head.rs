//! Head words: what a name is by the word that it ends or begins with ("Ministry", "Times", "Mount"). Which words belong
//! to a name is decided in [`super::run`] and [`super::segment`].

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::entity::EntityKind;
use crate::lexicon;

/// What a name is by its head word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Organisation,
    Medium,
    Place,
    /// A law, a treaty, a prize: no entity.
    Thing,
}

impl Head {
    pub(super) fn kind(self) -> Option<EntityKind> {
        match self {
            Head::Organisation => Some(EntityKind::Organisation),
            Head::Medium => Some(EntityKind::Medium),
            Head::Place => Some(EntityKind::Place),
            Head::Thing => None,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Position {
    First,
    Last,
}

pub(super) fn head(word: &str, position: Position) -> Option<Head> {
    static HEADS: OnceLock<HashMap<(&'static str, Position), Head>> = OnceLock::new();
    let rows = || lexicon::rows(include_str!("../../lexicon/name-heads.tsv"));
    let heads = HEADS.get_or_init(|| {
        let rows = rows().map(|[word, kind, position]| {
            let position = if position == "first" { Position::First } else { Position::Last };
            let head = match kind {
                "organisation" => Head::Organisation,
                "medium" => Head::Medium,
                "place" => Head::Place,
                _ => Head::Thing,
            };
            ((word, position), head)
        });
        rows.collect()
    });
    heads.get(&(word, position)).copied()
}

/// Whether `word` alone is only the head of a name that is not there: "Ministry".
pub fn is_head(word: &str) -> bool {
    head(word, Position::Last).is_some()
}

/// Letters in capitals, two to six: "CSTO", "R&D" is none.
pub fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|char| *char != '.').count();
    (2..=6).contains(&letters) && word.chars().all(|char| char.is_uppercase() || char == '.')
}
