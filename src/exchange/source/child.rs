//! Reads a workbook in a process of its own, whose end is only a sentence for the one that waits.
//!
//! The file goes in through stdin, the answer comes out of stdout as MessagePack, stderr is a pipe.
//! No path is handed over: a file's name may hold a person's name, and arguments can be seen by all.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest as _, Sha256};

use super::error::{Refusal, SourceError};
use super::limits::{LIMITS, Limit};
use super::{Source, Workbook, book, hex};

/// Hidden sub-command under which the program is the reading process.
pub const COMMAND: &str = "__read-workbook";

/// Bytes that the reading process may hold; `main` sets it as the limit of its allocator.
pub const MEMORY_BYTES: usize = LIMITS.memory_bytes;

type Answer = Result<Workbook, Refusal>;

const PIECE_BYTES: usize = 64 << 10;
const COMPLAINT_BYTES: u64 = 8 << 10;

/// How long somebody who stops the reading waits for it at most.
const PATIENCE: Duration = Duration::from_millis(40);

/// Hands a file to a reading process and waits for its answer, at most so long and no longer than
/// `goes_on` says; the process has ended when this returns.
pub(super) fn read(
    file: File,
    reader: &Path,
    wait: Duration,
    goes_on: &dyn Fn() -> bool,
) -> Result<Source, SourceError> {
    let mut child = Command::new(reader)
        .arg(COMMAND)
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(SourceError::NoReader)?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let sending = thread::spawn(move || stdin.map_or(Ok(String::new()), |pipe| send(file, pipe)));
    let complaint = thread::spawn(move || stderr.map(listen).unwrap_or_default());
    let (answers, answered) = mpsc::channel();
    let receiving = thread::spawn(move || drop(answers.send(stdout.and_then(receive))));
    let answer = await_answer(&answered, wait, goes_on);
    // Whatever it is still at: its answer is here, or comes too late.
    drop(child.kill());
    child.wait().map_err(SourceError::Io)?;
    drop(receiving.join());
    let complaint = complaint.join().unwrap_or_default();
    let sent = sending.join().unwrap_or_else(|_| Ok(String::new()));
    let workbook = match answer {
        Ok(Some(answer)) => answer?,
        Ok(None) if complaint.contains("memory allocation") => {
            return Err(Refusal::TooBig(Limit::Memory).into());
        }
        Ok(None) => return Err(Refusal::Damaged.into()),
        Err(_) if !goes_on() => return Err(SourceError::Stopped),
        Err(_) => return Err(Refusal::TooBig(Limit::Time).into()),
    };
    Ok(Source { workbook, sha256: sent.map_err(SourceError::Io)? })
}

fn await_answer<T>(
    answered: &Receiver<T>,
    wait: Duration,
    goes_on: &dyn Fn() -> bool,
) -> Result<T, RecvTimeoutError> {
    let start = Instant::now();
    loop {
        let left = wait.saturating_sub(start.elapsed());
        let answer = answered.recv_timeout(left.min(PATIENCE));
        let is_late = matches!(answer, Err(RecvTimeoutError::Timeout));
        if !is_late || left.is_zero() || !goes_on() {
            return answer;
        }
    }
}

/// Writes the file into the pipe and gives the hash of what was written.
fn send(mut file: File, mut pipe: impl Write) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let count = file.read(&mut piece)?;
        let bytes = piece.get(..count).unwrap_or_default();
        if bytes.is_empty() {
            return Ok(hex(&hash.finalize()));
        }
        hash.update(bytes);
        pipe.write_all(bytes)?;
    }
}

/// Reads the answer; none where the process ended before it was complete.
fn receive(pipe: impl Read) -> Option<Answer> {
    let most = u64::try_from(LIMITS.unpacked_bytes).unwrap_or(u64::MAX);
    rmp_serde::from_read(BufReader::new(pipe.take(most))).ok()
}

fn listen(mut pipe: impl Read) -> String {
    let mut bytes = Vec::new();
    drop(pipe.by_ref().take(COMPLAINT_BYTES).read_to_end(&mut bytes));
    // The rest is read and forgotten, so that the process never waits for a full pipe.
    drop(io::copy(&mut pipe, &mut io::sink()));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Is the reading process: opens no store, log or terminal.
pub fn run() -> ExitCode {
    // What panics here panics over the content of a file, which belongs in no message.
    std::panic::set_hook(Box::new(|_| ()));
    let answer = std::panic::catch_unwind(|| take_in(io::stdin().lock()).and_then(book::read))
        .unwrap_or(Err(Refusal::Damaged));
    let mut out = BufWriter::new(io::stdout().lock());
    let written = rmp_serde::encode::write(&mut out, &answer);
    if written.is_ok() && out.flush().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Takes in the whole file in steps, because a buffer that doubles would count twice.
fn take_in(mut pipe: impl Read) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let step = 4 << 20;
    loop {
        bytes.reserve_exact(step);
        let most = u64::try_from(step).unwrap_or(u64::MAX);
        let count = pipe.by_ref().take(most).read_to_end(&mut bytes);
        if count.map_err(|_| Refusal::Damaged)? == 0 {
            return Ok(bytes);
        }
        if bytes.len() > LIMITS.unpacked_bytes {
            return Err(Refusal::TooBig(Limit::Unpacked));
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// Writes a program by another process, so that no other test's child holds it open.
    fn script(folder: &Path, body: &str) -> PathBuf {
        let path = folder.join("reader");
        let write = "printf '#!/bin/sh\\n%s\\n' \"$2\" > \"$1\" && chmod +x \"$1\"";
        let mut shell = Command::new("sh");
        let status = shell.args(["-c", write, "sh"]).arg(&path).arg(body).status().unwrap();
        assert!(status.success());
        path
    }

    fn end_of(body: &str) -> Refusal {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, vec![b'x'; 300_000]).unwrap();
        let reader = script(folder.path(), body);
        let wait = Duration::from_millis(1_500);
        match read(File::open(&file).unwrap(), &reader, wait, &|| true).unwrap_err() {
            SourceError::Refused(refusal) => refusal,
            error => panic!("{error:?}"),
        }
    }

    #[test]
    fn whatever_the_process_does_is_a_refusal() {
        let start = Instant::now();
        assert_eq!(end_of("exec sleep 60"), Refusal::TooBig(Limit::Time));
        assert!(start.elapsed() < Duration::from_secs(15));
        let hungry = "echo memory allocation of 9 bytes failed >&2; kill -ABRT $$";
        assert_eq!(end_of(hungry), Refusal::TooBig(Limit::Memory));
        assert_eq!(end_of("exit 3"), Refusal::Damaged);
        assert_eq!(end_of("kill -SEGV $$"), Refusal::Damaged);
        assert_eq!(end_of("exec cat /dev/zero"), Refusal::Damaged);
        assert_eq!(end_of("exec yes"), Refusal::Damaged);
        let talkative = "head -c 1000000 /dev/zero >&2; exit 3";
        assert_eq!(end_of(talkative), Refusal::Damaged);
    }

    #[test]
    fn who_stops_the_reading_waits_for_nothing_and_the_process_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let (file, id) = (folder.path().join("file"), folder.path().join("id"));
        std::fs::write(&file, "x").unwrap();
        let reader = script(folder.path(), &format!("echo $$ > {}; exec sleep 60", id.display()));
        let start = Instant::now();
        let goes_on = || !std::fs::read(&id).is_ok_and(|id| id.ends_with(b"\n"));
        let end = read(File::open(&file).unwrap(), &reader, Duration::from_mins(1), &goes_on);
        assert!(matches!(end, Err(SourceError::Stopped)));
        assert!(start.elapsed() < Duration::from_secs(15));
        let id = std::fs::read_to_string(&id).unwrap();
        let mut probe = Command::new("kill");
        let alive = probe.args(["-0", id.trim()]).stderr(Stdio::null()).status().unwrap();
        assert!(!alive.success());
    }

    #[test]
    fn a_program_that_is_not_there_is_its_own_error() {
        let file = tempfile::tempfile().unwrap();
        let end = read(file, Path::new("/nowhere/juragan"), Duration::from_secs(1), &|| true);
        assert!(matches!(end, Err(SourceError::NoReader(_))));
    }
}
