//! A linear chain over labels O, B-x, I-x, … (a conditional random field, Lafferty et al. 2001): the best labels of a run
//! of words, by Viterbi, as spans.

use super::weights;

/// Label transitions of one head.
pub struct Chain {
    labels: usize,
    /// From label × to label.
    moves: Vec<f32>,
    starts: Vec<f32>,
}

/// What no word may be.
const NEVER: f32 = -1e4;

/// A run of words with one class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    pub first: usize,
    pub last: usize,
    pub class: usize,
    /// From 0 to 1: the share that its labels have among each word's own, on the mean.
    pub score: f32,
}

impl Run {
    pub fn of(first: usize, last: usize) -> Run {
        Run { first, last, class: 0, score: 1.0 }
    }
}

impl Chain {
    /// The chains of a head, one for each copy.
    pub fn all(name: &str, classes: usize) -> Vec<Chain> {
        let labels = 1 + 2 * classes;
        let moves = weights::floats(&format!("{name}.moves"));
        let starts = weights::floats(&format!("{name}.starts"));
        moves
            .chunks(labels * labels)
            .zip(starts.chunks(labels))
            .map(|(moves, starts)| Chain::of(moves, starts))
            .collect()
    }

    fn of(moves: &[f32], starts: &[f32]) -> Chain {
        let labels = starts.len();
        let mut chain = Chain { labels, moves: moves.to_vec(), starts: starts.to_vec() };
        for to in (0..labels).filter(|&label| is_inside(label)) {
            chain.starts[to] = NEVER;
            for from in (0..labels).filter(|&from| from != to && from + 1 != to) {
                chain.moves[from * labels + to] = NEVER;
            }
        }
        chain
    }

    /// The best runs of words, given each word's logits; `opens` tells which word begins a line. No run goes over a line's
    /// end.
    pub fn best(&self, opens: &[bool], logit: impl Fn(usize, usize) -> f32) -> Vec<Run> {
        let (labels, words) = (self.labels, opens.len());
        if words == 0 {
            return Vec::new();
        }
        let mut best: Vec<f32> = (0..labels).map(|label| self.starts[label] + logit(0, label)).collect();
        let mut back: Vec<u8> = Vec::with_capacity(words * labels);
        for (word, &cut) in opens.iter().enumerate().skip(1) {
            let mut next = Vec::with_capacity(labels);
            for to in 0..labels {
                let cut = if cut && is_inside(to) { NEVER } else { 0.0 };
                let score = |from: usize| best[from] + self.moves[from * labels + to] + cut;
                let from = (1..labels).fold(0, |top, from| if score(from) > score(top) { from } else { top });
                back.push(from as u8);
                next.push(score(from) + logit(word, to));
            }
            best = next;
        }
        let mut label = (1..labels).fold(0, |top, label| if best[label] > best[top] { label } else { top });
        let mut path = vec![label];
        for from in back.chunks(labels).rev() {
            label = usize::from(from[label]);
            path.push(label);
        }
        path.reverse();
        let mut runs = runs(&path);
        for run in &mut runs {
            let share = |word: usize| {
                let top = (0..labels).map(|label| logit(word, label)).fold(f32::MIN, f32::max);
                let all: f32 = (0..labels).map(|label| (logit(word, label) - top).exp()).sum();
                (logit(word, path[word]) - top).exp() / all
            };
            run.score = (run.first..run.last).map(share).sum::<f32>() / (run.last - run.first) as f32;
        }
        runs
    }
}

/// Labels are O, then B and I of each class.
fn is_inside(label: usize) -> bool {
    label > 0 && label.is_multiple_of(2)
}

fn runs(path: &[usize]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (word, &label) in path.iter().enumerate() {
        if label % 2 == 1 {
            runs.push(Run { class: label / 2, ..Run::of(word, word + 1) });
        } else if let (true, Some(run)) = (label > 0, runs.last_mut()) {
            run.last = word + 1;
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs of one class over words with these odds for O, B and I.
    #[track_caller]
    fn check(logits: &[[f32; 3]], opens: &[bool], expected: &[(usize, usize)]) {
        let chain = Chain::of(&[0.0; 9], &[0.0; 3]);
        let runs = chain.best(opens, |word, label| logits[word][label]);
        assert_eq!(runs.iter().map(|run| (run.first, run.last)).collect::<Vec<_>>(), expected);
        assert!(runs.iter().all(|run| run.score > 0.0 && run.score <= 1.0));
    }

    const O: [f32; 3] = [3.0, 0.0, 0.0];
    const B: [f32; 3] = [0.0, 3.0, 0.0];
    const I: [f32; 3] = [0.0, 0.0, 3.0];

    #[test]
    fn a_run_begins_with_b_and_ends_with_its_line() {
        check(&[O, B, I, O, B], &[false; 5], &[(1, 3), (4, 5)]);
        check(&[B, I, I], &[false, false, true], &[(0, 2)]);
        check(&[], &[], &[]);
    }

    #[test]
    fn an_inside_without_a_begin_is_outside_or_begins() {
        check(&[O, O, I, O], &[false; 4], &[]);
        check(&[O, [0.0, 2.0, 3.0], I, O], &[false; 4], &[(1, 3)]);
    }
}
