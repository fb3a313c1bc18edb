//! The way of a figure from who gives it to this page: whom the source told, who quoted that, the agency whose text the
//! page prints, the desk that took it over, the page's outlet.

use serde::{Deserialize, Serialize};

use crate::article::{self, Article};
use crate::claim::{Claim, key_of};
use crate::text::{Span, Words};

/// A step on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hop {
    pub kind: HopKind,
    pub name: String,
    /// Lexicon id, or the folded name.
    pub key: String,
    /// The words of the text that name it; none where only the page around the text does.
    pub mention: Option<Words>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HopKind {
    /// A medium that the source told, or that reported it.
    #[default]
    Medium,
    /// A report, a statement, a poll.
    Document,
    /// Whom the article says that it was taken from: "(Reuters)", "source: The Valley Post".
    Agency,
    /// The newspaper's own desk: "Monitoring Desk".
    Desk,
    /// Who publishes the page.
    Outlet,
}

/// The steps from the source outwards; each name once.
pub fn of(printed: &Article, claim: &Claim) -> Vec<Hop> {
    let mut chain: Vec<Hop> = Vec::new();
    for via in &claim.via {
        let (name, key) = (via.name.clone(), via.key.clone());
        chain.push(Hop { kind: via.kind, name, key, mention: Some(via.mention.clone()) });
    }
    let credits = printed.credit.value().into_iter().flat_map(|credit| credit.split(['/', ';']));
    let desk = printed.byline.value().filter(|byline| article::is_desk(byline));
    let around = credits.map(|name| (HopKind::Agency, name));
    let around = around.chain(desk.map(|name| (HopKind::Desk, name.as_str())));
    let around = around.chain(printed.outlet.value().map(|name| (HopKind::Outlet, name.as_str())));
    for (kind, name) in around {
        let name = name.trim().trim_end_matches('.');
        let key = key_of(name);
        if name.is_empty() || chain.iter().any(|hop| hop.key == key) {
            continue;
        }
        let mention = (kind != HopKind::Outlet).then(|| at_the_top(printed, name)).flatten();
        chain.push(Hop { kind, name: name.to_owned(), key, mention });
    }
    chain
}

/// Bytes of a text within which its dateline stands: the headline, what stands below it, and the first sentence.
const TOP: usize = 800;

/// Where a text's dateline names somebody.
fn at_the_top(article: &Article, name: &str) -> Option<Words> {
    let start = article.headline.map_or(0, |headline| headline.end);
    let body = &article.text[start..];
    let top = &body[..body.floor_char_boundary(TOP)];
    let at = top.match_indices(name).map(|(at, _)| at).find(|&at| {
        let before = top[..at].chars().next_back();
        let after = top[at + name.len()..].chars().next();
        matches!(before, None | Some('(' | '/' | '\n')) && !after.is_some_and(char::is_alphanumeric)
    })?;
    Some(Words::of(&article.text, Span::new(start + at, start + at + name.len())))
}
