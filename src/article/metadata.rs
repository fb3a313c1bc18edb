//! What an HTML page tells of its article outside the text: JSON-LD, meta tags, `<time>`, `<h1>` and `<title>`.

use jiff::civil::Date;
use serde_json::Value;

use crate::article::FieldOrigin;
use crate::article::date;
use crate::article::line::key;
use crate::article::markup::{self, Piece};

/// What was found; everything may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    pub headline: Option<String>,
    pub outlet: Option<String>,
    pub byline: Option<String>,
    pub published: Option<(Date, FieldOrigin)>,
}

/// Reads the metadata of a page.
pub fn read(html: &str) -> Metadata {
    let found = Found::of(html);
    let articles: Vec<&Value> = found.objects.iter().filter(|object| is_article(object)).collect();
    let heads: Vec<String> = found.headings.iter().chain(&found.title).map(|text| key(text)).collect();
    let names_this = |object: &&&Value| {
        let headline = key(text(&object["headline"]).as_deref().unwrap_or(""));
        !headline.is_empty() && heads.iter().any(|head| head.contains(&headline))
    };
    // Pages also describe the stories they link to.
    let article = articles.iter().find(names_this).or(articles.first()).copied().unwrap_or(&Value::Null);
    let outlet = found.outlet(article);
    Metadata {
        headline: found.headline(article, outlet.as_deref()),
        byline: found.byline(article),
        published: found.published(article),
        outlet,
    }
}

/// The places where metadata stands, in page order.
#[derive(Default)]
struct Found {
    /// Name (or property, or itemprop), in lower case, and content.
    metas: Vec<(String, String)>,
    /// Objects of JSON-LD, nested ones and those in lists as well.
    objects: Vec<Value>,
    headings: Vec<String>,
    title: Option<String>,
    times: Vec<Time>,
    address: Option<String>,
}

struct Time {
    date: Date,
    /// Whether the page says that it is the date of publication.
    is_published: bool,
}

/// Objects of JSON-LD that are looked at.
const OBJECTS: usize = 2000;

/// Headings that are looked at.
const HEADINGS: usize = 20;

impl Found {
    fn of(html: &str) -> Found {
        let mut found = Found::default();
        let mut heading: Option<String> = None;
        for piece in markup::pieces(html) {
            match piece {
                Piece::Open { name, attributes } if name.eq_ignore_ascii_case("meta") => found.meta(attributes),
                Piece::Open { name, attributes } if name.eq_ignore_ascii_case("time") => found.time(attributes),
                Piece::Open { name, attributes } if name.eq_ignore_ascii_case("link") => {
                    if markup::attribute(attributes, "rel").is_some_and(|rel| rel == "canonical") {
                        found.address = markup::attribute(attributes, "href");
                    }
                }
                Piece::Open { name, .. } if name.eq_ignore_ascii_case("h1") => heading = Some(String::new()),
                Piece::Close { name } if name.eq_ignore_ascii_case("h1") => {
                    let text = markup::collapse(&heading.take().unwrap_or_default());
                    if !text.is_empty() && found.headings.len() < HEADINGS {
                        found.headings.push(text);
                    }
                }
                Piece::Text(text) => {
                    if let Some(heading) = heading.as_mut().filter(|heading| heading.len() < 1000) {
                        heading.push_str(&markup::decode(text));
                    }
                }
                Piece::Raw { name, text, .. } if name.eq_ignore_ascii_case("title") && found.title.is_none() => {
                    found.title = Some(markup::collapse(&markup::decode(text))).filter(|title| !title.is_empty());
                }
                Piece::Raw { name, text, attributes } if name.eq_ignore_ascii_case("script") => {
                    if markup::attribute(attributes, "type")
                        .is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
                    {
                        found.json(text);
                    }
                }
                Piece::Open { .. } | Piece::Close { .. } | Piece::Raw { .. } => {}
            }
        }
        found
    }

    fn meta(&mut self, attributes: &str) {
        let Some(content) = markup::attribute(attributes, "content").map(|content| markup::collapse(&content)) else {
            return;
        };
        for attribute in ["property", "name", "itemprop"] {
            if let Some(name) = markup::attribute(attributes, attribute).filter(|_| !content.is_empty()) {
                self.metas.push((name.trim().to_ascii_lowercase(), content.clone()));
            }
        }
    }

    fn time(&mut self, attributes: &str) {
        let date = markup::attribute(attributes, "datetime").and_then(|text| date::of_machine(&text));
        let Some(date) = date else { return };
        let says = |name: &str, word: &str| {
            markup::attribute(attributes, name).is_some_and(|value| value.to_ascii_lowercase().contains(word))
        };
        let is_published = says("itemprop", "datepublished")
            || attributes.to_ascii_lowercase().contains("pubdate")
            || says("class", "publish");
        self.times.push(Time { date, is_published });
    }

    /// Reads a script of JSON-LD. Not by recursion: how deep it goes is up to the page.
    fn json(&mut self, script: &str) {
        let Ok(value) = serde_json::from_str::<Value>(script.trim()) else { return };
        let mut waiting = vec![value];
        while let Some(value) = waiting.pop() {
            match value {
                Value::Array(values) => waiting.extend(values.into_iter().rev()),
                Value::Object(mut object) if self.objects.len() < OBJECTS => {
                    for nested in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"] {
                        waiting.extend(object.remove(nested).filter(|value| value.is_object() || value.is_array()));
                    }
                    self.objects.push(Value::Object(object));
                }
                _ => {}
            }
        }
    }

    /// The first of the meta tags that is there, in the order of `names`.
    fn first(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .find_map(|name| self.metas.iter().find(|(found, _)| found == name))
            .map(|(_, content)| content.clone())
    }

    fn outlet(&self, article: &Value) -> Option<String> {
        let site = || {
            self.objects
                .iter()
                .find(|object| has_type(object, |kind| kind == "WebSite"))
                .and_then(|site| text(&site["name"]))
        };
        name_of(&article["publisher"])
            .or_else(|| self.first(&["og:site_name"]))
            .or_else(site)
            .or_else(|| self.first(&["application-name", "dc.publisher", "twitter:site"]))
            .map(|name| name.trim_start_matches('@').to_owned())
    }

    fn byline(&self, article: &Value) -> Option<String> {
        let tagged = self.first(&[
            "author",
            "byl",
            "dc.creator",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "cxenseparse:author",
        ]);
        let name =
            name_of(&article["author"]).or(tagged).filter(|name| !name.contains("://") && !name.starts_with("www."))?;
        let bare = name.strip_prefix("By ").or(name.strip_prefix("by ")).unwrap_or(&name).trim();
        (!bare.is_empty() && bare.chars().nth(120).is_none()).then(|| bare.to_owned())
    }

    fn published(&self, article: &Value) -> Option<(Date, FieldOrigin)> {
        const DATES: [&str; 18] = [
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "og:published_time",
            "publication_date",
            "publish-date",
            "publishdate",
            "pubdate",
            "date",
            "dc.date.issued",
            "dcterms.created",
            "dc.date",
            "dcterms.date",
            "sailthru.date",
            "parsely-pub-date",
            "cxenseparse:recs:publishtime",
            "article.published",
            "date.created",
        ];
        let described = text(&article["datePublished"]).and_then(|text| date::of_machine(&text));
        let tagged = || DATES.iter().find_map(|name| date::of_machine(&self.first(&[name])?));
        let said = || self.times.iter().find(|time| time.is_published).map(|time| time.date);
        let known = described.or_else(tagged).or_else(said);
        // One date on the whole page is the article's; of several, the first one is a guess.
        let first = self.times.first().map(|time| time.date);
        let only = first.filter(|first| self.times.iter().all(|time| time.date == *first));
        known
            .map(|date| (date, FieldOrigin::Metadata))
            .or(only.map(|date| (date, FieldOrigin::Metadata)))
            .or(first.map(|date| (date, FieldOrigin::Guess)))
            .or_else(|| Some((self.date_in_address()?, FieldOrigin::Guess)))
    }

    fn date_in_address(&self) -> Option<Date> {
        date::in_address(&self.address.clone().or_else(|| self.first(&["og:url", "twitter:url"]))?)
    }

    /// The headline that a reader sees: the `<h1>` that fits what the page calls itself, else what it calls itself.
    fn headline(&self, article: &Value, outlet: Option<&str>) -> Option<String> {
        let described = text(&article["headline"]).map(|text| markup::collapse(&markup::decode(&text)));
        let called = described
            .or_else(|| self.first(&["og:title", "twitter:title", "dc.title", "parsely-title"]))
            .or_else(|| self.title.clone())
            .filter(|called| !called.is_empty());
        let Some(called) = called else { return self.headings.first().cloned() };
        let heading = self.headings.iter().find(|heading| is_alike(heading, &called));
        Some(heading.cloned().unwrap_or_else(|| without_site(&called, outlet).to_owned()))
    }
}

/// Whether half of the words of the shorter one stand in the other.
fn is_alike(heading: &str, called: &str) -> bool {
    let (heading, called) = (key(heading), key(called));
    let called: Vec<&str> = called.split(' ').collect();
    let words: Vec<&str> = heading.split(' ').collect();
    let shared = words.iter().filter(|word| called.contains(word)).count();
    let shorter = words.len().min(called.len());
    shared * 2 > shorter && (shorter > 2 || heading == called.join(" "))
}

/// "Forty boats reach the shore | Valley Post" without the site's name.
fn without_site<'a>(title: &'a str, outlet: Option<&str>) -> &'a str {
    let marks = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · "];
    let Some((at, mark)) = marks.iter().filter_map(|mark| Some((title.rfind(mark)?, mark))).max() else { return title };
    let (before, after) = (title[..at].trim(), &title[at + mark.len()..]);
    let is_outlet = outlet.is_some_and(|outlet| key(outlet) == key(after));
    let is_short = matches!(*mark, " | " | " :: " | " » " | " « ") && after.split_whitespace().count() <= 4;
    if (is_outlet || is_short) && before.split_whitespace().nth(2).is_some() { before } else { title }
}

fn is_article(object: &Value) -> bool {
    has_type(object, |kind| kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report")
}

fn has_type(object: &Value, wanted: impl Fn(&str) -> bool) -> bool {
    match &object["@type"] {
        Value::String(kind) => wanted(kind),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(wanted),
        _ => false,
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(markup::collapse).filter(|text| !text.is_empty())
}

/// The name of a person or body in JSON-LD: a string, an object with a name, or a list of these.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(_) => text(value),
        Value::Object(object) => text(object.get("name")?),
        Value::Array(values) => {
            let single = |value: &Value| text(value).or_else(|| text(value.get("name")?));
            let names: Vec<String> = values.iter().filter_map(single).take(10).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn check(html: &str, expect: [Option<&str>; 3], published: Option<(Date, FieldOrigin)>) {
        let found = read(html);
        assert_eq!([found.headline.as_deref(), found.outlet.as_deref(), found.byline.as_deref()], expect);
        assert_eq!(found.published, published);
    }

    #[test]
    fn json_ld() {
        let html = r#"<title>Forty boats reach the shore - Valley Post</title><script type="application/ld+json">
            {"@graph": [{"@type": "WebSite", "name": "valley.example"},
              {"@type": "NewsArticle", "headline": "Ferry sinks in the south", "datePublished": "2020-01-01"},
              {"@type": ["NewsArticle"], "headline": "Forty boats reach the shore", "datePublished": "2021-05-12T23:30:00+02:00",
               "author": [{"name": "Jane Okello"}, {"name": "Ali Sow"}], "publisher": {"name": "Valley Post"}}]}</script>
            <h1>Valley Post</h1><h1>Forty boats <em>reach</em> the shore</h1>"#;
        let published = Some((date(2021, 5, 12), FieldOrigin::Metadata));
        check(
            html,
            [Some("Forty boats reach the shore"), Some("Valley Post"), Some("Jane Okello, Ali Sow")],
            published,
        );
    }

    #[test]
    fn meta_tags() {
        let html = r#"<meta property="og:title" content="Forty boats &amp; a ferry | Valley Post"><meta property=og:site_name content="Valley Post">
            <meta name="author" content="By Jane Okello"><meta property="article:published_time" content="2021-05-12">
            <time datetime="2019-01-01">old</time>"#;
        let published = Some((date(2021, 5, 12), FieldOrigin::Metadata));
        check(html, [Some("Forty boats & a ferry"), Some("Valley Post"), Some("Jane Okello")], published);
    }

    #[test]
    fn times_and_addresses() {
        let two = r#"<time datetime="2021-05-12">a</time><time datetime="2021-05-14">b</time>"#;
        check(two, [None; 3], Some((date(2021, 5, 12), FieldOrigin::Guess)));
        let said = r#"<time datetime="2021-05-14">b</time><time itemprop="datePublished" datetime="2021-05-12T10:00">a</time>"#;
        check(said, [None; 3], Some((date(2021, 5, 12), FieldOrigin::Metadata)));
        let address = r#"<link rel="canonical" href="https://valley.example/2021/05/12/forty-boats">"#;
        check(address, [None; 3], Some((date(2021, 5, 12), FieldOrigin::Guess)));
    }

    #[test]
    fn nothing_is_made_up() {
        check("<p>Forty boats", [None; 3], None);
        check(
            r#"<meta name=date content="0001-01-01"><meta name=author content="https://valley.example/jane">"#,
            [None; 3],
            None,
        );
        check(
            r#"<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script><h1>Forty boats</h1>"#,
            [Some("Forty boats"), None, None],
            None,
        );
        let deep = format!(r#"<script type="application/ld+json">{}</script>"#, "[".repeat(100_000));
        check(&deep, [None; 3], None);
    }
}
