//! The rules and records of a training centre, without clock, file, language or terminal.
//!
//! ```text
//! centre
//! curriculum ── modules, graduation rule
//!   └ cohort ── sessions ── lessons
//!       │          └ register: enrolment → mark
//!       ├ enrolments ── scores ──> person ── consents
//!       └ decision: enrolment → outcome
//!
//! person ── milestones, follow-ups, shipments      (stage is derived from them)
//!   └ venture ── permits, products, turnover
//! submission: what was handed to whom              operator: who did it
//! ```
//!
//! | Indonesian | here |
//! | --- | --- |
//! | angkatan | cohort |
//! | peserta | participant, a person enrolled |
//! | pertemuan, sesi | session |
//! | presensi, daftar hadir | attendance register |
//! | hadir H, izin I, sakit S, alpa A | present, excused, sick, absent |
//! | terlambat T | present with minutes late |
//! | pulang awal P | present, left early |
//! | JP (jam pelajaran) | teaching hour |
//! | modul | module |
//! | kompeten, belum kompeten | competent, not yet |
//! | sidang kelulusan, berita acara | graduation meeting, minute |
//! | sertifikat | certificate |
//! | purna | returned worker |
//! | usaha, izin | venture, permit |
//! | pembiayaan | financing |
//! | pendampingan | follow-up |
//! | perwadag | trade post |
//! | ekspor perdana | first export |
#![warn(clippy::wildcard_enum_match_arm)]

pub mod certificate;
pub mod coded;
pub mod cohort_state;
pub mod field;
pub mod fields;
pub mod graduation;
pub mod grammar;
pub mod id;
pub mod marks;
pub mod prerequisites;
pub mod record;
pub mod records;
pub mod review;
pub mod scores;
pub mod stage;
pub mod tally;
pub mod text;
