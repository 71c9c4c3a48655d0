//! What becomes of the state when the desk or the writer answers.

use uuid::Uuid;

use super::stack::Stack;
use super::{AppState, Busy, Popup, StoreState};
use crate::app::class::Settled;
use crate::app::{ChangeSummary, UndoReport};
use crate::ui::note::{Level, Note, Value};
use crate::ui::screens::date::DateQuestion;
use crate::ui::screens::first_run::FirstRun;
use crate::ui::screens::history::told;
use crate::ui::screens::passphrase::Passphrase;
use crate::ui::screens::{self, Screen};
use crate::ui::work::{Done, Effect, Job, Loaded, Page, Proposal, Ready, Then, Turn, Wish};

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
                effects.push(Effect::Beep);
            }
            Settled::Refused(error) => {
                self.said = Some(Note::from(error));
                effects.push(Effect::Beep);
            }
        }
        if self.saving.waiting.is_empty()
            && let Busy::After(turn) = self.busy
        {
            self.grant(vec![Wish::Do(Job::Peek(turn))], effects);
        }
    }

    /// Takes what the desk did.
    pub(super) fn finish(&mut self, done: Done, effects: &mut Vec<Effect>) {
        self.busy = Busy::Free;
        match done {
            Done::Opened(ready) => self.opened(ready, effects),
            Done::Locked(failure) => self.begin(Box::new(Passphrase::new(failure))),
            Done::Nothing => self.begin(Box::new(FirstRun::default())),
            Done::Doubt(doubt) => self.begin(Box::new(DateQuestion::new(doubt))),
            Done::Failed(note) => {
                effects.push(Effect::Beep);
                self.said = self.screens.top_mut().fail(note);
            }
            Done::Loaded(loaded, then) => self.show(*loaded, then),
            Done::Peeked(turn, proposal) => self.peeked(turn, proposal, effects),
            Done::Turned(turn, change, report) => self.turned(turn, &change, &report, effects),
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
        self.moment.now = ready.now;
        self.run = ready.run;
        self.grant(vec![Wish::Do(Job::Load(Page::Home, Then::Replace))], effects);
    }

    fn show(&mut self, loaded: Loaded, then: Then) {
        if then == Then::Renew {
            self.screens.top_mut().renew(loaded);
            return;
        }
        let is_first = matches!(loaded, Loaded::Home(_));
        let Some(screen) = screens::of_page(loaded) else {
            self.said = Some(Note::warn("said-no-class"));
            return;
        };
        match then {
            Then::Root if is_first => self.begin(screen),
            Then::Root => {
                self.screens.clear();
                self.screens.push(screen);
            }
            Then::Replace => self.screens.replace(screen),
            Then::Push | Then::Renew => self.screens.push(screen),
        }
    }

    fn begin(&mut self, screen: Box<dyn Screen>) {
        self.screens = Stack::new(screen);
    }

    fn peeked(&mut self, turn: Turn, proposal: Option<Box<Proposal>>, effects: &mut Vec<Effect>) {
        let Some(proposal) = proposal else {
            let id = match turn {
                Turn::Undo => "said-nothing-to-undo",
                Turn::Redo => "said-nothing-to-redo",
            };
            self.said = Some(Note::info(id));
            return;
        };
        let is_latest = self.screens.top_mut().latest(turn) == Some(proposal.change.id);
        if is_latest && proposal.change.records <= 1 {
            let job = Job::Turn(turn, Box::new(proposal.change));
            self.grant(vec![Wish::Do(job)], effects);
        } else {
            self.popup = Some(Popup::Turn(turn, proposal));
        }
    }

    fn turned(
        &mut self,
        turn: Turn,
        change: &ChangeSummary,
        report: &UndoReport,
        effects: &mut Vec<Effect>,
    ) {
        self.screens.top_mut().turned(turn, change.id);
        self.saving.stored_at = Some(self.moment.now.time());
        let id = match (turn, report.kept.is_empty()) {
            (Turn::Undo, true) => "said-undone",
            (Turn::Undo, false) => "said-undone-but",
            (Turn::Redo, true) => "said-redone",
            (Turn::Redo, false) => "said-redone-but",
        };
        let kept = i64::try_from(report.kept.len()).unwrap_or(i64::MAX);
        let what = Value::Note(Box::new(told(change)));
        let level = if report.kept.is_empty() { Level::Info } else { Level::Warn };
        self.said = Some(Note { level, ..Note::info(id).fact("what", what).fact("kept", kept) });
        self.refresh(effects);
    }
}
