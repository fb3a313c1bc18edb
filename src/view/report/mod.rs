//! The report: questions, what is said on them and the words it was read in, as one HTML file that needs nothing else:
//! no script, no font, no network. It can be mailed, archived and printed.
//!
//! Everything that a page contains is text here, escaped by maud; the file's own content security policy forbids what
//! would be left. Low, best and high, relations and drift come from the ledger: nothing is computed here but places on
//! an axis.

mod axis;
mod chart;
mod course;
mod evidence;
mod finding;
mod mark;
mod pages;
mod question;
mod words;

use std::collections::BTreeMap;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::claim::{ClaimId, Stance};
use crate::ledger::{ArticleView, Ledger, QuestionView, Result};
use crate::notice::Notice;
use crate::page::PageId;
use crate::question::QuestionId;
use crate::statement::StatementId;

/// What a report shows.
pub struct Report {
    /// In the order they are shown.
    pub questions: Vec<QuestionView>,
    /// The pages that were read, sorted by where they were found.
    pub pages: Vec<PageView>,
}

/// A page that was read, and what became of it.
pub struct PageView {
    pub article: ArticleView,
    /// The article's text, for the words around a claim.
    pub text: String,
    pub claims: usize,
    pub notices: Vec<Notice>,
}

impl Report {
    /// The report on some questions, or on all that the ledger holds.
    pub fn of(ledger: &Ledger, questions: Option<&[QuestionId]>) -> Result<Report> {
        let all = || Ok(ledger.questions()?.into_iter().map(|summary| summary.id).collect());
        let ids: Vec<QuestionId> = questions.map_or_else(all, |some| Ok(some.to_vec()))?;
        let mut views = Vec::new();
        for id in &ids {
            views.extend(ledger.question(id)?);
        }
        let mut pages = Vec::new();
        for page in ledger.pages()? {
            let Some(article) = ledger.article(&page)? else { continue };
            let (text, _) = ledger.text(&page)?;
            pages.push(PageView {
                article,
                text,
                claims: ledger.claims_of(&page)?.len(),
                notices: ledger.notices(&page)?,
            });
        }
        pages.sort_by(|one, other| one.article.locations.cmp(&other.article.locations));
        Ok(Report { questions: views, pages })
    }

    pub fn html(&self) -> String {
        page(self, &Index::of(self)).into_string()
    }

    /// Questions with something to compare, and the others.
    fn parts(&self) -> (Vec<&QuestionView>, Vec<&QuestionView>) {
        self.questions.iter().partition(|view| question::is_disputed(view))
    }
}

/// Where things stand in the report, for links, and the texts that evidence is shown from.
struct Index<'a> {
    /// The claim that shows what a statement says on a question, and the one that shows what it denies.
    positions: BTreeMap<(&'a QuestionId, &'a StatementId), &'a ClaimId>,
    denials: BTreeMap<(&'a QuestionId, &'a StatementId), &'a ClaimId>,
    questions: BTreeMap<&'a QuestionId, &'a str>,
    texts: BTreeMap<&'a PageId, &'a str>,
    /// The number that each claim's evidence is called by, also on paper.
    numbers: BTreeMap<&'a ClaimId, usize>,
}

impl<'a> Index<'a> {
    fn of(report: &'a Report) -> Index<'a> {
        let (disputed, alone) = report.parts();
        let claims = disputed.into_iter().chain(alone).flat_map(|view| &view.claims);
        let of = |is_wanted: fn(Stance) -> bool| {
            let all = report.questions.iter().flat_map(|view| &view.positions);
            let wanted = all.filter(|position| is_wanted(position.stance));
            wanted.map(|position| ((&position.question, &position.statement), &position.claim)).collect()
        };
        Index {
            positions: of(|stance| stance != Stance::Denied),
            denials: of(|stance| stance == Stance::Denied),
            questions: report.questions.iter().map(|view| (&view.question.id, view.question.title.as_str())).collect(),
            numbers: claims.enumerate().map(|(index, view)| (&view.claim.id, index + 1)).collect(),
            texts: report.pages.iter().map(|page| (&page.article.page, page.text.as_str())).collect(),
        }
    }
}

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

fn page(report: &Report, index: &Index) -> Markup {
    let (disputed, alone) = report.parts();
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="generator" content="Sayso";
                title { "Sayso: how many, and on whose say-so" }
                style { (PreEscaped(include_str!("style.css"))) }
            }
            body {
                header {
                    h1 { "How many, and on whose say-so" }
                    p class="lead" { (lead(report)) }
                }
                main {
                    @if !disputed.is_empty() {
                        nav aria-label="Questions" { (question::contents(&disputed)) }
                        (key())
                        @for view in &disputed { (question::section(view, index)) }
                    }
                    @if !alone.is_empty() {
                        section class="question" id="alone" {
                            h2 { "Figures that stand alone" }
                            p class="soft" { "One source says so; no other page speaks to the same question." }
                            (question::alone(&alone, index))
                        }
                    }
                    (pages::section(&report.pages))
                }
                footer { p { "Made by Sayso " (env!("CARGO_PKG_VERSION")) ". Figures are shown as they were read: none of them is checked, and no estimate is a measurement." } }
            }
        }
    }
}

fn lead(report: &Report) -> String {
    let claims: usize = report.questions.iter().map(|view| view.claims.len()).sum();
    let (pages, questions) = (report.pages.len(), report.questions.len());
    match (pages, questions) {
        (0, _) => "The ledger is empty: read some pages into it first.".to_owned(),
        (_, 0) => format!("{} read; no figure was found in them.", words::count(pages, "page")),
        _ => format!(
            "{}, {}, {}.",
            words::count(pages, "page"),
            words::count(claims, "figure"),
            words::count(questions, "question")
        ),
    }
}

/// How to read marks and highlights.
fn key() -> Markup {
    html! {
        details class="key" {
            summary { "How to read this" }
            (chart::legend())
            p {
                "Each row is what one statement says: one act of saying, however many articles tell of it. Every mark and every "
                "name leads to the words it was read in, where "
                mark { "the figure" } ", " b { "the sayer" } " and " i { "the cue" } " are told apart. "
                "The shaded band reaches from low to high, the dotted line is best; the rule that made them stands under each chart."
            }
        }
    }
}
