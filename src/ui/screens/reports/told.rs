//! Says what was written, and where it is.

use crate::app::Fact;
use crate::app::report::Report;

use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::text;
use crate::ui::theme::Role;

/// Says which files there are, who gave no consent, and why the whole NIK stands in them.
pub(super) fn written_lines(report: &Report, look: &Look, room: u16) -> Vec<(Role, String)> {
    let mut lines: Vec<(Role, String)> = Vec::new();
    for file in &report.files {
        let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let facts = [("name", name.into()), ("rows", i64::from(file.rows).into())];
        let rows = look.say_with("report-file", &facts);
        lines.push((Role::Good, text::cut(&rows, room, look.glyphs().cut).into_owned()));
    }
    let receiver = look.say(&report.receiver).into_owned();
    let number = |number: u32| Fact::Number(number.into());
    let mut notes = vec![(
        Role::Text,
        Note::info("done-export")
            .fact("people", number(report.people))
            .fact("receiver", receiver.as_str()),
    )];
    if report.without_consent > 0 {
        let count = number(report.without_consent);
        let note = Note::info("warning-without-consent").fact("count", count);
        notes.push((Role::Warn, note.fact("receiver", receiver.as_str())));
    }
    if !report.why_full_nik.is_empty() {
        let why = look.say(&report.why_full_nik).into_owned();
        notes.push((Role::Warn, Note::info("warning-full-nik").fact("why", why)));
    }
    if report.damaged > 0 {
        notes.push((Role::Bad, Note::info("warning-damaged").fact("count", report.damaged)));
    }
    for (role, note) in notes {
        lines.extend(text::wrap(&look.sentence(&note), room).into_iter().map(|line| (role, line)));
    }
    lines
}

/// Writes the whole paths, broken where a line ends and nowhere else, so that they can be copied.
pub(super) fn path_lines(report: &Report, width: u16) -> Vec<(Role, String)> {
    let mut lines = Vec::new();
    for file in &report.files {
        let path = file.path.display().to_string();
        let mut line = String::new();
        for (sign, columns) in text::signs(&path) {
            if text::columns(&line).saturating_add(columns) > width {
                lines.push((Role::Text, std::mem::take(&mut line)));
            }
            line.push_str(sign);
        }
        lines.push((Role::Text, line));
        lines.push((Role::Text, String::new()));
    }
    lines
}
