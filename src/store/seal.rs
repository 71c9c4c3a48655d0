//! Seals each value under the data key, bound to the place where it stands.

use std::fmt;

use chacha20poly1305::aead::AeadInOut as _;
use chacha20poly1305::{KeyInit as _, Tag, XChaCha20Poly1305, XNonce};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::error::StoreError;

const NONCE_BYTES: usize = 24;
const TAG_BYTES: usize = 16;

/// Names one store for ever; part of every sealed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StoreId([u8; 16]);

impl StoreId {
    /// Makes a new one.
    pub fn random() -> Result<Self, StoreError> {
        random_bytes().map(Self)
    }

    /// Takes one read from a file.
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Gives its bytes.
    pub const fn bytes(self) -> [u8; 16] {
        self.0
    }
}

/// The key under which all values are sealed; wiped from memory when dropped.
pub struct DataKey(Box<Zeroizing<[u8; 32]>>);

impl DataKey {
    /// Makes a new one.
    pub fn random() -> Result<Self, StoreError> {
        let mut key = Self(Box::default());
        fill_random(key.0.as_mut_slice())?;
        Ok(key)
    }

    /// Takes one from the bytes of a slot; `None` unless there are 32.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut key = Self(Box::default());
        if bytes.len() != key.0.len() {
            return None;
        }
        key.0.copy_from_slice(bytes);
        Some(key)
    }

    /// Tells which key it is without telling anything of the key.
    pub fn fingerprint(&self) -> Fingerprint {
        let digest = Sha256::new().chain_update(b"juragan data key").chain_update(self.bytes());
        let digest = <[u8; 32]>::from(digest.finalize());
        Fingerprint(digest.first_chunk().copied().unwrap_or_default())
    }

    /// Gives its bytes, for a slot.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl Clone for DataKey {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl PartialEq for DataKey {
    /// Compares without telling by its duration where two keys differ.
    fn eq(&self, other: &Self) -> bool {
        let pairs = self.0.iter().zip(other.0.iter());
        pairs.fold(0, |differing, (one, two)| differing | (one ^ two)) == 0
    }
}

impl Eq for DataKey {}

impl fmt::Debug for DataKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("DataKey(..)")
    }
}

/// Says which data key it is: slots of another one would lock everybody out for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint([u8; 8]);

impl Fingerprint {
    /// Takes one read from a file.
    pub const fn new(bytes: [u8; 8]) -> Self {
        Self(bytes)
    }

    /// Gives its bytes.
    pub const fn bytes(self) -> [u8; 8] {
        self.0
    }
}

/// A sealed value that does not open: changed, moved, or sealed under another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value does not open")]
pub struct Damaged;

/// Seals and opens values of one store.
///
/// A sealed value is nonce (24 bytes, random), ciphertext, tag (16 bytes). Store id, table number
/// and full key are authenticated with it, so that a value moved elsewhere does not open.
pub struct Sealer {
    store: StoreId,
    key: DataKey,
    fingerprint: Fingerprint,
    cipher: XChaCha20Poly1305,
}

impl Sealer {
    /// Bytes that sealing adds to a value.
    pub const OVERHEAD: usize = NONCE_BYTES + TAG_BYTES;

    /// Starts with the data key of a store.
    pub fn new(store: StoreId, key: &DataKey) -> Self {
        let cipher = XChaCha20Poly1305::new(key.bytes().into());
        Self { store, key: key.clone(), fingerprint: key.fingerprint(), cipher }
    }

    /// Gives the store that values are bound to.
    pub fn store(&self) -> StoreId {
        self.store
    }

    /// Gives the data key, to be wrapped in a slot.
    pub(super) fn key(&self) -> &DataKey {
        &self.key
    }

    /// Tells which data key it seals with.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Seals a value for its place.
    pub fn seal(&self, table: u8, key: &[u8], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce: [u8; NONCE_BYTES] = random_bytes()?;
        let mut sealed = Vec::with_capacity(plain.len().saturating_add(Self::OVERHEAD));
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(plain);
        let (_, body) = sealed.split_at_mut(NONCE_BYTES);
        let tag = self
            .cipher
            .encrypt_inout_detached(&XNonce::from(nonce), &self.place(table, key), body.into())
            // The cipher refuses only values beyond 256 GB.
            .map_err(|_| StoreError::Damaged("a value is too long to be sealed".to_owned()))?;
        sealed.extend_from_slice(&tag);
        Ok(sealed)
    }

    /// Opens a value; the buffer is wiped when dropped.
    pub fn open(
        &self,
        table: u8,
        key: &[u8],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Damaged> {
        let mut plain = Zeroizing::new(Vec::new());
        self.open_into(table, key, sealed, &mut plain)?;
        Ok(plain)
    }

    /// Opens a value into a buffer that a scan uses again for each row; empty after a failure.
    pub fn open_into(
        &self,
        table: u8,
        key: &[u8],
        sealed: &[u8],
        plain: &mut Vec<u8>,
    ) -> Result<(), Damaged> {
        plain.clear();
        let (nonce, rest) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or(Damaged)?;
        let (body, tag) = rest.split_last_chunk::<TAG_BYTES>().ok_or(Damaged)?;
        plain.extend_from_slice(body);
        self.cipher
            .decrypt_inout_detached(
                &XNonce::from(*nonce),
                &self.place(table, key),
                plain.as_mut_slice().into(),
                &Tag::from(*tag),
            )
            .map_err(|_| {
                plain.clear();
                Damaged
            })
    }

    fn place(&self, table: u8, key: &[u8]) -> Vec<u8> {
        let mut place = Vec::with_capacity(key.len().saturating_add(17));
        place.extend_from_slice(&self.store.0);
        place.push(table);
        place.extend_from_slice(key);
        place
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Sealer").field("store", &self.store).finish_non_exhaustive()
    }
}

/// Gives random bytes of the system.
pub(super) fn random_bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    fill_random(&mut bytes)?;
    Ok(bytes)
}

/// Fills a buffer with random bytes of the system.
pub(super) fn fill_random(bytes: &mut [u8]) -> Result<(), StoreError> {
    getrandom::fill(bytes).map_err(|error| StoreError::Io(std::io::Error::other(error).into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sealer(store: u8, key: u8) -> Sealer {
        Sealer::new(StoreId::new([store; 16]), &DataKey::from_slice(&[key; 32]).unwrap())
    }

    proptest! {
        #[test]
        fn what_was_sealed_opens_in_its_place(
            table: u8,
            key: Vec<u8>,
            plain: Vec<u8>,
        ) {
            let sealer = sealer(1, 2);
            let sealed = sealer.seal(table, &key, &plain).unwrap();
            prop_assert_eq!(sealed.len(), plain.len() + Sealer::OVERHEAD);
            let opened = sealer.open(table, &key, &sealed).unwrap();
            prop_assert_eq!(opened.as_slice(), plain.as_slice());
        }

        #[test]
        fn a_changed_byte_is_noticed(plain: Vec<u8>, at: prop::sample::Index, with in 1..=255_u8) {
            let sealer = sealer(1, 2);
            let mut sealed = sealer.seal(7, b"key", &plain).unwrap();
            let at = at.index(sealed.len());
            sealed[at] ^= with;
            prop_assert_eq!(sealer.open(7, b"key", &sealed), Err(Damaged));
        }

        #[test]
        fn rubbish_of_any_length_does_not_open(sealed: Vec<u8>) {
            prop_assert_eq!(sealer(1, 2).open(7, b"key", &sealed), Err(Damaged));
        }
    }

    #[test]
    fn a_value_moved_to_another_place_does_not_open() {
        let home = sealer(1, 2);
        let sealed = home.seal(7, b"key", b"Siti Aminah").unwrap();
        for (place, opened) in [
            ("other table", home.open(8, b"key", &sealed)),
            ("other key", home.open(7, b"kez", &sealed)),
            ("longer key", home.open(7, b"key ", &sealed)),
            ("other store", sealer(3, 2).open(7, b"key", &sealed)),
            ("other data key", sealer(1, 4).open(7, b"key", &sealed)),
        ] {
            assert_eq!(opened, Err(Damaged), "{place}");
        }
        assert_eq!(home.open(7, b"key", &sealed).unwrap().as_slice(), b"Siti Aminah");
    }

    #[test]
    fn nothing_plain_and_nothing_repeated_stands_in_a_sealed_value() {
        let sealer = sealer(1, 2);
        let one = sealer.seal(7, b"key", b"3324011203840001").unwrap();
        let two = sealer.seal(7, b"key", b"3324011203840001").unwrap();
        assert_ne!(one, two);
        assert!(!one.windows(8).any(|part| part == b"33240112"));
    }

    #[test]
    fn a_failure_leaves_no_half_opened_text_behind() {
        let mut plain = b"text of the row before".to_vec();
        assert_eq!(sealer(1, 2).open_into(7, b"key", &[0; 60], &mut plain), Err(Damaged));
        assert!(plain.is_empty());
    }

    #[test]
    fn a_key_does_not_show_itself() {
        assert_eq!(format!("{:?}", DataKey::from_slice(&[65; 32]).unwrap()), "DataKey(..)");
        assert!(!format!("{:?}", sealer(1, 65)).contains("65, 65"));
    }
}
