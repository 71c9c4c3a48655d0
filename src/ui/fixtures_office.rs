//! Made-up backups, operators and settings for the tests of this folder.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::app::access::Protection;
use crate::app::backups::{BackupRow, BackupsView, KeptIn};
use crate::app::handover::Left;
use crate::app::operators::{HasPassphrase, OperatorRow, Presence};
use crate::app::safety::{BackupStatus, SecondPlace, SecondStatus};
use crate::app::settings::{Settings, SettingsView};
use crate::domain::id::OperatorId;
use crate::domain::records::{Operator, Role};
use crate::locale::Language;

use super::fixtures::{clock, id};
use super::look::Look;
use super::note::Note;
use super::office::{Looked, Told};
use super::state::AppState;
use super::work::{Done, Event, Loaded, Ready, Run, Then};

/// Backups of two places, and a second place that was not copied to for long.
pub(crate) fn backups() -> BackupsView {
    let made = |hours| clock().now().naive_local() - chrono::Duration::hours(hours);
    let row = |(hours, kept): (i64, KeptIn)| BackupRow {
        path: PathBuf::from("/home/sari/juragan/backup/juragan-20261109-164000.redb"),
        made: made(hours),
        bytes: 1_300_000,
        kept,
    };
    let last = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
    let folder = PathBuf::from("/media/sari/CADANGAN");
    let second = SecondPlace { folder, last, earlier: Vec::new() };
    BackupsView {
        status: BackupStatus { newest: Some(made(16)), second: SecondStatus::Overdue(second, 9) },
        protection: Protection::Open,
        left: None,
        file: "/home/sari/juragan/juragan.redb".into(),
        folder: "/home/sari/juragan/backup".into(),
        loose_bytes: None,
        rows: [(16, KeptIn::Own), (40, KeptIn::Own), (216, KeptIn::Second)].map(row).into(),
        word: "BAHARI".to_owned(),
    }
}

/// Data that moved to another laptop, of which there is no backup here.
pub(crate) fn backups_left() -> BackupsView {
    let left =
        Left { at: clock().now(), folder: "/media/sari/PINDAH".to_owned(), by: "Sari".to_owned() };
    let status = BackupStatus { newest: None, second: SecondStatus::NotChosen };
    let protection = Protection::Locked(vec![OperatorId::default()]);
    BackupsView { left: Some(left), status, protection, rows: Vec::new(), ..backups() }
}

/// What an older backup would mean.
pub(crate) fn looked() -> Told {
    let older = Note::warn("restore-older")
        .fact("count", 43_i64)
        .fact("by", "Sari, Budi Santosa")
        .fact("weekday", 2_i64)
        .fact("date", "03-11-2026")
        .fact("time", "14.10");
    Told::Looked(Looked {
        file: "/home/sari/juragan/backup/juragan-20261103-141000.redb".into(),
        sentences: vec![older, Note::warn("restore-key-present")],
        word: "BAHARI".to_owned(),
        asks: "ask-restore-word",
    })
}

/// Three operators with a role each.
pub(crate) fn operators() -> Vec<OperatorRow> {
    let row = |(number, name, role, passphrase): (u128, &str, Role, HasPassphrase)| OperatorRow {
        operator: Operator { id: OperatorId::new(id(9, number)), name: name.to_owned(), role },
        presence: if number == 1 { Presence::Here } else { Presence::Away },
        passphrase,
    };
    let rows = [
        (2, "Budi Santosa", Role::Instructor, HasPassphrase::No),
        (1, "Sari", Role::Admin, HasPassphrase::Yes),
        (3, "Wati", Role::Reader, HasPassphrase::Yes),
    ];
    rows.map(row).into()
}

/// Settings as they come, of a centre with a passphrase.
pub(crate) fn settings() -> SettingsView {
    SettingsView {
        settings: Settings::default(),
        centre: "LPK Bahari Kendal".to_owned(),
        protection: Protection::Locked(vec![OperatorId::default()]),
        file: "/home/sari/juragan/juragan.redb".into(),
        backups: "/home/sari/juragan/backup".into(),
        config: "/home/sari/.config/juragan".into(),
    }
}

/// The program with a store that has a passphrase, and one page shown.
pub(crate) fn guarded(loaded: Loaded, look: Look, size: (u16, u16)) -> AppState {
    let mut state = AppState::new(look, Run::Usual, clock(), size);
    let ready = Ready {
        operator: OperatorId::default(),
        operator_name: "Sari".to_owned(),
        clock: clock(),
        run: Run::Usual,
        protection: Protection::Locked(vec![OperatorId::default()]),
        left: None,
        told: None,
    };
    state.update(Event::Done(Box::new(Done::Opened(ready))));
    state.update(Event::Done(Box::new(Done::Loaded(Box::new(loaded), Then::Replace))));
    state
}

/// The same in Indonesian, with a clock that goes.
pub(crate) fn with_a_going_clock(loaded: Loaded) -> AppState {
    let look = super::fixtures::look(Language::Indonesian, super::glyphs::Glyphs::BOX);
    let mut state = guarded(loaded, look, (80, 24));
    let zone = crate::domain::records::Zone::default();
    state.go_by(crate::app::Clock::system(&zone));
    state
}
