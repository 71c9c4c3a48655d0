//! Owns the terminal: takes it, draws into it, and gives it back whatever happens.

use std::cell::RefCell;
use std::io::{self, Write};
use std::panic;
use std::rc::Rc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::DisableBracketedPaste;
#[cfg(not(windows))]
use crossterm::event::EnableBracketedPaste;
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::state::AppState;

/// Bytes that a frame is gathered in before the terminal gets them in one write.
const FRAME_BYTES: usize = 64 * 1024;

/// Whether the terminal is ours; read by the panic hook and the signal thread.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Where the last panic was.
static PANIC: Mutex<String> = Mutex::new(String::new());

/// The terminal while the program owns it; dropping it gives it back.
#[derive(Debug)]
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<Frame>>,
    /// The same bytes as the backend writes to.
    frame: Frame,
}

impl Screen {
    /// Takes the terminal: raw mode, a screen of its own, pasted text told from keys.
    pub(super) fn take() -> io::Result<Self> {
        restore_on_panic();
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let screen = Self::on_alternate_screen();
        if screen.is_err() {
            restore();
        }
        screen
    }

    fn on_alternate_screen() -> io::Result<Self> {
        let mut frame = Frame::default();
        queue!(frame, EnterAlternateScreen, Clear(ClearType::All), cursor::Hide)?;
        // Windows reports no paste, and asking for it there changes what Enter sends.
        #[cfg(not(windows))]
        queue!(frame, EnableBracketedPaste)?;
        let terminal = Terminal::new(CrosstermBackend::new(frame.clone()))?;
        Ok(Self { terminal, frame })
    }

    /// Gives columns and rows.
    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws the state, in one write.
    pub(super) fn draw(&mut self, state: &AppState) -> io::Result<()> {
        queue!(self.frame, BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| {
            if let Some(spot) = state.draw(frame.buffer_mut()) {
                frame.set_cursor_position(spot);
            }
        })?;
        queue!(self.frame, EndSynchronizedUpdate)?;
        self.frame.send()
    }

    /// Beeps with the next frame.
    pub(super) fn beep(&mut self) -> io::Result<()> {
        self.frame.write_all(b"\x07")
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back, once; a terminal that is gone takes nothing any more.
pub(super) fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let out = &mut io::stdout();
        drop(execute!(
            out,
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            cursor::Show
        ));
        drop(disable_raw_mode());
    }
}

/// Gives the place in the code of the last panic, for the sentence that tells of it.
pub(super) fn last_panic() -> String {
    PANIC.lock().map(|place| place.clone()).unwrap_or_default()
}

/// Restores the terminal as soon as the screen's thread panics, and keeps panics of other threads,
/// which are turned into errors there, off the screen.
///
/// Only the place is kept and logged: the message may hold what somebody typed.
fn restore_on_panic() {
    let screen_thread = std::thread::current().id();
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !TAKEN.load(Ordering::SeqCst) {
            return print(info);
        }
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
        if let Ok(mut last) = PANIC.lock() {
            *last = place;
        }
        if std::thread::current().id() == screen_thread {
            restore();
        }
    }));
}

/// Gathers a frame, so that the terminal gets it in one write; copies share the bytes, because the
/// backend keeps its writer to itself.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    bytes: Rc<RefCell<Vec<u8>>>,
}

impl Default for Frame {
    fn default() -> Self {
        Self { bytes: Rc::new(RefCell::new(Vec::with_capacity(FRAME_BYTES))) }
    }
}

impl Frame {
    fn send(&mut self) -> io::Result<()> {
        let bytes = self.bytes.replace_with(|bytes| Vec::with_capacity(bytes.capacity()));
        let mut out = io::stdout().lock();
        out.write_all(&bytes)?;
        out.flush()
    }
}

impl Write for Frame {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Keeps the bytes: the frame ends with `send`.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
