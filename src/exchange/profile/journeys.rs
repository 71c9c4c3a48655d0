//! Computes what the road to the first export tells: papers, shipments, evidence.

use crate::domain::coded::Coded as _;
use crate::domain::field::Cell;
use crate::domain::fields::choice_label;
use crate::domain::records::{Permit, Shipment};
use crate::domain::stage::{Kept, Proof, Step};
use crate::domain::text::{HsCode, Money};

use super::computed::country;
use super::context::{Context, Environment};
use super::value::STAGE_LIST;

/// Gives the stage that a graduate has reached.
pub(super) fn stage(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    row.standing
        .map_or(Cell::Empty, |standing| Cell::Choice(STAGE_LIST, standing.reached.code.to_owned()))
}

/// Gives the number of that stage, 0 to 10.
pub(super) fn stage_number(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    Cell::integer(row.standing.map(|standing| standing.reached.number))
}

/// Gives the day on which that stage was reached, where it is known.
pub(super) fn stage_since(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    Cell::date(row.standing.and_then(|standing| standing.first_on(standing.reached)))
}

/// Names the steps of which any one leads to the next stage.
pub(super) fn missing(row: &Context<'_>, around: &Environment<'_>) -> Cell {
    let next = row.standing.and_then(|standing| Some((standing, standing.reached.next()?)));
    let Some((standing, next)) = next else { return Cell::Empty };
    let steps = standing.missing_for(next);
    let words: Vec<String> = steps.iter().map(|step| named(step, around)).collect();
    Cell::text(&words.join(" / "))
}

/// Names the steps whose evidence is not complete, with what is missing.
pub(super) fn incomplete(row: &Context<'_>, around: &Environment<'_>) -> Cell {
    let told = |proof: &Proof| {
        let lacks: Vec<String> =
            proof.lacks.iter().map(|l| around.words.say(l.message()).into_owned()).collect();
        format!("{}: {}", named(proof.step, around), lacks.join(", "))
    };
    let proofs = row.standing.iter().flat_map(|standing| standing.incomplete());
    Cell::text(&proofs.map(told).collect::<Vec<_>>().join("; "))
}

/// Names the permits that have expired and were not renewed.
pub(super) fn expired(row: &Context<'_>, around: &Environment<'_>) -> Cell {
    let proofs = row.standing.iter().flat_map(|standing| standing.regressions());
    let words: Vec<String> = proofs.map(|proof| named(proof.step, around)).collect();
    Cell::text(&words.join("; "))
}

/// Gives the day of the first export.
pub(super) fn first_export(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    Cell::date(shipped(row).filter_map(|proof| proof.on).min())
}

/// Counts the shipments; nothing for somebody who is no graduate.
pub(super) fn exports(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    if row.standing.is_none() {
        return Cell::Empty;
    }
    Cell::integer(i64::try_from(shipped(row).count()).ok())
}

fn shipped<'a>(row: &Context<'a>) -> impl Iterator<Item = &'a Proof> {
    let proofs = row.standing.map(|standing| standing.proofs.as_slice()).unwrap_or_default();
    proofs.iter().filter(|proof| proof.step.kept == Kept::Shipment)
}

fn named(step: &Step, around: &Environment<'_>) -> String {
    around.words.say(&step.message()).into_owned()
}

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

/// Gives the turnover of the newest month that is known; the finances of a person.
pub(super) fn turnover(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    let months = row.venture.iter().flat_map(|venture| venture.turnover.values());
    let newest = months.filter(|month| month.amount.is_some()).max_by_key(|month| month.month);
    newest.and_then(|month| month.amount.clone()).map_or(Cell::Empty, Cell::Money)
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
