//! The whole ledger as JSON lines, the same bytes for any order in which its pages were read. Offsets are Unicode code
//! points into the article's text. The contract, version 1: fields may be added, never renamed.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};
use thiserror::Error;

use crate::claim::{Claim, Record};
use crate::ledger::{self, ClaimView, Ledger};
use crate::text::CodePoints;
use crate::view::questions::QuestionRecord;

#[derive(Debug, Error)]
pub enum Error {
    #[error(transparent)]
    Ledger(#[from] ledger::Error),
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// Version of the export's contract.
pub const VERSION: u32 = 1;

/// Writes every page with its article, notices and claims, then every statement, question and relation.
pub fn write(ledger: &Ledger, output: &mut impl Write) -> Result<(), Error> {
    line(output, "export", &json!({ "version": VERSION, "reader": ledger::READER }))?;
    for page in ledger.pages()? {
        let Some(article) = ledger.article(&page)? else { continue };
        let (text, _) = ledger.text(&page)?;
        let notices = ledger.notices(&page)?;
        let claims = ledger.claims_of(&page)?;
        let location = article.locations.first().cloned().unwrap_or_default();
        line(
            output,
            "article",
            &json!({
                "page": page,
                "locations": article.locations,
                "headline": article.headline,
                "outlet": article.outlet,
                "byline": article.byline,
                "published": article.published,
                "dateline": article.dateline,
                "credit": article.credit,
                "language": article.language,
                "text": text,
                "notices": notices,
            }),
        )?;
        let points = CodePoints::of(&text);
        for claim in &claims {
            line(output, "claim", &record(claim, &location, &points))?;
        }
    }
    for statement in ledger.statements()? {
        line(output, "statement", &statement)?;
    }
    for question in ledger.questions()? {
        line(output, "question", &QuestionRecord::of(&question))?;
    }
    for relation in ledger.relations()? {
        line(output, "relation", &relation)?;
    }
    for identity in ledger.identities()? {
        line(output, "identity", &identity)?;
    }
    for alias in ledger.aliases()? {
        line(output, "alias", &alias)?;
    }
    Ok(())
}

/// The claim as `extract` prints it, with its page and statement and with what its words resolve to.
fn record(view: &ClaimView, location: &str, points: &CodePoints) -> Value {
    let Claim { subject, event, places, source, via, occasion, extent, page, part, .. } = &view.claim;
    let record = Record::of(&view.claim, location, &view.question.0, points);
    let mut record = serde_json::to_value(record).expect("a claim's record is plain JSON");
    record["page"] = json!(page);
    record["part"] = json!(part);
    record["statement"] = json!(view.statement);
    record["extent"] = json!(extent);
    record["resolved"] = json!({
        "group": subject.as_ref().and_then(|subject| subject.group.as_ref()),
        "class": subject.as_ref().map(|subject| &subject.class),
        "event": event.as_ref().map(|event| &event.class),
        "place": places.iter().map(|place| &place.area).collect::<Vec<_>>(),
        "source": source.as_ref().map(|source| &source.key),
        "via": via.iter().map(|via| &via.key).collect::<Vec<_>>(),
        "occasion": occasion.as_ref().map(|occasion| {
            json!({ "text": occasion.words.text, "kind": occasion.kind, "with": occasion.with })
        }),
    });
    record
}

/// One object, its `record` field first.
fn line(output: &mut impl Write, kind: &'static str, value: &impl Serialize) -> io::Result<()> {
    #[derive(Serialize)]
    struct Line<'a, T: Serialize> {
        record: &'static str,
        #[serde(flatten)]
        value: &'a T,
    }
    serde_json::to_writer(&mut *output, &Line { record: kind, value })?;
    output.write_all(b"\n")
}
