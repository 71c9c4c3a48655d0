//! One report: what it covers, its formats and folder, what is missing, and the files in the end.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use crate::app::report::{
    self, CheckReport, CheckRequest, Coverage, Offer, ProfileRow, Report, Request, Scope,
};
use crate::app::spreadsheets::path_of;
use crate::domain::fields::read_date;
use crate::domain::records::Cohort;

use super::check::{Entered, Findings};
use super::folder::{Chosen, FolderChoice, look_into};
use super::keys::{AT_CHECK, AT_CHOICE, AT_FIELD, AT_FORMAT, Action, CHOOSING};
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::errand::{End, Errand, Stops};
use crate::ui::field::{Field, Taken};
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::work::{Env, Job, Then, Wish};

/// Most characters of a date and of a folder.
const DATE_MOST: usize = 10;
const FOLDER_MOST: usize = 400;

/// Something on the form that the cursor can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Cohort,
    From,
    To,
    Format(usize),
    Folder,
    /// What the check found.
    Check,
}

/// How far the report is.
#[derive(Debug)]
pub(super) enum Progress {
    /// It was not checked for what it covers now.
    Unchecked,
    /// It was checked.
    Checked(Findings),
    /// It was checked, something forbids to send it, and the operator was told so.
    Warned(Findings),
    /// Its files are being written.
    Writing,
    /// They are there.
    Written(Arc<Report>, Shown),
}

/// What is shown of files that were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Their names, and what is to be known of them.
    Told,
    /// Their whole paths, to be copied.
    Paths,
}

/// One report that is being made.
#[derive(Debug)]
pub(super) struct Form {
    profile: String,
    pub(super) title: String,
    pub(super) receiver: String,
    scope: Scope,
    /// The cohorts, the latest first.
    pub(super) cohorts: Vec<Cohort>,
    pub(super) cohort: Option<usize>,
    pub(super) from: Field,
    pub(super) to: Field,
    /// Formats with whether each is wanted.
    pub(super) formats: Vec<(String, bool)>,
    pub(super) folder: Field,
    pub(super) cursor: usize,
    pub(super) progress: Progress,
    /// The choice of another folder.
    pub(super) choice: Option<FolderChoice>,
}

impl Form {
    /// Starts with the latest cohort, or with this year where a profile covers a period.
    pub(super) fn new(row: &ProfileRow, offer: &Offer, today: NaiveDate) -> Self {
        let filled = |most, text: &str| {
            let mut field = Field::new(most);
            field.paste(text);
            field
        };
        let start = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
        let written = |date: NaiveDate| date.format("%d-%m-%Y").to_string();
        let formats = row.formats.iter().enumerate();
        Self {
            profile: row.name.clone(),
            title: row.title.clone(),
            receiver: row.receiver.clone(),
            scope: row.scope,
            cohorts: offer.cohorts.clone(),
            cohort: (row.scope == Scope::Cohort && !offer.cohorts.is_empty()).then_some(0),
            from: filled(DATE_MOST, &written(start)),
            to: filled(DATE_MOST, &written(today)),
            formats: formats.map(|(at, name)| (name.clone(), at == 0)).collect(),
            folder: filled(FOLDER_MOST, &offer.folder.display().to_string()),
            cursor: 0,
            progress: Progress::Unchecked,
            choice: None,
        }
    }

    /// Gives the message of its title.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// Says how far it is.
    pub(super) fn state(&self, look: &Look) -> String {
        let id = match &self.progress {
            Progress::Unchecked => "report-unchecked",
            Progress::Checked(report) | Progress::Warned(report) if report.is_blocked() => {
                "report-blocked"
            }
            Progress::Checked(_) | Progress::Warned(_) => "report-ready",
            Progress::Writing => "report-writing",
            Progress::Written(..) => "report-written",
        };
        look.say(id).into_owned()
    }

    pub(super) fn items(&self) -> Vec<Item> {
        let mut items = vec![Item::Cohort];
        if self.scope == Scope::Any && self.cohort.is_none() {
            items.extend([Item::From, Item::To]);
        }
        items.extend((0..self.formats.len()).map(Item::Format));
        items.push(Item::Folder);
        items.extend(self.findings().filter(|found| !found.is_empty()).map(|_| Item::Check));
        items
    }

    fn findings(&self) -> Option<&Findings> {
        match &self.progress {
            Progress::Checked(found) | Progress::Warned(found) => Some(found),
            Progress::Unchecked | Progress::Writing | Progress::Written(..) => None,
        }
    }

    fn findings_mut(&mut self) -> Option<&mut Findings> {
        match &mut self.progress {
            Progress::Checked(found) | Progress::Warned(found) => Some(found),
            Progress::Unchecked | Progress::Writing | Progress::Written(..) => None,
        }
    }

    pub(super) fn item(&self) -> Item {
        self.items().get(self.cursor).copied().unwrap_or(Item::Cohort)
    }

    fn table(&self) -> &'static [Command<Action>] {
        match self.item() {
            Item::Cohort => AT_CHOICE,
            Item::Format(_) => AT_FORMAT,
            Item::From | Item::To | Item::Folder => AT_FIELD,
            Item::Check => AT_CHECK,
        }
    }

    /// Tells where keys go.
    pub(super) fn focus(&self) -> Focus {
        match self.item() {
            _ if self.choice.is_some() => Focus::Field,
            Item::Cohort | Item::Format(_) | Item::Check => Focus::Question,
            Item::From | Item::To | Item::Folder => Focus::Field,
        }
    }

    /// Lists its commands.
    pub(super) fn hints(&self) -> Vec<&'static Hint> {
        if self.choice.is_some() {
            return command::hints(CHOOSING).collect();
        }
        let is_there = matches!(self.progress, Progress::Written(..));
        let hints = command::hints(self.table());
        hints.filter(|hint| is_there || hint.label != "key-where").collect()
    }

    fn field(&mut self) -> Option<&mut Field> {
        match self.item() {
            Item::From => Some(&mut self.from),
            Item::To => Some(&mut self.to),
            Item::Folder => Some(&mut self.folder),
            Item::Cohort | Item::Format(_) | Item::Check => None,
        }
    }

    /// Obeys a key; gives nothing where the form is left.
    pub(super) fn update(&mut self, key: Key, env: &Env<'_>) -> Option<Vec<Wish>> {
        if self.choice.is_some() {
            return Some(self.choose(key, env));
        }
        if self.item() == Item::Check {
            let height = self.check_height(env.body().height);
            let found = self.findings_mut();
            let is_out = key == Key::Up && found.as_ref().is_some_and(|found| found.is_first());
            if is_out {
                self.cursor = self.cursor.saturating_sub(1);
                return Some(Vec::new());
            }
            if found.and_then(|found| found.step(key, height)).is_some() {
                return Some(Vec::new());
            }
        }
        let Some(action) = command::action(self.table(), key) else {
            let is_date = matches!(self.item(), Item::From | Item::To);
            let taken = self.field().map_or(Taken::No, |field| field.update(key));
            if is_date && taken == Taken::Yes {
                self.progress = Progress::Unchecked;
            }
            return Some(if taken == Taken::Yes { Vec::new() } else { vec![Wish::Beep] });
        };
        Some(match action {
            Action::Back => return None,
            Action::Change => self.change(key),
            Action::Toggle => self.toggle(),
            Action::Write => self.write(env),
            Action::Open => self.open(),
            Action::Folder => vec![look_into(path_of(self.folder.text()))],
            Action::Files => self.turn(),
            Action::Next => {
                self.cursor =
                    self.cursor.saturating_add(1).min(self.items().len().saturating_sub(1));
                self.check_again()
            }
            Action::Previous => {
                self.cursor = self.cursor.saturating_sub(1);
                self.check_again()
            }
        })
    }

    /// Chooses another cohort; a profile that may cover a period has it before the first cohort.
    fn change(&mut self, key: Key) -> Vec<Wish> {
        let mut choices: Vec<Option<usize>> = (0..self.cohorts.len()).map(Some).collect();
        if self.scope == Scope::Any {
            choices.insert(0, None);
        }
        let count = choices.len();
        let at = choices.iter().position(|choice| *choice == self.cohort).unwrap_or(0);
        let step = if key == Key::Left { count.saturating_sub(1) } else { 1 };
        let next = at.saturating_add(step).checked_rem(count).unwrap_or(0);
        self.cohort = choices.get(next).copied().flatten();
        self.progress = Progress::Unchecked;
        self.check_again()
    }

    /// Opens the page that mends what the cursor stands on.
    fn open(&mut self) -> Vec<Wish> {
        let (cohorts, chosen) = (self.cohorts.clone(), self.cohort);
        let known = |code: &str| {
            let named = cohorts.iter().find(|cohort| cohort.code == code);
            named.or_else(|| chosen.and_then(|at| cohorts.get(at))).map(|cohort| cohort.id)
        };
        match self.findings_mut().map(|found| found.enter(&known)) {
            Some(Entered::Turned) => Vec::new(),
            Some(Entered::Page(page)) => vec![Wish::Do(Job::Load(page, Then::Push))],
            Some(Entered::Nothing) | None => {
                vec![Wish::Beep, Wish::Say(Note::warn("report-no-page"))]
            }
        }
    }

    /// Shows whole paths, or the names again.
    fn turn(&mut self) -> Vec<Wish> {
        match &mut self.progress {
            Progress::Written(_, shown) => {
                *shown = if *shown == Shown::Told { Shown::Paths } else { Shown::Told };
                Vec::new()
            }
            _ => vec![Wish::Beep],
        }
    }

    fn choose(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let Some(choice) = &mut self.choice else { return Vec::new() };
        match choice.update(key, env.body().height) {
            Chosen::Open(wishes) => return wishes,
            Chosen::Left => {}
            Chosen::Taken(path) => {
                let mut folder = Field::new(FOLDER_MOST);
                folder.paste(&path.display().to_string());
                self.folder = folder;
            }
        }
        self.choice = None;
        Vec::new()
    }

    /// Rows that are left below the form.
    fn check_height(&self, height: u16) -> u16 {
        let items = self.items().into_iter().filter(|item| *item != Item::Check).count();
        let above = u16::try_from(items).unwrap_or(u16::MAX).saturating_add(2);
        height.saturating_sub(above)
    }

    fn toggle(&mut self) -> Vec<Wish> {
        if let Item::Format(at) = self.item()
            && let Some(format) = self.formats.get_mut(at)
        {
            format.1 = !format.1;
        }
        Vec::new()
    }

    fn coverage(&self) -> Option<Coverage> {
        if let Some(cohort) = self.cohort.and_then(|at| self.cohorts.get(at)) {
            return Some(Coverage { cohort: Some(cohort.code.clone()), ..Coverage::default() });
        }
        let day = |field: &Field| match field.text().trim() {
            "" => Some(None),
            text => read_date(text).ok().map(Some),
        };
        Some(Coverage { cohort: None, from: day(&self.from)?, to: day(&self.to)? })
    }

    /// Wishes to have it checked for what it covers.
    pub(super) fn check(&self) -> Vec<Wish> {
        let Some(coverage) = self.coverage() else {
            return vec![Wish::Beep, Wish::Say(Note::warn("date-not-understood"))];
        };
        if self.scope == Scope::Cohort && coverage.cohort.is_none() {
            return vec![Wish::Say(Note::warn("report-no-cohort"))];
        }
        let profile = Some(self.profile.clone());
        vec![Wish::Do(Job::Check(CheckRequest { profile, coverage }))]
    }

    fn check_again(&self) -> Vec<Wish> {
        let is_old = matches!(self.progress, Progress::Unchecked);
        if is_old { self.check() } else { Vec::new() }
    }

    fn write(&mut self, env: &Env<'_>) -> Vec<Wish> {
        let refuse = |id| vec![Wish::Beep, Wish::Say(Note::warn(id))];
        let formats: Vec<String> =
            self.formats.iter().filter(|row| row.1).map(|row| row.0.clone()).collect();
        let folder = path_of(self.folder.text());
        if formats.is_empty() {
            return refuse("report-no-format");
        }
        if folder == PathBuf::new() {
            return refuse("report-no-folder");
        }
        let Some(coverage) = self.coverage() else { return refuse("date-not-understood") };
        match std::mem::replace(&mut self.progress, Progress::Unchecked) {
            // What was not checked yet is checked first, whatever is wished.
            Progress::Unchecked => self.check(),
            Progress::Checked(report) if report.is_blocked() => {
                self.progress = Progress::Warned(report);
                refuse("report-blocked-still")
            }
            Progress::Checked(_) | Progress::Warned(_) | Progress::Written(..) => {
                self.progress = Progress::Writing;
                let profile = self.profile.clone();
                let title = env.look.say(&self.title).into_owned();
                let what = Note::info("errand-report").fact("title", title);
                let what = what.fact("time", env.look.time(env.moment.now.time()));
                let request = Request { profile, coverage, folder, formats };
                let errand = Errand::new(what, Stops::OnEsc, move |room, watch| {
                    let report = report::export_watched(room.app, &request, watch)?;
                    Ok(End::Reported(Arc::new(report)))
                });
                vec![Wish::Do(Job::Begin(errand))]
            }
            Progress::Writing => {
                self.progress = Progress::Writing;
                vec![Wish::Beep]
            }
        }
    }

    /// Takes pasted text into the field under the cursor.
    pub(super) fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        if let Some(choice) = &mut self.choice {
            choice.picker.paste(pasted);
            return Vec::new();
        }
        match self.field() {
            Some(field) => {
                field.paste(pasted);
                Vec::new()
            }
            None => vec![Wish::Beep, Wish::Say(Note::warn("said-paste-ignored"))],
        }
    }

    /// Shows what a receiver would send back.
    pub(super) fn checked(&mut self, report: CheckReport) {
        self.progress = Progress::Checked(Findings::new(report));
        self.cursor = self.cursor.min(self.items().len().saturating_sub(1));
    }

    /// Notes that something may have been mended elsewhere; gives whether it is to be checked.
    pub(super) fn is_mended(&mut self) -> bool {
        let was_checked = self.findings().is_some();
        if was_checked {
            self.progress = Progress::Unchecked;
            self.cursor = self.cursor.min(self.items().len().saturating_sub(1));
        }
        was_checked
    }

    /// Shows what became of the files.
    pub(super) fn ended(&mut self, outcome: &Result<End, Note>) {
        if let Ok(End::Listed(folders)) = outcome {
            self.choice = Some(FolderChoice::new(Arc::clone(folders)));
            return;
        }
        // Those of a report that was left are told in the line below alone.
        if !matches!(self.progress, Progress::Writing) {
            return;
        }
        self.progress = match outcome {
            Ok(End::Reported(report)) => Progress::Written(Arc::clone(report), Shown::Told),
            Ok(_) | Err(_) => Progress::Unchecked,
        };
    }

    /// Goes back to before the writing, which did not begin.
    pub(super) fn failed(&mut self) {
        if matches!(self.progress, Progress::Writing) {
            self.progress = Progress::Unchecked;
        }
    }
}
