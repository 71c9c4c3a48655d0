//! One report: what it covers, its formats and folder, what is missing, and the files in the end.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use crate::app::report::{
    self, CheckReport, CheckRequest, Coverage, Offer, ProfileRow, Report, Request, Scope,
};
use crate::app::spreadsheets::path_of;
use crate::domain::fields::read_date;

use super::Spot;
use super::report_told::{check_lines, written_lines};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::errand::{End, Errand, Stops};
use crate::ui::field::{Field, Taken};
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Wish};

/// Most characters of a date and of a folder.
const DATE_MOST: usize = 10;
const FOLDER_MOST: usize = 400;

/// Columns of the labels.
const LABEL_COLUMNS: u16 = 14;

#[derive(Clone, Copy)]
enum Action {
    Next,
    Previous,
    Change,
    Toggle,
    Write,
    Back,
}

const AT_CHOICE: &[Command<Action>] = &[
    Command::new("key-change", "explain-report-change", &[Key::Right, Key::Left], Action::Change)
        .shown_as("keys-sideways")
        .in_footer(70),
    NEXT,
    PREVIOUS,
    WRITE,
    BACK,
];

const AT_FORMAT: &[Command<Action>] = &[
    Command::new("key-toggle", "explain-report-toggle", &[Key::Char(' ')], Action::Toggle)
        .in_footer(70),
    NEXT,
    PREVIOUS,
    WRITE,
    BACK,
];

const AT_FIELD: &[Command<Action>] = &[NEXT, PREVIOUS, WRITE, BACK];

const NEXT: Command<Action> =
    Command::new("key-next", "explain-next", &[Key::Enter, Key::Tab, Key::Down], Action::Next)
        .in_footer(60);
const PREVIOUS: Command<Action> =
    Command::new("key-previous", "explain-previous", &[Key::BackTab, Key::Up], Action::Previous);
const WRITE: Command<Action> =
    Command::new("key-write", "explain-report-write", &[Key::F(8)], Action::Write).in_footer(90);
const BACK: Command<Action> =
    Command::new("key-back", "explain-back", &[Key::Esc], Action::Back).in_footer(20);

/// Something on the form that the cursor can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Cohort,
    From,
    To,
    Format(usize),
    Folder,
}

/// How far the report is.
#[derive(Debug)]
enum Progress {
    /// It was not checked for what it covers now.
    Unchecked,
    /// It was checked.
    Checked(CheckReport),
    /// It was checked, something forbids to send it, and the operator was told so.
    Warned(CheckReport),
    /// Its files are being written.
    Writing,
    /// They are there.
    Written(Arc<Report>),
}

/// One report that is being made.
#[derive(Debug)]
pub struct Form {
    profile: String,
    title: String,
    receiver: String,
    scope: Scope,
    /// Code and title of the cohorts, the latest first.
    cohorts: Vec<(String, String)>,
    cohort: Option<usize>,
    from: Field,
    to: Field,
    /// Formats with whether each is wanted.
    formats: Vec<(String, bool)>,
    folder: Field,
    cursor: usize,
    progress: Progress,
}

impl Form {
    /// Starts with the latest cohort, or with this year where a profile covers a period.
    pub fn new(row: &ProfileRow, offer: &Offer, today: NaiveDate) -> Self {
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
            cohorts: offer
                .cohorts
                .iter()
                .map(|cohort| (cohort.code.clone(), cohort.title.clone()))
                .collect(),
            cohort: (row.scope == Scope::Cohort && !offer.cohorts.is_empty()).then_some(0),
            from: filled(DATE_MOST, &written(start)),
            to: filled(DATE_MOST, &written(today)),
            formats: formats.map(|(at, name)| (name.clone(), at == 0)).collect(),
            folder: filled(FOLDER_MOST, &offer.folder.display().to_string()),
            cursor: 0,
            progress: Progress::Unchecked,
        }
    }

    /// Gives the message of its title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Says how far it is.
    pub fn state(&self, look: &Look) -> String {
        let id = match &self.progress {
            Progress::Unchecked => "report-unchecked",
            Progress::Checked(report) | Progress::Warned(report) if report.is_blocked() => {
                "report-blocked"
            }
            Progress::Checked(_) | Progress::Warned(_) => "report-ready",
            Progress::Writing => "report-writing",
            Progress::Written(_) => "report-written",
        };
        look.say(id).into_owned()
    }

    fn items(&self) -> Vec<Item> {
        let mut items = vec![Item::Cohort];
        if self.scope == Scope::Any && self.cohort.is_none() {
            items.extend([Item::From, Item::To]);
        }
        items.extend((0..self.formats.len()).map(Item::Format));
        items.push(Item::Folder);
        items
    }

    fn item(&self) -> Item {
        self.items().get(self.cursor).copied().unwrap_or(Item::Cohort)
    }

    fn table(&self) -> &'static [Command<Action>] {
        match self.item() {
            Item::Cohort => AT_CHOICE,
            Item::Format(_) => AT_FORMAT,
            Item::From | Item::To | Item::Folder => AT_FIELD,
        }
    }

    /// Tells where keys go.
    pub fn focus(&self) -> Focus {
        match self.item() {
            Item::Cohort | Item::Format(_) => Focus::Question,
            Item::From | Item::To | Item::Folder => Focus::Field,
        }
    }

    /// Lists its commands.
    pub fn hints(&self) -> Vec<&'static Hint> {
        command::hints(self.table()).collect()
    }

    fn field(&mut self) -> Option<&mut Field> {
        match self.item() {
            Item::From => Some(&mut self.from),
            Item::To => Some(&mut self.to),
            Item::Folder => Some(&mut self.folder),
            Item::Cohort | Item::Format(_) => None,
        }
    }

    /// Obeys a key; gives nothing where the form is left.
    pub fn update(&mut self, key: Key, env: &Env<'_>) -> Option<Vec<Wish>> {
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

    fn toggle(&mut self) -> Vec<Wish> {
        if let Item::Format(at) = self.item()
            && let Some(format) = self.formats.get_mut(at)
        {
            format.1 = !format.1;
        }
        Vec::new()
    }

    fn coverage(&self) -> Option<Coverage> {
        if let Some((code, _)) = self.cohort.and_then(|at| self.cohorts.get(at)) {
            return Some(Coverage { cohort: Some(code.clone()), ..Coverage::default() });
        }
        let day = |field: &Field| match field.text().trim() {
            "" => Some(None),
            text => read_date(text).ok().map(Some),
        };
        Some(Coverage { cohort: None, from: day(&self.from)?, to: day(&self.to)? })
    }

    /// Wishes to have it checked for what it covers.
    pub fn check(&self) -> Vec<Wish> {
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
            Progress::Checked(_) | Progress::Warned(_) | Progress::Written(_) => {
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
    pub fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        match self.field() {
            Some(field) => {
                field.paste(pasted);
                Vec::new()
            }
            None => vec![Wish::Beep, Wish::Say(Note::warn("said-paste-ignored"))],
        }
    }

    /// Shows what a receiver would send back.
    pub fn checked(&mut self, report: CheckReport) {
        self.progress = Progress::Checked(report);
    }

    /// Shows what became of the files.
    pub fn ended(&mut self, outcome: &Result<End, Note>) {
        // Those of a report that was left are told in the line below alone.
        if !matches!(self.progress, Progress::Writing) {
            return;
        }
        self.progress = match outcome {
            Ok(End::Reported(report)) => Progress::Written(Arc::clone(report)),
            Ok(_) | Err(_) => Progress::Unchecked,
        };
    }

    /// Goes back to before the writing, which did not begin.
    pub fn failed(&mut self) {
        if matches!(self.progress, Progress::Writing) {
            self.progress = Progress::Unchecked;
        }
    }

    /// Paints it; gives the place of the item in focus.
    pub fn draw(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<Spot> {
        canvas.put(2, 0, &look.say(&self.receiver), look.style(Role::Quiet));
        let mut spot = None;
        let mut row: u16 = 1;
        for (at, item) in self.items().into_iter().enumerate() {
            let column = self.draw_item(item, canvas, row, look);
            if at == self.cursor {
                canvas.put(0, row, ">", look.style(Role::Text));
                spot = canvas.place(column, row);
            }
            row = row.saturating_add(1);
        }
        let width = canvas.width();
        canvas.repeat(0, row, width, look.glyphs().rule);
        let title = match self.progress {
            Progress::Writing | Progress::Written(_) => "report-files",
            _ => "report-check",
        };
        canvas.put(2, row, &format!(" {} ", look.say(title)), look.style(Role::Heading));
        let room = width.saturating_sub(4);
        for (role, line) in self.lines(look, room) {
            row = row.saturating_add(1);
            canvas.put(2, row, &line, look.style(role));
        }
        spot
    }

    fn draw_item(&self, item: Item, canvas: &mut Canvas<'_>, row: u16, look: &Look) -> u16 {
        let start = LABEL_COLUMNS.saturating_add(2);
        let room = canvas.width().saturating_sub(start).saturating_sub(1);
        let label = match item {
            Item::Cohort => "report-cohort",
            Item::From => "report-from",
            Item::To => "report-to",
            Item::Format(0) => "report-formats",
            Item::Format(_) => "",
            Item::Folder => "report-folder",
        };
        if !label.is_empty() {
            canvas.put(2, row, &look.say(label), look.style(Role::Text));
        }
        match item {
            Item::From => self.from.draw(canvas, (start, row), room.min(14), look),
            Item::To => self.to.draw(canvas, (start, row), room.min(14), look),
            Item::Folder => self.folder.draw(canvas, (start, row), room, look),
            Item::Cohort => {
                let chosen = self.cohort.and_then(|at| self.cohorts.get(at));
                let words = match chosen {
                    Some((code, title)) => format!("< {code} {title} >"),
                    None => format!("< {} >", look.say("report-period")),
                };
                let words = text::cut(&words, room, look.glyphs().cut);
                canvas.put(start, row, &words, look.style(Role::Field));
                start
            }
            Item::Format(at) => {
                let (name, sign) = match self.formats.get(at) {
                    Some((name, true)) => (name.as_str(), 'x'),
                    Some((name, false)) => (name.as_str(), ' '),
                    None => ("", ' '),
                };
                let words = format!("[{sign}] {}", name.to_uppercase());
                canvas.put(start, row, &words, look.style(Role::Field));
                start.saturating_add(1)
            }
        }
    }

    fn lines(&self, look: &Look, room: u16) -> Vec<(Role, String)> {
        match &self.progress {
            Progress::Unchecked => Vec::new(),
            Progress::Writing => vec![(Role::Warn, look.say("report-writing-now").into_owned())],
            Progress::Checked(report) | Progress::Warned(report) => check_lines(report, look, room),
            Progress::Written(report) => written_lines(report, look, room),
        }
    }
}
