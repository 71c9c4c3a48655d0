//! Holds amounts of money in whole smallest units, never as fractions.

use serde::{Deserialize, Serialize};

/// An amount in the smallest unit of its currency: rupiah, or cents of others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Smallest units: rupiah for IDR, cents for currencies with two decimals.
    pub minor: i64,
    /// Currency, three capital letters of ISO 4217.
    pub currency: String,
}
