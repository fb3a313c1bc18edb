//! Tables of weights, `models/*.tsv`: what each thing that is known speaks for or against.

use std::collections::HashMap;

use crate::lexicon;

/// What is known: a name and a value, mostly 0 or 1. What is not named is 0.
pub type Features = Vec<(&'static str, f32)>;

pub struct Weights(HashMap<&'static str, f32>);

impl Weights {
    /// A table of names and weights.
    pub fn of(table: &'static str) -> Weights {
        let weight = |[name, weight]: [&'static str; 2]| (name, weight.parse().expect("a weight is a number"));
        Weights(lexicon::rows(table).map(weight).collect())
    }

    pub fn sum(&self, features: &Features) -> f32 {
        features.iter().map(|(name, value)| self.0.get(name).map_or(0.0, |weight| weight * value)).sum()
    }

    /// The share of each of all in the sum of their exponentials: a conditional logit.
    pub fn shares<'a>(&self, all: impl Iterator<Item = &'a Features>) -> Vec<f32> {
        let mut shares: Vec<f32> = all.map(|features| self.sum(features)).collect();
        let most = shares.iter().copied().fold(f32::MIN, f32::max);
        shares.iter_mut().for_each(|share| *share = (*share - most).exp());
        let all: f32 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= all);
        shares
    }

    #[cfg(test)]
    pub fn names(&self) -> impl Iterator<Item = &&'static str> {
        self.0.keys()
    }
}

pub fn bit(value: bool) -> f32 {
    f32::from(u8::from(value))
}

/// Those that are not 0.
pub fn features(all: &[(&'static str, f32)]) -> Features {
    all.iter().copied().filter(|(_, value)| *value != 0.0).collect()
}

/// The log odds of a share, 4 at most: e to the fourth to one.
pub fn log_odds(share: f32) -> f32 {
    (share.max(0.01) / (1.0 - share).max(0.01)).ln().clamp(-4.0, 4.0)
}
