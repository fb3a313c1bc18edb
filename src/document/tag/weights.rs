//! The learnt part of the tagger: `models/tagger.bin`, built into the binary and unpacked once. The format is written
//! by `train/tagger.py`.

use std::sync::LazyLock;

use super::{Tag, feature};

pub static MODEL: LazyLock<Model> = LazyLock::new(|| {
    Model::read(include_bytes!("../../../models/tagger.bin")).expect("the weights in the binary are whole")
});

/// The hashes of the tags' names.
pub static TAG_HASHES: LazyLock<[u32; Tag::ALL.len()]> =
    LazyLock::new(|| Tag::ALL.map(|tag| feature::hash(&format!("{tag:?}"))));

pub struct Model {
    /// The hash of each class of words.
    classes: Vec<u32>,
    words: Table,
    /// Per word: the number of its class times four, plus its case.
    word_classes: Vec<u16>,
    certain: Table,
    certain_tags: Vec<Tag>,
    features: Table,
    /// Where the pairs of each feature begin, and where the last ones end.
    starts: Vec<u32>,
    /// A tag's number and a signed byte q that stands for the weight q·|q|.
    pairs: &'static [[u8; 2]],
}

impl Model {
    /// The hashes of a word's class and of its case.
    pub fn class(&self, word: u32) -> Option<(u32, u32)> {
        const CASES: [&str; 4] = ["l", "m", "M", "C"];
        let packed = self.word_classes[self.words.find(word)?];
        Some((self.classes[usize::from(packed >> 2)], feature::hash(CASES[usize::from(packed & 3)])))
    }

    /// The only tag of a word, as far as it was seen.
    pub fn certain(&self, word: u32) -> Option<Tag> {
        self.certain.find(word).map(|index| self.certain_tags[index])
    }

    /// Adds the weights of a feature to the scores.
    pub fn add(&self, feature: u32, scores: &mut [i32; Tag::ALL.len()]) {
        let Some(index) = self.features.find(feature) else { return };
        for &[tag, weight] in &self.pairs[self.starts[index] as usize..self.starts[index + 1] as usize] {
            let weight = i32::from(weight.cast_signed());
            scores[usize::from(tag)] += weight * weight.abs();
        }
    }

    fn read(bytes: &'static [u8]) -> Option<Model> {
        let mut rest = bytes.strip_prefix(b"SAYT")?;
        let [version, classes, words, certain, features] = <[u32; 5]>::try_from(numbers(&mut rest, 5)?).ok()?;
        if version != 1 {
            return None;
        }
        let classes = numbers(&mut rest, classes)?;
        let word_hashes = numbers(&mut rest, words)?;
        let word_classes = take(&mut rest, words as usize * 2)?.as_chunks::<2>().0;
        let certain_hashes = numbers(&mut rest, certain)?;
        let certain_tags = take(&mut rest, certain as usize)?;
        let feature_hashes = numbers(&mut rest, features)?;
        let counts = take(&mut rest, features as usize)?;
        let mut starts = Vec::with_capacity(counts.len() + 1);
        starts.push(0);
        let mut end = 0;
        starts.extend(counts.iter().map(|&count| {
            end += u32::from(count);
            end
        }));
        let (pairs, []) = rest.as_chunks::<2>() else { return None };
        (pairs.len() == end as usize).then_some(())?;
        Some(Model {
            classes,
            words: Table::of(word_hashes),
            word_classes: word_classes.iter().map(|&bytes| u16::from_le_bytes(bytes)).collect(),
            certain: Table::of(certain_hashes),
            certain_tags: certain_tags
                .iter()
                .map(|&tag| Tag::ALL.get(usize::from(tag)).copied())
                .collect::<Option<_>>()?,
            features: Table::of(feature_hashes),
            starts,
            pairs,
        })
    }
}

fn take(rest: &mut &'static [u8], count: usize) -> Option<&'static [u8]> {
    rest.split_off(..count)
}

fn numbers(rest: &mut &'static [u8], count: u32) -> Option<Vec<u32>> {
    let bytes = take(rest, count as usize * 4)?;
    Some(bytes.as_chunks::<4>().0.iter().map(|&bytes| u32::from_le_bytes(bytes)).collect())
}

/// Sorted hashes, with the place where each beginning of 16 bits starts.
struct Table {
    hashes: Vec<u32>,
    starts: Vec<u32>,
}

impl Table {
    fn of(hashes: Vec<u32>) -> Table {
        let mut starts = vec![0u32; (1 << 16) + 1];
        for hash in &hashes {
            starts[(hash >> 16) as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        Table { hashes, starts }
    }

    fn find(&self, hash: u32) -> Option<usize> {
        let beginning = (hash >> 16) as usize;
        let (from, to) = (self.starts[beginning] as usize, self.starts[beginning + 1] as usize);
        self.hashes[from..to].iter().position(|&held| held == hash).map(|index| from + index)
    }
}
