//! Files of others that were read, and what the table in them may mean.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::records::{Cohort, Curriculum, Module, Session};
use crate::domain::scores::ScoreColumn;
use crate::exchange::import::{NoTable, Outline, Said, Shape, Target};
use crate::exchange::source::{self, SourceError, Workbook};
use crate::store::Snapshot;

use super::{Kind, Plan, plan_of};
use crate::app::watch::Watch;
use crate::app::{App, AppError, ErrorKind, cohorts, sessions};

/// A file that was read; nothing is said yet of what it means.
#[derive(Debug)]
pub struct Book {
    path: PathBuf,
    pub(super) workbook: Workbook,
    /// SHA-256 of the file, in lower-case hexadecimal digits.
    pub(super) sha256: String,
}

/// What is wished of a file that was read.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// What it is about, where somebody said so.
    pub kind: Option<Kind>,
    /// What somebody said of its table.
    pub said: Said,
}

/// What a file means for a cohort.
#[derive(Debug)]
pub struct Reading {
    /// The file.
    pub book: Arc<Book>,
    /// The cohort.
    pub cohort: Cohort,
    /// Kinds that it may be, where somebody has to say which.
    pub open: Vec<Kind>,
    /// What it is read as.
    pub kind: Kind,
    /// What somebody said of its table.
    pub said: Said,
    /// Where the table is and what its columns hold.
    pub outline: Outline,
    /// What its columns may hold.
    pub places: Vec<Place>,
    /// What it would do, or why it cannot be read as this kind.
    pub plan: Result<Arc<Plan>, AppError>,
}

/// What a column may hold, with what tells it from others of its name.
#[derive(Clone, Debug)]
pub struct Place {
    /// What it holds.
    pub target: Target,
    /// Day of a session, or code and title of a module.
    pub detail: String,
}

impl Book {
    /// Reads a file while somebody watches.
    pub fn read(app: &App, file: &Path, watch: &Watch) -> Result<Self, AppError> {
        let read = source::read_file_while(file, &app.reader, &|| watch.goes_on())?;
        watch.go_on()?;
        Ok(Self { path: file.to_owned(), workbook: read.workbook, sha256: read.sha256 })
    }

    /// Gives the path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Says what a file means for the cohort of a code: of which kind it is, where its table lies, and
/// what it would do.
pub fn understand(
    app: &App,
    book: Arc<Book>,
    cohort: &str,
    wanted: Wanted,
    watch: &Watch,
) -> Result<Reading, AppError> {
    let snapshot = app.store.read()?;
    let cohort = cohorts::find(&snapshot, cohort)?;
    cohorts::refuse_finished(&cohort)?;
    let ground = Ground::of(&snapshot, &cohort)?;
    let Wanted { kind, said } = wanted;
    let fits = |kind: &Kind| ground.fits(*kind, &book.workbook, &said);
    let mut open: Vec<Kind> = Vec::new();
    if kind.is_none() {
        open = Kind::ALL.iter().copied().filter(fits).collect();
        // Every register names its people, and often a remark; what most columns are decides.
        let own = |kind: &Kind| ground.own_columns(*kind, &book.workbook, &said);
        let most = open.iter().map(own).max().unwrap_or(0);
        open.retain(|kind| *kind != Kind::Participants || own(kind) == most);
    }
    let kind = kind.or(open.first().copied()).unwrap_or(Kind::Participants);
    if open.len() < 2 {
        open.clear();
    }
    let outline = ground.shape(kind).outline(&book.workbook, &said);
    let plan = if open.is_empty() {
        plan_of(app, &snapshot, (&book, &said), (kind, cohort.clone()), watch)
    } else {
        Err(AppError::user("error-import-kind"))
    };
    let plan = match plan {
        // What the table lacks can be mended there; all else ends the reading.
        Err(error) if error.kind == ErrorKind::Data || !open.is_empty() => Err(error),
        plan => Ok(Arc::new(plan?)),
    };
    let places = ground.places(kind);
    Ok(Reading { book, cohort, open, kind, said, outline, places, plan })
}

/// What a cohort has that lists may tell of.
struct Ground {
    sessions: Vec<Session>,
    curriculum: Curriculum,
}

impl Ground {
    fn of(snapshot: &Snapshot, cohort: &Cohort) -> Result<Self, AppError> {
        let sessions = sessions::of_cohort(snapshot, cohort.id)?;
        Ok(Self { sessions, curriculum: cohorts::curriculum_of(snapshot, cohort)? })
    }

    fn shape(&self, kind: Kind) -> Shape<'_> {
        match kind {
            Kind::Participants => Shape::People,
            Kind::Register => Shape::Register(&self.sessions),
            Kind::Scores => Shape::Scores(&self.curriculum),
        }
    }

    /// Tells whether the file has a table with the columns that a kind needs.
    fn fits(&self, kind: Kind, workbook: &Workbook, said: &Said) -> bool {
        let columns = self.shape(kind).outline(workbook, said).columns;
        let has = |name: &str| columns.iter().any(|column| column.holds(name));
        match kind {
            Kind::Participants => has("nik") && has("name"),
            Kind::Register => (has("nik") || has("name")) && has("day"),
            Kind::Scores => {
                (has("nik") || has("name"))
                    && ["score", "pre_test", "post_test"].into_iter().any(has)
            }
        }
    }

    /// Counts the columns that a kind reads beyond those that tell who is meant.
    fn own_columns(&self, kind: Kind, workbook: &Workbook, said: &Said) -> usize {
        let columns = self.shape(kind).outline(workbook, said).columns;
        let targets = columns.iter().filter_map(|column| column.target);
        targets.filter(|target| !["nik", "name", "roll"].contains(&target.name())).count()
    }

    fn places(&self, kind: Kind) -> Vec<Place> {
        let targets = self.shape(kind).targets().into_iter();
        targets.map(|target| Place { target, detail: self.detail(target) }).collect()
    }

    fn detail(&self, target: Target) -> String {
        match target {
            Target::Meeting(number) => {
                let session = self.sessions.iter().find(|session| session.number == number);
                session.map(|row| row.date.format("%d-%m-%Y").to_string()).unwrap_or_default()
            }
            Target::Score(ScoreColumn::Module(id)) => {
                let module = self.curriculum.modules.get(&id);
                let words = |module: &Module| format!("{} {}", module.code, module.title);
                module.map(words).unwrap_or_default()
            }
            _ => String::new(),
        }
    }
}

impl From<SourceError> for AppError {
    fn from(error: SourceError) -> Self {
        let said = Self::new(ErrorKind::File, error.id()).hint(error.hint());
        let said = match error.fact() {
            Some((name, value)) => said.fact(name, value),
            None => said,
        };
        said.because(error)
    }
}

impl From<NoTable> for AppError {
    fn from(error: NoTable) -> Self {
        let said = Self::new(ErrorKind::Data, error.id()).hint(error.hint());
        let said = match error.fact() {
            Some((name, value)) => said.fact(name, value),
            None => said,
        };
        said.because(error)
    }
}
