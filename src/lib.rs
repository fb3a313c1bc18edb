//! Sayso reads news pages and keeps a ledger of the figures in them: how many, and on whose say-so.
//!
//! The journey of a page, each stage a public call that imports only the vocabulary ([`text`], [`lexicon`],
//! [`notice`]) and stages before it:
//!
//! 1. [`page`]: bytes as they came, with a digest.
//! 2. [`article`]: the article in the page; what is dropped is a [`notice::Notice`].
//! 3. [`document`]: sentences, tagged tokens, paired quotation marks of the article's text.
//! 4. [`quantity`]: every number, with value, bound, unit, kind and what is counted.
//! 5. [`entity`], [`place`], [`time`]: who, where and when.
//! 6. [`reader`]: who says what, names, and the roles around each figure, learnt.
//! 7. [`attribution`]: whose words a stretch of text is.
//! 8. [`claim`]: one figure as one article reports it, with all of that.
//! 9. [`question`]: what the figure answers, so that figures can be compared.
//!
//! Up to here everything is a pure function of one page: [`read`] is the composition. From here on many pages meet:
//!
//! 10. [`statement`]: acts of saying, told by claims of several articles; what they rest on; what changed on the way.
//! 11. [`relation`]: how statements relate: agree, conflict, are part of one another, deny.
//! 12. [`estimate`]: low, best and high of a question, with the rule that made them.
//! 13. [`ledger`]: all of it in one SQLite file.
//! 14. [`view`]: what people see of the ledger.

pub mod article;
pub mod attribution;
pub mod claim;
pub mod document;
pub mod entity;
pub mod estimate;
pub mod identity;
pub mod ledger;
pub mod lexicon;
pub mod notice;
pub mod page;
pub mod place;
pub mod quantity;
pub mod question;
pub mod reader;
pub mod relation;
pub mod statement;
pub mod text;
pub mod time;
pub mod view;

use article::Article;
use attribution::Makers;
use claim::{Claim, Findings};
use page::{Page, PageId};
use reader::{Known, Readout};

/// One page, read: its article and the claims in it.
pub struct Reading {
    pub article: Article,
    pub claims: Vec<Claim>,
}

/// Reads a page: the whole journey up to claims.
pub fn read(page: &Page) -> Reading {
    let mut article = article::of(page);
    article.notices.extend(reader::notice(&article.text));
    let claims = claims(&page.id, &article);
    Reading { article, claims }
}

/// Reads the claims of an article, closely only where they can be.
pub fn claims(page: &PageId, article: &Article) -> Vec<Claim> {
    find(article, |findings, _| claim::assemble(page, findings))
}

/// Runs the stages between article and claims and shows what they found, and what the reader makes of the whole text.
pub fn inspect<T>(article: &Article, see: impl FnOnce(&Findings, &Readout) -> T) -> T {
    find(article, |findings, known| see(findings, &reader::read_whole(known)))
}

/// The stages between article and claims.
fn find<T>(article: &Article, see: impl FnOnce(&Findings, &Known) -> T) -> T {
    let document = &document::of(&article.text, article.headline);
    let quantities = &quantity::find(document);
    let entities = &entity::find(document, &[]);
    let adjectives = &place::adjectives(document, entities);
    let mut places = place::find(document, entities);
    let surroundings = &place::settle(&article.text, &mut places, adjectives);
    let places = &places;
    let times = &time::find(document, entities, article.published.value().copied());
    let known = Known { document, quantities, entities, places, times };
    let readout = &reader::read(&known);
    let seen = readout.seen();
    let mended = (!seen.is_empty()).then(|| entity::find(document, &seen));
    let entities = mended.as_ref().unwrap_or(entities);
    let attributions = &attribution::find(document, entities);
    let makers = &Makers::of(document, entities, attributions);
    let findings = Findings {
        article,
        document,
        quantities,
        entities,
        places,
        adjectives,
        surroundings,
        times,
        readout,
        attributions,
        makers,
    };
    see(&findings, &known)
}
