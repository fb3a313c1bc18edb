//! The heads' weights: `models/reader.safetensors`, built into the binary and unpacked once. Written by
//! `train/reader/export.py`.

use std::sync::LazyLock;

use safetensors::SafeTensors;

/// Values a word's vector holds.
pub const HIDDEN: usize = 384;

static FILE: LazyLock<SafeTensors<'static>> = LazyLock::new(|| {
    SafeTensors::deserialize(include_bytes!("../../models/reader.safetensors")).expect("the weights are whole")
});

/// The bytes of a tensor of signed bytes.
pub fn bytes(name: &str) -> &'static [u8] {
    FILE.tensor(name).unwrap_or_else(|_| panic!("the weights hold {name}")).data()
}

/// A tensor of 32-bit floats, row by row.
pub fn floats(name: &str) -> Vec<f32> {
    let data = bytes(name);
    data.as_chunks().0.iter().map(|&four| f32::from_le_bytes(four)).collect()
}

/// A linear map: rows of weights by input, so that sums run over neighbouring outputs.
pub struct Linear {
    inputs: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// `name.weight` (outputs × inputs) and `name.bias`, where there is one.
    pub fn of(name: &str) -> Linear {
        let weight = floats(&format!("{name}.weight"));
        let shape = FILE.tensor(&format!("{name}.weight")).map(|tensor| tensor.shape().to_vec());
        let [outputs, inputs] = shape.ok().and_then(|shape| <[usize; 2]>::try_from(shape).ok()).expect("a matrix");
        let mut weights = vec![0.0; weight.len()];
        for (output, row) in weight.chunks(inputs).enumerate() {
            for (input, &value) in row.iter().enumerate() {
                weights[input * outputs + output] = value;
            }
        }
        let bias = format!("{name}.bias");
        let bias = if FILE.tensor(&bias).is_ok() { floats(&bias) } else { vec![0.0; outputs] };
        Linear { inputs, weights, bias }
    }

    pub fn apply(&self, input: &[f32]) -> Vec<f32> {
        debug_assert_eq!(input.len(), self.inputs);
        let mut output = self.bias.clone();
        let outputs = output.len();
        for (&value, row) in input.iter().zip(self.weights.chunks_exact(outputs)) {
            output.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += value * weight);
        }
        output
    }
}
