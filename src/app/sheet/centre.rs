//! The sheet of the centre: its name and letterhead, who signs, the rules that its papers follow.

use crate::app::edit::{self, Stored};
use crate::app::restore::Sentence;
use crate::app::{App, AppError, Fact};
use crate::domain::record::Record as _;
use crate::domain::records::Centre;
use crate::domain::text::RegionCode;
use crate::store::Receipt;

use super::record::rows_of;
use super::{Beside, BesideKind, Finished, Row, Sheet, Subject};
use crate::domain::fields::Fielded as _;

/// Where groups of fields begin.
const GROUPS: &[(&str, &str)] = &[
    ("name", "group-centre"),
    ("head", "group-officials"),
    ("jp_minutes", "group-class-rules"),
    ("paper", "group-centre-papers"),
    ("retention_years", "group-privacy"),
];

/// The sheet of the centre.
#[derive(Debug)]
pub struct CentreSheet {
    centre: Centre,
}

impl CentreSheet {
    /// Opens the centre.
    pub fn open(app: &App) -> Result<Self, AppError> {
        let centre = app.store.read()?.all::<Centre>()?.pop().ok_or_else(edit::gone)?;
        Ok(Self { centre })
    }
}

impl Sheet for CentreSheet {
    fn subject(&self) -> Subject {
        Subject::Centre
    }

    fn title(&self) -> Sentence {
        ("form-centre", vec![("name", Fact::from(self.centre.name.as_str()))])
    }

    fn rows(&self) -> Vec<Row> {
        rows_of(&self.centre, Centre::FIELDS, &[], GROUPS)
    }

    fn stored(&self) -> Stored {
        Stored::Yes
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        let edited = edit::set_field::<Centre>(app, self.centre.key(), field, text)?;
        self.centre = edited.record;
        Ok(edited.receipt)
    }

    fn finish(&mut self, _: &App) -> Result<Finished, AppError> {
        Ok(Finished::Leave(None))
    }

    fn beside(&self, app: &App) -> Result<Vec<Beside>, AppError> {
        let code = self.centre.region.as_ref().map(RegionCode::as_str);
        let regions = app.reference.regions();
        let named = code.and_then(|code| regions.path(code).or(regions.name(code).map(Into::into)));
        let said = |name: String| ("beside-meaning", vec![("value", Fact::from(name))]);
        let beside = |name| Beside { field: "region", said: said(name), kind: BesideKind::Meaning };
        Ok(named.map(beside).into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::practice::tests::World;
    use crate::app::tests::refused;
    use crate::domain::field::Cell;

    #[test]
    fn the_centre_is_changed_field_by_field_and_keeps_its_name() {
        let world = World::new();
        let mut sheet = CentreSheet::open(&world.app).unwrap();
        assert!(sheet.set(&world.app, "head", "Drs. Slamet Riyadi").unwrap().is_some());
        refused(sheet.set(&world.app, "name", " "), "finding-empty");
        refused(sheet.set(&world.app, "jp_minutes", "0"), "finding-not-a-number");
        let rows = CentreSheet::open(&world.app).unwrap().rows();
        let head = rows.iter().find(|row| row.name == "head").unwrap();
        assert_eq!(head.cell, Cell::text("Drs. Slamet Riyadi"));
        assert_eq!(head.group, Some("group-officials"));
        assert!(GROUPS.iter().all(|group| rows.iter().any(|row| row.name == group.0)));
        assert_eq!(sheet.beside(&world.app).unwrap().len(), 1, "the region has a name");
    }
}
