//! Pages: bytes as they came, with where from and a digest; what kind of bytes they are, and the text they stand for.
//! What of that text is the article is not known here.

mod charset;
mod folder;
mod kind;

pub use folder::{Folder, Skipped, walk};
pub use kind::PageKind;

use std::io::{self, Read};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::notice::{Notice, NoticeKind};

/// `p-` and the first 16 hexadecimal digits of the SHA-256 of the bytes: the same bytes are the same page everywhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PageId(pub String);

/// One page's bytes.
#[derive(Clone, Debug)]
pub struct Page {
    pub id: PageId,
    /// The path as given, or `-` for standard input.
    pub location: String,
    pub bytes: Vec<u8>,
    pub notices: Vec<Notice>,
}

/// Bytes of a page that are read; a longer page is cut there, with a notice.
pub const LARGEST_PAGE: usize = 8 << 20;

impl Page {
    pub fn new(location: impl Into<String>, mut bytes: Vec<u8>) -> Page {
        let mut notices = Vec::new();
        if bytes.len() > LARGEST_PAGE {
            bytes.truncate(LARGEST_PAGE);
            let reason = format!("the page is larger than {} MiB; the rest was not read", LARGEST_PAGE >> 20);
            notices.push(Notice::new(NoticeKind::Truncated, reason, ""));
        }
        let digest = Sha256::digest(&bytes);
        let id = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        Page { id: PageId(format!("p-{id}")), location: location.into(), bytes, notices }
    }

    /// Reads a page from a file, a pipe or standard input, one byte further than what is kept.
    pub fn read(location: impl Into<String>, input: impl Read) -> io::Result<Page> {
        let mut bytes = Vec::new();
        input.take(LARGEST_PAGE as u64 + 1).read_to_end(&mut bytes)?;
        Ok(Page::new(location, bytes))
    }

    /// What kind of bytes these are, by content and, where that leaves it open, by the location's ending.
    pub fn kind(&self) -> PageKind {
        kind::of(&self.bytes, &self.location)
    }

    /// The characters that the bytes stand for, with a notice where that is not certain. Binary bytes have none.
    pub fn text(&self) -> (String, Vec<Notice>) {
        match self.kind() {
            PageKind::Binary { .. } => (String::new(), Vec::new()),
            PageKind::Html | PageKind::Text => charset::decode(&self.bytes, self.is_cut()),
        }
    }

    /// Whether the end of the page was not read.
    fn is_cut(&self) -> bool {
        self.notices.iter().any(|notice| notice.kind == NoticeKind::Truncated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_page_is_cut_and_says_so() {
        let page = Page::read("-", io::repeat(b'x')).unwrap();
        assert_eq!(page.bytes.len(), LARGEST_PAGE);
        assert_eq!(page.notices.len(), 1);
        assert!(Page::new("-", vec![b'x'; LARGEST_PAGE]).notices.is_empty());
    }

    #[test]
    fn the_same_bytes_are_the_same_page() {
        assert_eq!(Page::new("a.txt", b"eight".to_vec()).id, Page::new("b.txt", b"eight".to_vec()).id);
        assert_ne!(Page::new("a.txt", b"eight".to_vec()).id, Page::new("a.txt", b"nine".to_vec()).id);
    }
}
