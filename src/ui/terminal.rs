//! Owns the terminal: takes it, draws into it, and gives it back whatever happens.

use std::cell::RefCell;
use std::io::{self, Write};
use std::panic;
use std::rc::Rc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(not(windows))]
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::state::AppState;
use super::text;

/// Bytes that a frame is gathered in before the terminal gets them in one write.
const FRAME_BYTES: usize = 64 * 1024;

/// Whether the terminal is ours; read by the panic hook and the signal thread.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Where the last panic was.
static PANIC: Mutex<String> = Mutex::new(String::new());

/// Most unchanged cells that are written again because moving the cursor over them costs more.
const GAP_MOST: u16 = 7;

/// The terminal while the program owns it; dropping it gives it back.
#[derive(Debug)]
pub(super) struct Screen {
    backend: CrosstermBackend<Frame>,
    /// The same bytes as the backend writes to.
    frame: Frame,
    /// What the terminal shows.
    shown: Buffer,
    cursor: Option<(u16, u16)>,
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
        // Cleared by ourselves: the library would ask the terminal where its cursor is, and wait.
        queue!(frame, EnterAlternateScreen, Clear(ClearType::All), cursor::Hide)?;
        // Windows reports no paste, and asking for it there changes what Enter sends.
        #[cfg(not(windows))]
        queue!(frame, EnableBracketedPaste)?;
        let backend = CrosstermBackend::new(frame.clone());
        Ok(Self { backend, frame, shown: Buffer::default(), cursor: None })
    }

    /// Gives columns and rows.
    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.backend.size()?;
        Ok((size.width, size.height))
    }

    /// Draws the state, in one write of what changed.
    pub(super) fn draw(&mut self, state: &AppState) -> io::Result<()> {
        let (width, height) = self.size()?;
        let area = Rect::new(0, 0, width, height);
        queue!(self.frame, BeginSynchronizedUpdate)?;
        if self.shown.area != area {
            // What a terminal makes of its old lines on a new size nobody knows.
            queue!(self.frame, Clear(ClearType::All))?;
            self.shown = Buffer::empty(area);
        }
        let mut next = Buffer::empty(area);
        let cursor = state.draw(&mut next);
        self.backend.draw(changes(&self.shown, &next).into_iter())?;
        self.shown = next;
        match cursor {
            Some((x, y)) => queue!(self.frame, cursor::MoveTo(x, y))?,
            None if self.cursor.is_some() => queue!(self.frame, cursor::Hide)?,
            None => {}
        }
        if cursor.is_some() && self.cursor.is_none() {
            queue!(self.frame, cursor::Show)?;
        }
        self.cursor = cursor;
        queue!(self.frame, EndSynchronizedUpdate)?;
        self.frame.send()
    }

    /// Beeps with the next frame.
    pub(super) fn beep(&mut self) -> io::Result<()> {
        self.frame.write_all(b"\x07")
    }
}

/// Lists the cells to write: those that changed, and those between two of them that lie so near
/// that writing them again is shorter than moving the cursor.
fn changes<'a>(shown: &Buffer, next: &'a Buffer) -> Vec<(u16, u16, &'a Cell)> {
    let mut all: Vec<(u16, u16, &Cell)> = Vec::new();
    for change in shown.diff(next) {
        if let Some((x, y, before)) = all.last().copied()
            && let Some(between) = gap((x, y, before), change, next)
        {
            all.extend(between);
        }
        all.push(change);
    }
    all
}

/// Gives the cells between two changes of a row, if there are few, each of one column and in the
/// style of the change before them.
fn gap<'a>(
    before: (u16, u16, &Cell),
    after: (u16, u16, &Cell),
    next: &'a Buffer,
) -> Option<Vec<(u16, u16, &'a Cell)>> {
    let (x, y, cell) = before;
    let first = x.saturating_add(1);
    let is_near = y == after.1 && after.0 > first && after.0.saturating_sub(first) <= GAP_MOST;
    if !is_near || text::columns(cell.symbol()) != 1 {
        return None;
    }
    (first..after.0)
        .map(|x| next.cell((x, y)).map(|cell| (x, y, cell)))
        .map(|found| {
            found.filter(|(_, _, between)| {
                between.style() == cell.style() && text::columns(between.symbol()) == 1
            })
        })
        .collect()
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
        // An old console of Windows knows no such mode, and the rest would be left out with it.
        #[cfg(not(windows))]
        drop(execute!(out, DisableBracketedPaste));
        drop(execute!(out, EndSynchronizedUpdate, LeaveAlternateScreen, cursor::Show));
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
/// Only the place is kept and logged, and nothing is printed, also when the terminal was given
/// back: the message may hold what somebody typed.
fn restore_on_panic() {
    let screen_thread = std::thread::current().id();
    panic::set_hook(Box::new(move |info| {
        // This one becomes an error with a sentence of its own.
        if crate::app::is_guarded() {
            return;
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

#[cfg(test)]
mod tests {
    use ratatui::style::{Modifier, Style};

    use super::*;

    fn line(text: &str) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 30, 1));
        buffer.set_string(0, 0, text, Style::new());
        buffer
    }

    fn written(shown: &Buffer, next: &Buffer) -> String {
        changes(shown, next).iter().map(|change| change.2.symbol()).collect()
    }

    #[test]
    fn a_short_gap_is_written_again_and_a_long_one_is_jumped() {
        assert_eq!(written(&line("abc def"), &line("abX dYf")), "X dY");
        assert_eq!(written(&line("a23456789b"), &line("A23456789B")), "AB");
        assert_eq!(written(&line("same"), &line("same")), "");
    }

    #[test]
    fn a_gap_of_another_style_or_with_wide_signs_is_jumped() {
        let mut bold = line("abX dYf");
        bold.set_style(Rect::new(3, 0, 1, 1), Style::new().add_modifier(Modifier::BOLD));
        let mut before = line("abc def");
        before.set_style(Rect::new(3, 0, 1, 1), Style::new().add_modifier(Modifier::BOLD));
        assert_eq!(written(&before, &bold), "XY");
        assert_eq!(written(&line("a漢b"), &line("A漢B")), "AB");
    }

    #[test]
    fn the_changes_make_the_shown_screen_the_next_one() {
        let (mut shown, next) = (line("13 Imam Syafii: Hadir"), line("22 Puji Astuti: Sakit"));
        let cells: Vec<(u16, u16, Cell)> =
            changes(&shown, &next).into_iter().map(|(x, y, cell)| (x, y, cell.clone())).collect();
        for (x, y, cell) in cells {
            shown[(x, y)] = cell;
        }
        assert_eq!(shown, next);
    }
}
