//! Key slots: how the data key is kept in the file, in the clear or behind passphrases.
//!
//! The file holds two copies, each with a checksum, so that damage is told apart from a wrong
//! passphrase.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::domain::id::OperatorId;

use super::error::StoreError;
use super::recovery::RecoveryKey;
use super::seal::{DataKey, Fingerprint, Sealer, StoreId, random_bytes};

const DIGEST_BYTES: usize = 32;
/// Place of a wrapped key; no table of records has this number.
const SLOT_TABLE: u8 = 0;

/// How much work one attempt at a passphrase costs; stored with each slot, so it can be raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes; more than one gains nothing here.
    pub lanes: u32,
}

impl Cost {
    /// Argon2id with 64 MiB and three passes: about 0.2 s, and fits a machine with 2 GB.
    pub const STANDARD: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

    /// Beyond this a file is damaged or hostile: 1 GiB, 64 passes, 16 lanes.
    fn is_sane(self) -> bool {
        self.memory_kib <= 1024 * 1024 && self.passes <= 64 && self.lanes <= 16
    }

    fn derive(self, secret: &[u8], salt: &[u8]) -> Result<DataKey, StoreError> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, None)
            .map_err(|_| StoreError::DamagedSlots)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, salt, key.as_mut_slice())
            .map_err(|error| StoreError::Io(std::io::Error::other(error).into()))?;
        DataKey::from_slice(key.as_slice()).ok_or(StoreError::DamagedSlots)
    }
}

/// The key slots of a store.
#[derive(Clone, Debug, PartialEq)]
pub enum Slots {
    /// No passphrase: the key stands in the clear and the file is not protected.
    Open(StoreId, DataKey),
    /// Passphrases and a recovery key wrap the key.
    Locked(LockedSlots),
}

/// Slots that only a passphrase or the recovery key opens.
#[derive(Clone, Debug, PartialEq)]
pub struct LockedSlots {
    store: StoreId,
    /// Which data key all of them wrap.
    key: Fingerprint,
    slots: Vec<Slot>,
}

/// One wrapped copy of the data key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Slot {
    holder: Holder,
    cost: Cost,
    #[serde(with = "serde_bytes")]
    salt: Vec<u8>,
    #[serde(with = "serde_bytes")]
    wrapped: Vec<u8>,
}

/// Who can open a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Holder {
    #[serde(rename = "o")]
    Operator(OperatorId),
    #[serde(rename = "r")]
    Recovery,
}

/// Slots as they stand in the file, before the checksum.
#[derive(Serialize, Deserialize)]
struct Stored {
    #[serde(with = "serde_bytes")]
    store: [u8; 16],
    #[serde(default, with = "serde_bytes", skip_serializing_if = "Option::is_none")]
    open: Option<Vec<u8>>,
    #[serde(default, with = "serde_bytes", skip_serializing_if = "Option::is_none")]
    key: Option<[u8; 8]>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    slots: Vec<Slot>,
}

impl Slots {
    /// Gives the store that they belong to.
    pub fn store(&self) -> StoreId {
        match self {
            Self::Open(store, _) => *store,
            Self::Locked(locked) => locked.store,
        }
    }

    /// Tells which data key they give.
    pub fn fingerprint(&self) -> Fingerprint {
        match self {
            Self::Open(_, key) => key.fingerprint(),
            Self::Locked(locked) => locked.key,
        }
    }

    /// Writes one copy for the file: the slots, then their SHA-256.
    pub fn encode(&self) -> Result<Vec<u8>, StoreError> {
        let stored = match self {
            Self::Open(store, key) => {
                let open = Some(key.bytes().to_vec());
                Stored { store: store.bytes(), open, key: None, slots: Vec::new() }
            }
            Self::Locked(LockedSlots { store, key, slots }) => {
                let (store, key) = (store.bytes(), Some(key.bytes()));
                Stored { store, open: None, key, slots: slots.clone() }
            }
        };
        let mut bytes = rmp_serde::to_vec_named(&stored)
            .map_err(|error| StoreError::Damaged(error.to_string()))?;
        let digest = Sha256::digest(&bytes);
        bytes.extend_from_slice(&digest);
        Ok(bytes)
    }

    /// Reads the slots from the first of two copies that is whole.
    pub fn decode(first: &[u8], second: &[u8]) -> Result<Self, StoreError> {
        Self::decode_copy(first)
            .or_else(|| Self::decode_copy(second))
            .ok_or(StoreError::DamagedSlots)
    }

    /// Reads one copy; `None` when it is damaged.
    pub fn decode_copy(bytes: &[u8]) -> Option<Self> {
        let (body, digest) = bytes.split_last_chunk::<DIGEST_BYTES>()?;
        if Sha256::digest(body).as_slice() != digest {
            return None;
        }
        let stored: Stored = rmp_serde::from_slice(body).ok()?;
        let store = StoreId::new(stored.store);
        match stored.open {
            Some(key) => Some(Self::Open(store, DataKey::from_slice(&key)?)),
            None if stored.slots.is_empty() => None,
            None if !stored.slots.iter().all(|slot| slot.cost.is_sane()) => None,
            None => {
                let key = Fingerprint::new(stored.key?);
                Some(Self::Locked(LockedSlots { store, key, slots: stored.slots }))
            }
        }
    }
}

impl LockedSlots {
    /// Locks a data key behind the first passphrase. The key must be new: an old copy of the file
    /// would give away one that ever stood in an open slot.
    pub fn new(
        store: StoreId,
        operator: OperatorId,
        passphrase: &str,
        key: &DataKey,
        cost: Cost,
    ) -> Result<Self, StoreError> {
        let mut locked = Self { store, key: key.fingerprint(), slots: Vec::new() };
        locked.set(operator, passphrase, key, cost)?;
        Ok(locked)
    }

    /// Lists the operators who can open the store, in the order in which they were added.
    pub fn operators(&self) -> impl Iterator<Item = OperatorId> {
        self.slots.iter().filter_map(|slot| match slot.holder {
            Holder::Operator(operator) => Some(operator),
            Holder::Recovery => None,
        })
    }

    /// Tells whether a recovery key was set.
    pub fn has_recovery(&self) -> bool {
        self.slots.iter().any(|slot| slot.holder == Holder::Recovery)
    }

    /// Opens with a passphrase: of this operator, or of whichever operator it fits.
    pub fn unlock(
        &self,
        passphrase: &str,
        operator: Option<OperatorId>,
    ) -> Result<(OperatorId, DataKey), StoreError> {
        let secret = secret_of(passphrase);
        for slot in &self.slots {
            if let Holder::Operator(holder) = slot.holder
                && operator.is_none_or(|wanted| wanted == holder)
                && let Some(key) = self.unwrap(slot, secret.as_bytes())?
            {
                return Ok((holder, key));
            }
        }
        Err(StoreError::WrongPassphrase)
    }

    /// Opens with the recovery key.
    pub fn unlock_recovery(&self, recovery: &RecoveryKey) -> Result<DataKey, StoreError> {
        let slot = self.slots.iter().find(|slot| slot.holder == Holder::Recovery);
        let key = slot.map(|slot| self.unwrap(slot, recovery.bytes())).transpose()?.flatten();
        key.ok_or(StoreError::WrongPassphrase)
    }

    /// Sets the passphrase of an operator, new or in place of the old one.
    pub fn set(
        &mut self,
        operator: OperatorId,
        passphrase: &str,
        key: &DataKey,
        cost: Cost,
    ) -> Result<(), StoreError> {
        self.put(Holder::Operator(operator), secret_of(passphrase).as_bytes(), key, cost)
    }

    /// Sets the recovery key in place of any other.
    pub fn set_recovery(
        &mut self,
        recovery: &RecoveryKey,
        key: &DataKey,
        cost: Cost,
    ) -> Result<(), StoreError> {
        self.put(Holder::Recovery, recovery.bytes(), key, cost)
    }

    /// Changes an operator's passphrase, for whoever knows the old one.
    pub fn rewrap(
        &mut self,
        operator: OperatorId,
        old: &str,
        new: &str,
        cost: Cost,
    ) -> Result<(), StoreError> {
        let (_, key) = self.unlock(old, Some(operator))?;
        self.set(operator, new, &key, cost)
    }

    fn put(
        &mut self,
        holder: Holder,
        secret: &[u8],
        key: &DataKey,
        cost: Cost,
    ) -> Result<(), StoreError> {
        if key.fingerprint() != self.key {
            return Err(StoreError::DamagedSlots);
        }
        let salt: [u8; 16] = random_bytes()?;
        let wrapping = Sealer::new(self.store, &cost.derive(secret, &salt)?);
        let wrapped = wrapping.seal(SLOT_TABLE, &place_of(holder), key.bytes())?;
        let slot = Slot { holder, cost, salt: salt.to_vec(), wrapped };
        match self.slots.iter_mut().find(|slot| slot.holder == holder) {
            Some(old) => *old = slot,
            None => self.slots.push(slot),
        }
        Ok(())
    }

    fn unwrap(&self, slot: &Slot, secret: &[u8]) -> Result<Option<DataKey>, StoreError> {
        let wrapping = Sealer::new(self.store, &slot.cost.derive(secret, &slot.salt)?);
        let opened = wrapping.open(SLOT_TABLE, &place_of(slot.holder), &slot.wrapped);
        let key = opened.ok().and_then(|key| DataKey::from_slice(&key));
        Ok(key.filter(|key| key.fingerprint() == self.key))
    }
}

fn place_of(holder: Holder) -> Vec<u8> {
    match holder {
        Holder::Operator(operator) => [b"o", operator.uuid().as_bytes().as_slice()].concat(),
        Holder::Recovery => b"r".to_vec(),
    }
}

/// Makes one text of all ways in which keyboards compose it.
fn secret_of(passphrase: &str) -> Zeroizing<String> {
    Zeroizing::new(passphrase.nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    const WEAK: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

    fn store() -> StoreId {
        StoreId::new([9; 16])
    }

    fn operator(number: u128) -> OperatorId {
        OperatorId::new(Uuid::from_u128(number))
    }

    fn key() -> DataKey {
        DataKey::from_slice(&[5; 32]).unwrap()
    }

    fn locked() -> LockedSlots {
        let mut slots = LockedSlots::new(store(), operator(1), "rahasia", &key(), WEAK).unwrap();
        slots.set(operator(2), "lain lagi", &key(), WEAK).unwrap();
        slots
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_passphrase_opens_its_own_slot_and_no_other(one: String, two: String) {
            let mut slots = LockedSlots::new(store(), operator(1), &one, &key(), WEAK).unwrap();
            slots.set(operator(2), &two, &key(), WEAK).unwrap();
            prop_assert_eq!(slots.unlock(&two, Some(operator(2))).unwrap(), (operator(2), key()));
            if secret_of(&one) != secret_of(&two) {
                prop_assert!(slots.unlock(&two, Some(operator(1))).is_err());
                prop_assert_eq!(slots.unlock(&two, None).unwrap().0, operator(2));
            }
        }

        #[test]
        fn one_changed_byte_makes_a_copy_damaged(at: prop::sample::Index, with in 1..=255_u8) {
            let whole = Slots::Locked(locked()).encode().unwrap();
            let mut damaged = whole.clone();
            let at = at.index(damaged.len());
            damaged[at] ^= with;
            prop_assert_eq!(Slots::decode_copy(&damaged), None);
            prop_assert_eq!(Slots::decode(&damaged, &whole).unwrap(), Slots::Locked(locked_of(&whole)));
            prop_assert!(matches!(
                Slots::decode(&damaged, &damaged),
                Err(StoreError::DamagedSlots)
            ));
        }

        #[test]
        fn rubbish_is_never_taken_for_slots(bytes: Vec<u8>) {
            prop_assert_eq!(Slots::decode_copy(&bytes), None);
            let with_digest = [bytes.as_slice(), &Sha256::digest(&bytes)].concat();
            prop_assert_eq!(Slots::decode_copy(&with_digest), None);
        }
    }

    fn locked_of(copy: &[u8]) -> LockedSlots {
        match Slots::decode_copy(copy).unwrap() {
            Slots::Locked(locked) => locked,
            Slots::Open(..) => panic!("open"),
        }
    }

    #[test]
    fn open_slots_carry_the_key_and_locked_ones_do_not() {
        let open = Slots::Open(store(), key());
        let bytes = open.encode().unwrap();
        assert!(bytes.windows(32).any(|part| part == key().bytes()));
        assert_eq!(Slots::decode(&bytes, &bytes).unwrap(), open);

        let locked = Slots::Locked(locked());
        let bytes = locked.encode().unwrap();
        assert!(!bytes.windows(32).any(|part| part == key().bytes()));
        assert_eq!(Slots::decode(&bytes, &bytes).unwrap(), locked);
    }

    #[test]
    fn a_wrong_passphrase_is_not_called_damage() {
        let slots = locked_of(&Slots::Locked(locked()).encode().unwrap());
        for wrong in ["", "Rahasia", "rahasia ", "lain"] {
            assert!(matches!(slots.unlock(wrong, None), Err(StoreError::WrongPassphrase)));
        }
        let stranger = RecoveryKey::random().unwrap();
        assert!(matches!(slots.unlock_recovery(&stranger), Err(StoreError::WrongPassphrase)));
    }

    #[test]
    fn a_new_recovery_key_takes_the_place_of_the_old_one() {
        let mut slots = locked();
        assert!(!slots.has_recovery());
        let (old, new) = (RecoveryKey::random().unwrap(), RecoveryKey::random().unwrap());
        slots.set_recovery(&old, &key(), WEAK).unwrap();
        assert_eq!(slots.unlock_recovery(&old).unwrap(), key());
        slots.set_recovery(&new, &key(), WEAK).unwrap();
        assert!(slots.unlock_recovery(&old).is_err());
        assert_eq!(slots.unlock_recovery(&new).unwrap(), key());
        assert_eq!(slots.operators().collect::<Vec<_>>(), [operator(1), operator(2)]);
    }

    #[test]
    fn changing_a_passphrase_needs_the_old_one_and_keeps_the_key() {
        let mut slots = locked();
        assert!(slots.rewrap(operator(1), "lain lagi", "baru", WEAK).is_err());
        slots.rewrap(operator(1), "rahasia", "baru", WEAK).unwrap();
        assert!(slots.unlock("rahasia", None).is_err());
        assert_eq!(slots.unlock("baru", None).unwrap(), (operator(1), key()));
        assert_eq!(slots.unlock("lain lagi", None).unwrap(), (operator(2), key()));
    }

    #[test]
    fn slots_never_wrap_two_keys() {
        let mut slots = locked();
        let other = DataKey::from_slice(&[6; 32]).unwrap();
        let refused = slots.set(operator(3), "x", &other, WEAK);
        assert!(matches!(refused, Err(StoreError::DamagedSlots)));
        assert_eq!(slots, locked_of(&Slots::Locked(slots.clone()).encode().unwrap()));
        assert_eq!(slots.operators().count(), 2);
    }

    #[test]
    fn a_slot_given_to_another_operator_or_store_does_not_open() {
        let mut slots = locked();
        slots.slots[0].holder = Holder::Operator(operator(3));
        assert!(slots.unlock("rahasia", None).is_err());
        let elsewhere = LockedSlots { store: StoreId::new([8; 16]), ..locked() };
        assert!(elsewhere.unlock("rahasia", None).is_err());
    }

    #[test]
    fn letters_composed_differently_are_the_same_passphrase() {
        let slots = LockedSlots::new(store(), operator(1), "caf\u{e9}", &key(), WEAK).unwrap();
        assert!(slots.unlock("cafe\u{301}", None).is_ok());
    }

    #[test]
    fn a_cost_out_of_reason_is_damage_and_asks_for_no_memory() {
        let mut slots = locked();
        slots.slots[0].cost.memory_kib = u32::MAX;
        assert_eq!(Slots::decode_copy(&Slots::Locked(slots).encode().unwrap()), None);
    }

    #[test]
    fn the_standard_cost_opens_what_it_locked() {
        let slots =
            LockedSlots::new(store(), operator(1), "rahasia", &key(), Cost::STANDARD).unwrap();
        assert_eq!(slots.unlock("rahasia", None).unwrap(), (operator(1), key()));
        assert_eq!(slots.slots[0].cost, Cost { memory_kib: 65_536, passes: 3, lanes: 1 });
    }
}
