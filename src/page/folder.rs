//! The pages below a folder. What cannot be a page is skipped with a reason that the caller may tell.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// What a folder holds, sorted by path.
#[derive(Debug, Default)]
pub struct Folder {
    pub pages: Vec<PathBuf>,
    pub skipped: Vec<Skipped>,
}

/// A file that was not taken for a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Skipped {
    pub path: PathBuf,
    /// Why, as words that follow the path.
    pub reason: &'static str,
}

/// Endings of files that hold no page. A file without one of these is opened, and its content decides.
const NO_PAGES: [&str; 38] = [
    "7z", "avi", "bmp", "css", "db", "doc", "docx", "exe", "gif", "gz", "ico", "jpeg", "jpg", "js", "json", "jsonl",
    "lock", "m4a", "mov", "mp3", "mp4", "odt", "ogg", "pdf", "png", "ppt", "pptx", "rar", "svg", "tar", "tsv", "wav",
    "webm", "webp", "woff2", "xls", "xlsx", "zip",
];

/// The pages below `path`, symbolic links followed. A path that names a file is taken, whatever the file is called.
pub fn walk(path: &Path) -> io::Result<Folder> {
    let mut folder = Folder::default();
    let mut entries = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.depth() == 0 => {
                return Err(error.into_io_error().unwrap_or_else(|| io::Error::other("it is a link in a circle")));
            }
            Err(error) => {
                let reason = if error.loop_ancestor().is_some() { "is a link in a circle" } else { "cannot be read" };
                folder.skip(error.path().unwrap_or(path), reason);
                continue;
            }
        };
        let named = entry.depth() == 0;
        if !named && is_hidden(&entry) {
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            folder.skip(entry.path(), "is hidden");
        } else if entry.file_type().is_dir() {
            continue;
        } else if !named && !entry.file_type().is_file() {
            folder.skip(entry.path(), "is no plain file");
        } else if !named && has_other_ending(entry.path()) {
            folder.skip(entry.path(), "is no page, by its ending");
        } else {
            folder.pages.push(entry.into_path());
        }
    }
    Ok(folder)
}

impl Folder {
    fn skip(&mut self, path: &Path, reason: &'static str) {
        self.skipped.push(Skipped { path: path.to_owned(), reason });
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn has_other_ending(path: &Path) -> bool {
    let Some(ending) = path.extension() else { return false };
    // `sayso.db-wal` and the like belong to a ledger that lies beside the pages.
    let ending = ending.to_string_lossy().to_ascii_lowercase();
    ending.starts_with("db-") || NO_PAGES.binary_search(&ending.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(paths: impl Iterator<Item = PathBuf>, root: &Path) -> Vec<String> {
        paths.map(|path| path.strip_prefix(root).unwrap().display().to_string()).collect()
    }

    #[test]
    fn endings_are_sorted() {
        assert!(NO_PAGES.is_sorted());
    }

    #[test]
    fn pages_are_taken_and_the_rest_is_told() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("sub/.git")).unwrap();
        for name in ["b.html", "a.TXT", "plain", ".hidden", "photo.JPG", "sayso.db-wal", "sub/c.htm", "sub/.git/d.txt"]
        {
            fs::write(root.path().join(name), "ten").unwrap();
        }
        let folder = walk(root.path()).unwrap();
        assert_eq!(names(folder.pages.into_iter(), root.path()), ["a.TXT", "b.html", "plain", "sub/c.htm"]);
        let skipped = names(folder.skipped.into_iter().map(|skipped| skipped.path), root.path());
        assert_eq!(skipped, [".hidden", "photo.JPG", "sayso.db-wal", "sub/.git"]);
        let photo = root.path().join("photo.JPG");
        assert_eq!(walk(&photo).unwrap().pages, [photo], "a file that is named is taken");
        assert!(walk(&root.path().join("absent")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_circle_end() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.txt"), "ten").unwrap();
        std::os::unix::fs::symlink(root.path(), root.path().join("again")).unwrap();
        std::os::unix::fs::symlink(root.path().join("absent"), root.path().join("dangling")).unwrap();
        let folder = walk(root.path()).unwrap();
        assert_eq!(names(folder.pages.into_iter(), root.path()), ["a.txt"]);
        let reasons: Vec<&str> = folder.skipped.iter().map(|skipped| skipped.reason).collect();
        assert_eq!(reasons, ["is a link in a circle", "cannot be read"]);
    }
}
