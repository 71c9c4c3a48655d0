//! The recovery key: 128 random bits that a centre writes down once and keeps in a drawer.
//!
//! Written as nine groups of four signs. The fourth sign of each group checks the group and its
//! place, so that a slip is found in the group where it was made; the other 27 signs carry 135
//! bits, of which the 7 beyond the key check the whole.

use std::fmt;

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::error::StoreError;
use super::seal::fill_random;

/// Crockford's base32: no I, L, O or U, which are taken for 1, 1, 0 and V.
const SIGNS: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J',
    'K', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];
const GROUPS: usize = 9;
const GROUP_SIGNS: usize = 4;

/// A key that opens the store when every passphrase is forgotten; wiped when dropped.
pub struct RecoveryKey(Zeroizing<[u8; 16]>);

/// Why typed text is not a recovery key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryFault {
    /// This group, counted from 1, has a slip in it.
    #[error("group {0} is wrong")]
    Group(u8),
    /// All groups typed are right, but fewer than nine.
    #[error("fewer than nine groups")]
    Short,
    /// Something follows the ninth group.
    #[error("more than nine groups")]
    Long,
    /// Each group is right by itself, the whole is not.
    #[error("the groups do not belong together")]
    Whole,
}

impl RecoveryKey {
    /// Makes a new one.
    pub fn random() -> Result<Self, StoreError> {
        let mut key = Self(Zeroizing::default());
        fill_random(key.0.as_mut_slice())?;
        Ok(key)
    }

    /// Gives its bytes, from which the slot's key is derived.
    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// Writes it as it is shown: nine groups of four with dashes.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(GROUPS * (GROUP_SIGNS + 1)));
        for (place, group) in (1..).zip(self.groups().iter()) {
            if place > 1 {
                text.push('-');
            }
            text.extend(group.iter().filter_map(|value| SIGNS.get(usize::from(*value))));
        }
        text
    }

    /// Tells whether the typed text is the last group, or the whole key: the proof that it was
    /// written down.
    pub fn is_proven_by(&self, typed: &str) -> bool {
        let groups = self.groups();
        let values: Zeroizing<Vec<u8>> = Zeroizing::new(values_of(typed).flatten().collect());
        values.len() == values_of(typed).count()
            && (groups.last().is_some_and(|last| values.as_slice() == last)
                || values.as_slice() == groups.as_flattened())
    }

    /// Reads typed text: any case, with or without dashes and blanks, O for 0, I and L for 1.
    pub fn parse(typed: &str) -> Result<Self, RecoveryFault> {
        let typed: Vec<Option<u8>> = values_of(typed).collect();
        let mut values = Zeroizing::new(Vec::with_capacity(GROUPS * 3));
        for (place, group) in (1..).zip(typed.chunks(GROUP_SIGNS).take(GROUPS)) {
            match group {
                [Some(a), Some(b), Some(c), Some(check)]
                    if *check == check_of(place, [*a, *b, *c]) =>
                {
                    values.extend([*a, *b, *c]);
                }
                _ => return Err(RecoveryFault::Group(place)),
            }
        }
        if typed.len() < GROUPS * GROUP_SIGNS {
            return Err(RecoveryFault::Short);
        }
        if typed.len() > GROUPS * GROUP_SIGNS {
            return Err(RecoveryFault::Long);
        }
        let bytes = Zeroizing::new(regroup(&values, 5, 8));
        let (key, _) = bytes.split_first_chunk().ok_or(RecoveryFault::Short)?;
        let key = Self(Zeroizing::new(*key));
        if key.values() == values { Ok(key) } else { Err(RecoveryFault::Whole) }
    }

    /// Gives the 27 values of five bits: the key, then the start of its digest.
    fn values(&self) -> Zeroizing<Vec<u8>> {
        let digest = Sha256::digest(self.0.as_slice());
        let mut bytes = Zeroizing::new(self.0.to_vec());
        bytes.extend(digest.first());
        Zeroizing::new(regroup(&bytes, 8, 5))
    }

    fn groups(&self) -> Zeroizing<Vec<[u8; GROUP_SIGNS]>> {
        let values = self.values();
        let mut groups = Zeroizing::new(Vec::with_capacity(GROUPS));
        for (place, group) in (1..).zip(values.as_chunks::<3>().0) {
            let [a, b, c] = *group;
            groups.push([a, b, c, check_of(place, *group)]);
        }
        groups
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("RecoveryKey(..)")
    }
}

/// Gives the check sign of a group: a weighted sum in the field of 32 elements, which a wrong sign
/// and two neighbours changing places always alter.
fn check_of(place: u8, [a, b, c]: [u8; 3]) -> u8 {
    place ^ double(a ^ double(b ^ double(c)))
}

fn double(value: u8) -> u8 {
    let doubled = value << 1;
    // x^5 + x^2 + 1 closes the field.
    if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

/// Cuts a row of values of `from` bits anew into values of `to` bits; what is left over at the end
/// is dropped.
fn regroup(values: &[u8], from: u32, to: u32) -> Vec<u8> {
    let mask = (1_u32 << to) - 1;
    let mut regrouped = Vec::with_capacity(values.len() * 2);
    let (mut held, mut bits) = (0_u32, 0);
    for value in values {
        held = (held << from) | u32::from(*value);
        bits += from;
        while bits >= to {
            bits -= to;
            let [low, ..] = ((held >> bits) & mask).to_le_bytes();
            regrouped.push(low);
        }
        held &= (1 << bits) - 1;
    }
    regrouped
}

/// Reads signs, leaving out dashes and blanks; `None` for what is no sign.
fn values_of(typed: &str) -> impl Iterator<Item = Option<u8>> {
    let typed = typed.chars().filter(|sign| sign.is_alphanumeric());
    typed.map(|sign| {
        let sign = match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            'U' => 'V',
            other => other,
        };
        (0..).zip(SIGNS).find(|(_, known)| *known == sign).map(|(value, _)| value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(bytes: [u8; 16]) -> RecoveryKey {
        RecoveryKey(Zeroizing::new(bytes))
    }

    /// Flips signs of a written key, counted without the dashes.
    fn with_sign(text: &str, at: usize, sign: char) -> String {
        let at = at + at / GROUP_SIGNS;
        text.chars().enumerate().map(|(i, c)| if i == at { sign } else { c }).collect()
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(bytes: [u8; 16]) {
            let text = key(bytes).text();
            prop_assert_eq!(text.len(), 44);
            let read = RecoveryKey::parse(&text).unwrap();
            prop_assert_eq!(read.bytes(), bytes);
        }

        #[test]
        fn sloppy_typing_is_forgiven(bytes: [u8; 16]) {
            let text = key(bytes).text().to_lowercase();
            for sloppy in [
                text.replace('-', ""),
                text.replace('-', "  "),
                text.replace('0', "o").replace('1', "l").replace('v', "u"),
                text.replace('1', "I").replace('-', " \u{2013} "),
            ] {
                let read = RecoveryKey::parse(&sloppy).unwrap();
                prop_assert_eq!(read.bytes(), bytes);
            }
        }

        #[test]
        fn one_wrong_sign_is_found_in_its_group(bytes: [u8; 16], at in 0..36_usize, by in 1..32_usize) {
            let text = key(bytes).text();
            let before = values_of(&text).nth(at).flatten().unwrap();
            let wrong = with_sign(&text, at, SIGNS[(usize::from(before) + by) % 32]);
            let group = u8::try_from(at / GROUP_SIGNS + 1).unwrap();
            prop_assert_eq!(RecoveryKey::parse(&wrong).err(), Some(RecoveryFault::Group(group)));
        }

        #[test]
        fn neighbours_that_changed_places_are_found(bytes: [u8; 16], at in 0..35_usize) {
            let text = key(bytes).text();
            let signs: Vec<char> = text.chars().filter(|sign| *sign != '-').collect();
            let mut swapped = signs.clone();
            swapped.swap(at, at + 1);
            let read = RecoveryKey::parse(&swapped.iter().collect::<String>());
            prop_assert_eq!(read.is_ok(), swapped == signs);
        }

        #[test]
        fn any_text_gives_an_answer(text: String) {
            prop_assert!(RecoveryKey::parse(&text).is_err());
        }
    }

    #[test]
    fn groups_that_changed_places_are_found_in_the_first_of_them() {
        let text = key(*b"0123456789abcdef").text();
        let mut groups: Vec<&str> = text.split('-').collect();
        groups.swap(2, 5);
        assert_eq!(RecoveryKey::parse(&groups.join("-")).err(), Some(RecoveryFault::Group(3)));
    }

    #[test]
    fn too_little_and_too_much_are_told_apart() {
        let text = key([7; 16]).text();
        let short = text.rsplit_once('-').unwrap().0;
        assert_eq!(RecoveryKey::parse(short).err(), Some(RecoveryFault::Short));
        assert_eq!(RecoveryKey::parse("").err(), Some(RecoveryFault::Short));
        assert_eq!(RecoveryKey::parse(&format!("{}A", *text)).err(), Some(RecoveryFault::Long));
        assert_eq!(RecoveryKey::parse("1234é").err(), Some(RecoveryFault::Group(1)));
    }

    #[test]
    fn groups_right_by_themselves_do_not_make_a_key() {
        let mut groups = key([7; 16]).groups();
        let [a, b, c, _] = groups[8];
        groups[8] = [a, b, c ^ 1, check_of(9, [a, b, c ^ 1])];
        let signs: String =
            groups.as_flattened().iter().map(|value| SIGNS[usize::from(*value)]).collect();
        assert_eq!(RecoveryKey::parse(&signs).err(), Some(RecoveryFault::Whole));
    }

    #[test]
    fn the_last_group_typed_back_is_proof_and_nothing_less() {
        let key = key(*b"0123456789abcdef");
        let text = key.text();
        let (rest, last) = text.rsplit_once('-').unwrap();
        assert!(key.is_proven_by(last));
        assert!(key.is_proven_by(&last.to_lowercase()));
        assert!(key.is_proven_by(&text));
        for typed in
            ["", "A", rest, &format!("{last}!x"), last.split_at(3).0, &with_sign(&text, 0, '!')]
        {
            assert!(!key.is_proven_by(typed), "{typed}");
        }
    }

    #[test]
    fn a_key_does_not_show_itself() {
        assert_eq!(format!("{:?}", key([65; 16])), "RecoveryKey(..)");
    }
}
