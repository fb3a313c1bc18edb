//! Entities: the people, bodies, groups, media and places that the text names, and which mentions mean the same one.
//! A surname, a title or a pronoun resolves to the fullest name in the article. Who said what is not known here.

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::text::{Span, Words};

/// All entities of one document.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    pub entities: Vec<Entity>,
    /// Sorted by position; no two overlap.
    pub mentions: Vec<Mention>,
}

#[derive(Clone, Debug)]
pub struct Entity {
    /// The fullest name or description in the article: "Zamir Kabulov".
    pub name: String,
    pub kind: EntityKind,
    /// "Special Representative to Russian President on Afghanistan".
    pub role: Option<Words>,
    /// The lexicon's identifier where it knows the entity: "islamic-state", "united-nations".
    pub canonical: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    Person,
    /// Governments, ministries, companies, agencies of a state, universities, parties.
    Organisation,
    /// Armed and militant groups.
    Group,
    /// News agencies, papers, broadcasters, social networks.
    Medium,
    Place,
    /// A name that no rule could place.
    Unknown,
}

/// One stretch of text that names an entity.
#[derive(Clone, Debug)]
pub struct Mention {
    pub words: Words,
    /// Index into [`Entities::entities`].
    pub entity: usize,
    pub form: MentionForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionForm {
    /// A proper name: "Nikolai Patrushev", "Patrushev", "the United Nations", "CSTO".
    Name,
    /// A title or description that stands for a named entity: "the Russian envoy", "the ministry".
    Description,
    /// "he", "she", "they".
    Pronoun,
}

impl Entities {
    /// The mention that covers the byte offset `at`.
    pub fn mention_at(&self, at: usize) -> Option<&Mention> {
        let before = self.mentions.partition_point(|mention| mention.words.span.start <= at);
        before.checked_sub(1).map(|index| &self.mentions[index]).filter(|mention| at < mention.words.span.end)
    }

    /// The mentions that lie within `span`.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let from = self.mentions.partition_point(|mention| mention.words.span.start < span.start);
        self.mentions[from..].iter().take_while(move |mention| mention.words.span.end <= span.end)
    }

    pub fn of(&self, mention: &Mention) -> &Entity {
        &self.entities[mention.entity]
    }
}

/// Finds the entities of a document.
pub fn find(document: &Document) -> Entities {
    let _ = document;
    Entities::default()
}
