//! Keeps everything in one sealed file.
//!
//! `tables` says what lies where. A change is checked and stored by the writer's thread (`writer`,
//! `core`, `overlay`), together with its row in the journal (`journal`); readers take snapshots.

pub mod audit;
pub mod backup;
pub mod ballast;
pub mod chains;
pub mod change;
pub mod damage;
pub mod drafts;
pub mod edit;
pub mod error;
pub mod hybrid;
pub mod journal;
pub mod open;
pub mod peek;
pub mod place;
pub mod recovery;
pub mod rekey;
pub mod restore;
pub mod retention;
pub mod seal;
pub mod slots;
pub mod snapshot;
pub mod steps;
pub mod touched;
pub mod verify;

mod core;
mod disk;
mod head;
mod history;
mod identity;
#[cfg(test)]
pub(crate) mod memory;
mod naming;
mod overlay;
mod tables;
mod undo;
mod walk;
mod writer;

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use uuid::Uuid;

use self::core::{Core, Shared};
use self::damage::guard;
use self::undo::Direction;
use self::writer::{Kept, Message, Ticket, UndoRequest};

pub use self::core::Usage;
pub use change::{Author, Change, ClockTrust, CommandArg, Relation, Undoing};
pub use error::{ConflictAt, StoreError};
pub use open::{Gate, OpenOptions, Unlock};
pub use place::{BackendFactory, Place, Progress};
pub use snapshot::Snapshot;
pub use writer::OnFault;

/// A handle on an open store; copies share it.
#[derive(Clone, Debug)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    place: Place,
    shared: Arc<Shared>,
    kept: Arc<Kept>,
    sender: Sender<Message>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// What the writer tells of a stored change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The change.
    pub id: Uuid,
    /// Its number in this replica's chain.
    pub number: u64,
}

/// What undoing or redoing did.
#[derive(Clone, Debug, PartialEq)]
pub struct UndoReport {
    /// The change that was taken back or done again.
    pub target: Uuid,
    /// Records that stay as they are, because something since then depends on them.
    pub kept: Vec<ConflictAt>,
    /// How many records went back.
    pub reverted: usize,
}

/// A row of the history.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeSummary {
    /// The change.
    pub id: Uuid,
    /// Replica on which it was made.
    pub replica: hybrid::ReplicaId,
    /// Its number in that replica's chain.
    pub number: u64,
    /// Command.
    pub command: String,
    /// Values of the command.
    pub args: Vec<(String, CommandArg)>,
    /// Who and when.
    pub author: Author,
    /// Whether it can be taken back.
    pub undoing: Undoing,
    /// What it does to an earlier one.
    pub relation: Relation,
    /// How many records it touched.
    pub records: u32,
}

impl Inner {
    /// Waits for the end of the writer, unless asked on its own thread.
    fn join(&self) {
        // Locked meanwhile, so that everybody who closes finds the file closed afterwards.
        let Ok(mut thread) = self.thread.lock() else { return };
        if let Some(thread) = thread.take()
            && thread.thread().id() != std::thread::current().id()
        {
            // The writer turns panics into errors; nothing is left to be told here.
            drop(thread.join());
        }
    }
}

impl Drop for Inner {
    /// Stores what was submitted, also where nobody closed the store.
    fn drop(&mut self) {
        let (reply, _) = channel();
        drop(self.sender.send(Message::Close(reply)));
        self.join();
    }
}

impl Store {
    fn start(core: Core) -> Result<Self, StoreError> {
        let (sender, inbox) = channel();
        let (place, shared, kept) =
            (core.place().clone(), core.shared(), Arc::new(Kept::default()));
        let of_writer = Arc::clone(&kept);
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || writer::run(core, &inbox, &of_writer))
            .map_err(damage::io_fault)?;
        let thread = Mutex::new(Some(thread));
        Ok(Self { inner: Arc::new(Inner { place, shared, kept, sender, thread }) })
    }

    /// Tells where the file lies.
    pub fn place(&self) -> &Place {
        &self.inner.place
    }

    /// Takes a view of the last commit.
    pub fn read(&self) -> Result<Snapshot, StoreError> {
        self.inner.shared.snapshot()
    }

    /// Hands a change to the writer and comes back at once; `done` is called on the writer's
    /// thread after the commit returned, or with why nothing was stored.
    ///
    /// After an error of the disk it says `Kept`: the change waits in memory and goes in with the
    /// next attempt; or `GivenUp` where `on_fault` said so.
    pub fn submit(
        &self,
        change: Change,
        done: impl FnOnce(Result<Receipt, StoreError>) + Send + 'static,
    ) {
        // A message that nobody takes any more drops its ticket, which says `Closed`.
        drop(self.inner.sender.send(Message::Store(change, Ticket::new(done))));
    }

    /// Stores a change and waits for it.
    pub fn commit(&self, change: Change) -> Result<Receipt, StoreError> {
        let (sender, receiver) = channel();
        self.submit(change, move |outcome| drop(sender.send(outcome)));
        receiver.recv().unwrap_or(Err(StoreError::Closed))
    }

    /// Names the change that undo would take back.
    pub fn next_undo(&self) -> Result<Option<ChangeSummary>, StoreError> {
        Ok(history::pointers(&self.read()?)?.undo)
    }

    /// Names the change that redo would do again.
    pub fn next_redo(&self) -> Result<Option<ChangeSummary>, StoreError> {
        Ok(history::pointers(&self.read()?)?.redo)
    }

    /// Takes back `target`; `id` names the new change.
    pub fn undo(&self, target: Uuid, id: Uuid, author: Author) -> Result<UndoReport, StoreError> {
        self.turn(UndoRequest { target, id, author, direction: Direction::Undo })
    }

    /// Does again what was taken back.
    pub fn redo(&self, target: Uuid, id: Uuid, author: Author) -> Result<UndoReport, StoreError> {
        self.turn(UndoRequest { target, id, author, direction: Direction::Redo })
    }

    fn turn(&self, request: UndoRequest) -> Result<UndoReport, StoreError> {
        self.ask(|reply| Message::Undo(request, reply))
    }

    /// Lists the newest changes first, at most `limit`, of one record where `record` is given.
    pub fn history(
        &self,
        record: Option<Uuid>,
        limit: usize,
    ) -> Result<Vec<ChangeSummary>, StoreError> {
        history::list(&self.read()?, record, limit)
    }

    /// Says what becomes of changes that the disk does not take from now on; they are kept where
    /// nobody says anything.
    pub fn on_fault(&self, on_fault: OnFault) {
        self.inner.kept.on_fault(on_fault);
    }

    /// Tells how many changes an error of the disk left waiting in memory.
    pub fn kept(&self) -> usize {
        self.inner.kept.count()
    }

    /// Hands over changes that waited for the disk and then did not fit any more, with why.
    pub fn take_refused(&self) -> Vec<(Change, StoreError)> {
        self.inner.kept.take_refused()
    }

    /// Tries again to store what an error of the disk left waiting.
    pub fn retry(&self) -> Result<(), StoreError> {
        self.ask(Message::Retry)
    }

    /// Stores what was submitted, closes the file and ends the writer; later calls say `Closed`.
    /// What the disk does not take goes into the emergency file, and the error says why.
    pub fn close(&self) -> Result<(), StoreError> {
        let outcome = self.ask(Message::Close);
        self.inner.join();
        match outcome {
            Err(StoreError::Closed) => Ok(()),
            outcome => outcome,
        }
    }

    /// Gives unused space of the file back to the disk.
    pub fn compact(&self) -> Result<(), StoreError> {
        self.exclusive(Core::compact)
    }

    /// Measures how much of the file holds something.
    pub fn usage(&self) -> Result<Usage, StoreError> {
        self.exclusive(|core| core.usage())
    }

    /// Runs a task on the writer's thread, with the file for itself, and comes back at once.
    fn task<T: 'static>(
        &self,
        task: impl FnOnce(&mut Core) -> Result<T, StoreError> + Send + 'static,
        done: impl FnOnce(Result<T, StoreError>) + Send + 'static,
    ) {
        let ticket = Ticket::new(done);
        let task = Box::new(move |core: &mut Core| ticket.answer(guard(|| task(core))));
        drop(self.inner.sender.send(Message::Task(task)));
    }

    /// Runs a task on the writer's thread, with the file for itself, and waits for it.
    fn exclusive<T: Send + 'static>(
        &self,
        task: impl FnOnce(&mut Core) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (sender, receiver) = channel();
        self.task(task, move |outcome| drop(sender.send(outcome)));
        receiver.recv().unwrap_or(Err(StoreError::Closed))
    }

    fn ask<T>(
        &self,
        message: impl FnOnce(Sender<Result<T, StoreError>>) -> Message,
    ) -> Result<T, StoreError> {
        let (sender, receiver) = channel();
        self.inner.sender.send(message(sender)).map_err(|_| StoreError::Closed)?;
        receiver.recv().unwrap_or(Err(StoreError::Closed))
    }
}
