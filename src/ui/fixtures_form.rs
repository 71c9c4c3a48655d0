//! Made-up forms for the tests of this folder.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::app::AppError;
use crate::app::class::Standing as Attendance;
use crate::app::drafts::Draft;
use crate::app::people::{PersonView, PlaceView};
use crate::app::road::Road;
use crate::app::sheet::{Answer, Choosable, FormView, Held, Label, PersonSheet};
use crate::domain::field::FieldFault;
use crate::domain::id::{OperatorId, PersonId};
use crate::domain::records::{Cohort, Enrolment, Outcome, Person, Sex, Verdict};
use crate::domain::text::{Nik, Phone, TextFault};

use super::fixtures::{self, clock};
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

/// Somebody who graduated in one cohort and is in class in another.
pub(crate) fn person() -> PersonView {
    let person = Person {
        nik: Nik::parse("3324015107900003").ok(),
        birth_place: "Kendal".to_owned(),
        birth_date: NaiveDate::from_ymd_opt(1990, 7, 11),
        sex: Some(Sex::Female),
        phone: Phone::parse("0812-3456-7890").ok(),
        business_idea: "kerupuk ikan".to_owned(),
        ..Person::new(PersonId::default(), "Siti Aminah".to_owned())
    };
    let cohort = fixtures::cohort(1).row.cohort;
    let place = |code: &str, outcome| PlaceView {
        cohort: Cohort { code: code.to_owned(), ..cohort.clone() },
        enrolment: Enrolment { roll: 26, ..Enrolment::default() },
        attendance: Attendance { percent: Some(95), ..Attendance::default() },
        outcome,
    };
    let passed = Outcome {
        result: Verdict::Passed,
        certificate: "011/EKS/2025".to_owned(),
        ..Outcome::default()
    };
    let decided = NaiveDate::from_ymd_opt(2025, 12, 1).map(|day| (day, passed));
    let road = Road::default();
    PersonView {
        standing: road.standing(clock().today()),
        places: vec![place("2026-03", None), place("2025-04", decided)],
        road,
        home: None,
        country: None,
        remarks: Vec::new(),
        reached: None,
        follow_ups: Vec::new(),
        history: vec![fixtures::deed(1, "person.new", &[("name", "Siti Aminah".into())])],
        person,
    }
}

fn done(answer: Answer) -> SheetDone {
    SheetDone { held: Box::new(held()), beside: Vec::new(), answer }
}
