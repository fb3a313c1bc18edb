//! How fast each stage is, in bytes of article text per second on one core: `cargo bench`. Stages are timed one by one
//! on the same text, so that their ratios in one run mean something on a noisy machine. The text is that of the
//! examples, many times over; another file can be named by `SAYSO_BENCH_TEXT`.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use sayso::article::{self, Article};
use sayso::page::{Page, walk};
use sayso::reader::Known;
use sayso::{attribution, document, entity, place, quantity, reader, time};

fn main() {
    divan::main();
}

/// Copies of the examples' text: about a quarter of a megabyte.
const COPIES: usize = 25;

fn text() -> Article {
    let text = match std::env::var("SAYSO_BENCH_TEXT") {
        Ok(file) => std::fs::read_to_string(file).expect("SAYSO_BENCH_TEXT names a text file"),
        Err(_) => pages().iter().map(|page| article::of(page).text + "\n\n").collect::<String>().repeat(COPIES),
    };
    article::raw(&text)
}

fn pages() -> Vec<Page> {
    let folder =
        walk(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/floods").as_ref()).expect("the examples are there");
    let open = |path: &std::path::PathBuf| Page::new(path.to_string_lossy(), std::fs::read(path).expect("a page"));
    folder.pages.iter().map(open).collect()
}

fn size(article: &Article) -> BytesCount {
    BytesCount::of_str(&article.text)
}

#[divan::bench]
fn article_of_pages(bencher: Bencher) {
    let pages = pages();
    let bytes: usize = pages.iter().map(|page| page.bytes.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| pages.iter().map(article::of).collect::<Vec<_>>());
}

#[divan::bench]
fn document_of_text(bencher: Bencher) {
    let article = text();
    bencher.counter(size(&article)).bench(|| document::of(black_box(&article.text), None).tokens.len());
}

#[divan::bench]
fn quantities(bencher: Bencher) {
    let article = text();
    let document = document::of(&article.text, None);
    bencher.counter(size(&article)).bench(|| quantity::find(black_box(&document)));
}

#[divan::bench]
fn entities(bencher: Bencher) {
    let article = text();
    let document = document::of(&article.text, None);
    bencher.counter(size(&article)).bench(|| entity::find(black_box(&document), &[]));
}

#[divan::bench]
fn places_and_times(bencher: Bencher) {
    let article = text();
    let document = document::of(&article.text, None);
    let entities = entity::find(&document, &[]);
    let both = || (place::find(black_box(&document), &entities), time::find(&document, &entities, None));
    bencher.counter(size(&article)).bench(both);
}

#[divan::bench]
fn attributions(bencher: Bencher) {
    let article = text();
    let document = document::of(&article.text, None);
    let entities = entity::find(&document, &[]);
    bencher.counter(size(&article)).bench(|| attribution::find(black_box(&document), &entities));
}

#[divan::bench(sample_count = 5)]
fn reader(bencher: Bencher) {
    let article = text();
    let document = &document::of(&article.text, None);
    let quantities = &quantity::find(document);
    let entities = &entity::find(document, &[]);
    let places = &place::find(document, entities);
    let times = &time::find(document, entities, None);
    let known = Known { document, quantities, entities, places, times };
    bencher.counter(size(&article)).bench(|| reader::read(black_box(&known)));
}

#[divan::bench]
fn claims(bencher: Bencher) {
    let article = text();
    let page = Page::new("-", article.text.clone().into_bytes());
    bencher.counter(size(&article)).bench(|| sayso::claims(black_box(&page.id), &article).len());
}
