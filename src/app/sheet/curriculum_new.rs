//! The sheets of a curriculum that is not there yet, and of a module that is added to one.

use crate::app::curricula::{self, Edit, Made, NewCurriculum};
use crate::app::restore::Sentence;
use crate::app::{App, AppError, Clock, Fact};
use crate::domain::field::Cell;
use crate::domain::fields::{CURRICULUM_FIELDS, MODULE_FIELDS};
use crate::domain::id::{CurriculumId, ModuleId};
use crate::domain::records::{Curriculum, Module};
use crate::store::Receipt;

use super::collected::{Collected, in_field, meant};
use super::curriculum::{PREREQUISITES, prerequisites_row};
use super::{Finished, Row, Sheet, Subject};

/// The sheet of a new curriculum.
#[derive(Debug)]
pub struct NewCurriculumSheet {
    typed: Collected<Curriculum>,
}

impl Default for NewCurriculumSheet {
    fn default() -> Self {
        Self { typed: Collected::new(Curriculum::default(), CURRICULUM_FIELDS, &["edition"]) }
    }
}

impl Sheet for NewCurriculumSheet {
    fn subject(&self) -> Subject {
        Subject::NewCurriculum
    }

    fn title(&self) -> Sentence {
        ("form-curriculum-new", Vec::new())
    }

    fn rows(&self) -> Vec<Row> {
        self.typed.rows()
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        self.typed.set(app, field, text)?;
        Ok(None)
    }

    /// Makes it; its modules follow, one after the other.
    fn finish(&mut self, app: &App) -> Result<Finished, AppError> {
        self.typed.refuse_unfinished()?;
        let Curriculum { code, title, programme, .. } = &self.typed.values;
        let made = curricula::create(app, NewCurriculum { code, title, programme })
            .map_err(|error| in_field(error, "code"))?;
        let said = ("said-curriculum-new", vec![("code", Fact::from(made.code))]);
        Ok(Finished::Next(Subject::NewModule(made.id), Some(said)))
    }
}

/// The sheet of a module that is added.
#[derive(Debug)]
pub struct NewModuleSheet {
    curriculum: Curriculum,
    typed: Collected<Module>,
    /// What was typed, as the edit takes it.
    texts: Vec<(String, String)>,
}

impl NewModuleSheet {
    /// Starts empty, for a curriculum.
    pub fn open(app: &App, id: CurriculumId) -> Result<Self, AppError> {
        let curriculum = curricula::open(app, id)?.curriculum;
        let typed = Collected::new(Module::default(), MODULE_FIELDS, &["order"]);
        Ok(Self { curriculum, typed, texts: Vec::new() })
    }

    fn text(&self, field: &str) -> &str {
        let found = self.texts.iter().find(|(name, _)| name == field);
        found.map_or("", |(_, text)| text.as_str())
    }
}

impl Sheet for NewModuleSheet {
    fn subject(&self) -> Subject {
        Subject::NewModule(self.curriculum.id)
    }

    fn title(&self) -> Sentence {
        let edition = Fact::from(i64::from(self.curriculum.edition));
        let code = Fact::from(self.curriculum.code.as_str());
        ("form-module-new", vec![("code", code), ("edition", edition)])
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows = self.typed.rows();
        rows.push(prerequisites_row(Cell::text(self.text(PREREQUISITES))));
        rows
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        if field == PREREQUISITES {
            curricula::modules_named(&self.curriculum, text)?;
        } else {
            self.typed.set(app, field, text)?;
        }
        let text = meant(app, MODULE_FIELDS, field, text);
        self.texts.retain(|(name, _)| name != field);
        self.texts.push((field.to_owned(), text));
        Ok(None)
    }

    /// Adds it; the next one follows.
    fn finish(&mut self, app: &App) -> Result<Finished, AppError> {
        self.typed.refuse_unfinished()?;
        let id = ModuleId::new(Clock::fresh_id());
        let Module { code, title, .. } = &self.typed.values;
        let mut edits = vec![Edit::Add { id, code, title }];
        edits.extend(self.texts.iter().filter(|row| !row.1.is_empty()).map(|(name, text)| {
            match name.as_str() {
                PREREQUISITES => Edit::Prerequisites(id, text),
                name => Edit::Module(id, name, text),
            }
        }));
        let edited = curricula::edit(app, self.curriculum.id, &edits)
            .map_err(|error| in_field(error, "code"))?;
        let facts = vec![
            ("module", Fact::from(code.as_str())),
            ("code", edited.curriculum.code.into()),
            ("edition", i64::from(edited.curriculum.edition).into()),
        ];
        let is_edition = edited.made == Made::Edition;
        let id = if is_edition { "said-module-in-edition" } else { "said-module-added" };
        Ok(Finished::Next(Subject::NewModule(edited.curriculum.id), Some((id, facts))))
    }
}
