//! How fast quantities are read, in words per second of one core, beside two Python libraries on the same text in the
//! same run: `cargo bench --bench quantities`. The text is that of the articles of claims/dev; words are what white space
//! parts; seconds are those of the processor, so that other programs count little. The peers are put in place by
//! `bench/peers/install`; `bench/peers/README.md` tells how they are called.

use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use sayso::{document, quantity};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// How long each reader reads the articles over and over.
const TIME: Duration = Duration::from_secs(20);

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// One line of the table.
struct Row {
    reader: String,
    words_per_second: f64,
    /// In one pass over the articles.
    quantities: Option<usize>,
}

fn main() -> Result<()> {
    let texts = texts()?;
    if texts.is_empty() {
        println!("no ../shared/data/claims/dev: quantities are not timed");
        return Ok(());
    }
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    println!("{} articles, {words} words, read over and over for {TIME:?} by each, on one core\n", texts.len());
    let mut rows = sayso(&texts, words);
    match peers(&texts)? {
        Some(peers) => rows.extend(peers),
        None => println!("no target/peers: run bench/peers/install to have other libraries timed beside Sayso\n"),
    }
    print(&rows);
    Ok(())
}

/// The texts of the articles, in the order of their files.
fn texts() -> Result<Vec<String>> {
    let Ok(folder) = Path::new(ROOT).join("../shared/data/claims/dev").read_dir() else { return Ok(Vec::new()) };
    let mut files = folder.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    let text = |file| -> Result<String> {
        let article: serde_json::Value = serde_json::from_slice(&std::fs::read(file)?)?;
        Ok(article["text"].as_str().ok_or("an article without a text")?.to_owned())
    };
    files.into_iter().map(text).collect()
}

/// The whole path from a text to its quantities, and its two halves by themselves.
fn sayso(texts: &[String], words: usize) -> Vec<Row> {
    let documents: Vec<_> = texts.iter().map(|text| document::of(text, None)).collect();
    let time = |reader: &str, pass: &dyn Fn() -> usize| {
        let (words_per_second, found) = time(words, pass);
        Row { reader: format!("sayso, {reader}"), words_per_second, quantities: (found > 0).then_some(found) }
    };
    let whole = || {
        let found = |text: &String| quantity::find(&document::of(text, None)).len();
        texts.iter().map(|text| found(black_box(text))).sum()
    };
    let document = || {
        texts.iter().for_each(|text| drop(black_box(document::of(black_box(text), None))));
        0
    };
    let quantity = || documents.iter().map(|document| quantity::find(black_box(document)).len()).sum();
    vec![
        time("text to quantities", &whole),
        time("of that: sentences, tokens, tags", &document),
        time("of that: quantities", &quantity),
    ]
}

/// Words per second of passes over all the words until the time is used, and what the last one came to.
fn time(words: usize, pass: &dyn Fn() -> usize) -> (f64, usize) {
    pass();
    let (start, mut passes) = (processor_time(), 0);
    loop {
        let found = pass();
        passes += 1;
        let elapsed = processor_time() - start;
        if elapsed >= TIME {
            return ((passes * words) as f64 / elapsed.as_secs_f64(), found);
        }
    }
}

/// What this thread has had of a processor; where the system does not tell, what has passed by the clock.
fn processor_time() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// The rows of `bench/peers/peers.py`; `None` where the peers are not installed.
fn peers(texts: &[String]) -> Result<Option<Vec<Row>>> {
    let python = Path::new(ROOT).join("target/peers/bin/python");
    if !python.exists() {
        return Ok(None);
    }
    let mut peers = Command::new(python)
        .arg(Path::new(ROOT).join("bench/peers/peers.py"))
        .arg(TIME.as_secs().to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    peers.stdin.take().ok_or("no input")?.write_all(&serde_json::to_vec(texts)?)?;
    let output = peers.wait_with_output()?;
    if !output.status.success() {
        return Err("bench/peers/peers.py failed".into());
    }
    let row = |line: &str| -> Result<Row> {
        let [name, how, words, seconds, quantities] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("no row: {line}").into());
        };
        Ok(Row {
            reader: format!("{name}, {how}"),
            words_per_second: words.parse::<f64>()? / seconds.parse::<f64>()?,
            quantities: Some(quantities.parse()?),
        })
    };
    String::from_utf8(output.stdout)?.lines().map(row).collect::<Result<_>>().map(Some)
}

/// The first row is the one that the others are compared with.
fn print(rows: &[Row]) {
    println!("{:<66} {:>10} {:>10} {:>12}", "reader", "words/s", "quantities", "sayso is");
    for row in rows {
        let quantities = row.quantities.map_or(String::new(), |found| found.to_string());
        let times = rows[0].words_per_second / row.words_per_second;
        let times = if row.reader.starts_with("sayso") { String::new() } else { format!("{times:.0} times") };
        println!("{:<66} {:>10.0} {quantities:>10} {times:>12}", row.reader, row.words_per_second);
    }
}
