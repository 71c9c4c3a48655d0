//! Runs the real program in a pseudo-terminal: keys in, screen out, never a sleep for the screen.

use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// Longest wait for something that takes milliseconds; only a watchdog.
pub(crate) const WATCHDOG: Duration = Duration::from_secs(30);

/// The moment at which the programs of these tests live.
pub(crate) const NOW: &str = "2026-03-02T08:05+07:00";

/// Held by the one program that runs: they share two cores with nobody.
static TURN: Mutex<()> = Mutex::new(());

/// A program in a terminal; while there is one, another test waits with its own.
pub(crate) struct Program {
    _turn: MutexGuard<'static, ()>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// How the terminal was before.
    cooked: String,
    /// Everything that the program wrote so far.
    pub(crate) written: Vec<u8>,
}

impl Program {
    /// Starts the program on a store at 80x24, in the fixed moment `NOW`.
    pub(crate) fn start(data: &Path, args: &[&str]) -> Self {
        Self::start_sized(data, args, (80, 24))
    }

    pub(crate) fn start_sized(data: &Path, args: &[&str], size: (u16, u16)) -> Self {
        Self::spawn(Self::command(data, args), size)
    }

    /// Starts it with more variables.
    pub(crate) fn start_with(data: &Path, args: &[&str], more: &[(&str, &str)]) -> Self {
        let mut command = Self::command(data, args);
        for (name, value) in more {
            command.env(name, value);
        }
        Self::spawn(command, (80, 24))
    }

    /// Prepares the program on a store, in the fixed moment `NOW`.
    pub(crate) fn command(data: &Path, args: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_juragan"));
        command.args(args);
        on_store(command, data)
    }

    /// Starts the program with its output on a pipe, of which the terminal shows what comes out.
    pub(crate) fn start_piped(data: &Path, variable: (&str, &str)) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", "\"$0\" | cat", env!("CARGO_BIN_EXE_juragan")]);
        command.env(variable.0, variable.1);
        Self::spawn(on_store(command, data), (80, 24))
    }

    /// Starts any command in a terminal.
    pub(crate) fn spawn(command: CommandBuilder, (cols, rows): (u16, u16)) -> Self {
        // A test that failed while it had its turn has told so.
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let cooked = mode(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut block = vec![0; 1 << 16];
            while let Ok(count) = reader.read(&mut block) {
                if count == 0 || sender.send(block[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let screen = vt100::Parser::new(cells(rows), cells(cols), 0);
        Self {
            _turn: turn,
            master: pair.master,
            child,
            keyboard,
            output,
            screen,
            cooked,
            written: Vec::new(),
        }
    }

    /// Types keys.
    pub(crate) fn keys(&mut self, keys: &str) {
        // A program that is gone reads nothing; what was expected of it is asserted elsewhere.
        drop(self.keyboard.write_all(keys.as_bytes()));
        drop(self.keyboard.flush());
    }

    /// Gives the screen as text.
    pub(crate) fn text(&mut self) -> String {
        self.take_output();
        self.screen.screen().contents()
    }

    /// Gives the terminal as the program left it.
    pub(crate) fn screen(&mut self) -> &vt100::Screen {
        self.take_output();
        self.screen.screen()
    }

    /// Tells whether the terminal gathers and shows lines as it did before the program ran.
    pub(crate) fn is_cooked(&self) -> bool {
        mode(&*self.master) == self.cooked
    }

    fn take_output(&mut self) {
        while let Ok(block) = self.output.try_recv() {
            self.show(&block);
        }
    }

    fn show(&mut self, block: &[u8]) {
        self.written.extend_from_slice(block);
        self.screen.process(block);
    }

    /// Waits until the screen shows a text.
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |screen| screen.contains(text));
    }

    /// Waits until the screen is as wanted; shows it where it never is.
    pub(crate) fn wait_until(&mut self, wish: &str, wanted: impl Fn(&str) -> bool) {
        let end = Instant::now() + WATCHDOG;
        loop {
            let screen = self.text();
            if wanted(&screen) {
                return;
            }
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(block) => self.show(&block),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    let last = self.text();
                    assert!(wanted(&last), "never shown: {wish}\n{last}");
                    return;
                }
            }
        }
    }

    /// Changes the size of the terminal.
    pub(crate) fn resize(&mut self, (cols, rows): (u16, u16)) {
        self.take_output();
        self.screen.screen_mut().set_size(cells(rows), cells(cols));
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Kills the program at once, as pulling the plug of the machine's user would.
    pub(crate) fn kill(&mut self) {
        self.signal("KILL");
        self.child.wait().unwrap();
    }

    /// Gives the number by which the system knows the program.
    pub(crate) fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends a signal by its name, such as `HUP`.
    pub(crate) fn signal(&mut self, name: &str) {
        let id = self.id().to_string();
        let sent = std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap();
        assert!(sent.success());
    }

    /// Lists the processes that the program started and that are still there, where the system
    /// tells.
    #[cfg(target_os = "linux")]
    pub(crate) fn children(&self) -> Vec<String> {
        let id = self.id();
        let tasks = std::fs::read_dir(format!("/proc/{id}/task")).unwrap();
        let children = tasks
            .filter_map(|task| std::fs::read_to_string(task.unwrap().path().join("children")).ok());
        let all: String = children.collect();
        all.split_whitespace().map(str::to_owned).collect()
    }

    /// Takes what is still to be read after the program has ended.
    pub(crate) fn rest(&mut self) -> String {
        while let Ok(block) = self.output.recv_timeout(Duration::from_secs(5)) {
            self.show(&block);
        }
        self.screen.screen().contents()
    }

    /// Waits for the end of the program; gives how it ended and how long that took.
    pub(crate) fn wait_end(&mut self) -> (ExitStatus, Duration) {
        let start = Instant::now();
        loop {
            // The terminal is read on, or a last frame would block the program.
            self.take_output();
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status, start.elapsed());
            }
            assert!(start.elapsed() < WATCHDOG, "never ended:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

/// Says how the terminal treats what is typed.
fn mode(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

/// Lets a command work on a store in the fixed moment `NOW`, with settings and machine id of the
/// tests' own, whatever the user has.
fn on_store(mut command: CommandBuilder, data: &Path) -> CommandBuilder {
    command.env("JURAGAN_DATA", data);
    command.env("JURAGAN_NOW", NOW);
    command.env("TERM", "xterm-256color");
    command.env("XDG_CONFIG_HOME", data.with_extension("config"));
    command.env("XDG_DATA_HOME", data.with_extension("share"));
    command.env("XDG_STATE_HOME", data.with_extension("state"));
    command
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

impl Drop for Program {
    fn drop(&mut self) {
        // Ended already in most tests; no test leaves a program behind.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
