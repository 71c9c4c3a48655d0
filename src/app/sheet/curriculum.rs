//! The sheets of a curriculum that is known: its own fields, its rule of graduation, a module.
//!
//! A curriculum in use stays as it is: the first finished field makes its next edition, and the
//! sheet goes on with that one.

use crate::app::curricula::{self, CurriculumView, Edit, Made, Standing};
use crate::app::edit::Stored;
use crate::app::restore::Sentence;
use crate::app::{App, AppError, Fact};
use crate::domain::field::{Cell, FieldKind, Needed};
use crate::domain::fields::{CURRICULUM_FIELDS, MODULE_FIELDS, RULE_FIELDS, label_of};
use crate::domain::id::{CurriculumId, ModuleId};
use crate::domain::records::Curriculum;
use crate::store::Receipt;

use super::collected::receipted;
use super::{Beside, BesideKind, Choosable, Finished, Row, Sheet, Subject, choices, rows_of};

/// The row of the modules that are to be taken before.
pub(super) const PREREQUISITES: &str = "prerequisites";

/// What of a curriculum a sheet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its own fields.
    Own,
    /// Its rule of graduation.
    Rule,
    /// One of its modules.
    Module(ModuleId),
}

/// The sheet of a curriculum or a part of it.
#[derive(Debug)]
pub struct CurriculumSheet {
    view: CurriculumView,
    part: Part,
    /// The edition that was made since it was opened.
    made: Option<u16>,
}

impl CurriculumSheet {
    /// Opens a curriculum, or a part of it.
    pub fn open(app: &App, id: CurriculumId, part: Part) -> Result<Self, AppError> {
        let view = curricula::open(app, id)?;
        if let Part::Module(module) = part
            && !view.curriculum.modules.contains_key(&module)
        {
            return Err(AppError::user("error-module-gone"));
        }
        Ok(Self { view, part, made: None })
    }

    fn curriculum(&self) -> &Curriculum {
        &self.view.curriculum
    }

    fn edit<'a>(&self, field: &'a str, text: &'a str) -> Edit<'a> {
        match self.part {
            Part::Own => Edit::Field(field, text),
            Part::Rule => Edit::Rule(field, text),
            Part::Module(id) if field == PREREQUISITES => Edit::Prerequisites(id, text),
            Part::Module(id) => Edit::Module(id, field, text),
        }
    }
}

/// Writes the codes of the modules that are to be taken before one.
pub(super) fn prerequisites_row(cell: Cell) -> Row {
    let (kind, needed) = (FieldKind::Text, Needed::Never);
    Row { name: PREREQUISITES, label: label_of(PREREQUISITES), group: None, kind, needed, cell }
}

impl Sheet for CurriculumSheet {
    fn subject(&self) -> Subject {
        let id = self.curriculum().id;
        match self.part {
            Part::Own => Subject::Curriculum(id),
            Part::Rule => Subject::Rule(id),
            Part::Module(module) => Subject::Module(id, module),
        }
    }

    fn title(&self) -> Sentence {
        let curriculum = self.curriculum();
        let edition = Fact::from(i64::from(curriculum.edition));
        let mut facts = vec![("code", Fact::from(curriculum.code.as_str())), ("edition", edition)];
        match self.part {
            Part::Own => ("form-curriculum", facts),
            Part::Rule => ("form-rule", facts),
            Part::Module(id) => {
                let module = curriculum.modules.get(&id).map(|module| module.code.as_str());
                facts.push(("module", Fact::from(module.unwrap_or_default())));
                ("form-module", facts)
            }
        }
    }

    fn stored(&self) -> Stored {
        Stored::Yes
    }

    fn rows(&self) -> Vec<Row> {
        let curriculum = self.curriculum();
        match self.part {
            Part::Own => rows_of(curriculum, CURRICULUM_FIELDS, &["edition"], &[]),
            Part::Rule => rows_of(&curriculum.rule, RULE_FIELDS, &[], &[]),
            Part::Module(id) => {
                let Some(module) = curriculum.modules.get(&id) else { return Vec::new() };
                let mut rows = rows_of(module, MODULE_FIELDS, &[], &[]);
                let codes = module.prerequisites.iter().filter_map(|id| curriculum.modules.get(id));
                let codes: Vec<&str> = codes.map(|module| module.code.as_str()).collect();
                rows.push(prerequisites_row(Cell::text(&codes.join(", "))));
                rows
            }
        }
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        let edit = [self.edit(field, text)];
        let act = || curricula::edit(app, self.curriculum().id, &edit);
        let (edited, receipt) = receipted(app, act)?;
        if edited.made == Made::Edition {
            self.made = Some(edited.curriculum.edition);
        }
        self.view = curricula::open(app, edited.curriculum.id)?;
        Ok(receipt)
    }

    fn finish(&mut self, _: &App) -> Result<Finished, AppError> {
        let made = self.made.map(|edition| {
            let code = Fact::from(self.curriculum().code.as_str());
            ("said-edition-made", vec![("code", code), ("edition", i64::from(edition).into())])
        });
        Ok(Finished::Leave(made))
    }

    fn choices(&self, app: &App, field: &str, typed: &str) -> Result<Vec<Choosable>, AppError> {
        let row = self.rows().into_iter().find(|row| row.name == field);
        Ok(row.map(|row| choices(app, row.kind, typed)).unwrap_or_default())
    }

    fn beside(&self, _: &App) -> Result<Vec<Beside>, AppError> {
        if self.view.standing == Standing::Free {
            return Ok(Vec::new());
        }
        let next = i64::from(self.view.newest.saturating_add(1));
        let said = ("beside-frozen", vec![("edition", Fact::from(next))]);
        let first = self.rows().into_iter().next();
        let row = first.map(|row| Beside { field: row.name, said, kind: BesideKind::Doubt });
        Ok(row.into_iter().collect())
    }
}
