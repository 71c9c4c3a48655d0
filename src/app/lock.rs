//! The lock of the screen: a PIN that hides what is shown while somebody is away.
//!
//! The PIN lives in memory for this run alone and opens nothing but the screen; the file stays
//! open, and jobs go on.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use super::{App, AppError, ErrorKind};
use crate::app::access;

/// Wrong PINs after which the passphrase is asked for.
const ATTEMPTS: u8 = 5;

/// Fewest and most digits of a PIN.
const DIGITS: (usize, usize) = (4, 8);

/// Memory in KiB, passes and lanes: little, because nobody has the hash but this run.
const COST: (u32, u32, u32) = (8 * 1024, 1, 1);

const HASH_BYTES: usize = 32;

/// A PIN of this run, of which only a salted hash is kept.
pub struct Pin {
    salt: [u8; 16],
    hash: Zeroizing<[u8; HASH_BYTES]>,
}

impl std::fmt::Debug for Pin {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Pin(..)")
    }
}

impl Pin {
    /// Takes a PIN that was typed twice.
    pub fn new(typed: &str, again: &str) -> Result<Self, AppError> {
        if typed != again {
            return Err(AppError::user("error-pin-differs"));
        }
        let (least, most) = DIGITS;
        let is_number = typed.chars().all(|c| c.is_ascii_digit());
        if !is_number || !(least..=most).contains(&typed.len()) {
            return Err(AppError::user("error-pin-form").fact("least", least).fact("most", most));
        }
        let mut salt = [0; 16];
        let failed = |_| AppError::new(ErrorKind::Bug, "error-pin-failed");
        getrandom::fill(&mut salt).map_err(failed)?;
        let hash = hash(typed, &salt).ok_or_else(|| failed(getrandom::Error::UNEXPECTED))?;
        Ok(Self { salt, hash })
    }

    fn is(&self, typed: &str) -> bool {
        let Some(other) = hash(typed, &self.salt) else { return false };
        // Every byte is looked at, so that the time tells nothing.
        let differing =
            self.hash.iter().zip(other.iter()).fold(0, |all, (one, two)| all | (one ^ two));
        differing == 0
    }
}

fn hash(typed: &str, salt: &[u8]) -> Option<Zeroizing<[u8; HASH_BYTES]>> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, Some(HASH_BYTES)).ok()?;
    let mut hash = Zeroizing::new([0; HASH_BYTES]);
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(typed.as_bytes(), salt, hash.as_mut_slice()).ok()?;
    Some(hash)
}

/// That whoever types is the operator who works.
#[derive(Clone, Copy, Debug)]
pub struct Proof(());

/// Whether the screen is hidden, and what shows it again.
#[derive(Debug, Default)]
pub struct Lock {
    pin: Option<Pin>,
    state: State,
}

/// Whether the screen is hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// It is shown.
    #[default]
    Shown,
    /// A PIN shows it again; so many wrong ones may still be typed.
    Pin(u8),
    /// Only the passphrase of the operator who works shows it again.
    Passphrase,
}

impl Lock {
    /// Tells whether the screen is hidden.
    pub fn state(&self) -> State {
        self.state
    }

    /// Sets the PIN of this run, or takes it away.
    pub fn set_pin(&mut self, pin: Option<Pin>) {
        self.pin = pin;
    }

    /// Tells whether there is a PIN.
    pub fn has_pin(&self) -> bool {
        self.pin.is_some()
    }

    /// Hides the screen; without a PIN the passphrase shows it again. What is hidden stays so.
    pub fn hide(&mut self) {
        if self.state == State::Shown {
            self.state = if self.pin.is_some() { State::Pin(ATTEMPTS) } else { State::Passphrase };
        }
    }

    /// Takes a PIN; gives the state that follows.
    pub fn try_pin(&mut self, typed: &str) -> State {
        let State::Pin(left) = self.state else { return self.state };
        self.state = match (&self.pin, left) {
            (Some(pin), _) if pin.is(typed) => State::Shown,
            (Some(_), 2..) => State::Pin(left - 1),
            _ => State::Passphrase,
        };
        self.state
    }

    /// Shows the screen again, whatever was typed before.
    pub fn show(&mut self, proof: Proof) {
        let _: Proof = proof;
        self.state = State::Shown;
    }
}

/// Takes the passphrase of the operator who works.
pub fn prove(app: &App, typed: &str) -> Result<Proof, AppError> {
    access::verify(app, app.operator, typed)?;
    Ok(Proof(()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::access::{Cost, NewRecoveryKey, Passphrase, set_first};
    use crate::app::practice::tests::World;
    use crate::app::tests::refused;

    fn with_pin() -> Lock {
        let mut lock = Lock::default();
        lock.set_pin(Some(Pin::new("2580", "2580").unwrap()));
        lock
    }

    #[test]
    fn a_pin_has_four_to_eight_digits_typed_twice() {
        for typed in ["123", "123456789", "12a4", "", "١٢٣٤"] {
            refused(Pin::new(typed, typed), "error-pin-form");
        }
        refused(Pin::new("1234", "1235"), "error-pin-differs");
        let pin = Pin::new("12345678", "12345678").unwrap();
        assert!(pin.is("12345678") && !pin.is("1234567") && !pin.is(""));
        assert_eq!(format!("{pin:?}"), "Pin(..)");
        assert_ne!(*pin.hash, *Pin::new("12345678", "12345678").unwrap().hash, "salted");
    }

    #[test]
    fn a_right_pin_shows_the_screen_and_five_wrong_ones_ask_for_the_passphrase() {
        let mut lock = with_pin();
        assert_eq!(lock.try_pin("2580"), State::Shown);
        lock.hide();
        for left in (1..5).rev() {
            assert_eq!(lock.try_pin("0000"), State::Pin(left));
        }
        assert_eq!(lock.try_pin("2580"), State::Shown, "the fifth attempt still counts");
        lock.hide();
        for _ in 0..5 {
            lock.try_pin("0000");
        }
        assert_eq!(lock.state(), State::Passphrase);
        assert_eq!(lock.try_pin("2580"), State::Passphrase, "too late for the PIN");
        lock.hide();
        assert_eq!(lock.state(), State::Passphrase, "hiding again gives no new attempts");
    }

    #[test]
    fn without_a_pin_only_the_passphrase_of_who_works_shows_the_screen() {
        let world = World::new();
        let recovery = NewRecoveryKey::make().unwrap();
        let last = recovery.text().rsplit('-').next().unwrap().to_owned();
        let recovery = recovery.prove(&last).unwrap();
        let cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };
        let passphrase = Passphrase::new("kopi tubruk pagi", "kopi tubruk pagi").unwrap();
        set_first(&world.app, &passphrase, &recovery, cost).unwrap();
        let mut lock = Lock::default();
        lock.hide();
        assert_eq!((lock.state(), lock.try_pin("")), (State::Passphrase, State::Passphrase));
        refused(prove(&world.app, "kopi tubruk sore"), "error-store-wrong-passphrase");
        lock.show(prove(&world.app, "kopi tubruk pagi").unwrap());
        assert_eq!(lock.state(), State::Shown);
    }
}
