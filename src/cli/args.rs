//! The command line: every command with its alias, every option; the words stand in `locale`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};

use super::values;
use super::{
    access, centre, class, demo, graduate, history, import, journey, lists, report, safety, scores,
    shell,
};

/// The whole command line.
#[derive(Parser, Debug)]
#[command(name = "juragan", version, propagate_version = false)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) globals: Globals,
    #[command(flatten)]
    pub(crate) looks: Looks,
    #[command(subcommand)]
    pub(crate) command: Option<Task>,
}

/// Options that every command knows.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Globals {
    #[arg(long, global = true, value_name = "FILE", env = "JURAGAN_DATA")]
    pub(crate) data: Option<PathBuf>,
    #[arg(long, global = true, value_name = "LANG", value_parser = ["id", "en"])]
    pub(crate) lang: Option<String>,
    #[arg(long, global = true, value_name = "FORMAT", value_parser = ["table", "csv", "json"])]
    pub(crate) format: Option<String>,
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DATE", value_parser = values::day)]
    pub(crate) today: Option<NaiveDate>,
    #[arg(long, global = true, value_name = "NAME", env = "JURAGAN_OPERATOR")]
    pub(crate) operator: Option<String>,
}

/// How the screen looks, before or after `demo`; a command without a screen passes over it.
#[derive(Args, Clone, Debug, Default)]
pub struct Looks {
    /// For screen readers: no lines, and the cursor stands on the item in focus.
    #[arg(long, global = true)]
    pub plain: bool,
    /// No sign above ASCII.
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Code of the colours.
    #[arg(long, global = true, value_name = "THEME", value_parser = ["default", "contrast", "mono"])]
    pub theme: Option<String>,
}

/// Agreement before the question.
#[derive(Args, Debug)]
pub(crate) struct YesArgs {
    #[arg(long)]
    pub(crate) yes: bool,
}

/// The commands, in the order of the work.
#[derive(Subcommand, Debug)]
pub(crate) enum Task {
    #[command(visible_alias = "mulai")]
    Init(centre::InitArgs),
    #[command(visible_alias = "latihan")]
    Demo(demo::DemoArgs),
    #[command(visible_alias = "angkatan", subcommand)]
    Cohort(class::CohortTask),
    #[command(visible_alias = "sesi", subcommand)]
    Session(class::SessionTask),
    #[command(visible_alias = "muat", subcommand)]
    Import(import::ImportTask),
    #[command(visible_alias = "tandai")]
    Mark(class::MarkArgs),
    #[command(visible_alias = "nilai", subcommand)]
    Scores(scores::ScoresTask),
    #[command(visible_alias = "lulus")]
    Graduate(graduate::GraduateArgs),
    #[command(visible_alias = "langkah", alias = "tonggak", subcommand)]
    Milestone(journey::MilestoneTask),
    #[command(visible_alias = "daftar")]
    List(lists::ListArgs),
    #[command(visible_alias = "periksa")]
    Check(report::CheckArgs),
    #[command(visible_aliases = ["laporan", "ekspor-berkas"])]
    Export(report::ExportArgs),
    #[command(visible_alias = "profil", subcommand)]
    Profile(report::ProfileTask),
    #[command(visible_alias = "batalkan")]
    Undo(history::UndoArgs),
    #[command(visible_alias = "ulangi")]
    Redo,
    #[command(visible_alias = "riwayat")]
    Log(history::LogArgs),
    #[command(visible_alias = "cadangkan")]
    Backup(safety::BackupArgs),
    #[command(visible_alias = "pulihkan")]
    Restore(safety::RestoreArgs),
    #[command(visible_alias = "uji")]
    Verify(safety::VerifyArgs),
    #[command(visible_alias = "sandi", subcommand)]
    Passphrase(access::PassphraseTask),
    #[command(visible_alias = "keterangan")]
    Info,
    #[command(visible_alias = "pelengkap")]
    Completions(shell::CompletionsArgs),
    Man,
}
