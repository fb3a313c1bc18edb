//! A linear chain over labels O, B-x, I-x, … (a conditional random field, Lafferty et al. 2001): the best labels of a run
//! of words, by Viterbi, as spans; and how likely each word has one, by the forward-backward algorithm (Rabiner 1989).

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

    /// What speaks for a label after another; `cut` where a line begins between them.
    fn step(&self, from: usize, to: usize, cut: bool) -> f32 {
        self.moves[from * self.labels + to] + if cut && is_inside(to) { NEVER } else { 0.0 }
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
                let score = |from: usize| best[from] + self.step(from, to, cut);
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

/// How likely words are in a run, whatever its class.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    pub words: Vec<f32>,
    /// How likely there is no run at all.
    pub none: f32,
}

impl Chain {
    /// The shares of words, given the logits of each; no run goes over a line's end.
    pub fn shares(&self, opens: &[bool], logit: impl Fn(usize, usize) -> f32) -> Shares {
        let (labels, words) = (self.labels, opens.len());
        if words == 0 {
            return Shares { words: Vec::new(), none: 1.0 };
        }
        let step = |word: usize, from: usize, to: usize| self.step(from, to, opens[word]) + logit(word, to);
        let mut ahead: Vec<f32> = (0..labels).map(|label| self.starts[label] + logit(0, label)).collect();
        let mut forward = vec![ahead.clone()];
        let mut none = ahead[0];
        for word in 1..words {
            none += step(word, 0, 0);
            ahead = (0..labels).map(|to| log_sum((0..labels).map(|from| ahead[from] + step(word, from, to)))).collect();
            forward.push(ahead.clone());
        }
        let whole = log_sum(ahead.into_iter());
        let mut behind = vec![0.0; labels];
        let mut shares = vec![0.0; words];
        for word in (0..words).rev() {
            shares[word] = (1.0 - (forward[word][0] + behind[0] - whole).exp()).clamp(0.0, 1.0);
            if word > 0 {
                behind =
                    (0..labels).map(|from| log_sum((0..labels).map(|to| step(word, from, to) + behind[to]))).collect();
            }
        }
        Shares { words: shares, none: (none - whole).exp() }
    }
}

fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = values.clone().fold(f32::MIN, f32::max);
    most + values.map(|value| (value - most).exp()).sum::<f32>().ln()
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
    fn shares_are_those_of_all_labellings() {
        let chain = Chain::of(&[0.2, 0.1, -0.3, 0.0, -0.5, 0.4, 0.3, 0.1, 0.2], &[0.1, -0.2, 0.0]);
        let logits = [[0.5, 0.1, 0.9], [0.2, 0.8, 0.3], [0.4, 0.3, 0.6_f32]];
        let opens = [true, false, true];
        let (mut all, mut none, mut inside) = (0.0, 0.0, [0.0; 3]);
        for path in (0..27).map(|number| [number / 9, number / 3 % 3, number % 3]) {
            let allowed = path[0] != 2 && path[2] != 2 && (path[1] != 2 || path[0] > 0);
            let moves: f32 = path.windows(2).map(|pair| chain.moves[pair[0] * 3 + pair[1]]).sum();
            let score = chain.starts[path[0]] + moves + (0..3).map(|word| logits[word][path[word]]).sum::<f32>();
            let weight = if allowed { score.exp() } else { 0.0 };
            all += weight;
            none += if path == [0; 3] { weight } else { 0.0 };
            (0..3).filter(|&word| path[word] > 0).for_each(|word| inside[word] += weight);
        }
        let shares = chain.shares(&opens, |word, label| logits[word][label]);
        let near = |left: f32, right: f32| assert!((left - right).abs() < 1e-5, "{left} is not {right}");
        near(shares.none, none / all);
        (0..3).for_each(|word| near(shares.words[word], inside[word] / all));
        assert_eq!(chain.shares(&[], |_, _| 0.0), Shares { words: Vec::new(), none: 1.0 });
    }

    #[test]
    fn an_inside_without_a_begin_is_outside_or_begins() {
        check(&[O, O, I, O], &[false; 4], &[]);
        check(&[O, [0.0, 2.0, 3.0], I, O], &[false; 4], &[(1, 3)]);
    }
}
