//! Lists the fields of every record; forms, lists, search, import and export read these tables.
//!
//! A name is that of the struct's field, so that files, commands and the journal say the same.

mod centre;
mod choices;
mod cohort;
mod consent;
mod curriculum;
mod enrolment;
mod fielded;
mod journey;
mod office;
mod person;
mod product;
mod set;
mod venture;

pub use centre::CENTRE_FIELDS;
pub use choices::{CHOICES, Choice, choice_of, choices_of};
pub use cohort::{COHORT_FIELDS, LESSON_FIELDS, SESSION_FIELDS};
pub use consent::CONSENT_FIELDS;
pub use curriculum::{CURRICULUM_FIELDS, MODULE_FIELDS, RULE_FIELDS};
pub use enrolment::{DECISION_FIELDS, ENROLMENT_FIELDS, OUTCOME_FIELDS};
pub use fielded::{Fielded, Holds};
pub use journey::{FOLLOW_UP_FIELDS, MILESTONE_FIELDS, SHIPMENT_FIELDS};
pub use office::{OPERATOR_FIELDS, SUBMISSION_FIELDS};
pub use person::{BIRTH_HEADINGS, PERSON_FIELDS, PROVINCE_HEADINGS, REGENCY_HEADINGS};
pub use product::{PERMIT_FIELDS, PRODUCT_FIELDS, TURNOVER_FIELDS};
pub use set::{read_date, read_time};
pub use venture::VENTURE_FIELDS;

use super::field::Field;

/// Finds the field of a stable name.
pub fn field_named<T>(fields: &'static [Field<T>], name: &str) -> Option<&'static Field<T>> {
    fields.iter().find(|field| field.name == name)
}

/// Finds the field that stands under a folded heading in files.
pub fn field_headed<T>(fields: &'static [Field<T>], heading: &str) -> Option<&'static Field<T>> {
    fields.iter().find(|field| field.headings.contains(&heading))
}

/// Gives the message that labels a field.
pub fn label_of(name: &str) -> String {
    format!("field-{}", name.replace('_', "-"))
}

/// Gives the message that names a code of a closed list.
pub fn choice_label(list: &str, code: &str) -> String {
    format!("choice-{list}-{code}")
}

#[cfg(test)]
mod tests;
