//! Keeps a small log of what went wrong, without names, numbers or anything that was typed.

use std::path::Path;

use tracing_appender::rolling::{Builder, Rotation};

/// Days of logs that are kept.
const DAYS: usize = 7;

/// Begins to write warnings and errors into a file a day; where the folder cannot be written, the
/// program goes on without a log.
pub fn start(folder: &Path) {
    // Asked to tidy a folder that is not there, the library complains right into the screen.
    if std::fs::create_dir_all(folder).is_err() {
        return;
    }
    let files = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix("juragan")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folder);
    if let Ok(files) = files {
        let log = tracing_subscriber::fmt()
            .with_writer(std::sync::Mutex::new(files))
            .with_max_level(tracing::Level::WARN)
            .with_ansi(false)
            .finish();
        // A second start in one process keeps the first log.
        drop(tracing::subscriber::set_global_default(log));
    }
}
