//! Tables of weights, `models/*.tsv`: what each thing that is known speaks for or against.

use std::collections::HashMap;

use crate::lexicon;

/// What is known: a name and a value, mostly 0 or 1. What is not named is 0.
pub type Features = Vec<(&'static str, f32)>;

/// A sum of weights; and, where a table has a third column, of units that see what is known together (a hidden layer): each
/// takes the hyperbolic tangent of a sum of its own.
pub struct Weights {
    /// Of what is known its own weight, and one for each of the units.
    known: HashMap<&'static str, (f32, Vec<f32>)>,
    base: Vec<f32>,
    units: Vec<f32>,
}

impl Weights {
    /// A table of names and weights.
    pub fn of(table: &'static str) -> Weights {
        let number = |number: &str| number.parse().expect("a weight is a number");
        let several = |numbers: &'static str| numbers.split_whitespace().map(number).collect::<Vec<f32>>();
        let mut known = HashMap::new();
        let (mut base, mut units) = (Vec::new(), Vec::new());
        for [name, weight, together] in lexicon::rows(table) {
            let together = several(together);
            match name {
                "(base)" => base = together,
                "(units)" => units = together,
                _ => _ = known.insert(name, (number(weight), together)),
            }
        }
        Weights { known, base, units }
    }

    pub fn sum(&self, features: &Features) -> f32 {
        let (mut alone, mut together) = (0.0, self.base.clone());
        for (name, value) in features {
            let Some((weight, weights)) = self.known.get(name) else { continue };
            alone += weight * value;
            together.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight * value);
        }
        let units = together.iter().zip(&self.units).map(|(sum, weight)| weight * sum.tanh());
        alone + units.sum::<f32>()
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
        self.known.keys()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_see_what_is_known_together() {
        let near = |left: f32, right: f32| assert!((left - right).abs() < 1e-6, "{left} is not {right}");
        let alone = Weights::of("known\tweight\nhere\t0.5\nshare\t2\n");
        near(alone.sum(&vec![("here", 1.0), ("share", 0.25), ("unheard of", 1.0)]), 1.0);
        let both =
            Weights::of("known\tweight\ttogether\nhere\t0.5\t1 0\nshare\t2\t-1 2\n(base)\t\t0 0.5\n(units)\t\t3 -2\n");
        let units = 3.0 * 0.75_f32.tanh() - 2.0 * 1.0_f32.tanh();
        near(both.sum(&vec![("here", 1.0), ("share", 0.25)]), 1.0 + units);
        assert_eq!(both.names().count(), 2);
    }
}
