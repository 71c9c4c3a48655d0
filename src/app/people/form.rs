//! The form of a person: what is typed, and what the NIK says of the other fields.

use crate::app::directory::SharedDirectory;
use crate::app::edit::Form;
use crate::app::{App, AppError, Clock};
use crate::domain::coded::Coded as _;
use crate::domain::fields::PERSON_FIELDS;
use crate::domain::fields::field_named;
use crate::domain::id::PersonId;
use crate::domain::records::Person;
use crate::store::Receipt;

use super::alike::{Likeness, alike};
use super::key;

/// A value that another field tells, offered and never forced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Field that is empty.
    pub field: &'static str,
    /// What it could hold, as it would be typed.
    pub text: String,
}

/// Starts the form of a new person.
pub fn new_form() -> Form<Person> {
    Form::new(Person::new(PersonId::new(Clock::fresh_id()), String::new()))
}

/// Opens the form of somebody who is known.
pub fn open_form(app: &App, person: PersonId) -> Result<Form<Person>, AppError> {
    Form::open(app, key(person))
}

/// Takes what was typed into a field of a person; one NIK belongs to one person.
pub fn set_field(
    app: &App,
    directory: &SharedDirectory,
    form: &mut Form<Person>,
    field: &str,
    text: &str,
) -> Result<Option<Receipt>, AppError> {
    if field == "nik" {
        refuse_taken(app, directory, form.record(), text)?;
    }
    form.set(app, field, text)
}

/// Offers what the NIK tells of the fields that are still empty: day of birth, sex, kecamatan.
pub fn offers(app: &App, person: &Person) -> Vec<Offer> {
    let Some(nik) = &person.nik else { return Vec::new() };
    let mut offers = Vec::new();
    if person.birth_date.is_none() {
        let day = nik.birth_date(app.today());
        offers.extend(day.map(|day| Offer { field: "birth_date", text: day.to_string() }));
    }
    if person.sex.is_none() {
        offers.push(Offer { field: "sex", text: nik.sex().code().to_owned() });
    }
    if person.region.is_none() && app.reference.regions().name(nik.region()).is_some() {
        offers.push(Offer { field: "region", text: nik.region().to_owned() });
    }
    offers
}

fn refuse_taken(
    app: &App,
    directory: &SharedDirectory,
    person: &Person,
    text: &str,
) -> Result<(), AppError> {
    let mut meant = Person::new(person.id, String::new());
    let field = field_named(PERSON_FIELDS, "nik");
    // What is no NIK is refused by the field itself, with its own sentence.
    if field.is_none_or(|field| (field.set)(&mut meant, text).is_err()) {
        return Ok(());
    }
    let others = alike(app, directory, &meant)?;
    match others.iter().find(|other| other.why == Likeness::Nik) {
        None => Ok(()),
        Some(other) => Err(AppError::user("error-nik-taken")
            .fact("name", other.name.as_str())
            .hint("hint-nik-taken")),
    }
}
