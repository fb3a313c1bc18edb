//! Pages that nobody should send and somebody will: each gives an article or a notice, in bounded time and memory, and
//! never a panic.

use std::io::{self, Read};

use assert_cmd::Command;
use sayso::article::{self, Article};
use sayso::notice::NoticeKind;
use sayso::page::{LARGEST_PAGE, Page};

const PROSE: &str = "The harbour master said on Monday that forty boats had reached the northern shore. ";

fn read(location: &str, bytes: impl Into<Vec<u8>>) -> Article {
    article::of(&Page::new(location, bytes.into()))
}

/// Checks that the page gives a notice of that kind, or an article without one; prints nothing and does not panic.
#[track_caller]
fn check(location: &str, bytes: impl Into<Vec<u8>>, kind: NoticeKind, text: &str) {
    let article = read(location, bytes);
    assert!(article.notices.iter().any(|notice| notice.kind == kind), "{:?}", article.notices);
    assert_eq!(article.text, text);
}

#[test]
fn nothing_to_read() {
    check("empty.txt", "", NoticeKind::Empty, "");
    check("empty.html", "", NoticeKind::Empty, "");
    check("bom.txt", "\u{feff}", NoticeKind::Empty, "");
    check("blank.txt", " \n\t\r\n\u{200b}", NoticeKind::Empty, "");
    check("blank.html", "<!doctype html><html><head></head><body></body></html>", NoticeKind::Empty, "");
    check(
        "junk.txt",
        "Home » News\nShare\nTweet\n\nAdvertisement\n\nMust read\n\n© 2021 The Valley Post\n",
        NoticeKind::Empty,
        "",
    );
    check("nul.txt", vec![0; 4096], NoticeKind::Empty, "");
    check("page.pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj", NoticeKind::Empty, "");
    let noise: Vec<u8> = (0..100_000_u32).map(|index| (index.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    check("noise.txt", noise, NoticeKind::Empty, "");
}

#[test]
fn broken_bytes() {
    check("cut.txt", &"Forty boats – and more…".as_bytes()[..25], NoticeKind::Encoding, "Forty boats – and more");
    let strays = format!("{PROSE}\0\0{PROSE}");
    assert_eq!(read("strays.txt", strays).text, format!("{PROSE}{PROSE}").trim());
    let latin =
        [b"<html><meta charset=nonsense><p>".as_slice(), PROSE.as_bytes(), b"Caf\xe9s, \xe9coles et th\xe9\xe2tres."]
            .concat();
    check("latin.html", latin, NoticeKind::Encoding, &format!("{PROSE}Cafés, écoles et théâtres."));
}

#[test]
fn deep_elements() {
    for depth in [10_000, 1_000_000] {
        let html = format!("<html><body>{}<p>{PROSE}</p>{}", "<div>".repeat(depth), "</div>".repeat(depth));
        check("deep.html", html, NoticeKind::Ambiguous, PROSE.trim());
    }
    // Closing tags that fit nothing, and tags that never close.
    check(
        "tangled.html",
        format!("<html><p>{PROSE}{}", "<b></i>".repeat(100_000)),
        NoticeKind::Ambiguous,
        PROSE.trim(),
    );
    let open = read("open.html", format!("<html><body>{}<p>{PROSE}", "<a b=\"".repeat(2_000)));
    assert!(open.text.len() < 100_000);
}

#[test]
fn many_elements_and_attributes() {
    let attributes: String = (0..400_000).map(|index| format!(" a{index}=1")).collect();
    check("attributes.html", format!("<html><p{attributes}>{PROSE}</p>"), NoticeKind::Ambiguous, PROSE.trim());
    check(
        "elements.html",
        format!("<html>{}<p>{PROSE}</p>", "<i></i>".repeat(500_000)),
        NoticeKind::Ambiguous,
        PROSE.trim(),
    );
}

#[test]
fn long_pages() {
    // Fifty million bytes on one line: read up to the limit, then cut.
    let mut input = CountingReader { inner: io::repeat(b'x').take(50 << 20), read: 0 };
    let page = Page::read("long.txt", &mut input).unwrap();
    assert_eq!(input.read, LARGEST_PAGE as u64 + 1);
    let article = article::of(&page);
    assert_eq!(article.text.len(), LARGEST_PAGE);
    assert!(article.notices.iter().any(|notice| notice.kind == NoticeKind::Truncated));

    assert_eq!(
        read("rows.txt", "Forty boats reached the northern shore.\n".repeat(20_000)).text,
        "Forty boats reached the northern shore."
    );
    let prose = PROSE.repeat((2 << 20) / PROSE.len());
    assert_eq!(read("prose.txt", prose.as_str()).text.len(), prose.trim().len());
    assert!(read("prose.html", format!("<html><p>{}", &prose[..1 << 20])).text.starts_with(PROSE));
    let marks = format!("<html>{}<p>{PROSE}", "<".repeat(1 << 20));
    assert!(read("marks.html", marks).text.ends_with(PROSE.trim()));
}

struct CountingReader<R> {
    inner: R,
    read: u64,
}

impl<R: Read> Read for CountingReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.read += read as u64;
        Ok(read)
    }
}

/// The whole program on such pages: it says nothing on standard error, prints no claim, and is content.
#[test]
fn the_program_takes_them() {
    let folder = tempfile::tempdir().unwrap();
    let pages: [(&str, Vec<u8>); 6] = [
        ("empty.txt", Vec::new()),
        ("binary.dat", (0..50_000_u32).map(|index| (index.wrapping_mul(2_654_435_761) >> 13) as u8).collect()),
        ("nul.txt", vec![0; 5_000]),
        ("cut.txt", "Boats – …".as_bytes()[..11].to_vec()),
        ("deep.html", "<div>".repeat(10_000).into_bytes()),
        ("line.txt", vec![b'x'; 100_000]),
    ];
    for (name, bytes) in pages {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let output = Command::cargo_bin("sayso").unwrap().arg("extract").arg(folder.path()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)),
        ("".into(), "".into())
    );
}
