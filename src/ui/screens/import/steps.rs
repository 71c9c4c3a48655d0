//! What the screens of a list have done: reading, matching anew, taking in, a sheet of what is
//! refused.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::import::{self, Book, CorrectionWords, Finding, Plan, Reading, Wanted, understand};
use crate::app::safety::{self, Occasion};
use crate::app::{AppError, spreadsheets};
use crate::domain::fields::choice_label;
use crate::locale::{Arg, Language, Words};

use super::told;
use crate::ui::act::{Act, Answer};
use crate::ui::errand::{End, Errand, Stops};
use crate::ui::note::Note;
use crate::ui::work::{Job, Run, Wish};

/// Wishes to have a file read for the cohort of a code.
pub fn read(path: PathBuf, cohort: String) -> Wish {
    let what = Note::info("errand-reading").fact("file", name_of(&path));
    begin(Errand::new(what, Stops::OnEsc, move |room, watch| {
        let book = Arc::new(Book::read(room.app, &path, watch)?);
        let reading = understand(room.app, book, &cohort, Wanted::default(), watch)?;
        Ok(End::Read(Arc::new(reading)))
    }))
}

/// Wishes to have a file that was read understood otherwise.
pub fn again(reading: &Reading, wanted: Wanted) -> Wish {
    let (book, cohort) = (Arc::clone(&reading.book), reading.cohort.code.clone());
    let what = Note::info("errand-matching").fact("file", name_of(book.path()));
    begin(Errand::new(what, Stops::OnEsc, move |room, watch| {
        let reading = understand(room.app, book, &cohort, wanted, watch)?;
        Ok(End::Read(Arc::new(reading)))
    }))
}

/// Wishes to have a plan carried out, after the backup that it is worth.
pub(super) fn apply(plan: Arc<Plan>) -> Wish {
    let what = Note::info("errand-taking-in").fact("code", plan.cohort.code.as_str());
    begin(Errand::new(what, Stops::Never, move |room, _| {
        if room.run != Run::Practice {
            safety::back_up_on(room.app, &room.places.backups(), Occasion::Import)?;
        }
        import::apply(room.app, &plan)?;
        Ok(End::TakenIn(plan.cohort.id, told::done(&plan)))
    }))
}

/// Wishes to have the refused rows written to a sheet beside their file.
pub(super) fn correct(plan: Arc<Plan>, file: PathBuf, language: Language) -> Wish {
    Wish::Do(Job::Act(Act::new("import-correct", move |_| {
        Ok(Answer::said(write_refused(&plan, &file, &Words::new(language))?))
    })))
}

fn begin(errand: Errand) -> Wish {
    Wish::Do(Job::Begin(errand))
}

/// Gives the name of a file, without its folders.
pub fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Writes the refused rows beside the file they come from, under a name that is free.
fn write_refused(plan: &Plan, file: &Path, words: &Words) -> Result<Note, AppError> {
    let say = |finding: &Finding| {
        let facts = finding.facts.iter();
        let args: Vec<(&str, Arg)> =
            facts.map(|(name, value)| (*name, value.as_str().into())).collect();
        words.say_with(finding.id, &args)
    };
    let sheet = CorrectionWords {
        row: &words.say("column-row"),
        reason: &words.say("column-reason"),
        say: &say,
        choice: &|list, code| words.say(&choice_label(list, code)).into_owned(),
    };
    let path = spreadsheets::correction_of(file);
    let rows = import::write_faulty(plan, &path, &sheet)?;
    let note = Note::info("done-faulty").fact("count", i64::from(rows));
    Ok(note.fact("path", path.display().to_string()))
}
