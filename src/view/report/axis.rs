//! The axis of a chart: which figures stand where, in percent of the strip's width, and which of them are named.

/// A linear or logarithmic axis over the figures of one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    scale: Scale,
    from: f64,
    to: f64,
    pub ticks: Vec<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    Linear,
    /// For figures of different orders of magnitude: each step multiplies.
    Logarithmic,
}

/// The largest figure over the smallest from where on a linear axis would press the small ones into its left edge.
const WIDE: f64 = 40.0;
/// The smallest figure over the largest from where on an axis that starts at zero would waste most of its width.
const NARROW: f64 = 0.8;
/// Steps between ticks that are aimed at: the labels of six still stand side by side on a phone.
const STEPS: f64 = 4.5;
/// Sizes of figures that an axis makes room for; others stand at its ends.
const SANE: std::ops::Range<f64> = 1e-9..1e18;
/// Percent of the strip that stay free at either end, for marks that are open to a side.
const MARGIN: f64 = 10.0;

impl Axis {
    /// The axis over all figures that a chart shows; figures of no sane size do not count.
    pub fn over(figures: impl IntoIterator<Item = f64>) -> Axis {
        let figures = figures.into_iter().filter(|figure| *figure == 0.0 || SANE.contains(&figure.abs()));
        let (least, most) = figures
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), figure| (least.min(figure), most.max(figure)));
        if least > most {
            return Axis::linear(0.0, 1.0);
        }
        if least > 0.0 && most / least >= WIDE {
            return Axis::logarithmic(least, most);
        }
        match (least, most) {
            _ if least == most && most == 0.0 => Axis::linear(0.0, 1.0),
            _ if least > 0.0 && (least == most || least < NARROW * most) => Axis::linear(0.0, most),
            _ if most < 0.0 && (least == most || most > NARROW * least) => Axis::linear(least, 0.0),
            _ => Axis::linear(least, most),
        }
    }

    fn linear(least: f64, most: f64) -> Axis {
        let step = step((most - least) / STEPS);
        let (first, last) = ((least / step).floor(), (most / step).ceil());
        let ticks: Vec<f64> = (0..=(last - first) as usize).map(|index| (first + index as f64) * step).collect();
        Axis { scale: Scale::Linear, from: first * step, to: last * step, ticks }
    }

    fn logarithmic(least: f64, most: f64) -> Axis {
        let (first, last) = (least.log10().floor() as i32, most.log10().ceil() as i32);
        let every = ((last - first) as usize).div_ceil(5).max(1);
        let ticks: Vec<f64> = (first..=last).step_by(every).map(|power| 10f64.powi(power)).collect();
        Axis { scale: Scale::Logarithmic, from: 10f64.powi(first), to: 10f64.powi(last), ticks }
    }

    /// Where a figure stands, in percent of the width; figures beyond the ends stand at the ends.
    pub fn place(&self, figure: f64) -> f64 {
        let share = match self.scale {
            Scale::Linear => (figure - self.from) / (self.to - self.from),
            Scale::Logarithmic if figure <= 0.0 => 0.0,
            Scale::Logarithmic => {
                let from = self.from.log10();
                (figure.log10() - from) / (self.to.log10() - from)
            }
        };
        MARGIN + share.clamp(0.0, 1.0) * (100.0 - 2.0 * MARGIN)
    }

    pub fn scale(&self) -> Scale {
        self.scale
    }
}

/// The smallest of 1, 2, 2.5, 5, 10 and their tenfolds that is not below `rough`.
fn step(rough: f64) -> f64 {
    if rough.is_nan() || rough <= f64::MIN_POSITIVE || !rough.is_finite() {
        return 1.0;
    }
    let magnitude = 10f64.powf(rough.log10().floor());
    let round = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|round| round * magnitude >= rough * 0.999_999);
    round.unwrap_or(10.0) * magnitude
}

/// A tick's label, short enough to stand beside others: "25,000", "2.5 m", "1 bn".
pub fn label(tick: f64) -> String {
    let (divisor, unit) = match tick.abs() {
        1e12.. => (1e12, " tn"),
        1e9.. => (1e9, " bn"),
        1e6.. => (1e6, " m"),
        _ => return crate::statement::number(tick),
    };
    crate::statement::number(tick / divisor) + unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(figures: &[f64], scale: Scale, ticks: &[f64]) {
        let axis = Axis::over(figures.iter().copied());
        assert_eq!((axis.scale, axis.ticks.as_slice()), (scale, ticks));
        for figure in figures.iter().filter(|figure| figure.is_finite()) {
            assert!((MARGIN..=100.0 - MARGIN).contains(&axis.place(*figure)), "{figure}");
        }
    }

    #[test]
    fn figures_of_one_magnitude_stand_on_a_linear_axis_from_zero() {
        check(&[2500.0, 4000.0, 10_000.0], Scale::Linear, &[0.0, 2500.0, 5000.0, 7500.0, 10_000.0]);
        check(&[46_000.0], Scale::Linear, &[0.0, 20_000.0, 40_000.0, 60_000.0]);
    }

    #[test]
    fn close_figures_do_not_start_at_zero() {
        check(&[96.0, 100.0], Scale::Linear, &[96.0, 97.0, 98.0, 99.0, 100.0]);
    }

    #[test]
    fn figures_of_many_magnitudes_stand_on_a_logarithmic_axis() {
        check(&[12.0, 9_000.0], Scale::Logarithmic, &[10.0, 100.0, 1000.0, 10_000.0]);
    }

    #[test]
    fn strange_figures_give_an_axis_all_the_same() {
        check(&[], Scale::Linear, &[0.0, 0.25, 0.5, 0.75, 1.0]);
        check(&[f64::NAN, f64::INFINITY], Scale::Linear, &[0.0, 0.25, 0.5, 0.75, 1.0]);
        check(&[0.0], Scale::Linear, &[0.0, 0.25, 0.5, 0.75, 1.0]);
        check(&[-20.0, 20.0], Scale::Linear, &[-20.0, -10.0, 0.0, 10.0, 20.0]);
        for figures in [[-3.0, -2.9], [-1.0, -1.0], [1e-300, 1e300], [0.0, f64::MAX], [f64::MIN, f64::MAX]] {
            let axis = Axis::over(figures);
            assert!(axis.ticks.len() < 20, "{figures:?} {axis:?}");
            assert!(figures.iter().all(|figure| axis.place(*figure).is_finite()), "{figures:?} {axis:?}");
        }
    }

    #[test]
    fn labels_are_short() {
        assert_eq!(label(2500.0), "2,500");
        assert_eq!(label(2_500_000.0), "2.5 m");
        assert_eq!(label(-1e9), "−1 bn");
    }
}
