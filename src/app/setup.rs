//! Founds a centre: the store's file with the centre, its first operator and the curriculum.

use std::sync::Arc;

use crate::domain::id::{CentreId, CurriculumId, ModuleId, OperatorId};
use crate::domain::records::{Centre, Curriculum, Module, Operator, Zone};
use crate::domain::text::{RegionCode, clean};
use crate::reference::{DefaultModule, Reference};
use crate::store::{CommandArg, OnFault, Store, StoreError};

use super::opening::Opening;
use super::{App, AppError, Clock, SharedDirectory};

/// Provinces on central and on eastern time; the others are on western time (Keppres 41/1987,
/// with the provinces that were parted off since).
const CENTRAL: &[&str] = &["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"];
const EASTERN: &[&str] = &["81", "82", "91", "92", "93", "94", "95", "96"];

/// Code, title and programme of the default curriculum, in the words of the field.
const CURRICULUM: (&str, &str, &str) =
    ("EKSPOR", "Pelatihan Ekspor bagi PMI Purna dan Keluarga", "PMI-EKSPOR");

/// What is asked when a centre is founded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Founding {
    /// Name as on the letterhead.
    pub name: String,
    /// Short code.
    pub code: String,
    /// Kabupaten/kota or kecamatan, as its code.
    pub region: String,
    /// Name of the operator.
    pub operator: String,
}

/// Makes the store of a new centre; refuses where there is one.
///
/// A file without a centre is an earlier attempt that was cut off, and is completed.
pub fn init(opening: &Opening, founding: &Founding) -> Result<App, AppError> {
    let reference = opening.reference();
    let (centre, operator) = records(founding, &reference)?;
    let store = empty_store(opening)?;
    let clock = opening.clock.in_zone(&centre.zone);
    let app = App {
        store,
        clock,
        operator: operator.id,
        reader: opening.reader.clone(),
        reference: Arc::new(reference),
        directory: SharedDirectory::default(),
    };
    let mut change =
        app.change("setup.init").permanent().with("name", CommandArg::Text(centre.name.clone()));
    change.create(&centre)?;
    change.create(&operator)?;
    change.create(&default_curriculum(&app.reference))?;
    // Whoever founds a centre founds it again; half a centre is never kept for later.
    app.store.on_fault(OnFault::GiveUp);
    app.store.commit(change)?;
    app.store.on_fault(OnFault::Keep);
    Ok(app)
}

/// Refuses where a centre was founded already, before anything is asked.
pub fn refuse_founded(opening: &Opening) -> Result<(), AppError> {
    if opening.exists() { empty_store(opening)?.close().map_err(AppError::from) } else { Ok(()) }
}

fn empty_store(opening: &Opening) -> Result<Store, AppError> {
    let options = opening.options()?;
    if !opening.exists() {
        return Ok(Store::create(&options)?);
    }
    let taken = || {
        let path = opening.places.store.display().to_string();
        AppError::user("error-centre-exists").fact("path", path).hint("hint-other-data-file")
    };
    match Store::open(&options) {
        Ok(opened) if opened.store.read()?.all::<Centre>()?.is_empty() => Ok(opened.store),
        Ok(_) | Err(StoreError::Locked) => Err(taken()),
        Err(error) => Err(error.into()),
    }
}

fn records(founding: &Founding, reference: &Reference) -> Result<(Centre, Operator), AppError> {
    let name = clean(&founding.name);
    if name.is_empty() {
        return Err(AppError::user("error-centre-name-empty"));
    }
    let operator = clean(&founding.operator);
    if operator.is_empty() {
        return Err(AppError::user("error-operator-name-empty"));
    }
    let region = region(&founding.region, reference)?;
    let centre = Centre {
        id: CentreId::new(Clock::fresh_id()),
        name,
        code: clean(&founding.code),
        zone: zone(&region),
        region: Some(region),
        ..Centre::default()
    };
    let operator =
        Operator { id: OperatorId::new(Clock::fresh_id()), name: operator, ..Operator::default() };
    Ok((centre, operator))
}

fn region(code: &str, reference: &Reference) -> Result<RegionCode, AppError> {
    let unknown = || AppError::user("error-region-unknown").fact("code", code);
    let region = RegionCode::parse(code).map_err(|_| unknown())?;
    if reference.regions().name(region.as_str()).is_none() {
        return Err(unknown());
    }
    Ok(region)
}

/// Tells the time zone of a region by its province, the first two digits.
fn zone(region: &RegionCode) -> Zone {
    let is_in =
        |provinces: &[&str]| provinces.iter().any(|province| region.as_str().starts_with(province));
    match () {
        () if is_in(CENTRAL) => Zone::Central,
        () if is_in(EASTERN) => Zone::Eastern,
        () => Zone::Western,
    }
}

/// Makes the first edition of the default curriculum.
pub(super) fn default_curriculum(reference: &Reference) -> Curriculum {
    let module = |(order, row): (u16, &DefaultModule)| {
        let module = Module {
            order,
            code: row.code.clone(),
            title: row.title.clone(),
            jp: row.jp,
            ..Module::default()
        };
        (ModuleId::new(Clock::fresh_id()), module)
    };
    Curriculum {
        id: CurriculumId::new(Clock::fresh_id()),
        code: CURRICULUM.0.to_owned(),
        title: CURRICULUM.1.to_owned(),
        programme: CURRICULUM.2.to_owned(),
        edition: 1,
        modules: (1..).zip(reference.curriculum()).map(module).collect(),
        ..Curriculum::default()
    }
}
