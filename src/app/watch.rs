//! Watches over long work: how far it is, and whether it goes on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use super::{AppError, Progress};

/// Asks long work to stop, from whichever thread.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks; what is begun ends as soon as it can without harm.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Tells whether somebody asked.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What long work gets to tell of itself and to be stopped by.
#[derive(Clone, Default)]
pub struct Watch {
    stop: Stop,
    tell: Option<Progress>,
    /// The percent that was told last.
    told: Arc<AtomicU8>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").field("stop", &self.stop).finish_non_exhaustive()
    }
}

impl Watch {
    /// Watches for somebody who may stop the work, and hears each new percent.
    pub fn new(stop: Stop, tell: Progress) -> Self {
        Self { stop, tell: Some(tell), told: Arc::default() }
    }

    /// Tells how much is done of how much; nobody hears of a step back or of the same percent.
    pub fn reach(&self, done: usize, all: usize) {
        let percent = done.saturating_mul(100).checked_div(all).unwrap_or(0).min(100);
        let percent = u8::try_from(percent).unwrap_or(100);
        if self.told.fetch_max(percent, Ordering::Relaxed) < percent
            && let Some(tell) = &self.tell
        {
            tell(percent);
        }
    }

    /// Tells whether the work goes on.
    pub fn goes_on(&self) -> bool {
        !self.stop.is_asked()
    }

    /// Ends the work with a sentence where somebody stopped it.
    pub fn go_on(&self) -> Result<(), AppError> {
        if self.goes_on() { Ok(()) } else { Err(AppError::user("error-stopped")) }
    }

    /// Hears percents as the store tells them.
    pub fn progress(&self) -> Progress {
        let own = self.clone();
        Arc::new(move |percent| own.reach(percent.into(), 100))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn a_percent_is_told_once_and_never_less_than_before() {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ear = Arc::clone(&heard);
        let watch = Watch::new(Stop::default(), Arc::new(move |p| ear.lock().unwrap().push(p)));
        for done in [0, 1, 1, 2, 1, 3, 900] {
            watch.reach(done, 3);
        }
        watch.reach(1, 0);
        assert_eq!(*heard.lock().unwrap(), [33, 66, 100]);
    }

    #[test]
    fn who_is_asked_to_stop_ends_with_a_sentence() {
        let stop = Stop::default();
        let watch = Watch::new(stop.clone(), Arc::new(|_| ()));
        assert!(watch.go_on().is_ok() && Watch::default().go_on().is_ok());
        stop.ask();
        assert_eq!(watch.go_on().unwrap_err().id, "error-stopped");
    }
}
