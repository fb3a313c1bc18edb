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
    words: Table<Word>,
    features: Table<Weights>,
    rows: Vec<[i8; Tag::ALL.len()]>,
}

/// What is known of a word, whatever stands around it.
#[derive(Clone, Copy, Default)]
struct Word {
    /// The number of its class times four, plus its case.
    class: Option<u16>,
    /// Its only tag, as far as it was seen.
    certain: Option<Tag>,
}

/// What a feature weighs for each tag: a signed byte q stands for the weight q·|q|.
#[derive(Clone, Copy)]
enum Weights {
    /// All that are not zero, filled up with zeros.
    Few([(Tag, i8); FEW]),
    /// The number of the row that holds them.
    Row(u16),
}

/// Nine features in ten weigh something for so many tags or fewer.
const FEW: usize = 4;

impl Model {
    /// The hashes of a word's class and of its case, and its tag if it is certain.
    pub fn word(&self, hash: u32) -> (Option<(u32, u32)>, Option<Tag>) {
        const CASES: [&str; 4] = ["l", "m", "M", "C"];
        let Word { class, certain } = self.words.find(hash).unwrap_or_default();
        let hashes =
            |packed: u16| (self.classes[usize::from(packed >> 2)], feature::hash(CASES[usize::from(packed & 3)]));
        (class.map(hashes), certain)
    }

    /// The sums of the features' weights, by tag.
    pub fn scores(&self, features: &[u32; feature::COUNT]) -> [i32; Tag::ALL.len()] {
        let square = |weight: i8| i32::from(weight) * i32::from(weight).abs();
        let mut scores = [0; Tag::ALL.len()];
        // All are looked up before any is summed, so that the lookups wait for memory together.
        let mut found = [Weights::Row(0); feature::COUNT];
        let mut count = 0;
        for weights in features.iter().filter_map(|&feature| self.features.find(feature)) {
            found[count] = weights;
            count += 1;
        }
        for weights in &found[..count] {
            match *weights {
                Weights::Few(few) => few.into_iter().for_each(|(tag, weight)| scores[tag as usize] += square(weight)),
                Weights::Row(row) => {
                    let row = &self.rows[usize::from(row)];
                    scores.iter_mut().zip(row).for_each(|(score, &weight)| *score += square(weight));
                }
            }
        }
        scores
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

        let mut words = Table::with_room_for(word_hashes.len() + certain_hashes.len());
        for (hash, &packed) in word_hashes.into_iter().zip(word_classes) {
            words.insert(hash, Word { class: Some(u16::from_le_bytes(packed)), certain: None });
        }
        for (hash, &tag) in certain_hashes.into_iter().zip(certain_tags) {
            let word = words.find(hash).unwrap_or_default();
            words.insert(hash, Word { certain: Some(tag_of(tag)?), ..word });
        }
        let (mut features, mut rows) = (Table::with_room_for(feature_hashes.len()), Vec::new());
        for (hash, &count) in feature_hashes.into_iter().zip(counts) {
            let pairs = take(&mut rest, usize::from(count) * 2)?.as_chunks::<2>().0;
            features.insert(hash, weights(pairs, &mut rows)?);
        }
        rest.is_empty().then_some(Model { classes, words, features, rows })
    }
}

/// The weights of pairs of a tag's number and a byte; many become a row.
fn weights(pairs: &[[u8; 2]], rows: &mut Vec<[i8; Tag::ALL.len()]>) -> Option<Weights> {
    let mut few = [(Tag::Other, 0); FEW];
    let mut row = [0; Tag::ALL.len()];
    for (index, &[tag, weight]) in pairs.iter().enumerate() {
        let (tag, weight) = (tag_of(tag)?, weight.cast_signed());
        row[tag as usize] = weight;
        few[index % FEW] = (tag, weight);
    }
    if pairs.len() <= FEW {
        return Some(Weights::Few(few));
    }
    rows.push(row);
    Some(Weights::Row(u16::try_from(rows.len() - 1).ok()?))
}

fn tag_of(number: u8) -> Option<Tag> {
    Tag::ALL.get(usize::from(number)).copied()
}

fn take(rest: &mut &'static [u8], count: usize) -> Option<&'static [u8]> {
    rest.split_off(..count)
}

fn numbers(rest: &mut &'static [u8], count: u32) -> Option<Vec<u32>> {
    let bytes = take(rest, count as usize * 4)?;
    Some(bytes.as_chunks::<4>().0.iter().map(|&bytes| u32::from_le_bytes(bytes)).collect())
}

/// What is held under each hash. A hash stands in the slot that its first bits tell, or in the next free one.
struct Table<T> {
    slots: Vec<Option<(u32, T)>>,
    /// A bit for each beginning of a hash, set where one is held: most of those that are not are told by it.
    held: Vec<u64>,
}

impl<T: Copy> Table<T> {
    fn with_room_for(count: usize) -> Table<T> {
        Table { slots: vec![None; count + count / 2 + 1], held: vec![0; count / 8 + 1] }
    }

    fn find(&self, hash: u32) -> Option<T> {
        let (word, bit) = self.bit(hash);
        if self.held[word] & bit == 0 {
            return None;
        }
        self.slots[self.place(hash)].map(|(_, value)| value)
    }

    fn insert(&mut self, hash: u32, value: T) {
        let (word, bit) = self.bit(hash);
        self.held[word] |= bit;
        let place = self.place(hash);
        self.slots[place] = Some((hash, value));
    }

    fn bit(&self, hash: u32) -> (usize, u64) {
        let bit = scale(hash, self.held.len() * 64);
        (bit / 64, 1 << (bit % 64))
    }

    /// The slot that holds the hash, or the free one in which it would stand.
    fn place(&self, hash: u32) -> usize {
        let mut place = scale(hash, self.slots.len());
        while self.slots[place].is_some_and(|(held, _)| held != hash) {
            place = if place + 1 < self.slots.len() { place + 1 } else { 0 };
        }
        place
    }
}

/// The hash as a number below `count`.
fn scale(hash: u32, count: usize) -> usize {
    ((u64::from(hash) * count as u64) >> u32::BITS) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_holds_what_was_put_in() {
        let hashes = || (0..1000u32).map(|number| number.wrapping_mul(0x9E37_79B1) | 1);
        let mut table = Table::with_room_for(1002);
        for hash in hashes().chain([0, u32::MAX]) {
            table.insert(hash, hash);
        }
        assert!(hashes().chain([0, u32::MAX]).all(|hash| table.find(hash) == Some(hash)));
        assert!((2..1000).all(|number| table.find(number).is_none()));
    }
}
