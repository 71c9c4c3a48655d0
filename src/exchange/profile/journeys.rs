//! Computes what the road to the first export tells: papers, shipments, evidence.

use crate::domain::coded::Coded as _;
use crate::domain::field::Cell;
use crate::domain::fields::choice_label;
use crate::domain::records::{Permit, Shipment};
use crate::domain::text::{HsCode, Money};

use super::computed::country;
use super::context::{Context, Environment};

/// Names the permits of a venture with their numbers and last days.
pub(super) fn permits(row: &Context<'_>, around: &Environment<'_>) -> Cell {
    let told = |permit: &Permit| {
        let kind = around.words.say(&choice_label("permit-kind", permit.kind.code())).into_owned();
        let until = permit.expires.map(|day| format!("({})", day.format("%d-%m-%Y")));
        let parts = [kind, permit.number.clone(), until.unwrap_or_default()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let permits = row.venture.iter().flat_map(|venture| venture.permits.values());
    let mut parts: Vec<String> = permits.map(told).collect();
    parts.sort();
    Cell::text(&parts.join("; "))
}

/// Names the products of a venture.
pub(super) fn products(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    let products = row.venture.iter().flat_map(|venture| venture.products.values());
    let names: Vec<&str> = products.map(|product| product.name.as_str()).collect();
    Cell::text(&names.join("; "))
}

/// Names the tariff codes of those products.
pub(super) fn product_codes(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    let products = row.venture.iter().flat_map(|venture| venture.products.values());
    let mut codes: Vec<&str> =
        products.filter_map(|product| product.hs.as_ref()).map(HsCode::as_str).collect();
    codes.sort_unstable();
    codes.dedup();
    Cell::text(&codes.join("; "))
}

/// Gives the currency of a shipment's value.
pub(super) fn currency(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    let value = row.shipment.and_then(|shipment| shipment.value.as_ref());
    value.map_or(Cell::Empty, |value| Cell::text(&value.currency))
}

/// Names the destination of a shipment.
pub(super) fn destination(row: &Context<'_>, around: &Environment<'_>) -> Cell {
    country(row.shipment.and_then(|shipment| shipment.country.as_ref()), around)
}

/// Gives the value of a shipment in rupiah, at the rate noted with it.
pub(super) fn value_in_rupiah(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    let value = row.shipment.and_then(in_rupiah);
    value.map_or(Cell::Empty, Cell::Money)
}

fn in_rupiah(shipment: &Shipment) -> Option<Money> {
    let value = shipment.value.as_ref()?;
    if value.currency == "IDR" {
        return Some(value.clone());
    }
    let rate = shipment.rate.as_ref().filter(|rate| rate.currency == "IDR")?;
    let unit = 10_i128.checked_pow(value.decimals())?;
    let product = i128::from(value.minor).checked_mul(i128::from(rate.minor))?;
    // Half a rupiah counts as a whole one.
    let rounded = product.checked_add(unit / 2)?.div_euclid(unit);
    Some(Money { minor: i64::try_from(rounded).ok()?, currency: "IDR".to_owned() })
}

/// Names the papers that prove a shipment, as far as they are there.
pub(super) fn evidence(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    let Some(shipment) = row.shipment else { return Cell::Empty };
    let day = shipment.peb_date.map(|day| day.format("%d-%m-%Y").to_string());
    let parts = [
        ("PEB", &shipment.peb_number),
        ("", &day.unwrap_or_default()),
        ("", &shipment.peb_office),
        ("AWB", &shipment.awb),
        ("Invoice", &shipment.invoice),
        ("Agregator", &shipment.aggregator),
    ];
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| format!("{name} {text}").trim().to_owned())
        .collect();
    Cell::text(&told.join(", "))
}
