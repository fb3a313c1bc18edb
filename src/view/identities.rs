//! Who is who: each source with its other names and why they mean it, what it is said to be and when, and whom it could
//! mean as well.

use crate::entity::EntityKind;
use crate::identity::{Identity, Role};
use crate::view::plain::{Style, fold, harmless};

/// Identities one below the other, those with most claims first.
pub fn text(identities: &[Identity], width: usize, style: Style) -> String {
    let mut order: Vec<&Identity> = identities.iter().collect();
    order.sort_by(|one, other| other.claims.cmp(&one.claims).then(one.id.cmp(&other.id)));
    let mut lines = String::new();
    for identity in order {
        lines += &style.bold(&harmless(&identity.name));
        let country = identity.country.as_ref().map(|code| format!(", {code}")).unwrap_or_default();
        let claims = if identity.claims == 1 { "1 claim".to_owned() } else { format!("{} claims", identity.claims) };
        let party = if identity.party == Some(true) { ", party to conflict" } else { "" };
        let item = identity.wikidata.as_ref().map(|item| format!(", wikidata {item}")).unwrap_or_default();
        let id = harmless(&identity.id);
        lines += &style.dim(&format!("  {}{country}{party}, {claims}, {id}{item}\n", kind(identity.kind)));
        let mut row = |label: &str, words: &str| {
            for (number, line) in fold(&harmless(words), width.saturating_sub(LABEL)).iter().enumerate() {
                lines += &format!("{:<LABEL$}{line}\n", if number == 0 { label } else { "" });
            }
        };
        for naming in &identity.names {
            row("  also", &format!("{} ({})", naming.name, naming.reason));
        }
        for role in &identity.roles {
            row("  role", &format!("{}{}", role.text, days(role)));
        }
        if !identity.maybe.is_empty() {
            row("  could be", &format!("{}; not joined", identity.maybe.join(", or ")));
        }
    }
    lines
}

const LABEL: usize = 12;

fn days(role: &Role) -> String {
    match (role.from, role.to) {
        (Some(from), Some(to)) if from != to => format!(" ({from} to {to})"),
        (Some(day), _) | (_, Some(day)) => format!(" ({day})"),
        (None, None) => String::new(),
    }
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::Group => "group",
        EntityKind::Medium => "medium",
        EntityKind::Place => "place",
        EntityKind::Unknown => "somebody",
    }
}
