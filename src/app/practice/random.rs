//! A small generator of numbers that gives the same series for the same seed, everywhere.

use uuid::Uuid;

/// Series of numbers made from a seed (SplitMix64); good for invented people, never for keys.
#[derive(Clone, Debug)]
pub(super) struct Series {
    state: u64,
}

impl Series {
    /// Starts a series.
    pub(super) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Gives the next number.
    pub(super) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Gives a number from `least` to `most`, both possible.
    pub(super) fn between(&mut self, least: u16, most: u16) -> u16 {
        let span = u64::from(most.saturating_sub(least)).saturating_add(1);
        let step = u16::try_from(self.next() % span).unwrap_or(0);
        least.saturating_add(step)
    }

    /// Tells yes so many times in a hundred.
    pub(super) fn chance(&mut self, percent: u16) -> bool {
        self.between(1, 100) <= percent
    }

    /// Takes one of several; the default where there is none.
    pub(super) fn pick<T: Copy + Default>(&mut self, several: &[T]) -> T {
        let most = u16::try_from(several.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let index = usize::from(self.between(0, most));
        several.get(index).copied().unwrap_or_default()
    }

    /// Makes an id of version 7 whose moment is given, so that ids sort as made.
    pub(super) fn id(&mut self, millis: u64) -> Uuid {
        let (one, other) = (self.next().to_le_bytes(), self.next().to_le_bytes());
        let mut bytes = [0; 10];
        for (byte, source) in bytes.iter_mut().zip(one.iter().chain(&other)) {
            *byte = *source;
        }
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_its_series_and_no_other() {
        let series = |seed| {
            let mut series = Series::new(seed);
            [series.next(), series.next(), series.next()]
        };
        assert_eq!(series(7), series(7));
        assert_ne!(series(7), series(8));
    }

    #[test]
    fn numbers_stay_between_their_limits_and_reach_both() {
        let mut series = Series::new(1);
        let drawn: Vec<u16> = (0..200).map(|_| series.between(3, 6)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&3), Some(&6)));
        assert_eq!(series.between(5, 5), 5);
        assert_eq!(series.pick::<u8>(&[]), 0);
    }
}
