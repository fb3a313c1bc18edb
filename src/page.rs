//! Pages: bytes as they came, with where from and a digest. A page is not yet understood: `article` does that.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

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
}

/// The files below `path`, sorted by path; a file is itself.
pub fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}
