//! Which source, and which cue, belongs to a content: a score for each candidate and one for none.

use super::Passage;
use super::chain::Run;
use super::weights::{Linear, floats};

/// Words between a content and its source or cue at most.
const REACH: usize = 220;

pub struct Link {
    first: Linear,
    last: Linear,
    candidate: Linear,
    before: Linear,
    none: Linear,
    /// By bucket: from the content's first word, and from its end.
    distance: Vec<f32>,
}

impl Link {
    pub fn of(name: &str) -> Link {
        let part = |part: &str| Linear::of(&format!("{name}.{part}"));
        Link {
            first: part("first"),
            last: part("last"),
            candidate: part("candidate"),
            before: part("before"),
            none: part("none"),
            distance: floats(&format!("{name}.distance")),
        }
    }

    /// For each content the index of the best candidate, or none.
    pub fn best(&self, passage: &Passage, contents: &[Run], candidates: &[Run]) -> Vec<Option<usize>> {
        let word = |index: usize| passage.vector(index);
        let keys: Vec<Vec<f32>> = candidates
            .iter()
            .map(|run| sum(&self.candidate.apply(word(run.first)), &self.before.apply(word(run.last - 1))))
            .collect();
        let buckets = self.distance.len() / 2;
        let mut chosen = Vec::with_capacity(contents.len());
        for content in contents {
            let head = sum(&self.first.apply(word(content.first)), &self.last.apply(word(content.last - 1)));
            let mut top = (self.none.apply(word(content.first))[0], None);
            for (index, candidate) in candidates.iter().enumerate() {
                if candidate.first.abs_diff(content.first) >= REACH {
                    continue;
                }
                let product: f32 = head.iter().zip(&keys[index]).map(|(a, b)| a * b).sum();
                let score = product / (head.len() as f32).sqrt()
                    + self.distance[bucket(candidate.first, content.first, buckets)]
                    + self.distance[buckets + bucket(candidate.first, content.last, buckets)];
                if score > top.0 {
                    top = (score, Some(index));
                }
            }
            chosen.push(top.1);
        }
        chosen
    }
}

fn sum(left: &[f32], right: &[f32]) -> Vec<f32> {
    left.iter().zip(right).map(|(a, b)| a + b).collect()
}

/// Signed distance in words, by powers of two: what stands before has the first half of the buckets.
fn bucket(word: usize, from: usize, buckets: usize) -> usize {
    let side = (word.abs_diff(from).max(1).ilog2() as usize).min(buckets / 2 - 1);
    if word < from { side } else { side + buckets / 2 }
}
