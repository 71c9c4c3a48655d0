//! Ends the program when the console is closed or the system shuts down.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::task::{Context, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown};

use super::terminal;
use super::work::Event;

/// How long the program has to end by itself; within a second it is gone in any case, and Windows
/// waits for five.
const GRACE: Duration = Duration::from_millis(800);

/// Starts to wait for the console.
///
/// In raw mode Ctrl+C is a key and comes as one; this is for Ctrl+Break, which never does, and for
/// the window's close button. Windows ends a program whose window is closed as soon as the handler
/// returns, which is why this one waits for the end instead.
#[expect(clippy::exit, reason = "a screen that is stuck cannot end the process; it is restored")]
pub(super) fn watch(sender: Sender<Event>) -> io::Result<()> {
    let (mut close, mut logoff, mut shutdown) = (ctrl_close()?, ctrl_logoff()?, ctrl_shutdown()?);
    let (mut interrupt, mut stop) = (ctrl_c()?, ctrl_break()?);
    let wait = move || {
        let waker = Waker::from(Arc::new(Awake(thread::current())));
        let mut context = Context::from_waker(&waker);
        // Each is asked once more after every waking, and names this thread to be woken by it.
        while close.poll_recv(&mut context).is_pending()
            && logoff.poll_recv(&mut context).is_pending()
            && shutdown.poll_recv(&mut context).is_pending()
            && interrupt.poll_recv(&mut context).is_pending()
            && stop.poll_recv(&mut context).is_pending()
        {
            thread::park();
        }
        // Where nobody listens any more the program is ending already.
        drop(sender.send(Event::Stop));
        thread::sleep(GRACE);
        terminal::restore();
        std::process::exit(1);
    };
    thread::Builder::new().name("signals".to_owned()).spawn(wait).map(drop)
}

/// Wakes the thread that waits.
struct Awake(Thread);

impl Wake for Awake {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
