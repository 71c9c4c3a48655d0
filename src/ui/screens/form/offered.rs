//! A draft that is offered when its form is opened: it is gone on with, or dropped, and nobody types
//! a new form over it by mistake.

use std::collections::BTreeMap;

use super::keys::{DRAFT_KEYS, Offered};
use super::{FormScreen, Past};
use crate::app::drafts::Draft;
use crate::app::sheet::Ask as SheetAsk;
use crate::ui::command;
use crate::ui::keys::Key;
use crate::ui::note::Note;
use crate::ui::work::Wish;

impl FormScreen {
    /// Takes a key while a draft is offered.
    pub(super) fn draft_key(&mut self, key: Key, draft: Draft) -> Vec<Wish> {
        let past = std::mem::replace(&mut self.past, Past::No);
        let action = command::action(DRAFT_KEYS, key);
        if past == Past::Yes && key == Key::Enter || action.is_none() {
            // Whoever types a new form over an old draft must not mix two people.
            self.past = if action.is_none() { Past::Yes } else { Past::No };
            self.offered = Some(draft);
            return vec![Wish::Beep, Wish::Say(Note::warn("said-answer-draft"))];
        }
        match action {
            Some(Offered::GoOn) => self.ask(SheetAsk::Restore(draft.typed)),
            Some(Offered::Drop) => match self.held.as_mut() {
                // The empty form says what is to be kept: nothing.
                Some(_) => self.ask(SheetAsk::Restore(BTreeMap::new())),
                None => Vec::new(),
            },
            Some(Offered::Leave) | None => vec![Wish::Back],
        }
    }
}
