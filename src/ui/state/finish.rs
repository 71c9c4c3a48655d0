//! What becomes of the state when the desk or the writer answers.

use std::sync::Arc;

use uuid::Uuid;

use super::{Acted, AppState, Busy, Popup, StoreState};
use crate::app::class::Settled;
use crate::app::deeds::{Deed, Turn};
use crate::app::import::Reading;
use crate::app::report::Report;
use crate::app::sheet::Answer;
use crate::domain::id::CohortId;
use crate::ui::act::{self, Next};
use crate::ui::errand::{End, Errand};
use crate::ui::note::{Level, Note, Value};
use crate::ui::screens::date::DateQuestion;
use crate::ui::screens::first_run::FirstRun;
use crate::ui::screens::history::told;
use crate::ui::screens::import::ImportScreen;
use crate::ui::screens::passphrase::Passphrase;
use crate::ui::screens::{self, Screen};
use crate::ui::work::{Done, Effect, Job, Loaded, Page, Ready, SheetDone, Then, Wish};

impl AppState {
    /// Takes the writer's answer to a step.
    pub(super) fn settle(&mut self, id: Uuid, settled: &Settled, effects: &mut Vec<Effect>) {
        self.saving.waiting.retain(|waiting| *waiting != id);
        for screen in self.screens.all_mut() {
            screen.settle(id, settled);
        }
        match settled {
            Settled::Stored => {
                self.saving.stored_at = Some(self.moment.now.time());
                // What an earlier error left behind goes in before anything newer.
                if !std::mem::take(&mut self.saving.kept).is_empty() {
                    self.refresh(effects);
                }
            }
            Settled::Kept(error) => {
                self.saving.kept.push(id);
                self.said = Some(Note::from(error));
                self.grant(vec![Wish::Beep, Wish::Do(Job::Keep)], effects);
            }
            Settled::Refused(error) => {
                self.said = Some(Note::from(error));
                effects.push(Effect::Beep);
            }
        }
        if self.saving.waiting.is_empty() && matches!(self.busy, Busy::After(_)) {
            let busy = std::mem::replace(&mut self.busy, Busy::Working);
            if let Busy::After(job) = busy {
                effects.push(Effect::Do(*job));
            }
        }
    }

    /// Tells what was found out beside the work; what was said of the last deed is not talked over.
    pub(super) fn told(&mut self, note: Note) {
        match &mut self.said {
            Some(said) => said.aside = Some(Box::new(note)),
            None => self.said = Some(note),
        }
    }

    /// Takes what the desk did.
    pub(super) fn finish(&mut self, done: Done, effects: &mut Vec<Effect>) {
        // Who shows the screen again leaves alone what goes on below.
        if !(self.curtain.is_asking() && done.is_of_curtain()) {
            self.busy = Busy::Free;
        }
        match done {
            Done::Opened(ready) => self.opened(ready, effects),
            Done::Locked(failure) => self.close_to(Box::new(Passphrase::new(failure))),
            Done::Nothing => self.begin(Box::new(FirstRun::default())),
            Done::Doubt(doubt) => self.begin(Box::new(DateQuestion::new(doubt))),
            Done::Failed(note) => {
                effects.push(Effect::Beep);
                self.said = self.screens.top_mut().fail(note);
                let wishes = self.with_top(|screen, _| screen.recover());
                self.grant(wishes, effects);
            }
            Done::Loaded(loaded, then) => self.show(*loaded, then, effects),
            Done::Peeked(turn, deed) => self.peeked(turn, deed, effects),
            Done::Turned(turn, deed, kept) => self.turned(turn, &deed, kept, effects),
            Done::Kept(note) => {
                if let (Some(said), Some(note)) = (&mut self.said, note) {
                    said.hints.clear();
                    said.aside = Some(Box::new(note));
                }
            }
            Done::Checked(report) => self.screens.top_mut().checked(report),
            Done::Sheet(done) => self.sheet_done(done, effects),
            Done::Wished(wishes) => self.grant(wishes, effects),
            Done::Office(told) => self.office(*told, effects),
            Done::Acted(answer, change) => self.acted(answer, change, effects),
            Done::Begun => {}
            Done::Told(note) => self.said = Some(note),
            Done::Retried => {
                self.saving.kept.clear();
                self.saving.stored_at = Some(self.moment.now.time());
                self.said = None;
                self.refresh(effects);
            }
        }
    }

    fn opened(&mut self, ready: Ready, effects: &mut Vec<Effect>) {
        self.store = StoreState::Open;
        self.operator = ready.operator_name;
        self.moment.operator = ready.operator;
        self.clock = ready.clock;
        self.tick();
        self.run = ready.run;
        self.take_over(ready.protection, ready.left);
        self.said = ready.told;
        self.grant(vec![Wish::Do(Job::Load(Page::Home, Then::Root))], effects);
    }

    fn show(&mut self, loaded: Loaded, then: Then, effects: &mut Vec<Effect>) {
        self.know_operator(&loaded);
        if then == Then::Renew {
            self.screens.top_mut().renew(loaded);
            self.arrange(effects);
            return;
        }
        self.remember(effects);
        if let Some(note) = self.told_next.take() {
            self.said = Some(note);
        } else {
            // What was done elsewhere is told no longer; what failed or warns stays to be read.
            self.said.take_if(|note| note.level == Level::Info);
            self.acted = Acted::default();
        }
        let is_first = matches!(loaded, Loaded::Home(_));
        if is_first && self.said.is_none() {
            // Before it nothing of the work was shown.
            let is_start = self.screens.top().page().is_none();
            let last = self.last_work(&loaded).filter(|_| is_start);
            self.said = Some(last.unwrap_or_else(|| Note::info("said-automatic")));
        }
        let Some(mut screen) = screens::of_page(loaded) else {
            self.said = Some(Note::warn("said-no-class"));
            return;
        };
        self.settle_in(screen.as_mut());
        match then {
            Then::Root if is_first => self.begin(screen),
            Then::Root => {
                self.screens.clear();
                self.screens.push(screen);
            }
            Then::Replace => self.screens.replace(screen),
            Then::Push | Then::Renew => self.screens.push(screen),
        }
        self.arrange(effects);
        if is_first {
            self.go_on(effects);
        }
    }

    /// Says at the start who did what last.
    fn last_work(&self, loaded: &Loaded) -> Option<Note> {
        let Loaded::Home(view) = loaded else { return None };
        let last = view.last.as_ref()?;
        let when = self.look.moment(last.at.naive_local(), self.moment.now.date_naive());
        let work = Value::Note(Box::new(Note::info(last.work)));
        let note = Note::info("said-last-work").fact("operator", last.operator.as_str());
        Some(note.fact("when", when).fact("work", work).fact("about", last.about.as_str()))
    }

    /// Gives a sheet back to its form.
    fn sheet_done(&mut self, done: SheetDone, effects: &mut Vec<Effect>) {
        if let Answer::Set { outcome: Ok(Some(change)), .. } = &done.answer {
            self.saving.stored_at = Some(self.moment.now.time());
            self.acted = Acted { made: Some(*change), undone: None };
        }
        let wishes = self.with_top(|screen, env| screen.sheet_done(done, env));
        self.grant(wishes, effects);
    }

    /// Tells what a use case did, and shows what comes then.
    fn acted(&mut self, answer: act::Answer, change: Option<Uuid>, effects: &mut Vec<Effect>) {
        if let Some(change) = change {
            self.saving.stored_at = Some(self.moment.now.time());
            self.acted = Acted { made: Some(change), undone: None };
        }
        self.said = answer.note;
        match answer.next {
            Next::Renew => self.refresh(effects),
            Next::Back => self.back(effects),
            Next::Open(page, then) => {
                self.told_next = self.said.clone();
                self.grant(vec![Wish::Do(Job::Load(page, then))], effects);
            }
        }
    }

    /// Shows what stands before an open store; one that was open is not any more.
    fn close_to(&mut self, screen: Box<dyn Screen>) {
        self.store = StoreState::Closed;
        self.operator.clear();
        self.saving.stored_at = None;
        self.begin(screen);
    }

    fn begin(&mut self, screen: Box<dyn Screen>) {
        self.screens.restart(screen);
    }

    /// Makes the line of an errand, or refuses a second one at a time.
    pub(super) fn line_up(&mut self, errand: &Errand, effects: &mut Vec<Effect>) -> Option<()> {
        if let Some(line) = &self.errand {
            let what = Value::Note(Box::new(line.what().clone()));
            let note = Note::warn("errand-busy").fact("what", what);
            self.said = self.screens.top_mut().fail(note);
            effects.push(Effect::Beep);
            return None;
        }
        self.errand = Some(errand.line(self.screens.number()));
        Some(())
    }

    /// Tells what an errand came to, wherever its screen is by now.
    pub(super) fn ended(&mut self, outcome: Result<End, Note>, effects: &mut Vec<Effect>) {
        let Some(line) = self.errand.take() else { return };
        let is_on_top = line.screen() == self.screens.number();
        for screen in self.screens.all_mut() {
            screen.ended(&outcome);
        }
        match outcome {
            Ok(End::Answered(answer)) if is_on_top => self.acted(answer, None, effects),
            Ok(End::Answered(answer)) => self.acted(answer.then(Next::Renew), None, effects),
            Ok(End::Reported(report)) => self.said = Some(exported(&report)),
            Ok(End::Read(reading)) if is_on_top => self.show_reading(reading),
            // The screen that asked for it shows it, if it is there still.
            Ok(End::Listed(_)) => {}
            Ok(End::Read(_)) => self.said = Some(Note::info("intake-left")),
            Ok(End::TakenIn(cohort, note)) => {
                self.saving.stored_at = Some(self.moment.now.time());
                if is_on_top {
                    self.taken_in(cohort, note, effects);
                } else {
                    self.said = Some(note);
                    self.refresh(effects);
                }
            }
            Err(note) if line.is_stopping() => {
                self.said = Some(Note { level: Level::Info, ..note });
            }
            Err(note) => {
                effects.push(Effect::Beep);
                self.said = Some(note);
            }
        }
    }

    /// Shows a list that was read, where nothing of it has to be asked first.
    fn show_reading(&mut self, reading: Arc<Reading>) {
        self.said = None;
        let is_chosen = matches!(self.screens.top().page(), Some(Page::Intake(_)));
        if is_chosen && reading.open.is_empty() {
            self.screens.push(Box::new(ImportScreen::new(reading)));
        }
    }

    /// Shows the cohort into which a list was taken; the review and the choice are done with.
    fn taken_in(&mut self, cohort: CohortId, note: Note, effects: &mut Vec<Effect>) {
        drop((self.screens.pop(), self.screens.pop()));
        self.acted = Acted::default();
        let page = Page::Cohort(cohort);
        if self.screens.top().page() == Some(page) {
            self.said = Some(note);
            self.refresh(effects);
        } else {
            self.told_next = Some(note);
            self.grant(vec![Wish::Do(Job::Load(page, Then::Push))], effects);
        }
    }

    fn peeked(&mut self, turn: Turn, deed: Option<Box<Deed>>, effects: &mut Vec<Effect>) {
        let Some(deed) = deed else {
            let id = match turn {
                Turn::Undo => "said-nothing-to-undo",
                Turn::Redo => "said-nothing-to-redo",
            };
            self.said = Some(Note::info(id));
            return;
        };
        let acted = match turn {
            Turn::Undo => self.acted.made,
            Turn::Redo => self.acted.undone,
        };
        let is_latest = acted.or_else(|| self.screens.top().latest(turn)) == Some(deed.id);
        if is_latest && deed.records <= 1 {
            let job = Job::Turn(turn, deed);
            self.grant(vec![Wish::Do(job)], effects);
        } else {
            self.popup = Some(Popup::Turn(turn, deed));
        }
    }

    fn turned(&mut self, turn: Turn, deed: &Deed, kept: usize, effects: &mut Vec<Effect>) {
        self.screens.top_mut().turned(turn, deed.id);
        self.acted = match turn {
            Turn::Undo => Acted { made: None, undone: Some(deed.id) },
            Turn::Redo => Acted { made: Some(deed.id), undone: None },
        };
        self.saving.stored_at = Some(self.moment.now.time());
        let (level, id) = match (turn, kept) {
            (Turn::Undo, 0) => (Level::Info, "said-undone"),
            (Turn::Undo, _) => (Level::Warn, "said-undone-but"),
            (Turn::Redo, 0) => (Level::Info, "said-redone"),
            (Turn::Redo, _) => (Level::Warn, "said-redone-but"),
        };
        let what = Value::Note(Box::new(told(deed)));
        self.said = Some(Note { level, ..Note::info(id).fact("what", what).fact("kept", kept) });
        self.refresh(effects);
    }
}

/// Tells where the files of a report are.
fn exported(report: &Report) -> Note {
    let first = report.files.first().and_then(|file| file.path.parent());
    let folder = first.map(|folder| folder.display().to_string());
    let note = Note::info("said-exported").fact("count", report.files.len());
    note.fact("folder", folder.unwrap_or_default())
}
