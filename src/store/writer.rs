//! The writer's thread: takes what waits, stores it in one commit, tells each ticket.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex};

use uuid::Uuid;

use super::change::{Author, Change};
use super::core::Core;
use super::damage::guard;
use super::drafts;
use super::error::StoreError;
use super::undo::{self, Direction};
use super::{Receipt, UndoReport};

/// Most changes that share one commit; what comes later goes into the next one.
const GROUP_MAX: usize = 256;

/// Told exactly once what became of something: `Closed` where the writer ends before it came to it.
pub(super) struct Ticket<T>(Option<Done<T>>);

type Done<T> = Box<dyn FnOnce(Result<T, StoreError>) + Send>;

impl<T> Ticket<T> {
    pub(super) fn new(done: impl FnOnce(Result<T, StoreError>) + Send + 'static) -> Self {
        Self(Some(Box::new(done)))
    }

    /// Tells it; a panic of whoever is told does not end the writer.
    pub(super) fn answer(mut self, outcome: Result<T, StoreError>) {
        self.tell(outcome);
    }

    fn tell(&mut self, outcome: Result<T, StoreError>) {
        if let Some(done) = self.0.take() {
            drop(guard(|| {
                done(outcome);
                Ok(())
            }));
        }
    }
}

impl<T> Drop for Ticket<T> {
    fn drop(&mut self) {
        self.tell(Err(StoreError::Closed));
    }
}

/// Work that has the file for itself.
pub(super) type Task = Box<dyn FnOnce(&mut Core) + Send>;

/// What the writer is asked to do.
pub(super) enum Message {
    /// Store a change.
    Store(Change, Ticket<Receipt>),
    /// Take back or do again a change.
    Undo(UndoRequest, Sender<Result<UndoReport, StoreError>>),
    /// Try again to store what an error of the disk left behind.
    Retry(Sender<Result<(), StoreError>>),
    /// Do something with the file while nobody else writes.
    Task(Task),
    /// Store what waits, close the file and end.
    Close(Sender<Result<(), StoreError>>),
}

/// What is to be taken back or done again, by whom.
#[derive(Clone, Copy, Debug)]
pub(super) struct UndoRequest {
    /// The change.
    pub(super) target: Uuid,
    /// Id of the new change.
    pub(super) id: Uuid,
    /// Who asks.
    pub(super) author: Author,
    /// Back or forth.
    pub(super) direction: Direction,
}

/// What becomes of a change that the disk does not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFault {
    /// It is kept and tried again, as long as the program runs and at its next start.
    Keep,
    /// It is given up: for a run that ends at once, and whose user does it again.
    GiveUp,
}

/// What an error of the disk left behind, in the order in which it was typed.
#[derive(Debug, Default)]
pub(super) struct Kept {
    changes: Mutex<Vec<Change>>,
    count: AtomicUsize,
    /// Set where nobody stays to try again.
    gives_up: AtomicBool,
    /// Changes that waited and then did not fit any more, with why.
    refused: Mutex<Vec<(Change, StoreError)>>,
}

impl Kept {
    /// Says what becomes of changes that the disk does not take from now on.
    pub(super) fn on_fault(&self, on_fault: OnFault) {
        self.gives_up.store(on_fault == OnFault::GiveUp, Ordering::Release);
    }

    /// Keeps a group that the disk did not take, unless it is to be given up; gives its error.
    fn take(&self, group: Vec<Change>, error: StoreError) -> StoreError {
        if self.gives_up.load(Ordering::Acquire) {
            return StoreError::GivenUp(Box::new(error));
        }
        self.put(group);
        StoreError::Kept(Box::new(error))
    }

    /// Tells how many changes wait for the disk.
    pub(super) fn count(&self) -> usize {
        self.count.load(Ordering::Acquire)
    }

    /// Copies them, for the emergency draft.
    pub(super) fn copy(&self) -> Vec<Change> {
        self.changes.lock().map(|changes| changes.clone()).unwrap_or_default()
    }

    /// Hands over the changes that waited and then did not fit any more.
    pub(super) fn take_refused(&self) -> Vec<(Change, StoreError)> {
        self.refused.lock().map(|mut refused| std::mem::take(&mut *refused)).unwrap_or_default()
    }

    fn refuse(&self, change: Change, error: StoreError) {
        if let Ok(mut refused) = self.refused.lock() {
            refused.push((change, error));
        }
    }

    /// Forgets the first ones, which are stored or refused by now.
    fn forget(&self, count: usize) {
        if let Ok(mut changes) = self.changes.lock() {
            let count = count.min(changes.len());
            drop(changes.drain(..count));
            self.count.store(changes.len(), Ordering::Release);
        }
    }

    fn put(&self, kept: Vec<Change>) {
        if let Ok(mut changes) = self.changes.lock() {
            changes.extend(kept);
            self.count.store(changes.len(), Ordering::Release);
        }
    }
}

/// Runs until it is told to close or nobody can ask any more.
pub(super) fn run(mut core: Core, inbox: &Receiver<Message>, kept: &Arc<Kept>) {
    while let Ok(first) = inbox.recv() {
        let mut waiting = vec![first];
        while waiting.len() < GROUP_MAX
            && let Ok(next) = inbox.try_recv()
        {
            waiting.push(next);
        }
        if answer(&mut core, waiting, kept) {
            return;
        }
    }
    // Nobody is left to be told; what was typed goes in all the same.
    drop(finish(&mut core, kept));
}

/// Stores what waits, or leaves it in the emergency file, and closes the file.
fn finish(core: &mut Core, kept: &Arc<Kept>) -> Result<(), StoreError> {
    let stored = guard(|| put_back(core, kept));
    if stored.is_err() {
        drop(guard(|| drafts::save(core, &kept.copy())));
    }
    core.close().and(stored)
}

/// Answers messages in their order; tells whether the writer ends.
fn answer(core: &mut Core, waiting: Vec<Message>, kept: &Arc<Kept>) -> bool {
    let mut group = Vec::new();
    for message in waiting {
        if let Message::Store(change, done) = message {
            group.push((change, done));
            continue;
        }
        store_group(core, std::mem::take(&mut group), kept);
        match message {
            Message::Store(..) => {}
            Message::Undo(request, reply) => {
                drop(reply.send(guard(|| take_back(core, request, kept))));
            }
            Message::Retry(reply) => drop(reply.send(guard(|| put_back(core, kept)))),
            Message::Task(task) => task(core),
            Message::Close(reply) => {
                drop(reply.send(finish(core, kept)));
                return true;
            }
        }
    }
    store_group(core, group, kept);
    false
}

fn store_group(core: &mut Core, group: Vec<(Change, Ticket<Receipt>)>, kept: &Arc<Kept>) {
    if group.is_empty() {
        return;
    }
    let (changes, tickets): (Vec<Change>, Vec<Ticket<Receipt>>) = group.into_iter().unzip();
    let outcome = guard(|| {
        put_back(core, kept)?;
        store_surely(core, &changes)
    });
    match outcome {
        Ok(outcomes) => {
            for (ticket, outcome) in tickets.into_iter().zip(outcomes) {
                ticket.answer(outcome);
            }
        }
        Err(error) => {
            let error = kept.take(changes, error);
            // Whoever reads goes on reading, as far as the disk lets them.
            drop(guard(|| core.reopen()));
            for ticket in tickets {
                ticket.answer(Err(error.clone()));
            }
        }
    }
}

/// Stores what an earlier error left behind, before anything newer.
fn put_back(core: &mut Core, kept: &Arc<Kept>) -> Result<(), StoreError> {
    if kept.count() == 0 {
        return Ok(());
    }
    // They stay where everybody sees them until it is known what became of them.
    let changes = kept.copy();
    core.reopen()?;
    let outcomes = store_missing(core, &changes)?;
    kept.forget(changes.len());
    for (change, outcome) in changes.into_iter().zip(outcomes) {
        if let Err(error) = outcome {
            kept.refuse(change, error);
        }
    }
    Ok(())
}

/// Stores a group; after an error of the disk reopens the file and tries once more.
fn store_surely(
    core: &mut Core,
    changes: &[Change],
) -> Result<Vec<Result<Receipt, StoreError>>, StoreError> {
    match core.store(changes) {
        Err(error) => {
            if matches!(error, StoreError::DiskFull) {
                core.make_room();
            }
            // The first error says what is wrong; what reopening says is its consequence.
            core.reopen().map_err(|_| error)?;
            store_missing(core, changes)
        }
        stored => stored,
    }
}

/// Stores those changes that the journal does not hold yet.
fn store_missing(
    core: &mut Core,
    changes: &[Change],
) -> Result<Vec<Result<Receipt, StoreError>>, StoreError> {
    let ids: Vec<Uuid> = changes.iter().map(|change| change.id).collect();
    let found = core.find(&ids)?;
    let missing: Vec<Change> = changes
        .iter()
        .filter(|change| found.iter().all(|receipt| receipt.id != change.id))
        .cloned()
        .collect();
    let stored = if missing.is_empty() { Vec::new() } else { core.store(&missing)? };
    let mut stored = stored.into_iter();
    Ok(changes
        .iter()
        .map(|change| match found.iter().find(|receipt| receipt.id == change.id) {
            Some(receipt) => Ok(*receipt),
            None => stored.next().unwrap_or(Err(StoreError::Closed)),
        })
        .collect())
}

fn take_back(
    core: &mut Core,
    request: UndoRequest,
    kept: &Arc<Kept>,
) -> Result<UndoReport, StoreError> {
    // What was typed before goes in before: else undo would pass it over.
    put_back(core, kept)?;
    let snapshot = core.shared().snapshot()?;
    let plan = undo::plan(&snapshot, request)?;
    drop(snapshot);
    let outcomes = match store_surely(core, std::slice::from_ref(&plan.change)) {
        // Nothing was typed that would have to be kept; whoever reads goes on reading.
        Err(error) if error.is_disk() => {
            drop(guard(|| core.reopen()));
            return Err(StoreError::GivenUp(Box::new(error)));
        }
        outcomes => outcomes?,
    };
    outcomes.into_iter().next().unwrap_or(Err(StoreError::Closed))?;
    Ok(plan.report)
}
