//! Made-up forms for the tests of this folder.

use std::collections::BTreeMap;

use crate::app::AppError;
use crate::app::drafts::Draft;
use crate::app::sheet::{Answer, Choosable, FormView, Held, Label, PersonSheet};
use crate::domain::field::FieldFault;
use crate::domain::id::OperatorId;
use crate::domain::text::TextFault;

use super::fixtures::clock;
use super::work::SheetDone;

fn held() -> Held {
    Held::new(Box::new(PersonSheet::new(None)))
}

/// The form of somebody new, with a draft where one is given.
pub(crate) fn form(draft: Option<Draft>) -> FormView {
    FormView { held: held(), beside: Vec::new(), draft }
}

/// What was left unfinished the day before.
pub(crate) fn draft() -> Draft {
    let day_before = chrono::Duration::hours(16);
    Draft {
        typed: BTreeMap::from([("nik".to_owned(), "3324015107900003".to_owned())]),
        field: "name".to_owned(),
        about: None,
        by: OperatorId::default(),
        at_ms: (clock().now() - day_before).timestamp_millis(),
    }
}

/// A NIK of four digits, refused.
pub(crate) fn refused() -> SheetDone {
    let fault = FieldFault::Text(TextFault::Length(4, &[16]));
    let outcome = Err(AppError::of_field("nik", fault));
    done(Answer::Set { field: "nik", outcome })
}

/// Regions to choose from.
pub(crate) fn offered() -> SheetDone {
    let row = |(code, name): (&str, &str)| Choosable {
        code: code.to_owned(),
        label: Label::Words(name.to_owned()),
    };
    let rows = [
        ("332408", "Kaliwungu, Kabupaten Kendal, Jawa Tengah"),
        ("332419", "Kaliwungu Selatan, Kabupaten Kendal, Jawa Tengah"),
        ("331703", "Kaliori, Kabupaten Rembang, Jawa Tengah"),
    ];
    done(Answer::Choices { field: "region", rows: rows.map(row).to_vec() })
}

fn done(answer: Answer) -> SheetDone {
    SheetDone { held: Box::new(held()), beside: Vec::new(), answer }
}
