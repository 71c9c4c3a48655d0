//! Makes the files that receivers get, and notes what was handed over.

mod check;
mod contexts;
pub(super) mod failure;
mod gather;
mod profiles;

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::id::SubmissionId;
use crate::domain::records::{Submission, SubmittedFile};
use crate::exchange::atomic::{self, Publication};
use crate::exchange::profile::{self, Built, Environment, Profile, Subject};
use crate::exchange::write::{FORMATS, Format, Waiting};
use crate::store::CommandArg;

use super::watch::Watch;
use super::{App, AppError, Clock};
use contexts::Places;
use gather::Material;

pub use check::{CheckFinding, CheckReport, CheckRequest, Severity, check};
pub use gather::Coverage;
pub use profiles::{
    Offer, ProfileRow, Sent, check_profile, list_profiles, offer, profile_folder, show_profile,
};

pub use crate::exchange::profile::Scope;

/// Most characters of a cohort's code in a file name.
const CODE_CHARS: usize = 40;

/// What is to be reported, and where to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Name of the profile.
    pub profile: String,
    /// What is covered.
    pub coverage: Coverage,
    /// Folder in which the files appear; it is made where it does not exist.
    pub folder: PathBuf,
    /// Names of formats; the profile's first one where there are none.
    pub formats: Vec<String>,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The note of it among the submissions.
    pub submission: SubmissionId,
    /// The files, in the order of their formats and sheets.
    pub files: Vec<ReportFile>,
    /// Whom it is for.
    pub receiver: String,
    /// What for.
    pub purpose: String,
    /// People named in it.
    pub people: u32,
    /// How many of them gave no consent for the receiver; nobody is left out.
    pub without_consent: u32,
    /// Why the whole NIK stands in it; empty where it is given in part or not at all.
    pub why_full_nik: String,
    /// Records that could not be read and so are not in it.
    pub damaged: usize,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFile {
    /// Where.
    pub path: PathBuf,
    /// SHA-256, lower-case hexadecimal digits.
    pub sha256: String,
    /// Length.
    pub bytes: u64,
    /// Rows of data.
    pub rows: u32,
}

/// Makes all files of a report, or none, and notes it in the journal.
///
/// The files stand under temporary names until the last of them is whole, and are taken back when
/// the note cannot be stored: what was handed over and what is noted are the same.
pub fn export(app: &App, request: &Request) -> Result<Report, AppError> {
    export_watched(app, request, &Watch::default())
}

/// Makes all files of a report while somebody watches; once they stop it, none appears.
pub fn export_watched(app: &App, request: &Request, watch: &Watch) -> Result<Report, AppError> {
    let profile = profiles::find(app, &request.profile)?;
    let formats = formats(&profile, &request.formats)?;
    refuse_scope(&profile, &request.coverage)?;
    watch.go_on()?;
    let material = Material::read(app, request.coverage.clone())?;
    let places = Places(&app.reference);
    let around = Environment::new(&profile, &places);
    let records = contexts::records(&material);
    let pace = Pace::new(watch, formats.len());
    let hear = || pace.step();
    let mut built = profile::build(&profile, subject(&material), &records, &around);
    pace.expect(material.people.len().saturating_mul(built.document.sheets.len()));
    built.document.sheets.iter_mut().for_each(|sheet| sheet.hear(&hear));
    let folder = &request.folder;
    fs::create_dir_all(folder).map_err(|error| failure::of_folder(error, folder))?;
    atomic::sweep(folder);
    let stem = stem(app, &request.profile, &material);
    let mut waiting = Vec::new();
    for (index, format) in formats.into_iter().enumerate() {
        pace.begin(index)?;
        let written = format.write(&built.document, folder, &stem);
        waiting.extend(written.map_err(|error| failure::of_writing(error, folder))?);
    }
    watch.go_on()?;
    publish(app, &material, &built, waiting, folder)
}

/// How far the writing is. The rows of a sheet are known when it is written, so that one for each
/// person is expected; reading the records counts as much as a format.
struct Pace<'a> {
    watch: &'a Watch,
    formats: usize,
    rows: Cell<usize>,
    done: Cell<usize>,
}

impl<'a> Pace<'a> {
    fn new(watch: &'a Watch, formats: usize) -> Self {
        Self { watch, formats, rows: Cell::new(1), done: Cell::new(0) }
    }

    fn expect(&self, rows: usize) {
        self.rows.set(rows.max(1));
    }

    /// Begins a format, or ends the work where somebody stopped it.
    fn begin(&self, index: usize) -> Result<(), AppError> {
        self.done.set(self.rows.get().saturating_mul(index.saturating_add(1)));
        self.tell();
        self.watch.go_on()
    }

    /// Counts a row; tells whether another is wanted.
    fn step(&self) -> bool {
        self.done.set(self.done.get().saturating_add(1));
        self.tell();
        self.watch.goes_on()
    }

    fn tell(&self) {
        let all = self.rows.get().saturating_mul(self.formats.saturating_add(1));
        // The last percent is that of the names and of the note.
        self.watch.reach(self.done.get().min(all.saturating_sub(1)), all);
    }
}

/// Gives the files their names and notes the submission.
fn publish(
    app: &App,
    material: &Material,
    built: &Built<'_>,
    waiting: Vec<Waiting>,
    folder: &Path,
) -> Result<Report, AppError> {
    let mut names = Vec::new();
    let mut drafts = Vec::new();
    for one in waiting {
        names.push((one.name, one.rows));
        drafts.push(one.draft);
    }
    let publication =
        atomic::publish(drafts).map_err(|error| failure::of_writing(error.into(), folder))?;
    let submission = submission(app, material, built, &publication, &names);
    let head = &built.document.head;
    let mut change = app
        .change("report.export")
        .permanent()
        .with("profile", CommandArg::Text(head.profile.clone()))
        .with("cohort", CommandArg::Text(head.cohort.clone()))
        .with("files", names.len())
        .with("people", CommandArg::Number(head.people.into()));
    change.create(&submission)?;
    app.store.commit(change)?;
    let files = publication.keep().into_iter().zip(&names).map(|(file, (_, rows))| ReportFile {
        path: file.path,
        sha256: file.stamp.sha256,
        bytes: file.stamp.bytes,
        rows: *rows,
    });
    Ok(Report {
        submission: submission.id,
        files: files.collect(),
        receiver: head.receiver.clone(),
        purpose: head.purpose.clone(),
        people: head.people,
        without_consent: head.without_consent,
        why_full_nik: head.why_full_nik.clone(),
        damaged: material.damaged,
    })
}

fn submission(
    app: &App,
    material: &Material,
    built: &Built<'_>,
    publication: &Publication,
    names: &[(String, u32)],
) -> Submission {
    let head = &built.document.head;
    let files = publication.written().iter().zip(names).map(|(file, (name, rows))| SubmittedFile {
        name: name.clone(),
        sha256: file.stamp.sha256.clone(),
        rows: *rows,
    });
    Submission {
        id: SubmissionId::new(Clock::fresh_id()),
        profile: head.profile.clone(),
        receiver: head.receiver.clone(),
        purpose: head.purpose.clone(),
        cohort: material.cohort.as_ref().map(|cohort| cohort.id),
        from: material.coverage.from,
        to: material.coverage.to,
        at: app.clock.wall_ms().div_euclid(1000),
        files: files.collect(),
        people: head.people,
        without_consent: head.without_consent,
        receipt: String::new(),
    }
}

/// Finds the formats that are asked for; those of the profile are its first alone.
fn formats(profile: &Profile, asked: &[String]) -> Result<Vec<&'static Format>, AppError> {
    let first = profile.formats.first().map(|format| format.get_ref().clone());
    let asked = if asked.is_empty() { first.as_slice() } else { asked };
    let mut formats: Vec<&'static Format> = Vec::new();
    for name in asked {
        let Some(format) = Format::of_name(name) else {
            let known: Vec<&str> = format_names().collect();
            return Err(AppError::user("error-report-format")
                .fact("format", name.as_str())
                .fact("known", known.join(", ")));
        };
        if !formats.iter().any(|known| known.name == format.name) {
            formats.push(format);
        }
    }
    Ok(formats)
}

/// Names the formats that can be asked for.
pub fn format_names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name)
}

/// Refuses a period where the profile tells of one cohort.
fn refuse_scope(profile: &Profile, coverage: &Coverage) -> Result<(), AppError> {
    if profile.scope == Scope::Cohort && coverage.cohort.is_none() {
        return Err(AppError::user("error-report-needs-cohort").hint("hint-report-name-cohort"));
    }
    Ok(())
}

fn subject(material: &Material) -> Subject {
    let cohort = material.cohort.as_ref();
    Subject {
        centre: material.centre.name.clone(),
        cohort: cohort.map(|cohort| cohort.code.clone()).unwrap_or_default(),
        from: cohort.map_or(material.coverage.from, |cohort| cohort.start),
        to: cohort.map_or(material.coverage.to, |cohort| cohort.end),
    }
}

/// Starts the file names: profile, what it covers, today; never anything of a person.
fn stem(app: &App, profile: &str, material: &Material) -> String {
    let (from, to) = (material.coverage.from, material.coverage.to);
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let covered = match &material.cohort {
        Some(cohort) => clean_code(&cohort.code),
        None if from.is_some() || to.is_some() => format!("{}..{}", day(from), day(to)),
        None => "semua".to_owned(),
    };
    format!("{profile}_{covered}_{}", app.today())
}

/// Keeps of a code what every system takes in a file name.
fn clean_code(code: &str) -> String {
    let sign = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let cleaned: String = code.chars().map(sign).take(CODE_CHARS).collect();
    let cleaned = cleaned.trim_matches('-');
    if cleaned.is_empty() { "angkatan".to_owned() } else { cleaned.to_owned() }
}

#[cfg(test)]
mod tests;
