//! "Smith and Jones raised $2m and $3m, respectively": each figure of a list belongs to the name that stands in the same
//! place of a list before it.

use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::phrase::{self, Phrase};

/// The name that the figure belongs to.
pub fn find(line: &Line, figure: &Figure) -> Option<Phrase> {
    /// Pieces after the figure within which the list ends.
    const REACH: usize = 16;
    let close = (figure.end..figure.end + REACH).find(|&at| line.word(at) == "respectively")?;
    let numbers = numbers(line, close);
    let place = numbers.iter().position(|&at| (figure.start..figure.end).contains(&at))?;
    let first = *numbers.first()?;
    let joint = (0..first).rev().filter(|&at| line.word(at) == "and");
    let mut lists = joint.filter_map(|joint| names(line, joint, numbers.len()));
    lists.next().map(|names| names[place])
}

/// The numbers of the list that ends at `close`, in the order of the text.
fn numbers(line: &Line, close: usize) -> Vec<usize> {
    /// Pieces between two numbers of a list: a unit, a comma, "and".
    const GAP: usize = 5;
    let mut numbers: Vec<usize> = Vec::new();
    let mut at = close;
    while at > 0 && numbers.last().is_none_or(|&last| last <= at + GAP) {
        at -= 1;
        if line.pieces[at].is_number() {
            numbers.push(at);
        }
    }
    numbers.reverse();
    numbers
}

/// As many names as there are figures, the last of them after the joint "and".
fn names(line: &Line, joint: usize, count: usize) -> Option<Vec<Phrase>> {
    let is_name = |found: &Phrase| line.pieces[found.head].tag.is_proper_noun();
    let last = phrase::after(line, joint + 1).filter(|last| last.start == joint + 1 && is_name(last))?;
    let mut names = vec![last];
    let mut end = joint;
    while names.len() < count {
        end -= usize::from(line.word_before(end, 1) == ",");
        let name = phrase::before(line, end).filter(is_name)?;
        names.push(name);
        end = name.start;
    }
    names.reverse();
    // "in July and August", "polls from Fox and Quinnipiac": names of something else.
    const WITHIN: [&str; 8] = ["in", "from", "of", "on", "at", "to", "for", "by"];
    (!WITHIN.contains(&line.word_before(end, 1))).then_some(names)
}
