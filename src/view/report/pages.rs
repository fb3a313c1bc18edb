//! The pages that were read, at the end of the report: what is known of them, what was dropped, and why.

use maud::{Markup, html};

use crate::notice::NoticeKind;
use crate::view::report::{PageView, words};

pub fn section(pages: &[PageView]) -> Markup {
    html! {
        section class="question" id="pages" {
            h2 { "Pages" }
            p class="soft" { "What was read, and what was left out of it and why." }
            @for page in pages { (one(page)) }
        }
    }
}

fn one(page: &PageView) -> Markup {
    let PageView { article, claims, notices, .. } = page;
    html! {
        details class="page" {
            summary {
                b { (words::outlet(article)) }
                @if let Some(headline) = &article.headline { ": " (headline) }
                " " span class="soft" { (words::published(article)) " · " (words::count(*claims, "figure")) " · " (words::count(notices.len(), "notice")) }
            }
            p { @for location in &article.locations { code { (location) } " " } }
            @if !notices.is_empty() {
                ul class="findings" {
                    @for notice in notices {
                        li {
                            span class="tag" { (kind(notice.kind)) } " " (notice.reason)
                            @if !notice.excerpt.is_empty() { " " q class="soft" { (notice.excerpt) } }
                        }
                    }
                }
            }
        }
    }
}

fn kind(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Dropped => "dropped",
        NoticeKind::Repeated => "repeated",
        NoticeKind::Truncated => "cut",
        NoticeKind::Encoding => "encoding",
        NoticeKind::Unknown => "unknown",
        NoticeKind::Empty => "empty",
        NoticeKind::Ambiguous => "ambiguous",
    }
}
