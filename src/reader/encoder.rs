//! The encoder: a BERT of six layers (all-MiniLM-L6-v2, taught further by `train/reader`), run by `rten` on one thread.
//! Its layers are `models/reader.onnx`, in signed bytes.

use std::sync::{Arc, LazyLock};

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::pieces::{Casing, Pieces, START};
use super::weights::{self, HIDDEN};

/// Pieces that are read at once, the start included; and those at each side of such a stretch whose words are decided in
/// the stretch beside it.
const LONGEST: usize = 256;
const EDGE: usize = 32;

/// Unpacks a model that is built into the binary.
pub fn model(bytes: &'static [u8]) -> Model {
    let mut options = ModelOptions::with_all_ops();
    options.prepack_weights(true);
    options.load_static_slice(bytes).expect("the model in the binary is whole")
}

/// Runs a model on the threads of `pool`.
pub fn options(pool: &Arc<ThreadPool>) -> RunOptions {
    let mut options = RunOptions::default();
    options.thread_pool = Some(Arc::clone(pool));
    options
}

pub static ENCODER: LazyLock<Encoder> = LazyLock::new(|| apart(|_| Encoder::load()));

pub struct Encoder {
    layers: Model,
    input: NodeId,
    output: NodeId,
    /// Signed bytes a piece, and what they are to be multiplied by.
    pieces: &'static [u8],
    scales: Vec<f32>,
    places: Vec<f32>,
    casings: Vec<f32>,
}

thread_local! {
    /// Pages are read side by side, each on one thread.
    static POOL: Arc<ThreadPool> = Arc::new(ThreadPool::with_num_threads(1));
}

/// Runs `work` with the pool of this thread, on a thread that belongs to no other pool: a worker of the pages' pool that
/// waited for the layers itself would take up the next page meanwhile, and so on, one on top of the other.
pub fn apart<T: Send>(work: impl FnOnce(&Arc<ThreadPool>) -> T + Send) -> T {
    let pool = POOL.with(Arc::clone);
    let run = || pool.run(|| work(&pool));
    std::thread::scope(|scope| scope.spawn(run).join()).unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

impl Encoder {
    fn load() -> Encoder {
        let layers = model(include_bytes!("../../models/reader.onnx"));
        let node = |name| layers.node_id(name).expect("the layers have one input and one output");
        let (input, output) = (node("vectors"), node("words"));
        Encoder {
            layers,
            input,
            output,
            pieces: weights::bytes("pieces"),
            scales: weights::floats("pieces.scale"),
            places: weights::floats("places"),
            casings: weights::floats("casings"),
        }
    }

    /// The vectors of all words of `pieces`, one after the other.
    pub fn words(&self, pieces: &Pieces) -> Vec<f32> {
        apart(|pool| self.words_with(pool, pieces))
    }

    fn words_with(&self, pool: &Arc<ThreadPool>, pieces: &Pieces) -> Vec<f32> {
        let mut vectors = Vec::with_capacity(pieces.words.len() * HIDDEN);
        for stretch in stretches(pieces) {
            let found = self.run(pool, pieces, &stretch);
            let start = pieces.first[stretch.first];
            for word in stretch.from..stretch.to {
                let piece = 1 + pieces.first[word] - start;
                vectors.extend_from_slice(&found[piece * HIDDEN..][..HIDDEN]);
            }
        }
        vectors
    }

    /// The vectors of the pieces of one stretch, its start first.
    fn run(&self, pool: &Arc<ThreadPool>, pieces: &Pieces, stretch: &Stretch) -> Vec<f32> {
        let range = pieces.first[stretch.first]..pieces.end(stretch.last - 1);
        let ids = std::iter::once((START, Casing::None));
        let ids = ids.chain(pieces.ids[range.clone()].iter().copied().zip(pieces.casings[range].iter().copied()));
        let mut vectors = Vec::with_capacity(LONGEST * HIDDEN);
        for (place, (id, casing)) in ids.enumerate() {
            let id = id as usize;
            let piece = &self.pieces[id * HIDDEN..][..HIDDEN];
            let place = &self.places[place * HIDDEN..][..HIDDEN];
            let casing = &self.casings[casing as usize * HIDDEN..][..HIDDEN];
            let sum = |at: usize| f32::from(piece[at].cast_signed()) * self.scales[id] + place[at] + casing[at];
            vectors.extend((0..HIDDEN).map(sum));
        }
        let count = vectors.len() / HIDDEN;
        let vectors = NdTensor::from_data([1, count, HIDDEN], vectors);
        let input = vec![(self.input, vectors.view().into())];
        let [found] =
            self.layers.run_n(input, [self.output], Some(options(pool))).expect("the layers take any stretch");
        let found: NdTensor<f32, 3> = found.try_into().expect("the layers give vectors");
        found.into_data()
    }
}

/// Words that are read at once, and those of them that it decides.
#[derive(Debug, PartialEq)]
struct Stretch {
    first: usize,
    last: usize,
    from: usize,
    to: usize,
}

/// Stretches over all words, each with an edge of context.
fn stretches(pieces: &Pieces) -> Vec<Stretch> {
    let count = pieces.words.len();
    let mut stretches = Vec::new();
    let mut from = 0;
    while from < count {
        let mut first = from;
        while first > 0 && pieces.first[from] - pieces.first[first - 1] <= EDGE {
            first -= 1;
        }
        let mut last = from + 1;
        while last < count && pieces.end(last) - pieces.first[first] < LONGEST {
            last += 1;
        }
        let mut to = last;
        while last < count && to > from + 1 && pieces.first[last] - pieces.first[to - 1] <= EDGE {
            to -= 1;
        }
        stretches.push(Stretch { first, last, from, to });
        from = to;
    }
    stretches
}
